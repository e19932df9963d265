"""A release as it lies in its folder, asked by words and filters; nothing in it is ever written."""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from extractors.model import ActivityType, Role, Status
from gazetteers.model import Record
from pipeline.errors import ReleaseError
from pipeline.model import ReviewState

Order = Literal["measure", "newest", "relevance"]

MOST_ROWS: Final = 500
"""Rows of one answer at most."""

_DATABASE, _LINES = "activities.sqlite", "activities.jsonl"
_WORD = re.compile(r"\w+")

_CLAIMED = "(m.rank = 1 OR m.basis IN ('matrix-row', 'reviewer'))"
"""The second and third measure that the machine proposes are alternatives, not claims."""

_CONDITIONS: Mapping[str, str] = {
    "words": "a.rowid IN (SELECT rowid FROM activities_words WHERE activities_words MATCH :words)",
    "pillar": "a.pillar = :pillar",
    "measure": (
        "EXISTS (SELECT 1 FROM activity_measures m"
        f" WHERE m.activity_id = a.activity_id AND m.measure_id = :measure AND {_CLAIMED})"
    ),
    "organization": (
        "EXISTS (SELECT 1 FROM activity_organizations o WHERE o.activity_id = a.activity_id"
        " AND o.organization_id = :organization AND (:role IS NULL OR o.role = :role))"
    ),
    "country": (
        "EXISTS (SELECT 1 FROM activity_countries c"
        " WHERE c.activity_id = a.activity_id AND c.country = :country)"
    ),
    "region": "a.region = :region",
    "status": "a.status = :status",
    "type": "a.type = :type",
    "state": "a.review_state = :state",
    "document": "a.document_file_name = :document",
    # A range without a beginning or an end is open there; one with neither says nothing.
    "since": (
        "EXISTS (SELECT 1 FROM activity_dates d WHERE d.activity_id = a.activity_id"
        " AND (d.end >= :since OR (d.end IS NULL AND d.start IS NOT NULL)))"
    ),
    "until": (
        "EXISTS (SELECT 1 FROM activity_dates d WHERE d.activity_id = a.activity_id"
        " AND (d.start <= :until OR (d.start IS NULL AND d.end IS NOT NULL)))"
    ),
}
_ORDERS: Mapping[Order, str] = {
    "measure": (
        "(SELECT rowid FROM measures WHERE measures.id = a.measure_id) IS NULL,"
        " (SELECT rowid FROM measures WHERE measures.id = a.measure_id), a.activity_id"
    ),
    "newest": "a.date_start IS NULL, a.date_start DESC, a.activity_id",
    "relevance": (
        "(SELECT rank FROM activities_words"
        " WHERE activities_words MATCH :words AND activities_words.rowid = a.rowid), a.activity_id"
    ),
}


class Filters(Record):
    """What is asked for; None asks for nothing in particular, and all conditions must hold.

    Attributes:
        words: words that the text, names or places must have; the beginning of a word is enough.
        measure: id of the first measure of a row, or of one that a matrix row or a reviewer gave.
        organization: id, in any role, or in `role`.
        country: alpha-3 code.
        since: the activity goes on or ends on this day or later.
        until: it begins on this day or earlier.
        document: file name of the document that is quoted.
    """

    words: str | None = None
    pillar: str | None = None
    measure: str | None = None
    organization: str | None = None
    role: Role | None = None
    country: str | None = None
    region: Literal["central-asia"] | None = None
    status: Status | None = None
    type: ActivityType | None = None
    state: ReviewState | None = None
    since: date | None = None
    until: date | None = None
    document: str | None = None


class Page(Record):
    """Which part of the rows is wanted, in which order."""

    order: Order = "measure"
    limit: Annotated[int, Field(ge=1, le=MOST_ROWS)] = 50
    offset: Annotated[int, Field(ge=0)] = 0


class Choice(Record):
    """A value that rows can be filtered by, with its name and the number of rows that have it."""

    id: str
    name: str
    activities: int


class PublishedDataset:
    """One release, opened for reading.

    The database finds rows, and the lines of `activities.jsonl` are given out as they stand, so
    that what is asked is what was published.
    """

    def __init__(self, folder: Path) -> None:
        """Open a release.

        Raises:
            ReleaseError: if the folder lacks what is read from it, or was made by a version that
                wrote no index of words.
        """
        self.folder = folder.resolve()
        for name in (_DATABASE, _LINES, "manifest.json"):
            if not (self.folder / name).is_file():
                raise ReleaseError(
                    f"the release lacks {name}",
                    where=str(folder),
                    remedy="Name the folder of a release, or make one: jpoa release",
                )
        with self._database() as database:
            indexed = database.execute(
                "SELECT 1 FROM sqlite_master WHERE name = 'activities_words'"
            ).fetchone()
        if indexed is None:
            raise ReleaseError(
                "the release has no index of words; an older version made it",
                where=str(folder),
                remedy="Make a new one: jpoa release",
            )

    @cached_property
    def manifest(self) -> Mapping[str, Any]:
        """What the release says of itself."""
        read: dict[str, Any] = json.loads((self.folder / "manifest.json").read_text("utf-8"))
        return read

    @property
    def version(self) -> str:
        """Its version."""
        return str(self.manifest["version"])

    @property
    def files(self) -> Mapping[str, Path]:
        """The files of the release by name: those that its manifest lists, and nothing else."""
        named = (*self.manifest["files"], "manifest.json")
        return {name: self.folder / name for name in named}

    def find(self, filters: Filters, page: Page) -> tuple[int, tuple[str, ...]]:
        """How many rows meet the filters, and the ids of the page's rows."""
        values: dict[str, Any] = {
            key: value.isoformat() if isinstance(value, date) else value
            for key, value in filters.model_dump().items()
        }
        values["words"] = _match(filters.words)
        met = [text for name, text in _CONDITIONS.items() if values[name] is not None]
        where = f"WHERE {' AND '.join(met)}" if met else ""
        order = page.order if values["words"] or page.order != "relevance" else "measure"
        with self._database() as database:
            (total,) = database.execute(
                f"SELECT count(*) FROM activities a {where}", values
            ).fetchone()
            rows = database.execute(
                f"SELECT a.activity_id FROM activities a {where} ORDER BY {_ORDERS[order]}"
                " LIMIT :limit OFFSET :offset",
                {**values, "limit": page.limit, "offset": page.offset},
            ).fetchall()
        return total, tuple(activity_id for (activity_id,) in rows)

    def line(self, activity_id: str) -> bytes | None:
        """A line of `activities.jsonl` without its line break; None if there is no such row."""
        place = self._places.get(activity_id)
        if place is None:
            return None
        with (self.folder / _LINES).open("rb") as stream:
            stream.seek(place)
            return stream.readline().rstrip(b"\n")

    def lines(self, activity_ids: tuple[str, ...]) -> list[bytes]:
        """The lines of rows that are there, in the order asked for."""
        with (self.folder / _LINES).open("rb") as stream:
            found = []
            for activity_id in activity_ids:
                stream.seek(self._places[activity_id])
                found.append(stream.readline().rstrip(b"\n"))
        return found

    @cached_property
    def _places(self) -> Mapping[str, int]:
        """Where each line begins, in bytes."""
        places, position = {}, 0
        with (self.folder / _LINES).open("rb") as stream:
            for line in stream:
                # The id is the first field of a line; parsing all of it would take ten times
                # longer.
                places[line[: line.index(b",")].split(b'"')[3].decode()] = position
                position += len(line)
        return places

    @cached_property
    def choices(self) -> Mapping[str, tuple[Choice, ...]]:
        """The values of each filter that some row has: measures and pillars in their order."""
        counted = {
            "measure": (
                "SELECT c.id, c.title, count(m.activity_id) FROM measures c"
                f" JOIN activity_measures m ON m.measure_id = c.id AND {_CLAIMED}"
                " GROUP BY c.id ORDER BY c.rowid"
            ),
            "organization": (
                "SELECT o.id, o.name, count(DISTINCT a.activity_id) FROM organizations o"
                " JOIN activity_organizations a ON a.organization_id = o.id"
                " GROUP BY o.id ORDER BY o.name COLLATE NOCASE"
            ),
            "country": (
                "SELECT country, country_name(country), count(*) FROM activity_countries"
                " GROUP BY country ORDER BY 2"
            ),
            **{
                name: (
                    f"SELECT {column}, {column}, count(*) FROM activities"
                    f" WHERE {column} IS NOT NULL GROUP BY {column} ORDER BY {column}"
                )
                for name, column in (
                    ("pillar", "pillar"), ("status", "status"), ("type", "type"),
                    ("state", "review_state"), ("document", "document_file_name"),
                )
            },
        }  # fmt: skip
        with self._database() as database:
            names = _country_names(database)
            database.create_function("country_name", 1, names.get, deterministic=True)
            return {
                name: tuple(
                    Choice(id=key, name=title, activities=count)
                    for key, title, count in database.execute(question)
                )
                for name, question in counted.items()
            }

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        # A release never changes: without locks and journals it can lie on a read-only share.
        address = f"{(self.folder / _DATABASE).as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(address, uri=True)) as connection:
            yield connection


def _country_names(database: sqlite3.Connection) -> Mapping[str, str]:
    """English names by code: the two lists of a row are equally long."""
    names: dict[str, str] = {}
    for codes, titles in database.execute(
        "SELECT DISTINCT countries, country_names FROM activities WHERE countries IS NOT NULL"
    ):
        names.update(zip(codes.split("|"), titles.split("|"), strict=True))
    return names


def _match(words: str | None) -> str | None:
    """A query of the index from what a person typed: every word, the beginning is enough."""
    found = _WORD.findall(words or "")
    return " ".join(f'"{word}"*' for word in found) or None
