"""Tables that are forms: each row has the name of a field at the left, its words beside it.

"Title | …", "Period | …", "Location | …". One form may follow the other in a single table.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.columns import COLUMN_KINDS, is_across
from extractors.grid import CellView, RowView, TableView, block_ref, cell_ref
from extractors.measures.titles import Titles
from extractors.model import Cell, ColumnKind, Document, Inherited, Passage, Rejection
from extractors.report import prose_passage
from extractors.surroundings import Surroundings
from extractors.table_kinds import EVIDENCE, INHERITED_KINDS, TableReading
from gazetteers.columns import heading_meaning

WORDY: Final = 4
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


def cell_prose(
    document: Document, cell: CellView, above: Surroundings, inherited: Sequence[Inherited] = ()
) -> Passage:
    """The paragraphs of a cell as a passage."""
    below = replace(above, inherited=(*above.inherited, *inherited))
    return prose_passage(document, cell.blocks, below)


def reject_cell(document: Document, cell: CellView, reason: str, reading: TableReading) -> None:
    """Name the words of a cell as none of an activity."""
    reading.rejections += [
        Rejection(ref=block_ref(document, block), reason=reason) for block in cell.blocks
    ]


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


def is_form(table: TableView) -> bool:
    """Whether each row is a field with its name at the left, rather than an activity."""
    if table.columns not in _FORM_COLUMNS:
        return False
    rows = [row for row in table.rows if row.own and not is_across(row, table.columns)]
    wide = table.columns > _FORM_COLUMNS[0]
    if wide and rows and all(_field(cell) is not None for cell in rows[0].filled):
        return False  # "What | Where | When | With whom" heads the rows below
    fields = [field for row in rows for field in _fields(row, table.columns)]
    kinds = [kind for name, _ in fields if (kind := _field(name)) is not None]
    headed = sum(_field(value) is not None for _, value in fields)
    if wide and 2 * headed > len(fields):
        return False  # headings side by side
    evidence = {kind for kind in kinds if kind in EVIDENCE}
    return (
        2 * len(kinds) > len(fields)
        and len(set(kinds)) >= _FIELDS
        and len(evidence) >= 2
        and any(kind in _CONTENT for kind in kinds)
    )


@dataclass
class _Form:
    """One form of a table while it is read.

    Attributes:
        above: what stands above it, with its own headings and its measure.
        contents: the fields that say what was done.
        inherited: the other fields, each with its name.
        names: the names of the fields so far.
    """

    above: Surroundings
    contents: list[CellView] = field(default_factory=list)
    inherited: list[tuple[str, Inherited]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def read_form(
    document: Document, table: TableView, above: Surroundings, titles: Titles | None
) -> TableReading:
    """What the fields say was done, each with the other fields as what it inherits.

    A field that the form has already, or a heading behind what was done, begins the next form;
    what stands once in the table holds for all that follow.
    """
    reading = TableReading()
    form = _Form(above)
    rows = [
        (row, [pair for pair in _fields(row, table.columns) if pair[1].text]) for row in table.rows
    ]
    times = Counter(_name(name) for _, fields in rows for name, _ in fields)
    for row, fields in rows:
        named = {cell.key for pair in fields for cell in pair}
        headings = [cell for cell in row.filled if cell.key not in named]
        again = any(_name(name) in form.names for name, _ in fields)
        if again or (headings and form.contents):
            _add_form(document, form, reading)
            form = _next_form(form, above, times)
        for cell in headings:
            reject_cell(document, cell, "heading", reading)
            form.above = form.above.under(cell.text)
        for name, value in fields:
            reject_cell(document, name, "name of a field", reading)
            form.names.add(_name(name))
            _take_field(document, form, name, value, titles, reading)
    _add_form(document, form, reading)
    return reading


def _name(cell: CellView) -> str:
    return cell.text.casefold().strip(" .:")


def _next_form(form: _Form, above: Surroundings, times: Counter[str]) -> _Form:
    """The form below another one; fields that stand once in the table hold for it, too."""
    once = [(name, item) for name, item in form.inherited if times[name] == 1]
    measured = any(item.column == "measure" for _, item in once)
    return _Form(replace(above, measure=form.above.measure) if measured else above, [], once)


def _take_field(
    document: Document,
    form: _Form,
    name: CellView,
    value: CellView,
    titles: Titles | None,
    reading: TableReading,
) -> None:
    kind = _field(name) or "other"
    if kind in _CONTENT and len(value.text.split()) >= WORDY:
        form.contents.append(value)
        return
    if kind == "status":
        form.above = form.above.under(value.text)
    if kind == "measure" and titles is not None:
        measure = titles.read(value.text, named=True).id
        form.above = replace(form.above, measure=measure or form.above.measure)
    reject_cell(document, value, "cell that its rows inherit", reading)
    item = Inherited(
        kind=INHERITED_KINDS.get(kind, "group"),
        text=value.text,
        ref=cell_ref(document, value),
        column=kind,
    )
    form.inherited.append((_name(name), item))


def _add_form(
    document: Document,
    form: _Form,
    reading: TableReading,
) -> None:
    """The activity of a form: its longest field, under its title; a long text is prose."""
    if not form.contents:
        return
    above, contents = form.above, form.contents
    inherited = [item for _, item in form.inherited]
    longest = max(contents, key=lambda cell: len(cell.text))
    for cell in contents:
        if cell is not longest and len(cell.text.split()) <= _TITLE_WORDS:
            above = above.under(cell.text)
            reject_cell(document, cell, "heading", reading)
    for cell in contents:
        if cell is longest and len(cell.text.split()) <= _ONE_ACTIVITY_WORDS:
            passage = cell_prose(document, cell, above, inherited)
            whole = Cell(column="activity", heading="", start=0, end=len(passage.text))
            reading.passages.append(passage.model_copy(update={"kind": "row", "cells": (whole,)}))
        elif cell is longest or len(cell.text.split()) > _TITLE_WORDS:
            reading.passages.append(cell_prose(document, cell, above, inherited))
