"""The cues of a framework, found in texts: which measures the words themselves point to."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

from gazetteers.frameworks import Framework
from pipeline.match.memory import Memory
from pipeline.match.words import SENTENCE, Stems, Words

Scores = NDArray[np.float64]
"""One number a measure, in the order of the framework."""

STRONG: Final = 2
"""Least weight of a cue that can decide."""
FIRST_SENTENCE: Final = 2.0
"""How much more a cue counts in the sentence that names the activity."""
DEFINITIVE: Final = 3
"""Weight of a cue that names the measure's subject."""
WORTH: Final[Mapping[int, float]] = {1: 0.4, 2: 1.5, 3: 4.0}
"""What a cue of each weight is worth; on reports, those of weight 3 are right far more often."""
PER_WORD: Final = 0.3
"""How much more each further word makes a definitive cue worth: "border" stands in many texts,
"integrated border management" in those on border management. Beyond the fourth none adds."""
_LONGEST: Final = 4
_SCALE: Final = 0.35
"""Brings one definitive cue to the size that the weights were found at."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase that points to a measure.

    Attributes:
        measure: position of the measure in the framework.
        phrase: as the framework writes it.
        weight: 3 names the subject, 2 points to it, 1 adds to others.
        value: what one hit is worth. How many cues its measure has does not matter: where it did,
            each cue that a person added made all others of the measure weaker.
    """

    measure: int
    phrase: str
    weight: int
    value: float

    @property
    def tells(self) -> float:
        """How far it decides on its own: 1, 0.5 or 0.

        A definitive cue decides, and so does a phrase that points to the measure ("youth camp");
        one pointing word ("airport") may stand in any text.
        """
        if self.weight >= DEFINITIVE or (self.weight >= STRONG and " " in self.phrase):
            return 1.0
        return 0.5 if self.weight >= STRONG else 0.0


@dataclass(frozen=True, slots=True)
class CueHit:
    """A cue that was met.

    Attributes:
        cue: the cue.
        first: position of its first word.
        last: position of its last word.
        mended: whether a damaged word was taken for one of its words.
    """

    cue: Cue
    first: int
    last: int
    mended: bool = False


@dataclass(frozen=True, slots=True)
class _Entry:
    stems: tuple[str, ...]
    cues: tuple[Cue, ...]
    never: tuple[int, ...]


@dataclass(slots=True)
class _Begun:
    """The phrases that begin with one stem: itself, and longer ones by their second stem.

    By two stems, since a hundred phrases begin with "border".
    """

    single: _Entry | None = None
    longer: dict[str, list[_Entry]] = field(default_factory=dict)

    def take(self, entry: _Entry) -> None:
        if len(entry.stems) == 1:
            self.single = entry
        else:
            self.longer.setdefault(entry.stems[1], []).append(entry)


class CueIndex:
    """All cues of a framework, ready to be found.

    Attributes:
        measures: how many the framework has.
        stems: of all words of all cues.
    """

    def __init__(self, framework: Framework, stems: Stems, memory: Memory) -> None:
        """Index the cues of all languages together."""

        def read(phrase: str) -> tuple[str, ...]:
            return tuple(memory.stems("cue", phrase, stems.phrase))

        self.measures = len(framework.measures)
        cues: dict[tuple[str, ...], list[Cue]] = {}
        never: dict[tuple[str, ...], list[int]] = {}
        for position, measure in enumerate(framework.measures):
            for phrases in measure.cues.values():
                for phrase, weight in phrases.items():
                    cues.setdefault(read(phrase), []).append(
                        Cue(position, phrase, weight, _worth(phrase, weight) * _SCALE)
                    )
            for phrases_never in measure.never.values():
                for phrase in phrases_never:
                    never.setdefault(read(phrase), []).append(position)
        self.stems = frozenset(stem for phrase_stems in (*cues, *never) for stem in phrase_stems)
        self._begun: dict[str, _Begun] = {}
        for phrase_stems in sorted({*cues, *never}, key=lambda key: (-len(key), key)):
            entry = _Entry(
                phrase_stems, tuple(cues.get(phrase_stems, ())), tuple(never.get(phrase_stems, ()))
            )
            if phrase_stems:
                self._begun.setdefault(phrase_stems[0], _Begun()).take(entry)

    def find(self, words: Words) -> tuple[CueHit, ...]:
        """The cues that a text meets: of one measure the longest first, each word once."""
        met: list[tuple[int, _Entry]] = []
        stems = words.stems
        begun = self._begun
        # Most stems begin no phrase.
        for position in [place for place, stem in enumerate(stems) if stem in begun]:
            phrases = begun[stems[position]]
            following = stems[position + 1] if position + 1 < len(stems) else SENTENCE
            for entry in phrases.longer.get(following, ()):
                if stems[position : position + len(entry.stems)] == entry.stems:
                    met.append((position, entry))
            if phrases.single is not None:
                met.append((position, phrases.single))
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
                if used.isdisjoint(places):
                    used.update(places)
                    mended = bool(words.mended) and any(
                        words.starts[place] in words.mended for place in places
                    )
                    found.append(CueHit(cue, position, places[-1], mended))
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


def _worth(phrase: str, weight: int) -> float:
    """What one hit of a cue is worth, by its weight and, if it is definitive, its length."""
    if weight < DEFINITIVE:
        return WORTH[weight]
    return WORTH[weight] * (1 + PER_WORD * (min(len(phrase.split()), _LONGEST) - 1))
