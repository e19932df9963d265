"""Bodies that only what is near tells: below a bare heading, beside whoever reports, in a group."""

import pytest

from extractors.context import document_context
from extractors.extract import extract
from extractors.heading_names import GazetteerNames
from extractors.mentions import find_organizations
from extractors.model import Cell
from extractors.read import read_document
from extractors.roles import RoleContext, assign_roles
from gazetteers.frameworks import load_frameworks
from gazetteers.model import LanguageCode

ALONE = [
    ("Centre in Ashgabat", ["OSCE-ASHGABAT"], "the whole heading"),
    ("2. Centre in Ashgabat:", ["OSCE-ASHGABAT"], "with a number"),
    ("Veterinary Centre in Ashgabat", [], "the end of another name"),
    ("Centre in Ashgabat: work with schools", [], "more than the name"),
]


@pytest.mark.parametrize(("text", "expected", "why"), ALONE)
def test_weak_names_that_stand_alone(text: str, expected: list[str], why: str) -> None:
    found = find_organizations(text, "en")
    assert [mention.id for mention in found if mention.id.startswith("OSCE")] == expected, why
    assert (GazetteerNames().kind_of(text.removeprefix("2. ").rstrip(":")) is not None) == bool(
        expected
    )


COMMITTEE = [
    (("CTED",), "CTC", "its own Committee, whoever else has one"),
    ((), "UNSC-1267", "the one named before"),
]


@pytest.mark.parametrize(("author", "expected", "why"), COMMITTEE)
def test_the_committee_that_the_author_makes_known(
    author: tuple[str, ...], expected: str, why: str
) -> None:
    text = "A member of the Al-Qaida Sanctions Committee travelled along. The Committee met in May."
    found = find_organizations(text, "en", author=author)
    assert found[-1].id == expected, why


ROLES = [
    (
        "A drafting group of UNHCR, UNICEF and the Ministry of Labour has been writing the rules.",
        {"UNHCR": "lead", "UNICEF": "lead", "GOV-KAZ": "lead"},
        "the subject is made of them",
    ),
    (
        "IOM advised a working group of the Ministry of Labour and the Supreme Court on the rules.",
        {"IOM": "lead", "GOV-KAZ": "beneficiary"},
        "somebody else acts",
    ),
    (
        "Second seminar on seals in Taraz, hosted by the Ministry of Energy.",
        {"UNICEF": "lead", "GOV-KAZ": "partner"},
        "a host of what the author holds",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), ROLES)
def test_in_a_report_on_kazakhstan(text: str, expected: dict[str, str], why: str) -> None:
    mentions = find_organizations(text, "en", author=("UNICEF",))
    context = RoleContext(author=("UNICEF",), countries=("KAZ",))
    roles = {tag.id: tag.role for tag in assign_roles(text, mentions, "en", context).tags}
    assert roles == expected, why


CELLS = [
    ("With whom", "UNODC, State Security Service", {"UNODC": "lead", "GOV-UZB": "lead"}, "joint"),
    ("With whom", "UNODC, hosted by IOM", {"UNODC": "lead", "IOM": "partner"}, "said otherwise"),
    ("With whom", "State Security Service", {"UNODC": "lead", "GOV-UZB": "partner"}, "not listed"),
    ("Partners, donor", "IOM; PBF", {"UNODC": "lead", "IOM": "partner", "UNPBF": "funder"}, "pays"),
    ("Partners", "IOM (host); USA (travel costs)",
     {"UNODC": "lead", "IOM": "partner", "GOV-USA": "funder"}, "by the brackets"),
]  # fmt: skip


@pytest.mark.parametrize(("heading", "cell", "expected", "why"), CELLS)
def test_columns_of_partners(heading: str, cell: str, expected: dict[str, str], why: str) -> None:
    text = f"Course on seals | {cell}"
    cells = (
        Cell(column="activity", heading="Activity", start=0, end=15),
        Cell(column="partner", heading=heading, start=18, end=len(text)),
    )
    mentions = find_organizations(text, "en")
    context = RoleContext(author=("UNODC",), cells=cells, countries=("UZB",))
    roles = {tag.id: tag.role for tag in assign_roles(text, mentions, "en", context).tags}
    assert roles == expected, why


MAIL = """From: Child Rights Officer, UNICEF {where} <rights@unicef.example>
To: UNRCCA <matrix@unrcca.example>
Date: Tue, 4 Jun 2024 10:00:00 +0500
Subject: Inputs to the matrix: children brought home from Syria

Dear colleagues,

please find our inputs below.

The Ministry of Health opened three rooms for families in May 2024.
"""


@pytest.mark.parametrize(("where", "expected"), [("Kazakhstan", ["GOV-KAZ"]), ("Office", [])])
def test_an_authority_is_of_the_country_of_the_office_that_writes(
    where: str, expected: list[str]
) -> None:
    document = read_document(MAIL.format(where=where).encode(), "note.txt")
    tagged = extract(document, load_frameworks()).tagged
    assert [tag.id for tag in tagged[0].organizations if tag.id.startswith("GOV")] == expected


def test_a_heading_behind_a_paragraph_of_text_is_no_title() -> None:
    said = (
        "The year began with floods and ended with elections, and the offices had much to do. " * 3
    )
    lines = ["# Work in the field", said, "## Uzbekistan", "A course was held.", "## Tajikistan"]
    document = read_document("\n\n".join([*lines, "A forum was held."]).encode(), "chapter.md")
    assert document_context(document).titles == ("Work in the field",)


OFFICES = [
    ("The OSCE Office opened a library in Khujand.", (), "OSCE-DUSHANBE", "by the city"),
    ("A library was opened by the OSCE Centre in May.", ("TKM",), "OSCE-ASHGABAT", "by the whole"),
    ("The UNDP office opened a library in Osh.", (), "UNDP-KGZ", "another body"),
    ("The OSCE Office opened two libraries.", (), "OSCE", "no country is spoken of"),
    ("The OSCE Office for Schools opened a library in Osh.", (), "OSCE", "a name of its own"),
    ("The OSCE Office sent books from Osh to Khujand.", (), "OSCE", "of two countries"),
    (
        "The OSCE Office sent books from Osh to Khujand.",
        ("KGZ",),
        "OSCE-BISHKEK",
        "settled",
    ),
    ("Офис программ ОБСЕ открыл в Оше библиотеку.", (), "OSCE-BISHKEK", "по городу"),
]


@pytest.mark.parametrize(("text", "about", "expected", "why"), OFFICES)
def test_offices_without_their_place(
    text: str, about: tuple[str, ...], expected: str, why: str
) -> None:
    language: LanguageCode = "ru" if "ОБСЕ" in text else "en"
    assert find_organizations(text, language, about=about)[0].id == expected, why


WHO = [
    ("Our lawyer lectured at the OSCE Academy in Bishkek.",
     {"OSCE-ACADEMY": "lead", "OHCHR": "partner"}, "a guest at a school of others"),
    ("We held a course at the OSCE Academy in Bishkek.",
     {"OHCHR": "lead", "OSCE-ACADEMY": "partner"}, "a course of its own there"),
    ("Nine units set up under CARICC are at work at airports.", {"CARICC": "lead"}, "its units"),
    ("OHCHR visited nine units set up under CARICC.",
     {"OHCHR": "lead", "CARICC": "partner"}, "somebody else acts"),
    ("The Kyrgyz Government adopted the rules after UNICRI had read two drafts.",
     {"GOV-KGZ": "lead", "UNICRI": "partner"}, "what went before only helped"),
    ("The Kyrgyz Government adopted the rules, and UNICRI translated them.",
     {"GOV-KGZ": "lead", "UNICRI": "lead"}, "two who act"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), WHO)
def test_in_a_report_of_ohchr(text: str, expected: dict[str, str], why: str) -> None:
    mentions = find_organizations(text, "en", author=("OHCHR",))
    context = RoleContext(author=("OHCHR",), countries=("KGZ",))
    roles = {tag.id: tag.role for tag in assign_roles(text, mentions, "en", context).tags}
    assert roles == expected, why


@pytest.mark.parametrize(("where", "expected"), [(", Dushanbe", ["GOV-TJK"]), (", Geneva", [])])
def test_the_seat_of_the_office_settles_where_half_of_the_places_lie(
    where: str, expected: list[str]
) -> None:
    more = "\n\nIn Khujand, Kulob and Panj we trained nurses; guests came from Osh and Termez.\n"
    document = read_document((MAIL.format(where=where) + more).encode(), "note.txt")
    tagged = extract(document, load_frameworks()).tagged
    assert [tag.id for tag in tagged[0].organizations if tag.id.startswith("GOV")] == expected


OFFICE_OF_ONE = """MISSION REPORT

What partners reported

In May 2023 a drill on a sudden influx, led by IOM and UNHCR, took place in Khorog. UNHCR was
content with the drill. Its office in Dushanbe monitors the camps in Khatlon province.
"""


def test_its_office_is_that_of_who_was_spoken_of_last() -> None:
    """Of two that led the drill, the subject of the sentence before is meant."""
    document = read_document(OFFICE_OF_ONE.encode(), "mission.txt")
    led = {
        activity.text.split()[-2]: [tag.id for tag in activity.organizations if tag.role == "lead"]
        for activity in extract(document, ()).tagged
    }
    assert led["Khatlon"] == ["UNHCR"]


def test_a_project_by_its_name_is_no_body() -> None:
    text = "SHIELD Valley is a joint action, financed by the EU and carried out by UNDP and UNOCT."
    roles = assign_roles(text, find_organizations(text, "en"), "en", RoleContext())
    assert {tag.id: tag.role for tag in roles.tags} == {
        "EU": "funder",
        "UNDP": "lead",
        "UNOCT": "lead",
    }
