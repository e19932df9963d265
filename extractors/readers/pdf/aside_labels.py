"""A first column that stands beside the table: its cells have neither rules nor colour.

Some styles of tables colour all columns but the first. Its labels, or the numbers of the rows, are
known by the lines that they stand on: each row begins another one.
"""

from collections.abc import Sequence
from dataclasses import replace

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.tables import Grid, GridCell
from extractors.readers.pdf.unparted import label_starts, middle
from extractors.readers.pdf.words import Word

_PADDING = 5.4
"""Points from the side of the table to the words of the column."""


def with_aside_labels(
    grids: Sequence[Grid], outside: Sequence[Word]
) -> tuple[list[Grid], Sequence[Word]]:
    """The grids with such a column where they have one, and the words that are in none."""
    result: list[Grid] = []
    for grid in grids:
        words = [
            word
            for word in outside
            if word.x1 <= grid.area.x0 + 1 and grid.area.top <= middle(word) <= grid.area.bottom
        ]
        wider = _with_labels(grid, words) if words and grid.columns > 1 else None
        result.append(grid if wider is None else wider)
        if wider is not None:
            taken = set(map(id, words))
            outside = [word for word in outside if id(word) not in taken]
    return result, outside


def _with_labels(grid: Grid, words: Sequence[Word]) -> Grid | None:
    """The grid with the words as its first column; None where they are a text beside it."""
    tops = [
        min((cell.area.top for cell in grid.cells if cell.row == row), default=grid.area.bottom)
        for row in range(grid.rows)
    ]
    ys = [*tops, grid.area.bottom]
    beside = [word for cell in grid.cells for word in cell.words]
    starts = label_starts(words, ys, beside)
    if not starts:
        return None
    left = min(word.x0 for word in words) - _PADDING
    ends = [*starts[1:], grid.rows]
    labels = [
        GridCell(
            row=start,
            column=0,
            rows=end - start,
            span=1,
            area=Rect(left, ys[start], grid.area.x0, ys[end]),
            words=tuple(word for word in words if ys[start] <= middle(word) < ys[end]),
        )
        for start, end in zip(starts, ends, strict=True)
    ]
    empty = [
        GridCell(row, 0, 1, 1, Rect(left, ys[row], grid.area.x0, ys[row + 1]), ())
        for row in range(starts[0])
    ]
    moved = [replace(cell, column=cell.column + 1) for cell in grid.cells]
    return replace(
        grid,
        area=grid.area._replace(x0=left),
        edges=(left, *grid.edges),
        cells=tuple(sorted([*labels, *empty, *moved], key=lambda cell: (cell.row, cell.column))),
    )
