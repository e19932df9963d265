"""Matching anew what waits for a reviewer, after the matcher has learned."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import Engine

from extractors.model import Document, DocumentId, Tagged
from pipeline.doubts import measure_doubts
from pipeline.match.matcher import CueMatcher
from pipeline.model import MeasureMatch, Proposal
from pipeline.store.documents import load_extraction
from pipeline.store.proposals import add_proposals, current_proposals
from pipeline.stored_cases import as_extracted


def rematch(engine: Engine, matcher: CueMatcher, *, now: datetime) -> Iterator[int]:
    """Propose anew the measures of every stored report, document by document.

    Words, tags and cuts stay as they were read. What a person has decided stands whatever is
    proposed, and a document for which nothing changes is left alone.

    Args:
        engine: the store.
        matcher: gives the measures.
        now: the time, in UTC.

    Yields:
        For each report, the number of activities whose measures or doubts have changed.
    """
    by_document: dict[DocumentId, list[Proposal]] = {}
    for proposal in current_proposals(engine):
        by_document.setdefault(proposal.activity.ref.document, []).append(proposal)
    for document_id, proposals in by_document.items():
        if any(match.basis != "matched" for item in proposals for match in item.activity.measures):
            continue
        stored = load_extraction(engine, document_id)
        if stored is None:
            continue
        made = matched_anew(stored[0], proposals, matcher)
        changed = sum(
            (old.activity.measures, old.activity.doubts)
            != (new.activity.measures, new.activity.doubts)
            for old, new in zip(proposals, made, strict=True)
        )
        if changed:
            add_proposals(engine, document_id, made, versions=made[0].versions, now=now)
        yield changed


def matched_anew(
    document: Document, proposals: Sequence[Proposal], matcher: CueMatcher
) -> tuple[Proposal, ...]:
    """The proposals of one report with the measures and doubts that the matcher gives now."""
    extraction = as_extracted(document, [item.activity for item in proposals])
    found = matcher.match(extraction)
    return tuple(
        _with_measures(proposal, tagged, measures, matcher)
        for proposal, tagged, measures in zip(proposals, extraction.tagged, found, strict=True)
    )


def _with_measures(
    proposal: Proposal, tagged: Tagged, measures: tuple[MeasureMatch, ...], matcher: CueMatcher
) -> Proposal:
    accept_at, margin = matcher.thresholds(tagged.passage.language)
    doubts = measure_doubts(tagged, measures, accept_at=accept_at, margin=margin)
    return Proposal(
        versions=proposal.versions.model_copy(update={"matcher": matcher.version}),
        activity=proposal.activity.model_copy(
            update={"measures": measures, "doubts": (*tagged.doubts, *doubts)}
        ),
    )
