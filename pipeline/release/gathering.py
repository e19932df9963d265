"""The first step of a release: each activity is looked at once, and its row drafted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock

from extractors.model import DocumentId
from pipeline.checks import Finding
from pipeline.model import Reviewed
from pipeline.release.drafting import Drafter, Rules, Seen, with_twins
from pipeline.release.drafting_worker import Helper, helping
from pipeline.release.drafts import Draft, Drafts, in_order
from pipeline.release.public_state import StoredGroups, Task
from pipeline.release.rows import AlsoReported, twins_of
from pipeline.release.sources import LoadDocument, PrintedParagraph

_WORTH_A_PROCESS = 4_000
"""Proposals from which half of them are drafted in a process of its own, which takes a few seconds
to start."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The drafts of all rows, and what was seen while they were made.

    Attributes:
        drafts: in no order.
        twins: what rows name in `also_reported_in`.
        dates: the days that documents bear.
        paragraphs: of matrices, by document and block.
        waiting: rows that wait for a reviewer.
        published: the ids of all rows.
        findings: expectations that are not met.
        guarded_texts: rows whose words a CSV file writes with a leading apostrophe.
        unlisted: names of the organizations outside the list, by id.
    """

    drafts: Sequence[Drafts]
    twins: Mapping[str, tuple[AlsoReported, ...]]
    dates: Mapping[DocumentId, date]
    paragraphs: Mapping[tuple[DocumentId, str], PrintedParagraph]
    waiting: int
    published: Set[str]
    findings: tuple[Finding, ...]
    guarded_texts: int
    unlisted: Mapping[str, str]

    def rows(self, rules: Rules) -> Iterator[Draft]:
        """The drafts in the order of their ids, each with what it names in `also_reported_in`."""
        for draft in in_order(self.drafts):
            twins = self.twins.get(draft.activity_id)
            yield with_twins(draft, twins, rules.lists) if twins else draft


@contextmanager
def gathering(
    groups: Iterable[Sequence[Reviewed]], folder: Path, *, rules: Rules, load: LoadDocument
) -> Iterator[Gathered]:
    """Draft a row for each activity that goes in; looks at each once.

    Args:
        groups: the activities.
        folder: where there is room for the drafts, which are gone at the end.
        rules: what rows are made and checked by.
        load: gives a stored document.
    """
    drafter = Drafter(rules, load)
    with Drafts(folder) as drafts, Drafts(folder) as further:
        if isinstance(groups, StoredGroups) and groups.proposals >= _WORTH_A_PROCESS:
            _share(groups, rules, drafter, drafts, further)
        else:
            for group in groups:
                drafts.add(drafter.draft(group))
        yield _gathered((drafts, further), drafter.seen, rules)


def _share(
    groups: StoredGroups, rules: Rules, drafter: Drafter, drafts: Drafts, further: Drafts
) -> None:
    """Draft what this process and another find time for, each the next part that waits."""
    waiting = _Shared(groups.tasks)

    def let_draft(helper: Helper) -> Seen:
        for task in waiting:
            further.add(helper.draft(task))
        return helper.end()

    # The helper is ended first: then nobody waits for it.
    with ThreadPoolExecutor(1) as threads, helping(groups.folder, rules) as helper:
        others = threads.submit(let_draft, helper)
        for task in waiting:
            if others.done():
                others.result()  # tells why, if it has failed
            drafts.add(drafter.draft(groups.folder.fold(task)))
        drafter.seen.join(others.result())


class _Shared:
    """Gives each task once, whoever asks."""

    def __init__(self, tasks: Iterable[Task]) -> None:
        self._tasks = iter(tasks)
        self._lock = Lock()

    def __iter__(self) -> Iterator[Task]:
        return self

    def __next__(self) -> Task:
        with self._lock:
            return next(self._tasks)


def _gathered(drafts: Sequence[Drafts], seen: Seen, rules: Rules) -> Gathered:
    file_names = {
        activity_id: rules.documents[row.document].file_name
        for some in drafts
        for activity_id, row in zip(some.ids, some.counted, strict=True)
    }
    return Gathered(
        drafts=drafts,
        twins=twins_of(seen.search.pairs(), file_names),
        dates=seen.dates,
        paragraphs=seen.paragraphs,
        waiting=sum(row.state == "needs_review" for some in drafts for row in some.counted),
        published=file_names.keys(),
        findings=seen.checking.findings(),
        guarded_texts=seen.guarded_texts,
        unlisted=seen.unlisted,
    )
