"""The same content as Excel workbooks: the 5W dataset with its code lists, and the matrix."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from pipeline.release.columns import COLUMNS
from pipeline.release.content import Content
from pipeline.release.coverage import cover
from pipeline.release.diff import Changes
from pipeline.release.fivew import COLUMNS as FIVEW_COLUMNS
from pipeline.release.fivew import fivew_rows
from pipeline.release.matrix_layout import Group, MatrixParagraph
from pipeline.release.zipped import write_without_times

_MOST_CHARACTERS = 32_000
"""Excel refuses cells of more than 32,767."""

_MOST_ROWS = 1_000_000
"""Excel refuses sheets of more than 1,048,576 rows; the CSV file has them all."""

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BOLD = Font(bold=True)
_FILL = PatternFill("solid", fgColor="D9E2EC")
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_MARK_FILLS = {
    "new": PatternFill("solid", fgColor="E3EDF7"),
    "changed": PatternFill("solid", fgColor="FBEBD9"),
}


def write_workbook(path: Path, content: Content, changes: Changes) -> None:
    """Write `jpoa_5w.xlsx`: activities, 5W, coverage, code lists, data dictionary, about.

    Every cell is text, so that no spreadsheet calculates or reformats what stands in it.
    """
    book = Workbook(write_only=True)
    lists, catalogue = content.code_lists, content.catalogue
    _sheet(
        book,
        "Activities",
        [column.name for column in COLUMNS],
        (
            [column.hashtag for column in COLUMNS],
            *(
                [_unguarded(column.value(row, lists)) for column in COLUMNS]
                for row in content.published
            ),
        ),
        frozen="B3",
    )
    rows = ([_unguarded(value) for value in row] for row in fivew_rows(content))
    _sheet(book, "5W", [name for name, _, _ in FIVEW_COLUMNS], rows, frozen="B3")
    _sheet(
        book,
        "Coverage",
        ["measure", "organization", "status", "activities", "confirmed", "first_year", "last_year"],
        (
            [
                line.measure_id,
                catalogue.short_name(line.organization_id),
                line.status,
                *(
                    "" if number is None else str(number)
                    for number in (
                        line.activities, line.confirmed, line.first_year, line.last_year,
                    )
                ),
            ]
            for line in cover(content.published)
        ),
    )  # fmt: skip
    _sheet(book, "Organizations", catalogue.organizations[0], catalogue.organizations[1:])
    _sheet(
        book,
        "Measures",
        ["id", "pillar", "title", "recommendation"],
        (
            [measure.id, measure.pillar, measure.title, measure.recommendation]
            for measure in content.framework.measures
        ),
    )
    _sheet(
        book,
        "Data dictionary",
        ["column", "meaning", "values", "HXL tag"],
        (
            [column.name, column.meaning, ", ".join(column.choices) or column.type, column.hashtag]
            for column in COLUMNS
        ),
    )
    _sheet(book, "About", ["", ""], _about(content, changes))
    _save(book, path)


def write_matrix_workbook(
    path: Path, groups: Mapping[str, Sequence[Group]], content: Content
) -> None:
    """Write `rolling_matrix.xlsx`: the paragraphs of the matrix, one a row, empty measures too."""
    book = Workbook(write_only=True)
    sheet = _new_sheet(
        book,
        "Rolling matrix",
        ["pillar", "measure", "title", "organization", "activity", "since last", "review", "ids"],
        widths=(7, 9, 40, 22, 90, 12, 22, 24),
    )
    for measure in content.framework.measures:
        start = [measure.pillar, measure.id, measure.title]
        found = [
            (group, paragraph)
            for group in groups.get(measure.id, ())
            for paragraph in group.paragraphs
        ]
        if not found:
            sheet.append(_cells(sheet, [*start, "", "nothing is reported", "", "", ""]))
        for group, paragraph in found:
            sheet.append(_paragraph_cells(sheet, start, group, paragraph, content))
    _save(book, path)


def _paragraph_cells(
    sheet: WriteOnlyWorksheet,
    start: Sequence[str],
    group: Group,
    paragraph: MatrixParagraph,
    content: Content,
) -> list[Cell]:
    marks = {stretch.mark for stretch in paragraph.words if stretch.mark}
    mark = "new" if marks == {"new"} else "changed" if marks else ""
    cells = _cells(
        sheet,
        [
            *start,
            content.catalogue.short_name(group.organization) if group.organization else "",
            paragraph.text,
            mark,
            "waits for a reviewer" if paragraph.waiting else "",
            "\n".join(row.activity_id for row in paragraph.activities),
        ],
    )
    if mark:
        for cell in cells[4:6]:
            cell.fill = _MARK_FILLS[mark]
    return cells


def _about(content: Content, changes: Changes) -> Iterable[Sequence[str]]:
    rows = content.published
    waiting = sum(row.review.state == "needs_review" for row in rows)
    yield "version", changes.new
    yield "framework", content.framework.title
    yield "activities", str(len(rows))
    yield "waiting for a reviewer", str(waiting)
    yield "lists in one cell", "joined with |"
    yield "empty cells", "not known; nothing is guessed"
    yield "needs_review", "proposals of the machine with at least one doubt; nobody has looked"
    yield "auto_accepted", "proposals without a doubt; nobody has looked at them either"
    yield "the reference", "activities.jsonl of the same release"


def _sheet(
    book: Workbook,
    title: str,
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    frozen: str = "A2",
) -> None:
    sheet = _new_sheet(book, title, header, frozen=frozen)
    for number, row in enumerate(rows):
        if number == _MOST_ROWS:
            sheet.append(_cells(sheet, ["There are more rows in the CSV file."]))
            return
        sheet.append(_cells(sheet, row))


def _new_sheet(
    book: Workbook,
    title: str,
    header: Sequence[str],
    *,
    frozen: str = "A2",
    widths: Sequence[int] = (),
) -> Any:
    sheet = book.create_sheet(title)
    sheet.freeze_panes = frozen
    for number, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + number)].width = width
    cells = _cells(sheet, header)
    for cell in cells:
        cell.font, cell.fill = _BOLD, _FILL
    sheet.append(cells)
    if widths:
        sheet.auto_filter.ref = f"A1:{chr(ord('A') + len(header) - 1)}1"
    return sheet


def _cells(sheet: WriteOnlyWorksheet, values: Iterable[str]) -> list[Cell]:
    cells = []
    for value in values:
        cell = WriteOnlyCell(sheet, _ILLEGAL.sub("", value)[:_MOST_CHARACTERS])
        if value:
            # Otherwise a text that begins with "=" would be calculated.
            cell.data_type = "s"
        if len(value) > 60:
            cell.alignment = _WRAPPED
        cells.append(cell)
    return cells


def _unguarded(value: str) -> str:
    """A value of a CSV cell without the apostrophe that guards against formulas."""
    return value[1:] if value[:1] == "'" and value[1:2] in "=+-@\t\r" else value


def _save(book: Workbook, path: Path) -> None:
    buffer = io.BytesIO()
    book.save(buffer)
    write_without_times(path, buffer)
