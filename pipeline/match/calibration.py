"""From what speaks for a measure to a probability that is true."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteers.model import Record, UnitFloat

_LEAST: Final = 1e-4


class Calibration(Record):
    """How sure the first, second and third measure of an activity are, in one language.

    Fitted on activities that a measure fits; the chance that none does comes on top.

    Attributes:
        first: for the first measure: constant, log odds of its share, log odds of the chance that
            it is acceptable beside whichever is best (`together`), its best cue in the activity's
            own words (`own_cue`), how far these words put it ahead (`lead`).
        by_measure: what is added for each measure that comes first, in the order of the framework;
            empty adds nothing. One that draws activities of all kinds is less often right.
        together: by measure, the share of the activities it fits which each measure fits, itself
            always. Two that are mostly acceptable together do not make each other doubtful. Empty
            where nothing is known of it.
        others: for the second and third: constant, log odds of its share, 1 for the third, log
            odds of the first's share.
        reviewed: number of activities that it was fitted on; 0 is a guess.
        accept_at: least confidence of an accepted first measure; None accepts nothing. It holds for
            measures that the activity's own words tell (`channels.tells`): what stands around
            an activity lends itself to any words, strangers included.
        reason: what `accept_at` rests on, or why there is none.
        margin: least distance to the second measure.
        target: share of accepted measures that `accept_at` promises to be right.
    """

    first: tuple[float, float, float, float, float]
    others: tuple[float, float, float, float]
    by_measure: tuple[float, ...] = ()
    together: tuple[tuple[float, ...], ...] = ()
    reviewed: int = 0
    accept_at: UnitFloat | None = None
    reason: str = "no reviewed activities in this language"
    margin: UnitFloat = 0.0
    target: UnitFloat = 0.98

    def confidences(
        self,
        shares: Sequence[float],
        order: Sequence[int],
        *,
        own_cue: float,
        lead: float,
        none: float,
    ) -> tuple[float, ...]:
        """Probabilities that the first, second and third measure are right, never rising.

        Args:
            shares: softmax over all measures of what speaks for them, the best first.
            order: the positions of these measures in the framework.
            own_cue: how well cues in the activity's own words point to the first measure, 0 to 1.
            lead: what these cues say for the first measure beyond what they say for any other.
            none: the chance that no measure fits.
        """
        features = first_features(shares, order, together=self.together, own_cue=own_cue, lead=lead)
        # A framework may have fewer than three measures.
        shares = (*shares, 0.0, 0.0)[: max(3, len(shares))]
        some = 1 - none
        odds = float(np.dot(self.first, features))
        if self.by_measure:
            odds += self.by_measure[order[0]]
        found = [some * _sigmoid(odds)]
        for rank in (1, 2):
            other = some * _sigmoid(float(np.dot(self.others, other_features(shares, rank))))
            found.append(min(other, found[-1]))
        return tuple(found)


def first_features(
    shares: Sequence[float],
    order: Sequence[int],
    *,
    together: Sequence[Sequence[float]],
    own_cue: float,
    lead: float,
) -> tuple[float, ...]:
    """What the confidence of the first measure is concluded from, beside which measure it is."""
    fits = shares[0]
    if together:
        first = order[0]
        fits = sum(share * together[at][first] for share, at in zip(shares, order, strict=True))
    return (1.0, log_odds(shares[0]), log_odds(fits), own_cue, lead)


def other_features(shares: Sequence[float], rank: int) -> tuple[float, ...]:
    """What the confidence of the second (rank 1) or third measure is concluded from."""
    return (1.0, log_odds(shares[rank]), float(rank == 2), log_odds(shares[0]))


def log_odds(share: float) -> float:
    """Logarithm of the odds, kept finite."""
    kept = min(max(share, _LEAST), 1 - _LEAST)
    return math.log(kept / (1 - kept))


def _sigmoid(value: float) -> float:
    return 1 / (1 + math.exp(-value))


UNFITTED: Final = Calibration(first=(0.6, 0.5, 0.5, 0.8, 0.0), others=(-0.1, 0.6, -0.3, 0.0))
"""For languages and frameworks without reviewed activities; accepts nothing."""


def calibration_error(
    confidences: NDArray[np.float64], right: NDArray[np.bool_], bins: int = 10
) -> float:
    """Mean distance between confidence and share right, over bins of equal size."""
    order = np.argsort(confidences, kind="stable")
    total = 0.0
    for part in np.array_split(order, min(bins, len(order))):
        total += len(part) * abs(float(confidences[part].mean() - right[part].mean()))
    return total / len(order) if len(order) else 0.0
