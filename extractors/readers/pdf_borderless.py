"""Tables without rules, or with vertical ones only: words that begin one below the other.

Columns are looked for over all pages together, since a table goes on over them and a single page
may show little of it. Columns of prose look alike at first; what makes a table is that the first
column begins something new where a blank band reaches over all columns (`pdf_open_rows`).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from extractors.readers.pdf_drawing import Rect
from extractors.readers.pdf_lines import PrintedLine
from extractors.readers.pdf_open_rows import (
    ALIGNED,
    Measured,
    RowStart,
    TextRow,
    columns_of,
    find_rows,
    only_marks,
)
from extractors.readers.pdf_page import PageContent, Word
from extractors.readers.pdf_tables import Grid, GridCell

_STRIP = 0.55
"""Type sizes: the empty strip before most lines of a column is at least this wide."""

_TIGHT = 0.36
"""Type sizes: a full line may end as near as this to the next column, which is no mere space."""

_NEXT = 3
"""Rows within which another one begins at the same place, where a column does."""

_LEAST = 3
"""Lines that begin at a place before it can be a column; rows of a table in several columns."""

_NEAR = 12.0
"""Points: places of columns lie further apart."""

_EMPTIER = 0.75
"""A column of labels has at most this part of the lines of the text beside it, or surely parts."""

_SURE = 0.8
_BY_WORDS = 0.7
"""Parts of the label blocks that must begin rows, where bands show it and where words do."""

_WORDS = 25
"""Words in a table of two columns, below which it is an address or the head of a letter."""

_SPANNING = 4
"""Lines that run over all columns inside a table, at most."""

_COLOURED = 2
"""Rows of coloured column headings, at most."""

_TALL = 24.0
"""Points: vertical rules of a table are longer."""


@dataclass(frozen=True, slots=True)
class Frame:
    """An area that vertical rules part into columns, with the x of all edges."""

    page: int
    top: float
    bottom: float
    edges: tuple[float, ...]


@dataclass(slots=True)
class _Row:
    """A row with the stretches of its words, and its place among all rows."""

    text: TextRow
    stretches: list[tuple[float, float]]
    at: int

    def crosses(self, start: float) -> bool:
        """Whether a word stands on a column's start or reaches into the strip before it."""
        limit = start - _TIGHT * self.text.size
        if not any(x0 < start - ALIGNED and x1 > limit for x0, x1 in self.stretches):
            return False
        words = self.text.words
        end = max(word.x1 for word in words if word.x0 < start - ALIGNED)
        begun = min((word.x0 for word in words if word.x0 >= start - ALIGNED), default=start + 99)
        return end > start or begun - end < _TIGHT * self.text.size

    def begins(self, start: float) -> bool:
        """Whether words begin at the place, behind more than a space or not."""
        return any(abs(word.x0 - start) <= ALIGNED for word in self.text.words)

    def only_left(self, start: float) -> bool:
        return self.text.words[-1].x0 < start - ALIGNED

    @property
    def bold(self) -> bool:
        return all(word.style.bold for word in self.text.words)


@dataclass(slots=True)
class _Table:
    """Rows in columns that begin at `starts` (not the first), page by page; its outer edges."""

    parts: list[list[TextRow]]
    starts: list[float]
    edges: tuple[float, ...] | None = None


def find_borderless(
    bodies: Mapping[int, Sequence[Word]],
    sides: Mapping[int, tuple[float, float]],
    frames: Sequence[Frame] = (),
) -> dict[int, tuple[list[Grid], list[Word]]]:
    """Tables without horizontal rules by page, each with the words that are in none.

    Args:
        bodies: words outside ruled tables, without running heads and notes, by page.
        sides: left and right edge of the text, by page.
        frames: what vertical rules part, from the first page to the last.
    """
    grids: dict[int, list[Grid]] = {page: [] for page in bodies}
    taken: set[int] = set()
    rest = {page: list(words) for page, words in bodies.items()}
    for table in _framed(frames, bodies):
        measured = find_rows(table.parts, table.starts)
        if _is_table(table, measured):
            _add(table, measured, _edges(table, sides), grids, taken)
    if taken:
        rest = {p: [w for w in words if id(w) not in taken] for p, words in rest.items()}
    rows = _rows(rest)
    used: set[int] = set()
    for start in _candidates(rows, sides, together=True):
        for run in _runs(rows, start, used):
            unruled = _table_of(run, start, sides)
            if unruled is None:
                continue
            measured = find_rows(unruled.parts, unruled.starts)
            if _is_table(unruled, measured):
                used.update(row.at for row in run)
                _add(unruled, measured, _edges(unruled, sides), grids, taken)
    return {
        page: (
            sorted(grids[page], key=lambda grid: grid.area.top),
            [word for word in words if id(word) not in taken],
        )
        for page, words in bodies.items()
    }


def vertical_frames(page: PageContent, grids: Sequence[Grid], words: Sequence[Word]) -> list[Frame]:
    """Areas that only vertical rules part, from top to bottom."""
    tall = [
        rule
        for rule in page.rules
        if rule.bottom - rule.top > _TALL
        and rule.x1 - rule.x0 < 3
        and not any(_inside(rule, grid.area) for grid in grids)
    ]
    groups: list[list[Rect]] = []
    for rule in sorted(tall, key=lambda r: r.top):
        if groups and rule.top <= max(r.bottom for r in groups[-1]) + 3:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    frames: list[Frame] = []
    for group in groups:
        top, bottom = min(r.top for r in group), max(r.bottom for r in group)
        xs: list[float] = []
        for x in sorted((r.x0 + r.x1) / 2 for r in group):
            if not xs or x - xs[-1] > 6:
                xs.append(x)
        beside = [word for word in words if top <= word.y <= bottom]
        left = min((word.x0 for word in beside), default=xs[0])
        right = max((word.x1 for word in beside), default=xs[-1])
        xs = [*([left - 2] if left < xs[0] - 6 else []), *xs]
        xs = [*xs, *([right + 2] if right > xs[-1] + 6 else [])]
        if len(xs) > 2:
            frames.append(Frame(page.number, top, bottom, tuple(xs)))
    return frames


def is_coloured_only(grid: Grid, page: PageContent) -> bool:
    """Whether colour alone makes cells of one or two rows: headings, or every other row."""
    return (
        grid.rows <= _COLOURED
        and grid.columns > 1
        and all(cell.filled for cell in grid.cells)
        and not any(_inside(rule, grid.area) for rule in page.rules)
    )


def _inside(rule: Rect, area: Rect) -> bool:
    return area.x0 - 3 <= rule.x0 <= area.x1 + 3 and area.top - 3 <= rule.top <= area.bottom + 3


def _framed(frames: Sequence[Frame], bodies: Mapping[int, Sequence[Word]]) -> Iterator[_Table]:
    """Tables in vertical rules; frames with the same columns are measured together."""
    families: dict[tuple[int, ...], list[Frame]] = defaultdict(list)
    for frame in frames:
        families[tuple(round(edge / 3) for edge in frame.edges)].append(frame)
    for family in families.values():
        edges = family[0].edges
        parts = []
        for frame in family:
            inside = [
                word
                for word in bodies[frame.page]
                if frame.top <= word.y <= frame.bottom + 1
                and edges[0] - 3 <= word.x0 <= edges[-1] + 3
            ]
            rows = _text_rows(inside, frame.page)
            for row in rows:
                row.spanning = any(
                    word.x0 < edge - 1 and word.x1 > edge + 1
                    for word in row.words
                    for edge in edges[1:-1]
                )
            if rows:
                parts.append(rows)
        if parts:
            starts = [edge + ALIGNED for edge in edges[1:-1]]
            yield _Table(parts, starts, edges)


def _rows(bodies: Mapping[int, Sequence[Word]]) -> list[_Row]:
    """The rows of all pages, each with stretches of words that nothing wide parts."""
    result: list[_Row] = []
    for page in sorted(bodies):
        for row in _text_rows(bodies[page], page):
            stretches: list[tuple[float, float]] = []
            for word in row.words:
                if stretches and word.x0 - stretches[-1][1] < _STRIP * row.size:
                    stretches[-1] = (stretches[-1][0], max(stretches[-1][1], word.x1))
                else:
                    stretches.append((word.x0, word.x1))
            result.append(_Row(row, stretches, len(result)))
    return result


def _text_rows(words: Iterable[Word], page: int) -> list[TextRow]:
    rows: list[TextRow] = []
    for word in sorted(words, key=lambda w: (w.y, w.x0)):
        size = word.style.size
        if rows and word.y - rows[-1].y <= 0.25 * size:
            rows[-1].words.append(word)
            rows[-1].size = max(rows[-1].size, size)
        else:
            rows.append(TextRow([word], word.y, size, page))
    for row in rows:
        row.words.sort(key=lambda w: w.x0)
    return rows


def _candidates(
    rows: Sequence[_Row], sides: Mapping[int, tuple[float, float]], *, together: bool = False
) -> list[float]:
    """Places where stretches of words begin one below the other, those with most lines first.

    `together`: only lines with another one near them count, as those of a text column have.
    """
    counts: Counter[int] = Counter()
    latest: dict[int, int] = {}
    for i, row in enumerate(rows):
        end = sides[row.text.page][0] + row.text.size
        for x0, x1 in row.stretches:
            if x0 - end > _STRIP * row.text.size:
                x = round(x0)
                near = max(latest.get(x + d, -_NEXT - 1) for d in (-1, 0, 1))
                latest[x] = i
                counts[x] += not together or i - near <= _NEXT
            end = max(end, x1)
    found: list[float] = []
    for x in sorted(counts, key=lambda x: (-counts[x], x)):
        near = counts[x] + counts[x - 1] + counts[x + 1]
        if near >= _LEAST - together and all(abs(x - other) > ALIGNED for other in found):
            found.append(float(x))
    return found


def _runs(rows: Sequence[_Row], start: float, used: set[int]) -> list[list[_Row]]:
    """Stretches of rows over pages that nothing crosses but names of parts of the table."""
    runs: list[list[_Row]] = []
    run: list[_Row] = []
    crossing: list[_Row] = []
    for i, row in enumerate(rows):
        if row.at in used or (run and row.text.page > run[-1].text.page + 1):
            runs.append(run)
            run, crossing = [], []
            if row.at in used:
                continue
        if row.crosses(start):
            crossing.append(row)
            continue
        if crossing or _may_be_heading(row, rows, i, start):
            spanning = crossing or [row]
            after = row if crossing else (rows[i + 1] if i + 1 < len(rows) else row)
            if run and not _names_part(spanning, run, after, start):
                runs.append(run)
                run = []
            elif run and crossing:
                run += crossing
            crossing = []
        run.append(row)
    runs.append(run)
    trimmed = [_trimmed(run, rows, start) for run in runs]
    return [_with_leading(run, rows, start, used) for run in trimmed if run]


def _may_be_heading(row: _Row, rows: Sequence[_Row], i: int, start: float) -> bool:
    """Whether a bold line alone stands where a heading or the name of a part would."""
    if not row.only_left(start) or not row.bold or i + 1 >= len(rows):
        return False
    above, below = rows[i - 1].text if i else row.text, rows[i + 1]
    apart = above.page != row.text.page or row.text.y - above.y > 1.3 * row.text.size
    opens = below.begins(start) and below.text.words[0].x0 < start - ALIGNED
    return apart and opens


def _names_part(lines: Sequence[_Row], run: Sequence[_Row], after: _Row, start: float) -> bool:
    """Whether lines over the columns belong to the table, and are no heading between two.

    A heading is larger, begins left of the table, or stands above new column headings.
    """
    if len(lines) > _SPANNING or not all(line.bold for line in lines):
        return False
    inside = [row for row in run if not row.crosses(start)]
    size = median(row.text.size for row in inside)
    places = Counter(round(row.stretches[0][0]) for row in inside)
    left = max(places, key=lambda x: (places[x], -x) if x < start - ALIGNED else (0, 0.0))
    if any(line.text.size > 1.05 * size or line.stretches[0][0] < left - 1.5 for line in lines):
        return False
    heads = after.bold and len(after.stretches) > 1 and not all(row.bold for row in inside)
    return not heads and after.stretches[0][0] < start - ALIGNED


def _trimmed(run: list[_Row], rows: Sequence[_Row], start: float) -> list[_Row]:
    """Without headings and ends of paragraphs at either end: lines in the first column only."""
    kept = list(run)
    while len(kept) > 1 and kept[-1].only_left(start):
        gap = kept[-1].text.y - kept[-2].text.y
        if kept[-1].text.page == kept[-2].text.page and gap < 1.7 * kept[-1].text.size:
            break
        kept.pop()
    while len(kept) > 1 and kept[0].only_left(start):
        first, second = kept[0].text, kept[1].text
        near = second.page == first.page and second.y - first.y < 1.7 * first.size
        if near and first.size <= second.size and not _ends_paragraph(kept[0], rows):
            break
        kept.pop(0)
    while kept and kept[-1].crosses(start):
        kept.pop()
    return kept


def _with_leading(
    run: list[_Row], rows: Sequence[_Row], start: float, used: set[int]
) -> list[_Row]:
    """With the name of the table's first part, where other parts are named in the table, too."""
    named = [row for row in run if row.crosses(start)]
    leading: list[_Row] = []
    for row in reversed(rows[max(0, run[0].at - _SPANNING) : run[0].at]):
        if row.at in used or row.text.page != run[0].text.page or not row.bold:
            break
        leading.insert(0, row)
    if not named or not leading or not _names_part(leading, run, run[0], start):
        return run
    return leading + run


def _ends_paragraph(row: _Row, rows: Sequence[_Row]) -> bool:
    """Whether the line above, outside the table, is of the same paragraph."""
    if not row.at:
        return False
    above = rows[row.at - 1].text
    return above.page == row.text.page and row.text.y - above.y < 1.5 * row.text.size


def _table_of(
    run: Sequence[_Row],
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
    for x in _candidates(plain, sides):
        count = sum(row.begins(x) for row in plain)
        over = [row for row in plain if row.crosses(x)]
        few = 50 * len(over) <= count or (8 * len(over) <= count and all(r.bold for r in over))
        if count >= _LEAST and few and all(abs(x - s) > _NEAR for s in starts):
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
        labels += len(columns[0])
        text += max(len(column) for column in columns[1:])
        words += sum(len(row.words) for row in part)
    emptier = labels <= _EMPTIER * text
    if measured.banded:
        surely = measured.begun >= _SURE * measured.blocks
        return count > 1 or (words >= _WORDS and (emptier or surely))
    if measured.begun < _BY_WORDS * measured.blocks:
        return False
    starts = sum(map(len, measured.starts))
    if count > 1:
        return starts >= _LEAST
    return starts >= 2 and emptier and words >= _WORDS


def _add(
    table: _Table,
    measured: Measured,
    edges: Mapping[int, tuple[float, ...]],
    grids: dict[int, list[Grid]],
    taken: set[int],
) -> None:
    """Makes grids of the table's parts and takes their words."""
    for part, starts in zip(table.parts, measured.starts, strict=True):
        page = part[0].page
        grids[page].append(_grid(part, edges[page], starts))
        taken.update(id(word) for row in part for word in row.words)


def _edges(table: _Table, sides: Mapping[int, tuple[float, float]]) -> dict[int, tuple[float, ...]]:
    """The column edges of a table by page: of its rules, or of its text."""
    pages = {part[0].page for part in table.parts}
    if table.edges is not None:
        return dict.fromkeys(pages, table.edges)
    inner = [start - ALIGNED for start in table.starts]
    return {page: (sides[page][0] - 1, *inner, sides[page][1] + 1) for page in pages}


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
