"""Bullets that are drawn, not written: small circles, squares and pictures before a line.

Presentations, design programs and some converters draw them; without them the items of a list run
together. Each becomes a word "•" where it stands, and from there on is a bullet like any other.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.markers import BULLETS
from extractors.readers.pdf.words import Word

BULLET: Final = "•"
_SMALLEST: Final = 1.2
"""Points; table borders have corner pieces of half a point."""
_LARGEST: Final = 0.9
"""Type sizes: a bullet is lower than the capitals beside it."""
_LONGEST: Final = 2.0
"""Times that one side may be as long as the other: arrows are longer than high."""
_HIGHEST: Final = 0.8
"""Type sizes above the baseline within which the middle of a bullet lies."""
_FURTHEST: Final = 4.0
"""Type sizes from a bullet to its words."""
_NEAREST: Final = 1.5
"""Type sizes from the words before it: a dot between words is none."""
_MOST: Final = 400
"""Small shapes on a page; more are the points of a chart or a map."""


def with_drawn_bullets(words: list[Word], shapes: Iterable[Rect]) -> tuple[list[Word], int]:
    """The words with a bullet before each line that a small shape begins, and how many there are.

    At least two shapes of a page must be alike: a single one may decorate anything.
    """
    small = [
        shape
        for shape in dict.fromkeys(shapes)
        if min(sides := _sides(shape)) >= _SMALLEST and max(sides) <= _LONGEST * min(sides)
    ]
    if not words or not 1 < len(small) <= _MOST:
        return words, 0
    before: dict[int, Rect] = {}
    for shape in small:
        place = _first_word(words, shape)
        if place is not None:
            before.setdefault(place, shape)
    alike = Counter(_size(shape) for shape in before.values())
    before = {place: shape for place, shape in before.items() if alike[_size(shape)] > 1}
    if not before:
        return words, 0
    found: list[Word] = []
    for place, word in enumerate(words):
        if place in before:
            x0, _, x1, _ = before[place]
            found.append(Word(BULLET, x0, x1, word.y, word.style))
        found.append(word)
    return found, len(before)


def _sides(shape: Rect) -> tuple[float, float]:
    return shape.x1 - shape.x0, shape.bottom - shape.top


def _size(shape: Rect) -> tuple[int, int]:
    width, height = _sides(shape)
    return round(width), round(height)


def _first_word(words: Sequence[Word], shape: Rect) -> int | None:
    """The place of the word that a shape stands before; None where it begins no line."""
    middle = (shape.top + shape.bottom) / 2
    best: int | None = None
    for place, word in enumerate(words):
        size = word.style.size
        if not word.y - _HIGHEST * size <= middle <= word.y + 0.1 * size:
            continue
        if word.x0 < shape.x1 - 0.5:
            if word.x1 > shape.x0 - _NEAREST * size:
                return None
        elif best is None or word.x0 < words[best].x0:
            best = place
    if best is None:
        return None
    word = words[best]
    fits = max(_sides(shape)) <= _LARGEST * word.style.size
    near = word.x0 - shape.x1 <= _FURTHEST * word.style.size
    return best if fits and near and word.text[0] not in BULLETS else None
