"""Tables of which every other row is coloured cell by cell, as if vertical rules stood there.

The sides of the coloured cells show where the columns are; between and around the coloured rows
they go on as far as the words keep to them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from extractors.readers.pdf.columns import Columns, lines_of
from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.rules import FRAME, LEAST_FILL, SNAP
from extractors.readers.pdf.words import Word

_SAME = 1.5
"""Points by which the sides of coloured rows of one table may differ."""

_WIDE = 0.4
"""Part of the page's width from which a coloured row may be that of a table."""

_MOST_FILLS = 1000
"""More coloured areas on a page are a drawing."""

_FEWEST = 2
"""Coloured rows of a table, besides its headings."""


_ONE = 1.25
"""Lines of a cell of dates, places or states, on average."""


@dataclass(frozen=True, slots=True)
class _Stripe:
    """A coloured row: its page, its area, the sides of its cells and its words."""

    page: PageContent
    area: Rect
    edges: tuple[float, ...]
    words: tuple[Word, ...]

    @property
    def is_heading(self) -> bool:
        return all(word.style.bold for word in self.words)


def with_striped_rows(pages: Sequence[PageContent]) -> list[PageContent]:
    """The pages with rules between the columns that coloured cells show."""
    families: dict[tuple[int, ...], list[_Stripe]] = defaultdict(list)
    for page in pages:
        if len(page.fills) > 1:
            for stripe in _stripes(page):
                families[tuple(round(x / (2 * _SAME)) for x in stripe.edges)].append(stripe)
    more: dict[int, list[Rect]] = defaultdict(list)
    for stripes in families.values():
        if sum(not stripe.is_heading for stripe in stripes) < _FEWEST:
            continue
        columns = Columns(
            [line for stripe in stripes for line in lines_of(stripe.words)], stripes[0].edges
        )
        here: dict[int, list[Rect]] = defaultdict(list)
        for stripe in stripes:
            here[stripe.page.number].append(stripe.area)
        if not _have_white_rows(here.values()):
            continue
        short = _columns_of_one_line(stripes, columns)
        for page in pages[max(min(here) - 2, 0) : max(here) + 1]:
            areas = here.get(page.number, [])
            if not _is_ruled(page, stripes[0].area, areas):
                more[page.number] += _rules(page, areas, columns, short)
    return [
        replace(page, rules=(*page.rules, *more[page.number])) if more[page.number] else page
        for page in pages
    ]


def _stripes(page: PageContent) -> Iterator[_Stripe]:
    """The coloured rows of two cells at least, which stand side by side."""
    rows: list[list[Rect]] = []
    whole = FRAME * page.width * page.height
    fills = [
        fill
        for fill in sorted(page.fills)
        if min(fill.x1 - fill.x0, fill.bottom - fill.top) >= LEAST_FILL[1]
        and (fill.x1 - fill.x0) * (fill.bottom - fill.top) < whole
    ]
    for fill in fills if len(fills) <= _MOST_FILLS else ():
        beside = [row for row in rows if any(_adjoins(other, fill) for other in row)]
        rows = [row for row in rows if not any(row is other for other in beside)]
        rows.append([*(cell for row in beside for cell in row), fill])
    for row in rows:
        xs = sorted({x for cell in row for x in (cell.x0, cell.x1)})
        edges = [b for a, b in pairwise([float("-inf"), *xs]) if b - a > SNAP]
        if len(edges) < 3 or edges[-1] - edges[0] < _WIDE * page.width:
            continue
        top, bottom = min(cell.top for cell in row), max(cell.bottom for cell in row)
        area = Rect(edges[0], top, edges[-1], bottom)
        words = [
            word
            for word in page.words
            if top < word.y - 0.3 * word.style.size < bottom and area.x0 <= word.x0 < area.x1
        ]
        if words:
            yield _Stripe(page, area, tuple(edges), tuple(words))


def _adjoins(left: Rect, right: Rect) -> bool:
    overlap = min(left.bottom, right.bottom) - max(left.top, right.top)
    return abs(right.x0 - left.x1) < SNAP and overlap > SNAP


def _is_ruled(page: PageContent, area: Rect, stripes: Sequence[Rect]) -> bool:
    """Whether rules part columns or rows already."""
    top = min((s.top for s in stripes), default=0.0)
    bottom = max((s.bottom for s in stripes), default=page.height)
    inside = [
        rule
        for rule in page.rules
        if rule.top > top - SNAP
        and rule.bottom < bottom + SNAP
        and rule.x0 < area.x1
        and rule.x1 > area.x0
    ]
    return len(inside) > 1


def _have_white_rows(pages: Iterable[Sequence[Rect]]) -> bool:
    """Whether white rows stand between coloured ones rather than coloured rows of two colours."""
    white = touching = 0
    for stripes in pages:
        for above, below in pairwise(sorted(stripes, key=lambda s: s.top)):
            apart = below.top - above.bottom > SNAP
            white, touching = white + apart, touching + (not apart)
    return white >= touching


def _rules(
    page: PageContent, stripes: Iterable[Rect], columns: Columns, short: frozenset[int]
) -> Iterator[Rect]:
    """The sides of the columns beside white rows."""
    edges = columns.edges
    ordered = sorted(stripes, key=lambda s: s.top)
    words = [
        word
        for word in page.words
        if not any(s.top < word.y - 0.3 * word.style.size < s.bottom for s in ordered)
    ]
    lines = lines_of(words)
    if not ordered:
        for run in columns.runs(lines):
            top, bottom = run[0][0].y - run[0][0].style.size, _bottom(run[-1])
            yield from _between(run, top, bottom, columns, edges)
        return
    for above, below in pairwise([None, *ordered, None]):
        top = above.bottom if above else float("-inf")
        bottom = below.top if below else float("inf")
        inside = [line for line in lines if top < line[0].y < bottom + 1]
        if above and below and all(map(columns.keeps, inside)):
            yield from _between(inside, top, bottom, columns, edges)
            continue
        upper = columns.row(inside, top) if above else []
        lower = columns.row(reversed(inside), bottom) if below else []
        if upper:
            yield from _between(upper, top, _bottom(upper[-1]), columns, edges)
        if lower:
            row = _below_headings(lower[::-1], columns, short)
            start, begun = (rows[0][0].y - rows[0][0].style.size for rows in (lower[::-1], row))
            if begun > start:
                yield from _sides(start, begun, edges)
            yield from _between(row, begun, bottom, columns, edges)


def _columns_of_one_line(stripes: Sequence[_Stripe], columns: Columns) -> frozenset[int]:
    """The columns of dates, places and states, which take one line in nearly all rows."""
    lines: Counter[int] = Counter()
    rows: Counter[int] = Counter()
    for stripe in stripes:
        held = [columns.filled(line) for line in lines_of(stripe.words)]
        lines.update(column for filled in held for column in filled)
        rows.update(frozenset().union(*held))
    return frozenset(c for c in rows if lines[c] <= _ONE * rows[c] and 2 * rows[c] > len(stripes))


def _below_headings(
    lines: Sequence[tuple[Word, ...]], columns: Columns, short: frozenset[int]
) -> Sequence[tuple[Word, ...]]:
    """The first row without the headings of the columns, where both are white.

    Each column of short words has two lines then: the first, and that on which the row begins.
    """
    held = [columns.filled(line) & short for line in lines]
    begun = [i for i, filled in enumerate(held) if filled]
    if len(begun) != _FEWEST or begun[0] or len(held[0]) < _FEWEST or held[begun[1]] != held[0]:
        return lines
    return lines[begun[1] :]


def _between(
    lines: Sequence[tuple[Word, ...]],
    top: float,
    bottom: float,
    columns: Columns,
    edges: Sequence[float],
) -> Iterator[Rect]:
    """The sides of the columns between two coloured rows; names of parts stand over all columns."""
    for named, group in groupby(lines, key=lambda line: not columns.holds(line)):
        held = list(group)
        end = bottom if held[-1] is lines[-1] else _bottom(held[-1])
        yield from _sides(top, end, (edges[0], edges[-1]) if named else edges)
        top = end
    if not lines:
        yield from _sides(top, bottom, edges)


def _sides(top: float, bottom: float, edges: Sequence[float]) -> Iterator[Rect]:
    yield from (Rect(x, top, x, bottom) for x in edges)
    yield from (Rect(edges[0], y, edges[-1], y) for y in (top, bottom))


def _bottom(line: Sequence[Word]) -> float:
    return line[0].y + 0.4 * line[0].style.size
