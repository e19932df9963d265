"""What the columns of a table hold: read from their headings, checked against their cells."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mean
from typing import Final, get_args

from extractors.dates import find_dates
from extractors.grid import CellView, RowView, TableView
from extractors.heading_names import names_bodies, names_places
from extractors.model import ColumnKind
from gazetteers.columns import (
    heading_meaning,
    language_of_letters,
    names_kind,
    says_how_far,
    says_how_often,
    says_status,
    says_when,
)

COLUMN_KINDS: Final[dict[str, ColumnKind]] = {kind: kind for kind in get_args(ColumnKind)}
"""The kinds by the values that the gazetteer of headings gives them."""
NUMBER: Final = re.compile(
    r"(?:[A-Za-zА-Яа-я]{1,3}[.\- ]?)?\d{1,3}(?:[.\-]\d{1,3}){0,3}[.)]?|[IVX]+[.)]?"
    r"|[A-Za-zА-Яа-я][.)]"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY: Final = re.compile(r"(?<!\d)\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})(?!\d)")
DIGITS: Final = re.compile(r"[\d\s.,%$€£–-]+")

MOST: Final = 0.6
"""Share of a column's cells that must look alike before their look decides what they are."""
_SHORT_CELL: Final = 10
"""Words; a cell that only says when or how far is not longer."""
_ACTIVITY_WORDS: Final = 3
"""Words that the cells of an activity column have on average at least: a noun and its object."""
_NAME_WORDS: Final = 8
"""Words in a cell, on average; what is said of bodies, dates or places alone is shorter."""
_LONG_NAMES: Final = 20
"""Words; a cell that only lists organizations is not longer."""
_SHORT_HEADING: Final = 3
"""Words; a heading as short as that may hold a year ("Target 2021")."""
_TOLD_BESIDE: Final = frozenset({"organization", "partner", "date", "place"})
"""Kinds beside which a heading may name activities in one column: "Agency and activity"."""
_HEADING_WORDS: Final = 14
"""Words; longer cells are no column headings ("What is being done/planned by regional and
international organizations" has ten)."""


@dataclass(frozen=True, slots=True)
class Column:
    """A grid column.

    Attributes:
        index: from 0.
        kind: what it holds.
        heading: as printed; with two rows of headings, both, from top to bottom.
        table: the kind of table without activities that its heading speaks for, or empty.
        cells: the cells that begin in it below the headings.
        by_heading: True when the heading says the kind, not the look of the cells.
    """

    index: int
    kind: ColumnKind
    heading: str
    table: str
    cells: tuple[CellView, ...]
    by_heading: bool

    @property
    def texts(self) -> tuple[str, ...]:
        """The words of its cells that have any."""
        return tuple(cell.text for cell in self.cells if cell.text)

    @property
    def words(self) -> float:
        """Words in a cell, on average over the cells that have any; 0 without cells."""
        return mean(len(text.split()) for text in self.texts) if self.texts else 0.0


def has_date(text: str) -> bool:
    """Whether words name a year, a day or a month ("Q1 2022", "12.12.2015", "в мае")."""
    return bool(_YEAR.search(text) or _DAY.search(text)) or says_when(text)


def is_across(row: RowView, columns: int) -> bool:
    """Whether a row has one cell with words that covers the table, or stands alone in its row.

    A cell alone in its row counts only where it is the first and the others are one empty rest.
    """
    filled = row.filled
    if len(filled) != 1 or row.from_above:
        return False
    cell = filled[0]
    return cell.span >= columns or (cell.column == 0 and cell.span > 1) or len(row.own) == 1


def heading_rows(table: TableView) -> tuple[int, int]:
    """The rows of column headings, half-open; rows across the table may stand before them.

    The reader's marks decide where it has seen any, unless the row plainly holds what the rows
    below it hold (some senders set the first activity in bold). Otherwise the first row that is not
    a title across the table is one if half of its cells, and two at least, are known headings or if
    all of them are bold and short.
    """
    marked = [row.index for row in table.rows if row.header and not is_across(row, table.columns)]
    first = 0
    while first < len(table.rows) and is_across(table.rows[first], table.columns):
        first += 1
    if first == len(table.rows):
        return 0, 0
    if marked and marked[0] == first and not _is_first_of_rows(table, first):
        last = first
        while last + 1 in marked:
            last += 1
        return first, _with_second_row(table, first, last + 1)
    if (
        _looks_like_headings(table.rows[first])
        or _heads_groups(table, first)
        or _stands_above_groups(table, first)
    ):
        return first, _with_second_row(table, first, first + 1)
    return first, first


def rows_of_headings(table: TableView) -> frozenset[int]:
    """The rows of column headings, also where they stand once more among the rows below."""
    first, end = heading_rows(table)
    known = {_said(table.rows[index]) for index in range(first, end)}
    again = (row.index for row in table.rows[end:] if len(row.filled) > 1 and _said(row) in known)
    return frozenset((*range(first, end), *again))


def _said(row: RowView) -> tuple[tuple[int, str], ...]:
    return tuple((cell.column, cell.text.casefold()) for cell in row.filled)


def _heads_groups(table: TableView, index: int) -> bool:
    """Whether a row sets two years, countries or bodies or more above what they did.

    The cells below are no years and names themselves, as those of the next rows of a list would be.
    """
    row = table.rows[index]
    groups = [cell for cell in row.filled if is_bare(cell.text) and cell.span == 1]
    if len(groups) < 2 or not all(
        cell in groups or _is_heading_text(cell.text) or says_how_far(cell.text)
        for cell in row.filled
    ):
        return False
    below = [
        cell.text
        for group in groups
        for cell in table.column_cells(group.column, first_row=index + 1)
        if cell.text
    ]
    return bool(below) and not any(map(is_bare, below))


def _stands_above_groups(table: TableView, index: int) -> bool:
    """Whether a row of which half are known headings has a row across the table below it.

    "Organization | Implemented" above "Border management" heads its columns; one row of a list of
    two would not stand alone before the first group.
    """
    filled = table.rows[index].filled
    below = table.rows[index + 1 : index + 2]
    if len(filled) < 2 or not below or not is_across(below[0], table.columns):
        return False
    if any(len(cell.text.split()) > _HEADING_WORDS or has_date(cell.text) for cell in filled):
        return False
    return 2 * sum(_is_heading_text(cell.text) for cell in filled) >= len(filled)


def _is_first_of_rows(table: TableView, index: int) -> bool:
    """Whether a row without any known heading has its one date where the next rows have theirs."""
    filled = table.rows[index].filled
    dated = [cell for cell in filled if _says_a_day_or_month(cell.text)]
    if len(dated) != 1 or any(_is_heading_text(cell.text) for cell in filled):
        return False
    below = list(table.column_cells(dated[0].column, first_row=index + 1))
    said = sum(has_date(cell.text) for cell in below if cell.text)
    return said > 0 and 2 * said >= sum(1 for cell in below if cell.text)


def _with_second_row(table: TableView, first: int, end: int) -> int:
    """One past the headings: a second row belongs to them under cells that are split below."""
    across = any(cell.span > 1 for cell in table.rows[first].own)
    downwards = any(cell.rows > end - first for cell in table.rows[first].own)
    if end < len(table.rows) and (across or downwards) and end - first == 1:
        second = table.rows[end]
        texts = [cell.text for cell in second.filled]
        if texts and all(_is_heading_text(text) or says_how_far(text) for text in texts):
            end += 1
    return end + (end < len(table.rows) and table.rows[end].counts_columns)


def _is_heading_text(text: str) -> bool:
    meaning = heading_meaning(text)
    known = bool(meaning.kind or meaning.table)
    words = len(text.split())
    return known and words <= _HEADING_WORDS and (words <= _SHORT_HEADING or not has_date(text))


def _looks_like_headings(row: RowView) -> bool:
    filled = row.filled
    if len(filled) < 2 or any(len(cell.text.split()) > _HEADING_WORDS for cell in filled):
        return False
    # "Done since 2023" is a heading, "May 2023" none.
    if any(_says_a_day_or_month(cell.text) and not says_how_far(cell.text) for cell in filled):
        return False
    known = sum(_is_heading_text(cell.text) for cell in filled)
    parts = [says_how_far(cell.text) for cell in filled if not _is_heading_text(cell.text)]
    if len(frozenset().union(*parts)) > 1:
        known += sum(map(bool, parts))  # "Done | Planned", where one alone may be a state
    if known >= 2 and 2 * known >= len(filled):
        return True
    return all(is_bold(cell) for cell in filled) and not any(
        _YEAR.search(cell.text) for cell in filled
    )


def _says_a_day_or_month(text: str) -> bool:
    """Whether a cell is the date of an event, which no heading is ("May 2019", not "2019")."""
    if not has_date(text) or DIGITS.fullmatch(text):
        return False
    found = find_dates(text, language_of_letters(text))
    return len(found) == 1 and 2 * (found[0].end - found[0].start) >= len(text)


def _are_dates(texts: Sequence[str]) -> bool:
    """Whether most cells are little more than a date."""
    dates = sum(DIGITS.fullmatch(text) is not None or _says_a_day_or_month(text) for text in texts)
    return dates >= MOST * len(texts)


def is_bare(text: str) -> bool:
    """Whether a cell is hardly more than a date, a number, or names of places and bodies."""
    return (
        NUMBER.fullmatch(text) is not None
        or DIGITS.fullmatch(text) is not None
        or _says_a_day_or_month(text)
        or names_places(text)
        or names_bodies(text)
    )


def is_bold(cell: CellView) -> bool:
    """Whether all words of a cell are set in bold type."""
    return all(
        sum(end - start for start, end in block.bold) >= len(block.text.strip())
        for block in cell.blocks
    )


def read_columns(table: TableView) -> tuple[Column, ...]:
    """The columns of a table with what they hold.

    A heading that is known decides, unless the cells say otherwise: numbers under "Activity" are
    no activities. Columns without a known heading are told by their cells: dates, states, running
    numbers, places, organizations; if none holds activities, the one with the longest texts does.
    """
    first, end = heading_rows(table)
    below = [row for row in table.rows[end:] if not is_across(row, table.columns)]
    columns = tuple(
        _read_column(table, index, (first, end), below) for index in range(table.columns)
    )
    return _with_leads(with_activity(_with_activity_beside(columns)))


def _with_activity_beside(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, one of which tells what is done beside who does it: "Executor and content".

    Its heading names both, in any order, and its cells have more words than a list of names.
    """
    if any(column.kind == "activity" and column.by_heading for column in columns):
        return columns
    return tuple(
        replace(column, kind="activity")
        if column.kind in _TOLD_BESIDE
        and column.words > _NAME_WORDS
        and names_kind(column.heading, "activity")
        and look_of(column.texts) is None
        else column
        for column in columns
    )


def _read_column(
    table: TableView, index: int, headings: tuple[int, int], below: Sequence[RowView]
) -> Column:
    seen: list[str] = []
    for row in table.rows[headings[0] : headings[1]]:
        cell = row.at(index)
        if cell is not None and cell.text and cell.text not in seen:
            seen.append(cell.text)
    heading = " ".join(seen)
    meaning = heading_meaning(heading)
    cells = tuple(cell for row in below for cell in row.own if cell.column == index)
    looks = look_of(tuple(cell.text for cell in cells if cell.text))
    kind = COLUMN_KINDS.get(meaning.kind)
    if len(seen) == 2 and (kind is None or _is_parted(table, index, headings[0])):
        kind = COLUMN_KINDS.get(heading_meaning(seen[1]).kind, kind)
    # "Course in Khorog in May 2019" is short and dated, and no date.
    dates = looks == "date" and _are_dates([cell.text for cell in cells if cell.text])
    if kind == "activity" and looks is not None and (looks == "number" or dates):
        return Column(index, looks, heading, "", cells, by_heading=False)
    if kind == "place" and looks == "status":
        kind = looks  # "State", which is a country or how far things are
    if kind is None and meaning.table == "agenda of one event" and looks == "date":
        return Column(index, "date", heading, "", cells, by_heading=False)
    if kind is not None:
        return Column(index, kind, heading, meaning.table, cells, by_heading=True)
    return Column(index, looks or "other", heading, meaning.table, cells, by_heading=False)


def _is_parted(table: TableView, index: int, row: int) -> bool:
    """Whether a heading stands above several columns: "Actors" above "Lead | Partners"."""
    cell = table.rows[row].at(index)
    return cell is not None and cell.span > 1


def look_of(texts: Sequence[str]) -> ColumnKind | None:
    """What cells without a known heading hold, by their look; None when it does not say."""
    if not texts:
        return None

    def share(kept: Sequence[str]) -> float:
        return len(kept) / len(texts)

    if share([text for text in texts if NUMBER.fullmatch(text)]) >= MOST:
        return "number"
    texts = [text for text in texts if any(map(str.isalnum, text))] or texts
    short = [text for text in texts if len(text.split()) <= _SHORT_CELL]
    if share([text for text in short if has_date(text) or says_how_often(text)]) >= MOST:
        return "date"
    if share([text for text in short if says_status(text)]) >= MOST:
        return "status"
    if share([text for text in short if names_places(text)]) >= MOST:
        return "place"
    named = [text for text in texts if len(text.split()) <= _LONG_NAMES]
    if share([text for text in named if names_bodies(text)]) >= MOST:
        return "partner"
    return None


def _with_leads(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, of which one that was told by the names in its cells may hold who leads.

    It does where it stands before the activities and no heading says who leads. Behind them, a
    column without a known heading says with whom; beside such a one, partners before them lead.
    """
    if any(column.kind == "organization" for column in columns):
        return columns
    activity = next((column.index for column in columns if column.kind == "activity"), 0)
    # "Partner | What | With": the first are the partners of whoever compiles the table.
    others = any(column.kind == "partner" and column.index > activity for column in columns)
    return tuple(
        replace(column, kind="organization")
        if column.kind == "partner"
        and (others or not column.by_heading)
        and column.index < activity
        else column
        for column in columns
    )


def with_activity(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns, one of which holds activities where any can.

    Without a heading for it, a column headed as numbers does whose cells say more than all others
    ("Date | Item | Source"), a programme or result column ("Project | Donor | Period"), else the
    column with the longest texts of those that no heading explains.
    """
    if any(column.kind == "activity" for column in columns):
        return columns
    wordy = max(columns, key=lambda column: column.words)
    if wordy.kind == "number" and not wordy.table and wordy.words >= _ACTIVITY_WORDS:
        return tuple(
            replace(column, kind="activity", by_heading=False) if column is wordy else column
            for column in columns
        )
    for wanted in ("programme", "result", "other", "measure"):
        candidates = [
            column
            for column in columns
            if column.kind == wanted and not column.table and column.words >= _ACTIVITY_WORDS
        ]
        if candidates:
            chosen = max(candidates, key=lambda column: (column.words, -column.index))
            return tuple(
                replace(column, kind="activity", by_heading=False) if column is chosen else column
                for column in columns
            )
    return columns
