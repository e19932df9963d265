"""Rolling matrices: tables whose rows stand for the measures of a framework.

The row gives the measure. A table is known as a matrix by its structure (`matrix.columns`): titles
of measures, beside columns of activities. Nothing depends on where the columns stand, on how titles
are typed, or on rules and colours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.columns import heading_rows, is_across, read_columns, rows_of_headings
from extractors.field_lines import records
from extractors.grid import CellView, RowView, TableView, block_ref, cell_ref
from extractors.heading_names import organizations_in
from extractors.language import language_of
from extractors.legends import NO_LEGEND, Legend, legend_of
from extractors.matrix.cell_headings import cell_heading, inner_headings
from extractors.matrix.columns import MatrixColumns, matrix_columns
from extractors.matrix.labelled import pillar_above
from extractors.matrix.labels import words_above_tables
from extractors.matrix.rows import heading_text, tells, title_rows
from extractors.matrix.sheets import Sheets, field_and_value
from extractors.measures.titles import CODE_CONFIDENCE, UNKNOWN, RowMeasure, Titles
from extractors.model import Block, Document, Doubt, Inherited, Passage, Rejection
from extractors.report import field_passage, paragraphs_of
from extractors.surroundings import (
    Names,
    Surroundings,
    heading_kinds,
    inherit_from,
    is_open_ended,
)
from extractors.table_kinds import TableReading
from gazetteers.columns import heading_meaning, says_how_far, says_nothing


@dataclass(frozen=True, slots=True)
class _Under:
    """What the heading of a column gives to the activities below it."""

    headings: tuple[str, ...] = ()
    inherited: tuple[Inherited, ...] = ()


def read_matrix(
    document: Document,
    table: TableView,
    titles: Titles,
    above: Surroundings,
    names: Names,
    *,
    under: RowMeasure | None = None,
) -> TableReading | None:
    """The paragraphs of a matrix, each a passage with the measure of its row.

    Returns None when the table is no matrix. An empty label goes on with the measure above it;
    rows across the table that name a pillar become headings, and one that is the title of a
    measure holds for the rows below it.

    Args:
        document: the document that the table stands in.
        table: the table.
        titles: the measures.
        above: headings above the table.
        names: tells countries and organizations among headings.
        under: the measure that the heading above the table names, where each has its own table.
    """
    pillar = pillar_above(above, titles)
    shape = matrix_columns(
        table,
        titles,
        read_columns(table),
        names,
        under=under,
        pillar=pillar,
        above=(*words_above_tables(document), *above.headings),
    )
    if shape is None:
        return None
    reader = _MatrixReader(document, table, shape, titles, names, above, pillar)
    if under is not None:
        reader.measure = under
    reader.legend = legend_of(document)
    if shape.sheets is not None:
        reader.read_sheets(shape.sheets)
    else:
        reader.read()
    return reader.reading


@dataclass
class _MatrixReader:
    document: Document
    table: TableView
    shape: MatrixColumns
    titles: Titles
    names: Names
    above: Surroundings
    pillar: str | None
    measure: RowMeasure = UNKNOWN
    label: str = ""
    legend: Legend = NO_LEGEND
    reading: TableReading = field(default_factory=TableReading)

    def read(self) -> None:
        """Read all rows from top to bottom."""
        under = self._under_columns(heading_rows(self.table))
        columns = rows_of_headings(self.table)
        headings = self.above
        titled = self.shape.titles or title_rows(self.table, self.titles, self.pillar, across=True)
        for row in self.table.rows:
            if row.index in columns:
                self._reject(row, "column headings")
                continue
            if row.index in titled:
                self.measure = titled[row.index]
                self.label = heading_text(row, self.table.columns) or ""
                headings = self.above
                self._reject(row, "row label")
                continue
            if is_across(row, self.table.columns):
                headings = self._read_across(row, headings, parted=bool(titled))
                continue
            self._read_label(row)
            self._read_row(row, headings, under)

    def read_sheets(self, sheets: Sheets) -> None:
        """Read the fields of measures from top to bottom."""
        headings = above = self.above
        for row in self.table.rows:
            pair = field_and_value(row, self.table.columns) if row.filled else None
            if pair is None:
                if row.filled:
                    headings = above = self._read_across(row, headings, parted=True)
                continue
            name, value = pair
            if row.index in sheets.measures:
                self.measure, self.label = sheets.measures[row.index], value.text
                above = headings
                self._reject(row, "row label")
            elif row.index in sheets.activities:
                self._reject_cell(name, "name of a field")
                under = _Under((name.text,) if len(says_how_far(name.text)) == 1 else ())
                self._read_activities(value, above, under)
            else:
                if row.index in sheets.organizations:
                    named = _body_of(self.document, value, name.text)
                    above = replace(above, inherited=(*above.inherited, named))
                self._reject(row, "field that its activities inherit")

    def _read_across(self, row: RowView, headings: Surroundings, *, parted: bool) -> Surroundings:
        """The headings below a row across the table, or its activities.

        Where rows across name the measures (`parted`), another subject ends the measure above it;
        who, where, when and how far are parts of that.
        """
        cell = row.filled[0]
        named = self.titles.pillar(cell.text)
        if named is None and tells(row, self.table.columns):
            self._read_activities(cell, headings, _Under())
            return headings
        ref = cell_ref(self.document, cell)
        given = () if named else inherit_from(ref, cell.text, self.names)
        part = given or says_how_far(cell.text) or heading_meaning(cell.text).kind in _PARTS
        if parted and not (part and named is None):
            self.measure, self.label = UNKNOWN, "" if named else cell.text
        if not _is_one_body(cell.text):
            given = tuple(item for item in given if item.kind != "organization")
        self.pillar = named or self.pillar
        self._reject(row, "group heading")
        return self.above.under(cell.text, *given)

    def _read_label(self, row: RowView) -> None:
        if self.shape.label is None:
            return
        label = row.at(self.shape.label.index)
        if label is not None and label.text and label in row.own:
            pillar = self.shape.pillars.of(label) or self.pillar
            self.measure = self._measure_of(row, label, pillar)
            self.label = label.text

    def _measure_of(self, row: RowView, label: CellView, pillar: str | None) -> RowMeasure:
        """The measure of a row's label; a label cut in two is read with its second part."""
        named = self.shape.label is not None and self.shape.label.named
        measure = self.titles.read(self.shape.pillars.label(label), pillar, named=named)
        if measure.id is not None and not measure.doubt:
            return measure
        for cell in row.own:
            if cell is not label and self.shape.holds(cell.column) is None:
                code = self.titles.code(cell.text)
                if code is not None and measure.id in (None, code):
                    return RowMeasure(code, CODE_CONFIDENCE)
        for other, before in ((row.index + 1, False), (row.index - 1, True)):
            if not 0 <= other < len(self.table.rows):
                continue
            part = self.table.rows[other].at(label.column)
            if part is None or part is label or not part.text:
                continue
            alone = self.titles.read(part.text, pillar)
            if alone.id is not None and not alone.doubt:
                continue
            text = f"{part.text} {label.text}" if before else f"{label.text} {part.text}"
            joined = self.titles.read(text, pillar)
            if joined.confidence > measure.confidence and not joined.doubt:
                return joined
        return measure

    def _under_columns(self, headings: tuple[int, int]) -> Mapping[int, _Under]:
        """What the headings of the columns of activities give, by column.

        A year, a country, one organization, and whether things are over or planned. What lists
        several ("UN system") gives nothing, nor does a heading that names both what is done and
        what is planned.
        """
        given: dict[int, _Under] = {}
        for column in self.shape.activities:
            cell = next(
                (
                    cell
                    for row in self.table.rows[headings[0] : headings[1]]
                    if (cell := row.at(column.index)) is not None and cell.text
                ),
                None,
            )
            if cell is None or is_across(self.table.rows[headings[0]], self.table.columns):
                continue
            kinds = heading_kinds(column.heading, self.names)
            if not _is_one_body(column.heading):
                kinds = tuple(kind for kind in kinds if kind != "organization")
            ref = cell_ref(self.document, cell)
            tells = says_how_far(column.heading)
            if tells and is_open_ended(column.heading):
                # "Done since 2023" says of which time the column tells, not when something was.
                kinds = tuple(kind for kind in kinds if kind != "year")
            # Alone, "What is being done" stands above all that is done.
            alone = len(self.shape.activities) == 1
            is_told = len(tells) == 1 and not (alone and "ongoing" in tells)
            given[column.index] = _Under(
                (column.heading,) if is_told else (),
                tuple(Inherited(kind=kind, text=column.heading, ref=ref) for kind in kinds),
            )
        return given

    def _read_row(self, row: RowView, headings: Surroundings, under: Mapping[int, _Under]) -> None:
        who = self.shape.organization
        organization = row.at(who.index) if who is not None else None
        above = headings
        if who is not None and organization is not None and organization.text:
            named = _body_of(self.document, organization, who.heading)
            above = replace(above, inherited=(*above.inherited, named))
        for cell in row.filled:
            if self.shape.holds(cell.column) is not None:
                self._read_activities(cell, above, under.get(cell.column, _Under()))
                continue
            is_label = self.shape.label is not None and cell.column == self.shape.label.index
            reason = "row label" if is_label else "cell that its rows inherit"
            if cell.text.replace(".", "").isdigit():
                reason = "row number"
            self._reject_cell(cell, reason)

    def _read_activities(self, cell: CellView, above: Surroundings, under: _Under) -> None:
        lead_in: Inherited | None = None
        heading: tuple[Inherited, ...] = ()
        fielded = records(cell.blocks)
        lines = {
            block.id: record
            for record in fielded
            for block in cell.blocks[record.start : record.end]
        }
        columns = inner_headings([block for block in cell.blocks if block.id not in lines])
        for block in cell.blocks:
            if (record := lines.get(block.id)) is not None:
                run = cell.blocks[record.start : record.end]
                if block is run[0]:
                    self._add_record(run, cell, above, under, heading)
                continue
            if block.id in columns:
                self.reading.rejections.append(
                    Rejection(ref=block_ref(self.document, block), reason="column headings")
                )
                continue
            if says_nothing(block.text):
                self.reading.rejections.append(
                    Rejection(ref=block_ref(self.document, block), reason="nothing to say")
                )
                continue
            if self.shape.inside and self.titles.title(block.text, self.pillar) is not None:
                self.measure = self.titles.read(block.text, self.pillar, named=True)
                self.reading.rejections.append(
                    Rejection(ref=block_ref(self.document, block), reason="row label")
                )
                continue
            measure = self.shape.measures.get(cell.column, self.measure)
            doubts = (Doubt(code="row-unsure", detail=measure.doubt),) if measure.doubt else ()
            # Where the label is not known, its words still speak for a measure.
            unread = (self.label,) if measure.id is None and self.label else ()
            headed = self.shape.holds(cell.column)
            column = "" if headed is None else headed.heading
            named = cell_heading(self.document, block, cell.blocks[-1], self.names, column)
            if named:
                heading, lead_in = named, None
                self.reading.rejections.append(
                    Rejection(ref=block_ref(self.document, block), reason="heading in a cell")
                )
                continue
            listed = bool(block.marker) or block.level > 0
            if not listed:
                lead_in = None
            self.reading.passages.append(
                Passage(
                    ref=block_ref(self.document, block),
                    text=block.text,
                    kind="matrix",
                    paragraphs=paragraphs_of((block,)),
                    headings=(
                        *above.headings,
                        *unread,
                        *under.headings,
                        *self.legend.stages(block.text),
                    ),
                    inherited=(
                        *above.inherited,
                        *under.inherited,
                        *heading,
                        *self.legend.bodies(block.text),
                        *((lead_in,) if lead_in is not None and listed else ()),
                    ),
                    measure=measure.id,
                    further=measure.further,
                    row_confidence=measure.confidence,
                    language=language_of(block.text, default=self.document.language),
                    bold=block.bold,
                    doubts=doubts,
                )
            )
            if not listed and block.text.endswith(":"):
                lead_in = Inherited(
                    kind="lead-in", text=block.text, ref=block_ref(self.document, block)
                )

    def _add_record(
        self,
        blocks: Sequence[Block],
        cell: CellView,
        above: Surroundings,
        under: _Under,
        heading: tuple[Inherited, ...],
    ) -> None:
        """An activity that is set as a title with lines of fields, as the row that it is."""
        measure = self.shape.measures.get(cell.column, self.measure)
        above = replace(
            above,
            headings=(*above.headings, *under.headings),
            inherited=(*above.inherited, *under.inherited, *heading),
            measure=measure.id,
        )
        passage = field_passage(self.document, blocks, above)
        self.reading.passages.append(
            passage.model_copy(
                update={"further": measure.further, "row_confidence": measure.confidence}
            )
        )

    def _reject_cell(self, cell: CellView, reason: str) -> None:
        self.reading.rejections += [
            Rejection(ref=block_ref(self.document, block), reason=reason) for block in cell.blocks
        ]

    def _reject(self, row: RowView, reason: str) -> None:
        if row.block.text:
            self.reading.rejections.append(
                Rejection(ref=block_ref(self.document, row.block), reason=reason)
            )


def _body_of(document: Document, cell: CellView, heading: str) -> Inherited:
    """The names of a cell below a heading, or beside the name of a field, as who acts."""
    return Inherited(
        kind="organization",
        text=cell.text,
        ref=cell_ref(document, cell),
        column="organization",
        heading=heading,
    )


def _is_one_body(heading: str) -> bool:
    """Whether a heading names one body, not the "UN entities" or two of them."""
    is_group = heading_meaning(heading).kind == "organization"
    return not is_group and len(organizations_in(heading)) == 1


_PARTS: Final = frozenset({"organization", "partner", "funder", "date", "place", "status"})
"""What the rows of one measure may be grouped by: "UN entities", "Ongoing", "Period"."""
