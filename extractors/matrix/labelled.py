"""Tables of reports that say of each row under which measure it belongs."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.columns import Column, is_across, with_activity
from extractors.grid import TableView
from extractors.matrix.labels import label_column
from extractors.matrix.rows import (
    NO_MEASURES,
    RowMeasures,
    below_titles,
    pillars_of,
    without_titles,
)
from extractors.measures.titles import RowMeasure, Titles
from extractors.surroundings import Surroundings


def row_measures(
    table: TableView, columns: Sequence[Column], titles: Titles, above: Surroundings
) -> tuple[tuple[Column, ...], RowMeasures]:
    """The columns of a report's table with its measure column marked, and the measure of each row.

    A report may say in a column under which measure each of its activities belongs, or in rows
    above them; rows of such a table are activities as in any other, with that measure.
    """
    pillar = pillar_above(above, titles)
    pillars = pillars_of(table, columns, titles, pillar)
    below = below_titles(table, titles, pillar)
    if below.titles:
        left = without_titles(columns, below.titles, table)
        if label_column(left, titles, pillars, above.headings) is None:
            return left, below
    found = label_column(columns, titles, pillars, above.headings)
    if found is None:
        return tuple(columns), NO_MEASURES
    label = found.index
    beside = tuple(column for column in columns if column.index != label)
    if columns[label].kind == "activity":
        # The longest texts of a table without headings were its labels: others tell what was done.
        beside = with_activity(beside)
    labels = replace(columns[label], kind="measure")
    marked = (*beside[:label], labels, *beside[label:])
    measures: dict[int, RowMeasure] = {}
    unread: dict[int, tuple[str, ...]] = {}
    for row in table.rows:
        cell = row.at(label)
        if cell is not None and cell.text and not is_across(row, table.columns):
            measures[row.index] = titles.read(
                pillars.label(cell), pillars.of(cell), named=found.named
            )
            if measures[row.index].id is None:
                unread[row.index] = (cell.text,)
        elif row.index - 1 in measures:
            measures[row.index] = measures[row.index - 1]
    return marked, RowMeasures(measures, unread=unread)


def pillar_above(above: Surroundings, titles: Titles) -> str | None:
    """The pillar that the nearest heading names."""
    return next(filter(None, map(titles.pillar, reversed(above.headings))), None)
