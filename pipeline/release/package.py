"""`datapackage.json`: what the tables of a release hold, for programs (Frictionless v2)."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from gazetteers.frameworks import Framework
from pipeline.release import fivew
from pipeline.release.columns import COLUMNS
from pipeline.release.flat_column import FieldType
from pipeline.release.rows import PublishedActivity

_PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
_CHUNK = 1 << 20

_MEDIA = {
    ".csv": "text/csv",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".svg": "image/svg+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
}


@dataclass(frozen=True, slots=True)
class TableSpec:
    """A table: its fields with their types, its keys.

    Attributes:
        fields: name and type, in the order of the columns; "!" after a name requires a value.
        key: the columns that tell rows apart.
        foreign: column → (table, column).
        hashtags: whether the second row holds HXL tags.
        meaning: what the table is, in a line.
    """

    fields: tuple[tuple[str, FieldType], ...]
    key: tuple[str, ...]
    foreign: Mapping[str, tuple[str, str]]
    meaning: str
    hashtags: bool = False


def _fields(words: str) -> tuple[tuple[str, FieldType], ...]:
    """Fields from words like "id! n:integer"; the type is "string" unless it is given."""
    kinds: dict[str, FieldType] = {
        "integer": "integer",
        "number": "number",
        "date": "date",
        "datetime": "datetime",
        "": "string",
    }
    return tuple((name, kinds[kind]) for name, _, kind in (w.partition(":") for w in words.split()))


_OF_ACTIVITY = {"activity_id": ("activities", "activity_id")}

TABLES: Mapping[str, TableSpec] = {
    "activities": TableSpec(
        fields=tuple(
            (
                f"{column.name}!" if column.name in ("activity_id", "text") else column.name,
                column.type,
            )
            for column in COLUMNS
        ),
        key=("activity_id",),
        foreign={"measure_id": ("measures", "id"), "document_id": ("documents", "document_id")},
        meaning="one row an activity; the second row holds HXL hashtags",
        hashtags=True,
    ),
    "activity_5w.hxl": TableSpec(
        fields=tuple(
            (
                name,
                "number"
                if name in ("latitude", "longitude")
                else "date"
                if "date_" in name
                else "string",
            )
            for name, _ in fivew.COLUMNS
        ),
        key=(),
        foreign=_OF_ACTIVITY,
        meaning="who does what, where and when: one row an activity, organization, place, measure",
        hashtags=True,
    ),
    "activity_measures": TableSpec(
        _fields(
            "activity_id! framework! measure_id! rank!:integer confidence!:number basis! evidence"
        ),
        ("activity_id", "rank"),
        _OF_ACTIVITY | {"measure_id": ("measures", "id")},
        "the measures of each activity, best first",
    ),
    "activity_organizations": TableSpec(
        _fields("activity_id! organization_id! role! name mention"),
        ("activity_id", "organization_id", "role"),
        _OF_ACTIVITY | {"organization_id": ("organizations", "id")},
        "who took part in each activity, as what",
    ),
    "activity_dates": TableSpec(
        _fields("activity_id! n!:integer raw start:date end:date edtf"),
        ("activity_id", "n"),
        _OF_ACTIVITY,
        "when each activity happens, as written, as days and as EDTF",
    ),
    "activity_countries": TableSpec(
        _fields("activity_id! country! n!:integer"),
        ("activity_id", "country"),
        _OF_ACTIVITY,
        "the countries that each activity concerns, in the order of its words",
    ),
    "activity_sources": TableSpec(
        _fields(
            "activity_id! n!:integer document_id! page:integer box block! start!:integer "
            "end!:integer quote prefix suffix extractor_version"
        ),
        ("activity_id", "n"),
        _OF_ACTIVITY | {"document_id": ("documents", "document_id")},
        "where the words of each activity stand, the quoted place first",
    ),
    "activity_links": TableSpec(
        _fields("activity_id! replaces! decision!:integer"),
        ("activity_id", "replaces", "decision"),
        _OF_ACTIVITY,
        "activities that reviewers cut, joined or worded anew, with what they replace",
    ),
    "measures": TableSpec(
        _fields("id! framework! pillar! title! recommendation dac_sector_code"),
        ("id",),
        {},
        "the measures of the framework",
    ),
    "organizations": TableSpec(
        _fields("id! name! acronym parent kind! name_ru succeeds"),
        ("id",),
        {},
        "listed organizations, then unlisted ones as written (kind: unlisted)",
    ),
    "places": TableSpec(
        _fields("id! name! name_ru kind! country latitude:number longitude:number"),
        ("id",),
        {},
        "places that are known, with coordinates (WGS 84)",
    ),
    "documents": TableSpec(
        _fields(
            "document_id! file_name! kind format title language date:date series pages:integer"
        ),
        ("document_id",),
        {},
        "the documents that were read",
    ),
    "coverage": TableSpec(
        _fields(
            "framework! measure_id organization_id status! activities!:integer "
            "confirmed!:integer first_year:integer last_year:integer"
        ),
        (),
        {},
        "activities by first measure, leading organization and status",
    ),
}


@dataclass(frozen=True, slots=True)
class Written:
    """What tells a file: its length in bytes, and its SHA-256 in hexadecimal digits."""

    bytes: int
    sha256: str


def look_at_files(paths: Iterable[Path]) -> dict[str, Written]:
    """What tells files, by their names; each is read once, two at a time."""
    found = [*paths]
    with ThreadPoolExecutor(2) as threads:
        hashes = threads.map(file_hash, found)
        return {
            path.name: Written(path.stat().st_size, digest)
            for path, digest in zip(found, hashes, strict=True)
        }


def line_schema() -> dict[str, Any]:
    """The JSON schema of one line of `activities.jsonl`."""
    schema = PublishedActivity.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def build_package(
    files: Mapping[str, Written], *, version: str, framework: Framework
) -> dict[str, Any]:
    """The content of `datapackage.json`.

    Args:
        files: all other files of the release, by name.
        version: of the release.
        framework: whose measures the rows serve.
    """
    return {
        "$schema": _PROFILE,
        "name": "jpoa-activities",
        "title": f"Activities under the {framework.title}",
        "version": version,
        "resources": [_resource(name, files[name]) for name in sorted(files)],
    }


def _resource(name: str, file: Written) -> dict[str, Any]:
    path = PurePath(name)
    stem, suffix = path.stem, path.suffix
    resource: dict[str, Any] = {
        "name": name.casefold().removesuffix(".csv"),
        "path": name,
        "format": suffix.removeprefix("."),
        "mediatype": _MEDIA.get(suffix, "application/octet-stream"),
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }
    spec = TABLES.get(stem) if suffix == ".csv" else None
    if spec is None:
        return resource | {"type": "file"}
    return resource | {
        "type": "table",
        "description": spec.meaning,
        "encoding": "utf-8",
        "dialect": {"commentRows": [2]} if spec.hashtags else {},
        "schema": table_schema(spec, descriptions=stem == "activities"),
    }


def table_schema(spec: TableSpec, *, descriptions: bool = False) -> dict[str, Any]:
    """The Frictionless schema of a table.

    Args:
        spec: the table.
        descriptions: take meaning and choices from the columns of `activities.csv`.
    """
    columns = {column.name: column for column in COLUMNS} if descriptions else {}
    fields = []
    for marked, kind in spec.fields:
        name = marked.removesuffix("!")
        field: dict[str, Any] = {"name": name, "type": kind}
        constraints: dict[str, Any] = {"required": True} if marked.endswith("!") else {}
        if kind == "datetime":
            field["format"] = "%Y-%m-%dT%H:%M:%SZ"
        column = columns.get(name)
        if column is not None:
            field["description"] = column.meaning
            if column.choices:
                constraints["enum"] = list(column.choices)
        if constraints:
            field["constraints"] = constraints
        fields.append(field)
    schema: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if spec.key:
        schema["primaryKey"] = list(spec.key)
    if spec.foreign:
        schema["foreignKeys"] = [
            {"fields": [column], "reference": {"resource": table, "fields": [key]}}
            for column, (table, key) in sorted(spec.foreign.items())
        ]
    return schema


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write JSON for people and programs: UTF-8, two spaces, one line break at the end."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_checksums(folder: Path, files: Mapping[str, Written]) -> None:
    """Write `checksums.sha256` for all other files: `sha256sum --check` reads it."""
    lines = [f"{files[name].sha256}  {name}\n" for name in sorted(files)]
    (folder / "checksums.sha256").write_text("".join(lines), encoding="utf-8", newline="\n")


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal digits."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
