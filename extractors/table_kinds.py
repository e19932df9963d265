"""Which tables list activities, and which of their columns hold for several rows."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from statistics import mean
from typing import Final

from extractors.column_shares import share_of_clock_times, share_of_figures
from extractors.columns import (
    MOST,
    Column,
    has_date,
)
from extractors.grid import CellView, RowView, TableView
from extractors.model import ColumnKind, Passage, Rejection
from extractors.surroundings import InheritedKind
from gazetteers.columns import says_about_document, says_nothing

EVIDENCE: Final[frozenset[ColumnKind]] = frozenset(
    {"organization", "partner", "funder", "beneficiary", "date", "place", "status"}
)
"""Columns of which a list of activities has one at least: who, when, where or how far."""

_WHEN: Final[frozenset[ColumnKind]] = frozenset({"date", "status"})
_MONEY: Final = "budget"
"""What the headings of a table of money say that it is."""

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


def _is_about_document(table: TableView) -> bool:
    """Whether the lines of a table only say whose document it is, of when and for which period.

    "Reporting entity | UNODC", "Cleared | 11 July 2023"; a sheet on one project has other labels.
    """
    rows = [row.filled for row in table.rows if row.filled]
    if len(rows) < _FEWEST_LINES or any(len(cells) > _LABEL_AND_VALUE for cells in rows):
        return False
    told = [says_about_document(cells[0].text) for cells in rows if len(cells) == _LABEL_AND_VALUE]
    return len(told) >= _FEWEST_LINES and mean(told) >= MOST


_FEWEST_LINES: Final = 2
_LABEL_AND_VALUE: Final = 2


def why_no_activities(columns: Sequence[Column], table: TableView | None = None) -> str:
    """Why a table lists no activities, in words; empty when it does list some.

    It does when one column holds activities and another says who, when, where or how far. Risks,
    money, persons, hours of an agenda, indicators and terms are known by their headings, figures
    and times of day by their cells. What something costs may stand beside who does it and when.
    The lines of a `table` at the head of a document may tell of that only.
    """
    if table is not None and _is_about_document(table):
        return "table: about the document"
    activity = next((column for column in columns if column.kind == "activity"), None)
    named = [column.table for column in columns if column.table]
    if set(named) == {_MONEY} and activity is not None and _says_who_and_when(columns):
        named = []
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


def _says_who_and_when(columns: Sequence[Column]) -> bool:
    """Whether one column says when or how far, and another one who or where."""
    kinds = {column.kind for column in columns if column.texts}
    return bool(kinds & _WHEN) and bool(kinds & EVIDENCE - _WHEN)


def names_nothing_done(columns: Sequence[Column], row: RowView, activity: CellView) -> bool:
    """Whether a row names no activity: an empty cell, or one that says there is none.

    In a table with costs it may name a sum only: "Contingency | – | – | 15,000".
    """
    if not activity.text or says_nothing(activity.text):
        return True
    if not any(column.table == _MONEY for column in columns):
        return False
    said = (row.at(column.index) for column in columns if column.kind in EVIDENCE)
    return len(activity.text.split()) <= _SUM_WORDS and not any(
        cell is not None and any(map(str.isalnum, cell.text)) for cell in said
    )


def told_instead(
    columns: Sequence[Column], row: RowView, activity: CellView | None
) -> CellView | None:
    """The cell that says what was done where a row leaves the cell for the activity empty.

    A project without a name has its description: "USA | – | IOM | 2022 | Courses for officers".
    """
    if activity is not None and activity.text and not says_nothing(activity.text):
        return None
    cells = [
        cell
        for column in columns
        if column.kind in _TOLD and not column.table
        if (cell := row.at(column.index)) is not None and cell in row.own
        if len(cell.text.split()) > _SUM_WORDS and not says_nothing(cell.text)
    ]
    return max(cells, key=lambda cell: len(cell.text), default=None)


_TOLD: Final[frozenset[ColumnKind]] = frozenset({"activity", "programme", "result"})
"""Columns whose words may say what was done."""


def holds_for_several(column: Column, activity: int) -> bool:
    """Whether all cells of a column hold for several rows rather than for their own.

    A programme before the activities does; another label before them does when its cells say no
    more than a heading would ("2019", "Kazakhstan", "CICA") and are merged down, stand once with
    empty cells below, or are repeated from row to row. "3 May 2019, Osh" is a row's own.
    """
    if column.index >= activity or column.kind not in LABELS:
        return False
    if column.kind in ("programme", "measure"):
        return True
    if column.kind in _DAYS_AND_PLACES and not all(map(_is_label, column.texts)):
        return False
    return (
        any(cell.merged_down for cell in column.cells)
        or _stands_once(column)
        or (column.kind in _DAYS_AND_PLACES and _is_repeated(column.texts))
    )


def shared_cells(columns: Sequence[Column], activity: int) -> frozenset[tuple[str, int]]:
    """The keys of the cells before the activities that hold for several rows.

    They are all cells of a column that does, and of other label columns those that are merged down
    or have an empty cell below them.
    """
    shared: set[tuple[str, int]] = set()
    for column in columns:
        if holds_for_several(column, activity):
            shared.update(cell.key for cell in column.cells)
        elif column.index < activity and column.kind in LABELS:
            shared.update(cell.key for cell in column.cells if cell.merged_down)
            if _stands_once(column):
                shared.update(
                    upper.key for upper, lower in pairwise(column.cells) if not lower.text
                )
    return frozenset(shared)


def years_behind(columns: Sequence[Column], activity: int) -> frozenset[tuple[str, int]]:
    """The keys of cells behind the activities that hold a year also for the empty cells below.

    They are words of their own row, too, since they cannot be taken out of its middle.
    """
    return frozenset(
        cell.key
        for column in columns
        if column.index > activity and _stands_once(column)
        if all(_YEAR.fullmatch(text) for text in column.texts)
        for cell in column.cells
        if cell.text
    )


def _stands_once(column: Column) -> bool:
    """Whether empty cells of a column say "the same as above"."""
    return (
        bool(column.cells)
        and bool(column.cells[0].text)
        and mean(not cell.text for cell in column.cells) >= _BLANK_SHARE
    )


def _is_repeated(texts: Sequence[str]) -> bool:
    """Whether the cells name a few groups, each in rows that follow each other."""
    runs = [text for text, _ in groupby(texts)]
    return (
        len(texts) > len(runs)
        and len(runs) == len(set(runs))
        and (len(runs) <= _RUN_SHARE * len(texts))
    )


def _is_label(text: str) -> bool:
    """Whether a cell says no more than a year, a month or a name: no day, no place beside it."""
    words = _YEAR.sub(" ", text)
    return (
        len(text.split()) <= _LABEL_WORDS
        and not any(letter.isdigit() for letter in words)
        and not re.search(r"[,;]", text)
    )


_DAYS_AND_PLACES: Final[frozenset[ColumnKind]] = frozenset({"date", "place"})
"""Columns whose cells usually are the row's own."""
_BLANK_SHARE: Final = 0.3
"""Share of empty cells from which a label column is read as "the same as above"."""
_RUN_SHARE: Final = 0.7
"""Groups a cell at most, where the cells of a column are repeated for the rows of a group."""
_LABEL_WORDS: Final = 4
_SUM_WORDS: Final = 3
"""Words at most by which a sum is called ("Contingency", "Office costs")."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
