"""What stands, counted at a glance: without SQLAlchemy, whose import takes longer than counting.

Only for the embedded database, and only where the tables of what stands are up to date; everything
else asks the store itself. Nothing is ever written here.
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

REVISION: Final = "0003"
"""The migration that these queries were written for."""
MADE_BY: Final = 2
"""Raised whenever a line of what stands is made by other rules: all are then made anew."""
_TIMEOUT_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class SeenDocument:
    """What lists show of a document; the attributes are those of `DocumentRecord`."""

    file_name: str
    id: str
    state: str
    kind: str
    format: str
    problem: str


@dataclass(frozen=True, slots=True)
class Count:
    """How many activities agree in all of these; what an accepted one overlaps is left out."""

    state: str
    measure: str
    doubts: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Glance:
    """All documents by file name, and all activities, counted."""

    documents: tuple[SeenDocument, ...]
    counts: tuple[Count, ...]


def glance_at(database: Path) -> Glance | None:
    """What stands in an embedded database; None where only the store itself can tell."""
    if not database.is_file():
        return None
    try:
        address = f"{database.absolute().as_uri()}?mode=ro"
        with closing(
            sqlite3.connect(address, uri=True, timeout=_TIMEOUT_SECONDS, isolation_level=None)
        ) as connection:
            connection.execute("BEGIN")
            return _glance(connection) if _is_current(connection) else None
    except sqlite3.Error:
        # Of whatever is wrong the store tells better.
        return None


def _is_current(connection: sqlite3.Connection) -> bool:
    (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    brought = connection.execute("SELECT made_by, extraction, decision FROM brought_up").fetchone()
    newest = connection.execute(
        "SELECT coalesce((SELECT max(seq) FROM extractions), 0),"
        " coalesce((SELECT max(seq) FROM decisions), 0)"
    ).fetchone()
    return bool(revision == REVISION and brought == (MADE_BY, *newest))


def _glance(connection: sqlite3.Connection) -> Glance:
    documents = connection.execute(
        "SELECT file_name, id, state, kind, format, problem FROM documents"
    )
    counts = connection.execute(
        "SELECT state, measure, doubts, count(*) FROM standing WHERE shadowed_by = ''"
        " GROUP BY state, measure, doubts"
    )
    return Glance(
        tuple(sorted((SeenDocument(*row) for row in documents), key=lambda x: (x.file_name, x.id))),
        tuple(
            Count(state, measure, tuple(filter(None, doubts.split("|"))), number)
            for state, measure, doubts, number in counts
        ),
    )
