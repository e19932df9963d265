"""Rows without sides of their own, and lines of tables that a page has cut off the rest."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from extractors.layout import Layout, TableLayout
from extractors.readers.pdf import read_pdf
from extractors.readers.pdf.columns import Columns, lines_of
from extractors.readers.pdf.words import Style, Word

CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11, spaceAfter=4)
HEAD = ParagraphStyle("head", CELL, fontName="Helvetica-Bold")
WIDTHS = (40, 160, 280)
ROWS = [
    ("1", "Border security", "The Office trained ninety officers of the border service in the use "
     "of scanners, and gave them a handbook on false passports."),
    ("2", "Justice", "The Centre held a round table with judges and prosecutors in Bishkek."),
    ("3", "Education in the schools of the region", "Schools of the five States got handbooks."),
    ("", "", "Forty teachers of the south went to a course of five days in Osh in May 2019."),
    ("4", "Prisons", "Forty members of the staff of prisons took part in a study visit."),
]  # fmt: skip


def _printed(story: list[Flowable], height: float = 842) -> Layout:
    target = io.BytesIO()
    SimpleDocTemplate(target, pagesize=(595, height), topMargin=20, bottomMargin=20).build(story)
    return read_pdf(target.getvalue(), "a.pdf")


def _cells(rows: Sequence[Sequence[str]], style: ParagraphStyle = CELL) -> list[list[Paragraph]]:
    return [[Paragraph(text, style) for text in row] for row in rows]


def _rows(layout: Layout) -> list[str]:
    tables = [element for element in layout.elements if isinstance(element, TableLayout)]
    return [
        "|".join(" ".join(p.text for p in cell.paragraphs) for cell in row.cells)
        for table in tables
        for row in table.rows
    ]


def test_every_other_row_has_no_sides() -> None:
    """As the style of tables "Light List" of Word is printed."""
    lines = [("BOX", (0, 0), (-1, -1), 0.5, colors.green)]
    lines += [("LINEBELOW", (0, i), (-1, i), 0.5, colors.green) for i in range(len(ROWS))]
    lines += [("INNERGRID", (0, i), (-1, i), 0.5, colors.green) for i in range(0, len(ROWS), 2)]
    layout = _printed([Table(_cells(ROWS), colWidths=WIDTHS, style=[*lines, _TOP])])
    assert _rows(layout) == ["|".join(row) for row in ROWS]


_TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


@pytest.mark.parametrize(
    "name",
    [
        "Pillar II",
        "Pillar II. Preventing and combating terrorism and what helps it in the States of the area",
    ],
)
def test_a_name_over_all_columns_stays_one_cell(name: str) -> None:
    rows = [ROWS[0], (name, "", ""), *ROWS[1:3]]
    lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.green), ("SPAN", (0, 1), (-1, 1)), _TOP]
    layout = _printed([Table(_cells(rows), colWidths=WIDTHS, style=lines)])
    assert _rows(layout) == ["|".join(ROWS[0]), name, *("|".join(row) for row in ROWS[1:3])]


_EDGES = (50.0, 90.0, 250.0, 530.0)


def _line(y: float, *words: tuple[float, float]) -> list[Word]:
    style = Style(9.0, bold=False, italic=False, angle=0, invisible=False)
    return [Word("word", x0, x1, y, style) for x0, x1 in words]


KNOWN = _line(100, (56, 62), (96, 140), (142, 180), (256, 300), (302, 350))


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ([(56, 60), (96, 120), (256, 290)], True, "a word in each column"),
        ([(256, 290), (293, 320)], True, "the last column alone"),
        ([(96, 120), (123, 150)], True, "the second column alone"),
        ([(56, 62)], False, "the first column alone may be a name over all"),
        ([(56, 80), (82.5, 94), (96.5, 120)], False, "a name: a space before the column's place"),
        ([(56, 100)], False, "over the edge"),
        ([(256, 290), (293, 540)], False, "beyond the table"),
        ([(110, 130)], False, "inside a column, where no text of it begins"),
    ],
)
def test_lines_of_a_row(words: list[tuple[float, float]], expected: bool, why: str) -> None:
    columns = Columns(lines_of(KNOWN), _EDGES)
    assert columns.holds_row(lines_of(_line(200, *words))) is expected, why


OPEN = [
    ("Border security and the control of papers", "Experts of CTED visited Tajikistan from 3 to 7 "
     "June 2019 and recommended that the border service should use lists of passengers."),
    ("Training of judges", "In April 2019 UNODC organized a workshop in Osh for forty "
     "investigators of the Kyrgyz Republic on the use of electronic evidence in cases of "
     "terrorism, together with the Ministry of the Interior and the Academy of Justice, which "
     "printed a handbook of ninety pages for all who could not come to the city in these days."),
]  # fmt: skip
MORE = [
    ("Community policing in villages of the south", "The Office is developing a handbook on it."),
    ("Exchange of information", "CARICC coordinates joint operations of the countries."),
]


@pytest.mark.parametrize(
    "style",
    [
        pytest.param([], id="no rules"),
        pytest.param([("BOX", (0, 0), (-1, -1), 0.5, colors.black)], id="a frame"),
    ],
)
def test_a_page_shows_the_last_lines_of_a_table_only(style: list[tuple[object, ...]]) -> None:
    rows = [*MORE, *OPEN]
    table = Table(_cells(rows), colWidths=(160, 320), style=[*style, _TOP], splitInRow=1)
    for height in range(164, 190, 8):
        read = _rows(_printed([Spacer(1, 10), table], height))
        assert read == ["|".join(row) for row in rows], height


def test_text_below_a_table_on_the_next_page_is_none_of_it() -> None:
    table = Table(_cells([*OPEN, *MORE]), colWidths=(160, 320), style=[_TOP])
    below = "All figures are those that the States have sent to the Office by the end of the year."
    layout = _printed([table, Spacer(1, 60), Paragraph(below, CELL)], 262)
    assert _rows(layout) == ["|".join(row) for row in [*OPEN, *MORE]]
    assert [e.text for e in layout.elements if not isinstance(e, TableLayout)] == [below]


def test_discs_of_many_curves_are_bullets() -> None:
    """As browsers draw them: a circle of sixteen curves."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    said = ["The Office trained ninety officers of the border service.",
            "The Centre held a round table in Bishkek."]  # fmt: skip
    for i, text in enumerate(said):
        path, y = canvas.beginPath(), 700 - 12 * i
        path.moveTo(63, y + 3)
        for corner in ((60, 60, 63, 0), (57, 60, 57, 3), (57, 57, 60, 0), (63, 60, 63, 3)) * 4:
            path.curveTo(corner[0], y + 1, corner[1], y + 5, corner[2], y + corner[3])
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(72, y, text)
    canvas.save()
    layout = read_pdf(target.getvalue(), "a.pdf")
    found = [(e.marker, e.text) for e in layout.elements if not isinstance(e, TableLayout)]
    assert found == [("•", text) for text in said]


LABELS = [
    ("Border security and the control of papers", "The Office trained ninety officers.", "IOM"),
    ("Justice", "The Centre held a round table with judges and prosecutors in Bishkek.", "OSCE"),
    ("Education", "Forty teachers of the south went to a course of five days in Osh.", "EU"),
    ("Prisons and what is done for those who leave them", "A visit took place.", "UNODC"),
]  # fmt: skip


@pytest.mark.parametrize(
    "style",
    [
        pytest.param([("BOX", (0, 0), (-1, -1), 0.5, colors.black)], id="a side around it"),
        pytest.param([], id="nothing around it"),
    ],
)
def test_a_first_column_without_rules(style: list[tuple[object, ...]]) -> None:
    lines = [*style, ("GRID", (1, 0), (-1, -1), 0.5, colors.black), _TOP]
    layout = _printed([Table(_cells(LABELS), colWidths=(120, 250, 60), style=lines)])
    assert _rows(layout) == ["|".join(row) for row in LABELS]


@pytest.mark.parametrize("place", ["TOP", "MIDDLE", "BOTTOM"])
def test_a_label_merged_down_stays_one(place: str) -> None:
    label = "Border security, the control of papers and the exchange of what is known of them"
    rows = [(label, *LABELS[0][1:]), *(("", *row[1:]) for row in LABELS[1:])]
    lines = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("SPAN", (0, 0), (0, -1)),
             ("VALIGN", (0, 0), (-1, -1), place)]  # fmt: skip
    layout = _printed([Table(_cells(rows), colWidths=(120, 250, 60), style=lines)])
    (table,) = (e for e in layout.elements if isinstance(e, TableLayout))
    (cell,) = (cell for row in table.rows for cell in row.cells if cell.column == 0)
    assert cell.rows == len(rows)
    assert [p.text for p in cell.paragraphs] == [label]


def test_text_beside_a_table_is_no_column_of_it() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    canvas.setFont("Helvetica", 9)
    for i in range(12):
        canvas.drawString(50, 700 - 11 * i, "The Office goes on with its work in")
        canvas.drawString(266, 694 - 24 * (i // 2) - 11 * (i % 2), "Ninety officers were trained")
        canvas.drawString(466, 694 - 24 * (i // 2), "IOM")
    for i in range(7):
        canvas.line(260, 706 - 24 * i, 530, 706 - 24 * i)
    for x in (260, 460, 530):
        canvas.line(x, 706, x, 706 - 144)
    canvas.save()
    layout = read_pdf(target.getvalue(), "a.pdf")
    tables = [e for e in layout.elements if isinstance(e, TableLayout)]
    assert [table.columns for table in tables] == [2]


def test_only_the_sides_of_a_table_go_on_on_the_next_page() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 200))

    def page(texts: Sequence[tuple[str, str]], *, parted: bool) -> None:
        canvas.setFont("Helvetica", 9)
        bottom = 180 - 12 * len(texts) - 4
        for i, (label, said) in enumerate(texts):
            canvas.drawString(56, 170 - 12 * i, label)
            canvas.drawString(206, 170 - 12 * i, said)
        for x in (50, 200, 540) if parted else (50, 540):
            canvas.line(x, 180, x, bottom)
        for y in (180, bottom):
            canvas.line(50, y, 540, y)
        canvas.showPage()

    first = [
        ("Training of judges and", "In April 2019 UNODC organized a workshop in Osh for"),
        ("of prosecutors in all the", "forty investigators of the region on the use of"),
        ("States of the region,", "electronic evidence in cases of terrorism and of"),
    ]
    page(first + [("", "other crimes, on which they worked in small groups")] * 8, parted=True)
    page([("", "and with judges."), ("", "It ended on Friday.")], parted=False)
    canvas.save()
    rows = _rows(read_pdf(target.getvalue(), "a.pdf"))
    assert len(rows) == 1
    label, said = rows[0].split("|")
    assert label == "Training of judges and of prosecutors in all the States of the region,"
    assert said.endswith("and with judges. It ended on Friday.")
