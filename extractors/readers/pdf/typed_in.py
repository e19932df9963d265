"""What people type into a PDF page: fields of a form, and text put on top of it.

It is no text of the page until it is made part of it; a form would be read without its answers.
"""

import ctypes
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import pypdfium2.raw as pdfium

from extractors.readers.pdf.drawing import Rect, View
from extractors.readers.pdf.words import Word

_TYPED: Final = frozenset({pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_WIDGET})
_BESIDE: Final = 1.1
"""Type sizes by which the first line of a field lies above or below the line that it fills."""


class TypedIn(NamedTuple):
    """What is known of a page before typed text is made part of it.

    `fields`: where the text stands; `links`: of the page, which then has none any more.
    """

    fields: tuple[Rect, ...] = ()
    links: tuple[tuple[Rect, str], ...] = ()


def load_page(document: Any, index: int) -> tuple[Any, TypedIn]:
    """A page with what was typed into it; the caller closes it.

    Raises:
        ValueError: pdfium cannot load the page.
    """
    page = _loaded(document, index)
    if not pdfium.FPDFPage_GetAnnotCount(page):
        return page, TypedIn()
    view = View(page)
    fields = tuple(_fields(page, view))
    if not fields:
        return page, TypedIn()
    known = TypedIn(fields, tuple(links_of(document, page, view)))
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return page, known
    pdfium.FPDF_ClosePage(page)
    return _loaded(document, index), known


def _loaded(document: Any, index: int) -> Any:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise ValueError(f"page {index + 1} cannot be loaded")
    return page


def _fields(page: Any, view: View) -> Iterator[Rect]:
    area = pdfium.FS_RECTF()
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        typed = pdfium.FPDFAnnot_GetSubtype(annotation) in _TYPED
        if typed and pdfium.FPDFAnnot_GetRect(annotation, area):
            yield view.rect(area.left, area.bottom, area.right, area.top)
        pdfium.FPDFPage_CloseAnnot(annotation)


def links_of(document: Any, page: Any, view: View) -> Iterator[tuple[Rect, str]]:
    """The areas of a page that lead to an address."""
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


def on_lines(words: list[Word], fields: Sequence[Rect]) -> list[Word]:
    """The words with those of each field on the line of the page whose blank they fill."""
    for field in fields:
        inside = {id(word) for word in words if _is_in(word, field)}
        if not inside:
            continue
        first = min((word for word in words if id(word) in inside), key=lambda word: word.y)
        reach = _BESIDE * first.style.size
        beside = [
            word.y - first.y
            for word in words
            if id(word) not in inside
            and abs(word.y - first.y) < reach
            and field.top < word.y < field.bottom + 1
        ]
        if beside:
            shift = min(beside, key=abs)
            words = [
                word._replace(y=word.y + shift) if id(word) in inside else word for word in words
            ]
    return words


def _is_in(word: Word, field: Rect) -> bool:
    middle = word.y - 0.3 * word.style.size
    return field.x0 - 1 <= word.x0 <= field.x1 and field.top <= middle <= field.bottom
