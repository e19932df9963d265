"""`activities.sqlite`: the tables of a release as a database, for those who ask in SQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from pipeline.release.cells import read_rows
from pipeline.release.package import TABLES, TableSpec

_TYPES = {"integer": "INTEGER", "number": "REAL"}

_INDEXES = (
    ("activity_measures", "measure_id"),
    ("activity_organizations", "organization_id"),
    ("activity_countries", "country"),
)
_WORDS = ("text", "lead_names", "partner_names", "funder_names", "places")
"""Columns of `activities` whose words can be searched for."""


def write_database(path: Path, folder: Path) -> None:
    """Copy the CSV tables of a release folder; empty cells become NULL.

    The table "activity_5w.hxl" is left out, since it follows from the others. `activities_words`
    is an index of the words of `activities` (SQLite's FTS5), which Datasette finds by itself.
    """
    with closing(sqlite3.connect(path)) as connection, connection:
        # Nobody reads the file before it is whole, and a release that breaks off is thrown away.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        for name, spec in TABLES.items():
            if name == "activity_5w.hxl":
                continue
            columns = ", ".join(_column(field) for field in spec.fields)
            key = f", PRIMARY KEY ({', '.join(_quoted(name) for name in spec.key)})"
            connection.execute(f"CREATE TABLE {_quoted(name)} ({columns}{key if spec.key else ''})")
            places = ", ".join(["nullif(?, '')"] * len(spec.fields))
            connection.executemany(
                f"INSERT INTO {_quoted(name)} VALUES ({places})",
                _rows(folder / f"{name}.csv", spec),
            )
        for table, column in _INDEXES:
            connection.execute(f"CREATE INDEX {_quoted(f'{table}_{column}')} ON {table} ({column})")
        words = ", ".join(_WORDS)
        connection.execute(
            f"CREATE VIRTUAL TABLE activities_words USING fts5({words}, content='activities',"
            " tokenize='unicode61 remove_diacritics 2')"
        )
        connection.execute("INSERT INTO activities_words (activities_words) VALUES ('rebuild')")


def _column(field: tuple[str, str]) -> str:
    name, kind = field
    required = " NOT NULL" if name.endswith("!") else ""
    return f"{_quoted(name.removesuffix('!'))} {_TYPES.get(kind, 'TEXT')}{required}"


def _quoted(name: str) -> str:
    return f'"{name}"'


def _rows(path: Path, spec: TableSpec) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from islice(read_rows(stream), 2 if spec.hashtags else 1, None)
