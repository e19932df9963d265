"""The blocks of a Word document: paragraphs with their list markers, tables, text boxes."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, Literal

from lxml import etree

from extractors.errors import DocumentError
from extractors.layout import ParagraphLayout, TableLayout
from extractors.limits import Limits
from extractors.readers.list_markers import split_marker
from extractors.readers.word_headings import BodyParagraph
from extractors.readers.word_numbering import Numbering
from extractors.readers.word_package import W, attribute, switched_on
from extractors.readers.word_runs import (
    ALTERNATE,
    DEEPEST,
    REMOVED,
    TRANSPARENT,
    Run,
    RunReader,
    TooDeep,
    alternatives,
    plain_text,
    shows_placeholder,
)
from extractors.readers.word_styles import (
    NO_PROPERTIES,
    ParagraphProperties,
    ParagraphStyle,
    Styles,
    paragraph_properties,
)
from extractors.readers.word_tables import MOST_COLUMNS, RawCell, RawRow, place
from extractors.text import ink, normalise_marked

Element = BodyParagraph | TableLayout
_PARAGRAPH: Final = f"{W}p"
_PROPERTIES: Final = f"{W}pPr"


class BlockReader:
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
    ) -> list[Element]:
        """Paragraphs and tables of a container, in order, text boxes after their anchors."""
        found: list[Element] = []
        unfinished: Run | None = None
        for block in self._transparent(container, depth):
            if block.tag == _PARAGRAPH:
                unfinished = self._paragraph(block, found, unfinished, bold=bold, depth=depth)
            elif block.tag == f"{W}tbl":
                found.extend(self._table(block, depth + 1))
            elif block.tag == f"{W}altChunk":
                self._embedded += 1
        if unfinished is not None:
            self._finish(unfinished, NO_PROPERTIES, found, depth=depth)
        return found

    def _transparent(self, container: etree._Element, depth: int) -> Iterator[etree._Element]:
        """The children of a container, seen through content controls and accepted changes."""
        if depth > DEEPEST:
            raise TooDeep
        for child in container:
            tag = child.tag
            if tag == _PARAGRAPH:
                yield child
            elif tag == f"{W}sdt":
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
        found: list[Element],
        unfinished: Run | None,
        *,
        bold: bool,
        depth: int,
    ) -> Run | None:
        properties = paragraph_properties(element.find(_PROPERTIES))
        style = self._styles.paragraph(properties.style)
        run = self.runs.read(element, style, bold=bold)
        if unfinished is not None:
            run = _joined(unfinished, run)
        if properties.mark is not None and _is_gone(properties.mark):
            return run
        self._finish(run, properties, found, depth=depth)
        return None

    def _finish(
        self,
        run: Run,
        properties: ParagraphProperties,
        found: list[Element],
        *,
        depth: int,
    ) -> None:
        text, ranges = normalise_marked(run.pieces) if run.pieces else ("", ())
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
        properties: ParagraphProperties,
    ) -> BodyParagraph:
        style = self._styles.paragraph(properties.style)
        heading = style.heading if properties.outline is None else properties.outline
        marker, depth = self._list_item(properties, style)
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
        size = max(run.sizes, key=run.sizes.__getitem__) if run.sizes else style.size or 0
        return BodyParagraph(
            layout,
            size,
            underlined=run.underlined > 0 and run.underlined >= ink(text) > 0,
            listed=listed,
        )

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
        return self._numbering.marker(number, level), level + 1

    def _table(self, element: etree._Element, depth: int) -> list[Element]:
        rows: list[RawRow] = []
        contents: list[list[Element]] = []
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
    ) -> tuple[RawRow, list[list[Element]]]:
        cells: list[RawCell] = []
        contents: list[list[Element]] = []
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
            paragraphs = tuple(flat_paragraphs(elements))
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
        dict(Counter(first.sizes) + Counter(second.sizes)),
        first.underlined + second.underlined,
        [*first.boxes, *second.boxes],
        first.contents and second.contents,
    )


def _is_gone(mark: etree._Element) -> bool:
    """Whether the end of the paragraph was deleted, moved away, or hidden as a style separator."""
    return (
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


def _is_layout(rows: list[RawRow], contents: list[list[Element]]) -> bool:
    """Whether a table only arranges the page: one cell, or one row around a real table."""
    if len(contents) == 1:
        return True
    return len(rows) == 1 and any(
        isinstance(element, TableLayout) and element.columns > 1 and len(element.rows) > 1
        for cell in contents
        for element in cell
    )


def flat_paragraphs(elements: list[Element]) -> Iterator[ParagraphLayout]:
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
