"""Documents: what was read from them, and what could not be read."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, func, insert, select, update

from extractors.model import Document, DocumentId, Rejection
from extractors.text import display_name
from pipeline.model import DocumentRecord, Proposal, Versions, Visibility
from pipeline.store import tables
from pipeline.store.engine import writing
from pipeline.store.packing import (
    Packed,
    bodies_of,
    pack_document,
    pack_rejections,
    unpack_document,
    unpack_rejections,
)


def find_document(engine: Engine, document_id: DocumentId) -> DocumentRecord | None:
    """What the store knows of the document, or None when it has never seen it."""
    with engine.connect() as connection:
        row = connection.execute(
            select(tables.documents).where(tables.documents.c.id == document_id)
        ).one_or_none()
    return None if row is None else _record(row._mapping)


def list_documents(engine: Engine) -> tuple[DocumentRecord, ...]:
    """All documents that were ever received, by file name."""
    with engine.connect() as connection:
        rows = connection.execute(select(tables.documents)).all()
    # Databases sort names by their own rules; releases must not depend on them.
    records = (_record(row._mapping) for row in rows)
    return tuple(sorted(records, key=lambda record: (record.file_name, record.id)))


def record_sighting(engine: Engine, document_id: DocumentId, path: Path, now: datetime) -> None:
    """Note that the same bytes were seen under this name."""
    with writing(engine) as connection:
        _see(connection, document_id, path, now)


def record_failure(
    engine: Engine,
    document_id: DocumentId,
    *,
    path: Path,
    problem: str,
    now: datetime,
    visibility: Visibility = "public",
) -> None:
    """Note that a document cannot be read, with the line that staff read.

    A document that was read before keeps what was read: a failure never takes anything away.
    """
    values = {"state": "failed", "problem": problem}
    with writing(engine) as connection:
        changed = connection.execute(
            update(tables.documents)
            .where(tables.documents.c.id == document_id, tables.documents.c.state == "failed")
            .values(values)
        )
        if changed.rowcount == 0 and not _exists(connection, document_id):
            connection.execute(
                insert(tables.documents).values(
                    id=document_id,
                    file_name=display_name(path.name),
                    received_at=now.isoformat(),
                    format="",
                    kind="",
                    title="",
                    series="",
                    pages=0,
                    visibility=visibility,
                    **values,
                )
            )
        if visibility == "restricted":
            _set_visibility(connection, [document_id], visibility)
        _see(connection, document_id, path, now)


def set_visibility(
    engine: Engine, document_ids: Sequence[DocumentId], visibility: Visibility
) -> None:
    """Say of documents whether they may be published."""
    with writing(engine) as connection:
        _set_visibility(connection, document_ids, visibility)


def record_extraction(
    engine: Engine,
    record: DocumentRecord,
    *,
    path: Path,
    document: Document,
    rejections: Sequence[Rejection],
    proposals: Sequence[Proposal],
    versions: Versions,
    now: datetime,
) -> bool:
    """Record what was read from a document and what is proposed, in one transaction.

    Returns:
        False when these versions have already read the document, and nothing was written.
    """
    packed = Packed(pack_document(document), pack_rejections(rejections), bodies_of(proposals))
    return record_packed(engine, record, path=path, packed=packed, versions=versions, now=now)


def record_packed(
    engine: Engine,
    record: DocumentRecord,
    *,
    path: Path,
    packed: Packed,
    versions: Versions,
    now: datetime,
) -> bool:
    """The same of what is packed already; see `record_extraction`."""
    with writing(engine) as connection:
        newest = connection.execute(
            select(tables.extractions.c.versions)
            .where(tables.extractions.c.document_id == record.id)
            .order_by(tables.extractions.c.seq.desc())
            .limit(1)
        ).scalar_one_or_none()
        if newest == versions.model_dump_json():
            _see(connection, record.id, path, now)
            return False
        values = record.model_dump(mode="json")
        if _exists(connection, record.id):
            for kept in ("id", "received_at"):
                del values[kept]
            if values["visibility"] == "public":
                # What was restricted stays so, until a person says otherwise.
                del values["visibility"]
            connection.execute(
                update(tables.documents).where(tables.documents.c.id == record.id).values(values)
            )
        else:
            connection.execute(insert(tables.documents).values(values))
        _see(connection, record.id, path, now)
        extraction = connection.execute(
            insert(tables.extractions)
            .values(
                document_id=record.id,
                versions=versions.model_dump_json(),
                document=packed.document,
                rejections=packed.rejections,
                made_at=now.isoformat(),
            )
            .returning(tables.extractions.c.seq)
        ).scalar_one()
        if packed.bodies:
            connection.execute(
                insert(tables.proposals),
                [
                    {
                        "extraction": extraction,
                        "position": position,
                        "activity_id": activity_id,
                        "body": body,
                    }
                    for position, (activity_id, body) in enumerate(packed.bodies)
                ],
            )
    return True


def load_extraction(
    engine: Engine, document_id: DocumentId
) -> tuple[Document, tuple[Rejection, ...]] | None:
    """What was last read from a document, or None when it was never read."""
    with engine.connect() as connection:
        row = connection.execute(
            select(tables.extractions.c.document, tables.extractions.c.rejections)
            .where(tables.extractions.c.document_id == document_id)
            .order_by(tables.extractions.c.seq.desc())
            .limit(1)
        ).one_or_none()
    if row is None:
        return None
    return (
        unpack_document(row.document),
        unpack_rejections(row.rejections),
    )


def newest_versions(engine: Engine, document_id: DocumentId) -> Versions | None:
    """The versions that last read a document, or None when it was never read."""
    with engine.connect() as connection:
        found: str | None = connection.execute(
            select(tables.extractions.c.versions)
            .where(tables.extractions.c.document_id == document_id)
            .order_by(tables.extractions.c.seq.desc())
            .limit(1)
        ).scalar_one_or_none()
    return None if found is None else Versions.model_validate_json(found)


def _newest_extractions() -> Any:
    return select(func.max(tables.extractions.c.seq)).group_by(tables.extractions.c.document_id)


def _set_visibility(
    connection: Connection, document_ids: Sequence[DocumentId], visibility: Visibility
) -> None:
    for document_id in document_ids:
        connection.execute(
            update(tables.documents)
            .where(tables.documents.c.id == document_id)
            .values(visibility=visibility)
        )


def _exists(connection: Connection, document_id: DocumentId) -> bool:
    found = connection.execute(
        select(tables.documents.c.id).where(tables.documents.c.id == document_id)
    )
    return found.one_or_none() is not None


def _see(connection: Connection, document_id: DocumentId, path: Path, now: datetime) -> None:
    key = (
        tables.sightings.c.document_id == document_id,
        tables.sightings.c.path == str(path),
    )
    if connection.execute(select(tables.sightings.c.path).where(*key)).one_or_none() is None:
        connection.execute(
            insert(tables.sightings).values(
                document_id=document_id, path=str(path), seen_at=now.isoformat()
            )
        )


def _record(row: Any) -> DocumentRecord:
    return DocumentRecord.model_validate(dict(row))
