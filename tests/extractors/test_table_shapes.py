"""Tables and lists as officers type them: what becomes of each activity, from file to tags."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from extractors.boilerplate import caption_text
from extractors.extract import extract
from extractors.field_lines import fields_of
from extractors.legends import legend_of
from extractors.model import Document
from extractors.read import read_document
from gazetteers.columns import holds_remarks, is_ditto
from gazetteers.frameworks import Framework
from gazetteers.load import read_yaml

Build = Callable[..., Document]
Told = list[tuple[str, str | None, tuple[str, ...], str]]


def told(document: Document, frameworks: Sequence[Framework]) -> Told:
    """The first two words of each activity, its measure, who takes part as what, and the status."""
    return [
        (
            " ".join(item.text.split()[:2]),
            item.passage.measure,
            tuple(f"{tag.id}:{tag.role[0]}" for tag in item.organizations),
            item.status.value,
        )
        for item in extract(document, frameworks).tagged
    ]


SHAPES = read_yaml(Path(__file__).parent / "tables" / "shapes.yml")


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape["why"])
def test_shapes(document_of: Build, frameworks: Sequence[Framework], shape: dict[str, Any]) -> None:
    found = told(document_of(*shape["elements"]), frameworks)
    assert [
        f"{words} / {measure or '-'} / {', '.join(who) or '-'} / {status}"
        for words, measure, who, status in found
    ] == shape["told"]


NEAR_MISSES: list[tuple[str, list[object], list[str]]] = [
    (
        "columns of who answers on each side leave rows what they are",
        [
            "# План",
            [
                ["№", "Меры", "Казахстан", "Кыргызстан"],
                ["1", "Совместные учения в горах весной", "Погранслужба КНБ", "Погранслужба ГКНБ"],
                ["2", "Обмен сведениями о розыске лиц", "Комитет полиции", "Служба розыска МВД"],
            ],
        ],
        [],
    ),
    (
        "remarks beside one column of activities are words of their rows",
        [
            "# Матрица",
            [
                ["Мера", "Что сделано", "Исполнитель", "Примечание"],
                ["II.4", "Проведён курс для офицеров в Хороге", "МОМ", "завершён"],
                ["I.7", "Издано пособие для адвокатов", "УНП ООН", "тираж на складе"],
            ],
        ],
        [
            "Проведён курс для офицеров в Хороге | МОМ | завершён",
            "Издано пособие для адвокатов | УНП ООН | тираж на складе",
        ],
    ),
    (
        "a line with a colon is no field of an activity",
        [
            "# Note",
            "Results: 30 officers of the border service were trained in Khorog in May 2023.",
            "Purpose: the course was to make them read passports faster.",
        ],
        ["30 officers of the border service were trained in Khorog in May 2023."],
    ),
]


@pytest.mark.parametrize(
    ("elements", "texts"),
    [pytest.param(elements, texts, id=why) for why, elements, texts in NEAR_MISSES],
)
def test_near_misses(
    document_of: Build, frameworks: Sequence[Framework], elements: list[object], texts: list[str]
) -> None:
    found = extract(document_of(*elements), frameworks).tagged
    if texts:
        assert [item.text.removeprefix("Results: ") for item in found] == texts
    else:
        assert {item.passage.kind for item in found} <= {"row"}


def read_text(text: str, frameworks: Sequence[Framework]) -> Told:
    return told(read_document(text.encode(), "a.txt"), frameworks)


SEPARATED = [
    (
        "semicolons",
        "JPoA measure;Organization;Activity;Start;End;Status\n"
        'II.4;UNODC;"Training of officers; handover of readers";01.03.2023;31.03.2023;completed\n'
        "I.7;OSCE;Round table with victims;10.2026;10.2026;planned\n",
        [
            ("UNODC |", "II.4", ("UNODC:l",), "completed"),
            ("OSCE |", "I.7", ("OSCE:l",), "planned"),
        ],
    ),
    (
        "commas, with commas inside quotation marks",
        "Measure,Organization,Activity,Date,Status\n"
        'II.4,IOM,"Training centre in Khorog, with a dormitory",2022,completed\n'
        'I.7,"OSCE, UN Women",Round table with victims,June 2023,completed\n',
        [
            ("IOM |", "II.4", ("IOM:l",), "completed"),
            ("OSCE, UN", "I.7", ("OSCE:l", "UNWOMEN:l"), "completed"),
        ],
    ),
    (
        "drawn, with a cell that goes on beside an inner border",
        "+----------+--------+-----------------------------------+-----------+\n"
        "| Measure  | Body   | Activity                          | When      |\n"
        "+----------+--------+-----------------------------------+-----------+\n"
        "| Border   | UNODC  | Training of officers of           | May 2023  |\n"
        "| manage-  |        | crossing points in Tajikistan     |           |\n"
        "|          +--------+-----------------------------------+-----------+\n"
        "|          | IOM    | Training centre in Khorog         | June 2022 |\n"
        "+----------+--------+-----------------------------------+-----------+\n"
        "| Victims  | OSCE   | Round table in Bishkek            | June 2024 |\n"
        "+----------+--------+-----------------------------------+-----------+\n",
        [
            ("UNODC |", "II.4", ("UNODC:l",), "completed"),
            ("IOM |", "II.4", ("IOM:l",), "completed"),
            ("OSCE |", "I.7", ("OSCE:l",), "completed"),
        ],
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"), [pytest.param(text, told, id=why) for why, text, told in SEPARATED]
)
def test_spreadsheets_saved_as_text(
    frameworks: Sequence[Framework], text: str, expected: Told
) -> None:
    assert read_text(text, frameworks) == expected


def test_prose_with_semicolons_is_no_table() -> None:
    text = (
        "The course had four parts: law; practice; exercises; a test.\n"
        "The second one had four parts: law; practice; exercises; a visit.\n"
    )
    assert read_document(text.encode(), "a.txt").tables == ()


def test_two_columns_of_dates_below_one_heading_are_one_period(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        "# План",
        [
            ["Мероприятие ↓2", "Исполнитель ↓2", "Срок реализации →2"],
            ["начало", "окончание"],
            ["Курс для пограничников", "МОМ", "01.03.2023", "31.03.2023"],
            ["Проект на границе", "УНП ООН", "2022 г.", "2024 г."],
        ],
    )
    found = extract(document, frameworks).tagged
    assert [[(str(d.start), str(d.end)) for d in item.dates] for item in found] == [
        [("2023-03-01", "2023-03-31")],
        [("2022-01-01", "2024-12-31")],
    ]


FIELDS = [
    ("Lead: UNODC", ["organization"], "a field"),
    ("- Lead: UNODC; partners: WCO, INTERPOL", ["organization", "partner"], "two fields"),
    ("UNODC: handover of readers", [], "a body and what it does"),
    ("Course for judges. Lead: UNODC", [], "a sentence first"),
    ("Дата и место: май 2023 года, Хорог", ["date"], "a field in Russian"),
    ("The date: it will be set later by the two sides: see below", [], "a sentence"),
]


@pytest.mark.parametrize(("line", "kinds", "why"), FIELDS)
def test_fields(line: str, kinds: list[str], why: str) -> None:
    assert [field.kind for field in fields_of(line)] == kinds, why


LEGENDS = [
    ("Legend: (I) = ICAO, (W) = WCO", {"I": "ICAO", "W": "WCO"}, "letters of bodies"),
    ("C – completed; O – ongoing; P – planned", {"C": "completed"}, "letters of stages"),
    ("* = funded by the EU; + = with UNDP", {"*": "funded by the EU"}, "marks"),
    ("UNODC – handed over a laboratory, and left", {}, "one body and what it did"),
    ("Time: 10:00, room: 214", {}, "no letters"),
    ("Обозначения: О – ОБСЕ, У – УНП ООН", {"О": "ОБСЕ", "У": "УНП ООН"}, "in Russian"),
]


@pytest.mark.parametrize(("line", "expected", "why"), LEGENDS)
def test_legends(document_of: Build, line: str, expected: dict[str, str], why: str) -> None:
    found = {key: words for key, (words, _) in legend_of(document_of(line)).meanings.items()}
    assert found.items() >= expected.items(), why
    assert bool(found) == bool(expected), why


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Table 2. Activities foreseen for 2024", "Activities foreseen for 2024"),
        ("Таблица 1 – Проведённые мероприятия", "Проведённые мероприятия"),
        ("Tables were delivered to the centre", ""),
        ("Table 3", ""),
    ],
)
def test_words_of_a_caption(text: str, words: str) -> None:
    assert caption_text(text) == words


@pytest.mark.parametrize(
    ("heading", "remarks"),
    [
        ("Remarks", True),
        ("Notes of the desk", True),
        ("Примечание", True),
        ("Source of funding", False),
        ("Notebook", False),
        ("Activity and remarks", False),
    ],
)
def test_columns_of_remarks(heading: str, remarks: bool) -> None:
    assert holds_remarks(heading) is remarks


def test_lines_of_cells_that_stand_beside_each_other(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    rows = [
        ["Organization", "Activity", "Date", "Place"],
        [
            "UNODC",
            "1. Training of officers\n2. Handover of readers",
            "1. May 2023\n2. July 2023",
            "1. Khorog\n2. Termez",
        ],
        ["OSCE", "Meeting of victims\nA film about them", "June 2023\n2024", "Bishkek\nOsh"],
        ["IOM", "Course for guards\nThirty took part", "August 2023", "Batken"],
    ]
    found = extract(document_of("# Overview", rows), frameworks).tagged
    assert [
        (
            item.text.split(" | ")[0][:18],
            [str(day.start) for day in item.dates],
            [country.code for country in item.countries],
        )
        for item in found
    ] == [
        ("1. Training of off", ["2023-05-01"], ["TJK"]),
        ("2. Handover of rea", ["2023-07-01"], ["UZB"]),
        ("Meeting of victims", ["2023-06-01"], ["KGZ"]),
        ("A film about them", ["2024-01-01"], ["KGZ"]),
        ("IOM", ["2023-08-01"], ["KGZ"]),
    ]


def test_a_quotation_ends_with_its_cell(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    rows = [
        ["Organization", "Activity", "Date"],
        ["UNODC", "Course for officers", "May 2023"],
        ['"', "Handover of readers", "July 2023"],
    ]
    found = extract(document_of("# List", rows), frameworks).tagged
    assert [[str(day.start) for day in item.dates] for item in found] == [
        ["2023-05-01"],
        ["2023-07-01"],
    ]


@pytest.mark.parametrize(
    ("text", "ditto"),
    [
        ("same", True),
        ("то же", True),
        ('-"-', True),
        ("— // —", True),
        ("”", True),
        ("see left", False),
        ("same venue, in May", False),
        ("–", False),
    ],
)
def test_marks_in_the_place_of_words_above(text: str, ditto: bool) -> None:
    assert is_ditto(text) is ditto
