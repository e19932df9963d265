"""What of the store may be published: nothing that comes from a restricted document.

Rows of restricted documents are the least of it: a decision carries the words that were decided
on, a twin in another format is named as a source, a row cites a like one as a precedent, and the
list of changes names what is gone.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from extractors.model import DocumentId, Evidence
from pipeline.errors import ReleaseError
from pipeline.match.evidence import quote_of
from pipeline.model import Activity, ActivityId, Decision, DocumentRecord, Proposal, Reviewed
from pipeline.review.decisions import fold

_INSTEAD = "like an activity of a restricted document"


@dataclass(frozen=True, slots=True)
class PublicPart:
    """The present state and the log as far as they may be published.

    Attributes:
        left_out: ids of activities that stand in restricted documents only.
    """

    reviewed: tuple[Reviewed, ...]
    decisions: tuple[Decision, ...]
    left_out: frozenset[ActivityId] = frozenset()


def public_part(
    proposals: Iterable[Proposal],
    decisions: Sequence[Decision],
    documents: Mapping[DocumentId, DocumentRecord],
) -> PublicPart:
    """The present state as if restricted documents had never been received.

    An activity that stands in a public document, too, is quoted from there; what was decided
    before the words of a restricted one stays out.
    """
    restricted = {key for key, record in documents.items() if record.visibility != "public"}
    proposals = tuple(proposals)
    if not restricted:
        return PublicPart(fold(proposals, decisions, documents), tuple(decisions))
    places: dict[ActivityId, set[DocumentId]] = defaultdict(set)
    quotes = set()
    for activity in _all(proposals, decisions):
        places[activity.id].add(activity.ref.document)
        if activity.ref.document in restricted:
            quotes.add(quote_of(activity.text))
    kept = _public_decisions(decisions, restricted, places)
    reviewed = fold(
        [item for item in proposals if item.activity.ref.document not in restricted],
        kept,
        documents,
    )
    return PublicPart(
        reviewed=tuple(_without_quotes(item, quotes) for item in reviewed),
        decisions=tuple(_decision_without_quotes(item, quotes) for item in kept),
        left_out=frozenset(key for key, where in places.items() if where <= restricted),
    )


def refuse_restricted(
    reviewed: Iterable[Reviewed],
    decisions: Iterable[Decision],
    documents: Mapping[DocumentId, DocumentRecord],
) -> None:
    """A second look at what is about to be published, whoever has put it together.

    Raises:
        ReleaseError: if a decision or a source of a public row is from a restricted document.
    """
    restricted = {key for key, record in documents.items() if record.visibility != "public"}
    if not restricted:
        return
    shown = [activity.ref.document for each in decisions for activity in _all((), (each,))]
    for item in reviewed:
        if item.activity.ref.document not in restricted:
            shown += [source.ref.document for source in item.sources]
    if not restricted.isdisjoint(shown):
        raise ReleaseError(
            "a restricted document would be published",
            remedy="Report this as a defect; nothing was written",
        )


def _all(proposals: Sequence[Proposal], decisions: Sequence[Decision]) -> Iterable[Activity]:
    yield from (item.activity for item in proposals)
    for decision in decisions:
        yield from decision.result
        yield from (item.activity for item in decision.answered)


def _public_decisions(
    decisions: Sequence[Decision],
    restricted: set[DocumentId],
    places: Mapping[ActivityId, set[DocumentId]],
) -> tuple[Decision, ...]:
    """The decisions that speak of public documents only; an undo goes with what it takes back."""
    kept: dict[int, Decision] = {}
    for decision in decisions:
        shown = {activity.ref.document for activity in _all((), (decision,))}
        named = [places.get(target.activity_id, set()) for target in decision.targets]
        if shown & restricted or any(where and where <= restricted for where in named):
            continue
        if decision.undoes is not None and decision.undoes not in kept:
            continue
        kept[decision.seq] = decision
    return tuple(kept.values())


def _decision_without_quotes(decision: Decision, quotes: Set[str]) -> Decision:
    return decision.model_copy(
        update={
            "result": tuple(_clean(item, quotes) for item in decision.result),
            "answered": tuple(
                item.model_copy(update={"activity": _clean(item.activity, quotes)})
                for item in decision.answered
            ),
        }
    )


def _without_quotes(item: Reviewed, quotes: Set[str]) -> Reviewed:
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
