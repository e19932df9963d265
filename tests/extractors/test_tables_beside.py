"""Tables that stand in reports beside those of activities: risks, budgets, staff, agendas."""

from collections.abc import Callable

import pytest

from extractors.model import Document
from extractors.passages import read_passages

Build = Callable[..., Document]

NO_ACTIVITIES = [
    (
        [
            ["Risk", "Likelihood", "Mitigation measures"],
            ["Borders are closed for a long time", "high", "Hold events online"],
            ["Staff leave the country office", "low", "Keep handover notes"],
        ],
        "risk log",
    ),
    (
        [
            ["Budget line", "Planned (USD)", "Spent (USD)"],
            ["Travel", "12,000", "9,500"],
            ["Staff", "40,000", "40,000"],
        ],
        "budget",
    ),
    (
        [
            ["Country", "2018", "2019"],
            ["Kazakhstan", "112", "140"],
            ["Uzbekistan", "98", "103"],
            ["Turkmenistan", "12", "17"],
        ],
        "figures",
    ),
    (
        [
            ["Name", "Position", "E-mail"],
            ["A. Person", "Programme officer in Osh", "a@un.example"],
            ["B. Person", "Driver and assistant in Osh", "b@un.example"],
        ],
        "staff",
    ),
    (
        [
            ["Time", "Session", "Speaker"],
            ["09:00 – 09:30", "Opening of the seminar", "UNODC"],
            ["09:30 – 11:00", "Presentations on recent cases", "OSCE"],
        ],
        "agenda",
    ),
    (
        [
            ["Indicator", "Baseline 2019", "Target 2021"],
            ["Number of officers who were trained by the project", "0", "120"],
            ["Share of women among the trained officers", "10 %", "30 %"],
        ],
        "indicators",
    ),
    (
        [
            ["Сокращение", "Расшифровка"],
            ["АТЦ", "Антитеррористический центр государств СНГ"],
            ["РАТС", "Региональная антитеррористическая структура"],
        ],
        "glossary",
    ),
    (
        [
            ["ФИО", "Должность", "Телефон"],
            ["Иванов И. И.", "начальник отдела кадров", "+7 000 000-00-00"],
        ],
        "staff",
    ),
]


@pytest.mark.parametrize(("layout", "reason"), NO_ACTIVITIES, ids=lambda value: str(value)[:30])
def test_tables_without_activities(
    document_of: Build, layout: list[list[str]], reason: str
) -> None:
    document = document_of("The list below is for information.", layout)
    reading = read_passages(document, ())
    assert [passage for passage in reading.passages if passage.ref.block.startswith("table")] == []
    rejected = [item for item in reading.rejections if item.ref.block.startswith("table")]
    assert len(rejected) == len(layout)
    assert all(reason in item.reason for item in rejected), rejected[0].reason


COSTS = [
    (
        [
            ["Paid by", "Project or activity", "Implemented by", "Period", "USD", "Stage"],
            ["Japan", "Course for customs officers of Termez", "IOM", "May 2023", "90", "held"],
            ["Norway", "Study of returned migrants", "UNDP", "2024", "40", "planned"],
            ["", "Contingency", "–", "–", "15", "–"],
        ],
        ["Course for customs officers of Termez", "Study of returned migrants"],
        "costs beside who, when and how far; a sum that nobody spends on anything",
    ),
    (
        [
            ["Project", "Donor", "Period", "Budget (EUR)"],
            ["Stronger borders in Batken", "European Union", "2019-2022", "1,200,000"],
            ["Dialogue in Osh", "Switzerland", "2021", "30,000"],
        ],
        ["Stronger borders in Batken", "Dialogue in Osh"],
        "a list of projects",
    ),
    (
        [
            ["Проект / мероприятие", "Исполнитель", "Срок", "Стоимость, долл."],
            ["Семинар для следователей", "УНП ООН", "май 2022 г.", "12 000"],
            ["Поставка сканеров", "МОМ", "2023 год", "90 000"],
        ],
        ["Семинар для следователей", "Поставка сканеров"],
        "the same in Russian",
    ),
]


@pytest.mark.parametrize(("layout", "expected", "why"), COSTS, ids=[row[2][:30] for row in COSTS])
def test_costs_beside_who_and_when_make_no_budget(
    document_of: Build, layout: list[list[str]], expected: list[str], why: str
) -> None:
    reading = read_passages(document_of("The list below is for information.", layout), ())
    passages = [passage for passage in reading.passages if passage.kind == "row"]
    assert len(passages) == len(expected), why
    for passage, words in zip(passages, expected, strict=True):
        assert words in passage.text, why
