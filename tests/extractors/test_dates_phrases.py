"""Dates as officers write them: weekdays, bracketed days, wordings, lead-ins, what is told of."""

from datetime import date

import pytest

from extractors.dates import DateContext, find_dates, when
from extractors.extract import extract
from extractors.model import DateRange
from extractors.read import read_document
from extractors.traits import judge_status
from gazetteers.frameworks import load_frameworks
from gazetteers.model import LanguageCode

WRITTEN = DateContext(document_year=2023, written_on=date(2023, 9, 15))


def ranges(text: str, language: LanguageCode) -> list[str]:
    found = when(text, find_dates(text, language, WRITTEN))
    return [f"{item.start or ''}..{item.end or ''}" for item in found]


# fmt: off
ENGLISH: list[tuple[str, list[str], str]] = [
    ("The course ran from Monday 6 to Friday 10 June 2022.", ["2022-06-06..2022-06-10"],
     "weekdays say nothing more"),
    ("Held on 6 (Monday) and 7 (Tuesday) June 2022.", ["2022-06-06..2022-06-07"], "in brackets"),
    ("The group meets on Fridays in May 2022.", ["2022-05-01..2022-05-31"], "no day beside it"),
    ("The exercise lasted four days in May 2022 (16 to 19).", ["2022-05-16..2022-05-19"],
     "days behind their month"),
    ("It has worked for three years, since its launch in May 2019.", ["2019-05-01.."],
     "the years that have gone by"),
    ("It works for three years, starting from May 2019.", ["2019-05-01..2022-04-30"],
     "the years that it lasts"),
    ("The system has been in use starting January 2020.", ["2020-01-01.."], "it goes on"),
    ("The course, starting in January 2020, is free.", ["2020-01-01..2020-01-31"],
     "when it started"),
    ("Sessions continued through to the end of May 2022.", ["..2022-05-31"], "a limit"),
    ("In the last two months of 2022 three courses were held.", ["2022-11-01..2022-12-31"],
     "months of a year"),
    ("In May to June of last year three courses were held.", ["2022-05-01..2022-06-30"],
     "months of the year before"),
    ("The Law as amended in 2019 was translated.", [], "which wording"),
    ("The Law was amended in 2019.", ["2019-01-01..2019-12-31"], "what was done"),
    ("Experts reviewed the Law in its wording of January 2020.", [], "which wording"),
    ("The Code, as it stood in March 2019, was reviewed.", [], "which wording"),
    ("The drug report of Kazakhstan for 2017 was published in January 2019.",
     ["2019-01-01..2019-01-31"], "what the report tells of"),
    ("A review of the prisons is planned for 2019.", ["2019-01-01..2019-12-31"],
     "when it is to take place"),
    ("The ministries will present their priorities for 2025 on 10 October 2024.",
     ["2024-10-10..2024-10-10"], "what is talked about"),
    ("The ministry presented the action plan for 2025-2027.", ["2025-01-01..2027-12-31"],
     "the term of the plan"),
    ("The module was begun in 2021. The pilot is foreseen for the fourth quarter.",
     ["2021-01-01..2021-12-31", "2023-10-01..2023-12-31"], "it lies ahead of the letter"),
    ("The module was begun in 2021. The pilot ended in the fourth quarter.",
     ["2021-01-01..2021-12-31"], "a part of that year"),
    ("A programme for 2025-2027 is being drafted. It should be adopted in October 2024.",
     ["2025-01-01..2027-12-31", "2024-10-01..2024-10-31"], "when it is to be made"),
    ("The register was set up in 2020. By 30 June 2021, 140 judgments could be read.",
     ["2020-01-01..2020-12-31"], "the day of a figure"),
    ("The register was set up in 2020. By 30 June 2024, 140 judgments will be added.",
     ["2020-01-01..2020-12-31", "..2024-06-30"], "still to be done"),
    ("By 30 June 2021 all posts had scanners.", ["..2021-06-30"], "the only date"),
    ("The report is due in September 2024.", ["2024-09-01..2024-09-30"], "when it comes"),
    ("The report is due by September 2024.", ["..2024-09-30"], "a limit"),
    ("In 2022 the Council intends to open a centre by 1 July 2022.", ["..2022-07-01"],
     "the limit says more than the year"),
    ("In 2019-2020 the offices held, among others: - a media school in August 2019",
     ["2019-08-01..2019-08-31"], "the item has a date of its own"),
    ("In 2019-2020 the offices held, among others: - a media school",
     ["2019-01-01..2020-12-31"], "the item has none"),
    ("The project (2019-2021) held two courses: in Osh in May 2019 and in Naryn.",
     ["2019-01-01..2021-12-31", "2019-05-01..2019-05-31"], "no list stands behind the colon"),
]
RUSSIAN: list[tuple[str, list[str], str]] = [
    ("Курс прошёл с понедельника 6 по пятницу 10 июня 2022 года.",
     ["2022-06-06..2022-06-10"], "дни недели ничего не добавляют"),
    ("Семинар прошёл 6 июня (понедельник) 2022 года.", ["2022-06-06..2022-06-06"], "в скобках"),
    ("Курс прошёл в период с 28.02 по 02.03.2019.", ["2019-02-28..2019-03-02"], "дни цифрами"),
    ("Доля выросла с 28.02 до 30.5 процента.", [], "это не дни"),
    ("В мае-июне прошлого года проведён семинар.", ["2022-05-01..2022-06-30"], "месяцы"),
    ("В декабре п.г. проведён семинар.", ["2022-12-01..2022-12-31"], "сокращение"),
    ("В следующем месяце пройдёт семинар.", ["2023-10-01..2023-10-31"], "считая от письма"),
    ("В мае 2022 года прошёл курс, в следующем месяце – второй.",
     ["2022-05-01..2022-05-31", "2022-06-01..2022-06-30"], "считая от даты выше"),
    ("В последние два месяца 2022 года проведены три курса.", ["2022-11-01..2022-12-31"],
     "месяцы года"),
    ("За 8 месяцев 2022 года проведены три курса.", ["2022-01-01..2022-08-31"], "с начала года"),
    ("Закон в редакции от 12 мая 2019 года переведён.", [], "какая редакция"),
    ("Проведена экспертиза Кодекса (в редакции 2019 года).", [], "какая редакция"),
    ("Закон с изменениями, внесёнными в 2019 году, переведён.", [], "какая редакция"),
    ("В 2019 году в Закон внесены изменения.", ["2019-01-01..2019-12-31"], "что сделано"),
    ("Стратегия на 2022–2026 годы, утверждённая Указом Президента от 1 июля 2021 года, действует.",
     ["2022-01-01..2026-12-31", "2021-07-01..2021-07-01"], "чем она утверждена"),
    ("Кампания началась 1 июня 2022 года и охватила к концу года 2 млн человек.",
     ["2022-06-01..2022-06-01"], "день счёта"),
    ("Доклад Комитета за 2017 год издан в январе 2019 года.", ["2019-01-01..2019-01-31"],
     "о чём доклад"),
    ("За 2017 год обучено 30 офицеров.", ["2017-01-01..2017-12-31"], "когда сделано"),
    ("На форуме 10 октября 2024 года представлены приоритеты на 2025 год.",
     ["2024-10-10..2024-10-10"], "о чём шла речь"),
    ("В 2023 году Совет намерен:\n\n1) открыть центр (до 1 июля)", ["..2023-07-01"],
     "у пункта свой срок"),
]
# fmt: on


@pytest.mark.parametrize(("text", "expected", "why"), ENGLISH)
def test_english_phrases(text: str, expected: list[str], why: str) -> None:
    assert ranges(text, "en") == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), RUSSIAN)
def test_russian_phrases(text: str, expected: list[str], why: str) -> None:
    assert ranges(text, "ru") == expected, why


def test_the_number_of_a_programme_is_no_day_of_the_next_line() -> None:
    assert ranges("Meeting of CADAP 6\nJune 2019, Khujand: workshop", "en") == [
        "2019-06-01..2019-06-30"
    ]
    assert ranges("The workshop was held on 6\nJune 2019", "en") == ["2019-06-06..2019-06-06"]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("EU-BOMCA (phase 10, 2021-2025) has carried out a review of border procedures in "
         "Turkmenistan, is upgrading the dog training centre in Almaty, and intends to equip two "
         "crossing points in Sughd province.", [2021, 2021, 2021], "the years of its subject"),
        ("UNODC trained officers of Turkmenistan (2021-2023), is upgrading the dog training centre "
         "in Almaty, and intends to equip two crossing points in Sughd province.",
         [2021, None, None], "the years of the course"),
        ("In 2019-2020, OSCE field offices contributed to media literacy in a number of ways, amo"
         "ng them: - a media school for bloggers, held by the OSCE Programme Office in Bishkek in "
         "August 2020; - short films with former prisoners, produced by the OSCE Programme Office "
         "in Dushanbe with Internews.", [2020, 2019], "an item without a date takes the lead-in's"),
    ],
)  # fmt: skip
def test_dates_of_parts_of_a_sentence(text: str, expected: list[int | None], why: str) -> None:
    document = read_document(f"Report on activities\n\n{text}\n".encode(), "report.txt", [])
    starts = [
        next((item.start.year for item in activity.dates if item.start is not None), None)
        for activity in extract(document, load_frameworks()).tagged
    ]

    assert starts == expected, why


def test_a_verb_that_opens_a_part_of_a_sentence_is_one() -> None:
    past = (DateRange(raw="2015-2019", start=date(2015, 1, 1), end=date(2019, 12, 31)),)
    cut = "delivered dog-handling equipment to the border guards of Tajikistan."

    status = judge_status(cut, "en", dates=past, written_on=date(2019, 6, 1))

    assert status.value == "completed"
