"""Dates of news items and messages: the day from which each speaks, and its datelines."""

from datetime import date
from io import BytesIO

import docx
import pytest

from extractors.dates import DateContext, find_dates, when
from extractors.dates.dateline import day_of_item, is_dateline
from extractors.extract import extract
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks
from gazetteers.model import LanguageCode

_SPOKEN = DateContext(spoken_on=date(2021, 3, 18), document_year=2024)


def told(text: str, language: LanguageCode, context: DateContext) -> list[str]:
    """The dates of a text as "start..end"."""
    found = find_dates(text, language, context)
    return [f"{day.start or ''}..{day.end or ''}" for day in when(text, found)]


@pytest.mark.parametrize(
    ("text", "language", "days", "why"),
    [
        ("A grant agreement was signed in Tashkent today.", "en", ["2021-03-18..2021-03-18"],
         "the day of the item"),
        ("Сегодня в Оше открыт курс для таможенников.", "ru", ["2021-03-18..2021-03-18"], "то же"),
        ("A drill will be held in the course of this year.", "en", ["2021-01-01..2021-12-31"],
         "the year of the item, not of the collection"),
        ("Bishkek, 5 May 2020 – A course for customs officers ended today.", "en",
         ["2020-05-05..2020-05-05"], "the dateline of its own words"),
        ("Ашхабад, 31 марта 2023 г. – Сегодня прошла встреча.", "ru", ["2023-03-31..2023-03-31"],
         "no range from the dateline to today"),
        ("Osh, 5 May 2020. On 3 and 4 May the Academy held a seminar.", "en",
         ["2020-05-03..2020-05-04"], "a dateline before a sentence with days of its own"),
        ("From 2018 to today the office has trained judges.", "en", ["2018-01-01.."],
         "an open end"),
        ("Until today, 300 men have been trained.", "en", [], "how many there are now"),
        ("На сегодня обучено 50 человек.", "ru", [], "то же"),
    ],
)  # fmt: skip
def test_an_item_speaks_from_its_own_day(
    text: str, language: LanguageCode, days: list[str], why: str
) -> None:
    assert told(text, language, _SPOKEN) == days, why


def test_today_is_no_date_where_no_day_is_known() -> None:
    assert find_dates("It was signed today.", "en", DateContext(document_year=2024)) == ()


@pytest.mark.parametrize(
    ("text", "day", "heads", "why"),
    [
        ("Tashkent, 18 March 2021. The Council met.", "18 March 2021", True, "place and day"),
        ("[Telegram / EAG / 23 June 2023]\nThe system", "23 June 2023", True, "account and day"),
        ("[22.08.2023 17:55] Горы сегодня\nВ Хороге", "22.08.2023", True, "with the time of day"),
        ("АСТАНА, 5 мая 2021 года. /Кабар/ Открыт курс", "5 мая 2021", True, "with the agency"),
        ("The course was opened in Osh on 5 May 2021. It", "5 May 2021", False, "an event"),
        ("It is the third. The first was in Osh, 5 May 2021. It", "5 May 2021", False, "later"),
        ("Курс прошёл 5 мая 2021 года. Он", "5 мая 2021 года", False, "мероприятие"),
    ],
)  # fmt: skip
def test_which_days_head_an_item(text: str, day: str, *, heads: bool, why: str) -> None:
    start = text.index(day)
    assert is_dateline(text, start, start + len(day)) is heads, why


@pytest.mark.parametrize(
    ("lines", "day", "why"),
    [
        (("Precursors (CARICC, 17 February 2026)",), date(2026, 2, 17), "the source and its day"),
        (("Опубликовано: 12.05.2021", "Новости"), date(2021, 5, 12), "строка над сообщением"),
        (("Activities in 2021",), None, "a year is no day"),
        (("From 3 to 5 May 2021",), None, "several days are those of an event"),
        ((" ".join(["word"] * 20) + " 5 May 2021",), None, "a whole sentence"),
    ],
)  # fmt: skip
def test_the_day_above_an_item(lines: tuple[str, ...], day: date | None, why: str) -> None:
    assert day_of_item(lines, "en" if lines[0].isascii() else "ru") == day, why


@pytest.mark.parametrize(
    ("text", "language", "days", "why"),
    [
        ('The exercise "Valley-Shield 2017" had two stages. The second, from 31 May to 1 June, was '
         "on a firing range.", "en", ["2017-05-31..2017-06-01"], "the year in its name"),
        ("Учение «Щит-2019» прошло под Ошем; первый этап начался 5 мая.", "ru",
         ["2019-05-05..2019-05-05"], "год в названии"),
        ("The Agenda 2030 was discussed on 5 May.", "en", ["2024-05-05..2024-05-05"],
         "the name of no event"),
        ("In the first, from 23 to 26 May, the Centre looked for recruiters.", "en",
         ["2024-05-23..2024-05-26"], "days of an event, not since when things are counted"),
        ("It was the first since 2020.", "en", [], "since when things are counted"),
    ],
)  # fmt: skip
def test_a_stage_has_the_year_of_the_name(
    text: str, language: LanguageCode, days: list[str], why: str
) -> None:
    assert told(text, language, DateContext(document_year=2024)) == days, why


@pytest.mark.parametrize(
    ("text", "language", "days", "why"),
    [
        ("By Government Resolution No. 12 of 4 May 2020 a commission on pardons was created.", "en",
         ["2020-05-04..2020-05-04"], "the decree by which it was done"),
        ("The programme was approved by Decree No. 7 of 4 May 2020.", "en",
         ["2020-05-04..2020-05-04"], "behind the verb"),
        ("Указом Президента от 4 мая 2020 года утверждена Стратегия на 2021–2025 годы.", "ru",
         ["2020-05-04..2020-05-04", "2021-01-01..2025-12-31"], "день указа и срок стратегии"),
        ("The list was created by Security Council resolution 1267 of 15 October 1999.", "en", [],
         "what the world asked for"),
        ("Pursuant to Government Resolution No. 12 of 4 May 2020 the Ministry trained officers.",
         "en", [], "only cited"),
        ("Закон от 4 мая 2020 года обсуждён 5 июня 2021 года.", "ru", ["2021-06-05..2021-06-05"],
         "день закона, который лишь обсудили"),
    ],
)  # fmt: skip
def test_the_day_of_the_decree_by_which_it_was_done(
    text: str, language: LanguageCode, days: list[str], why: str
) -> None:
    assert told(text, language, DateContext(document_year=2024)) == days, why


def test_items_below_headings_speak_from_their_days() -> None:
    document = docx.Document()
    for heading, words in (
        ("Border posts (Kabar, 4 May 2021)", "The Ministry of Interior of Kyrgyzstan opened a "
         "training centre for border guards near Osh today."),
        ("Network", "A network of lawyers was founded by the OSCE Academy in Bishkek in 2019 and "
         "has 140 members today."),
    ):  # fmt: skip
        document.add_heading(heading, 1)
        document.add_paragraph(words)
    stream = BytesIO()
    document.save(stream)
    read = read_document(stream.getvalue(), "news.docx", [])
    centre, network = extract(read, load_frameworks()).tagged
    assert [day.start for day in centre.dates] == [date(2021, 5, 4)], "the day of its source"
    assert [day.raw for day in network.dates] == ["2019"], "today means nowadays"
