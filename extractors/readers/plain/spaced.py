"""Tables of aligned columns whose rows take several lines each and are parted by blank lines."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_GAP: Final = re.compile(r"(?<=\S) {2,}(?=\S)")
_MARKER: Final = re.compile(r"[•·▪◦*–-]|\(?\w{1,3}[.)]")
_RULE: Final = re.compile(r"\s*[-=_–—]{2}[-=_–—\s]*")
_BROKEN: Final = re.compile(r"(?<=[^\W\d]-) (?=[a-zа-яё])(?!(?:and|or|и|или)\b)")
"""Behind a hyphen at the end of a line: "counter- narratives", not "intra- and"."""
_FEWEST_BLOCKS: Final = 3
"""A row of headings and two others."""
_HEADING_LINES: Final = 2
_MOST_BLANKS: Final = 2
"""Lines between two rows: a blank one, and one that is drawn."""


@dataclass(frozen=True, slots=True)
class SpacedRow:
    """A row of the table.

    Attributes:
        first: number of its first line.
        last: number of the last line before the next row.
        cells: the words of its columns.
    """

    first: int
    last: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """Lines without a blank one between them."""

    first: int
    lines: tuple[str, ...]

    @property
    def end(self) -> int:
        return self.first + len(self.lines)

    def keeps(self, starts: Sequence[int]) -> bool:
        """Whether each line leaves the two blanks before each column empty."""
        return all(not line[start - 2 : start].strip() for line in self.lines for start in starts)

    def is_across(self) -> bool:
        """Whether it may be a heading over all columns."""
        return len(self.lines) <= _HEADING_LINES and not any(map(_GAP.search, self.lines))

    def cells(self, starts: Sequence[int]) -> tuple[str, ...]:
        """The words of each column, put together from its lines; a heading's in the first."""
        if not self.keeps(starts):
            return (" ".join(line.strip() for line in self.lines), *("" for _ in starts))
        bounds = [*zip((0, *starts), (*starts, None), strict=True)]
        return tuple(
            _BROKEN.sub("", " ".join(filter(None, (line[a:b].strip() for line in self.lines))))
            for a, b in bounds
        )


def find_spaced(lines: Sequence[str], taken: set[int]) -> Iterator[SpacedRow]:
    """The rows of such tables, from top to bottom.

    The first line of a table has words in each column, and no line below it writes over the blanks
    before a column, but for headings over all of them. Lists whose items hang behind their marks,
    and names of fields before what is said of them, are no tables.

    Args:
        lines: the text.
        taken: the numbers of lines that belong to other tables.
    """
    blocks = _blocks(lines, taken)
    at = 0
    while at < len(blocks):
        first = blocks[at].lines[0]
        starts = [gap.end() for gap in _GAP.finditer(first)]
        end = at + 1
        while end < len(blocks) and starts and _follows(blocks[end - 1], blocks[end], starts):
            end += 1
        # What stands below the table, in its first column or over all, is text.
        while end > at + 1 and not any(blocks[end - 1].cells(starts)[1:]):
            end -= 1
        run = blocks[at:end]
        if not _is_table(run, starts):
            at += 1
            continue
        for block, below in zip(run, [*run[1:], None], strict=True):
            last = (block.end if below is None else below.first) - 1
            yield SpacedRow(block.first, last, block.cells(starts))
        at = end


def _blocks(lines: Sequence[str], taken: set[int]) -> list[_Block]:
    blocks: list[_Block] = []
    run: list[str] = []
    for number, line in enumerate([*lines, ""]):
        if number not in taken and line.strip() and _RULE.fullmatch(line) is None:
            run.append(line.expandtabs(8).rstrip())
            continue
        if run:
            blocks.append(_Block(number - len(run), tuple(run)))
            run = []
    return blocks


def _follows(upper: _Block, block: _Block, starts: Sequence[int]) -> bool:
    near = block.first - upper.end <= _MOST_BLANKS
    return near and (block.keeps(starts) or block.is_across())


def _is_table(run: Sequence[_Block], starts: Sequence[int]) -> bool:
    if not starts or len(run) < _FEWEST_BLOCKS or not run[0].keeps(starts):
        return False
    if all(len(block.lines) == 1 for block in run):
        return False
    rows = [block.cells(starts) for block in run]
    several = sum(sum(map(bool, cells)) > 1 for cells in rows)
    firsts = [cells[0] for cells in rows if cells[0]]
    named = all(_MARKER.fullmatch(first) or first.endswith(":") for first in firsts)
    return not named and 2 * several >= len(rows)
