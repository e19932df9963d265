"""What every reader gives: paragraphs and tables in reading order, already whole.

These objects live inside one call: a reader makes them, `assemble` turns them into the stored
`Document`. A reader normalises the words (`extractors.text`), joins what pages have cut, and names
what it leaves out; nobody after it changes a word. What there are thousands of is a named tuple,
which is made in a third of the time of a frozen class.
"""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from extractors.model import Discard
from extractors.printed import Line


class ParagraphLayout(NamedTuple):
    """A paragraph as printed.

    Attributes:
        text: its words, normalised, never empty.
        kind: "note" for footnotes and endnotes, which stand after the body.
        lines: slices of `text` with page and box; empty for formats without pages.
        bold: half-open ranges of `text` in bold type.
        level: heading level (1 the uppermost) or list depth (from 1); else 0.
        marker: list marker, which is not part of `text`.
        warnings: what makes the words doubtful ("joined over a page without a clear sign").
    """

    text: str
    kind: Literal["heading", "paragraph", "note"] = "paragraph"
    lines: tuple[Line, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    level: int = 0
    marker: str = ""
    warnings: tuple[str, ...] = ()


class TableCellLayout(NamedTuple):
    """A cell: first grid column (from 0), columns and rows that it covers, its paragraphs.

    A cell merged downwards stands in its first row only, with `rows` > 1.
    """

    column: int
    paragraphs: tuple[ParagraphLayout, ...]
    span: int = 1
    rows: int = 1


class TableRowLayout(NamedTuple):
    """A row; `header` marks column headings, which stand once however often they are printed."""

    cells: tuple[TableCellLayout, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class TableLayout:
    """A table, whole over all its pages, with the number of its grid columns."""

    rows: tuple[TableRowLayout, ...]
    columns: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A document as its reader saw it.

    Attributes:
        format: what the bytes are.
        elements: paragraphs and tables in reading order.
        title: from the document's properties; empty when they give none.
        pages: 0 for formats without pages.
        discards: words that are in no element, with the reason.
        warnings: what a person should know of the file as a whole.
    """

    format: Literal["docx", "pdf", "text"]
    elements: tuple[ParagraphLayout | TableLayout, ...]
    title: str = ""
    pages: int = 0
    discards: tuple[Discard, ...] = ()
    warnings: tuple[str, ...] = ()
