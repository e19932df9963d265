"""How a document is printed: its lines with their boxes, and the grids of its tables."""

from gazetteers.model import Record

Box = tuple[float, float, float, float]
"""x0, top, x1, bottom in points from the top left corner of the page."""


class Line(Record):
    """One printed line: a slice of the block's text, with its page (from 1) and its box."""

    start: int
    end: int
    page: int
    box: Box


class GridCell(Record):
    """A cell on the grid of its table.

    Attributes:
        column: first grid column, from 0.
        span: number of grid columns that it covers.
        rows: number of rows that it covers; more than 1 for a cell merged downwards, which stands
            in its first row only.
        blocks: ids of the cell's paragraph blocks, in reading order.
    """

    column: int
    span: int = 1
    rows: int = 1
    blocks: tuple[str, ...] = ()


class GridRow(Record):
    """A row of a table, over however many pages it was printed.

    Attributes:
        block: id of the row block.
        header: True for column headings.
        cells: the cells that begin in this row, by column.
    """

    block: str
    header: bool
    cells: tuple[GridCell, ...]


class TableGrid(Record):
    """A table, over however many pages it was printed; repeated headings stand once.

    Attributes:
        id: "table=2".
        columns: number of grid columns.
        rows: its rows in order.
    """

    id: str
    columns: int
    rows: tuple[GridRow, ...]
