"""Words that run over the border of their cell, as spreadsheets print them.

A spreadsheet prints a long text over the empty cells beside it, or cuts it off where a cell holds
something, and so it does with lines for which a row is too low; in the file they stand in full.
Word by word they would lie in the midst of other cells' words; as one printed stretch, or as lines
one below the other, they belong where they begin.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.words import Word

_OVER: Final = 1.5
"""Points on both sides of a border that a word has to cover to run over it."""
_WIDEST_GAP: Final = 0.6
"""Type sizes between two words of one stretch."""
_PITCH: Final = (0.9, 1.7)
"""Type sizes from one line of a text to the next."""
_UPON: Final = 0.7
"""Type sizes between two baselines whose letters touch."""
_SAME_START: Final = 0.8
"""Points by which the first words of cells may stand nearer to their border or further from it."""


def with_spilled(
    words: Sequence[Word], held: list[list[Word]], areas: Sequence[Rect]
) -> list[list[Word]]:
    """The words of each cell, where a stretch that runs over borders is in its first cell.

    Args:
        words: of the page, in the order of the file.
        held: those whose middle lies in each area.
        areas: of the cells.
    """
    if not any(_is_disturbed(inside, area) for area, inside in zip(areas, held, strict=True)):
        return held
    owner = {id(word): cell for cell, inside in enumerate(held) for word in inside}
    padding = _padding(held, areas)
    moved: dict[int, int] = {}
    for stretch in _stretches(words, owner, areas, padding):
        first = stretch[0]
        home = _cell_at(areas, first.x0 + _OVER, first.y - 0.3 * first.style.size)
        if home is not None and _runs_over(stretch, words, owner, areas):
            moved.update((id(word), home) for word in stretch)
    owner.update(moved)
    moved.update(_lines_below(words, owner, areas))
    if not moved:
        return held
    result: list[list[Word]] = [[] for _ in areas]
    for word in words:
        if (cell := moved.get(id(word), owner.get(id(word)))) is not None:
            result[cell].append(word)
    return result


def _is_disturbed(inside: Sequence[Word], area: Rect) -> bool:
    """Whether a word runs over a side of its cell, or the words of the cell do not go downwards."""
    left, right = area.x0 - _OVER, area.x1 + _OVER
    last_x, last_y = left, 0.0
    for _, x0, x1, y, style, _ in inside:
        if x1 > right or x0 < left or (x0 <= last_x and y < last_y + _UPON * style[0]):
            return True
        last_x, last_y = x0, y
    return False


def _runs_over(
    stretch: Sequence[Word], words: Sequence[Word], owner: dict[int, int], areas: Sequence[Rect]
) -> bool:
    """Whether a stretch has a word on the border of cells, or lies upon the words of a cell."""
    parts = [list(part) for _, part in groupby(stretch, key=lambda word: owner[id(word)])]
    if len(parts) == 1:
        return False
    return any(
        word.x0 < areas[owner[id(word)]].x0 - _OVER or word.x1 > areas[owner[id(word)]].x1 + _OVER
        for word in stretch
    ) or any(_lie_upon(part, words, owner, set(map(id, stretch))) for part in parts[1:])


def _lines_below(
    words: Sequence[Word], owner: dict[int, int], areas: Sequence[Rect]
) -> dict[int, int]:
    """Words of lines that go on below their cell, in the midst of another cell's, with their cell.

    Only where they lie upon the words of the other cell: rows of one line each look alike.
    """
    moved: dict[int, int] = {}
    block: list[list[Word]] = []
    for line in [*_lines(words, owner), []]:
        if block and not (line and _goes_on(block, line[0])):
            home = owner[id(block[0][0])]
            gone = [each for each in block if owner[id(each[0])] != home]
            own = {id(word) for each in block for word in each}
            if any(_lie_upon(each, words, owner, own) for each in gone):
                moved.update((id(word), home) for each in gone for word in each)
            block = []
        if line:
            block.append(line)
    return moved


def _lines(words: Sequence[Word], owner: dict[int, int]) -> Iterator[list[Word]]:
    """The words in cells that follow each other on one baseline and in one cell."""
    line: list[Word] = []
    for word in words:
        cell = owner.get(id(word))
        if (
            line
            and cell == owner[id(line[-1])]
            and abs(word.y - line[-1].y) < 0.1 * word.style.size
            and word.x0 > line[-1].x0
        ):
            line.append(word)
            continue
        if line:
            yield line
        line = [word] if cell is not None else []
    if line:
        yield line


def _goes_on(block: Sequence[list[Word]], lower: Word) -> bool:
    """Whether a line begins right below a block, in its type and as far down as its others."""
    upper = block[-1][0]
    size, step = upper.style.size, lower.y - upper.y
    pitch = upper.y - block[-2][0].y if len(block) > 1 else step
    return (
        lower.style.size == size
        and abs(lower.x0 - upper.x0) < _SAME_START
        and _PITCH[0] * size < step < _PITCH[1] * size
        and abs(step - pitch) < 0.1 * size
    )


def _lie_upon(
    line: Sequence[Word], words: Sequence[Word], owner: dict[int, int], own: set[int]
) -> bool:
    """Whether words of the cell that a line lies in are printed upon it."""
    cell, y, size = owner[id(line[0])], line[0].y, line[0].style.size
    return any(
        owner.get(id(word)) == cell
        and id(word) not in own
        and abs(word.y - y) < _UPON * size
        and word.x0 < line[-1].x1
        and line[0].x0 < word.x1
        for word in words
    )


def _stretches(
    words: Sequence[Word], owner: dict[int, int], areas: Sequence[Rect], padding: float
) -> Iterator[list[Word]]:
    """Words in cells that are printed one behind the other on a line."""
    stretch: list[Word] = []
    for before, word in pairwise(words):
        size = word.style.size
        cell = owner.get(id(word))
        goes_on = (
            cell is not None
            and id(before) in owner
            and abs(word.y - before.y) < 0.1 * size
            and word.style.size == before.style.size
            and -0.2 * size < word.x0 - before.x1 < _WIDEST_GAP * size
            # The first word of a cell begins where the others of its table do.
            and abs(word.x0 - areas[cell].x0 - padding) > _SAME_START
        )
        if goes_on:
            stretch = [*(stretch or [before]), word]
            continue
        if len(stretch) > 1:
            yield stretch
        stretch = []
    if len(stretch) > 1:
        yield stretch


def _padding(held: Sequence[list[Word]], areas: Sequence[Rect]) -> float:
    """How far behind their left border most cells begin, in points."""
    starts = Counter(
        round(2 * (min(word.x0 for word in inside) - area.x0)) / 2
        for area, inside in zip(areas, held, strict=True)
        if inside
    )
    return max(starts, key=lambda start: (starts[start], -start))


def _cell_at(areas: Sequence[Rect], x: float, y: float) -> int | None:
    return next(
        (
            cell
            for cell, area in enumerate(areas)
            if area.x0 <= x <= area.x1 and area.top <= y <= area.bottom
        ),
        None,
    )
