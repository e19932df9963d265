"""What a set of precedents teaches: counts of organizations, and a model of words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from gazetteers.frameworks import Framework, Measure
from gazetteers.model import MeasureId
from pipeline.match.cues import STRONG, Scores
from pipeline.match.linear import Example, LinearModel
from pipeline.match.memory import Memory
from pipeline.match.precedents import OrganizationCounts, Precedent, Text, WordModel, plain_stems
from pipeline.match.surroundings import Names, tells
from pipeline.match.vocabulary import Vector, Vocabulary
from pipeline.match.words import Stems, Words

_LISTED: Final = 4.0
"""Imagined activities of a body under a measure that the framework names it for."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What precedents teach.

    Attributes:
        counts: how often each organization worked under each measure.
        model: which words go with which measure.
        linear: what words and organizations say together.
        vocabulary: the stems that both know.
        counted: by document, the precedents that stand in it: organizations, share of measures.
    """

    counts: OrganizationCounts
    model: WordModel
    linear: LinearModel
    vocabulary: Vocabulary
    counted: Mapping[str, Sequence[tuple[Sequence[str], Scores]]]

    def vector(self, words: Words) -> Vector:
        """A text as the models see it."""
        return self.vocabulary.vector(plain_stems(words))

    def weighed(self, words: Words) -> tuple[Vector, float]:
        """A text as the models see it, and how much of it is known (`Vocabulary.weighed`)."""
        return self.vocabulary.weighed(plain_stems(words))

    def told(self, vector: Vector, part: float) -> Scores:
        """The share of each measure among activities of such words, whoever takes part.

        Words that nobody has used yet tell nothing, and leave less to those that are known.

        Args:
            vector: of the words.
            part: how much of them is known.
        """
        rows, values = vector
        return self.linear.told((rows, values * part))

    def without(self, documents: Collection[str]) -> "Learned":
        """What is known without the precedents that stand in some documents."""
        out = [item for document in documents for item in self.counted.get(document, ())]
        if not out:
            return self
        return Learned(
            self.counts.less(out),
            self.model.without(documents),
            self.linear.without(documents),
            self.vocabulary,
            {key: items for key, items in self.counted.items() if key not in documents},
        )


def learn(
    framework: Framework,
    precedents: Sequence[Precedent],
    *,
    stems: Stems,
    names: Names,
    memory: Memory,
) -> Learned:
    """Learn from precedents, and from what the framework says of each measure.

    A precedent with k measures counts 1/k under each; measures of other frameworks do not count.
    One without any says what serves none: the linear model alone learns it.
    """
    positions = {measure.id: position for position, measure in enumerate(framework.measures)}
    size = len(framework.measures)

    def added(measures: Sequence[MeasureId], weight: float) -> Scores:
        vector = np.zeros(size)
        known = [positions[item] for item in measures if item in positions]
        for position in known:
            vector[position] += weight / len(known)
        return vector

    def read(text: str) -> list[str]:
        # One misspelt name among thousands of precedents teaches nothing.
        return plain_stems(stems.read(text, names.ranges(text, approximate=False)))

    def plain(text: str) -> list[str]:
        return memory.stems("precedent", text, read)

    known: list[tuple[Sequence[str], Scores]] = []
    stemmed: list[list[str]] = []
    told: list[tuple[Scores, Precedent | None]] = []
    counted: dict[str, list[tuple[Sequence[str], Scores]]] = {}
    for precedent in precedents:
        vector = added(precedent.measures, precedent.weight)
        known.append((precedent.organizations, vector))
        if precedent.document:
            counted.setdefault(precedent.document, []).append(known[-1])
        stemmed.append(plain(precedent.text))
        told.append((vector, precedent))
    for measure in framework.measures:
        known += [
            ((organization,), added((measure.id,), _LISTED))
            for organization in measure.organizations
        ]
        for text in seed_texts(measure):
            stemmed.append(plain(text))
            told.append((added((measure.id,), 1.0), None))
    vocabulary = Vocabulary(stemmed)
    texts = [
        Text(vocabulary.vector(words), vector, precedent)
        for words, (vector, precedent) in zip(stemmed, told, strict=True)
    ]
    return Learned(
        OrganizationCounts.of(known, size),
        WordModel(texts, vocabulary, size),
        LinearModel([_example(text) for text in texts], vocabulary, memory),
        vocabulary,
        counted,
    )


def _example(text: Text) -> Example:
    precedent = text.precedent
    if precedent is None:
        return Example(text.words, {}, np.append(text.added, 0.0))
    serves_none = precedent.weight if not precedent.measures else 0.0
    added = np.append(text.added, serves_none)
    organizations = {name: 1.0 for name in precedent.organizations if tells(name)}
    return Example(text.words, organizations, added, precedent.document)


def seed_texts(measure: Measure) -> tuple[str, ...]:
    """What a measure says of itself, as a first precedent: title and strong cues, by language."""
    texts = []
    for language, cues in measure.cues.items():
        strong = " . ".join(phrase for phrase, weight in cues.items() if weight >= STRONG)
        texts.append(f"{measure.title} . {strong}" if language == "en" else strong)
    return tuple(texts) or (measure.title,)
