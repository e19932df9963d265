"""Writing a release: into a hidden sibling folder, checked there, then renamed; never edited."""

import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, insert

from extractors.model import DocumentId
from gazetteers.frameworks import Framework
from pipeline.errors import ReleaseError
from pipeline.model import Decision, DocumentRecord, Reviewed, Versions
from pipeline.release.columns import CodeLists
from pipeline.release.manifest import build_manifest
from pipeline.release.matrix_docx import write_matrix
from pipeline.release.rows import Row, build_rows
from pipeline.release.tables import (
    write_csv,
    write_decisions,
    write_flat_csv,
    write_jsonl,
    write_links,
    write_parquet,
)
from pipeline.store import tables
from pipeline.store.engine import writing

_BUILDING = ".building-"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The code lists of a release, as rows ready to be written.

    Attributes:
        organization_names: published name of each listed organization.
        organization_kinds: "un", "regional" … of each.
        organizations: header and rows of `organizations.csv`.
        places: header and rows of `places.csv`.
        country_names: English names by alpha-3 code.
    """

    organization_names: Mapping[str, str]
    organization_kinds: Mapping[str, str]
    organizations: tuple[tuple[str, ...], ...]
    places: tuple[tuple[str, ...], ...]
    country_names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Release:
    """A published release: its folder, its version, its rows."""

    folder: Path
    version: str
    rows: tuple[Row, ...]


def publish(
    engine: Engine,
    *,
    published: Path,
    reviewed: Sequence[Reviewed],
    decisions: Sequence[Decision],
    documents: Mapping[DocumentId, DocumentRecord],
    framework: Framework,
    catalogue: Catalogue,
    versions: Versions,
    now: datetime,
    strict: bool = False,
    check: Callable[[Sequence[Row]], None] = lambda rows: None,
) -> Release:
    """Publish the present state as a new release below `published`.

    Args:
        engine: the store, where the release is noted.
        published: the folder that holds all releases.
        reviewed: the present state.
        decisions: the whole log.
        documents: all documents of the store, by id.
        framework: whose measures are published.
        catalogue: the code lists.
        versions: of code and gazetteers.
        now: the time of the release, in UTC.
        strict: refuse while reviews are open.
        check: what the rows must satisfy; raises `ReleaseError` otherwise.

    Raises:
        ReleaseError: if there is nothing to publish, reviews are open under `strict`, or a check
            fails; nothing is left behind then.
    """
    pseudonyms = _pseudonyms(decisions)
    rows = build_rows(
        reviewed,
        documents=documents,
        organization_names=catalogue.organization_names,
        framework=framework.id,
        pseudonyms=pseudonyms,
    )
    if not rows:
        raise ReleaseError(
            "there is nothing to publish", remedy="Read documents first: jpoa ingest FOLDER"
        )
    waiting = sum(row.published.review.state == "needs_review" for row in rows)
    if strict and waiting:
        raise ReleaseError(
            f"{waiting} activities still wait for a reviewer",
            remedy="Review them, or release without --strict",
        )
    check(rows)
    published.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=published))
    try:
        _write_tables(building, rows, decisions, pseudonyms, framework, catalogue)
        folder = _finish(
            building,
            published,
            rows=rows,
            framework=framework,
            catalogue=catalogue,
            documents=documents,
            versions=versions,
            last_decision=max((decision.seq for decision in decisions), default=0),
            now=now,
        )
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    with writing(engine) as connection:
        connection.execute(
            insert(tables.releases).values(
                version=folder.name,
                last_decision=max((decision.seq for decision in decisions), default=0),
                activities=len(rows),
                made_at=now.isoformat(),
            )
        )
    return Release(folder=folder, version=folder.name, rows=rows)


def _write_tables(
    folder: Path,
    rows: Sequence[Row],
    decisions: Sequence[Decision],
    pseudonyms: Mapping[str, str],
    framework: Framework,
    catalogue: Catalogue,
) -> None:
    published = [row.published for row in rows]
    lists = CodeLists(
        measure_titles={measure.id: measure.title for measure in framework.measures},
        country_names=catalogue.country_names,
    )
    write_jsonl(folder / "activities.jsonl", published)
    write_flat_csv(folder / "activities.csv", published, lists)
    write_parquet(folder / "activities.parquet", published)
    write_links(folder, rows)
    write_csv(
        folder / "measures.csv",
        ["id", "framework", "pillar", "title", "recommendation"],
        (
            [measure.id, framework.id, measure.pillar, measure.title, measure.recommendation]
            for measure in framework.measures
        ),
    )
    for name, content in (
        ("organizations.csv", catalogue.organizations),
        ("places.csv", catalogue.places),
    ):
        write_csv(folder / name, content[0], content[1:])
    write_decisions(folder / "decisions.jsonl", decisions, pseudonyms)


def _finish(
    building: Path,
    published: Path,
    *,
    rows: Sequence[Row],
    framework: Framework,
    catalogue: Catalogue,
    documents: Mapping[DocumentId, DocumentRecord],
    versions: Versions,
    last_decision: int,
    now: datetime,
) -> Path:
    """Add what names the version, check the files, and give the folder its final name."""
    number = _next_number(published, now)
    while True:
        version = f"{now.date().isoformat()}.{number}"
        write_matrix(
            building / "rolling_matrix.docx",
            [row.published for row in rows],
            framework=framework,
            organization_kinds=catalogue.organization_kinds,
            version=version,
        )
        (building / "manifest.json").unlink(missing_ok=True)
        manifest = build_manifest(
            rows,
            version=version,
            framework=framework.id,
            documents=documents,
            versions=versions,
            last_decision=last_decision,
            made_at=now,
            files={path.name: path for path in building.iterdir()},
        )
        (building / "manifest.json").write_text(
            json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", encoding="utf-8"
        )
        _read_back(building, len(rows))
        _flush(building)
        try:
            # A rename onto an existing folder with files in it fails: no version is overwritten,
            # not even when two releases are made at the same moment.
            return building.rename(published / version)
        except OSError:
            if not (published / version).exists():
                raise
            number += 1


def _next_number(published: Path, now: datetime) -> int:
    pattern = re.compile(re.escape(now.date().isoformat()) + r"\.(\d+)")
    taken = [
        int(match[1]) for path in published.iterdir() if (match := pattern.fullmatch(path.name))
    ]
    return max(taken, default=0) + 1


def _read_back(folder: Path, activities: int) -> None:
    """Count the rows of the written files; a difference must never be published."""
    with (folder / "activities.jsonl").open(encoding="utf-8") as stream:
        lines = sum(1 for _ in stream)
    if lines != activities:
        raise ReleaseError(
            f"{activities} activities were to be written, {lines} were", where="activities.jsonl"
        )


def _flush(folder: Path) -> None:
    """Bring every file to the disk before the folder gets its name."""
    for path in folder.iterdir():
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())


def _pseudonyms(decisions: Sequence[Decision]) -> dict[str, str]:
    """What stands for each reviewer: r01, r02 … in the order in which they first decided."""
    names = dict.fromkeys(decision.reviewer for decision in decisions)
    return {name: f"r{number:02}" for number, name in enumerate(names, 1)}
