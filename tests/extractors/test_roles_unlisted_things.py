"""Unlisted bodies that others have created, and who does it behind a passive participle."""

import pytest

from extractors.extract import extract
from extractors.mentions import find_organizations
from extractors.read import read_document
from extractors.roles import RoleContext, assign_roles
from gazetteers.frameworks import load_frameworks

DONE = [
    (
        "Сеть раннего предупреждения, объединяющая аналитиков пяти стран, создана РЦПДЦА и "
        "Контртеррористическим центром ООН в 2023 году.",
        {"UNRCCA": "lead", "UNCCT": "lead"},
        "за причастным оборотом",
    ),
    ("Сеть женщин-медиаторов создана ОБСЕ в 2023 году.", {"OSCE": "lead"}, "созданное"),
    ("Программа принята ШОС в 2020 году.", {"SCO": "lead"}, "кем принята"),
    ("Пособие издано ЮНИСЕФ в 2023 году.", {"UNICEF": "lead"}, "слово среднего рода"),
    ("В Оше открыт ЦАРИКЦ.", {"OHCHR": "lead"}, "имя за причастием – подлежащее"),
    (
        "Сеть женщин-медиаторов провела семинар с ОБСЕ в 2023 году.",
        {"NEW:Сеть женщин-медиаторов": "lead", "OSCE": "partner"},
        "сама действует",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), DONE)
def test_who_did_it(text: str, expected: dict[str, str], why: str) -> None:
    mentions = find_organizations(text, "ru")
    roles = assign_roles(text, mentions, "ru", RoleContext(author=("OHCHR",)))
    assert {tag.id: tag.role for tag in roles.tags} == expected, why


MADE = [
    (
        "The Steppe Network of Mediators (SNM), established by UNODC in 2019, links sixty mayors.",
        {"UNODC": "lead"},
        "what another has created",
    ),
    (
        "The Steppe Network of Mediators trained sixty mayors together with UNODC.",
        {"NEW:Steppe Network of Mediators": "lead", "UNODC": "lead"},
        "it acts itself",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), MADE)
def test_who_made_it(text: str, expected: dict[str, str], why: str) -> None:
    roles = assign_roles(text, find_organizations(text, "en"), "en", RoleContext(author=("OSCE",)))
    assert {tag.id: tag.role for tag in roles.tags} == expected, why


def leads(*lines: str) -> list[set[str]]:
    """Who leads each activity of a report."""
    document = read_document("\n\n".join(lines).encode(), "note.txt")
    found = extract(document, load_frameworks())
    return [{tag.id for tag in item.organizations if tag.role == "lead"} for item in found.tagged]


def test_a_fourth_conference_in_another_section_has_its_own_lead() -> None:
    found = leads(
        "Central Asia Security Research Group",
        "Networks",
        "The mentors network was founded by the Group and the OSCE Academy in 2018.",
        "Outlook",
        "The fourth conference on border security is planned for 27-28 April 2023 in Prague.",
    )
    assert found[-1] == {"NEW:Central Asia Security Research Group"}
