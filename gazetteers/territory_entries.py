"""What the entry of a country or a place holds."""

from typing import Annotated, Literal, NewType

from pydantic import Field, StringConstraints, model_validator

from gazetteers.model import CountryCode, LanguageCode, Record
from gazetteers.name_index import words

PlaceId = NewType("PlaceId", str)
"""An id of `places.yml` ("issyk-kul")."""

PlaceKind = Literal[
    "city", "village", "province", "district", "crossing", "lake", "valley", "area"
]  # fmt: skip
Text = Annotated[str, StringConstraints(strict=True, min_length=1)]
Latitude = Annotated[float, Field(ge=-90.0, le=90.0)]
Longitude = Annotated[float, Field(ge=-180.0, le=180.0)]


class Names(Record):
    """Names by language; Russian ones in the form of a dictionary, since the code declines them."""

    en: tuple[Text, ...] = ()
    ru: tuple[Text, ...] = ()


class MainName(Record):
    """The name that is shown, in English and, where there is one, in Russian."""

    en: Text
    ru: Text | None = None


class Examples(Record):
    """Texts that name the entry, and texts that do not though they look like it."""

    match: tuple[Text, ...] = ()
    reject: tuple[Text, ...] = ()


class Territory(Record):
    """What a country and a place have in common.

    Attributes:
        name: the name that is shown.
        also: other names: official, former, otherwise spelled.
        never: longer names that contain one of these names and mean something else.
        examples: checked when the file is loaded.
    """

    name: MainName
    also: Names = Names()
    never: Names = Names()
    examples: Examples = Examples()

    def names(self, language: LanguageCode) -> tuple[str, ...]:
        """All names in a language, the one that is shown first."""
        main = self.name.en if language == "en" else self.name.ru
        return (*([main] if main else []), *getattr(self.also, language))


class Country(Territory):
    """A country.

    Attributes:
        id: ISO 3166-1 alpha-3.
        people: adjectives and words for inhabitants ("Kyrgyz", «таджикский»).
        acronyms: found in exact case only ("US", «РК»).
        given_name: True where the name is also a person's ("Jordan Lee"); then a following
            capitalised word that is no territory makes it one.
        box: south, west, north, east in degrees, generous; where places of the country are listed.
        exact: other names that are met only as they are written, without endings.
    """

    id: Annotated[CountryCode, StringConstraints(strict=True, pattern=r"^[A-Z]{3}$")]
    people: Names = Names()
    acronyms: Names = Names()
    given_name: bool = False
    box: tuple[Latitude, Longitude, Latitude, Longitude] | None = None
    exact: Names = Names()


class Place(Territory):
    """A city, province, border crossing, lake or valley.

    Attributes:
        id: unique among places.
        kind: what it is.
        country: None for what lies in several countries (a valley, a sea).
        latitude: degrees north (WGS 84), of the middle.
        longitude: degrees east.
        needs_cue: True where the name is an ordinary word or a person's name ("Mary", «Кант»); it
            then counts only after "in", "city of" and the like, before a country or province, or
            in a list with another place.
        shared: True where another place has the same name; the countries of the text decide.
    """

    id: Annotated[PlaceId, StringConstraints(strict=True, pattern=r"^[a-z0-9-]+$")]
    kind: PlaceKind
    country: Annotated[CountryCode, StringConstraints(strict=True)] | None = None
    latitude: Latitude
    longitude: Longitude
    needs_cue: bool = False
    shared: bool = False

    @model_validator(mode="after")
    def _has_words(self) -> "Place":
        if not words(self.name.en):
            raise ValueError("the name has no letters")
        return self
