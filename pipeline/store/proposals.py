"""Proposals as they stand: those of the newest extraction of each document."""

from collections.abc import Iterator

from sqlalchemy import Engine, func, select

from pipeline.model import Proposal
from pipeline.store import tables

_ROWS_AT_ONCE = 1000


def newest_extraction(engine: Engine) -> int:
    """Rises whenever a document is read; 0 before the first."""
    with engine.connect() as connection:
        newest: int | None = connection.execute(select(func.max(tables.extractions.c.seq))).scalar()
    return newest or 0


def current_proposals(engine: Engine) -> Iterator[Proposal]:
    """The proposals of every document's newest extraction, by document and reading order."""
    newest = select(func.max(tables.extractions.c.seq)).group_by(tables.extractions.c.document_id)
    query = (
        select(tables.proposals.c.body)
        .where(tables.proposals.c.extraction.in_(newest))
        .order_by(tables.proposals.c.extraction, tables.proposals.c.position)
    )
    with engine.connect().execution_options(yield_per=_ROWS_AT_ONCE) as connection:
        for body in connection.execute(query).scalars():
            yield Proposal.model_validate_json(body)
