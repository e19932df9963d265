"""What stands in the cells of a workbook that came back, as text."""

import io
import zipfile
from contextlib import closing
from typing import Any, Final, cast

from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from pipeline.errors import DecisionError
from pipeline.model import SCHEMA_VERSION
from pipeline.review.workbook import SCHEMA, SHEET

_LARGEST: Final = 25_000_000
_LARGEST_INFLATED: Final = 200_000_000
_MOST_ROWS: Final = 50_000


def read_rows(data: bytes) -> list[list[str]]:
    """The rows of our sheet as text, the heading first; without formats, which nothing rests on.

    Raises:
        DecisionError: if it is no workbook of ours, or one of another version.
    """
    if len(data) > _LARGEST:
        raise DecisionError(f"the workbook has more than {_LARGEST // 1_000_000} MB")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            inflated = sum(part.file_size for part in package.infolist())
        if inflated > _LARGEST_INFLATED:
            raise DecisionError("the workbook is larger unpacked than any that we write")
        with closing(load_workbook(io.BytesIO(data), read_only=True)) as book:
            _refuse_others(book)
            return _texts(book[SHEET])
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        OSError,
        SyntaxError,
    ) as error:
        raise DecisionError(
            "this is no Excel workbook (.xlsx)", remedy="Save it as .xlsx and try again"
        ) from error


def _refuse_others(book: Workbook) -> None:
    """Refuse a workbook that is not one of ours, or of another version."""
    if SHEET not in book.sheetnames:
        raise DecisionError(
            f"the workbook has no sheet {SHEET}",
            remedy="Use the file that jpoa review export made",
        )
    properties = {item.name: item.value for item in cast(Any, book).custom_doc_props.props}
    version = properties.get(SCHEMA, SCHEMA_VERSION)
    # LibreOffice gives the whole number back as 1.0.
    if _text(version) != str(SCHEMA_VERSION):
        raise DecisionError(
            f"the workbook was exported by another version ({version}, now {SCHEMA_VERSION})",
            remedy="Export it again",
        )


def _texts(sheet: object) -> list[list[str]]:
    if not isinstance(sheet, ReadOnlyWorksheet):
        raise DecisionError(f"{SHEET} is no table")
    # Some programs write a wrong size of the sheet.
    sheet.reset_dimensions()
    rows: list[list[str]] = []
    # The stubs of openpyxl do not know this of sheets that are only read.
    for cells in cast(Any, sheet).iter_rows(values_only=True):
        if len(rows) > _MOST_ROWS:
            raise DecisionError(f"the sheet has more than {_MOST_ROWS} rows")
        rows.append([_text(value) for value in cells])
    return rows or [[]]


def _text(value: Any) -> str:
    """A cell as text: programs turn "1" into the number 1.0, and a date into a date."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if hasattr(value, "date") and hasattr(value, "isoformat"):
        return str(value.date().isoformat())
    return str(value).strip()
