"""Columns that hold who acts and what is done at once: "Executor and content of the activity"."""

from collections.abc import Callable, Sequence

import pytest

from extractors.model import Document, Passage
from extractors.passages import read_passages
from gazetteers.frameworks import Framework

Build = Callable[..., Document]

ENGLISH = [
    ["Measure of the Joint Plan", "Period", "Lead agency and activity"],
    [
        "II.4. Border management",
        "May 2019",
        "IOM\nA three-day course on forged visas was held for twenty guards of the Khorog post.",
    ],
    [
        "",
        "June 2019",
        "Agency for Rivers and Bridges\nTwo boats and a radio mast were handed over to the "
        "guards at the Pyanj crossing.",
    ],
]
RUSSIAN = [
    ["Мера СПД", "Срок", "Исполнитель и содержание работы"],
    [
        "II.4. Охрана границ",
        "май 2019 г.",
        "МОМ\nТрёхдневные курсы о поддельных визах прошли для двадцати пограничников заставы "
        "в Хороге.",
    ],
    [
        "",
        "июнь 2019 г.",
        "Агентство по рекам и мостам\nПограничникам на переправе через Пяндж переданы две лодки "
        "и радиомачта.",
    ],
]


def read(document: Document, frameworks: Sequence[Framework]) -> Sequence[Passage]:
    return read_passages(document, frameworks).passages


@pytest.mark.parametrize("rows", [ENGLISH, RUSSIAN])
def test_a_column_of_bodies_and_what_they_do_holds_the_activities(
    document_of: Build, frameworks: Sequence[Framework], rows: list[list[str]]
) -> None:
    found = read(document_of(rows), frameworks)
    assert [passage.text for passage in found] == [row[2].split("\n")[1] for row in rows[1:]]
    assert [passage.measure for passage in found] == ["II.4", "II.4"]
    given = [{item.column: item.text for item in passage.inherited} for passage in found]
    assert [item["organization"] for item in given] == [row[2].split("\n")[0] for row in rows[1:]]
    assert [item["date"] for item in given] == [row[1] for row in rows[1:]]


def test_a_column_of_names_below_such_a_heading_stays_one_of_names(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        [
            ["Agency of the activity", "What", "When"],
            ["IOM", "Course on forged visas for the guards of Khorog", "May 2019"],
            ["UNODC", "Handover of two boats to the river guards", "June 2019"],
        ]
    )
    found = read(document, frameworks)
    assert [cell.column for cell in found[0].cells] == ["organization", "activity", "date"]


def test_what_and_where_in_one_column_are_activities(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        [
            ["Когда", "Что и где", "Кто"],
            ["май 2019 г.", "Передача двух лодок речной заставе в городе Хороге", "МОМ"],
            ["июнь 2019 г.", "Курсы о поддельных визах для пограничников, Пяндж", "УНП ООН"],
        ]
    )
    found = read(document, frameworks)
    assert [[cell.column for cell in passage.cells] for passage in found] == [
        ["date", "activity", "organization"]
    ] * 2


def test_of_two_headings_the_lower_one_says_what_a_parted_column_holds(
    document_of: Build, frameworks: Sequence[Framework]
) -> None:
    document = document_of(
        [
            ["Мероприятие →1 ↓2", "Участники →2", "Реализация →2"],
            ["Исполнитель", "Партнёры", "Дата", "Место"],
            ["Передача двух лодок речной заставе", "МОМ", "ПРООН", "май 2019 г.", "Хорог"],
            ["Курсы о поддельных визах", "УНП ООН", "ОБСЕ", "июнь 2019 г.", "Ош"],
        ]
    )
    found = read(document, frameworks)
    assert [cell.column for cell in found[0].cells] == [
        "activity",
        "organization",
        "partner",
        "date",
        "place",
    ]
