"""Tables with horizontal rules only: where their columns are, as if vertical rules stood there.

The rules say where rows end, so only the columns must be found: strips that hardly any line crosses
over all pages of the table. They are given as rules, band by band, but not through a line that
crosses a strip, such as the name of a pillar over all columns.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median, median_low

from extractors.readers.pdf.columns import Columns, lines_of
from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.rules import LEAST_ROW, SNAP, is_beside, upright, without_page_frame
from extractors.readers.pdf.words import Word

_LONG = 0.4
"""Part of the page width from which a horizontal rule can part rows of a table."""

_SAME_END = 3.0
_STRIP = 0.5
"""Type sizes: the empty strip between columns is at least this wide."""

_SPACE = 0.3
"""Type sizes: a gap before a column's start is wider than this, being more than a space."""

_CROSSED = 0.2
"""Part of the lines on both sides of a strip that may cross it."""

_OUTSIDE = 1.5
"""Points by which words between two tables begin before the words of their cells."""

_HEADING = 1.08
_PADDING = 12.0
_LEAST_LINES = 3
_EVEN = 1.3
"""No gap of a line is wider than its usual one by this where all are spaces between words."""


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two rules: its lines, each as the stretches of its words.

    `joints`: where pieces of the two rules meet, as those of neighbouring cells do.
    """

    page: int
    top: float
    bottom: float
    lines: tuple[tuple[Word, ...], ...]
    joints: tuple[float, ...] = ()


def column_rules(pages: Sequence[PageContent]) -> dict[int, list[Rect]]:
    """Rules that would stand between the columns of tables that have none, by page number."""
    families: dict[tuple[int, int], list[_Band]] = defaultdict(list)
    for page in pages:
        for key, band in _bands(page):
            families[key].append(band)
    found: dict[int, list[Rect]] = {page.number: [] for page in pages}
    for (left, right), bands in families.items():
        joints = _usual_joints(bands)
        starts = joints or _starts(bands, left)
        if not starts or not _is_table(bands, starts):
            continue
        size = median(word.style.size for band in bands for line in band.lines for word in line)
        edges = joints or [_edge(bands, start, starts[0], left) for start in starts]
        crosses = _stands_on if joints else _crosses
        between = _between_tables(bands, starts[0])
        rows = [band for band in bands if not _is_spanning(band)]
        columns = Columns(
            [
                line
                for band in rows
                for line in band.lines
                if not any(crosses(line, start) for start in starts)
            ],
            (left, *edges, right),
        )
        for band in bands:
            large = all(word.style.size > _HEADING * size for line in band.lines for word in line)
            if large or id(band) in between:
                continue  # headings, notes and captions between two tables
            inner = [
                edge
                for edge, start in zip(edges, starts, strict=True)
                if not any(crosses(line, start) for line in band.lines)
            ]
            if _runs_over_columns(band, starts):
                inner = []
            headed = _first_row(band, columns) if len(inner) < len(edges) else None
            if headed is not None:
                found[band.page] += headed
                continue
            found[band.page] += [
                Rect(edge, band.top, edge, band.bottom) for edge in (left, *inner, right)
            ]
        for page in pages:
            here = [band for band in bands if band.page == page.number]
            # Colour shows better than the words where the rows of a table end.
            if here and (joints or not page.fills):
                found[page.number] += _open_ends(page, here, columns)
    return found


def _first_row(band: _Band, columns: Columns) -> list[Rect] | None:
    """The rules around a first row, where the heading above it stands in one band with it."""
    lines = band.lines
    start = next((i for i, line in enumerate(lines) if columns.holds(line)), 0)
    head, row = lines[:start], lines[start:]
    bold = all(word.style.bold for line in head for word in line)
    if not head or not bold or not columns.holds_row(row):
        return None
    top = row[0][0].y - row[0][0].style.size
    left, right = columns.edges[0], columns.edges[-1]
    return [
        Rect(left, top, right, top),
        *(Rect(edge, top, edge, band.bottom) for edge in columns.edges),
    ]


def _open_ends(page: PageContent, bands: Sequence[_Band], columns: Columns) -> Iterator[Rect]:
    """Rules between the columns above the first band of a page, and below the last one."""
    top, bottom = min(b.top for b in bands), max(b.bottom for b in bands)
    edges = columns.edges
    words = [w for w in page.words if not top < w.y - 0.3 * w.style.size < bottom]
    lines = lines_of(words)
    above = columns.row(reversed([line for line in lines if line[0].y < top]), top)
    below = columns.row((line for line in lines if line[0].y > bottom), bottom)
    if above:
        upper = above[-1][0].y - above[-1][0].style.size
        yield from (Rect(edge, upper, edge, top) for edge in edges)
    if below:
        lower = below[-1][0].y + 0.4 * below[-1][0].style.size
        yield from (Rect(edge, bottom, edge, lower) for edge in edges)


def _bands(page: PageContent) -> list[tuple[tuple[int, int], _Band]]:
    """The bands between long rules of one table, with its left and right edge."""
    rules = without_page_frame(page)
    joined = _joined(rules)
    long = [
        rule
        for rule in joined
        if rule.x1 - rule.x0 > _LONG * page.width and rule.bottom - rule.top < _SAME_END
    ]
    ruled = upright(_upright_joined(rules))
    long = [rule for rule in long if not is_beside(rule, ruled)]
    if len(long) < 2:
        return []
    left = min(rule.x0 for rule in long)
    right = max(rule.x1 for rule in long)
    # Beside a cell merged down a rule reaches one side of the table only.
    ending = [r for r in long if r.x1 > right - _SAME_END or r.x0 < left + _SAME_END]
    ys = sorted({round(rule.top, 1) for rule in ending})
    ys = [b for a, b in pairwise([float("-inf"), *ys]) if b - a > LEAST_ROW]
    held: list[list[Word]] = [[] for _ in range(len(ys) + 1)]
    for word in page.words:
        if left - 1 <= word.x0 <= right + 1:
            held[bisect_right(ys, word.y - 0.3 * word.style.size)].append(word)
    key = (round(left), round(right))
    return [
        (key, _Band(page.number, top, bottom, lines_of(words), _joints(rules, long, top, bottom)))
        for (top, bottom), words in zip(pairwise(ys), held[1:-1], strict=True)
        if words and not is_beside(Rect(left, top, right, bottom), ruled)
    ]


def _joints(
    rules: Sequence[Rect], long: Sequence[Rect], top: float, bottom: float
) -> tuple[float, ...]:
    """Where pieces meet in long rules at the top or the bottom of a band."""
    return tuple(
        piece.x1
        for rule in long
        if min(abs(rule.top - top), abs(rule.top - bottom)) < 1
        for piece in rules
        if abs(piece.top - rule.top) < 1 and rule.x0 - 1 < piece.x0 and piece.x1 < rule.x1 - SNAP
    )


def _usual_joints(bands: Sequence[_Band]) -> list[float]:
    """Where the pieces of rules meet beside most bands."""
    counts: dict[int, set[int]] = defaultdict(set)
    for i, band in enumerate(bands):
        for x in band.joints:
            counts[round(x / SNAP)].add(i)
    found: list[float] = []
    for place in sorted(counts):
        at = counts[place] | counts.get(place + 1, set())
        if len(at) >= _LEAST_LINES and 2 * len(at) > len(bands):
            x = median(
                x for i in at for x in bands[i].joints if round(x / SNAP) in (place, place + 1)
            )
            if not found or x - found[-1] > 2 * SNAP:
                found.append(x)
    return found


def _stands_on(line: Sequence[Word], x: float) -> bool:
    """Whether a word of the line stands on the place."""
    return any(word.x0 < x - 1 and word.x1 > x + 1 for word in line)


def _joined(rules: Sequence[Rect]) -> list[Rect]:
    """The horizontal rules, with those in one that touch: browsers draw one for each cell."""
    flat = [rule for rule in rules if rule.bottom - rule.top < rule.x1 - rule.x0]
    result: list[Rect] = []
    for rule in sorted(flat, key=lambda rule: (round(rule.top), rule.x0)):
        last = result[-1] if result else None
        if last and abs(rule.top - last.top) < 1 and -SNAP < rule.x0 - last.x1 < SNAP:
            result[-1] = last._replace(x1=max(last.x1, rule.x1))
        else:
            result.append(rule)
    return result


def _upright_joined(rules: Sequence[Rect]) -> list[Rect]:
    """The vertical rules, with those in one that touch."""
    turned = [Rect(rule.top, rule.x0, rule.bottom, rule.x1) for rule in rules]
    return [Rect(rule.top, rule.x0, rule.bottom, rule.x1) for rule in _joined(turned)]


def _starts(bands: Sequence[_Band], left: float) -> list[float]:
    """Left edges of the columns behind the first: many stretches begin there, few lines cross."""
    counts: dict[int, int] = defaultdict(int)
    for band in bands:
        for line in band.lines:
            end = left - line[0].style.size
            for word in line:
                if word.x0 - end > _STRIP * word.style.size:
                    counts[round(word.x0)] += 1
                end = word.x1
    # The name of a pillar over all columns crosses every strip, and says nothing of them.
    plain = [band for band in bands if not _is_spanning(band)]
    lines = [line for band in plain for line in band.lines]
    if not lines:
        return []
    found: list[float] = []
    for x in sorted(counts, key=lambda x: (-counts[x], x)):
        near = counts[x] + counts.get(x - 1, 0) + counts.get(x + 1, 0)
        if near < _LEAST_LINES or x < left + 1.5 * lines[0][0].style.size:
            continue
        if any(abs(x - other) < 12 for other in found):
            continue
        start = x - 1.5
        before = [line for line in lines if line[0].x0 < start < line[-1].x1]
        crossing = sum(1 for line in before if _crosses(line, start))
        if crossing <= _CROSSED * len(before) and 2 * near >= len(plain) and before:
            found.append(start)
    return sorted(found)


def _between_tables(bands: Sequence[_Band], second: float) -> set[int]:
    """Ids of bands between two tables, which hold notes, captions, text.

    Such words begin where the rules do, before the padding that all cells have, or stand above
    column headings that a page shows once more.

    Args:
        bands: of tables with the same edges, page by page.
        second: left edge of the second column.
    """
    rows = [
        band
        for band in bands
        if any(line[-1].x0 >= second for line in band.lines) and not _is_spanning(band)
    ]
    in_columns = {id(band) for band in rows}
    left = min((line[0].x0 for band in rows for line in band.lines), default=0.0)
    found: set[int] = set()
    for band, below in zip(bands, [*bands[1:], None], strict=True):
        if id(band) in in_columns or all(word.style.bold for line in band.lines for word in line):
            continue
        outside = all(line[0].x0 < left - _OUTSIDE for line in band.lines)
        if outside or (below is not None and _repeats_head(below, band, rows)):
            found.add(id(band))
    return found


def _repeats_head(band: _Band, above: _Band, rows: Sequence[_Band]) -> bool:
    """Whether bold column headings below other words are those that stand above the first rows."""
    bold = all(word.style.bold for line in band.lines for word in line)
    same = band.page == above.page and bool(rows) and band is not rows[0]
    return same and bold and _words(band) == _words(rows[0])


def _words(band: _Band) -> list[str]:
    return [word.text for line in band.lines for word in line]


def _is_spanning(band: _Band) -> bool:
    return all(
        b.x0 - a.x1 < _STRIP * b.style.size for line in band.lines for a, b in pairwise(line)
    )


def _edge(bands: Sequence[_Band], start: float, second: float, left: float) -> float:
    """Where the cells end and begin: as far before the text as the table's edge is."""
    first = [line[0].x0 for band in bands for line in band.lines if line[0].x0 < second]
    ends = [
        max(word.x1 for word in line if word.x0 < start)
        for band in bands
        for line in band.lines
        if line[0].x0 < start and not _crosses(line, start)
    ]
    padding = min(max(0.0, median_low(first) - left - 1.5), _PADDING)
    return max([start - padding, *(end + 0.5 for end in ends if end < start)])


def _runs_over_columns(band: _Band, starts: Sequence[float]) -> bool:
    """Whether lines with no more than spaces between their words reach over a column's start."""
    over = _is_spanning(band) and all(map(_is_even, band.lines))
    return over and any(
        line[0].x0 < x - 1 and line[-1].x1 > x + 1 for line in band.lines for x in starts
    )


def _is_even(line: Sequence[Word]) -> bool:
    """Whether a line has one width of gap, as no line of several columns has."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(line)]
    return not gaps or max(gaps) <= _EVEN * median(gaps)


def _crosses(line: Sequence[Word], x: float) -> bool:
    """Whether words stand on the place, or run over it with only a space between them."""
    for word in line:
        if word.x0 < x - 1 and word.x1 > x + 1:
            return True
    for a, b in pairwise(line):
        if a.x1 <= x + 1 and b.x0 >= x - 1:
            least = _SPACE if b.x0 - x < 3 else 2 * _STRIP
            return b.x0 - a.x1 < least * b.style.size
    return False


def _is_table(bands: Sequence[_Band], starts: Sequence[float]) -> bool:
    """Whether the bands are rows: several on a page have words in two columns, at their top."""
    whole: Mapping[int, list[_Band]] = defaultdict(list)
    single = several = 0
    for band in bands:
        # A first column of turned names, or of labels that go on, may hold no word.
        left = min(line[0].x0 for line in band.lines)
        start = next((x for x in starts if x > left), starts[-1])
        first = [line for line in band.lines if line[0].x0 < start]
        second = [line for line in band.lines if line[-1].x0 >= start]
        if not first or not second:
            continue
        whole[band.page].append(band)
        pitch = 2.2 * first[0][0].style.size
        # The column of labels has one paragraph in each row, whichever side it stands on.
        if any(
            all(b[-1].y - a[-1].y < pitch for a, b in pairwise(lines)) for lines in (first, second)
        ):
            single += 1
        else:
            several += 1
    return single >= 2 and single >= 2 * several and max(map(len, whole.values()), default=0) >= 2
