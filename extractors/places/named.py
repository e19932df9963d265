"""Names of countries and places in a text, the words around them, and which of them are meant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from gazetteers.cues import cues
from gazetteers.model import CountryCode, LanguageCode

HOME_COUNTRIES = frozenset(
    map(CountryCode, ("KAZ", "KGZ", "TJK", "TKM", "UZB", "AFG"))
)  # fmt: skip
"""Where the activities are carried out: here a country that is named is not a donor from afar."""

Verdict = Literal["counts", "country only", "donor", "nothing"]


@dataclass(frozen=True, slots=True)
class Named:
    """A country, a place or a language that a text names, and what its context makes of it.

    Attributes:
        start: first code point.
        end: one past the last.
        sort: "place", "name", "people", "acronym", or "language" for one that no country gives.
        country: the country, or the country of the place; None where there is none, or several.
        places: ids of the places with this name; () for countries.
        spelling: the dictionary form.
        verdict: "counts"; "country only" (a place that is no place of the activity); "donor";
            "nothing".
        reason: the verdict in words.
    """

    start: int
    end: int
    sort: Literal["place", "name", "people", "acronym", "language"]
    country: CountryCode | None
    places: tuple[str, ...]
    spelling: str
    verdict: Verdict = "counts"
    reason: str = ""

    @property
    def is_abroad(self) -> bool:
        """Whether it belongs to a country outside the region and Afghanistan."""
        return self.country is not None and self.country not in HOME_COUNTRIES


_SPAN_BEFORE = 90
_SPAN_AFTER = 70
"""How far, in letters, a sign may reach from a name: the longest of them, with room."""

_SENTENCE_END = re.compile(
    r"(?<!\b[MD][rs])(?<!\bMrs)(?<!\bProf)(?<!\bSt)(?<!\bг)[.;!?]\s+(?=[A-ZА-ЯЁ])"
)
_CAPITAL_WORDS = r"(?:[A-Z][\w&-]*\s+(?:and\s+)?){0,3}?"
_ANY_WORDS = r"(?:\w+\s+){0,2}?"


@cache
def _sign(group: str, language: LanguageCode) -> re.Pattern[str]:
    """A cue group, tied to the name that it stands before or after."""
    book = cues("where", language)
    pattern = book.pattern(group)
    if group.endswith("-before"):
        state = book.pattern("state-of").pattern
        return re.compile(rf"{pattern.pattern}\s*(?:(?i:{state})\s*)?[\"«“]?\Z", pattern.flags)
    filler = _CAPITAL_WORDS if language == "en" else _ANY_WORDS
    if group in ("language-after", "provider-after", "donor-after", "taught-by-after"):
        filler = ""
    return re.compile(rf"(?:['’]s)?[\s-]+{filler}{pattern.pattern}", pattern.flags)


class Surrounding:
    """The words around a list of names."""

    def __init__(self, group: Sequence[Named], text: str, language: LanguageCode) -> None:
        before = text[max(0, group[0].start - _SPAN_BEFORE) : group[0].start]
        ends = list(_SENTENCE_END.finditer(before))
        self.before = before[ends[-1].end() :] if ends else before
        end = group[-1].end
        if "." in text[group[-1].start : end] and text.startswith(". ", end):
            end += 1  # the last full stop of "U.S."
        self.after = text[end : end + _SPAN_AFTER]
        self.language = language

    def has(self, sign: str) -> re.Match[str] | None:
        """A cue of a group at its side of the names; the group's name ends with that side."""
        side = self.before if sign.endswith("-before") else self.after
        pattern = _sign(sign, self.language)
        return pattern.search(side) if sign.endswith("-before") else pattern.match(side)


def peoples(group: Sequence[Named]) -> Sequence[Named]:
    """The adjectives at the end of a list: "Latvian and Lithuanian" of "Riga, Latvian and …"."""
    first = len(group)
    while first and group[first - 1].sort in ("people", "language"):
        first -= 1
    return group[first:]


def abroad(group: Sequence[Named]) -> Sequence[Named]:
    """The names of countries outside the region and Afghanistan, and of places there."""
    return [item for item in group if item.is_abroad]


def only_places(group: Sequence[Named]) -> Sequence[Named]:
    """The names of places, without those of countries, peoples and languages."""
    return [item for item in group if item.sort == "place"]
