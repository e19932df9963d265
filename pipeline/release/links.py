"""The link tables of a release: one row a pair of an activity and something that it names."""

import json
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from pathlib import Path

from pipeline.model import Reviewed
from pipeline.release.cells import guarded, write_csv
from pipeline.release.content import Content
from pipeline.release.log import Log
from pipeline.release.rows import PublishedActivity
from pipeline.release.sources import Sources

LinkRows = Callable[[PublishedActivity], Iterator[Sequence[str]]]


def _measures(row: PublishedActivity) -> Iterator[Sequence[str]]:
    for rank, match in enumerate(row.measures, 1):
        yield (
            row.activity_id,
            row.framework,
            match.id,
            str(rank),
            f"{match.confidence:.4f}",
            match.basis,
            guarded("; ".join([reason.detail for reason in match.evidence])),
        )


def _organizations(row: PublishedActivity) -> Iterator[Sequence[str]]:
    for tag in row.organizations:
        yield row.activity_id, guarded(tag.id), tag.role, guarded(tag.name), guarded(tag.mention)


def _dates(row: PublishedActivity) -> Iterator[Sequence[str]]:
    for number, (when, written) in enumerate(zip(row.dates, row.date_edtf, strict=True), 1):
        yield (
            row.activity_id,
            str(number),
            guarded(when.raw),
            when.start.isoformat() if when.start else "",
            when.end.isoformat() if when.end else "",
            written or "",
        )


def _countries(row: PublishedActivity) -> Iterator[Sequence[str]]:
    for number, country in enumerate(row.countries, 1):
        yield row.activity_id, country, str(number)


LINK_TABLES: Mapping[str, tuple[str, LinkRows]] = {
    "activity_measures": (
        "activity_id framework measure_id rank confidence basis evidence",
        _measures,
    ),
    "activity_organizations": ("activity_id organization_id role name mention", _organizations),
    "activity_dates": ("activity_id n raw start end edtf", _dates),
    "activity_countries": ("activity_id country n", _countries),
}
"""By name, the columns of the link tables that follow from published rows, and their rows."""

SOURCES_HEADER = (
    "activity_id n document_id page box block start end quote prefix suffix extractor_version"
)


def source_rows(item: Reviewed, sources: Sources) -> Iterator[Sequence[str]]:
    """The rows of `activity_sources.csv` for an activity: where its words stand."""
    proposal = item.proposal
    for number, source in enumerate(item.sources, 1):
        beside = sources.around.get(source.ref)
        yield (
            item.activity.id,
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
        )


def write_replacements(path: Path, log: Log, published: Container[str]) -> None:
    """Write `activity_links.csv`: what reviewers cut otherwise, joined or worded anew."""
    write_csv(
        path,
        ["activity_id", "replaces", "decision"],
        (
            [activity_id, replaced, str(seq)]
            for activity_id, replaced, seq in log.replacements
            if activity_id in published
        ),
    )


def write_documents(path: Path, content: Content) -> None:
    """Write `documents.csv`: all that may be named, being read and not restricted."""
    named = sorted(
        (record for record in content.documents.values() if record.visibility == "public"),
        key=lambda record: record.id,
    )
    write_csv(
        path,
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
                day.isoformat() if (day := content.document_dates.get(record.id)) else "",
                guarded(record.series),
                str(record.pages) if record.pages else "",
            ]
            for record in named
            if record.state == "read"
        ),
    )  # fmt: skip
