"""Where activities are: countries, region and places, from words and from who takes part."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from extractors.model import Cell, Evidence, Inherited, Mention, OrganizationTag, Role
from extractors.places import find_territories, where
from extractors.places.collected import Where
from gazetteers.load import read_yaml
from gazetteers.model import CountryCode, LanguageCode, OrganizationId


@dataclass(frozen=True)
class Case:
    """One activity and what is expected of it; `by` lists who takes part, as "ID:role"."""

    text: str
    countries: Sequence[str] = ()
    region: bool = False
    places: Sequence[str] = ()
    why: str = ""
    by: Sequence[str] = ()
    language: LanguageCode = "en"
    names: Sequence[str] = ()
    before: str = ""
    lead_in: str = ""
    heading: str = ""
    home: str | None = None
    cells: Sequence[tuple[str, str]] = field(default_factory=tuple)


def tag(text: str) -> OrganizationTag:
    organization, colon, role = text.rpartition(":")
    if not colon or role not in ("lead", "partner", "funder", "beneficiary"):
        organization, role = text, "lead"
    return OrganizationTag(
        id=OrganizationId(organization),
        role=cast(Role, role),
        mention=organization,
        evidence=(Evidence(method="exact", detail="given by the test"),),
    )


def name(text: str, words: str) -> Mention:
    start = text.index(words)
    return Mention(
        kind="organization",
        id="X",
        start=start,
        end=start + len(words),
        text=words,
        evidence=Evidence(method="exact", detail="given by the test"),
    )


def found(case: Case) -> Where:
    earlier = where(case.before, case.language) if case.before else None
    inherited = (Inherited(kind="country", text=case.heading),) if case.heading else ()
    cells = []
    for column, words in case.cells:
        start = case.text.index(words)
        cells.append(
            Cell.model_validate(
                {"column": column, "heading": "", "start": start, "end": start + len(words)}
            )
        )
    return where(
        case.text,
        case.language,
        organizations=tuple(map(tag, case.by)),
        names=tuple(name(case.text, words) for words in case.names),
        lead_in=case.lead_in,
        inherited=inherited,
        cells=cells,
        before=case.before,
        earlier=earlier,
        home=None if case.home is None else CountryCode(case.home),
    )


CASES = [
    Case(**row)
    for path in sorted((Path(__file__).parent / "places").glob("*.yml"))
    for row in read_yaml(path)
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.text[:40])
def test_countries_region_and_places(case: Case) -> None:
    result = found(case)
    got = (
        [country.code for country in result.countries],
        result.region.value == "central-asia",
        [place.name for place in result.places],
    )
    assert got == (list(case.countries), case.region, list(case.places)), case.why


def test_tags_say_why_and_where() -> None:
    result = where("A seminar was held in Khorugh.", "en")
    (place,) = result.places
    assert (place.country, place.latitude, place.longitude) == ("TJK", 37.49, 71.55)
    assert result.countries[0].mention == "Khorugh"
    assert all(evidence.detail for evidence in result.countries[0].evidence)


def test_a_shared_name_without_a_country_raises_a_doubt_and_is_left_out() -> None:
    result = where("A course was held in Jalalabad.", "en")
    assert (result.countries, result.places) == ((), ())
    assert [doubt.code for doubt in result.doubts] == ["place-unsure"]
    assert "Jalalabad" in result.doubts[0].detail


@pytest.mark.parametrize(
    ("text", "country"),
    [("In Jalalabad, Afghanistan, police met.", "AFG"), ("Kyrgyz police met in Jalalabad.", "KGZ")],
)
def test_the_countries_of_the_text_decide_between_places_of_one_name(
    text: str, country: str
) -> None:
    result = where(text, "en")
    assert [place.country for place in result.places] == [country]
    assert [tag.code for tag in result.countries] == [country]


def test_mentions_point_into_the_text() -> None:
    text = "Kyrgyz officers met in Nur-\nSultan."
    mentions = find_territories(text, "en")
    assert [(m.kind, m.id, m.text) for m in mentions] == [
        ("country", "KGZ", "Kyrgyz"),
        ("place", "astana", "Nur-\nSultan"),
    ]
    assert all(text[m.start : m.end] == m.text for m in mentions)


def test_an_unlisted_place_has_no_coordinates() -> None:
    result = where("A patrol left from the village of Zumrad in Tajikistan.", "en")
    (place,) = result.places
    assert (place.country, place.latitude, place.longitude) == ("TJK", None, None)
    assert result.doubts == ()


@pytest.mark.parametrize(
    "text",
    [
        "A patrol left from the village of Zumrad.",
        "Tajik and Uzbek patrols left from the village of Zumrad.",
    ],
)
def test_an_unlisted_place_in_no_certain_country_raises_a_doubt(text: str) -> None:
    result = where(text, "en")
    (place,) = result.places
    assert place.country is None
    assert [doubt.code for doubt in result.doubts] == ["place-unsure"]
    assert "Zumrad" in result.doubts[0].detail


@pytest.mark.parametrize("text", ["", " ", "|", "Central", "Issyk-", "«»", "the first in"])
def test_words_that_name_nothing_give_nothing(text: str) -> None:
    result = where(text, "en")
    assert (result.countries, result.region.value, result.places) == ((), None, ())
