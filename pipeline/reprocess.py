"""Reading documents anew, and showing what that changes before anything of it is kept."""

import dataclasses
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extractors.model import DocumentId
from extractors.text import display_name
from pipeline.errors import StoreError
from pipeline.ingest import Extractor
from pipeline.intake import Incoming, Stamp
from pipeline.model import ActivityId, DocumentRecord, Reviewed, ReviewState
from pipeline.readings import Readings
from pipeline.release.diff import Changes, Line, compare, compared
from pipeline.release.rows import build_rows
from pipeline.store.documents import newest_versions
from pipeline.store.kept import kept_path
from pipeline.store.proposals import newest_extraction
from pipeline.store.transfer import adopt_readings, copy_store
from pipeline.workspace import Workspace

ExtractIn = Callable[[Workspace], Extractor]
"""Gives what reads documents in a workspace."""


@dataclass(frozen=True, slots=True)
class StateChange:
    """An activity whose state would be another; None where there is none before or after."""

    activity_id: ActivityId
    title: str
    old: ReviewState | None
    new: ReviewState | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What reading documents anew would change.

    Attributes:
        read: documents that were read anew.
        unchanged: documents that these versions have read already.
        problems: one line for each document that cannot be read anew; it stays as it is.
        rows: the rows that would be new, changed, moved to another measure, or gone.
        states: the activities whose state would be another.
        orphans: decided activities that nobody would propose any more; they stay all the same.
        decided: activities with a decision; what was decided on them stays.
    """

    read: int
    unchanged: int
    problems: tuple[str, ...]
    rows: Changes
    states: tuple[StateChange, ...]
    orphans: tuple[ActivityId, ...]
    decided: int

    @property
    def transitions(self) -> Mapping[tuple[ReviewState | None, ReviewState | None], int]:
        """How many activities would go from one state to another."""
        return Counter((item.old, item.new) for item in self.states)


@dataclass(frozen=True, slots=True)
class Reprocessing:
    """Documents read anew in a copy of the store.

    Attributes:
        difference: what it would change.
        accept: keeps it, all or nothing, and returns the number of documents; raises StoreError
            if others have read documents meanwhile.
    """

    difference: Difference
    accept: Callable[[], int]


@contextmanager
def reprocessing(
    workspace: Workspace, records: Sequence[DocumentRecord], extract: ExtractIn
) -> Iterator[Reprocessing]:
    """Read documents anew with the present lists and version, in a copy of the store.

    Nothing is written to the workspace before `accept`.
    """
    with tempfile.TemporaryDirectory(prefix="jpoa-") as folder:
        address = f"sqlite:///{Path(folder) / 'jpoa.sqlite'}"
        copy = Workspace(
            workspace.settings.model_copy(update={"database_url": address}), workspace.clock
        )
        after = newest_extraction(workspace.engine)
        copy_store(workspace.engine, copy.engine)
        try:
            before = copy.reviewed()
            read, unchanged, problems = _read(copy, records, extract(copy), Path(folder))
            difference = _difference(
                copy, before, copy.reviewed(), read=read, unchanged=unchanged, problems=problems
            )
            yield Reprocessing(
                difference,
                lambda: adopt_readings(workspace.engine, copy.engine, after=after),
            )
        finally:
            copy.engine.dispose()


def find_records(workspace: Workspace, names: Sequence[str]) -> tuple[DocumentRecord, ...]:
    """The documents that are meant by file names or beginnings of ids; all without any name.

    Raises:
        StoreError: if a name means none.
    """
    records = workspace.documents()
    if not names:
        return records
    found: dict[DocumentId, DocumentRecord] = {}
    for name in names:
        meant = [record for record in records if is_meant(record, name)]
        if not meant:
            raise StoreError(
                "no such document was read", where=name, remedy="Name a file, or its id"
            )
        found.update((record.id, record) for record in meant)
    return tuple(found.values())


_SHORTEST_ID = 6


def is_meant(record: DocumentRecord, name: str) -> bool:
    """Whether a document is meant by a file name, with or without folders, or by its id."""
    digest = name.removeprefix("sha256:")
    return record.file_name == display_name(name) or (
        len(digest) >= _SHORTEST_ID and record.id.removeprefix("sha256:").startswith(digest)
    )


def _read(
    copy: Workspace, records: Sequence[DocumentRecord], extract: Extractor, folder: Path
) -> tuple[int, int, tuple[str, ...]]:
    versions = copy.versions
    items, problems, unchanged = [], [], 0
    for record in records:
        if record.state == "read" and newest_versions(copy.engine, record.id) == versions:
            unchanged += 1
        elif not kept_path(copy.settings.documents, record.id).is_file():
            problems.append(
                f"{record.file_name}: its original is no longer kept. Ingest the file again"
            )
        else:
            items.append(Incoming(Path(record.file_name), record.id, Stamp(0, 0)))
    ingest = dataclasses.replace(copy.ingest(), readings=Readings(folder / "readings", versions))
    read = 0
    for outcome in ingest.read_anew(items, extract):
        if outcome.state == "read":
            read += 1
        else:
            problems.append(outcome.problem)
    return read, unchanged, tuple(problems)


def _difference(
    copy: Workspace,
    before: Sequence[Reviewed],
    after: Sequence[Reviewed],
    *,
    read: int,
    unchanged: int,
    problems: tuple[str, ...],
) -> Difference:
    were = {item.activity.id: item for item in before if item.shadowed_by is None}
    are = {item.activity.id: item for item in after if item.shadowed_by is None}
    states = []
    for activity_id in sorted(were.keys() | are.keys()):
        old, new = were.get(activity_id), are.get(activity_id)
        present = new or old
        assert present is not None
        change = StateChange(
            activity_id,
            present.activity.text,
            old.state if old else None,
            new.state if new else None,
        )
        if change.old != change.new:
            states.append(change)
    return Difference(
        read=read,
        unchanged=unchanged,
        problems=problems,
        rows=compare(_lines(copy, before), _lines(copy, after), old="now", new="anew"),
        states=tuple(states),
        orphans=tuple(
            key
            for key, item in are.items()
            if item.proposal is None and key in were and were[key].proposal is not None
        ),
        decided=sum(item.reviewer is not None for item in are.values()),
    )


def _lines(copy: Workspace, reviewed: Sequence[Reviewed]) -> list[Line]:
    # Restricted documents are looked at here, too: nothing of this is published.
    documents = {
        record.id: record.model_copy(update={"visibility": "public"}) for record in copy.documents()
    }
    rows = build_rows(
        reviewed,
        documents=documents,
        organization_names=copy.catalogue.organization_names,
        framework=copy.framework.id,
        pseudonyms={},
        similar=lambda activities: (),
    )
    return [compared(row.published.model_dump(mode="json")) for row in rows]
