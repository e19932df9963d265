"""The reviewer's desk over one workspace: what stands now, read as it is asked for."""

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final, Literal

from sqlalchemy import Engine

from extractors.model import Document, DocumentId, Rejection
from gazetteers.additions import Additions
from pipeline.errors import DecisionError
from pipeline.model import ActivityId, Decision, DocumentRecord, Reviewed
from pipeline.review.codes import Codes
from pipeline.review.proposals import Proposals
from pipeline.review.standing import (
    bring_up_to_date,
    load_reviewed,
    take_in,
)
from pipeline.review.weighing import near_duplicates
from pipeline.store import decisions as log
from pipeline.store.documents import list_documents
from pipeline.store.queue import ids_in_order, neighbour
from pipeline.store.standing import Standing, read

if TYPE_CHECKING:
    from pipeline.workspace import Workspace

_DOCUMENTS_KEPT: Final = 8
"""Documents held in memory: a reviewer works through one or two at a time."""
_AT_ONCE: Final = 2_000
"""Activities that are read together: each document among them costs some statements."""


class Activities(Mapping[ActivityId, Reviewed]):
    """Every activity that was proposed or decided, read when it is asked for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def __getitem__(self, activity_id: ActivityId) -> Reviewed:
        return load_reviewed(self._engine, [activity_id])[activity_id]

    def __iter__(self) -> Iterator[ActivityId]:
        return iter(ids_in_order(self._engine))

    def __len__(self) -> int:
        return len(ids_in_order(self._engine))

    def of(self, ids: Sequence[ActivityId]) -> Iterator[Reviewed]:
        """Some of them, in the order of `ids`; those that nobody knows are left out."""
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            found = load_reviewed(self._engine, some)
            yield from (found[each] for each in some if each in found)


@dataclass(frozen=True)
class State:
    """What stands at one moment; a page reads from it no more than it shows.

    Attributes:
        engine: the store.
        documents: all documents, by id.
    """

    engine: Engine
    documents: Mapping[DocumentId, DocumentRecord]

    @property
    def items(self) -> Activities:
        """Every activity that was proposed or decided."""
        return Activities(self.engine)

    @property
    def log(self) -> tuple[Decision, ...]:
        """The whole log."""
        return log.all_decisions(self.engine)

    @property
    def in_order(self) -> tuple[Reviewed, ...]:
        """All activities in reading order, document by document."""
        return tuple(self.items.of(ids_in_order(self.engine)))

    def in_document(self, document_id: DocumentId) -> tuple[Reviewed, ...]:
        """The activities of one document, in reading order."""
        return tuple(self.items.of(ids_in_order(self.engine, document_id)))

    def item(self, activity_id: str) -> Reviewed:
        """One activity.

        Raises:
            DecisionError: if nobody proposed it and nobody decided on it.
        """
        found = load_reviewed(self.engine, [activity_id]).get(activity_id)
        if found is None:
            raise DecisionError("there is no such activity", where=activity_id)
        return found

    def line(self, item: Reviewed) -> Standing:
        """What lists know of an activity."""
        return read(self.engine, [item.activity.id])[item.activity.id]

    def about(self, ids: Collection[ActivityId]) -> tuple[Decision, ...]:
        """All decisions about some activities, with what takes them back, oldest first."""
        return log.decisions_about(self.engine, ids)

    def alike(self, item: Reviewed) -> tuple[ActivityId, ...]:
        """The near-duplicates of an activity that wait, the nearest first."""
        return near_duplicates(self.engine, self.line(item))

    def neighbour(self, item: Reviewed, step: Literal[-1, 1]) -> Reviewed | None:
        """The standing activity before (-1) or after (1) one in its document; None at the ends."""
        found = neighbour(self.engine, self.line(item), step)
        return None if found is None else self.item(found)


class Desk:
    """What stands in a workspace, and the only way in which a reviewer changes it.

    What other processes add (a new document, another reviewer's decision) is taken in at the next
    look.
    """

    def __init__(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        self._lock = threading.RLock()
        self.proposals = Proposals(workspace)
        self._codes: tuple[Additions, Codes] | None = None
        self._records: tuple[int, Mapping[DocumentId, DocumentRecord]] = (-1, {})
        self._documents: OrderedDict[DocumentId, tuple[Document, tuple[Rejection, ...]]] = (
            OrderedDict()
        )

    @property
    def codes(self) -> Codes:
        """What may be written in a decision, with the names that leads have added by now."""
        added = self.workspace.additions
        with self._lock:
            if self._codes is None or self._codes[0] != added:
                self._codes = added, Codes(self.workspace.framework, added)
            return self._codes[1]

    def now(self) -> datetime:
        """The present time, in UTC."""
        return self.workspace.clock()

    def state(self) -> State:
        """What stands now."""
        with self._lock:
            engine = self.workspace.engine
            extraction = bring_up_to_date(engine).extraction
            if self._records[0] != extraction:
                self._records = extraction, {item.id: item for item in list_documents(engine)}
                self._documents.clear()
            return State(engine, self._records[1])

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
        return log.append_decisions(self.workspace.engine, decisions, then=take_in)

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
