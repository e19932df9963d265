"""What a set of precedents teaches: counts of organizations, and a model of words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, get_args

import numpy as np

from gazetteers.dates import date_cues
from gazetteers.frameworks import Framework, Measure
from gazetteers.model import LanguageCode, MeasureId
from gazetteers.territories import territories
from pipeline.match.cues import STRONG, Scores
from pipeline.match.precedents import OrganizationCounts, Precedent, Text, WordModel, plain_stems
from pipeline.match.surroundings import Names
from pipeline.match.words import Stems

_TOPIC: Final = "AFG"
"""The one country that is a subject of its own."""
_LISTED: Final = 4.0
"""Imagined activities of a body under a measure that the framework names it for."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What precedents teach.

    Attributes:
        counts: how often each organization worked under each measure.
        model: which words go with which measure.
    """

    counts: OrganizationCounts
    model: WordModel


def learn(
    framework: Framework, precedents: Sequence[Precedent], *, stems: Stems, names: Names
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

    hidden = _places_and_months(stems)

    def plain(text: str) -> list[str]:
        found = plain_stems(stems.read(text, names.ranges(text)))
        return [stem for stem in found if stem not in hidden]

    known: list[tuple[Sequence[str], Scores]] = []
    texts: list[Text] = []
    for precedent in precedents:
        vector = added(precedent.measures, precedent.weight)
        known.append((precedent.organizations, vector))
        texts.append(Text(plain(precedent.text), vector, precedent))
    for measure in framework.measures:
        known += [
            ((organization,), added((measure.id,), _LISTED))
            for organization in measure.organizations
        ]
        texts += [Text(plain(text), added((measure.id,), 1.0)) for text in seed_texts(measure)]
    return Learned(OrganizationCounts.of(known, size), WordModel(texts, size))


def _places_and_months(stems: Stems) -> frozenset[str]:
    """Words that say where and when: no precedent teaches by them."""
    known = territories()
    hidden: set[str] = set()
    for language in get_args(LanguageCode):
        names = [month_name for month in date_cues(language).months for month_name in month.names]
        for country in known.countries.values():
            if country.id != _TOPIC:
                names += [*country.names(language), *getattr(country.people, language)]
        for place in known.places.values():
            if not place.needs_cue:
                names += place.names(language)
        found = (stems.phrase(name) for name in names)
        hidden.update(phrase[0] for phrase in found if len(phrase) == 1)
    return frozenset(hidden)


def seed_texts(measure: Measure) -> tuple[str, ...]:
    """What a measure says of itself, as a first precedent: title and strong cues, by language."""
    texts = []
    for language, cues in measure.cues.items():
        strong = " . ".join(phrase for phrase, weight in cues.items() if weight >= STRONG)
        texts.append(f"{measure.title} . {strong}" if language == "en" else strong)
    return tuple(texts) or (measure.title,)
