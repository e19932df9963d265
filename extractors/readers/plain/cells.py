"""Cells of tables in text files: their paragraphs, joins over a cut, places on the grid."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.layout import ParagraphLayout, TableCellLayout, TableLayout, TableRowLayout
from extractors.readers.list_markers import split_marker
from extractors.readers.plain.inline import inline
from extractors.readers.plain.rows import TextRow
from extractors.stitch import (
    Beginning,
    CutCell,
    Ending,
    Verdict,
    paragraph_continues,
    starts_small,
)

_PARAGRAPH_TAG: Final = re.compile(
    r"</?(?:p|li|ul|ol|div|table|tr|td|th|h[1-6])\b[^<>]{0,500}>", re.IGNORECASE
)
_LINE_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BLANK_LINE: Final = re.compile(r"\n[ \t]*\n")
_LEANING: Final = re.compile(
    r"(?:Furthermore|Moreover|In addition|Additionally|However|Therefore|Thus|Also|It|They"
    r"|Кроме того|Более того|Также|При этом|Однако|Он|Она|Они)\b"
)

Cells = list[list[ParagraphLayout]]


@dataclass(slots=True)
class CellRow:
    """A row while it is being put together."""

    cells: Cells
    header: bool
    source: TextRow


def has_tags(row: TextRow) -> bool:
    """Whether the cells are written with HTML tags."""
    return any(_PARAGRAPH_TAG.search(cell) for cell in row.cells)


def read_cells(row: TextRow) -> Cells:
    """The paragraphs of each cell of a row."""
    return [list(_cell_paragraphs(cell, grid=row.kind == "grid")) for cell in row.cells]


def _cell_paragraphs(cell: str, *, grid: bool) -> Iterator[ParagraphLayout]:
    if _PARAGRAPH_TAG.search(cell):
        parts = _PARAGRAPH_TAG.split(cell)
    elif grid:
        parts = [
            part
            for block in _BLANK_LINE.split(cell)
            for part in re.split(r"\n(?=\s*[-*•] )", block)
        ]
    else:
        parts = _LINE_BREAK.split(cell)
    for part in parts:
        text, bold = inline(part, markdown=True)
        marker, rest = split_marker(text, numbers=False)
        if not rest:
            continue
        cut = len(text) - len(rest)
        yield ParagraphLayout(
            rest,
            bold=tuple((max(0, start - cut), end - cut) for start, end in bold if end > cut),
            level=1 if marker else 0,
            marker=marker,
        )


def continues_visibly(cells: Cells) -> bool:
    """Whether a row looks like the rest of another: no label, or a cell that begins small."""
    return not cells[0] or any(cell and starts_small(cell[0].text) for cell in cells)


def is_bold(paragraph: ParagraphLayout) -> bool:
    """Whether all of a paragraph is bold."""
    return sum(end - start for start, end in paragraph.bold) >= len(paragraph.text)


def row_text(cells: Cells, joint: str = " ") -> str:
    """The words of a row."""
    return joint.join(" ".join(paragraph.text for paragraph in cell) for cell in cells)


def cut_cells(upper: Cells, lower: Cells) -> list[CutCell]:
    """What stands before and behind a cut, column by column."""
    cut: list[CutCell] = []
    for column, (above, below) in enumerate(zip(upper, lower, strict=True)):
        verdict = verdict_on(above, below[0]) if above and below else None
        # Labels often have no full stop; without geometry only lower case shows that one goes on.
        if column == 0 and below and not starts_small(below[0].text):
            verdict = None
        cut.append(
            CutCell(
                " ".join(paragraph.text for paragraph in above),
                " ".join(paragraph.text for paragraph in below),
                verdict,
            )
        )
    return cut


def verdict_on(above: Sequence[ParagraphLayout], below: ParagraphLayout) -> Verdict | None:
    """Whether the first paragraph behind a cut goes on with the last one before it.

    Where the sentence is finished, a sentence that leans on the one before ("Furthermore, …",
    "It also …") goes on, as cells rarely begin a paragraph so.
    """
    if not above:
        return None
    verdict = paragraph_continues(
        Ending(above[-1].text), Beginning(below.text, item=bool(below.marker))
    )
    if not verdict.goes_on and not verdict.sure and _LEANING.match(below.text):
        return Verdict(True, False, "its first words point back")
    return verdict


def join_rows(row: CellRow, cells: Cells) -> None:
    """Add the cells of a row's second part to it."""
    for column, (above, below) in enumerate(zip(row.cells, cells, strict=True)):
        for number, paragraph in enumerate(below):
            verdict = verdict_on(above, paragraph) if number == 0 else None
            if column == 0 and not starts_small(paragraph.text):
                verdict = None
            append(above, paragraph, verdict)


def append(
    cell: list[ParagraphLayout], paragraph: ParagraphLayout, verdict: Verdict | None
) -> None:
    """Add a paragraph to a cell, as the rest of its last one where the verdict says so."""
    if verdict is None or not verdict.goes_on or not cell:
        cell.append(paragraph)
        return
    upper = cell[-1]
    # "anti-" + "drug" is one word; "intra- and" + "inter-regional" are several.
    joint = "" if re.search(r"\w-$", upper.text) and starts_small(paragraph.text) else " "
    shift = len(upper.text) + len(joint)
    doubts = () if verdict.sure else (f"joined over a cut without a clear sign: {verdict.reason}",)
    cell[-1] = upper._replace(
        text=upper.text + joint + paragraph.text,
        bold=(*upper.bold, *((start + shift, end + shift) for start, end in paragraph.bold)),
        warnings=(*upper.warnings, *paragraph.warnings, *doubts),
    )


def table_layout(table_rows: Sequence[CellRow]) -> TableLayout:
    """The table of some rows, with cells on the grid and missing cells at the end of rows added."""
    rows: list[TableRowLayout] = []
    reaching: dict[int, int] = {}
    columns = 0
    for row in table_rows:
        source = row.source
        cells: list[TableCellLayout] = []
        column = 0
        for number, paragraphs in enumerate(row.cells):
            while reaching.get(column, 0) > 0:
                column += 1
            span = source.spans[number] if number < len(source.spans) else 1
            down = source.downs[number] if number < len(source.downs) else 1
            cells.append(TableCellLayout(column, tuple(paragraphs), span=span, rows=down))
            for covered in range(column, column + span):
                reaching[covered] = down
            column += span
        columns = max(columns, column, max(reaching, default=-1) + 1)
        reaching = {covered: left - 1 for covered, left in reaching.items() if left > 1}
        rows.append(TableRowLayout(tuple(cells), header=row.header and len(table_rows) > 1))
    return TableLayout(tuple(_padded(row, columns) for row in rows), columns)


def _padded(row: TableRowLayout, columns: int) -> TableRowLayout:
    """Trailing empty cells are often not written; the row's text shows them all the same."""
    if any(cell.span > 1 or cell.rows > 1 for cell in row.cells):
        return row
    missing = range(len(row.cells), columns) if len(row.cells) > 1 else ()
    return row._replace(cells=(*row.cells, *(TableCellLayout(number, ()) for number in missing)))
