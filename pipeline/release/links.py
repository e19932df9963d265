"""The link tables of a release: one row a pair of an activity and something that it names."""

import json
from collections.abc import Iterator
from pathlib import Path

from pipeline.release.cells import guarded, write_csv
from pipeline.release.content import Content
from pipeline.review.decisions import active_decisions


def write_links(folder: Path, content: Content) -> None:
    """Write the five link tables of the contract, `activity_links.csv` and `documents.csv`."""
    published = content.published
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
        ["activity_id", "n", "raw", "start", "end", "edtf"],
        (
            [
                row.activity_id,
                str(number),
                guarded(when.raw),
                when.start.isoformat() if when.start else "",
                when.end.isoformat() if when.end else "",
                written or "",
            ]
            for row in published
            for number, (when, written) in enumerate(zip(row.dates, row.date_edtf, strict=True), 1)
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
        [
            "activity_id", "n", "document_id", "page", "box", "block", "start", "end", "quote",
            "prefix", "suffix", "extractor_version",
        ],
        _sources(content),
    )  # fmt: skip
    write_csv(
        folder / "activity_links.csv", ["activity_id", "replaces", "decision"], _links(content)
    )
    _write_documents(folder, content)


def _sources(content: Content) -> Iterator[list[str]]:
    around = content.sources.around
    for row in content.rows:
        for number, source in enumerate(row.reviewed.sources, 1):
            beside = around.get(source.ref)
            proposal = row.reviewed.proposal
            yield [
                row.published.activity_id,
                str(number),
                source.ref.document,
                str(source.pages[0]) if source.pages else "",
                json.dumps(source.boxes[0]) if source.boxes else "",
                source.ref.block,
                str(source.ref.start),
                str(source.ref.end),
                guarded(source.text),
                guarded(beside.prefix) if beside else "",
                guarded(beside.suffix) if beside else "",
                proposal.versions.extractor if proposal else "",
            ]


def _links(content: Content) -> Iterator[list[str]]:
    """What replaces what: activities that a reviewer cut otherwise, joined or worded anew."""
    published = {row.published.activity_id for row in content.rows}
    for decision in active_decisions(content.decisions):
        before = {target.activity_id for target in decision.targets}
        for activity in decision.result:
            for replaced in sorted(before - {activity.id}):
                if activity.id in published:
                    yield [activity.id, replaced, str(decision.seq)]


def _write_documents(folder: Path, content: Content) -> None:
    """All documents that may be named: those that were read and are not restricted."""
    named = sorted(
        (record for record in content.documents.values() if record.visibility == "public"),
        key=lambda record: record.id,
    )
    write_csv(
        folder / "documents.csv",
        [
            "document_id", "file_name", "kind", "format", "title", "language", "date", "series",
            "pages",
        ],
        (
            [
                record.id,
                guarded(record.file_name),
                record.kind,
                record.format,
                guarded(record.title),
                record.language or "",
                day.isoformat() if (day := content.sources.dates.get(record.id)) else "",
                guarded(record.series),
                str(record.pages) if record.pages else "",
            ]
            for record in named
            if record.state == "read"
        ),
    )  # fmt: skip
