"""Lines of a cell that are printed below its table: the row is too low for its text.

LibreOffice sets such lines where a row that must stay whole is taller than the page, or labels
stand at half the height of their row. They belong to the cell above, and part no table.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from extractors.readers.pdf.tables import Grid, GridCell
from extractors.readers.pdf.words import Word

_AT_EDGE: Final = 1.0
"""Points by which lines of one cell may begin apart."""
_SAME_LINE: Final = 0.25
"""Type sizes: baselines this near are one line."""
_PITCH: Final = 0.15
"""Part of the distance between two lines of a cell by which the next may lie nearer or further."""
_DEEPEST: Final = 2.5
"""Type sizes below the table at which the first such line may lie."""
_ENDS: Final = (".", "!", "?", ":", ";", ".”", ".»", '."')
"""How a text ends that wants no further line."""


def with_overflow(
    grids: Sequence[Grid], outside: Sequence[Word]
) -> tuple[list[Grid], Sequence[Word]]:
    """The grids with the lines below them that go on in one of their cells, and the other words."""
    result: list[Grid] = []
    for grid in grids:
        below = grid.area.bottom
        if not any(0 < word.y - below < _DEEPEST * word.style.size for word in outside):
            result.append(grid)
            continue
        cells = list(grid.cells)
        for i, cell in enumerate(cells):
            if cell.row + cell.rows < grid.rows or cell.inner or len(cell.words) < 2:
                continue
            while line := _next_line(cell, grid, outside):
                cells[i] = cell = replace(cell, words=(*cell.words, *line))
                taken = set(map(id, line))
                outside = [word for word in outside if id(word) not in taken]
        result.append(replace(grid, cells=tuple(cells)))
    return result, outside


def _next_line(cell: GridCell, grid: Grid, outside: Iterable[Word]) -> list[Word]:
    """The words of the line below the table that goes on in the cell; none is the rule."""
    bottom = grid.area.bottom
    size = cell.words[-1].style.size
    below = [word for word in outside if bottom - 0.5 * size < word.y < bottom + _DEEPEST * size]
    if not below:
        return []
    pitch = _pitch(cell.words) or next(
        (pitch for other in grid.cells if (pitch := _pitch(other.words, size))), 0.0
    )
    y = max(word.y for word in cell.words) + pitch
    line = [word for word in below if abs(word.y - y) < _PITCH * pitch]
    left = min(word.x0 for word in cell.words)
    last = max(cell.words, key=lambda word: (word.y, word.x0))
    goes_on = (
        bool(line)
        and abs(min(word.x0 for word in line) - left) < _AT_EDGE
        and all(cell.area.x0 < word.x0 and word.x1 < cell.area.x1 + 1 for word in line)
        and all(word.style.size == last.style.size for word in line)
        and not last.text.endswith(_ENDS)
    )
    return line if goes_on else []


def _pitch(words: Iterable[Word], size: float = 0.0) -> float:
    """The least distance between two lines, of a type size where one is asked for; 0 for one."""
    lines: list[float] = []
    for word in sorted(words, key=lambda word: word.y):
        if size and word.style.size != size:
            continue
        if not lines or word.y - lines[-1] > _SAME_LINE * word.style.size:
            lines.append(word.y)
    return min((b - a for a, b in pairwise(lines)), default=0.0)
