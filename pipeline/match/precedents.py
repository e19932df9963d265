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
        self._precedents: dict[int, tuple[Precedent, Scores]] = {}
        self._vectors: dict[int, Vector] = {}
        self._places: dict[str, list[int]] = {}
        given: dict[MeasureId, dict[int, Vector]] = {}
        reviewed: dict[int, Vector] = {}
        for position, text in enumerate(texts):
            if not len(text.words[0]):
                continue
            self._add(text.added, text.words)
            if text.precedent is not None:
                self._precedents[position] = text.precedent, text.added
                self._vectors[position] = text.words
                self._places.setdefault(text.precedent.document, []).append(position)
                if text.precedent.reviewed:
                    reviewed[position] = text.words
                for measure in text.precedent.measures:
                    given.setdefault(measure, {})[position] = text.words
        self._given = {measure: _Texts.of(told, len(vocabulary)) for measure, told in given.items()}
        self._reviewed = _Texts.of(reviewed, len(vocabulary))
        self._is_gone = np.zeros(len(texts), dtype=np.bool_)
        self._weights = _Complement.of(self._sums)

    def without(self, documents: Collection[str]) -> "WordModel":
        """The same model before it saw the precedents of some documents."""
        out = [
            position
            for document in documents
            for position in self._places.get(document, ())
            if not self._is_gone[position]
        ]
        if not out:
            return self
        left = copy(self)
        left._sums = self._sums.copy()
        left._is_gone = self._is_gone.copy()
        left._is_gone[out] = True
        for position in out:
            left._add(-self._precedents[position][1], self._vectors[position])
        columns = np.unique(np.concatenate([self._vectors[position][0] for position in out]))
        left._sums[:, columns] = np.maximum(left._sums[:, columns], 0.0)
        left._weights = self._weights.changed(left._sums, columns)
        return left

    def _add(self, added: Scores, words: Vector) -> None:
        rows, values = words
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
        alike = self._alike(self._reviewed, words)
        for place in np.flatnonzero(alike > _HALF).tolist():
            measures = self._precedents[int(self._reviewed.positions[place])][1] > 0
            near = (min(float(alike[place]), 1.0) - _HALF) / (1 - _HALF)
            echoed[measures] = np.maximum(echoed[measures], near)
            none = none if measures.any() else max(none, near)
        return echoed, none

    def _alike(self, texts: "_Texts", words: Vector) -> Scores:
        """The cosine of a text to each of these; 0 for those that were taken out."""
        alike = texts.alike(words)
        alike[self._is_gone[texts.positions]] = 0.0
        return alike

    def nearest(
        self, words: Vector, measure: MeasureId, least: float
    ) -> tuple[Precedent, float] | None:
        """The precedent of a measure whose words are most alike, with the cosine (0 to 1).

        Args:
            words: of an activity.
            measure: that is asked for.
            least: cosine below which nothing is alike.
        """
        texts = self._given.get(measure)
        if texts is None:
            return None
        alike = self._alike(texts, words)
        best = int(alike.argmax())
        if alike[best] < least:
            return None
        return self._precedents[int(texts.positions[best])][0], min(float(alike[best]), 1.0)


@dataclass(frozen=True, slots=True)
class _Texts:
    """Some texts by their stems, ready to be compared with others.

    Attributes:
        positions: of the texts.
        bounds: by row, where what holds its stem begins in the other two; it ends where that of
            the next begins.
        places: which of the texts hold each stem, row by row.
        values: what it weighs in them.
    """

    positions: NDArray[np.int64]
    bounds: NDArray[np.int64]
    places: NDArray[np.int64]
    values: Scores

    @classmethod
    def of(cls, texts: Mapping[int, Vector], stems: int) -> "_Texts":
        """Texts by their positions, in a vocabulary of so many stems."""
        rows = np.concatenate([np.zeros(0, np.int64), *(rows for rows, _ in texts.values())])
        values = np.concatenate([np.zeros(0), *(values for _, values in texts.values())])
        places = np.repeat(np.arange(len(texts)), [len(rows) for rows, _ in texts.values()])
        order = np.argsort(rows, kind="stable")
        bounds = np.searchsorted(rows[order], np.arange(stems + 1))
        return cls(np.array(list(texts), np.int64), bounds, places[order], values[order])

    def alike(self, words: Vector) -> Scores:
        """The cosine of a text to each of these."""
        rows, values = words
        begins = self.bounds[rows]
        held = self.bounds[rows + 1] - begins
        at = np.arange(held.sum()) + np.repeat(begins - np.cumsum(held) + held, held)
        products = self.values[at] * np.repeat(values, held)
        return np.bincount(self.places[at], products, len(self.positions)).astype(np.float64)


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
