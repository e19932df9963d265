"""The rows of a printed table as cells, and which of them hold the headings of its columns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.readers.pdf.pieces import Piece
from extractors.readers.pdf.spacing import Column
from extractors.readers.pdf.tags import same_row
from extractors.stitch import TAGGED, Verdict


@dataclass(slots=True)
class PrintedCell:
    """A cell on the common grid of a table, over all its pages."""

    column: int
    span: int
    rows: int
    bottom: float
    columns: list[Column]
    pieces: list[Piece] = field(default_factory=list)
    bold: bool = False
    filled: bool = False

    @property
    def text(self) -> str:
        """The words of all its lines."""
        return " ".join(line.text for column in self.columns for line in column.lines)

    @property
    def tag(self) -> int:
        """The number of the cell that a tagged file names, or 0; bullets may have none."""
        words = (line.words[-1] for column in self.columns for line in column.lines)
        return next((word.style.cell for word in words if word.style.cell), 0)


@dataclass(slots=True)
class PrintedPart:
    """A table's part on one page: its rows, each with the cells that begin there."""

    page: int
    rows: list[list[PrintedCell]]


def row_text(row: Sequence[PrintedCell]) -> str:
    """The words of a row, cell by cell from the left."""
    return " | ".join(cell.text for cell in sorted(row, key=lambda c: c.column))


def same_rows(first: PrintedPart, part: PrintedPart) -> int:
    """How many rows at the top of a part repeat those at the top of the first one."""
    count = 0
    for ours, theirs in zip(first.rows, part.rows, strict=False):
        if len(ours) != len(theirs) or not _repeats(ours, theirs):
            break
        count += 1
    return count


def _repeats(row: Sequence[PrintedCell], again: Sequence[PrintedCell]) -> bool:
    """Whether a row says the same again; a bold cell too tall for the page may lose its end."""
    if row_text(row) == row_text(again):
        return True
    pairs = [(cell.text, other.text) for cell, other in zip(row, again, strict=True)]
    cut = [(ours, theirs) for ours, theirs in pairs if ours != theirs]
    known = 2 * len(cut) <= len(pairs) and all(
        theirs and ours.startswith(theirs) for ours, theirs in cut
    )
    return known and all_bold(row) and all_bold(again)


def begins_with(row: Sequence[PrintedCell], header: Sequence[PrintedCell]) -> bool:
    """Whether each cell of the row begins with the bold lines of the heading above it."""
    if [cell.column for cell in row] != [cell.column for cell in header]:
        return False
    for cell, above in zip(row, header, strict=True):
        theirs = [line for column in above.columns for line in column.lines]
        ours = [line for column in cell.columns for line in column.lines][: len(theirs)]
        if [line.text for line in ours] != [line.text for line in theirs]:
            return False
        if not all(line.bold for line in ours):
            return False
    return True


def header_rows(part: PrintedPart, parts: Sequence[PrintedPart]) -> int:
    """Rows at the top that are set apart in bold or colour and hold more than one heading."""
    if all(_is_marked(row) for each in parts for row in each.rows):
        return 0
    count = 0
    for row in part.rows:
        if not _is_marked(row):
            break
        count += 1
    while count and sum(1 for cell in part.rows[count - 1] if cell.columns) < 2:
        count -= 1
    if count and all(cell.filled for row in part.rows for cell in row):
        return count if all_bold(part.rows[0]) else 0
    return count


def _is_marked(row: Sequence[PrintedCell]) -> bool:
    return all_bold(row) or (
        bool(row)
        and all(cell.filled for cell in row)
        and all(len(cell.text) <= 80 for cell in row)
        and any(cell.bold for cell in row)
    )


def all_bold(row: Sequence[PrintedCell]) -> bool:
    """Whether all cells of a row that hold words are bold."""
    filled = [cell for cell in row if cell.columns]
    return bool(filled) and all(cell.bold for cell in filled)


def tagged_row(rows: Sequence[Sequence[PrintedCell]], row: Sequence[PrintedCell]) -> Verdict | None:
    """Whether the tags of its cells name a row as the one above it; None where they say nothing."""
    ours = max((cell.tag for cell in row), default=0)
    if not ours:
        return None  # as in all files without tags
    above = (max((cell.tag for cell in other), default=0) for other in reversed(rows))
    theirs = next((tag for tag in above if tag), 0)
    same = same_row(ours, theirs) if theirs else None
    return None if same is None else Verdict(same, sure=True, reason=TAGGED)


def are_counted(rows: Sequence[Sequence[PrintedCell]]) -> bool:
    """Whether each row has a number of its own at the left: one without it goes on with a row."""
    numbers = [cell for row in rows for cell in row if cell.column == 0]
    return len(numbers) == len(rows) >= _FEW_NUMBERS and all(
        cell.rows == 1 and _NUMBER.fullmatch(cell.text) is not None for cell in numbers
    )


_FEW_NUMBERS = 2
"""Numbered rows from which each row is seen to have a number."""
_NUMBER = re.compile(r"\d{1,3}[.)]?")
