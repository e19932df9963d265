"""Whether two activities may be the same: what speaks for it and against it, in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from typing import Final

import snowballstemmer
from rapidfuzz import fuzz

from extractors.model import DateRange
from gazetteers.organizations import organizations
from pipeline.model import Activity

SHORT_DAYS: Final = 92
"""Days; what lasts longer is a period, which says little about one event."""

_NEAR_DAYS: Final = 1
"""Reports differ by a day where arrival or departure counts."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"(?<![\d.,/-])[1-9]\d{1,3}(?![\d.,/-])")
_DIGITS = re.compile(r"\d+")
_YEARS = range(1990, 2100)
_QUOTED = re.compile(r"[«“\"‘']([^«»“”\"‘’]{4,60})[»”\"’']")
_HYPHENED = re.compile(r"\b[A-ZА-ЯЁ][^\W\d_]{2,}(?:\s?[-–]\s?[A-ZА-ЯЁ0-9][^\W_]*)+")
_SAME_NAME: Final = 80.0
"""Least `fuzz.ratio` of two names in Latin letters: "kaspiyantiterror2021", "kaspiiantiterror"."""

_STEMMERS = {
    "en": snowballstemmer.stemmer("english"),
    "ru": snowballstemmer.stemmer("russian"),
}
_LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z",
        "и": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
        "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh",
        "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia", "y": "i", "j": "i",
    }
)  # fmt: skip

WEIGHTS: Mapping[str, float] = {
    # What each sign counts; two activities are taken for the same from `pipeline.similar` on.
    "same days": 4.0,
    "days a day apart": 3.0,
    "same month": 2.5,
    "days within the month": 2.0,
    "days within the year": 0.3,
    "same period": 1.0,
    "no day in common": -9.0,
    "same place": 2.0,
    "other places": -3.0,
    "same country": 0.7,
    "other countries": -2.0,
    "same lead": 2.0,
    "same organization": 1.2,  # for each further one, three at most
    "lead of one takes part in the other": 1.0,
    "no organization in common": -2.0,
    "same type": 0.7,
    "other type": -0.7,
    "same name": 1.5,
    "same numbers": 0.6,
    "hardly a word in common": -2.0,
    "only month and lead in common": -1.5,
}
_WORDS_WEIGHT: Final = 5.0
_FEW_WORDS_IN_COMMON: Final = 0.10
_MOST_ORGANIZATIONS: Final = 3


@dataclass(frozen=True)
class Features:
    """What is compared of an activity, worked out once."""

    activity: Activity

    @cached_property
    def short(self) -> tuple[tuple[date, date], ...]:
        """Its dates that are closed and at most a quarter long, in order."""
        return tuple(
            sorted(
                (when.start, when.end)
                for when in self.activity.dates
                if when.start and when.end and (when.end - when.start).days <= SHORT_DAYS
            )
        )

    @cached_property
    def document(self) -> str:
        """Where it is quoted from."""
        return self.activity.ref.document

    def may_meet(self, other: "Features") -> bool:
        """Whether the days allow that both are one: most pairs fall away here, at little cost."""
        if not self.short or not other.short:
            return True
        near = timedelta(days=_NEAR_DAYS)
        return any(
            one[0] - near <= two[1] and two[0] - near <= one[1]
            for one in self.short
            for two in other.short
        )

    @cached_property
    def long(self) -> tuple[DateRange, ...]:
        """Its other dates that have days."""
        return tuple(
            when
            for when in self.activity.dates
            if (when.start or when.end)
            and not (when.start and when.end and (when.end - when.start).days <= SHORT_DAYS)
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """Its places, by coordinates where they are known: "Aktau" and «Актау» are one."""
        return frozenset(
            f"{place.latitude:.1f} {place.longitude:.1f}"
            if place.latitude is not None and place.longitude is not None
            else in_latin(place.name)
            for place in self.activity.places
        )

    @cached_property
    def countries(self) -> frozenset[str]:
        """Its countries."""
        return frozenset(tag.code for tag in self.activity.countries)

    @cached_property
    def leads(self) -> frozenset[str]:
        """Who leads it."""
        return frozenset(tag.id for tag in self.activity.organizations if tag.role == "lead")

    @cached_property
    def organizations(self) -> frozenset[str]:
        """All who take part in it."""
        return frozenset(tag.id for tag in self.activity.organizations)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its words, names of tagged organizations and countries left out."""
        return frozenset(_stem(word, self.language) for word in _WORD.findall(self._bare.lower()))

    @cached_property
    def language(self) -> str:
        """Of its words."""
        return self.activity.language or "en"

    @cached_property
    def names(self) -> frozenset[str]:
        """Names of events and programmes, in Latin letters: quoted ones and hyphened ones."""
        found = [*_QUOTED.findall(self._bare), *_HYPHENED.findall(self._bare)]
        return frozenset(name for name in map(in_latin, found) if len(name) >= 6)

    @cached_property
    def numbers(self) -> frozenset[int]:
        """Its numbers from 10 on that are neither years nor days of its dates."""
        dated = {
            int(digits) for when in self.activity.dates for digits in _DIGITS.findall(when.raw)
        }
        found = {int(number) for number in _NUMBER.findall(self.activity.text)}
        return frozenset(number for number in found - dated if number not in _YEARS)

    @cached_property
    def _bare(self) -> str:
        text = self.activity.text
        for mention in (
            *(tag.mention for tag in self.activity.organizations),
            *(tag.mention for tag in self.activity.countries),
            *(when.raw for when in self.activity.dates),
        ):
            if mention:
                text = text.replace(mention, " ")
        return text


def in_latin(text: str) -> str:
    """A name in Latin letters without marks, as far as two spellings of it agree."""
    letters = text.casefold().translate(_LATIN).replace("kh", "h")
    return "".join(character for character in letters if character.isalnum())


@cache
def _stem(word: str, language: str) -> str:
    stemmed: str = _STEMMERS.get(language, _STEMMERS["en"]).stemWord(word)
    return stemmed


def common_words(one: Features, other: Features, rarity: Mapping[str, float]) -> float:
    """Share of the rarer words that two activities in one language have in common, 0 to 1.

    The shorter of the two counts: an e-mail says in a line what a report tells in ten.
    """
    shared = sum(rarity.get(stem, 1.0) for stem in one.stems & other.stems)
    smaller = min(
        sum(rarity.get(stem, 1.0) for stem in one.stems),
        sum(rarity.get(stem, 1.0) for stem in other.stems),
    )
    return shared / smaller if smaller else 0.0


def compare(
    one: Features, other: Features, rarity: Mapping[str, float]
) -> tuple[float, tuple[str, ...]]:
    """How much speaks for the two being one activity, and the signs, the dates first.

    Args:
        one: an activity.
        other: one of another document.
        rarity: how rare each stem is; common stems count little.
    """
    when = _when(one, other)
    signs = [when] if when else []
    signs += _where(one, other)
    who = _who(one, other)
    signs += who
    signs.append(
        "same type" if one.activity.type.value == other.activity.type.value else "other type"
    )
    named = _names(one, other)
    signs += named
    if one.numbers & other.numbers:
        signs.append("same numbers")
    score = sum(WEIGHTS[sign] for sign in signs)
    if one.language == other.language:
        words = common_words(one, other, rarity)
        score += _WORDS_WEIGHT * words
        if words < _FEW_WORDS_IN_COMMON and "same name" not in named:
            signs.append("hardly a word in common")
            score += WEIGHTS["hardly a word in common"]
        elif words >= 0.5:
            signs.append(f"{words:.0%} of the words")
    elif (
        when not in ("same days", "days a day apart")
        and "same name" not in named
        and sum(sign.startswith("same ") for sign in who) < 2
    ):
        signs.append("only month and lead in common")
        score += WEIGHTS["only month and lead in common"]
    return score, tuple(signs)


def _when(one: Features, other: Features) -> str:
    if one.short and other.short:
        return max(
            (_days(first, second) for first in one.short for second in other.short),
            key=WEIGHTS.__getitem__,
        )
    for short, long in ((one.short, other.long), (other.short, one.long)):
        if short and long:
            inside = any(
                (when.start is None or when.start <= end)
                and (when.end is None or start <= when.end)
                for start, end in short
                for when in long
            )
            return "days within the year" if inside else "no day in common"
    periods = {(when.start, when.end) for when in one.long}
    return "same period" if periods & {(when.start, when.end) for when in other.long} else ""


def _days(one: tuple[date, date], other: tuple[date, date]) -> str:
    if one == other:
        return "same month" if _is_months(one) else "same days"
    if _is_months(one) or _is_months(other):
        within = (one[0] <= other[0] and other[1] <= one[1]) or (
            other[0] <= one[0] and one[1] <= other[1]
        )
        return "days within the month" if within else "no day in common"
    near = timedelta(days=_NEAR_DAYS)
    if abs(one[0] - other[0]) <= near and abs(one[1] - other[1]) <= near:
        return "days a day apart"
    within = one[0] <= other[0] <= other[1] <= one[1] or other[0] <= one[0] <= one[1] <= other[1]
    return "days within the month" if within else "no day in common"


def _is_months(days: tuple[date, date]) -> bool:
    """Whether a range is whole months: then the days themselves were not given."""
    return days[0].day == 1 and (days[1] + timedelta(days=1)).day == 1


def _where(one: Features, other: Features) -> list[str]:
    signs = []
    if one.places and other.places:
        signs.append("same place" if one.places & other.places else "other places")
    if one.countries and other.countries:
        signs.append("same country" if one.countries & other.countries else "other countries")
    return signs


def _who(one: Features, other: Features) -> list[str]:
    """Organizations in common; a unit and the body that it belongs to are one."""
    if not one.organizations or not other.organizations:
        return []
    shared = _met(one.organizations, other.organizations)
    if not shared:
        return ["no organization in common"]
    signs = []
    leading = _met(one.leads, other.leads)
    if leading:
        signs.append("same lead")
    elif _met(one.leads, other.organizations) or _met(other.leads, one.organizations):
        signs.append("lead of one takes part in the other")
    further = min(_MOST_ORGANIZATIONS, shared - (1 if signs else 0))
    return signs + ["same organization"] * further


def _met(ones: frozenset[str], others: frozenset[str]) -> int:
    """How many of the one meet one of the others."""
    return sum(any(_is_one(one, other) for other in others) for one in ones)


@cache
def _is_one(one: str, other: str) -> bool:
    if one.startswith("NEW:") and other.startswith("NEW:"):
        return fuzz.ratio(in_latin(one[4:]), in_latin(other[4:])) >= _SAME_NAME
    known = organizations()
    return known.is_part_of(one, other) or known.is_part_of(other, one)


def _names(one: Features, other: Features) -> list[str]:
    """A name of an event in common, in any script."""
    if not one.names or not other.names:
        return []
    alike = any(
        fuzz.partial_ratio(first, second) >= _SAME_NAME
        for first in one.names
        for second in other.names
    )
    return ["same name"] if alike else []
