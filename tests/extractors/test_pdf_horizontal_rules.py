"""Tables whose rows horizontal rules part, and nothing else."""

import io
from collections.abc import Callable

import pytest
from reportlab.lib import colors
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Paragraph,
    SimpleDocTemplate,
    Table,
    TableStyle,
)

from extractors.layout import TableLayout
from extractors.readers.pdf import read_pdf

CELL = ParagraphStyle("cell", fontName="Helvetica", fontSize=10, leading=12)
BOLD = ParagraphStyle("bold", CELL, fontName="Helvetica-Bold")
_MORE_SPACE = 0.6

ACROSS = [
    ("LINEABOVE", (0, 0), (-1, 0), 0.5, colors.black),
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.black),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
ROWS = [
    ("Control of travel documents",
     "Experts of CTED visited Dushanbe from 3 to 7 June 2019 and recommended that the border "
     "service should use lists of passengers more often than it does today.", "CTED"),
    ("Training of judges and of investigators in the use of electronic evidence",
     "In April 2019 UNODC organized a workshop in Osh for forty investigators.", "UNODC"),
    ("Exchange of information",
     "CARICC coordinates joint operations of the competent bodies of the region.", "CARICC"),
]  # fmt: skip
EXPECTED = [" | ".join(row) for row in ROWS]


class _WideSpaces(Flowable):
    """A bold line in a type with spaces of a third of its size, as some have."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.width = stringWidth(text, BOLD.fontName, 10) + _MORE_SPACE * text.count(" ")
        self.height = 12

    def draw(self) -> None:
        self.canv.setFont(BOLD.fontName, 10)
        self.canv.drawString(0, 3, self._text, wordSpace=_MORE_SPACE)


def _table(rows: list[list[object]], *style: tuple[object, ...], widths: list[float]) -> Table:
    return Table(rows, colWidths=widths, style=TableStyle([*ACROSS, *style]))


def _read(
    table: Table, on_page: Callable[[Canvas, BaseDocTemplate], None] | None = None
) -> list[str]:
    target = io.BytesIO()
    document = SimpleDocTemplate(target)
    document.build([table], **({"onFirstPage": on_page} if on_page else {}))
    (element,) = read_pdf(target.getvalue(), "table.pdf").elements
    assert isinstance(element, TableLayout)
    return [
        " | ".join(" ".join(p.text for p in cell.paragraphs) for cell in row.cells)
        for row in element.rows
    ]


def _cells(*rows: tuple[str, ...]) -> list[list[object]]:
    return [[Paragraph(text, CELL) for text in row] for row in rows]


def _page_frame(canvas: Canvas, document: BaseDocTemplate) -> None:
    canvas.rect(30, 30, document.pagesize[0] - 60, document.pagesize[1] - 60)


@pytest.mark.parametrize("on_page", [None, _page_frame])
def test_rows_also_on_pages_with_a_frame(
    on_page: Callable[[Canvas, BaseDocTemplate], None] | None,
) -> None:
    assert _read(_table(_cells(*ROWS), widths=[120, 240, 70]), on_page) == EXPECTED


def test_labels_that_go_on_leave_their_cells_empty() -> None:
    """Also a first column of turned names has no word that stands upright."""
    rows = [("", *row) for row in ROWS]
    rows[0] = ("Part I", *ROWS[0])
    assert _read(_table(_cells(*rows), widths=[50, 110, 220, 60])) == [
        " | ".join(row) for row in rows
    ]


def test_a_name_over_all_columns_may_have_a_word_that_begins_where_a_column_does() -> None:
    part = "Pillar 1: Borders of"
    name = f"{part} the States of the region and the control of travel documents there"
    first = _WideSpaces(f"{part} ").width
    cells = [[_WideSpaces(name), "", ""], *_cells(*ROWS)]
    table = _table(cells, ("SPAN", (0, 0), (-1, 0)), widths=[first, 360 - first, 80])
    assert _read(table) == [name, *EXPECTED]


def test_labels_merged_down_may_stand_behind_the_text() -> None:
    """The rules between their rows end before them."""
    rows = [row[::-1] for row in (ROWS[0], ("", *ROWS[1][1:]), ROWS[2])]
    table = Table(
        _cells(*rows),
        colWidths=[70, 240, 120],
        style=TableStyle(
            [
                ACROSS[0],
                ACROSS[2],
                ("SPAN", (2, 0), (2, 1)),
                ("LINEBELOW", (0, 0), (1, 0), 0.5, colors.black),
                ("LINEBELOW", (0, 1), (-1, -1), 0.5, colors.black),
            ]
        ),
    )
    assert _read(table) == [" | ".join(cell for cell in row if cell) for row in rows]


def test_rows_of_one_column_do_not_hide_the_others() -> None:
    """Names of parts, and rows that a page has cut, show no column."""
    parts = [[Paragraph(f"Part {i}", BOLD), "", ""] for i in range(8)]
    cells = [*_cells(*ROWS), *parts]
    spans = [("SPAN", (0, row), (-1, row)) for row in range(3, 11)]
    assert _read(_table(cells, *spans, widths=[120, 240, 70]))[:3] == EXPECTED


def test_the_same_words_in_many_narrow_cells_do_not_show_an_edge() -> None:
    code = ParagraphStyle("code", CELL, fontName="Courier")
    names = ["INTERPOL"] * 12 + ["Ministry of the Interior"] + ["INTERPOL"] * 12
    cells = [
        [Paragraph("Training of judges", CELL), Paragraph(ROWS[1][1], CELL), Paragraph(name, code)]
        for name in names
    ]
    table = Table(
        cells,
        colWidths=[110, 250, 68],
        style=TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black)]),
    )
    target = io.BytesIO()
    SimpleDocTemplate(target).build([table])
    (element,) = read_pdf(target.getvalue(), "table.pdf").elements
    assert isinstance(element, TableLayout)
    who = [[p.text for p in row.cells[-1].paragraphs] for row in element.rows]
    assert ["Ministry of the Interior"] in who


def test_a_rule_drawn_twice_parts_no_row() -> None:
    """Some typesetters draw the rule below a heading once more beside a label merged down."""
    cells = _cells(
        *ROWS[:1], ("", "A second activity of CTED was a study visit.", "CTED"), *ROWS[1:]
    )
    cells.insert(1, ["", "", ""])
    table = Table(
        cells,
        colWidths=[120, 240, 70],
        rowHeights=[None, 3.5, None, None, None],
        style=TableStyle(
            [
                ACROSS[0],
                ACROSS[2],
                ("LINEBELOW", (0, 0), (-1, 0), 0.5, colors.black),
                ("LINEBELOW", (1, 1), (-1, -1), 0.5, colors.black),
                ("LINEBELOW", (0, 2), (-1, -1), 0.5, colors.black),
                ("TOPPADDING", (0, 1), (-1, 1), 0),
                ("BOTTOMPADDING", (0, 1), (-1, 1), 0),
            ]
        ),
    )
    assert [row for row in _read(table) if not row.strip(" |")] == []
