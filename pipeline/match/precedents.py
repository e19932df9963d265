"""Precedents: activities whose measures are known, and what they teach.

They speak twice: through their organizations (how often each worked under each measure) and
through their words (complement naive Bayes over stems, names masked).
"""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteers.model import LanguageCode, MeasureId, OrganizationId, Record
from pipeline.match.cues import Scores
from pipeline.match.vocabulary import Vector, Vocabulary
from pipeline.match.words import MARKS, Words

PRIOR_ACTIVITIES: Final = 3.0
"""Imagined activities of each organization, spread like those of all."""
_NOTHING_LEFT: Final = 1e-6
_HALF: Final = 0.5
"""Cosine up to which two texts merely share a subject."""
_ENOUGH: Final = 8
"""Stems from which on a text speaks with its full voice."""
_SMOOTHING: Final = 0.3
"""Imagined occurrences of each stem under each measure."""


class Precedent(Record):
    """An activity whose measures are known: a row of a matrix, or a reviewer's decision.

    Attributes:
        text: its words.
        language: of its words.
        measures: one or several that it was given; each counts its share.
        organizations: who took part.
        source: what is cited as evidence ("a row of the 2018 matrix").
        document: id or series of the document it stands in, so that no document speaks for
            itself; empty for what stands in none.
        weight: how much it counts.
        reviewed: whether a person gave the measures to these very words; where a paragraph was
            filed in a matrix is one of several rows that would do.
    """

    text: str
    language: LanguageCode | None
    measures: tuple[MeasureId, ...]
    organizations: tuple[OrganizationId, ...] = ()
    source: str
    document: str = ""
    weight: float = 1.0
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class OrganizationCounts:
    """How often organizations worked under each measure.

    Attributes:
        shares: by organization, activities under each measure; one with k measures counts 1/k
            under each, so that the shares of an organization add up to its activities.
        overall: share of each measure among all activities.
        activities: how many were counted.
    """

    shares: Mapping[str, Scores]
    overall: Scores
    activities: float

    @classmethod
    def of(
        cls, known: Iterable[tuple[Iterable[str], Scores]], measures: int
    ) -> "OrganizationCounts":
        """Count `known` activities: their organizations, and what each adds to the measures."""
        shares: dict[str, Scores] = {}
        overall = np.ones(measures) / measures
        activities = 0.0
        for organizations, added in known:
            overall = overall + added
            activities += float(added.sum())
            for organization in organizations:
                shares[organization] = shares.get(organization, np.zeros(measures)) + added
        return cls(shares, overall / overall.sum(), activities)

    def less(self, known: Iterable[tuple[Iterable[str], Scores]]) -> "OrganizationCounts":
        """The counts before some of the activities were counted."""
        shares = dict(self.shares)
        mass = self.activities
        overall = self.overall * (mass + 1)
        for organizations, added in known:
            overall = overall - added
            mass -= float(added.sum())
            for organization in organizations:
                shares[organization] = shares[organization] - added
        shares = {name: left for name, left in shares.items() if left.sum() > _NOTHING_LEFT}
        return OrganizationCounts(shares, overall / overall.sum(), mass)

    def speak(self, organizations: Mapping[OrganizationId, float]) -> Scores:
        """What the organizations of an activity say for each measure; unknown ones say nothing.

        Args:
            organizations: with how much each counts.
        """
        total = np.zeros(len(self.overall))
        for organization, told in organizations.items():
            counts = self.shares.get(organization)
            if counts is not None:
                expected = PRIOR_ACTIVITIES * self.overall
                likely = (counts + expected) / (counts.sum() + PRIOR_ACTIVITIES)
                total += told * np.log(likely / self.overall)
        return total / sum(organizations.values()) if organizations else total


@dataclass(frozen=True, slots=True)
class Text:
    """A text that the word model learns from.

    Attributes:
        added: what it adds to each measure.
        words: the stems as a vector of the vocabulary.
        precedent: what is cited; None for what a measure says of itself.
    """

    words: Vector
    added: Scores
    precedent: Precedent | None = None


class WordModel:
    """Complement naive Bayes over the stems of precedents.

    Documents can be taken out again: their words stop counting, while the rarity of words stays
    that of all texts.
    """

    def __init__(self, texts: Sequence[Text], vocabulary: Vocabulary, measures: int) -> None:
        """Learn from texts; there must be at least one."""
        self._sums = np.zeros((measures, len(vocabulary)))
        self._vectors: dict[int, tuple[Precedent, Scores, NDArray[np.int64], Scores]] = {}
        self._reviewed: set[int] = set()
        self._places: dict[str, list[int]] = {}
        for position, text in enumerate(texts):
            rows, values = text.words
            if not len(rows):
                continue
            self._add(text.added, rows, values)
            if text.precedent is not None:
                self._vectors[position] = (text.precedent, text.added, rows, values)
                if text.precedent.reviewed:
                    self._reviewed.add(position)
                self._places.setdefault(text.precedent.document, []).append(position)
        self._size = len(texts)
        self._holding = _holding(
            [(position, rows, values) for position, (_, _, rows, values) in self._vectors.items()]
        )
        self._given = _given(self._vectors)
        self._gone: frozenset[int] = frozenset()
        self._weights = _Complement.of(self._sums)

    def without(self, documents: Collection[str]) -> "WordModel":
        """The same model before it saw the precedents of some documents."""
        out = [
            position
            for document in documents
            for position in self._places.get(document, ())
            if position not in self._gone
        ]
        if not out:
            return self
        left = copy(self)
        left._sums = self._sums.copy()
        left._gone = self._gone.union(out)
        changed = []
        for position in out:
            _, added, rows, values = self._vectors[position]
            left._add(-added, rows, values)
            changed.append(rows)
        columns = np.unique(np.concatenate(changed))
        left._sums[:, columns] = np.maximum(left._sums[:, columns], 0.0)
        left._weights = self._weights.changed(left._sums, columns)
        return left

    def _add(self, added: Scores, rows: NDArray[np.int64], values: Scores) -> None:
        for measure in np.flatnonzero(added):
            self._sums[measure, rows] += added[measure] * values

    def speak(self, words: Vector) -> Scores:
        """What the words say for each measure, as a z-score over the measures.

        Any words are likelier under one measure than under others; a few say that less loudly.
        """
        rows, values = words
        if not len(rows):
            return np.zeros(len(self._sums))
        scores = self._weights.rows(rows) @ values
        spread = float(scores.std())
        return (
            loudness(words) * (scores - scores.mean()) / spread if spread else np.zeros(len(scores))
        )

    def echo(self, words: Vector) -> tuple[Scores, float]:
        """For each measure, and for none of them, how nearly a reviewer said it of these words.

        0 up to half the words (by their rarity), 1 for all of them.
        """
        echoed, none = np.zeros(len(self._sums)), 0.0
        if not self._reviewed:
            return echoed, none
        alike = self._alike(words)
        for position in np.flatnonzero(alike > _HALF).tolist():
            if position in self._reviewed and position not in self._gone:
                measures = self._vectors[position][1] > 0
                near = (min(float(alike[position]), 1.0) - _HALF) / (1 - _HALF)
                echoed[measures] = np.maximum(echoed[measures], near)
                none = none if measures.any() else max(none, near)
        return echoed, none

    def _alike(self, words: Vector) -> Scores:
        """The cosine of a text to each text that was learned from."""
        rows, values = words
        held = [
            (*self._holding[row], value)
            for row, value in zip(rows.tolist(), values.tolist(), strict=True)
            if row in self._holding
        ]
        if not held:
            return np.zeros(self._size)
        positions = np.concatenate([texts for texts, _, _ in held])
        products = np.concatenate([weights * value for _, weights, value in held])
        return np.asarray(np.bincount(positions, products, self._size), dtype=np.float64)

    def nearest(
        self, words: Vector, measures: Collection[MeasureId], least: float
    ) -> Mapping[MeasureId, tuple[Precedent, float]]:
        """By measure the precedent whose words are most alike, with the cosine (0 to 1).

        Args:
            words: of an activity.
            measures: that are asked for.
            least: cosine below which nothing is alike.
        """
        alike = self._alike(words)
        alike[list(self._gone)] = 0.0
        found: dict[MeasureId, tuple[Precedent, float]] = {}
        for measure in measures:
            positions = self._given.get(measure)
            if positions is None:
                continue
            likenesses = alike[positions]
            best = int(likenesses.argmax())
            if likenesses[best] >= least:
                precedent = self._vectors[int(positions[best])][0]
                found[measure] = precedent, min(float(likenesses[best]), 1.0)
        return found


def _given(
    vectors: Mapping[int, tuple[Precedent, Scores, NDArray[np.int64], Scores]],
) -> Mapping[MeasureId, NDArray[np.int64]]:
    """By measure, the positions of the precedents that it was given to."""
    found: dict[MeasureId, list[int]] = {}
    for position, (precedent, *_) in vectors.items():
        for measure in precedent.measures:
            found.setdefault(measure, []).append(position)
    return {measure: np.array(positions) for measure, positions in found.items()}


def _holding(
    texts: Sequence[tuple[int, NDArray[np.int64], Scores]],
) -> Mapping[int, tuple[NDArray[np.int64], Scores]]:
    """By row, the positions of the texts that hold its stem, and what it weighs in each."""
    if not texts:
        return {}
    positions = np.repeat([position for position, _, _ in texts], [len(item[1]) for item in texts])
    rows = np.concatenate([item[1] for item in texts])
    values = np.concatenate([item[2] for item in texts])
    order = np.argsort(rows, kind="stable")
    met, begins = np.unique(rows[order], return_index=True)
    parts = (np.split(found[order], begins[1:]) for found in (positions, values))
    return dict(zip(met.tolist(), zip(*parts, strict=True), strict=True))


@dataclass(frozen=True, slots=True)
class _Complement:
    """The weights of complement naive Bayes, kept so that a few columns can be changed.

    For each measure the weight of a stem is -ln of its share in the texts of all other measures,
    divided by the sum of these over all stems.

    Attributes:
        logs: measures by stems, ln of what all other measures have of a stem.
        totals: by measure, what all other measures have of all stems.
        sums: by measure, the sum of `logs`.
    """

    logs: NDArray[np.float64]
    totals: Scores
    sums: Scores

    @classmethod
    def of(cls, sums: NDArray[np.float64]) -> "_Complement":
        """The weights for what each measure has of each stem."""
        rest = sums.sum(axis=0) - sums + _SMOOTHING
        logs = np.log(rest)
        return cls(logs, rest.sum(axis=1), logs.sum(axis=1))

    def changed(self, sums: NDArray[np.float64], columns: NDArray[np.int64]) -> "_Complement":
        """The weights after some columns of what they were made from have changed."""
        some = sums[:, columns]
        rest = some.sum(axis=0) - some + _SMOOTHING
        new, old = np.log(rest), self.logs[:, columns]
        logs = self.logs.copy()
        logs[:, columns] = new
        return _Complement(
            logs,
            self.totals + (rest - np.exp(old)).sum(axis=1),
            self.sums + (new - old).sum(axis=1),
        )

    def of_all(self) -> Scores:
        """By measure, the sum over all stems of -ln of their shares."""
        found: Scores = self.logs.shape[1] * np.log(self.totals) - self.sums
        return found

    def rows(self, rows: NDArray[np.int64]) -> NDArray[np.float64]:
        """The weights of some stems: measures by stems."""
        weights = np.log(self.totals)[:, None] - self.logs[:, rows]
        found: NDArray[np.float64] = weights / self.of_all()[:, None]
        return found


def loudness(words: Vector) -> float:
    """How loudly a text speaks, 0 to 1: a few words say little, whatever they are likest."""
    return math.sqrt(min(len(words[0]) / _ENOUGH, 1.0))


def plain_stems(words: Words) -> list[str]:
    """The stems of a text without marks, numbers and single letters."""
    return [
        stem for stem in words.stems if stem not in MARKS and len(stem) > 1 and not stem.isdigit()
    ]
