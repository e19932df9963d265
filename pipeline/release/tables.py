"""The rows of a release as CSV and Parquet, and its decisions: the same bytes for the same rows."""

import io
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyarrow.json import ParseOptions, ReadOptions, read_json

from pipeline.release.cells import unguarded
from pipeline.release.columns import COLUMNS
from pipeline.release.flat_column import CodeLists
from pipeline.release.log import Log
from pipeline.release.rows import PublishedActivity
from pipeline.release.xlsx import RowCells

_ROWS_IN_A_GROUP = 2_000
"""Held in memory at once; a release of any size must fit beside what else runs."""

_TEXT = pa.string()
_PARQUET = pa.schema(
    [
        ("activity_id", _TEXT),
        ("title", _TEXT),
        (
            "document",
            pa.struct([(name, _TEXT) for name in ("id", "file_name", "kind", "title", "language")]),
        ),
        ("text", _TEXT),
        ("framework", _TEXT),
        ("pillar", _TEXT),
        (
            "measures",
            pa.list_(
                pa.struct(
                    [
                        ("id", _TEXT),
                        ("confidence", pa.float64()),
                        ("basis", _TEXT),
                        (
                            "evidence",
                            pa.list_(
                                pa.struct(
                                    [("method", _TEXT), ("detail", _TEXT), ("score", pa.float64())]
                                )
                            ),
                        ),
                    ]
                )
            ),
        ),
        (
            "organizations",
            pa.list_(pa.struct([(name, _TEXT) for name in ("id", "name", "role", "mention")])),
        ),
        ("countries", pa.list_(_TEXT)),
        ("region", _TEXT),
        (
            "places",
            pa.list_(
                pa.struct(
                    [
                        ("name", _TEXT),
                        ("country", _TEXT),
                        ("latitude", pa.float64()),
                        ("longitude", pa.float64()),
                    ]
                )
            ),
        ),
        (
            "dates",
            pa.list_(pa.struct([("raw", _TEXT), ("start", pa.date32()), ("end", pa.date32())])),
        ),
        ("date_edtf", pa.list_(_TEXT)),
        ("date_precision", _TEXT),
        ("status", _TEXT),
        ("type", _TEXT),
        ("recurrence", _TEXT),
        ("target_groups", pa.list_(_TEXT)),
        ("legal_refs", pa.list_(_TEXT)),
        ("urls", pa.list_(_TEXT)),
        ("document_date", pa.date32()),
        (
            "review",
            pa.struct(
                [
                    ("state", _TEXT),
                    ("reviewer", _TEXT),
                    ("decided_at", pa.timestamp("us", tz="UTC")),
                    ("doubts", pa.list_(_TEXT)),
                ]
            ),
        ),
        (
            "provenance",
            pa.struct(
                [
                    ("pages", pa.list_(pa.int32())),
                    ("boxes", pa.list_(pa.list_(pa.float64()))),
                    ("block", _TEXT),
                    ("start", pa.int32()),
                    ("end", pa.int32()),
                ]
            ),
        ),
        (
            "also_reported_in",
            pa.list_(
                pa.struct(
                    [("activity_id", _TEXT), ("document", _TEXT), ("similarity", pa.float64())]
                )
            ),
        ),
    ]
)


def _as_written(kind: pa.DataType) -> pa.DataType:
    """A type as JSON has it: with days as text."""
    if pa.types.is_date(kind):
        return _TEXT
    if pa.types.is_list(kind):
        return pa.list_(_as_written(kind.value_type))
    if pa.types.is_struct(kind):
        return pa.struct([(field.name, _as_written(field.type)) for field in kind])
    return kind


_AS_WRITTEN = pa.schema([(field.name, _as_written(field.type)) for field in _PARQUET])


class ParquetFile:
    """Writes rows with nested lists, some thousand at a time."""

    def __init__(self, path: Path) -> None:
        self._writer = pq.ParquetWriter(path, _PARQUET, compression="zstd")
        self._lines: list[bytes] = []
        # It works outside of Python's lock, so that the next rows are got ready meanwhile.
        self._beside = ThreadPoolExecutor(1)
        self._writing: Future[None] | None = None

    def add(self, line: bytes) -> None:
        """Write a row, given as a line of `activities.jsonl`."""
        self._lines.append(line)
        if len(self._lines) == _ROWS_IN_A_GROUP:
            self._write()

    def close(self) -> None:
        """Write what remains."""
        with self._beside:
            if self._lines:
                self._write()
            self._wait()
        self._writer.close()

    def _write(self) -> None:
        self._wait()
        self._writing = self._beside.submit(self._write_group, b"\n".join(self._lines))
        self._lines = []

    def _wait(self) -> None:
        if self._writing is not None:
            self._writing.result()

    def _write_group(self, data: bytes) -> None:
        table = read_json(
            io.BytesIO(data),
            ReadOptions(use_threads=False, block_size=len(data) + 1),
            ParseOptions(explicit_schema=_AS_WRITTEN, unexpected_field_behavior="error"),
        )
        self._writer.write_table(table.cast(_PARQUET))


def flat_header() -> tuple[list[str], list[str]]:
    """The names of the columns of `activities.csv`, and their HXL hashtags."""
    return [column.name for column in COLUMNS], [column.hashtag for column in COLUMNS]


def flat_row(row: PublishedActivity, lists: CodeLists) -> list[str]:
    """The cells of a row of `activities.csv`."""
    return [column.value(row, lists) for column in COLUMNS]


def flat_cells(cells: Sequence[str]) -> bytes:
    """A row of `activities.csv` as the workbook has it."""
    return _CELLS.xml([*map(unguarded, cells)])


_WIDE = {
    "activity_id": 22, "activity_title": 44, "text": 80, "measure_title": 44, "lead_names": 30,
    "partner_names": 30, "funder_names": 30, "beneficiary_names": 30, "date_raw": 24,
    "review_doubts": 44, "document_file_name": 30, "document_title": 30,
}  # fmt: skip
WIDTHS = tuple(_WIDE.get(column.name, 16) for column in COLUMNS)
"""Of the columns of the sheet, in characters."""

_CELLS = RowCells(WIDTHS, len(WIDTHS))


def write_decisions(path: Path, log: Log) -> None:
    """Every decision behind the release with the proposals it answered, names replaced."""
    with path.open("wb") as stream:
        for decision in log.decisions:
            named = decision.model_copy(update={"reviewer": log.pseudonyms[decision.reviewer]})
            stream.write(named.model_dump_json().encode() + b"\n")
