"""Words that a scanner has laid invisibly over the picture of a page, put straight.

Recognition gives each word the type size of its own outline and the baseline of a page that lay
askew: on one line sizes differ by a tenth, and baselines drift by half a line. What is printed has
few sizes and straight lines.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from extractors.readers.pdf.words import Style, Word

_MOSTLY: Final = 0.8
"""Part of a page's words that are invisible where it is a scan."""
_ONE_SIZE: Final = 0.2
"""Part of the usual size by which the same type may be measured larger or smaller."""
_NEXT: Final = 3.0
"""Type sizes behind a word within which the next one of its line begins."""
_DRIFT: Final = 0.6
"""Type sizes by which the baseline may move from word to word."""
_LEAST_SLOPE: Final = 0.0005
_LEAST_STEPS: Final = 20


def straightened(words: list[Word]) -> list[Word]:
    """The words of a scan with even type and level lines; those of other pages as they are."""
    if not words or not words[0].style.invisible:
        return words
    if sum(word.style.invisible for word in words) < _MOSTLY * len(words):
        return words
    usual = median(word.style.size for word in words)
    slope = _slope(words)
    styles: dict[Style, Style] = {}
    result: list[Word] = []
    for line in _lines([word._replace(y=word.y - slope * word.x0) for word in words]):
        y = median(word.y for word in line)
        for word in line:
            style = word.style
            if style not in styles:
                near = abs(style.size - usual) <= _ONE_SIZE * usual
                styles[style] = style._replace(size=usual) if near else style
            result.append(word._replace(y=y, style=styles[style]))
    return result


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words as the scanner put them down, line by line."""
    line: list[Word] = []
    for word in words:
        if line and not _follows(line[-1], word):
            yield line
            line = []
        line.append(word)
    yield line


def _slope(words: Sequence[Word]) -> float:
    """By how much lines fall on their way to the right."""
    steps = [(a, b) for a, b in pairwise(words) if _follows(a, b)]
    if len(steps) < _LEAST_STEPS:
        return 0.0
    # Sums, since a single step says little: words are set a little up or down.
    slope = sum(b.y - a.y for a, b in steps) / sum(b.x0 - a.x0 for a, b in steps)
    return slope if abs(slope) > _LEAST_SLOPE else 0.0


def _follows(word: Word, after: Word) -> bool:
    """Whether a word is the next one on the line of another."""
    size = word.style.size
    return word.x0 < after.x0 < word.x1 + _NEXT * size and abs(after.y - word.y) < _DRIFT * size
