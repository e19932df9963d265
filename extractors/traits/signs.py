"""Everything that may say something about the status of an activity, gathered once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extractors.model import DateRange, Evidence, Judged, Status
from extractors.traits.type import type_of_sentence
from extractors.traits.words import Clause, Lexicon, Predicate
from gazetteers.model import LanguageCode

_SHORT_PERIOD = (40, 190)
"""Days of a period in which one event takes place at some time."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Everything that may say something about the status."""

    text: str
    sentence: str
    clause: Clause
    lex: Lexicon
    language: LanguageCode
    dates: Sequence[DateRange]
    written_on: date | None
    above: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """The type of the activity, or empty."""
        found = type_of_sentence(self.sentence, self.language)
        return found[0] if found else ""

    def behind(self, predicate: Predicate) -> str:
        """The words behind a predicate, up to the end of its sentence."""
        return " ".join(word.text for word in self.clause.words[predicate.last + 1 :])

    @property
    def is_open(self) -> bool:
        """Whether a date has a beginning and no end."""
        return any(item.start is not None and item.end is None for item in self.dates)

    @property
    def is_past(self) -> bool:
        """Whether every date is closed, and over when the document was written."""
        ends = [item.end for item in self.dates]
        if not ends or self.is_open or any(item.start is None for item in self.dates):
            return False
        return self.written_on is None or all(e is not None and e < self.written_on for e in ends)

    @property
    def is_ahead(self) -> bool:
        """Whether every date lies after the day of the document."""
        days = [item.start or item.end for item in self.dates]
        return (
            bool(days)
            and self.written_on is not None
            and all(day is not None and day > self.written_on for day in days)
        )

    @property
    def begins_ahead(self) -> bool:
        """Whether no date is only a limit: "until 6 December" may go on already."""
        return all(item.start is not None for item in self.dates)

    @property
    def has_begun(self) -> bool:
        """Whether a date lies before the day of the document."""
        day = self.written_on
        return day is not None and any(i.start is not None and i.start < day for i in self.dates)

    @property
    def begins(self) -> bool:
        """Whether the document was written early in a short period ("first half of 2023")."""
        day = self.written_on
        return day is not None and any(
            item.start is not None and item.end is not None and item.start <= day <= item.end
            and _SHORT_PERIOD[0] < (item.end - item.start).days < _SHORT_PERIOD[1]
            and (day - item.start) < (item.end - day)
            for item in self.dates
        )  # fmt: skip

    @property
    def runs(self) -> bool:
        """Whether the document was written inside a period of the activity."""
        day = self.written_on
        return day is not None and any(
            item.start is not None and item.end is not None and item.start <= day <= item.end
            and (item.end - item.start).days > 40
            for item in self.dates
        )  # fmt: skip


def judged_status(status: Status, why: str, confidence: float) -> Judged[Status]:
    """A status with the words that say so."""
    evidence = Evidence(method="cue", detail=why, score=confidence)
    return Judged[Status](value=status, confidence=confidence, evidence=(evidence,))


def phrase_in(phrases: Sequence[str], words: str) -> str:
    """The longest phrase that stands in the words, or empty."""
    inside = f" {plain_words(words)} "
    return next((phrase for phrase, plain in _longest_first(tuple(phrases)) if plain in inside), "")


@lru_cache(maxsize=256)
def _longest_first(phrases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Phrases, the longest first, each with its plain words between blanks."""
    ranked = sorted(phrases, key=len, reverse=True)
    return tuple((phrase, f" {plain_words(phrase)} ") for phrase in ranked)


@lru_cache(maxsize=4096)
def plain_words(text: str) -> str:
    """Words in lower case with single blanks."""
    return re.sub(r"[^\w✓]+", " ", text.lower()).strip()
