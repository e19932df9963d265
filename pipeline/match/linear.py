"""What words and organizations say together: a linear model over both.

The counts of organizations and the word model each speak alone, and what they share is counted
twice. Here each word and each organization counts for what it tells beside all others: ridge
regression of the measures on both (Hoerl and Kennard, 1970), by the normal equations.
"""

from collections.abc import Collection, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteers.model import OrganizationId
from pipeline.match.cues import Scores
from pipeline.match.memory import Memory
from pipeline.match.vocabulary import Vector, Vocabulary

WIDEST: Final = 2000
"""Stems that are weighed. The rarer half tells little, and costs most: solving grows with the
third power of their number."""
_RIDGE: Final = 0.5
_ORGANIZATIONS: Final = 0.7
"""Length of the organizations of an activity beside its words, whose length is 1."""
_LEAST: Final = 0.01
"""Share below which a measure is taken for as unlikely as any other that little speaks for."""
_UNWEIGHED: Final = -1
_PAIRS: Final = 2_000_000
"""Pairs of features that are added up at once."""


@dataclass(frozen=True, slots=True)
class Example:
    """An activity that the model learns from.

    Attributes:
        words: its vector (`Vocabulary.vector`).
        organizations: who took part, with how much each counts.
        added: what it adds to each measure, and, last, to none of them; their sum is how much the
            activity counts.
        document: where it stands; empty for what stands in none.
    """

    words: Vector
    organizations: Mapping[OrganizationId, float]
    added: Scores
    document: str = ""


class LinearModel:
    """Ridge regression of the measures, and of none of them, on stems and organizations."""

    def __init__(
        self,
        examples: Sequence[Example],
        vocabulary: Vocabulary,
        memory: Memory | None = None,
    ) -> None:
        """Learn from examples, at least one of which counts.

        Args:
            examples: what is learned from.
            vocabulary: the stems of their texts.
            memory: what such examples taught in earlier runs; None learns anew.
        """
        self._features = _Features(examples, vocabulary)
        kept = [item for item in examples if item.added.any()]
        self._places: dict[str, list[int]] = {}
        for place, item in enumerate(kept):
            self._places.setdefault(item.document, []).append(place)
        self._equations = _Equations(
            [self._features.of(item.words, item.organizations) for item in kept],
            np.stack([item.added for item in kept]),
            len(self._features),
        )
        self._gone: frozenset[int] = frozenset()
        self._mean, self._factors = self._equations.solve(memory or Memory())

    def without(self, documents: Collection[str]) -> "LinearModel":
        """The model as if some documents had never counted, but for the rarity of words."""
        out = {place for name in documents for place in self._places.get(name, ()) if name}
        if out <= self._gone:
            return self
        left = copy(self)
        left._gone = self._gone | out
        left._mean, left._factors = self._equations.solve_without(sorted(left._gone))
        return left

    def speak(
        self, words: Vector, organizations: Mapping[OrganizationId, float]
    ) -> tuple[Scores, float]:
        """What words and organizations say for each measure, and for none of them.

        Args:
            words: of an activity (`Vocabulary.vector`).
            organizations: who takes part, with how much each counts.

        Returns:
            By measure ln of its share, small ones alike; and the share of what serves no measure
            (`outside`).
        """
        shares = self._shares(words, organizations)
        said: Scores = np.log(np.clip(shares[:-1], _LEAST, 1.0))
        return said, float(shares[-1])

    def outside(self, words: Vector, organizations: Mapping[OrganizationId, float]) -> float:
        """The share of what serves no measure among activities of such words and organizations.

        Not held between 0 and 1: what is far beyond is surer.
        """
        return float(self._shares(words, organizations)[-1])

    def told(self, words: Vector) -> Scores:
        """The share of each measure among activities of such words, whoever takes part."""
        return self._shares(words, {})[:-1]

    def _shares(self, words: Vector, organizations: Mapping[OrganizationId, float]) -> Scores:
        columns, values = self._features.of(words, organizations)
        shares: Scores = self._mean + values @ self._factors[columns]
        return shares

    def adds(self, words: Vector) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """What each word adds to the share of each measure.

        Args:
            words: of an activity (`Vocabulary.vector`).

        Returns:
            The rows of the words in the vocabulary; words by measures, what they add.
        """
        columns, values = self._features.of(words, {})
        return self._features.rows(columns), values[:, None] * self._factors[columns, :-1]


class _Features:
    """Where each stem and each organization stands among the features."""

    def __init__(self, examples: Sequence[Example], vocabulary: Vocabulary) -> None:
        widest = vocabulary.widest(WIDEST)
        self._widest = widest
        self._columns = np.full(len(vocabulary), _UNWEIGHED)
        self._columns[widest] = np.arange(len(widest))
        names = sorted({name for item in examples for name in item.organizations})
        self._names = {name: len(widest) + place for place, name in enumerate(names)}
        self._size = len(widest) + len(names)

    def __len__(self) -> int:
        return self._size

    def rows(self, columns: NDArray[np.int64]) -> NDArray[np.int64]:
        """Where the stems of some features stand in the vocabulary."""
        return self._widest[columns]

    def of(self, words: Vector, organizations: Mapping[OrganizationId, float]) -> Vector:
        """The features of an activity, and how much each counts."""
        columns = self._columns[words[0]]
        weighed = columns != _UNWEIGHED
        known = [name for name in organizations if name in self._names]
        if not known:
            return columns[weighed], words[1][weighed]
        # Those that nobody knows yet make the others no surer.
        length = np.linalg.norm(list(organizations.values()))
        told = np.array([organizations[name] for name in known]) * (_ORGANIZATIONS / length)
        places = np.array([self._names[name] for name in known])
        return np.concatenate((columns[weighed], places)), np.concatenate((words[1][weighed], told))


class _Equations:
    """The normal equations of the regression, and their solution without some examples."""

    def __init__(self, rows: Sequence[Vector], wanted: NDArray[np.float64], size: int) -> None:
        self._rows = rows
        self._wanted = wanted
        self._counted = wanted.sum(axis=1)
        self._size = size

    @cached_property
    def _gram(self) -> NDArray[np.float64]:
        return _gram(self._rows, self._counted, self._size) + _RIDGE * np.eye(self._size)

    @cached_property
    def _told(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The right sides: by feature what goes with each measure, and with all."""
        columns, values = (np.concatenate(parts) for parts in zip(*self._rows, strict=True))
        example = np.repeat(np.arange(len(self._rows)), [len(columns) for columns, _ in self._rows])

        def told(target: NDArray[np.float64]) -> NDArray[np.float64]:
            found = np.bincount(columns, values * target[example], self._size)
            return np.asarray(found, dtype=np.float64)

        return np.stack([told(target) for target in self._wanted.T], axis=1), told(self._counted)

    def solve(self, memory: Memory) -> tuple[Scores, NDArray[np.float64]]:
        """The mean share of each measure, and what each feature adds to it."""
        mean: Scores = self._wanted.sum(axis=0) / self._counted.sum()

        def anew() -> NDArray[np.float64]:
            by_wanted, by_all = self._told
            told = by_wanted - np.outer(by_all, mean)
            return np.asarray(np.linalg.solve(self._gram, told), dtype=np.float64)

        given = (
            *(np.concatenate(parts) for parts in zip(*self._rows, strict=True)),
            np.array([len(columns) for columns, _ in self._rows]),
            self._wanted,
        )
        return mean, memory.solution(given, (self._size, self._wanted.shape[1]), anew)

    def solve_without(self, places: Sequence[int]) -> tuple[Scores, NDArray[np.float64]]:
        """The same as if the examples at some places were not there (Woodbury's identity)."""
        root = np.sqrt(self._counted[places])
        rows = np.zeros((len(places), self._size))
        for number, place in enumerate(places):
            columns, values = self._rows[place]
            rows[number, columns] = values * root[number]
        wanted = self._wanted[places]
        left = self._counted.sum() - self._counted[places].sum()
        mean: Scores = (self._wanted.sum(axis=0) - wanted.sum(axis=0)) / left
        inverse, by_wanted, by_all = self._inverted
        aside = inverse @ rows.T
        solved = by_wanted - np.outer(by_all, mean)
        solved -= aside @ (wanted / root[:, None] - np.outer(root, mean))
        inner = np.eye(len(places)) - rows @ aside
        return mean, solved + aside @ np.linalg.solve(inner, rows @ solved)

    @cached_property
    def _inverted(self) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
        """The inverse of the matrix, and its products with both right sides."""
        inverse = np.asarray(np.linalg.inv(self._gram), dtype=np.float64)
        by_wanted, by_all = self._told
        return inverse, inverse @ by_wanted, inverse @ by_all


def _gram(rows: Sequence[Vector], counted: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """The sum of each example's products of features, each counted as often as it counts."""
    total = np.zeros(size * size)
    places: list[NDArray[np.int64]] = []
    products: list[NDArray[np.float64]] = []
    waiting = 0
    for number, (columns, values) in enumerate(rows):
        places.append((columns[:, None] * size + columns).ravel())
        products.append(np.outer(values * counted[number], values).ravel())
        waiting += len(places[-1])
        if waiting > _PAIRS or number == len(rows) - 1:
            total += np.bincount(
                np.concatenate(places), np.concatenate(products), minlength=size * size
            )
            places, products, waiting = [], [], 0
    return total.reshape(size, size)
