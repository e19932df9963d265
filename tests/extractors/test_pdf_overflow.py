"""What is printed where its cell or page would not have it: below a row, turned, in frames."""

import io

import pikepdf
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import ParagraphLayout, TableLayout
from extractors.readers.pdf import read_pdf
from extractors.readers.pdf.turned import Stretch, reading_order

ROW = ["Experts visited the border posts", "in the south of the country and", "then recommended"]


def page(*lines: tuple[float, float, str]) -> bytes:
    """A table of two rows whose last ends at y = 666, with lines anywhere."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    for y in (740, 720, 666):
        canvas.line(60, y, 420, y)
    for x in (60, 200, 420):
        canvas.line(x, 740, x, 666)
    canvas.drawString(64, 726, "Measure")
    canvas.drawString(204, 726, "Activities")
    canvas.drawString(64, 706, "Border security")
    for i, line in enumerate(ROW):
        canvas.drawString(204, 706 - 16 * i, line)
    for x, y, line in lines:
        canvas.drawString(x, y, line)
    canvas.save()
    return target.getvalue()


CASES = [
    ((204, 658, "the use of lists"), True, "the next line of the cell, below its rule"),
    ((60, 646, "the use of lists"), False, "text of the page below the table"),
    ((204, 630, "the use of lists"), False, "too far below"),
    ((230, 658, "the use of lists"), False, "another left edge"),
    ((204, 658, "the use of the lists of passengers that airlines send"), False, "too wide"),
]


@pytest.mark.parametrize(("line", "inside", "why"), CASES, ids=[why for *_, why in CASES])
def test_lines_below_their_row(line: tuple[float, float, str], inside: bool, why: str) -> None:
    layout = read_pdf(page(line), "overflow.pdf")
    (table,) = [e for e in layout.elements if isinstance(e, TableLayout)]
    said = " ".join(p.text for p in table.rows[1].cells[1].paragraphs)
    assert said == " ".join([*ROW, line[2]] if inside else ROW), why
    after = [e.text for e in layout.elements if isinstance(e, ParagraphLayout)]
    assert after == ([] if inside else [line[2]]), why


def test_a_second_line_below_the_row() -> None:
    lines = (204, 658, "the use of lists"), (204, 642, "of passengers.")
    layout = read_pdf(page(*lines), "overflow.pdf")
    (table,) = layout.elements
    assert isinstance(table, TableLayout)
    (said,) = table.rows[1].cells[1].paragraphs
    assert said.text.endswith("recommended the use of lists of passengers.")


def test_nothing_follows_a_whole_sentence() -> None:
    lines = (204, 658, "the lists."), (204, 642, "Source: a survey")
    texts = [
        e.text
        for e in read_pdf(page(*lines), "overflow.pdf").elements
        if isinstance(e, ParagraphLayout)
    ]
    assert texts == ["Source: a survey"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("angle", [90, 270])
def test_turned_words_on_turned_pages(turn: int, angle: int) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.grid([60, 90, 420], [740, 700, 560])
    canvas.setFont("Helvetica", 10)
    canvas.drawString(100, 715, "Activities of the organizations in the region")
    for i in range(5):
        canvas.drawString(100, 685 - 14 * i, "Experts visited the border posts in the south of it")
    canvas.saveState()
    canvas.translate(79 if angle == 90 else 71, 580 if angle == 90 else 680)
    canvas.rotate(angle)
    # Pieces as kerning sets them.
    for x, piece in ((0, "P"), (6.7, "illa"), (18.9, "r"), (25, "II")):
        canvas.drawString(x, 0, piece)
    canvas.restoreState()
    canvas.save()
    with pikepdf.open(target) as file:
        file.pages[0].rotate(turn, relative=True)
        turned = io.BytesIO()
        file.save(turned)
    (table,) = read_pdf(turned.getvalue(), "turned.pdf").elements
    assert isinstance(table, TableLayout)
    assert [p.text for p in table.rows[1].cells[0].paragraphs] == ["Pillar II"]


ORDERS = [
    ([(90, 10, 0, 5), (90, 10, 8, 12)], [(0, False), (1, False)], "two words"),
    ([(90, 10, 0, 5), (90, 10, 5.2, 12)], [(0, False), (1, True)], "one word in two pieces"),
    ([(270, 10, 8, 12), (270, 10, 0, 5)], [(1, False), (0, False)], "from the end"),
    ([(180, 10, 8, 12), (180, 30, 0, 5)], [(0, False), (1, False)], "two lines stay in order"),
    ([(45, 10, 8, 12), (45, 10, 0, 5)], [(0, False), (1, False)], "a stamp across the page"),
]


@pytest.mark.parametrize(("places", "order", "why"), ORDERS, ids=[why for *_, why in ORDERS])
def test_the_order_of_turned_words(
    places: list[tuple[int, float, float, float]], order: list[tuple[int, bool]], why: str
) -> None:
    assert reading_order([Stretch(*place, size=10) for place in places]) == order, why


def test_a_frame_around_the_page_is_no_side_of_a_table() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.rect(40, 40, 515, 762)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 780, "Plan of work")
    for x in (60, 200, 530):
        canvas.line(x, 740, x, 520)
    canvas.setFillGray(0.85)
    for y in (680, 600, 520):
        canvas.rect(60, y, 140, 80, stroke=0, fill=1)
    canvas.rect(60, 600, 140, 0.1, stroke=0, fill=1)
    canvas.setFillGray(0)
    for i, label in enumerate(("Border security", "Training", "Community policing")):
        canvas.drawString(66, 745 - 80 * (i + 1) + 60, label)
        for line in range(3):
            canvas.drawString(
                206, 745 - 80 * i - 20 - 14 * line, f"Visit {i + 1}.{line + 1} to a post"
            )
    canvas.save()
    layout = read_pdf(target.getvalue(), "frame.pdf")
    (table,) = [e for e in layout.elements if isinstance(e, TableLayout)]
    assert table.columns == 2
    labels = [row.cells[0].paragraphs[0].text for row in table.rows]
    assert labels == ["Border security", "Training", "Community policing"]


LEFT = (
    "UNODC held a workshop in Osh for",
    "Kyrgyz investigators together with",
    "UNICRI and the Academy of Justice,",
    "2019 being the fifth year of training",
    "in cases of terrorism.",
)


def columns(canvas: Canvas, top: float, *, both: bool) -> None:
    """Paragraphs without gaps in a left column, and beside them if there are `both`."""
    for i in range(15):
        canvas.drawString(60, top - 13 * i, LEFT[i % 5])
        if both:
            canvas.drawString(320, top - 13 * i, LEFT[i % 5])


def test_a_last_page_whose_second_column_is_empty() -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    wide = "The organizations of the region meet every year in order to take stock of what was done"
    canvas.drawString(60, 780, wide)
    canvas.drawString(60, 767, "and to plan what they will do together.")
    columns(canvas, 740, both=True)
    canvas.showPage()
    canvas.setFont("Helvetica", 10)
    columns(canvas, 780, both=False)
    canvas.save()
    read = [e.text for e in read_pdf(target.getvalue(), "columns.pdf").elements if e]
    assert read[-3:] == [" ".join(LEFT)] * 3


HEADS = [
    ("conducive to the whole spread of", "terrorism", True, "no room for it in the first line"),
    ("conducive to the spread of", "Osh", False, "a word that would have fitted"),
]


@pytest.mark.parametrize(("end", "rest", "one", "why"), HEADS, ids=[why for *_, why in HEADS])
def test_a_heading_of_two_lines_below_columns(end: str, rest: str, one: bool, why: str) -> None:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    columns(canvas, 780, both=True)
    canvas.setFont("Helvetica-Bold", 11)
    head = f"Pillar I: Measures to address the conditions {end}"
    canvas.drawString(60, 570, head)
    canvas.drawString(60, 556, rest)
    canvas.setFont("Helvetica", 10)
    wide = "The organizations of the region meet every year in order to take stock of work,"
    for i in range(4):
        canvas.drawString(60, 530 - 13 * i, wide)
    canvas.save()
    read = [e.text for e in read_pdf(target.getvalue(), "head.pdf").elements if e]
    assert (f"{head} {rest}" in read) == one, why


def test_words_beyond_the_edge_of_a_page_are_hidden() -> None:
    """Spreadsheets write the text of a merged cell on each page that shows a part of the cell."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    canvas.drawString(60, 700, "The Office trained officers of the border service.")
    canvas.drawString(-300, 700, "Measures on the border")
    canvas.drawString(60, 900, "The Centre held a course.")
    canvas.save()
    layout = read_pdf(target.getvalue(), "sheet.pdf")
    (paragraph,) = layout.elements
    assert isinstance(paragraph, ParagraphLayout)
    assert paragraph.text == "The Office trained officers of the border service."
    hidden = [discard.text for discard in layout.discards if discard.reason == "hidden"]
    assert " ".join(hidden) == "Measures on the border The Centre held a course."
    assert layout.warnings == ()
