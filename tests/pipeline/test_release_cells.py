"""Cells of CSV files and sheets: as a well-known program writes and reads them."""

import csv
import io
from itertools import product
from pathlib import Path

import openpyxl
import pytest

from pipeline.release import fivew
from pipeline.release.cells import csv_lines, guarded, read_rows
from pipeline.release.xlsx import Cell, RowCells, Sheet, write_xlsx

HOSTILE = ("", "a", ",", '"', "\n", '"a",b', "'", " a ", "=1", "é¦|", "x,y\nz", "\x1e,\x1f", "\r")


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_lines_are_those_of_the_standard_library(columns: int) -> None:
    rows = list(product(HOSTILE[:-1], repeat=columns))
    expected = io.StringIO()
    csv.writer(expected, lineterminator="\n").writerows(rows)
    assert csv_lines(rows) == expected.getvalue()


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_rows_are_read_as_they_were_given(columns: int) -> None:
    rows = [list(row) for row in product(HOSTILE, repeat=columns)]
    lines = csv_lines([guarded(cell) for cell in row] for row in rows)
    # A bare apostrophe before such a sign cannot be told from one that guards.
    assert list(read_rows(io.StringIO(lines, newline=""))) == rows


@pytest.mark.parametrize(
    "cells",
    [
        ("a", "", "b"),
        ("a < b & c > d", '"q"', "'"),
        (" a", "b ", "two  blanks"),
        ("one\ntwo", "é ш 中", ""),
        ("\x1fa", "b\x1f", "c"),
        ("only one",),
        ("x" * 200, "y", "z"),
    ],
)
def test_a_sheet_holds_the_cells(cells: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    ready = RowCells((10, 50), 3).xml(list(cells))
    assert b"\n" not in ready, "rows are kept one a line"
    write_xlsx(path, (Sheet("A", ("x", "y", "z"), (cells, ready), widths=(10, 50)),))
    _, *rows = openpyxl.load_workbook(path)["A"].iter_rows(max_col=3, values_only=True)
    expected = [cell.replace("\x1f", "") or None for cell in cells]
    expected += [None] * (3 - len(expected))
    assert [list(row) for row in rows] == [expected, expected]


def test_cells_keep_their_look(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    rows = (("a", "b"), (Cell("a", "new"), "b"))
    write_xlsx(path, (Sheet("A", ("x", "y"), rows, widths=(10, 50)),))
    sheet = openpyxl.load_workbook(path)["A"]
    assert [cell.alignment.wrap_text for cell in sheet[2]] == [None, True]
    assert sheet["A3"].fill.fgColor.rgb == "FFE3EDF7"


@pytest.mark.parametrize(
    ("cells", "points"),
    [
        (("a" * 300, "short"), 15),  # the first column is narrow: its lines are not broken
        (("a", "word " * 30), 60),  # 150 characters in 50: three lines and what raggedness costs
        (("a", "one\ntwo\nthree"), 45),
        (("a", Cell("word " * 30, "new")), 60),
        (("a", "word " * 2000), 409),  # Excel has no higher rows
    ],
)
def test_rows_are_as_high_as_their_lines(
    cells: tuple[str | Cell, ...], points: int, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    row = RowCells((10, 50), 2).high(cells)
    write_xlsx(path, (Sheet("A", ("x", "y"), (row,), widths=(10, 50)),))
    sheet = openpyxl.load_workbook(path)["A"]
    assert sheet.row_dimensions[2].height == points
    assert sheet["A2"].value == cells[0]


def test_the_sheet_has_the_rows_of_the_file() -> None:
    part = fivew._PART.join([b"id", b"who1\x1ewho2", b"m1\x1em2", b"what", b"at1", b"rest"])
    assert list(fivew.sheet_rows(part)) == [
        b"idwho1m1whatat1rest",
        b"idwho1m2whatat1rest",
        b"idwho2m1whatat1rest",
        b"idwho2m2whatat1rest",
    ]
