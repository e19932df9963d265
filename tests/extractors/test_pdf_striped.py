"""Tables without rules of which every other row is coloured, cell by cell."""

import io
from collections.abc import Sequence
from itertools import pairwise

from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import ParagraphLayout, TableLayout
from extractors.readers.pdf import read_pdf

EDGES = (60.0, 160.0, 360.0, 440.0)
Row = tuple[tuple[str, ...], ...]
"""The lines of each cell, of which bold ones begin with an asterisk."""

HEAD: Row = (("*Measure",), ("*Activities",), ("*Lead agency",))
ROWS: list[Row] = [
    (("*Border security",),
     ("The Office trained ninety officers of the", "border service in the use of scanners."),
     ("UNODC",)),
    (("*Justice",),
     ("The Centre held a round table with judges", "and with prosecutors in Bishkek.",
      "The Academy printed a handbook."),
     ("OSCE, EU and", "OHCHR")),
    (("*Education in the", "schools of the region"), ("Schools of the five States got handbooks.",),
     ("UNESCO",)),
    (("*Prisons",), ("Forty members of the staff went to Osh.",), ("UNRCCA",)),
    (("*Youth",), ("Camps were held in the summer, in three", "States of the region."), ("UNDP",)),
]  # fmt: skip


def _said(row: Row) -> str:
    return " | ".join(" ".join(cell).replace("*", "") for cell in row)


class _Paper:
    def __init__(self, edges: Sequence[float] = EDGES) -> None:
        self.edges = edges
        self.target = io.BytesIO()
        self.canvas = Canvas(self.target, pagesize=(595, 842))
        self.y = 60.0

    def row(self, row: Sequence[Sequence[str]], *, coloured: bool = False) -> None:
        height = 6 + 11 * max(map(len, row))
        if coloured:
            self.canvas.setFillColor(colors.lightgreen)
            for left, right in pairwise(self.edges):
                self.canvas.rect(
                    left, 842 - self.y - height, right - left, height, stroke=0, fill=1
                )
        for x, cell in zip(self.edges, row, strict=False):
            bold = bool(cell) and cell[0].startswith("*")
            for i, line in enumerate(cell):
                self.write(x + 3, self.y + 11 + 11 * i, line.strip("*"), bold=bold)
        self.y += height

    def write(self, x: float, y: float, text: str, *, bold: bool = False) -> None:
        self.canvas.setFillColor(colors.black)
        self.canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 9)
        self.canvas.drawString(x, 842 - y, text)

    def line(self, text: str, *, x: float = EDGES[0], bold: bool = False) -> None:
        self.write(x, self.y + 11, text, bold=bold)
        self.y += 17

    def rows(self, rows: Sequence[Row], *, first: bool = False) -> None:
        """Rows, every other one coloured; the first one or not."""
        for i, row in enumerate(rows):
            self.row(row, coloured=(i % 2 == 0) is first)

    def read(self) -> tuple[list[str], list[str]]:
        self.canvas.save()
        layout = read_pdf(self.target.getvalue(), "page.pdf")
        assert layout.warnings == ()
        rows = [
            " | ".join(" ".join(p.text for p in cell.paragraphs) for cell in row.cells)
            for element in layout.elements
            if isinstance(element, TableLayout)
            for row in element.rows
        ]
        return rows, [e.text for e in layout.elements if isinstance(e, ParagraphLayout)]


def test_cells_show_the_columns_also_of_white_rows() -> None:
    for first in (True, False):
        paper = _Paper()
        paper.row(HEAD, coloured=True)
        paper.rows(ROWS, first=first)
        assert paper.read()[0] == [_said(row) for row in (HEAD, *ROWS)]


def test_a_narrow_column_of_numbers_and_a_word_too_wide_for_its_cell() -> None:
    paper = _Paper((38.0, *EDGES))
    rows = [((f"{number}.",), *row) for number, row in enumerate(ROWS, 1)]
    rows[1] = (*rows[1][:3], ("UNODC-UNRCCA-OSCE",))
    paper.rows(rows, first=True)
    assert paper.read()[0] == [_said(row) for row in rows]


def test_a_heading_above_the_first_row_is_none_of_it() -> None:
    paper = _Paper()
    paper.line("Measures of the second year and what became of them", bold=True)
    paper.rows(ROWS)
    paper.line("All figures were given by the bodies themselves and none has been looked into.")
    rows, around = paper.read()
    assert rows == [_said(row) for row in ROWS]
    assert [text.split()[0] for text in around] == ["Measures", "All"]


def test_the_name_of_a_part_stands_over_all_columns() -> None:
    paper = _Paper()
    paper.row(HEAD, coloured=True)
    paper.rows(ROWS[:2])
    paper.line("Pillar II: prevention among the young people of all States", x=63, bold=True)
    paper.rows(ROWS[2:4])
    name = "Pillar II: prevention among the young people of all States"
    expected = [_said(row) for row in (HEAD, *ROWS[:2], ROWS[2], ROWS[3])]
    assert paper.read()[0] == [*expected[:3], name, *expected[3:]]


def test_text_between_coloured_boxes_stays_text() -> None:
    paper = _Paper()
    prose = "The Office carried on with its work in the region and told the States of it."
    paper.row(ROWS[0], coloured=True)
    paper.y += 6
    paper.line(prose)
    paper.y += 6
    paper.row(ROWS[3], coloured=True)
    rows, around = paper.read()
    assert rows == [_said(ROWS[0]), _said(ROWS[3])]
    assert around == [prose]


def test_plain_headings_stand_apart_from_the_white_row_below_them() -> None:
    head = (("Measure",), ("Activities",), ("Date",), ("State",))
    rows: list[Row] = [
        (("II.4",), ("The Office trained ninety officers", "in the use of scanners."),
         ("May 2019",), ("done",)),
        (("III.2",), ("Judges held a round table.",), ("June 2019",), ("done",)),
        (("I.6",), ("Schools of the five States got", "a handbook for teachers."),
         ("2020",), ("planned",)),
        (("IV.1",), ("Forty guards of prisons went to", "Osh."), ("2020",), ("planned",)),
        (("IV.4",), ("A report was sent to Geneva.",), ("2020",), ("planned",)),
    ]  # fmt: skip
    paper = _Paper((60.0, 120.0, 320.0, 400.0, 480.0))
    paper.row(head)
    paper.rows(rows)
    found, texts = paper.read()
    assert found == [_said(row) for row in (head, *rows)]
    assert texts == []
