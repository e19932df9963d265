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
from extractors.readers.pdf.rules import SNAP, cell_fills
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

_USUAL = 12.0
"""Points: a usual type size; longer vertical rules are those of columns."""

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
        rows = sorted(rows, key=lambda row: row.top)
        touch = all(b.top - a.bottom < SNAP for a, b in pairwise(rows))
        if len(rows) < _FEWEST or not touch or _has_rules(page, rows):
            continue
        if not _in_columns(page, rows):
            continue
        left, right = rows[0].x0, rows[0].x1
        edges = sorted({y for row in rows for y in (row.top, row.bottom)})
        edges = [b for a, b in pairwise([float("-inf"), *edges]) if b - a > SNAP]
        for y in edges:
            yield Rect(left, y, right, y)


def _rows(page: PageContent) -> Iterator[Rect]:
    """The coloured areas that are as wide as a table, be they of one row or of its cells."""
    lines: dict[tuple[int, int], list[Rect]] = defaultdict(list)
    for fill in cell_fills(page):
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
    if any(rule.bottom - rule.top > _NEXT_ROW * _USUAL for rule in page.rules):
        return
    families: dict[tuple[int, int], list[Rect]] = defaultdict(list)
    for rule in page.rules:
        if rule.x1 - rule.x0 > _WIDE * page.width:
            families[round(rule.x0 / _SAME), round(rule.x1 / _SAME)].append(rule)
    for rules in families.values():
        ys = sorted(rule.top for rule in rules)
        rows = [Rect(rules[0].x0, a, rules[0].x1, b) for a, b in pairwise(ys) if b - a > SNAP]
        if len(rows) < _FEWEST or not _in_columns(page, rows):
            continue
        known = [x for row in rows for x in _starts(_inside(page, row))]
        column = [word for word in page.words if rules[0].x0 - 1 < word.x0 < rules[0].x1]
        top = _head_top(_lines(column), known, rules[0].x0, ys[0])
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
