"""Documents written down in a few lines, as readers would deliver them."""

import re
from collections.abc import Callable, Sequence

import pytest

from extractors.assemble import assemble
from extractors.layout import (
    Layout,
    ParagraphLayout,
    TableCellLayout,
    TableLayout,
    TableRowLayout,
)
from extractors.model import Document
from gazetteers.frameworks import Framework, load_frameworks

Table = list[list[str]]
Element = str | Table

_MERGED = re.compile(r"\s*(?:↓(?P<rows>\d+))?(?:→(?P<span>\d+))?$")


def paragraph(text: str) -> ParagraphLayout:
    """ "# a" is a heading, "**a**" bold, "- a" an item, "-- a" one below it, "[^] a" a note."""
    if text.startswith("[^]"):
        return ParagraphLayout(text=text[3:].strip(), kind="note")
    if text.startswith("#"):
        marks, _, words = text.partition(" ")
        return ParagraphLayout(text=words, kind="heading", level=len(marks))
    if item := re.match(r"(-+) ", text):
        return ParagraphLayout(text=text[item.end() :], level=len(item[1]), marker="•")
    if text.startswith("**"):
        words = text.strip("*")
        return ParagraphLayout(text=words, bold=((0, len(words)),))
    return ParagraphLayout(text=text)


def table(rows: Table) -> TableLayout:
    """Cells as words: "CADAP ↓3" is merged over three rows, "2019 →4" over four columns.

    Paragraphs of a cell stand on lines of their own. Cells below a merged one are left out.
    """
    taken: dict[int, set[int]] = {}
    made: list[TableRowLayout] = []
    width = 0
    for index, row in enumerate(rows):
        cells: list[TableCellLayout] = []
        column = 0
        for cell in row:
            while column in taken.get(index, set()):
                column += 1
            merged = _MERGED.search(cell)
            assert merged is not None
            down, across = int(merged["rows"] or 1), int(merged["span"] or 1)
            paragraphs = tuple(
                paragraph(text) for text in cell[: merged.start()].split("\n") if text
            )
            cells.append(TableCellLayout(column, paragraphs, span=across, rows=down))
            for below in range(index + 1, index + down):
                taken.setdefault(below, set()).update(range(column, column + across))
            column += across
        width = max(width, column)
        made.append(TableRowLayout(tuple(cells)))
    return TableLayout(tuple(made), width)


@pytest.fixture(scope="session")
def document_of() -> Callable[..., Document]:
    """Makes a document of strings and tables: `document_of("# Title", "Text.", [["No.", …]])`."""

    def build(*elements: Element, file_name: str = "report.pdf") -> Document:
        made = tuple(
            paragraph(element) if isinstance(element, str) else table(element)
            for element in elements
        )
        return assemble(Layout(format="pdf", elements=made, pages=1), b"", file_name)

    return build


@pytest.fixture(scope="session")
def frameworks() -> Sequence[Framework]:
    """The frameworks of the package."""
    return load_frameworks()
