"""What a tagged PDF names: which marked content of a page belongs to which paragraph and cell.

A tagged file holds a tree of its headings, paragraphs and tables beside the pages; what is printed
carries numbers that lead into it. The tree knows where a paragraph ends when nothing on the page
shows it, that it goes on over a page, and which words stand in one cell of a table.
"""

import io
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

_BLOCKS: Final = frozenset({"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "LI", "LBody", "Note"})
"""Elements that are a paragraph each; of a list item some programs name no body."""
_INLINE: Final = frozenset(
    {"Span", "Link", "Quote", "Reference", "Annot", "Em", "Strong", "Code", "BibEntry", "Sub"}
)
"""Parts of a paragraph; what stands in any other element directly belongs to none."""
_RUN: Final = "NonStruct"
"""A piece of text, as browsers print it: in one type, and without a line break of its own."""
_MOST_ELEMENTS: Final = 300_000
_MOST_ROLES: Final = 8
"""Steps from a producer's own name of an element ("Text body") to a standard one."""

_MOST_SPAN: Final = (1_000, 64)
"""Rows and columns over which a cell may be merged."""


class Mark(NamedTuple):
    """What the tree says of a marked content: the paragraph, and the cell, or 0.

    A number below 0 is that of a run: a piece of a paragraph of which the tree says no more.
    """

    paragraph: int
    cell: int = 0


_COLUMNS: Final = 256
_ROWS: Final = 1_000_000
"""More columns and rows than a file may have, by which the number of a cell tells its place."""


class TaggedCell(NamedTuple):
    """A cell of a table: its place on the grid of the table, and the merged places.

    `row` counts the rows of all tables, from 1; `table` counts the tables, from 1. `outer`: a table
    stands inside the cell.
    """

    table: int
    row: int
    column: int
    rows: int = 1
    span: int = 1
    outer: bool = False


Marks = Mapping[int, Mapping[int, Mark]]
"""Page index -> number of the marked content -> what the tree says of it."""


class Tags(NamedTuple):
    """The marks of a file, and the cells that they name, by number."""

    marks: Marks
    cells: Mapping[int, TaggedCell] = {}


def same_row(cell: int, other: int) -> bool | None:
    """Whether the cells of two numbers begin in one row; None for those of two tables.

    Some programs name a table anew on each page, and with it the row that the page cuts.
    """
    row, others = cell // _COLUMNS, other // _COLUMNS
    return row == others if row // _ROWS == others // _ROWS else None


def read_tags(data: bytes) -> Tags:
    """What the structure tree names; nothing for a tree that is damaged or is none."""
    import pikepdf  # costs memory in every process, and only tagged files need it

    try:
        with pikepdf.open(io.BytesIO(data)) as file:
            pages = {page.obj.objgen: index for index, page in enumerate(file.pages)}
            tree = file.Root.get("/StructTreeRoot")
            if not isinstance(tree, pikepdf.Dictionary):
                return Tags({})
            names = tree.get("/RoleMap")
            roles = _roles(names) if isinstance(names, pikepdf.Dictionary) else {}
            return _Walk(pages, roles, pikepdf.Dictionary, pikepdf.Array).read(tree)
    except (pikepdf.PdfError, RuntimeError, ValueError):
        # Tags are a help, not a need: pages are read without them.
        return Tags({})


def _roles(names: Any) -> dict[str, str]:
    """The standard name of each element name that the producer made up."""
    said = {str(name)[1:]: str(role)[1:] for name, role in names.items()}
    roles: dict[str, str] = {}
    for name in said:
        role = name
        for _ in range(_MOST_ROLES):
            if role not in said or role in _BLOCKS:
                break
            role = said[role]
        roles[name] = role
    return roles


def _within(value: Any, most: int) -> int:
    return min(max(value, 1), most) if isinstance(value, int) else 1


class _Rows:
    """The rows of one table, each cell put at the first place that none from above takes."""

    def __init__(self, table: int) -> None:
        self.table = table
        self._taken: dict[int, int] = {}
        self._column = self._row = 0

    def begin(self, row: int) -> None:
        """Begins a row, which has this number among those of all tables."""
        self._taken = {column: end for column, end in self._taken.items() if end > row}
        self._column, self._row = 0, row

    def place(self, rows: int, span: int) -> TaggedCell:
        """Where the next cell of the row stands."""
        while any(self._column + i in self._taken for i in range(span)):
            self._column += 1
        cell = TaggedCell(self.table, self._row, self._column, rows, span)
        self._taken |= dict.fromkeys(range(self._column, self._column + span), self._row + rows)
        return cell


class _Inside(NamedTuple):
    """What an element stands in: the page, the paragraph, the cell, the table, and a link."""

    page: int | None = None
    paragraph: int = 0
    cell: int = 0
    rows: _Rows | None = None
    linked: bool = False


class _Walk:
    """Goes through the tree once, from the root down."""

    def __init__(
        self,
        pages: Mapping[tuple[int, int], int],
        roles: Mapping[str, str],
        element: Any,
        array: Any,
    ) -> None:
        self._pages = pages
        self._roles = roles
        # Types of a library that is not there before it is needed.
        self._element, self._array = element, array
        self._found: dict[int, dict[int, Mark]] = {}
        self._cells: dict[int, TaggedCell] = {}
        self._paragraphs = self._tables = self._rows = self._runs = 0

    def read(self, tree: Any) -> Tags:
        seen: set[tuple[int, int]] = set()
        waiting: list[tuple[Any, _Inside]] = [(kid, _Inside()) for kid in self._kids(tree)]
        waiting.reverse()
        left = _MOST_ELEMENTS
        while waiting and left:
            left -= 1
            element, inside = waiting.pop()
            if isinstance(element, int):
                self._mark(element, inside)
                continue
            if not isinstance(element, self._element) or (
                element.is_indirect and element.objgen in seen
            ):
                continue
            if element.is_indirect:
                seen.add(element.objgen)
            inside = inside._replace(page=self._page(element, inside.page))
            content = element.get("/MCID")
            if content is not None:
                if isinstance(content, int) and "/Stm" not in element:
                    self._mark(content, inside)
                continue
            inside = self._enter(element, inside)
            waiting.extend((kid, inside) for kid in reversed(self._kids(element)))
        return Tags(self._found, self._cells)

    def _page(self, element: Any, page: int | None) -> int | None:
        stated = element.get("/Pg")
        return self._pages.get(stated.objgen) if isinstance(stated, self._element) else page

    def _enter(self, element: Any, inside: _Inside) -> _Inside:
        name = str(element.get("/S", ""))[1:]
        role = self._roles.get(name, name)
        if role == _RUN:
            if inside.paragraph or inside.linked:
                return inside
            self._runs -= 1
            return inside._replace(paragraph=self._runs)
        if role in _INLINE:
            return inside._replace(linked=True) if role == "Link" else inside
        if role in _BLOCKS:
            self._paragraphs += 1
            return inside._replace(paragraph=self._paragraphs)
        inside = inside._replace(paragraph=0)
        if inside.cell:
            if role == "Table":
                self._cells[inside.cell] = self._cells[inside.cell]._replace(outer=True)
            return inside
        if role == "Table":
            self._tables += 1
            return inside._replace(rows=_Rows(self._tables))
        if role == "TR" and inside.rows is not None:
            self._rows += 1
            inside.rows.begin(self._rows)
        elif role in ("TH", "TD") and inside.rows is not None:
            cell = inside.rows.place(*self._merged(element))
            number = (cell.table * _ROWS + cell.row) * _COLUMNS + min(cell.column, _COLUMNS - 1)
            self._cells[number] = cell
            return inside._replace(cell=number)
        return inside

    def _merged(self, element: Any) -> tuple[int, int]:
        """Over how many rows and columns a cell is merged."""
        said = element.get("/A")
        rows = span = 1
        for part in said if isinstance(said, self._array) else [said]:
            if isinstance(part, self._element):
                rows, span = part.get("/RowSpan", rows), part.get("/ColSpan", span)
        return _within(rows, _MOST_SPAN[0]), _within(span, _MOST_SPAN[1])

    def _mark(self, content: int, inside: _Inside) -> None:
        if inside.page is not None and (inside.paragraph or inside.cell):
            found = self._found.setdefault(inside.page, {})
            found[content] = Mark(inside.paragraph, inside.cell)

    def _kids(self, element: Any) -> list[Any]:
        kids = element.get("/K")
        if isinstance(kids, (int, self._element)):
            return [kids]
        return list(kids) if isinstance(kids, self._array) else []
