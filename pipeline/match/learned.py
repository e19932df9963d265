"""What a set of precedents teaches: counts of organizations, and a model of words."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from gazetteers.frameworks import Framework, Measure
from gazetteers.model import MeasureId
from pipeline.match.cues import STRONG, Scores
from pipeline.match.memory import Memory
from pipeline.match.precedents import OrganizationCounts, Precedent, Text, WordModel, plain_stems
from pipeline.match.surroundings import Names
from pipeline.match.words import Stems

_LISTED: Final = 4.0
"""Imagined activities of a body under a measure that the framework names it for."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What precedents teach.

    Attributes:
        counts: how often each organization worked under each measure.
        model: which words go with which measure.
        counted: by document, the precedents that stand in it: organizations, share of measures.
    """

    counts: OrganizationCounts
    model: WordModel
    counted: Mapping[str, Sequence[tuple[Sequence[str], Scores]]]

    def without(self, documents: Collection[str]) -> "Learned":
        """What is known without the precedents that stand in some documents."""
        out = [item for document in documents for item in self.counted.get(document, ())]
        if not out:
            return self
        return Learned(
            self.counts.less(out),
            self.model.without(documents),
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
    texts: list[Text] = []
    counted: dict[str, list[tuple[Sequence[str], Scores]]] = {}
    for precedent in precedents:
        vector = added(precedent.measures, precedent.weight)
        known.append((precedent.organizations, vector))
        if precedent.document:
            counted.setdefault(precedent.document, []).append(known[-1])
        texts.append(Text(plain(precedent.text), vector, precedent))
    for measure in framework.measures:
        known += [
            ((organization,), added((measure.id,), _LISTED))
            for organization in measure.organizations
        ]
        texts += [Text(plain(text), added((measure.id,), 1.0)) for text in seed_texts(measure)]
    return Learned(OrganizationCounts.of(known, size), WordModel(texts, size), counted)


def seed_texts(measure: Measure) -> tuple[str, ...]:
    """What a measure says of itself, as a first precedent: title and strong cues, by language."""
    texts = []
    for language, cues in measure.cues.items():
        strong = " . ".join(phrase for phrase, weight in cues.items() if weight >= STRONG)
        texts.append(f"{measure.title} . {strong}" if language == "en" else strong)
    return tuple(texts) or (measure.title,)
