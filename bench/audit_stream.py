"""What the blind audit would have said of the accepted activities of annotated documents.

Of the accepted ones it asks one in twenty again. The annotation knows what a person would answer,
so what the sample estimates is compared with what is true of all of them.
"""

import math
from collections.abc import Mapping
from typing import Final

import numpy as np

from pipeline.model import ActivityId
from pipeline.review.audit import is_drawn

_Z: Final = 1.96
_OTHERS: Final = 1000
"""Other samples of the same kind, which tell whether one was lucky."""
_ONE_IN: Final = 20


def wilson(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson's: it holds near 1 too, where few are wrong)."""
    share = right / count
    centre = share + _Z**2 / (2 * count)
    spread = _Z * math.sqrt(share * (1 - share) / count + _Z**2 / (4 * count**2))
    scale = 1 + _Z**2 / count
    return (centre - spread) / scale, min((centre + spread) / scale, 1.0)


def audit_markdown(accepted: Mapping[ActivityId, bool]) -> str:
    """The section of ACCURACY.md on the audit stream; empty where it would draw nothing.

    Args:
        accepted: whether each accepted activity is right, by its id.
    """
    drawn = [right for name, right in sorted(accepted.items()) if is_drawn(name)]
    if not drawn:
        return ""
    true = sum(accepted.values()) / len(accepted)
    low, high = wilson(sum(drawn), len(drawn))
    return (
        f"Of {len(accepted)} accepted activities of development documents the blind audit would"
        f" ask {len(drawn)} again, and find {sum(drawn)} right:"
        f" {sum(drawn) / len(drawn):.3f} [{low:.2f}, {high:.2f}], where {true:.3f} are right in"
        f" truth. Of {_OTHERS:,} other samples of one in twenty"
        f" {coverage(list(accepted.values())):.0%} give an interval that holds the truth.\n"
    )


def coverage(right: list[bool]) -> float:
    """The share of samples whose interval holds the true share."""
    chance = np.random.default_rng(1)
    marks = np.array(right)
    held = made = 0
    for _ in range(_OTHERS):
        sample = marks[chance.random(len(marks)) < 1 / _ONE_IN]
        if len(sample):
            made += 1
            low, high = wilson(int(sample.sum()), len(sample))
            held += low <= marks.mean() <= high
    return held / made if made else 0.0
