"""Tables whose cells, not rows, are the unit: boxes, columns of years, and forms.

A box is a table of one column. A table of years has a column for each year, with what was done in
its cells. A form has a field a row, its name at the left ("Title", "Period", "Location").
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from extractors.columns import COLUMN_KINDS, is_across
from extractors.grid import CellView, TableView, block_ref, cell_ref
from extractors.model import Cell, ColumnKind, Document, Inherited, Passage, Rejection
from extractors.report import prose_passage
from extractors.surroundings import Names, Surroundings, heading_kind
from extractors.table_kinds import EVIDENCE, INHERITED_KINDS, TableReading
from gazetteers.columns import heading_meaning

_WORDY: Final = 4
"""Words; a cell with fewer names something but does not say what was done."""
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
    document: Document, table: TableView, above: Surroundings, names: Names
) -> TableReading | None:
    """The cells of a box, a form or a table of years as passages; None for other tables."""
    if table.columns == 1:
        return _read_box(document, table, above)
    if _is_form(table):
        return _read_form(document, table, above)
    headings = _heading_columns(table, names)
    return _read_years(document, table, above, headings) if headings else None


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


def _is_form(table: TableView) -> bool:
    """Whether each row is a field with its name at the left, rather than an activity."""
    if table.columns != 2:
        return False
    rows = [row for row in table.rows if row.own and not is_across(row, table.columns)]
    kinds = [kind for row in rows if (kind := _field(row.at(0))) is not None]
    evidence = {kind for kind in kinds if kind in EVIDENCE}
    return (
        2 * len(kinds) > len(rows)
        and len(set(kinds)) >= _FIELDS
        and len(evidence) >= 2
        and any(kind in _CONTENT for kind in kinds)
    )


def _read_form(document: Document, table: TableView, above: Surroundings) -> TableReading:
    """What the fields say was done, each with the other fields as what it inherits."""
    reading = TableReading()
    contents: list[CellView] = []
    inherited: list[Inherited] = []
    for row in table.rows:
        name, value = row.at(0), row.at(1)
        if name is None or value is None or name is value or not value.text:
            for cell in row.filled:
                _reject(document, cell, "heading", reading)
                above = above.under(cell.text)
            continue
        _reject(document, name, "name of a field", reading)
        kind = _field(name) or "other"
        if kind in _CONTENT and len(value.text.split()) >= _WORDY:
            contents.append(value)
            continue
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


def _heading_columns(table: TableView, names: Names) -> dict[int, CellView]:
    """The columns headed by a year or a country, where two or more with wordy cells are."""
    if not table.rows:
        return {}
    found: dict[int, CellView] = {}
    for cell in table.rows[0].filled:
        if cell.span == 1 and heading_kind(cell.text, names) in ("year", "country"):
            texts = [
                below.text for below in table.column_cells(cell.column, first_row=1) if below.text
            ]
            wordy = [text for text in texts if len(text.split()) >= _WORDY]
            if texts and 2 * len(wordy) >= len(texts):
                found[cell.column] = cell
    return found if len(found) >= 2 else {}


def _read_years(
    document: Document,
    table: TableView,
    above: Surroundings,
    headings: dict[int, CellView],
) -> TableReading:
    """Each cell below a year or country, with that heading and the label of its row."""
    reading = TableReading()
    for row in table.rows:
        if row.index == 0:
            for cell in row.filled:
                _reject(document, cell, "column headings", reading)
            continue
        if is_across(row, table.columns):
            above = above.under(row.filled[0].text)
            _reject(document, row.filled[0], "group heading", reading)
            continue
        labels = [
            cell
            for cell in (*row.from_above, *row.own)
            if cell.column not in headings and cell.text
        ]
        for cell in row.filled:
            if cell.column not in headings:
                _reject(document, cell, "cell that its rows inherit", reading)
                continue
            if len(cell.text.split()) < _WORDY:
                _reject(document, cell, "cell without an activity", reading)
                continue
            reading.passages.append(
                _prose(document, cell, above, _labels(document, table, headings, cell, labels))
            )
    return reading


def _labels(
    document: Document,
    table: TableView,
    headings: dict[int, CellView],
    cell: CellView,
    labels: Sequence[CellView],
) -> tuple[Inherited, ...]:
    heading = headings[cell.column]
    kind: ColumnKind = "date" if heading.text.strip()[:1].isdigit() else "place"
    inherited = [
        Inherited(
            kind=INHERITED_KINDS[kind],
            text=heading.text,
            ref=cell_ref(document, heading),
            column=kind,
        )
    ]
    for label in labels:
        above = table.rows[0].at(label.column)
        column = COLUMN_KINDS.get(heading_meaning(above.text).kind) if above is not None else None
        inherited.append(
            Inherited(
                kind=INHERITED_KINDS.get(column, "group") if column is not None else "group",
                text=label.text,
                ref=cell_ref(document, label),
                column=column,
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
