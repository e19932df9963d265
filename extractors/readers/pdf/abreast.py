"""Short blocks abreast in one column of text: a letterhead in two languages, two signatures.

Too few lines to be columns of the page, yet read across they would mix: "Ministry of Justice" and
"Министерство юстиции" stand on one baseline. Rows of names and figures are read across: what tells
blocks from them is that lines go on below ("of the Republic", in lower case), that the two sides
are written in two scripts, or that each is centred.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.readers.pdf.lines import PrintedLine, Sides, join_words, with_words
from extractors.readers.pdf.spacing import BLOCK, FIRST_LINE, Column
from extractors.readers.pdf.words import Word
from extractors.stitch import is_finished, starts_small

_STRIP = 2.0
"""Type sizes: the empty strip between blocks is at least this wide on every line."""

_WIDER = 3.0
"""Times that it is wider than any other gap of the line."""

_SHARED = 1.2
"""Type sizes: the part of it that all lines leave empty."""

_LINE_BELOW = 1.9
"""Type sizes: the next line of a block is no further down."""

_FILLED = 0.75
"""Part of its width that a column of text fills on most lines."""

_MIDDLE = 3.0
"""Points within which lines have one middle."""

_MOST_LINES = 12
"""More lines are columns of the page, or a table."""

_CYRILLIC = re.compile("[А-Яа-яЁё]")
_LATIN = re.compile("[A-Za-z]")

_Strip = tuple[float, float]


def split_abreast(column: Column) -> list[Column]:
    """The column as it is, or cut into what stands above, left, right and below, in this order."""
    lines = column.lines
    strips = [_strip(line) for line in lines]
    if sum(strip is not None for strip in strips) < 2:
        return [column]
    result: list[Column] = []
    done = at = 0
    while at < len(lines):
        end, strip = _run(lines, strips, at)
        halves = _halves(lines[at:end], strip) if strip is not None else None
        if halves is None or not _are_blocks(*halves):
            at += 1
            continue
        if done < at:
            result.append(Column(lines[done:at], column.sides, column.context))
        left, right = ([line for line in half if line is not None] for half in halves)
        start = min(line.x0 for line in right)
        edges = (column.sides.left, start - right[0].size), (start, column.sides.right)
        for half, (first, last) in zip((left, right), edges, strict=True):
            last = max(last, *(line.x1 for line in half))
            result.append(Column(tuple(half), Sides(first, last), BLOCK))
        done = at = end
    if done < len(lines):
        result.append(Column(lines[done:], column.sides, column.context))
    return result


def _strip(line: PrintedLine) -> _Strip | None:
    """The widest gap of a line, if it is far wider than a space."""
    least = _STRIP * line.size
    words = line.words
    if len(words) < 3 or line.x1 - line.x0 < least:
        return None
    (gap, at), *others = sorted(((b.x0 - a.x1, a.x1) for a, b in pairwise(words)), reverse=True)
    # A justified line may have wide spaces, but then all of its spaces are.
    if gap < least or gap < _WIDER * others[0][0]:
        return None
    return at, at + gap


def _run(
    lines: Sequence[PrintedLine], strips: Sequence[_Strip | None], first: int
) -> tuple[int, _Strip | None]:
    """Where the lines end that leave one strip empty from `first` on, and that strip."""
    strip = strips[first]
    if strip is None:
        return first, None
    end = first + 1
    while end < len(lines):
        upper, line = lines[end - 1], lines[end]
        if line.y - upper.y > _LINE_BELOW * max(upper.size, line.size):
            break
        left, right = strip
        for word in line.words:
            if word.x0 < (left + right) / 2:
                left = max(left, word.x1)
            else:
                right = min(right, word.x0)
        if right - left < _SHARED * line.size:
            break
        strip = (left, right)
        end += 1
    return end, strip


_Half = list[PrintedLine | None]


def _halves(lines: Sequence[PrintedLine], strip: _Strip) -> tuple[_Half, _Half]:
    """What each line has on either side of the strip."""
    left: _Half = []
    right: _Half = []
    for line in lines:
        for half, words in (
            (left, [word for word in line.words if word.x0 < strip[1]]),
            (right, [word for word in line.words if word.x0 >= strip[1]]),
        ):
            half.append(with_words(line, words) if words else None)
    return left, right


def _are_blocks(left: _Half, right: _Half) -> bool:
    """Whether the lines of both sides belong to those above and below them."""
    both = [(a, b) for a, b in zip(left, right, strict=True) if a is not None and b is not None]
    if len(both) < 2 or len(left) > _MOST_LINES or any(a.text.endswith(":") for a, _ in both):
        return False
    return _is_read_down([(a.text, b.text) for a, b in both]) or all(
        map(_centred, zip(*both, strict=True))
    )


def are_pairs(rows: Sequence[Sequence[Word]], start: float) -> bool:
    """Whether each line has two parts that belong together, as names and posts do.

    Text in columns fills the first one; names leave room behind them.

    Args:
        rows: the words of each line.
        start: where the second part begins.
    """
    halves = [([w for w in row if w.x0 < start], [w for w in row if w.x0 >= start]) for row in rows]
    edge = min(row[0].x0 for row in rows)
    ends = [max((word.x1 for word in left), default=edge) for left, _ in halves]
    if median(ends) - edge > _FILLED * (start - edge):
        return False
    pairs: list[tuple[str, str]] = []
    for left, right in halves:
        if left and right:
            pairs.append((join_words(left), join_words(right)))
        elif right and not starts_small(join_words(right)):
            return False
    return not _is_read_down(pairs)


def _is_read_down(rows: Sequence[tuple[str, str]]) -> bool:
    """Whether lines side by side go on below, or the sides are in two scripts."""
    scripts = {(_script(a), _script(b)) for a, b in rows}
    if scripts in ({("Latin", "Cyrillic")}, {("Cyrillic", "Latin")}):
        return True
    on = [_running_on(half) for half in zip(*rows, strict=True)]
    return all(on) or 2 * max(on) >= len(rows) - 1


def _script(text: str) -> str:
    cyrillic, latin = (len(sign.findall(text)) for sign in (_CYRILLIC, _LATIN))
    return "Cyrillic" if cyrillic > latin else "Latin" if latin else ""


def _running_on(half: Sequence[str]) -> int:
    """Lines that go on with the one above: in lower case, inside a sentence."""
    return sum(starts_small(lower) and not is_finished(upper) for upper, lower in pairwise(half))


def _centred(half: Sequence[PrintedLine]) -> bool:
    """Whether lines of different lengths have one middle."""
    middles = [(line.x0 + line.x1) / 2 for line in half]
    starts = [line.x0 for line in half]
    return (
        max(middles) - min(middles) < _MIDDLE
        and max(starts) - min(starts) > FIRST_LINE * half[0].size
    )
