"""The shape of a matrix: which column or row gives the measure, and which columns the activities.

Editors lay matrices out differently. The measures stand in a column at either side, in rows across
the table, or in the heading above it; the activities in one column, or in one for each year, each
group of organizations, or apart by what is done and what is planned.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.columns import MOST, Column, is_bare, look_of
from extractors.grid import TableView
from extractors.matrix.rows import NO_PILLARS, Pillars, pillars_of, title_rows, without_titles
from extractors.matrix.sheets import Sheets, read_sheets
from extractors.measures.titles import LABEL_WORDS, RowMeasure, Titles
from extractors.surroundings import Names, heading_kind
from gazetteers.columns import (
    counts_points_of_another,
    holds_remarks,
    names_measures,
    names_plan,
    says_how_far,
    says_nothing,
)

_MATRIX_SHARE: Final = 0.5
"""Share of labels that must be measures before a column is the label column of a matrix."""
_NAME_WORDS: Final = 8
"""Words in a cell, on average; a column of names is not wordier."""
_ACTIVITY_WORDS: Final = 4
"""Words in a cell, on average, that a column of activities has at least."""
_TWO: Final = 2
"""Columns of a table that has nothing but measures and what is done."""
_FEW: Final = 0.33
"""Share of labels that must be measures where only the heading of their column speaks for it."""
_LABEL_LENGTH: Final = 60
"""Words in a cell, on average; titles of measures are shorter, but for one or two."""


@dataclass(frozen=True, slots=True)
class LabelColumn:
    """The column whose cells name measures; `named` where its heading says that it does."""

    index: int
    named: bool


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
    label = _headed_column(columns, titles, above)
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


def label_column(
    columns: Sequence[Column],
    titles: Titles,
    pillars: Pillars = NO_PILLARS,
    above: Sequence[str] = (),
) -> LabelColumn | None:
    """The column whose cells are the titles or numbers of measures.

    Where its heading names the measures, short and freely translated titles count, too; where it
    says of which plan they are, no title need be known. Bare figures ("2.4") are none where its
    heading, or the words above the table, are those of another plan.
    """
    best: tuple[float, LabelColumn] | None = None
    for column in columns:
        named = names_measures(column.heading)
        if not column.texts or (column.kind == "number" and not named):
            continue
        if _counts_points_of_another(column, above):
            continue
        if not named and _tells_alone(column, columns):
            continue
        known = sum(
            titles.resembles(pillars.label(cell), pillars.of(cell), named=named)
            for cell in column.cells
            if cell.text and (named or not titles.only_cites(cell.text))
        )
        share = known / len(column.texts)
        if share >= _MATRIX_SHARE and (best is None or share > best[0]):
            best = share, LabelColumn(column.index, named)
    if best is not None:
        return best[1]
    of_plan = [
        column
        for column in columns
        if _is_headed_label(column)
        and names_plan(column.heading)
        and not _is_field(column, columns, titles)
    ]
    return LabelColumn(of_plan[0].index, named=True) if len(of_plan) == 1 else None


def _tells_alone(column: Column, columns: Sequence[Column]) -> bool:
    """Whether a column is headed as that of the activities, and nothing beside it tells of any.

    "II.4: course for guards" below "Activity" names the measure of an activity, and is no label.
    """
    if column.kind != "activity" or not column.by_heading:
        return False
    return not any(
        other.words >= _ACTIVITY_WORDS and other.kind in ("activity", "other", "result")
        for other in columns
        if other is not column
    )


def _counts_points_of_another(column: Column, above: Sequence[str]) -> bool:
    """Whether a column of bare figures numbers the points of another plan: "1.1", "2.3"."""
    return all(map(_FIGURES.fullmatch, column.texts)) and counts_points_of_another(
        column.heading, above
    )


_FIGURES: Final = re.compile(r"\W*\d{1,2}\.\d{1,2}\W*")


def _headed_column(
    columns: Sequence[Column], titles: Titles, above: Sequence[str]
) -> LabelColumn | None:
    """The one column whose heading says that it holds measures, of which few are known.

    The measures of a national plan are others: beside more than one column, some must be known.
    """
    headed = [
        column
        for column in columns
        if _is_headed_label(column)
        and not _counts_points_of_another(column, above)
        and not _is_field(column, columns, titles)
    ]
    if len(headed) != 1:
        return None
    texts = headed[0].texts
    known = sum(titles.resembles(text, named=True) for text in texts)
    if len(columns) > _TWO and known < _FEW * len(texts):
        return None
    return LabelColumn(headed[0].index, named=True)


def _is_field(column: Column, columns: Sequence[Column], titles: Titles) -> bool:
    """Whether a heading is the name of a field: "Measure", with the title of one beside it."""
    return any(titles.title(other.heading) is not None for other in columns if other is not column)


def _is_headed_label(column: Column) -> bool:
    return (
        names_measures(column.heading)
        and 1 < column.words <= _LABEL_LENGTH
        and look_of(column.texts) is None
    )


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
    if not wordy or not (alone or all(holds_activities(column, names) for column in wordy)):
        return None
    return MatrixColumns(label, tuple(wordy), who, pillars=pillars)


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
