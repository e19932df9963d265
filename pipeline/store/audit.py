"""Answers of the blind audit: added, and read."""

from collections.abc import Collection

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.exc import IntegrityError

from pipeline.errors import DecisionError
from pipeline.model import ActivityId, AuditAnswer
from pipeline.store import tables
from pipeline.store.bulk import in_chunks
from pipeline.store.engine import writing
from pipeline.store.standing import change_rows


def add_answer(engine: Engine, answer: AuditAnswer) -> None:
    """Add an answer; the activity is not asked for again as long as nobody decides on it.

    Raises:
        DecisionError: if somebody has answered it already.
    """
    values = answer.model_dump(mode="json")
    try:
        with writing(engine) as connection:
            connection.execute(insert(tables.audit_answers).values(values))
            agrees = answer.answer == answer.stood
            settled = {"audit": 0, "asked": 0} | ({} if agrees else {"flagged": 1})
            change_rows(connection, {answer.activity_id: settled})
    except IntegrityError as error:
        raise DecisionError(
            "somebody has answered this already", where=answer.activity_id
        ) from error


def all_answers(engine: Engine) -> tuple[AuditAnswer, ...]:
    """All answers, by activity."""
    query = select(tables.audit_answers).order_by(
        tables.audit_answers.c.activity_id, tables.audit_answers.c.revision
    )
    with engine.connect() as connection:
        return tuple(
            AuditAnswer.model_validate(dict(row._mapping)) for row in connection.execute(query)
        )


def answers_about(
    connection: Connection, ids: Collection[ActivityId]
) -> dict[ActivityId, AuditAnswer]:
    """The last answer about each of some activities."""
    found: dict[ActivityId, AuditAnswer] = {}
    for some in in_chunks(sorted(ids)):
        query = (
            select(tables.audit_answers)
            .where(tables.audit_answers.c.activity_id.in_(some))
            .order_by(tables.audit_answers.c.revision)
        )
        for row in connection.execute(query):
            found[row.activity_id] = AuditAnswer.model_validate(dict(row._mapping))
    return found
