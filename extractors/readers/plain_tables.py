"""Tables of text conversions made whole again: rows cut by pages, paragraphs fallen out of them.

A converter prints a table page by page: the second half of a row becomes a row of its own, or a
plain paragraph, and each page may bring the column headings again. Rows in adjacent lines are
always separate rows; only behind a gap may a row go on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.layout import ParagraphLayout, TableCellLayout, TableLayout, TableRowLayout
from extractors.model import Discard
from extractors.readers.list_markers import split_marker
from extractors.readers.plain_inline import inline
from extractors.readers.plain_rows import TextRow
from extractors.stitch import (
    Beginning,
    CutCell,
    Ending,
    Verdict,
    is_finished,
    paragraph_continues,
    row_continues,
    starts_small,
)

_PARAGRAPH_TAG: Final = re.compile(r"</?(?:p|li|ul|ol|div)\b[^<>]{0,500}>", re.IGNORECASE)
_LINE_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_DIGIT: Final = re.compile(r"\d")
_LEANING: Final = re.compile(
    r"(?:Furthermore|Moreover|In addition|Additionally|However|Therefore|Thus|Also|It|They"
    r"|Кроме того|Более того|Также|При этом|Однако|Он|Она|Они)\b"
)
_LONGEST_COLUMN_HEADING: Final = 120
_LONGEST_PLAIN_COLUMN_HEADING: Final = 60
_LONGEST_CAPTION: Final = 250


Item = TextRow | ParagraphLayout
_Cells = list[list[ParagraphLayout]]


@dataclass(slots=True)
class _Row:
    cells: _Cells
    header: bool
    source: TextRow


@dataclass(slots=True)
class _Table:
    rows: list[_Row] = field(default_factory=list)

    def heading(self) -> str:
        """The text of the column headings; empty without any."""
        return _row_text(self.rows[0].cells) if self.rows[0].header else ""


class Stitcher:
    """Puts the items of one text into elements.

    Args:
        items: table rows and paragraphs in order.
        titles: known texts of the left column, which settle where a cut label goes on.

    Attributes:
        elements: paragraphs and whole tables.
        discards: repeated column headings.
    """

    def __init__(self, items: Sequence[Item], titles: Sequence[str] = ()) -> None:
        self.elements: list[ParagraphLayout | TableLayout] = []
        self.discards: list[Discard] = []
        self._items = items
        self._titles = titles
        self._rows = {
            position: cells
            for position, item in enumerate(items)
            if isinstance(item, TextRow) and any(cells := _cells(item))
        }
        self._positions = sorted(self._rows)
        self._tagged = any(_has_tags(items[position]) for position in self._rows)
        self._torn = self._is_torn()
        self._table: _Table | None = None
        self._fallen: list[ParagraphLayout] = []
        self._caption = ""
        for position, item in enumerate(items):
            if position in self._rows and isinstance(item, TextRow):
                self._row(item, position)
            elif isinstance(item, ParagraphLayout):
                self._paragraph(item, position)
        self._close()

    def _is_torn(self) -> bool:
        """Whether pages have cut rows: one behind a gap has an empty first cell or a small start.

        Only then are paragraphs between rows taken for words of a cell.
        """
        upper: int | None = None
        for position in self._rows:
            if upper is not None and not self._adjacent(upper, position):
                first = self._rows[position][0]
                same_width = len(self._rows[upper]) == len(self._rows[position])
                if same_width and (not first or starts_small(first[0].text)):
                    return True
            upper = position
        return False

    def _adjacent(self, upper: int, lower: int) -> bool:
        first, second = self._items[upper], self._items[lower]
        return (
            isinstance(first, TextRow)
            and isinstance(second, TextRow)
            and not any(isinstance(item, ParagraphLayout) for item in self._items[upper:lower])
            and _adjacent_rows(first, second)
        )

    def _paragraph(self, paragraph: ParagraphLayout, position: int) -> None:
        if self._table is None:
            self.elements.append(paragraph)
        elif paragraph.kind == "heading" and not self._fell_out(position):
            self._close()
            self.elements.append(paragraph)
        else:
            self._fallen.append(_as_text(paragraph))

    def _fell_out(self, position: int) -> bool:
        """Whether what looks like a heading is the half of a cell: more cells follow it."""
        if not self._torn:
            return False
        following = bisect_right(self._positions, position)
        if following == len(self._positions):
            return False
        return not self._is_heading(self._positions[following], plain=True)

    def _is_heading(self, position: int, *, plain: bool = False) -> bool:
        """Whether a row holds column headings; `plain` also takes short cells without any sign."""
        source, cells = self._items[position], self._rows[position]
        if not isinstance(source, TextRow):
            return False
        if source.header:
            return True
        filled = [cell for cell in cells if cell]
        short = len(filled) > 1 and all(
            len(cell) == 1
            and len(cell[0].text) <= _LONGEST_COLUMN_HEADING
            and not is_finished(cell[0].text)
            for cell in filled
        )
        if not short or _continues_visibly(cells):
            return False
        if source.ruled or all(_is_bold(cell[0]) for cell in filled):
            return True
        if self._tagged and source.kind == "tab" and not _has_tags(source):
            return True
        return plain and all(
            len(cell) == 1
            and len(cell[0].text) <= _LONGEST_PLAIN_COLUMN_HEADING
            and not _DIGIT.search(cell[0].text)
            for cell in cells
        )

    def _row(self, source: TextRow, position: int) -> None:
        cells = self._rows[position]
        table = self._table
        if table is None:
            self._begin(source, cells, position)
            return
        last = table.rows[-1]
        if self._is_heading(position) and not _beside(last.source, source, self._fallen):
            repeated = _row_text(cells) == table.heading()
            if repeated and not self._ends_with_caption() and self._are_cell_words(cells):
                self._take_in_fallen(table)
                self.discards.append(
                    Discard(reason="repeated-header", text=_row_text(cells, " | "))
                )
            else:
                self._close()
                self._begin(source, cells, position)
            return
        if not self._same_table(table, source, cells):
            self._close()
            self._begin(source, cells, position)
            return
        adjacent = _beside(last.source, source, self._fallen)
        self._take_in_fallen(table)
        if not adjacent and self._torn and self._goes_on(last, cells):
            _join_rows(last, cells)
            last.source = source
        else:
            table.rows.append(_Row(cells, False, source))

    def _goes_on(self, upper: _Row, cells: _Cells) -> bool:
        return (
            not upper.header
            and len(cells) == len(upper.cells)
            and row_continues(_cut_cells(upper.cells, cells), self._titles).goes_on
        )

    def _begin(self, source: TextRow, cells: _Cells, position: int) -> None:
        header = self._is_heading(position, plain=True)
        above = self.elements[-1] if self.elements else None
        if (
            header
            and isinstance(above, ParagraphLayout)
            and (_is_caption(above) or _same_start(above.text, self._caption))
        ):
            self.elements[-1] = replace(above, kind="heading", level=above.level or 2)
            self._caption = above.text
        self._table = _Table([_Row(cells, header, source)])

    def _same_table(self, table: _Table, source: TextRow, cells: _Cells) -> bool:
        last = table.rows[-1].source
        if "html" in (source.kind, last.kind):
            return source.kind == last.kind and source.line == last.line
        if _beside(last, source, self._fallen):
            return True
        if len(cells) != len(table.rows[-1].cells):
            return False
        return self._are_cell_words(cells)

    def _are_cell_words(self, cells: _Cells) -> bool:
        """Whether the paragraphs since the last row, if any, fell out of its last cell."""
        return not self._fallen or (self._torn and len(cells) == 2)

    def _ends_with_caption(self) -> bool:
        """Whether a caption stands last before a row of column headings.

        It begins like the caption of the table before ("Pillar I: …", "Pillar II: …"), or it is
        short and has no end mark.
        """
        return bool(self._fallen) and (
            _is_caption(self._fallen[-1]) or _same_start(self._fallen[-1].text, self._caption)
        )

    def _take_in_fallen(self, table: _Table) -> None:
        cell = table.rows[-1].cells[-1]
        for number, paragraph in enumerate(self._fallen):
            verdict = _verdict(cell, paragraph)
            # Between two plain paragraphs only an unfinished sentence proves that they are one.
            if number and not (starts_small(paragraph.text) and not is_finished(cell[-1].text)):
                verdict = None
            _append(cell, paragraph, verdict)
        self._fallen = []

    def _close(self) -> None:
        table = self._table
        if table is not None:
            cell = table.rows[-1].cells[-1]
            torn_off = (
                self._torn
                and self._fallen
                and len(table.rows[-1].cells) == 2
                and cell
                and not is_finished(cell[-1].text)
            )
            if torn_off:
                self._take_in_fallen(table)
            self.elements.append(_layout(table))
        self.elements.extend(self._fallen)
        self._table = None
        self._fallen = []


def _beside(upper: TextRow, lower: TextRow, fallen: Sequence[ParagraphLayout]) -> bool:
    return not fallen and _adjacent_rows(upper, lower)


def _adjacent_rows(upper: TextRow, lower: TextRow) -> bool:
    """Whether nothing but a drawn line stands between two rows."""
    return lower.line - upper.last <= (2 if upper.kind == "grid" or upper.ruled else 1)


def _same_start(text: str, caption: str) -> bool:
    return caption != "" and len(text) <= _LONGEST_CAPTION and text.split()[0] == caption.split()[0]


def _is_caption(paragraph: ParagraphLayout) -> bool:
    return paragraph.kind == "heading" or (
        len(paragraph.text) <= _LONGEST_CAPTION
        and not paragraph.marker
        and not is_finished(paragraph.text)
        and not starts_small(paragraph.text)
    )


def _has_tags(item: Item) -> bool:
    return isinstance(item, TextRow) and any(_PARAGRAPH_TAG.search(cell) for cell in item.cells)


def _cells(row: TextRow) -> _Cells:
    return [list(_cell_paragraphs(cell, grid=row.kind == "grid")) for cell in row.cells]


def _cell_paragraphs(cell: str, *, grid: bool) -> Iterator[ParagraphLayout]:
    if _PARAGRAPH_TAG.search(cell):
        parts = _PARAGRAPH_TAG.split(cell)
    elif grid:
        parts = [
            part
            for block in _BLANK_LINE.split(cell)
            for part in re.split(r"\n(?=\s*[-*•] )", block)
        ]
    else:
        parts = _LINE_BREAK.split(cell)
    for part in parts:
        text, bold = inline(part, markdown=True)
        marker, rest = split_marker(text, numbers=False)
        if not rest:
            continue
        cut = len(text) - len(rest)
        yield ParagraphLayout(
            rest,
            bold=tuple((max(0, start - cut), end - cut) for start, end in bold if end > cut),
            level=1 if marker else 0,
            marker=marker,
        )


def _as_text(paragraph: ParagraphLayout) -> ParagraphLayout:
    if paragraph.kind == "heading":
        return replace(paragraph, kind="paragraph", level=0)
    return paragraph


def _continues_visibly(cells: _Cells) -> bool:
    return not cells[0] or any(cell and starts_small(cell[0].text) for cell in cells)


def _is_bold(paragraph: ParagraphLayout) -> bool:
    return sum(end - start for start, end in paragraph.bold) >= len(paragraph.text)


def _row_text(cells: _Cells, joint: str = " ") -> str:
    return joint.join(" ".join(paragraph.text for paragraph in cell) for cell in cells)


def _cut_cells(upper: _Cells, lower: _Cells) -> list[CutCell]:
    cut: list[CutCell] = []
    for column, (above, below) in enumerate(zip(upper, lower, strict=True)):
        verdict = _verdict(above, below[0]) if above and below else None
        # Labels often have no full stop; without geometry only lower case shows that one goes on.
        if column == 0 and below and not starts_small(below[0].text):
            verdict = None
        cut.append(
            CutCell(
                " ".join(paragraph.text for paragraph in above),
                " ".join(paragraph.text for paragraph in below),
                verdict,
            )
        )
    return cut


def _verdict(above: Sequence[ParagraphLayout], below: ParagraphLayout) -> Verdict | None:
    """Whether the first paragraph behind a cut goes on with the last one before it.

    Where the sentence is finished, a sentence that leans on the one before ("Furthermore, …",
    "It also …") goes on, as cells rarely begin a paragraph so.
    """
    if not above:
        return None
    verdict = paragraph_continues(
        Ending(above[-1].text), Beginning(below.text, item=bool(below.marker))
    )
    if not verdict.goes_on and not verdict.sure and _LEANING.match(below.text):
        return Verdict(True, False, "its first words point back")
    return verdict


def _join_rows(row: _Row, cells: _Cells) -> None:
    for column, (above, below) in enumerate(zip(row.cells, cells, strict=True)):
        for number, paragraph in enumerate(below):
            verdict = _verdict(above, paragraph) if number == 0 else None
            if column == 0 and not starts_small(paragraph.text):
                verdict = None
            _append(above, paragraph, verdict)


def _append(
    cell: list[ParagraphLayout], paragraph: ParagraphLayout, verdict: Verdict | None
) -> None:
    """Add a paragraph to a cell, as the rest of its last one where the verdict says so."""
    if verdict is None or not verdict.goes_on or not cell:
        cell.append(paragraph)
        return
    upper = cell[-1]
    # "anti-" + "drug" is one word; "intra- and" + "inter-regional" are several.
    joint = "" if re.search(r"\w-$", upper.text) and starts_small(paragraph.text) else " "
    shift = len(upper.text) + len(joint)
    doubts = () if verdict.sure else (f"joined over a cut without a clear sign: {verdict.reason}",)
    cell[-1] = replace(
        upper,
        text=upper.text + joint + paragraph.text,
        bold=(*upper.bold, *((start + shift, end + shift) for start, end in paragraph.bold)),
        warnings=(*upper.warnings, *paragraph.warnings, *doubts),
    )


def _layout(table: _Table) -> TableLayout:
    rows: list[TableRowLayout] = []
    reaching: dict[int, int] = {}
    columns = 0
    for row in table.rows:
        source = row.source
        cells: list[TableCellLayout] = []
        column = 0
        for number, paragraphs in enumerate(row.cells):
            while reaching.get(column, 0) > 0:
                column += 1
            span = source.spans[number] if number < len(source.spans) else 1
            down = source.downs[number] if number < len(source.downs) else 1
            cells.append(TableCellLayout(column, tuple(paragraphs), span=span, rows=down))
            for covered in range(column, column + span):
                reaching[covered] = down
            column += span
        columns = max(columns, column, max(reaching, default=-1) + 1)
        reaching = {covered: left - 1 for covered, left in reaching.items() if left > 1}
        rows.append(TableRowLayout(tuple(cells), header=row.header and len(table.rows) > 1))
    return TableLayout(tuple(_padded(row, columns) for row in rows), columns)


def _padded(row: TableRowLayout, columns: int) -> TableRowLayout:
    """Trailing empty cells are often not written; the row's text shows them all the same."""
    if any(cell.span > 1 or cell.rows > 1 for cell in row.cells):
        return row
    missing = range(len(row.cells), columns) if len(row.cells) > 1 else ()
    return replace(row, cells=(*row.cells, *(TableCellLayout(number, ()) for number in missing)))
