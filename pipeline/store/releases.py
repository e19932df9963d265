"""What was released, and whether anything came since."""

from sqlalchemy import Engine, func, select

from pipeline.store import tables


def changed_since_release(engine: Engine) -> bool:
    """Whether a document was read or a decision made since the last release; True before any."""
    with engine.connect() as connection:
        last = connection.execute(
            select(tables.releases.c.made_at, tables.releases.c.last_decision)
            .order_by(tables.releases.c.made_at.desc())
            .limit(1)
        ).one_or_none()
        read = connection.execute(select(func.max(tables.extractions.c.made_at))).scalar()
        decided = connection.execute(select(func.max(tables.decisions.c.seq))).scalar()
    if last is None:
        return True
    return bool((read or "") > last.made_at or (decided or 0) > last.last_decision)
