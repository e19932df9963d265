"""Rules and filled areas of a page, sorted by the table or box that they draw."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.page import PageContent

SNAP = 3.0
"""Points: ends of rules this near meet, parallel rules this near are one (double borders)."""

_TOUCH = 1.5
"""Points: a rule that ends this near to another really meets it, in spite of line widths."""

LEAST_FILL = (30.0, 6.0)
"""Width and height in points from which a filled area can be a cell; less is a mark in the text."""

BOX_HEIGHT = 28.0
"""A filled area alone is a box from this height (two lines); a lower one is a highlighted line."""

FRAME = 0.6
"""A box that covers more of the page than this is the page's frame or background."""

_PAGE_WIDE = 0.75
"""Part of the page's width and height that a frame around it takes at least."""

LEAST_ROW = 6.0
"""Points: rules nearer than this have no line between them, and are one drawn twice."""

_MOST_RULES = 3000
"""More rules on a page than this are a drawing."""

_UPRIGHT = 30.0
"""Points: longer than a line is high, so that a rule so long parts columns or is a side."""

Span = tuple[float, float, float]
"""A rule: its place (x or y), and where it begins and ends."""


@dataclass(slots=True)
class Rules:
    """Rules that meet: y of horizontal ones with their x range, and the other way round."""

    across: list[Span]
    down: list[Span]


def groups_of_rules(page: PageContent, more: Sequence[Rect]) -> list[Rules]:
    """Rules and edges of filled areas in groups that each draw one table or box.

    `more`: rules that are not printed and yet part columns (`pdf.open_tables`).
    """
    across: list[Span] = []
    down: list[Span] = []
    for rule in (*page.rules, *more):
        wide, high = rule.x1 - rule.x0, rule.bottom - rule.top
        if wide >= high:
            if wide > 2 * SNAP:
                across.append(((rule.top + rule.bottom) / 2, rule.x0, rule.x1))
        elif high > SNAP:
            down.append(((rule.x0 + rule.x1) / 2, rule.top, rule.bottom))
    for fill in cell_fills(page):
        across += [(fill.top, fill.x0, fill.x1), (fill.bottom, fill.x0, fill.x1)]
        down += [(fill.x0, fill.top, fill.bottom), (fill.x1, fill.top, fill.bottom)]
    if len(across) + len(down) > _MOST_RULES or not across or not down:
        return []
    across, down = _merged(across), _merged(down)
    touching = _meeting(across, down, _TOUCH)
    if sum(len(group.across) + len(group.down) for group in touching[:1]) == len(across + down):
        return touching
    near = _meeting(across, down, SNAP)
    # Rules that only come near each other are of one table, unless they draw one in a cell.
    return [part for group in near for part in _without_inner(group, touching)]


def borders_page(rule: Rect, page: PageContent) -> bool:
    """Whether a vertical rule is a side of a frame around the page: wide rules meet both ends.

    The outer rules of a table that fills the page have others as long as they are between them.
    """
    if rule.bottom - rule.top <= _PAGE_WIDE * page.height:
        return False
    wide = [other for other in page.rules if other.x1 - other.x0 > _PAGE_WIDE * page.width]
    ends = [
        [o for o in wide if abs(o.top - end) < SNAP and o.x0 - SNAP < rule.x0 < o.x1 + SNAP]
        for end in (rule.top, rule.bottom)
    ]
    return all(ends) and not any(
        other.top < rule.top + SNAP
        and other.bottom > rule.bottom - SNAP
        and all(o.x0 + SNAP < other.x0 < o.x1 - SNAP for o in ends[0])
        for other in page.rules
    )


def without_page_frame(page: PageContent) -> list[Rect]:
    """The rules of a page but for those of a frame around it."""
    sides = [rule for rule in page.rules if borders_page(rule, page)]
    if len(sides) < 2:
        return list(page.rules)
    top, bottom = min(side.top for side in sides), max(side.bottom for side in sides)
    left, right = min(side.x0 for side in sides), max(side.x1 for side in sides)

    def is_outer(rule: Rect) -> bool:
        down = rule.x1 < left + SNAP or rule.x0 > right - SNAP
        return down or rule.bottom < top + SNAP or rule.top > bottom - SNAP

    return [rule for rule in page.rules if not is_outer(rule)]


def upright(rules: Iterable[Rect]) -> list[Rect]:
    """The vertical rules that are longer than a line: those of columns, and of boxes."""
    return [rule for rule in rules if rule.bottom - rule.top > _UPRIGHT]


def is_beside(area: Rect, ruled: Iterable[Rect]) -> bool:
    """Whether an area, or a rule, lies on the height of one of these rules."""
    return any(area.top < rule.bottom + SNAP and area.bottom > rule.top - SNAP for rule in ruled)


def _meeting(across: Sequence[Span], down: Sequence[Span], reach: float) -> list[Rules]:
    """Rules in groups of what meets, up to so many points."""
    parents = list(range(len(across) + len(down)))

    def root(i: int) -> int:
        while parents[i] != i:
            parents[i] = parents[parents[i]]
            i = parents[i]
        return i

    for i, (y, x0, x1) in enumerate(across):
        for j, (x, y0, y1) in enumerate(down, len(across)):
            if x0 - reach <= x <= x1 + reach and y0 - reach <= y <= y1 + reach:
                parents[root(i)] = root(j)
    groups: dict[int, Rules] = {}
    for i, rule in enumerate(across):
        groups.setdefault(root(i), Rules([], [])).across.append(rule)
    for j, rule in enumerate(down, len(across)):
        groups.setdefault(root(j), Rules([], [])).down.append(rule)
    return [group for group in groups.values() if group.across and group.down]


def _without_inner(group: Rules, touching: Sequence[Rules]) -> list[Rules]:
    """The group without tables inside single cells of it, and those tables.

    `touching`: rules in groups of what really meets.
    """
    known = {id(rule) for rule in (*group.across, *group.down)}
    parts = [part for part in touching if id(part.across[0]) in known]
    inner = [part for part in parts if any(_in_one_cell(part, other) for other in parts)]
    if not inner:
        return [group]
    taken = {id(rule) for part in inner for rule in (*part.across, *part.down)}
    outer = Rules(
        [rule for rule in group.across if id(rule) not in taken],
        [rule for rule in group.down if id(rule) not in taken],
    )
    return [outer, *inner]


def _in_one_cell(inner: Rules, outer: Rules) -> bool:
    """Whether rules draw several cells inside one of several that others draw.

    A double border has a frame of one cell outside, or cells of one frame each inside.
    """
    if inner is outer or not _has_cells(inner) or not _has_cells(outer):
        return False
    left, right = min(x for x, _, _ in inner.down), max(x for x, _, _ in inner.down)
    top, bottom = min(y for y, _, _ in inner.across), max(y for y, _, _ in inner.across)
    around = (
        min(x for x, _, _ in outer.down) < left
        and max(x for x, _, _ in outer.down) > right
        and min(y for y, _, _ in outer.across) < top
        and max(y for y, _, _ in outer.across) > bottom
    )
    return (
        around
        and not any(left < x < right and a < bottom and b > top for x, a, b in outer.down)
        and not any(top < y < bottom and a < right and b > left for y, a, b in outer.across)
    )


def _has_cells(rules: Rules) -> bool:
    """Whether rules draw more than one cell."""
    return min(len(rules.across), len(rules.down)) > 1 and len(rules.across + rules.down) > 4


def cell_fills(page: PageContent) -> list[Rect]:
    """Filled areas that may be cells or boxes; a mark behind a few words is none."""
    large = [
        fill
        for fill in page.fills
        if fill.x1 - fill.x0 >= LEAST_FILL[0]
        and fill.bottom - fill.top >= LEAST_FILL[1]
        and (fill.x1 - fill.x0) * (fill.bottom - fill.top) < FRAME * page.width * page.height
    ]
    return [
        fill
        for i, fill in enumerate(large)
        if fill.bottom - fill.top >= BOX_HEIGHT
        or any(_adjoin(fill, other) for j, other in enumerate(large) if j != i)
    ]


def _adjoin(a: Rect, b: Rect) -> bool:
    """Whether two areas share a whole edge, as neighbouring cells do."""
    beside = abs(a.top - b.top) < SNAP and abs(a.bottom - b.bottom) < SNAP
    stacked = abs(a.x0 - b.x0) < SNAP and abs(a.x1 - b.x1) < SNAP
    meet_x = min(abs(a.x1 - b.x0), abs(b.x1 - a.x0)) < SNAP
    meet_y = min(abs(a.bottom - b.top), abs(b.bottom - a.top)) < SNAP
    return (beside and meet_x) or (stacked and meet_y)


def _merged(rules: list[Span]) -> list[Span]:
    """Pieces of one line joined: LibreOffice and Word draw a border for each cell."""
    result: list[Span] = []
    for level in _levels(rules):
        place = sum(rule[0] for rule in level) / len(level)
        low, high = level[0][1], level[0][2]
        for _, start, end in level[1:]:
            if start <= high + SNAP:
                high = max(high, end)
            else:
                result.append((place, low, high))
                low, high = start, end
        result.append((place, low, high))
    return result


def _levels(
    rules: list[Span],
) -> list[list[Span]]:
    """Rules of nearly one place together, each list by where they begin."""
    levels: list[list[Span]] = []
    for rule in sorted(rules):
        if levels and rule[0] - levels[-1][0][0] <= SNAP / 2:
            levels[-1].append(rule)
        else:
            levels.append([rule])
    return [sorted(level, key=lambda rule: rule[1:]) for level in levels]


def clustered(values: Iterable[float]) -> list[float]:
    """The places of lines, where those that lie within a small distance are one."""
    clusters: list[list[float]] = []
    for value in sorted(values):
        if clusters and value - clusters[-1][-1] <= SNAP:
            clusters[-1].append(value)
        else:
            clusters.append([value])
    return [sum(cluster) / len(cluster) for cluster in clusters]


def row_levels(ys: Sequence[float], worded: Container[int]) -> list[int]:
    """For each place of a rule the first of those with no room for a line of text between them.

    `worded`: rows that hold the words of a cell, which so are none of a rule drawn twice.
    """
    levels = [0]
    for i, (upper, lower) in enumerate(pairwise(ys)):
        levels.append(levels[-1] if lower - upper < LEAST_ROW and i not in worded else i + 1)
    return levels
