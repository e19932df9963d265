"""Rows of a spreadsheet that was saved as text: cells between semicolons or commas."""

import csv
import re
from collections.abc import Iterator, Sequence
from typing import Final

Row = tuple[int, int, tuple[str, ...]]
"""The first and the last line of a row, and its cells."""

_FEWEST_ROWS: Final = 2
_FEWEST_CELLS: Final = 4
_MARKS: Final = (";", ",")
_PROSE: Final = re.compile(r"[;,]\s")
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')


def separated_rows(lines: Sequence[str], taken: set[int]) -> Iterator[Row]:
    """The rows of each run of lines with as many cells in each, parted by the same mark.

    Behind the marks of prose stands a space, behind those that part cells none. Cells in quotation
    marks may have the mark and line breaks.
    """
    number = 0
    while number < len(lines):
        end = number
        while end < len(lines) and end not in taken and lines[end].strip():
            end += 1
        if end - number >= _FEWEST_ROWS:
            yield from _rows(lines, number, end)
        number = max(end, number) + 1


def _rows(lines: Sequence[str], start: int, end: int) -> Iterator[Row]:
    for mark in _MARKS:
        for first in range(start, end - _FEWEST_ROWS + 1):
            if lines[first].count(mark) < _FEWEST_CELLS - 1:
                continue
            rows = _parsed(lines[first:end], mark, first)
            alike = [row for row in rows if len(row[2]) == len(rows[0][2])]
            if len(alike) == len(rows) >= _FEWEST_ROWS and len(rows[0][2]) >= _FEWEST_CELLS:
                yield from rows
                return
            break  # what stands above a table are lines without cells


def _parsed(lines: Sequence[str], mark: str, first: int) -> list[Row]:
    """The rows of lines by one mark; none where it is that of prose."""
    bare = [_QUOTED.sub("", line) for line in lines]
    marks = sum(line.count(mark) for line in bare)
    spaced = sum(hit[0][0] == mark for line in bare for hit in _PROSE.finditer(line))
    if 2 * spaced > marks:
        return [(first, first, ())]
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=mark)
    rows: list[Row] = []
    read = 0
    for cells in reader:
        rows.append((first + read, first + reader.line_num - 1, tuple(map(str.strip, cells))))
        read = reader.line_num
    return rows
