"""Which year a day or month without one has, and forms that lend or take it."""

from datetime import date

import pytest

from extractors.dates import DateContext, find_dates, when

WRITTEN = DateContext(document_year=2023)

ROWS = [
    ("A guide (Paris, 2017) came out in Uzbek in April.", [("2023-04-01", "2023-04-30")],
     "the year of print says nothing of April"),
    ("The similar opinion dates from 2016. In November it met.",
     [("2016-01-01", "2016-12-31"), ("2023-11-01", "2023-11-30")], "“dates from” is no beginning"),
    ("Since 2016 it trains judges. A course took place in May.",
     [("2016-01-01", None), ("2023-05-01", "2023-05-31")], "an open date lends no year"),
    ("The module is taught from next year. On 23-25 July they met.",
     [("2024-01-01", None), ("2023-07-23", "2023-07-25")], "nor does “next year”"),
    ("In 2016 it began. In May 2016 and in June they met.",
     [("2016-01-01", "2016-12-31"), ("2016-05-01", "2016-05-31"), ("2016-06-01", "2016-06-30")],
     "a year of the events does"),
    ("It meets since the first session of its heads in May 2010.", [("2010-05-01", None)],
     "since what came first"),
    ("Held on 17.-21.10.2022.", [("2022-10-17", "2022-10-21")], "a dot before the dash"),
    ("22.08–02.09", [("2023-08-22", "2023-09-02")], "days and months alone"),
    ("It met in March of the same year.", [("2023-03-01", "2023-03-31")], "no date to point to"),
    ("The course could not take place in August.", [], "it did not take place then"),
    ("It supports schools (such as the 2017 conference in Osh).", [], "an example in brackets"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ROWS)
def test_days(text: str, expected: list[tuple[str, str | None]], why: str) -> None:
    found = [item for item in find_dates(text, "en", WRITTEN) if item.role == "activity"]
    days = [(item.range.start, item.range.end) for item in found]

    assert [(str(start), str(end) if end else None) for start, end in days] == expected, why


def test_month_takes_the_year_of_the_name_before_it() -> None:
    text = "ODIHR plans to organize the 2018 Forum in Osh in November."

    (only,) = when(text, find_dates(text, "en"))

    assert (only.raw, only.start) == ("November", date(2018, 11, 1))


def test_year_that_is_pointed_to_in_russian() -> None:
    text = "Первый курс прошёл в марте 2022 года, в мае того же года – второй."

    assert [item.range.start for item in find_dates(text, "ru")] == [
        date(2022, 3, 1),
        date(2022, 5, 1),
    ]
