"""Tables as they are read: which cell stands where, and where its words are in the row's text."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.model import Block, Document, SourceRef
from extractors.printed import GridCell, TableGrid

JOINT = " | "
"""What stands between two cells in the text of a row."""


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell with its words.

    Attributes:
        column: first grid column, from 0.
        span: number of grid columns that it covers.
        rows: number of rows that it covers.
        blocks: its paragraphs that have words.
        text: its paragraphs, joined with one space.
        start: first code point of `text` in the block of the row where the cell begins.
        end: one past the last.
        row: id of that row block.
    """

    column: int
    span: int
    rows: int
    blocks: tuple[Block, ...]
    text: str
    start: int
    end: int
    row: str

    @property
    def key(self) -> tuple[str, int]:
        """The row and column that it begins in: no other cell of the document has them."""
        return self.row, self.column

    @property
    def merged_down(self) -> bool:
        """Whether the cell holds for several rows."""
        return self.rows > 1


@dataclass(frozen=True, slots=True)
class RowView:
    """A row with the cells that begin in it and those that reach it from above.

    Attributes:
        index: position in the table, from 0.
        block: the row block.
        header: True for column headings as the reader saw them.
        own: cells that begin in this row, by column.
        from_above: cells merged down from earlier rows, by column.
    """

    index: int
    block: Block
    header: bool
    own: tuple[CellView, ...]
    from_above: tuple[CellView, ...]

    def at(self, column: int) -> CellView | None:
        """The cell that covers a grid column, whichever row it begins in."""
        for cell in (*self.own, *self.from_above):
            if cell.column <= column < cell.column + cell.span:
                return cell
        return None

    @property
    def filled(self) -> tuple[CellView, ...]:
        """The cells with words that begin in this row."""
        return tuple(cell for cell in self.own if cell.text)

    @property
    def counts_columns(self) -> bool:
        """Whether the cells only count the columns, as below the headings of official forms."""
        texts = [cell.text.strip("().") for cell in self.own]
        return len(texts) > 1 and texts == [str(i) for i in range(1, len(texts) + 1)]


@dataclass(frozen=True, slots=True)
class TableView:
    """A table with its words: `columns` grid columns, `rows` in order."""

    id: str
    columns: int
    rows: tuple[RowView, ...]

    def column_cells(self, column: int, *, first_row: int = 0) -> Iterator[CellView]:
        """The cells that begin in a column from a row on, each once; cells across are left out."""
        for row in self.rows[first_row:]:
            for cell in row.own:
                if cell.column == column and cell.span < self.columns:
                    yield cell


def view_table(document: Document, grid: TableGrid) -> TableView:
    """The table with the words of its cells, and where they stand in the row blocks."""
    rows: list[RowView] = []
    reaching: list[tuple[int, CellView]] = []
    for index, grid_row in enumerate(grid.rows):
        block = document.by_id[grid_row.block]
        own = _own_cells(document, block, grid_row.cells)
        reaching = [(until, cell) for until, cell in reaching if until >= index]
        from_above = tuple(cell for _, cell in sorted(reaching, key=lambda item: item[1].column))
        rows.append(RowView(index, block, grid_row.header, own, from_above))
        reaching += [(index + cell.rows - 1, cell) for cell in own if cell.merged_down]
    return TableView(grid.id, grid.columns, tuple(rows))


def _own_cells(document: Document, row: Block, cells: tuple[GridCell, ...]) -> tuple[CellView, ...]:
    """The cells of a row with their places in its text, found from left to right."""
    views: list[CellView] = []
    cursor = 0
    for cell in sorted(cells, key=lambda cell: cell.column):
        blocks = tuple(document.by_id[block] for block in cell.blocks if document.by_id[block].text)
        text = " ".join(block.text for block in blocks)
        start = row.text.index(text, cursor) if text else cursor
        views.append(
            CellView(
                cell.column, cell.span, cell.rows, blocks, text, start, start + len(text), row.id
            )
        )
        cursor = start + len(text)
        if text and row.text.startswith(JOINT, cursor):
            cursor += len(JOINT)
    return tuple(views)


def block_ref(document: Document, block: Block) -> SourceRef:
    """A reference to all words of a block."""
    return SourceRef(document=document.id, block=block.id, start=0, end=len(block.text))


def run_ref(document: Document, blocks: tuple[Block, ...]) -> SourceRef:
    """A reference to all words of consecutive paragraphs of one place ("para=17..19")."""
    first, last = blocks[0], blocks[-1]
    if first.id == last.id:
        return block_ref(document, first)
    reference = f"{first.id}..{last.id[last.id.rindex('=') + 1 :]}"
    return SourceRef(
        document=document.id,
        block=reference,
        start=0,
        end=sum(len(block.text) for block in blocks) + len(blocks) - 1,
    )


def cell_ref(document: Document, cell: CellView) -> SourceRef:
    """A reference to the words of a cell: its paragraph, or its part of the row."""
    if len(cell.blocks) == 1:
        return block_ref(document, cell.blocks[0])
    return SourceRef(document=document.id, block=cell.row, start=cell.start, end=cell.end)
