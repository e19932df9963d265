"""Spreadsheets printed without lines: columns near each other, rows without blanks between them."""

from collections.abc import Sequence
from io import BytesIO

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import TableLayout
from extractors.readers.pdf import read_pdf

HEAD = ("Measure", "Activity", "Body", "Date", "State")
ROWS = (
    ("II.4", "Two boats and a radio mast were given to the guards", "IOM", "May 2019", "done"),
    ("II.4", "A course on forged visas was held at the river post", "UNODC", "June 2019", "done"),
    (
        "II.6",
        "Banks were told how to report what they take for odd",
        "EAG",
        "July 2019",
        "going on",
    ),
    ("III.2", "Judges tried a case on papers that were made for it", "OSCE", "2020", "planned"),
    ("IV.1", "Lawyers were told how to visit those who wait for trial", "ODIHR", "2020", "planned"),
    (
        "IV.4",
        "A report on the year was sent to the Committee in Geneva",
        "OHCHR",
        "2020",
        "planned",
    ),
)
FONT, SIZE, PITCH = "Helvetica", 9, 11


def printed(starts: Sequence[float], width: float, pitch: float, head: float) -> bytes:
    """The table, with its activities broken to `width`, its rows `pitch` more than a line apart."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(760, 500))
    canvas.setFont(FONT, SIZE)
    y = 440.0
    for number, row in enumerate((HEAD, *ROWS)):
        lines = broken(row[1], width)
        for x, text in zip(starts, row, strict=True):
            for i, line in enumerate(lines if text == row[1] else [text]):
                canvas.drawString(x, y - i * PITCH, line)
        y -= PITCH * len(lines) + (pitch if number else head)
    canvas.save()
    return target.getvalue()


def broken(text: str, width: float) -> list[str]:
    lines = [""]
    for word in text.split():
        wider = f"{lines[-1]} {word}".strip()
        if stringWidth(wider, FONT, SIZE) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = wider
    return lines


@pytest.mark.parametrize(("pitch", "head"), [(0, 0), (9, 9), (9, 0)])
def test_cells_without_lines_or_room_between_them(pitch: float, head: float) -> None:
    width = max(stringWidth(line, FONT, SIZE) for row in ROWS for line in broken(row[1], 120))
    starts = (50, 100, 100 + width + 1.5, 320, 400)
    layout = read_pdf(printed(starts, 120, pitch, head), "table.pdf")
    (table,) = layout.elements
    assert isinstance(table, TableLayout)
    found = [
        tuple(" ".join(p.text for p in cell.paragraphs) for cell in row.cells) for row in table.rows
    ]
    assert found == [HEAD, *ROWS]
