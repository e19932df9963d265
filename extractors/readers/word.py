"""Reads Word documents (.docx) with one walk over the package.

Ready-made readers lose inserted text and content controls, show hidden text, or repeat merged
cells; so the walk is our own. It shows the document as if all tracked changes were accepted.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from lxml import etree

from extractors.errors import DocumentError
from extractors.layout import Layout, ParagraphLayout, TableLayout
from extractors.limits import DEFAULT_LIMITS, Limits
from extractors.model import Discard
from extractors.readers.list_markers import split_marker
from extractors.readers.word_headings import BodyParagraph, find_headings
from extractors.readers.word_numbering import Numbering, roman
from extractors.readers.word_package import (
    Package,
    W,
    attribute,
    open_package,
    switched_on,
)
from extractors.readers.word_runs import (
    ALTERNATE,
    DEEPEST,
    REMOVED,
    TRANSPARENT,
    Run,
    RunReader,
    TooDeep,
    alternatives,
    children,
    has_words,
    plain_text,
    shows_placeholder,
)
from extractors.readers.word_styles import (
    ParagraphStyle,
    Styles,
    list_properties,
    outline_level,
)
from extractors.readers.word_tables import MOST_COLUMNS, RawCell, RawRow, place
from extractors.text import ink, normalise, normalise_marked

_CORE_TITLE: Final = "{http://purl.org/dc/elements/1.1/}title"
_NOTE_PARTS: Final = (("footnote", "footnotes"), ("endnote", "endnotes"))
_ASIDE_PARTS: Final = (("header", "header"), ("footer", "footer"), ("comments", "comment"))
_DRAWN_PARTS: Final = frozenset({"chart", "diagramData"})

_Element = BodyParagraph | TableLayout


def read_word(data: bytes, file_name: str, *, limits: Limits = DEFAULT_LIMITS) -> Layout:
    """Read a .docx file, transitional or strict.

    Headings come from styles and outline levels, else from shape (`word_headings`). List markers
    are computed, or taken off the text where they were typed. Comments, headers, footers, deleted
    and hidden words are discards; footnotes and endnotes stand at the end, in order of their marks.

    Raises:
        DocumentError: if the package is damaged, encrypted, over a limit, or not a Word document.
    """
    package = open_package(data, file_name, limits=limits)
    main = package.main_part()
    root = package.tree(main)
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
    walker = _Walker(
        Styles(_tree(package, parts, "styles")),
        Numbering(_tree(package, parts, "numbering")),
        file_name,
        limits,
    )
    try:
        elements = find_headings(walker.blocks(body))
        notes = _notes(package, parts, walker)
    except TooDeep:
        raise DocumentError(
            f"its elements are nested more than {DEEPEST} deep",
            where=file_name,
            remedy="Do not trust this file; ask its sender for a PDF",
        ) from None
    discards = [*walker.runs.discards, *_asides(package, parts)]
    warnings = [*walker.warnings()]
    if _DRAWN_PARTS & parts.keys():
        warnings.append("charts or diagrams hold words that are not read")
    return Layout(
        format="docx",
        elements=(*elements, *notes),
        title=_title(package),
        discards=tuple(discards),
        warnings=tuple(warnings),
    )


@dataclass(slots=True)
class _Unfinished:
    """A paragraph whose end mark was deleted: it goes on in the next one."""

    run: Run


class _Walker:
    """Walks over the blocks of the body, of cells, text boxes and notes."""

    def __init__(
        self, styles: Styles, numbering: Numbering, file_name: str, limits: Limits
    ) -> None:
        self.runs = RunReader(styles)
        self._styles = styles
        self._numbering = numbering
        self._file_name = file_name
        self._limits = limits
        self._blocks = 0
        self._embedded = 0
        self._in_cell = 0

    def warnings(self) -> Iterator[str]:
        """What the reader of the document should know."""
        if self._embedded:
            yield f"{self._embedded} embedded document(s) (altChunk) are not read"
        for name, count in sorted(self.runs.unknown.items()):
            yield f"{count} element(s) of an unknown kind ({name})"

    def blocks(
        self, container: etree._Element, *, bold: bool = False, depth: int = 0
    ) -> list[_Element]:
        """Paragraphs and tables of a container, in order, text boxes after their anchors."""
        found: list[_Element] = []
        unfinished: Run | None = None
        for block in self._transparent(container, depth):
            if block.tag == f"{W}p":
                unfinished = self._paragraph(block, found, unfinished, bold=bold, depth=depth)
            elif block.tag == f"{W}tbl":
                found.extend(self._table(block, depth + 1))
            elif block.tag == f"{W}altChunk":
                self._embedded += 1
        if unfinished is not None:
            self._finish(unfinished, None, found, bold=bold, depth=depth)
        return found

    def _transparent(self, container: etree._Element, depth: int) -> Iterator[etree._Element]:
        """The children of a container, seen through content controls and accepted changes."""
        if depth > DEEPEST:
            raise TooDeep
        for child in children(container):
            tag = child.tag
            if tag == f"{W}sdt":
                content = child.find(f"{W}sdtContent")
                if content is None:
                    continue
                if shows_placeholder(child):
                    self.runs.discard("placeholder", plain_text(content))
                elif _is_contents(child):
                    self.runs.discard("contents", plain_text(content))
                else:
                    yield from self._transparent(content, depth + 1)
            elif tag in TRANSPARENT:
                yield from self._transparent(child, depth + 1)
            elif tag in REMOVED:
                self.runs.discard(REMOVED[tag], plain_text(child))
            elif tag == ALTERNATE:
                chosen, others = alternatives(child)
                for other in others:
                    self.runs.discard("alternate-copy", plain_text(other))
                if chosen is not None:
                    yield from self._transparent(chosen, depth + 1)
            else:
                yield child

    def _paragraph(
        self,
        element: etree._Element,
        found: list[_Element],
        unfinished: Run | None,
        *,
        bold: bool,
        depth: int,
    ) -> Run | None:
        properties = element.find(f"{W}pPr")
        style = self._styles.paragraph(_style_id(properties))
        run = self.runs.read(element, style, bold=bold)
        if unfinished is not None:
            run = _joined(unfinished, run)
        if _mark_is_gone(properties):
            return run
        self._finish(run, properties, found, bold=bold, depth=depth)
        return None

    def _finish(
        self,
        run: Run,
        properties: etree._Element | None,
        found: list[_Element],
        *,
        bold: bool,
        depth: int,
    ) -> None:
        text, ranges = normalise_marked(run.pieces)
        if text and run.contents:
            self.runs.discard("contents", text)
        elif text:
            found.append(self._described(text, ranges, run, properties))
            self._count()
        for box in run.boxes:
            found.extend(self.blocks(box, depth=depth + 1))

    def _described(
        self,
        text: str,
        ranges: tuple[tuple[int, int], ...],
        run: Run,
        properties: etree._Element | None,
    ) -> BodyParagraph:
        style_id = _style_id(properties)
        style = self._styles.paragraph(style_id)
        outline = outline_level(properties)
        heading = style.heading if outline is None else outline
        marker, depth = self._list_item(properties, style, style_id)
        listed = depth > 0
        if not marker:
            typed, rest = split_marker(text, heading=heading > 0, numbers=not self._in_cell)
            if typed and rest:
                cut = len(text) - len(rest)
                ranges = tuple(
                    (max(0, start - cut), end - cut) for start, end in ranges if end > cut
                )
                self.runs.discard("list-marker", typed)
                marker, text = typed, rest
                depth = depth or 1
        kind: Literal["heading", "paragraph"] = "heading" if heading else "paragraph"
        layout = ParagraphLayout(
            text=text, kind=kind, bold=ranges, level=heading or depth, marker=marker
        )
        size = run.sizes.most_common(1)[0][0] if run.sizes else style.size or 0
        return BodyParagraph(
            layout, size, underlined=run.underlined >= ink(text) > 0, listed=listed
        )

    def _list_item(
        self, properties: etree._Element | None, style: ParagraphStyle, style_id: str | None
    ) -> tuple[str, int]:
        """The printed marker and the depth from 1; ("", 0) outside lists."""
        number, level = list_properties(properties)
        if number is None:
            number = style.number
            if level is None and number is not None:
                level = style.depth
                if level is None:
                    level = self._numbering.depth_of_style(number, style_id or "")
        if number is None or number == "0":
            return "", 0
        level = level or 0
        return self._numbering.marker(number, level), level + 1

    def _table(self, element: etree._Element, depth: int) -> list[_Element]:
        rows: list[RawRow] = []
        contents: list[list[_Element]] = []
        style = element.find(f"{W}tblPr/{W}tblStyle")
        look = element.find(f"{W}tblPr/{W}tblLook")
        bold_first = (
            style is not None
            and self._styles.first_row_bold(attribute(style))
            and _first_row_differs(look)
        )
        for row in self._transparent(element, depth):
            if row.tag != f"{W}tr":
                continue
            if (reason := _row_is_gone(row)) is not None:
                self.runs.discard(reason, plain_text(row))
                continue
            raw, elements = self._row(row, depth, bold=bold_first and not rows)
            rows.append(raw)
            contents.extend(elements)
            self._count()
        if _is_layout(rows, contents):
            return [element for cell in contents for element in cell]
        table, covered = place(rows)
        for words in covered:
            self.runs.discard("merged-cell", words)
        return [table] if table.rows else []

    def _row(
        self, element: etree._Element, depth: int, *, bold: bool
    ) -> tuple[RawRow, list[list[_Element]]]:
        cells: list[RawCell] = []
        contents: list[list[_Element]] = []
        for cell in self._transparent(element, depth + 1):
            if cell.tag != f"{W}tc":
                continue
            properties = cell.find(f"{W}tcPr")
            span = _grid(properties, "gridSpan", 1)
            if properties is not None and properties.find(f"{W}cellDel") is not None:
                self.runs.discard("deleted", plain_text(cell))
                cells.append(RawCell((), span=span))
                continue
            self._in_cell += 1
            elements = self.blocks(cell, bold=bold, depth=depth + 2)
            self._in_cell -= 1
            paragraphs = tuple(_cell_paragraphs(elements))
            if _merge(properties, "hMerge") == "continue" and cells:
                for paragraph in paragraphs:
                    self.runs.discard("merged-cell", paragraph.text)
                left = cells[-1]
                cells[-1] = RawCell(left.paragraphs, left.span + span, left.merge, left.shaded)
                continue
            merge = _merge(properties, "vMerge")
            cells.append(RawCell(paragraphs, span, merge, _is_shaded(properties)))
            contents.append(elements)
            self._count()
        row = element.find(f"{W}trPr")
        header = row is not None and switched_on(row.find(f"{W}tblHeader")) is True
        return (
            RawRow(tuple(cells), _grid(row, "gridBefore", 0), _grid(row, "gridAfter", 0), header),
            contents,
        )

    def _count(self) -> None:
        self._blocks += 1
        if self._blocks > self._limits.blocks:
            raise DocumentError(
                f"the document has more than {self._limits.blocks:,} paragraphs and cells",
                where=self._file_name,
                remedy="Split it",
            )


def _joined(first: Run, second: Run) -> Run:
    return Run(
        [*first.pieces, *second.pieces],
        first.sizes + second.sizes,
        first.underlined + second.underlined,
        [*first.boxes, *second.boxes],
        first.contents and second.contents,
    )


def _style_id(properties: etree._Element | None) -> str | None:
    style = properties.find(f"{W}pStyle") if properties is not None else None
    return attribute(style) if style is not None else None


def _mark_is_gone(properties: etree._Element | None) -> bool:
    """Whether the end of the paragraph was deleted, moved away, or hidden as a style separator."""
    mark = properties.find(f"{W}rPr") if properties is not None else None
    return mark is not None and (
        any(mark.find(tag) is not None for tag in REMOVED)
        or switched_on(mark.find(f"{W}specVanish")) is True
    )


def _row_is_gone(row: etree._Element) -> str | None:
    properties = row.find(f"{W}trPr")
    if properties is None:
        return None
    if properties.find(f"{W}del") is not None:
        return "deleted"
    return "hidden" if switched_on(properties.find(f"{W}hidden")) else None


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and attribute(gallery) == "Table of Contents"


def _is_layout(rows: list[RawRow], contents: list[list[_Element]]) -> bool:
    """Whether a table only arranges the page: one cell, or one row around a real table."""
    if len(contents) == 1:
        return True
    return len(rows) == 1 and any(
        isinstance(element, TableLayout) and element.columns > 1 and len(element.rows) > 1
        for cell in contents
        for element in cell
    )


def _cell_paragraphs(elements: list[_Element]) -> Iterator[ParagraphLayout]:
    """Paragraphs of a cell; those of nested tables stand among them, cell after cell."""
    for element in elements:
        if isinstance(element, TableLayout):
            for row in element.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
        else:
            layout = element.layout
            if layout.kind == "heading":
                layout = ParagraphLayout(text=layout.text, bold=layout.bold, marker=layout.marker)
            yield layout


def _grid(properties: etree._Element | None, name: str, default: int) -> int:
    element = properties.find(W + name) if properties is not None else None
    raw = attribute(element) if element is not None else None
    if raw is None or not raw.isdecimal() or len(raw) > 6:
        return default
    return max(default, min(int(raw), MOST_COLUMNS))


def _merge(properties: etree._Element | None, name: str) -> Literal["none", "restart", "continue"]:
    element = properties.find(W + name) if properties is not None else None
    if element is None:
        return "none"
    return "restart" if attribute(element) == "restart" else "continue"


def _is_shaded(properties: etree._Element | None) -> bool:
    shade = properties.find(f"{W}shd") if properties is not None else None
    fill = attribute(shade, "fill") if shade is not None else None
    return fill is not None and fill.lower() not in ("auto", "ffffff")


def _first_row_differs(look: etree._Element | None) -> bool:
    """Whether a table applies the first-row format of its style (new and old notation)."""
    if look is None:
        return False
    stated = attribute(look, "firstRow")
    if stated is not None:
        return stated in ("1", "true", "on")
    raw = attribute(look) or "0"
    try:
        return bool(int(raw, 16) & 0x20)
    except ValueError:
        return False


def _tree(package: Package, parts: dict[str, list[str]], kind: str) -> etree._Element | None:
    names = parts.get(kind)
    return package.tree(names[0]) if names else None


def _notes(
    package: Package, parts: dict[str, list[str]], walker: _Walker
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
        paragraphs = list(_cell_paragraphs(walker.blocks(note)))
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
