"""Tables in which only coloured labels show where rows end, as if rules stood there.

Many a report has a shaded first column and hardly any rules: one area of colour a row, one below
the other, with white cells beside them. What parts two of the areas parts two rows, so it is given
as a rule over the whole table; the columns are then found as in other tables with such rules.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.rules import SNAP, borders_page, cell_fills
from extractors.readers.pdf.words import Word

_SAME = 1.5
"""Points by which edges of coloured cells of one column may differ."""

_REACHES = 6.0
"""Points beyond the colour from which a rule parts rows by itself."""

_TALL = 24.0
"""Points: vertical rules of a table are longer."""

_WIDER = 1.0
"""Points by which the lines of two rows lie further apart than those of a paragraph."""

_MOST_CUT = 0.2
"""Part of the ends of coloured cells beside which text may run on as if there were none."""

_PADDING = 4.0
"""Points between the words of a table without vertical rules and its sides."""

_STRIP = 0.7
"""Type sizes: the empty strip between columns is at least this wide."""

_HEADING = 1.08
"""Times by which a heading above the table is larger than the headings of its columns."""

_HEAD_PITCH = 2.5
"""Type sizes up to which lines of column headings, and the first row, lie apart."""


@dataclass(frozen=True, slots=True)
class _Stack:
    """Coloured cells of one column on one page, from top to bottom, each touching the next."""

    page: PageContent
    fills: tuple[Rect, ...]

    @property
    def area(self) -> Rect:
        first, last = self.fills[0], self.fills[-1]
        return Rect(first.x0, first.top, first.x1, last.bottom)

    @property
    def key(self) -> tuple[int, int, int]:
        return round(self.page.width), round(self.fills[0].x0), round(self.fills[0].x1)

    @property
    def ends(self) -> list[float]:
        """Where one row ends and the next begins."""
        return [(a.bottom + b.top) / 2 for a, b in pairwise(self.fills)]


def with_shaded_labels(pages: Sequence[PageContent]) -> list[PageContent]:
    """The pages with rules where coloured labels part rows."""
    families: dict[tuple[int, int, int], list[_Stack]] = defaultdict(list)
    for page in pages:
        if len(page.fills) > 0:
            for stack in _stacks(page):
                families[stack.key].append(stack)
    more: dict[int, list[Rect]] = defaultdict(list)
    for stacks in families.values():
        if sum(len(stack.ends) for stack in stacks) and _are_labels(stacks):
            left, right, ruled = _sides(stacks)
            for stack in stacks:
                more[stack.page.number] += _rules(stack, left, right, ruled=ruled)
    return [
        replace(page, rules=(*page.rules, *more[page.number])) if more[page.number] else page
        for page in pages
    ]


def _stacks(page: PageContent) -> Iterator[_Stack]:
    """Columns of coloured cells with white beside them."""
    columns: list[list[Rect]] = []
    fills = cell_fills(page)
    for fill in sorted(fills, key=lambda f: f.top):
        for column in columns:
            last = column[-1]
            if (
                abs(last.x0 - fill.x0) < _SAME
                and abs(last.x1 - fill.x1) < _SAME
                and -_SAME < fill.top - last.bottom < SNAP
            ):
                column.append(fill)
                break
        else:
            columns.append([fill])
    for column in columns:
        alone = [fill for fill in column if not any(_beside(fill, other) for other in fills)]
        if alone and 2 * len(alone) >= len(column):
            yield _Stack(page, tuple(column))


def _beside(fill: Rect, other: Rect) -> bool:
    """Whether another area is coloured on the same height."""
    apart = other.x0 > fill.x1 - _SAME or other.x1 < fill.x0 + _SAME
    return apart and other.top < fill.bottom - _SAME and other.bottom > fill.top + _SAME


def _are_labels(stacks: Sequence[_Stack]) -> bool:
    """Whether the text beside coloured cells keeps to them, and no rule parts it already."""
    gaps: list[float] = []
    crossed: list[float] = []
    for stack in stacks:
        area = stack.area
        if any(_is_parted(end, stack) for end in stack.ends):
            return False
        lines = _baselines(_words_beside(stack))
        pitches = [b - a for a, b in pairwise(lines)]
        gaps += [pitch for pitch in pitches if pitch < area.bottom - area.top]
        for end in stack.ends:
            above = [y for y in lines if y < end]
            below = [y for y in lines if y > end]
            if above and below:
                crossed.append(below[0] - above[-1])
    if not gaps or not crossed:
        return False
    usual = sorted(gaps)[len(gaps) // 4]
    through = sum(1 for gap in crossed if gap < usual + _WIDER)
    return through <= _MOST_CUT * len(crossed)


def _is_parted(end: float, stack: _Stack) -> bool:
    """Whether a rule between two rows reaches beyond the coloured column."""
    return any(
        abs((rule.top + rule.bottom) / 2 - end) < SNAP
        and rule.x1 - rule.x0 > rule.bottom - rule.top
        and (rule.x0 < stack.area.x0 - _REACHES or rule.x1 > stack.area.x1 + _REACHES)
        for rule in stack.page.rules
    )


def _words_beside(stack: _Stack) -> list[Word]:
    area = stack.area
    return [
        word
        for word in stack.page.words
        if area.top < word.y < area.bottom and not area.x0 - 1 < word.x0 < area.x1 - 1
    ]


def _baselines(words: Iterable[Word]) -> list[float]:
    lines: list[float] = []
    for word in sorted(words, key=lambda w: w.y):
        if not lines or word.y - lines[-1] > 0.25 * word.style.size:
            lines.append(word.y)
    return lines


def _sides(stacks: Sequence[_Stack]) -> tuple[float, float, bool]:
    """The sides of a table on all its pages, and whether vertical rules show them."""
    area = stacks[0].area
    sides = [
        (rule.x0 + rule.x1) / 2
        for stack in stacks
        for rule in stack.page.rules
        if rule.bottom - rule.top > _TALL
        and rule.x1 - rule.x0 < SNAP
        and rule.top < stack.area.bottom
        and rule.bottom > stack.area.top
        and not borders_page(rule, stack.page)
    ]
    if sides:
        return min(area.x0, *sides), max(area.x1, *sides), True
    words = [word for stack in stacks for word in _words_beside(stack)]
    left = min([area.x0, *(word.x0 - _PADDING for word in words)])
    return left, max([area.x1, *(word.x1 + _PADDING for word in words)]), False


def _rules(stack: _Stack, left: float, right: float, *, ruled: bool) -> list[Rect]:
    """Rules over the table at the ends of its rows, also above headings without colour."""
    area = stack.area
    words = _words_beside(stack)
    head = [] if ruled else _head_top(stack, left, right)
    levels = [*head, area.top, *stack.ends, area.bottom]
    whole = [Rect(left, y, right, y) for y in levels]
    beside = [(left, area.x0), (area.x1, right)]
    start, end = max(beside, key=lambda part: part[1] - part[0])
    return [*whole, *(Rect(start, y, end, y) for y in _inside(stack, words))]


def _inside(stack: _Stack, words: Sequence[Word]) -> list[float]:
    """Where rows end beside one label: blank bands with words in several columns below them."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.y):
        if lines and word.y - lines[-1][0].y <= 0.25 * word.style.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    gaps = sorted(b[0].y - a[0].y for a, b in pairwise(lines))
    if not gaps:
        return []
    usual = gaps[len(gaps) // 4] + _WIDER
    found: list[float] = []
    for upper, line in pairwise(lines):
        if line[0].y - upper[0].y > usual and _has_columns(line):
            y = line[0].y - line[0].style.size
            if not any(abs(y - end) < 2 * SNAP for end in stack.ends):
                found.append(y)
    return found


def _has_columns(line: Sequence[Word]) -> bool:
    words = sorted(line, key=lambda w: w.x0)
    return any(b.x0 - a.x1 > _STRIP * b.style.size for a, b in pairwise(words))


def _head_top(stack: _Stack, left: float, right: float) -> list[float]:
    """The top of bold column headings that stand above the first row without any colour."""
    area = stack.area
    above: Mapping[float, list[Word]] = defaultdict(list)
    for word in stack.page.words:
        if word.y < area.top and left - 1 < word.x0 < right:
            above[round(word.y)].append(word)
    below, size = area.top, 0.0
    top: list[float] = []
    for y in sorted(above, reverse=True):
        words = above[y]
        largest = max(word.style.size for word in words)
        if below - y > _HEAD_PITCH * largest or not all(word.style.bold for word in words):
            break
        if size and largest > _HEADING * size:
            break
        if _in_columns(words, area):
            top = [y - largest]
        below, size = y, largest
    return top


def _in_columns(words: Sequence[Word], area: Rect) -> bool:
    """Whether words stand above the labels and above the text beside them."""
    over = [word for word in words if area.x0 - 1 < word.x0 < area.x1 - 1]
    crossing = any(word.x0 < area.x1 < word.x1 for word in words)
    return bool(over) and len(over) < len(words) and not crossing
