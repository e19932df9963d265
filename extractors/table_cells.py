"""Tables whose cells, not rows, are the unit: boxes, columns of years, and forms.

A box is a table of one column. A table of years has a column for each year, with what was done in
its cells; others have one for each country, body, pillar or stage. A form has a field a row, its
name at the left ("Title", "Period", "Location").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from statistics import mean
from typing import Final

from extractors.columns import COLUMN_KINDS, is_across, is_bare
from extractors.grid import CellView, RowView, TableView, block_ref, cell_ref
from extractors.heading_names import names_bodies
from extractors.matrix.rows import NO_MEASURES, RowMeasures
from extractors.measures.numbers import pillar_of
from extractors.measures.titles import Titles
from extractors.model import Cell, ColumnKind, Document, Inherited, Passage, Rejection
from extractors.questionnaires import answer_column, read_answers
from extractors.report import prose_passage
from extractors.surroundings import InheritedKind, Names, Surroundings, heading_kind
from extractors.table_kinds import EVIDENCE, INHERITED_KINDS, TableReading
from gazetteers.columns import (
    heading_meaning,
    holds_remarks,
    names_stages,
    says_how_far,
    says_nothing,
    says_status,
)

_WORDY: Final = 4
"""Words; a cell with fewer names something but does not say what was done."""
_FEWEST_HEADED: Final = 2
"""Columns of years, bodies or stages of which a table with such columns has at least."""
_FIELD_WORDS: Final = 5
"""Words; the name of a field is not longer."""
_FIELDS: Final = 3
"""Known fields that a form has at least, two of them for who, when, where or how far."""
_TITLE_WORDS: Final = 25
"""Words; the title or the aim of a project is not longer."""
_ONE_ACTIVITY_WORDS: Final = 60
"""Words; a longer field may tell of several activities."""
_CONTENT: Final[frozenset[ColumnKind]] = frozenset({"activity", "result", "other", "programme"})
"""Fields of a form that say what was done."""


def read_cells(
    document: Document,
    table: TableView,
    above: Surroundings,
    names: Names,
    measures: RowMeasures = NO_MEASURES,
    titles: Titles | None = None,
) -> TableReading | None:
    """The cells of a box, a form or a table of years as passages; None for other tables."""
    if table.columns == 1:
        return _read_box(document, table, above)
    if (answers := answer_column(table)) is not None:
        return read_answers(document, table, above, answers)
    if _is_form(table):
        return _read_form(document, table, above, titles)
    headings = _heading_columns(table, names)
    return _ColumnReader(document, table, above, headings, measures).read() if headings else None


def _prose(
    document: Document, cell: CellView, above: Surroundings, inherited: Sequence[Inherited] = ()
) -> Passage:
    below = replace(above, inherited=(*above.inherited, *inherited))
    return prose_passage(document, cell.blocks, below)


def _reject(document: Document, cell: CellView, reason: str, reading: TableReading) -> None:
    reading.rejections += [
        Rejection(ref=block_ref(document, block), reason=reason) for block in cell.blocks
    ]


def _read_box(document: Document, table: TableView, above: Surroundings) -> TableReading:
    """The text of a box, cell by cell; a short first cell is its heading."""
    reading = TableReading()
    for row in table.rows:
        for cell in row.filled:
            if len(cell.text.split()) < _WORDY:
                above = above.under(cell.text)
                _reject(document, cell, "heading", reading)
            else:
                reading.passages.append(_prose(document, cell, above))
    return reading


def _field(cell: CellView | None) -> ColumnKind | None:
    if cell is None or not 0 < len(cell.text.split()) <= _FIELD_WORDS:
        return None
    return COLUMN_KINDS.get(heading_meaning(cell.text).kind)


_FORM_COLUMNS: Final = (2, 4)
"""Columns of a form: the names of fields beside their values, once or twice a row."""


def _fields(row: RowView, columns: int) -> Iterator[tuple[CellView, CellView]]:
    """The names of the fields of a row, each with the cell beside it."""
    for column in range(0, columns, 2):
        name, value = row.at(column), row.at(column + 1)
        if name is not None and value is not None and name.column == column and name is not value:
            yield name, value


def _is_form(table: TableView) -> bool:
    """Whether each row is a field with its name at the left, rather than an activity."""
    if table.columns not in _FORM_COLUMNS:
        return False
    rows = [row for row in table.rows if row.own and not is_across(row, table.columns)]
    if rows and all(_field(cell) is not None for cell in rows[0].filled):
        return False  # "What | Where | When | With whom" heads the rows below
    fields = [field for row in rows for field in _fields(row, table.columns)]
    kinds = [kind for name, _ in fields if (kind := _field(name)) is not None]
    headed = sum(_field(value) is not None for _, value in fields)
    if table.columns > _FORM_COLUMNS[0] and 2 * headed > len(fields):
        return False  # headings side by side
    evidence = {kind for kind in kinds if kind in EVIDENCE}
    return (
        2 * len(kinds) > len(fields)
        and len(set(kinds)) >= _FIELDS
        and len(evidence) >= 2
        and any(kind in _CONTENT for kind in kinds)
    )


def _read_form(
    document: Document, table: TableView, above: Surroundings, titles: Titles | None
) -> TableReading:
    """What the fields say was done, each with the other fields as what it inherits."""
    reading = TableReading()
    contents: list[CellView] = []
    inherited: list[Inherited] = []
    for row in table.rows:
        fields = [field for field in _fields(row, table.columns) if field[1].text]
        named = {cell.key for field in fields for cell in field}
        for cell in row.filled:
            if cell.key not in named:
                _reject(document, cell, "heading", reading)
                above = above.under(cell.text)
        for name, value in fields:
            _reject(document, name, "name of a field", reading)
            kind = _field(name) or "other"
            if kind in _CONTENT and len(value.text.split()) >= _WORDY:
                contents.append(value)
                continue
            if kind == "status":
                above = above.under(value.text)
            if kind == "measure" and titles is not None:
                measure = titles.read(value.text, named=True).id
                above = replace(above, measure=measure or above.measure)
            _reject(document, value, "cell that its rows inherit", reading)
            inherited.append(
                Inherited(
                    kind=INHERITED_KINDS.get(kind, "group"),
                    text=value.text,
                    ref=cell_ref(document, value),
                    column=kind,
                )
            )
    if contents:
        _add_form(document, contents, above, inherited, reading)
    return reading


def _add_form(
    document: Document,
    contents: Sequence[CellView],
    above: Surroundings,
    inherited: Sequence[Inherited],
    reading: TableReading,
) -> None:
    """The activity of a form: its longest field, under its title; a long text is prose."""
    longest = max(contents, key=lambda cell: len(cell.text))
    for cell in contents:
        if cell is not longest and len(cell.text.split()) <= _TITLE_WORDS:
            above = above.under(cell.text)
            _reject(document, cell, "heading", reading)
    for cell in contents:
        if cell is longest and len(cell.text.split()) <= _ONE_ACTIVITY_WORDS:
            passage = _prose(document, cell, above, inherited)
            whole = Cell(column="activity", heading="", start=0, end=len(passage.text))
            reading.passages.append(passage.model_copy(update={"kind": "row", "cells": (whole,)}))
        elif cell is longest or len(cell.text.split()) > _TITLE_WORDS:
            reading.passages.append(_prose(document, cell, above, inherited))


@dataclass(frozen=True, slots=True)
class _Heading:
    """The heading of a column whose cells tell what was done.

    Attributes:
        cell: where it stands.
        kind: what it gives: a year, a country, a body; "group" for a pillar and for how far it is.
    """

    cell: CellView
    kind: InheritedKind

    @property
    def told(self) -> frozenset[str]:
        """How far the activities below it are."""
        return says_how_far(self.cell.text)


_GIVEN: Final[dict[InheritedKind, ColumnKind]] = {
    "year": "date",
    "country": "place",
    "organization": "organization",
}
"""The columns whose words a heading stands for."""


def _heading_columns(table: TableView, names: Names) -> dict[int, _Heading]:
    """The columns with what was done below a year, country, body, pillar or stage.

    Two or more with wordy cells make such a table. Beside a column of activities, "Done" and
    "Planned" tell of these, and countries and bodies have their part in them.
    """
    if not table.rows:
        return {}
    found: dict[int, _Heading] = {}
    words: dict[int, float] = {}
    for cell in table.rows[0].filled:
        kind = _kind_above(cell.text, names)
        meaning = heading_meaning(cell.text)
        if meaning.kind == "activity" and kind is None:
            return {}
        if cell.span == 1 and kind is not None:
            texts = _texts_below(table, cell)
            wordy = [text for text in texts if len(text.split()) >= _WORDY]
            if kind not in ("year", "country"):
                wordy = [text for text in wordy if not is_bare(text)]
            if meaning.kind == "status":
                # "Progress": «исполнено, снято с контроля» tells of the row, and is no activity.
                wordy = [text for text in wordy if not says_status(text)]
            if texts and 2 * len(wordy) >= len(texts):
                found[cell.column] = _Heading(cell, kind)
                words[cell.column] = _words(texts)
    if len(found) < _FEWEST_HEADED or all(h.kind == "year" for h in found.values()):
        return found if len(found) >= _FEWEST_HEADED else {}
    labels = [cell for cell in table.rows[0].own if cell.column not in found]
    told = [[t for t in _texts_below(table, label) if not is_bare(t)] for label in labels]
    beside = [_words(texts) for texts in told if texts]
    return found if all(2 * label <= mean(words.values()) for label in beside) else {}


def _words(texts: Sequence[str]) -> float:
    return mean(len(text.split()) for text in texts)


def _texts_below(table: TableView, heading: CellView) -> list[str]:
    cells = table.column_cells(heading.column, first_row=heading.rows)
    return [cell.text for cell in cells if cell.text and not holds_remarks(heading.text)]


def _kind_above(heading: str, names: Names) -> InheritedKind | None:
    """What a heading gives to the cells below it, None where it only says what they hold."""
    kind = heading_kind(heading, names)
    if kind in _GIVEN:
        return kind
    is_stage = len(says_how_far(heading)) == 1
    return "group" if is_stage or pillar_of(heading) is not None else None


@dataclass
class _ColumnReader:
    """Reads a table whose columns are headed by years, countries, bodies, pillars or stages."""

    document: Document
    table: TableView
    above: Surroundings
    headings: dict[int, _Heading]
    measures: RowMeasures
    reading: TableReading = field(default_factory=TableReading)

    def read(self) -> TableReading:
        """Each cell below a heading, with that heading and the labels of its row."""
        above = self.above
        for row in self.table.rows:
            if row.index == 0 or row.index in self.measures.titles:
                reason = "row label" if row.index else "column headings"
                for cell in row.filled:
                    _reject(self.document, cell, reason, self.reading)
            elif is_across(row, self.table.columns):
                above = self.above.under(row.filled[0].text)
                _reject(self.document, row.filled[0], "group heading", self.reading)
            else:
                self._read_row(row, above)
        return self.reading

    def _read_row(self, row: RowView, above: Surroundings) -> None:
        labels = [
            cell
            for cell in (*row.from_above, *row.own)
            if cell.column not in self.headings and cell.text
        ]
        above = replace(above, measure=self.measures.measure(row.index, above.measure))
        for cell in row.filled:
            heading = self.headings.get(cell.column)
            if heading is None:
                _reject(self.document, cell, "cell that its rows inherit", self.reading)
            elif says_nothing(cell.text):
                _reject(self.document, cell, "nothing to say", self.reading)
            elif len(cell.text.split()) < _WORDY and heading.kind in ("year", "country"):
                _reject(self.document, cell, "cell without an activity", self.reading)
            elif heading.kind in ("year", "country"):
                given = self._given(heading, labels)
                self.reading.passages.append(_prose(self.document, cell, above, given))
            else:
                self._read_activities(cell, heading, above, self._given(heading, labels))

    def _read_activities(
        self,
        cell: CellView,
        heading: _Heading,
        above: Surroundings,
        given: Sequence[Inherited],
    ) -> None:
        """The paragraphs of a cell that holds nothing but activities, each a passage."""
        if heading.kind == "group":
            above = above.under(heading.cell.text)
        above = replace(above, inherited=(*above.inherited, *given))
        for block in cell.blocks:
            passage = prose_passage(self.document, (block,), above)
            self.reading.passages.append(passage.model_copy(update={"kind": "matrix"}))

    def _given(self, heading: _Heading, labels: Sequence[CellView]) -> tuple[Inherited, ...]:
        """What the heading of a cell and the other cells of its row give.

        A date headed "Planned for" is that of what is planned alone.
        """
        inherited = []
        if heading.kind in _GIVEN:
            inherited.append(
                Inherited(
                    kind=heading.kind,
                    text=heading.cell.text,
                    ref=cell_ref(self.document, heading.cell),
                    column=_GIVEN[heading.kind],
                )
            )
        for label in labels:
            top = self.table.rows[0].at(label.column)
            words = top.text if top is not None else ""
            column = COLUMN_KINDS.get(heading_meaning(words).kind)
            if column is None and names_bodies(label.text):
                column = "organization"
            told = names_stages(words) if column == "date" else frozenset()
            if holds_remarks(words) or (told and heading.told and told != heading.told):
                continue
            inherited.append(
                Inherited(
                    kind=INHERITED_KINDS.get(column, "group") if column is not None else "group",
                    text=label.text,
                    ref=cell_ref(self.document, label),
                    column=column,
                    heading=words,
                )
            )
        return tuple(inherited)


_LONG_CELL: Final = 15
"""Words; a cell with as many may be prose of a table that is not understood."""


def wordy_cells(
    document: Document, table: TableView, above: Surroundings, reason: str
) -> TableReading:
    """The long cells of a table of no known kind as prose, the others with the reason.

    A page or two columns of news that are laid out in a table would otherwise be lost.
    """
    reading = TableReading()
    for row in table.rows:
        for cell in row.filled:
            if len(cell.text.split()) >= _LONG_CELL:
                reading.passages.append(prose_passage(document, cell.blocks, above))
            else:
                reading.rejections += [
                    Rejection(ref=block_ref(document, block), reason=reason)
                    for block in cell.blocks
                ]
    return reading
