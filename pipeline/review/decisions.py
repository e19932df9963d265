"""The present state of every activity: a pure function of proposals and decisions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from rapidfuzz import fuzz

from extractors.model import DocumentId, Doubt
from pipeline.doubts import proposed_state
from pipeline.keys import file_series, key_text
from pipeline.model import (
    SCHEMA_VERSION,
    Activity,
    ActivityId,
    Decision,
    DocumentRecord,
    Proposal,
    Reviewed,
    ReviewState,
)
from pipeline.review.carry import carry_over
from pipeline.store.standing import Span

_TWIN_SHARE = 0.5
"""Documents of one name are twins when they share half of the smaller one's activities; two
reports that merely happen to be called "report" are not."""

_SAME_WORDS = 60.0
"""Least `fuzz.ratio` of key texts at which two cuts of one passage are about the same words."""

_STATES: Mapping[str, ReviewState] = {
    "confirm": "confirmed",
    "correct": "corrected",
    "recut": "corrected",
    "add": "corrected",
}


def fold(
    proposals: Iterable[Proposal],
    decisions: Sequence[Decision],
    documents: Mapping[DocumentId, DocumentRecord],
) -> tuple[Reviewed, ...]:
    """The present state, in the order of activity ids.

    Equal ids from several documents of a series are one activity, quoting the latest edition and,
    of the twins (formats) of one edition, the one with pages. A person outranks a better
    extractor: what was decided stands, though nobody proposes it any more. Pure, total, and
    independent of the order of proposals.

    Args:
        proposals: from the newest extraction of each document.
        decisions: the whole log, in the order of `seq`.
        documents: the documents that the proposals come from.
    """
    by_id = decided_states(proposed_states(proposals, documents), decisions)
    _shadow(by_id)
    by_id |= carry_over(by_id, {record.id: record.series for record in documents.values()})
    return tuple(by_id[activity_id] for activity_id in sorted(by_id))


def proposed_states(
    proposals: Iterable[Proposal], documents: Mapping[DocumentId, DocumentRecord]
) -> dict[ActivityId, Reviewed]:
    """What stands as long as nobody decides: the part of `fold` that no decision changes."""
    chosen, sources, doubts = _settle_twins(tuple(proposals), documents)
    reviewed = {}
    for activity_id, proposal in chosen.items():
        extra = tuple(doubts.get(activity_id, ()))
        activity = proposal.activity
        if extra:
            activity = activity.model_copy(update={"doubts": activity.doubts + extra})
        reviewed[activity_id] = Reviewed(
            activity=activity,
            state=proposed_state(activity),
            proposal=proposal,
            sources=sources[activity_id],
        )
    return reviewed


def decided_states(
    proposed: Mapping[ActivityId, Reviewed], decisions: Sequence[Decision]
) -> dict[ActivityId, Reviewed]:
    """What was proposed with decisions over it, before overlaps are looked for.

    What it says of an activity depends on the decisions that target this activity alone.
    """
    by_id = dict(proposed)
    revisions = _revisions(decisions)
    for activity_id, revision in revisions.items():
        if activity_id in by_id:
            by_id[activity_id] = by_id[activity_id].model_copy(update={"revision": revision})
    for activity_id, (state, decided_activity, reviewer, decided_at) in _decided(decisions).items():
        standing = by_id.get(activity_id)
        if decided_activity is not None:
            activity = decided_activity
        elif standing is not None:
            activity = standing.activity
        else:
            continue
        by_id[activity_id] = Reviewed(
            activity=activity,
            state=state,
            reviewer=reviewer,
            decided_at=decided_at,
            revision=revisions.get(activity_id, 0),
            proposal=standing.proposal if standing else None,
            sources=standing.sources if standing else (activity,),
        )
    return by_id


def active_decisions(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that count: those that no undo takes back; an undo may itself be undone."""
    undone: set[int] = set()
    active = []
    for decision in sorted(decisions, key=lambda item: item.seq, reverse=True):
        if decision.seq in undone:
            continue
        if decision.verdict == "undo":
            if decision.undoes is not None:
                undone.add(decision.undoes)
            continue
        active.append(decision)
    return tuple(reversed(active))


_Standing = tuple[ReviewState, Activity | None, str, datetime]


def _decided(decisions: Sequence[Decision]) -> dict[ActivityId, _Standing]:
    """What the log says of each activity; a later decision replaces an earlier one."""
    standing: dict[ActivityId, _Standing] = {}
    for decision in active_decisions(decisions):
        if decision.verdict == "note":
            continue
        by, at = decision.reviewer, decision.decided_at
        # A raised schema version changes what a field means: a person must look once more.
        current = decision.schema_version >= SCHEMA_VERSION
        if decision.verdict in ("reject", "recut"):
            seen = {item.activity.id: item.activity for item in decision.answered}
            for target in decision.targets:
                standing[target.activity_id] = ("rejected", seen.get(target.activity_id), by, at)
        for activity in decision.result:
            state = _STATES[decision.verdict] if current else "needs_review"
            standing[activity.id] = (state, activity, by, at)
    return standing


def _revisions(decisions: Sequence[Decision]) -> dict[ActivityId, int]:
    revisions: dict[ActivityId, int] = {}
    for decision in decisions:
        for target in decision.targets:
            seen = revisions.get(target.activity_id, 0)
            revisions[target.activity_id] = max(seen, target.revision)
    return revisions


def _shadow(by_id: dict[ActivityId, Reviewed]) -> None:
    """Mark new proposals that overlap the words of a decided activity of the same document."""
    blocks: dict[tuple[DocumentId, str], list[Span]] = defaultdict(list)
    for item in by_id.values():
        ref = item.activity.ref
        blocks[ref.document, ref.block].append(span_of(item))
    for spans in blocks.values():
        for activity_id, other in shadows(spans).items():
            by_id[activity_id] = by_id[activity_id].model_copy(update={"shadowed_by": other})


def span_of(item: Reviewed) -> Span:
    """Where an activity stands in its block, and what was said of it."""
    ref = item.activity.ref
    return Span(
        item.activity.id,
        ref.start,
        ref.end,
        item.state,
        item.reviewer is not None,
        item.shadowed_by or "",
    )


def shadows(spans: Iterable[Span]) -> dict[ActivityId, ActivityId]:
    """The activities of one block that overlap an accepted one, each with the first of these."""
    ordered = sorted(spans, key=lambda span: (span.first, span.activity_id))
    accepted = [span for span in ordered if span.state in ("confirmed", "corrected")]
    found = {}
    for span in ordered:
        if span.decided:
            continue
        for other in accepted:
            if span.first < other.last and other.first < span.last:
                found[span.activity_id] = other.activity_id
                break
    return found


def _settle_twins(
    proposals: tuple[Proposal, ...], documents: Mapping[DocumentId, DocumentRecord]
) -> tuple[
    dict[ActivityId, Proposal],
    dict[ActivityId, tuple[Activity, ...]],
    dict[ActivityId, list[Doubt]],
]:
    """One proposal an id, its sources, and the doubts that twins raise about each other."""
    by_document: dict[DocumentId, dict[ActivityId, Proposal]] = defaultdict(dict)
    for proposal in proposals:
        by_document[proposal.activity.ref.document][proposal.activity.id] = proposal
    ranked = sorted(by_document, key=lambda item: _rank(documents[item]), reverse=True)
    chosen: dict[ActivityId, Proposal] = {}
    sources: dict[ActivityId, tuple[Activity, ...]] = {}
    doubts: dict[ActivityId, list[Doubt]] = defaultdict(list)
    leaders: dict[tuple[str, str], DocumentId] = {}
    for document_id in ranked:
        record = documents[document_id]
        edition = (record.series, file_series(record.file_name))
        leader = leaders.setdefault(edition, document_id)
        twin = leader != document_id and _are_twins(by_document[leader], by_document[document_id])
        for activity_id, proposal in by_document[document_id].items():
            if activity_id not in chosen and twin:
                rivals = _same_words(proposal, by_document[leader])
                if rivals:
                    for rival in rivals:
                        doubts[rival].append(_twin_doubt(record))
                    continue
                doubts[activity_id].append(_twin_doubt(documents[leader]))
            chosen.setdefault(activity_id, proposal)
            sources[activity_id] = (*sources.get(activity_id, ()), proposal.activity)
    return chosen, sources, {key: list(dict.fromkeys(value)) for key, value in doubts.items()}


def _rank(record: DocumentRecord) -> tuple[datetime, bool, str]:
    # Twins are received minutes apart, editions months: a day decides between the two.
    day = record.received_at.replace(hour=0, minute=0, second=0, microsecond=0)
    return day, record.pages > 0, record.id


def _are_twins(one: Mapping[str, Proposal], other: Mapping[str, Proposal]) -> bool:
    shared = len(one.keys() & other.keys())
    return shared >= _TWIN_SHARE * min(len(one), len(other))


def _same_words(proposal: Proposal, others: Mapping[ActivityId, Proposal]) -> list[ActivityId]:
    """The activities of a twin that are cut from the same words otherwise."""
    key = key_text(proposal.activity.text)
    found = []
    for activity_id, other in others.items():
        rival = key_text(other.activity.text)
        if key in rival or rival in key or fuzz.ratio(key, rival) >= _SAME_WORDS:
            found.append(activity_id)
    return found


def _twin_doubt(record: DocumentRecord) -> Doubt:
    return Doubt(code="twin-differs", detail=f"{record.file_name} has these words cut otherwise")
