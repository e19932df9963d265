"""Tables of text conversions made whole again: rows cut by pages, paragraphs fallen out of them.

A converter prints a table page by page: the second half of a row becomes a row of its own, or a
plain paragraph, and each page may bring the column headings again. Rows in adjacent lines are
always separate rows; only behind a gap may a row go on.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from extractors.layout import ParagraphLayout, TableLayout
from extractors.model import Discard
from extractors.readers.plain.cells import (
    CellRow,
    Cells,
    append,
    continues_visibly,
    cut_cells,
    has_tags,
    is_bold,
    join_rows,
    read_cells,
    row_text,
    table_layout,
    verdict_on,
)
from extractors.readers.plain.prose import is_open
from extractors.readers.plain.rows import TextRow
from extractors.stitch import (
    is_finished,
    row_continues,
    starts_small,
)

_DIGIT: Final = re.compile(r"\d")
_LONGEST_COLUMN_HEADING: Final = 120
_LONGEST_PLAIN_COLUMN_HEADING: Final = 60
_LONGEST_CAPTION: Final = 250


Item = TextRow | ParagraphLayout


@dataclass(slots=True)
class _Table:
    rows: list[CellRow] = field(default_factory=list)

    def heading(self) -> str:
        """The text of the column headings; empty without any."""
        return row_text(self.rows[0].cells) if self.rows[0].header else ""


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
            if isinstance(item, TextRow) and any(cells := read_cells(item))
        }
        self._positions = sorted(self._rows)
        self._tagged = any(
            has_tags(item)
            for position in self._rows
            if isinstance(item := items[position], TextRow)
        )
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
                marked_up = any(
                    isinstance(item := self._items[each], TextRow) and item.kind == "html"
                    for each in (upper, position)
                )
                same_width = not marked_up and len(self._rows[upper]) == len(self._rows[position])
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
        row = self._positions[following]
        return not self._is_heading(row, plain=True) or self._goes_on_below(row)

    def _goes_on_below(self, position: int) -> bool:
        """Whether the row below column headings is the rest of a row of the page before."""
        following = bisect_right(self._positions, position)
        return (
            self._torn
            and following < len(self._positions)
            and len(self._rows[self._positions[following]]) == len(self._rows[position])
            and continues_visibly(self._rows[self._positions[following]])
        )

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
        if not short or continues_visibly(cells):
            return False
        if source.ruled or all(is_bold(cell[0]) for cell in filled):
            return True
        if self._tagged and source.kind == "tab" and not has_tags(source):
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
            repeated = row_text(cells) == table.heading()
            inside = self._goes_on_below(position) or not self._ends_with_caption()
            if repeated and inside and self._are_cell_words(cells):
                self._take_in_fallen(table)
                self.discards.append(Discard(reason="repeated-header", text=row_text(cells, " | ")))
            else:
                self._close(caption=self._ends_with_caption())
                self._begin(source, cells, position)
            return
        if not self._same_table(table, source, cells):
            self._close()
            self._begin(source, cells, position)
            return
        adjacent = _beside(last.source, source, self._fallen)
        self._take_in_fallen(table)
        if not adjacent and self._torn and self._goes_on(last, cells):
            join_rows(last, cells)
            last.source = source
        else:
            table.rows.append(CellRow(cells, False, source))

    def _goes_on(self, upper: CellRow, cells: Cells) -> bool:
        return (
            not upper.header
            and len(cells) == len(upper.cells)
            and row_continues(cut_cells(upper.cells, cells), self._titles).goes_on
        )

    def _begin(self, source: TextRow, cells: Cells, position: int) -> None:
        header = self._is_heading(position, plain=True)
        above = self.elements[-1] if self.elements else None
        if (
            header
            and isinstance(above, ParagraphLayout)
            and (_is_caption(above) or _same_start(above.text, self._caption))
        ):
            self.elements[-1] = above._replace(kind="heading", level=above.level or 2)
            self._caption = above.text
        self._table = _Table([CellRow(cells, header, source)])

    def _same_table(self, table: _Table, source: TextRow, cells: Cells) -> bool:
        last = table.rows[-1].source
        if "html" in (source.kind, last.kind):
            return source.kind == last.kind and source.line == last.line
        if _beside(last, source, self._fallen):
            return True
        if len(cells) != len(table.rows[-1].cells):
            return False
        return self._are_cell_words(cells)

    def _are_cell_words(self, cells: Cells) -> bool:
        """Whether the paragraphs since the last row, if any, fell out of its last cell."""
        return not self._fallen or (self._torn and len(cells) == 2)

    def _ends_with_caption(self) -> bool:
        """Whether a caption stands last before a row of column headings.

        It begins like the caption of the table before ("Pillar I: …", "Pillar II: …"), or it is
        short and has no end mark.
        """
        if not self._fallen or self._table is None:
            return False
        last = self._fallen[-1]
        if _same_start(last.text, self._caption):
            return True
        cell = self._table.rows[-1].cells[-1]
        rest = len(self._fallen) == 1 and cell and is_open(cell[-1].text)
        return _is_caption(last) and not rest

    def _take_in_fallen(self, table: _Table) -> None:
        cell = table.rows[-1].cells[-1]
        for number, paragraph in enumerate(self._fallen):
            verdict = verdict_on(cell, paragraph)
            # Between two plain paragraphs only an unfinished sentence proves that they are one.
            if number and not (starts_small(paragraph.text) and not is_finished(cell[-1].text)):
                verdict = None
            append(cell, paragraph, verdict)
        self._fallen = []

    def _close(self, *, caption: bool = False) -> None:
        """End the table; with `caption` the last paragraph behind it belongs to the next one."""
        table = self._table
        last = [self._fallen.pop()] if caption else []
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
            self.elements.append(table_layout(table.rows))
        self.elements.extend([*self._fallen, *last])
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
        and not is_open(paragraph.text)
        and not starts_small(paragraph.text)
    )


def _as_text(paragraph: ParagraphLayout) -> ParagraphLayout:
    if paragraph.kind == "heading":
        return paragraph._replace(kind="paragraph", level=0)
    return paragraph
