"""Pages that are pictures: how recognised words become paragraphs, and what to install."""

import shutil
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from extractors.errors import DocumentError
from extractors.extract import extract
from extractors.guard import read_guarded
from extractors.layout import Layout, ParagraphLayout
from extractors.printed import Line
from extractors.read import read_document
from extractors.readers.ocr import OcrWord, merged, pages_without_text, paragraphs_of, words_of
from gazetteers.frameworks import load_frameworks


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
    (
        [word(text, (1, par, 1)) for par, first in enumerate("¢®e") for text in (first, "Aid")],
        ["Aid", "Aid", "Aid"],
        "what bullets are taken for",
    ),
    (
        [word(text, (1, 1, line)) for line in (1, 2) for text in ("•", "Courses", "held")],
        ["Courses held", "Courses held"],
        "items in one paragraph",
    ),
    ([word("©", (1, 1, 1)), word("UNODC", (1, 1, 1))], ["© UNODC"], "one sign is no list"),
    (
        [word(text, (1, par, 1)) for par in (1, 2) for text in ("e", "OSCE")],
        ["e OSCE", "e OSCE"],
        "letters alone are no list",
    ),
]


@pytest.mark.parametrize(("words", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_paragraphs(words: list[OcrWord], expected: list[str], why: str) -> None:
    found = paragraphs_of(words, 3)
    assert [paragraph.text for paragraph in found] == expected, why
    for paragraph in found:
        assert all(line.page == 3 for line in paragraph.lines)
        assert paragraph.lines[-1].end == len(paragraph.text)
        assert paragraph.warnings == ()


def test_words_that_were_hard_to_read_are_doubtful() -> None:
    (paragraph,) = paragraphs_of([word("Osh", (1, 1, 1), 0.95), word("l1t", (1, 1, 1), 0.6)], 1)
    assert paragraph.warnings == ("read by OCR with a word confidence of 0.77",)


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


def test_words_in_unknown_letters_give_way_to_those_recognised() -> None:
    def page(text: str, number: int) -> ParagraphLayout:
        line = Line(start=0, end=len(text), page=number, box=(0, 0, 1, 1))
        return ParagraphLayout(text, lines=(line,))

    text = Layout("pdf", (page("one", 1), page("WZR", 2)), pages=2)
    together = merged(text, Layout("pdf", (page("two", 2),), pages=2), (2,))
    assert [element.text for element in together.elements if isinstance(element, ParagraphLayout)] \
        == ["one", "two"]  # fmt: skip
    assert [(d.reason, d.text) for d in together.discards] == [("unmapped-text", "WZR")]


FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def test_fonts_that_do_not_name_their_letters_are_no_text() -> None:
    try:
        pdfmetrics.registerFont(TTFont("Known", FONT))
    except OSError:
        pytest.skip("the DejaVu fonts are not installed")
    target = BytesIO()
    canvas = Canvas(target, pagesize=(400, 550))
    canvas.setFont("Known", 10)
    canvas.drawString(50, 500, "Курс для следователей прошёл в Оше 3 мая 2019 года")
    canvas.save()
    named = target.getvalue()
    assert pages_without_text(named, "report.pdf") == ()
    with pikepdf.open(BytesIO(named)) as file:
        for item in file.objects:
            if isinstance(item, pikepdf.Dictionary) and "/FontFile2" in item:
                del item["/FontFile2"]
            if isinstance(item, pikepdf.Dictionary) and "/ToUnicode" in item:
                del item["/ToUnicode"]
        nameless = BytesIO()
        file.save(nameless)
    assert pages_without_text(nameless.getvalue(), "report.pdf") == (1,)
    with pytest.raises(DocumentError, match="no text layer"):
        read_document(nameless.getvalue(), "report.pdf")


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


def test_without_tesseract_staff_are_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(DocumentError, match="Install Tesseract") as caught:
        read_document(scan_pdf(), "scan.pdf", ocr=True)
    for system in ("Windows: ", "Debian and Ubuntu: ", "macOS: "):
        assert system in caught.value.remedy


FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None or not FONT.exists(),
    reason="NOT TESTED: recognising pages needs Tesseract (eng, rus) and the DejaVu fonts",
)


def printed(*columns: str, turned: int = 0, blurred: float = 0) -> Image.Image:
    """An A4 page at 200 dpi with text in columns, line by line as given."""
    picture = Image.new("L", (1654, 2339), 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.truetype(str(FONT), 30)
    for number, column in enumerate(columns):
        draw.multiline_text((120 + number * 800, 150), column, font=font, fill=0, spacing=12)
    return picture.filter(ImageFilter.GaussianBlur(blurred)).rotate(turned, expand=True)


def scanned(*pages: Image.Image) -> bytes:
    target = BytesIO()
    pages[0].save(target, "PDF", resolution=200, save_all=True, append_images=pages[1:])
    return target.getvalue()


ENGLISH = (
    "On 5 May 2019 the OSCE held a seminar in Osh for thirty\n"
    "judges and prosecutors from all provinces of the country."
)
RUSSIAN = (
    "5 мая 2019 года в Оше состоялся семинар ОБСЕ для тридцати\n"
    "судей и прокуроров из всех областей республики."
)
LEFT = "The Office trained forty border\nguards in Batken and gave them\nnew radio sets.\n" * 5
RIGHT = "CARICC held an exercise on the\nCaspian Sea with vessels of five\nlittoral States.\n" * 5
CELLS = (
    "Organization\n\nUNODC\n\nCARICC",
    "What was done\n\nSeminar in Osh\n\nExercise in Aktau",
)
PAGES = [
    (printed(ENGLISH), [ENGLISH.replace("\n", " ")], "English"),
    (printed(RUSSIAN), [RUSSIAN.replace("\n", " ")], "Russian"),
    (printed(ENGLISH, turned=90), [ENGLISH.replace("\n", " ")], "a page that lies"),
    (printed(RUSSIAN, turned=180), [RUSSIAN.replace("\n", " ")], "a page upside down"),
    (printed(LEFT, RIGHT), [LEFT.replace("\n", " ").strip(), RIGHT.replace("\n", " ").strip()],
     "two columns"),
] if FONT.exists() else []  # fmt: skip


@needs_tesseract
@pytest.mark.slow
@pytest.mark.parametrize(("page", "texts", "why"), PAGES, ids=[why for *_, why in PAGES])
def test_scanned_pages(page: Image.Image, texts: list[str], why: str) -> None:
    document = read_document(scanned(page), "scan.pdf", ocr=True)
    assert " ".join(block.text for block in document.blocks) == " ".join(texts), why
    assert document.warnings == ("page 1 was read by OCR",)
    assert all(not block.warnings and block.lines for block in document.blocks)


@needs_tesseract
@pytest.mark.slow
def test_no_word_of_a_scanned_table_is_missing() -> None:
    document = read_document(scanned(printed(*CELLS)), "scan.pdf", ocr=True)
    read = " ".join(block.text for block in document.blocks).split()
    assert sorted(read) == sorted(" ".join(CELLS).split())


@needs_tesseract
@pytest.mark.slow
def test_from_a_scan_to_doubtful_passages() -> None:
    """A text page, a clean scan and a blurred one."""
    target = BytesIO()
    canvas = Canvas(target, pagesize=(595, 842))
    canvas.drawString(60, 700, "On 3 March 2019 UNODC trained twenty judges in Almaty.")
    canvas.showPage()
    for picture in (printed(ENGLISH), printed(ENGLISH.replace("Osh", "Batken"), blurred=5)):
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    document = read_guarded(target.getvalue(), "mixed.pdf", ocr=True)
    assert document.warnings[-1] == "pages 2 to 3 were read by OCR"
    pages = [block.lines[0].page for block in document.blocks]
    assert pages == sorted(pages) and {1, 2} <= set(pages)
    doubts = {
        activity.passage.text: [doubt.code for doubt in activity.doubts]
        for activity in extract(document, load_frameworks()).tagged
    }
    assert any("Osh" in text and "text-damaged" not in codes for text, codes in doubts.items())
    unsure = [block for block in document.blocks if block.lines[0].page == 3]
    assert all(block.warnings for block in unsure)
