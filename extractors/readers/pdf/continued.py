"""The rest of a row on the next page, where only the sides of the table are drawn around it.

Nothing but the page before shows its columns.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.readers.pdf.columns import Columns, lines_of
from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.rules import SNAP
from extractors.readers.pdf.tables import Grid, GridCell
from extractors.readers.pdf.words import Word


def with_continued(grids: Mapping[int, Sequence[Grid]]) -> dict[int, list[Grid]]:
    """The grids by page, with the columns of the page before in a box that goes on from it."""
    result: dict[int, list[Grid]] = {}
    for page in sorted(grids):
        result[page] = list(grids[page])
        above = max(result.get(page - 1, ()), key=lambda grid: grid.area.bottom, default=None)
        first = min(grids[page], key=lambda grid: grid.area.top, default=None)
        if above is None or first is None or not _may_go_on(above, first):
            continue
        cells = list(_in_columns(first, above))
        if cells and cells[0].span == 1:
            whole = replace(first, edges=above.edges, cells=tuple(cells))
            result[page] = [whole if grid is first else grid for grid in result[page]]
    return result


def _may_go_on(above: Grid, box: Grid) -> bool:
    """Whether a box has the sides of a table with columns."""
    return (
        above.columns > 1
        and box.columns == 1
        and abs(above.area.x0 - box.area.x0) < SNAP
        and abs(above.area.x1 - box.area.x1) < SNAP
        and not any(cell.inner for cell in box.cells)
    )


def _in_columns(box: Grid, above: Grid) -> Iterator[GridCell]:
    """The cells of a box, parted where their words keep to the columns."""
    edges = above.edges
    words = [word for cell in above.cells if cell.span == 1 for word in cell.words]
    told = [line for line in lines_of(words) if not all(word.style.bold for word in line)]
    columns = Columns(told, edges)
    for cell in box.cells:
        if not columns.shown_by(lines_of(cell.words)):
            yield replace(cell, span=len(edges) - 1)
            continue
        held: list[list[Word]] = [[] for _ in edges[1:]]
        for word in cell.words:
            held[bisect_right(edges, word.x0 + 1) - 1].append(word)
        for column, ((left, right), inside) in enumerate(zip(pairwise(edges), held, strict=True)):
            area = Rect(left, cell.area.top, right, cell.area.bottom)
            yield replace(cell, column=column, area=area, words=tuple(inside))
