"""From a document to its passages, and to a reason for every word that is in none."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from extractors.boilerplate import (
    Element,
    caption_text,
    elements_of,
    in_table,
    set_aside,
    title_blocks,
)
from extractors.columns import read_columns
from extractors.contribution_form import read_form
from extractors.datelines import written_where
from extractors.document_kind import (
    NOTHING_ABOVE,
    AboveTable,
    Kind,
    above_tables,
    are_several,
    document_kind,
)
from extractors.field_lines import measure_field, records
from extractors.grid import TableView, block_ref, view_table
from extractors.heading_names import GazetteerNames
from extractors.matrix import read_matrix
from extractors.matrix.columns import matrix_columns
from extractors.matrix.labelled import pillar_above, row_measures
from extractors.matrix.labels import words_above_tables
from extractors.matrix.paragraphs import paragraph_passages
from extractors.measures.numbers import behind_figures
from extractors.measures.titles import Titles, titles_of
from extractors.model import Block, Document, Passage, Rejection
from extractors.outline import ITEM_RANK, Outline, make_heading
from extractors.report import field_passage, prose_passage
from extractors.surroundings import Names, Surroundings, inherit_from, with_marker
from extractors.table_cells import read_cells
from extractors.tables import read_report_table
from gazetteers.columns import counts_points_of_another, names_framework, says_nothing
from gazetteers.frameworks import Framework
from gazetteers.model import MeasureId

_TITLE_BLOCKS: Final = 8
"""Paragraphs at the beginning of a document in which it says what it is about."""
_HEAD_REASONS: Final = frozenset({"title block", "address line"})
"""Why lines of a document's head are in no passage."""


@dataclass(frozen=True, slots=True)
class PassageReading:
    """The passages of a document in reading order, and all other blocks with a reason."""

    passages: tuple[Passage, ...]
    rejections: tuple[Rejection, ...]


def passages(
    document: Document, frameworks: Sequence[Framework], names: Names | None = None
) -> tuple[Passage, ...]:
    """The passages of a document; see `read_passages`."""
    return read_passages(document, frameworks, names).passages


def read_passages(
    document: Document,
    frameworks: Sequence[Framework],
    names: Names | None = None,
    *,
    kind: Kind | None = None,
) -> PassageReading:
    """The passages of a document, and why each other block is in none.

    A matrix gives one passage a paragraph, with the measure of its row. A report gives the runs
    of paragraphs under its headings, the rows of tables that list activities, and its footnotes.

    Args:
        document: the document as read.
        frameworks: whose measures may stand in a matrix or in headings.
        names: tells countries and organizations among headings; those of the gazetteers if none.
        kind: of the document, if it is known; else it is found out.

    Returns:
        Passages in reading order; together with the rejections they name every block that has
        words. A heading is rejected as "heading": its words stand in the paths below it.
    """
    kind = kind or document_kind(document, frameworks)
    is_matrix = kind == "matrix"
    return _Reader(document, frameworks, names or GazetteerNames(), is_matrix=is_matrix).read()


@dataclass
class _Reader:
    document: Document
    frameworks: Sequence[Framework]
    names: Names
    passages: list[Passage] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    run: list[Block] = field(default_factory=list)
    outline: Outline = field(default_factory=Outline)
    measure: MeasureId | None = None
    whole: MeasureId | None = None
    tops: dict[str, AboveTable] = field(default_factory=dict)
    is_matrix: bool = False
    titles: frozenset[str] = frozenset()
    datelines: frozenset[str] = frozenset()
    caption: Block | None = None

    def read(self) -> PassageReading:
        form = read_form(self.document, self.frameworks)
        if form is not None:
            return PassageReading(form.additions, form.rejections)
        titles = titles_of(self.frameworks)
        tables = {grid.id: view_table(self.document, grid) for grid in self.document.tables}
        elements = elements_of(self.document, self.names)
        self.titles = title_blocks(elements)
        self.datelines = written_where(elements, self.names)
        reasons = dict(set_aside(elements))
        self.tops = above_tables(self.document, titles, self.names)
        if self.is_matrix and tables:
            reasons |= self._front_matter(elements, tables, titles)
        for element in elements:
            caption, self.caption = self.caption, None
            self._leave_items(element)
            if element.block is None:
                self._flush()
                self._read_table(tables[element.table], titles, caption)
            elif element.rank is not None:
                self._flush()
                self._enter(element, titles)
            elif element.block.id in reasons:
                self._flush()
                self._take_head(element.block, reasons[element.block.id], titles)
                self._reject(element.block, reasons[element.block.id])
                self.caption = element.block
            elif element.block.kind == "note":
                self._flush()
                self._read_note(element.block)
            else:
                self._add(element.block, titles)
        self._flush()
        order = self.document.order
        return PassageReading(
            tuple(self.passages),
            tuple(
                sorted(
                    self.rejections,
                    key=lambda item: (order[item.ref.block.split("..")[0]], item.ref.start),
                )
            ),
        )

    def _take_head(self, block: Block, reason: str, titles: Titles) -> None:
        """Let the measure that a line of the head names hold for all that names no other."""
        said = measure_field(block.text) if reason in _HEAD_REASONS else ""
        if said and not (read := titles.read(said, named=True)).doubt:
            self.whole = read.id or self.whole

    def _above(self) -> Surroundings:
        above = self.outline.surroundings()
        return replace(above, measure=above.measure or self.whole)

    def _leave_items(self, element: Element) -> None:
        """End what an item heads where no deeper item follows."""
        if element.block is not None and (element.rank is not None or element.block.kind == "note"):
            return
        level = element.block.level if element.block is not None else 0
        last = self.outline.path[-1] if self.outline.path else None
        if last is not None and last.rank >= (ITEM_RANK, level):
            self._flush()
            self.outline.leave_items(level)

    def _front_matter(
        self, elements: Sequence[Element], tables: dict[str, TableView], titles: Titles
    ) -> dict[str, str]:
        """What stands before the first table of a matrix: title block and background."""
        reasons: dict[str, str] = {}
        for element in elements:
            if element.block is None:
                table = tables[element.table]
                columns = read_columns(table)
                top = self.tops.get(table.id, NOTHING_ABOVE)
                shape = matrix_columns(
                    table,
                    titles,
                    columns,
                    self.names,
                    under=top.measure,
                    pillar=top.pillar,
                    above=words_above_tables(self.document),
                )
                if shape is not None:
                    break
            elif element.rank is None and element.block.kind != "note":
                reasons[element.block.id] = "front matter"
        return reasons

    def _numbers_another_plan(self, heading: str, measure: MeasureId, titles: Titles) -> bool:
        """Whether a heading has the number of a point of another plan: "Item 1.2. Training".

        The title of the document says of which plan it is; where the Joint Plan is named anywhere,
        or the words of the heading are those of the measure, the number is its own.
        """
        words = behind_figures(heading)
        if words is None or titles.read(words, named=True).id == measure:
            return False
        told = [block.text for block in self.document.blocks]
        return counts_points_of_another(heading, told[:_TITLE_BLOCKS]) and not any(
            map(names_framework, told)
        )

    def _enter(self, element: Element, titles: Titles) -> None:
        block, rank = element.block, element.rank
        if block is None or rank is None:
            return
        self.measure = None
        text = with_marker(block)
        pillar = pillar_above(self.outline.surroundings(), titles)
        measure = titles.heading(text) or titles.numbered(text, pillar)
        if measure is not None and self._numbers_another_plan(text, measure, titles):
            measure = None
        self.outline.enter(
            make_heading(
                self.document,
                block,
                rank,
                self.names,
                measure,
                is_title=block.id in self.titles,
                is_dateline=block.id in self.datelines,
            )
        )
        self._reject(block, "heading")

    def _read_table(self, table: TableView, titles: Titles, caption: Block | None) -> None:
        above = self._above()
        if caption is not None and (text := caption_text(caption.text)):
            ref = block_ref(self.document, caption)
            above = above.under(text, *inherit_from(ref, text, self.names))
        under = self.tops.get(table.id, NOTHING_ABOVE).measure
        whole = under if self.is_matrix else None
        reading = read_matrix(self.document, table, titles, above, self.names, under=whole)
        if reading is None and under is not None and not under.doubt and are_several(self.tops):
            above = replace(above, measure=under.id)  # the nearest, whether a heading or a line
        if reading is None:
            columns, measures = row_measures(table, read_columns(table), titles, above)
            reading = read_cells(self.document, table, above, self.names, measures, titles)
        if reading is None:
            reading = read_report_table(self.document, table, above, self.names, columns, measures)
        # A table whose measures have no activities yet is no matrix for its reader.
        listed = [passage for passage in reading.passages if titles.is_title(passage.text)]
        self.passages += [passage for passage in reading.passages if passage not in listed]
        self.rejections += reading.rejections
        self.rejections += [Rejection(ref=item.ref, reason="title of a measure") for item in listed]

    def _read_note(self, block: Block) -> None:
        """A footnote is a passage of its own: it stands apart from what it explains."""
        self.passages.append(prose_passage(self.document, (block,), Surroundings()))

    def _add(self, block: Block, titles: Titles) -> None:
        """Take a block into the present run; one that begins with a measure opens its own."""
        field_measure = measure_field(block.text)
        if field_measure and not (read := titles.read(field_measure, named=True)).doubt and read.id:
            self._flush()
            self.measure = read.id
            self.run.append(block)
            return
        titled = titles.alone(with_marker(block))
        if titled is not None:
            self._flush()
            self._reject(block, "title of a measure")
            # A bullet lists it among others that words are of, and begins nothing.
            listed = block.level > 0 and not any(map(str.isalnum, block.marker))
            if not listed:
                self.measure = titled
                self._replace_measure(block, titled)
            return
        measure = titles.run_in(with_marker(block))
        if measure is not None:
            self._flush()
            self.measure = measure
        self.run.append(block)

    def _replace_measure(self, block: Block, measure: MeasureId) -> None:
        """End what a heading above is the measure of, where the title of another one stands alone.

        Titles that end in a full stop are not always seen as the headings that others are.
        """
        rank = next((item.rank for item in self.outline.path if item.measure is not None), None)
        if rank is not None:
            self.outline.enter(make_heading(self.document, block, rank, self.names, measure))

    def _flush(self) -> None:
        if not self.run:
            return
        above = self._above()
        if self.measure is not None:
            above = replace(above, measure=self.measure)
        start = 1 if measure_field(self.run[0].text) and above.measure is not None else 0
        for block in self.run[:start]:
            self._reject(block, "title of a measure")
        for record in records(self.run):
            self._add_prose(self.run[start : record.start], above)
            own = above
            if record.measure:
                read = titles_of(self.frameworks).read(record.measure, named=True)
                own = replace(above, measure=read.id or above.measure)
            lines = self.run[record.start : record.end]
            self.passages.append(field_passage(self.document, lines, own))
            start = record.end
        self._add_prose(self.run[start:], above)
        self.run = []

    def _add_prose(self, blocks: Sequence[Block], above: Surroundings) -> None:
        if self.is_matrix and above.measure is not None and not self.document.tables:
            silent = [block for block in blocks if says_nothing(block.text)]
            for block in silent:
                self._reject(block, "nothing to say")
            told = [block for block in blocks if block not in silent]
            self.passages += paragraph_passages(self.document, told, above)
        elif blocks:
            self.passages.append(prose_passage(self.document, blocks, above))

    def _reject(self, block: Block, reason: str) -> None:
        self.rejections.append(Rejection(ref=block_ref(self.document, block), reason=reason))


def unaccounted(document: Document, reading: PassageReading) -> tuple[str, ...]:
    """The ids of blocks with words that are neither in a passage nor rejected; () is the rule.

    A row counts as a whole, or by its slice and by its cells one by one.
    """
    seen: set[str] = set()
    slices: dict[str, list[tuple[int, int]]] = {}
    for ref in (*(p.ref for p in reading.passages), *(r.ref for r in reading.rejections)):
        seen.update(block.id for block in document.run(ref.block))
        slices.setdefault(ref.block, []).append((ref.start, ref.end))
    lost = [
        block.id
        for block in document.blocks
        if block.text and block.id not in seen and not in_table(block)
    ]
    for grid in document.tables:
        for row in view_table(document, grid).rows:
            for cell in row.filled:
                inside = any(
                    start <= cell.start and cell.end <= end
                    for start, end in slices.get(row.block.id, ())
                )
                lost += [block.id for block in cell.blocks if not inside and block.id not in seen]
    return tuple(lost)
