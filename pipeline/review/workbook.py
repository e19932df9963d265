"""The queue as an Excel workbook, for people who review without a browser."""

import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

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
_STYLE: Final = {"num_format": "@", "text_wrap": True, "valign": "top"}
_HEAD: Final = _STYLE | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1D4F7C"}
_TO_FILL: Final = _STYLE | {"bg_color": "#FFF9DB", "locked": False}
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What XML cannot hold."""
_LONGEST: Final = 32_000
"""Letters of a cell: Excel's own limit is 32,767."""

_List = tuple[str, tuple[str, ...]]
"""What a drop-down offers: the name of the list, and its values."""

_READ_ME: Final = (
    "How to review in this workbook",
    "",
    "1. Each row of the sheet Review is one activity. Fill in the yellow columns only.",
    "2. decision: confirm (the first suggestion is right), correct (with what is right in "
    "measure_final or a …_fix column), reject (not an activity), note (decides nothing).",
    "3. measure_final: II.4, or II.4; II.5 for two; none where no measure fits.",
    "4. organizations_fix: OSCE (lead); UNODC (partner). It replaces the whole list. Roles: "
    + ", ".join(ROLES)
    + ". A body that is not listed: NEW:its name (partner). To say which words of the text name a "
    "body: the Staff College = OSCE-BMSC (lead). A hyphen empties the list.",
    "5. countries_fix: KGZ; TJK, or the Tajik side = TJK. dates_fix: 2018-06-12/2018-06-14; 2019. "
    "They replace the lists.",
    "6. reviewer: your name. Rows without a decision are left as they are.",
    "7. You may filter. To sort, unprotect the sheet first (menu Review; there is no password): "
    "Excel sorts no locked cells. Do not change activity_id, revision and text: they tell what you "
    "decided on. If somebody decides meanwhile, the import says so and changes nothing.",
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
    path.parent.mkdir(parents=True, exist_ok=True)
    # What begins with "=" or "http:" stays text.
    plain = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(path, plain) as book:
        line, head, to_fill = (book.add_format(style) for style in (_STYLE, _HEAD, _TO_FILL))
        lists = _lists(codes)
        sheet = book.add_worksheet(SHEET)
        _dress(sheet, len(items), lists, to_fill)
        _write(sheet, 0, COLUMNS, head)
        for number, item in enumerate(items, 1):
            record = documents.get(item.activity.ref.document)
            values = row_values(item, record.file_name if record else "")
            _write(sheet, number, (values.get(name, "") for name in FIXED), line)
        _write_read_me(book.add_worksheet("Read me"), head, line)
        _write_measures(book.add_worksheet("Measures"), codes, head, line)
        _write_lists(book, lists, line)
        for name, value in (
            (EXPORT_ID, secrets.token_hex(8)),
            (SCHEMA, SCHEMA_VERSION),
            (BASE, last_decision),
        ):
            book.set_custom_property(name, value)
        book.set_properties({"title": "Activities to review", "created": now})


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


def _write(sheet: Worksheet, row: int, texts: Iterable[str], style: Format) -> None:
    """Write a row of texts as texts: "=cmd()" is never a formula, "001" never a number."""
    for column, text in enumerate(texts):
        if text:
            sheet.write_string(row, column, _ILLEGAL.sub("", text)[:_LONGEST], style)


def _suggestion(match: MeasureMatch) -> str:
    reasons = "; ".join(item.detail for item in match.evidence if item.score > 0)
    return f"{match.id} ({match.confidence:.0%}): {reasons}"


def _lists(codes: Codes) -> dict[str, _List]:
    """What drop-downs offer, by column: the name of the list, and its values."""
    return {
        "decision": ("decisions", DECISIONS),
        "measure_final": (
            "measures",
            (*(measure.id for measure in codes.framework.measures), "none"),
        ),
        "status_fix": ("statuses", STATUSES),
        "type_fix": ("types", TYPES),
    }


def _write_lists(book: xlsxwriter.Workbook, lists: Mapping[str, _List], style: Format) -> None:
    """The values of drop-downs on a hidden sheet, each list under a name."""
    sheet = book.add_worksheet("Lists")
    sheet.hide()
    for column, (name, values) in enumerate(lists.values()):
        for row, value in enumerate(values):
            sheet.write_string(row, column, value, style)
        letter = xl_col_to_name(column)
        book.define_name(name, f"=Lists!${letter}$1:${letter}${len(values)}")


def _dress(sheet: Worksheet, rows: int, lists: Mapping[str, _List], to_fill: Format) -> None:
    """Freeze, filter, protect, and offer the permitted values."""
    last = max(rows, 1)
    sheet.freeze_panes(1, 1)
    for column, name in enumerate(COLUMNS):
        # Empty cells take the look of their column; one by one they would double the file.
        look = to_fill if name in OPEN else None
        sheet.set_column(column, column, _WIDTHS.get(name, _WIDTH), look)
    sheet.autofilter(0, 0, last, len(COLUMNS) - 1)
    for name, (list_name, _) in lists.items():
        # A list of two measures is allowed too, so that column warns and does not refuse.
        column = COLUMNS.index(name)
        offered = {"validate": "list", "source": f"={list_name}", "error_type": "warning"}
        sheet.data_validation(1, column, last, column, offered)
    allowed = ("sort", "autofilter", "format_columns", "format_rows", "format_cells")
    sheet.protect("", dict.fromkeys(allowed, True))


def _write_read_me(sheet: Worksheet, head: Format, line: Format) -> None:
    sheet.set_column(0, 0, 110)
    for row, text in enumerate(_READ_ME):
        _write(sheet, row, [text], line if row else head)


def _write_measures(sheet: Worksheet, codes: Codes, head: Format, line: Format) -> None:
    sheet.freeze_panes(1, 0)
    for column, width in enumerate((8, 90, 60)):
        sheet.set_column(column, column, width)
    _write(sheet, 0, ("id", "title", "tell apart"), head)
    for row, measure in enumerate(codes.framework.measures, 1):
        _write(sheet, row, (measure.id, measure.title, measure.tell_apart), line)
