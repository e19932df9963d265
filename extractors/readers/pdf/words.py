"""The words of a PDF page with place and type.

The costly step of reading. Three pdfium calls a word (origin of the first character, loose box of
the last, text object) and one bulk text call a page; all facts of type are asked once a text
object. Loose boxes, because tight glyph boxes end up to 1.5 pt early and full lines look short.

All places are in points from the page's top left corner as it is displayed, y downwards.
"""

import ctypes
import math
import re
from collections.abc import Container, Iterator, Mapping
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from extractors.readers.pdf.drawing import Rect, View, plain_function, quick_function
from extractors.readers.pdf.tags import Mark
from extractors.readers.pdf.turned import Stretch, reading_order, stretch
from extractors.text import normalise

_WORD = re.compile(r"[^ \t\r\n\f\v\x00\x02\ufffe\uffff]+[\x02\ufffe]?|[\x02\ufffe]")
"""Words of the bulk text. pdfium writes U+FFFE (or U+0002) for a hyphen at a line end and glues
the next line on; a no-break space stays inside the word, as the layout never broke there."""

_LINE = re.compile(r"[^ \t\r\n\f\v\x00\uffff][^\r\n]*")
"""Lines of the bulk text, from their first word on."""

_ODD = re.compile(r"[\t\f\v\x00\x02\ufffe\uffff]")
"""What parts words besides spaces, or needs a second look."""

_MARK = re.compile(r"\D[\d*†‡]{1,3}$|^[\d*†‡]{1,3}[^\W\d]|^\d{1,3}$")
"""Words that may hold a raised note mark ("mentoring.1", "1The"): the only ones looked at by
character."""

_ENDS = "0123456789*†‡\x02\ufffe"
"""Last characters of words that need a second look: note marks and hyphens at line ends."""

_WIDEST = 1.3
"""A word wider than this many times size and length is two that a gap holds apart."""

_USUAL_GAP = (0.1, 0.7)
"""Type sizes: two words that are further apart, or nearer, are measured each for itself."""

_AT_ONCE = 512
"""Words of a line whose places are asked for in one go; longer lines are no printed lines."""

_BOLD_NAME = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_ITALIC_NAME = re.compile(r"ital|obliq", re.IGNORECASE)
_BOLD_WEIGHT = 600
_FORCE_BOLD = 1 << 18
_ITALIC_FLAG = 1 << 6

_text_object = quick_function(pdfium.FPDFText_GetTextObject, ctypes.c_void_p)
_char_origin = quick_function(pdfium.FPDFText_GetCharOrigin, None)
_loose_box = quick_function(pdfium.FPDFText_GetLooseCharBox, None)
_matrix_at = quick_function(pdfium.FPDFText_GetMatrix, None)
_size_at = quick_function(pdfium.FPDFText_GetFontSize, ctypes.c_double)
_font_of = plain_function(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_render_mode = plain_function(pdfium.FPDFTextObj_GetTextRenderMode, ctypes.c_int, ctypes.c_void_p)
_content_of = plain_function(pdfium.FPDFPageObj_GetMarkedContentID, ctypes.c_int, ctypes.c_void_p)

_NO_MARK = Mark(0)

_PLACES = (ctypes.c_double * _AT_ONCE)()
_TO_PLACES = [ctypes.byref(_PLACES, i * ctypes.sizeof(ctypes.c_double)) for i in range(_AT_ONCE)]
"""Where pdfium writes the places of a line's words; one document is read at a time."""


class Style(NamedTuple):
    """What is the same for all characters of a text object.

    `angle` in degrees as displayed; `tag`: number of the paragraph that a tagged file names, below
    0 of a run of text, or 0; `cell`: number of the cell of a table that it names, or 0.
    """

    size: float
    bold: bool
    italic: bool
    angle: int
    invisible: bool
    tag: int = 0
    cell: int = 0


_Type = tuple[Style, dict[str, float]]
"""The style of a text object, and how wide words are in its font and size."""


class Known(NamedTuple):
    """What pages of one document share.

    Attributes:
        texts: words as printed, normalised; one string for a word saves memory.
        widths: of words in points, by the name, size and matrix of their font.
    """

    texts: dict[str, str]
    widths: dict[tuple[str | float, ...], dict[str, float]]


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


class PageWords:
    """Cuts the bulk text of a page into placed words."""

    def __init__(
        self,
        text_page: Any,
        view: View,
        bulk: str,
        known: Known,
        tags: Mapping[int, Mark] | None,
    ) -> None:
        self._tags = tags
        self._known, self._widths = known.texts, known.widths
        self._view = view
        self._bulk = bulk
        self._styles: dict[int | None, _Type] = {}
        self._types: dict[tuple[float | int | None, ...], _Type] = {}
        self._fonts: dict[int | None, tuple[bool, bool, str]] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = pdfium.FS_RECTF()
        # Pointers made once: pointer types would be made and checked at each of many calls.
        self._to_page = ctypes.byref(text_page.contents)
        self._to_x, self._to_y = ctypes.byref(self._x), ctypes.byref(self._y)
        self._to_box, self._to_matrix = ctypes.byref(self._box), ctypes.byref(self._matrix)
        self._turned: list[Stretch] = []
        # One number for all words of a line takes less memory.
        self._baselines: dict[float, float] = {}

    def read(self) -> list[Word]:
        """All words, line by line: most lines are one text object, which costs the fewest calls."""
        words: list[Word] = []
        page = self._to_page
        bulk, styles, upright = self._bulk, self._styles, self._view.turn == 0
        any_odd = _ODD.search(bulk) is not None  # few pages have one, and lines are many
        for match in _LINE.finditer(bulk):
            start, line = match.start(), match[0].rstrip()
            if " " in line and not (any_odd and _ODD.search(line)):
                handle = _text_object(page, start)
                if _text_object(page, start + len(line) - 1) == handle:
                    style, widths = styles.get(handle) or self._type_of(start, handle)
                    if upright and style.angle == 0 and len(line) < 2 * _AT_ONCE:
                        self._read_line(words, start, line, style, widths)
                        continue
            self._read_words(words, start, match.end())
        return self._read_as_printed(words) if self._turned else words

    def _read_line(
        self, words: list[Word], start: int, line: str, style: Style, widths: dict[str, float]
    ) -> None:
        """The words of an upright line of one type, which stand on one baseline.

        A word is as wide as it was before in the same type. That is taken for true where the next
        word begins a usual space behind it: a gap inside the word would show there.
        """
        page, top, number = self._to_page, self._view.top, 0
        origin, to_y, to_places = _char_origin, self._to_y, _TO_PLACES
        raws = line.split(" ")
        position = start
        for raw in raws:
            if raw:
                origin(page, position, to_places[number], to_y)
                number += 1
            position += len(raw) + 1
        lefts, base = _PLACES[:number], self._y.value
        y = self._baselines.setdefault(top - base, top - base)
        size, box, to_box, loose = style.size, self._box, self._to_box, _loose_box
        least, most, widest = _USUAL_GAP[0] * size, _USUAL_GAP[1] * size, _WIDEST * size
        left, known, new = self._view.left, self._known, tuple.__new__
        position, i = start, 0
        for raw in raws:
            if not raw:
                position += 1
                continue
            x0 = lefts[i]
            i += 1
            end = position + len(raw)
            measured = widths.get(raw)
            if measured is None or i == number or not (least <= lefts[i] - x0 - measured <= most):
                # What needs a second look is never measured, so that most words skip this.
                if raw[-1] in _ENDS or raw[0].isdigit():
                    words.extend(self._word(position, end, raw, style))
                    position = end + 1
                    continue
                loose(page, end - 1, to_box)
                measured = box.right - x0
                on_line = box.bottom - 1 <= base <= box.top + 1
                if not on_line or not 0 < measured <= widest * len(raw):
                    words.extend(self._word(position, end, raw, style))
                    position = end + 1
                    continue
                if i < number and least <= lefts[i] - box.right <= most:
                    widths[raw] = measured
            position = end + 1
            text = known.get(raw)
            if text is None:
                text = known[raw] = normalise(raw)
            if text:
                x0 -= left
                words.append(new(Word, (text, x0, x0 + measured, y, style, False)))

    def _read_words(self, words: list[Word], begin: int, finish: int) -> None:
        """Words of a stretch that holds several types, or signs that need a second look."""
        view, x, y, box = self._view, self._x, self._y, self._box
        page, to_x, to_y, to_box = self._to_page, self._to_x, self._to_y, self._to_box
        origin, loose = _char_origin, _loose_box
        left, top, upright = view.left, view.top, view.turn == 0
        known, styles, new = self._known, self._styles, tuple.__new__
        for match in _WORD.finditer(self._bulk, begin, finish):
            start, end = match.span()
            handle = _text_object(page, start)
            style, _ = styles.get(handle) or self._type_of(start, handle)
            raw = match[0]
            if upright and style.angle == 0 and raw[-1] not in _ENDS and not raw[0].isdigit():
                origin(page, start, to_x, to_y)
                loose(page, end - 1, to_box)
                x0, base, x1 = x.value, y.value, box.right
                wide = x1 - x0 > _WIDEST * style.size * len(raw)
                if x1 > x0 and not wide and box.bottom - 1 <= base <= box.top + 1:
                    text = known.get(raw)
                    if text is None:
                        text = known[raw] = normalise(raw)
                    if text:
                        base = self._baselines.setdefault(top - base, top - base)
                        words.append(new(Word, (text, x0 - left, x1 - left, base, style, False)))
                    continue
            words.extend(self._word(start, end, raw, style))

    @property
    def texts(self) -> Container[int | None]:
        """The text objects that were met."""
        return self._styles

    def any_slanted(self) -> bool:
        """Whether any words that were read do not stand upright."""
        return any(style.angle for style, _ in self._types.values())

    def _origin(self, index: int) -> tuple[float, float]:
        _char_origin(self._to_page, index, self._to_x, self._to_y)
        return self._view.point(self._x.value, self._y.value)

    def _loose(self, index: int) -> Rect:
        box = self._box
        _loose_box(self._to_page, index, self._to_box)
        return self._view.rect(box.left, box.bottom, box.right, box.top)

    def _style(self, index: int) -> Style:
        handle = _text_object(self._to_page, index)
        return (self._styles.get(handle) or self._type_of(index, handle))[0]

    def _type_of(self, index: int, handle: int | None) -> _Type:
        """The type of a text object that was not met before, which is kept."""
        _matrix_at(self._to_page, index, self._to_matrix)
        shape = self._matrix[:4]
        size = _size_at(self._to_page, index)
        font, mode = (_font_of(handle), _render_mode(handle)) if handle else (None, None)
        mark = self._tags.get(_content_of(handle), _NO_MARK) if self._tags and handle else _NO_MARK
        # Hundreds of text objects of a page are set in a few types.
        key = (*shape, size, font, mode, *mark)
        found = self._types.get(key)
        if found is None:
            found = self._types[key] = self._new_type(shape, size, font, mode, mark)
        self._styles[handle] = found
        return found

    def _new_type(
        self, shape: list[float], size: float, font: int | None, mode: int | None, mark: Mark
    ) -> _Type:
        """`shape`: of the text matrix; `font` and `mode` are None where there is no text object."""
        a, b, c, d = shape
        name, set_in = "", size
        size *= math.hypot(c, d) or 1.0
        angle = round(math.degrees(math.atan2(b, a))) - 90 * self._view.turn
        bold = italic = invisible = False
        if mode is not None:
            bold, italic, name = self._font(font)
            bold = bold or mode == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
            italic = italic or (b == 0 and c > 0.1 * abs(d or 1.0))
            invisible = mode == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE
        style = Style(round(size, 2), bold, italic, _right_angle(angle), invisible, *mark)
        # Without a name it is nobody's font but this page's.
        return style, self._widths.setdefault((name, set_in, *shape), {}) if name else {}

    def _font(self, handle: int | None) -> tuple[bool, bool, str]:
        """Whether a font is bold, and italic, and its name, with that of its subset."""
        known = self._fonts.get(handle)
        if known is not None:
            return known
        font = ctypes.cast(handle or 0, pdfium.FPDF_FONT)
        name = _font_name(font)
        flags = max(0, pdfium.FPDFFont_GetFlags(font))
        heavy = flags & _FORCE_BOLD or pdfium.FPDFFont_GetWeight(font) >= _BOLD_WEIGHT
        plain = name.split("+", 1)[-1]
        bold = bool(_BOLD_NAME.search(plain) or heavy)
        italic = bool(_ITALIC_NAME.search(plain) or flags & _ITALIC_FLAG)
        self._fonts[handle] = bold, italic, name
        return bold, italic, name

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
            place, backwards = stretch(first, last, style.angle, style.size)
            word = _slanted_word(raw[::-1] if backwards else raw, first, last, style)
            if word is not None:
                self._turned.append(place)
        if word is not None:
            yield word

    def _read_as_printed(self, words: list[Word]) -> list[Word]:
        """The words with the turned ones in the order in which they are read."""
        turned = [word for word in words if word.style.angle != 0]
        ordered = iter(
            [turned[i]._replace(glued=glued) for i, glued in reading_order(self._turned)]
        )
        return [word if word.style.angle == 0 else next(ordered) for word in words]

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


def _slanted_word(raw: str, first: Rect, last: Rect, style: Style) -> Word | None:
    """A word that runs up or down: its place is its area, its line later found."""
    text = normalise(raw.replace("\x02", "-").replace("\ufffe", "-"))
    x0, x1 = min(first.x0, last.x0), max(first.x1, last.x1)
    return Word(text, x0, x1, max(first.bottom, last.bottom), style) if text else None


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
    return buffer.raw[: max(0, min(length, 128) - 1)].decode("utf-8", errors="replace")
