"""Text files: torn tables, tables of every kind, wrapped prose, encodings."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.assemble import assemble
from extractors.errors import DocumentError
from extractors.layout import Layout, ParagraphLayout, TableLayout
from extractors.model import Document
from extractors.readers.plain import read_plain
from extractors.readers.word import read_word

Rows = list[list[list[str]]]


def read(text: str, *titles: str) -> Layout:
    return read_plain(text.encode(), "note.md", titles)


def document(text: str) -> Document:
    data = text.encode()
    return assemble(read_plain(data, "note.txt"), data, "note.txt")


def tables(layout: Layout) -> list[Rows]:
    return [
        [[[p.text for p in cell.paragraphs] for cell in row.cells] for row in element.rows]
        for element in layout.elements
        if isinstance(element, TableLayout)
    ]


def prose(layout: Layout) -> list[ParagraphLayout]:
    return [element for element in layout.elements if isinstance(element, ParagraphLayout)]


def shown(layout: Layout) -> list[str]:
    """Paragraphs as "kind level marker text", for tables of expectations."""
    return [
        " ".join(filter(None, (p.kind[0] + (str(p.level) if p.level else ""), p.marker, p.text)))
        for p in prose(layout)
    ]


TORN = """Part A: Prevention of terrorism

Measure of the plan\tWhat organizations do
<p><i>To strengthen the role of educators and</i></p>\t<p>UNICEF trained teachers.</p> \
<p>The **OSCE** held a seminar in</p>

<p><i>religious leaders</i></p>\t<p>Dushanbe in May 2019.</p> \
<p>UNESCO published a reader on the</p>
---\t---

role of media.

The **CIS** is reviewing its model laws.

\t<p>IOM opened a hotline for anti-</p>

trafficking units.
<p><i>To protect witnesses</i></p>\t<p>UNODC drafted a law.</p>

Part B: Cooperation of services.

Measure of the plan\tWhat organizations do
<p><i>To exchange data</i></p>\t<p>Interpol keeps a database.</p>
"""


def test_a_torn_table_is_whole_again() -> None:
    layout = read(TORN)
    assert tables(layout) == [
        [
            [["Measure of the plan"], ["What organizations do"]],
            [
                ["To strengthen the role of educators and religious leaders"],
                [
                    "UNICEF trained teachers.",
                    "The OSCE held a seminar in Dushanbe in May 2019.",
                    "UNESCO published a reader on the role of media.",
                    "The CIS is reviewing its model laws.",
                    "IOM opened a hotline for anti-trafficking units.",
                ],
            ],
            [["To protect witnesses"], ["UNODC drafted a law."]],
        ],
        [
            [["Measure of the plan"], ["What organizations do"]],
            [["To exchange data"], ["Interpol keeps a database."]],
        ],
    ]
    assert shown(layout) == [
        "h1 Part A: Prevention of terrorism",
        "h2 Part B: Cooperation of services.",
    ]
    first = next(element for element in layout.elements if isinstance(element, TableLayout))
    assert [row.header for row in first.rows] == [True, False, False]
    assert first.rows[1].cells[1].paragraphs[1].bold == ((4, 8),)


def test_a_known_title_settles_whether_a_label_goes_on() -> None:
    text = (
        "Measure\tActivities\n"
        "<p>To build the capacity of the</p>\t<p>UNODC trained judges in</p>\n\n"
        "\t<p>two provinces.</p>\n\n"
        "<p>United Nations in the region</p>\t<p>CTED visited Astana.</p>\n"
    )
    joined = read(text, "To build the capacity of the United Nations in the region")
    assert len(tables(joined)[0]) == 2
    assert len(tables(read(text))[0]) == 3


KINDS: list[tuple[str, Rows, str]] = [
    (
        "| Event | Date |\n|---|---|\n| Seminar in Osh | May 2019 |\n| Visit |  |\n",
        [[["Event"], ["Date"]], [["Seminar in Osh"], ["May 2019"]], [["Visit"], []]],
        "bars with a border",
    ),
    (
        "Event | Date\n--- | ---\nSeminar | 2019\n",
        [[["Event"], ["Date"]], [["Seminar"], ["2019"]]],
        "bars without a border",
    ),
    (
        "| Event | What |\n|---|---|\n| A | **UNODC** trained<br>OSCE visited |\n",
        [[["Event"], ["What"]], [["A"], ["UNODC trained", "OSCE visited"]]],
        "breaks in a cell are paragraphs",
    ),
    (
        "Event\tDate\tPlace\nSeminar\t2019\tOsh\nVisit\t2020\n",
        [
            [["Event"], ["Date"], ["Place"]],
            [["Seminar"], ["2019"], ["Osh"]],
            [["Visit"], ["2020"], []],
        ],
        "tabs, the last cell not written",
    ),
    (
        "<table><tr><th>Event</th><th>Date</th></tr>\n<tr><td rowspan='2'>Series</td>"
        "<td>2019</td></tr><tr><td>2020</td></tr></table>",
        [[["Event"], ["Date"]], [["Series"], ["2019"]], [["2020"]]],
        "HTML with a cell merged downwards",
    ),
    (
        "+-------+------------+\n| Event | What       |\n+=======+============+\n"
        "| Visit | CTED went  |\n|       | to Astana. |\n+-------+------------+\n",
        [[["Event"], ["What"]], [["Visit"], ["CTED went to Astana."]]],
        "drawn borders",
    ),
    (
        "Event                Date        Place\nSeminar on borders   May 2019    Osh\n"
        "Visit of experts     June 2020   Batken\n",
        [
            [["Event"], ["Date"], ["Place"]],
            [["Seminar on borders"], ["May 2019"], ["Osh"]],
            [["Visit of experts"], ["June 2020"], ["Batken"]],
        ],
        "columns made with spaces",
    ),
    (
        "Событие\tДата\nСеминар в Оше\tмай 2019 г.\nВизит\tиюнь 2020 г.\n",
        [
            [["Событие"], ["Дата"]],
            [["Семинар в Оше"], ["май 2019 г."]],
            [["Визит"], ["июнь 2020 г."]],
        ],
        "Russian",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), KINDS, ids=[why for *_, why in KINDS])
def test_kinds_of_tables(text: str, expected: Rows, why: str) -> None:
    layout = read(text)
    assert tables(layout) == [expected], why
    element = layout.elements[0]
    assert isinstance(element, TableLayout)
    assert [row.header for row in element.rows] == [True] + [False] * (len(expected) - 1)


NO_TABLES = [
    ("The guide is out.\nAvailable in: AR | EN | FR | RU\n", "bars in one line"),
    ("•\tUNODC trained judges.\n•\tOSCE trained police.\n", "bullets with tabs"),
    ("To:\tUNRCCA\nFrom:\tOSCE\n", "fields with tabs"),
    ("Dear colleagues,\n\nsee below.\n\n---\n\nBest regards\n", "a rule between paragraphs"),
]


@pytest.mark.parametrize(("text", "why"), NO_TABLES, ids=[why for _, why in NO_TABLES])
def test_no_tables(text: str, why: str) -> None:
    assert tables(read(text)) == [], why


def test_prose_between_tables_stays_prose() -> None:
    text = (
        "| Event | Date |\n|---|---|\n| A | 2019 |\n\nThe following events are planned.\n\n"
        "| Event | Date |\n|---|---|\n| B | 2020 |\n"
    )
    layout = read(text)
    assert len(tables(layout)) == 2
    assert shown(layout) == ["p The following events are planned."]


WRAPPED = """Dear colleagues,

please find below what the Programme Office in Bishkek has done in the first
half of 2019. The figures are those of the annual report, and have been checked
by the finance unit in
Vienna.

1. Border management

- Two training courses for officers of the State Border Service, held in the
  Batken region with funds of Japan
- A study visit to Warsaw.
    o The group met the EU agency for borders, and its report is with the
      Ministry.

Best regards,
Aidai
"""

PROSE = [
    (
        WRAPPED,
        [
            "p Dear colleagues,",
            "p please find below what the Programme Office in Bishkek has done in the first half "
            "of 2019. The figures are those of the annual report, and have been checked by the "
            "finance unit in Vienna.",
            "h2 1. Border management",
            "p1 - Two training courses for officers of the State Border Service, held in the "
            "Batken region with funds of Japan",
            "p1 - A study visit to Warsaw.",
            "p2 o The group met the EU agency for borders, and its report is with the Ministry.",
            "p Best regards,",
            "p Aidai",
        ],
        "lines of a mail",
    ),
    (
        "Annual overview\n===============\n\nPrisons\n-------\nUNODC trained staff.\n",
        ["h1 Annual overview", "h2 Prisons", "p UNODC trained staff."],
        "underlined headings",
    ),
    (
        "# Report\n\n## 2. Results ##\n\n**Kyrgyzstan**\n\nThe *OSCE* met.\n",
        ["h1 Report", "h2 2. Results", "h3 Kyrgyzstan", "p The OSCE met."],
        "Markdown headings",
    ),
    (
        "БЮЛЛЕТЕНЬ ЦЕНТРА\n\nОбучение\n\nПроведён семинар.\n\n— для судей;\n— для прокуроров.\n",
        [
            "h1 БЮЛЛЕТЕНЬ ЦЕНТРА",
            "h2 Обучение",
            "p Проведён семинар.",
            "p1 — для судей;",
            "p1 — для прокуроров.",
        ],
        "Russian headings and dashes",
    ),
    (
        "*** II. UNODC ***\n\nUNODC trained staff.\n",
        ["h2 II. UNODC", "p UNODC trained staff."],
        "decorated headings",
    ),
    (
        "Notes\n\n21-22 May 2018\n\nhandbook cover\n\nwww.example.org\n\nThe end.\n",
        ["h1 Notes", "p 21-22 May 2018", "p handbook cover", "p www.example.org", "p The end."],
        "dates, captions and addresses are no headings",
    ),
    (
        "UNODC has an office.\f\nOSCE has two.\n",
        ["p UNODC has an office.", "p OSCE has two."],
        "a page break is not bridged without a sign",
    ),
    (
        "UNODC held a course in\f\nOsh in May.\n",
        ["p UNODC held a course in Osh in May."],
        "no paragraph ends in a preposition",
    ),
    ("The law was sent to the\n\fparliament in May.\n",
     ["p The law was sent to the parliament in May."],
     "a sentence goes on over a page break"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), PROSE, ids=[why for *_, why in PROSE])
def test_prose(text: str, expected: list[str], why: str) -> None:
    assert shown(read(text)) == expected, why


def test_page_numbers_are_discards() -> None:
    text = "".join(f"The report of office {n} follows here.\n\n{n}\n\f\n" for n in range(1, 5))
    layout = read(text)
    assert [(each.reason, each.text) for each in layout.discards] == [
        ("page-number", str(number)) for number in range(1, 5)
    ]
    assert len(prose(layout)) == 4


ENCODINGS = [
    ("Семинар в Оше".encode(), "Семинар в Оше", (), "UTF-8"),
    ("Семинар в Оше".encode("utf-8-sig"), "Семинар в Оше", (), "a mark before UTF-8"),
    ("Семинар в Оше".encode("utf-16"), "Семинар в Оше", (), "UTF-16 with a mark"),
    (
        "Семинар в Оше".encode("cp1251"),
        "Семинар в Оше",
        ("its encoding is not stated; it was read as cp1251",),
        "Windows Cyrillic",
    ),
    (
        "Séminaire “régional”".encode("cp1252"),
        "Séminaire “régional”",
        ("its encoding is not stated; it was read as cp1252",),
        "Windows Western",
    ),
]


@pytest.mark.parametrize(
    ("data", "text", "warnings", "why"), ENCODINGS, ids=[why for *_, why in ENCODINGS]
)
def test_encodings(data: bytes, text: str, warnings: tuple[str, ...], why: str) -> None:
    layout = read_plain(data, "a.txt")
    assert [each.text for each in prose(layout)] == [text], why
    assert layout.warnings == warnings


@pytest.mark.parametrize("text", [TORN, WRAPPED, *(text for text, *_ in KINDS)])
def test_no_letter_is_lost(text: str) -> None:
    assert document(text).warnings == ()


PIECES = st.sampled_from(
    ["|", "a | b", "\t", "\n", "\n\n", "---", "+--+", "| x |", "<p>", "</p>", "<table>", "<tr>",
     "<td>", "</table>", "> ", "From: a", "To: b", "- ", "1. ", "**", "# ", "word", " ", "\f", "=",
     "-----Original Message-----", "-- ", "Слово", "<!--", "[a](", "&amp;", "Title"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_text_is_read_or_refused(pieces: list[str]) -> None:
    try:
        document("".join(pieces))
    except DocumentError:
        return


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["a", "-", "*", " ", "\n", "<", "[", "|", "\t", "#", "> ", "<!--", "<p>", "1.", "_", "а "],
)
def test_long_lines_are_read_or_refused(piece: str) -> None:
    """A pattern that tries again from every letter would not come to an end here."""
    text = piece * (100_000 // len(piece))
    try:
        found = document(text + "x")
    except DocumentError as error:
        assert error.problem
    else:
        assert found.blocks or found.discards


@pytest.mark.shared
@pytest.mark.parametrize(
    "name",
    [
        "concept_note_astana_workshop_2018",
        "elearning_human_rights_ct_central_asia",
        "jpoa_project_summary_phases_1_2_2017",
        "rolling_matrix_2018",
        "unrcca_webpage_ct_central_asia",
    ],
)
def test_text_and_word_file_hold_the_same_paragraphs(shared: Path, name: str) -> None:
    path = shared / "corpus" / f"{name}.md"
    if not path.exists():
        path = path.with_suffix(".txt")
    plain = path.read_bytes()
    word = path.with_suffix(".docx").read_bytes()
    from_text = assemble(read_plain(plain, "a"), plain, "a")
    from_word = assemble(read_word(word, "a"), word, "a")
    assert [block.text for block in from_text.blocks] == [block.text for block in from_word.blocks]
    assert from_text.warnings == ()


def test_a_rule_below_two_lines_makes_the_first_a_heading() -> None:
    text = "[1] ICAO, Paris\nreceived 11 July\n---------------\nWe gave a course in Osh.\n"
    layout = read_plain(f"Notes of partners\n\n{text}\n{text}".encode(), "notes.txt")
    shown = [(p.kind, p.text) for p in layout.elements if isinstance(p, ParagraphLayout)][1:4]
    assert shown == [
        ("heading", "[1] ICAO, Paris"),
        ("paragraph", "received 11 July"),
        ("paragraph", "We gave a course in Osh."),
    ]
