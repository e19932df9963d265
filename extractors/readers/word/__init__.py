"""Reads Word documents (.docx) with one walk over the package.

Ready-made readers lose inserted text and content controls, show hidden text, or repeat merged
cells; so the walk is our own. It shows the document as if all tracked changes were accepted.
"""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from extractors.collection import paused_collection
from extractors.errors import DocumentError
from extractors.layout import Layout, ParagraphLayout
from extractors.limits import DEFAULT_LIMITS, Limits
from extractors.model import Discard
from extractors.readers.headings import find_headings
from extractors.readers.word.blocks import BlockReader, flat_paragraphs
from extractors.readers.word.chunks import Chunks
from extractors.readers.word.content import DEEPEST, TooDeep, has_words, plain_text
from extractors.readers.word.drawn import Drawings
from extractors.readers.word.numbering import Numbering, roman
from extractors.readers.word.package import (
    Package,
    W,
    attribute,
    open_package,
)
from extractors.readers.word.pasted import without_pasted_lines
from extractors.readers.word.style_source import StyleSource
from extractors.readers.word.styles import Styles
from extractors.text import normalise, normalise_marked

_CORE_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_NOTE_PARTS: Final = (("footnote", "footnotes"), ("endnote", "endnotes"))
_ASIDE_PARTS: Final = (("header", "header"), ("footer", "footer"), ("comments", "comment"))
_LOOKS: Final = tuple(
    W + name
    for name in (
        "spacing", "jc", "ind", "widowControl", "rFonts", "i", "szCs", "color", "lang", "tcW",
        "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak",
    )
)  # fmt: skip
"""The commonest elements that say nothing here.

To take them out at once costs a quarter of passing them by one after the other.
"""


def read_word(
    data: bytes, file_name: str, *, limits: Limits = DEFAULT_LIMITS, inside: bool = False
) -> Layout:
    """Read a .docx file, transitional or strict.

    Headings come from styles and outline levels, else from shape (`word.headings`). List markers
    are computed, or taken off the text where they were typed. Comments, headers, footers, deleted
    and hidden words are discards; footnotes and endnotes stand at the end, in order of their marks.
    A document that is embedded (`inside` of another) is read where it stands, one level deep.

    Raises:
        DocumentError: if the package is damaged, encrypted, over a limit, or not a Word document.
    """
    with paused_collection():
        return _read(data, file_name, limits, inside)


def _read(data: bytes, file_name: str, limits: Limits, inside: bool) -> Layout:
    package = open_package(data, file_name, limits=limits)
    main = package.main_part()
    root = package.tree(main)
    etree.strip_elements(root, *_LOOKS, with_tail=False)
    body = root.find(f"{W}body")
    if body is None:
        raise DocumentError(
            f"the part {main} holds no Word document",
            where=file_name,
            remedy="Save it as .docx or PDF, or check that the file is what its name says",
        )
    relationships = list(package.relationships(main).values())
    parts: dict[str, list[str]] = {}
    for relationship in relationships:
        if relationship.part in package.names():
            parts.setdefault(relationship.kind, []).append(relationship.part)
    drawings = Drawings(package, main)
    chunks = Chunks(package, drawings, inside)
    walker = BlockReader(
        Styles(StyleSource(package, parts["styles"][0]) if "styles" in parts else None),
        Numbering(lambda: _tree(package, parts, "numbering")),
        drawings,
        chunks.elements,
        file_name,
        limits,
    )
    try:
        elements = without_pasted_lines(find_headings(walker.blocks(body)))
        notes = _notes(package, parts, walker)
    except TooDeep:
        raise DocumentError(
            f"its elements are nested more than {DEEPEST} deep",
            where=file_name,
            remedy="Do not trust this file; ask its sender for a PDF",
        ) from None
    discards = [*walker.runs.discards, *chunks.discards, *_asides(package, parts)]
    warnings = [*walker.warnings(), *chunks.warnings]
    return Layout(
        format="docx",
        elements=(*elements, *notes),
        title=_title(package),
        discards=tuple(discards),
        warnings=tuple(warnings),
    )


def _tree(package: Package, parts: dict[str, list[str]], kind: str) -> etree._Element | None:
    names = parts.get(kind)
    return package.tree(names[0]) if names else None


def _notes(
    package: Package, parts: dict[str, list[str]], walker: BlockReader
) -> tuple[ParagraphLayout, ...]:
    texts: dict[tuple[str, str], etree._Element] = {}
    for kind, part in _NOTE_PARTS:
        root = _tree(package, parts, part)
        for element in root.iterfind(W + kind) if root is not None else ():
            if attribute(element, "type") in (None, "normal") and has_words(element):
                texts[(kind, attribute(element, "id") or "")] = element
    found: list[ParagraphLayout] = []
    counts = {"footnote": 0, "endnote": 0}
    # Reading a note may meet marks inside it, which lengthens the list.
    position = 0
    while position < len(walker.runs.notes):
        key = walker.runs.notes[position]
        position += 1
        note = texts.pop(key, None)
        counts[key[0]] += 1
        if note is None:
            continue
        paragraphs = flat_paragraphs(walker.blocks(note))
        pieces: list[tuple[str, bool]] = []
        for paragraph in paragraphs:
            pieces.extend(_bold_pieces(paragraph))
            pieces.append((" ", False))
        text, bold = normalise_marked(pieces)
        if text:
            number = counts[key[0]]
            marker = str(number) if key[0] == "footnote" else roman(number)
            found.append(ParagraphLayout(text=text, kind="note", bold=bold, marker=marker))
    for note in texts.values():
        walker.runs.discard("unreferenced-note", plain_text(note))
    return tuple(found)


def _bold_pieces(paragraph: ParagraphLayout) -> Iterator[tuple[str, bool]]:
    position = 0
    for start, end in paragraph.bold:
        yield paragraph.text[position:start], False
        yield paragraph.text[start:end], True
        position = end
    yield paragraph.text[position:], False


def _asides(package: Package, parts: dict[str, list[str]]) -> Iterator[Discard]:
    for kind, reason in _ASIDE_PARTS:
        for name in dict.fromkeys(parts.get(kind, ())):
            if words := plain_text(package.tree(name)):
                yield Discard(reason=reason, text=words)


def _title(package: Package) -> str:
    for relationship in package.relationships("").values():
        if relationship.kind == "core-properties" and relationship.part in package.names():
            element = package.tree(relationship.part).find(_CORE_TITLE)
            return normalise(element.text or "") if element is not None else ""
    return ""
