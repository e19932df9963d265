"""Texts as stems with their places: what cues and precedents are compared in.

Every word is stemmed by the rules of its own script, so English names in a Russian text meet
English cues. Russian nouns take their dictionary form first, since many have two stems («органы»,
«органов»; «оценка», «оценок»). Spellings and stem exceptions come from the framework.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import cache
from typing import Final

import Stemmer

from gazetteers.dictionary import noun_form, russian_dictionary
from gazetteers.frameworks import Framework
from gazetteers.model import LanguageCode
from pipeline.match.repair import Repair

SENTENCE: Final = "."
"""Stands for the end of a sentence or of a table cell; no phrase reaches across it."""
PAUSE: Final = ","
"""Stands for a mark inside a sentence that no phrase reaches across (":", ";")."""
MASKED: Final = "_"
"""Stands for a word of a name: it speaks through other channels."""
MARKS: Final = frozenset({SENTENCE, PAUSE, MASKED})

_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.!?;:|\n]+")
_CYRILLIC = re.compile(r"[а-яё]")
_STEMMERS = {
    "en": Stemmer.Stemmer("english"),
    "ru": Stemmer.Stemmer("russian"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: their stems (or a mark) and where each stands.

    Attributes:
        stems: in reading order.
        starts: where each begins.
        ends: where each ends.
        mended: where damaged words begin whose stem is that of the cue word behind them.
    """

    stems: tuple[str, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    mended: frozenset[int] = frozenset()

    def between(self, start: int, end: int) -> "Words":
        """The words that begin at or after `start` and before `end`; offsets stay as they are."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return Words(
            self.stems[first:last], self.starts[first:last], self.ends[first:last], self.mended
        )

    def undamaged(self) -> "Words":
        """These words without those that had to be mended."""
        if not self.mended:
            return self
        kept = [at for at, start in enumerate(self.starts) if start not in self.mended]
        return Words(
            tuple(self.stems[at] for at in kept),
            tuple(self.starts[at] for at in kept),
            tuple(self.ends[at] for at in kept),
        )

    def first_sentence(self) -> int:
        """Position of the first mark that ends a sentence, the number of words without one."""
        for position, stem in enumerate(self.stems):
            if stem == SENTENCE and position:
                return position
        return len(self.stems)


def joined(parts: Iterable[Words]) -> Words:
    """Several texts as one, with a sentence end after each; each keeps its own offsets.

    Which words were damaged is not kept: it matters only for an activity's own words.
    """
    stems: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for part in parts:
        stems += (*part.stems, SENTENCE)
        starts += (*part.starts, part.ends[-1] if part.ends else 0)
        ends += (*part.ends, part.ends[-1] if part.ends else 0)
    return Words(tuple(stems), tuple(starts), tuple(ends))


class Stems:
    """Turns texts into stems, as one framework wants them."""

    def __init__(self, framework: Framework) -> None:
        """Take spellings and stem exceptions of `framework`."""
        self._exceptions = {
            word: form
            for by_word in framework.stem_exceptions.values()
            for word, form in by_word.items()
        }
        self._inside: dict[LanguageCode, list[tuple[str, str]]] = {"en": [], "ru": []}
        self._divided: dict[str, list[str]] = {}
        for language, spellings in framework.spellings.items():
            for old, new in spellings.items():
                prefix, gap, rest = _divide(old)
                if gap:
                    self._divided.setdefault(prefix, []).append(rest)
                else:
                    self._inside[language].append((old, new))
        self._known: dict[str, str] = {}
        self._repair: Repair | None = None
        self._repaired: dict[str, str] = {}

    def read(self, text: str, masked: Iterable[tuple[int, int]] = ()) -> Words:
        """The words of a text; those inside a masked range become a mark."""
        stems: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        mended: set[int] = set()
        ranges = sorted(masked)
        current = 0
        held: str | None = None
        known, repairs = self._known, self._repair is not None
        for match in _TOKEN.finditer(text):
            word, start, end = match.group(), match.start(), match.end()
            if not word[0].isalnum():
                mark = _mark(word, text, end)
                if mark is not None:
                    stems.append(mark)
                    starts.append(start)
                    ends.append(end)
                held = None
                continue
            lower = word.lower()
            if held is not None and end - start > 2 and text[ends[-1] : start] in ("-", " ", "‑"):
                rests = self._divided.get(held, ())
                if any(lower.startswith(rest) for rest in rests):
                    lower, start = held + lower, starts[-1]
                    del stems[-1], starts[-1], ends[-1]
            held = lower if lower in self._divided else None
            while current < len(ranges) and ranges[current][1] <= start:
                current += 1
            hidden = current < len(ranges) and ranges[current][0] < end
            # A word with a capital may be a name, and names are never repaired.
            stem = known.get(lower) or self.stem(lower)
            if repairs and word == lower and not hidden and (behind := self._behind(lower, stem)):
                stem = behind
                mended.add(start)
            stems.append(MASKED if hidden else stem)
            starts.append(start)
            ends.append(end)
        return Words(tuple(stems), tuple(starts), tuple(ends), frozenset(mended))

    def phrase(self, text: str) -> tuple[str, ...]:
        """The stems of a phrase, without marks."""
        return tuple(stem for stem in self.read(text).stems if stem not in MARKS)

    def with_known_words(self) -> "Stems":
        """The same stems for the same framework, repairing nothing; what was read stays known."""
        other = copy(self)
        other._repair, other._repaired = None, {}
        return other

    def repair_with(self, repair: Repair) -> None:
        """From now on damaged words take the stem of the cue word behind them."""
        self._repair = repair
        self._repaired = {}

    def _behind(self, word: str, stem: str) -> str:
        """The stem of the cue word behind a damaged word; empty for a word that is none."""
        if self._repair is None:
            return ""
        known = self._repaired.get(word)
        if known is None:
            meant = self._repair.instead_of(word, stem)
            known = self._repaired[word] = "" if meant is None else self.stem(meant)
        return known

    def stem(self, word: str) -> str:
        """The stem of a word in small letters."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = self._stem(word)
        return known

    def _stem(self, word: str) -> str:
        plain = word.replace("’", "'").removesuffix("'s").replace("ё", "е")
        language: LanguageCode = "ru" if _CYRILLIC.search(plain) else "en"
        for old, new in self._inside[language]:
            plain = plain.replace(old, new)
        if language == "ru":
            # Other words than nouns stay as they are, since their stems hold.
            plain = noun_form(plain).replace("ё", "е")
        exception = self._exceptions.get(plain)
        if exception is not None:
            return exception
        stem: str = _STEMMERS[language].stemWord(plain)
        return stem


def is_russian_word(word: str) -> bool:
    """Whether the Russian dictionary has a word; False for words of other scripts."""
    return bool(_CYRILLIC.search(word)) and bool(russian_dictionary().word_is_known(word))


@cache
def stop_words() -> frozenset[str]:
    """Words that stand in texts on any subject, in English and Russian: those of spaCy."""
    # spaCy loads for half a second, and only reasons and proposals need its lists.
    from spacy.lang.en.stop_words import STOP_WORDS as ENGLISH
    from spacy.lang.ru.stop_words import STOP_WORDS as RUSSIAN

    return frozenset((*ENGLISH, *RUSSIAN))


def _divide(spelling: str) -> tuple[str, str, str]:
    for gap in ("-", " "):
        prefix, found, rest = spelling.partition(gap)
        if found:
            return prefix, found, rest
    return spelling, "", ""


def _mark(marks: str, text: str, end: int) -> str | None:
    """What a run of marks stands for; None for a dot inside a number or a web address."""
    if "|" in marks:
        return SENTENCE
    following = text[end : end + 1]
    if following and not following.isspace() and "\n" not in marks and following not in "”»\"')]":
        return None
    rest = text[end : end + 40].lstrip(" \n”»\"')]")
    goes_on = bool(rest) and rest[0].islower()
    if "\n" in marks:
        # E-mails break their lines inside sentences.
        return None if goes_on and marks == "\n" else SENTENCE
    if marks[0] in ";:":
        return PAUSE
    return PAUSE if goes_on else SENTENCE
