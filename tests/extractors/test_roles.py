"""Who takes part in an activity, as what: one sentence a row, both languages."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from extractors.mentions import find_organizations
from extractors.model import Cell, ColumnKind
from extractors.roles import RoleContext, assign_roles
from gazetteers.load import read_yaml
from gazetteers.model import LanguageCode

L, P, F, B = "lead", "partner", "funder", "beneficiary"


def tags(
    text: str, language: LanguageCode = "en", context: RoleContext | None = None
) -> dict[str, str]:
    context = context or RoleContext()
    mentions = find_organizations(text, language, author=context.author)
    roles = assign_roles(text, mentions, language, context)
    assert all(tag.evidence for tag in roles.tags)
    return {tag.id: tag.role for tag in roles.tags}


def rows(language: LanguageCode) -> list[tuple[str, dict[str, str], str]]:
    table = read_yaml(Path(__file__).parent / "roles" / f"sentences.{language}.yml")
    return [(row["text"], row["expected"], row["why"]) for row in table]


@pytest.mark.parametrize(("text", "expected", "why"), rows("en"))
def test_english_sentences(text: str, expected: dict[str, str], why: str) -> None:
    found = {k: v for k, v in tags(text).items() if not k.startswith("NEW:")}
    assert found == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), rows("ru"))
def test_russian_sentences(text: str, expected: dict[str, str], why: str) -> None:
    assert tags(text, "ru") == expected, why


CONTEXT = [
    ("It also published a handbook.", RoleContext(previous=("UNODC",)), {"UNODC": L}, "pronoun"),
    (
        "We held two workshops in Osh.",
        RoleContext(author=("UNDP-KGZ",), previous=("UNODC",)),
        {"UNDP-KGZ": L},
        "we are the author",
    ),
    (
        "Our Office printed the brochure with UNICEF.",
        RoleContext(author=("OSCE-BISHKEK",)),
        {"OSCE-BISHKEK": L, "UNICEF": P},
        "our office",
    ),
    (
        "Two round tables took place in Astana.",
        RoleContext(previous=("EU-BOMCA",)),
        {"EU-BOMCA": L},
        "no subject",
    ),
    (
        "Two round tables took place in Astana.",
        RoleContext(author=("EU-BOMCA",)),
        {"EU-BOMCA": L},
        "nobody but the author",
    ),
    ("Two round tables took place in Astana.", RoleContext(), {}, "nobody"),
    (
        "The Customs Service received two scanners from UNODC in Dushanbe.",
        RoleContext(countries=("TJK",)),
        {"GOV-TJK": B, "UNODC": L},
        "country of the activity",
    ),
    (
        "UNODC met the Customs Service.",
        RoleContext(countries=("TJK", "KGZ")),
        {"UNODC": L},
        "two countries leave it open",
    ),
    (
        "With the support of the EAG, all five States adopted laws.",
        RoleContext(previous=("CTED",)),
        {"EAG": L},
        "whoever supports leads",
    ),
]


@pytest.mark.parametrize(("text", "context", "expected", "why"), CONTEXT)
def test_context(text: str, context: RoleContext, expected: dict[str, str], why: str) -> None:
    assert tags(text, "en", context) == expected, why


def row(*cells: tuple[ColumnKind, str], author: tuple[str, ...] = ()) -> dict[str, str]:
    text = " | ".join(words for _, words in cells)
    placed: list[Cell] = []
    start = 0
    for kind, words in cells:
        heading = "Lead / partners" if kind == "organization" else kind
        placed.append(Cell(column=kind, heading=heading, start=start, end=start + len(words)))
        start += len(words) + 3
    return tags(text, "en", RoleContext(cells=tuple(placed), author=author))


ROWS = [
    (
        partial(
            row,
            ("activity", "Course on forged documents"),
            ("organization", "EU-BOMCA; IOM, UNHCR"),
        ),
        {"EU-BOMCA": L, "IOM": P, "UNHCR": P},
        "before the semicolon lead",
    ),
    (
        partial(row, ("activity", "Course on forged documents"), ("organization", "BOMCA, IOM")),
        {"EU-BOMCA": L, "IOM": L},
        "a comma joins leads",
    ),
    (
        partial(row, ("activity", "Course"), ("partner", "UNODC; GIZ"), author=("CARICC",)),
        {"CARICC": L, "UNODC": P, "GOV-DEU": P},
        "partners only: the author leads",
    ),
    (
        partial(
            row,
            ("activity", "Plenary. CARICC took part"),
            ("partner", "EAG (organizer)"),
            author=("CARICC",),
        ),
        {"CARICC": P, "EAG": L},
        "organizer in brackets",
    ),
    (
        partial(
            row,
            ("activity", "Session"),
            ("partner", "UNODC (observer); invited: INTERPOL"),
            author=("CARICC",),
        ),
        {"CARICC": L},
        "observer, invited",
    ),
    (
        partial(
            row, ("activity", "Survey"), ("organization", "UNFPA with UNICEF"), ("funder", "UN PBF")
        ),
        {"UNFPA": L, "UNICEF": P, "UNPBF": F},
        "with, funding column",
    ),
    (
        partial(row, ("activity", "Survey"), ("organization", "Saferworld; UNDP Tajikistan")),
        {"NEW:Saferworld": L, "UNDP-TJK": P},
        "unlisted name in a cell",
    ),
    (
        partial(
            row,
            ("activity", "Kits for border posts"),
            ("beneficiary", "State Border Service of the Kyrgyz Republic"),
            author=("IOM",),
        ),
        {"IOM": L, "GOV-KGZ": B},
        "beneficiary column",
    ),
]


@pytest.mark.parametrize(("found", "expected", "why"), ROWS)
def test_rows(found: Callable[[], dict[str, str]], expected: dict[str, str], why: str) -> None:
    assert found() == expected, why


DOUBTS = [
    ("UNODC held a workshop.", RoleContext(), set(), "all is said"),
    (
        "The course was financed by the European Union.",
        RoleContext(),
        set(),
        "only a funder: nobody else is named, so it leads",
    ),
    (
        "Under the auspices of the CSTO the operation goes on each summer.",
        RoleContext(),
        set(),
        "nobody else is named",
    ),
    (
        "The course was financed by the European Union and Japan.",
        RoleContext(),
        {"role-unsure"},
        "one of two is taken for the lead",
    ),
    (
        "Border security remains a field in which States often turn to the OSCE.",
        RoleContext(),
        {"role-unsure"},
        "only named",
    ),
    ("Birdsong Prevention Centre held a forum.", RoleContext(), {"organization-unknown"}, "whose"),
    ("Birdsong Foundation held a forum.", RoleContext(), set(), "a body of its own"),
    ("The Shepherds' Association of Naryn held a forum.", RoleContext(), set(), "of its own kind"),
    ("UNODC held a course with the University of Turku.", RoleContext(), set(), "a university"),
    (
        "UNODC held a course with the Digital Evidence Network.",
        RoleContext(),
        {"organization-unknown"},
        "a network may be anybody's",
    ),
    ("The Council of Europe held a seminar.", RoleContext(), set(), "known by its name"),
    (
        "The Council of Europeans held a seminar.",
        RoleContext(),
        {"organization-unknown"},
        "more than a known name",
    ),
    ("UNODC held a course together with Switzerland.", RoleContext(), set(), "a state"),
    ("UNODC and the Latvian State Police held a course.", RoleContext(), set(), "of a state"),
    (
        "UNODC equipped the Customs Service.",
        RoleContext(countries=("KGZ", "TJK")),
        {"organization-ambiguous"},
        "of which country",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Фонд «Бирлик» провёл семинар.", set(), "a foundation is a body of its own"),
        ("Ассоциация юристов Нарына провела семинар.", set(), "an association, too"),
        ("Центр общественного мнения провёл семинар.", {"organization-unknown"}, "whose centre"),
    ],
)
def test_doubts_of_unlisted_bodies_in_russian(text: str, expected: set[str], why: str) -> None:
    roles = assign_roles(text, find_organizations(text, "ru"), "ru", RoleContext())
    assert {doubt.code for doubt in roles.doubts} == expected, why


@pytest.mark.parametrize(("text", "context", "expected", "why"), DOUBTS)
def test_doubts(text: str, context: RoleContext, expected: set[str], why: str) -> None:
    roles = assign_roles(text, find_organizations(text), "en", context)
    assert {doubt.code for doubt in roles.doubts} == expected, why
