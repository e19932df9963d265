"""Answers in the fields of a form, remarks put on top of a page, and words laid over a scan."""

import io
import random
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extractors.layout import ParagraphLayout
from extractors.readers.pdf import read_pdf

PARAGRAPHS = (
    "In June the ministry held a course on the search of vehicles for forty officers of the border "
    "service and the customs, together with experts of the regional centre, and gave each of the "
    "posts a set of mirrors and lamps that had been asked for since the year before.",
    "A second course will follow in autumn. It takes up what officers found hard in the first one, "
    "above all lorries with false floors, and will be taught by those who learned most in June.",
)


def read(data: bytes) -> list[str]:
    layout = read_pdf(data, "page.pdf")
    assert layout.warnings == ()
    return [element.text for element in layout.elements if isinstance(element, ParagraphLayout)]


def page(draw: Callable[[Canvas], None]) -> bytes:
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return target.getvalue()


def test_fields_of_a_form_stand_behind_their_names() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 780, "Reporting form of the plan")
        for y, name, value in (
            (740, "Title of the activity:", "Seminar on border security"),
            (700, "Date and place:", "3 May 2019, Khorog"),
        ):
            canvas.drawString(60, y, name)
            canvas.acroForm.textfield(
                name=name, value=value, x=200, y=y - 8, width=300, height=22, fontSize=10
            )
        canvas.linkURL("https://www.example.org/", (60, 640, 200, 660))
        canvas.drawString(60, 645, "The Secretariat")

    assert " ".join(read(page(draw))) == (
        "Reporting form of the plan Title of the activity: Seminar on border security "
        "Date and place: 3 May 2019, Khorog The Secretariat"
    )


def test_a_remark_on_top_of_a_page_is_read() -> None:
    plain = page(lambda canvas: canvas.drawString(60, 780, "The list of activities is below."))
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(plain)) as file:
        look = file.make_stream(b"BT /F1 10 Tf 5 5 Td (Two more were held in Osh.) Tj ET")
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        look.Type, look.Subtype = Name.XObject, Name.Form
        look.BBox = Array([0, 0, 250, 20])
        look.Resources = Dictionary(Font=Dictionary(F1=font))
        remark = Dictionary(
            Type=Name.Annot, Subtype=Name.FreeText, Rect=Array([60, 700, 310, 720]), F=4,
            AP=Dictionary(N=look),
        )  # fmt: skip
        file.pages[0].Annots = Array([file.make_indirect(remark)])
        file.save(target)
    assert read(target.getvalue()) == [
        "The list of activities is below.",
        "Two more were held in Osh.",
    ]


@pytest.mark.parametrize(
    ("askew", "uneven", "why"),
    [
        (0.0, 0.0, "as printed"),
        (0.6, 0.0, "the page lay askew"),
        (-0.8, 0.0, "the page lay askew the other way"),
        (0.0, 1.0, "each word has its own size and place"),
    ],
)
def test_words_over_a_scan_make_whole_paragraphs(askew: float, uneven: float, why: str) -> None:
    pick = random.Random(f"scan {askew} {uneven}")

    def draw(canvas: Canvas) -> None:
        canvas.rotate(askew)
        text = canvas.beginText()
        text.setTextRenderMode(3)
        y = 770.0
        for paragraph in PARAGRAPHS:
            x = 60.0
            for word in paragraph.split():
                wide = stringWidth(word, "Helvetica", 11)
                if x + wide > 535:
                    x, y = 60.0, y - 14
                size = 11 * (1 + uneven * pick.uniform(-0.1, 0.1))
                text.setFont("Helvetica", size)
                text.setHorizScale(100 * 11 / size)
                text.setTextOrigin(x, y + uneven * pick.uniform(-0.8, 0.8))
                text.textOut(word + " ")
                x += wide + 3.1
            y -= 26
        canvas.drawText(text)

    assert read(page(draw)) == list(PARAGRAPHS), why
