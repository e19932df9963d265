"""Countries and places: their entries, how these are checked, and finding them in a text."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from gazetteers.additions import Addition, Additions, in_use, unknown
from gazetteers.declension import forms
from gazetteers.errors import GazetteerError
from gazetteers.load import DATA, read_entries
from gazetteers.model import CountryCode, LanguageCode
from gazetteers.name_index import Hit, NameIndex, words
from gazetteers.territory_entries import Country, Names, Place, PlaceKind

NameSort = Literal["name", "people", "acronym"]

_REMEMBERED = 1_024
"""Texts whose names are remembered: a paragraph is asked for its names by each activity in it."""
_LONGEST_REMEMBERED = 4_000
"""Characters; a whole document is asked once, and would only fill the memory."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name stands for ("never": for nothing); `spelling` is its dictionary form."""

    kind: Literal["country", "place", "never"]
    id: str
    sort: NameSort
    spelling: str


Spellings = dict[Meaning, tuple[tuple[str, bool], ...]]
"""For each meaning its written forms, each with whether its capitals count."""


@dataclass(frozen=True, slots=True)
class TerritoryHit:
    """A country or a place that a text names: half-open code points.

    Attributes:
        kind: what is named.
        id: country code or place id; of several places with this name, the first of `ids`.
        ids: all places with this name; one for most.
        sort: by its name, by the word for its people, or by an acronym.
        spelling: the dictionary form of the words found ("Ошская область" for «Ошской области»),
            with the kind of place where the text adds it ("Khatlon province").
    """

    start: int
    end: int
    kind: Literal["country", "place"]
    id: str
    ids: tuple[str, ...]
    sort: NameSort
    spelling: str


_SUFFIX = re.compile(
    r"\s+(?:province|region|oblast|district|rayon|raion|velayat|vilayat)\b(?!s)", re.IGNORECASE
)
_SUFFIXED: frozenset[PlaceKind] = frozenset({"province", "district"})
"""Kinds whose name takes in a following "province"; "Tashkent region" is an entry of its own."""

_CUE = {
    "en": re.compile(
        r"(?:\b(?:in|at|near|from|to|of|city|town|district|village|airport|and)\s+(?:the\s+)?"
        r"[“\"]?|\|\s*)$",
        re.I,
    ),
    "ru": re.compile(
        r"(?:\b(?:в|во|из|у|близ|г\.|гор\.|город\w*|сел\w+|пункт\w*|КПП|пропуска|аэропорт\w*|"
        r"авиабаз\w+)\s*[«\"]?|\|\s*)$",
        re.IGNORECASE,
    ),
}
_KIND_AFTER = re.compile(
    r"[”»\"]?\s+(?:international\s+)?(?:airport|air\s?base|crossing|checkpoint|check-point|"
    r"border\s+(?:post|crossing|point)|BCP|town|village|city)\b",
    re.IGNORECASE,
)
"""What a place is, after a name that is an ordinary word as well: "Manas airport"."""
_OPENS_LINE = re.compile(r"(?:\A|[\n|(;]\s?)\Z")
_DATELINE = re.compile(r",\s\d|\s?\|\s")
"""What shows a place at the head of a line or in a cell: "Mary, 5 May 2022", "| Kant | …"."""
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Judge|Col|Colonel|Major|Maj|Capt|Captain|"
    r"Lt|Sgt|Amb|Ambassador|Г-н|Г-жа|г-н|г-жа|г-на|г-ном|г-жой|госпожа|господин)\.?\s"
    r"(?:[A-ZА-ЯЁ]\.\s?){0,2}(?:[A-ZА-ЯЁ][a-zа-яё]+\s)?\Z"
)
"""A person's title, perhaps with a first name, before a name: "Ms. Holland", "Mr. Lee Jordan"."""
_LISTED = re.compile(r"\s*(?:,|/|\band\b|\bи\b|\()\s*\Z")
_CAPITAL = re.compile(r"\s+[A-ZА-ЯЁ][a-zа-яё]+")


_PROVINCE_NOUNS = {
    "област": ("области", "область"),
    "район": ("районе", "района", "району", "районом", "район"),
    "велаят": ("велаяте", "велаята", "велаяту", "велаятом", "велаят"),
    "этрап": ("этрапе", "этрапа", "этрапу", "этрапом", "этрап"),
}
"""The noun in the cases that the adjectives of a list may stand in."""
_ADJECTIVE = re.compile(r"[А-ЯЁ][\w-]+(?:ой|ая|ую|ий|ого|ом|ому|им)\b")
_PROVINCES = re.compile(
    rf"{_ADJECTIVE.pattern}(?:(?:,\s+|\s+и\s+){_ADJECTIVE.pattern})+\s+"
    r"(?P<kind>област|район|велаят|этрап)(?:и|ей|ям|ях|ями|ов|ам|ах|ами|ы)\b"
)
"""«Джалал-Абадской и Баткенской областях»: the noun in the plural stands once."""


class Territories:
    """The countries and places that are known, and the search for them.

    Attributes:
        countries: by code, in the order of the file.
        places: by id, in the order of the file.
    """

    def __init__(self, countries: Iterable[Country], places: Iterable[Place]) -> None:
        """Index the names.

        Raises:
            GazetteerError: if a place lies in an unknown country, a name stands for two things
                that are not marked as sharing it, or an example does not behave.
        """
        self.countries: Mapping[str, Country] = {country.id: country for country in countries}
        self.places: Mapping[str, Place] = {place.id: place for place in places}
        for place in self.places.values():
            if place.country is not None and place.country not in self.countries:
                raise GazetteerError(
                    f"the country {place.country!r} is not in territories.yml",
                    where=f"places.yml, entry {place.id}",
                )
        spellings: dict[LanguageCode, Spellings] = {
            "en": self._spellings("en"),
            "ru": self._spellings("ru"),
        }
        for meanings in spellings.values():
            self._refuse_doubles(meanings)
        self._index = {language: NameIndex(names) for language, names in spellings.items()}
        self._remembered = lru_cache(_REMEMBERED)(self._search)
        self._check_examples()

    def country_of(self, hit: TerritoryHit) -> CountryCode | None:
        """The country that is named, or the one in which the place lies."""
        return CountryCode(hit.id) if hit.kind == "country" else self.places[hit.id].country

    def find(self, text: str, language: LanguageCode) -> tuple[TerritoryHit, ...]:
        """The countries and places that a text names, by position, not overlapping.

        The longest name wins ("Papua New Guinea", "Osh region"). English names are found in
        Russian texts as well, since tables mix them. What is said of them is not judged: a
        language ("in Russian"), a document ("Almaty Declaration") and a donor are found too.
        """
        short = len(text) <= _LONGEST_REMEMBERED
        return self._remembered(text, language) if short else self._search(text, language)

    def _search(self, text: str, language: LanguageCode) -> tuple[TerritoryHit, ...]:
        hits = [hit for hit in self._raw(text, language) if hit[0].meanings]
        kept = [
            self._made(hit, text)
            for position, (hit, _) in enumerate(hits)
            if self._stands(hits, position, text, language)
        ]
        if language == "ru":
            kept.extend(self._listed_provinces(text, kept))
        return tuple(sorted(kept, key=lambda hit: hit.start))

    def _listed_provinces(self, text: str, known: Sequence[TerritoryHit]) -> Iterator[TerritoryHit]:
        """The provinces of «в Ошской и Баткенской областях», whose names end at the last word."""
        for listed in _PROVINCES.finditer(text):
            for word in _ADJECTIVE.finditer(text, listed.start(), listed.start("kind")):
                start, end = word.span()
                if any(hit.start < end and start < hit.end for hit in known):
                    continue
                for noun in _PROVINCE_NOUNS[listed["kind"]]:
                    written = f"{word.group()} {noun}"
                    made = [self._made(hit, written) for hit in self._index["ru"].find(written)]
                    whole = next((hit for hit in made if hit.end > len(word.group())), None)
                    if whole is not None:
                        yield replace(whole, start=start, end=end)
                        break

    def _raw(self, text: str, language: LanguageCode) -> list[tuple[Hit[Meaning], LanguageCode]]:
        own = [(hit, language) for hit in self._index[language].find(text)]
        if language == "en":
            return own
        taken = [(hit.start, hit.end) for hit, _ in own]
        foreign: list[tuple[Hit[Meaning], LanguageCode]] = [
            (hit, "en")
            for hit in self._index["en"].find(text)
            if all(hit.end <= start or end <= hit.start for start, end in taken)
        ]
        return sorted([*own, *foreign], key=lambda pair: pair[0].start)

    def _stands(
        self,
        hits: Sequence[tuple[Hit[Meaning], LanguageCode]],
        position: int,
        text: str,
        language: LanguageCode,
    ) -> bool:
        """Whether the words found are a name here, and not a person, a sum or an ordinary word."""
        hit, _ = hits[position]
        meaning = hit.meanings[0]
        if any(m.kind == "never" for m in hit.meanings) or text[hit.end : hit.end + 1] == "$":
            return False
        if meaning.sort != "people" and _PERSON.search(text, max(0, hit.start - 40), hit.start):
            return False
        following = hits[position + 1][0] if position + 1 < len(hits) else None
        opens = _OPENS_LINE.search(text, max(0, hit.start - 3), hit.start)
        if opens is not None and _DATELINE.match(text, hit.end):
            return True
        if meaning.kind == "country":
            if not self.countries[meaning.id].given_name or meaning.sort != "name":
                return True
            capital = _CAPITAL.match(text, hit.end)
            return capital is None or (following is not None and following.start < capital.end())
        if not self.places[meaning.id].needs_cue or meaning.spelling.startswith("район "):
            return True
        if _KIND_AFTER.match(text, hit.end):
            return True
        capital = _CAPITAL.match(text, hit.end)
        if capital and not (following and following.start < capital.end()):
            return False
        if _CUE[language].search(text[max(0, hit.start - 25) : hit.start]) or _SUFFIX.match(
            text, hit.end
        ):
            return True
        if following and _LISTED.match(text[hit.end : following.start]):
            return True
        before = hits[position - 1][0] if position else None
        return before is not None and bool(_LISTED.match(text[before.end : hit.start]))

    def _made(self, hit: Hit[Meaning], text: str) -> TerritoryHit:
        meaning = hit.meanings[0]
        end, spelling = hit.end, meaning.spelling
        if meaning.kind == "place" and self.places[meaning.id].kind in _SUFFIXED:
            suffix = _SUFFIX.match(text, hit.end)
            if suffix:
                end, spelling = suffix.end(), spelling + suffix.group()
        written = re.sub(r"\s+", " ", re.sub(r"-\s+", "-", text[hit.start : end]))
        if written.casefold() == spelling.casefold() and not written.isupper():
            spelling = written
        kind: Literal["country", "place"] = "country" if meaning.kind == "country" else "place"
        ids = tuple(dict.fromkeys(other.id for other in hit.meanings))
        return TerritoryHit(hit.start, end, kind, meaning.id, ids, meaning.sort, spelling)

    def _spellings(self, language: LanguageCode) -> Spellings:
        """Every form of every name, each with whether its capitals count."""
        found: Spellings = {}

        def add(meaning: Meaning, *, people: bool = False, declines: bool = True) -> None:
            # Russian writes words for people without a capital, except in a heading.
            cased = not (people and language == "ru")
            declined = language == "ru" and declines
            written = forms(meaning.spelling, people=people) if declined else ()
            found[meaning] = tuple((form, cased) for form in (written or (meaning.spelling,)))

        for country in self.countries.values():
            for name in country.names(language):
                add(Meaning("country", country.id, "name", name))
            for name in getattr(country.people, language):
                add(Meaning("country", country.id, "people", name), people=True)
            for name in getattr(country.acronyms, language):
                add(Meaning("country", country.id, "acronym", name))
            for name in getattr(country.exact, language):
                add(Meaning("country", country.id, "name", name), declines=False)
        for place in self.places.values():
            for name in place.names(language):
                add(Meaning("place", place.id, "name", name))
        entries: tuple[Country | Place, ...] = (
            *self.countries.values(),
            *self.places.values(),
        )
        for entry in entries:
            for name in getattr(entry.never, language):
                add(Meaning("never", entry.id, "name", name))
        return found

    def _refuse_doubles(self, meanings: Iterable[Meaning]) -> None:
        owners: dict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
        for meaning in meanings:
            key = tuple(word.key for word in words(meaning.spelling))
            owners[key].add((meaning.kind, meaning.id))
        for key, owned in owners.items():
            if len(owned) > 1 and not all(
                kind == "place" and self.places[entry].shared for kind, entry in owned
            ):
                who = ", ".join(sorted(entry for _, entry in owned))
                raise GazetteerError(
                    f"the name {' '.join(key)!r} is given to {who}",
                    where="territories.yml, places.yml",
                    remedy="Mark places that share a name with shared: true.",
                )

    def _check_examples(self) -> None:
        entries: Iterator[tuple[str, Country | Place]] = iter(
            [("territories.yml", c) for c in self.countries.values()]
            + [("places.yml", p) for p in self.places.values()]
        )
        for file, entry in entries:
            for wanted, texts in ((True, entry.examples.match), (False, entry.examples.reject)):
                for text in texts:
                    language: LanguageCode = "ru" if re.search("[а-яё]", text) else "en"
                    found = any(entry.id in hit.ids for hit in self.find(text, language))
                    if found is not wanted:
                        problem = "is not found in" if wanted else "is found in"
                        raise GazetteerError(
                            f"{entry.name.en!r} {problem} the example {text!r}",
                            where=f"{file}, entry {entry.id}",
                        )


def read_territories(folder: Path) -> Territories:
    """The countries and places of a folder with `territories.yml` and `places.yml`.

    Raises:
        GazetteerError: if a file is broken or contradicts itself; see `Territories`.
    """
    return Territories(
        read_entries(folder / "territories.yml", Country),
        read_entries(folder / "places.yml", Place),
    )


def territories() -> Territories:
    """The countries and places of the package, with the names that are added to them here.

    Raises:
        GazetteerError: if anything is wrong with them.
    """
    return _with(in_use().countries)


@cache
def _packaged() -> Territories:
    return read_territories(DATA)


@lru_cache(maxsize=4)
def _with(added: Additions) -> Territories:
    if not added.entries:
        return _packaged()
    known = _packaged()
    countries = dict(known.countries)
    for item in added.entries:
        if item.id not in countries:
            raise unknown(item)
        countries[item.id] = _renamed(countries[item.id], item)
    return Territories(countries.values(), known.places.values())


def _renamed(country: Country, item: Addition) -> Country:
    kept = "exact" if item.match == "exact" else "also"
    names: Names = getattr(country, kept)
    known: tuple[str, ...] = getattr(names, item.language)
    if item.name in known or item.name in country.names(item.language):
        return country
    more = names.model_copy(update={item.language: (*known, item.name)})
    return country.model_copy(update={kept: more})
