"""Tables over pages: parts of one table put together, repeated headings dropped, cut rows joined.

The grid of each page is known (`pdf.tables`); here the last row of a page meets the first of the
next. What the words say about a cut is judged by `extractors.stitch`.
"""

from collections.abc import Sequence
from itertools import pairwise

from extractors.layout import ParagraphLayout, TableCellLayout, TableLayout, TableRowLayout
from extractors.model import Discard
from extractors.readers.pdf.heads import (
    PrintedCell,
    PrintedPart,
    all_bold,
    are_counted,
    begins_with,
    header_rows,
    row_text,
    same_rows,
    tagged_row,
)
from extractors.readers.pdf.lines import Sides, is_justified, make_lines, right_edge
from extractors.readers.pdf.parted import goes_on_beside
from extractors.readers.pdf.pieces import Composer, ListDepth, append, cut_column, goes_on
from extractors.readers.pdf.spacing import Bottoms, Column, Spacing
from extractors.readers.pdf.tables import Grid
from extractors.stitch import (
    TAGGED,
    CutCell,
    Verdict,
    begins_another,
    begins_beside,
    leads_on,
    row_continues,
    starts_small,
    stops_inside,
)

_EDGES = 4.0
"""Points by which column edges of two parts of a table may differ."""

_KEPT_TOGETHER = 2.3
"""Lines that may be missing at the end of a page, as word processors keep two lines together."""

_OVERHANG = 1.0
"""Points by which the box of a line's last letter may reach over the end of the text."""

_MANY_LINES = 10
"""Lines from which the longest line of a column shows where its text ends."""

_SPACE = 0.25
"""Type sizes: the usual space between words."""


class PrintedTable:
    """One table, part by part."""

    def __init__(self, grids: Sequence[Grid], index: int) -> None:
        self._edges = _common_edges(grids)
        self._parts = [self._part(grid, index) for grid in grids]

    @property
    def columns(self) -> list[Column]:
        """The text of every cell, for the spacing of the document."""
        return [
            column
            for part in self._parts
            for row in part.rows
            for cell in row
            for column in cell.columns
        ]

    def _part(self, grid: Grid, index: int) -> PrintedPart:
        places = [_nearest(self._edges, edge - grid.edges[0]) for edge in grid.edges]
        rows: list[list[PrintedCell]] = [[] for _ in range(grid.rows)]
        for cell in grid.cells:
            column = places[cell.column]
            span = places[cell.column + cell.span] - column
            context = f"table {index}, {column}+{span}"
            columns = [
                Column(
                    tuple(lines),
                    Sides(area.x0, area.x1),
                    context if area is cell.area else f"{context}, {area.x0:.0f}-{area.x1:.0f}",
                )
                for area, words in cell.stretches()
                if (lines := make_lines(words, cell.page or grid.page))
            ]
            rows[cell.row].append(
                PrintedCell(
                    column=column,
                    span=span,
                    rows=cell.rows,
                    bottom=cell.area.bottom,
                    columns=columns,
                    bold=bool(columns) and all(line.bold for c in columns for line in c.lines),
                    filled=cell.filled,
                )
            )
        return PrintedPart(grid.page, rows)

    def align(self) -> None:
        """Finds where the text of each column begins and ends, over all pages."""
        by_context: dict[str, list[tuple[PrintedCell, int, Column]]] = {}
        for part in self._parts:
            for row in part.rows:
                for cell in row:
                    for i, column in enumerate(cell.columns):
                        by_context.setdefault(column.context, []).append((cell, i, column))
        for entries in by_context.values():
            pad = min(min(line.x0 for line in c.lines) - c.sides.left for *_, c in entries)
            # A word too wide for its cell reaches over the end of the text.
            over = _OVERHANG - max(pad, 0.0)
            kept = [
                line.x1 - c.sides.left
                for *_, c in entries
                for line in c.lines
                if line.x1 < c.sides.right + over or len(line.words) > 1
            ]
            ends = kept or [line.x1 - c.sides.left for *_, c in entries for line in c.lines]
            reach = right_edge(ends)
            # Last lines and words alone, often the same in many cells, show no edge.
            inner = [
                line.x1 - c.sides.left
                for *_, c in entries
                for line in c.lines[:-1]
                if len(line.words) > 1
            ]
            justified = is_justified(inner, reach)
            broken = any(_is_broken(c, c.sides.right - pad) for *_, c in entries)
            for cell, i, c in entries:
                left, right = c.sides.left, c.sides.left + reach
                wall = c.sides.right - pad
                if len(ends) < _MANY_LINES or not broken:
                    right = max(right, c.sides.right - max(pad, 0.0))
                if 0 < right - wall < _OVERHANG:
                    right = wall
                sides = Sides(left + pad, right, justified, wall)
                cell.columns[i] = Column(c.lines, sides, c.context)

    def layout(
        self,
        spacing: Spacing,
        composer: Composer,
        titles: Sequence[str],
        bottoms: Bottoms,
    ) -> TableLayout:
        """The whole table.

        Args:
            spacing: learned from the document.
            composer: makes paragraphs and keeps discards.
            titles: known texts of the left column.
            bottoms: how far down each page holds text.
        """
        self._drop_inner_headers(composer)
        for part in self._parts:
            for row in part.rows:
                for cell in row:
                    cell.pieces = [p for c in cell.columns for p in cut_column(c, spacing)]
        first = self._parts[0]
        repeated = [same_rows(first, part) for part in self._parts[1:]]
        headers = max(header_rows(first, self._parts), *repeated, 0)
        rows = list(first.rows)
        for part, again in zip(self._parts[1:], repeated, strict=True):
            drop = min(again, headers)
            for row in part.rows[:drop]:
                for cell in row:
                    for column in cell.columns:
                        for line in column.lines:
                            composer.discards.append(
                                Discard(reason="repeated-header", text=line.text, page=line.page)
                            )
            self._add(rows, part.rows[drop:], spacing, titles, bottoms, guarded=headers)
        return TableLayout(
            rows=tuple(
                TableRowLayout(
                    cells=tuple(
                        _cell_layout(cell, composer) for cell in sorted(row, key=lambda c: c.column)
                    ),
                    header=i < headers,
                )
                for i, row in enumerate(rows)
            ),
            columns=len(self._edges) - 1,
        )

    def _drop_inner_headers(self, composer: Composer) -> None:
        """Takes out column headings repeated within a page, also those that no rule parts off.

        Some typesetters cut a row by pages and draw no rule between headings and its rest.
        """
        header = self._parts[0].rows[0] if self._parts[0].rows else []
        if sum(1 for cell in header if cell.columns) < 2 or not all_bold(header):
            return
        for number, part in enumerate(self._parts):
            kept: list[list[PrintedCell]] = []
            for i, row in enumerate(part.rows):
                if (i == 0 and number == 0) or not begins_with(row, header):
                    kept.append(row)
                    continue
                whole = row_text(row) == row_text(header)
                if i == 0 and whole:
                    kept.append(row)
                    continue
                for cell, above in zip(row, header, strict=True):
                    count = sum(len(column.lines) for column in above.columns)
                    lines = [line for column in cell.columns for line in column.lines]
                    for line in lines[:count]:
                        composer.discards.append(
                            Discard(reason="repeated-header", text=line.text, page=line.page)
                        )
                    cell.columns = [
                        Column(tuple(lines[count:]), column.sides, column.context)
                        for column in cell.columns[:1]
                        if lines[count:]
                    ]
                if not whole:
                    kept.append(row)
            part.rows = kept

    def _has_merged_rows(self) -> bool:
        """Whether cells reach down over rows on any page; a later one may show it first."""
        return any(cell.rows > 1 for part in self._parts for row in part.rows for cell in row)

    def _add(
        self,
        rows: list[list[PrintedCell]],
        more: list[list[PrintedCell]],
        spacing: Spacing,
        titles: Sequence[str],
        bottoms: Bottoms,
        *,
        guarded: int,
    ) -> None:
        """Puts the rows of the next page behind those before, the first perhaps into the last."""
        if not more:
            return
        if len(rows) <= guarded and not _goes_on_small(more[0]):
            rows += more
            return
        pairs = [(_covering(rows, cell), cell) for cell in more[0]]
        matched = [(upper, lower) for upper, lower in pairs if upper is not None]
        if len(matched) == len(pairs) and pairs:
            lowest = _lowest([upper for upper, _ in matched])
            cuts = [_cut(upper, lower, lowest, bottoms, spacing) for upper, lower in matched]
            merged = self._has_merged_rows() or any(
                _is_further_row(row) for row in rows[max(1, guarded) :]
            )
            open_left = merged and not are_counted(rows[max(1, guarded) :])
            verdict = tagged_row(rows, more[0]) or row_continues(
                [cut for cut, _ in cuts], titles, merged=open_left
            )
            tall: list[tuple[PrintedCell, PrintedCell, Verdict | None]] = []
            beside: list[CutCell] = []
            for (upper, lower), (cut, joint) in zip(matched, cuts, strict=True):
                # Of a cell merged downwards each page may show one row.
                if upper.rows > 1 or lower.rows > 1 or (merged and stops_inside(cut)):
                    tall.append((upper, lower, joint))
                else:
                    beside.append(cut)
            open_below = open_left and tall and verdict.goes_on and verdict.reason is not TAGGED
            if open_below and begins_beside(beside):
                # A cell merged downwards goes on beside the next row.
                for upper, lower, joint in tall:
                    _extend(upper, lower, joint)
                    upper.rows += 1
                    more[0].remove(lower)
                rows += more
                return
            if verdict.goes_on:
                for (upper, lower), (_, joint) in zip(matched, cuts, strict=True):
                    _extend(upper, lower, joint)
                    if not verdict.sure and upper.pieces:
                        upper.pieces[-1].warnings.append(f"row joined: {verdict.reason}")
                rows += more[1:]
                return
            fresh = begins_another([cut for cut, _ in cuts])
            for upper, lower, joint in tall:
                # What says the same again is the next cell: each holds for its own rows.
                inside = joint is not None and joint.goes_on and joint.sure
                inside = inside and upper.text != lower.text
                if fresh and not (starts_small(lower.text) or leads_on(upper.text)):
                    inside = False  # a name beside the label that has just begun
                if upper.tag and lower.tag:
                    inside = upper.tag == lower.tag
                if upper.pieces and (inside or not lower.pieces):
                    _extend(upper, lower, joint)
                    upper.rows += 1
                    more[0].remove(lower)
            if not verdict.sure:
                for cell in more[0]:
                    if cell.pieces:
                        cell.pieces[0].warnings.append(f"row not joined: {verdict.reason}")
        rows += more


def _is_broken(column: Column, wall: float) -> bool:
    """Whether some line of a cell had to end, since the next word would not have fitted."""
    return any(
        a.x1 + b.words[0].x1 - b.words[0].x0 + _SPACE * a.size > wall
        for a, b in pairwise(column.lines)
    )


def _goes_on_small(row: Sequence[PrintedCell]) -> bool:
    """Whether bold words go on in lower case: the rest of column headings that a page has cut."""
    texts = [cell.text for cell in row if cell.columns]
    return bool(texts) and all_bold(row) and all(starts_small(text) for text in texts)


def _common_edges(grids: Sequence[Grid]) -> list[float]:
    """Column edges of all parts, measured from the left side."""
    edges: list[float] = []
    for grid in grids:
        for edge in grid.edges:
            offset = edge - grid.edges[0]
            if all(abs(offset - known) > _EDGES for known in edges):
                edges.append(offset)
    return sorted(edges)


def _nearest(edges: Sequence[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))


def is_same_table(upper: Grid, lower: Grid) -> bool:
    """Whether two parts on consecutive pages, or side by side, have the same columns."""
    if goes_on_beside(upper, lower):
        return True
    # Columns of the upper part may stand on further pages.
    last = max((cell.page for cell in upper.cells), default=0) or upper.page
    if lower.page - 1 not in (upper.page, last):
        return False
    ours = [edge - upper.edges[0] for edge in upper.edges]
    theirs = [edge - lower.edges[0] for edge in lower.edges]
    few, many = sorted((ours, theirs), key=len)
    if len(few) < 2 or abs(few[-1] - many[-1]) > 2 * _EDGES:
        return False
    return all(min(abs(edge - other) for other in many) <= _EDGES for edge in few)


def _is_further_row(row: Sequence[PrintedCell]) -> bool:
    """Whether the left cell of a row is empty beside others, which says "the same as above"."""
    filled = sum(1 for cell in row if cell.pieces)
    return filled > 1 and any(cell.column == 0 and not cell.pieces for cell in row)


def _covering(rows: Sequence[list[PrintedCell]], lower: PrintedCell) -> PrintedCell | None:
    """The cell in the last row that stands above `lower`, also one merged down to there."""
    for i in range(len(rows) - 1, -1, -1):
        for cell in rows[i]:
            if cell.column == lower.column and cell.span == lower.span:
                return cell if i + cell.rows >= len(rows) else None
    return None


def _cut(
    upper: PrintedCell, lower: PrintedCell, lowest: float, bottoms: Bottoms, spacing: Spacing
) -> tuple[CutCell, Verdict | None]:
    """What one column shows at a cut; `lowest` is the lowest baseline in the row above it."""
    joint: Verdict | None = None
    reaches: bool | None = None
    if upper.pieces:
        last = upper.pieces[-1].lines[-1]
        reaches = last.y + _KEPT_TOGETHER * spacing.pitch(last) > lowest
        if lower.pieces:
            joint = goes_on(upper.pieces[-1], lower.pieces[0], bottoms, spacing)
            if not reaches and joint.reason is not TAGGED:
                joint = Verdict(False, True, "the text ended above the cut")
    text = " ".join(piece.text for piece in lower.pieces)
    return CutCell(" ".join(p.text for p in upper.pieces), text, joint, reaches), joint


def _lowest(cells: Sequence[PrintedCell]) -> float:
    """The lowest baseline on the page that the cells were cut on."""
    last = [cell.pieces[-1].lines[-1] for cell in cells if cell.pieces]
    page = max((line.page for line in last), default=0)
    return max((line.y for line in last if line.page == page), default=0.0)


def _extend(upper: PrintedCell, lower: PrintedCell, joint: Verdict | None) -> None:
    pieces = list(lower.pieces)
    if joint is not None and joint.goes_on and pieces:
        append(upper.pieces[-1], pieces[0], joint)
        pieces = pieces[1:]
    upper.pieces += pieces
    upper.rows += lower.rows - 1
    upper.bottom = lower.bottom


def _cell_layout(cell: PrintedCell, composer: Composer) -> TableCellLayout:
    paragraphs: list[ParagraphLayout] = []
    depth = ListDepth()
    for piece in cell.pieces:
        paragraph = composer.paragraph(piece, cell=True)
        if paragraph is not None:
            level = depth.of(piece, paragraph.marker)
            paragraphs.append(paragraph._replace(level=level) if level > 1 else paragraph)
    return TableCellLayout(
        column=cell.column, paragraphs=tuple(paragraphs), span=cell.span, rows=cell.rows
    )
