"""Which activities are looked at together: those of different documents that share a key.

Keys, members and pairs are columns of numbers: 100,000 activities have millions of pairs, as
objects several hundred megabytes.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from pipeline.similar_features import NEAR_DAYS, Features

_LARGEST_BLOCK: Final = 60
"""Activities that share a key at most; a key of more says nothing about one event."""

_PAIRS_AT_ONCE: Final = 1_000_000

_Numbers = NDArray[np.int64]


def find_candidates(
    features: Sequence[Features], keys_of: Callable[[Features], Iterable[int]]
) -> Iterator[tuple[int, int]]:
    """Pairs that share a key and whose days allow that they are one, each once, in order.

    Args:
        features: of all activities; pairs name their positions.
        keys_of: gives what another activity must share, as numbers below 2 ** 63.
    """
    keys, owners = array("q"), array("q")
    for number, item in enumerate(features):
        for key in set(keys_of(item)):
            keys.append(key)
            owners.append(number)
    if not keys:
        return
    days = _Days(features)
    found = [
        (one * len(features) + other)[days.allow(one, other)]
        for one, other in _pairs(np.frombuffer(keys, np.int64), np.frombuffer(owners, np.int64))
    ]
    for pair in np.unique(np.concatenate(found)) if found else ():
        first, second = divmod(int(pair), len(features))
        one, other = features[first], features[second]
        # Of one stretch of days each all is known.
        simple = len(one.short) < 2 and len(other.short) < 2
        if simple or one.may_meet(other):
            yield first, second


class _Days:
    """The documents and the outermost short dates of all activities."""

    def __init__(self, features: Sequence[Features]) -> None:
        numbers: dict[str, int] = {}
        self._documents = np.array(
            [numbers.setdefault(item.document, len(numbers)) for item in features], np.int64
        )
        # Without short dates anything may meet.
        self._first = np.array(
            [item.short[0][0].toordinal() - NEAR_DAYS if item.short else 0 for item in features],
            np.int64,
        )
        self._last = np.array(
            [
                max(end for _, end in item.short).toordinal() if item.short else 2**40
                for item in features
            ],
            np.int64,
        )

    def allow(self, one: _Numbers, other: _Numbers) -> _Numbers:
        """Where the pairs stand that are of two documents, and not surely of different days."""
        return np.flatnonzero(
            (self._documents[one] != self._documents[other])
            & (self._first[one] <= self._last[other])
            & (self._first[other] <= self._last[one])
        )


def _pairs(keys: _Numbers, owners: _Numbers) -> Iterator[tuple[_Numbers, _Numbers]]:
    """All pairs of owners of one key, the smaller number first, some at a time."""
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    sizes = np.diff(np.append(starts, len(keys)))
    for size in range(2, _LARGEST_BLOCK + 1):
        blocks = starts[sizes == size]
        first, second = np.triu_indices(size, 1)
        step = max(1, _PAIRS_AT_ONCE // len(first))
        for at in range(0, len(blocks), step):
            members = owners[blocks[at : at + step, None] + np.arange(size)]
            yield members[:, first].ravel(), members[:, second].ravel()
