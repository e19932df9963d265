"""Tables too wide for a page: their further columns stand on later pages.

Spreadsheets print the first columns of all rows, then the next columns, on pages of their own
("down, then over"), or page by page ("over, then down"). The rows have the same heights on both,
which is how they are found again. A document is read so only where all its tables fall into place.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.readers.pdf.tables import Grid
from extractors.readers.pdf.words import Word

_DIGITS = re.compile(r"\d+")

_LEAST_ROWS = 3
"""Rows of a page from which their heights say whose they are."""

_SAME = 1.0
"""Points by which the ends of one row may differ on two pages."""

_WIDTH = 4.0
"""Points by which columns differ at least: a table that goes on below has the same ones."""

_MOST_BLOCKS = 4
"""Pages side by side, at most."""


def put_beside(
    grids: Mapping[int, list[Grid]], outside: Mapping[int, Sequence[Word]]
) -> dict[int, list[Grid]]:
    """The tables of each page with the columns that later pages hold; those keep none.

    `outside`: words outside tables by page; a page of further columns has running heads only.
    """
    found = [(page, tables[0]) for page, tables in sorted(grids.items()) if tables]
    if len(found) < 2 or any(len(tables) > 1 for tables in grids.values()):
        return dict(grids)
    for blocks in _schemes([grid for _, grid in found]):
        alone = all(_add_no_words(block, outside) for block in blocks)
        if alone and all(_are_beside(block) for block in blocks) and _differ(blocks[0]):
            wide = {block[0].page: [_side_by_side(block)] for block in blocks}
            return {page: wide.get(page, []) for page in grids}
    return dict(grids)


def _schemes(grids: Sequence[Grid]) -> list[list[list[Grid]]]:
    """Ways in which pages may stand side by side: each a list of those from left to right."""
    result = []
    for count in range(2, _MOST_BLOCKS + 1):
        down, rest = divmod(len(grids), count)
        if not rest:
            result.append([list(grids[i::down]) for i in range(down)])
            result.append([list(grids[i : i + count]) for i in range(0, len(grids), count)])
    return result


def _add_no_words(block: Sequence[Grid], outside: Mapping[int, Sequence[Word]]) -> bool:
    """Whether what stands around the further columns stands around the first ones, too."""
    first = {_DIGITS.sub("#", word.text) for word in outside[block[0].page]}
    return all(
        _DIGITS.sub("#", word.text) in first for grid in block[1:] for word in outside[grid.page]
    )


def _are_beside(block: Sequence[Grid]) -> bool:
    """Whether pages show the same rows and other columns."""
    levels = [_levels(grid) for grid in block]
    if any(len(ys) != len(levels[0]) for ys in levels):
        return False
    if any(abs(a - b) > _SAME for ys in levels[1:] for a, b in zip(levels[0], ys, strict=True)):
        return False
    return all(_other_columns(a, b) for a, b in pairwise(block))


def _other_columns(left: Grid, right: Grid) -> bool:
    ours = [b - a for a, b in pairwise(left.edges)]
    theirs = [b - a for a, b in pairwise(right.edges)]
    return len(ours) != len(theirs) or any(
        abs(a - b) > _WIDTH for a, b in zip(ours, theirs, strict=True)
    )


def _differ(block: Sequence[Grid]) -> bool:
    """Whether rows of several heights show that they are the same, and headings go with them."""
    heights = [b - a for a, b in pairwise(_levels(block[0]))]
    headed = {
        all(w.style.bold for c in grid.cells if c.row == 0 for w in c.words) for grid in block
    }
    return len(heights) >= _LEAST_ROWS and max(heights) - min(heights) > _WIDTH and headed == {True}


def _levels(grid: Grid) -> list[float]:
    """Where the rows of a table begin, and where the last one ends."""
    tops = {cell.row: cell.area.top for cell in grid.cells}
    return [*(tops[row] for row in sorted(tops)), grid.area.bottom]


def _side_by_side(block: Sequence[Grid]) -> Grid:
    """One table of several; each cell knows its page."""
    edges = list(block[0].edges)
    cells = list(block[0].cells)
    for grid in block[1:]:
        columns, shift = len(edges) - 1, edges[-1] - grid.edges[0]
        edges += [edge + shift for edge in grid.edges[1:]]
        cells += [
            replace(cell, column=cell.column + columns, page=grid.page) for cell in grid.cells
        ]
    first = block[0]
    area = first.area._replace(x1=edges[-1])
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(first.page, area, tuple(edges), tuple(cells), first.rows)
