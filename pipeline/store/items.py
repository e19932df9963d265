"""Who has which activity open: bookkeeping that may be emptied without losing a decision."""

from contextlib import suppress
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, insert, select

from gazetteers.model import Record
from pipeline.errors import BusyError
from pipeline.model import ActivityId
from pipeline.store import tables
from pipeline.store.engine import writing

CLAIM_LASTS = timedelta(minutes=15)
_RENEW_AFTER = timedelta(minutes=5)
"""A claim is written anew once it is older: looking should not write each time."""


class Claim(Record):
    """An activity that somebody has open, until a time in UTC."""

    activity_id: ActivityId
    reviewer: str
    until: datetime


def claims(engine: Engine, now: datetime) -> dict[ActivityId, Claim]:
    """The claims that have not run out."""
    with engine.connect() as connection:
        rows = connection.execute(
            select(tables.items).where(tables.items.c.claimed_until > now.isoformat())
        )
        return {
            row.activity_id: Claim(
                activity_id=row.activity_id,
                reviewer=row.claimed_by,
                until=datetime.fromisoformat(row.claimed_until),
            )
            for row in rows
        }


def claim(engine: Engine, activity_id: ActivityId, reviewer: str, now: datetime) -> Claim:
    """Claim an activity for 15 minutes, unless somebody else has it open.

    Returns:
        Whose it is now: a claim is a courtesy, not a lock.
    """
    held = claims(engine, now).get(activity_id)
    if held is not None and (
        held.reviewer != reviewer or held.until - now > CLAIM_LASTS - _RENEW_AFTER
    ):
        return held
    until = now + CLAIM_LASTS
    # Whoever looks need not know that others write: without its claim the item is as good.
    with suppress(BusyError), writing(engine) as connection:
        connection.execute(
            delete(tables.items).where(
                (tables.items.c.activity_id == activity_id)
                | (tables.items.c.claimed_until <= now.isoformat())
            )
        )
        connection.execute(
            insert(tables.items).values(
                activity_id=activity_id, claimed_by=reviewer, claimed_until=until.isoformat()
            )
        )
    return Claim(activity_id=activity_id, reviewer=reviewer, until=until)


def release_claims(engine: Engine, reviewer: str) -> None:
    """Give back whatever a reviewer has open."""
    with writing(engine) as connection:
        connection.execute(delete(tables.items).where(tables.items.c.claimed_by == reviewer))
