"""How true the matcher's confidence is: a reliability table and a risk–coverage curve."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from gazetteers.model import Record, UnitFloat
from pipeline.match.judged import Outcome, error_of_confidence

_EDGES: Final = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
_SHARES: Final = (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


class Bin(Record):
    """Activities whose first measure was given about the same confidence.

    Attributes:
        low: least confidence.
        high: the confidence that it stays below.
        activities: how many.
        said: mean confidence.
        right: share whose first measure was acceptable.
    """

    low: UnitFloat
    high: UnitFloat
    activities: int
    said: UnitFloat
    right: UnitFloat


class Point(Record):
    """What accepting the surest would cost.

    Attributes:
        share: of the activities, the surest first.
        from_confidence: the least confidence among them.
        right: share of them whose first measure was acceptable.
    """

    share: UnitFloat
    from_confidence: UnitFloat
    right: UnitFloat


class Reliability(Record):
    """How true confidences were on judged activities, each rated without its document.

    Attributes:
        activities: how many were judged.
        error: calibration error: mean distance between confidence and share right, ten bins.
        bins: by confidence, empty ones left out.
        curve: share accepted against share right.
    """

    activities: int
    error: UnitFloat
    bins: tuple[Bin, ...]
    curve: tuple[Point, ...]


def measure_reliability(outcomes: Sequence[Outcome]) -> Reliability:
    """Sum up outcomes, one at least."""
    error = error_of_confidence(outcomes)
    bins = []
    for low, high in pairwise(_EDGES):
        inside = [outcome for outcome in outcomes if low <= outcome.sure[0] < high]
        if inside:
            bins.append(
                Bin(
                    low=low,
                    high=min(high, 1.0),
                    activities=len(inside),
                    said=round(sum(outcome.sure[0] for outcome in inside) / len(inside), 4),
                    right=_right(inside),
                )
            )
    ordered = sorted(outcomes, key=lambda outcome: (-outcome.sure[0], outcome.judged.name))
    curve = []
    for share in _SHARES:
        surest = ordered[: max(1, round(share * len(ordered)))]
        curve.append(
            Point(
                share=share,
                from_confidence=round(surest[-1].sure[0], 4),
                right=_right(surest),
            )
        )
    return Reliability(
        activities=len(outcomes), error=round(error, 4), bins=tuple(bins), curve=tuple(curve)
    )


def _right(outcomes: Sequence[Outcome]) -> float:
    return round(sum(outcome.is_right for outcome in outcomes) / len(outcomes), 4)
