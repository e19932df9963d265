"""Where columns begin that hardly any space parts from those before them.

Spreadsheets print a full line as near to the next column as one word to another. What shows the
column is that line after line begins a word at exactly one place, that no word of these lines
stands on it, and that shorter lines leave a wide gap before it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from extractors.readers.pdf.open_rows import TextRow

EXACT = 0.6
"""Points within which the words of one column begin."""

_LEAST = 5
"""Lines that begin at a place."""

_WIDE = 0.3
"""Part of the lines that leave a wide gap before the place."""

_LEAST_WIDE = 3
_LEAST_NEAR = 2
_SEVERAL = 3
"""Places at which columns begin."""

_NEAR = 0.36
"""Type sizes: a gap that may be a space; where no line comes as near, columns show without this."""

_GAP = 1.0
"""Type sizes: a gap as wide is none between two words."""


def mark_starts(rows: Sequence[TextRow]) -> None:
    """Notes on each row of a page at which places columns begin, however small the gap there.

    Args:
        rows: of one page, from top to bottom.
    """
    behind: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        words, least = row.words, _GAP * row.size
        for i in range(1, len(words)):
            x0 = words[i].x0
            if x0 - words[i - 1].x1 > least:
                behind[round(x0)].append(x0)
    places: list[float] = []
    for x, here in sorted(behind.items()):
        count = len(here) + len(behind.get(x + 1, ()))
        if count >= _LEAST_WIDE and (not places or x - places[-1] > 1):
            places.append(min(here))
    found = [(place, run) for place in places for run in _columns(rows, place)]
    # One line that comes near may be a heading over all columns, unless there are several.
    least = 1 if len(found) >= _SEVERAL else _LEAST_NEAR
    if sum(_narrow(run, place) for place, run in found) >= least:
        for place, run in found:
            for row in run:
                row.shown = (*row.shown, place)


def _columns(rows: Sequence[TextRow], place: float) -> Iterator[list[TextRow]]:
    """The runs of rows in which a column begins at a place."""
    run: list[TextRow] = []
    for row in [*rows, None]:
        if row is not None and not _stands_on(row, place):
            run.append(row)
            continue
        gaps = _gaps(run, place)
        wide = sum(gap > _GAP for gap in gaps)
        begun = len(gaps) + sum(abs(r.words[0].x0 - place) <= EXACT for r in run)
        if begun >= _LEAST and wide >= max(_LEAST_WIDE, _WIDE * begun):
            yield run
        run = []


def _stands_on(row: TextRow, place: float) -> bool:
    return any(word.x0 < place - EXACT and word.x1 > place + EXACT for word in row.words)


def _gaps(run: Sequence[TextRow], place: float) -> list[float]:
    """The gaps before words that begin at a place behind others, in type sizes."""
    return [
        (word.x0 - before.x1) / row.size
        for row in run
        for before, word in pairwise(row.words)
        if abs(word.x0 - place) <= EXACT
    ]


def _narrow(run: Sequence[TextRow], place: float) -> int:
    """The lines of a column before which another one ends as near as a word does."""
    return sum(gap < _NEAR for gap in _gaps(run, place))
