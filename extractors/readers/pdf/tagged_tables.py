"""Tables that a tagged file names, as if rules stood between all their cells.

Browsers and word processors say which words stand in one cell, whatever rules are printed. Where
the rules of a page part the cells as the tags do, they stay as they are; else rules between the
tagged cells take their place, and all further steps are those of ruled tables. A table whose cells
do not stand in rows and columns on the page is none, whatever the tags say.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.rules import upright
from extractors.readers.pdf.tables import find_grids
from extractors.readers.pdf.tags import TaggedCell
from extractors.readers.pdf.words import Word

_ASCENT, _DESCENT = 0.8, 0.2
"""Parts of the type size above and below the baseline."""

_OVERLAP = 0.5
"""Type sizes by which the lines of two rows may reach into each other, as raised marks do."""

_SIDE = 4.0
"""Points between the words of a table and its sides, where nothing shows them."""

_SAME = 4.0
"""Points by which columns of one table may begin in different places on two pages."""

_MOST_COLUMNS = 64
"""Columns of a table that is to be read."""

_HEAD_ROWS = 3
"""Rows of column headings at most."""


_Extent = tuple[float, float]
"""Top and bottom of what stands in a row."""


@dataclass(slots=True)
class _Part:
    """What a page shows of a table: the words of each cell, by the number of the cell."""

    page: PageContent
    words: dict[int, list[Word]] = field(default_factory=lambda: defaultdict(list))


@dataclass(slots=True)
class _Table:
    """A table: its cells by number and by row, its parts page by page.

    `tall`: the cells that are merged down.
    """

    cells: dict[int, TaggedCell] = field(default_factory=dict)
    rows: dict[int, list[TaggedCell]] = field(default_factory=lambda: defaultdict(list))
    tall: list[TaggedCell] = field(default_factory=list)
    parts: list[_Part] = field(default_factory=list)


def with_tagged_tables(
    pages: Sequence[PageContent], cells: Mapping[int, TaggedCell]
) -> list[PageContent]:
    """The pages with rules between the cells of tagged tables; words of others lose their cell."""
    if not cells:
        return list(pages)
    tables = _tables(pages, cells)
    more: dict[int, list[tuple[Rect, list[Rect]]]] = defaultdict(list)
    wrong: set[int] = set()
    for table, edges in zip(tables, _edges(tables), strict=True):
        levels = [_levels(part, table.cells) for part in table.parts]
        if edges is None or any(level is None for level in levels):
            wrong.update(table.cells)
            continue
        # A table inside a cell is seen by its rules.
        if any(cell.outer for cell in table.cells.values()) or all(map(_is_parted, table.parts)):
            continue
        for part, level in zip(table.parts, levels, strict=True):
            if level:
                if part is not table.parts[0]:
                    level = [*_head(part, table, levels[0] or [], level), *level]
                rules = list(_rules(table, edges, level))
                area = Rect(edges[0], level[0].top, edges[-1], level[-1].bottom)
                more[part.page.number].append((area, rules))
    return [_drawn(page, more.get(page.number, ()), wrong) for page in pages]


def _tables(pages: Sequence[PageContent], cells: Mapping[int, TaggedCell]) -> list[_Table]:
    """The tables of the file with two rows and columns at least, each with its words."""
    tables: dict[int, _Table] = defaultdict(_Table)
    for number, cell in cells.items():
        table = tables[cell.table]
        table.cells[number] = cell
        (table.rows[cell.row] if cell.rows == 1 else table.tall).append(cell)
    for page in pages:
        for word in (*page.words, *page.slanted):
            if word.style.cell:
                table = tables[cells[word.style.cell].table]
                if not table.parts or table.parts[-1].page is not page:
                    table.parts.append(_Part(page))
                table.parts[-1].words[word.style.cell].append(word)
    return [table for table in tables.values() if table.parts]


@dataclass(slots=True)
class _Columns:
    """Where the words of each column begin and end, in tables with the same columns."""

    lefts: list[float]
    rights: list[float]
    tables: list[_Table]


def _edges(tables: Sequence[_Table]) -> list[list[float] | None]:
    """The x of the column edges of each table; None where columns do not stand side by side.

    Tables with the same columns share them: some programs name one anew on each page.
    """
    families: list[_Columns] = []
    members: list[_Columns] = []
    for table in tables:
        columns = _columns(table)
        family = next((known for known in families if _are_same(known, columns)), None)
        if family is None:
            families.append(columns)
        else:
            family.lefts = list(map(min, family.lefts, columns.lefts))
            family.rights = list(map(max, family.rights, columns.rights))
            family.tables.append(table)
        members.append(family or columns)
    found = {id(family): _between(family) for family in families}
    return [found[id(family)] for family in members]


def _columns(table: _Table) -> _Columns:
    count = max(cell.column + cell.span for cell in table.cells.values())
    lefts, rights = [float("inf")] * count, [float("-inf")] * count
    for part in table.parts:
        for number, words in part.words.items():
            cell = table.cells[number]
            last = cell.column + cell.span - 1
            lefts[cell.column] = min(lefts[cell.column], *(word.x0 for word in words))
            rights[last] = max(rights[last], *(word.x1 for word in words))
    return _Columns(lefts, rights, [table])


def _are_same(known: _Columns, other: _Columns) -> bool:
    return len(known.lefts) == len(other.lefts) and all(
        abs(a - b) < _SAME for a, b in zip(known.lefts, other.lefts, strict=True)
    )


def _between(columns: _Columns) -> list[float] | None:
    """Edges between the columns, halfway where no vertical rule or colour shows them."""
    lefts, rights, infinite = columns.lefts, columns.rights, float("inf")
    worded = [i for i, left in enumerate(lefts) if left < infinite]
    if not 1 < len(worded) <= len(lefts) <= _MOST_COLUMNS:
        return None
    if any(lefts[b] <= lefts[a] for a, b in pairwise(worded)):
        return None
    parts = [part for table in columns.tables for part in table.parts]
    shown = sorted({x for part in parts for x in _shown(part)})
    edges = [min(left for left in lefts if left < infinite) - _SIDE]
    edges = [_nearest(shown, edges[0] - 3 * _SIDE, edges[0] + _SIDE, edges[0])]
    for i in range(1, len(lefts)):
        before = max([right for right in rights[:i] if right > -infinite], default=edges[-1])
        behind = next((left for left in lefts[i:] if left < infinite), before + 2 * _SIDE * i)
        # Words too wide for a cell reach into the next one.
        middle = (min(before, behind) + behind) / 2 if before < behind else behind - 1
        edges.append(max(_nearest(shown, min(before, behind - 1), behind, middle), edges[-1] + 1))
    right = max(max(rights) + _SIDE, edges[-1] + 1)
    return [*edges, _nearest(shown, right - 2 * _SIDE, right + 3 * _SIDE, right)]


def _shown(part: _Part) -> Iterator[float]:
    """The places of vertical rules and of the sides of colours beside the part."""
    ys = [word.y for words in part.words.values() for word in words]
    top, bottom = min(ys), max(ys)
    for rule in upright(part.page.rules):
        if rule.top < bottom and rule.bottom > top:
            yield (rule.x0 + rule.x1) / 2
    for fill in part.page.fills:
        if fill.top < bottom and fill.bottom > top:
            yield from (fill.x0, fill.x1)


def _nearest(shown: Sequence[float], low: float, high: float, default: float) -> float:
    """What is shown between two places and lies nearest to another."""
    found = [x for x in shown if low <= x <= high]
    return min(found, key=lambda x: abs(x - default)) if found else default


@dataclass(frozen=True, slots=True)
class _Level:
    """A row on a page: its number, and where it begins and ends."""

    row: int
    top: float
    bottom: float


def _levels(part: _Part, cells: Mapping[int, TaggedCell]) -> list[_Level] | None:
    """The rows of a part from top to bottom; None where they do not stand below each other."""
    extents: dict[int, _Extent] = {}
    tall: list[tuple[TaggedCell, _Extent]] = []
    for number, words in part.words.items():
        cell, extent = cells[number], _extent(words)
        if extent is None:
            continue
        if cell.rows > 1:
            tall.append((cell, extent))
        else:
            extents[cell.row] = _around_both(extents.get(cell.row, extent), extent)
    for cell, extent in tall:
        # A merged cell beside no other words is as good as a row.
        if not any(cell.row <= row < cell.row + cell.rows for row in extents):
            extents[cell.row] = extent
    for cell, (_, bottom) in tall:
        last = max(row for row in extents if cell.row <= row < cell.row + cell.rows)
        extents[last] = _around_both(extents[last], (extents[last][0], bottom))
    rows = sorted(extents)
    overlap = _OVERLAP * min(w.style.size for held in part.words.values() for w in held)
    if any(extents[b][0] < extents[a][1] - overlap for a, b in pairwise(rows)):
        return None
    between = [(extents[a][1] + extents[b][0]) / 2 for a, b in pairwise(rows)]
    if not rows:
        return []
    bounds = [extents[rows[0]][0] - 1, *between, extents[rows[-1]][1] + 1]
    return [_Level(row, *ends) for row, ends in zip(rows, pairwise(bounds), strict=True)]


def _extent(words: Iterable[Word]) -> _Extent | None:
    """From where to where upright words reach down; None without any."""
    flat = [word for word in words if word.style.angle == 0]
    if not flat:
        return None
    return (
        min(word.y - _ASCENT * word.style.size for word in flat),
        max(word.y + _DESCENT * word.style.size for word in flat),
    )


def _around_both(a: _Extent, b: _Extent) -> _Extent:
    return min(a[0], b[0]), max(a[1], b[1])


def _is_parted(part: _Part) -> bool:
    """Whether the rules of the page, without its colours, part the cells as the tags do."""
    grids, outside = find_grids(replace(part.page, fills=()))
    if any(word.style.cell in part.words for word in outside):
        return False
    seen: set[int] = set()
    for grid in grids:
        for cell in grid.cells:
            inside = {word.style.cell for word in cell.words if word.style.cell}
            if not inside & part.words.keys():
                continue
            if len(inside) > 1 or inside & seen:
                return False
            seen |= inside
    return True


def _head(
    part: _Part, table: _Table, known: Sequence[_Level], levels: Sequence[_Level]
) -> list[_Level]:
    """Column headings that a page repeats without tags, as the rows that they repeat.

    Args:
        part: the table on this page.
        table: all of it.
        known: its rows on the first page.
        levels: its rows on this page.
    """
    first = table.parts[0]
    top = levels[0].top
    loose = sorted(
        (word for word in part.page.words if not word.style.cell and word.y < top + 1),
        key=lambda word: -word.y,
    )
    for count in range(1, min(_HEAD_ROWS, len(known)) + 1):
        numbers = {level.row for level in known[:count]}
        if levels[0].row in numbers:
            break
        head = [
            word
            for number, words in first.words.items()
            if table.cells[number].row in numbers
            for word in words
            if word.style.angle == 0
        ]
        again = loose[: len(head)]
        if head and sorted(word.text for word in again) == sorted(word.text for word in head):
            down = min(word.y for word in again) - min(word.y for word in head)
            ends = [level.top + down for level in known[:count]] + [top]
            rows = (level.row for level in known[:count])
            return [_Level(row, *end) for row, end in zip(rows, pairwise(ends), strict=True)]
    return []


def _rules(
    table: _Table,
    edges: Sequence[float],
    rows: Sequence[_Level],
) -> Iterator[Rect]:
    """Rules around each cell that the page shows a row of, and around places without one."""
    at = {level.row: i for i, level in enumerate(rows)}
    free = {(i, column) for i in range(len(rows)) for column in range(len(edges) - 1)}
    for cell in (*table.tall, *(cell for row in at for cell in table.rows.get(row, ()))):
        inside = [at[row] for row in range(cell.row, cell.row + cell.rows) if row in at]
        if inside:
            columns = range(cell.column, min(cell.column + cell.span, len(edges) - 1))
            free -= {(i, column) for i in inside for column in columns}
            yield from _around(
                Rect(
                    edges[columns[0]],
                    rows[inside[0]].top,
                    edges[columns[-1] + 1],
                    rows[inside[-1]].bottom,
                )
            )
    for i, column in sorted(free):
        yield from _around(Rect(edges[column], rows[i].top, edges[column + 1], rows[i].bottom))


def _around(area: Rect) -> Iterator[Rect]:
    left, top, right, bottom = area
    yield Rect(left, top, right, top)
    yield Rect(left, bottom, right, bottom)
    yield Rect(left, top, left, bottom)
    yield Rect(right, top, right, bottom)


def _drawn(
    page: PageContent, tables: Iterable[tuple[Rect, list[Rect]]], wrong: set[int]
) -> PageContent:
    """The page with the rules of its tables in the place of those that it shows there."""
    rules, fills = list(page.rules), list(page.fills)
    for area, more in tables:
        rules = [rule for rule in rules if not _lies_in(rule, area)] + more
        fills = [fill for fill in fills if not _lies_in(fill, area)]
    words, slanted = page.words, page.slanted
    if wrong:
        words = tuple(_without_cell(word, wrong) for word in words)
        slanted = tuple(_without_cell(word, wrong) for word in slanted)
    return replace(page, rules=tuple(rules), fills=tuple(fills), words=words, slanted=slanted)


def _without_cell(word: Word, wrong: set[int]) -> Word:
    if word.style.cell in wrong:
        return word._replace(style=word.style._replace(cell=0))
    return word


def _lies_in(rule: Rect, area: Rect) -> bool:
    """Whether the middle of a rule lies in an area, or on its border."""
    x, y = (rule.x0 + rule.x1) / 2, (rule.top + rule.bottom) / 2
    near = 3 * _SIDE
    return area.x0 - near <= x <= area.x1 + near and area.top - near <= y <= area.bottom + near
