"""Proposals as they stand: those of the newest extraction of each document."""

import re
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime

from sqlalchemy import Engine, func, insert, select

from extractors.model import DocumentId
from pipeline.model import ActivityId, Proposal, Versions
from pipeline.store import tables
from pipeline.store.bulk import in_chunks
from pipeline.store.engine import writing

_ROWS_AT_ONCE = 1000


def newest_extraction(engine: Engine) -> int:
    """Rises whenever a document is read; 0 before the first."""
    with engine.connect() as connection:
        newest: int | None = connection.execute(select(func.max(tables.extractions.c.seq))).scalar()
    return newest or 0


def count_extractions(engine: Engine) -> tuple[int, int]:
    """How often documents were read, and the newest of these extractions."""
    column = tables.extractions.c.seq
    with engine.connect() as connection:
        number, newest = connection.execute(select(func.count(), func.max(column))).one()
    return number, newest or 0


def added_without(engine: Engine, words: str, *, after: tuple[int, int]) -> bool:
    """Whether all that was read since are new documents whose proposals do not hold some words.

    Args:
        engine: the store.
        words: as the stored form of a proposal has them.
        after: what `count_extractions` said then.
    """
    before, last = after
    new = tables.extractions.c.seq > last
    again = tables.extractions.alias()
    with engine.connect() as connection:
        # On a database for teams, of two that are added at once the later may be seen first.
        late = select(func.count()).where(tables.extractions.c.seq <= last)
        if connection.execute(late).scalar() != before:
            return False
        holding = (
            select(tables.proposals.c.position)
            .where(tables.proposals.c.extraction > last, tables.proposals.c.body.contains(words))
            .limit(1)
        )
        known = (
            select(tables.extractions.c.seq)
            .join(again, again.c.document_id == tables.extractions.c.document_id)
            .where(new, again.c.seq <= last)
            .limit(1)
        )
        return not (connection.execute(holding).first() or connection.execute(known).first())


def current_proposals(engine: Engine, *, holding: str = "") -> Iterator[Proposal]:
    """The proposals of every document's newest extraction, by document and reading order.

    Args:
        engine: the store.
        holding: only those whose stored form holds these words.
    """
    newest = select(func.max(tables.extractions.c.seq)).group_by(tables.extractions.c.document_id)
    query = (
        select(tables.proposals.c.body)
        .where(tables.proposals.c.extraction.in_(newest))
        .order_by(tables.proposals.c.extraction, tables.proposals.c.position)
    )
    if holding:
        query = query.where(tables.proposals.c.body.contains(holding))
    with engine.connect().execution_options(yield_per=_ROWS_AT_ONCE) as connection:
        for body in connection.execute(query).scalars():
            yield Proposal.model_validate_json(body)


def newest_extractions(engine: Engine) -> dict[DocumentId, int]:
    """The newest extraction of every document that was ever read."""
    query = select(tables.extractions.c.document_id, func.max(tables.extractions.c.seq)).group_by(
        tables.extractions.c.document_id
    )
    with engine.connect() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def proposed_ids(engine: Engine) -> Iterator[tuple[ActivityId, int]]:
    """The activity and the extraction of every proposal, also of older ones."""
    query = select(tables.proposals.c.activity_id, tables.proposals.c.extraction)
    with engine.connect().execution_options(yield_per=_ROWS_AT_ONCE) as connection:
        for row in connection.execute(query):
            yield row[0], row[1]


def proposals_of(engine: Engine, extractions: Collection[int]) -> Iterator[Proposal]:
    """The proposals of some extractions, by extraction and reading order."""
    column = tables.proposals.c
    with engine.connect() as connection:
        for some in in_chunks(sorted(extractions)):
            query = select(column.body).where(column.extraction.in_(some))
            for body in connection.execute(
                query.order_by(column.extraction, column.position)
            ).scalars():
                yield Proposal.model_validate_json(body)


def add_proposals(
    engine: Engine,
    document_id: DocumentId,
    proposals: Sequence[Proposal],
    *,
    versions: Versions,
    now: datetime,
) -> None:
    """Propose anew over the newest reading of a document, in one transaction.

    What was read stays as it is; the earlier proposals stay in the store.
    """
    newest = (
        select(tables.extractions.c.document, tables.extractions.c.rejections)
        .where(tables.extractions.c.document_id == document_id)
        .order_by(tables.extractions.c.seq.desc())
        .limit(1)
    )
    with writing(engine) as connection:
        read = connection.execute(newest).one()
        extraction = connection.execute(
            insert(tables.extractions)
            .values(
                document_id=document_id,
                versions=versions.model_dump_json(),
                document=read.document,
                rejections=read.rejections,
                made_at=now.isoformat(),
            )
            .returning(tables.extractions.c.seq)
        ).scalar_one()
        connection.execute(
            insert(tables.proposals),
            [
                {
                    "extraction": extraction,
                    "position": position,
                    "activity_id": proposal.activity.id,
                    "body": proposal.model_dump_json(exclude_defaults=True),
                }
                for position, proposal in enumerate(proposals)
            ],
        )


def documents_with(engine: Engine, beginnings: Sequence[str]) -> tuple[DocumentId, ...]:
    """The documents in which an activity has words that begin so, in this order.

    Rather too many than too few: it looks at headings and what is inherited, too, and at earlier
    readings.
    """
    if not beginnings:
        return ()
    knows_all = engine.dialect.name != "sqlite"
    words = (_as_pattern(word, knows_all_letters=knows_all) for word in beginnings)
    pattern = "%".join(("", *words, ""))
    query = (
        select(tables.extractions.c.document_id)
        .join(tables.proposals, tables.proposals.c.extraction == tables.extractions.c.seq)
        .where(func.lower(tables.proposals.c.body).like(pattern, escape="\\"))
        .distinct()
        .order_by(tables.extractions.c.document_id)
    )
    with engine.connect() as connection:
        return tuple(connection.execute(query).scalars())


def _as_pattern(word: str, *, knows_all_letters: bool) -> str:
    escaped = re.sub(r"([%_\\])", r"\\\1", word)
    if knows_all_letters or escaped.isascii():
        return escaped.lower()
    # SQLite knows the small letters of ASCII only, so that a first letter may be any.
    return f"_{escaped[1:]}"
