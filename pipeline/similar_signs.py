"""Whether two activities may be the same: what speaks for it and against it, in words."""

import math
import re
from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Final, TypeVar

import Stemmer
from rapidfuzz import fuzz

from gazetteers.organizations import organizations
from pipeline.model import Activity

_Days = tuple[date, date]
_Period = tuple[date | None, date | None]
Kept = TypeVar("Kept", bound=Hashable)

SHORT_DAYS: Final = 92
"""Days; what lasts longer is a period, which says little about one event."""

NEAR_DAYS: Final = 1
"""Reports differ by a day where arrival or departure counts."""

_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"[1-9](?<![\d.,/-].)\d{1,3}(?![\d.,/-])")
"""What must not stand before is looked at where there is a digit, not at each letter."""
_DIGITS = re.compile(r"\d+")
_YEARS = range(1990, 2100)
_QUOTED = re.compile(r"[«“\"‘']([^«»“”\"‘’]{4,60})[»”\"’']")
_HYPHENED = re.compile(r"\b[A-ZА-ЯЁ][^\W\d_]{2,}(?:\s?[-–]\s?[A-ZА-ЯЁ0-9][^\W_]*)+")
_SAME_NAME: Final = 80.0
"""Least `fuzz.ratio` of two names in Latin letters: "kaspiyantiterror2021", "kaspiiantiterror"."""

_STEMMERS = {
    "en": Stemmer.Stemmer("english"),
    "ru": Stemmer.Stemmer("russian"),
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


@dataclass(frozen=True, slots=True)
class Features:
    """What is compared of an activity; small, since all of a dataset are held at once.

    Attributes:
        id: of the activity.
        document: where it is quoted from.
        language: of its words.
        type: what is done.
        short: its dates that are closed and at most a quarter long, in order.
        long: its other dates that have days.
        places: its places, by coordinates where they are known: "Aktau" and «Актау» are one.
        countries: its countries.
        leads: who leads it.
        organizations: all who take part in it.
        names: names of events and programmes, in Latin letters: quoted ones and hyphened ones.
        numbers: its numbers from 10 on that are neither years nor days of its dates.
        stems: the stems of its words by their numbers in a `Vocabulary`, each once; names of tagged
            organizations and countries left out.
    """

    id: str
    document: str
    language: str
    type: str
    short: tuple[_Days, ...]
    long: tuple[_Period, ...]
    places: frozenset[str]
    countries: frozenset[str]
    leads: frozenset[str]
    organizations: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[int]
    stems: "array[int]"

    def may_meet(self, other: "Features") -> bool:
        """Whether the days allow that both are one: most pairs fall away here, at little cost."""
        if not self.short or not other.short:
            return True
        near = timedelta(days=NEAR_DAYS)
        return any(
            one[0] - near <= two[1] and two[0] - near <= one[1]
            for one in self.short
            for two in other.short
        )


class Vocabulary:
    """Stems and the numbers that stand for them; sets that many activities share are kept once."""

    def __init__(self) -> None:
        self.stems: list[str] = []
        """By their numbers."""
        self._numbers: dict[str, int] = {}
        self._words: dict[str, dict[str, int]] = defaultdict(dict)
        self._kept: dict[Hashable, Hashable] = {}

    def features(self, activity: Activity) -> Features:
        """What is compared of an activity."""
        language = activity.language or "en"
        short, long = [], []
        for when in activity.dates:
            if when.start and when.end and (when.end - when.start).days <= SHORT_DAYS:
                short.append((when.start, when.end))
            elif when.start or when.end:
                long.append((when.start, when.end))
        bare = _bare(activity)
        return Features(
            id=activity.id,
            document=self._once(activity.ref.document),
            language=language,
            type=activity.type.value,
            short=self._once(tuple(sorted(short))),
            long=self._once(tuple(long)),
            places=self._once(_places(activity)),
            countries=self._once(frozenset(tag.code for tag in activity.countries)),
            leads=self._once(
                frozenset(tag.id for tag in activity.organizations if tag.role == "lead")
            ),
            organizations=self._once(frozenset(tag.id for tag in activity.organizations)),
            names=self._once(_event_names(bare)),
            numbers=self._once(_numbers(activity)),
            stems=array("i", self._stems(bare, language)),
        )

    def adopted(self, items: Iterable[Features], other: "Vocabulary") -> Iterator[Features]:
        """What another vocabulary has made, with the numbers of this one."""
        numbers = [self._number(stem) for stem in other.stems]
        for item in items:
            yield Features(
                id=item.id,
                document=self._once(item.document),
                language=self._once(item.language),
                type=self._once(item.type),
                short=self._once(item.short),
                long=self._once(item.long),
                places=self._once(item.places),
                countries=self._once(item.countries),
                leads=self._once(item.leads),
                organizations=self._once(item.organizations),
                names=self._once(item.names),
                numbers=self._once(item.numbers),
                stems=array("i", map(numbers.__getitem__, item.stems)),
            )

    def _stems(self, bare: str, language: str) -> set[int]:
        """The stems of words, by their numbers; most words were seen before."""
        known = self._words[language]
        words = set(_WORD.findall(bare.lower()))
        for word in words - known.keys():
            known[word] = self._number(_stem(word, language))
        return set(map(known.__getitem__, words))

    def _number(self, stem: str) -> int:
        number = self._numbers.setdefault(stem, len(self.stems))
        if number == len(self.stems):
            self.stems.append(stem)
        return number

    def _once(self, value: Kept) -> Kept:
        # Equal values have equal types here: each is a string, or a set or tuple of one field.
        return self._kept.setdefault(value, value)  # type: ignore[return-value]


def _places(activity: Activity) -> frozenset[str]:
    return frozenset(
        f"{place.latitude:.1f} {place.longitude:.1f}"
        if place.latitude is not None and place.longitude is not None
        else in_latin(place.name)
        for place in activity.places
    )


def _event_names(bare: str) -> frozenset[str]:
    found: list[str] = _QUOTED.findall(bare)
    if "-" in bare or "–" in bare:
        found += _HYPHENED.findall(bare)
    return frozenset(name for name in map(in_latin, found) if len(name) >= 6)


def _numbers(activity: Activity) -> frozenset[int]:
    found = {int(number) for number in _NUMBER.findall(activity.text)}
    if not found:
        return frozenset()
    dated = {int(digits) for when in activity.dates for digits in _DIGITS.findall(when.raw)}
    return frozenset(number for number in found - dated if number not in _YEARS)


def _bare(activity: Activity) -> str:
    text = activity.text
    for mention in (
        *(tag.mention for tag in activity.organizations),
        *(tag.mention for tag in activity.countries),
        *(when.raw for when in activity.dates),
    ):
        if mention:
            text = text.replace(mention, " ")
    return text


def in_latin(text: str) -> str:
    """A name in Latin letters without marks, as far as two spellings of it agree."""
    letters = text.casefold().translate(_LATIN).replace("kh", "h")
    return "".join(character for character in letters if character.isalnum())


def _stem(word: str, language: str) -> str:
    stemmed: str = _STEMMERS.get(language, _STEMMERS["en"]).stemWord(word)
    return stemmed


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much words tell: much if few activities have them.

    Attributes:
        stems: of each stem, by its number.
        texts: of all stems of an activity together, by its id.
    """

    stems: Sequence[float]
    texts: Mapping[str, float]


def common_words(one: Features, other: Features, rarity: Rarity) -> float:
    """Share of the rarer words that two activities in one language have in common, 0 to 1.

    The shorter of the two counts: an e-mail says in a line what a report tells in ten.
    """
    weights = rarity.stems
    shared = math.fsum([weights[stem] for stem in set(one.stems).intersection(other.stems)])
    smaller = min(rarity.texts[one.id], rarity.texts[other.id])
    return shared / smaller if smaller else 0.0


def compare(
    one: Features, other: Features, rarity: Rarity, *, least: float = -math.inf
) -> tuple[float, float, tuple[str, ...]]:
    """How much speaks for the two being one activity, and the signs, the dates first.

    Args:
        one: an activity.
        other: one of another document.
        rarity: how rare each stem is; common stems count little.
        least: points that are of interest; words are not looked at where no words could give them.

    Returns:
        The points, the share of the words in common (0 in two languages), the signs.
    """
    when = _when(one, other)
    signs = [when] if when else []
    signs += _where(one, other)
    who = _who(one, other)
    signs += who
    signs.append("same type" if one.type == other.type else "other type")
    named = _names(one, other)
    signs += named
    if not one.numbers.isdisjoint(other.numbers):
        signs.append("same numbers")
    score = sum([WEIGHTS[sign] for sign in signs])
    words = 0.0
    if score + _WORDS_WEIGHT < least:
        return score, words, tuple(signs)
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
    return score, words, tuple(signs)


def _when(one: Features, other: Features) -> str:
    if one.short and other.short:
        if len(one.short) == len(other.short) == 1:
            return _days(one.short[0], other.short[0])
        return max(
            (_days(first, second) for first in one.short for second in other.short),
            key=WEIGHTS.__getitem__,
        )
    for short, long in ((one.short, other.long), (other.short, one.long)):
        if short and long:
            inside = any(
                (first is None or first <= end) and (last is None or start <= last)
                for start, end in short
                for first, last in long
            )
            return "days within the year" if inside else "no day in common"
    return "" if set(one.long).isdisjoint(other.long) else "same period"


def _days(one: _Days, other: _Days) -> str:
    if one == other:
        return "same month" if _is_months(one) else "same days"
    if _is_months(one) or _is_months(other):
        within = (one[0] <= other[0] and other[1] <= one[1]) or (
            other[0] <= one[0] and one[1] <= other[1]
        )
        return "days within the month" if within else "no day in common"
    near = timedelta(days=NEAR_DAYS)
    if abs(one[0] - other[0]) <= near and abs(one[1] - other[1]) <= near:
        return "days a day apart"
    within = one[0] <= other[0] <= other[1] <= one[1] or other[0] <= one[0] <= one[1] <= other[1]
    return "days within the month" if within else "no day in common"


def _is_months(days: _Days) -> bool:
    """Whether a range is whole months: then the days themselves were not given."""
    return days[0].day == 1 and (days[1] + timedelta(days=1)).day == 1


def _where(one: Features, other: Features) -> list[str]:
    signs = []
    if one.places and other.places:
        signs.append("other places" if one.places.isdisjoint(other.places) else "same place")
    if one.countries and other.countries:
        signs.append(
            "other countries" if one.countries.isdisjoint(other.countries) else "same country"
        )
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
    met = 0
    for one in ones:
        for other in others:
            if one == other or _is_one(one, other):
                met += 1
                break
    return met


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
