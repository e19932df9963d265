"""Small documents of unusual kinds, from their blocks to the tags of their activities."""

from collections.abc import Callable, Sequence

import pytest

from extractors.extract import extract
from extractors.model import Document, Tagged
from gazetteers.frameworks import Framework

pytestmark = pytest.mark.slow

Build = Callable[..., Document]
Row = tuple[str, set[str], list[str], list[tuple[str | None, str | None]]]
"""How an activity begins; organizations with roles; countries; dates."""


def shown(activity: Tagged) -> Row:
    return (
        activity.text[:24],
        {f"{tag.id} {tag.role}" for tag in activity.organizations},
        [str(tag.code) for tag in activity.countries],
        [
            (str(item.start) if item.start else None, str(item.end) if item.end else None)
            for item in activity.dates
        ],
    )


CHRONICLE = (
    "# CICA Secretariat: chronicle of activities",
    "## 2022",
    "### March",
    "- (14-16) Seminar on financial investigations for liaison officers, Nur-Sultan.",
    "- 21: Round table of think tanks on new challenges, online.",
    "## 2023",
    "### May",
    "- Visit of CICA experts to the border post of Dostyk (Kazakhstan).",
)
MERGED = (
    "# О мероприятиях на границе",
    "Справка Секретариата",
    [
        ["№", "Мероприятие", "Сроки и место", "Организаторы", "Соисполнители", "Состояние"],
        ["Кыргызстан →6"],
        ["1", "Курс для пограничников", "12–16 марта 2021 г., Ош ↓2", "МОМ", "УВКБ ООН", "–"],
        ["2", "Передача двух приборов", "МОМ", "–", "завершено"],
        ["Таджикистан →6"],
        ["3", "Учения «Рубеж»", "II квартал 2023 г., Хорог", "ОДКБ", "ШОС", "планируется"],
        ["4", "Курс для таможенников", "май 2023 г.", "ОБСЕ", "Таможенная служба", "проведён"],
    ],
)
FORM = (
    "# IOM: sheets for the matrix",
    "## 1. Border posts",
    [
        ["Title of the project", "Community policing along the Tajik-Kyrgyz border"],
        ["Implementing agency", "IOM, with UNDP"],
        ["Donor", "Government of Norway"],
        ["Duration", "January 2019 – June 2021"],
        ["Location", "Batken, Isfara"],
        ["Description", "The project trained 120 police officers and rebuilt six meeting places."],
        ["Status", "completed"],
    ],
)
SECTIONS = (
    "# Inputs for the matrix: activities of international organizations",
    "## Activities of UNODC in 2021",
    "A handbook on cooperation with service providers was published in Russian.",
    "## INTERPOL, project Kalkan",
    "A working group meeting took place in Tashkent on 5-7 October 2021 with experts of CARICC.",
    "## Kazakhstan",
    "A training of prison staff was held by ODIHR in May 2021.",
)
DIGEST = (
    "# Сводка материалов к матрице",
    "От: АТЦ СНГ",
    "Кому: РЦПДЦА",
    "Копия: Исполком ШОС",
    "Дата: 5 февраля 2024 г.",
    "Уважаемые коллеги!",
    "*** ИНТЕРПОЛ",
    "В ноябре 2023 года в Душанбе прошла рабочая встреча по проекту «Зенит».",
    "*** ОДКБ и РАТС ШОС",
    "1 сентября 2023 года подписан протокол о сотрудничестве.",
)
UNHEADED = (
    "# UNODC and partners, 2019-2020",
    "Measure II.4 – Border management",
    [
        ["UNODC →3"],
        ["Training of customs officers in Termez on container profiling", "May 2019", "WCO"],
        [
            "a) Workshop for judges, Osh, 3 June 2020.\nb) Study visit to Vienna, October 2020.",
            "2020",
            "OSCE",
        ],
        ["OSCE →3"],
        ["Handbook on the treatment of witnesses, printed in Uzbek", "2020", "UN Women, UNICEF"],
    ],
)

DOCUMENTS: list[tuple[str, tuple[object, ...], list[Row], str]] = [
    (
        "chronicle.docx",
        CHRONICLE,
        [
            ("(14-16) Seminar on finan", {"CICA lead"}, ["KAZ"], [("2022-03-14", "2022-03-16")]),
            ("21: Round table of think", {"CICA lead"}, [], [("2022-03-21", "2022-03-21")]),
            ("Visit of CICA experts to", {"CICA lead"}, ["KAZ"], [("2023-05-01", "2023-05-31")]),
        ],
        "headings of months date their items, the title names who reports",
    ),
    (
        "merged.docx",
        MERGED,
        [
            (
                "Курс для пограничников |",
                {"IOM lead", "UNHCR partner"},
                ["KGZ"],
                [("2021-03-12", "2021-03-16")],
            ),
            ("Передача двух приборов |", {"IOM lead"}, ["KGZ"], [("2021-03-12", "2021-03-16")]),
            (
                "Учения «Рубеж» | II квар",
                {"CSTO lead", "SCO partner"},
                ["TJK"],
                [("2023-04-01", "2023-06-30")],
            ),
            (
                "Курс для таможенников | ",
                {"OSCE lead", "GOV-TJK partner"},
                ["TJK"],
                [("2023-05-01", "2023-05-31")],
            ),
        ],
        "a date merged down, country rows that say whose Customs Service it is",
    ),
    (
        "form.docx",
        FORM,
        [
            (
                "The project trained 120 ",
                {"IOM lead", "UNDP lead", "GOV-NOR funder"},
                ["KGZ", "TJK"],
                [("2019-01-01", "2021-06-30")],
            )
        ],
        "the fields of a form say who, when and where",
    ),
    (
        "sections.docx",
        SECTIONS,
        [
            ("A handbook on cooperatio", {"UNODC lead"}, [], [("2021-01-01", "2021-12-31")]),
            (
                "A working group meeting ",
                {"INTERPOL lead", "CARICC partner"},
                ["UZB"],
                [("2021-10-05", "2021-10-07")],
            ),
            (
                "A training of prison sta",
                {"OSCE-ODIHR lead"},
                ["KAZ"],
                [("2021-05-01", "2021-05-31")],
            ),
        ],
        "headings that name an organization, a year, a country",
    ),
    (
        "digest.docx",
        DIGEST,
        [
            (
                "В ноябре 2023 года в Душ",
                {"INTERPOL lead"},
                ["TJK"],
                [("2023-11-01", "2023-11-30")],
            ),
            (
                "1 сентября 2023 года под",
                {"CSTO lead", "SCO-RATS lead"},
                [],
                [("2023-09-01", "2023-09-01")],
            ),
        ],
        "ornaments before a heading; neither addressee nor copy leads",
    ),
    (
        "unheaded.docx",
        UNHEADED,
        [
            (
                "Training of customs offi",
                {"UNODC lead", "WCO partner"},
                ["UZB"],
                [("2019-05-01", "2019-05-31")],
            ),
            (
                "a) Workshop for judges, ",
                {"UNODC lead", "OSCE partner"},
                ["KGZ"],
                [("2020-06-03", "2020-06-03")],
            ),
            (
                "b) Study visit to Vienna",
                {"UNODC lead", "OSCE partner"},
                ["AUT"],
                [("2020-10-01", "2020-10-31")],
            ),
            (
                "Handbook on the treatmen",
                {"OSCE lead", "UNWOMEN partner", "UNICEF partner"},
                [],
                [("2020-01-01", "2020-12-31")],
            ),
        ],
        "no headings of columns, two activities in one cell, the measure above the table",
    ),
]


@pytest.mark.parametrize(
    ("name", "elements", "expected", "why"), DOCUMENTS, ids=lambda value: str(value)[:14]
)
def test_document(
    document_of: Build,
    frameworks: Sequence[Framework],
    name: str,
    elements: tuple[object, ...],
    expected: list[Row],
    why: str,
) -> None:
    found = extract(document_of(*elements, file_name=name), frameworks).tagged
    assert [shown(activity) for activity in found] == expected, why


def test_activities_of_one_row_without_a_date_take_that_of_the_row(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    kept = "UNODC maintains port control units in Termez and at Nizhny Panj."
    given = "In June 2023 two scanners were handed over to the Customs Service in Termez."
    document = document_of(
        "# Contributions to the Joint Plan of Action",
        [
            ["Period", "Organization", "Activity"],
            ["II.4 To address border management problems in the region →3"],
            ["2022–2025", "UNODC", f"{kept} {given}"],
            ["May 2021", "IOM", "Two mobile units were handed over in Khorog."],
        ],
    )
    first, second, _ = extract(document, frameworks).tagged
    assert [str(day.end) for day in first.dates] == ["2025-12-31"]
    assert [str(day.end) for day in second.dates] == ["2023-06-30"]


def test_the_line_of_a_measure_above_a_table_gives_its_rows_the_measure(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    found = extract(document_of(*UNHEADED), frameworks).passages
    assert {passage.measure for passage in found} == {"II.4"}
