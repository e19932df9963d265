"""The log of decisions: read whole, or added to."""

from collections.abc import Sequence

from sqlalchemy import Engine, func, insert, select
from sqlalchemy.exc import IntegrityError

from pipeline.errors import DecisionError
from pipeline.model import Decision
from pipeline.store import tables
from pipeline.store.engine import writing


def all_decisions(engine: Engine) -> tuple[Decision, ...]:
    """The whole log, in the order of `seq`."""
    return decisions_after(engine, 0)


def decisions_after(engine: Engine, seq: int) -> tuple[Decision, ...]:
    """What was added to the log after the decision `seq`, in order."""
    with engine.connect() as connection:
        bodies = connection.execute(
            select(tables.decisions.c.body)
            .where(tables.decisions.c.seq > seq)
            .order_by(tables.decisions.c.seq)
        ).scalars()
        return tuple(Decision.model_validate_json(body) for body in bodies)


def last_decision(engine: Engine) -> int:
    """`seq` of the last decision, 0 for an empty log."""
    with engine.connect() as connection:
        last: int | None = connection.execute(select(func.max(tables.decisions.c.seq))).scalar()
    return last or 0


def append_decisions(engine: Engine, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Add decisions to the log, all or none; `seq` is given here, whatever they carry.

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
            for decision in numbered:
                connection.execute(
                    insert(tables.decisions).values(
                        seq=decision.seq,
                        verdict=decision.verdict,
                        reviewer=decision.reviewer,
                        decided_at=decision.decided_at.isoformat(),
                        body=decision.model_dump_json(),
                    )
                )
                for target in decision.targets:
                    connection.execute(
                        insert(tables.decision_targets).values(
                            seq=decision.seq,
                            activity_id=target.activity_id,
                            revision=target.revision,
                        )
                    )
    except IntegrityError as error:
        raise DecisionError(
            "somebody else has decided on this activity in the meantime",
            where=", ".join(target.activity_id for item in decisions for target in item.targets),
            remedy="Look at their decision, then decide again",
        ) from error
    return numbered
