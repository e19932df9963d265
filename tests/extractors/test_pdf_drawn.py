"""What a page draws and cuts off: bullets as shapes, words over the border of their cell, forms."""

import io
from collections.abc import Callable, Sequence

import pytest
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import Layout, ParagraphLayout, TableLayout
from extractors.readers.pdf import read_pdf

ITEMS = [
    "training of thirty judges on the law of evidence and on the rights of those who are accused",
    "a seminar in Batken",
    "Printing of the guide for teachers",
    "online course",
]


def _read(draw: Callable[[Canvas], None]) -> Layout:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    draw(canvas)
    canvas.save()
    return read_pdf(target.getvalue(), "page.pdf")


def _text(canvas: Canvas, x: float, y: float, text: str, width: float) -> float:
    canvas.setFont("Helvetica", 10)
    for line in simpleSplit(text, "Helvetica", 10, width):
        canvas.drawString(x, y, line)
        y -= 13
    return y


def _paragraphs(layout: Layout) -> list[ParagraphLayout]:
    return [element for element in layout.elements if isinstance(element, ParagraphLayout)]


def _rows(layout: Layout) -> list[list[str]]:
    return [
        [" / ".join(p.text for p in cell.paragraphs) for cell in row.cells]
        for element in layout.elements
        if isinstance(element, TableLayout)
        for row in element.rows
    ]


def _circle(canvas: Canvas, y: float) -> None:
    canvas.circle(70, y + 3, 2, stroke=0, fill=1)


def _ring(canvas: Canvas, y: float) -> None:
    canvas.circle(70, y + 3, 2, stroke=1, fill=0)


def _square(canvas: Canvas, y: float) -> None:
    canvas.rect(68, y + 1, 4, 4, stroke=0, fill=1)


def _triangle(canvas: Canvas, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(67, y)
    path.lineTo(73, y + 3)
    path.lineTo(67, y + 6)
    path.close()
    canvas.drawPath(path, fill=1, stroke=0)


@pytest.mark.parametrize("shape", [_circle, _ring, _square, _triangle])
def test_drawn_bullets_part_the_items_of_a_list(shape: Callable[[Canvas, float], None]) -> None:
    def draw(canvas: Canvas) -> None:
        y = _text(canvas, 60, 780, "In this year the Office did the following:", 470)
        for item in ITEMS:
            shape(canvas, y)
            y = _text(canvas, 85, y, item, 250)

    found = _paragraphs(_read(draw))
    assert [paragraph.text for paragraph in found[1:]] == ITEMS
    assert {paragraph.marker for paragraph in found[1:]} == {"•"}
    assert not any(paragraph.warnings for paragraph in found)


NO_BULLETS: list[tuple[Sequence[tuple[float, float]], str]] = [
    ([(70, 783)], "one dot alone decorates"),
    ([(200, 783), (200, 770)], "dots between words"),
    ([(20, 783), (20, 770)], "dots far from the text"),
    ([(70, 795), (70, 812)], "dots above the line"),
]


@pytest.mark.parametrize(("places", "why"), NO_BULLETS, ids=[why for _, why in NO_BULLETS])
def test_other_small_shapes_are_no_bullets(places: Sequence[tuple[float, float]], why: str) -> None:
    def draw(canvas: Canvas) -> None:
        for x, y in places:
            canvas.circle(x, y, 2, stroke=0, fill=1)
        _text(canvas, 85, 780, "The Office of the region trained judges in Osh " * 3, 300)

    assert [paragraph.marker for paragraph in _paragraphs(_read(draw))] == [""], why


def test_typed_numbers_part_items_that_fill_their_lines_without_a_full_stop() -> None:
    lines = [
        "1. Course for guards of three posts",
        "in Osh and at the desks of customs",
        "2. Visit of judges from Khorog with",
        "lawyers to the prisons of the north",
        "3. Handbook on witnesses",
    ]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Courier", 10)
        for number, text in enumerate(lines):
            canvas.drawString(60, 780 - 12 * number, text)

    read = [f"{each.marker} {each.text}".strip() for each in _paragraphs(_read(draw))]
    assert read == [f"{lines[0]} {lines[1]}", f"{lines[2]} {lines[3]}", lines[4]]


LONG = "Training of judges and prosecutors in Osh and Batken on cases of fraud"
SHEET = [
    ["No", "Activity", "Lead", "Date"],
    ["1", LONG, "UNODC", "May 2019"],
    ["2", "Seminar", "OSCE", "June 2020"],
    ["3", LONG, "", "July 2021"],
    ["4", "Course", "IOM", "2022"],
]


def test_words_over_the_border_stay_with_their_cell() -> None:
    edges = [50, 80, 250, 330, 430]

    def draw(canvas: Canvas) -> None:
        y = 700
        for row in SHEET:
            canvas.setFont("Helvetica", 10)
            for column, text in enumerate(row):
                canvas.rect(edges[column], y - 4, edges[column + 1] - edges[column], 16)
                canvas.drawString(edges[column] + 3, y, text)
            y -= 16

    assert _rows(_read(draw)) == SHEET


@pytest.mark.parametrize("late", [False, True])
def test_lines_below_a_row_too_low_stay_with_their_cell(late: bool) -> None:
    edges = [50, 80, 230, 330, 430]

    def draw(canvas: Canvas) -> None:
        y = 700.0
        wrapped: list[tuple[float, float, str]] = []
        for row in SHEET:
            for column, text in enumerate(row):
                canvas.rect(edges[column], y - 18, edges[column + 1] - edges[column], 29)
                if late and len(text) > 40:
                    # Some programs print all broken texts after all others.
                    wrapped.append((edges[column] + 3, y, text))
                else:
                    _text(canvas, edges[column] + 3, y, text, 110)
            y -= 29
        for x, top, text in wrapped:
            _text(canvas, x, top, text, 110)

    assert _rows(_read(draw)) == SHEET


def test_long_words_do_not_take_the_next_cell_along() -> None:
    rows = [["Turkmenistan-Tajik", "was visited by experts"], ["Osh", "was not"]]
    edges = [50, 140, 400]

    def draw(canvas: Canvas) -> None:
        y = 700
        for row in rows:
            canvas.setFont("Helvetica", 10)
            for column, text in enumerate(row):
                canvas.rect(edges[column], y - 4, edges[column + 1] - edges[column], 16)
                canvas.drawString(edges[column] + 6, y, text)
            y -= 16

    assert _rows(_read(draw)) == rows


def test_fields_of_forms_are_no_running_heads() -> None:
    def draw(canvas: Canvas) -> None:
        for number, name in enumerate(("Course in Osh", "Visit to Batken", "Talk", "Guide"), 1):
            canvas.setFont("Helvetica", 8)
            canvas.drawString(60, 820, "Programme of the Office")
            canvas.drawString(300, 30, str(number))
            y = 790.0
            for line in (f"Sheet {number}", "Organization: UNODC", f"Activity: {name}"):
                y = _text(canvas, 60, y, line, 470)
            canvas.showPage()

    layout = _read(draw)
    texts = " ".join(paragraph.text for paragraph in _paragraphs(layout))
    assert texts.count("Organization: UNODC") == 4
    assert {discard.text for discard in layout.discards if discard.reason == "header"} == {
        "Programme of the Office"
    }


def test_fields_with_bold_names_and_room_between_them_are_no_running_heads() -> None:
    def draw(canvas: Canvas) -> None:
        for name_of in ("Course for guards", "Visit of judges", "Handbook"):
            y = 800.0
            fields = (
                "Measure: Border posts",
                "and the people at them",
                "Office: Osh",
                f"Act: {name_of}",
            )
            for line in fields:
                name, colon, value = line.partition(":")
                if colon:
                    canvas.setFont("Helvetica-Bold", 10)
                    canvas.drawString(60, y, name + colon)
                canvas.setFont("Helvetica", 10)
                canvas.drawString(110 if colon else 60, y, value or name)
                y -= 12 if line.startswith("Measure") else 22
            canvas.showPage()

    texts = " ".join(paragraph.text for paragraph in _paragraphs(_read(draw)))
    assert texts.count("Measure: Border posts and the people at them") == 3


@pytest.mark.parametrize(
    ("first", "at", "is_head"),
    [
        ("The Office held a course on borders in Osh for twenty officers.", 760.0, False),
        ("The Office held a course on borders in Osh for twenty officers.", 818.0, True),
        ("Programme of the Office in Osh and Batken", 760.0, True),
    ],
    ids=["a sentence in the text", "a sentence at the edge", "a name"],
)
def test_sentences_that_stand_on_every_page_are_text(first: str, at: float, is_head: bool) -> None:
    def draw(canvas: Canvas) -> None:
        for name in ("Course in Osh", "Visit to Batken", "Talk on rivers", "Guide for nurses"):
            y = _text(canvas, 60, at, first, 470)
            _text(canvas, 60, min(y, 740.0) - 60, f"{name} followed, with a report to all.", 470)
            canvas.showPage()

    layout = _read(draw)
    said = [paragraph.text for paragraph in _paragraphs(layout)].count(first)
    heads = [discard.text for discard in layout.discards].count(first)
    assert (said, heads) == ((0, 4) if is_head else (4, 0))


def test_a_short_page_has_room_for_what_begins_on_the_next() -> None:
    def draw(canvas: Canvas) -> None:
        _text(canvas, 70, 780, "In May 2023 UNODC trained twelve judges in the town of Osh.", 450)
        canvas.showPage()
        _text(canvas, 70, 780, "In June 2023 the OSCE held a seminar in Khorog.", 450)

    assert len(_paragraphs(_read(draw))) == 2


def test_sides_of_cells_in_relief_with_mitred_corners_are_rules() -> None:
    def draw(canvas: Canvas) -> None:
        for left, right in ((60.0, 250.0), (252.0, 540.0)):
            for top in (800.0, 760.0):
                sides = (
                    ((left, top), (right, top), (right - 1, top - 1), (left + 1, top - 1)),
                    ((left, top - 37), (right, top - 37), (right - 1, top - 36),
                     (left + 1, top - 36)),
                    ((left, top), (left, top - 37), (left + 1, top - 36), (left + 1, top - 1)),
                    ((right, top), (right, top - 37), (right - 1, top - 36), (right - 1, top - 1)),
                )  # fmt: skip
                for side in sides:
                    path = canvas.beginPath()
                    path.moveTo(*side[0])
                    for corner in side[1:]:
                        path.lineTo(*corner)
                    path.close()
                    canvas.drawPath(path, stroke=0, fill=1)
        for y, label, text in (
            (785, "Border security", "The Office trained officers of the border service."),
            (745, "Justice", "The Centre held a round table with judges in Bishkek."),
        ):
            canvas.drawString(66, y, label)
            canvas.drawString(259, y, text)

    assert _rows(_read(draw)) == [
        ["Border security", "The Office trained officers of the border service."],
        ["Justice", "The Centre held a round table with judges in Bishkek."],
    ]
