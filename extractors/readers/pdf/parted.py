"""What parts a page in two: a long rule, a colour, or a table that goes on beside itself."""

from collections.abc import Sequence
from typing import Final

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.tables import Grid
from extractors.readers.pdf.words import Word

_TALL: Final = 0.6
"""Part of the page's height; rules of tables that are that tall belong to their grid."""
_THIN: Final = 3.0
"""Points: wider areas are coloured columns."""
_NARROW: Final = 0.45
"""Part of the page's width that a coloured column takes at most."""
_EDGE: Final = 1.0


def parted_starts(page: PageContent, words: Sequence[Word], grids: Sequence[Grid]) -> float | None:
    """The left edge of the words behind a long rule or coloured edge; None without any.

    There are words on both sides, and none crosses it: a frame around the page parts nothing.
    """
    for edge in _edges(page, grids):
        left = [word for word in words if word.x1 <= edge + _EDGE]
        right = [word for word in words if word.x0 >= edge - _EDGE]
        if left and right and len(left) + len(right) == len(words):
            return min(word.x0 for word in right)
    return None


def twin_start(words: Sequence[Word], grids: Sequence[Grid]) -> float | None:
    """The left edge of a table's second half, where a page shows it beside the first one.

    Nothing but its own heading may stand there: no word crosses the place.
    """
    for upper in grids:
        for lower in grids:
            start = lower.area.x0 - _EDGE
            if _are_twins(upper, lower) and not any(w.x0 < start < w.x1 for w in words):
                return start
    return None


def goes_on_beside(upper: Grid, lower: Grid) -> bool:
    """Whether a table goes on in the next column of its page, below the same head."""
    return _are_twins(upper, lower) and _head(upper) == _head(lower) != []


def _are_twins(left: Grid, right: Grid) -> bool:
    """Whether tables stand side by side on a page and have the same columns."""
    if left.page != right.page or right.area.x0 < left.area.x1 - _EDGE or left.columns < 2:
        return False
    if left.area.top >= right.area.bottom or right.area.top >= left.area.bottom:
        return False
    ours, theirs = ([edge - grid.edges[0] for edge in grid.edges] for grid in (left, right))
    return len(ours) == len(theirs) and all(
        abs(a - b) < _THIN for a, b in zip(ours, theirs, strict=True)
    )


def _head(grid: Grid) -> list[str]:
    return [word.text for cell in grid.cells if cell.row == 0 for word in cell.words]


def _edges(page: PageContent, grids: Sequence[Grid]) -> list[float]:
    tall = [rule for rule in page.rules if _is_tall(rule, page) and rule.x1 - rule.x0 < _THIN]
    edges = [
        (rule.x0 + rule.x1) / 2
        for rule in tall
        if not any(grid.columns > 1 and _is_in(rule, grid.area) for grid in grids)
    ]
    for fill in page.fills:
        if _is_tall(fill, page) and _THIN < fill.x1 - fill.x0 < _NARROW * page.width:
            edges += [fill.x0, fill.x1]
    return edges


def _is_tall(area: Rect, page: PageContent) -> bool:
    return area.bottom - area.top > _TALL * page.height


def _is_in(rule: Rect, area: Rect) -> bool:
    return area.x0 - _THIN <= rule.x0 <= area.x1 + _THIN and rule.top >= area.top - _THIN
