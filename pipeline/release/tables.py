"""The data files of a release: JSON Lines, CSV and Parquet, the same bytes for the same rows."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.model import Decision
from pipeline.release.columns import COLUMNS, CodeLists, guarded
from pipeline.release.rows import PublishedActivity, Row

_TEXT = pa.string()
_PARQUET = pa.schema(
    [
        ("activity_id", _TEXT),
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
        ("status", _TEXT),
        ("type", _TEXT),
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
        (
            [column.hashtag for column in COLUMNS],
            *([column.value(row, lists) for column in COLUMNS] for row in rows),
        ),
    )


def write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A CSV file: UTF-8 without byte order mark, LF, quotes where needed, empty = unknown."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def write_parquet(path: Path, rows: Iterable[PublishedActivity]) -> None:
    """The same rows with nested lists."""
    table = pa.Table.from_pylist([row.model_dump() for row in rows], schema=_PARQUET)
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    path.write_bytes(buffer.getvalue())


def write_decisions(
    path: Path, decisions: Sequence[Decision], pseudonyms: Mapping[str, str]
) -> None:
    """Every decision behind the release with the proposals it answered, names replaced."""
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for decision in decisions:
            content = decision.model_dump(mode="json")
            content["reviewer"] = pseudonyms[decision.reviewer]
            stream.write(json.dumps(content, ensure_ascii=False) + "\n")


def write_links(folder: Path, rows: Sequence[Row]) -> None:
    """The link tables: one row a pair of an activity and something that it names."""
    published = [row.published for row in rows]
    write_csv(
        folder / "activity_measures.csv",
        ["activity_id", "framework", "measure_id", "rank", "confidence", "basis", "evidence"],
        (
            [
                row.activity_id,
                row.framework,
                match.id,
                str(rank),
                f"{match.confidence:.4f}",
                match.basis,
                guarded("; ".join(reason.detail for reason in match.evidence)),
            ]
            for row in published
            for rank, match in enumerate(row.measures, 1)
        ),
    )
    write_csv(
        folder / "activity_organizations.csv",
        ["activity_id", "organization_id", "role", "name", "mention"],
        (
            [row.activity_id, guarded(tag.id), tag.role, guarded(tag.name), guarded(tag.mention)]
            for row in published
            for tag in row.organizations
        ),
    )
    write_csv(
        folder / "activity_dates.csv",
        ["activity_id", "n", "raw", "start", "end"],
        (
            [
                row.activity_id,
                str(number),
                guarded(when.raw),
                when.start.isoformat() if when.start else "",
                when.end.isoformat() if when.end else "",
            ]
            for row in published
            for number, when in enumerate(row.dates, 1)
        ),
    )
    write_csv(
        folder / "activity_countries.csv",
        ["activity_id", "country", "n"],
        (
            [row.activity_id, country, str(number)]
            for row in published
            for number, country in enumerate(row.countries, 1)
        ),
    )
    write_csv(
        folder / "activity_sources.csv",
        ["activity_id", "n", "document_id", "page", "box", "block", "start", "end", "quote"],
        (
            [
                row.published.activity_id,
                str(number),
                source.ref.document,
                str(source.pages[0]) if source.pages else "",
                json.dumps(source.boxes[0]) if source.boxes else "",
                source.ref.block,
                str(source.ref.start),
                str(source.ref.end),
                guarded(source.text),
            ]
            for row in rows
            for number, source in enumerate(row.reviewed.sources, 1)
        ),
    )
