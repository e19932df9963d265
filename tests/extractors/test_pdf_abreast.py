"""Short blocks abreast in a letter, and what only looks like them."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.readers.pdf import read_pdf

SERIF = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
BODY = (
    "The ministry has the honour to send its contribution to the matrix of the plan and to say",
    "that a training course on the search of vehicles was held at the southern border in May with",
    "forty officers of the customs service, and that a second one will follow next year in Osh.",
)
_Line = tuple[float, str] | tuple[float, str, float, str]


def letter(*top: _Line, face: str = "Helvetica", centred: bool = False) -> list[str]:
    """The paragraphs of a page: lines of one or two parts, a blank, and text over the page."""
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=A4)
    canvas.setFont(face, 10)
    put = canvas.drawCentredString if centred else canvas.drawString
    y = 780.0
    for line in top:
        for x, text in zip(line[::2], line[1::2], strict=True):
            if text:
                put(float(x), y, str(text))
        y -= 13
    for text in BODY:
        y -= 13
        canvas.drawString(60, y, text)
    canvas.save()
    read = [e.text for e in read_pdf(target.getvalue(), "letter.pdf").elements]  # type: ignore[union-attr]
    assert read[-1] == " ".join(BODY)
    return read[:-1]


def test_two_senders_abreast_go_on_below() -> None:
    assert letter(
        (60, "Ministry of Labour", 330, "Executive Secretary"),
        (60, "and Social Protection", 330, "of the Regional Centre"),
        (60, "of the Republic", 330, "in Ashgabat"),
    ) == [
        "Ministry of Labour and Social Protection of the Republic",
        "Executive Secretary of the Regional Centre in Ashgabat",
    ]


def test_a_letterhead_in_two_scripts_and_the_salutation_below() -> None:
    try:
        pdfmetrics.registerFont(TTFont("Serif", SERIF))
    except OSError:
        pytest.skip("the DejaVu fonts are not installed")
    read = letter(
        (60, "Ministry of Finance", 330, "Министерство финансов"),
        (60, "Financial Intelligence", 330, "Финансовая разведка"),
        (60, "12 Lenin Street", 330, "ул. Ленина, 12"),
        (60, "Bishkek", 330, "Бишкек"),
        (60, ""),
        (60, "Dear Madam/Sir,"),
        face="Serif",
    )
    assert " ".join(read) == (
        "Ministry of Finance Financial Intelligence 12 Lenin Street Bishkek "
        "Министерство финансов Финансовая разведка ул. Ленина, 12 Бишкек Dear Madam/Sir,"
    )
    assert read[-1] == "Dear Madam/Sir,"


def test_centred_blocks() -> None:
    read = letter(
        (150, "MINISTRY OF JUSTICE", 440, "STATE COMMITTEE"),
        (150, "OF THE REPUBLIC", 440, "ON RELIGIOUS AFFAIRS"),
        centred=True,
    )
    assert " ".join(read) == (
        "MINISTRY OF JUSTICE OF THE REPUBLIC STATE COMMITTEE ON RELIGIOUS AFFAIRS"
    )


@pytest.mark.parametrize(
    ("top", "why"),
    [
        ([(60, "Rustam Aliev", 230, "Head of department"), (60, "Jane Smith", 230, "Adviser")],
         "names and posts, two lines"),
        ([(60, "Rustam Aliev", 230, "Head of department"), (60, "Jane Smith", 230, "legal adviser"),
          (60, "Aigul Asanova", 230, "Judge"), (60, "Anvar Karimov", 230, "Senior officer"),
          (60, "Dilshod Umarov", 230, "Prosecutor")],
         "names and posts, many lines"),
        ([(60, "From:", 130, "the Office of the Coordinator"),
          (60, "To:", 130, "the secretariat of the plan")],
         "fields of a mail"),
        ([(60, "Number 12-3/456", 400, "Tashkent"), (60, "On number 77", 400, "3 May 2020")],
         "number and date of a letter"),
    ],
)  # fmt: skip
def test_lines_that_are_read_across(top: list[_Line], why: str) -> None:
    assert letter(*top) == [" ".join(str(part) for part in line[1::2]) for line in top], why
