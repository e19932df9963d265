"""Tables in text that spreadsheets, databases and web pages write, and prose that is none."""

from time import process_time

import pytest

from extractors.assemble import assemble
from extractors.layout import ParagraphLayout, TableLayout
from extractors.losses import losses
from extractors.readers.plain import read_plain

Rows = list[list[str]]
SEMINAR = ["Seminar on borders, customs and police", "June 2020", "Osh"]
TABLE = [["Activity", "Date", "Place"], SEMINAR, ["Visit", "2021", "Batken"]]

TABLES: list[tuple[str, Rows, list[str], str]] = [
    (
        'Activity,Date,Place\n"Seminar on borders, customs and police",June 2020,Osh\n'
        "Visit,2021,Batken\n",
        TABLE,
        [],
        "commas, and one in quotes",
    ),
    (
        "Activity;Date;Place\nSeminar on borders, customs and police;June 2020;Osh\n"
        "Visit;2021;Batken\n",
        TABLE,
        [],
        "semicolons",
    ),
    (
        'Мероприятие;Дата\nСеминар в Оше;май 2019 г.\n"Визит; оценка";июнь 2020 г.\n',
        [
            ["Мероприятие", "Дата"],
            ["Семинар в Оше", "май 2019 г."],
            ["Визит; оценка", "июнь 2020 г."],
        ],
        [],
        "Russian, two columns",
    ),
    (
        "Activity; Lead; Date\nTraining of judges; UNODC; May 2019\nVisit to Osh; OSCE; 2020\n",
        [
            ["Activity", "Lead", "Date"],
            ["Training of judges", "UNODC", "May 2019"],
            ["Visit to Osh", "OSCE", "2020"],
        ],
        [],
        "typed by hand below its headings",
    ),
    (
        "1,Training of judges,May 2019,Osh\n2,Visit,June 2020,Batken\n",
        [["1", "Training of judges", "May 2019", "Osh"], ["2", "Visit", "June 2020", "Batken"]],
        [],
        "without headings",
    ),
    (
        "Activities of UNODC,,\nActivity,Date,Place\nVisit,2021,Batken\n,,\nCourse,,Osh\n",
        [["Activity", "Date", "Place"], ["Visit", "2021", "Batken"], ["Course", "", "Osh"]],
        ["Activities of UNODC"],
        "a title padded to the width of the table, an empty row",
    ),
    (
        'Activity\tDate\n"Training\nfor judges"\tMay 2019\nVisit\t2020\n',
        [["Activity", "Date"], ["Training for judges", "May 2019"], ["Visit", "2020"]],
        [],
        "tabs, and a line end in quotes",
    ),
    (
        'Activity;Notes\nCourse;"Held in Osh.\nPaid by Japan, said ""yes"""\nVisit;none\n',
        [
            ["Activity", "Notes"],
            ["Course", 'Held in Osh. / Paid by Japan, said "yes"'],
            ["Visit", "none"],
        ],
        [],
        "two lines of a field are two paragraphs",
    ),
    (
        "+----+--------+\n| No | Event  |\n+----+--------+\n| 1  | Visit  |\n| 2  | Course |\n"
        "+----+--------+\n",
        [["No", "Event"], ["1", "Visit"], ["2", "Course"]],
        [],
        "a database prints no border between rows",
    ),
    (
        "┌───────┬──────┐\n│ Event │ Date │\n├───────┼──────┤\n│ Visit │ May  │\n│ Talk  │ June │\n"
        "└───────┴──────┘\n",
        [["Event", "Date"], ["Visit", "May"], ["Talk", "June"]],
        [],
        "signs for drawing boxes",
    ),
    (
        "======  =====\nEvent   Date\n======  =====\nVisit   May\nTalk    June\n======  =====\n",
        [["Event", "Date"], ["Visit", "May"], ["Talk", "June"]],
        [],
        "rules in parts",
    ),
    (
        "<p>What we did.</p><table><tr><td>Visit</td><td><ul><li>Osh</li><li>Batken</li></ul></td>"
        "</tr><tr><td colspan=2>None</td></tr></table><p>What follows &amp; more.</p>",
        [["Visit", "Osh / Batken"], ["None"]],
        ["What we did.", "What follows & more."],
        "words beside a table in HTML",
    ),
    (
        "<table><tr><td>A</td><td>Held <table><tr><td>Osh</td><td>May</td></tr></table> Later"
        "</td></tr>\n<tr><td>B</td><td>D</td></tr></table>\nAfter it.",
        [["A", "Held / Osh / May / Later"], ["B", "D"]],
        ["After it."],
        "a table inside a cell of HTML",
    ),
    (
        "<tr><td>Visit</td>\n<td>May</td></tr><tr><td>Talk</td><td>June</td></tr>",
        [["Visit", "May"], ["Talk", "June"]],
        [],
        "rows of HTML alone",
    ),
    (
        "<table><caption>Table 1</caption><tr><th>Event</th><th>Date</th></tr>"
        "<tr><td>Visit</td><td>May</td></tr></table>",
        [["Event", "Date"], ["Visit", "May"]],
        ["Table 1"],
        "a caption of HTML",
    ),
]


@pytest.mark.parametrize(("text", "rows", "prose", "why"), TABLES, ids=[why for *_, why in TABLES])
def test_tables(text: str, rows: Rows, prose: list[str], why: str) -> None:
    data = text.encode()
    layout = read_plain(data, "table.csv")
    assert sum(isinstance(element, TableLayout) for element in layout.elements) == 1, why
    found = [
        [" / ".join(p.text for p in cell.paragraphs) for cell in row.cells]
        for element in layout.elements
        if isinstance(element, TableLayout)
        for row in element.rows
    ]
    assert found == rows, why
    assert [e.text for e in layout.elements if isinstance(e, ParagraphLayout)] == prose, why
    document = assemble(layout, data, "table.csv")
    assert losses(data, "text", document.blocks, document.discards) == (), why


def test_the_headings_of_fields_are_known() -> None:
    layout = read_plain(b"Report of May\n\nActivity;Date\nVisit;2020\nTalk;2021\n", "table.csv")
    table = layout.elements[-1]
    assert isinstance(table, TableLayout)
    assert [row.header for row in table.rows] == [True, False, False]


PROSE = [
    ("UNODC trained judges, police and customs.\nOSCE met experts, mayors and staff.\n", "commas"),
    ("The Office met; it left; it wrote.\nThe Centre sat; it ate; it slept.\n", "semicolons"),
    ("Almaty, Kazakhstan\nTashkent, Uzbekistan\nDushanbe, Tajikistan\n", "addresses"),
    ("judges;\nprosecutors;\npolice.\n", "a list"),
    ("Напечатано 1,200 книг.\nНапечатано 1,500 книг.\nНапечатано 3,000 книг.\n", "numbers"),
    ("We met in Osh,and in Batken,\nwhere experts sat,as planned.\n", "blanks left out once"),
    ('He said "yes,\nand then he left, as planned.\nNobody came, they say.\n', "an open quote"),
]


@pytest.mark.parametrize(("text", "why"), PROSE, ids=[why for _, why in PROSE])
def test_prose_is_no_table(text: str, why: str) -> None:
    layout = read_plain(text.encode(), "note.txt")
    assert all(isinstance(element, ParagraphLayout) for element in layout.elements), why


@pytest.mark.parametrize("piece", ['"a,\n', 'a;b;"c\n', "<tr>", "<table><tr><caption>", ","])
def test_what_never_closes_is_read_in_time(piece: str) -> None:
    start = process_time()
    read_plain((piece * 4_000).encode(), "attack.csv")
    assert process_time() - start < 3
