"""The columns of a table whose edges are known on pages that show no rule between its rows."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

from extractors.readers.pdf.words import Word

_OPEN = 3.5
"""Type sizes from a rule, or the line before, to the next line of a row that a page cuts."""

_EXACT = 1.0
"""Points by which the words of one column may begin at another place."""

_SPACE = 0.5
"""Type sizes: a wider gap before a word is more than the space between two."""

_WIDER = 1.3
"""Times that the gap between two columns is as wide as the other gaps of its line."""


def lines_of(words: Sequence[Word]) -> tuple[tuple[Word, ...], ...]:
    """The words of each baseline from left to right, from top to bottom."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.y):
        if rows and word.y - rows[-1][0].y <= 0.25 * word.style.size:
            rows[-1].append(word)
        else:
            rows.append([word])
    return tuple(tuple(sorted(row, key=lambda w: w.x0)) for row in rows)


class Columns:
    """The columns of a table, which pieces of rules or coloured cells show in a part of its rows.

    Browsers draw no rule where a page cuts a row, and often none above the first; white rows have
    nothing at all.
    """

    def __init__(self, lines: Iterable[Sequence[Word]], edges: Sequence[float]) -> None:
        """Learns from lines of rows where the text of each column begins."""
        self.edges = edges
        self._starts = [float("inf")] * (len(edges) - 1)
        for line in lines:
            for word in line:
                i = bisect_right(edges, word.x0 + 1) - 1
                if 0 <= i < len(self._starts):
                    self._starts[i] = min(self._starts[i], word.x0)

    def row(self, lines: Iterable[tuple[Word, ...]], at: float) -> list[tuple[Word, ...]]:
        """The lines next to a rule that keep to the columns, with words in one behind the first."""
        row: list[tuple[Word, ...]] = []
        for line in lines:
            size = line[0].style.size
            if abs(line[0].y - at) > _OPEN * size or not self.keeps(line):
                break
            row.append(line)
            at = line[0].y
        while row and all(word.style.bold for word in row[-1]):
            row.pop()  # a heading before the table or behind it
        second = self.edges[1]
        return row if any(line[-1].x0 > second for line in row) else []

    def holds(self, line: Sequence[Word]) -> bool:
        """Whether no word of a line stands on an edge or before the text of its column.

        A word too wide for its cell begins where all do, and reaches over its side.
        """
        for word in line:
            i = bisect_right(self.edges, word.x0 + 1) - 1
            if not 0 <= i < len(self._starts) or word.x0 < self._starts[i] - 1:
                return False
            if word.x1 > self.edges[i + 1] + 1 and word.x0 > self._starts[i] + 1:
                return False
        return True

    def holds_row(self, lines: Sequence[Sequence[Word]]) -> bool:
        """Whether lines are those of a row: one plainly begins where those of a column do."""
        return bool(self.shown_by(lines))

    def shown_by(self, lines: Sequence[Sequence[Word]]) -> frozenset[int]:
        """The columns behind the first that lines of a row show; none for other lines.

        In a name over all columns a word may begin where one does, behind a space like any other.
        """
        if not all(map(self.holds, lines)):
            return frozenset()
        return frozenset(column for line in lines for column in self._shown_by_line(line))

    def _shown_by_line(self, line: Sequence[Word]) -> Iterator[int]:
        """The columns whose text begins in a line, with nothing close before it."""
        gaps = [b.x0 - a.x1 for a, b in pairwise(line)]
        for i, word in enumerate(line):
            column = bisect_right(self.edges, word.x0 + 1) - 1
            if column < 1 or abs(word.x0 - self._starts[column]) > _EXACT:
                continue
            others = [gap for j, gap in enumerate(gaps) if j != i - 1]
            usual = max(_SPACE * word.style.size, _WIDER * median(others) if others else 0.0)
            if i == 0 or gaps[i - 1] > usual:
                yield column

    def filled(self, line: Sequence[Word]) -> frozenset[int]:
        """The columns that have words in a line."""
        return frozenset(bisect_right(self.edges, word.x0 + 1) - 1 for word in line)

    @property
    def are_known(self) -> bool:
        """Whether each column has shown where its text begins."""
        return max(self._starts) < float("inf")

    def is_first_only(self, line: Sequence[Word]) -> bool:
        """Whether a line has words in the first column only."""
        return all(word.x0 + 1 < self.edges[1] for word in line)

    def keeps(self, line: Sequence[Word]) -> bool:
        """Whether a line is one of the table: in its columns, or the bold name of a part of it."""
        inside = line[0].x0 > self._starts[0] - 1 and line[-1].x1 < self.edges[-1] + 1
        return self.holds(line) or (inside and all(word.style.bold for word in line))

    def runs(self, lines: Sequence[tuple[Word, ...]]) -> Iterator[list[tuple[Word, ...]]]:
        """Lines of the table that follow each other, as a page shows them that has no rule."""
        rest = list(lines)
        while rest:
            first = rest.pop(0)
            run = [first, *self.row(rest, first[0].y)] if self.holds(first) else []
            if sum(len({bisect_right(self.edges, w.x0 + 1) for w in line}) > 1 for line in run) > 1:
                yield run
                rest = rest[len(run) - 1 :]
