"""The queue as an Excel workbook, for people who review without a browser."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Final, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.packaging.custom import IntProperty, StringProperty
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from extractors.model import DocumentId
from pipeline.model import SCHEMA_VERSION, DocumentRecord, MeasureMatch, Reviewed
from pipeline.review.codes import ROLES, STATUSES, TYPES, Codes

SHEET: Final = "Review"
EXPORT_ID: Final = "jpoa_export_id"
SCHEMA: Final = "jpoa_schema_version"
BASE: Final = "jpoa_base_decision"

FIXED: Final = (
    "activity_id", "revision", "document", "page", "text", "organizations", "countries", "dates",
    "status", "type", "doubts", "suggestion_1", "suggestion_2", "suggestion_3",
)  # fmt: skip
"""Columns that say what stands; they are locked."""
OPEN: Final = (
    "decision", "measure_final", "organizations_fix", "countries_fix", "dates_fix", "status_fix",
    "type_fix", "note", "reviewer",
)  # fmt: skip
"""Columns that a reviewer fills in."""
COLUMNS: Final = FIXED + OPEN
DECISIONS: Final = ("confirm", "correct", "reject", "note")

_WIDTHS: Final[Mapping[str, int]] = {
    "activity_id": 22, "revision": 8, "document": 22, "page": 6, "text": 70, "organizations": 24,
    "doubts": 34, "suggestion_1": 40, "suggestion_2": 30, "suggestion_3": 30, "decision": 12,
    "measure_final": 14, "organizations_fix": 26, "note": 30,
}  # fmt: skip
_WIDTH: Final = 16
_OPEN_FILL: Final = PatternFill("solid", fgColor="FFF9DB")
_HEAD_FILL: Final = PatternFill("solid", fgColor="1D4F7C")
_STANDS: Final = "jpoa stands"
_TO_FILL: Final = "jpoa to fill in"
"""Styles of the cells that say what stands, and of those that a reviewer fills in."""
_TEXT: Final = "@"
_LONGEST: Final = 32_000
"""Letters of a cell: Excel's own limit is 32,767."""

_READ_ME: Final = (
    "How to review in this workbook",
    "",
    "1. Each row of the sheet Review is one activity. Fill in the yellow columns only.",
    "2. decision: confirm (the first suggestion is right), correct (with what is right in "
    "measure_final or a …_fix column), reject (not an activity), note (decides nothing).",
    "3. measure_final: II.4, or II.4; II.5 for two; none where no measure fits.",
    "4. organizations_fix: OSCE (lead); UNODC (partner). It replaces the whole list. Roles: "
    + ", ".join(ROLES)
    + ". A body that is not listed: NEW:its name (partner). A hyphen empties the list.",
    "5. countries_fix: KGZ; TJK. dates_fix: 2018-06-12/2018-06-14; 2019. They replace the lists.",
    "6. reviewer: your name. Rows without a decision are left as they are.",
    "7. You may sort and filter. Do not change activity_id and revision: they tell which state "
    "you saw. If somebody decides meanwhile, the import says so and changes nothing.",
    "8. Give the file back and run: jpoa review import FILE.xlsx --dry-run",
)


def write_workbook(
    path: Path,
    items: Sequence[Reviewed],
    *,
    codes: Codes,
    documents: Mapping[DocumentId, DocumentRecord],
    last_decision: int,
    now: datetime,
) -> None:
    """Write activities into a workbook, one row each, with the columns to fill in.

    Args:
        path: the file; an existing one is replaced.
        items: in the order of the rows.
        codes: what may be filled in.
        documents: for their names.
        last_decision: `seq` of the last decision that is shown.
        now: the time of the export.
    """
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = SHEET
    # Named once: a style of its own for each of 50,000 cells takes longer than all the rest.
    top = Alignment(wrap_text=True, vertical="top")
    book.add_named_style(NamedStyle(_STANDS, number_format=_TEXT, alignment=top))
    book.add_named_style(
        NamedStyle(
            _TO_FILL,
            number_format=_TEXT,
            alignment=top,
            fill=_OPEN_FILL,
            protection=Protection(locked=False),
        )
    )
    lists = _write_lists(book, codes)
    for column, name in enumerate(COLUMNS, 1):
        cell = put(sheet, 1, column, name)
        cell.font = Font(bold=True, color="FFFFFF")
        cell.fill = _HEAD_FILL
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, _WIDTH)
    for row, item in enumerate(items, 2):
        record = documents.get(item.activity.ref.document)
        values = row_values(item, record.file_name if record else "")
        for column, name in enumerate(COLUMNS, 1):
            put(
                sheet,
                row,
                column,
                values.get(name, ""),
                style=_TO_FILL if name in OPEN else _STANDS,
            )
    _dress(sheet, len(items), lists)
    _write_read_me(book)
    _write_measures(book, codes)
    book.move_sheet("Lists", offset=len(book.sheetnames))
    # The stubs of openpyxl do not know custom properties.
    properties = cast(Any, book).custom_doc_props
    properties.append(StringProperty(name=EXPORT_ID, value=secrets.token_hex(8)))
    properties.append(IntProperty(name=SCHEMA, value=SCHEMA_VERSION))
    properties.append(IntProperty(name=BASE, value=last_decision))
    book.properties.title = "Activities to review"
    book.properties.created = book.properties.modified = now.replace(tzinfo=None)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)


def row_values(item: Reviewed, file_name: str) -> dict[str, str]:
    """What stands in the locked columns of a row."""
    activity = item.activity
    proposed = item.proposal.activity.measures if item.proposal is not None else activity.measures
    values = {
        "activity_id": activity.id,
        "revision": str(item.revision),
        "document": file_name,
        "page": ", ".join(map(str, activity.pages)),
        "text": activity.text,
        "organizations": "; ".join(f"{tag.id} ({tag.role})" for tag in activity.organizations),
        "countries": "; ".join(tag.code for tag in activity.countries),
        "dates": "; ".join(
            f"{when.raw} = {when.start or '..'}/{when.end or '..'}" for when in activity.dates
        ),
        "status": activity.status.value,
        "type": activity.type.value,
        "doubts": "\n".join(doubt.detail for doubt in activity.doubts),
    }
    for number, match in enumerate(proposed, 1):
        values[f"suggestion_{number}"] = _suggestion(match)
    return values


def put(sheet: Worksheet, row: int, column: int, text: str, *, style: str = "") -> Cell:
    """Write text as text: "=cmd()" is never a formula, "001" never a number.

    Args:
        sheet: where.
        row: from 1.
        column: from 1.
        text: the words.
        style: a named style that makes text of it; empty for none.
    """
    cell = sheet.cell(row=row, column=column)
    assert isinstance(cell, Cell)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST]
    if text:
        cell.data_type = "s"
    if style:
        cell.style = style
    else:
        cell.number_format = _TEXT
    return cell


def _suggestion(match: MeasureMatch) -> str:
    reasons = "; ".join(item.detail for item in match.evidence if item.score > 0)
    return f"{match.id} ({match.confidence:.0%}): {reasons}"


def _write_lists(book: Workbook, codes: Codes) -> dict[str, str]:
    """The values of drop-downs on a hidden sheet, each under a name; columns by list."""
    sheet = book.create_sheet("Lists")
    sheet.sheet_state = "hidden"
    lists = {
        "decision": ("decisions", DECISIONS),
        "measure_final": (
            "measures",
            (*(measure.id for measure in codes.framework.measures), "none"),
        ),
        "status_fix": ("statuses", STATUSES),
        "type_fix": ("types", TYPES),
    }
    for column, (name, values) in enumerate(lists.values(), 1):
        letter = get_column_letter(column)
        for row, value in enumerate(values, 1):
            put(sheet, row, column, value)
        book.defined_names[name] = DefinedName(
            name, attr_text=f"Lists!${letter}$1:${letter}${len(values)}"
        )
    return {column: name for column, (name, _) in lists.items()}


def _dress(sheet: Worksheet, rows: int, lists: Mapping[str, str]) -> None:
    """Freeze, filter, protect, and offer the permitted values."""
    sheet.freeze_panes = "B2"
    last = max(rows + 1, 2)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    for column, name in lists.items():
        letter = get_column_letter(COLUMNS.index(column) + 1)
        # A list of two measures is allowed too, so that column warns and does not refuse.
        validation = DataValidation(
            type="list", formula1=f"={name}", allow_blank=True, errorStyle="warning"
        )
        validation.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(validation)
    sheet.protection.sheet = True
    for allowed in ("sort", "autoFilter", "formatColumns", "formatRows", "formatCells"):
        setattr(sheet.protection, allowed, False)


def _write_read_me(book: Workbook) -> None:
    sheet = book.create_sheet("Read me")
    sheet.column_dimensions["A"].width = 110
    for row, line in enumerate(_READ_ME, 1):
        cell = put(sheet, row, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.font = Font(bold=row == 1)


def _write_measures(book: Workbook, codes: Codes) -> None:
    sheet = book.create_sheet("Measures")
    for column, (name, width) in enumerate((("id", 8), ("title", 90), ("tell apart", 60)), 1):
        put(sheet, 1, column, name).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = width
    for row, measure in enumerate(codes.framework.measures, 2):
        for column, text in enumerate((measure.id, measure.title, measure.tell_apart), 1):
            put(sheet, row, column, text).alignment = Alignment(wrap_text=True, vertical="top")
