"""Text in the cells of CSV files and workbooks."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TextIO

_LIST_SEPARATOR = "|"
_SEPARATOR_INSIDE = "¦"
_COMMA, _SEPARATOR = "\x1e", "\x1f"
"""Signs for what they are called, while the cells of a line are parted."""

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def joined(values: Iterable[str]) -> str:
    """A list in one cell: joined with "|", which becomes "¦" inside a member."""
    members = [*values]
    cell = _LIST_SEPARATOR.join(members)
    if cell.count(_LIST_SEPARATOR) < max(1, len(members)):
        return cell
    return _LIST_SEPARATOR.join(
        [member.replace(_LIST_SEPARATOR, _SEPARATOR_INSIDE) for member in members]
    )


def guarded(text: str) -> str:
    """A text cell that no spreadsheet takes for a formula: a leading "'" before = + - @."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def unguarded(cell: str) -> str:
    """A text without the apostrophe of `guarded`."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in _FORMULA_SIGNS else cell


def read_rows(stream: TextIO) -> Iterator[list[str]]:
    """The rows of a CSV file of a release, opened with `newline=""`, as `write_csv` was given them.

    The apostrophes of `guarded` are taken away. Most lines hold no quote inside a cell: these are
    split at once, in a fraction of the time of a reader that looks at each character.
    """
    for line in stream:
        cells = _split(line)
        if cells is None:
            yield list(map(unguarded, next(csv.reader(chain((line,), stream)))))
        else:
            # Most rows have none at all, and a look at the whole line is quicker.
            yield list(map(unguarded, cells)) if "'" in line else cells


def _split(line: str) -> list[str] | None:
    """The cells of a line; None if it takes a closer look, or ends within a cell."""
    pieces = line.removesuffix("\n").split('"')
    if len(pieces) == 1:
        return pieces[0].split(",")
    if len(pieces) % 2 == 0 or '""' in line or _COMMA in line or _SEPARATOR in line:
        return None
    pieces[1::2] = [quoted.replace(",", _COMMA) for quoted in pieces[1::2]]
    line = "".join(pieces).replace(",", _SEPARATOR).replace(_COMMA, ",")
    return line.split(_SEPARATOR)


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A CSV file: UTF-8 without byte order mark, LF, quotes where needed, empty = unknown."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write(csv_lines((header,)))
        stream.writelines(csv_lines((row,)) for row in rows)


def csv_lines(rows: Iterable[Sequence[str]]) -> str:
    """The lines of some rows, as `write_csv` writes them."""
    return "".join([f"{csv_text(row)}\n" for row in rows])


def csv_text(cells: Sequence[str]) -> str:
    """Several cells of a row, as `write_csv` writes them, without the end of the line.

    The same as the standard library's writer gives, which looks at each character by itself: of a
    large release that was a tenth of all work.
    """
    line = ",".join(cells)
    if line.count(",") >= max(1, len(cells)) or '"' in line or "\n" in line or "\r" in line:
        return ",".join([_quoted(cell) for cell in cells])
    # A line with nothing on it would be no row.
    return line or '""' * len(cells)


def _quoted(cell: str) -> str:
    if "," in cell or '"' in cell or "\n" in cell or "\r" in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell
