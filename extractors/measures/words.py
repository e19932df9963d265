"""Which measure a label means whose words are not those of the printed title.

Titles are translated by whoever needs them, shortened ("Border management") and reworded. A label
is compared with each measure by the stems of its words: a word counts for more the fewer measures
have it, and the phrases that point to a measure count beside the words of its titles.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import Stemmer

from gazetteers.frameworks import Measure
from gazetteers.lookup import resolve
from gazetteers.organizations import organizations

_WORD: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = re.compile(r"[а-я]")
_STEMMERS: Final = {"en": Stemmer.Stemmer("english"), "ru": Stemmer.Stemmer("russian")}
_PREFIXES: Final = ("counter", "anti", "контр", "анти")
"""First parts that one writer sets before a word and the other leaves out."""
_ROOT: Final = 4
"""Letters that must be left of a word without its first part."""
_LETTERS: Final = 7
"""Letters of a stem that are compared: what is derived from a word mostly begins like it."""
_SHORTEST: Final = 3
"""Letters; shorter stems are prepositions and the like."""
_POINTS: Final[Mapping[int, float]] = {3: 0.6, 2: 0.3}
"""What a word counts that stands in a phrase of this weight, where one of a title counts 1."""
_OPENING: Final = 12
"""Words of a title that name its subject; what follows counts like a phrase of weight 3."""
_UNKNOWN: Final = 3.0
"""In how many measures a word stands that is in none: it tells little, and not nothing."""
_INSIDE: Final = 0.75
"""How much it counts that a label's words are those of a measure; that it is one of its titles as
a whole counts the rest."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much a label says of a measure.

    Attributes:
        measure: the measure.
        inside: share of the label's words that are the measure's, by their weight.
        full: how much the label and its title, in the nearest language, have in common from both
            sides.
        whole: the same with its short titles.
    """

    measure: Measure
    inside: float
    full: float
    whole: float

    @property
    def score(self) -> float:
        """Both as one number from 0 to 1."""
        return _INSIDE * self.inside + (1 - _INSIDE) * self.whole


@dataclass(frozen=True, slots=True)
class _Known:
    """The words of a measure: of each title, of each short title, and what each word counts."""

    measure: Measure
    titles: tuple[frozenset[str], ...]
    shorts: tuple[frozenset[str], ...]
    words: Mapping[str, float]


class MeasureWords:
    """The words of all measures, ready to be compared with labels."""

    def __init__(self, measures: Sequence[Measure]) -> None:
        """Take the words of the titles in all languages, and of the phrases that point to each."""
        self._known = [
            _Known(
                measure,
                tuple(map(stems, measure.titles)),
                tuple(map(stems, measure.shorts)),
                _counts_of(measure),
            )
            for measure in measures
        ]
        spread: dict[str, float] = {}
        for known in self._known:
            for stem, share in known.words.items():
                spread[stem] = spread.get(stem, 0.0) + share
        self._weights = {stem: math.log(1 + len(measures) / many) for stem, many in spread.items()}
        self._unknown = math.log(1 + len(measures) / _UNKNOWN)

    def compare(self, label: str) -> tuple[Likeness, ...]:
        """The measures by how much a label says of them, the likeliest first."""
        words = stems(label)
        total = self._sum(words)
        if not total:
            return ()
        found = [
            Likeness(
                known.measure,
                sum(self._weight(stem) * known.words.get(stem, 0.0) for stem in words) / total,
                self._in_common(words, known.titles),
                self._in_common(words, (*known.titles, *known.shorts)),
            )
            for known in self._known
        ]
        return tuple(sorted(found, key=lambda item: (-item.score, item.measure.id)))

    def _in_common(self, words: frozenset[str], titles: Iterable[frozenset[str]]) -> float:
        """The share of words that a text and the nearest of some titles have in common."""
        total = self._sum(words)
        return max(
            (2 * self._sum(words & title) / (total + self._sum(title)) for title in titles),
            default=0.0,
        )

    def _weight(self, stem: str) -> float:
        return self._weights.get(stem, self._unknown)

    def _sum(self, words: Iterable[str]) -> float:
        return sum(map(self._weight, words))


def _counts_of(measure: Measure) -> Mapping[str, float]:
    """The words that speak for a measure with what each counts."""
    words: dict[str, float] = {}
    for title in (*measure.titles, *measure.shorts):
        words |= dict.fromkeys(stems(title) - words.keys(), _POINTS[3])
        words |= dict.fromkeys(stems(" ".join(title.split()[:_OPENING])), 1.0)
    for cues in measure.cues.values():
        for phrase, weight in cues.items():
            counts = _POINTS.get(weight, 0.0)
            for stem in stems(phrase) if counts else ():
                words[stem] = max(counts, words.get(stem, 0.0))
    return words


def stems(text: str) -> frozenset[str]:
    """The words of a text as they are compared, in any order: "Counter-narratives" → "narrat"."""
    return frozenset(
        stem
        for word in _WORD.findall(text.lower().replace("ё", "е"))
        if len(stem := _stem(word)) >= _SHORTEST
    )


def names_body(label: str) -> bool:
    """Whether a label is the name of a listed organization, whatever subjects that name holds.

    "UN Regional Centre for Preventive Diplomacy for Central Asia (UNRCCA)" is no measure; where a
    title is such a name, that says more.
    """
    known = organizations()
    hits = resolve(known.index.find(label), depth=known.depth)
    named = sum(hit.end - hit.start for hit in hits if hit.name.strength == "strong")
    return named >= _ALL_BUT * len(label.strip())


_ALL_BUT: Final = 0.85
"""Part of a label that the names of organizations take, if it says nothing else."""


@cache
def _stem(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + _ROOT:
            word = word.removeprefix(prefix)
    language = "ru" if _CYRILLIC.search(word) else "en"
    stem: str = _STEMMERS[language].stemWord(word)
    return stem[:_LETTERS]
