"""Cells of a ruled table that no rule parts, although their words keep to columns, or to rows.

Some styles of tables draw the sides of every other row only, or of the headings and the first one.
The other rows are no headings across the table when their text stands where the columns are.
Others draw rules, or colour, beside the first column only: what stands in it is no label of several
rows when each of them begins another one.
"""

from collections.abc import Sequence
from itertools import pairwise

from extractors.readers.pdf.columns import Columns, lines_of
from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.rules import LEAST_ROW, Span
from extractors.readers.pdf.words import Word

_FEWEST_EDGES = 3
"""Edges of two columns, or of two rows."""

_SAME_LINE = 1.5
"""Points by which the first lines of one row may differ."""

_PITCH = 1.25
"""Type sizes between two lines of a label that has only one."""

_APART = 1.1
"""Times the line pitch from which a label is another one."""


def missing_sides(
    xs: Sequence[float],
    ys: Sequence[float],
    parted: Sequence[Sequence[bool]],
    words: Sequence[Word],
) -> list[Span]:
    """Vertical rules for the rows that lack those which other rows of the table have.

    Args:
        xs: the edges of the columns.
        ys: the edges of the rows.
        parted: of each row, whether a rule stands at each inner edge.
        words: of the page.
    """
    if len(xs) < _FEWEST_EDGES or not any(map(all, parted)) or all(map(all, parted)):
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
    found: list[Span] = []
    for top, bottom, sides in rows:
        if all(sides) or bottom - top <= LEAST_ROW:
            continue
        shown = columns.shown_by(lines_of(_between(inside, top, bottom)))
        # Where the row has some sides, a cell may be merged over two columns.
        found += [
            (xs[column], top, bottom)
            for column, side in enumerate(sides, start=1)
            if not side and (column in shown if any(sides) else shown)
        ]
    return found


Box = tuple[int, int, int, int]
"""A cell of a grid: row, column, end row, end column."""


def parted_labels(
    boxes: Sequence[Box],
    areas: Sequence[Rect],
    held: Sequence[list[Word]],
    ys: Sequence[float],
) -> tuple[list[Box], list[Rect], list[list[Word]]]:
    """The cells of a table, of which those that hold a label for each row beside them are parted.

    Args:
        boxes: the cells.
        areas: on the page.
        held: their words.
        ys: the edges of the rows.
    """
    parted: list[Box] = []
    new: list[Rect] = []
    words_of: list[list[Word]] = []
    for box, area, words in zip(boxes, areas, held, strict=True):
        r0, c0, r1, c1 = box
        if r1 - r0 == 1 or not words:
            parted.append(box)
            new.append(area)
            words_of.append(words)
            continue
        beside = [
            (other[0], said)
            for other, said in zip(boxes, held, strict=True)
            if other[1] >= c1 and r0 <= other[0] < r1
        ]
        tops = sorted({row for row, _ in beside} | {r0})
        levels = [ys[row] for row in (*tops, r1)]
        said = [word for _, inside in beside for word in inside]
        starts = label_starts(words, levels, said)
        rows = [tops[i] for i in starts if i]
        for start, end in pairwise([r0, *rows, r1]):
            top, bottom = ys[start], ys[end]
            parted.append((start, c0, end, c1))
            new.append(Rect(area.x0, top, area.x1, bottom) if rows else area)
            words_of.append([w for w in words if not rows or top <= middle(w) < bottom])
    return parted, new, words_of


def label_starts(words: Sequence[Word], ys: Sequence[float], beside: Sequence[Word]) -> list[int]:
    """The rows beside a cell merged down in which another label begins; none where it is one label.

    Each begins on the line where its row does, behind a blank band. What follows without words is
    a part of the label before.

    Args:
        words: in the cell.
        ys: the edges of the rows beside it.
        beside: the words in those rows.
    """
    if len(ys) < _FEWEST_EDGES or not words:
        return []
    found: list[int] = []
    pitch = words[0].style.size * _PITCH
    last: float | None = None
    for row, (top, bottom) in enumerate(pairwise(ys)):
        lines = [line[0].y for line in lines_of(_between(words, top, bottom))]
        if not lines:
            continue
        first = min((word.y for word in _between(beside, top, bottom)), default=None)
        if first is None or abs(first - lines[0]) > _SAME_LINE:
            return []
        if last is not None and lines[0] - last <= _APART * pitch:
            return []
        found.append(row)
        pitch = min([pitch, *(b - a for a, b in pairwise(lines))])
        last = lines[-1]
    return found if len(found) > 1 else []


def middle(word: Word) -> float:
    """The height at which the middle of a word's letters stands."""
    return word.y - 0.3 * word.style.size


def _between(words: Sequence[Word], top: float, bottom: float) -> list[Word]:
    return [word for word in words if top < middle(word) < bottom]
