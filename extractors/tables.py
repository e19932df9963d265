"""Tables of reports: which of them list activities, and their rows as passages."""

from collections.abc import Sequence
from typing import Final

from extractors.columns import Column, is_across, rows_of_headings
from extractors.grid import CellView, RowView, TableView, block_ref, cell_ref, run_ref
from extractors.language import language_of
from extractors.legends import legend_of
from extractors.matrix.cell_headings import runs_below_headings
from extractors.matrix.rows import RowMeasures
from extractors.model import (
    Block,
    Cell,
    ColumnKind,
    Document,
    Doubt,
    Inherited,
    Passage,
    Rejection,
    SourceRef,
)
from extractors.report import paragraphs_of, prose_passage
from extractors.surroundings import (
    Names,
    Surroundings,
    heading_kind,
    heading_kinds,
    joined_bold,
    numbering,
    sliced,
)
from extractors.table_cells import wordy_cells
from extractors.table_groups import UNKNOWN, Group, end_groups, group_cell
from extractors.table_kinds import (
    EVIDENCE,
    INHERITED_KINDS,
    LABELS,
    NO_ACTIVITY_COLUMN,
    NO_EVIDENCE,
    TableReading,
    names_nothing_done,
    shared_cells,
    told_instead,
    why_no_activities,
    years_behind,
)
from extractors.table_marks import Marks
from extractors.table_parts import HEADING_WORDS, is_text, lines_of, parts_of, tells_apart
from gazetteers.columns import is_ditto, is_table_note, refers_elsewhere

_PROSE_WORDS: Final = 60
"""Words in a cell, on average, from which a column is prose set in a table, not one activity."""


def read_report_table(
    document: Document,
    table: TableView,
    above: Surroundings,
    names: Names,
    columns: Sequence[Column],
    measures: RowMeasures,
) -> TableReading:
    """The rows of a report's table as passages, or all of them rejected with a reason.

    Args:
        document: the document that the table stands in.
        table: the table.
        above: headings above it, its caption last.
        names: tells countries and organizations among heading rows.
        columns: what its columns hold.
        measures: the measures of its rows, where a column or rows above them give them.
    """
    reading = TableReading()
    reason = why_no_activities(columns, table)
    if reason in (NO_ACTIVITY_COLUMN, NO_EVIDENCE):
        return wordy_cells(document, table, above, reason)
    if reason:
        reading.rejections += [
            Rejection(ref=block_ref(document, row.block), reason=reason)
            for row in table.rows
            if row.block.text
        ]
        return reading
    RowReader(document, table, columns, above, names, reading, measures).read()
    return reading


class RowReader:
    """Reads the rows of one table that lists activities, from top to bottom."""

    def __init__(
        self,
        document: Document,
        table: TableView,
        columns: Sequence[Column],
        above: Surroundings,
        names: Names,
        reading: TableReading,
        measures: RowMeasures,
    ) -> None:
        self.document = document
        self.table = table
        self.columns = tuple(columns)
        self.above = above
        self.names = names
        self.reading = reading
        self.measures = measures
        self.activity = next(column.index for column in columns if column.kind == "activity")
        self.shared = shared_cells(columns, self.activity)
        self.behind = years_behind(columns, self.activity)
        self.prose = self._is_prose()
        self.marks = Marks(self.columns, names)
        self.legend = legend_of(document)
        self.groups: list[Group] = []
        self.labels: dict[int, CellView] = {}
        self.said: dict[int, CellView] = {}
        self.instead: CellView | None = None

    def read(self) -> None:
        """Read all rows."""
        headings = rows_of_headings(self.table)
        for row in self.table.rows:
            if row.index in headings:
                self._reject(row, "column headings")
            elif row.index in self.measures.titles:
                self._reject(row, "row label")
                self.labels.clear()
            elif (cell := self._heads_group(row)) is not None:
                self._read_across(row, cell)
            else:
                self._read_row(row)
                for group in self.groups[-1:]:
                    group.has_rows = True
                self.said |= {c.column: c for c in row.filled if not is_ditto(c.text)}

    def _is_prose(self) -> bool:
        """Whether the activity cells are prose, and all other columns say for whom it stands."""
        activity = self.columns[self.activity]
        others = [
            column
            for column in self.columns
            if column.index != self.activity and column.kind != "number" and column.texts
        ]
        if any(column.index > self.activity or column.kind not in LABELS for column in others):
            return False
        several = [cell for cell in activity.cells if len(cell.blocks) > 1]
        return activity.words >= _PROSE_WORDS or 2 * len(several) > len(activity.cells)

    def _heads_group(self, row: RowView) -> CellView | None:
        """The words of a row that is a heading or a note across the table, no activity."""
        filled = row.filled
        if is_across(row, self.table.columns):
            return filled[0]
        alone = (
            len(filled) == 1
            and not row.from_above
            and not filled[0].merged_down
            and filled[0].column < self.activity
            and len(filled[0].text.split()) <= HEADING_WORDS
            and self.columns[filled[0].column].kind not in ("number",)
            and filled[0].key not in self.shared
        )
        if alone:
            return filled[0]
        return group_cell(self.table, row, self.columns, self.activity, self.names)

    def _reject(self, row: RowView, reason: str) -> None:
        if row.block.text:
            self.reading.rejections.append(
                Rejection(ref=block_ref(self.document, row.block), reason=reason)
            )

    def _read_across(self, row: RowView, cell: CellView) -> None:
        if is_table_note(cell.text):
            self._reject(row, "table note")
            return
        if is_text(cell.text):
            self._add_prose(row, cell.blocks, ())
            return
        self._reject(row, "group heading")
        ref = cell_ref(self.document, cell)
        kinds = heading_kinds(cell.text, self.names) or (UNKNOWN,)
        sign = end_groups(self.groups, numbering(cell.text) or kinds[-1])
        inherited = tuple(Inherited(kind=kind, text=cell.text, ref=ref) for kind in kinds)
        self.groups.append(Group(sign, cell.text, inherited))
        self.labels.clear()

    def _read_row(self, row: RowView) -> None:
        for cell in (*row.own, *row.from_above):
            if cell.text and (cell.key in self.shared or cell.key in self.behind):
                self.labels[cell.column] = cell
            elif cell.text:
                self.labels.pop(cell.column, None)
        activity = row.at(self.activity)
        self.instead = told_instead(self.columns, row, activity)
        if self.instead is not None:
            self._add_row(row)
            return
        if activity is None or names_nothing_done(self.columns, row, activity):
            self._reject(row, "row without an activity")
            return
        parts = parts_of(row, activity)
        apart = not parts and tells_apart(row, activity)
        if self.prose or apart:
            blocks = activity.blocks if activity in row.own else ()
            others = self._others(row, None)
            runs = runs_below_headings(
                self.document, blocks, self.names, self.columns[self.activity].heading
            )
            for run in runs.runs:
                self._add_prose(row, run.blocks, (*others, *run.heading), all_told=apart)
            self.reading.rejections += runs.headings
            self._reject_rest(row, blocks)
            return
        if parts:
            others = self._others(row, None)
            lines = lines_of(row, activity, len(parts))
            for number, part in enumerate(parts):
                given = [
                    item.model_copy(update={"text": lines.get((item.text, number), item.text)})
                    for item in others
                ]
                self._add_part(part, tuple(given), row)
            self._reject_rest(row, activity.blocks)
            return
        self._add_row(row)

    def _kept(self, row: RowView) -> tuple[CellView, ...]:
        """The cells that are the row's own words: neither number nor label of several rows.

        A cell behind the activity that is merged down stands in its first row like any other: it
        cannot be taken out of the middle of a quotation. The rows below inherit it.
        """
        return tuple(
            cell
            for cell in row.filled
            if cell.key not in self.shared
            and self._kind(cell) not in ("number", "measure")
            and (not cell.merged_down or cell.column >= self.activity)
        )

    def _kind(self, cell: CellView) -> ColumnKind:
        if self.instead is not None and self.columns[cell.column].kind in ("activity", "result"):
            return "activity" if cell is self.instead else "other"
        return self.columns[cell.column].kind

    def _others(self, row: RowView, kept: tuple[int, int] | None) -> tuple[Inherited, ...]:
        """What a row takes from cells outside its own words, by column, after its headings."""
        inherited = list(self._from_above())
        seen: set[int] = set()
        for column in self.columns:
            cell = row.at(column.index)
            if cell is None or not cell.text:
                cell = self.labels.get(column.index)
            if cell is None or not cell.text or cell.column in seen:
                continue
            seen.add(cell.column)
            kind = self._kind(cell)
            if kind in EVIDENCE and is_ditto(cell.text):
                cell = self.said.get(cell.column, cell)
            own = cell in row.own
            if cell.column in self.marks:
                continue
            inside = own and kept is not None and kept[0] <= cell.start and cell.end <= kept[1]
            if inside or kind in ("number", "measure") or refers_elsewhere(cell.text):
                continue
            if kind == "activity" and (own or kept is None):
                continue
            named = INHERITED_KINDS.get(kind) or heading_kind(cell.text, self.names)
            inherited.append(
                Inherited(
                    kind=named or "group",
                    text=cell.text,
                    ref=cell_ref(self.document, cell),
                    column=kind,
                    heading=self.columns[cell.column].heading,
                )
            )
        inherited += self.marks.bodies(self.document, row)
        for cell in row.own:
            inherited += self.legend.bodies(cell.text, cell=cell.column != self.activity)
        return tuple(inherited)

    def _add_row(self, row: RowView) -> None:
        kept = self._kept(row)
        if not kept:
            self._reject(row, "row without words of its own")
            return
        start, end = kept[0].start, kept[-1].end
        text = row.block.text[start:end]
        inside = [cell for cell in row.filled if start <= cell.start and cell.end <= end]
        doubts: tuple[Doubt, ...] = ()
        if self.activity not in {cell.column for cell in kept}:
            doubts = (
                Doubt(
                    code="split-unsure",
                    detail="the row has no activity of its own: its activity stands in a cell "
                    "that is merged down from above",
                ),
            )
        self.reading.passages.append(
            Passage(
                ref=SourceRef(document=self.document.id, block=row.block.id, start=start, end=end),
                text=text,
                kind="row",
                headings=self._headings(row),
                inherited=self._others(row, (start, end)),
                cells=tuple(
                    Cell(
                        column=self._kind(cell),
                        heading=self.columns[cell.column].heading,
                        start=cell.start - start,
                        end=cell.end - start,
                    )
                    for cell in inside
                ),
                measure=self.measures.measure(row.index, self.above.measure),
                further=self.measures.further(row.index),
                row_confidence=self.measures.confidence(row.index),
                language=language_of(text, default=self.document.language),
                bold=sliced(row.block.bold, start, end),
                doubts=(*doubts, *self.measures.doubts(row.index)),
            )
        )
        rest = [cell for cell in row.filled if cell not in inside]
        self._reject_cells(rest)

    def _add_part(
        self, blocks: tuple[Block, ...], inherited: tuple[Inherited, ...], row: RowView
    ) -> None:
        ref = run_ref(self.document, blocks)
        text = "\n".join(block.text for block in blocks)
        heading = self.columns[self.activity].heading
        self.reading.passages.append(
            Passage(
                ref=ref,
                text=text,
                kind="row",
                paragraphs=paragraphs_of(blocks),
                headings=self._headings(row),
                inherited=inherited,
                cells=(Cell(column="activity", heading=heading, start=0, end=len(text)),),
                measure=self.measures.measure(row.index, self.above.measure),
                further=self.measures.further(row.index),
                row_confidence=self.measures.confidence(row.index),
                language=language_of(text, default=self.document.language),
                bold=joined_bold(blocks),
                doubts=self.measures.doubts(row.index),
            )
        )

    def _add_prose(
        self,
        row: RowView,
        blocks: tuple[Block, ...],
        inherited: tuple[Inherited, ...],
        *,
        all_told: bool = False,
    ) -> None:
        """Take a cell as prose; where it is known to tell of activities only, all of its words."""
        above = Surroundings(
            self._headings(row),
            inherited or self._from_above(),
            self.measures.measure(row.index, self.above.measure),
        )
        passage = prose_passage(self.document, blocks, above)
        if all_told:
            passage = passage.model_copy(update={"kind": "matrix"})
        self.reading.passages.append(passage)

    def _headings(self, row: RowView) -> tuple[str, ...]:
        """The headings above a row; a label that names no known measure still speaks for one."""
        groups = (group.text for group in self.groups)
        unread = self.measures.unread.get(row.index, ())
        stages = [*self.marks.stages(row)]
        for cell in row.own:
            stages += self.legend.stages(cell.text, cell=cell.column != self.activity)
        return (*self.above.headings, *groups, *unread, *stages)

    def _from_above(self) -> tuple[Inherited, ...]:
        """What headings give; an organization or country of the table outweighs one above it."""
        groups = [item for group in self.groups for item in group.inherited]
        named = {item.kind for item in groups} & {"organization", "country"}
        return (*(item for item in self.above.inherited if item.kind not in named), *groups)

    def _reject_rest(self, row: RowView, kept: Sequence[Block]) -> None:
        ids = {block.id for block in kept}
        self._reject_cells([c for c in row.filled if not any(b.id in ids for b in c.blocks)])

    def _reject_cells(self, cells: Sequence[CellView]) -> None:
        """Name the cells that are no words of a passage: numbers, and what rows inherit."""
        for cell in cells:
            kind = self._kind(cell)
            reason = "row number" if kind == "number" else "cell that its rows inherit"
            self.reading.rejections += [
                Rejection(ref=block_ref(self.document, block), reason=reason)
                for block in cell.blocks
            ]
