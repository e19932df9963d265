"""PDF tables in which colour, a few rules or nothing but space shows where rows end."""

import io
from collections.abc import Sequence

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from extractors.grid import view_table
from extractors.model import Document
from extractors.read import read_document

Style = list[tuple[object, ...]]

ROWS = [
    ["Partner", "What", "When", "Where", "Stage"],
    ["UNDP", "Grants for initiatives of young people against hate speech", "2023", "Osh", "over"],
    ["OSCE", "Winter school on digital evidence", "May 2023", "Tashkent", "over"],
    ["UNODC", "Training of officers of crossing points on passengers", "2024", "Khorog", "over"],
    ["EAG", "Typologies workshop", "October 2024", "Almaty", "planned"],
    ["CICA", "Seminar on building confidence", "June 2024", "Astana", "planned"],
]
WIDTHS = (60, 150, 90, 80, 80)
ZEBRA = ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.whitesmoke, colors.lightgrey])
WHITE = ("ROWBACKGROUNDS", (0, 1), (-1, -1), [None, colors.lightgrey])
OTHER = ("ROWBACKGROUNDS", (0, 1), (-1, -1), [colors.lightgrey, None])
UNDER_HEAD = ("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)
HEAD = ("BACKGROUND", (0, 0), (-1, 0), colors.grey)

STYLES: list[tuple[str, Style]] = [
    ("every row in one of two colours", [ZEBRA, HEAD]),
    ("every second row coloured, headings white", [WHITE]),
    ("every second row coloured, headings too", [WHITE, HEAD]),
    ("rules below the rows, none above the headings", [("LINEBELOW", (0, 0), (-1, -1), 0.5, 0)]),
    ("one rule, below the headings", [("LINEBELOW", (0, 0), (-1, 0), 1, colors.black)]),
    ("nothing", []),
]


STRIPED: list[tuple[str, Style]] = [
    ("every row in one of two colours", [ZEBRA, HEAD]),
    ("the same, headings white", [ZEBRA, UNDER_HEAD]),
    ("every second row coloured, headings white", [WHITE, UNDER_HEAD]),
    ("every second row coloured, headings too", [WHITE, HEAD]),
    ("every second row coloured, no rule", [WHITE]),
    ("every other row coloured, headings white", [OTHER, UNDER_HEAD]),
]


def printed(parts: Sequence[str | tuple[Sequence[Sequence[str]], Style]]) -> Document:
    """A PDF of paragraphs and tables, as read."""
    pdfmetrics.registerFont(TTFont("Sans", "DejaVuSans.ttf"))
    plain = ParagraphStyle("plain", fontName="Sans", fontSize=8, leading=10)
    flow: list[Flowable] = []
    for part in parts:
        if isinstance(part, str):
            flow += [Paragraph(part, plain), Spacer(1, 6)]
            continue
        rows, style = part
        cells = [[Paragraph(text, plain) for text in row] for row in rows]
        look = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP"), *style])
        widths = WIDTHS[: len(rows[0])] if len(rows[0]) > 1 else (460,)
        flow += [Table(cells, colWidths=widths, style=look, hAlign="LEFT"), Spacer(1, 6)]
    stream = io.BytesIO()
    SimpleDocTemplate(stream, pagesize=landscape(A4)).build(flow)
    return read_document(stream.getvalue(), "a.pdf")


def cells_of(document: Document) -> list[list[list[str]]]:
    """The words of each table, row by row."""
    return [
        [[cell.text for cell in row.own] for row in view_table(document, grid).rows]
        for grid in document.tables
    ]


@pytest.mark.parametrize("style", [pytest.param(style, id=why) for why, style in STYLES])
def test_rows_and_columns(style: Style) -> None:
    intro = "This overview was made by the desk for the meeting of the partners in spring."
    document = printed(["Mapping of activities", intro, (ROWS, style)])
    assert cells_of(document) == [ROWS]


@pytest.mark.parametrize("where", ["MIDDLE", "BOTTOM"])
@pytest.mark.parametrize("style", [pytest.param(style, id=why) for why, style in STRIPED])
def test_stripes_part_rows_wherever_words_stand_in_them(style: Style, where: str) -> None:
    style = [*style, ("VALIGN", (0, 0), (-1, -1), where)]
    ruled = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    after = "The table was put together in January and will grow as further partners report."
    document = printed(["Last year", (ROWS, ruled), "This year", (ROWS, style), after])
    assert cells_of(document)[-1] == cells_of(printed([(ROWS, ruled)]))[0]
    assert [b.text for b in document.blocks if not b.id.startswith("table")][-1:] == [after]


def test_coloured_headings_of_groups_part_no_rows() -> None:
    rows = [["2022", ""], *([[w, x] for w, x in zip(("UNDP", "OSCE", "IOM"), "abc", strict=True)])]
    style = [("BACKGROUND", (0, n), (-1, n), colors.lightgrey) for n in (0, 4)]
    both = [*rows, ["2023", ""], *rows[1:]]
    assert len(cells_of(printed([(both, style)]))) <= 1


def test_coloured_boxes_of_prose_are_no_table() -> None:
    text = "The course was held in Khorog in May 2023 and thirty officers took part in it. " * 4
    boxes = [[[text]], [["Another box says that a handbook was printed in Bishkek. " * 4]]]
    style: Style = [("BACKGROUND", (0, 0), (-1, -1), colors.lightgrey)]
    document = printed([(boxes[0], style), (boxes[1], style)])
    assert all(len(row) == 1 for table in cells_of(document) for row in table)


def test_words_above_the_first_rule_are_headings_only_in_columns() -> None:
    style: Style = [("LINEBELOW", (0, 0), (-1, -1), 0.5, 0), ("LINEABOVE", (0, 0), (-1, 0), 0.5, 0)]
    document = printed(["Table 1. Activities of partners in the year 2023", (ROWS, style)])
    assert cells_of(document) == [ROWS]
