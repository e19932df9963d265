"""Rows that give the measure to the rows below them: the title of a measure, however it is set."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.columns import MOST, NUMBER, Column, is_across, look_of
from extractors.grid import CellView, RowView, TableView
from extractors.measures.numbers import names_pillars, pillar_in_column
from extractors.measures.titles import CODE_CONFIDENCE, UNKNOWN, RowMeasure, Titles
from extractors.model import Doubt
from gazetteers.model import MeasureId

_NUMBER_WORDS: Final = 3
"""Words of the cell before a title that spans the rest of its row: "4", "II.4", "Measure II.4"."""
_NUMBERED_COLUMNS: Final = 3
"""Columns of a table that has room for a number, a title and what two activities need at least."""
_TEXT_WORDS: Final = 8
"""Words from which a row across a table of rows across tells something, rather than head it."""


@dataclass(frozen=True, slots=True)
class RowMeasures:
    """The measures that the rows of a table have, by their index, and the rows that are titles.

    Attributes:
        of_rows: the measures of the rows below a title, or of those that name theirs in a cell.
        titles: the rows that are nothing but the title of a measure.
        unread: the words of labels that name no known measure.
    """

    of_rows: Mapping[int, RowMeasure] = field(default_factory=dict)
    titles: frozenset[int] = frozenset()
    unread: Mapping[int, tuple[str, ...]] = field(default_factory=dict)

    def measure(self, row: int, above: MeasureId | None) -> MeasureId | None:
        """The measure of a row; that of the headings above the table where it has no label."""
        told = self.of_rows.get(row)
        return above if told is None else told.id

    def further(self, row: int) -> tuple[MeasureId, ...]:
        """The other measures that the label of a row names."""
        told = self.of_rows.get(row)
        return () if told is None else told.further

    def confidence(self, row: int) -> float:
        """How sure the measure of a row is."""
        told = self.of_rows.get(row)
        return 1.0 if told is None or told.id is None else told.confidence

    def doubts(self, row: int) -> tuple[Doubt, ...]:
        """Why a person should look at the measure of a row."""
        told = self.of_rows.get(row)
        if told is None or told.id is None or not told.doubt:
            return ()
        return (Doubt(code="row-unsure", detail=told.doubt),)


NO_MEASURES: Final = RowMeasures()


def heading_text(row: RowView, columns: int) -> str | None:
    """The words of a row that may head those below it; None where it has cells like others.

    They stand across the table, alone in the first cell beside empty ones, or across all but a
    number before them.
    """
    filled = row.filled
    if is_across(row, columns):
        return filled[0].text
    if not filled or row.from_above or filled[0].column or filled[0].merged_down:
        return None
    if len(filled) == 1:
        return filled[0].text
    first, last = filled[0], filled[-1]
    spans_rest = last.span > 1 and last.column + last.span == columns
    # "4", "Border management", and nothing in the rest of a row that was not merged.
    is_numbered = last.column == 1 and columns > _NUMBERED_COLUMNS and first.text[:1].isalnum()
    spans_rest = spans_rest or (is_numbered and NUMBER.fullmatch(first.text) is not None)
    if len(filled) == 2 and spans_rest and len(first.text.split()) <= _NUMBER_WORDS:
        return f"{first.text} {last.text}"
    return None


def title_rows(
    table: TableView, titles: Titles, pillar: str | None = None, *, across: bool = False
) -> dict[int, RowMeasure]:
    """The rows that are titles of measures, with something below each; empty where there is none.

    Where one is surely the title of a measure, those that are short or freely worded count, too.

    Args:
        table: the table.
        titles: the measures.
        pillar: the pillar that the headings above the table name.
        across: whether only rows across the table count.
    """
    found: dict[int, RowMeasure] = {}
    likely: dict[int, RowMeasure] = {}
    rows = [row for row in table.rows if row.filled]
    for row in rows:
        text = heading_text(row, table.columns)
        if text is None or (across and not is_across(row, table.columns)):
            continue
        named = titles.pillar(text)
        pillar = named or pillar
        sure = titles.title(text, pillar)
        read = titles.read(text, pillar, named=True)
        if sure is not None:
            found[row.index] = read if read.id else RowMeasure(sure, CODE_CONFIDENCE)
        elif (
            named is None
            and not tells(row, table.columns)
            and titles.resembles(text, pillar, named=True)
        ):
            likely[row.index] = read
    every = {**likely, **found}
    if not found or rows[-1].index in every or len(rows) <= len(every):
        return {}
    return every


@dataclass(frozen=True, slots=True)
class Pillars:
    """The pillars that the rows of a table belong to, by the ids of their blocks.

    Attributes:
        of_rows: by a column of them, by the rows across above, by the headings above the table.
        column: the column that holds them, if one does; numbers in that of the measures are then
            theirs within the pillar.
    """

    of_rows: Mapping[str, str] = field(default_factory=dict)
    column: int | None = None

    def of(self, cell: CellView) -> str | None:
        """The pillar of the row that a cell begins in."""
        return self.of_rows.get(cell.row)

    def label(self, cell: CellView) -> str:
        """The words of a label; a number alone beside that of its pillar is the measure's."""
        return (
            f"measure {cell.text}"
            if self.column is not None and _is_figure(cell.text)
            else cell.text
        )


NO_PILLARS: Final = Pillars()


def _is_figure(text: str) -> bool:
    return text.strip(" .)").isdigit()


def pillars_of(
    table: TableView, columns: Sequence[Column], titles: Titles, above: str | None = None
) -> Pillars:
    """The pillars of the rows of a table; an empty cell says "the same as above".

    Args:
        table: the table.
        columns: what its columns hold.
        titles: the measures, and the pillars that they belong to.
        above: the pillar that the headings above the table name.
    """
    column = next((item.index for item in columns if _holds_pillars(item, titles)), None)
    pillar = above
    found: dict[str, str] = {}
    for row in table.rows:
        cell = row.at(column) if column is not None else None
        if is_across(row, table.columns):
            pillar = titles.pillar(row.filled[0].text) or pillar
        elif cell is not None and cell.text:
            pillar = titles.pillar(cell.text) or pillar_in_column(cell.text) or pillar
        if pillar is not None:
            found[row.block.id] = pillar
    return Pillars(found, column)


def _holds_pillars(column: Column, titles: Titles) -> bool:
    headed = names_pillars(column.heading)
    named = [
        text for text in column.texts if titles.pillar(text) or (headed and pillar_in_column(text))
    ]
    return (
        bool(named)
        and len(named) >= MOST * len(column.texts)
        and not any(map(titles.code, column.texts))
    )


def below_titles(table: TableView, titles: Titles, pillar: str | None) -> RowMeasures:
    """The measures of the rows of a report's table, where rows that are titles stand above them."""
    titled = title_rows(table, titles, pillar)
    measures: dict[int, RowMeasure] = {}
    measure = UNKNOWN
    for row in table.rows:
        text = heading_text(row, table.columns)
        if row.index in titled:
            measure = titled[row.index]
        elif text is not None and titles.pillar(text):
            measure = UNKNOWN
        elif measure.id is not None:
            measures[row.index] = measure
    return RowMeasures(measures, frozenset(titled))


def without_titles(
    columns: Sequence[Column], titled: frozenset[int], table: TableView
) -> tuple[Column, ...]:
    """The columns without the titles of measures among their cells.

    One headed "Measure / entity" holds the names that are left.
    """
    rows = {table.rows[index].block.id for index in titled}
    left = []
    for column in columns:
        cells = tuple(cell for cell in column.cells if cell.row not in rows)
        changed = replace(column, cells=cells)
        if column.kind in ("measure", "other") and look_of(changed.texts) == "partner":
            changed = replace(changed, kind="organization")
        left.append(changed)
    return tuple(left)


def tells(row: RowView, columns: int) -> bool:
    """Whether a row across the table tells of activities, rather than head those below it."""
    cell = row.filled[0]
    if columns > 1:
        return len(cell.blocks) > 1 and len(cell.text.split()) > 2 * _TEXT_WORDS
    return len(cell.text.split()) >= _TEXT_WORDS or any(
        block.marker or block.level for block in cell.blocks
    )
