"""Pages that are pictures: how recognised words become paragraphs, and what to install."""

import shutil
from io import BytesIO

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from extractors.errors import DocumentError
from extractors.layout import Layout, ParagraphLayout
from extractors.model import Line
from extractors.read import read_document
from extractors.readers.ocr import OcrWord, merged, pages_without_text, paragraphs_of, words_of


def word(text: str, line: tuple[int, int, int], confidence: float = 0.9) -> OcrWord:
    return OcrWord(text, line, (10.0 * line[2], 20.0, 50.0, 30.0), confidence)


CASES = [
    (
        [word("UNODC", (1, 1, 1)), word("trained", (1, 1, 2)), word("judges.", (1, 1, 2))],
        ["UNODC trained judges."],
        "lines of a paragraph",
    ),
    ([word("One.", (1, 1, 1)), word("Two.", (1, 2, 1))], ["One.", "Two."], "two paragraphs"),
    (
        [word("cross-", (1, 1, 1)), word("border", (1, 1, 2))],
        ["cross-border"],
        "a hyphen stays when nothing speaks against it",
    ),
    (
        [
            word("ter-", (1, 1, 1)),
            word("rorism", (1, 1, 2)),
            word("and", (1, 1, 2)),
            word("Terrorism,", (1, 1, 2)),
        ],
        ["terrorism and Terrorism,"],
        "a hyphen goes when the whole word stands on the page",
    ),
    ([word("•", (1, 1, 1)), word("a", (1, 1, 1))], ["a"], "bullets are markers"),
]


@pytest.mark.parametrize(("words", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_paragraphs(words: list[OcrWord], expected: list[str], why: str) -> None:
    found = paragraphs_of(words, 3)
    assert [paragraph.text for paragraph in found] == expected, why
    for paragraph in found:
        assert all(line.page == 3 for line in paragraph.lines)
        assert paragraph.lines[-1].end == len(paragraph.text)
        assert paragraph.warnings == ("read by OCR, word confidence 0.90",)


def test_words_are_measured_in_points() -> None:
    data = {
        "text": ["", "Osh"], "conf": ["-1", "83.5"], "block_num": [1, 1], "par_num": [0, 1],
        "line_num": [0, 1], "left": [0, 200], "top": [0, 100], "width": [900, 40],
        "height": [900, 20],
    }  # fmt: skip
    assert words_of(data, 2.0) == [OcrWord("Osh", (1, 1, 1), (100.0, 50.0, 120.0, 60.0), 0.835)]


def test_scanned_pages_stand_between_the_others() -> None:
    def page(text: str, number: int) -> ParagraphLayout:
        line = Line(start=0, end=len(text), page=number, box=(0, 0, 1, 1))
        return ParagraphLayout(text, lines=(line,))

    text = Layout("pdf", (page("one", 1), page("three", 3)), pages=4)
    scan = Layout("pdf", (page("two", 2), page("four", 4)), pages=4, warnings=("read by OCR",))
    together = merged(text, scan)
    assert [element.text for element in together.elements if isinstance(element, ParagraphLayout)] \
        == ["one", "two", "three", "four"]  # fmt: skip
    assert together.warnings == ("read by OCR",)


def scan_pdf() -> bytes:
    picture = BytesIO()
    Image.new("L", (800, 1100), 200).save(picture, "PNG")
    target = BytesIO()
    canvas = Canvas(target, pagesize=(400, 550))
    canvas.drawString(50, 500, "The first page holds text.")
    canvas.showPage()
    canvas.drawImage(ImageReader(BytesIO(picture.getvalue())), 0, 0, 400, 550)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def test_pages_that_hold_no_characters_are_found() -> None:
    assert pages_without_text(scan_pdf(), "scan.pdf") == (2,)


@pytest.mark.skipif(shutil.which("tesseract") is not None, reason="Tesseract is installed")
def test_without_tesseract_staff_are_told_what_to_install() -> None:
    with pytest.raises(DocumentError, match="Install Tesseract"):
        read_document(scan_pdf(), "scan.pdf", ocr=True)
