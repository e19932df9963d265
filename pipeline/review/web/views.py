"""What the pages show: plain values made from the state, ready for the templates."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final
from urllib.parse import urlencode

from extractors.model import Block, Document, Evidence
from pipeline.model import Activity, Decision, MeasureMatch, Reviewed
from pipeline.review.codes import Codes
from pipeline.review.desk import State
from pipeline.review.record import standing_measures
from pipeline.store.decisions import in_force_of
from pipeline.store.queue import Wanted
from pipeline.store.standing import Standing, unlisted

NO_MEASURE: Final = "none"
_CONTEXT_BLOCKS: Final = 2
_CONTEXT_LETTERS: Final = 1_200
_LAST_SHOWN: Final = 10

STATES: Final = {
    "auto_accepted": "accepted, no doubts",
    "needs_review": "waiting for a reviewer",
    "confirmed": "confirmed",
    "corrected": "corrected",
    "rejected": "not an activity",
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A suggested measure; `percent` is its probability, `reasons` and `against` in words."""

    key: str
    id: str
    title: str
    percent: int
    reasons: tuple[str, ...]
    against: tuple[str, ...]
    tell_apart: str
    standing: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the queue; `percent` is the probability of its measure.

    A blind one shows its words only.
    """

    id: str
    document_id: str
    page: int
    text: str
    language: str
    measure: str
    percent: int
    state: str
    shadowed: bool
    alike: int
    doubts: tuple[str, ...]
    blind: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text; `marks` name the fields whose words it is."""

    text: str
    marks: str


@dataclass(frozen=True, slots=True)
class Context:
    """An activity's words with those around them."""

    before: tuple[str, ...]
    lead: str
    after: tuple[str, ...]
    tail: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history or the log."""

    seq: int
    verdict: str
    reviewer: str
    at: str
    note: str
    says: str
    batch: str
    activity_id: str
    can_undo: bool


def candidates(item: Reviewed, codes: Codes) -> tuple[Candidate, ...]:
    """The machine's suggestions, best first; those of the proposal even after a decision."""
    activity = item.activity
    if item.proposal is not None and item.carried_from is None:
        activity = item.proposal.activity
    standing = {match.id for match in standing_measures(item)}
    return tuple(
        _candidate(number, match, codes, match.id in standing)
        for number, match in enumerate(activity.measures, 1)
    )


def _candidate(number: int, match: MeasureMatch, codes: Codes, standing: bool) -> Candidate:
    measure = codes.framework.by_id.get(match.id)
    return Candidate(
        key=str(number),
        id=match.id,
        title=(measure.short or measure.title) if measure else match.id,
        percent=round(match.confidence * 100),
        reasons=tuple(_in_words(item) for item in match.evidence if item.score > 0),
        against=tuple(item.detail for item in match.evidence if item.score <= 0),
        tell_apart=measure.tell_apart if measure else "",
        standing=standing,
    )


def _in_words(evidence: Evidence) -> str:
    return evidence.detail


def segments(activity: Activity) -> tuple[Segment, ...]:
    """The text cut where the words of a field begin and end."""
    spans: list[tuple[int, int, str]] = []
    named = [
        *((f"organization-{n}", tag.mention) for n, tag in enumerate(activity.organizations)),
        *((f"country-{n}", tag.mention) for n, tag in enumerate(activity.countries)),
        *((f"place-{n}", place.name) for n, place in enumerate(activity.places)),
        *((f"date-{n}", item.raw) for n, item in enumerate(activity.dates)),
    ]
    for mark, words in named:
        start = activity.text.find(words) if words else -1
        if start >= 0:
            spans.append((start, start + len(words), mark))
    edges = sorted({0, len(activity.text), *(edge for span in spans for edge in span[:2])})
    return tuple(
        Segment(
            activity.text[start:end],
            " ".join(mark for first, last, mark in spans if first <= start and end <= last),
        )
        for start, end in pairwise(edges)
    )


def context(document: Document, activity: Activity) -> Context:
    """What stands before and after an activity in its document."""
    ref = activity.ref
    blocks = document.run(ref.block)
    text = document.block_text(ref.block)
    first, last = document.order[blocks[0].id], document.order[blocks[-1].id]
    return Context(
        before=tuple(reversed(_around(document, first, -1))),
        lead=text[max(0, ref.start - _CONTEXT_LETTERS) : ref.start],
        tail=text[ref.end : ref.end + _CONTEXT_LETTERS],
        after=tuple(_around(document, last, 1)),
    )


def _around(document: Document, position: int, step: int) -> list[str]:
    """The next blocks in one direction, on the same level: rows beside rows, else paragraphs."""
    own = document.blocks[position]
    found: list[str] = []
    position += step
    while 0 <= position < len(document.blocks) and len(found) < _CONTEXT_BLOCKS:
        block = document.blocks[position]
        if _same_level(own, block):
            found.append(block.text[:_CONTEXT_LETTERS])
        position += step
    return found


def _same_level(own: Block, other: Block) -> bool:
    if own.kind == "cell":
        return other.kind == "cell" and other.id.rpartition(";")[0] == own.id.rpartition(";")[0]
    if own.kind == "row":
        return other.kind == "row" and other.id.partition(";")[0] == own.id.partition(";")[0]
    return other.kind in ("paragraph", "heading", "note")


def entry(decision: Decision, active: Collection[int]) -> Entry:
    """A decision as one line."""
    activity_id = decision.targets[0].activity_id if decision.targets else ""
    if decision.verdict == "undo":
        says = f"takes back {decision.undoes}"
    elif decision.result:
        says = "; ".join(
            ", ".join(match.id for match in activity.measures) or "no measure"
            for activity in decision.result
        )
    else:
        says = ""
    return Entry(
        seq=decision.seq,
        verdict=decision.verdict,
        reviewer=decision.reviewer,
        at=f"{decision.decided_at:%Y-%m-%d %H:%M}",
        note=decision.note,
        says=says,
        batch=decision.batch,
        activity_id=activity_id,
        can_undo=decision.seq in active,
    )


def own_entries(state: State, reviewer: str) -> tuple[Entry, ...]:
    """The last ten own decisions that can be taken back, newest first."""
    own = in_force_of(state.engine, reviewer, _LAST_SHOWN)
    return tuple(entry(decision, {decision.seq}) for decision in own)


def lines(items: Sequence[Standing]) -> tuple[Line, ...]:
    """Items as the queue lists them."""
    return tuple(
        Line(
            id=item.activity_id,
            document_id=item.document_id,
            page=item.page,
            text=item.excerpt,
            language=item.language or "und",
            measure=item.measure,
            percent=round(item.measure_confidence * 100),
            state=item.state,
            shadowed=bool(item.shadowed_by),
            alike=item.cluster,
            doubts=unlisted(item.doubts),
            blind=bool(item.audit),
        )
        for item in items
    )


def link(path: str, wanted: Wanted, **more: str) -> str:
    """A path with the reviewer's order and filters."""
    query = wanted.model_dump(exclude_defaults=True) | more
    return f"{path}?{urlencode(query)}" if query else path
