"""Rows that colour alone shows, and headings above the first rule, as if rules stood there.

A report generator often sets rows in two colours in turn and draws no rule. Their edges part the
rows; the columns are then found as in other tables with rules between rows only.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.rules import (
    BOX_HEIGHT,
    LEAST_FILL,
    SNAP,
    cell_fills,
    is_beside,
    upright,
)
from extractors.readers.pdf.words import Word

_SAME = 1.5
"""Points by which edges of the rows of one table may differ."""

_WIDE = 0.4
"""Part of the page's width from which a coloured row may be that of a table."""

_FEWEST = 2
"""Coloured rows of a table."""

_MOST = 0.6
"""Part of the coloured rows whose words begin again at the same place behind a strip."""

_STRIP = 0.7
"""Type sizes: the empty strip between columns is at least this wide."""

_HEADINGS = 2
"""Empty strips that a line of column headings has at least."""

_TALLER = 3.0
"""Times the tallest coloured row that a white one between two may be as tall as."""

_INDENT = 3.0
"""Type sizes: what begins so far inside stands in another column than the first."""

_BELOW = 0.25
"""Type sizes: part of a letter that hangs below its line."""

_NEXT_ROW = 2.6
"""Type sizes up to which the lines of a white last row lie below a coloured one."""


def with_coloured_rows(pages: Sequence[PageContent]) -> list[PageContent]:
    """The pages with rules between the rows of tables of which every row has a colour."""
    return [
        replace(page, rules=(*page.rules, *more)) if (more := list(_rules(page))) else page
        for page in pages
    ]


def _rules(page: PageContent) -> Iterator[Rect]:
    families: dict[tuple[int, int], list[Rect]] = defaultdict(list)
    for row in _rows(page):
        families[round(row.x0 / _SAME), round(row.x1 / _SAME)].append(row)
    for rows in families.values():
        if len(rows) < _FEWEST:
            continue
        for table in _tables(page, sorted(rows, key=lambda row: row.top)):
            if len(table) < _FEWEST or _has_rules(page, table) or not _in_columns(page, table):
                continue
            left, right = table[0].x0, table[0].x1
            edges = sorted({y for row in table for y in (row.top, row.bottom)})
            if any(b.top - a.bottom >= SNAP for a, b in pairwise(table)):
                if not _hangs(page, table):
                    continue  # where rows begin on one line, that line shows it better
                edges = [*_above(page, table), *edges, *_below(page, table)]
            edges = [b for a, b in pairwise([float("-inf"), *edges]) if b - a > SNAP]
            for y in edges:
                yield Rect(left, y, right, y)


def _tables(page: PageContent, rows: Sequence[Rect]) -> Iterator[list[Rect]]:
    """Coloured rows of one width, parted where what lies between two is no white row."""
    known = _known(page, rows)
    run: list[Rect] = []
    for row in rows:
        if run and not _is_row(page, Rect(row.x0, run[-1].bottom, row.x1, row.top), rows, known):
            yield run
            run = []
        run.append(row)
    yield run


def _hangs(page: PageContent, rows: Sequence[Rect]) -> bool:
    """Whether the first column of a row begins lower than another, as in the middle of the row."""
    edges = sorted({y for row in rows for y in (row.top, row.bottom)})
    for top, bottom in pairwise(edges):
        row = Rect(rows[0].x0, top, rows[0].x1, bottom)
        lines = _lines(_inside(page, row))
        inner = [_is_inner(line, row.x0) for line in lines]
        if inner and inner[0] and not all(inner):
            return True
    return False


def _is_row(page: PageContent, gap: Rect, rows: Sequence[Rect], known: Sequence[float]) -> bool:
    """Whether a gap between two coloured rows is none, or one white row with the same columns."""
    height = gap.bottom - gap.top
    if height < SNAP:
        return True
    tallest = max(row.bottom - row.top for row in rows)
    lines = _lines(_inside(page, gap))
    return (
        bool(lines)
        and height < _TALLER * tallest
        and any(_begins(line, gap.x0) for line in lines)
        and all(_fits(line, known, gap.x0) for line in lines)
    )


def _above(page: PageContent, rows: Sequence[Rect]) -> Iterator[float]:
    """The top of what stands in columns above the first coloured row, and where headings end."""
    first, known = rows[0], _known(page, rows)
    lines = _lines_above(page, first)
    top = _head_top(lines, known, first.x0, first.top)
    if top is None:
        return
    yield top
    lines = [line for line in lines if line[0].y > top]
    ruled = any(top + SNAP < rule.top < first.top - SNAP for rule in page.rules)
    for upper, lower in pairwise(lines):
        bold = all(w.style.bold for w in upper) and not any(w.style.bold for w in lower)
        alone = upper is lines[0] and not ruled and not _is_inner(upper, first.x0)
        if bold or (alone and not all(w.style.bold for w in lower)):
            size = upper[0].style.size
            yield (upper[0].y + lower[0].y - lower[0].style.size) / 2 + _BELOW * size
            return


def _lines_above(page: PageContent, row: Rect) -> list[list[Word]]:
    """The lines above a row, up to the next table with rules between its columns."""
    bottoms = [rule.bottom for rule in upright(page.rules) if rule.bottom < row.top + SNAP]
    floor = max(bottoms, default=float("-inf"))
    words = [w for w in page.words if row.x0 - 1 < w.x0 < row.x1 and floor < w.y < row.top]
    return _lines(words)


def _below(page: PageContent, rows: Sequence[Rect]) -> Iterator[float]:
    """The bottom of a white row below the last coloured one."""
    last, known = rows[-1], _known(page, rows)
    column = [word for word in page.words if last.x0 - 1 < word.x0 < last.x1]
    end, found = last.bottom, None
    for line in _lines(column):
        size = line[0].style.size
        if line[0].y - size < last.bottom - SNAP:
            continue
        if line[0].y - end > _NEXT_ROW * size or not _fits(line, known, last.x0):
            break
        end = line[0].y
        if _begins(line, last.x0):
            found = end + 2 * _BELOW * size
    if found is not None:
        yield found


def _known(page: PageContent, rows: Sequence[Rect]) -> list[float]:
    """Where words begin in columns of the rows behind the first one."""
    return [x for row in rows for line in _lines(_inside(page, row)) for x in _begins(line, row.x0)]


def _begins(line: Sequence[Word], left: float) -> list[float]:
    """Where a line begins behind the first column, and where it goes on behind empty strips."""
    inner = [min(word.x0 for word in line)] if _is_inner(line, left) else []
    return [*inner, *_starts(line)]


def _is_inner(line: Sequence[Word], left: float) -> bool:
    """Whether a line begins in another column than the first."""
    first = min(line, key=lambda w: w.x0)
    return first.x0 - left > _INDENT * first.style.size


def _rows(page: PageContent) -> Iterator[Rect]:
    """The coloured areas that are as wide as a table, be they of one row or of its cells."""
    lines: dict[tuple[int, int], list[Rect]] = defaultdict(list)
    wide = [fill for fill in page.fills if fill.x1 - fill.x0 > _WIDE * page.width]
    low = [fill for fill in wide if LEAST_FILL[1] <= fill.bottom - fill.top < BOX_HEIGHT]
    for fill in {*cell_fills(page), *low}:
        lines[round(fill.top / _SAME), round(fill.bottom / _SAME)].append(fill)
    for fills in lines.values():
        fills.sort(key=lambda fill: fill.x0)
        if any(b.x0 - a.x1 > SNAP for a, b in pairwise(fills)):
            continue
        row = Rect(fills[0].x0, fills[0].top, max(f.x1 for f in fills), fills[0].bottom)
        if row.x1 - row.x0 > _WIDE * page.width:
            yield row


def _has_rules(page: PageContent, rows: Sequence[Rect]) -> bool:
    """Whether rules part the rows, or the columns, already."""
    top, bottom = min(row.top for row in rows), max(row.bottom for row in rows)
    inside = [
        rule
        for rule in page.rules
        if rule.bottom > top + SNAP and rule.top < bottom - SNAP and rule.x1 > rows[0].x0
    ]
    return len(inside) >= _FEWEST


def _in_columns(page: PageContent, rows: Sequence[Rect]) -> bool:
    """Whether words begin at the same place behind an empty strip in most coloured rows."""
    starts = [_starts(_inside(page, row)) for row in rows]
    told = [found for found in starts if found]
    if len(told) < _FEWEST or len(told) < _MOST * len(starts):
        return False
    return any(
        sum(any(abs(x - start) < 2 * _SAME for x in found) for found in told) >= _MOST * len(told)
        for start in told[0]
    )


def _inside(page: PageContent, row: Rect) -> list[Word]:
    return [
        word
        for word in page.words
        if row.top < word.y - 0.3 * word.style.size < row.bottom and row.x0 - 1 < word.x0 < row.x1
    ]


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.y):
        if lines and word.y - lines[-1][0].y <= 0.25 * word.style.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _starts(words: Sequence[Word]) -> list[float]:
    """Where words begin behind an empty strip of their line."""
    return [
        b.x0
        for line in _lines(words)
        for a, b in pairwise(sorted(line, key=lambda w: w.x0))
        if b.x0 - a.x1 > _STRIP * b.style.size
    ]


def _head_top(
    lines: Sequence[Sequence[Word]], known: Sequence[float], left: float, top: float
) -> float | None:
    """The top of the lines above a table that keep to its columns; None where none do."""
    start, found = top, None
    for line in reversed([line for line in lines if line[0].y < top]):
        size = line[0].style.size
        if start - line[0].y > _NEXT_ROW * size or not _fits(line, known, left):
            break
        start = line[0].y - size
        if len(_starts(line)) >= _HEADINGS:
            found = start
    return found


def with_open_heads(pages: Sequence[PageContent]) -> list[PageContent]:
    """The pages with a rule above column headings that stand over the first rule of a table."""
    return [
        replace(page, rules=(*page.rules, *more)) if (more := list(_head_rules(page))) else page
        for page in pages
    ]


def _head_rules(page: PageContent) -> Iterator[Rect]:
    ruled = upright(page.rules)
    families: dict[tuple[int, int], list[Rect]] = defaultdict(list)
    for rule in page.rules:
        if rule.x1 - rule.x0 > _WIDE * page.width and not is_beside(rule, ruled):
            families[round(rule.x0 / _SAME), round(rule.x1 / _SAME)].append(rule)
    for rules in families.values():
        ys = sorted(rule.top for rule in rules)
        rows = [Rect(rules[0].x0, a, rules[0].x1, b) for a, b in pairwise(ys) if b - a > SNAP]
        rows = [row for row in rows if not is_beside(row, ruled)]
        if len(rows) < _FEWEST or not _in_columns(page, rows):
            continue
        known = _known(page, rows)
        above = _lines_above(page, Rect(rules[0].x0, ys[0], rules[0].x1, ys[0]))
        top = _head_top(above, known, rules[0].x0, ys[0])
        if top is not None:
            yield Rect(rules[0].x0, top, rules[0].x1, top)


def _fits(line: Sequence[Word], known: Sequence[float], left: float) -> bool:
    """Whether the words of a line keep to the columns: each stretch begins where others do."""
    words = sorted(line, key=lambda w: w.x0)
    starts = [words[0].x0, *_starts(words)]
    inner = [x for x in starts if x - left > words[0].style.size]
    return all(any(abs(x - other) < 2 * _SAME for other in known) for x in inner) and (
        bool(inner) or words[-1].x1 < min(known, default=left)
    )
