"""The reviewer's desk over one workspace: the present state, kept in memory and kept current."""

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Final

from extractors.model import Document, DocumentId, Rejection
from gazetteers.organizations import organizations
from gazetteers.territories import territories
from pipeline.errors import DecisionError
from pipeline.model import ActivityId, Decision, DocumentRecord, Reviewed
from pipeline.review.codes import Codes
from pipeline.review.decisions import apply_decisions, proposed_states
from pipeline.store.decisions import append_decisions, decisions_after, last_decision
from pipeline.store.proposals import current_proposals, newest_extraction
from pipeline.workspace import Workspace

_DOCUMENTS_KEPT: Final = 8
"""Documents held in memory: a reviewer works through one or two at a time."""
_PLACE_STEP: Final = 1e-4
"""New cuts are placed behind what they replace, before the next proposal."""


@dataclass(frozen=True)
class State:
    """What stands at one moment.

    Attributes:
        items: every activity that was proposed or decided.
        log: the whole log.
        documents: all documents, by id.
        places: position of each activity in reading order over all documents.
    """

    items: Mapping[ActivityId, Reviewed]
    log: tuple[Decision, ...]
    documents: Mapping[DocumentId, DocumentRecord]
    places: Mapping[ActivityId, float]

    def item(self, activity_id: str) -> Reviewed:
        """One activity.

        Raises:
            DecisionError: if nobody proposed it and nobody decided on it.
        """
        found = self.items.get(activity_id)
        if found is None:
            raise DecisionError("there is no such activity", where=activity_id)
        return found

    @cached_property
    def in_order(self) -> tuple[Reviewed, ...]:
        """All activities in reading order, document by document."""
        return tuple(sorted(self.items.values(), key=lambda item: self.places[item.activity.id]))

    def history(self, activity_id: ActivityId) -> tuple[Decision, ...]:
        """The decisions about an activity, oldest first."""
        return tuple(
            decision
            for decision in self.log
            if any(target.activity_id == activity_id for target in decision.targets)
        )

    def neighbour(self, item: Reviewed, step: int) -> Reviewed | None:
        """The standing activity before (-1) or after (1) one in its document; None at the ends."""
        standing = [
            other
            for other in self.in_order
            if other.activity.ref.document == item.activity.ref.document
            and (other.state != "rejected" or other.activity.id == item.activity.id)
        ]
        ids = [other.activity.id for other in standing]
        position = ids.index(item.activity.id) + step
        return standing[position] if 0 <= position < len(standing) else None


@dataclass
class _Base:
    """What no decision changes, and the state that was last made from it."""

    extraction: int
    proposed: Mapping[ActivityId, Reviewed]
    documents: Mapping[DocumentId, DocumentRecord]
    places: Mapping[ActivityId, float]
    state: State
    log: list[Decision] = field(default_factory=list)


class Desk:
    """The present state of a workspace, and the only way in which a reviewer changes it.

    Reading all proposals takes seconds for ten thousand of them, so they are kept; what other
    processes add (a new document, another reviewer's decision) is noticed at the next look.
    """

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._base: _Base | None = None
        self._lock = threading.RLock()
        self._documents: OrderedDict[DocumentId, tuple[Document, tuple[Rejection, ...]]] = (
            OrderedDict()
        )

    @cached_property
    def codes(self) -> Codes:
        """What may be written in a decision."""
        return Codes(self.workspace.framework, organizations(), territories())

    def now(self) -> datetime:
        """The present time, in UTC."""
        return self.workspace.clock()

    def state(self) -> State:
        """What stands now."""
        with self._lock:
            engine = self.workspace.engine
            extraction = newest_extraction(engine)
            base = self._base
            if base is None or base.extraction != extraction:
                base = self._base = self._load(extraction)
            last = base.log[-1].seq if base.log else 0
            if last_decision(engine) != last:
                base.log += decisions_after(engine, last)
                base.state = _state(base)
            return base.state

    @contextmanager
    def deciding(self) -> Iterator[State]:
        """The present state, which no other thread of this process changes meanwhile."""
        with self._lock:
            yield self.state()

    def decide(self, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
        """Add decisions to the log, all or none.

        Raises:
            DecisionError: if somebody else has decided on the same revision of an activity.
        """
        return append_decisions(self.workspace.engine, decisions)

    def document(self, document_id: DocumentId) -> tuple[Document, tuple[Rejection, ...]]:
        """What was last read from a document, and what was left out of it.

        Raises:
            DecisionError: if it was never read.
        """
        with self._lock:
            if document_id not in self._documents:
                found = self.workspace.extraction(document_id)
                if found is None:
                    raise DecisionError("the document was never read", where=document_id)
                self._documents[document_id] = found
                while len(self._documents) > _DOCUMENTS_KEPT:
                    self._documents.popitem(last=False)
            self._documents.move_to_end(document_id)
            return self._documents[document_id]

    def _load(self, extraction: int) -> _Base:
        engine = self.workspace.engine
        documents = {record.id: record for record in self.workspace.documents()}
        proposals = tuple(current_proposals(engine))
        order = sorted(
            range(len(proposals)),
            key=lambda index: (
                documents[proposals[index].activity.ref.document].file_name.casefold(),
                proposals[index].activity.ref.document,
                index,
            ),
        )
        places: dict[ActivityId, float] = {}
        proposed = proposed_states(proposals, documents)
        for place, index in enumerate(order):
            activity = proposals[index].activity
            quoted = proposed.get(activity.id)
            if quoted is not None and quoted.activity.ref.document == activity.ref.document:
                places[activity.id] = float(place)
        self._documents.clear()
        base = _Base(extraction, proposed, documents, places, State({}, (), documents, places))
        base.log += decisions_after(engine, 0)
        base.state = _state(base)
        return base


def _state(base: _Base) -> State:
    reviewed = apply_decisions(base.proposed, base.log)
    items = {item.activity.id: item for item in reviewed}
    places = dict(base.places)
    for decision in base.log:
        made = [activity for activity in decision.result if activity.id not in places]
        before = [
            places[target.activity_id]
            for target in decision.targets
            if target.activity_id in places
        ]
        for number, activity in enumerate(made, 1):
            start = min(before) if before else _place_in_document(items, places, activity.id)
            places[activity.id] = start + number * _PLACE_STEP
    for activity_id in items.keys() - places.keys():
        places[activity_id] = _place_in_document(items, places, activity_id)
    return State(items, tuple(base.log), base.documents, places)


def _place_in_document(
    items: Mapping[ActivityId, Reviewed],
    places: Mapping[ActivityId, float],
    activity_id: ActivityId,
) -> float:
    """Behind what stands before it in its block, else at the end of its document."""
    if activity_id not in items:
        return float(len(places))
    ref = items[activity_id].activity.ref
    placed = [
        (other.activity.ref, places[other_id])
        for other_id, other in items.items()
        if other_id in places and other.activity.ref.document == ref.document
    ]
    same_block = [
        place for other, place in placed if other.block == ref.block and other.start <= ref.start
    ]
    return max(same_block or [place for _, place in placed], default=float(len(places)))
