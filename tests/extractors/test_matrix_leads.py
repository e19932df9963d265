"""Who leads in the rows of matrices that list several bodies, and cells that hold for a row."""

from collections.abc import Callable

import pytest

from extractors.extract import extract
from extractors.inherited import inherited_organizations
from extractors.model import Document, Inherited
from gazetteers.frameworks import load_frameworks
from gazetteers.model import LanguageCode

Build = Callable[..., Document]

LEADS: list[tuple[str, str, list[set[str]], str]] = [
    (
        "UNODC; EAG",
        "EAG signed a memorandum with CARICC in May 2021 and will open a database in 2023.",
        [{"EAG"}, {"EAG"}],
        "a part of a sentence is that of its subject",
    ),
    (
        "UNODC",
        "EAG signed a memorandum with CARICC in May 2021 and will open a database in 2023.",
        [{"EAG"}, {"EAG"}],
        "also where the row names another",
    ),
    (
        "UNODC; UNICEF",
        "In May 2021 UNICEF published a guide for teachers. A seminar was held in Osh in June.",
        [{"UNICEF"}, {"UNICEF"}],
        "the paragraph tells what one of them did",
    ),
    (
        "OSCE",
        "In May 2021 the OSCE Programme Office in Bishkek published a guide. A seminar was held in "
        "Osh in June 2021.",
        [{"OSCE-BISHKEK"}, {"OSCE-BISHKEK"}],
        "a unit goes on in the row of its body",
    ),
    (
        "UNODC; UNICEF",
        "In May 2021 UNICEF published a guide for teachers. Both organizations will hold a seminar "
        "in Osh in June 2022.",
        [{"UNICEF"}, {"UNODC", "UNICEF"}],
        "all of the row by their number",
    ),
    (
        "UNODC; UNICEF",
        "A seminar for judges was held in Osh in June 2021.",
        [{"UNODC", "UNICEF"}],
        "nobody is named",
    ),
    (
        "UNICEF; CSTO; UNODC",
        "Within the framework of the CSTO a group of experts on cyber threats was set up in 2019.",
        [{"CSTO"}],
        "in whose frame it is",
    ),
    (
        "UNICEF; CSTO; UNODC",
        "In co-operation with the CSTO a seminar for judges was held in Osh in June 2021.",
        [{"UNICEF", "UNODC", "CSTO"}],
        "near miss: with whom the others do it",
    ),
    (
        "АТЦ СНГ; РАТС ШОС",
        "Под эгидой РАТС ШОС в мае 2022 года в Оше проведены учения «Скала».",
        [{"SCO-RATS"}],
        "под чьей эгидой",
    ),
    (
        "ИДКТК; КТУ ООН",
        "В мае 2022 года в Ашхабаде открыто Программное отделение КТУ ООН.",
        [{"UNOCT"}],
        "whose thing it is",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("who", "words", "expected", "why"), LEADS)
def test_rows_of_several_bodies(
    document_of: Build, who: str, words: str, expected: list[set[str]], why: str
) -> None:
    document = document_of(
        [
            ["Measure", "Organization", "Activities"],
            ["II.6", who, words],
            ["II.7", "CARICC", "Trains analysts of the police in Almaty every year."],
        ]
    )
    found = [
        {tag.id for tag in tagged.organizations if tag.role == "lead"}
        for tagged in extract(document, load_frameworks()).tagged
        if tagged.passage.measure == "II.6"
    ]
    assert found == expected, why


def test_the_office_of_a_row_is_none_of_another_row(document_of: Build) -> None:
    document = document_of(
        [
            ["Measure", "Organization", "Activities"],
            ["II.6", "UNODC", "UNODC held a course for judges in Osh in May 2021."],
            ["II.7", "OSCE", "The Office gave radios to the Border Troops of Tajikistan in 2021."],
            ["II.8", "CARICC", "Trains analysts of the police in Almaty every year."],
        ]
    )
    leads = [
        {tag.id for tag in tagged.organizations if tag.role == "lead"}
        for tagged in extract(document, load_frameworks()).tagged
    ]
    assert leads == [{"UNODC"}, {"OSCE"}, {"CARICC"}]


PHASES: list[tuple[str, list[set[str]], str]] = [
    (
        "Phase III of the UNICEF project on returnees was concluded in December 2021. Building on "
        "it, the Government of Turkmenistan approved a strategy for 2022-2026 in May 2022. "
        "Phase IV is planned to start in 2023.",
        [{"UNICEF"}, {"GOV-TKM"}, {"UNICEF"}],
        "a further phase is that of those who ran the one before",
    ),
    (
        "UNICEF implemented a project on returnees in 2019-2021. In May 2022 CARICC published a "
        "guide for analysts. A second phase will begin in 2023.",
        [{"UNICEF"}, {"CARICC"}, {"UNICEF"}],
        "the project, not what was told last",
    ),
    (
        "UNICEF implemented a project on returnees in 2019-2021. In May 2022 CARICC published a "
        "guide for analysts. It will be translated in 2023.",
        [{"UNICEF"}, {"CARICC"}],
        "near miss: the thing told last",
    ),
    (
        "ЮНИСЕФ в 2019–2021 годах реализовал проект по возвращению детей. В мае 2022 года ЦАРИКЦ "
        "издал пособие для аналитиков. Второй этап проекта начнётся в 2023 году.",
        [{"UNICEF"}, {"CARICC"}, {"UNICEF"}],
        "чей проект, того и этап",
    ),
]


@pytest.mark.parametrize(("words", "expected", "why"), PHASES)
def test_phases_of_a_project(
    document_of: Build, words: str, expected: list[set[str]], why: str
) -> None:
    document = document_of(
        [
            ["Measure", "Activities"],
            ["II.6", words],
            ["II.7", "CARICC trains analysts of the police in Almaty every year."],
        ]
    )
    found = [
        {tag.id for tag in tagged.organizations if tag.role == "lead"}
        for tagged in extract(document, load_frameworks()).tagged
        if tagged.passage.measure == "II.6"
    ]
    assert found == expected, why


CELLS: list[tuple[str, LanguageCode, dict[str, str], str]] = [
    ("УНП ООН, Региональное представительство в Центральной Азии", "ru",
     {"UNODC-ROCA": "lead"}, "чьё представительство"),
    ("OSCE, Programme Office in Astana", "en", {"OSCE-ASTANA": "lead"}, "whose office it is"),
    ("ЕС: БОМКА, КАДАП", "ru", {"EU-BOMCA": "lead", "EU-CADAP": "lead"}, "чьи программы"),
    ("OSCE, ODIHR", "en", {"OSCE": "lead", "OSCE-ODIHR": "lead"}, "two names of their own"),
    ("UNDP; UNDP Tajikistan", "en", {"UNDP": "lead", "UNDP-TJK": "lead"}, "parted by a mark"),
    ("UNODC (with the OSCE)", "en", {"UNODC": "lead", "OSCE": "partner"}, "words beside a name"),
    ("ЮНИСЕФ при поддержке ЕС", "ru", {"UNICEF": "lead", "EU": "funder"}, "поддержка донора"),
    ("UNODC, with the support of Japan", "en",
     {"UNODC": "lead", "GOV-JPN": "funder"}, "a state that supports"),
    ("UNODC, with the support of CARICC", "en",
     {"UNODC": "lead", "CARICC": "partner"}, "no donor"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "language", "expected", "why"), CELLS)
def test_cells_that_hold_for_a_row(
    words: str, language: LanguageCode, expected: dict[str, str], why: str
) -> None:
    cell = Inherited(kind="organization", text=words, column="organization")
    assert {tag.id: tag.role for tag in inherited_organizations([cell], language)} == expected, why
