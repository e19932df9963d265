"""Sentences as reports of other organizations write them, in both languages."""

from pathlib import Path

import pytest

from extractors.mentions import find_organizations
from extractors.roles import RoleContext, assign_roles
from gazetteers.load import read_yaml
from gazetteers.model import LanguageCode

TABLES = Path(__file__).parent / "roles"


def tags(text: str, language: LanguageCode, context: RoleContext) -> dict[str, str]:
    mentions = find_organizations(text, language, author=context.author)
    roles = assign_roles(text, mentions, language, context)
    return {tag.id: tag.role for tag in roles.tags if not tag.id.startswith("NEW:")}


def rows(name: str) -> list[tuple[str, dict[str, str]]]:
    return [(row["text"], row["expected"]) for row in read_yaml(TABLES / f"{name}.yml")]


@pytest.mark.parametrize(("text", "expected"), rows("reports.en"))
def test_english_reports(text: str, expected: dict[str, str]) -> None:
    assert tags(text, "en", RoleContext()) == expected


@pytest.mark.parametrize(("text", "expected"), rows("reports_of_an_office.ru"))
def test_a_russian_note_of_an_office(text: str, expected: dict[str, str]) -> None:
    context = RoleContext(author=("OSCE-BISHKEK",), countries=("KGZ",))
    assert tags(text, "ru", context) == expected


@pytest.mark.parametrize(("text", "expected"), rows("reports.ru"))
def test_russian_reports(text: str, expected: dict[str, str]) -> None:
    author = ("CIS-ATC",) if text.startswith("Центр ") else ()
    assert tags(text, "ru", RoleContext(author=author, countries=("KGZ",))) == expected


@pytest.mark.parametrize(("text", "expected"), rows("press.en"))
def test_english_news(text: str, expected: dict[str, str]) -> None:
    assert tags(text, "en", RoleContext()) == expected


@pytest.mark.parametrize(("text", "expected"), rows("press.ru"))
def test_russian_news(text: str, expected: dict[str, str]) -> None:
    assert tags(text, "ru", RoleContext()) == expected


@pytest.mark.parametrize(("text", "expected"), rows("matrices.en"))
def test_english_matrices(text: str, expected: dict[str, str]) -> None:
    assert tags(text, "en", RoleContext(in_matrix=True)) == expected


@pytest.mark.parametrize(("text", "expected"), rows("matrices.ru"))
def test_russian_matrices(text: str, expected: dict[str, str]) -> None:
    assert tags(text, "ru", RoleContext(in_matrix=True)) == expected
