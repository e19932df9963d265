"""What the author of a report does under a word for its kind, and what it pays as a donor."""

import pytest

from extractors.author_kinds import author_kinds, called_by_kind
from extractors.extract import extract
from extractors.mentions import find_organizations
from extractors.model import Cell
from extractors.read import read_document
from extractors.roles import RoleContext, assign_roles
from gazetteers.frameworks import load_frameworks

L, P, F, B = "lead", "partner", "funder", "beneficiary"
RAY, NORWAY = "NEW:Жарык", "GOV-NOR"


@pytest.mark.parametrize(
    ("author", "said", "language", "expected", "why"),
    [
        (RAY, "Общественный фонд «Жарык», г. Караганда. Отчёт", "ru", ("фонд",), "its kind"),
        ("NEW:Organization of Turkic States", "Organization of Turkic States (OTS), Secretariat",
         "en", ("organization", "secretariat"), "a part of it that reports"),
        ("NEW:Center for Peace", "Center for Peace", "en", ("centre",), "other spelling"),
        (NORWAY, "prepared by the Royal Norwegian Embassy in Astana", "en", ("embassy",), "donor"),
        ("GOV-TJK", "Embassy of Tajikistan", "en", (), "states of the region have names for that"),
        ("UNRCCA", "UN Regional Centre", "en", (), "listed bodies have their names"),
    ],
)  # fmt: skip
def test_kinds(author: str, said: str, language: str, expected: tuple[str, ...], why: str) -> None:
    spoken = "ru" if language == "ru" else "en"
    assert author_kinds((author,), (said,), spoken) == expected, why


@pytest.mark.parametrize(
    ("text", "kinds", "language", "expected", "why"),
    [
        ("До конца года фонд намерен передать стандарт.", ("фонд",), "ru", ["фонд"], "it"),
        ("По приглашению фонда прибыла делегация.", ("фонд",), "ru", ["фонда"], "declined"),
        ("Помог детский фонд и фонд «Луч».", ("фонд",), "ru", [], "other foundations"),
        ("The Embassy pays half; the Embassy of Japan the rest.", ("embassy",), "en",
         ["The Embassy"], "not another country's"),
        ("A secretariat was set up.", ("secretariat",), "en", [], "no name without a capital"),
    ],
)  # fmt: skip
def test_called_by_kind(
    text: str, kinds: tuple[str, ...], language: str, expected: list[str], why: str
) -> None:
    spoken = "ru" if language == "ru" else "en"
    found = [text[start:end] for start, end in called_by_kind(text, kinds, spoken)]
    assert found == expected, why


def _roles(text: str, language: str, context: RoleContext) -> dict[str, str]:
    spoken = "ru" if language == "ru" else "en"
    mentions = find_organizations(text, spoken, author=context.author)
    return {tag.id: tag.role for tag in assign_roles(text, mentions, spoken, context).tags}


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("With 1.9 million the OSCE Academy in Bishkek runs a course.",
         {"OSCE-ACADEMY": L, NORWAY: F}, "money without a giver is the donor's"),
        ("From January 2024 the Embassy will finance a programme of IOM on documents.",
         {"IOM": L, NORWAY: F}, "it finances what another has"),
        ("With 1.4 million from the Embassy UNODC is monitoring trials.", {"UNODC": L, NORWAY: F},
         "it gives by its own name"),
        ("With 2 million from Japan UNODC is monitoring trials.", {"UNODC": L, "GOV-JPN": F},
         "another gives"),
        ("UNODC trained 20 officers.", {"UNODC": L}, "no money is spoken of"),
    ],
)  # fmt: skip
def test_a_donor_that_reports(text: str, expected: dict[str, str], why: str) -> None:
    context = RoleContext(author=(NORWAY,), kinds=("embassy",))
    assert _roles(text, "en", context) == expected, why


def test_a_delegation_invited_by_the_author() -> None:
    text = "Делегация МВД Кыргызской Республики по приглашению фонда посетила центр в Караганде."
    context = RoleContext(author=(RAY,), kinds=("фонд",))
    assert _roles(text, "ru", context) == {RAY: L, "GOV-KGZ": P}


@pytest.mark.parametrize(
    ("author", "heading", "expected", "why"),
    [
        ("NEW:Swiss Cooperation Office", "Implementing partner", {"UNOPS": L},
         "a donor's table: who implements does it"),
        (NORWAY, "Partners", {NORWAY: L, "UNOPS": P}, "partners are partners"),
        ("UNICEF", "Implementing partner", {"UNICEF": L, "UNOPS": P}, "no donor"),
    ],
)  # fmt: skip
def test_implementing_partners(
    author: str, heading: str, expected: dict[str, str], why: str
) -> None:
    text = "Refurbishment of visiting rooms | UNOPS"
    cells = (
        Cell(column="activity", heading="Project", start=0, end=31),
        Cell(column="partner", heading=heading, start=34, end=39),
    )
    assert _roles(text, "en", RoleContext(author=(author,), cells=cells)) == expected, why


CALLED = "The Kazakhstan International Bureau for Human Rights is monitoring trials. "


@pytest.mark.parametrize(
    ("text", "last", "why"),
    [
        (CALLED + "A bulletin was published by the Bureau in May.",
         "NEW:Kazakhstan International Bureau for Human Rights", "the last of its kind"),
        (CALLED + "A bulletin was published by the Foundation in May.",
         "NEW:Kazakhstan International Bureau for Human Rights", "another kind means nobody"),
        ("The Aga Khan Foundation and the Eurasia Foundation met. The Foundation held a course.",
         "NEW:Eurasia Foundation", "the nearest of two"),
    ],
)  # fmt: skip
def test_unlisted_bodies_called_back(text: str, last: str, why: str) -> None:
    mentions = find_organizations(text)
    assert mentions[-1].id == last, why
    is_called = mentions[-1].text.startswith(("the ", "The "))
    assert is_called == ("Foundation in May" not in text), why


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ("In May 2021 we held a course for guards in Osh.", [["GOV-KGZ"]], "the place tells"),
        ("In May 2021 we held a course for guards in Osh and Andijan.", [[]], "either of two"),
        ("In May 2021 we held a course for guards.", [[]], "nothing tells"),
        (
            "In May 2021 we held a course for guards.\n\nOsh, Naryn and Talas lack staff.",
            [["GOV-KGZ"]],
            "all places that are named lie in one",
        ),
        (
            "In May 2021 we held a course for guards.\n\nOsh, Talas, Khujand, Andijan lack staff.",
            [[]],
            "no country has most of them",
        ),
    ],
)
def test_an_authority_that_reports_is_of_a_country(
    words: str, expected: list[list[str]], why: str
) -> None:
    """Its letterhead names none, and a body of no country must not stay in a row."""
    mail = f"From: State Customs Service <press@customs.example>\nSubject: News\n\n{words}\n"

    found = extract(read_document(mail.encode(), "news.eml", []), load_frameworks())

    assert [[tag.id for tag in item.organizations] for item in found.tagged] == expected, why
