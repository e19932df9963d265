"""What lines of what stands are made from: documents, newest proposals and decisions, by series."""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from extractors.model import DocumentId
from pipeline.model import ActivityId, Decision, DocumentRecord, Proposal, Series
from pipeline.store import tables
from pipeline.store.bulk import in_chunks

Pointer = tuple[int, int]
"""A proposal: its extraction, and its position in it."""


def changed_series(connection: Connection, after: int) -> tuple[Series, ...]:
    """The series of documents that were read after an extraction, also those they were in."""
    read = select(tables.extractions.c.document_id).where(tables.extractions.c.seq > after)
    now = connection.execute(
        select(tables.documents.c.series).where(tables.documents.c.id.in_(read)).distinct()
    ).scalars()
    before = connection.execute(
        select(tables.standing.c.series).where(tables.standing.c.document_id.in_(read)).distinct()
    ).scalars()
    return tuple(sorted({Series(series) for series in (*now, *before)}))


def series_documents(connection: Connection, series: Series) -> tuple[DocumentRecord, ...]:
    """The documents of a series that were read."""
    rows = connection.execute(
        select(tables.documents)
        .where(tables.documents.c.series == series, tables.documents.c.state == "read")
        .order_by(tables.documents.c.id)
    )
    return tuple(DocumentRecord.model_validate(dict(row._mapping)) for row in rows)


def document_numbers(connection: Connection, ids: Sequence[DocumentId]) -> dict[DocumentId, int]:
    """The order in which documents were first read."""
    rows = connection.execute(
        select(tables.extractions.c.document_id, func.min(tables.extractions.c.seq))
        .where(tables.extractions.c.document_id.in_(ids))
        .group_by(tables.extractions.c.document_id)
    )
    return {row[0]: row[1] for row in rows}


def series_proposals(
    connection: Connection, series: Series
) -> Iterator[tuple[DocumentId, Pointer, Proposal]]:
    """The newest proposals of the documents of a series, by document and reading order."""
    newest = (
        select(tables.extractions.c.document_id, func.max(tables.extractions.c.seq).label("seq"))
        .join(tables.documents, tables.documents.c.id == tables.extractions.c.document_id)
        .where(tables.documents.c.series == series)
        .group_by(tables.extractions.c.document_id)
        .subquery()
    )
    rows = connection.execute(
        select(
            newest.c.document_id,
            tables.proposals.c.extraction,
            tables.proposals.c.position,
            tables.proposals.c.body,
        )
        .join(newest, newest.c.seq == tables.proposals.c.extraction)
        .order_by(tables.proposals.c.extraction, tables.proposals.c.position)
    )
    for document_id, extraction, position, body in rows:
        yield document_id, (extraction, position), Proposal.model_validate_json(body)


def proposals_at(connection: Connection, pointers: Collection[Pointer]) -> dict[Pointer, Proposal]:
    """Proposals by where they are kept."""
    by_extraction: dict[int, list[int]] = {}
    for extraction, position in pointers:
        by_extraction.setdefault(extraction, []).append(position)
    found = {}
    for extraction, positions in by_extraction.items():
        for some in in_chunks(positions):
            rows = connection.execute(
                select(tables.proposals.c.position, tables.proposals.c.body).where(
                    tables.proposals.c.extraction == extraction,
                    tables.proposals.c.position.in_(some),
                )
            )
            for position, body in rows:
                found[extraction, position] = Proposal.model_validate_json(body)
    return found


def decisions_about(connection: Connection, ids: Collection[ActivityId]) -> tuple[Decision, ...]:
    """All decisions that target one of these activities, in order.

    An undo targets what the decision targeted that it takes back, so it is among them.
    """
    bodies: dict[int, str] = {}
    for some in in_chunks(sorted(ids)):
        seqs = select(tables.decision_targets.c.seq).where(
            tables.decision_targets.c.activity_id.in_(some)
        )
        rows = connection.execute(
            select(tables.decisions.c.seq, tables.decisions.c.body).where(
                tables.decisions.c.seq.in_(seqs)
            )
        )
        bodies.update({row.seq: row.body for row in rows})
    return tuple(Decision.model_validate_json(bodies[seq]) for seq in sorted(bodies))


def targets_between(connection: Connection, after: int, last: int) -> tuple[ActivityId, ...]:
    """What was decided on after one decision and up to another, in the order of the log."""
    column = tables.decision_targets.c
    rows = connection.execute(
        select(column.activity_id)
        .where(column.seq > after, column.seq <= last)
        .order_by(column.seq, column.activity_id)
    ).scalars()
    return tuple(dict.fromkeys(rows))


def series_of(connection: Connection, document_id: DocumentId) -> tuple[Series, str]:
    """The series of a document, and when it was received; empty for one that is not known."""
    row = connection.execute(
        select(tables.documents.c.series, tables.documents.c.received_at).where(
            tables.documents.c.id == document_id
        )
    ).one_or_none()
    if row is None:
        return Series(""), ""
    return Series(row.series), datetime.fromisoformat(row.received_at).isoformat()
