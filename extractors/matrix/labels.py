"""The column of a matrix whose cells name the measures: by title, by number, in other words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from extractors.boilerplate import in_table
from extractors.columns import MOST, Column, look_of
from extractors.language import language_of
from extractors.matrix.bodies import several_contribute
from extractors.matrix.rows import NO_PILLARS, Pillars
from extractors.measures.letters import LABEL_WORDS
from extractors.measures.titles import Titles
from extractors.model import Document
from gazetteers.columns import (
    counts_points_of_another,
    names_framework,
    names_measures,
    names_plan,
)

_MATRIX_SHARE: Final = 0.5
"""Share of labels that must be measures before a column is the label column of a matrix."""
_FEW: Final = 0.33
"""Share of labels that must be measures where only the heading of their column speaks for it."""
_LABEL_LENGTH: Final = 60
"""Words in a cell, on average; titles of measures are shorter, but for one or two."""
_TWO: Final = 2
"""Columns of a table that has nothing but measures and what is done."""
_ACTIVITY_WORDS: Final = 4
"""Words in a cell, on average, that a column of activities has at least."""
_WORDIER: Final = 2
"""How many times as many words activities have as the labels beside them, at least."""
_LABELS: Final = frozenset({"measure", "other", "programme", "activity", "type", "number", "place"})
"""What labels without a telling heading may seem to be, by their heading or their look."""


@dataclass(frozen=True, slots=True)
class LabelColumn:
    """The column whose cells name measures; `named` where it is known to hold nothing else."""

    index: int
    named: bool


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
        numbers = column.kind == "number" and column.words <= LABEL_WORDS
        if not column.texts or (numbers and not named):
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
            best = share, LabelColumn(column.index, named=True)
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


def worded_column(
    columns: Sequence[Column], titles: Titles, pillars: Pillars, above: Sequence[str]
) -> LabelColumn | None:
    """The first column of a matrix of the Joint Plan, where no heading says what it holds.

    Its short or freely worded titles ("Border security", below "Theme") are known only by what
    stands around them: words above the table name the plan, most labels resemble measures, several
    of them, and beside them several bodies tell at length what they do.
    """
    filled = [
        column
        for column in columns
        if column.texts and (column.kind != "number" or column.words > LABEL_WORDS)
    ]
    if len(filled) < _TWO or not any(map(names_framework, above)):
        return None
    label, *rest = filled
    wordiest = max(column.words for column in rest)
    if label.kind not in _LABELS or not 1 < label.words <= min(_LABEL_LENGTH, wordiest / _WORDIER):
        return None
    read = [
        titles.read(pillars.label(cell), pillars.of(cell), named=True).id
        for cell in label.cells
        if cell.text and titles.resembles(pillars.label(cell), pillars.of(cell), named=True)
    ]
    if len(read) < MOST * len(label.texts) or len(set(read)) < _TWO:
        return None
    told = [block.text for column in rest for cell in column.cells for block in cell.blocks]
    if not several_contribute(told, language_of(" ".join(told)), agencies=True):
        return None
    return LabelColumn(label.index, named=True)


def words_above_tables(document: Document) -> tuple[str, ...]:
    """The words above the first table of a document: its title, and what introduces it."""
    above = takewhile(lambda block: not in_table(block), document.blocks)
    return tuple(block.text for block in above)


def _counts_points_of_another(column: Column, above: Sequence[str]) -> bool:
    """Whether a column of bare figures numbers the points of another plan: "1.1", "2.3"."""
    return all(map(_FIGURES.fullmatch, column.texts)) and counts_points_of_another(
        column.heading, above
    )


_FIGURES: Final = re.compile(r"\W*\d{1,2}\.\d{1,2}\W*")


def headed_column(
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
