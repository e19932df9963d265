"""The rows of a release as CSV and Parquet, and its decisions: the same bytes for the same rows."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.release.columns import COLUMNS
from pipeline.release.flat_column import CodeLists
from pipeline.release.log import Log
from pipeline.release.rows import PublishedActivity

_ROWS_IN_A_BATCH = 250
_BATCHES_IN_A_GROUP = 8
"""Rows are objects for a moment only; a group in columns takes far less."""

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


class ParquetFile:
    """Writes the same rows with nested lists, some thousand at a time."""

    def __init__(self, path: Path) -> None:
        self._writer = pq.ParquetWriter(path, _PARQUET, compression="zstd")
        self._batches: list[pa.RecordBatch] = []
        self._rows: list[dict[str, Any]] = []

    def add(self, row: PublishedActivity) -> None:
        """Write a row."""
        self._rows.append(row.model_dump())
        if len(self._rows) == _ROWS_IN_A_BATCH:
            self._pack()
            if len(self._batches) == _BATCHES_IN_A_GROUP:
                self._write()

    def close(self) -> None:
        """Write what remains."""
        self._pack()
        self._write()
        self._writer.close()

    def _pack(self) -> None:
        if self._rows:
            self._batches.append(pa.RecordBatch.from_pylist(self._rows, schema=_PARQUET))
            self._rows = []

    def _write(self) -> None:
        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches).combine_chunks())
            self._batches = []


def flat_header() -> tuple[list[str], list[str]]:
    """The names of the columns of `activities.csv`, and their HXL hashtags."""
    return [column.name for column in COLUMNS], [column.hashtag for column in COLUMNS]


def flat_row(row: PublishedActivity, lists: CodeLists) -> list[str]:
    """The cells of a row of `activities.csv`."""
    return [column.value(row, lists) for column in COLUMNS]


def write_decisions(path: Path, log: Log) -> None:
    """Every decision behind the release with the proposals it answered, names replaced."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for decision in log.decisions:
            content = decision.model_dump(mode="json")
            content["reviewer"] = log.pseudonyms[decision.reviewer]
            stream.write(json.dumps(content, ensure_ascii=False) + "\n")
