"""Who acts, receives or only is there, as word forms, lists and added clauses tell it."""

from pathlib import Path
from typing import Any

import pytest

from extractors.mentions import find_organizations
from extractors.roles import RoleContext, assign_roles
from gazetteers.load import read_yaml
from gazetteers.model import LanguageCode

TABLES = Path(__file__).parent / "roles"


def check(row: dict[str, Any], language: LanguageCode) -> None:
    author = (row["author"],) if "author" in row else ()
    context = RoleContext(author=author, countries=tuple(row.get("countries", ())))
    mentions = find_organizations(row["text"], language, author=author)
    roles = assign_roles(row["text"], mentions, language, context)
    found = {tag.id: tag.role for tag in roles.tags if not tag.id.startswith("NEW:")}
    assert found == row["expected"], row["why"]


@pytest.mark.parametrize("row", read_yaml(TABLES / "who_acts.en.yml"))
def test_who_acts_in_english(row: dict[str, Any]) -> None:
    check(row, "en")


@pytest.mark.parametrize("row", read_yaml(TABLES / "who_acts.ru.yml"))
def test_who_acts_in_russian(row: dict[str, Any]) -> None:
    check(row, "ru")


@pytest.mark.parametrize("row", read_yaml(TABLES / "guests_and_givers.en.yml"))
def test_guests_and_givers_in_english(row: dict[str, Any]) -> None:
    check(row, "en")


@pytest.mark.parametrize("row", read_yaml(TABLES / "guests_and_givers.ru.yml"))
def test_guests_and_givers_in_russian(row: dict[str, Any]) -> None:
    check(row, "ru")
