"""Tables whose cells, not rows, are the unit: boxes, columns of years, and forms.

A box is a table of one column. A table of years has a column for each year, with what was done in
its cells; others have one for each country, body, pillar or stage. A form has a field a row, its
name at the left ("Title", "Period", "Location").
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from statistics import mean
from typing import Final

from extractors.columns import COLUMN_KINDS, is_across, is_bare
from extractors.grid import CellView, RowView, TableView, block_ref, cell_ref
from extractors.heading_names import names_bodies
from extractors.matrix.rows import NO_MEASURES, RowMeasures
from extractors.measures.numbers import pillar_of
from extractors.measures.titles import Titles
from extractors.model import ColumnKind, Document, Inherited, Rejection
from extractors.questionnaires import answer_column, read_answers
from extractors.report import prose_passage
from extractors.surroundings import InheritedKind, Names, Surroundings, heading_kind
from extractors.table_forms import WORDY, cell_prose, is_form, read_form, reject_cell
from extractors.table_kinds import INHERITED_KINDS, TableReading
from gazetteers.columns import (
    heading_meaning,
    holds_remarks,
    names_stages,
    says_how_far,
    says_nothing,
    says_status,
)

_FEWEST_HEADED: Final = 2
"""Columns of years, bodies or stages of which a table with such columns has at least."""


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
    if is_form(table):
        return read_form(document, table, above, titles)
    headings = _heading_columns(table, names)
    return _ColumnReader(document, table, above, headings, measures).read() if headings else None


def _read_box(document: Document, table: TableView, above: Surroundings) -> TableReading:
    """The text of a box, cell by cell; a short first cell is its heading."""
    reading = TableReading()
    for row in table.rows:
        for cell in row.filled:
            if len(cell.text.split()) < WORDY:
                above = above.under(cell.text)
                reject_cell(document, cell, "heading", reading)
            else:
                reading.passages.append(cell_prose(document, cell, above))
    return reading


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
            wordy = [text for text in texts if len(text.split()) >= WORDY]
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
                    reject_cell(self.document, cell, reason, self.reading)
            elif is_across(row, self.table.columns):
                above = self.above.under(row.filled[0].text)
                reject_cell(self.document, row.filled[0], "group heading", self.reading)
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
                reject_cell(self.document, cell, "cell that its rows inherit", self.reading)
            elif says_nothing(cell.text):
                reject_cell(self.document, cell, "nothing to say", self.reading)
            elif len(cell.text.split()) < WORDY and heading.kind in ("year", "country"):
                reject_cell(self.document, cell, "cell without an activity", self.reading)
            elif heading.kind in ("year", "country"):
                given = self._given(heading, labels)
                self.reading.passages.append(cell_prose(self.document, cell, above, given))
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
