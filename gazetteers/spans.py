"""Stretches of a text that do not overlap: whether another one would meet them."""

from bisect import bisect_left, insort


class Taken:
    """Stretches that are taken, half-open; asking takes as many steps as their number has digits.

    `Taken()` after `take(3, 7)` meets (6, 9), but neither (0, 3) nor (7, 9).
    """

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []

    def meets(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps one that is taken."""
        before = bisect_left(self._spans, (end, end)) - 1
        return before >= 0 and self._spans[before][1] > start

    def take(self, start: int, end: int) -> None:
        """Take a stretch that meets none."""
        insort(self._spans, (start, end))
