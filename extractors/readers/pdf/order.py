"""Reading order of a page: columns, full-width zones, tables and boxes in their places.

Columns are found before lines are built, else words of two columns on one baseline become one
line. A column begins where many stretches of words begin one below the other, with nothing
crossing the strip to their left; whatever crosses it (title, wide table, imprint) cuts the page
into zones, which are read one after the other, column by column.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from extractors.readers.pdf.abreast import are_pairs
from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.tables import Grid
from extractors.readers.pdf.words import Word

_LEAST_LINES = 4
"""Lines on each side from which two stretches of words are columns."""

_STRIP = 0.7
"""Type sizes: the empty strip between columns is at least this wide."""

_WIDE_STRIP = 1.0
_MANY_LINES = 12
"""A strip narrower than the first, in type sizes, parts columns of at least so many lines."""

_NARROWEST = 6.0
"""Type sizes: no column of prose is narrower."""

_FRAME = 16.0
"""Points by which a box may reach out of its column."""

_ASIDE = 0.55
"""A column narrower than this part of the one beside it holds remarks; text flows on in equals."""

_LINE_BELOW = 1.8
"""Type sizes: the next line of a paragraph or heading is no further down."""

_ALIGNED = 2.0
"""Points within which left edges are one below the other."""


_NAME_LINES = 2
"""Lines that the name of a field beside its box takes; more are text that flows around a box."""

_EVEN = 1.0
"""Points within which two distances are the same."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Words of one column between two other things, with the column's sides.

    `aside`: it is a narrow column beside the text, which goes on without it.
    """

    words: tuple[Word, ...]
    left: float
    right: float
    aside: bool = False


@dataclass(slots=True)
class _Row:
    """Words on one baseline over the whole width."""

    words: list[Word]
    top: float
    bottom: float


def column_starts(
    bodies: Mapping[int, Sequence[Word]],
    grids: Mapping[int, Sequence[Grid]],
    sides: Mapping[int, tuple[float, float]],
) -> dict[int, float | None]:
    """The left edge of the second column by page; None for pages in one column.

    A page with few lines, as the last one often is, has its columns where the others have them.

    Args:
        bodies: words outside tables and boxes, by page.
        grids: tables and boxes, by page.
        sides: left and right edge of the text, by page.
    """
    found = {page: _column_start(words, sides[page]) for page, words in bodies.items()}
    usual = Counter(round(start) for start in found.values() if start is not None)
    for page, start in found.items():
        alone = start is None or usual[round(start)] == 1
        if usual and alone and bodies[page]:
            found[page] = _as_elsewhere(_rows(bodies[page]), grids[page], usual) or start
    return found


def _as_elsewhere(
    rows: Sequence[_Row], grids: Sequence[Grid], usual: Mapping[int, int]
) -> float | None:
    """Where other pages begin their second column, if this one has lines on both sides of it."""
    for place in sorted(usual, key=lambda x: (-usual[x], x)):
        starts = [word.x0 for row in rows for word in row.words if abs(word.x0 - place) <= _ALIGNED]
        start = min(starts, default=float(place))
        free = [row for row in rows if not _crosses(row.words, start)]
        left = [(r.top, r.bottom) for r in free if r.words[0].x0 < start - _ALIGNED]
        right = [(r.top, r.bottom) for r in free if r.words[-1].x0 >= start - _ALIGNED]
        left += [(g.area.top, g.area.bottom) for g in grids if g.area.x1 < start]
        right += [(g.area.top, g.area.bottom) for g in grids if g.area.x0 >= start - _ALIGNED]
        both = any(a <= d and c <= b for a, b in left for c, d in right)
        if both and 3 * len(free) > 2 * len(rows):
            return start
    return None


def reading_order(
    words: Sequence[Word],
    grids: Sequence[Grid],
    sides: tuple[float, float],
    start: float | None,
) -> list[Chunk | Grid]:
    """Words and tables of a page (or of one column) in reading order.

    Args:
        words: outside tables and boxes, without running heads and notes.
        grids: tables and boxes, from top to bottom.
        sides: left and right edge of the area that the words are in.
        start: left edge of its second column; None when it has one column.
    """
    if start is None:
        return _stacked(words, grids, sides)
    result: list[Chunk | Grid] = []
    for zone_words, zone_grids, split in _zones(words, grids, start, sides[1]):
        if not split:
            result += _stacked(zone_words, zone_grids, sides)
            continue
        left_words = [word for word in zone_words if word.x0 < start]
        right_words = [word for word in zone_words if word.x0 >= start]
        strip = max((word.x1 for word in left_words), default=start)
        left_grids = [grid for grid in zone_grids if _middle(grid.area) < start]
        right_grids = [grid for grid in zone_grids if _middle(grid.area) >= start]
        left_sides, right_sides = (sides[0], min(strip, start)), (start, sides[1])
        inner = _column_start(left_words, left_sides, inner=True)
        left = reading_order(left_words, left_grids, left_sides, inner)
        inner = _column_start(right_words, right_sides, inner=True)
        right = reading_order(right_words, right_grids, right_sides, inner)
        shares = left_sides[1] - left_sides[0], right_sides[1] - right_sides[0]
        if shares[0] < _ASIDE * shares[1]:
            left = [replace(c, aside=True) if isinstance(c, Chunk) else c for c in left]
        if shares[1] < _ASIDE * shares[0]:
            right = [replace(c, aside=True) if isinstance(c, Chunk) else c for c in right]
        result += [*left, *right]
    return result


def _stacked(
    words: Sequence[Word], grids: Sequence[Grid], sides: tuple[float, float]
) -> list[Chunk | Grid]:
    """One column: the words between two tables are one chunk."""
    result: list[Chunk | Grid] = []
    rest = list(words)
    for grid in sorted(grids, key=lambda g: g.area.top):
        named = _name_beside(grid, rest)
        above = [word for word in rest if word.y <= grid.area.top + 1 or id(word) in named]
        if above:
            result.append(Chunk(tuple(above), *sides))
            before = set(map(id, above))
            rest = [word for word in rest if id(word) not in before]
        result.append(grid)
    if rest:
        result.append(Chunk(tuple(rest), *sides))
    return result


def _name_beside(grid: Grid, words: Sequence[Word]) -> set[int]:
    """The ids of words to the left of a box that name what stands in it, as in a form."""
    top, bottom = grid.area.top + 1, grid.area.bottom + 1
    if grid.columns > 1:
        return set()
    name = [w for w in words if top < w.y <= bottom and w.x1 <= grid.area.x0 + 1]
    return set(map(id, name)) if len(_rows(name)) <= _NAME_LINES else set()


def _rows(words: Sequence[Word]) -> list[_Row]:
    rows: list[_Row] = []
    base = 0.0
    for word in sorted(words, key=lambda w: w.y):
        size = word.style.size
        if rows and word.y - base <= 0.25 * size:
            row = rows[-1]
            row.words.append(word)
            row.top, row.bottom = min(row.top, word.y - 0.8 * size), max(row.bottom, word.y)
        else:
            rows.append(_Row([word], word.y - 0.8 * size, word.y))
            base = word.y
    for row in rows:
        row.words.sort(key=lambda w: w.x0)
    return rows


def _column_start(
    words: Sequence[Word], sides: tuple[float, float], *, inner: bool = False
) -> float | None:
    """The left edge of the second column; None for text in one column.

    `inner`: in a column already, where more must show that it holds two again.
    """
    width = sides[1] - sides[0]
    if not words or width <= 0:
        return None
    rows = _rows(words)
    starts: list[float] = []
    for row in rows:
        before: Word | None = None
        for word in row.words:
            gap = word.x0 - before.x1 if before is not None else width
            inside = word.x0 > sides[0] + 0.2 * width
            if inside and not word.glued and gap >= _STRIP * word.style.size:
                starts.append(word.x0)
            before = word
    if len(starts) < _LEAST_LINES:
        return None
    best: tuple[int, float] | None = None
    for cluster in _clusters(starts):
        if len(cluster) < _LEAST_LINES:
            continue
        score = _columnar_rows(rows, min(cluster), inner=inner)
        if score and (best is None or score > best[0]):
            best = (score, min(cluster))
    return best[1] if best is not None else None


def _clusters(values: Sequence[float]) -> list[list[float]]:
    clusters: list[list[float]] = []
    for value in sorted(values):
        if clusters and value - clusters[-1][0] <= _ALIGNED:
            clusters[-1].append(value)
        else:
            clusters.append([value])
    return clusters


def _columnar_rows(rows: Sequence[_Row], start: float, *, inner: bool) -> int:
    """Rows in runs that nothing crosses and that have lines on both sides of the strip."""
    total = 0
    run: list[_Row] = []
    for row in [*rows, None]:
        if row is not None and not _crosses(row.words, start):
            run.append(row)
            continue
        total += _worth(run, start) if not inner or len(run) >= _MANY_LINES else 0
        run = []
    return total


def _worth(run: Sequence[_Row], start: float) -> int:
    if not run:
        return 0
    size = median(word.style.size for row in run for word in row.words)
    if start - min(row.words[0].x0 for row in run) < _NARROWEST * size:
        return 0
    if len(run) < _MANY_LINES and _strip_width(run, start) < _WIDE_STRIP * size:
        return 0  # wide spaces of justified lines, one below the other by chance
    left = [row for row in run if row.words[0].x0 < start - _ALIGNED]
    right = [row for row in run if row.words[-1].x0 >= start - _ALIGNED]
    aligned = sum(1 for row in right if any(abs(word.x0 - start) <= _ALIGNED for word in row.words))
    if min(len(left), len(right)) < _LEAST_LINES or 2 * aligned < len(right):
        return 0
    if len(run) < _MANY_LINES and are_pairs([row.words for row in run], start - _ALIGNED):
        return 0
    overlap = min(left[-1].bottom, right[-1].bottom) - max(left[0].top, right[0].top)
    return len(run) if overlap > 0 else 0


def _strip_width(run: Sequence[_Row], start: float) -> float:
    """The width of the empty strip before a column's start."""
    ends = [word.x1 for row in run for word in row.words if word.x0 < start - _ALIGNED]
    return start - max(ends, default=start)


def _crosses(words: Sequence[Word], start: float) -> bool:
    """Whether words of one baseline reach over the strip left of a column's start."""
    for word in words:
        if word.x0 < start - _ALIGNED and word.x1 > start - 0.4 * word.style.size:
            return True
    left = [word for word in words if word.x0 < start - _ALIGNED]
    right = [word for word in words if word.x0 >= start - _ALIGNED]
    # A raised mark may share the baseline of a line beside it, wherever its own line is.
    while right and right[0].glued:
        right.pop(0)
    if not left or not right:
        return False
    size = max(word.style.size for word in words)
    near = right[0].x0 - left[-1].x1
    return near < _STRIP * size or right[0].x0 > start + 4 * size


def _zones(
    words: Sequence[Word], grids: Sequence[Grid], start: float, right: float
) -> list[tuple[list[Word], list[Grid], bool]]:
    """The page from top to bottom: full-width zones and zones of columns (True)."""
    entries: list[tuple[float, bool, list[Word], list[Grid]]] = []
    for row in _rows(words):
        entries.append((row.top, _crosses(row.words, start), row.words, []))
    for grid in grids:
        entries.append((grid.area.top, _spans(grid.area, start), [], [grid]))
    entries.sort(key=lambda entry: entry[0])
    zones: list[tuple[list[Word], list[Grid], bool]] = []
    for _, crossing, row_words, row_grids in entries:
        split = not crossing
        if not zones or zones[-1][2] != split:
            zones.append(([], [], split))
        zones[-1][0].extend(row_words)
        zones[-1][1].extend(row_grids)
    _move_last_lines(zones, start, right)
    return _with_short_heads(zones, start)


def _spans(area: Rect, start: float) -> bool:
    """Whether an area stands in both columns; a frame reaches a little beyond its own."""
    return area.x0 < start - _FRAME and area.x1 > start + _FRAME


def _middle(area: Rect) -> float:
    return (area.x0 + area.x1) / 2


def _move_last_lines(
    zones: Sequence[tuple[list[Word], list[Grid], bool]], start: float, right: float
) -> None:
    """Moves what a full-width line goes on with, and ends before the strip, into its zone."""
    for zone, after in pairwise(zones):
        if zone[2] or not zone[0] or (zone[1] and _rows(zone[0])[-1].top < zone[1][-1].area.top):
            continue
        upper = _rows(zone[0])[-1]
        for row in _rows(after[0]):
            first, size = row.words[0], row.words[0].style.size
            alone = all(word.x1 < start for word in row.words)
            below = abs(first.x0 - upper.words[0].x0) < _ALIGNED and (
                row.bottom - upper.bottom < _LINE_BELOW * size
            )
            full = upper.words[-1].x1 + first.x1 - first.x0 > right
            if not (alone and below and full and first.style == upper.words[-1].style):
                break
            for word in row.words:
                after[0].remove(word)
            zone[0].extend(row.words)
            upper = row


def _with_short_heads(
    zones: list[tuple[list[Word], list[Grid], bool]], start: float
) -> list[tuple[list[Word], list[Grid], bool]]:
    """Moves short full-width lines at the end of a column zone into the zone that follows.

    A heading over the whole width may end before the strip; it stands below both columns and
    nearer to the following text than to the column above it. Below a letterhead of two blocks,
    where no text flows from one to the other, "Dear Sir" may be as far from both.
    """
    for zone, after in pairwise(zones):
        if not zone[2] or not after[0]:
            continue
        beside = [row.bottom for row in _rows(zone[0]) if row.words[-1].x0 >= start - _ALIGNED]
        if not beside:
            continue
        right_end, slack = beside[-1], _EVEN if len(beside) < _MANY_LINES else 0.0
        tail = [row for row in _rows(zone[0]) if row.bottom > right_end]
        next_top = min(word.y - 0.8 * word.style.size for word in after[0])
        while tail:
            row = tail[-1]
            above = [word.y for word in zone[0] if word.y < row.top]
            nearer = not above or row.top - max(above) > next_top - row.bottom - slack
            if not nearer:
                break
            for word in row.words:
                zone[0].remove(word)
            after[0][:0] = row.words
            next_top = row.top
            tail.pop()
    return [zone for zone in zones if zone[0] or zone[1]]
