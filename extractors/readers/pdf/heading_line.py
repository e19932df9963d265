"""Column headings that stand as near above the first row as its lines do to each other."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.open_rows import ALIGNED, Measured, RowStart, TextRow

_SINGLE = 0.8
"""Part of the other rows in which a column of short words has one line only."""

_LEAST_COLUMNS = 2
"""Columns of short words that show it."""

_LEAST_ROWS = 4


def with_heading_apart(
    measured: Measured, parts: Sequence[Sequence[TextRow]], starts: Sequence[float]
) -> Measured:
    """The row starts, where the first row is its own column headings and the row below them.

    Dates, places and states take one line in nearly all rows; in the first row each of them has
    two, of which the upper one is the heading.

    Args:
        measured: what was found without it.
        parts: the rows of words of the table, page by page.
        starts: where its columns begin, but the first.
    """
    rows = [
        _lines_of(part, begun)
        for part, begun in zip(parts, measured.starts, strict=True)
        if part and begun
    ]
    cut = [row for lines in rows for row in lines]
    if len(cut) < _LEAST_ROWS or len(cut[0]) < 2:
        return measured
    single = {
        column
        for column in range(len(starts) + 1)
        if sum(_lines_in(row, starts, column) <= 1 for row in cut[1:]) >= _SINGLE * (len(cut) - 1)
    }
    upper, below = cut[0][0], cut[0][1]
    named = single & columns_in(upper, starts)
    if len(named) < _LEAST_COLUMNS or not named <= columns_in(below, starts):
        return measured
    if columns_in(upper, starts) < columns_in(below, starts):
        return measured
    first = [RowStart(upper.y, whole=True), RowStart(below.y, whole=True)]
    return replace(measured, starts=[[*first, *measured.starts[0][1:]], *measured.starts[1:]])


def _lines_of(part: Sequence[TextRow], begun: Sequence[RowStart]) -> list[list[TextRow]]:
    """The lines of each row."""
    tops = [start.y - ALIGNED for start in begun]
    rows: list[list[TextRow]] = [[] for _ in begun]
    for line in part:
        rows[max(0, bisect_right(tops, line.y) - 1)].append(line)
    return rows


def columns_in(line: TextRow, starts: Sequence[float]) -> set[int]:
    """The columns that have words in a line."""
    return {bisect_right(starts, word.x0 + ALIGNED) for word in line.words}


def _lines_in(row: Sequence[TextRow], starts: Sequence[float], column: int) -> int:
    return sum(column in columns_in(line, starts) for line in row)
