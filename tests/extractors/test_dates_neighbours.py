"""Years after months, months alone in cells, and dates that others limit or tell closer."""

import pytest

from extractors.dates import DateContext, find_dates, when
from gazetteers.model import LanguageCode

Case = tuple[str, LanguageCode, int | None, str, str]
"""Text, language, year of the heading, dates as "start..end" joined with blanks, and why."""

YEARS_AFTER_MONTHS: list[Case] = [
    ("In November 2022 experts of the Centre met in Osh.", "en", 2024, "2022-11-01..2022-11-30",
     "the year after a month counts no experts"),
    ("In May 2021 officers of the Agency met.", "en", 2017, "2021-05-01..2021-05-31",
     "nor officers"),
    ("On 3 June 2019 students and teachers met.", "en", 2017, "2019-06-03..2019-06-03",
     "nor students after a day"),
    ("В ноябре 2022 специалистов Центра приняли в Оше.", "ru", 2024, "2022-11-01..2022-11-30",
     "то же по-русски"),
    ("Some 2022 experts took part.", "en", 2024, "", "here it counts"),
]  # fmt: skip

CELLS: list[Case] = [
    ("Table-top exercise | June | Osh", "en", 2018, "2018-06-01..2018-06-30", "a month alone"),
    ("Course for judges | Q3 | Almaty", "en", 2020, "2020-07-01..2020-09-30", "a quarter alone"),
    ("Семинар | март | Ош", "ru", 2019, "2019-03-01..2019-03-31", "месяц в ячейке"),
    ("Учение | III квартал | Актау", "ru", 2021, "2021-07-01..2021-09-30", "квартал в ячейке"),
    ("October: a seminar in Osh", "en", 2019, "2019-10-01..2019-10-31", "a month opens a line"),
    ("The March | a film", "en", 2019, "", "in a name it is none"),
]  # fmt: skip

OTHER_YEARS: list[Case] = [
    ("The second phase began in April and runs until the end of 2021.", "en", 2019,
     "2019-04-01..2019-04-30 ..2021-12-31", "a limit lends no year"),
    ("On 4 May the Council approved a plan for 2020-2024.", "en", 2019,
     "2019-05-04..2019-05-04 2020-01-01..2024-12-31", "nor does the period of a plan"),
    ("Совет 14 мая утвердил программу на 2023–2025 годы.", "ru", 2022,
     "2022-05-14..2022-05-14 2023-01-01..2025-12-31", "и период программы тоже"),
    ("The course of 3-5 October had been agreed in August 2016.", "en", 2017,
     "2017-10-03..2017-10-05 2016-08-01..2016-08-31", "the heading outranks a later date"),
]  # fmt: skip

RECURRING: list[Case] = [
    ("The Centre meets the envoys every year on Navruz, 21 March.", "en", 2019, "", "each year"),
    ("Each year in October the Academy holds a school.", "en", 2019, "", "each year in a month"),
    ("Ежегодно 3 сентября Центр проводит акцию памяти.", "ru", 2019, "", "каждый год"),
    ("The forum is held annually, the last time on 5 May.", "en", 2019, "2019-05-05..2019-05-05",
     "one edition has its date"),
]  # fmt: skip

TOLD_CLOSER: list[Case] = [
    ("Накануне, 7 июня 2021 года, прошёл тренинг.", "ru", None, "2021-06-07..2021-06-07",
     "день назван"),
    ("On the same day, 4 March 2020, they met.", "en", None, "2020-03-04..2020-03-04",
     "the day is spelt out"),
    ("На следующий день (12 мая 2022 года) подписан протокол.", "ru", None,
     "2022-05-12..2022-05-12", "день в скобках"),
    ("В июне (10–14.06.2024) прошла операция.", "ru", None, "2024-06-10..2024-06-14",
     "дни месяца в скобках"),
    ("In May (12-14 May 2021) they met.", "en", None, "2021-05-12..2021-05-14", "days in brackets"),
    ("В 2019 году проведены семинары в Оше (5 февраля) и Астане (16 апреля).", "ru", None,
     "2019-02-05..2019-02-05 2019-04-16..2019-04-16", "дни года"),
    ("The programme for 2018-2021 opened on 3 May 2018.", "en", None,
     "2018-01-01..2021-12-31 2018-05-03..2018-05-03", "the period of a programme stays"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language", "year", "expected", "why"),
    [*YEARS_AFTER_MONTHS, *CELLS, *OTHER_YEARS, *RECURRING, *TOLD_CLOSER],
)
def test_dates_beside_others(
    text: str, language: LanguageCode, year: int | None, expected: str, why: str
) -> None:
    found = when(text, find_dates(text, language, DateContext(year=year)))

    assert " ".join(f"{item.start or ''}..{item.end or ''}" for item in found) == expected, why


def test_the_period_of_a_plan_lends_its_year_to_nothing_but_silence() -> None:
    text = "On 4 May the Council approved a plan for 2020-2024."
    written = when(text, find_dates(text, "en", DateContext(document_year=2019)))
    alone = when(text, find_dates(text, "en"))

    assert str(written[0].start) == "2019-05-04"
    assert str(alone[0].start) == "2024-05-04", "nothing else says a year"
