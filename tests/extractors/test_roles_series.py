"""What is said once for several activities: who pays for all, with whom a series is held."""

import pytest

from extractors.extract import extract
from extractors.language import language_of
from extractors.mentions import find_organizations
from extractors.read import read_document
from extractors.roles import RoleContext, assign_roles
from extractors.roles.series import (
    closing_of_series,
    said_of_all,
    shared_with_next,
    who_does_the_rest,
    without_known,
)
from gazetteers.frameworks import load_frameworks
from gazetteers.model import LanguageCode

SHARED: list[tuple[str, LanguageCode, dict[str, str], str]] = [
    (
        "With funds of Norway, IOM held a seminar in Osh (May 2021)",
        "en",
        {"GOV-NOR": "funder"},
        "named before the verb",
    ),
    (
        "In partnership with CTED, UNODC conducted a workshop in Astana",
        "en",
        {"CTED": "partner"},
        "a partner before the verb",
    ),
    (
        "IOM held a seminar in Osh with funds of Norway",
        "en",
        {},
        "named behind the verb, of this event alone",
    ),
    (
        "При поддержке Японии МОМ провела семинар в Оше",
        "ru",
        {"GOV-JPN": "funder"},
        "перед сказуемым",
    ),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), SHARED)
def test_words_before_the_verb_hold_for_the_sentence(
    text: str, language: LanguageCode, expected: dict[str, str], why: str
) -> None:
    tags = assign_roles(text, find_organizations(text, language), language).tags
    shared = shared_with_next(text, tags, (), language, opens_sentence=True)
    assert {tag.id: tag.role for tag in shared} == expected, why
    handed_on = shared_with_next("a course in Naryn", (), shared, language, opens_sentence=False)
    assert handed_on == shared, "the next part hands it on"


CLOSING: list[tuple[str, tuple[str, ...], dict[str, str], str]] = [
    (
        "A course was held. A visit was paid. These events are funded by Norway and Japan.",
        ("OSCE",),
        {"GOV-NOR": "funder", "GOV-JPN": "funder"},
        "a closing sentence about the series",
    ),
    (
        "A course was held. These activities of the OSCE are funded by Japan.",
        ("OSCE-TNTD",),
        {"GOV-JPN": "funder"},
        "a unit of whose series it is",
    ),
    (
        "A course was held. These activities of the OSCE are funded by Japan.",
        ("IOM",),
        {},
        "somebody else's series",
    ),
    ("A course was held. It was funded by Japan.", ("OSCE",), {}, "of the last one only"),
    (
        "A course was held.\nThese events are funded by Japan.",
        ("OSCE",),
        {},
        "another paragraph",
    ),
]


@pytest.mark.parametrize(("text", "leads", "expected", "why"), CLOSING)
def test_closing_sentence_about_a_series(
    text: str, leads: tuple[str, ...], expected: dict[str, str], why: str
) -> None:
    end = text.index("held") + len("held")
    found = closing_of_series(text, find_organizations(text), end, "en", leads=leads)
    assert {tag.id: tag.role for tag in found} == expected, why


OF_ALL: list[tuple[str, LanguageCode, dict[str, str], str]] = [
    (
        "The table is in two parts. All activities were financed by Norway unless noted.",
        "en",
        {"GOV-NOR": "funder"},
        "a remark about all activities",
    ),
    ("The course was financed by Norway.", "en", {}, "one activity"),
    (
        "Все мероприятия финансировались Европейским союзом.",
        "ru",
        {"EU": "funder"},
        "замечание обо всём документе",
    ),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), OF_ALL)
def test_remark_about_a_whole_document(
    text: str, language: LanguageCode, expected: dict[str, str], why: str
) -> None:
    assert {tag.id: tag.role for tag in said_of_all([text], language)} == expected, why


OF_REST: list[tuple[str, LanguageCode, tuple[str, ...], str]] = [
    (
        "The table follows the work plan. Unless otherwise indicated, IOM was the organizer.",
        "en",
        ("IOM",),
        "a remark about all rows",
    ),
    (
        "Where no other body is named, the work was carried out by UNODC and UNHCR.",
        "en",
        ("UNODC", "UNHCR"),
        "two who did the rest together",
    ),
    ("Unless otherwise stated, figures are those of UNODC.", "en", (), "nothing that is done"),
    ("The courses were organized by IOM.", "en", (), "no remark about the rest"),
    (
        "Если не указано иное, организатором мероприятий выступало УНП ООН.",
        "ru",
        ("UNODC",),
        "замечание обо всех строках",
    ),
    ("Средства выделены ПРООН, если не указано иное.", "ru", (), "о деньгах"),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), OF_REST)
def test_remark_about_who_does_the_rest(
    text: str, language: LanguageCode, expected: tuple[str, ...], why: str
) -> None:
    assert who_does_the_rest([text], language) == expected, why


def test_own_words_go_first() -> None:
    own = assign_roles(
        "IOM held it with funds of Japan.", find_organizations("IOM held it with funds of Japan.")
    ).tags
    text = "All events were financed by Norway."
    assert without_known(said_of_all([text], "en"), own) == ()


def test_remark_reaches_the_activities_of_a_letter() -> None:
    text = (
        "From: IOM\n\nAll activities were financed by Norway.\n\n"
        "On 4 May 2022 IOM held a seminar on migration in Osh.\n"
    )
    result = extract(read_document(text.encode(), "letter.txt"), load_frameworks())
    (activity,) = [tagged for tagged in result.tagged if "seminar" in tagged.text]
    assert {tag.id: tag.role for tag in activity.organizations} == {
        "IOM": "lead",
        "GOV-NOR": "funder",
    }


LANGUAGES: list[tuple[str, LanguageCode | None, str]] = [
    ("Платформа «Очиқ мулоқот» для обращений родителей запущена", "ru", "имя в кавычках"),
    ("«Очиқ мулоқот» платформаси", None, "слова вокруг него тоже не русские"),
    ("«Семинар в Оше»", "ru", "всё в кавычках"),
]


@pytest.mark.parametrize(("text", "expected", "why"), LANGUAGES)
def test_names_in_quotes_say_nothing_of_the_language(
    text: str, expected: LanguageCode | None, why: str
) -> None:
    assert language_of(text) == expected, why


def test_context_is_unchanged_where_nothing_is_said() -> None:
    assert assign_roles("", (), "en", RoleContext()).tags == ()
