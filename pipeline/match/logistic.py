"""Logistic regression with a small ridge. Pure, numpy only."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

_STEPS: Final = 50
_ENOUGH: Final = 1e-8
_CONSTANT_RIDGE: Final = 1e-6


def fit_logistic(
    features: NDArray[np.float64],
    right: NDArray[np.float64],
    counted: NDArray[np.float64],
    *,
    ridge: float,
) -> NDArray[np.float64]:
    """The factors of the features in the log odds of being right, by Newton's method.

    The first feature is the constant, which is not penalised: with a chance for each activity, the
    sum of the chances is the number that is right.

    Args:
        features: activities by features, the first of them 1.
        right: 1 or 0 for each activity.
        counted: how many activities each stands for.
        ridge: for each activity, half of what a factor's square costs.
    """
    count, width = features.shape
    counted = counted * (count / counted.sum())
    penalty = np.full(width, ridge * count)
    penalty[0] = _CONSTANT_RIDGE
    found = np.zeros(width)
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-features @ found))
        slope = features.T @ (counted * (chances - right)) + penalty * found
        curve = (features * (counted * chances * (1 - chances))[:, None]).T @ features
        step = np.linalg.solve(curve + np.diag(penalty), slope)
        found = found - step
        if float(np.abs(step).max()) < _ENOUGH:
            break
    return found
