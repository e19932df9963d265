"""Countries of sections: below two an activity is where its words say; a region ends one."""

import pytest

from extractors.heading_names import GazetteerNames
from extractors.model import Inherited
from extractors.places import where

BOTH = (Inherited(kind="country", text="Turkmenistan and Uzbekistan"),)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Two round tables in Ashgabat and in Mary.", ["TKM"], "its words name one of the two"),
        ("A course for border guards.", ["TKM", "UZB"], "they name neither"),
        ("A course in Bukhara for officers of both countries.", ["TKM", "UZB"], "they mean both"),
        ("A study visit to Vienna.", ["TKM", "UZB", "AUT"], "another country is neither"),
    ],
)
def test_below_a_heading_of_two_countries(text: str, expected: list[str], why: str) -> None:
    found = where(text, "en", inherited=BOTH)
    assert sorted(country.code for country in found.countries) == sorted(expected), why


@pytest.mark.parametrize(
    ("heading", "expected", "why"),
    [
        ("REGIONAL (Central Asia)", "country", "a section beside those of countries"),
        ("Центральная Азия", "country", "the same in Russian"),
        ("TAJIKISTAN", "country", "a country"),
        ("Regional security and borders", None, "a subject"),
    ],
)
def test_sections_of_the_region(heading: str, expected: str | None, why: str) -> None:
    assert GazetteerNames().kind_of(heading) == expected, why
