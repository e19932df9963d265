"""Tables of which a browser draws the rule below, or above, each cell and nothing else."""

import io
from collections.abc import Sequence
from itertools import pairwise

import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import ParagraphLayout, TableLayout
from extractors.readers.pdf import read_pdf

EDGES = (60.0, 200.0, 430.0, 540.0)
Row = tuple[tuple[str, ...], ...]
"""The lines of each cell."""

ROWS: list[Row] = [
    (("Border security", "at all crossings"),
     ("The Office trained ninety officers of the border", "service in the use of new equipment."),
     ("UNODC",)),
    (("Justice",),
     ("The Centre held a round table with judges and with", "prosecutors in Bishkek."),
     ("OSCE, EU",)),
    (("Education",), ("Schools of the five States printed a handbook.",), ("UNESCO",)),
    (("Prisons",), ("Forty members of the staff went to a course at Osh.",), ("UNRCCA",)),
]  # fmt: skip
EXPECTED = [" | ".join(" ".join(cell) for cell in row) for row in ROWS]


class _Paper:
    """Prints rows from top to bottom."""

    def __init__(self, *, pieces: bool = True) -> None:
        self.target = io.BytesIO()
        self.canvas = Canvas(self.target, pagesize=(595, 842))
        self.y = 60.0
        self._pieces = pieces
        self.canvas.setFont("Helvetica", 9)

    def rule(self) -> None:
        edges = EDGES if self._pieces else (EDGES[0], EDGES[-1])
        for left, right in pairwise(edges):
            self.canvas.line(left, 842 - self.y, right, 842 - self.y)

    def row(self, row: Sequence[Sequence[str]], start: int = 0, end: int = 9) -> None:
        """Prints the lines of a row from one to another; narrow padding, as some pages have."""
        for column, cell in enumerate(row):
            for i, line in enumerate(cell[start:end]):
                self.canvas.drawString(EDGES[column] + 2, 842 - self.y - 12 - 11 * i, line)
        self.y += 8 + 11 * max(len(cell[start:end]) for cell in row)

    def line(self, text: str) -> None:
        self.canvas.drawString(EDGES[0], 842 - self.y - 12, text)
        self.y += 24

    def page(self) -> None:
        self.canvas.showPage()
        self.canvas.setFont("Helvetica", 9)
        self.y = 40.0

    def read(self) -> tuple[list[str], list[str]]:
        """The rows of the tables, and the paragraphs around them."""
        self.canvas.save()
        layout = read_pdf(self.target.getvalue(), "page.pdf")
        assert layout.warnings == ()
        rows = [
            " | ".join(" / ".join(p.text for p in cell.paragraphs) for cell in row.cells)
            for element in layout.elements
            if isinstance(element, TableLayout)
            for row in element.rows
        ]
        return rows, [e.text for e in layout.elements if isinstance(e, ParagraphLayout)]


@pytest.mark.parametrize("pieces", [True, False])
def test_columns_between_rules_drawn_cell_by_cell_or_as_one(pieces: bool) -> None:
    paper = _Paper(pieces=pieces)
    paper.rule()
    for row in ROWS:
        paper.row(row)
        paper.rule()
    assert paper.read()[0] == EXPECTED


def test_a_row_cut_by_a_page_has_no_rule_there() -> None:
    paper = _Paper()
    paper.rule()
    for row in ROWS[1:]:
        paper.row(row)
        paper.rule()
    paper.row(ROWS[0], 0, 1)
    paper.page()
    paper.row(ROWS[0], 1)
    for row in ROWS[1:]:
        paper.rule()
        paper.row(row)
    paper.rule()
    assert paper.read()[0] == [*EXPECTED[1:], EXPECTED[0], *EXPECTED[1:]]


def test_the_first_row_may_have_no_rule_above() -> None:
    paper = _Paper()
    paper.line("The table names what was done in the year and which of the bodies has done it.")
    for row in ROWS:
        paper.row(row)
        paper.rule()
    rows, around = paper.read()
    assert rows == EXPECTED
    assert len(around) == 1


@pytest.mark.parametrize(
    "text",
    [
        "All figures were given by the bodies themselves and none of them has been looked into.",
        "Source: the bodies.",
        "Annex 2",
    ],
)
def test_text_around_a_table_is_no_row_of_it(text: str) -> None:
    paper = _Paper()
    paper.line(text)
    paper.rule()
    for row in ROWS:
        paper.row(row)
        paper.rule()
    paper.line(text)
    assert paper.read() == (EXPECTED, [text, text])


def test_the_next_number_of_a_list_begins_an_item_on_the_next_page() -> None:
    items = (
        "1. The Office trained forty officers in Almaty and Osh.",
        "2. The Centre held a course for judges and prosecutors.",
        "3. The Academy printed a handbook of ninety pages.",
    )
    row: Row = (("Border security",), items, ("UNODC",))
    paper = _Paper()
    paper.rule()
    for other in ROWS[1:]:
        paper.row(other)
        paper.rule()
    paper.row(row, 0, 2)
    paper.page()
    paper.row(row, 2)
    for other in ROWS[1:]:
        paper.rule()
        paper.row(other)
    paper.rule()
    rows = paper.read()[0]
    assert rows[3] == f"Border security | {' / '.join(items)} | UNODC"
