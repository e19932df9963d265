"""The present state of a store as far as it may be published, some documents at a time.

The state of an activity depends on the proposals of its series and on the decisions about them
alone, so a store of any size is folded series by series; `pipeline.release.restricted` says what
of a restricted document must not be seen.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import Engine

from extractors.model import DocumentId
from pipeline.match.evidence import quote_of
from pipeline.model import ActivityId, Decision, DocumentRecord, Reviewed
from pipeline.release.restricted import (
    Said,
    activities_of,
    decision_without_quotes,
    public_decisions,
    without_quotes,
)
from pipeline.review.decisions import fold
from pipeline.store.decisions import decisions_numbered, each_decision, last_decision
from pipeline.store.proposals import newest_extractions, proposals_of, proposed_ids

_AT_ONCE: Final = 1_000
"""Proposals that are folded together; a larger series is folded whole."""


class PublicState:
    """What of a store may be published, as it stood when this was made; nothing of it is held.

    An activity that stands in a public document, too, is quoted from there; what was decided
    before the words of a restricted one stays out.
    """

    def __init__(self, engine: Engine, documents: Mapping[DocumentId, DocumentRecord]) -> None:
        """Look at what belongs together.

        Args:
            engine: the store.
            documents: its documents, by id; what was read since is left out.
        """
        self._engine = engine
        self._documents = documents
        self._last = last_decision(engine)
        restricted = frozenset(
            key for key, record in documents.items() if record.visibility != "public"
        )
        newest = {
            extraction: document
            for document, extraction in newest_extractions(engine).items()
            if document in documents
        }
        log, self._quotes = _look_through(each_decision(engine, self._last), restricted)
        hidden_extractions = [key for key, document in newest.items() if document in restricted]
        for proposal in proposals_of(engine, hidden_extractions):
            self._quotes.add(quote_of(proposal.activity.text))
        proposed = [
            (activity_id, extraction)
            for activity_id, extraction in proposed_ids(engine)
            if extraction in newest
        ]
        places = [(activity_id, newest[extraction]) for activity_id, extraction in proposed]
        self._kept = public_decisions(log, restricted, places)
        self._parts = _divide(proposed, newest, log, documents)
        for part in self._parts:
            part.extractions = [each for each in part.extractions if newest[each] not in restricted]
            part.decisions = [seq for seq in part.decisions if seq in self._kept]

    def groups(self) -> "StoredGroups":
        """The present state; all that is quoted from one document stands in one group."""
        folder = Folder(self._engine, self._documents, frozenset(self._quotes))
        tasks = [
            Task(
                tuple(each for part in some for each in part.extractions),
                tuple(seq for part in some for seq in part.decisions),
                sum(part.proposals for part in some),
            )
            for some in _together(self._parts)
        ]
        return StoredGroups(folder, tasks)

    @property
    def decisions(self) -> Iterable[Decision]:
        """The log, to be gone through as often as one likes."""
        return _Log(self._engine, self._last, self._kept, self._quotes)


@dataclass(frozen=True, slots=True)
class Task:
    """A part of a store that can be folded by itself.

    Attributes:
        extractions: the newest of each of its documents.
        decisions: what was said of it, by `seq`.
        proposals: how many the extractions have.
    """

    extractions: tuple[int, ...]
    decisions: tuple[int, ...]
    proposals: int


@dataclass(frozen=True, slots=True)
class Folder:
    """Folds parts of a store.

    Attributes:
        engine: the store.
        documents: its documents, by id.
        quotes: how words of restricted documents would be quoted.
    """

    engine: Engine
    documents: Mapping[DocumentId, DocumentRecord]
    quotes: frozenset[str]

    def fold(self, task: Task) -> tuple[Reviewed, ...]:
        """The present state of a part."""
        reviewed = fold(
            proposals_of(self.engine, task.extractions),
            decisions_numbered(self.engine, task.decisions),
            self.documents,
        )
        return tuple(without_quotes(item, self.quotes) for item in reviewed)


@dataclass(frozen=True, slots=True)
class StoredGroups:
    """The present state of a store, folded when it is gone through."""

    folder: Folder
    tasks: Sequence[Task]

    @property
    def proposals(self) -> int:
        """How many proposals are folded."""
        return sum(task.proposals for task in self.tasks)

    def __iter__(self) -> Iterator[tuple[Reviewed, ...]]:
        return map(self.folder.fold, self.tasks)


@dataclass(frozen=True, slots=True)
class _Log:
    engine: Engine
    last: int
    kept: frozenset[int]
    quotes: set[str]

    def __iter__(self) -> Iterator[Decision]:
        for decision in each_decision(self.engine, self.last):
            if decision.seq in self.kept:
                yield decision_without_quotes(decision, self.quotes)


@dataclass(slots=True)
class _Part:
    """Series that share activities or decisions; most often it is one series.

    Attributes:
        extractions: the newest of each document.
        proposals: how many these have.
        decisions: what was said, by `seq`.
    """

    extractions: list[int] = field(default_factory=list)
    proposals: int = 0
    decisions: list[int] = field(default_factory=list)


def _look_through(
    decisions: Iterable[Decision], restricted: frozenset[DocumentId]
) -> tuple[list[Said], set[str]]:
    """What decisions are about, and how words of restricted documents would be quoted."""
    log, quotes = [], set()
    for decision in decisions:
        log.append(Said.of(decision))
        for activity in activities_of(decision):
            if activity.ref.document in restricted:
                quotes.add(quote_of(activity.text))
    return log, quotes


def _divide(
    proposed: Sequence[tuple[ActivityId, int]],
    newest: Mapping[int, DocumentId],
    log: Iterable[Said],
    documents: Mapping[DocumentId, DocumentRecord],
) -> list[_Part]:
    """The parts of a store that can be folded one by one, in the order in which they were read."""

    def series_of(document: DocumentId) -> str:
        return documents[document].series if document in documents else ""

    joined = _Joined()
    series: dict[ActivityId, str] = {}
    for activity_id, extraction in proposed:
        name = series_of(newest[extraction])
        joined.join(series.setdefault(activity_id, name), name)
    said: dict[int, str] = {}
    for each in log:
        names = [series[key] for key in each.targets if key in series]
        for activity_id, document in each.places:
            name = series_of(document)
            names += [series.setdefault(activity_id, name), name]
        if each.undoes in said:
            names.append(said[each.undoes])
        said[each.seq] = names[0] if names else ""
        for name in names:
            joined.join(said[each.seq], name)
    parts: dict[str, _Part] = {}
    counts = Counter(extraction for _, extraction in proposed)
    for extraction in sorted(newest):
        part = parts.setdefault(joined.first(series_of(newest[extraction])), _Part())
        part.extractions.append(extraction)
        part.proposals += counts[extraction]
    for seq, name in said.items():
        parts.setdefault(joined.first(name), _Part()).decisions.append(seq)
    return list(parts.values())


class _Joined:
    """Names that belong together: disjoint sets, each known by one of its names."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def first(self, name: str) -> str:
        while (above := self._above.get(name, name)) != name:
            self._above[name] = self._above.get(above, above)
            name = above
        return name

    def join(self, one: str, other: str) -> None:
        if one != other:
            self._above[self.first(other)] = self.first(one)


def _together(parts: Iterable[_Part]) -> Iterator[list[_Part]]:
    """Small parts in one go: asking the store for each of thousands takes its time."""
    some: list[_Part] = []
    number = 0
    for part in parts:
        if some and number + part.proposals > _AT_ONCE:
            yield some
            some, number = [], 0
        some.append(part)
        number += part.proposals
    if some:
        yield some
