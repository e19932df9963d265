"""Cells of Word tables on the grid: merged, skipped and deleted ones, and column headings."""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from extractors.layout import ParagraphLayout, TableCellLayout, TableLayout, TableRowLayout

MOST_COLUMNS: Final = 1_000
"""Word itself stops at 63; a larger span is damage."""
_LONGEST_HEADING: Final = 120
"""Characters; column headings of matrices reach 70."""


class RawCell(NamedTuple):
    """A `w:tc` as written; `merge` says whether it begins or continues a cell merged downwards."""

    paragraphs: tuple[ParagraphLayout, ...]
    span: int = 1
    merge: Literal["none", "restart", "continue"] = "none"
    shaded: bool = False


class RawRow(NamedTuple):
    """A `w:tr` as written: columns skipped before and after its cells, and its header flag."""

    cells: tuple[RawCell, ...]
    before: int = 0
    after: int = 0
    header: bool = False


def place(rows: Sequence[RawRow]) -> tuple[TableLayout, tuple[str, ...]]:
    """Put cells on the grid, merge downwards, drop rows without words, flag column headings.

    Returns:
        The table, and the words of cells that are covered by the cell above, which Word hides.
    """
    placed: list[list[TableCellLayout]] = []
    covered: list[str] = []
    columns = 0
    # first column of a cell merged downwards -> (row, position in that row)
    open_cells: dict[int, tuple[int, int]] = {}
    for row_number, row in enumerate(rows):
        column = min(row.before, MOST_COLUMNS)
        cells: list[TableCellLayout] = []
        still_open: dict[int, tuple[int, int]] = {}
        for paragraphs, span, merge, _ in row.cells:
            if merge == "continue" and column in open_cells:
                upper, position = open_cells[column]
                above = placed[upper][position]
                placed[upper][position] = above._replace(rows=row_number - upper + 1)
                still_open[column] = open_cells[column]
                covered.extend(paragraph.text for paragraph in paragraphs)
            else:
                if merge != "none":
                    still_open[column] = (row_number, len(cells))
                cells.append(TableCellLayout(column, paragraphs, span))
            column += span
        columns = max(columns, min(column + row.after, MOST_COLUMNS))
        placed.append(cells)
        open_cells = still_open
    headers = column_headings(rows)
    table = [
        TableRowLayout(tuple(cells), header=header)
        for cells, header in zip(placed, headers, strict=True)
    ]
    return TableLayout(_without_empty(table), columns), tuple(covered)


def _without_empty(rows: Sequence[TableRowLayout]) -> tuple[TableRowLayout, ...]:
    full = [any(cell.paragraphs for cell in row.cells) for row in rows]
    if all(full):
        return tuple(rows)
    kept: list[TableRowLayout] = []
    for number, row in enumerate(rows):
        if not full[number]:
            continue
        cells = tuple(
            cell._replace(rows=sum(full[number : number + cell.rows])) if cell.rows > 1 else cell
            for cell in row.cells
        )
        kept.append(row._replace(cells=cells))
    return tuple(kept)


def column_headings(rows: Sequence[RawRow]) -> list[bool]:
    """Which rows are column headings: those flagged in Word, or else those that look so.

    Rows at the top look so when all their cells are bold or shaded and short, there are at least
    two cells with words, and the next row looks different. A row of one cell across the table is a
    caption or a group, not a heading.
    """
    flags = [False] * len(rows)
    for number, row in enumerate(rows):
        if not row.header:
            break
        flags[number] = True
    if any(flags):
        return flags
    number = 0
    while number < len(rows) and _filled(rows[number]) == 1 and _looks_like_heading(rows[number]):
        number += 1
    start = number
    while number < len(rows) and _filled(rows[number]) > 1 and _looks_like_heading(rows[number]):
        number += 1
    # A table that is bold or shaded from top to bottom has no heading row to tell apart.
    if start < number < len(rows):
        flags[start:number] = [True] * (number - start)
    return flags


def _filled(row: RawRow) -> int:
    return sum(bool(cell.paragraphs) for cell in row.cells)


def _looks_like_heading(row: RawRow) -> bool:
    cells = [cell for cell in row.cells if cell.paragraphs]
    return bool(cells) and all(
        (cell.shaded or all(_is_bold(paragraph) for paragraph in cell.paragraphs))
        and sum(len(paragraph.text) for paragraph in cell.paragraphs) <= _LONGEST_HEADING
        for cell in cells
    )


def _is_bold(paragraph: ParagraphLayout) -> bool:
    return sum(end - start for start, end in paragraph.bold) >= 0.9 * len(paragraph.text)
