"""Writing a release: into a hidden sibling folder, checked there, then renamed; never edited."""

import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, insert

from extractors.collection import paused_collection
from extractors.model import DocumentId
from gazetteers.frameworks import Framework
from pipeline.checks import Finding, Known
from pipeline.errors import ReleaseError
from pipeline.match.fitted import Fitted
from pipeline.model import Decision, DocumentRecord, Reviewed, Versions
from pipeline.release.cells import guarded, write_csv
from pipeline.release.content import Catalogue, Content, code_lists
from pipeline.release.copies_worker import write_copies, writing_copies
from pipeline.release.coverage import write_coverage
from pipeline.release.dac import dac_code
from pipeline.release.diff import (
    Changes,
    as_markdown,
    compare_releases,
    first_edition,
    latest_release,
)
from pipeline.release.drafting import Rules
from pipeline.release.gathering import Gathered, gathering
from pipeline.release.iati import Reporter, check_reporter, write_iati
from pipeline.release.leftovers import BUILDING
from pipeline.release.links import write_documents, write_replacements
from pipeline.release.log import Log
from pipeline.release.manifest import build_manifest
from pipeline.release.matrix_docx import write_matrix
from pipeline.release.matrix_layout import Group, Layout
from pipeline.release.package import (
    build_package,
    file_hash,
    line_schema,
    look_at_files,
    write_checksums,
    write_json,
)
from pipeline.release.provenance import build_provenance
from pipeline.release.reliability import write_reliability
from pipeline.release.report_page import write_report
from pipeline.release.restricted import Guard
from pipeline.release.row_files import RowFiles
from pipeline.release.sources import LoadDocument
from pipeline.release.tables import write_decisions
from pipeline.release.workbooks import MatrixRows, workbook_tables
from pipeline.store import tables
from pipeline.store.engine import writing

__all__ = ["Catalogue", "Release", "publish"]

_FOLDER_MODE = 0o755
"""Temporary folders are closed to others; a release is for everybody on the machine."""

_WORTH_A_PROCESS = 10_000
"""Rows from which the workbook and the database are written in a process of their own."""


@dataclass(frozen=True, slots=True)
class Release:
    """A published release.

    Attributes:
        folder: where it lies.
        version: the folder's name.
        activities: how many rows were published.
        changes: since the release before.
        findings: expectations that the rows do not meet; none of them an error.
    """

    folder: Path
    version: str
    activities: int
    changes: Changes
    findings: tuple[Finding, ...]


def publish(
    engine: Engine,
    *,
    published: Path,
    groups: Iterable[Sequence[Reviewed]],
    decisions: Iterable[Decision],
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
        groups: the present state in any order, gone through once; all that is quoted from one
            document stands in one group. One group at a time is held in memory.
        decisions: the whole log in the order of `seq`, gone through several times.
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
    log = Log.of(Guard(documents).passed(decisions))
    rules = Rules(
        documents=documents,
        framework=framework.id,
        pseudonyms=log.pseudonyms,
        known=Known(
            measures=frozenset(framework.by_id),
            organizations=frozenset(catalogue.organization_names),
            countries=frozenset(catalogue.country_names),
            today=now.date(),
        ),
        lists=code_lists(framework, catalogue),
        catalogue=catalogue,
    )
    room = published if published.is_dir() else published.parent
    with paused_collection(), gathering(groups, room, rules=rules, load=load) as gathered:
        _refuse(gathered, strict=strict)
        before = latest_release(published)
        published.mkdir(parents=True, exist_ok=True)
        building, aside = (Path(tempfile.mkdtemp(prefix=BUILDING, dir=published)) for _ in "12")
        try:
            with RowFiles(building, aside) as files:
                for draft in gathered.rows(rules):
                    files.add(draft)
            content = Content(
                rows=files.rows,
                matrix_lines=files.matrix_lines,
                guarded_texts=gathered.guarded_texts,
                framework=framework,
                catalogue=catalogue,
                documents=documents,
                document_dates=gathered.dates,
                paragraphs=gathered.paragraphs,
                log=log,
                versions=versions,
                made_at=now,
            )
            _write_tables(building, content, gathered)
            _read_back(building, files.digest)
            if matcher is not None:
                write_reliability(building, matcher)
            if iati is not None:
                write_iati(building, content, iati)
            folder, changes = _finish(
                building, aside, published, content, gathered.findings, before
            )
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    with writing(engine) as connection:
        connection.execute(
            insert(tables.releases).values(
                version=folder.name,
                last_decision=log.last,
                activities=len(content.rows),
                made_at=now.isoformat(),
            )
        )
    return Release(folder, folder.name, len(content.rows), changes, gathered.findings)


def _refuse(gathered: Gathered, *, strict: bool) -> None:
    """Stop what must not be published.

    Raises:
        ReleaseError: with the reason.
    """
    if not gathered.published:
        raise ReleaseError(
            "there is nothing to publish", remedy="Read documents first: jpoa ingest FOLDER"
        )
    if strict and gathered.waiting:
        raise ReleaseError(
            f"{gathered.waiting} activities still wait for a reviewer",
            remedy="Review them, or release without --strict",
        )
    errors = [finding.detail for finding in gathered.findings if finding.level == "error"]
    if errors:
        raise ReleaseError(
            "; ".join(errors), remedy="Correct these rows in review, or report a defect"
        )


def _write_tables(folder: Path, content: Content, gathered: Gathered) -> None:
    """Write what does not name the version, beside the rows."""
    write_json(folder / "activity.schema.json", line_schema())
    write_replacements(folder / "activity_links.csv", content.log, gathered.published)
    write_documents(folder / "documents.csv", content)
    write_coverage(folder / "coverage.csv", content.rows, content.framework)
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
        (*organizations[1:], *_unlisted(gathered.unlisted, len(organizations[0]))),
    )
    write_csv(folder / "places.csv", places[0], places[1:])
    write_decisions(folder / "decisions.jsonl", content.log)


def _unlisted(names: Mapping[str, str], columns: int) -> list[list[str]]:
    """Lines for the organizations outside the list, so that every id can be looked up."""
    filled = [
        [guarded(organization), guarded(names[organization]), "", "", "unlisted"]
        for organization in sorted(names)
    ]
    return [line + [""] * (columns - len(line)) for line in filled]


def _finish(
    building: Path,
    aside: Path,
    published: Path,
    content: Content,
    findings: Sequence[Finding],
    before: Path | None,
) -> tuple[Path, Changes]:
    """Add what names the version, check the files, and give the folder its final name."""
    number = _next_number(published, content.made_at)
    restricted = {key for key, item in content.documents.items() if item.visibility != "public"}
    while True:
        version = f"{content.made_at.date().isoformat()}.{number}"
        changes = (
            compare_releases(before, building, name=version, without=restricted)
            if before
            else first_edition(version, len(content.rows))
        )
        _write_named(building, aside, content, changes, findings)
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
    folder: Path, aside: Path, content: Content, changes: Changes, findings: Sequence[Finding]
) -> None:
    """Write what names the version or describes the other files, these last."""
    for name in ("datapackage.json", "manifest.json", "checksums.sha256"):
        (folder / name).unlink(missing_ok=True)
    version = changes.new
    (folder / "CHANGES.md").write_text(as_markdown(changes), encoding="utf-8", newline="\n")
    copies = folder, workbook_tables(content, changes), aside
    if len(content.rows) < _WORTH_A_PROCESS:
        write_copies(*copies)
        _write_further(folder, aside, content, changes)
    else:
        with writing_copies(*copies):
            _write_further(folder, aside, content, changes)
    write_json(
        folder / "provenance.jsonld",
        build_provenance(content, changes, sorted(_files(folder).keys() - {"provenance.jsonld"})),
    )
    # Some of these files have hundreds of megabytes: each is looked at once.
    files = look_at_files(folder.iterdir())
    package, manifest = folder / "datapackage.json", folder / "manifest.json"
    write_json(package, build_package(files, version=version, framework=content.framework))
    files |= look_at_files([package])
    write_json(manifest, build_manifest(content, changes=changes, findings=findings, files=files))
    write_checksums(folder, files | look_at_files([manifest]))


def _write_further(folder: Path, aside: Path, content: Content, changes: Changes) -> None:
    """Write what is made from the tables and names the version."""
    sheet = MatrixRows(aside, content)
    with (folder / "activities.jsonl").open("rb") as lines:
        layout = Layout(content, changes, lines)

        def groups(measure: str) -> Sequence[Group]:
            found = layout.groups(measure)
            sheet.note(measure, found)
            return found

        write_matrix(folder / "rolling_matrix.docx", groups, content, changes)
    sheet.write(folder / "rolling_matrix.xlsx")
    write_report(folder / "report.html", content, changes)


def _files(folder: Path) -> dict[str, Path]:
    return {path.name: path for path in folder.iterdir()}


def _next_number(published: Path, now: datetime) -> int:
    pattern = re.compile(re.escape(now.date().isoformat()) + r"\.(\d+)")
    taken = [
        int(match[1]) for path in published.iterdir() if (match := pattern.fullmatch(path.name))
    ]
    return max(taken, default=0) + 1


def _read_back(folder: Path, digest: str) -> None:
    """See that the file holds the lines, each of which was read as it was drafted."""
    if file_hash(folder / "activities.jsonl") != digest:
        raise ReleaseError(
            "the file does not hold what was written into it",
            where="activities.jsonl",
            remedy="Check the disk, and publish again",
        )


def _flush(folder: Path) -> None:
    """Bring every file to the disk before the folder gets its name."""
    for path in folder.iterdir():
        with path.open("rb+") as stream:
            os.fsync(stream.fileno())
    folder.chmod(_FOLDER_MODE)
