"""Words that do not stand upright: where they begin, and the order in which they are read.

pdfium gives the characters of a turned line as they lie on the page before it is turned. So those
of a line that ends where others begin come from its end to its beginning.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from extractors.readers.pdf.drawing import Rect

_TOUCHING = 0.08
"""Type sizes between two pieces of one word, which kerning parts."""

_ON_LINE = 0.1
"""Type sizes by which pieces of one line may stand apart across it."""


class Stretch(NamedTuple):
    """Where a turned word is printed: its line, and from where to where along the reading."""

    angle: int
    line: float
    start: float
    stop: float
    size: float

    def goes_on(self, before: "Stretch") -> bool:
        """Whether it is printed in the line of another word."""
        near = abs(self.line - before.line) < _ON_LINE * self.size
        return near and self.angle == before.angle in (90, 180, 270)

    def touches(self, before: "Stretch") -> bool:
        """Whether it begins where another word of its line ends."""
        return self.goes_on(before) and abs(self.start - before.stop) < _TOUCHING * self.size


def stretch(first: Rect, last: Rect, angle: int, size: float) -> tuple[Stretch, bool]:
    """The place of a word from the areas of its first and last characters.

    Returns:
        The place, and whether the characters come from the end of the word to its beginning.
    """
    one, other = _along(first, angle), _along(last, angle)
    backwards = angle in (90, 180, 270) and other[0] < one[0]
    begin, end = (other, one) if backwards else (one, other)
    line = first.bottom if angle == 180 else first.x0
    return Stretch(angle, line, begin[0], end[1], size), backwards


def _along(area: Rect, angle: int) -> tuple[float, float]:
    if angle == 90:
        return -area.bottom, -area.top
    if angle == 180:
        return -area.x1, -area.x0
    return area.top, area.bottom


def reading_order(places: Sequence[Stretch]) -> list[tuple[int, bool]]:
    """The numbers of the words as they are read, and whether each is glued to the one before.

    Words that follow each other against the direction of their line are turned round; lines stay
    in the order in which they are given.
    """
    runs: list[list[int]] = []
    for i, place in enumerate(places):
        if i and place.goes_on(places[i - 1]):
            runs[-1].append(i)
        else:
            runs.append([i])
    order: list[int] = []
    for run in runs:
        backwards = all(places[b].start < places[a].start for a, b in pairwise(run))
        order += reversed(run) if backwards else run
    glued = [False, *(places[b].touches(places[a]) for a, b in pairwise(order))]
    return list(zip(order, glued, strict=False))
