"""Tables of reports: what is a row, what only gives it its place, and what is no activity."""

from collections.abc import Callable

import pytest

from extractors.model import Document, Passage
from extractors.passages import read_passages, unaccounted

Build = Callable[..., Document]


def rows(document: Document) -> list[Passage]:
    reading = read_passages(document, ())
    assert unaccounted(document, reading) == ()
    found = reading.passages
    for passage in found:
        assert document.text_at(passage.ref) == passage.text
        for cell in passage.cells:
            assert (
                passage.text[cell.start : cell.end].strip() == passage.text[cell.start : cell.end]
            )
    return [passage for passage in found if passage.kind == "row"]


def inherited(passage: Passage) -> list[tuple[str, str]]:
    return [(item.kind, item.text) for item in passage.inherited]


ORDERS = [
    (
        [
            ["When and where", "What was done", "Together with"],
            ["Osh, 4-6 June 2018", "Course for prosecutors on financial evidence", "UNODC"],
            ["Khujand, March 2019", "Round table with local media", "Internews"],
        ],
        "Osh, 4-6 June 2018 | Course for prosecutors on financial evidence | UNODC",
        ["date", "activity", "partner"],
        "the activity need not come first",
    ),
    (
        [
            ["№", "Мероприятие", "Дата и место проведения", "Партнёры", "Статус"],
            ["1", "Семинар для пограничников", "г. Ош, 17–18 мая 2019 г.", "ОБСЕ", "проведён"],
            ["2", "Учебный курс для судей", "г. Душанбе, 2020 г.", "УНП ООН", "планируется"],
        ],
        "Семинар для пограничников | г. Ош, 17–18 мая 2019 г. | ОБСЕ | проведён",
        ["activity", "date", "partner", "status"],
        "Russian headings, the running number is no word of the row",
    ),
    (
        [
            ["Status", "Country", "Organizer", "Title of the activity", "Date", "#"],
            ["held", "Kazakhstan", "UNRCCA", "Seminar on early warning", "May 2019", "7"],
            ["planned", "Tajikistan", "IOM", "Study visit to a border post", "2020", "8"],
        ],
        "held | Kazakhstan | UNRCCA | Seminar on early warning | May 2019",
        ["status", "place", "organization", "activity", "date"],
        "a number at the end is left out as well",
    ),
    (
        [
            ["1", "Training of customs officers in Termez on container profiling", "May 2019"],
            ["2", "Handbook on the treatment of witnesses, printed in Uzbek", "2020"],
            ["3", "Regional conference on returning families, with a panel of judges", "2021"],
        ],
        "Training of customs officers in Termez on container profiling | May 2019",
        ["activity", "date"],
        "without headings the cells tell what the columns are",
    ),
    (
        [
            ["Overview of activities in 2021 →4"],
            ["No.", "Events", "Held on", "Venue"],
            ["1", "Simulation exercise at the airport", "3 May 2021", "Almaty"],
        ],
        "Simulation exercise at the airport | 3 May 2021 | Almaty",
        ["activity", "date", "place"],
        "a title across the table may stand above the headings",
    ),
    (
        [
            ["Date", "Item", "Source"],
            ["3-4 June 2020", "IOM gave scanners to the customs of Batken.", "kabar.example"],
            ["9 July 2020", "A course on forged visas ended in Osh.", "local paper"],
        ],
        "3-4 June 2020 | IOM gave scanners to the customs of Batken. | kabar.example",
        ["date", "activity", "source"],
        "“Item” heads sentences here",
    ),
    (
        [
            ["Item", "Activity", "Reported by"],
            ["1", "Course on forged visas in Osh, May 2020", "Kabar"],
            ["2", "Visit of judges to a prison, June 2020", "Kabar"],
        ],
        "Course on forged visas in Osh, May 2020 | Kabar",
        ["activity", "source"],
        "and running numbers here",
    ),
    (
        [
            ["Дата", "Новость", "Где опубликовано"],
            ["7 мая", "ЮНОДК передало пограничникам рентгеновские установки", "«Кабар»"],
            ["9 мая", "В Оше завершился курс для следователей", "сайт МВД"],
        ],
        "7 мая | ЮНОДК передало пограничникам рентгеновские установки | «Кабар»",
        ["date", "activity", "source"],
        "a list of news in Russian",
    ),
]


@pytest.mark.parametrize(
    ("layout", "text", "kinds", "why"), ORDERS, ids=lambda value: str(value)[:30]
)
def test_first_row(
    document_of: Build, layout: list[list[str]], text: str, kinds: list[str], why: str
) -> None:
    first = rows(document_of(layout))[0]
    assert first.text == text, why
    assert [cell.column for cell in first.cells] == kinds, why


def test_cells_merged_down_give_the_rows_their_programme(document_of: Build) -> None:
    found = rows(
        document_of(
            [
                ["Programme", "No.", "Activity", "When", "Partners"],
                ["A. Completed →5"],
                ["STRIVE\nfunded by the EU ↓2", "1", "Course for imams", "May 2019", "RUSI"],
                ["2", "Course for teachers", "June 2019", "RUSI"],
                ["BOMNAF", "3", "Patrol training", "2020", "UNDP"],
                ["B. Planned →5"],
                ["BOMNAF", "4", "Refresher course", "2022", "UNDP"],
            ]
        )
    )
    assert [passage.text for passage in found] == [
        "Course for imams | May 2019 | RUSI",
        "Course for teachers | June 2019 | RUSI",
        "Patrol training | 2020 | UNDP",
        "Refresher course | 2022 | UNDP",
    ]
    assert inherited(found[1]) == [
        ("group", "A. Completed"),
        ("programme", "STRIVE funded by the EU"),
    ]
    assert inherited(found[3]) == [("group", "B. Planned"), ("programme", "BOMNAF")]


def test_heading_rows_name_years_and_countries(document_of: Build) -> None:
    found = rows(
        document_of(
            [
                ["Activity", "Date", "Partners"],
                ["Kazakhstan →3"],
                ["2019 →3"],
                ["Seminar for lawyers on fair trial", "3 May", "ODIHR"],
                ["2020 →3"],
                ["Seminar for judges on fair trial", "4 June", "ODIHR"],
                ["Узбекистан →3"],
                ["Seminar for police on fair trial", "1 July 2021", "ODIHR"],
            ]
        )
    )
    assert inherited(found[0]) == [("country", "Kazakhstan"), ("year", "2019")]
    assert inherited(found[1]) == [("country", "Kazakhstan"), ("year", "2020")]
    assert inherited(found[2]) == [("country", "Узбекистан")]


def test_an_empty_label_cell_goes_on_with_the_one_above(document_of: Build) -> None:
    found = rows(
        document_of(
            [
                ["Country", "Activity", "Date"],
                ["Kyrgyzstan", "Course on crime scene work", "May 2019"],
                ["", "Mock trial with students", "June 2019"],
                ["Turkmenistan", "Visit of experts to the port", "2020"],
            ]
        )
    )
    assert [passage.text for passage in found][1] == "Mock trial with students | June 2019"
    assert inherited(found[1]) == [("country", "Kyrgyzstan")]


def test_a_merged_donor_is_inherited_with_its_column(document_of: Build) -> None:
    found = rows(
        document_of(
            [
                ["Activity", "Date", "Donor"],
                ["Training of prison staff in Osh", "May 2019", "Japan ↓2"],
                ["Training of prison staff in Naryn", "June 2019"],
            ]
        )
    )
    assert found[0].text == "Training of prison staff in Osh | May 2019 | Japan"
    assert found[1].text == "Training of prison staff in Naryn | June 2019"
    assert [(item.text, item.column) for item in found[1].inherited] == [("Japan", "funder")]


def test_two_activities_in_one_cell(document_of: Build) -> None:
    document = document_of(
        [
            ["No.", "Activity", "When", "Where", "Status"],
            [
                "1",
                "(a) Seminar in Osh (May 2018) with the police.\n(b) Seminar in Naryn (June 2018).",
                "see left",
                "see left",
                "both held",
            ],
            ["2", "Course for judges:\n(a) on evidence\n(b) on witnesses", "2019", "Osh", "held"],
        ]
    )
    found = rows(document)
    assert [passage.text for passage in found] == [
        "(a) Seminar in Osh (May 2018) with the police.",
        "(b) Seminar in Naryn (June 2018).",
        "Course for judges: (a) on evidence (b) on witnesses | 2019 | Osh | held",
    ], "parts without a date of their own are the content of one activity"
    assert [(item.text, item.column) for item in found[1].inherited] == [("both held", "status")]


def test_long_cells_beside_a_label_are_prose(document_of: Build) -> None:
    document = document_of(
        [
            ["Organization", "Activities"],
            [
                "CSTO",
                "The CSTO held an exercise in May 2019.\nIt also adopted a plan for 2020-2022.",
            ],
            [
                "CICA",
                "CICA held a seminar in Astana in 2018.\nIts catalogue was revised in 2021.",
            ],
        ]
    )
    found = read_passages(document, ()).passages
    assert [passage.kind for passage in found] == ["prose", "prose"]
    assert found[0].text == (
        "The CSTO held an exercise in May 2019.\nIt also adopted a plan for 2020-2022."
    )
    assert [(item.kind, item.text) for item in found[0].inherited] == [("organization", "CSTO")]
    assert all(document.text_at(passage.ref) == passage.text for passage in found)


def test_a_row_across_with_sentences_is_text_and_a_note_is_not(document_of: Build) -> None:
    document = document_of(
        [
            ["Activity", "Date", "Place"],
            ["Workshop on open sources", "May 2019", "Osh"],
            ["In addition, the Centre trained twelve analysts in Bishkek in late 2019. →3"],
            ["Note: figures are preliminary. →3"],
        ]
    )
    reading = read_passages(document, ())
    assert [passage.kind for passage in reading.passages] == ["row", "prose"]
    assert "table note" in {rejection.reason for rejection in reading.rejections}


def test_the_caption_is_a_heading_of_the_rows(document_of: Build) -> None:
    found = rows(
        document_of(
            "# Report",
            "Text before the table that explains it at some length and says nothing else.",
            "**Table 2. Trainings of the Academy**",
            [["Activity", "Date"], ["Course on document fraud", "May 2019"]],
        )
    )
    assert found[0].headings[-1] == "Table 2. Trainings of the Academy"


def test_columns_of_years_give_their_year(document_of: Build) -> None:
    document = document_of(
        [
            ["Organization", "2018", "2019"],
            ["UNODC", "Two courses for judges in Osh", "A handbook was printed in Dushanbe"],
            ["IOM", "–", "Study on migrants in Khujand\nVisit of experts to Termez"],
        ]
    )
    found = read_passages(document, ()).passages
    assert [(passage.text, inherited(passage)) for passage in found] == [
        ("Two courses for judges in Osh", [("year", "2018"), ("organization", "UNODC")]),
        ("A handbook was printed in Dushanbe", [("year", "2019"), ("organization", "UNODC")]),
        (
            "Study on migrants in Khujand\nVisit of experts to Termez",
            [("year", "2019"), ("organization", "IOM")],
        ),
    ]
    assert all(document.text_at(passage.ref) == passage.text for passage in found)


def test_a_form_is_one_activity_with_its_fields(document_of: Build) -> None:
    document = document_of(
        [
            ["Title of the activity", "Regional seminar on the exchange of passenger data"],
            ["Dates", "3-5 May 2019"],
            ["Venue", "Almaty"],
            ["Organizer", "OSCE"],
            ["Remarks", "–"],
        ]
    )
    (found,) = read_passages(document, ()).passages
    assert found.text == "Regional seminar on the exchange of passenger data"
    assert inherited(found)[:3] == [
        ("year", "3-5 May 2019"),
        ("country", "Almaty"),
        ("organization", "OSCE"),
    ]


def test_a_box_is_prose(document_of: Build) -> None:
    document = document_of(
        [["Did you know?"], ["In May 2019 the Centre opened a laboratory in Osh with EU funds."]]
    )
    (found,) = read_passages(document, ()).passages
    assert found.kind == "prose"
    assert found.headings == ("Did you know?",)


def test_text_laid_out_in_a_table_is_not_lost(document_of: Build) -> None:
    left = (
        "In May 2019 the Office trained forty border guards in Khorog, and it handed over ten "
        "vehicles to the regional command."
    )
    right = (
        "The course was repeated in Osh in June 2019 for officers of the customs service, who came "
        "from three provinces."
    )
    document = document_of([[left, right]])
    assert [passage.text for passage in read_passages(document, ()).passages] == [left, right]


def test_headings_that_stand_once_more_are_no_activity(document_of: Build) -> None:
    head = ["Activity", "Partner", "Place"]
    document = document_of(
        [
            ["A. Completed →3"],
            head,
            ["Course for customs officers on forged passports", "IOM", "Osh"],
            ["B. Planned →3"],
            [text.upper() for text in head],
            ["Round table with the media", "OSCE", "Dushanbe"],
            ["Activity of the police partner", "Partner", "Place"],
        ]
    )
    assert [passage.text.split(" | ")[0] for passage in rows(document)] == [
        "Course for customs officers on forged passports",
        "Round table with the media",
        "Activity of the police partner",
    ]


def test_a_day_and_place_of_its_own_stays_in_the_row(document_of: Build) -> None:
    found = rows(
        document_of(
            [
                ["№", "Дата и место", "Мероприятие", "Соисполнители"],
                ["I. РЦПДЦА →4"],
                [
                    "1",
                    "3 мая 2019 г., Ош ↓2",
                    "Семинар для следователей по делам о терроризме",
                    "ОБСЕ",
                ],
                ["2", "Встреча руководителей подразделений связи", "УНП ООН"],
                ["3", "Июнь 2020 г., Душанбе", "Учения по освобождению заложников", "АТЦ СНГ"],
                ["II. УНП ООН, Программный офис в Таджикистане →4"],
                ["4", "2021 год", "Поставка приборов на контрольно-пропускные пункты", "ВТамО"],
            ]
        )
    )
    assert [passage.text for passage in found] == [
        "Семинар для следователей по делам о терроризме | ОБСЕ",
        "Встреча руководителей подразделений связи | УНП ООН",
        "Июнь 2020 г., Душанбе | Учения по освобождению заложников | АТЦ СНГ",
        "2021 год | Поставка приборов на контрольно-пропускные пункты | ВТамО",
    ], "a cell merged down holds for two rows, the others for their own"
    assert [cell.column for cell in found[2].cells] == ["date", "activity", "partner"]
    assert ("year", "3 мая 2019 г., Ош") in inherited(found[1])
    assert inherited(found[3]) == [
        ("country", "II. УНП ООН, Программный офис в Таджикистане"),
        ("organization", "II. УНП ООН, Программный офис в Таджикистане"),
    ], "one numbered heading ends the other"


@pytest.mark.parametrize(
    ("first", "text", "why"),
    [
        (("2019", "2019", "2020"), "Course for judges | Osh", "years repeated for their rows"),
        (("2019", "2020", "2021"), "2019 | Course for judges | Osh", "each row has its own year"),
        (
            ("3 May 2019", "3 May 2019", "4 June 2019"),
            "3 May 2019 | Course for judges | Osh",
            "a day is the row's own, also when two rows share it",
        ),
    ],
)
def test_repeated_labels(
    document_of: Build, first: tuple[str, str, str], text: str, why: str
) -> None:
    activities = ("Course for judges", "Course for clerks", "Visit to a prison")
    table = [["When", "What was done", "Where"]]
    table += [[when, what, "Osh"] for when, what in zip(first, activities, strict=True)]
    assert rows(document_of(table))[0].text == text, why


@pytest.mark.parametrize(
    ("headings", "cells", "kinds", "why"),
    [
        (
            ["Activity", "Dates", "Those beside us"],
            ["Course on forged papers", "May 2019", "OSCE, Ministry of Justice of Tajikistan"],
            ["activity", "date", "partner"],
            "names behind the activity under a heading that nobody knows",
        ),
        (
            ["Body", "Description of work", "Dates"],
            ["UNODC", "Course on forged papers", "May 2019"],
            ["organization", "activity", "date"],
            "names before the activity: who leads",
        ),
        (
            ["Мероприятие", "Сроки", "Точка"],
            ["Учебный курс для следователей", "май 2019 г.", "Бишкек, Кыргызстан"],
            ["activity", "date", "place"],
            "places under a heading that nobody knows",
        ),
    ],
)
def test_columns_told_by_their_cells(
    document_of: Build, headings: list[str], cells: list[str], kinds: list[str], why: str
) -> None:
    found = rows(document_of([headings, cells, cells]))
    assert [cell.column for cell in found[0].cells] == kinds, why
