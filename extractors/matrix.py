"""Rolling matrices: tables whose rows stand for the measures of a framework.

The row gives the measure. A table is known as a matrix by its structure: a column whose cells are
titles of measures, beside one column of activities. Nothing depends on where the columns stand,
on how titles are typed, or on rules and colours.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from extractors.columns import Column, heading_rows, is_across, read_columns
from extractors.grid import CellView, RowView, TableView, block_ref, cell_ref
from extractors.language import language_of
from extractors.measure_titles import (
    CODE_CONFIDENCE,
    LABEL_WORDS,
    UNKNOWN,
    RowMeasure,
    Titles,
    pillar_of,
)
from extractors.model import Block, Document, Doubt, Inherited, Passage, Rejection
from extractors.report import paragraphs_of
from extractors.surroundings import (
    InheritedKind,
    Names,
    Surroundings,
    heading_kind,
)
from extractors.table_kinds import TableReading
from gazetteers.model import MeasureId

_MATRIX_SHARE: Final = 0.5
"""Share of labels that must be measures before a column is the label column of a matrix."""


@dataclass(frozen=True, slots=True)
class MatrixColumns:
    """The columns of a matrix: the label, the activities, and where there is one, the actor."""

    label: int
    activity: int
    organization: int | None


def matrix_columns(
    table: TableView, titles: Titles, columns: Sequence[Column]
) -> MatrixColumns | None:
    """The columns of a matrix, or None when the table is none.

    One column must hold measures in most of its cells, and nothing but one column of activities,
    numbers and one of organizations may stand beside it: with dates, places or states of their
    own, rows are single activities, which a report's table has.
    """
    label = _label_column(columns, titles)
    if label is None:
        return None
    rest = [column for column in columns if column.index != label and column.texts]
    organization = next((column for column in rest if column.kind == "organization"), None)
    content = [column for column in rest if column.kind != "number" and column is not organization]
    wordy = [column for column in content if column.kind not in ("programme", "measure")]
    if len(wordy) != 1:
        if not wordy and organization is not None and organization.words > LABEL_WORDS:
            return MatrixColumns(label, organization.index, None)
        return None
    return MatrixColumns(
        label, wordy[0].index, organization.index if organization is not None else None
    )


def _label_column(columns: Sequence[Column], titles: Titles) -> int | None:
    best: tuple[float, int] | None = None
    for column in columns:
        if not column.texts or column.kind == "number":
            continue
        known = sum(titles.read(text).id is not None for text in column.texts)
        share = known / len(column.texts)
        if share >= _MATRIX_SHARE and (best is None or share > best[0]):
            best = share, column.index
    if best is not None:
        return best[1]
    named = [column.index for column in columns if column.kind == "measure" and column.by_heading]
    activities = [column for column in columns if column.kind == "activity"]
    return named[0] if len(named) == 1 and activities and len(columns) == 2 else None


def read_matrix(
    document: Document,
    table: TableView,
    titles: Titles,
    above: Surroundings,
    names: Names,
) -> TableReading | None:
    """The paragraphs of a matrix, each a passage with the measure of its row.

    Returns None when the table is no matrix. An empty label goes on with the measure above it;
    rows across the table that name a pillar become headings.
    """
    columns = read_columns(table)
    shape = matrix_columns(table, titles, columns)
    if shape is None:
        return None
    reading = TableReading()
    first, end = heading_rows(table)
    headings = above
    pillar = next(filter(None, map(pillar_of, reversed(above.headings))), None)
    row_measure = UNKNOWN
    for row in table.rows:
        if first <= row.index < end:
            _reject(document, row, "column headings", reading)
            continue
        if is_across(row, table.columns):
            text = row.filled[0].text
            headings = above.under(text)
            pillar = pillar_of(text) or pillar
            _reject(document, row, "group heading", reading)
            continue
        label = row.at(shape.label)
        if label is not None and label.text and label in row.own:
            row_measure = _measure_of(row, table, shape, titles, pillar)
        _read_row(document, row, shape, row_measure, headings, names, reading)
    return reading


def _measure_of(
    row: RowView, table: TableView, shape: MatrixColumns, titles: Titles, pillar: str | None
) -> RowMeasure:
    """The measure of a row's label; a label cut in two is read with its second part."""
    label = row.at(shape.label)
    text = label.text if label is not None else ""
    measure = titles.read(text, pillar)
    if measure.id is not None and not measure.doubt:
        return measure
    for cell in row.own:
        if cell.column not in (shape.label, shape.activity):
            code = titles.code(cell.text)
            if code is not None and measure.id is None:
                return RowMeasure(code, CODE_CONFIDENCE)
    for other, before in ((row.index + 1, False), (row.index - 1, True)):
        if not 0 <= other < len(table.rows):
            continue
        part = table.rows[other].at(shape.label)
        if part is None or part is label or not part.text:
            continue
        alone = titles.read(part.text, pillar)
        if alone.id is not None and not alone.doubt:
            continue
        joined = titles.read(f"{part.text} {text}" if before else f"{text} {part.text}", pillar)
        if joined.confidence > measure.confidence and not joined.doubt:
            return joined
    return measure


def _read_row(
    document: Document,
    row: RowView,
    shape: MatrixColumns,
    measure: RowMeasure,
    above: Surroundings,
    names: Names,
    reading: TableReading,
) -> None:
    doubts = (Doubt(code="row-unsure", detail=measure.doubt),) if measure.doubt else ()
    inherited = list(above.inherited)
    if shape.organization is not None:
        cell = row.at(shape.organization)
        if cell is not None and cell.text:
            inherited.append(
                Inherited(
                    kind="organization",
                    text=cell.text,
                    ref=cell_ref(document, cell),
                    column="organization",
                )
            )
    for cell in row.filled:
        if cell.column == shape.activity:
            _read_activities(
                document, cell, measure, doubts, above, tuple(inherited), names, reading
            )
        else:
            reason = "row label" if cell.column == shape.label else "cell that its rows inherit"
            if cell.text.replace(".", "").isdigit():
                reason = "row number"
            reading.rejections += [
                Rejection(ref=block_ref(document, block), reason=reason) for block in cell.blocks
            ]


def _read_activities(
    document: Document,
    cell: CellView,
    measure: RowMeasure,
    doubts: tuple[Doubt, ...],
    above: Surroundings,
    inherited: tuple[Inherited, ...],
    names: Names,
    reading: TableReading,
) -> None:
    lead_in: Inherited | None = None
    heading: tuple[Inherited, ...] = ()
    for block in cell.blocks:
        named = _cell_heading(document, block, names)
        if named:
            heading, lead_in = named, None
            reading.rejections.append(
                Rejection(ref=block_ref(document, block), reason="heading in a cell")
            )
            continue
        listed = bool(block.marker) or block.level > 0
        if not listed:
            lead_in = None
        reading.passages.append(
            Passage(
                ref=block_ref(document, block),
                text=block.text,
                kind="matrix",
                paragraphs=paragraphs_of((block,)),
                headings=above.headings,
                inherited=(
                    *inherited,
                    *heading,
                    *((lead_in,) if lead_in is not None and listed else ()),
                ),
                measure=measure.id,
                row_confidence=measure.confidence,
                language=language_of(block.text, default=document.language),
                bold=block.bold,
                doubts=doubts,
            )
        )
        if not listed and block.text.endswith(":"):
            lead_in = Inherited(kind="lead-in", text=block.text, ref=block_ref(document, block))


def _cell_heading(document: Document, block: Block, names: Names) -> tuple[Inherited, ...]:
    """What a short bold paragraph of a cell says of those below it: "UNODC", "Kazakhstan"."""
    bold = sum(end - start for start, end in block.bold) >= len(block.text.rstrip(": "))
    kind: InheritedKind | None = (
        heading_kind(block.text, names) if bold and len(block.text.split()) <= _NAME_WORDS else None
    )
    if kind is None:
        return ()
    return (Inherited(kind=kind, text=block.text, ref=block_ref(document, block)),)


_NAME_WORDS: Final = 8
"""Words; the longest names of organizations that stand alone as a heading."""


def _reject(document: Document, row: RowView, reason: str, reading: TableReading) -> None:
    if row.block.text:
        reading.rejections.append(Rejection(ref=block_ref(document, row.block), reason=reason))


def row_measures(
    table: TableView, columns: Sequence[Column], titles: Titles
) -> tuple[tuple[Column, ...], dict[int, MeasureId | None]]:
    """The columns of a report's table with its measure column marked, and the measure of each row.

    A report may say in a column under which measure each of its activities belongs; rows of such
    a table are activities as in any other, with that measure.
    """
    label = _label_column(columns, titles)
    if label is None:
        return tuple(columns), {}
    marked = tuple(
        replace(column, kind="measure") if column.index == label else column for column in columns
    )
    measures: dict[int, MeasureId | None] = {}
    for row in table.rows:
        cell = row.at(label)
        if cell is not None and cell.text and not is_across(row, table.columns):
            measures[row.index] = titles.read(cell.text).id
        elif row.index - 1 in measures:
            measures[row.index] = measures[row.index - 1]
    return marked, measures
