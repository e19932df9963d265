"""What is compared of an activity, and the numbers that stand for its words."""

import re
from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeVar

import Stemmer

from pipeline.model import Activity

Days = tuple[date, date]
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
    short: tuple[Days, ...]
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
