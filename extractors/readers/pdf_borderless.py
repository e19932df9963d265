"""Tables without rules: columns of words that begin one below the other, rows by shared baselines.

Columns of prose look alike at first. What makes a table is that the first column begins something
new just where another column does, on the same baseline, and that a column of labels is emptier
than the text beside it, while prose fills its left column first.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.readers.pdf_drawing import Rect
from extractors.readers.pdf_lines import PrintedLine, make_lines
from extractors.readers.pdf_page import Word
from extractors.readers.pdf_paragraphs import is_mark
from extractors.readers.pdf_tables import Grid, GridCell
from extractors.stitch import counts_on, is_finished

_ALIGNED = 2.0
_STRIP = 0.6
"""Type sizes: the empty strip before a column is at least this wide."""

_LEAST_ROWS = 3
_EMPTIER = 0.75
"""A column of labels has at most this part of the lines of the text beside it."""

_SURE = 0.7
"""Part of the label blocks that must begin together with another column."""

_WORDS = 25
"""Words in a table of two columns, below which it is an address or the head of a letter."""


@dataclass(slots=True)
class _Row:
    """Words on one baseline."""

    words: list[Word]
    y: float
    size: float


@dataclass(slots=True)
class _Region:
    """Rows of one page, from top to bottom, in columns that begin at `starts` (not the first).

    The counts say how much it looks like a table: labels that begin together with another column,
    all label blocks, lines of labels and of the longest other column, words.
    """

    page: int
    rows: list[_Row]
    starts: list[float]
    row_starts: list[float]
    aligned: int
    blocks: int
    labels: int
    text: int
    words: int


def find_borderless(
    bodies: Mapping[int, Sequence[Word]], sides: Mapping[int, tuple[float, float]]
) -> dict[int, tuple[list[Grid], list[Word]]]:
    """Tables without rules by page, each with the words that are in none.

    Args:
        bodies: words outside ruled tables, without running heads and notes, by page.
        sides: left and right edge of the text, by page.
    """
    rows = {page: _rows(words) for page, words in bodies.items()}
    found = [region for page in sorted(rows) for region in _regions(page, rows[page], sides[page])]
    regions: dict[int, list[_Region]] = {}
    for family in _families(found):
        if _is_table(family):
            for region in family:
                taken = {id(row) for other in regions.get(region.page, []) for row in other.rows}
                if not any(id(row) in taken for row in region.rows):
                    regions.setdefault(region.page, []).append(region)
    if regions:
        for page in sorted(rows):
            more = _continued(page, rows, regions)
            if more is not None:
                regions.setdefault(page, []).append(more)
    result: dict[int, tuple[list[Grid], list[Word]]] = {}
    for page, words in bodies.items():
        here = sorted(regions.get(page, []), key=lambda region: region.rows[0].y)
        inside = {id(word) for region in here for row in region.rows for word in row.words}
        rest = [word for word in words if id(word) not in inside]
        result[page] = ([_grid(region, sides[page]) for region in here], rest)
    return result


def _families(found: Sequence[_Region]) -> list[list[_Region]]:
    """Regions with the same columns, those with most columns and rows first."""
    families: list[list[_Region]] = []
    for region in sorted(found, key=lambda r: (-len(r.starts), r.page)):
        for family in families:
            ours, theirs = region.starts, family[0].starts
            if len(ours) == len(theirs) and all(
                abs(a - b) <= 1.5 * _ALIGNED for a, b in zip(ours, theirs, strict=True)
            ):
                family.append(region)
                break
        else:
            families.append([region])
    families.sort(key=lambda f: (-len(f[0].starts), -sum(len(r.rows) for r in f)))
    return families


def _is_table(family: Sequence[_Region]) -> bool:
    """Whether the regions together behave like a table."""
    row_starts = sum(len(region.row_starts) for region in family)
    aligned = sum(region.aligned for region in family)
    if aligned < _SURE * sum(region.blocks for region in family):
        return False
    if len(family[0].starts) > 1:
        return row_starts >= _LEAST_ROWS
    labels = sum(region.labels for region in family)
    text = sum(region.text for region in family)
    words = sum(region.words for region in family)
    return row_starts >= 2 and labels <= _EMPTIER * text and words >= _WORDS


def _rows(words: Sequence[Word]) -> list[_Row]:
    rows: list[_Row] = []
    for word in sorted(words, key=lambda w: (w.y, w.x0)):
        size = word.style.size
        if rows and word.y - rows[-1].y <= 0.25 * size:
            rows[-1].words.append(word)
            rows[-1].size = max(rows[-1].size, size)
        else:
            rows.append(_Row([word], word.y, size))
    for row in rows:
        row.words.sort(key=lambda w: w.x0)
    return rows


def _crosses(row: _Row, start: float) -> bool:
    """Whether a word reaches into the strip before a column's start."""
    limit = start - _STRIP * row.size
    return any(word.x0 < start - _ALIGNED and word.x1 > limit for word in row.words)


def _candidates(rows: Sequence[_Row], sides: tuple[float, float]) -> list[float]:
    """Places where stretches of words begin, one below the other, behind an empty strip."""
    found: list[float] = []
    for row in rows:
        before: Word | None = None
        for word in row.words:
            gap = word.x0 - (before.x1 if before is not None else sides[0])
            if gap >= _STRIP * row.size and word.x0 > sides[0] + 2 * row.size:
                found.append(word.x0)
            before = word
    clusters: list[list[float]] = []
    for x in sorted(found):
        if clusters and x - clusters[-1][0] <= _ALIGNED:
            clusters[-1].append(x)
        else:
            clusters.append([x])
    return [min(cluster) for cluster in clusters if len(cluster) >= _LEAST_ROWS]


def _regions(page: int, rows: Sequence[_Row], sides: tuple[float, float]) -> list[_Region]:
    """Stretches of rows that may be a table, each with as many columns as it has."""
    result: list[_Region] = []
    candidates = _candidates(rows, sides)
    for start in candidates:
        for run in _runs(rows, start):
            starts = [
                x
                for x in candidates
                if sum(1 for row in run if _begins(row, x)) >= min(_LEAST_ROWS, len(run))
                and not any(_crosses(row, x) for row in run)
            ]
            if start in starts and _both_sides(run, start):
                region = _measured(page, _trimmed(run, starts[0]), starts)
                if region is not None:
                    result.append(region)
    return result


def _trimmed(run: list[_Row], start: float) -> list[_Row]:
    """Without headings at either end: lines in the first column only, set off by a gap."""
    rows = list(run)
    while len(rows) > 1 and _only_left(rows[-1], start):
        if rows[-1].y - rows[-2].y < 1.7 * rows[-1].size:
            break
        rows.pop()
    while len(rows) > 1 and _only_left(rows[0], start):
        if rows[1].y - rows[0].y < 1.7 * rows[0].size and rows[0].size <= rows[1].size:
            break
        rows.pop(0)
    return rows


def _only_left(row: _Row, start: float) -> bool:
    return row.words[-1].x0 < start - _ALIGNED


def _runs(rows: Sequence[_Row], start: float) -> list[list[_Row]]:
    """Stretches of rows that nothing crosses; a bold line alone between two tables cuts too."""
    runs: list[list[_Row]] = [[]]
    for i, row in enumerate(rows):
        if _crosses(row, start) or _is_heading(rows, i, start):
            runs.append([])
        else:
            runs[-1].append(row)
    return [run for run in runs if run]


def _is_heading(rows: Sequence[_Row], i: int, start: float) -> bool:
    row = rows[i]
    if not _only_left(row, start) or not all(word.style.bold for word in row.words):
        return False
    above = row.y - rows[i - 1].y if i else 2 * row.size
    below = rows[i + 1] if i + 1 < len(rows) else None
    opens = below is None or (_begins(below, start) and below.words[0].x0 < start - _ALIGNED)
    return above > 1.3 * row.size and opens


def _both_sides(run: Sequence[_Row], start: float) -> bool:
    left = sum(1 for row in run if row.words[0].x0 < start - _ALIGNED)
    right = sum(1 for row in run if row.words[-1].x0 >= start - _ALIGNED)
    return left >= 1 and right >= 2


def _begins(row: _Row, start: float) -> bool:
    return any(abs(word.x0 - start) <= _ALIGNED for word in row.words)


def _measured(page: int, run: list[_Row], starts: list[float]) -> _Region | None:
    """The run in columns, with what speaks for a table; None when one column holds only marks."""
    columns = _columns(run, starts, page)
    labels = columns[0]
    if not labels or (len(starts) == 1 and all(_only_marks(line) for line in labels)):
        return None
    text = max(columns[1:], key=len)
    row_starts = _behind_head(run, starts) + _row_starts(columns)
    blocks = _blocks(labels)
    # At the top of a page a label may go on, and begins nothing.
    aligned = sum(1 for line in blocks if any(abs(line.y - y) < 1 for y in row_starts))
    return _Region(
        page=page,
        rows=run,
        starts=starts,
        row_starts=row_starts,
        aligned=aligned,
        blocks=len(blocks),
        labels=len(labels),
        text=len(text),
        words=sum(len(line.words) for column in columns for line in column),
    )


def _only_marks(line: PrintedLine) -> bool:
    return len(line.words) == 1 and is_mark(line.words[0].text)


def _columns(rows: Sequence[_Row], starts: Sequence[float], page: int) -> list[list[PrintedLine]]:
    edges = [float("-inf"), *(start - _ALIGNED for start in starts), float("inf")]
    return [
        make_lines([word for row in rows for word in row.words if left <= word.x0 < right], page)
        for left, right in pairwise(edges)
    ]


def _pitch(lines: Sequence[PrintedLine]) -> float:
    gaps = [b.y - a.y for a, b in pairwise(lines) if b.y - a.y < 2.5 * a.size]
    return min(median(gaps), 1.8 * lines[0].size) if gaps else 1.2 * lines[0].size


def _blocks(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """First lines of what a gap sets off."""
    pitch = _pitch(lines)
    return [lines[0]] + [b for a, b in pairwise(lines) if b.y - a.y > 1.5 * pitch]


def _row_starts(columns: Sequence[Sequence[PrintedLine]]) -> list[float]:
    """Baselines on which the first column and another one begin something new together."""
    labels = columns[0]
    if not labels:
        return []
    result: list[float] = []
    label_pitch = _pitch(labels)
    widest = max(label.x1 for label in labels)
    for i, label in enumerate(labels):
        first = (
            i == 0
            or counts_on(labels[i - 1].text, label.text)
            or label.y - labels[i - 1].y > 1.3 * label_pitch
        )
        beside = [_new_at(column, label) for column in columns[1:] if column]
        begun = [new for new in beside if new is not None]
        if not begun or any(_runs_through(column, label) for column in columns[1:]):
            continue
        # Without any gap in the labels, the label above must be over and all others begin anew.
        over = first or _is_over(labels[i - 1], label, widest)
        if any(begun) and (first or (over and all(begun))):
            result.append(label.y)
    return result


def _is_over(upper: PrintedLine, lower: PrintedLine, right: float) -> bool:
    """Whether the label's line above is its last: it ends a sentence or leaves room."""
    first = lower.words[0]
    return is_finished(upper.text) or right - upper.x1 > first.x1 - first.x0 + 0.5 * upper.size


def _new_at(column: Sequence[PrintedLine], label: PrintedLine) -> bool | None:
    """Whether the column begins a paragraph on the label's baseline; None when it has no line."""
    near = 0.3 * label.size
    for i, line in enumerate(column):
        if abs(line.y - label.y) > near:
            continue
        if i == 0:
            return True
        above = column[i - 1]
        right = max(other.x1 for other in column)
        short = right - above.x1 > (line.words[0].x1 - line.x0) + line.size
        return line.y - above.y > 1.12 * _pitch(column) or short
    return None


def _runs_through(column: Sequence[PrintedLine], label: PrintedLine) -> bool:
    """Whether the column has lines close above and below the baseline, but none on it."""
    near = 0.3 * label.size
    if any(abs(line.y - label.y) <= near for line in column):
        return False
    pitch = _pitch(column) if column else 0.0
    above = any(0 < label.y - line.y < pitch for line in column)
    below = any(0 < line.y - label.y < pitch for line in column)
    return above and below


def _continued(
    page: int, rows: Mapping[int, Sequence[_Row]], regions: Mapping[int, Sequence[_Region]]
) -> _Region | None:
    """The table of the page before, going on at the top of this one."""
    previous, here = rows.get(page - 1), rows[page]
    if not previous or not here:
        return None
    before = next((r for r in regions.get(page - 1, []) if r.rows[-1] is previous[-1]), None)
    if before is None or any(r.rows[0] is here[0] for r in regions.get(page, [])):
        return None
    taken = {id(row) for region in regions.get(page, []) for row in region.rows}
    run: list[_Row] = []
    for row in here:
        if id(row) in taken or any(_crosses(row, start) for start in before.starts):
            break
        run.append(row)
    if not any(_begins(row, start) for row in run for start in before.starts):
        return None
    return _measured_as(page, run, before.starts)


def _measured_as(page: int, run: list[_Row], starts: list[float]) -> _Region:
    columns = _columns(run, starts, page)
    row_starts = _behind_head(run, starts) + _row_starts(columns)
    return _Region(page, run, starts, row_starts, 0, 0, 0, 0, 0)


def _behind_head(run: Sequence[_Row], starts: Sequence[float]) -> list[float]:
    """The first baseline behind bold column headings at the top, where a row begins in any case."""
    for i, row in enumerate(run):
        if all(word.style.bold for word in row.words):
            continue
        head = run[:i]
        several = any(not _only_left(bold, starts[0]) for bold in head)
        labelled = any(_only_left(bold, starts[0]) or bold.words[0].x0 < starts[0] for bold in head)
        return [row.y] if head and several and labelled else []
    return []


def _grid(region: _Region, sides: tuple[float, float]) -> Grid:
    """The region as a grid: what stands above the first row start belongs to a row before."""
    first, last = region.rows[0], region.rows[-1]
    tops = [first.y - first.size]
    for y in sorted(region.row_starts):
        if y - 0.85 * first.size > tops[-1] + first.size:
            tops.append(y - 0.85 * first.size)
    bottom = last.y + 0.4 * last.size
    bounds = [*tops, bottom]
    edges = [sides[0] - 1, *(start - _ALIGNED for start in region.starts), sides[1] + 1]
    words: dict[tuple[int, int], list[Word]] = {}
    for row in region.rows:
        place = max(i for i, top in enumerate(tops) if i == 0 or row.y > top)
        for word in row.words:
            column = sum(1 for edge in edges[1:-1] if word.x0 >= edge)
            words.setdefault((place, column), []).append(word)
    cells = tuple(
        GridCell(
            row=row,
            column=column,
            rows=1,
            span=1,
            area=Rect(left, top, right, below),
            words=tuple(words.get((row, column), ())),
        )
        for row, (top, below) in enumerate(pairwise(bounds))
        for column, (left, right) in enumerate(pairwise(edges))
    )
    return Grid(
        region.page, Rect(edges[0], tops[0], edges[-1], bottom), tuple(edges), cells, len(tops)
    )
