"""Reports as tables in shapes of many senders: which rows become passages, what they inherit."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from docx import Document as new_document
from layouts_reports import Place, add_table

from extractors.extract import extract
from extractors.model import Passage
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks

Rows = Sequence[Sequence[str]]


def written(title: str, rows: Rows, merged: Sequence[tuple[Place, Place]], bold: bool) -> bytes:
    """A Word report of one table; `bold`: its first row is set as headings are."""
    document = new_document()
    document.add_heading(title, 1)
    add_table(document, rows, merged, bold)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def passages_of(data: bytes) -> list[Passage]:
    document = read_document(data, "report.docx")
    assert document.warnings == ()
    return list(extract(document, load_frameworks()).passages)


CASES = [
    (
        [["Status", "Partners", "When", "Activity", "Place"],
         ["Completed", "OSCE", "12-14 May 2021", "Training of border guards", "Termez"],
         ["Planned", "INTERPOL", "October 2022", "Workshop for prosecutors", "Almaty"]],
        [],
        [("Completed | OSCE | 12-14 May 2021 | Training of border guards | Termez", ()),
         ("Planned | INTERPOL | October 2022 | Workshop for prosecutors | Almaty", ())],
        "the status first, the activity in the middle",
    ),
    (
        [["Date", "Event", "Location"], ["2019", "", ""],
         ["3-5 March", "Seminar on extremism for teachers", "Osh"], ["2020", "", ""],
         ["7 June", "Course on terrorism financing", "Dushanbe"]],
        [((1, 0), (1, 2)), ((3, 0), (3, 2))],
        [("3-5 March | Seminar on extremism for teachers | Osh", (("year", "2019"),)),
         ("7 June | Course on terrorism financing | Dushanbe", (("year", "2020"),))],
        "rows that hold a year over all columns",
    ),
    (
        [["Activity", "Dates", "Partners"], ["Kazakhstan", "", ""],
         ["Seminar for prosecutors on evidence", "12 May 2021", "UNODC"], ["Exchange", "", ""],
         ["Course for border guards of two States", "3-4 June 2021", "IOM"],
         ["Tajikistan", "", ""], ["Training", "", ""],
         ["Workshop for imams and teachers", "7 July 2021", "OSCE"]],
        [((1, 0), (1, 2)), ((3, 0), (3, 2)), ((5, 0), (5, 2)), ((6, 0), (6, 2))],
        [("Seminar for prosecutors on evidence | 12 May 2021 | UNODC",
          (("country", "Kazakhstan"),)),
         ("Course for border guards of two States | 3-4 June 2021 | IOM", (("group", "Exchange"),)),
         ("Workshop for imams and teachers | 7 July 2021 | OSCE",
          (("country", "Tajikistan"), ("group", "Training")))],
        "a subject behind the rows of a country ends it, directly below one it is a part of it",
    ),
    (
        [["Мероприятие", "Сроки", "Партнёры"], ["Казахстан", "", ""],
         ["Семинар для прокуроров", "12 мая 2021 г.", "Генеральная прокуратура"],
         ["Узбекистан", "", ""],
         ["Тренинг для пограничников", "3-4 июня 2021 г.", "Пограничные войска"]],
        [((1, 0), (1, 2)), ((3, 0), (3, 2))],
        [("Семинар для прокуроров | 12 мая 2021 г. | Генеральная прокуратура",
          (("country", "Казахстан"),)),
         ("Тренинг для пограничников | 3-4 июня 2021 г. | Пограничные войска",
          (("country", "Узбекистан"),))],
        "rows that hold a country over all columns, in Russian",
    ),
    (
        [["Activity / Мероприятие", "Date / Дата", "Country / Страна"],
         ["Training of judges on terrorism cases", "2-3 July 2019", "Tajikistan"]],
        [],
        [("Training of judges on terrorism cases | 2-3 July 2019 | Tajikistan", ())],
        "headings in both languages",
    ),
    (
        [["Country", "Organizations", "What was done", "When"],
         ["Kyrgyzstan", "IOM, EU", "Handover of document readers", "March 2018"],
         ["", "", "Training of 30 border guards in Batken", "May 2018"],
         ["Tajikistan", "IOM, Japan", "Study visit of officers to Warsaw", "June 2018"]],
        [((1, 0), (2, 0)), ((1, 1), (2, 1))],
        [("Handover of document readers | March 2018",
          (("country", "Kyrgyzstan"), ("organization", "IOM, EU"))),
         ("Training of 30 border guards in Batken | May 2018",
          (("country", "Kyrgyzstan"), ("organization", "IOM, EU"))),
         ("Study visit of officers to Warsaw | June 2018",
          (("country", "Tajikistan"), ("organization", "IOM, Japan")))],
        "two columns merged down hold for all their rows",
    ),
    (
        [["When and where", "What was done", "Together with"],
         ["Almaty, 4-6 February 2020", "Training on controlled deliveries", "UNODC"],
         ["Ashgabat, September 2020", 'Operation "Channel" against drugs', "CSTO"]],
        [],
        [("Almaty, 4-6 February 2020 | Training on controlled deliveries | UNODC", ()),
         ('Ashgabat, September 2020 | Operation "Channel" against drugs | CSTO', ())],
        "headings that are questions",
    ),
    (
        [["Measure", "Activities", "", "Partner"], ["", "Title", "Date", ""],
         ["I.2", "Conference on youth and extremism", "12 Nov 2019", "UNDP"],
         ["II.4", "Meeting on border management", "3 Dec 2019", "OSCE"]],
        [((0, 1), (0, 2)), ((0, 0), (1, 0)), ((0, 3), (1, 3))],
        [("Conference on youth and extremism | 12 Nov 2019 | UNDP", ()),
         ("Meeting on border management | 3 Dec 2019 | OSCE", ())],
        "headings in two rows, some merged down, some across",
    ),
    (
        [["Year", "Month", "Measure taken"], ["2018", "May", "Joint exercise in Kyrgyzstan"],
         ["", "September", "Meeting of experts in Tashkent"],
         ["2019", "March", "Joint exercise in Kazakhstan"]],
        [((1, 0), (2, 0))],
        [("May | Joint exercise in Kyrgyzstan", (("year", "2018"),)),
         ("September | Meeting of experts in Tashkent", (("year", "2018"),)),
         ("March | Joint exercise in Kazakhstan", (("year", "2019"),))],
        "a column of years merged down beside one of months",
    ),
    (
        [["№ п/п", "Исполнители", "Наименование мероприятия", "Место", "Срок", "Отметка"],
         ["1.", "АТЦ СНГ", "Проведены сборы руководителей", "г. Душанбе", "2019 г.", "выполнено"]],
        [],
        [("АТЦ СНГ | Проведены сборы руководителей | г. Душанбе | 2019 г. | выполнено", ())],
        "a plan of measures in Russian, numbered",
    ),
    (
        [["Title", "Border control in Batken"], ["Implementing organization", "IOM"],
         ["Period", "January 2020 - December 2021"], ["Country", "Kyrgyzstan"],
         ["Activities", "Training of 60 border guards; delivery of five vehicles"]],
        [],
        [("Training of 60 border guards; delivery of five vehicles",
          (("organization", "IOM"), ("year", "January 2020 - December 2021"),
           ("country", "Kyrgyzstan")))],
        "a sheet of fields, one below the other",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "merged", "expected", "why"), CASES, ids=[why for *_, why in CASES]
)
def test_rows_and_what_they_inherit(
    rows: Rows,
    merged: Sequence[tuple[Place, Place]],
    expected: list[tuple[str, tuple[tuple[str, str], ...]]],
    why: str,
) -> None:
    found = [
        (passage.text, tuple((item.kind, item.text) for item in passage.inherited))
        for passage in passages_of(written("UNODC: contribution", rows, merged, bold=True))
    ]
    assert found == expected, why


def test_a_table_without_headings_gives_its_first_row() -> None:
    rows = [["15 March", "Tashkent", "Training on risk analysis for customs officers"],
            ["20 April", "Dushanbe", "Workshop on detection dogs for border guards"]]  # fmt: skip
    found = passages_of(written("EU-BOMCA activities 2021", rows, [], bold=False))
    assert [passage.text for passage in found] == [" | ".join(row) for row in rows]


@pytest.mark.parametrize(
    ("rows", "first", "why"),
    [
        ([["CTED", "Visit of experts to Dushanbe", "3-7 June 2019"],
          ["OSCE", "Training of customs officers in Osh", "12 May 2020"],
          ["UNODC", "Workshop on electronic evidence", "April 2021"]],
         "CTED | Visit of experts to Dushanbe | 3-7 June 2019", "the first activity in bold"),
        ([["ОБСЕ", "Обучение таможенников в Оше", "12 мая 2020 г."],
          ["УНП ООН", "Семинар для следователей", "апрель 2021 г."]],
         "ОБСЕ | Обучение таможенников в Оше | 12 мая 2020 г.", "the same in Russian"),
        ([["Body", "What it did", "May 2020"],
          ["OSCE", "Training of customs officers in Osh", "12 May 2020"],
          ["UNODC", "Workshop on electronic evidence", "20 May 2020"]],
         "OSCE | Training of customs officers in Osh | 12 May 2020", "a month among headings"),
    ],
)  # fmt: skip
def test_a_bold_first_row_is_an_activity_where_it_holds_one(
    rows: Rows, first: str, why: str
) -> None:
    data = written("Report on activities", rows, (), True)
    document = read_document(data, "report.docx")
    passages = extract(document, load_frameworks()).passages
    assert document.text_at(passages[0].ref) == first, why


@pytest.mark.parametrize(
    ("heading", "told_by", "expected", "why"),
    [
        ("Source", "UNODC, 9 May 2021", {"IOM"}, "who told of it has done nothing"),
        ("Published by", "OSCE Programme Office in Bishkek", {"IOM"}, "nor has who printed it"),
        ("Источник", "УВКПЧ", {"IOM"}, "a heading in another language than the rows"),
        ("Together with", "UNODC", {"IOM", "UNODC"}, "another column names who took part"),
    ],
)
def test_who_told_of_it_takes_no_part(
    heading: str, told_by: str, expected: set[str], why: str
) -> None:
    rows = [["When", "What was done", heading],
            ["3-5 May 2021", "IOM trained customs officers in Khorog", told_by],
            ["June 2021", "IOM opened a classroom in Osh", told_by]]  # fmt: skip
    document = read_document(written("Events of 2021", rows, [], bold=True), "report.docx")
    first = extract(document, load_frameworks()).tagged[0]
    assert {tag.id for tag in first.organizations} == expected, why
    assert [str(day.start) for day in first.dates] == ["2021-05-03"], why
    assert [country.code for country in first.countries] == ["TJK"], why


@pytest.mark.parametrize(
    ("mark", "date", "why"),
    [
        ("Not done. Moved to the first quarter of 2024 by the host", "2024-01-01", "put off"),
        ("Postponed to May 2024", "2024-05-01", "put off in another word"),
        ("Done; one session was moved for reasons of weather", "2023-09-01", "only a part was"),
        ("Done. Report sent to the Ministry in October 2023", "2023-09-01", "what came after"),
        ("Не исполнено. Переносится на I квартал 2024 г.", "2024-01-01", "put off"),
        ("Перенесено по просьбе партнёров на май 2024 г.", "2024-05-01", "put off, with the cause"),
        ("Исполнено. Отчёт направлен в октябре 2023 г.", "2023-09-01", "what came after"),
    ],
)
def test_a_row_that_says_to_when_something_was_moved_has_that_date(
    mark: str, date: str, why: str
) -> None:
    russian = mark[0] > "z"
    head = (
        ["Срок", "Мероприятие", "Исполнитель", "Отметка об исполнении"]
        if russian
        else ["When", "Activity", "Responsible", "Status"]
    )
    row = ["сентябрь 2023 г." if russian else "September 2023"]
    row += ["Семинар для пробации в Оше"] if russian else ["Seminar for probation in Osh"]
    data = written("План" if russian else "Plan", [head, [*row, "UNODC", mark]], [], True)
    (activity,) = extract(read_document(data, "plan.docx"), load_frameworks()).tagged
    assert [str(when.start) for when in activity.dates] == [date], why


def test_the_country_of_a_third_line_of_the_title_is_that_of_its_ministries() -> None:
    document = new_document()
    for line in ("Approved by the Working Group, minutes No. 3", "PLAN", "of work in Tajikistan"):
        document.add_heading(line, 1)
    rows = [["When", "Activity", "Responsible"], ["May 2023", "Course for judges", "Supreme Court"]]
    add_table(document, rows, [], True)
    target = BytesIO()
    document.save(target)
    read = read_document(target.getvalue(), "plan.docx")
    (activity,) = extract(read, load_frameworks()).tagged
    assert [tag.id for tag in activity.organizations] == ["GOV-TJK"]
    assert [tag.code for tag in activity.countries] == ["TJK"]


def test_a_cell_over_several_rows_says_who_leads_before_what_is_told_of_others() -> None:
    rows = [
        ["Lead agency", "Activity", "When"],
        [
            "UNICEF",
            "Civics course in ten schools. The Ministry of Education of Tajikistan approved the "
            "textbook.",
            "2021",
        ],
        ["", "UNDP opened two classrooms in Kulob", "May 2022"],
        ["", "Network of 90 youth clubs set up in Sughd", "June 2022"],
    ]
    data = written("Activities in Tajikistan", rows, [((1, 0), (3, 0))], True)
    found = extract(read_document(data, "table.docx"), load_frameworks()).tagged
    leads = [[o.id for o in each.organizations if o.role == "lead"] for each in found]
    assert leads == [["UNICEF"], ["UNDP"], ["UNICEF"]]


def test_who_does_the_rest_leads_the_rows_that_name_nobody() -> None:
    document = new_document()
    document.add_heading("Interim report of the UNODC Terrorism Prevention Branch", 1)
    document.add_paragraph("Unless otherwise stated, IOM was the organizer.")
    rows = [
        ["No.", "Activity", "Date", "Place"],
        ["1", "Course for judges on evidence from abroad", "3 May 2021", "Almaty"],
        ["2", "Seminar for prosecutors, held by UNICRI", "June 2021", "Osh"],
    ]
    add_table(document, rows, [], True)
    target = BytesIO()
    document.save(target)
    found = extract(read_document(target.getvalue(), "table.docx"), load_frameworks()).tagged
    leads = [[o.id for o in each.organizations if o.role == "lead"] for each in found]
    assert leads == [["IOM"], ["UNICRI"]]
