"""One PDF page: its words with place and type, its rules, filled areas, images and links.

All places are in points from the page's top left corner as it is displayed, y downwards.
"""

import ctypes
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
from typing import Any

import pypdfium2.raw as pdfium

from extractors.readers.pdf.bullets import BULLET, with_drawn_bullets
from extractors.readers.pdf.drawing import Drawing, Rect, View
from extractors.readers.pdf.scanned import straightened
from extractors.readers.pdf.tags import Mark
from extractors.readers.pdf.typed_in import links_of, load_page, on_lines
from extractors.readers.pdf.words import Known, PageWords, Word

_SAMPLE = 10
"""Characters of a page that are asked first whether their font names them."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """What is printed on a page.

    Attributes:
        number: from 1.
        width: as displayed, in points.
        height: as displayed, in points.
        words: upright words in the order of the content stream.
        slanted: words in other directions (watermarks, turned headings).
        unseen: words that stand beyond the edges of the page, as spreadsheets write them.
        rules: horizontal and vertical lines.
        fills: coloured areas.
        images: pictures.
        links: areas with the address that they lead to.
        bulk: the page's text by one bulk call, and bullets that are drawn, against which losses
            are counted.
        unmapped: share of its characters of which the fonts do not say what letters they are.
    """

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    slanted: tuple[Word, ...]
    rules: tuple[Rect, ...]
    fills: tuple[Rect, ...]
    images: tuple[Rect, ...]
    links: tuple[tuple[Rect, str], ...]
    bulk: str
    unmapped: float = 0.0
    unseen: tuple[Word, ...] = ()


def read_page(
    document: Any,
    index: int,
    known: Known | None = None,
    tags: Mapping[int, Mark] | None = None,
) -> PageContent:
    """Reads one page and closes it.

    Args:
        document: a raw pdfium document handle.
        index: of the page, from 0.
        known: of the pages before, which this page shares and adds to.
        tags: what each marked content of the page is, for tagged files.

    Raises:
        ValueError: pdfium cannot load the page.
    """
    known = Known({}, {}) if known is None else known
    page, typed_in = load_page(document, index)
    try:
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            raise ValueError(f"the text of page {index + 1} cannot be loaded")
        try:
            view = View(page)
            bulk = _bulk_text(text_page)
            unmapped = share_unmapped(text_page, bulk)
            reader = PageWords(text_page, view, bulk, known, tags)
            words = reader.read()
            any_slanted = reader.any_slanted()
            words = on_lines(straightened(words), typed_in.fields) if words else words
            if turn := any_slanted and _prevailing_turn(words):
                view = View(page, turn)
                words = _glued(PageWords(text_page, view, bulk, known, tags).read())
                any_slanted = True
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        drawing = Drawing(view)
        drawing.read(page, reader.texts)
        words, bullets = with_drawn_bullets(words, drawing.shapes)
        bulk += f"\n{BULLET}" * bullets
        links = typed_in.links or tuple(links_of(document, page, view))
    finally:
        pdfium.FPDF_ClosePage(page)
    unseen = _beyond(words, view)
    if unseen:
        words = [word for word in words if word not in unseen]
    return PageContent(
        number=index + 1,
        width=view.width,
        height=view.height,
        words=tuple([word for word in words if word.style.angle == 0] if any_slanted else words),
        slanted=tuple([word for word in words if word.style.angle != 0] if any_slanted else ()),
        rules=tuple(drawing.rules),
        fills=tuple(drawing.fills),
        images=tuple(drawing.images),
        links=links,
        bulk=bulk,
        unmapped=unmapped,
        unseen=unseen,
    )


def _beyond(words: Sequence[Word], view: View) -> tuple[Word, ...]:
    """The words that stand wholly beyond an edge of the page."""
    right, bottom = view.width, view.height
    lowest = max(map(_Y, words), default=0.0)
    if (
        min(map(_X1, words), default=1.0) > 0 < min(map(_Y, words), default=1.0)
        and max(map(_X0, words), default=0.0) < right
        and lowest < bottom
    ):
        return ()  # as on nearly every page, which takes a fourth of the time to see
    return tuple(
        [
            word
            for word in words
            if word[2] <= 0
            or word[1] >= right
            or word[3] <= 0
            or word[3] - word.style.size >= bottom
        ]
    )


_X0, _X1, _Y = itemgetter(1), itemgetter(2), itemgetter(3)


def _bulk_text(text_page: Any) -> str:
    """The page's text, one string position for each pdfium character."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = bytearray(2 * (2 * count + 1))
    start = ctypes.c_ushort.from_buffer(buffer)  # an array would be a new type for each length
    units = pdfium.FPDFText_GetText(text_page, 0, count, start)
    text = str(memoryview(buffer)[: 2 * (units - 1)], "utf-16-le", "replace")
    if len(text) == count:
        return text
    # pdfium leaves unprintable characters out of the bulk text, which shifts all that follow.
    return "".join(chr(pdfium.FPDFText_GetUnicode(text_page, i) or 0x20) for i in range(count))


def share_unmapped(text_page: Any, bulk: str) -> float:
    """Share of characters that pdfium can only guess; 0 where a few of them are all known."""
    count = len(bulk)
    if _unmapped(text_page, bulk, range(0, count, count // _SAMPLE + 1))[0] < 2:
        return 0.0
    wrong, asked = _unmapped(text_page, bulk, range(count))
    return wrong / asked


def _unmapped(text_page: Any, bulk: str, places: Iterable[int]) -> tuple[int, int]:
    """How many of the characters at these places are guessed, and how many are none of spaces."""
    printed = [i for i in places if not bulk[i].isspace()]
    has_error = pdfium.FPDFText_HasUnicodeMapError
    return sum(has_error(text_page, i) == 1 for i in printed), len(printed)


def _glued(words: list[Word]) -> list[Word]:
    """Takes back spaces that pdfium sees in turned text where the type changes: "(", "UNODC"."""
    together: set[int] = set()
    for before, word in pairwise(sorted(words, key=lambda w: (w.y, w.x0))):
        size = word.style.size
        if abs(word.y - before.y) < 0.1 * size and abs(word.x0 - before.x1) < 0.08 * size:
            together.add(id(word))
    return [word._replace(glued=True) if id(word) in together else word for word in words]


def _prevailing_turn(words: list[Word]) -> int:
    """Quarter turns that lay most words upright; 0 where they already are."""
    slanted = [word.style.angle for word in words if word.style.angle in (90, 180, 270)]
    if 2 * len(slanted) <= len(words):
        return 0
    return max(set(slanted), key=lambda angle: (slanted.count(angle), angle)) // 90
