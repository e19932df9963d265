"""Matrices whose rows or headings give the measure, set in ways that editors choose freely."""

from collections.abc import Callable, Sequence

import pytest

from extractors.document_kind import document_kind
from extractors.extract import extract
from extractors.model import Document, Passage
from extractors.passages import read_passages, unaccounted
from gazetteers.columns import says_nothing
from gazetteers.frameworks import Framework
from pipeline.propose import row_measures

Build = Callable[..., Document]
Seen = list[tuple[str, str | None, str]]

COURSE = "Officers of six crossing points were trained in Khorog in May 2022."
UNITS = "Two mobile units were handed over in Termez in March 2023."
TABLE = "A round table with associations of victims took place in Almaty in June 2022."
BANKS = "Compliance officers of banks attended a seminar in Bishkek in September 2023."
LATER = "A second course will be held in Osh in autumn 2024."


def read(document: Document, frameworks: Sequence[Framework]) -> tuple[str, list[Passage]]:
    """The kind of a document, and its passages in tables; no word may be lost."""
    document = document.model_copy(update={"kind": document_kind(document, frameworks)})
    reading = read_passages(document, frameworks)
    assert unaccounted(document, reading) == ()
    return document.kind, [item for item in reading.passages if item.kind in ("matrix", "row")]


def seen(passages: Sequence[Passage]) -> Seen:
    """The first word of each passage, its measure, and the organization that it inherits."""
    return [
        (
            passage.text.split()[0],
            passage.measure,
            next((item.text for item in passage.inherited if item.kind == "organization"), ""),
        )
        for passage in passages
    ]


MATRICES: list[tuple[str, list[object], Seen]] = [
    (
        "cells that say there is nothing are no activities, and hide none",
        [
            [
                ["Contributing entity", "Completed", "Ongoing", "Planned"],
                ["Measure I.7: Needs of victims →4"],
                ["OSCE", TABLE, "–", "Nothing planned"],
                ["Measure II.4: Border management →4"],
                ["UNODC", COURSE, "n/a", LATER],
                ["IOM", UNITS, "", "No contribution received for the period"],
            ]
        ],
        [
            ("A", "I.7", "OSCE"),
            ("Officers", "II.4", "UNODC"),
            ("A", "II.4", "UNODC"),
            ("Two", "II.4", "IOM"),
        ],
    ),
    (
        "another subject across the table ends the measure, a stage does not",
        [
            [
                ["Entity", "Done"],
                ["Pillar II, measure 4 →2"],
                ["UNODC", COURSE],
                ["Ongoing →2"],
                ["IOM", UNITS],
                ["Other contributions →2"],
                ["OSCE", TABLE],
                ["Pillar II, measure 6 →2"],
                ["EAG", BANKS],
            ]
        ],
        [
            ("Officers", "II.4", "UNODC"),
            ("Two", "II.4", "IOM"),
            ("A", None, "OSCE"),
            ("Compliance", "II.6", "EAG"),
        ],
    ),
    (
        "a pillar ends the measure above it",
        [
            [
                ["Организация", "Выполнено"],
                ["Направление I, мера 7 – Нужды жертв терроризма →2"],
                ["ОБСЕ", "В Алматы состоялась встреча с объединениями пострадавших."],
                ["Направление II. Предупреждение терроризма и борьба с ним →2"],
                ["СНГ", "Проведена встреча руководителей центров в Минске в мае 2022 года."],
            ]
        ],
        [("В", "I.7", "ОБСЕ"), ("Проведена", None, "СНГ")],
    ),
    (
        "a number of its own cell before the title",
        [
            [
                ["No.", "Organization", "Implemented", "Planned"],
                ["I.7", "Needs of victims →3"],
                ["1", "OSCE", TABLE, ""],
                ["II.4", "Border management →3"],
                ["1", "UNODC", COURSE, LATER],
            ]
        ],
        [("A", "I.7", "OSCE"), ("Officers", "II.4", "UNODC"), ("A", "II.4", "UNODC")],
    ),
    (
        "measures as columns",
        [
            [
                ["Organization", "I.7 Victims", "II.4 Border management", "II.6 Financing"],
                ["UNODC", "", COURSE, ""],
                ["OSCE", TABLE, "none", ""],
                ["EAG", "", "", BANKS],
            ]
        ],
        [("Officers", "II.4", "UNODC"), ("A", "I.7", "OSCE"), ("Compliance", "II.6", "EAG")],
    ),
    (
        "a column of pillars beside numbers of measures",
        [
            [
                ["Pillar", "Measure", "Organization", "Activity"],
                ["II", "4", "UNODC", COURSE],
                ["", "", "IOM", UNITS],
                ["I", "7", "OSCE", TABLE],
            ]
        ],
        [("Officers", "II.4", "UNODC"), ("Two", "II.4", "IOM"), ("A", "I.7", "OSCE")],
    ),
    (
        "titles of pillars merged down, what is done and what is planned",
        [
            [
                ["Компонент", "Мера", "Организация", "Проведено", "Планируется"],
                [
                    "II. Предупреждение терроризма и борьба с ним ↓2",
                    "4. Управление границами",
                    "МОМ",
                    "В Термезе переданы две мобильные установки.",
                    "нет",
                ],
                ["6. Финансирование терроризма", "ЕАГ", "В Бишкеке прошёл семинар.", "–"],
            ]
        ],
        [("В", "II.4", "МОМ"), ("В", "II.6", "ЕАГ")],
    ),
    (
        "pillars across, numbers of measures at the end",
        [
            [
                ["Entity", "Activities", "Measure"],
                ["PILLAR I →3"],
                ["OSCE", TABLE, "Measure 7"],
                ["PILLAR II →3"],
                ["UNODC", COURSE, "Measure 4"],
            ]
        ],
        [("A", "I.7", "OSCE"), ("Officers", "II.4", "UNODC")],
    ),
    (
        "titles of measures inside the cells of each body",
        [
            [
                ["Organization", "Contribution"],
                ["UNODC", f"**II.4 Border management\n{COURSE}\n**II.6 Financing\n{LATER}"],
                ["OSCE", f"**I.7 Victims of terrorism\n{TABLE}"],
            ]
        ],
        [("Officers", "II.4", "UNODC"), ("A", "II.6", "UNODC"), ("A", "I.7", "OSCE")],
    ),
    (
        "measures counted below the headings of pillars",
        [
            "## Pillar I. Conditions conducive to the spread of terrorism",
            [["Entity", "Activities"], ["Measure 7 →2"], ["OSCE", TABLE]],
            "## Pillar II. Preventing and combating terrorism",
            [["Entity", "Activities"], ["Measure 4 →2"], ["UNODC", COURSE], ["IOM", UNITS]],
        ],
        [("A", "I.7", "OSCE"), ("Officers", "II.4", "UNODC"), ("Two", "II.4", "IOM")],
    ),
    (
        "a table for each measure, counted below the headings of pillars",
        [
            "## Pillar I",
            "### Measure 7. Victims of terrorism",
            [["Entity", "Contribution"], ["OSCE", TABLE]],
            "## Pillar II",
            "### Measure 4. Border management",
            [["Entity", "Contribution"], ["UNODC", COURSE], ["IOM", UNITS]],
        ],
        [("A", "I.7", "OSCE"), ("Officers", "II.4", "UNODC"), ("Two", "II.4", "IOM")],
    ),
]


@pytest.mark.parametrize(("why", "elements", "expected"), MATRICES)
def test_matrices(
    document_of: Build,
    frameworks: Sequence[Framework],
    why: str,
    elements: list[object],
    expected: Seen,
) -> None:
    kind, found = read(document_of("# Matrix of contributions", *elements), frameworks)
    assert kind == "matrix", why
    assert seen(found) == expected, why


def test_titles_alone_in_their_rows_of_a_table_with_dates(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        [
            ["Measure / entity", "Activity", "Period"],
            ["I.7 Needs of victims", "", ""],
            ["OSCE", "Round table with associations of victims", "June 2022"],
            ["II.4 Border management", "", ""],
            ["UNODC", "Course for officers of crossing points", "May 2022"],
            ["IOM", "Handover of two mobile units", "March 2023"],
        ]
    )
    kind, found = read(document, frameworks)
    assert kind == "report"
    assert [(passage.text.split(" | ")[0], passage.measure) for passage in found] == [
        ("OSCE", "I.7"),
        ("UNODC", "II.4"),
        ("IOM", "II.4"),
    ]


def test_a_cell_that_others_point_to_is_cut_as_prose(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        [
            ["Entity", "What is being done", "When and where", "JPoA ref."],
            ["UNODC", "Course for officers of crossing points", "Khorog, May 2022", "II.4"],
            ["CARICC", "The Centre trains analysts. A memorandum was signed.", "See left", "II.5"],
            ["EAG", "Seminar for banks, with exercises.", "See left", "II.6"],
        ]
    )
    _, found = read(document, frameworks)
    assert [
        (passage.kind, passage.text.split(" | ")[-1], passage.measure) for passage in found
    ] == [
        ("row", "Khorog, May 2022", "II.4"),
        ("matrix", "The Centre trains analysts. A memorandum was signed.", "II.5"),
        ("row", "See left", "II.6"),
    ]


def test_a_row_of_several_measures(document_of: Build, frameworks: Sequence[Framework]) -> None:
    document = document_of(
        [
            ["Organization", "Activities", "Measures"],
            ["UNODC", COURSE, "II.4, II.5"],
            ["OSCE", TABLE, "I.7"],
        ]
    )
    _, found = read(document, frameworks)
    assert [(passage.measure, passage.further) for passage in found] == [
        ("II.4", ("II.5",)),
        ("I.7", ()),
    ]
    activity = extract(document, frameworks).tagged[0]
    matches = row_measures(activity, frameworks[0])
    assert [(match.id, match.basis) for match in matches] == [
        ("II.4", "matrix-row"),
        ("II.5", "matrix-row"),
    ]


def test_a_measure_worded_freely_in_a_row_of_a_report_is_doubtful(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        [
            ["Activity", "Date", "JPoA measure"],
            ["Course for officers of crossing points", "May 2022", "II.4"],
            ["Handover of two mobile units", "June 2022", "Refugees and borders"],
            ["Exhibition of carpets", "July 2022", "Carpets"],
            ["Summary", "–", "II.4"],
            ["None reported", "July 2022", "II.6"],
        ]
    )
    _, found = read(document, frameworks)
    assert [
        (passage.measure, [doubt.code for doubt in passage.doubts]) for passage in found[:3]
    ] == [("II.4", []), ("II.4", ["row-unsure"]), (None, [])]
    assert found[2].headings[-1] == "Carpets", "an unread label still speaks for a measure"
    assert len(found) == 4, "a row without an activity is none"


NO_MATRICES: list[tuple[str, list[list[str]]]] = [
    (
        "crosses for measures are no activities",
        [
            ["Organization", "II.4 Border management", "II.6 Financing of terrorism"],
            ["UNODC", "x", ""],
            ["EAG", "", "x"],
        ],
    ),
    (
        "numbers of a work plan",
        [
            ["No.", "Activity", "Responsible", "Deadline"],
            ["1.7", "Course for officers in Khorog", "UNODC", "May 2023"],
            ["2.4", "Purchase of two mobile units", "IOM", "June 2023"],
        ],
    ),
    (
        "subjects across a table are no titles without a number",
        [
            ["Activity", "Result", "Date"],
            ["Border management →3"],
            ["Course for officers in Khorog", "30 were trained", "May 2022"],
            ["Other areas →3"],
            ["Seminar for banks in Bishkek", "40 took part", "June 2022"],
        ],
    ),
    (
        "sections and points of another plan",
        [
            ["Раздел", "Пункт", "Мероприятие", "Исполнитель"],
            ["2", "4", "Ремонт застав в Баткене в мае 2023 года", "ГПС"],
            ["1", "7", "Обучение судей в Оше в июне 2023 года", "ВС"],
        ],
    ),
    (
        "measures of a plan of its own",
        [
            ["№", "Мера", "Исполнитель", "Срок"],
            ["Раздел II. Работа с молодёжью →4"],
            ["1", "Мера 4. Конкурс рисунков в школах Оша", "МОН", "май 2023 года"],
            ["2", "Мера 6. Спортивный праздник в Баткене", "МОН", "июнь 2023 года"],
        ],
    ),
    (
        "a plan that is numbered alike",
        [
            ["Мера", "Исполнитель", "Срок"],
            ["II.4 Конкурс рисунков в школах Оша", "МОН", "май 2023 года"],
            ["II.6 Спортивный праздник в Баткене", "МОН", "июнь 2023 года"],
        ],
    ),
    (
        "components of a project",
        [
            ["Activity", "Lead", "Period"],
            ["Component II, output 4 →3"],
            ["Course for officers in Khorog", "UNODC", "May 2022"],
            ["Component III, output 1 →3"],
            ["Course for judges in Osh", "UNODC", "June 2022"],
        ],
    ),
]


@pytest.mark.parametrize(("why", "rows"), NO_MATRICES)
def test_tables_that_name_no_measure(
    document_of: Build, frameworks: Sequence[Framework], why: str, rows: list[list[str]]
) -> None:
    kind, found = read(document_of("# Report on the year 2023", rows), frameworks)
    assert kind == "report", why
    assert not any(passage.measure for passage in found), why


POINTS_EN = [
    ["Provision", "Activity", "Responsible", "Deadline"],
    ["1.7", "Course for officers in Khorog", "UNODC", "May 2023"],
    ["2.4", "Seminar for banks in Bishkek", "EAG", "June 2023"],
]
POINTS_RU = [
    ["Пункт", "Мероприятие", "Исполнитель", "Срок"],
    ["1.7", "Курсы для офицеров в Хороге", "УНП ООН", "май 2023 года"],
    ["2.4", "Семинар для банков в Бишкеке", "ЕАГ", "июнь 2023 года"],
]
MEASURES_RU = [["Мера", *POINTS_RU[0][1:]], *POINTS_RU[1:]]


@pytest.mark.parametrize(
    ("title", "rows", "expected", "why"),
    [
        ("Progress on the National Action Plan", POINTS_EN, [None, None], "another plan"),
        ("Report on the year 2023", POINTS_EN, [None, None], "a plan that nobody names"),
        ("Inputs to the rolling matrix", POINTS_EN, ["I.7", "II.4"], "those of the matrix"),
        ("Отчёт о выполнении Плана коллективных действий", POINTS_RU, [None, None], "another"),
        ("План мероприятий на 2023 год", MEASURES_RU, [None, None], "measures of another plan"),
        ("Вклад в Совместный план действий", POINTS_RU, ["I.7", "II.4"], "the Joint Plan"),
        ("Сведения за 2023 год", MEASURES_RU, ["I.7", "II.4"], "a column of measures"),
    ],
)
def test_figures_count_the_points_of_the_plan_that_is_told_of(
    document_of: Build,
    frameworks: Sequence[Framework],
    title: str,
    rows: list[list[str]],
    expected: list[str | None],
    why: str,
) -> None:
    _, found = read(document_of(f"# {title}", rows), frameworks)
    assert [passage.measure for passage in found] == expected, why


@pytest.mark.parametrize(
    ("title", "heading", "expected", "why"),
    [
        ("Progress on the National Action Plan", "Measure 1.2: Training", None, "another plan"),
        ("Progress on the National Action Plan", "Measure II.4: Sport", "II.4", "in Roman figures"),
        ("Progress on the National Action Plan", "Measure 2.4: Border management", "II.4", "title"),
        ("Inputs to the JPoA matrix", "Measure 2.4", "II.4", "those of the Joint Plan"),
        ("Report on the year 2023", "Measure 2.4", "II.4", "nothing speaks against it"),
        ("Отчёт о выполнении Государственной программы", "Пункт 1.2. Обучение", None, "another"),
        ("Справка за 2023 год", "Пункт 2.4. Техника", None, "points of any plan"),
        ("Вклад в матрицу", "Пункт 2.4. Техника", "II.4", "points of the matrix"),
    ],
)
def test_figures_in_headings(
    document_of: Build,
    frameworks: Sequence[Framework],
    title: str,
    heading: str,
    expected: str | None,
    why: str,
) -> None:
    document = document_of(f"# {title}", f"## {heading}", UNITS)
    reading = read_passages(document, frameworks)
    assert [passage.measure for passage in reading.passages] == [expected], why


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("–", True),
        ("n/a", True),
        ("None reported.", True),
        ("No contribution received for the reporting period.", True),
        ("Nothing planned for 2024", True),
        ("Not applicable", True),
        ("сведений не поступало", True),
        ("Нет", True),
        ("Мероприятия не проводились", True),
        ("No fewer than six courses were held in Osh", False),
        ("None of the posts had a scanner; IOM supplied two", False),
        ("No information could be shared before 2019, so a channel was set up in Almaty", False),
        ("Сведения переданы партнёрам", False),
        ("Нетрадиционные угрозы: семинар", False),
        ("", False),
    ],
)
def test_cells_that_say_nothing(cell: str, expected: bool) -> None:
    assert says_nothing(cell) is expected


def test_the_body_of_a_row_is_meant_by_what_it_is_called(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    """ "The Centre" in the row of CARICC is not the centre of the row above."""
    document = document_of(
        "# Matrix",
        [
            ["Measure", "Organization", "Activities"],
            ["II.4", "CIS ATC", "The Centre held an exercise near Osh in May 2022."],
            ["II.5", "CARICC", "The Centre coordinated an operation in May 2023."],
        ],
    )
    leads = [
        [tag.id for tag in activity.organizations if tag.role == "lead"]
        for activity in extract(document, frameworks).tagged
    ]
    assert leads == [["CIS-ATC"], ["CARICC"]]
