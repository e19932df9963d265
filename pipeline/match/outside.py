"""Whether an activity serves none of the measures.

Everything is like something: among measures alone, a census is research on people and a veterinary
fair a meeting. What serves none is told by its words (`LinearModel.outside`), by the want of cues,
and by where it stands.
"""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteers.model import Record, UnitFloat
from pipeline.match.logistic import fit_logistic

NONE_FROM: Final = 0.5
"""Chance of serving none from which on an activity gets no measure."""
LEAST_OUTSIDE: Final = 50
"""Activities without a measure from which on the chance is fitted anew."""
_RIDGE: Final = 0.002

_OF_ECHO: Final = 8.0
"""What a reviewer's word that the very same words serve none adds to the log odds. It has no fitted
factor: annotated reports hardly repeat each other, and a queue does."""

Signs = tuple[float, float, float, float, float]
"""What the chance is concluded from: how much of what is like its own words serves no measure;
the same of its headings and lead-in; the same of the whole document; what its cues say for their
measure, or those around it if they say more; what its words and organizations together say for
theirs."""


class Outside(Record):
    """The chance that an activity serves none of the measures.

    Attributes:
        constant: log odds where nothing is known.
        factors: what each of `Signs` adds to them.
    """

    constant: float
    factors: Signs

    def chance(self, signs: NDArray[np.float64], echo: float = 0.0) -> UnitFloat:
        """How likely it is that an activity serves none.

        Args:
            signs: what speaks for it (`Signs`).
            echo: how nearly a reviewer said so of the same words, 0 to 1.
        """
        odds = self.constant + float(signs @ np.array(self.factors)) + _OF_ECHO * echo
        return 1 / (1 + math.exp(-odds))


def fit_outside(
    signs: NDArray[np.float64], serves_none: NDArray[np.bool_], counted: NDArray[np.float64]
) -> Outside:
    """Fit the chance to activities of which people said what they serve.

    Args:
        signs: activities by `Signs`.
        serves_none: whether none of the measures fits each.
        counted: how many activities each stands for.
    """
    features = np.column_stack([np.ones(len(signs)), signs])
    constant, *factors = (
        round(float(value), 4)
        for value in fit_logistic(features, serves_none.astype(float), counted, ridge=_RIDGE)
    )
    return Outside(constant=constant, factors=tuple(factors))
