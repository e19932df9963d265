"""Reads pages that are pictures with Tesseract; only when asked for.

Slower than reading text by a factor of some 300, and never certain: the document says which pages
were read so, and a paragraph says how sure Tesseract was of its words where that is not sure
enough. Pages that were scanned lying or upside down are turned. Tables on scanned pages are read as
lines of text.
"""

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import fmean
from typing import Any, Final

import pypdfium2

from extractors.errors import DocumentError
from extractors.layout import Layout, ParagraphLayout, TableLayout
from extractors.limits import DEFAULT_LIMITS, Limits
from extractors.model import Discard
from extractors.printed import Line
from extractors.readers.list_markers import split_marker
from extractors.readers.pdf.losses import paragraphs_of as paragraphs_in
from extractors.readers.pdf.open import opened
from extractors.readers.pdf.page import share_unmapped
from extractors.readers.pdf.text_layer import is_unmapped
from extractors.stitch import starts_small
from extractors.text import normalise

_DPI: Final = 200
"""Measured: word recall 0.99 at this resolution."""
_MOST_PIXELS: Final = 25_000_000
"""A4 at 200 dpi has 4 million; posters are rendered at less."""
_PAGE_SECONDS: Final = 60
_LANGUAGES: Final = ("eng", "rus")
_ORIENTATION: Final = "osd"
_POINTS: Final = 72
LEAST_CONFIDENCE: Final = 0.85
"""Mean confidence of a paragraph's words below which they are doubtful. Clean print has 0.94 to
0.96, a page that is upside down 0.5 to 0.6."""
_LIKE_BULLETS: Final = frozenset("•¢®©°«»¤§*+=~")
_LETTERS_LIKE_BULLETS: Final = frozenset("eoео")
_FEWEST_ITEMS: Final = 2
_HOW_TO_INSTALL: Final = (
    "Install Tesseract with its languages eng and rus, or read without --ocr. Windows: run "
    '"winget install UB-Mannheim.TesseractOCR", choose Russian among its languages, and add its '
    "folder to PATH; Debian and Ubuntu: sudo apt install tesseract-ocr tesseract-ocr-rus; macOS: "
    "brew install tesseract tesseract-lang"
)


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A recognised word.

    Attributes:
        text: the word.
        line: block, paragraph and line on its page, as Tesseract numbers them.
        box: x0, top, x1, bottom in points.
        confidence: 0 to 1.
    """

    text: str
    line: tuple[int, int, int]
    box: tuple[float, float, float, float]
    confidence: float


def pages_without_text(
    data: bytes, file_name: str, *, limits: Limits = DEFAULT_LIMITS
) -> tuple[int, ...]:
    """Numbers (from 1) of the pages of a PDF that hold no characters, or none with known letters.

    Raises:
        DocumentError: if the PDF cannot be opened, or has too many pages.
    """
    empty: list[int] = []
    with opened(data, file_name, limits=limits) as (document, _):
        for index in range(len(document)):
            page = document[index]
            text = page.get_textpage()
            bulk = text.get_text_range()
            if not normalise(bulk) or is_unmapped(bulk, share_unmapped(text.raw, bulk)):
                empty.append(index + 1)
            text.close()
            page.close()
    return tuple(empty)


def read_scan(data: bytes, file_name: str, pages: Sequence[int]) -> Layout:
    """Recognise the words of some pages of a PDF.

    Raises:
        DocumentError: if Tesseract is not installed or fails, or the PDF cannot be opened.
    """
    languages = _installed_languages(file_name)
    paragraphs: list[ParagraphLayout] = []
    with opened(data, file_name) as (document, warnings):
        count = len(document)
        for number in pages:
            words = _recognised(document, number, languages, file_name)
            paragraphs.extend(paragraphs_of(words, number))
    if not paragraphs and len(pages) == count:
        raise DocumentError(
            "Tesseract found no words on its pages",
            where=file_name,
            remedy="Scan it again, upright and at 300 dpi, or ask for the original file",
        )
    missing = [language for language in _LANGUAGES if language not in languages]
    return Layout(
        format="pdf",
        elements=tuple(paragraphs),
        pages=count,
        warnings=(
            *warnings,
            f"{_numbered(pages)} by OCR",
            *(f"OCR had no data for the language {language}" for language in missing),
        ),
    )


def _numbered(pages: Sequence[int]) -> str:
    """The beginning of a sentence: "page 3 was read", "pages 1 to 3, 7 were read"."""
    spans: list[list[int]] = []
    for number in pages:
        if spans and number == spans[-1][-1] + 1:
            spans[-1] = [spans[-1][0], number]
        else:
            spans.append([number])
    shown = ", ".join(" to ".join(map(str, span)) for span in spans)
    return f"page {shown} was read" if len(pages) == 1 else f"pages {shown} were read"


def merged(text: Layout, scan: Layout, pages: Sequence[int] = ()) -> Layout:
    """The layout of a PDF with the paragraphs of its scanned pages put where they belong.

    `pages`: those that were scanned; what stands on them in letters unknown is left out.
    """
    waiting = list(scan.elements)
    elements: list[ParagraphLayout | TableLayout] = []
    gone: list[Discard] = []
    for element in text.elements:
        page = _page(element)
        if page in pages:
            gone += [
                Discard(reason="unmapped-text", text=paragraph.text, page=page)
                for paragraph in paragraphs_in([element])
            ]
            continue
        while waiting and page is not None and (_page(waiting[0]) or 0) < page:
            elements.append(waiting.pop(0))
        elements.append(element)
    return replace(
        text,
        elements=(*elements, *waiting),
        discards=(*text.discards, *gone),
        warnings=tuple(dict.fromkeys((*text.warnings, *scan.warnings))),
    )


def paragraphs_of(words: Sequence[OcrWord], page: int) -> tuple[ParagraphLayout, ...]:
    """Paragraphs as Tesseract grouped the words of a page, with their lines and confidence.

    A hyphen at a line end goes when the word without it stands elsewhere on the page; else it
    stays, since many are real ("cross-" + "border"). Each line with a bullet begins a paragraph.
    """
    words = _with_bullets(words)
    known = {normalise(word.text).strip(".,;:()«»“”").lower() for word in words}
    found: list[ParagraphLayout] = []
    for _, group in groupby(words, key=lambda word: word.line[:2]):
        for item in _items(list(group)):
            paragraph = _paragraph(item, page, known)
            if paragraph is not None:
                found.append(paragraph)
    return tuple(found)


def _with_bullets(words: Sequence[OcrWord]) -> list[OcrWord]:
    """The words, with bullets for what Tesseract takes them for: "¢", "®", "e" before a capital.

    A sign alone may be one; where several lines of a page begin with such, they are a list.
    """
    found = list(words)
    signs: list[int] = []
    letters: list[int] = []
    for at, (word, after) in enumerate(pairwise(words)):
        begins = at == 0 or words[at - 1].line != word.line
        if not begins or after.line != word.line or starts_small(after.text):
            continue
        if word.text in _LIKE_BULLETS:
            signs.append(at)
        elif word.text in _LETTERS_LIKE_BULLETS and (
            at == 0 or words[at - 1].line[:2] != word.line[:2]
        ):
            letters.append(at)
    if signs and len(signs) + len(letters) >= _FEWEST_ITEMS:
        for at in (*signs, *letters):
            found[at] = replace(found[at], text="•")
    return found


def _items(words: Sequence[OcrWord]) -> Iterator[list[OcrWord]]:
    """The words of a paragraph, cut where a line begins with a bullet."""
    item: list[OcrWord] = []
    for _, group in groupby(words, key=lambda word: word.line):
        line = list(group)
        if item and line[0].text == "•":
            yield item
            item = []
        item += line
    yield item


def _paragraph(words: Sequence[OcrWord], page: int, known: set[str]) -> ParagraphLayout | None:
    text = ""
    lines: list[Line] = []
    for _, group in groupby(words, key=lambda word: word.line):
        row = list(group)
        words_of_line = normalise(" ".join(word.text for word in row))
        if not words_of_line:
            continue
        if re.search(r"\w-$", text) and starts_small(words_of_line):
            halves = text.split()[-1][:-1] + words_of_line.split()[0]
            if halves.strip(".,;:()«»“”").lower() in known:
                text = text[:-1]
                lines[-1] = lines[-1].model_copy(update={"end": len(text)})
        elif text:
            text += " "
        start = len(text)
        text += words_of_line
        boxes = [word.box for word in row]
        box = (
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        )
        lines.append(Line(start=start, end=len(text), page=page, box=box))
    if not text:
        return None
    marker, rest = split_marker(text)
    cut = len(text) - len(rest)
    confidence = fmean(word.confidence for word in words)
    return ParagraphLayout(
        rest,
        lines=tuple(
            line.model_copy(update={"start": max(0, line.start - cut), "end": line.end - cut})
            for line in lines
            if line.end > cut
        ),
        level=1 if marker else 0,
        marker=marker,
        warnings=()
        if confidence >= LEAST_CONFIDENCE
        else (f"read by OCR with a word confidence of {confidence:.2f}",),
    )


def _page(element: ParagraphLayout | TableLayout) -> int | None:
    paragraphs = (
        [element]
        if isinstance(element, ParagraphLayout)
        else [
            paragraph for row in element.rows for cell in row.cells for paragraph in cell.paragraphs
        ]
    )
    return next((line.page for paragraph in paragraphs for line in paragraph.lines), None)


def _installed_languages(file_name: str) -> tuple[str, ...]:
    import pytesseract

    try:
        installed = pytesseract.get_languages()
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError) as error:
        raise DocumentError(
            "OCR was asked for, but Tesseract is not installed",
            where=file_name,
            remedy=_HOW_TO_INSTALL,
        ) from error
    if not set(_LANGUAGES) & set(installed):
        raise DocumentError(
            "Tesseract has no data for English or Russian",
            where=file_name,
            remedy=_HOW_TO_INSTALL,
        )
    return tuple(installed)


def _recognised(
    document: pypdfium2.PdfDocument, number: int, installed: Sequence[str], file_name: str
) -> list[OcrWord]:
    """The words of a page; it is turned when the data for that ("osd") are installed."""
    import pytesseract

    languages = [language for language in _LANGUAGES if language in installed]
    turns = _ORIENTATION in installed

    # Several threads for one page slow each other down where several documents are read.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    page = document[number - 1]
    width, height = page.get_size()
    scale = _DPI / _POINTS
    if width * height * scale**2 > _MOST_PIXELS:
        scale = (_MOST_PIXELS / (width * height)) ** 0.5
    image = page.render(scale=scale, grayscale=True).to_pil()
    page.close()
    try:
        data: Mapping[str, Sequence[Any]] = pytesseract.image_to_data(
            image,
            lang="+".join(languages),
            config="--psm 1" if turns else "--psm 3",
            timeout=_PAGE_SECONDS,
            output_type=pytesseract.Output.DICT,
        )
    except (pytesseract.TesseractError, RuntimeError) as error:
        raise DocumentError(
            f"Tesseract failed on page {number} ({error})",
            where=file_name,
            remedy="Scan the page again, or read without --ocr",
        ) from error
    return words_of(data, scale)


def words_of(data: Mapping[str, Sequence[Any]], scale: float) -> list[OcrWord]:
    """The words of Tesseract's table; `scale` is pixels a point. Layout rows hold no words."""
    return [
        OcrWord(
            text=str(data["text"][row]),
            line=(data["block_num"][row], data["par_num"][row], data["line_num"][row]),
            box=(
                data["left"][row] / scale,
                data["top"][row] / scale,
                (data["left"][row] + data["width"][row]) / scale,
                (data["top"][row] + data["height"][row]) / scale,
            ),
            confidence=max(0.0, float(data["conf"][row]) / 100),
        )
        for row in range(len(data["text"]))
        if str(data["text"][row]).strip() and float(data["conf"][row]) >= 0
    ]
