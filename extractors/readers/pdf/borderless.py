"""Tables without rules, or with vertical ones only: words that begin one below the other.

Columns are looked for over all pages together, since a table goes on over them and a single page
may show little of it. Columns of prose look alike at first; what makes a table is that the first
column begins something new where a blank band reaches over all columns (`pdf.open_rows`).
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.readers.pdf.carried import with_carried
from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.frames import Frame
from extractors.readers.pdf.full_lines import rows_by_full_lines
from extractors.readers.pdf.heading_line import with_heading_apart
from extractors.readers.pdf.lines import PrintedLine
from extractors.readers.pdf.open_rows import (
    ALIGNED,
    SURE,
    Measured,
    RowStart,
    TextRow,
    columns_of,
    find_rows,
    only_marks,
)
from extractors.readers.pdf.runs import (
    TableRow,
    all_rows,
    column_candidates,
    runs_of,
    runs_over,
    text_rows,
)
from extractors.readers.pdf.tables import Grid, GridCell
from extractors.readers.pdf.words import Word

_LEAST = 3
"""Lines that begin at a place before it can be a column; rows of a table in several columns."""

_NEAR = 12.0
"""Points: places of columns lie further apart."""

_EMPTIER = 0.75
"""A column of labels has at most this part of the lines of the text beside it, or surely parts."""

_BY_WORDS = 0.7
"""Part of the label blocks that must begin rows, where words show it."""

_WORDS = 25
"""Words in a table of two columns, below which it is an address or the head of a letter."""

_LEAST_BEGUN = 2
"""Rows that bands must show, behind the first."""


@dataclass(slots=True)
class _Table:
    """Rows in columns that begin at `starts` (not the first), page by page; its outer edges.

    `ends`: of each part, where colour shows that rows end (`Frame.ends`).
    `closed`: rules stand at both sides of each part (`Frame.closed`).
    """

    parts: list[list[TextRow]]
    starts: list[float]
    edges: tuple[float, ...] | None = None
    ends: tuple[tuple[tuple[float, bool], ...], ...] = ()
    closed: bool = False


def find_borderless(
    bodies: Mapping[int, Sequence[Word]],
    sides: Mapping[int, tuple[float, float]],
    frames: Sequence[Frame] = (),
    framed: Container[int] = (),
) -> dict[int, tuple[list[Grid], list[Word]]]:
    """Tables without horizontal rules by page, each with the words that are in none.

    Args:
        bodies: words outside ruled tables, without running heads and notes, by page.
        sides: left and right edge of the text, by page.
        frames: what vertical rules part, from the first page to the last.
        framed: ids of words in frames that are tables of one row where they are none of more.
    """
    grids: dict[int, list[Grid]] = {page: [] for page in bodies}
    taken: set[int] = set()
    for table in _framed(frames, bodies):
        measured = find_rows(table.parts, table.starts, table.ends)
        if (_is_table(table, measured) and measured.banded) or _is_row_each(table, measured):
            _add(table, measured, sides, bodies, grids, taken)
    loose = {
        page: [word for word in words if id(word) not in taken and id(word) not in framed]
        for page, words in bodies.items()
    }
    rows = all_rows(loose)
    used: set[int] = set()
    for start in column_candidates(rows, sides, together=True):
        for table, at in _families(runs_of(rows, start, used), start, sides):
            measured = find_rows(table.parts, table.starts)
            lined = rows_by_full_lines(table.parts, table.starts)
            known = _is_table(table, measured)
            if lined is not None and not (known and measured.begun >= lined.begun):
                known, measured = True, lined
            if known:
                measured = with_heading_apart(measured, table.parts, table.starts)
                used.update(at)
                _add(table, measured, sides, loose, grids, taken)
    return {
        page: (
            sorted(grids[page], key=lambda grid: grid.area.top),
            [word for word in words if id(word) not in taken],
        )
        for page, words in bodies.items()
    }


def _families(
    runs: Iterable[Sequence[TableRow]], start: float, sides: Mapping[int, tuple[float, float]]
) -> list[tuple[_Table, set[int]]]:
    """Tables with the same columns put together, since one alone may show too little."""
    families: dict[tuple[int, ...], tuple[_Table, set[int]]] = {}
    for run in runs:
        table = _table_of(run, start, sides)
        if table is None:
            continue
        key = tuple(round(x / 4) for x in table.starts)
        known, at = families.setdefault(key, (_Table([], table.starts), set()))
        known.parts += table.parts
        at.update(row.at for row in run)
    return list(families.values())


def _framed(frames: Sequence[Frame], bodies: Mapping[int, Sequence[Word]]) -> Iterator[_Table]:
    """Tables in vertical rules; frames with the same columns are measured together."""
    families: dict[tuple[int, ...], list[Frame]] = defaultdict(list)
    for frame in frames:
        families[tuple(round(edge / 3) for edge in frame.edges)].append(frame)
    for family in families.values():
        edges = family[0].edges
        parts, ends = [], []
        for frame in family:
            inside = [
                word
                for word in bodies[frame.page]
                if frame.top <= word.y <= frame.bottom + 1
                and edges[0] - 3 <= word.x0 <= edges[-1] + 3
            ]
            rows = text_rows(inside, frame.page)
            for row in rows:
                row.spanning = any(runs_over(row, edge) for edge in edges[1:-1])
            if rows:
                parts.append(rows)
                ends.append(frame.ends)
        if parts:
            starts = [edge + ALIGNED for edge in edges[1:-1]]
            closed = all(frame.closed for frame in family)
            yield _Table(parts, starts, edges, tuple(ends), closed)


def _table_of(
    run: Sequence[TableRow],
    start: float,
    sides: Mapping[int, tuple[float, float]],
) -> _Table | None:
    """The run in as many columns as it has; None when it is plainly no table."""
    plain = [row for row in run if not row.crosses(start)]
    begun = sum(row.begins(start) for row in plain)
    left = sum(row.stretches[0][0] < start - ALIGNED for row in plain)
    if begun < _LEAST or not left:
        return None
    starts: list[float] = []
    for x in column_candidates(plain, sides):
        count = sum(row.begins(x) for row in plain)
        over = [row for row in plain if row.crosses(x)]
        few = 50 * len(over) <= count or (8 * len(over) <= count and all(r.bold for r in over))
        behind = _stand_before(plain, x)
        if count >= _LEAST and few and behind and all(abs(x - s) > _NEAR for s in starts):
            near = [x0 for row in plain for x0, _ in row.stretches if abs(x0 - x) <= ALIGNED]
            starts.append(min(near))
    starts.sort()
    if not any(abs(start - x) <= _NEAR for x in starts):
        return None
    parts: dict[int, list[TextRow]] = defaultdict(list)
    for row in run:
        row.text.spanning = any(row.crosses(x) for x in starts)
        parts[row.text.page].append(row.text)
    table = _Table([parts[page] for page in sorted(parts)], starts)
    return _without_bullets(table)


def _stand_before(rows: Sequence[TableRow], start: float) -> bool:
    """Whether something stands before a column: more than the heading of one of figures.

    Spreadsheets set "12" at the right of its cell, far behind the left edge of "No." above it.
    """
    before = sum(row.text.words[0].x0 < start - _NEAR for row in rows)
    firsts = [row.text.words[0] for row in rows if abs(row.text.words[0].x0 - start) <= ALIGNED]
    figures = sum(word.text.isdigit() for word in firsts)
    return before > 0 and not (len(firsts) >= _LEAST and figures == len(firsts) > before)


def _without_bullets(table: _Table) -> _Table | None:
    """The table without columns of bullets behind the first; None when it is a list."""
    lines: list[list[PrintedLine]] = [[] for _ in range(len(table.starts) + 1)]
    for part in table.parts:
        for i, column in enumerate(columns_of(part, table.starts, part[0].page)):
            lines[i] += column
    marks = [bool(column) and all(map(only_marks, column)) for column in lines]
    if len(table.starts) == 1 and (marks[0] or not lines[0]):
        return None
    kept = [x for i, x in enumerate(table.starts) if i == 0 or not marks[i]]
    return _Table(table.parts, kept, table.edges)


def _is_table(table: _Table, measured: Measured) -> bool:
    """Whether the first column begins rows as that of a table does."""
    count = len(table.starts)
    labels = text = words = 0
    for part in table.parts:
        columns = columns_of(part, table.starts, part[0].page)
        labels += len(columns[measured.label])
        text += max(len(lines) for i, lines in enumerate(columns) if i != measured.label)
        words += sum(len(row.words) for row in part)
    emptier = labels <= _EMPTIER * text
    if measured.banded:
        surely = measured.begun >= SURE * measured.blocks
        if measured.begun < _LEAST_BEGUN:
            return False
        return surely and (count > 1 or words >= _WORDS)
    if measured.begun < _BY_WORDS * measured.blocks:
        return False
    if count > 1:
        return measured.begun >= _LEAST
    return sum(map(len, measured.starts)) >= 2 and emptier and words >= _WORDS


def _is_row_each(table: _Table, measured: Measured) -> bool:
    """Whether rules around and between the columns hold one row on each page or in each frame.

    Nothing in them parts rows, no line runs over a rule, and each column has words.
    """
    alone = all(len(starts) == 1 for starts in measured.starts)
    if not table.closed or not alone or any(row.spanning for p in table.parts for row in p):
        return False
    columns = [columns_of(part, table.starts, part[0].page) for part in table.parts]
    return all(any(cells) for cells in zip(*columns, strict=True))


def _add(
    table: _Table,
    measured: Measured,
    sides: Mapping[int, tuple[float, float]],
    bodies: Mapping[int, Sequence[Word]],
    grids: dict[int, list[Grid]],
    taken: set[int],
) -> None:
    """Makes grids of the table's parts and takes their words."""
    edges = _edges(table, sides)
    parts = with_carried(table.parts, edges, bodies, taken)
    if sum(map(len, parts)) > sum(map(len, table.parts)):
        table = replace(table, parts=parts, ends=())
        measured, edges = find_rows(parts, table.starts), _edges(table, sides)
        measured = with_heading_apart(measured, parts, table.starts)
    for part, starts in zip(table.parts, measured.starts, strict=True):
        page = part[0].page
        grids[page].append(_grid(part, edges[page], starts))
        taken.update(id(word) for row in part for word in row.words)


def _edges(table: _Table, sides: Mapping[int, tuple[float, float]]) -> dict[int, tuple[float, ...]]:
    """The column edges of a table by page: of its rules, or halfway between its columns."""
    pages = {part[0].page for part in table.parts}
    if table.edges is not None:
        return dict.fromkeys(pages, table.edges)
    first = min(row.words[0].x0 for part in table.parts for row in part if not row.spanning)
    inner: list[float] = []
    for start in table.starts:
        ends = [
            max(word.x1 for word in row.words if word.x0 < start - ALIGNED)
            for part in table.parts
            for row in part
            if not row.spanning and row.words[0].x0 < start - ALIGNED
        ]
        padding = (start - max(ends, default=start)) / 2
        inner.append(start - max(ALIGNED, padding))
    left = first - (table.starts[0] - inner[0])
    return {page: (left, *inner, sides[page][1] + 1) for page in pages}


def _grid(part: Sequence[TextRow], edges: tuple[float, ...], starts: Sequence[RowStart]) -> Grid:
    """A part of a table as a grid; labels go on beside rows that begin behind them only."""
    first, last = part[0], part[-1]
    tops = [start.y - 0.85 * first.size for start in starts]
    bounds = [*tops, last.y + 0.4 * last.size]
    held: dict[tuple[int, int], list[Word]] = defaultdict(list)
    columns = len(edges) - 1
    for row in part:
        place = max(i for i, top in enumerate(tops) if i == 0 or row.y > top)
        for word in row.words:
            column = sum(1 for edge in edges[1:-1] if word.x0 >= edge)
            held[place, 0 if starts[place].spanning else column].append(word)
    cells: list[GridCell] = []
    for place, top in enumerate(tops):
        spans = [columns] if starts[place].spanning else [1] * columns
        for column, span in enumerate(spans):
            rows = 1
            if column == 0 and span == 1:
                if not starts[place].whole:
                    continue
                rows += sum(1 for _ in _beside(starts[place + 1 :]))
            words = [word for i in range(rows) for word in held[place + i, column]]
            cells.append(
                GridCell(
                    row=place,
                    column=column,
                    rows=rows,
                    span=span,
                    area=Rect(edges[column], top, edges[column + span], bounds[place + rows]),
                    words=tuple(words),
                )
            )
    area = Rect(edges[0], tops[0], edges[-1], bounds[-1])
    return Grid(first.page, area, edges, tuple(cells), len(tops))


def _beside(starts: Iterable[RowStart]) -> Iterator[RowStart]:
    """The rows that begin beside a label merged downwards."""
    for start in starts:
        if start.whole:
            return
        yield start
