"""The blocks of a Word document: paragraphs with their list markers, tables, text boxes."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, Literal

from lxml import etree

from extractors.errors import DocumentError
from extractors.layout import ParagraphLayout, TableLayout
from extractors.limits import Limits
from extractors.readers.headings import BodyParagraph
from extractors.readers.list_markers import begins_with_word, split_marker
from extractors.readers.word.cells import (
    CELL,
    CELL_PROPERTIES,
    MERGED_ACROSS,
    MERGED_DOWN,
    Stated,
    emptied_cells,
    first_row_differs,
    grid,
    is_shaded,
    merged,
)
from extractors.readers.word.choices import with_choice
from extractors.readers.word.content import (
    ALTERNATE,
    DEEPEST,
    REMOVED,
    TRANSPARENT,
    TooDeep,
    alternatives,
    plain_text,
    shows_placeholder,
)
from extractors.readers.word.drawn import REFERENCE, Drawings
from extractors.readers.word.numbering import Numbering
from extractors.readers.word.package import W, attribute, by_tag, children, switched_on
from extractors.readers.word.paragraph import Run
from extractors.readers.word.runs import RunReader
from extractors.readers.word.styles import (
    NO_PROPERTIES,
    ParagraphProperties,
    ParagraphStyle,
    Styles,
)
from extractors.readers.word.tables import RawCell, RawRow, place

Element = BodyParagraph | TableLayout
_PARAGRAPH: Final = f"{W}p"
_TABLE: Final = f"{W}tbl"
_TABLE_PROPERTIES: Final = f"{W}tblPr"
_ROW: Final = f"{W}tr"
_ROW_PROPERTIES: Final = f"{W}trPr"
_CONTROL: Final = f"{W}sdt"
_EMBEDDED: Final = f"{W}altChunk"
_WRAPPED: Final = frozenset({_CONTROL, ALTERNATE, *TRANSPARENT, *REMOVED})
_SPAN: Final = f"{W}gridSpan"
_BEFORE: Final = f"{W}gridBefore"
_AFTER: Final = f"{W}gridAfter"
_HEADER: Final = f"{W}tblHeader"
_DELETED_ROW: Final = f"{W}del"
_DELETED_CELL: Final = f"{W}cellDel"
_HIDDEN: Final = f"{W}hidden"
_STYLE_SEPARATOR: Final = f"{W}specVanish"


class BlockReader:
    """Walks over the blocks of the body, of cells, text boxes and notes."""

    def __init__(
        self,
        styles: Styles,
        numbering: Numbering,
        drawings: Drawings,
        chunk: Callable[[str | None], list[Element]],
        file_name: str,
        limits: Limits,
    ) -> None:
        self.runs = RunReader(styles, drawings)
        self._chunk = chunk
        self._styles = styles
        self._numbering = numbering
        self._file_name = file_name
        self._limits = limits
        self._blocks = 0
        self._in_cell = 0

    def warnings(self) -> Iterator[str]:
        """What the reader of the document should know."""
        if unread := self.runs.drawings.unread:
            yield f"{unread.total()} embedded file(s) are not read ({', '.join(sorted(unread))})"
        for name, count in sorted(self.runs.unknown.items()):
            yield f"{count} element(s) of an unknown kind ({name})"

    def blocks(
        self, container: etree._Element, *, bold: bool = False, depth: int = 0
    ) -> list[Element]:
        """Paragraphs and tables of a container, in order, text boxes after their anchors."""
        found: list[Element] = []
        unfinished: Run | None = None
        single, new = self.runs.read_single, tuple.__new__
        for block in self._transparent(container, depth):
            tag = block.tag
            if tag == _PARAGRAPH:
                parts = children(block)
                if unfinished is None and (whole := single(parts, bold)) is not None:
                    text, look, style, properties = whole
                    bold_all = ((0, len(text)),) if look.bold else ()
                    if (
                        properties is NO_PROPERTIES
                        and style.number is None
                        and not style.heading
                        and begins_with_word(text)
                    ):
                        layout = new(ParagraphLayout, (text, "paragraph", (), bold_all, 0, "", ()))
                        found.append(
                            new(BodyParagraph, (layout, look.size, look.underlined, False))
                        )
                        continue
                    if not _end_is_gone(properties):
                        size, line = look.size, look.underlined
                        described = self._described(text, bold_all, style, properties, size, line)
                        found.append(described)
                        continue
                run = self.runs.read(block, parts, bold)
                if unfinished is not None:
                    run = unfinished.before(run)
                if _end_is_gone(run.properties):
                    unfinished = run
                    continue
                unfinished = None
                self._finish(run, found, depth)
            elif tag == _TABLE:
                if unfinished is not None:
                    # No paragraph goes on behind a table.
                    self._finish(unfinished.before(self.runs.empty()), found, depth)
                    unfinished = None
                found.extend(self._table(block, depth + 1))
            elif tag == _EMBEDDED:
                if unfinished is not None:
                    self._finish(unfinished.before(self.runs.empty()), found, depth)
                    unfinished = None
                found.extend(self._chunk(block.get(REFERENCE)))
        if unfinished is not None:
            self._finish(unfinished.before(self.runs.empty()), found, depth)
        self._count(len(found))
        return found

    def _transparent(self, container: etree._Element, depth: int) -> Iterable[etree._Element]:
        """The children of a container, seen through content controls and accepted changes."""
        if depth > DEEPEST:
            raise TooDeep
        blocks = children(container)
        for child in blocks:
            if child.tag != _PARAGRAPH and child.tag in _WRAPPED:
                return self._unwrapped(blocks, depth)
        return blocks

    def _unwrapped(self, blocks: Iterable[etree._Element], depth: int) -> Iterator[etree._Element]:
        for child in blocks:
            tag = child.tag
            if tag == _CONTROL:
                content = with_choice(child)
                if content is None:
                    continue
                if shows_placeholder(child):
                    self.runs.discard("placeholder", plain_text(content))
                    yield from emptied_cells(content)
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

    def _finish(self, run: Run, found: list[Element], depth: int) -> None:
        for number, part in enumerate(run.parts() if run.breaks else (run,)):
            text, ranges = part.words()
            if text and part.contents:
                self.runs.discard("contents", text)
            elif text:
                size, underlined = part.shape(text)
                # Word numbers a paragraph once, however many lines it has.
                style = self.runs.empty().style if number else part.style
                found.append(
                    self._described(text, ranges, style, part.properties, size, underlined)
                )
        if run.boxes:
            for box in run.boxes:
                found.extend(self.blocks(box, depth=depth + 1))

    def _described(
        self,
        text: str,
        ranges: tuple[tuple[int, int], ...],
        style: ParagraphStyle,
        properties: ParagraphProperties,
        size: int,
        underlined: bool,
    ) -> BodyParagraph:
        heading, marker, depth = style.heading, "", 0
        if properties is not NO_PROPERTIES and properties.outline is not None:
            heading = properties.outline
        if style.number is not None or properties.number is not None:
            marker, depth = self._list_item(properties, style)
        listed = depth > 0
        if not marker and not begins_with_word(text):
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
        # `tuple.__new__` makes a named tuple in half the time.
        new = tuple.__new__
        layout = new(ParagraphLayout, (text, kind, (), ranges, heading or depth, marker, ()))
        return new(BodyParagraph, (layout, size, underlined, listed))

    def _list_item(self, properties: ParagraphProperties, style: ParagraphStyle) -> tuple[str, int]:
        """The printed marker and the depth from 1; ("", 0) outside lists."""
        number, level = properties.number, properties.level
        if number is None:
            number = style.number
            if level is None and number is not None:
                level = style.depth
                if level is None:
                    level = self._numbering.depth_of_style(number, properties.style or "")
        if number is None or number == "0":
            return "", 0
        level = level or 0
        # "List Bullet 2" is a list of its own, whose items stand below those of "List Bullet".
        return self._numbering.marker(number, level), max(level, style.below) + 1

    def _table(self, element: etree._Element, depth: int) -> list[Element]:
        rows: list[RawRow] = []
        contents: list[list[Element]] = []
        stated = _stated(element, _TABLE_PROPERTIES)
        style, look = stated.get(f"{W}tblStyle"), stated.get(f"{W}tblLook")
        bold_first = (
            style is not None
            and first_row_differs(look)  # the style may be far down in its part
            and self._styles.first_row_bold(attribute(style))
        )
        for row in self._transparent(element, depth):
            if row.tag != _ROW:
                continue
            stated = _stated(row, _ROW_PROPERTIES)
            if (reason := _row_is_gone(stated)) is not None:
                self.runs.discard(reason, plain_text(row))
                continue
            raw, elements = self._row(row, stated, depth, bold=bold_first and not rows)
            rows.append(raw)
            contents.extend(elements)
            self._count(1 + len(elements))
        if _is_layout(rows, contents):
            return [element for cell in contents for element in cell]
        table, covered = place(rows)
        for words in covered:
            self.runs.discard("merged-cell", words)
        return [table] if table.rows else []

    def _row(
        self, element: etree._Element, row: Stated, depth: int, *, bold: bool
    ) -> tuple[RawRow, list[list[Element]]]:
        cells: list[RawCell] = []
        contents: list[list[Element]] = []
        for cell in self._transparent(element, depth + 1):
            if cell.tag != CELL:
                continue
            stated = _stated(cell, CELL_PROPERTIES)
            if _DELETED_CELL in stated:
                self.runs.discard("deleted", plain_text(cell))
                cells.append(RawCell((), grid(stated, _SPAN, 1)))
                continue
            self._in_cell += 1
            elements = self.blocks(cell, bold=bold, depth=depth + 2)
            self._in_cell -= 1
            paragraphs = flat_paragraphs(elements)
            if not stated:
                cells.append(RawCell(paragraphs))
                contents.append(elements)
                continue
            span = grid(stated, _SPAN, 1)
            if merged(stated, MERGED_ACROSS) == "continue" and cells:
                for paragraph in paragraphs:
                    self.runs.discard("merged-cell", paragraph.text)
                left = cells[-1]
                cells[-1] = RawCell(left.paragraphs, left.span + span, left.merge, left.shaded)
                continue
            merge = merged(stated, MERGED_DOWN)
            cells.append(RawCell(paragraphs, span, merge, is_shaded(stated)))
            contents.append(elements)
        header = switched_on(row.get(_HEADER)) is True
        return (
            RawRow(tuple(cells), grid(row, _BEFORE, 0), grid(row, _AFTER, 0), header),
            contents,
        )

    def _count(self, more: int) -> None:
        self._blocks += more
        if self._blocks > self._limits.blocks:
            raise DocumentError(
                f"the document has more than {self._limits.blocks:,} paragraphs and cells",
                where=self._file_name,
                remedy="Split it",
            )


def _end_is_gone(properties: ParagraphProperties) -> bool:
    """Whether the end of a paragraph was deleted, moved away, or hidden as a style separator.

    A large initial is a paragraph of its own, and yet the first letter of the next one.
    """
    if properties.initial:
        return True
    mark = properties.mark
    for child in children(mark) if mark is not None else ():
        tag = child.tag
        if tag in REMOVED or (tag == _STYLE_SEPARATOR and switched_on(child) is True):
            return True
    return False


def _stated(element: etree._Element, tag: str) -> Stated:
    """What the properties of a row or cell state; of two of one kind the first counts."""
    if not len(element):
        return {}
    first = element[0]
    if first.tag == tag:
        return by_tag(first) if len(first) else {}
    # They stand first, but in damaged files.
    properties = by_tag(element).get(tag)
    return by_tag(properties) if properties is not None else {}


def _row_is_gone(row: Stated) -> str | None:
    if _DELETED_ROW in row:
        return "deleted"
    return "hidden" if switched_on(row.get(_HIDDEN)) else None


def _is_contents(control: etree._Element) -> bool:
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    return gallery is not None and attribute(gallery) == "Table of Contents"


def _is_layout(rows: list[RawRow], contents: list[list[Element]]) -> bool:
    """Whether a table only arranges the page: one cell, or one row around a real table."""
    if len(contents) == 1:
        return True
    return len(rows) == 1 and any(
        isinstance(element, TableLayout) and element.columns > 1 and len(element.rows) > 1
        for cell in contents
        for element in cell
    )


def flat_paragraphs(elements: list[Element]) -> tuple[ParagraphLayout, ...]:
    """Paragraphs of a cell; those of nested tables stand among them, cell after cell."""
    found: list[ParagraphLayout] = []
    for element in elements:
        if isinstance(element, TableLayout):
            for row in element.rows:
                for cell in row.cells:
                    found.extend(cell.paragraphs)
        else:
            layout = element.layout
            if layout.kind == "heading":
                layout = ParagraphLayout(text=layout.text, bold=layout.bold, marker=layout.marker)
            found.append(layout)
    return tuple(found)
