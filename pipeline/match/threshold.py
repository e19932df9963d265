"""From which confidence on a measure is accepted unseen."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.match.calibration import log_odds
from pipeline.match.logistic import fit_logistic

_RIDGE: Final = 0.0005
"""Next to nothing: it only keeps the line from becoming upright where errors are few."""
_SUREST: Final = 0.99
"""Confidence beyond which all are taken for as sure: one error there would tilt the line."""


def plus_one_threshold(
    confidences: NDArray[np.float64],
    right: NDArray[np.bool_],
    target: float,
    *,
    counted: NDArray[np.float64] | None = None,
) -> float | None:
    """The lowest threshold that keeps its promise with one error more than is to be expected.

    With e errors among n accepted, (e + 1) / (n + 1) may not exceed 1 - target: .98 takes 49
    accepted without an error, 99 with one. None if no threshold does.

    The errors are not counted among the accepted, but read off a line through all activities
    (`chances_of_error`). Between the surest half and the surest two thirds the share of errors
    hardly rises, so that a single one, seen or not, would move a threshold that counts by a tenth
    of all activities; the line moves it by a fiftieth.

    Args:
        confidences: of the first measures.
        right: whether each is acceptable.
        target: share that must be right.
        counted: how many activities each stands for. Few that stand for many tell less than as
            many that were seen: n is then (sum of weights)² / sum of squared weights (Kish's
            effective sample size), and e the weighted share of errors times n.
    """
    if not len(confidences):
        return None
    weights = np.ones(len(confidences)) if counted is None else counted
    order = np.argsort(-confidences, kind="stable")
    sure, weights = confidences[order], weights[order]
    mass = np.cumsum(weights)
    seen = mass * mass / np.cumsum(weights * weights)
    wrong = np.cumsum(weights * chances_of_error(sure, right[order], weights))
    # The last digits of a float must not decide whether 49 suffice.
    keeps = (wrong / mass * seen + 1) / (seen + 1) <= 1 - target + 1e-6
    # Those of the same confidence are accepted together.
    keeps[:-1] &= sure[:-1] != sure[1:]
    return float(sure[np.flatnonzero(keeps)[-1]]) if keeps.any() else None


def chances_of_error(
    confidences: NDArray[np.float64], right: NDArray[np.bool_], counted: NDArray[np.float64]
) -> NDArray[np.float64]:
    """How likely each is wrong: a line through the log odds of all (Platt's scaling).

    The sum over all is the number of errors that were seen. Confidence never counts against
    itself: where the sure are wrong more often than the others, all are equally likely wrong.
    """
    if right.all() or not right.any():
        return (~right).astype(float)
    odds = np.array([log_odds(float(sure)) for sure in np.minimum(confidences, _SUREST)])
    features = np.stack([np.ones(len(odds)), odds], axis=1)
    constant, factor = fit_logistic(features, right.astype(float), counted, ridge=_RIDGE)
    if factor <= 0:
        share = float(counted[~right].sum() / counted.sum())
        return np.full(len(odds), share)
    chances: NDArray[np.float64] = 1 / (1 + np.exp(constant + factor * odds))
    return chances
