"""The shape of a matrix: which column or row gives the measure, and which columns the activities.

Editors lay matrices out differently. The measures stand in a column at either side, in rows across
the table, or in the heading above it; the activities in one column, or in one for each year, each
group of organizations, or apart by what is done and what is planned.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.columns import MOST, Column, is_bare, look_of
from extractors.grid import TableView
from extractors.matrix.labels import LabelColumn, headed_column, label_column, worded_column
from extractors.matrix.rows import NO_PILLARS, Pillars, pillars_of, title_rows, without_titles
from extractors.matrix.sheets import Sheets, read_sheets
from extractors.measures.letters import LABEL_WORDS
from extractors.measures.titles import RowMeasure, Titles
from extractors.surroundings import Names, heading_kind
from gazetteers.columns import (
    holds_remarks,
    says_how_far,
    says_nothing,
)

_MATRIX_SHARE: Final = 0.5
"""Share of the cells of a margin that have words, at most."""
_NAME_WORDS: Final = 8
"""Words in a cell, on average; a column of names is not wordier."""
_ACTIVITY_WORDS: Final = 4
"""Words in a cell, on average, that a column of activities has at least."""
_TWO: Final = 2
"""Columns of a table that has nothing but measures and what is done."""
_PROSE_WORDS: Final = 12
"""Words in a cell, on average, from which a column beside the measures tells what is done, though
its heading says nothing of it ("Regional and other bodies", "Field"), or even of something else."""
_NO_PROSE: Final = frozenset({"measure", "number", "date", "result", "source", "programme"})
"""What a column holds that is no activity, however many words it has."""


@dataclass(frozen=True, slots=True)
class MatrixColumns:
    """The columns of a matrix.

    Attributes:
        label: the measures; None where rows across the table or the heading above it name them.
        activities: the columns of activities.
        organization: who does them; None where no column says so.
        measures: the measures that the headings of the columns of activities name, by column.
        titles: the rows that are titles of measures, by their index.
        pillars: the pillars of the rows, where a label column gives the measures.
        inside: whether paragraphs in the cells are titles of measures, each above its activities.
        sheets: the rows, where each is a field of a measure.
    """

    label: LabelColumn | None
    activities: tuple[Column, ...]
    organization: Column | None
    measures: Mapping[int, RowMeasure] = field(default_factory=dict)
    titles: Mapping[int, RowMeasure] = field(default_factory=dict)
    pillars: Pillars = NO_PILLARS
    inside: bool = False
    sheets: Sheets | None = None

    def holds(self, column: int) -> Column | None:
        """The column of activities with an index, None when it is another one."""
        return next((item for item in self.activities if item.index == column), None)


def matrix_columns(
    table: TableView,
    titles: Titles,
    columns: Sequence[Column],
    names: Names,
    *,
    under: RowMeasure | None = None,
    pillar: str | None = None,
    above: Sequence[str] = (),
) -> MatrixColumns | None:
    """The columns of a matrix, or None when the table is none.

    Nothing but activities, numbers and the names of organizations may stand beside the measures:
    with dates, places or states of their own, rows are single activities, which a report's table
    has. So have remarks and results: they are no activities of their own.

    Args:
        table: the table.
        titles: the measures.
        columns: what its columns hold.
        names: tells countries and organizations among their headings.
        under: the measure that the heading above the table names.
        pillar: the pillar that the headings above the table name.
        above: the words above the table, which may say of which plan it is.
    """
    sheets = read_sheets(table, titles, pillar)
    if sheets is not None:
        return MatrixColumns(None, (), None, sheets=sheets)
    columns = [_without_nothing(column) for column in columns]
    inside = _measures_inside(columns, titles)
    if inside is not None:
        return inside
    pillars = pillars_of(table, columns, titles, pillar)
    titled = title_rows(table, titles, pillar)
    if titled:
        left = without_titles(columns, frozenset(titled), table)
        shape = _beside(None, left, names)
        if label_column(left, titles, pillars, above) is None and shape is not None:
            return replace(shape, titles=titled)
    label = label_column(columns, titles, pillars, above)
    if label is not None:
        beside = [column for column in columns if column.index != pillars.column]
        return _beside(label, beside, names, pillars)
    label = worded_column(columns, titles, pillars, above)
    if label is not None:
        beside = [column for column in columns if column.index != pillars.column]
        return _beside(label, beside, names, pillars)
    label = headed_column(columns, titles, above)
    if label is not None:
        shape = _beside(label, columns, names)
        by_heading = shape is not None and all(
            _is_headed(column, names) for column in shape.activities
        )
        return shape if by_heading or len(columns) == _TWO else None
    by_column = _measures_across(columns, titles, names)
    if by_column is not None or (under is None and not titled):
        return by_column
    if not any(column.texts for column in columns):
        whole = Column(0, "activity", "", "", (), by_heading=False)
        return MatrixColumns(None, (whole,), None, titles=titled)
    return _beside(None, columns, names)


def _without_nothing(column: Column) -> Column:
    """The column with cells that say there is nothing ("–", "none reported") left empty."""
    cells = tuple(
        replace(cell, text="") if says_nothing(cell.text) else cell for cell in column.cells
    )
    return replace(column, cells=cells)


def _measures_across(
    columns: Sequence[Column], titles: Titles, names: Names
) -> MatrixColumns | None:
    """The shape of a table whose columns, not rows, stand for measures: each row is a body.

    Cells must tell of activities: a table with a cross for each measure is none.
    """
    filled = [column for column in columns if column.texts]
    measures = {
        column.index: read
        for column in filled
        if (read := titles.read(column.heading, named=True)).id is not None
        and (titles.title(column.heading) is not None or not read.doubt)
    }
    sure = [index for index in measures if titles.title(columns[index].heading) is not None]
    if len(measures) < _TWO or not sure:
        return None
    rest = [column for column in filled if column.index not in measures]
    who = _who(rest)
    if any(column is not who and column.kind not in ("number", "place") for column in rest):
        return None
    activities = tuple(column for column in filled if column.index in measures)
    if any(column.words < _ACTIVITY_WORDS for column in activities):
        return None
    return MatrixColumns(None, activities, who, measures)


def _measures_inside(columns: Sequence[Column], titles: Titles) -> MatrixColumns | None:
    """The shape of a table with a row for each body and titles of measures inside its cells.

    Each cell must open with one, or else it would not be known whose words stand above the first.
    """
    filled = [column for column in columns if column.texts]
    who = _who(filled)
    rest = [column for column in filled if column is not who and column.kind != "number"]
    if who is None or len(rest) != 1:
        return None
    cells = [cell for cell in rest[0].cells if cell.text]
    opened = all(
        len(cell.blocks) > 1 and titles.title(cell.blocks[0].text) is not None for cell in cells
    )
    return MatrixColumns(None, (rest[0],), who, inside=True) if opened else None


def _beside(
    label: LabelColumn | None,
    columns: Sequence[Column],
    names: Names,
    pillars: Pillars = NO_PILLARS,
) -> MatrixColumns | None:
    """The shape with a label column, None when something else than a matrix stands beside it."""
    rest = [
        column
        for column in columns
        if column.texts
        and (label is None or column.index != label.index)
        and not _is_margin(column)
    ]
    # Beside "Done" and "Planned" remarks are those of the desk; beside one column, of its rows.
    told = [column for column in rest if says_how_far(column.heading)]
    if len(told) >= _TWO:
        rest = [column for column in rest if not holds_remarks(column.heading)]
    who = _who(rest)
    wordy = [
        column
        for column in rest
        if column is not who and column.kind not in ("number", "programme", "measure")
    ]
    if not wordy and who is not None and who.words > LABEL_WORDS and label is not None:
        return MatrixColumns(label, (who,), None, pillars=pillars)
    alone = label is not None and len(wordy) == 1
    if not wordy or not (alone or _all_tell(wordy, names)):
        return None
    return MatrixColumns(label, tuple(wordy), who, pillars=pillars)


def _all_tell(columns: Sequence[Column], names: Names) -> bool:
    """Whether all columns beside the measures hold activities.

    Beside one that is headed so, the others must be, too: what its rows have more is theirs. Where
    none is, columns of prose are groups of bodies, stages or levels, whatever they are called.
    """
    if all(holds_activities(column, names) for column in columns):
        return True
    if any(column.kind == "activity" and column.by_heading for column in columns):
        return False
    return all(holds_activities(column, names) or _holds_prose(column) for column in columns)


def _holds_prose(column: Column) -> bool:
    explained = column.by_heading and (column.kind == "other" or column.kind in _NO_PROSE)
    return (
        not explained
        and not column.table
        and column.words >= _PROSE_WORDS
        and look_of(column.texts) is None
    )


def _is_margin(column: Column) -> bool:
    """Whether a column holds a remark here and there ("to be confirmed"), and mostly nothing."""
    return (
        column.kind == "other"
        and column.by_heading
        and len(column.texts) <= _MATRIX_SHARE * len(column.cells)
    )


def _who(columns: Sequence[Column]) -> Column | None:
    """The column of names: who does it, or before the activities who has contributed it."""
    for column in columns:
        if column.kind == "organization" and _has_names(column, columns):
            return column
    first = next((column for column in columns if column.kind == "partner"), None)
    if first is None or not _has_names(first, columns):
        return None
    behind = [column for column in columns if column.index > first.index]
    return first if any(column.words >= _ACTIVITY_WORDS for column in behind) else None


def _has_names(column: Column, columns: Sequence[Column]) -> bool:
    """Whether cells hold names rather than what was done: few words, or fewer than others."""
    if column.words <= LABEL_WORDS or look_of(column.texts) == "partner":
        return True
    wordiest = max(other.words for other in columns)
    return column.words <= _NAME_WORDS and 2 * column.words <= wordiest


def holds_activities(column: Column, names: Names) -> bool:
    """Whether a column beside others holds activities by its heading, and by its cells."""
    bare = sum(is_bare(text) for text in column.texts)
    return (
        _is_headed(column, names)
        and column.words >= _ACTIVITY_WORDS
        and bare < MOST * len(column.texts)
    )


def _is_headed(column: Column, names: Names) -> bool:
    """Whether a heading is one of activities: "Activities", "Planned", "2019", "UN system"."""
    if column.kind == "activity" and column.by_heading:
        return True
    if column.kind == "organization" or says_how_far(column.heading):
        return True
    return heading_kind(column.heading, names) in ("year", "organization", "country")
