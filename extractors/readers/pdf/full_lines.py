"""Rows of tables without rules or bands: each begins on the one line that all columns share.

Where cells are set at the top of their rows, a row begins where every column does. Dates, places
and states take that line only; what is wrapped fills one column or two on the lines below.
"""

from collections.abc import Sequence

from extractors.readers.pdf.heading_line import columns_in
from extractors.readers.pdf.open_rows import Measured, RowStart, TextRow

_LEAST_COLUMNS = 4
_LEAST_ROWS = 4
_MOST = 0.75
"""Part of the columns that have words on the first line of a row."""

_BELOW = 0.1
"""Part of its cells in which a column of short words has a second line, at most."""

_SHORT = 2
"""Columns of short words, behind the first or not, that show where rows begin."""


def rows_by_full_lines(
    parts: Sequence[Sequence[TextRow]], starts: Sequence[float]
) -> Measured | None:
    """The rows of a table of several columns, or None where its lines do not show them.

    Args:
        parts: the lines of the table, page by page.
        starts: where its columns begin, but the first.
    """
    count = len(starts) + 1
    if count < _LEAST_COLUMNS or any(row.spanning for part in parts for row in part):
        return None
    held = [[columns_in(row, starts) for row in part] for part in parts]
    full = [[len(columns) >= _MOST * count for columns in part] for part in held]
    begun = sum(map(sum, full))
    lines = sum(map(len, full))
    if begun < _LEAST_ROWS or begun == lines or not all(part and part[0] for part in full):
        return None
    short = 0
    for column in range(count):
        on, below = 0, 0
        for part, whole in zip(held, full, strict=True):
            on += sum(column in c for c, is_full in zip(part, whole, strict=True) if is_full)
            below += sum(column in c for c, is_full in zip(part, whole, strict=True) if not is_full)
        if column == 0 and on < begun:
            return None  # rows beside a label that goes on are found by what stands around them
        short += on >= _MOST * begun and below <= _BELOW * on
    if short < _SHORT:
        return None
    found = [
        [RowStart(row.y, whole=True) for row, is_full in zip(part, whole, strict=True) if is_full]
        for part, whole in zip(parts, full, strict=True)
    ]
    return Measured(found, begun, begun, banded=False)
