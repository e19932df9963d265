"""Which tables list activities, and which of their columns hold for several rows."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import mean
from typing import Final

from extractors.columns import (
    MOST,
    Column,
    has_date,
    share_of_clock_times,
    share_of_figures,
)
from extractors.model import ColumnKind, Passage, Rejection
from extractors.surroundings import InheritedKind

EVIDENCE: Final[frozenset[ColumnKind]] = frozenset(
    {"organization", "partner", "funder", "beneficiary", "date", "place", "status"}
)
"""Columns of which a list of activities has one at least: who, when, where or how far."""

NO_ACTIVITY_COLUMN: Final = "table: no column of activities"
NO_EVIDENCE: Final = "table: nothing says who, when, where or how far"
"""Reasons that only say that a table was not understood."""

_TEXT_WORDS: Final = 12
"""Words in a cell, on average; a second column without heading and as wordy is page layout."""

LABELS: Final[frozenset[ColumnKind]] = frozenset(
    {"organization", "date", "place", "programme", "measure", "type", "other"}
)
"""Columns that can hold for several rows when they stand before the activities."""

INHERITED_KINDS: Final[dict[ColumnKind, InheritedKind]] = {
    "organization": "organization",
    "partner": "organization",
    "funder": "organization",
    "beneficiary": "organization",
    "date": "year",
    "place": "country",
    "programme": "programme",
}
"""As what the words of a column are inherited; other columns as a group."""


@dataclass
class TableReading:
    """Passages and rejections of a table, gathered row by row."""

    passages: list[Passage] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)


def why_no_activities(columns: Sequence[Column]) -> str:
    """Why a table lists no activities, in words; empty when it does list some.

    It does when one column holds activities and another says who, when, where or how far. Risks,
    money, persons, hours of an agenda, indicators and terms are known by their headings, figures
    and times of day by their cells.
    """
    activity = next((column for column in columns if column.kind == "activity"), None)
    named = [column.table for column in columns if column.table]
    if any(share_of_clock_times(column) >= MOST for column in columns):
        return "table: agenda of one event"
    if named and (activity is None or not activity.by_heading):
        return f"table: {max(set(named), key=lambda name: (named.count(name), name))}"
    if share_of_figures(columns) >= MOST:
        return "table: figures"
    if activity is None:
        return NO_ACTIVITY_COLUMN
    if any(column.kind in EVIDENCE and column.texts for column in columns):
        return ""
    if not activity.by_heading and any(
        column.kind == "other" and column.words >= _TEXT_WORDS for column in columns
    ):
        return NO_EVIDENCE
    dated = [text for text in activity.texts if has_date(text)]
    if activity.texts and 2 * len(dated) >= len(activity.texts):
        return ""
    if named:
        return f"table: {named[0]}"
    return NO_EVIDENCE


def holds_for_several(column: Column, activity: int) -> bool:
    """Whether a column's cells hold for several rows rather than for their own.

    A programme before the activities does; another label before them does when its cells are
    merged down, or stand once with empty cells below.
    """
    if column.index >= activity or column.kind not in LABELS:
        return False
    if column.kind in ("programme", "measure"):
        return True
    return any(cell.merged_down for cell in column.cells) or (
        bool(column.cells)
        and bool(column.cells[0].text)
        and mean(not cell.text for cell in column.cells) >= _BLANK_SHARE
    )


_BLANK_SHARE: Final = 0.3
"""Share of empty cells from which a label column is read as "the same as above"."""
