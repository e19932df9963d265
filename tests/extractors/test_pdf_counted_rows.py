"""Numbered rows beside a merged cell: what has no number on the next page goes on with a row."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import TableLayout
from extractors.readers.pdf import read_pdf

EDGES = (50.0, 80.0, 230.0, 420.0, 540.0)
SIZE = 10
LINE = 13.0


def drawn(pages: list[list[tuple[list[str], ...]]], merged: dict[int, list[int]]) -> bytes:
    """Pages of rows of cells of lines; above the rows in `merged` the second column has no rule."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=A4)
    for number, rows in enumerate(pages):
        canvas.setFont("Helvetica", SIZE)
        y = top = 140.0 if number == 0 else 780.0
        for index, row in enumerate(rows):
            for column in range(len(row)):
                if not (column == 1 and index in merged.get(number, [])):
                    canvas.line(EDGES[column], y, EDGES[column + 1], y)
            for column, lines in enumerate(row):
                for at, line in enumerate(lines):
                    canvas.drawString(EDGES[column] + 4, y - LINE * (at + 1), line)
            y -= LINE * max(map(len, row)) + 6
        canvas.line(EDGES[0], y, EDGES[-1], y)
        for edge in EDGES:
            canvas.line(edge, top, edge, y)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def test_a_row_without_a_number_is_the_rest_of_the_row_before() -> None:
    first = [
        (["No."], ["Measure"], ["Activity"], ["Who"]),
        (["1"], ["Border posts"], ["Course for officers"], ["IOM"]),
        (["2"], [], ["Delivery of two"], ["Agency for"]),
    ]
    second = [
        ([], [], ["Scanners to the post"], ["Borders"]),
        (["3"], ["Media work"], ["Talks with editors"], ["UNESCO"]),
    ]
    layout = read_pdf(drawn([first, second], {0: [2]}), "x.pdf")
    (table,) = (e for e in layout.elements if isinstance(e, TableLayout))
    told = [[" ".join(p.text for p in cell.paragraphs) for cell in row.cells] for row in table.rows]
    assert ["2", "Delivery of two Scanners to the post", "Agency for Borders"] in told
    assert ["3", "Media work", "Talks with editors", "UNESCO"] in told
