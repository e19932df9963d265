"""Text in the cells of CSV files and workbooks."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _csv import Writer

_LIST_SEPARATOR = "|"
_SEPARATOR_INSIDE = "¦"
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


def read_cells(row: Sequence[str]) -> list[str]:
    """The cells of a row of a CSV file, without the apostrophes of `guarded`."""
    # Most rows have none at all, and to look through all cells of a row at once is quicker.
    if "'" not in "".join(row):
        return [*row]
    return [cell if cell[:1] != "'" else unguarded(cell) for cell in row]


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A CSV file: UTF-8 without byte order mark, LF, quotes where needed, empty = unknown."""
    with open_csv(path) as stream:
        writer = csv_writer(stream)
        writer.writerow(header)
        writer.writerows(rows)


def open_csv(path: Path) -> TextIO:
    """A CSV file to be written, as `write_csv` writes it."""
    return path.open("w", encoding="utf-8", newline="")


def csv_writer(stream: TextIO) -> "Writer":
    """Writes rows to a stream, as `write_csv` does."""
    return csv.writer(stream, lineterminator="\n")


def csv_text(cells: Sequence[str]) -> str:
    """Several cells of a row, as `write_csv` writes them, without the end of the line."""
    return CsvLines().of((cells,))[:-1]


class CsvLines:
    """Puts rows into lines, as `write_csv` writes them: as often as one likes."""

    def __init__(self) -> None:
        self._text = io.StringIO()
        self._writer = csv_writer(self._text)

    def of(self, rows: Iterable[Sequence[str]]) -> str:
        """The lines of some rows."""
        self._writer.writerows(rows)
        lines = self._text.getvalue()
        self._text.seek(0)
        self._text.truncate()
        return lines
