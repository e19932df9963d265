"""Whether an activity speaks at its beginning of who was named before: "In May 2019 it held"."""

import pytest

from extractors.roles.signs import goes_on, speaks_of_members
from gazetteers.model import LanguageCode

BEGINNINGS: list[tuple[str, LanguageCode, bool, str]] = [
    ("From 7 to 11 October 2019 it will hold a course in Osh.", "en", True, "behind several days"),
    ("In the spring of 2021 they opened a library.", "en", True, "behind a season"),
    ("During the second quarter it trained forty judges.", "en", True, "behind a quarter"),
    ("С 7 по 11 октября оно проведёт курс.", "ru", True, "за датами"),
    ("В первом квартале 2020 года она издала пособие.", "ru", True, "за кварталом"),
    ("Весной 2021 года они открыли библиотеку.", "ru", True, "за временем года"),
    ("Так, 7 мая 2019 года на сессии в Алматы она утвердила план.", "ru", True, "за днём и местом"),
    ("In May 2019 it was decided to open a post.", "en", False, "nobody is meant"),
    ("In Osh the office said that it would help.", "en", False, "another subject before it"),
    ("В мае 2019 года Офис сообщил, что он проведёт курс.", "ru", False, "подлежащее другое"),
    ("From 7 to 11 October a course was held, and it was long.", "en", False, "the course"),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), BEGINNINGS)
def test_goes_on(text: str, language: LanguageCode, expected: bool, why: str) -> None:
    assert goes_on(text, language) == expected, why


def test_a_programme_of_member_states_is_none_of_their_acts() -> None:
    assert not speaks_of_members("The Council adopted a programme of the member States.", "en")
    assert speaks_of_members("The member States adopted a programme.", "en")
