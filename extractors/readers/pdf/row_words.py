"""Where rows begin that no band parts: a label that is over, beside columns that begin anew."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from extractors.readers.pdf.lines import PrintedLine
from extractors.stitch import counts_on, is_finished


def _pitch(lines: Sequence[PrintedLine]) -> float:
    gaps = [b.y - a.y for a, b in pairwise(lines) if b.y - a.y < 2.5 * a.size]
    return min(median(gaps), 1.8 * lines[0].size) if gaps else 1.2 * lines[0].size


def blocks_of(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """First lines of what a gap sets off."""
    pitch = _pitch(lines)
    return [lines[0]] + [b for a, b in pairwise(lines) if b.y - a.y > 1.5 * pitch]


def row_starts(columns: Sequence[Sequence[PrintedLine]]) -> list[float]:
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
