"""The first step of a release: each activity is looked at once, and its row drafted."""

import io
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from extractors.model import DocumentId
from pipeline.checks import Checking, Finding
from pipeline.model import Reviewed
from pipeline.release.cells import csv_writer
from pipeline.release.drafts import Drafts
from pipeline.release.links import source_rows
from pipeline.release.restricted import Guard
from pipeline.release.rows import AlsoReported, RowMaker, twins_of
from pipeline.release.sources import LoadDocument, PrintedParagraph, read_sources
from pipeline.similar import Search


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was seen while rows were drafted.

    Attributes:
        twins: what rows name in `also_reported_in`.
        dates: the days that documents bear.
        paragraphs: of matrices, by document and block.
        waiting: rows that wait for a reviewer.
        published: the ids of all rows.
        findings: expectations that are not met.
    """

    twins: Mapping[str, tuple[AlsoReported, ...]]
    dates: Mapping[DocumentId, date]
    paragraphs: Mapping[tuple[DocumentId, str], PrintedParagraph]
    waiting: int
    published: Set[str]
    findings: tuple[Finding, ...]


def gather(
    groups: Iterable[Sequence[Reviewed]],
    drafts: Drafts,
    *,
    guard: Guard,
    maker: RowMaker,
    checking: Checking,
    load: LoadDocument,
) -> Gathered:
    """Draft a row for each activity that goes in; looks at each once."""
    search = Search()
    dates: dict[DocumentId, date] = {}
    paragraphs: dict[tuple[DocumentId, str], PrintedParagraph] = {}
    documents: dict[str, str] = {}
    waiting = 0
    for group in groups:
        sources = read_sources(
            (activity for item in group for activity in (item.activity, *item.sources)), load
        )
        dates |= sources.dates
        paragraphs |= sources.paragraphs
        for item in filter(maker.goes_in, group):
            guard.look_at(item)
            document = item.activity.ref.document
            row = maker.row(item, document_date=sources.dates.get(document))
            checking.add(row)
            search.add(item.activity)
            documents[row.activity_id] = row.document.file_name
            waiting += row.review.state == "needs_review"
            text = io.StringIO()
            csv_writer(text).writerows(source_rows(item, sources))
            drafts.add(row, text.getvalue())
    return Gathered(
        twins=twins_of(search.pairs(), documents),
        dates=dates,
        paragraphs=paragraphs,
        waiting=waiting,
        published=documents.keys(),
        findings=checking.findings(),
    )
