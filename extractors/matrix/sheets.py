"""Matrices set as sheets: the name of a field at the left of each row, its words beside it.

"Measure | II.4 Border management", "Activities | …": one small table for each measure, or one sheet
below the other in a single table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from extractors.columns import is_across
from extractors.grid import CellView, RowView, TableView
from extractors.measures.numbers import names_pillars
from extractors.measures.titles import RowMeasure, Titles
from gazetteers.columns import heading_meaning, names_measures, says_how_far

_LABEL_WORDS: Final = 6
"""Words; the name of a field is not longer."""
_WHO: Final = frozenset({"organization", "partner"})
"""Fields of who does it: "Contributing organizations" are partners of whoever compiles it."""
_BESIDE: Final = frozenset({"organization", "number"})
"""Fields of a measure besides its activities; with dates or places of its own it is a form."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """The rows of sheets by their index.

    Attributes:
        measures: the rows that name a measure.
        activities: those that tell what is done for it.
        organizations: those that say who does.
    """

    measures: Mapping[int, RowMeasure]
    activities: frozenset[int]
    organizations: frozenset[int]


def read_sheets(table: TableView, titles: Titles, pillar: str | None = None) -> Sheets | None:
    """The rows of a table of sheets, None for other tables.

    Each row has the name of a field and a value, and each measure an activity below it: a table
    headed "Measure | Activities" names no measure in its first row.
    """
    measures: dict[int, RowMeasure] = {}
    activities: set[int] = set()
    organizations: set[int] = set()
    told = True
    for row in table.rows:
        if not row.filled or (is_across(row, table.columns) and len(row.filled[0].blocks) == 1):
            continue
        pair = field_and_value(row, table.columns)
        if pair is None:
            return None
        name, value = pair
        if names_measures(name.text) or titles.code(name.text) is not None:
            numbered = titles.code(name.text) is not None
            read = titles.read(
                f"{name.text} {value.text}" if numbered else value.text, pillar, named=True
            )
            if read.id is None or not told:
                return None
            measures[row.index], told = read, False
        elif _names_activities(name.text):
            activities.add(row.index)
            told = True
        elif heading_meaning(name.text).kind in _WHO:
            organizations.add(row.index)
        elif heading_meaning(name.text).kind not in _BESIDE and not names_pillars(name.text):
            return None
    if not measures or not activities or not told or min(activities) < min(measures):
        return None
    return Sheets(measures, frozenset(activities), frozenset(organizations))


def field_and_value(row: RowView, columns: int) -> tuple[CellView, CellView] | None:
    """The name of the field of a row and its value, which takes the rest of the row."""
    if len(row.filled) > 2 or row.from_above:
        return None
    name = row.filled[0]
    value = row.at(name.column + name.span)
    if name.column or value is None or value.column + value.span < columns:
        return None
    return (name, value) if len(name.text.split()) <= _LABEL_WORDS else None


def _names_activities(name: str) -> bool:
    return heading_meaning(name).kind == "activity" or bool(says_how_far(name))
