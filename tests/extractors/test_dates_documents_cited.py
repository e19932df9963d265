"""Dates beside documents, figures and lengths of time; days below the heading of a month."""

from datetime import date

import pytest

from extractors.dates import DateContext, find_dates, when
from extractors.dates.month_days import days_below
from extractors.model import Cell, DateRange
from gazetteers.model import LanguageCode

WRITTEN = DateContext(document_year=2023, written_on=date(2023, 9, 15))
SEPTEMBER = DateRange(raw="September", start=date(2019, 9, 1), end=date(2019, 9, 30))

# fmt: off
CASES: list[tuple[LanguageCode, str, list[str], str]] = [
    ("ru", "На основе протокола 2018 года центры обмениваются сведениями.", [], "a cited document"),
    ("ru", "В соответствии с Соглашением 2016 года создана группа.", [], "a cited document"),
    ("ru", "Обмен ведётся по меморандуму 2018 г.", [], "a cited document"),
    ("ru", "Протокол 2018 года предусматривает обмен сведениями.", ["2018-01-01..2018-12-31"],
     "the document itself"),
    ("ru", "Подписан протокол 2018 года.", ["2018-01-01..2018-12-31"], "the document itself"),
    ("ru", "Протокол подписан в 2018 году.", ["2018-01-01..2018-12-31"], "when it was signed"),
    ("ru", "Закон № 45 от 12 мая 2020 года разъяснён судьям 3 июня 2022 года.",
     ["2022-06-03..2022-06-03"], "the law is older"),
    ("ru", "Указом № 45 от 12 мая 2020 года утверждена Концепция.", ["2020-05-12..2020-05-12"],
     "the day on which it was approved"),
    ("ru", "Казахстан ратифицировал Конвенцию (Екатеринбург, 2009) в мае 2012 года.",
     ["2012-05-01..2012-05-31"], "where and when the convention was made"),
    ("en", "It acceded to the Convention against Terrorism (Minsk, 1999) in May 2012.",
     ["2012-05-01..2012-05-31"], "where and when the convention was made"),
    ("en", "A seminar on the Convention was held (Minsk, 2012).", ["2012-01-01..2012-12-31"],
     "where and when the seminar was"),
    ("ru", "На 1 января 2022 года обучено 45 офицеров.", [], "the day of a figure"),
    ("ru", "На 1 июля 2022 года запланировано 3 семинара.", ["2022-07-01..2022-07-01"],
     "when they are to be"),
    ("en", "UNHCR supervises the application of the 1951 Convention relating to refugees.", [],
     "what the convention relates to stands behind it"),
    ("en", "Accession to the 2010 Beijing instruments was discussed in Osh on 6 June 2023.",
     ["2023-06-06..2023-06-06"], "instruments are documents"),
    ("en", "A project on prisons, 2025–2026, EUR 1.4 million.", ["2025-01-01..2026-12-31"],
     "an amount behind the years"),
    ("en", "A project on prisons, EUR 410,000, 2019-2020.", ["2019-01-01..2020-12-31"],
     "an amount before the years"),
    ("en", "A project on prisons with a budget of EUR 2025.", [], "near miss: an amount"),
    ("en", "In 2021 and 2022 experts visited the prisons.",
     ["2021-01-01..2022-12-31"], "years before a noun of persons"),
    ("en", "In 2022 officers of five posts were trained.", ["2022-01-01..2022-12-31"], "a year"),
    ("en", "The centre trained 2022 officers.", [], "a number of persons"),
    ("en", "In the 1990s the centre held courses.", [], "a decade"),
    ("ru", "В 2010-х годах центр проводил курсы.", [], "a decade"),
    ("ru", "В 2022-м центр провёл курсы.", ["2022-01-01..2022-12-31"], "a year"),
    ("en", "The project, launched on 1 June 2021 for a period of 24 months, trains guards.",
     ["2021-06-01..2023-05-31"], "how long it lasts"),
    ("en", "The phase started in April 2021 and will last 54 months.", ["2021-04-01..2025-09-30"],
     "how long it lasts"),
    ("ru", "Этап стартовал в апреле 2021 года и рассчитан на 54 месяца.",
     ["2021-04-01..2025-09-30"], "how long it lasts"),
    ("ru", "Проект начат 1 июня 2021 года сроком на два года.", ["2021-06-01..2023-05-31"],
     "how long it lasts"),
    ("en", "The project, launched in June 2021, trains guards.", ["2021-06-01..2021-06-30"],
     "no length of time"),
    ("en", "The project (2021-) trains guards.", ["2021-01-01.."], "it goes on"),
    ("en", "The project (2021-2023) trains guards.", ["2021-01-01..2023-12-31"], "a period"),
    ("en", "12-May-2022: a course for judges.", ["2022-05-12..2022-05-12"], "hyphens in a day"),
    ("en", "A course for judges, Osh, 30/06-02/07/2022", ["2022-06-30..2022-07-02"], "strokes"),
    ("en", "A course for judges was held in May of the year before last.",
     ["2021-05-01..2021-05-31"], "counted from the year of the document"),
    ("ru", "В мае позапрошлого года прошёл курс.", ["2021-05-01..2021-05-31"],
     "counted from the year of the document"),
    ("en", "every year in October-November: course for heads of units", [], "every year"),
    ("ru", "ежегодно, осенью", [], "every year"),
    ("ru", "ежегодно, октябрь", ["2023-10-01..2023-10-31"], "the month of the table's year"),
    ("en", "Ashgabat, second quarter 2023", ["2023-04-01..2023-06-30"], "at the end of a cell"),
    ("en", "Meeting | Ashgabat, second quarter | agreed", ["2023-04-01..2023-06-30"],
     "at the end of a cell"),
    ("ru", "Специалисты выступят в сентябрьском семинаре.", ["2023-09-01..2023-09-30"],
     "the month as an adjective"),
    ("ru", "На мартовской сессии 2022 года принят план.", ["2022-03-01..2022-03-31"],
     "the month as an adjective"),
    ("ru", "Мартовский семинар прошёл успешно.", [], "only a name"),
    ("ru", "Акция прошла в Октябрьском районе Бишкека.", [], "the name of a district"),
    ("ru", "начало декабря | Бишкек, Ош", ["2023-12-01..2023-12-31"], "a cell"),
    ("en", "beginning of December | Osh", ["2023-12-01..2023-12-31"], "a cell"),
    ("ru", "в течение года | Выпуск роликов", ["2023-01-01..2023-12-31"], "the year itself"),
    ("ru", "В течение года после возвращения семьи получают помощь.", [], "twelve months"),
    ("en", "It advises traders, many of whom have lost credit since August 2021.", [],
     "since when others are in need"),
]
BELOW_A_MONTH: list[tuple[str, list[tuple[int, int]], str]] = [
    ("18-19, Osh, and 25-26, Talas. Two workshops.", [(18, 19), (25, 26)], "two places"),
    ("3, Osh; 9, Talas: lectures", [(3, 3), (9, 9)], "two places"),
    ("5-7. Joint drill of two units.", [(5, 7)], "days with a full stop"),
    ("2–4 Душанбе. Семинар", [(2, 4)], "days before the place"),
    ("5. Joint drill of two units.", [], "the number of an item"),
    ("3-5 officers were trained", [], "a number of persons"),
    ("3, Osh, and 25 officers of Talas", [(3, 3)], "a number of persons"),
]
IN_A_DATE_CELL: list[tuple[LanguageCode, str, list[str], str]] = [
    ("en", "19–23", ["2019-09-19..2019-09-23"], "days"),
    ("en", "17", ["2019-09-17..2019-09-17"], "a day"),
    ("en", "3, 4 and 12", ["2019-09-03..2019-09-04", "2019-09-12..2019-09-12"], "a list"),
    ("en", "2–3 and 9–10", ["2019-09-02..2019-09-03", "2019-09-09..2019-09-10"], "a list"),
    ("en", "by the 30th", ["..2019-09-30"], "a limit"),
    ("en", "from the 5th", ["2019-09-05.."], "a beginning"),
    ("en", "Mon 2 – Fri 6", ["2019-09-02..2019-09-06"], "with days of the week"),
    ("en", "26-28 (tbc)", ["2019-09-26..2019-09-28"], "a note behind them"),
    ("en", "9, online", ["2019-09-09..2019-09-09"], "and how"),
    ("en", "first half", ["2019-09-01..2019-09-15"], "half of the month"),
    ("en", "second week", ["2019-09-08..2019-09-14"], "a week of it"),
    ("ru", "до 15-го", ["..2019-09-15"], "a limit"),
    ("ru", "с 5 по 9", ["2019-09-05..2019-09-09"], "from one day to another"),
    ("ru", "3 и 5", ["2019-09-03..2019-09-03", "2019-09-05..2019-09-05"], "a list"),
    ("ru", "первая декада", ["2019-09-01..2019-09-10"], "ten days of it"),
    ("en", "3 May", ["2023-05-03..2023-05-03"], "it has a month"),
    ("en", "Fridays, 15.00–16.00", [], "hours"),
    ("en", "no fixed days", [], "no day"),
    ("en", "group 3", [], "a number of something else"),
    ("en", "2 sessions", [], "a number of something else"),
    ("en", "31", [], "the month has no such day"),
    ("ru", "10.00", [], "an hour"),
]
# fmt: on


@pytest.mark.parametrize(("language", "text", "expected", "why"), CASES)
def test_dates_beside_documents(
    language: LanguageCode, text: str, expected: list[str], why: str
) -> None:
    found = when(text, find_dates(text, language, WRITTEN))
    assert [f"{item.start or ''}..{item.end or ''}" for item in found] == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), BELOW_A_MONTH)
def test_days_below_a_month(text: str, expected: list[tuple[int, int]], why: str) -> None:
    found = days_below(text, find_dates(text, "en", WRITTEN), SEPTEMBER)
    days = [(i.range.start.day, i.range.end.day) for i in found if i.range.start and i.range.end]
    assert days == expected, why


@pytest.mark.parametrize(("language", "words", "expected", "why"), IN_A_DATE_CELL)
def test_days_in_a_cell_below_a_month(
    language: LanguageCode, words: str, expected: list[str], why: str
) -> None:
    text = f"{words} | Course"
    cells = [Cell(column="date", heading="Days", start=0, end=len(words))]
    found = days_below(text, find_dates(text, language, WRITTEN), SEPTEMBER, cells, language)
    days = [item.range for item in found if item.is_resolved]
    assert [f"{item.start or ''}..{item.end or ''}" for item in days] == expected, why


def test_days_beside_the_cell_of_their_month() -> None:
    text = "September 2019 | 3–5 | Course"
    cells = [
        Cell(column="date", heading="Month", start=0, end=14),
        Cell(column="date", heading="Days", start=17, end=20),
    ]
    found = days_below(text, find_dates(text, "en", WRITTEN), None, cells)
    assert [item.raw for item in when(text, found, cells=cells)] == ["3–5"]
