"""The log of decisions: read whole, or added to."""

from collections.abc import Callable, Collection, Iterator, Sequence

from sqlalchemy import Connection, Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from pipeline.errors import DecisionError
from pipeline.model import ActivityId, Decision
from pipeline.store import standing_sources, tables
from pipeline.store.bulk import in_chunks
from pipeline.store.engine import writing

_ROWS_AT_ONCE = 500


def all_decisions(engine: Engine) -> tuple[Decision, ...]:
    """The whole log, in the order of `seq`."""
    return decisions_after(engine, 0)


def each_decision(engine: Engine, last: int) -> Iterator[Decision]:
    """The log up to the decision `last`, one after the other: it may be larger than memory."""
    column = tables.decisions.c
    query = select(column.body).where(column.seq <= last).order_by(column.seq)
    with engine.connect().execution_options(yield_per=_ROWS_AT_ONCE) as connection:
        for body in connection.execute(query).scalars():
            yield Decision.model_validate_json(body)


def decisions_numbered(engine: Engine, seqs: Collection[int]) -> tuple[Decision, ...]:
    """Some entries of the log, in order."""
    found: list[Decision] = []
    with engine.connect() as connection:
        for some in in_chunks(sorted(seqs)):
            bodies = connection.execute(
                select(tables.decisions.c.body)
                .where(tables.decisions.c.seq.in_(some))
                .order_by(tables.decisions.c.seq)
            ).scalars()
            found += [Decision.model_validate_json(body) for body in bodies]
    return tuple(found)


def decisions_after(engine: Engine, seq: int) -> tuple[Decision, ...]:
    """What was added to the log after the decision `seq`, in order."""
    with engine.connect() as connection:
        bodies = connection.execute(
            select(tables.decisions.c.body)
            .where(tables.decisions.c.seq > seq)
            .order_by(tables.decisions.c.seq)
        ).scalars()
        return tuple(Decision.model_validate_json(body) for body in bodies)


def decisions_about(engine: Engine, ids: Collection[ActivityId]) -> tuple[Decision, ...]:
    """All decisions that target one of these activities, in order."""
    with engine.connect() as connection:
        return standing_sources.decisions_about(connection, ids)


def newest_decisions(engine: Engine, *, offset: int, limit: int) -> tuple[Decision, ...]:
    """A page of the log, newest first."""
    with engine.connect() as connection:
        bodies = connection.execute(
            select(tables.decisions.c.body)
            .order_by(tables.decisions.c.seq.desc())
            .offset(offset)
            .limit(limit)
        ).scalars()
        return tuple(Decision.model_validate_json(body) for body in bodies)


def find_decision(engine: Engine, seq: int) -> Decision | None:
    """One entry of the log."""
    with engine.connect() as connection:
        body: str | None = connection.execute(
            select(tables.decisions.c.body).where(tables.decisions.c.seq == seq)
        ).scalar_one_or_none()
    return None if body is None else Decision.model_validate_json(body)


def in_force_of(engine: Engine, reviewer: str, limit: int) -> tuple[Decision, ...]:
    """The last decisions of a reviewer that no undo takes back, newest first."""
    column = tables.in_force.c
    query = (
        select(tables.decisions.c.body)
        .join(tables.in_force, column.seq == tables.decisions.c.seq)
        .where(column.reviewer == reviewer)
        .order_by(column.seq.desc())
        .limit(limit)
    )
    with engine.connect() as connection:
        return tuple(
            Decision.model_validate_json(body) for body in connection.execute(query).scalars()
        )


def in_force_among(engine: Engine, seqs: Collection[int]) -> frozenset[int]:
    """Which of these decisions no undo takes back."""
    query = select(tables.in_force.c.seq).where(tables.in_force.c.seq.in_(sorted(seqs)))
    with engine.connect() as connection:
        return frozenset(connection.execute(query).scalars())


def in_force_of_batch(engine: Engine, batch: str) -> tuple[int, ...]:
    """The decisions of a bulk action that no undo takes back."""
    query = select(tables.in_force.c.seq).where(tables.in_force.c.batch == batch)
    with engine.connect() as connection:
        return tuple(connection.execute(query.order_by(tables.in_force.c.seq)).scalars())


def count_in_force(engine: Engine) -> dict[str, int]:
    """How many decisions of each reviewer are in force, without notes; the most first."""
    column = tables.in_force.c
    query = (
        select(column.reviewer, func.count().label("number"))
        .where(column.verdict != "note")
        .group_by(column.reviewer)
        .order_by(func.count().desc(), column.reviewer)
    )
    with engine.connect() as connection:
        return {row[0]: row[1] for row in connection.execute(query)}


def last_decision(engine: Engine) -> int:
    """`seq` of the last decision, 0 for an empty log."""
    with engine.connect() as connection:
        last: int | None = connection.execute(select(func.max(tables.decisions.c.seq))).scalar()
    return last or 0


def append_decisions(
    engine: Engine,
    decisions: Sequence[Decision],
    *,
    then: Callable[[Connection], object] | None = None,
) -> tuple[Decision, ...]:
    """Add decisions to the log, all or none; `seq` is given here, whatever they carry.

    Args:
        engine: the store.
        decisions: what is added.
        then: what else is written in the same transaction.

    Returns:
        The decisions as they stand in the log.

    Raises:
        DecisionError: if somebody else has decided on the same revision of an activity.
    """
    try:
        with writing(engine) as connection:
            last = connection.execute(select(func.max(tables.decisions.c.seq))).scalar() or 0
            numbered = tuple(
                decision.model_copy(update={"seq": seq})
                for seq, decision in enumerate(decisions, last + 1)
            )
            if numbered:
                connection.execute(
                    insert(tables.decisions),
                    [
                        {
                            "seq": decision.seq,
                            "verdict": decision.verdict,
                            "reviewer": decision.reviewer,
                            "decided_at": decision.decided_at.isoformat(),
                            "body": decision.model_dump_json(),
                        }
                        for decision in numbered
                    ],
                )
            targets = [
                {
                    "seq": decision.seq,
                    "activity_id": target.activity_id,
                    "revision": target.revision,
                }
                for decision in numbered
                for target in decision.targets
            ]
            if targets:
                connection.execute(insert(tables.decision_targets), targets)
            if then is not None:
                then(connection)
    except IntegrityError as error:
        raise DecisionError(
            "somebody else has decided on this activity in the meantime",
            where=", ".join(target.activity_id for item in decisions for target in item.targets),
            remedy="Look at their decision, then decide again",
        ) from error
    return numbered
