"""Where an activity is, as it is put together: by whom it has and by what points back."""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.model import CountryTag, Doubt, Evidence, OrganizationTag, PlaceTag
from extractors.places.around import points_back
from extractors.places.homes import country_of
from extractors.places.region import Region
from gazetteers.bodies import GOVERNMENT
from gazetteers.cues import cues
from gazetteers.model import CountryCode, LanguageCode, Record

UNWRITTEN = 10**9
"""Position of a country that no word of the activity names: after all that are named."""


class Where(Record):
    """Countries, region and places of one activity.

    Attributes:
        countries: in the order of the text, each once; those of inherited words first.
        region: "central-asia" or None.
        places: in the order of the text, each once, named as written first, in dictionary form.
        doubts: names that could be two places, and places that no list has.
    """

    countries: tuple[CountryTag, ...] = ()
    region: Region
    places: tuple[PlaceTag, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Countries:
    """Countries with the earliest position and the first reason that was given for each."""

    def __init__(self) -> None:
        self.found: dict[CountryCode, tuple[int, CountryTag]] = {}

    def add(self, code: CountryCode, position: int, words: str, method: str, detail: str) -> None:
        """Add a country with a reason, at the position of the word that names it."""
        evidence = Evidence.model_validate({"method": method, "detail": detail})
        known = self.found.get(code)
        if known is None:
            tag = CountryTag(code=code, mention=words, evidence=(evidence,))
            self.found[code] = (position, tag)
        elif position < known[0]:
            self.found[code] = (position, known[1])

    def tags(self) -> tuple[CountryTag, ...]:
        """The countries by position, each once."""
        return tuple(tag for _, tag in sorted(self.found.values(), key=lambda pair: pair[0]))


def add_of_bodies(
    countries: Countries,
    text: str,
    language: LanguageCode,
    organizations: Sequence[OrganizationTag],
    reporting: CountryCode | None,
) -> None:
    """Add the countries in which those who take part work.

    A ministry that attends what is held elsewhere gives none: «Представители Министерства приняли
    участие в совещании в Ташкенте». In the rows of its own State (`reporting`) it does.
    """
    attends = bool(countries.found) and cues("where", language).has("takes-part", text)
    for tag in organizations:
        country = country_of(tag)
        is_guest = attends and tag.role == "partner" and tag.id.startswith(GOVERNMENT)
        if country is None or (is_guest and country != reporting):
            continue
        position = text.find(tag.mention) if tag.mention else -1
        countries.add(
            country,
            position if position >= 0 else UNWRITTEN,
            tag.mention,
            "rule",
            f"{tag.id} ({tag.role}) works in {country}",
        )


@dataclass(frozen=True)
class Pointing:
    """Words of an activity that point back to where the one before it was."""

    text: str
    language: LanguageCode
    before: str
    earlier: Where

    def _says(self, group: str) -> bool:
        return cues("where", self.language).has(group, self.text)

    def places(self, countries: Countries) -> tuple[PlaceTag, ...]:
        """The places that "there" stands for; their countries are added."""
        if not self._says("there"):
            return ()
        for place in self.earlier.places:
            if place.country is not None:
                countries.add(place.country, UNWRITTEN, place.name, "rule", "points back")
        if not self.earlier.places and len(self.earlier.countries) == 1:
            self._add(countries, self.earlier.countries)
        return self.earlier.places

    def region(self, countries: Countries, *, names_none: bool) -> Region | None:
        """The region that "these countries" stands for, or the single countries are added."""
        if not points_back(self.text, self.language, self.before):
            return None
        if not self.earlier.region.value and (names_none or self._says("these-countries")):
            self._add(countries, self.earlier.countries)
        return self.earlier.region

    def country(self, countries: Countries) -> None:
        """Add the one country that "the country" stands for where none is named."""
        one = len(self.earlier.countries) == 1 and not countries.found
        if one and self._says("the-country"):
            self._add(countries, self.earlier.countries)

    def _add(self, countries: Countries, tags: Sequence[CountryTag]) -> None:
        for tag in tags:
            countries.add(tag.code, UNWRITTEN, tag.mention, "rule", "points back")
