"""Dates of rows by what the document says: whose year they are, and what its date column means."""

from datetime import date
from io import BytesIO

import docx
import pytest

from extractors.extract import extract
from extractors.model import DateRange
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks


def dates_of(
    lines: tuple[str, ...], heads: tuple[str, ...], row: tuple[str, ...]
) -> list[DateRange]:
    """The dates of a table's one row in a document that begins with these lines."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    table = document.add_table(rows=0, cols=len(heads))
    for cells in (heads, row):
        for cell, text in zip(table.add_row().cells, cells, strict=True):
            cell.text = text
    stream = BytesIO()
    document.save(stream)
    read = read_document(stream.getvalue(), "plan.docx", [])
    (activity,) = extract(read, load_frameworks()).tagged
    return list(activity.dates)


@pytest.mark.parametrize(
    ("head", "year", "why"),
    [
        (("УТВЕРЖДАЮ", "«___» декабря 2017 г.", "ПЛАН МЕРОПРИЯТИЙ", "фонда на 2018 год"), 2018,
         "the year of the plan, not of the month in which it was approved"),
        (("Отчёт фонда за 2021 год", "Бишкек, январь 2022 г."), 2021,
         "the year that it covers, not the month in which it was written"),
        (("Plan of the Fund for 2019", "Approved in December 2018"), 2019, "in English"),
    ],
)  # fmt: skip
def test_year_of_bare_days(head: tuple[str, ...], year: int, why: str) -> None:
    row = ("Семинар для имамов", "13 марта", "МОМ")
    found = dates_of(head, ("Мероприятие", "Сроки", "Организатор"), row)

    assert [(item.start, item.end) for item in found] == [(date(year, 3, 13),) * 2], why


@pytest.mark.parametrize(
    ("column", "cell", "start", "end", "why"),
    [
        ("Срок исполнения", "18–19 апреля 2019 г.", date(2019, 4, 18), date(2019, 4, 19), "days"),
        ("Срок исполнения", "октябрь 2019 г.", date(2019, 10, 1), date(2019, 10, 31), "a month"),
        ("Срок исполнения", "с 1 сентября 2019 г.", date(2019, 9, 1), None, "an open end"),
        ("Срок исполнения", "до 1 июня 2019 г.", None, date(2019, 6, 1), "until a day"),
        ("By when", "June 2019", None, date(2019, 6, 30), "the column itself says until"),
        ("By when", "3-5 June 2019", date(2019, 6, 3), date(2019, 6, 5), "days say themselves"),
        ("By when", "from 1 June 2019", date(2019, 6, 1), None, "a beginning has no end"),
    ],
)  # fmt: skip
def test_what_a_column_says_of_its_dates(
    column: str, cell: str, start: date | None, end: date | None, why: str
) -> None:
    english = column == "By when"
    heads = ("Activity", column, "Who") if english else ("Мероприятие", column, "Исполнитель")
    row = ("Seminar for imams", cell, "IOM") if english else ("Семинар для имамов", cell, "МОМ")

    found = dates_of((), heads, row)

    assert [(item.start, item.end) for item in found] == [(start, end)], why
