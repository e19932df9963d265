"""From tagged activities to proposals: measures, doubts, pages and stable ids."""

from collections.abc import Sequence
from typing import Protocol

from extractors.contribution_form import read_form
from extractors.extract import Extraction
from extractors.model import Document, Evidence, SourceRef, Tagged
from extractors.printed import Box
from gazetteers.frameworks import Framework
from gazetteers.model import UnitFloat
from pipeline.doubts import asked_once, measure_doubts
from pipeline.keys import activity_ids, file_series, form_series, matrix_series
from pipeline.model import Activity, MeasureMatch, Proposal, Series, Versions


class Matcher(Protocol):
    """Gives measures to the activities of one document."""

    def prepare(self) -> None:
        """Load now what would be loaded with the first document."""

    def match(self, extraction: Extraction) -> Sequence[tuple[MeasureMatch, ...]]:
        """Measures for each activity of a report, best first, three at most."""

    def thresholds(self, language: str | None) -> tuple[UnitFloat | None, UnitFloat]:
        """`accept_at` (None: accept nothing) and `margin` for activities in this language."""


def series_of(document: Document, framework: Framework) -> Series:
    """What the document's editions and formats share."""
    form = read_form(document, (framework,))
    if form is not None:
        return form_series(form.organization)
    if document.kind == "matrix":
        return matrix_series(framework.id)
    return file_series(document.file_name)


def propose(
    extraction: Extraction, *, framework: Framework, matcher: Matcher, versions: Versions
) -> tuple[Proposal, ...]:
    """One proposal an activity, in reading order."""
    document = extraction.document
    ids = activity_ids(
        series_of(document, framework), (tagged.text for tagged in extraction.tagged)
    )
    matched = matcher.match(extraction)
    doubts = asked_once(tagged.doubts for tagged in extraction.tagged)
    proposals = []
    for activity_id, tagged, found, asked in zip(
        ids, extraction.tagged, matched, doubts, strict=True
    ):
        measures = row_measures(tagged, framework) or found
        accept_at, margin = matcher.thresholds(tagged.passage.language)
        pages, boxes = where_printed(document, tagged.ref)
        proposals.append(
            Proposal(
                versions=versions,
                activity=Activity(
                    id=activity_id,
                    text=tagged.text,
                    ref=tagged.ref,
                    language=tagged.passage.language,
                    headings=tagged.passage.headings,
                    inherited=tagged.passage.inherited,
                    organizations=tagged.organizations,
                    countries=tagged.countries,
                    region=tagged.region,
                    places=tagged.places,
                    dates=tagged.dates,
                    status=tagged.status,
                    type=tagged.type,
                    measures=measures,
                    doubts=(
                        *asked,
                        *measure_doubts(tagged, measures, accept_at=accept_at, margin=margin),
                    ),
                    pages=pages,
                    boxes=boxes,
                ),
            )
        )
    return tuple(proposals)


def row_measures(tagged: Tagged, framework: Framework) -> tuple[MeasureMatch, ...]:
    """The measures that the row of a matrix gives, mostly one; empty for reports."""
    passage = tagged.passage
    if passage.measure is None:
        return ()
    return tuple(
        MeasureMatch(
            framework=framework.id,
            id=measure,
            basis="matrix-row",
            confidence=passage.row_confidence,
            evidence=(
                Evidence(
                    method="matrix-row",
                    detail=f"stands in the row of {measure}",
                    score=passage.row_confidence,
                    ref=passage.ref,
                ),
            ),
        )
        for measure in (passage.measure, *passage.further)
        if measure in framework.by_id
    )


def where_printed(document: Document, ref: SourceRef) -> tuple[tuple[int, ...], tuple[Box, ...]]:
    """Pages that the words stand on, and one box a page around the lines that they touch."""
    boxes: dict[int, Box] = {}
    offset = 0
    for block in document.run(ref.block):
        for line in block.lines:
            if line.start + offset < ref.end and ref.start < line.end + offset:
                seen = boxes.get(line.page)
                boxes[line.page] = line.box if seen is None else _around(seen, line.box)
        offset += len(block.text) + 1
    pages = tuple(sorted(boxes))
    return pages, tuple(boxes[page] for page in pages)


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )
