"""Why a person should look: the one place that decides between acceptance and review."""

from collections.abc import Sequence

from extractors.model import Doubt, Tagged
from gazetteers.model import UnitFloat
from pipeline.model import Activity, MeasureMatch, ReviewState

MAX_SHOWN = 3
"""Measures that are proposed for one activity at most."""


def measure_doubts(
    tagged: Tagged,
    measures: Sequence[MeasureMatch],
    *,
    accept_at: UnitFloat | None,
    margin: UnitFloat,
) -> tuple[Doubt, ...]:
    """What is doubtful about the measures of an activity.

    In a matrix the row gives the measure; how sure the row is was judged with the passage. In a
    report the first measure must be as probable as `accept_at` and `margin` ahead of the second.

    Args:
        tagged: the activity with its passage.
        measures: what was matched, best first.
        accept_at: the threshold; None means that too little is known to accept anything.
        margin: least distance to the second measure.
    """
    if tagged.passage.measure is not None:
        return ()
    if not measures:
        return (Doubt(code="measure-none", detail="no measure of the framework fits its words"),)
    first = measures[0]
    if accept_at is None or first.confidence < accept_at:
        needed = "no threshold is known yet" if accept_at is None else f"{accept_at:.2f} is needed"
        return (
            Doubt(
                code="measure-low",
                detail=f"{first.id} is right with probability {first.confidence:.2f}; {needed}",
            ),
        )
    if len(measures) > 1 and first.confidence - measures[1].confidence < margin:
        return (
            Doubt(
                code="measure-close",
                detail=f"{first.id} ({first.confidence:.2f}) is hardly ahead of "
                f"{measures[1].id} ({measures[1].confidence:.2f})",
            ),
        )
    return ()


def proposed_state(activity: Activity) -> ReviewState:
    """Accepted unseen if and only if it has no doubts."""
    return "needs_review" if activity.doubts else "auto_accepted"
