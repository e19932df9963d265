"""Cues that corrections teach: two neighbouring words that texts of one measure share.

A pair is proposed where at least three corrected activities of one measure have it, no cue has it,
and three quarters of the activities of known measure that have it belong to this one: of those that
people decided and of those that come with the project. Names of bodies and places are hidden.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from gazetteers.frameworks import Framework
from gazetteers.model import LanguageCode
from gazetteers.organizations import Organizations
from gazetteers.stem import is_cyrillic
from gazetteers.territories import Territories
from pipeline.keys import key_text
from pipeline.match.cues import STRONG, CueIndex
from pipeline.match.memory import Memory
from pipeline.match.surroundings import Names
from pipeline.match.words import MARKS, Stems, stop_words
from pipeline.review.teaching import Known, Lesson, Teaching, in_order, made

LEAST: Final = 3
"""Corrected activities that must share a pair; fewer may be one event told twice."""
_SHARE: Final = 0.75
"""Least share of the decided activities with a pair that belong to its measure."""
_SHORTEST: Final = 3
"""Letters of the shorter word: "of", "10" and "II" say nothing of a subject."""
_MOST: Final = 12
"""Pairs that are proposed for one measure, those of most activities first."""

Pair = tuple[str, str]


@dataclass(frozen=True)
class PairReader:
    """Finds pairs of words in texts, as one framework reads them."""

    framework: Framework
    organizations: Organizations
    territories: Territories

    @cached_property
    def _stems(self) -> Stems:
        return Stems(self.framework)

    @cached_property
    def _names(self) -> Names:
        return Names(self.organizations, self.framework.subjects)

    @cached_property
    def _stop_words(self) -> frozenset[str]:
        return frozenset(self._stems.stem(word) for word in stop_words())

    def pairs(self, text: str) -> Mapping[Pair, str]:
        """The pairs of a text by their stems, each as it stands there first."""
        bodies = self._names.ranges(text, approximate=False)
        language: LanguageCode = "ru" if is_cyrillic(text) else "en"
        places = [(hit.start, hit.end) for hit in self.territories.find(text, language)]
        words = self._stems.read(text, [*bodies, *places])
        found: dict[Pair, str] = {}
        for left in range(len(words.stems) - 1):
            pair = (words.stems[left], words.stems[left + 1])
            if all(self._tells(stem) for stem in pair):
                written = text[words.starts[left] : words.ends[left + 1]]
                found.setdefault(pair, " ".join(written.split()).lower())
        return found

    def _tells(self, stem: str) -> bool:
        return (
            stem not in MARKS
            and len(stem) >= _SHORTEST
            and not any(map(str.isdigit, stem))
            and stem not in self._stop_words
        )

    @cached_property
    def _cues(self) -> CueIndex:
        return CueIndex(self.framework, self._stems, Memory())

    def measures_of(self, words: str) -> frozenset[str]:
        """The measures that a cue inside these words speaks for already, if it can decide."""
        hits = self._cues.find(self._stems.read(words))
        return frozenset(
            str(self.framework.measures[hit.cue.measure].id)
            for hit in hits
            if hit.cue.weight >= STRONG
        )


def cues_taught(
    lessons: Sequence[Lesson], known: Sequence[Known], reader: PairReader
) -> tuple[Teaching, ...]:
    """The cues that corrections show.

    Args:
        lessons: what the decisions in force show.
        known: all activities whose measures are known, corrected ones among them.
        reader: reads texts as the matcher does.
    """
    having: dict[tuple[str, Pair], dict[str, tuple[Lesson, str]]] = defaultdict(dict)
    for lesson in lessons:
        if lesson.kind == "measure":
            for pair, written in reader.pairs(lesson.words).items():
                # The same words in two documents are one witness.
                having[lesson.of, pair].setdefault(key_text(lesson.words), (lesson, written))
    found: dict[str, list[Teaching]] = defaultdict(list)
    for (measure, pair), witnesses in having.items():
        if len(witnesses) < LEAST:
            continue
        spelled = Counter(words for _, words in witnesses.values())
        name = min(spelled, key=lambda words: (-spelled[words], words))
        if measure in reader.measures_of(name):
            continue
        if _share(measure, spelled, known) < _SHARE:
            continue
        found[measure].append(
            made(
                "measure",
                measure,
                reader.framework.id,
                " ".join(pair),
                name,
                [lesson for lesson, _ in witnesses.values()],
            )
        )
    return in_order(item for items in found.values() for item in in_order(items)[:_MOST])


def _share(measure: str, written: Collection[str], known: Sequence[Known]) -> float:
    """Of the activities with one of these spellings, how many belong to the measure."""
    having = [item for item in known if any(spelling in item.text for spelling in written)]
    return sum(measure in item.measures for item in having) / len(having) if having else 1.0
