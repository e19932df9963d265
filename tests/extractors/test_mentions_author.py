"""What "the Office", «Фонд» and the like mean: the author, or the body that was just named."""

import pytest

from extractors.author_kinds import called_by_kind
from extractors.mentions import Aliases, find_organizations
from extractors.mentions.short import author_names
from gazetteers.lookup import Name
from gazetteers.model import LanguageCode

OFFICE = [
    ("The Office held a forum for editors in May.", ["UNESCO"], "the author"),
    (
        "The Office and the OSCE Programme Office in Astana held a forum.",
        ["UNESCO", "OSCE-ASTANA"],
        "the author beside another office",
    ),
    (
        "OSCE Programme Office in Astana: a network that the Office set up.",
        ["OSCE-ASTANA", "OSCE-ASTANA"],
        "the one named before",
    ),
    ("The Office of the Mayor held a forum.", [], "an office of somebody else"),
    ("The Country Office and UNDP held a forum.", ["UNESCO", "UNDP"], "the kind of office"),
    ("The Country Office of UNDP held a forum.", ["UNDP"], "another body's country office"),
    ("The Regional Office for the Aral Sea held it.", [], "an office with a name of its own"),
]


@pytest.mark.parametrize(("text", "expected", "why"), OFFICE)
def test_the_office(text: str, expected: list[str], why: str) -> None:
    names = author_names("UNESCO", "UNESCO Almaty Regional Office", (), "en")
    found = find_organizations(text, "en", author=("UNESCO",), aliases=Aliases.of(list(names)))
    assert [mention.id for mention in found if not mention.id.startswith("NEW:")] == expected, why


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Страновой офис и ПРООН провели форум.", ["UNICEF", "UNDP"]),
        ("Встречу организовал страновой офис.", ["UNICEF"]),
        ("Форум провёл страновой офис ПРООН.", ["UNDP"]),
    ],
)
def test_the_office_in_russian(text: str, expected: list[str]) -> None:
    names = author_names("UNICEF", "ЮНИСЕФ в Казахстане", (), "ru")
    found = find_organizations(text, "ru", author=("UNICEF",), aliases=Aliases.of(list(names)))
    assert [mention.id for mention in found if not mention.id.startswith("NEW:")] == expected


def test_the_nearer_body_is_meant() -> None:
    long = "The Organization for Security and Co-operation in Europe met."
    text = f"{long} IOM came. The Organization paid."
    assert [mention.id for mention in find_organizations(text)] == ["OSCE", "IOM", "IOM"]


def test_governments_and_unlisted_bodies_have_no_such_names() -> None:
    assert not list(author_names("GOV-KAZ", "Ministry of Justice of Kazakhstan", (), "en"))
    assert not list(author_names("NEW:Open Valley", "Open Valley Office", (), "en"))


KINDS: list[tuple[str, LanguageCode, int, str]] = [
    ("линия, открытая Фондом, работает", "ru", 1, "причастие другого слова"),
    ("передано Молодёжному фонду", "ru", 0, "прилагательное его названия"),
    ("юристы Фонда сопровождают дела", "ru", 1, "существительное перед ним"),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), KINDS)
def test_called_by_its_kind(text: str, language: LanguageCode, expected: int, why: str) -> None:
    assert len(list(called_by_kind(text, ("фонд",), language))) == expected, why


QUOTED = [
    ("Проведено учение «Центр – Антитеррор», руководили офицеры.", [], "название учения"),
    ("«Центр» провёл учение.", ["CARICC"], "слово в кавычках целиком"),
    ("Центр провёл учение.", ["CARICC"], "без кавычек"),
]


@pytest.mark.parametrize(("text", "expected", "why"), QUOTED)
def test_a_noun_that_begins_a_title(text: str, expected: list[str], why: str) -> None:
    aliases = Aliases.of([Name("CARICC", "Центр", "weak")])
    found = find_organizations(text, "ru", author=("CARICC",), aliases=aliases)
    assert [mention.id for mention in found] == expected, why
