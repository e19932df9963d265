"""Tables that vertical rules, frames or colours show in part: columns without parted rows."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.rules import borders_page
from extractors.readers.pdf.runs import all_rows, column_candidates
from extractors.readers.pdf.tables import Grid
from extractors.readers.pdf.words import Word

_COLOURED = 2
"""Rows of one colour that touch, at most, besides those of column headings in bold."""

_ABREAST = 3
"""Lines in which words behind a gap begin at one place where a box holds columns."""

_MARGIN = 0.2
"""Part of the page's height from its end, or its top, to a table that goes on over the page."""

_TALL = 24.0
"""Points: vertical rules of a table are longer."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An area that vertical rules part into columns, with the x of all edges.

    `ends`: where colour shows that a row ends; `True` for rows of all columns.
    `closed`: rules stand at its left and right side, too.
    """

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]
    ends: tuple[tuple[float, bool], ...] = ()
    closed: bool = False


def vertical_frames(page: PageContent, grids: Sequence[Grid], words: Sequence[Word]) -> list[Frame]:
    """Areas that only vertical rules part, from top to bottom."""
    tall = [
        rule
        for rule in page.rules
        if rule.bottom - rule.top > _TALL
        and rule.x1 - rule.x0 < 3
        and not any(_inside(rule, grid.area) for grid in grids)
        and not borders_page(rule, page)
    ]
    groups: list[list[Rect]] = []
    for rule in sorted(tall, key=lambda r: r.top):
        if groups and rule.top <= max(r.bottom for r in groups[-1]) + 3:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    frames: list[Frame] = []
    for group in groups:
        top, bottom = min(r.top for r in group), max(r.bottom for r in group)
        xs: list[float] = []
        for x in sorted((r.x0 + r.x1) / 2 for r in group):
            if not xs or x - xs[-1] > 6:
                xs.append(x)
        beside = [word for word in words if top <= word.y <= bottom]
        left = min((word.x0 for word in beside), default=xs[0])
        right = max((word.x1 for word in beside), default=xs[-1])
        beyond = left < xs[0] - 6, right > xs[-1] + 6
        xs = [*([left - 2] if beyond[0] else []), *xs, *([right + 2] if beyond[1] else [])]
        if len(xs) > 2:
            closed = not any(beyond)
            frames.append(Frame(page.number, top, bottom, tuple(xs), closed=closed))
    return frames


def without_rows(
    grids: Mapping[int, Sequence[Grid]], pages: Sequence[PageContent]
) -> dict[int, list[Grid]]:
    """Grids in which hardly anything parts rows, by page: they may be read as if without rules.

    Rows in colour may be the headings of a table without rules; a frame around columns may hold
    many rows.
    """
    families: dict[tuple[int, ...], list[Grid]] = defaultdict(list)
    for found in grids.values():
        for grid in found:
            families[tuple(round(edge / 3) for edge in grid.edges)].append(grid)
    result: dict[int, list[Grid]] = {page.number: [] for page in pages}
    for family in families.values():
        whole = all(_is_whole(grid) for grid in family)
        boxes = [grid for grid in family if _holds_columns(grid)]
        for grid in family:
            page = pages[grid.page - 1]
            coloured = _is_striped(grid, page) or _is_coloured(grid, page, len(family))
            if (
                whole
                or coloured
                or any(grid is box for box in boxes)
                or _goes_on(grid, boxes, grids, pages)
            ):
                result[grid.page].append(grid)
    return result


def _is_whole(grid: Grid) -> bool:
    """Whether a frame holds one row, perhaps below headings.

    The row may look merged across: vertical rules stop beside the name of a part of the table.
    """
    if grid.columns < 2 or any(cell.inner for cell in grid.cells):
        return False
    bold = [True] * grid.rows
    for cell in grid.cells:
        bold[cell.row] = bold[cell.row] and all(word.style.bold for word in cell.words)
    heads = bold.index(False) if False in bold else grid.rows
    if grid.rows - max(heads, 1) > (heads > 0):
        return False
    # A heading over two columns stands above those of each; the last row shows the columns.
    last = max(heads, 1) - 1
    return all(cell.span == 1 for cell in grid.cells if cell.row <= last < cell.row + cell.rows)


def _holds_columns(grid: Grid) -> bool:
    """Whether words in a mere box begin one below the other where columns do."""
    if not _is_box(grid):
        return False
    words = [word for cell in grid.cells for word in cell.words]
    if not words:
        return False
    sides = {grid.page: (min(word.x0 for word in words), max(word.x1 for word in words))}
    rows = all_rows({grid.page: words})
    starts = column_candidates(rows, sides, together=True)
    return any(
        sum(row.begins(x) and len(row.stretches) > 1 for row in rows) >= _ABREAST for x in starts
    )


def _goes_on(
    grid: Grid,
    boxes: Sequence[Grid],
    grids: Mapping[int, Sequence[Grid]],
    pages: Sequence[PageContent],
) -> bool:
    """Whether a box is the rest of one with columns, of which its page shows too little to tell."""
    if not _is_box(grid) or not boxes:
        return False
    margin = _MARGIN * pages[grid.page - 1].height

    def reach(upper: int) -> bool:
        """Whether this box and the one on the other page meet the end, and the top, of theirs."""
        above, below = grids.get(upper, ()), grids.get(upper + 1, ())
        last = max(above, key=lambda other: other.area.top, default=None)
        first = min(below, key=lambda other: other.area.top, default=None)
        if grid is not last and grid is not first:
            return False
        if last is not None and pages[upper - 1].height - last.area.bottom > margin:
            return False
        if first is not None and first.area.top > margin:
            return False
        other = first if grid is last else last
        # A frame that fills its page is no grid.
        return other is None or any(other is box for box in boxes)

    return (grid.page > 1 and reach(grid.page - 1)) or (grid.page < len(pages) and reach(grid.page))


def _is_box(grid: Grid) -> bool:
    return grid.columns == 1 and not any(cell.inner for cell in grid.cells)


def _is_coloured(grid: Grid, page: PageContent, alike: int) -> bool:
    """Whether colour alone makes cells of one or two rows: headings, or every other row.

    `alike`: stripes of one width; some programs colour a row at once, and one stripe is a box.
    """
    bold: dict[int, bool] = {}
    for cell in grid.cells:
        headed = all(word.style.bold for word in cell.words)
        bold[cell.row] = bold.get(cell.row, True) and headed
    return (
        grid.rows - sum(bold.values()) <= _COLOURED
        and (grid.columns > 1 or alike > 1)
        and all(cell.filled for cell in grid.cells)
        and not any(_inside(rule, grid.area) for rule in page.rules)
    )


def _is_striped(grid: Grid, page: PageContent) -> bool:
    """Whether vertical rules make columns, and colour alone parts some rows from others."""
    inside = [rule for rule in page.rules if _inside(rule, grid.area)]
    coloured = {cell.filled for cell in grid.cells}
    return (
        grid.columns > 1
        and grid.rows > 1
        and len(coloured) == 2
        and not any(cell.inner for cell in grid.cells)
        and bool(inside)
        and all(rule.bottom - rule.top > rule.x1 - rule.x0 for rule in inside)
    )


def frames_of(grids: Iterable[Grid]) -> list[Frame]:
    """The frames of grids that hold one row, perhaps of many; a row in colour is one of its own."""
    return [
        Frame(grid.page, grid.area.top, grid.area.bottom, grid.edges, tuple(_ends(grid)))
        for grid in grids
        if grid.columns > 1
        and (_is_whole(grid) or len({cell.filled for cell in grid.cells}) == 2)
        and not all(cell.filled for cell in grid.cells)
        and not all(word.style.bold for cell in grid.cells for word in cell.words)
    ]


def _ends(grid: Grid) -> Iterator[tuple[float, bool]]:
    """Where rows end in colour, and whether they do in all columns."""
    for row in range(1, grid.rows):
        tops = [cell.area.top for cell in grid.cells if cell.row == row]
        whole = not any(cell.row < row < cell.row + cell.rows for cell in grid.cells)
        if tops:
            yield min(tops), whole


def _inside(rule: Rect, area: Rect) -> bool:
    across = area.x0 - 3 <= rule.x0 <= area.x1 + 3
    return across and area.top - 3 <= rule.top and rule.bottom <= area.bottom + 3
