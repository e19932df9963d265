"""Dates that an activity only speaks of, and months that go on with the year told above."""

from datetime import date

import pytest

from extractors.dates import DateContext, find_dates
from gazetteers.model import LanguageCode

ROLES: list[tuple[LanguageCode, str, str, str]] = [
    ("en", "The Ministry introduces a course in 60 schools as of 1 September 2020.", "activity",
     "from when it is done"),
    ("en", "As of 1 May 2020, there are 60 such schools.", "figure-day", "the day of a count"),
    ("en", "By the end of 2019 the list held more than 4,000 names.", "figure-day", "a count"),
    ("ru", "К концу 2019 года в базе насчитывалось 4 тысячи записей.", "figure-day", "счёт"),
    ("en", "By the end of 2019 two posts were rebuilt.", "activity", "what was done"),
    ("ru", "К концу 2019 года будет обучено 40 офицеров.", "activity", "что сделают"),
    ("en", "The meeting, the third since 2020, took place in Osh.", "reference", "a count"),
    ("ru", "Совещание, третье с 2020 года, прошло в Оше.", "reference", "счёт"),
    ("en", "The Centre has worked in Osh since 2015.", "activity", "it goes on"),
    ("ru", "Доноры обсудили потребности на 2022 год.", "reference", "о чём шла речь"),
    ("en", "They held consultations on plans for 2023.", "reference", "what was talked about"),
    ("ru", "Утверждён план мероприятий на 2022 год.", "activity", "срок плана"),
    ("ru", "Визит, намечавшийся на ноябрь 2019 года, перенесён.", "reference", "не состоялся"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "role", "why"), ROLES)
def test_what_a_date_says(language: LanguageCode, text: str, role: str, why: str) -> None:
    assert [mention.role for mention in find_dates(text, language)] == [role], why


def test_months_in_a_list_stand_for_themselves() -> None:
    found = find_dates("В марте и июне 2019 года прошли семинары.", "ru")

    assert [mention.range.start for mention in found] == [date(2019, 3, 1), date(2019, 6, 1)]


WRITTEN = DateContext(year=2020, document_year=2020, written_on=date(2020, 1, 24))
TOLD: list[tuple[LanguageCode, str, int, str]] = [
    ("ru", "29 января 2019 года прошёл семинар. В мае состоялся курс.", 2019, "рассказ идёт"),
    ("ru", "29 января 2019 года прошёл семинар. В мае пройдёт курс.", 2020, "это впереди"),
    ("en", "On 9 March 2019 they met. In May a course was held.", 2019, "it goes on with 2019"),
    ("en", "On 9 March 2019 they met. In May a course will be held.", 2020, "it lies ahead"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "year", "why"), TOLD)
def test_a_month_after_the_day_of_the_document(
    language: LanguageCode, text: str, year: int, why: str
) -> None:
    start = find_dates(text, language, WRITTEN)[-1].range.start

    assert start is not None and start.year == year, why


@pytest.mark.parametrize(
    ("text", "language", "expected", "why"),
    [
        ("The line opened on 3 June 2016. It has been in service since then.", "en",
         [date(2016, 6, 3), date(2016, 6, 3)], "an open end from the day told before"),
        ("Линия открыта 3 июня 2016 года. С тех пор она работает.", "ru",
         [date(2016, 6, 3), date(2016, 6, 3)], "с дня, названного раньше"),
        ("A course took place on 16-20/07/2018.", "en", [date(2018, 7, 16)], "days with strokes"),
        ("By the Law of 3 November 2014 the State amended its acts.", "en", [date(2014, 11, 3)],
         "the law by which it was done"),
        ("It drafts amendments to the Law on combating terrorism of 2003.", "en", [],
         "the year of a cited law"),
        ("A review (183 judgments, 2010-2015) came out.", "en", [], "what was looked at"),
        ("The visit due in November 2016 was dropped.", "en", [], "no visit took place"),
        ("UNESCO published Mapping the Research, UNESCO Paris 2017 in English.", "en",
         [date(2017, 1, 1)], "the year of print of what is published"),
        ("UNODC supports Peace Mission 2018 in Osh.", "en", [], "the year of a name"),
        ("ODIHR suggested the possible topics of the event in 2018.", "en", [],
         "an event whose topics are spoken of"),
        ("УНП ООН предложило темы форума 2019 года.", "ru", [], "речь о темах"),
        ("UNODC discussed topics of cooperation at a meeting in May 2018.", "en",
         [date(2018, 5, 1)], "the meeting itself"),
        ("It held conferences (such as the 2017 conference in Osh).", "en", [date(2017, 1, 1)],
         "one of the events that were held"),
        ("Офицеры встретились во вторую неделю мая 2020 года.", "ru", [date(2020, 5, 8)],
         "неделя месяца"),
    ],
)  # fmt: skip
def test_days_of_what_was_done(
    text: str, language: LanguageCode, expected: list[date], why: str
) -> None:
    counted = [
        mention.range.start
        for mention in find_dates(text, language)
        if mention.role in ("activity", "document")
    ]
    assert counted == expected, why
