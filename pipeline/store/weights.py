"""What the order of the queue rests on: near-duplicates, confirmed measures, risk."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from typing import Final

from sqlalchemy import Connection, select

from pipeline.model import ActivityId
from pipeline.store import tables
from pipeline.store.bulk import in_chunks
from pipeline.store.standing import Standing, change_rows


@dataclass(frozen=True, slots=True)
class Weight:
    """What the order of an item rests on; the fields are those of `Standing`."""

    activity_id: ActivityId
    confidence: float
    measure: str
    cluster: int
    band: int
    audit: int


_WEIGHT: Final = tuple(tables.standing.c[field.name] for field in fields(Weight))


def weights_of(connection: Connection, ids: Collection[ActivityId]) -> tuple[Weight, ...]:
    """What the order of some activities rests on."""
    found: list[Weight] = []
    for some in in_chunks(sorted(ids)):
        query = select(*_WEIGHT).where(tables.standing.c.activity_id.in_(some))
        found += (Weight(*row) for row in connection.execute(query))
    return tuple(found)


def weights_under(connection: Connection, measures: Collection[str]) -> tuple[Weight, ...]:
    """What the order of the activities under some measures rests on."""
    if not measures:
        return ()
    query = select(*_WEIGHT).where(tables.standing.c.measure.in_(sorted(measures)))
    return tuple(Weight(*row) for row in connection.execute(query))


def write_weights(connection: Connection, weights: Sequence[Weight]) -> None:
    """Write clusters and bands."""
    changes = {each.activity_id: {"cluster": each.cluster, "band": each.band} for each in weights}
    change_rows(connection, changes)


Text = tuple[ActivityId, str, int]
"""Id and key text of an activity, and 1 while it waits."""


def texts_of_group(connection: Connection, organizations: str) -> tuple[Text, ...]:
    """The texts of activities of the same organizations, by their length."""
    column = tables.standing.c
    rows = connection.execute(
        select(column.activity_id, column.key_text, column.queued)
        .where(column.organizations == organizations)
        .order_by(column.length, column.activity_id)
    )
    return tuple((row[0], row[1], row[2]) for row in rows)


def texts_around(connection: Connection, item: Standing, *, most: int) -> tuple[Text, ...]:
    """The texts of the same organizations that are nearest in length, `most` on either side."""
    column = tables.standing.c
    query = (
        select(column.activity_id, column.key_text, column.queued)
        .where(column.organizations == item.organizations)
        .limit(most)
    )
    longer = query.where(column.length >= item.length).order_by(column.length)
    shorter = query.where(column.length < item.length).order_by(column.length.desc())
    return tuple(
        (row[0], row[1], row[2]) for each in (shorter, longer) for row in connection.execute(each)
    )


def confirmed_measures(connection: Connection) -> frozenset[str]:
    """The measures that stand first in an activity that a person confirmed or corrected."""
    found: set[str] = set()
    for state in ("confirmed", "corrected"):
        found.update(
            connection.execute(
                select(tables.standing.c.measure)
                .where(tables.standing.c.shadowed_by == "", tables.standing.c.state == state)
                .distinct()
            ).scalars()
        )
    return frozenset(found)
