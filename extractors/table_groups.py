"""Rows of a report's table that head those below them without being merged across it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.columns import Column, is_bold
from extractors.grid import CellView, RowView, TableView
from extractors.model import Inherited
from extractors.surroundings import Names, heading_kind

_FEWEST: Final = 3
"""Columns of a table in which a row with nothing but one cell is seen to be unlike the others."""
_LONGEST: Final = 20
"""Words; longer cells tell something."""
_COUNTED: Final = re.compile(r"[^\W\d_]{4,}\s+(?:[IVX]{1,4}|[A-ZА-Я]|\d{1,2})\s?[.:)–—-]")
"""A part that is counted: "Component II. Conditions …", «Раздел 2: …»."""
_NUMBER: Final = re.compile(r"(?:[IVX]{1,4}|[A-ZА-Я]|\d{1,2}(?:\.\d{1,2})*)[.)]?")


UNKNOWN: Final = "group"
"""The sign of a heading that names nothing known and has no number."""
_NAMING: Final = frozenset({"year", "country", "organization", "programme"})
"""Signs of headings that name what their rows take from them."""


@dataclass
class Group:
    """A heading row that holds for the rows below it, until one with the same sign.

    The sign is how it is numbered, else its kind: "2020" ends "2019" but not "A. Planned", and
    "II. Other partners" ends "I. CARICC".
    """

    sign: str
    text: str
    inherited: tuple[Inherited, ...]
    has_rows: bool = False


def end_groups(groups: list[Group], sign: str) -> str:
    """Take from the groups in force those that a heading with this sign ends; its own sign then.

    A heading that names nothing known stands inside a named one that it follows at once
    ("Kazakhstan", then "Training"); behind rows of that one it is one more part beside it
    ("Kazakhstan" with rows, then "Exchange among authorities"), and ends as that would.
    """
    while any(group.sign == sign for group in groups):
        groups.pop()
    if sign == UNKNOWN and groups and groups[-1].has_rows and groups[-1].sign in _NAMING:
        return groups.pop().sign
    return sign


def group_cell(
    table: TableView, row: RowView, columns: Sequence[Column], activity: int, names: Names
) -> CellView | None:
    """The cell that heads the rows below, where its row has nothing else but a number before it.

    Its words are counted ("Component II. …"), bold unlike activities, the name of a year, country
    or body, or stand beside a number of which the next rows have parts ("4", then "4.1").
    "Renovation of the outpost" with nothing else known of it is an activity.
    """
    filled = row.filled
    if table.columns < _FEWEST or row.from_above or not 0 < len(filled) <= 2:
        return None
    cell = filled[-1]
    if cell.column > activity or cell.merged_down or len(cell.text.split()) > _LONGEST:
        return None
    if len(filled) == 2 and not _NUMBER.fullmatch(filled[0].text):
        return None
    below = next(
        (item for item in table.rows[row.index + 1 :] if len(item.filled) >= _FEWEST), None
    )
    if below is None:
        return None
    text = cell.text
    if _COUNTED.match(text):
        return cell
    if len(filled) == 2:
        parted = _has_parts(filled[0].text, below.filled[0].text)
        return cell if parted else None
    if cell.column < activity:
        return None
    if heading_kind(text, names) in ("year", "country", "organization"):
        return cell
    others = [item for item in columns[activity].cells if item.text and item is not cell]
    plain = [item for item in others if not is_bold(item)]
    return cell if is_bold(cell) and 2 * len(plain) >= len(others) > 0 else None


def _has_parts(number: str, below: str) -> bool:
    """Whether the number of the next row is that of a part: "4" and "4.1", "II" and "1"."""
    bare = number.rstrip(".)")
    if not _NUMBER.fullmatch(below):
        return False
    return (
        below.startswith(f"{bare}.") and below.rstrip(".)") != bare
        if bare.isdigit()
        else (below[0].isdigit())
    )
