"""The cues of a framework, found in texts: which measures the words themselves point to."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteers.frameworks import Framework
from gazetteers.model import LanguageCode
from pipeline.match.words import Stems, Words

Scores = NDArray[np.float64]
"""One number a measure, in the order of the framework."""

STRONG: Final = 2
"""Least weight of a cue that can decide."""
FIRST_SENTENCE: Final = 2.0
"""How much more a cue counts in the sentence that names the activity."""
USUAL_IDF: Final = 4.0
"""The rarity of cues where no past paragraphs have been counted: that of one in some sixty."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that points to a measure.

    Attributes:
        measure: position of the measure in the framework.
        phrase: as the framework writes it.
        weight: 3 names the subject, 2 points to it, 1 adds to others.
        value: what one hit is worth: weight by rarity, divided by the mass of the measure's cues.
    """

    measure: int
    phrase: str
    weight: int
    value: float


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue that was met; `first` and `last` are positions of words, inclusive."""

    cue: Cue
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Entry:
    stems: tuple[str, ...]
    cues: tuple[Cue, ...]
    never: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many of the counted texts each cue stood.

    Attributes:
        texts: number of texts that were counted.
        found: by phrase, the number of texts with it; phrases that never stood are left out.
    """

    texts: int
    found: Mapping[str, int]

    def idf(self, phrase: str) -> float:
        """How much a meeting says: large for what is rare."""
        return math.log(1 + (self.texts + 1) / (self.found.get(phrase, 0) + 1))


class CueIndex:
    """All cues of a framework, ready to be found."""

    def __init__(
        self,
        framework: Framework,
        stems: Stems,
        rarity: Mapping[LanguageCode, Rarity] | None = None,
    ) -> None:
        """Index the cues; languages without `rarity` count all their cues as equally rare."""
        self.measures = len(framework.measures)
        cues: dict[tuple[str, ...], list[Cue]] = {}
        never: dict[tuple[str, ...], list[int]] = {}
        for position, measure in enumerate(framework.measures):
            for language, phrases in measure.cues.items():
                counted = (rarity or {}).get(language)
                mass = sum(phrases.values())
                for phrase, weight in phrases.items():
                    idf = USUAL_IDF if counted is None else counted.idf(phrase)
                    cues.setdefault(stems.phrase(phrase), []).append(
                        Cue(position, phrase, weight, weight * idf / math.sqrt(mass))
                    )
            for phrases_never in measure.never.values():
                for phrase in phrases_never:
                    never.setdefault(stems.phrase(phrase), []).append(position)
        self._by_first: dict[str, list[_Entry]] = {}
        for phrase_stems in sorted({*cues, *never}, key=lambda key: (-len(key), key)):
            if phrase_stems:
                self._by_first.setdefault(phrase_stems[0], []).append(
                    _Entry(
                        phrase_stems,
                        tuple(cues.get(phrase_stems, ())),
                        tuple(never.get(phrase_stems, ())),
                    )
                )

    def find(self, words: Words) -> tuple[CueHit, ...]:
        """The cues that a text meets: of one measure the longest first, each word once."""
        met: list[tuple[int, _Entry]] = []
        stems = words.stems
        for position, stem in enumerate(stems):
            for entry in self._by_first.get(stem, ()):
                length = len(entry.stems)
                if length == 1 or stems[position : position + length] == entry.stems:
                    met.append((position, entry))
        if not met:
            return ()
        taken: dict[int, set[int]] = {}
        for position, entry in met:
            for measure in entry.never:
                taken.setdefault(measure, set()).update(
                    range(position, position + len(entry.stems))
                )
        found: list[CueHit] = []
        met.sort(key=lambda item: -len(item[1].stems))
        for position, entry in met:
            places = range(position, position + len(entry.stems))
            for cue in entry.cues:
                used = taken.setdefault(cue.measure, set())
                if not used.intersection(places):
                    used.update(places)
                    found.append(CueHit(cue, position, position + len(entry.stems) - 1))
        return tuple(found)

    def total(self, hits: Iterable[CueHit], first_sentence: int = 0) -> Scores:
        """What the hits say for each measure.

        Args:
            hits: the cues met in one text.
            first_sentence: number of words in its first sentence, where cues count more.
        """
        seen: dict[Cue, list[int]] = {}
        for hit in hits:
            seen.setdefault(hit.cue, []).append(hit.first)
        scores = np.zeros(self.measures)
        for cue, places in seen.items():
            factor = FIRST_SENTENCE if min(places) < first_sentence else 1.0
            scores[cue.measure] += cue.value * (1 + math.log(len(places))) * factor
        return scores


def count_cues(
    framework: Framework, stems: Stems, texts: Sequence[Words], language: LanguageCode
) -> Rarity:
    """In how many texts each cue of a language stands, whatever measure it is a cue of."""
    phrases = {
        phrase for measure in framework.measures for phrase in measure.cues.get(language, ())
    }
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase in sorted(phrases):
        key = stems.phrase(phrase)
        by_first.setdefault(key[0], []).append((key, phrase))
    found: dict[str, int] = {}
    for words in texts:
        here = {
            phrase
            for position, stem in enumerate(words.stems)
            for key, phrase in by_first.get(stem, ())
            if words.stems[position : position + len(key)] == key
        }
        for phrase in here:
            found[phrase] = found.get(phrase, 0) + 1
    return Rarity(len(texts), dict(sorted(found.items())))
