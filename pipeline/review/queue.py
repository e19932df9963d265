"""What a person should look at, and how it is weighed: worst doubts first."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

from extractors.model import DoubtCode
from pipeline.model import DECIDED, ActivityId, Decision, Reviewed
from pipeline.review.decisions import active_decisions
from pipeline.review.record import FLAG

NEAR_DUPLICATE: Final = 90.0
"""Least `fuzz.ratio` of normalised texts, with the same organizations, of near-duplicates."""
_BAND: Final = 0.1
"""Inside a band of risk the document's order holds, so that one page is read once."""
_NEW_MEASURE: Final = 1.0
"""Added to the weight of an activity whose measure nobody has confirmed yet."""
_CONFIDENCE_LEFT: Final[Mapping[DoubtCode, float]] = {
    "split-unsure": 0.5,
    "text-damaged": 0.5,
    "language-unsupported": 0.3,
    "no-lead": 0.6,
    "organization-unknown": 0.7,
    "organization-ambiguous": 0.6,
    "role-unsure": 0.8,
    "date-unparsed": 0.7,
    "place-unsure": 0.8,
    "twin-differs": 0.5,
    "carried-over": 0.6,
}
"""How sure an activity can be at most while a doubt stands that has no probability of its own."""


def needs_a_look(item: Reviewed) -> bool:
    """Whether an activity is in the queue: undecided and doubtful, or beside an accepted one."""
    return item.state == "needs_review" or (
        item.shadowed_by is not None and item.state not in DECIDED
    )


def confidence_of(item: Reviewed) -> float:
    """How sure the machine is of the activity as a whole: as sure as of its weakest part."""
    measures = item.activity.measures
    sure = measures[0].confidence if measures else 0.0
    return min([sure, *(_CONFIDENCE_LEFT.get(doubt.code, 1.0) for doubt in item.activity.doubts)])


def margin_of(item: Reviewed) -> float:
    """How far the first measure is ahead of the second."""
    sure = [match.confidence for match in item.activity.measures]
    return (sure[0] if sure else 0.0) - (sure[1] if len(sure) > 1 else 0.0)


def band_of(confidence: float, *, cluster: int, unproven: bool) -> int:
    """The band of risk, the worst first: (1 - confidence) times the weight of an item.

    Args:
        confidence: of the activity as a whole.
        cluster: number of undecided near-duplicates, itself included.
        unproven: whether nobody has confirmed an activity of its measure yet.
    """
    weight = 1 + math.log(max(1, cluster)) + _NEW_MEASURE * unproven
    return -math.floor((1 - confidence) * weight / _BAND)


def flags(log: Sequence[Decision]) -> frozenset[ActivityId]:
    """The activities that wait for a lead: flagged, and not decided since."""
    waiting: set[ActivityId] = set()
    for decision in active_decisions(log):
        ids = {target.activity_id for target in decision.targets}
        if decision.verdict != "note":
            waiting -= ids
        elif decision.note.startswith(FLAG.strip()):
            waiting |= ids
    return frozenset(waiting)
