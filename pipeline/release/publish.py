"""Writing a release: into a hidden sibling folder, checked there, then renamed; never edited."""

import os
import re
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, insert

from extractors.model import DocumentId
from gazetteers.frameworks import Framework
from pipeline.checks import Finding, Known, check_rows
from pipeline.errors import ReleaseError
from pipeline.match.fitted import Fitted
from pipeline.model import Decision, DocumentRecord, Reviewed, Versions
from pipeline.release.cells import guarded, write_csv
from pipeline.release.content import Catalogue, Content
from pipeline.release.coverage import write_coverage
from pipeline.release.dac import dac_code
from pipeline.release.database import write_database
from pipeline.release.diff import (
    Changes,
    as_markdown,
    compare,
    first_edition,
    latest_release,
    read_lines,
)
from pipeline.release.fivew import write_fivew
from pipeline.release.iati import Reporter, check_reporter, write_iati
from pipeline.release.leftovers import BUILDING
from pipeline.release.links import write_links
from pipeline.release.manifest import build_manifest
from pipeline.release.matrix_docx import write_matrix
from pipeline.release.matrix_layout import lay_out
from pipeline.release.package import build_package, line_schema, write_checksums, write_json
from pipeline.release.provenance import build_provenance
from pipeline.release.reliability import write_reliability
from pipeline.release.report_page import write_report
from pipeline.release.restricted import refuse_restricted
from pipeline.release.rows import PublishedActivity, Row, build_rows
from pipeline.release.sources import LoadDocument, read_sources
from pipeline.release.tables import write_decisions, write_flat_csv, write_jsonl, write_parquet
from pipeline.release.workbooks import write_matrix_workbook, write_workbook
from pipeline.similar import find_similar
from pipeline.store import tables
from pipeline.store.engine import writing

__all__ = ["Catalogue", "Release", "publish"]

_FOLDER_MODE = 0o755
"""Temporary folders are closed to others; a release is for everybody on the machine."""


@dataclass(frozen=True, slots=True)
class Release:
    """A published release.

    Attributes:
        folder: where it lies.
        version: the folder's name.
        rows: what was published.
        changes: since the release before.
        findings: expectations that the rows do not meet; none of them an error.
    """

    folder: Path
    version: str
    rows: tuple[Row, ...]
    changes: Changes
    findings: tuple[Finding, ...]


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
    load: LoadDocument = lambda document_id: None,
    iati: Reporter | None = None,
    matcher: Fitted | None = None,
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
        load: gives a stored document; without it nothing is said of what stands around the
            published words, and matrix paragraphs come back cut into their activities.
        iati: who publishes an IATI file; None writes none.
        matcher: what gave the measures, whose reliability goes with them; None says nothing of it.

    Raises:
        ReleaseError: if there is nothing to publish, reviews are open under `strict`, or an
            expectation with the level "error" is not met; nothing is left behind then.
    """
    if iati is not None:
        check_reporter(iati)
    refuse_restricted(reviewed, decisions, documents)
    content = _content(
        reviewed=reviewed,
        decisions=decisions,
        documents=documents,
        framework=framework,
        catalogue=catalogue,
        versions=versions,
        now=now,
        load=load,
    )
    findings = _check(content, strict=strict)
    before = latest_release(published)
    published.mkdir(parents=True, exist_ok=True)
    building = Path(tempfile.mkdtemp(prefix=BUILDING, dir=published))
    try:
        _write_tables(building, content)
        if matcher is not None:
            write_reliability(building, matcher)
        if iati is not None:
            write_iati(building, content, iati)
        folder, changes = _finish(building, published, content, findings, before)
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise
    with writing(engine) as connection:
        connection.execute(
            insert(tables.releases).values(
                version=folder.name,
                last_decision=content.last_decision,
                activities=len(content.rows),
                made_at=now.isoformat(),
            )
        )
    return Release(folder, folder.name, content.rows, changes, findings)


def _content(
    *,
    reviewed: Sequence[Reviewed],
    decisions: Sequence[Decision],
    documents: Mapping[DocumentId, DocumentRecord],
    framework: Framework,
    catalogue: Catalogue,
    versions: Versions,
    now: datetime,
    load: LoadDocument,
) -> Content:
    pseudonyms = _pseudonyms(decisions)
    sources = read_sources(
        (activity for item in reviewed for activity in (item.activity, *item.sources)), load
    )
    rows = build_rows(
        reviewed,
        documents=documents,
        organization_names=catalogue.organization_names,
        framework=framework.id,
        pseudonyms=pseudonyms,
        document_dates=sources.dates,
        similar=find_similar,
    )
    return Content(
        rows=rows,
        framework=framework,
        catalogue=catalogue,
        documents=documents,
        decisions=tuple(decisions),
        pseudonyms=pseudonyms,
        sources=sources,
        versions=versions,
        made_at=now,
    )


def _check(content: Content, *, strict: bool) -> tuple[Finding, ...]:
    """What the rows do not live up to.

    Raises:
        ReleaseError: if they must not be published.
    """
    rows = content.published
    if not rows:
        raise ReleaseError(
            "there is nothing to publish", remedy="Read documents first: jpoa ingest FOLDER"
        )
    waiting = sum(row.review.state == "needs_review" for row in rows)
    if strict and waiting:
        raise ReleaseError(
            f"{waiting} activities still wait for a reviewer",
            remedy="Review them, or release without --strict",
        )
    findings = check_rows(
        rows,
        Known(
            measures=content.framework.by_id.keys(),
            organizations=content.catalogue.organization_names.keys(),
            countries=content.catalogue.country_names.keys(),
            today=content.made_at.date(),
        ),
    )
    errors = [finding.detail for finding in findings if finding.level == "error"]
    if errors:
        raise ReleaseError(
            "; ".join(errors), remedy="Correct these rows in review, or report a defect"
        )
    return findings


def _write_tables(folder: Path, content: Content) -> None:
    """Write what does not name the version."""
    published = content.published
    write_jsonl(folder / "activities.jsonl", published)
    write_json(folder / "activity.schema.json", line_schema())
    write_flat_csv(folder / "activities.csv", published, content.code_lists)
    write_parquet(folder / "activities.parquet", published)
    write_fivew(folder / "activity_5w.hxl.csv", content)
    write_links(folder, content)
    write_coverage(folder / "coverage.csv", published, content.framework)
    write_csv(
        folder / "measures.csv",
        ["id", "framework", "pillar", "title", "recommendation", "dac_sector_code"],
        (
            [
                measure.id,
                content.framework.id,
                measure.pillar,
                measure.title,
                measure.recommendation,
                dac_code(measure.id),
            ]
            for measure in content.framework.measures
        ),
    )
    organizations, places = content.catalogue.organizations, content.catalogue.places
    write_csv(
        folder / "organizations.csv",
        organizations[0],
        (*organizations[1:], *_unlisted(published, len(organizations[0]))),
    )
    write_csv(folder / "places.csv", places[0], places[1:])
    write_decisions(folder / "decisions.jsonl", content.decisions, content.pseudonyms)
    write_database(folder / "activities.sqlite", folder)


def _unlisted(rows: Sequence[PublishedActivity], columns: int) -> list[list[str]]:
    """Lines for the organizations outside the list, so that every id can be looked up."""
    names = {
        tag.id: tag.name for row in rows for tag in row.organizations if tag.id.startswith("NEW:")
    }
    filled = [
        [guarded(organization), guarded(names[organization]), "", "", "unlisted"]
        for organization in sorted(names)
    ]
    return [line + [""] * (columns - len(line)) for line in filled]


def _finish(
    building: Path,
    published: Path,
    content: Content,
    findings: Sequence[Finding],
    before: Path | None,
) -> tuple[Path, Changes]:
    """Add what names the version, check the files, and give the folder its final name."""
    number = _next_number(published, content.made_at)
    restricted = {key for key, item in content.documents.items() if item.visibility != "public"}
    earlier = read_lines(before, without=restricted) if before else ()
    while True:
        version = f"{content.made_at.date().isoformat()}.{number}"
        changes = (
            compare(earlier, read_lines(building), old=before.name, new=version)
            if before
            else first_edition(version, len(content.rows))
        )
        _write_named(building, content, changes, findings)
        _read_back(building, len(content.rows))
        _flush(building)
        try:
            # A rename onto an existing folder with files in it fails: no version is overwritten,
            # not even when two releases are made at the same moment.
            return building.rename(published / version), changes
        except OSError:
            if not (published / version).exists():
                raise
            number += 1


def _write_named(
    folder: Path, content: Content, changes: Changes, findings: Sequence[Finding]
) -> None:
    """Write what names the version or describes the other files, these last."""
    for name in ("datapackage.json", "manifest.json", "checksums.sha256"):
        (folder / name).unlink(missing_ok=True)
    version = changes.new
    (folder / "CHANGES.md").write_text(as_markdown(changes), encoding="utf-8", newline="\n")
    groups = lay_out(content, changes)
    write_matrix(folder / "rolling_matrix.docx", groups, content, changes)
    write_matrix_workbook(folder / "rolling_matrix.xlsx", groups, content)
    write_workbook(folder / "jpoa_5w.xlsx", content, changes)
    write_report(folder / "report.html", content, changes)
    write_json(
        folder / "provenance.jsonld",
        build_provenance(content, changes, sorted(_files(folder).keys() - {"provenance.jsonld"})),
    )
    write_json(
        folder / "datapackage.json",
        build_package(_files(folder), version=version, framework=content.framework),
    )
    write_json(
        folder / "manifest.json",
        build_manifest(content, changes=changes, findings=findings, files=_files(folder)),
    )
    write_checksums(folder)


def _files(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in folder.iterdir()}


def _next_number(published: Path, now: datetime) -> int:
    pattern = re.compile(re.escape(now.date().isoformat()) + r"\.(\d+)")
    taken = [
        int(match[1]) for path in published.iterdir() if (match := pattern.fullmatch(path.name))
    ]
    return max(taken, default=0) + 1


def _read_back(folder: Path, activities: int) -> None:
    """Read every line as a program would; what cannot be read must never be published."""
    with (folder / "activities.jsonl").open(encoding="utf-8") as stream:
        lines = len([PublishedActivity.model_validate_json(line).activity_id for line in stream])
    if lines != activities:
        raise ReleaseError(
            f"{activities} activities were to be written, {lines} were", where="activities.jsonl"
        )


def _flush(folder: Path) -> None:
    """Bring every file to the disk before the folder gets its name."""
    for path in folder.iterdir():
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
    folder.chmod(_FOLDER_MODE)


def _pseudonyms(decisions: Sequence[Decision]) -> dict[str, str]:
    """What stands for each reviewer: r01, r02 … in the order in which they first decided."""
    names = dict.fromkeys(decision.reviewer for decision in decisions)
    return {name: f"r{number:02}" for number, name in enumerate(names, 1)}
