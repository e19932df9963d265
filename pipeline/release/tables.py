"""The data files of a release: JSON Lines, CSV and Parquet, the same bytes for the same rows."""

import json
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.model import Decision
from pipeline.release.cells import write_csv
from pipeline.release.columns import COLUMNS
from pipeline.release.flat_column import CodeLists
from pipeline.release.rows import PublishedActivity

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


def write_jsonl(path: Path, rows: Iterable[PublishedActivity]) -> None:
    """One JSON object a line, as the dataset contract shows it; UTF-8 and LF."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for row in rows:
            stream.write(row.model_dump_json() + "\n")


def write_flat_csv(path: Path, rows: Iterable[PublishedActivity], lists: CodeLists) -> None:
    """One row an activity; the second row holds HXL hashtags."""
    write_csv(
        path,
        [column.name for column in COLUMNS],
        chain(
            [[column.hashtag for column in COLUMNS]],
            ([column.value(row, lists) for column in COLUMNS] for row in rows),
        ),
    )


def write_parquet(path: Path, rows: Iterable[PublishedActivity]) -> None:
    """The same rows with nested lists."""
    with pq.ParquetWriter(path, _PARQUET, compression="zstd") as writer:
        remaining = iter(rows)
        while group := [row.model_dump() for row in islice(remaining, _ROWS_IN_A_GROUP)]:
            writer.write_table(pa.Table.from_pylist(group, schema=_PARQUET))


def write_decisions(
    path: Path, decisions: Sequence[Decision], pseudonyms: Mapping[str, str]
) -> None:
    """Every decision behind the release with the proposals it answered, names replaced."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for decision in decisions:
            content = decision.model_dump(mode="json")
            content["reviewer"] = pseudonyms[decision.reviewer]
            stream.write(json.dumps(content, ensure_ascii=False) + "\n")
