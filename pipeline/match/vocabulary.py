"""Texts as vectors: how much each stem of a text counts."""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Vector = tuple[NDArray[np.int64], NDArray[np.float64]]
"""The rows of the stems of a text, and how much each counts."""


class Vocabulary:
    """The stems of some texts, weighed by their rarity (TF-IDF, log term frequency, length 1).

    Attributes:
        idf: by row, 1 + ln of (texts / texts that hold the stem).
    """

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        """Know the stems of `texts`."""
        found = Counter(chain.from_iterable(map(set, texts)))
        self._rows = {stem: row for row, stem in enumerate(sorted(found))}
        self.idf = np.array([1 + math.log(len(texts) / found[stem]) for stem in self._rows])
        self._rarest = 1 + math.log(max(len(texts), 1))

    def __len__(self) -> int:
        return len(self._rows)

    def row_of(self, stem: str) -> int | None:
        """Where a stem stands; None for one of no text."""
        return self._rows.get(stem)

    @property
    def stems(self) -> Collection[str]:
        """Every stem of the texts, in the order of their rows."""
        return self._rows.keys()

    def vector(self, stems: Sequence[str]) -> Vector:
        """A text; stems of none of the texts are left out."""
        return self.weighed(stems)[0]

    def weighed(self, stems: Sequence[str]) -> tuple[Vector, float]:
        """A text (`vector`), and how much of it its known stems are, 0 to 1, by length.

        Stems of none of the texts count as those of one: of "The central bank raised its key rate"
        two are known, and they are not the whole.
        """
        known = self._rows
        counts: dict[int, int] = {}
        strange: dict[str, int] = {}
        for stem in stems:
            row = known.get(stem)
            if row is None:
                strange[stem] = strange.get(stem, 0) + 1
            else:
                counts[row] = counts.get(row, 0) + 1
        rows = np.fromiter(counts, dtype=np.int64, count=len(counts))
        values = np.log1p(np.fromiter(counts.values(), dtype=np.float64, count=len(counts)))
        values *= self.idf[rows]
        length = float(values @ values)
        if not length:
            return (rows, values), 0.0
        beyond = sum((math.log1p(times) * self._rarest) ** 2 for times in strange.values())
        return (rows, values / math.sqrt(length)), math.sqrt(length / (length + beyond))

    def widest(self, most: int) -> NDArray[np.int64]:
        """The rows of the stems that stand in most texts, `most` at most."""
        return np.argsort(self.idf, kind="stable")[:most]
