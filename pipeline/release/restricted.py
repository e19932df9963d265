"""What of the store may be published: nothing that comes from a restricted document.

Rows of restricted documents are the least of it: a decision carries the words that were decided
on, a twin in another format is named as a source, a row cites a like one as a precedent, and the
list of changes names what is gone.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain
from typing import Self

from extractors.model import DocumentId, Evidence
from pipeline.errors import ReleaseError
from pipeline.model import Activity, ActivityId, Decision, DocumentRecord, Reviewed

_INSTEAD = "like an activity of a restricted document"


@dataclass(frozen=True, slots=True)
class Said:
    """What a decision is about, without what it says.

    Attributes:
        targets: the activities that it is about.
        places: the activities that it quotes, each with its document.
    """

    seq: int
    undoes: int | None
    targets: tuple[ActivityId, ...]
    places: tuple[tuple[ActivityId, DocumentId], ...]

    @classmethod
    def of(cls, decision: Decision) -> Self:
        """What this decision is about."""
        return cls(
            decision.seq,
            decision.undoes,
            tuple(target.activity_id for target in decision.targets),
            tuple((item.id, item.ref.document) for item in activities_of(decision)),
        )


def activities_of(decision: Decision) -> Iterator[Activity]:
    """What a decision quotes: what stands from then on, and the proposals that were seen."""
    yield from decision.result
    yield from (item.activity for item in decision.answered)


def public_decisions(
    log: Sequence[Said],
    restricted: Set[DocumentId],
    proposed: Iterable[tuple[ActivityId, DocumentId]],
) -> frozenset[int]:
    """The decisions that speak of public documents only; an undo goes with what it takes back.

    Args:
        log: all decisions, in order.
        restricted: the documents that must not be seen.
        proposed: where activities stand now.
    """
    if not restricted:
        return frozenset(said.seq for said in log)
    hidden: set[ActivityId] = set()
    seen: set[ActivityId] = set()
    for activity_id, document in chain(proposed, *(said.places for said in log)):
        (hidden if document in restricted else seen).add(activity_id)
    hidden -= seen
    kept: set[int] = set()
    for said in log:
        if (
            hidden.isdisjoint(said.targets)
            and all(document not in restricted for _, document in said.places)
            and (said.undoes is None or said.undoes in kept)
        ):
            kept.add(said.seq)
    return frozenset(kept)


class Guard:
    """A second look at what is about to be published, whoever has put it together."""

    def __init__(self, documents: Mapping[DocumentId, DocumentRecord]) -> None:
        self._restricted = {
            key for key, record in documents.items() if record.visibility != "public"
        }

    def look_at(self, item: Reviewed) -> None:
        """Let an activity pass.

        Raises:
            ReleaseError: if it is public, and one of its sources is restricted.
        """
        if self._restricted and item.activity.ref.document not in self._restricted:
            self._refuse(source.ref.document for source in item.sources)

    def passed(self, decisions: Iterable[Decision]) -> "Passed":
        """The same decisions; at one that must not be seen going through them raises an error."""
        return Passed(self, decisions)

    def look_at_decision(self, decision: Decision) -> None:
        """Let a decision pass.

        Raises:
            ReleaseError: if it quotes a restricted document.
        """
        if self._restricted:
            self._refuse(activity.ref.document for activity in activities_of(decision))

    def _refuse(self, shown: Iterable[DocumentId]) -> None:
        if not self._restricted.isdisjoint(shown):
            raise ReleaseError(
                "a restricted document would be published",
                remedy="Report this as a defect; nothing was written",
            )


@dataclass(frozen=True, slots=True)
class Passed:
    """Decisions that are looked at whenever they are gone through."""

    guard: Guard
    decisions: Iterable[Decision]

    def __iter__(self) -> Iterator[Decision]:
        for decision in self.decisions:
            self.guard.look_at_decision(decision)
            yield decision


def decision_without_quotes(decision: Decision, quotes: Set[str]) -> Decision:
    """A decision, with no reason that quotes one of these."""
    if not quotes:
        return decision
    return decision.model_copy(
        update={
            "result": tuple(_clean(item, quotes) for item in decision.result),
            "answered": tuple(
                item.model_copy(update={"activity": _clean(item.activity, quotes)})
                for item in decision.answered
            ),
        }
    )


def without_quotes(item: Reviewed, quotes: Set[str]) -> Reviewed:
    """An activity as it stands, with no reason that quotes one of these."""
    if not quotes:
        return item
    proposal = item.proposal
    if proposal is not None:
        activity = _clean(proposal.activity, quotes)
        proposal = proposal.model_copy(update={"activity": activity})
    return item.model_copy(
        update={
            "activity": _clean(item.activity, quotes),
            "proposal": proposal,
            "sources": tuple(_clean(source, quotes) for source in item.sources),
        }
    )


def _clean(activity: Activity, quotes: Set[str]) -> Activity:
    """The activity, with no reason that quotes one of these."""
    measures = tuple(
        match.model_copy(
            update={"evidence": tuple(_unquoted(reason, quotes) for reason in match.evidence)}
        )
        for match in activity.measures
    )
    return (
        activity
        if measures == activity.measures
        else activity.model_copy(update={"measures": measures})
    )


def _unquoted(reason: Evidence, quotes: Set[str]) -> Evidence:
    _, opened, quote = reason.detail.partition("“")
    if reason.method == "precedent" and opened + quote in quotes:
        return reason.model_copy(update={"detail": _INSTEAD, "ref": None})
    return reason
