"""Tables that go on beside themselves, tables that meet the border of a cell, monospaced mail."""

import io

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    SimpleDocTemplate,
    Table,
    TableStyle,
)

from extractors.layout import Layout, ParagraphLayout, TableLayout
from extractors.readers.pdf import read_pdf
from extractors.readers.pdf.runs import text_rows
from extractors.readers.pdf.words import Style, Word

CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=9, leading=11)
HEAD = ParagraphStyle("head", CELL, fontName="Helvetica-Bold")
GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                   ("VALIGN", (0, 0), (-1, -1), "TOP")])  # fmt: skip


def _texts(layout: Layout) -> list[list[str]]:
    rows: list[list[str]] = []
    for element in layout.elements:
        if isinstance(element, TableLayout):
            rows += [[p.text for c in row.cells for p in c.paragraphs] for row in element.rows]
        else:
            rows.append([element.text])
    return rows


def _courses(count: int) -> list[list[str]]:
    return [[f"{i} May 2022", f"Course no. {i} for customs officers in Osh", "OSCE"]
            for i in range(1, count + 1)]  # fmt: skip


def _in_two_columns(*story: Flowable) -> Layout:
    target = io.BytesIO()
    document = BaseDocTemplate(target, pagesize=A4)
    frames = [Frame(40, 500, 250, 300), Frame(305, 500, 250, 300)]
    document.addPageTemplates(PageTemplate(frames=frames))
    document.build(list(story))
    return read_pdf(target.getvalue(), "table.pdf")


@pytest.mark.parametrize("count", [14, 40])
def test_a_table_goes_on_in_the_next_column_and_on_the_next_page(count: int) -> None:
    head = ["Date", "Course", "Organizer"]
    cells = [[Paragraph(text, HEAD) for text in head]]
    cells += [[Paragraph(text, CELL) for text in row] for row in _courses(count)]
    table = Table(cells, [60, 120, 60], style=GRID, repeatRows=1)
    layout = _in_two_columns(Paragraph("Training courses of the year", HEAD), table)
    assert _texts(layout) == [["Training courses of the year"], head, *_courses(count)]
    assert {discard.reason for discard in layout.discards} == {"repeated-header"}


def test_two_tables_side_by_side_with_captions_are_two() -> None:
    story: list[Flowable] = []
    for year in ("2021", "2022"):
        cells = [[Paragraph(text, HEAD) for text in ("Date", "Course", "Organizer")]]
        cells += [[Paragraph(text, CELL) for text in row] for row in _courses(9)]
        story += [
            Paragraph(f"Courses held in {year}", CELL),
            Table(cells, [60, 120, 60], style=GRID),
        ]
    elements = _in_two_columns(*story).elements
    assert [type(element) for element in elements] == [ParagraphLayout, TableLayout] * 2
    assert [e.text for e in elements if isinstance(e, ParagraphLayout)] == [
        "Courses held in 2021", "Courses held in 2022",
    ]  # fmt: skip


@pytest.mark.parametrize("width", [270.0, 262.0])
def test_a_table_that_meets_the_border_of_its_cell(width: float) -> None:
    """Word sets a table inside a cell as wide as the cell; its words stay in their own cells."""
    inner = Table(
        [[Paragraph(text, CELL) for text in row] for row in
         [("Date", "Place", "Officers"), ("May 2022", "Osh and Batken", "25 border guards of the"
          " service trained"), ("June 2022", "Jalal-Abad", "18 customs officers")]],
        [width / 3] * 3, style=GRID, hAlign="RIGHT",
    )  # fmt: skip
    cell = [
        Paragraph("The OSCE trained border guards.", CELL),
        inner,
        Paragraph("More follows.", CELL),
    ]
    outer = Table(
        [[Paragraph("Measure", HEAD), Paragraph("Activities", HEAD)],
         [Paragraph("Border security", CELL), cell],
         [Paragraph("Criminal justice", CELL), Paragraph("UNODC trained judges.", CELL)]],
        [120, 274],
        style=TableStyle([*GRID.getCommands(), ("RIGHTPADDING", (1, 0), (1, -1), 0)]),
    )  # fmt: skip
    target = io.BytesIO()
    SimpleDocTemplate(target).build([outer])
    assert _texts(read_pdf(target.getvalue(), "table.pdf")) == [
        ["Measure", "Activities"],
        ["Border security", "The OSCE trained border guards.", "Date", "Place", "Officers",
         "May 2022", "Osh and Batken", "25 border guards of the service trained", "June 2022",
         "Jalal-Abad", "18 customs officers", "More follows."],
        ["Criminal justice", "UNODC trained judges."],
    ]  # fmt: skip


MAIL = """\
Dear colleagues,

please find our replies below.

> Which activities did your office carry out in 2022 in the field of border
> security?

In March 2022 our office trained 25 border guards in Osh on the detection of
forged travel documents, together with the State Border Service. In June 2022
a second course was held in Batken.

> Which activities are planned for 2023?

The office plans a study visit to Vienna for ten officers of the customs
service in autumn 2023.

> Thank you for your reply.
"""


def test_words_of_monospaced_lines_are_no_columns() -> None:
    """A mail printed by a mail programme: its spaces are wide and stand one below the other."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont("Courier", 10)
    for i, line in enumerate(MAIL.splitlines()):
        canvas.drawString(60, 780 - 13 * i, line)
    canvas.save()
    layout = read_pdf(target.getvalue(), "mail.pdf")
    assert all(isinstance(element, ParagraphLayout) for element in layout.elements)
    assert ["> Which activities are planned for 2023?"] in _texts(layout)
    assert [text for row in _texts(layout) for text in row][-2].startswith("The office plans a")


def test_columns_in_monospaced_type_are_columns() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont("Courier", 10)
    for i in range(1, 9):
        canvas.drawString(
            60, 780 - 39 * i, f"{i}. OSCE".ljust(16) + f"Course no. {i} for border guards"
        )
        canvas.drawString(60, 767 - 39 * i, " " * 16 + "in the city of Osh on documents.")
    canvas.save()
    (table,) = read_pdf(target.getvalue(), "list.pdf").elements
    assert isinstance(table, TableLayout) and len(table.rows) == 8


@pytest.mark.parametrize(
    ("gaps", "expected", "why"),
    [
        ([6.0] * 24, 0.6, "monospaced: every gap is as wide as a letter"),
        ([6.0] * 20 + [12.0] * 4, 0.6, "two spaces in some places"),
        ([5.5 + 0.8 * (i % 5) for i in range(24)], 0.0, "justified: each line has its own gaps"),
        ([6.0] * 5, 0.0, "too few words to show it"),
    ],
)
def test_the_gap_that_nearly_all_words_have(gaps: list[float], expected: float, why: str) -> None:
    style = Style(10.0, bold=False, italic=False, angle=0, invisible=False)
    words, x = [], 60.0
    for gap in [0.0, *gaps]:
        words.append(Word("word", x + gap, x + gap + 24, 700.0, style))
        x += gap + 24
    (row,) = text_rows(words, 1)
    assert row.space == pytest.approx(expected), why


@pytest.mark.parametrize("padding", [0, 6])
def test_a_frame_around_a_table_is_no_cell(padding: int) -> None:
    rows = [[f"{year}", f"Course no. {year - 2000} for customs officers in Osh"]
            for year in range(2017, 2021)]  # fmt: skip
    inner = Table([[Paragraph(text, CELL) for text in row] for row in rows], [60, 250], style=GRID)
    inner.hAlign = "LEFT"
    frame = TableStyle([("BOX", (0, 0), (-1, -1), 0.5, colors.black),
                        ("LEFTPADDING", (0, 0), (-1, -1), padding)])  # fmt: skip
    target = io.BytesIO()
    framed = Table([[[Paragraph("Activities of the office", CELL), inner]]], [400], style=frame)
    SimpleDocTemplate(target, pagesize=A4).build([framed])
    layout = read_pdf(target.getvalue(), "framed.pdf")
    assert _texts(layout) == [["Activities of the office"], *rows]
    assert layout.warnings == ()
