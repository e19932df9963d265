"""Rows of a ruled table that no vertical rule parts, although the words in them keep to columns.

Some styles of tables draw the sides of every other row only, or of the headings and the first one.
The other rows are no headings across the table when their text stands where the columns are.
"""

from collections.abc import Sequence

from extractors.readers.pdf.columns import Columns, lines_of
from extractors.readers.pdf.rules import LEAST_ROW, Span
from extractors.readers.pdf.words import Word

_FEWEST_EDGES = 3
"""Edges of a table of two columns."""


def missing_sides(
    xs: Sequence[float],
    ys: Sequence[float],
    parted: Sequence[Sequence[bool]],
    words: Sequence[Word],
) -> list[Span]:
    """Vertical rules for the rows that have none between the sides of the table.

    Args:
        xs: the edges of the columns.
        ys: the edges of the rows.
        parted: of each row, whether a rule stands at each inner edge.
        words: of the page.
    """
    if len(xs) < _FEWEST_EDGES or not any(map(all, parted)) or all(map(any, parted)):
        return []
    rows = list(zip(ys, ys[1:], parted, strict=False))
    inside = [word for word in words if xs[0] <= word.x0 < xs[-1]]
    told = [
        line
        for top, bottom, sides in rows
        if all(sides)
        for line in lines_of(_between(inside, top, bottom))
        if not all(word.style.bold for word in line)
    ]
    columns = Columns(told, xs)
    return [
        (x, top, bottom)
        for top, bottom, sides in rows
        if not any(sides) and bottom - top > LEAST_ROW
        if columns.holds_row(lines_of(_between(inside, top, bottom)))
        for x in xs[1:-1]
    ]


def _between(words: Sequence[Word], top: float, bottom: float) -> list[Word]:
    return [word for word in words if top < word.y - 0.3 * word.style.size < bottom]
