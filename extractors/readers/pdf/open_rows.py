"""Where the rows of a table begin that no rule parts: blank bands over all columns.

A new row begins where the first column begins something behind a blank band that reaches over every
column; lines of one label follow each other too closely for that. Beside a label merged downwards,
rows begin where all other columns begin anew together. Tables set without any space between rows
are left to what the words say.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.readers.pdf.lines import PrintedLine, make_lines
from extractors.readers.pdf.markers import is_mark
from extractors.readers.pdf.row_words import blocks_of, row_starts
from extractors.readers.pdf.words import Word

ALIGNED = 2.0
"""Points within which left edges are one below the other."""

_BAND = (1.0, 0.1)
"""Points and part of the type size by which the band between two rows exceeds the line pitch."""

_SAME_BAND = 0.8
"""Points by which the bands between rows differ."""

_HEADING_LINES = 3
"""Lines that the heading of a column of numbers may take."""

_SPARSE = 0.6
"""Part of the lines of the text that labels behind it have at most."""

SURE = 0.8
"""Part of the label blocks that must begin rows, where bands show it."""

_LEAST_LABELS = 0.5
"""Part of the blocks of the first column that begin rows where bands part them at all."""


_PITCH = 1.2
"""Type sizes between two lines, where no cell shows it."""
_SINGLE = 1.6
"""Type sizes from which a distance is rather that of rows than of the lines of a paragraph."""

_CODE = re.compile(r"(?:[IVX]{1,4}|[A-ZА-Я]|\d{1,2})(?:[.-]\d{1,2}){1,3}\.?")
"""A number of several parts, the first of which may be Roman or a letter."""

_CLOSER = 0.85
"""Part of the distance of rows below which lines belong to one cell."""


@dataclass(slots=True)
class TextRow:
    """Words on one baseline.

    Attributes:
        words: from left to right.
        y: baseline.
        size: largest type size.
        page: from 1.
        spanning: the words run over the columns, as the name of a pillar does.
        space: usual gap between words around here, in type sizes; wide in monospaced type.
        shown: places where columns begin, however near the words before them end.
    """

    words: list[Word]
    y: float
    size: float
    page: int
    spanning: bool = False
    space: float = 0.0
    shown: tuple[float, ...] = ()

    def shows(self, place: float) -> bool:
        """Whether a column is known to begin at a place."""
        return any(abs(place - known) <= ALIGNED for known in self.shown)


@dataclass(frozen=True, slots=True)
class RowStart:
    """Where a row begins: `whole` in all columns, else beside a label merged downwards.

    A `spanning` row holds words over all columns.
    """

    y: float
    whole: bool
    spanning: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """What the first column says of a table: label lines that begin rows, and that should.

    `starts`: of each part; `banded`: blank bands part the rows; `label`: the column of labels.
    """

    starts: list[list[RowStart]]
    begun: int
    blocks: int
    banded: bool
    label: int = 0


def columns_of(
    rows: Sequence[TextRow], starts: Sequence[float], page: int
) -> list[list[PrintedLine]]:
    """The lines of each column; spanning rows are in none."""
    edges = [float("-inf"), *(start - ALIGNED for start in starts), float("inf")]
    plain = [row for row in rows if not row.spanning]
    return [
        make_lines([word for row in plain for word in row.words if left <= word.x0 < right], page)
        for left, right in pairwise(edges)
    ]


def find_rows(
    parts: Sequence[Sequence[TextRow]],
    starts: Sequence[float],
    ends: Sequence[Sequence[tuple[float, bool]]] = (),
) -> Measured:
    """The row starts of each part, which is a page's or less, of a table.

    `ends`: of each part, where colour shows that rows end, in all columns or beside a label.
    """
    columns = [columns_of(part, starts, part[0].page) for part in parts]
    pitch = _pitch_per_size(columns)
    if _widen_spanning(parts, pitch):
        columns = [columns_of(part, starts, part[0].page) for part in parts]
    label = _label_column(columns)
    limits = [_Limit(part, cells, pitch) for part, cells in zip(parts, columns, strict=True)]
    usual = _usual_band(columns, label, limits)
    known = ends or [()] * len(parts)

    def by_bands(loose: bool) -> tuple[list[list[RowStart]], int, int]:
        found: list[list[RowStart]] = []
        begun = blocks = 0
        for part, cells, limit, shown in zip(parts, columns, limits, known, strict=True):
            here, new, of = _banded(part, cells, label, limit, usual, loose)
            behind = [RowStart(y, whole=True) for y in _behind_head(part, starts)]
            coloured = list(_below(part, shown))
            behind += coloured
            new, of = new + len(coloured), of + len(coloured)
            here = _with_first(sorted([*here, *behind], key=lambda s: s.y), part)
            begun, blocks = begun + new, blocks + of
            found.append(here)
        return found, begun, blocks

    found, begun, blocks = by_bands(loose=False)
    if label and len(columns[0]) > 2 and begun < SURE * blocks:
        numbered = by_bands(loose=True)
        if numbered[1] >= SURE * numbered[2]:
            found, begun, blocks = numbered
    banded = begun >= 1 and begun >= _LEAST_LABELS * blocks
    if not banded:
        found, begun, blocks = _by_words(parts, columns, starts, label)
    return Measured(found, begun, blocks, banded, label if len(columns[0]) == 2 else 0)


def _below(part: Sequence[TextRow], ends: Iterable[tuple[float, bool]]) -> Iterator[RowStart]:
    """The first baseline below each end of a coloured row, where another row begins."""
    for end, whole in ends:
        y = next((row.y for row in part if row.y > end + 1), None)
        if y is not None:
            yield RowStart(y, whole=whole)


def _widen_spanning(parts: Iterable[Sequence[TextRow]], pitch: float) -> bool:
    """Lets names over all columns take in their last lines, too short to reach over them."""
    widened = False
    for part in parts:
        for above, row in pairwise(part):
            if (
                above.spanning
                and not row.spanning
                and row.y - above.y < pitch * row.size + max(_BAND[0], _BAND[1] * row.size)
                and abs(row.words[0].x0 - above.words[0].x0) < ALIGNED
                and all(word.style == above.words[0].style for word in row.words)
                and row.words[-1].x1 <= above.words[-1].x1
            ):
                row.spanning = widened = True
    return widened


class _Limit:
    """The distance from which a band between two lines is more than their pitch."""

    def __init__(
        self, part: Sequence[TextRow], cells: Sequence[Sequence[PrintedLine]], pitch: float
    ) -> None:
        self._pitch = pitch
        self._baselines = sorted(
            [line.y for column in cells for line in column]
            + [row.y for row in part if row.spanning]
        )

    def exceeds(self, distance: float, size: float) -> bool:
        return distance > self._pitch * size + max(_BAND[0], _BAND[1] * size)

    def band(self, y: float, near: float, among: Iterable[float] | None = None) -> float:
        """How far the nearest baseline above lies, also of spanning rows."""
        lines = self._baselines if among is None else among
        return y - max((other for other in lines if other < y - near), default=float("-inf"))


def _banded(
    part: Sequence[TextRow],
    cells: Sequence[Sequence[PrintedLine]],
    label: int,
    limit: _Limit,
    usual: float,
    loose: bool,
) -> tuple[list[RowStart], int, int]:
    """Row starts of one page; how many blocks of the first column begin one, and of how many.

    `loose`: only numbers begin rows, beside which the second column begins anywhere.
    """
    starts = _spanning_starts(part)
    begun = blocks = 0
    above = float("-inf")
    others = [column for i, column in enumerate(cells) if i != label]
    numbers = cells[0] if label and len(cells) > 2 else ()
    labels_bold = _all_bold(cells[label])
    for i, line in enumerate(cells[label]):
        near = 0.3 * line.size
        beside = any(abs(other.y - line.y) <= near for column in others for other in column)
        numbered = any(abs(other.y - line.y) <= near for other in numbers)
        band = limit.band(line.y, near)
        apart = limit.exceeds(line.y - above, line.size)
        # At the top of a page a label may go on, and begins nothing.
        counts = apart and (i > 0 or line.y > part[0].y + near)
        wide = limit.exceeds(band, line.size)
        counts = numbered if loose else counts
        blocks += counts
        # The name of a part of the table stands alone, with the space of a row above it.
        named = line.bold and (not labels_bold or abs(band - usual) < _SAME_BAND)
        if numbered or (apart and wide and ((beside and not loose) or named)):
            begun += counts and (wide or not loose)
            starts.append(RowStart(line.y, whole=True))
        above = line.y
    wholes = [start.y for start in starts]
    starts += [
        RowStart(y, whole=False)
        for y in _beside_label(cells, label, limit)
        if all(abs(y - whole) > 1 for whole in wholes)
    ]
    return starts, begun, blocks


def _usual_band(
    columns: Sequence[Sequence[Sequence[PrintedLine]]], label: int, limits: Sequence[_Limit]
) -> float:
    """The distance between the last line of a row and the first of the next; 0 without any."""
    bands: list[float] = []
    for cells, limit in zip(columns, limits, strict=True):
        others = {round(line.y) for i, column in enumerate(cells) if i != label for line in column}
        for above, line in pairwise(cells[label]):
            near = 0.3 * line.size
            band = limit.band(line.y, near)
            if round(line.y) in others and limit.exceeds(line.y - above.y, line.size):
                bands += [band] if limit.exceeds(band, line.size) else []
    return median(bands) if bands else 0.0


def _beside_label(cells: Sequence[Sequence[PrintedLine]], label: int, limit: _Limit) -> list[float]:
    """Baselines on which several columns behind the label begin anew behind a blank band."""
    others = cells[label + 1 :]
    if len(others) < 2:
        return []
    baselines = sorted(line.y for column in others for line in column)
    result: list[float] = []
    for line in others[0]:
        near = 0.3 * line.size
        at = sum(any(abs(other.y - line.y) <= near for other in column) for column in others)
        if at >= 2 and limit.exceeds(limit.band(line.y, near, baselines), line.size):
            result.append(line.y)
    return result


def _spanning_starts(part: Sequence[TextRow]) -> list[RowStart]:
    """Spanning rows, and the lines behind them, where a row begins in any case."""
    starts: list[RowStart] = []
    before: TextRow | None = None
    for row in part:
        if before is None or row.spanning != before.spanning:
            if row.spanning:
                starts.append(RowStart(row.y, whole=True, spanning=True))
            elif before is not None:
                starts.append(RowStart(row.y, whole=True))
        before = row
    return starts


def _with_first(starts: list[RowStart], part: Sequence[TextRow]) -> list[RowStart]:
    """The starts, with the top of the page, where a row begins or goes on."""
    kept: list[RowStart] = []
    for start in starts:
        if kept and start.y - kept[-1].y < 1:
            kept[-1] = RowStart(
                kept[-1].y, kept[-1].whole or start.whole, kept[-1].spanning or start.spanning
            )
        else:
            kept.append(start)
    if not kept or kept[0].y > part[0].y + 1:
        kept.insert(0, RowStart(part[0].y, whole=True))
    # What begins beside a label merged down from the page before has a part of it at its side.
    kept[0] = RowStart(kept[0].y, whole=True, spanning=kept[0].spanning)
    return kept


def _label_column(columns: Sequence[Sequence[Sequence[PrintedLine]]]) -> int:
    """The second column where the first holds nothing but numbers below a heading, else the first.

    Of two columns the second one holds the labels where it has far fewer lines.

    Labels in bold are no headings: those are few, and repeated word by word.
    """
    if len(columns[0]) < 3:
        left, right = (sum(len(cells[i]) for cells in columns) for i in (0, 1))
        return int(right <= _SPARSE * left)
    first = [line for cells in columns for line in cells[0]]
    others = [line for line in first if not (only_marks(line) or _is_code(line))]
    headed = len({line.text for line in others}) <= _HEADING_LINES
    return 1 if len(others) < len(first) and headed and all(line.bold for line in others) else 0


def only_marks(line: PrintedLine) -> bool:
    """Whether the line is a number or a bullet."""
    return len(line.words) == 1 and (is_mark(line.words[0].text) or line.text.isdigit())


def _is_code(line: PrintedLine) -> bool:
    """Whether the line is a number of several parts, as measures and their parts have: "II.4"."""
    return len(line.words) == 1 and _CODE.fullmatch(line.text) is not None


def _all_bold(lines: Sequence[PrintedLine]) -> bool:
    return 2 * sum(line.bold for line in lines) > len(lines)


def _pitch_per_size(columns: Sequence[Sequence[Sequence[PrintedLine]]]) -> float:
    """The line pitch as a multiple of the type size, from the column with most lines.

    Where most cells have one line, that is the distance of rows: lines of the few that have more
    are closer.
    """
    count = max(len(cells) for cells in columns)
    longest = max(
        range(count), key=lambda i: sum(len(cells[i]) for cells in columns if i < len(cells))
    )
    gaps = _gaps(cells[longest] for cells in columns)
    usual = gaps[len(gaps) // 4] if gaps else _PITCH
    if usual < _SINGLE:
        return usual
    closest = next(iter(_gaps(column for cells in columns for column in cells)), usual)
    return closest if closest < _CLOSER * usual else usual


def _gaps(columns: Iterable[Sequence[PrintedLine]]) -> list[float]:
    """The distances of lines of one size as multiples of it, the smallest first."""
    return sorted(
        (b.y - a.y) / a.size
        for column in columns
        for a, b in pairwise(column)
        if 0 < b.y - a.y < 2.5 * a.size and abs(a.size - b.size) < 0.3
    )


def _by_words(
    parts: Sequence[Sequence[TextRow]],
    columns: Sequence[Sequence[Sequence[PrintedLine]]],
    starts: Sequence[float],
    label: int,
) -> tuple[list[list[RowStart]], int, int]:
    """Row starts where no band parts rows: a label that is over, and all others begin anew."""
    found: list[list[RowStart]] = []
    begun = blocks = 0
    for part, cells in zip(parts, columns, strict=True):
        lines = cells[label]
        at = _behind_head(part, starts) + row_starts(cells[label:])
        of = blocks_of(lines) if lines else []
        begun += sum(1 for line in of if any(abs(line.y - y) < 1 for y in at))
        blocks += len(of)
        whole = [*_spanning_starts(part), *(RowStart(y, whole=True) for y in at)]
        found.append(_with_first(sorted(whole, key=lambda s: s.y), part))
    return found, begun, blocks


def _behind_head(part: Sequence[TextRow], starts: Sequence[float]) -> list[float]:
    """The first baseline behind bold column headings at the top, where a row begins in any case."""
    for i, row in enumerate(part):
        if all(word.style.bold for word in row.words):
            continue
        head = [row.words for row in part[:i] if not row.spanning]
        several = any(words[-1].x0 >= starts[0] - ALIGNED for words in head)
        labelled = any(words[0].x0 < starts[0] - ALIGNED for words in head)
        return [row.y] if head and several and labelled else []
    return []
