"""Status by the words of date cells and headings, and status and type by who does what to what."""

from datetime import date

import pytest

from extractors.dates import find_dates, when
from extractors.model import ActivityType, Cell, Status
from extractors.traits import judge_status, judge_type

WRITTEN = date(2023, 9, 4)

CELLS: list[tuple[str, str, str, Status, str]] = [
    ("Conference on returnees", "", "planned for 22-24 November 2023", "planned", "told so"),
    ("Conference on returnees", "", "22-24 May 2023", "completed", "only a date"),
    ("Protocol on data", "", "signed 1 December", "completed", "told so"),
    ("Внедрение методики в колониях", "", "Планируется на 2025 год", "planned", "сказано"),
    ("Пересмотр учебной программы", "", "Ведётся с сентября 2022 года", "ongoing", "сказано"),
    ("Курс для судей", "", "идёт с сентября 2016 г., Ташкент", "ongoing", "сказано"),
    ("Review of evidence law", "", "draft under review; final version May 2024", "ongoing", "told"),
    ("Course for guards", "", "over two weeks in November 2023", "planned", "“over” says nothing"),
    ("Webinar for imams", "", "every Thursday, July to September", "recurring", "how often"),
    ("Hotline for parents", "accepted 4,211 calls", "ongoing", "ongoing", "the date cell"),
    ("Работа телефонной линии", "Принято 4211 обращений", "постоянно", "ongoing", "постоянно"),
    ("Course for guards", "nominations received", "16-20 November 2023", "planned", "still ahead"),
    ("Course for guards", "nominations received", "16-20 May 2023", "completed", "it is over"),
    ("Course for guards", "completed", "annually", "recurring", "it comes again"),
]


@pytest.mark.parametrize(("text", "status_cell", "date_cell", "status", "why"), CELLS)
def test_status_of_rows(
    text: str, status_cell: str, date_cell: str, status: Status, why: str
) -> None:
    language = "en" if text.isascii() else "ru"
    judged = judge_status(
        text,
        language,
        status_cell=status_cell,
        date_cell=date_cell,
        dates=when(date_cell, find_dates(date_cell, language)),
        written_on=WRITTEN,
    )
    assert judged.value == status, why


HEADINGS: list[tuple[str, Status, str]] = [
    ("Part A. Events already held in 2022", "completed", "the year behind it says nothing"),
    ("Partners of the Joint Plan of Action: coordination meeting", "completed", "a cited plan"),
    ("Plan of action for 2024", "planned", "a plan of its own"),
    ("Events to come", "planned", "told so"),
    ("Table 2. Planned (subject to funding)", "planned", "a number is no word of it"),
]


@pytest.mark.parametrize(("heading", "status", "why"), HEADINGS)
def test_status_below_headings(heading: str, status: Status, why: str) -> None:
    assert judge_status("Seminar on passenger data, Osh", "en", above=(heading,)).value == status, (
        why
    )


TRAITS: list[tuple[str, Status, ActivityType, str]] = [
    ("In May 2022, thanks to Norway, the Office delivered radios to the Customs Service.",
     "completed", "equipment", "“thanks to” is no verb"),
    ("With funds of Japan it handed over 20 lamps and tool sets to the Border Service.",
     "completed", "equipment", "“sets” is a noun"),
    ("The Strategy sets out priorities of the Ministry.", "ongoing", "legislation", "a verb"),
    ("A course that includes hours on human rights was introduced in ten schools.",
     "completed", "training", "“that” opens a clause with a verb of its own"),
    ("A network that links six laboratories was set up in 2021.", "ongoing", "mechanism",
     "so does it with a verb that may be a noun"),
    ("A matrix of who does what was drawn up at a meeting in Osh.", "completed", "meeting",
     "who does what"),
    ("Phase II of the project has been running since 2018 with funds of Japan.",
     "ongoing", "programme", "a part of it"),
    ("The project runs a hotline for parents.", "ongoing", "mechanism", "what it runs"),
    ("The summer school had to be moved to 2024 for want of rooms and will take place in Osh.",
     "planned", "training", "put off to another year"),
    ("The Centre was moved to Astana and will train officers there.",
     "completed", "mechanism", "moved to another place"),
    ("The meeting was told that IOM was now working with schools on a curriculum.",
     "ongoing", "training", "it goes on, as was told"),
    ("The Centre recalled that the Council had approved a Programme of Cooperation for 2023-2025.",
     "completed", "programme", "what is recalled"),
    ("The company demonstrated tools for small platforms at a closed briefing in Astana.",
     "completed", "meeting", "where it was shown"),
    ("The Office is ready to host trainees from the five academies.", "planned", "training",
     "who is taken in"),
    ("The Office is ready to host a delegation of the Senate.", "planned", "meeting", "guests"),
    ("The Treaty Section of the Office will hold an event on ratification in New York.",
     "planned", "meeting", "a unit is named by what it deals with"),
    ("Rome Memorandum on offenders, translated into Kazakh and printed in 300 copies",
     "completed", "publication", "what was done with it"),
    ("The Committee coordinates the joint operation “Shield”.", "ongoing", "operation", "one"),
    ("The Committee coordinates joint operations of its members.", "ongoing", "mechanism",
     "a function"),
    ("“Border Notes”, policy briefs in English and Russian, which appear regularly.",
     "recurring", "publication", "how often they appear"),
    ("Network of mediators: founded by the NGO in 2018, today 70 members", "ongoing", "mechanism",
     "what was founded goes on"),
    ("UNDP helps the Ministry to prepare its periodic report to the Committee.",
     "ongoing", "publication", "reports to treaty bodies are called so"),
    ("UNDP publishes a periodic review of prices.", "recurring", "assessment", "a frequency"),
    ("IOM publishes periodic bulletins.", "recurring", "publication", "a frequency"),
    ("In May the Office carried out, for the National Bank of Tajikistan, a review of its rules.",
     "completed", "assessment", "the object stands behind what commas set off"),
    ("The Group hopes to start, with EU money, a project on propaganda.", "planned", "programme",
     "so it does with “start”"),
    ("The Centre started a course on mediation.", "completed", "training", "its object"),
    ("The course started in Osh.", "completed", "training", "its subject"),
    ("The Port Control Unit took up work in spring 2014.", "ongoing", "mechanism", "it began"),
    ("Next year the course may go to Termez.", "planned", "training", "perhaps next year"),
    ("Участие Комитета в 31-м пленарном заседании ЕАГ", "completed", "meeting", "событие"),
    ("Our commentary on the law on associations was submitted to the Parliament.",
     "completed", "legislation", "an opinion on a law"),
    ("На 43-м заседании Совета одобрен план мероприятий.", "completed", "legislation",
     "окончание числа не слово"),
    ("Академия готова принять в 2026 году слушателей из Узбекистана.", "planned", "training",
     "кого принимают"),
    ("Проект по приведению законодательства в соответствие со стандартами", "ongoing",
     "programme", "проект, не законопроект"),
    ("Проект межгосударственного соглашения согласован.", "completed", "legislation", "набросок"),
    ("Академией проведён цикл из четырёх семинаров для прокуроров.", "completed", "training",
     "из чего цикл"),
    ("Академия представит заключение на проект поправок в кодекс.", "planned", "legislation",
     "заключение на проект"),
    ("На границе действует система наблюдения, которую поставило посольство.", "ongoing",
     "equipment", "техническая система"),
    ("Пересмотр школьного предмета для восьмых классов", "completed", "training", "предмет"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "kind", "why"), TRAITS)
def test_traits(text: str, status: Status, kind: ActivityType, why: str) -> None:
    language = "ru" if any("а" <= letter <= "я" for letter in text.lower()) else "en"
    found = when(text, find_dates(text, language))
    judged = judge_status(text, language, dates=found, written_on=WRITTEN)
    assert (judged.value, judge_type(text, language).value) == (status, kind), why


PERIODS: list[tuple[str, str, str, str]] = [
    ("01.07.2025", "28.02.2026", "2025-07-01..2026-02-28", "from one column to the next"),
    ("01.01.2023", "open", "2023-01-01..", "without an end"),
    ("18.03.2025", "18.03.2025", "2025-03-18..2025-03-18", "one day"),
    ("Q2 2026", "Q3 2026", "2026-04-01..2026-09-30", "quarters"),
    ("–", "31.12.2025", "..2025-12-31", "only an end"),
    ("01.01.2023", "–", "2023-01-01..2023-01-01", "only a beginning"),
]


@pytest.mark.parametrize(("begin", "end", "expected", "why"), PERIODS)
def test_columns_of_beginning_and_end(begin: str, end: str, expected: str, why: str) -> None:
    text = f"Course for guards | {begin} | {end}"
    first = text.index("|") + 2
    second = first + len(begin) + 3
    cells = (
        Cell(column="activity", heading="Activity", start=0, end=first - 3),
        Cell(column="date", heading="Beginning", start=first, end=first + len(begin)),
        Cell(column="date", heading="End", start=second, end=len(text)),
    )
    dates = when(text, find_dates(text, "en"), cells=cells)

    assert [f"{item.start or ''}..{item.end or ''}" for item in dates] == [expected], why


def test_two_date_columns_that_are_no_period_stay_two_dates() -> None:
    text = "Course for guards | 5 May 2025 | 7 June 2025"
    cells = (
        Cell(column="date", heading="First group", start=20, end=30),
        Cell(column="date", heading="Second group", start=33, end=len(text)),
    )

    assert len(when(text, find_dates(text, "en"), cells=cells)) == len(cells)


def test_quarters_in_roman_digits_are_dates() -> None:
    found = when("I/2015 | IV/2015", find_dates("I/2015 | IV/2015", "en"))

    assert [(item.start, item.end) for item in found] == [
        (date(2015, 1, 1), date(2015, 3, 31)),
        (date(2015, 10, 1), date(2015, 12, 31)),
    ]
    assert not find_dates("document V/2015 and A/RES/72/284", "en")
