"""One PDF page: its words with place and type, its rules, filled areas, images and links.

The costly step of reading. Three pdfium calls a word (origin of the first character, loose box of
the last, text object) and one bulk text call a page; all facts of type are asked once a text
object. Loose boxes, because tight glyph boxes end up to 1.5 pt early and full lines look short.

All places are in points from the page's top left corner as it is displayed, y downwards.
"""

import ctypes
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.readers.pdf_drawing import Drawing, Rect, View, plain_function
from extractors.text import normalise

_WORD = re.compile(r"[^ \t\r\n\f\v\x00\x02\ufffe\uffff]+[\x02\ufffe]?|[\x02\ufffe]")
"""Words of the bulk text. pdfium writes U+FFFE (or U+0002) for a hyphen at a line end and glues
the next line on; a no-break space stays inside the word, as the layout never broke there."""

_MARK = re.compile(r"\D[\d*†‡]{1,3}$|^[\d*†‡]{1,3}[^\W\d]|^\d{1,3}$")
"""Words that may hold a raised note mark ("mentoring.1", "1The"): the only ones looked at by
character."""

_ENDS = "0123456789*†‡\x02\ufffe"
"""Last characters of words that need a second look: note marks and hyphens at line ends."""

_WIDEST = 1.3
"""A word wider than this many times size and length is two that a gap holds apart."""

_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obliq", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6


_text_object = plain_function(
    pdfium.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int
)
_char_origin = plain_function(
    pdfium.FPDFText_GetCharOrigin,
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_void_p,
)
_loose_box = plain_function(
    pdfium.FPDFText_GetLooseCharBox,
    ctypes.c_int,
    ctypes.c_void_p,
    ctypes.c_int,
    ctypes.c_void_p,
)
_font_of = plain_function(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_render_mode = plain_function(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
_content_of = plain_function(pdfium.FPDFPageObj_GetMarkedContentID, ctypes.c_int, ctypes.c_void_p)
_matrix_at = plain_function(
    pdfium.FPDFText_GetMatrix, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
)
_size_at = plain_function(
    pdfium.FPDFText_GetFontSize, ctypes.c_double, ctypes.c_void_p, ctypes.c_int
)


class Style(NamedTuple):
    """What is the same for all characters of a text object.

    `angle` in degrees as displayed; `tag`: number of the paragraph that a tagged file names, or 0.
    """

    size: float
    bold: bool
    italic: bool
    angle: int
    invisible: bool
    tag: int = 0


class Word(NamedTuple):
    """A word where it is printed.

    Attributes:
        text: normalised; a hyphen at the line end is part of it.
        x0: left edge.
        x1: right edge of the loose box of the last character.
        y: baseline.
        style: type.
        glued: nothing was printed between this word and the one before (a raised mark).
    """

    text: str
    x0: float
    x1: float
    y: float
    style: Style
    glued: bool = False


@dataclass(frozen=True, slots=True)
class PageContent:
    """What is printed on a page.

    Attributes:
        number: from 1.
        width: as displayed, in points.
        height: as displayed, in points.
        words: upright words in the order of the content stream.
        slanted: words in other directions (watermarks, turned headings).
        rules: horizontal and vertical lines.
        fills: coloured areas.
        images: pictures.
        links: areas with the address that they lead to.
        bulk: the page's text by one bulk call, against which losses are counted.
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


def read_page(
    document: Any,
    index: int,
    known: dict[str, str] | None = None,
    tags: Mapping[int, int] | None = None,
) -> PageContent:
    """Reads one page and closes it.

    Args:
        document: a raw pdfium document handle.
        index: of the page, from 0.
        known: words of the pages before, which this page shares and adds to; saves memory.
        tags: the paragraph of each marked content of the page, for tagged files.

    Raises:
        ValueError: pdfium cannot load the page.
    """
    known = {} if known is None else known
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise ValueError(f"page {index + 1} cannot be loaded")
    try:
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            raise ValueError(f"the text of page {index + 1} cannot be loaded")
        try:
            view = View(page)
            bulk = _bulk_text(text_page)
            reader = _Words(text_page, view, bulk, known, tags)
            words = reader.read()
            any_slanted = reader.any_slanted()
            if turn := any_slanted and _prevailing_turn(words):
                view = View(page, turn)
                words = _glued(_Words(text_page, view, bulk, known, tags).read())
                any_slanted = True
        finally:
            pdfium.FPDFText_ClosePage(text_page)
        drawing = Drawing(view)
        drawing.read(page)
        links = tuple(_links(document, page, view))
    finally:
        pdfium.FPDF_ClosePage(page)
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
    )


def _bulk_text(text_page: Any) -> str:
    """The page's text, one string position for each pdfium character."""
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return ""
    buffer = (ctypes.c_ushort * (2 * count + 1))()
    units = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * (units - 1)].decode("utf-16-le", errors="replace")
    if len(text) == count:
        return text
    # pdfium leaves unprintable characters out of the bulk text, which shifts all that follow.
    return "".join(chr(pdfium.FPDFText_GetUnicode(text_page, i) or 0x20) for i in range(count))


class _Words:
    """Cuts the bulk text of a page into placed words."""

    def __init__(
        self,
        text_page: Any,
        view: View,
        bulk: str,
        known: dict[str, str],
        tags: Mapping[int, int] | None,
    ) -> None:
        self._page = text_page
        self._tags = tags
        self._known = known
        self._view = view
        self._bulk = bulk
        self._styles: dict[int | None, Style] = {}
        self._types: dict[tuple[float | int | None, ...], Style] = {}
        self._fonts: dict[int | None, tuple[bool, bool]] = {}
        self._matrix = pdfium.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = pdfium.FS_RECTF()

    def read(self) -> list[Word]:
        """All words; the plain case stands in the loop, since nothing else runs as often."""
        words: list[Word] = []
        page, view, x, y, box = self._page, self._view, self._x, self._y, self._box
        # Addresses as plain numbers: pointer types would be checked at each of many calls.
        page = ctypes.addressof(page.contents) if page else None
        x_ref, y_ref, box_ref = ctypes.addressof(x), ctypes.addressof(y), ctypes.addressof(box)
        origin, loose = _char_origin, _loose_box
        text_object, styles = _text_object, self._styles
        left, top, upright = view.left, view.top, view.turn == 0
        bulk, line_end, whole, style = self._bulk, -1, False, None
        known, y_before, widest, level = self._known, 0.0, 0.0, False
        new = tuple.__new__  # makes a named tuple in half the time
        for match in _WORD.finditer(bulk):
            start, end = match.span()
            if start > line_end or not whole or style is None:
                handle = text_object(page, start)
                style = styles.get(handle) or self._style(start)
                widest, level = _WIDEST * style.size, upright and style.angle == 0
                if start > line_end:
                    # Most lines are one text object: then two calls are enough for all its words.
                    line_end = bulk.find("\r", start)
                    line_end = len(bulk) if line_end < 0 else line_end
                    last = start + len(bulk[start:line_end].rstrip()) - 1
                    whole = last > end and text_object(page, last) == handle
            raw = match[0]
            if level and raw[-1] not in _ENDS and not raw[0].isdigit():
                origin(page, start, x_ref, y_ref)
                loose(page, end - 1, box_ref)
                x0, base, x1 = x.value, y.value, box.right
                if 0 < x1 - x0 <= widest * len(raw) and box.bottom - 1 <= base <= box.top + 1:
                    text = known.get(raw)
                    if text is None:
                        text = known[raw] = normalise(raw)
                    if text:
                        base = top - base
                        if base == y_before:
                            base = y_before  # one number for all words of a line
                        y_before = base
                        words.append(new(Word, (text, x0 - left, x1 - left, base, style, False)))
                    continue
            words.extend(self._word(start, end, raw, style))
        return words

    def any_slanted(self) -> bool:
        """Whether any words that were read do not stand upright."""
        return any(style.angle for style in self._types.values())

    def _origin(self, index: int) -> tuple[float, float]:
        pdfium.FPDFText_GetCharOrigin(self._page, index, self._x, self._y)
        return self._view.point(self._x.value, self._y.value)

    def _loose(self, index: int) -> Rect:
        box = self._box
        pdfium.FPDFText_GetLooseCharBox(self._page, index, box)
        return self._view.rect(box.left, box.bottom, box.right, box.top)

    def _style(self, index: int) -> Style:
        handle = _text_object(self._page, index)
        style = self._styles.get(handle)
        if style is None:
            style = self._styles[handle] = self._style_of(index, handle)
        return style

    def _style_of(self, index: int, handle: int | None) -> Style:
        matrix = self._matrix
        page = ctypes.addressof(self._page.contents) if self._page else None
        _matrix_at(page, index, ctypes.addressof(matrix))
        size = _size_at(page, index)
        font, mode = (_font_of(handle), _render_mode(handle)) if handle else (None, 0)
        # Hundreds of text objects of a page are set in a few types.
        tag = self._tags.get(_content_of(handle), 0) if self._tags and handle else 0
        key = (matrix.a, matrix.b, matrix.c, matrix.d, size, font, mode if handle else None, tag)
        style = self._types.get(key)
        if style is not None:
            return style
        size *= math.hypot(matrix.c, matrix.d) or 1.0
        angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) - 90 * self._view.turn
        bold = italic = invisible = False
        if handle:
            bold, italic = self._font(font)
            bold = bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
            italic = italic or (matrix.b == 0 and matrix.c > 0.1 * abs(matrix.d or 1.0))
            invisible = mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        style = Style(round(size, 2), bold, italic, _right_angle(angle), invisible, tag)
        self._types[key] = style
        return style

    def _font(self, handle: int | None) -> tuple[bool, bool]:
        """Whether a font is bold, and italic."""
        known = self._fonts.get(handle)
        if known is not None:
            return known
        font = ctypes.cast(handle or 0, pdfium.FPDF_FONT)
        name = _font_name(font)
        flags = max(0, pdfium.FPDFFont_GetFlags(font))
        heavy = flags & _FORCE_BOLD or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
        bold = bool(_BOLD_NAME.search(name) or heavy)
        italic = bool(_ITALIC_NAME.search(name) or flags & _ITALIC_FLAG)
        self._fonts[handle] = bold, italic
        return bold, italic

    def _word(self, start: int, end: int, raw: str, style: Style) -> Iterator[Word]:
        x0, y = self._origin(start)
        last = self._loose(end - 1)
        if style.angle == 0:
            # A word may run on over a line end or over two cells: then look at each character.
            broken = not (last.top - 1 <= y <= last.bottom + 1) or last.x1 < x0
            wide = last.x1 - x0 > _WIDEST * style.size * len(raw)
            if len(raw) > 1 and (broken or wide or _MARK.search(raw)):
                yield from self._by_character(start, end)
                return
            word = _make_word(raw, x0, last.x1, y, style)
        else:
            first = self._loose(start)
            area = Rect(
                min(first.x0, last.x0),
                min(first.top, last.top),
                max(first.x1, last.x1),
                max(first.bottom, last.bottom),
            )
            word = _slanted_word(raw, area, style)
        if word is not None:
            yield word

    def _by_character(self, start: int, end: int) -> Iterator[Word]:
        """Cuts where the baseline changes, a gap opens, or the type does, as in raised marks."""
        begin, glued = start, False
        for i in range(start + 1, end + 1):
            goes_on, touches = False, False
            if i < end:
                size = self._style(begin).size
                (x, y), before = self._origin(i), self._loose(i - 1)
                step = abs(y - self._origin(i - 1)[1])
                near = -0.5 * size < x - before.x1 < 0.6 * size
                goes_on = near and step < 0.5 * size and self._style(i).size == size
                touches = abs(x - before.x1) < 0.12 * size and step < 0.7 * size
            if goes_on:
                continue
            x0, y0 = self._origin(begin)
            word = _make_word(
                self._bulk[begin:i], x0, self._loose(i - 1).x1, y0, self._style(begin)
            )
            if word is not None:
                yield word._replace(glued=glued)
            begin, glued = i, touches


def _make_word(raw: str, x0: float, x1: float, y: float, style: Style) -> Word | None:
    if raw[-1] in "\x02\ufffe":
        raw = raw[:-1] + "-"
    text = raw if raw.isascii() and raw.isprintable() else normalise(raw)
    return Word(text, x0, x1, y, style) if text else None


def _slanted_word(raw: str, area: Rect, style: Style) -> Word | None:
    """A word that runs up or down: its place is the middle of its area, its line later found."""
    text = normalise(raw.replace("\x02", "-").replace("\ufffe", "-"))
    return Word(text, area.x0, area.x1, area.bottom, style) if text else None


def _right_angle(angle: int) -> int:
    """The angle from 0 to 359; a scan's slight slant counts as upright."""
    angle %= 360
    for right in (0, 90, 180, 270, 360):
        if abs(angle - right) <= 2:
            return right % 360
    return angle


def _font_name(font: Any) -> str:
    buffer = ctypes.create_string_buffer(128)
    length = pdfium.FPDFFont_GetBaseFontName(font, buffer, 128)
    name = buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", errors="replace")
    return name.split("+", 1)[-1]


def _links(document: Any, page: Any, view: View) -> Iterator[tuple[Rect, str]]:
    position = ctypes.c_int(0)
    link = pdfium.FPDF_LINK()
    area = pdfium.FS_RECTF()
    while pdfium.FPDFLink_Enumerate(page, position, link):
        action = pdfium.FPDFLink_GetAction(link)
        if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
            continue
        length = pdfium.FPDFAction_GetURIPath(document, action, None, 0)
        buffer = ctypes.create_string_buffer(length)
        pdfium.FPDFAction_GetURIPath(document, action, buffer, length)
        if pdfium.FPDFLink_GetAnnotRect(link, area):
            uri = buffer.raw[: max(0, length - 1)].decode("utf-8", errors="replace")
            yield view.rect(area.left, area.bottom, area.right, area.top), uri


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
