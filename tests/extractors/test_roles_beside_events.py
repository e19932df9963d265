"""Who takes part in what others hold, gives to it, or is named with its kind: both languages."""

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
    mentions = find_organizations(
        row["text"], language, author=author, antecedents=["RUSSIAN-PEACE-FOUNDATION"]
    )
    roles = assign_roles(row["text"], mentions, language, context)
    found = {tag.id: tag.role for tag in roles.tags if not tag.id.startswith("NEW:")}
    assert found == row["expected"], row["why"]


@pytest.mark.parametrize("row", read_yaml(TABLES / "beside_events.en.yml"))
def test_english(row: dict[str, Any]) -> None:
    check(row, "en")


@pytest.mark.parametrize("row", read_yaml(TABLES / "beside_events.ru.yml"))
def test_russian(row: dict[str, Any]) -> None:
    check(row, "ru")


def test_the_centre_is_the_unlisted_one_that_reports() -> None:
    author = ("NEW:Steppe Science Center",)
    text = "A joint course of the OPCW and the Center on sampling took place in Semey."
    mentions = find_organizations(text, "en", author=author, antecedents=["EU-JRC"])
    roles = assign_roles(text, mentions, "en", RoleContext(author=author))
    assert {tag.id: tag.role for tag in roles.tags} == {"OPCW": "lead", author[0]: "lead"}
