"""All rows of a store as lines of JSON, and back: from either kind of database into either."""

import base64
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any, Final

from sqlalchemy import (
    Connection,
    Engine,
    Table,
    column,
    func,
    insert,
    inspect,
    select,
    table,
    text,
    update,
)

from pipeline.errors import StoreError
from pipeline.store import tables
from pipeline.store.engine import NEWEST_REVISION, alembic_config, writing

KEPT: Final[tuple[Table, ...]] = (
    tables.documents,
    tables.sightings,
    tables.extractions,
    tables.proposals,
    tables.decisions,
    tables.decision_targets,
    tables.audit_answers,
    tables.releases,
)
"""What cannot be made anew, in an order in which rows find what they refer to."""
DERIVED: Final = frozenset({"items", "standing", "in_force", "brought_up"})
"""What is bookkeeping, or is made anew from the others at the next look."""
_ROWS_AT_ONCE: Final = 500


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """A connection that sees the store as it is now, however many others write meanwhile."""
    level = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


def lines_of(connection: Connection, kept: Table) -> Iterator[bytes]:
    """The rows of a table, each as one line of JSON; bytes are {"base64": …}."""
    rows = connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(
        select(kept).order_by(*kept.primary_key.columns)
    )
    for row in rows:
        content = {name: _packed(value) for name, value in row._mapping.items()}
        yield json.dumps(content, ensure_ascii=False).encode() + b"\n"


def load_store(engine: Engine, revision: str, lines: Iterable[tuple[str, Iterable[bytes]]]) -> None:
    """Fill an empty store with the rows of another, all or none, and bring it up to date.

    Args:
        engine: a database without tables, or with empty ones.
        revision: the migration at which the rows were written.
        lines: names of tables with the lines of each, in the order of `KEPT`.

    Raises:
        StoreError: if there are rows already, or a newer version wrote those lines.
    """
    from alembic import command
    from alembic.script import ScriptDirectory

    config = alembic_config(engine)
    known = {item.revision for item in ScriptDirectory.from_config(config).walk_revisions()}
    if revision not in known:
        raise StoreError(
            "the backup was made by a newer version of jpoa", remedy="Install that version first"
        )
    if inspect(engine).has_table("alembic_version"):
        _refuse_rows(engine)
        command.downgrade(config, "base")
    command.upgrade(config, revision)
    with writing(engine) as connection:
        for name, rows in lines:
            _load(connection, name, rows)
        if engine.dialect.name == "postgresql":
            # Rows that bring their numbers with them do not move the counter on.
            connection.execute(
                text(
                    "SELECT setval(pg_get_serial_sequence('extractions', 'seq'), MAX(seq)) "
                    "FROM extractions HAVING MAX(seq) IS NOT NULL"
                )
            )
    if revision != NEWEST_REVISION:
        command.upgrade(config, "head")


def copy_store(engine: Engine, target: Engine) -> None:
    """Fill an empty store with what another one holds at this moment."""
    with snapshot(engine) as connection:
        load_store(
            target, NEWEST_REVISION, ((kept.name, lines_of(connection, kept)) for kept in KEPT)
        )


def adopt_readings(engine: Engine, source: Engine, *, after: int) -> int:
    """Take over what was read in a copy of this store: all of it in one transaction, or nothing.

    Args:
        engine: the store; decisions, visibility and when a document came are its own.
        source: a copy of it (`copy_store`) in which documents were read anew.
        after: the newest extraction at the time of the copy.

    Returns:
        How many documents were taken over.

    Raises:
        StoreError: if the store has read documents of its own since the copy was made.
    """
    adopted = 0
    with snapshot(source) as copy, writing(engine) as connection:
        if newest_extraction_of(connection) != after:
            raise StoreError(
                "documents were read by somebody else in the meantime",
                remedy="Run it again, to see what it changes now",
            )
        readings = copy.execute(
            select(tables.extractions)
            .where(tables.extractions.c.seq > after)
            .order_by(tables.extractions.c.seq)
            .execution_options(yield_per=1)
        )
        for reading in readings:
            document_id = reading.document_id
            record = copy.execute(
                select(tables.documents).where(tables.documents.c.id == document_id)
            ).one()
            values = dict(record._mapping)
            for own in ("id", "received_at", "visibility"):
                del values[own]
            connection.execute(
                update(tables.documents).where(tables.documents.c.id == document_id).values(values)
            )
            columns = dict(reading._mapping)
            number = columns.pop("seq")
            seq = connection.execute(
                insert(tables.extractions).values(columns).returning(tables.extractions.c.seq)
            ).scalar_one()
            proposed = copy.execute(
                select(tables.proposals).where(tables.proposals.c.extraction == number)
            ).all()
            if proposed:
                connection.execute(
                    insert(tables.proposals),
                    [{**row._mapping, "extraction": seq} for row in proposed],
                )
            adopted += 1
    return adopted


def newest_extraction_of(connection: Connection) -> int:
    """The number of the newest extraction that a connection sees; 0 before the first."""
    newest: int | None = connection.execute(select(func.max(tables.extractions.c.seq))).scalar()
    return newest or 0


def _refuse_rows(engine: Engine) -> None:
    present = set(inspect(engine).get_table_names())
    with engine.connect() as connection:
        for kept in KEPT:
            if kept.name in present and connection.execute(select(kept).limit(1)).first():
                raise StoreError(
                    "the database is not empty",
                    where=str(engine.url.database),
                    remedy="Restore into a new one: nothing is ever overwritten",
                )


def _load(connection: Connection, name: str, lines: Iterable[bytes]) -> None:
    remaining = iter(lines)
    while some := list(islice(remaining, _ROWS_AT_ONCE)):
        rows = [{key: _unpacked(value) for key, value in json.loads(line).items()} for line in some]
        # The columns that the lines have: those of their own revision.
        target = table(name, *(column(key) for key in rows[0]))
        connection.execute(insert(target), rows)


def _packed(value: Any) -> Any:
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _unpacked(value: Any) -> Any:
    return base64.b64decode(value["base64"]) if isinstance(value, dict) else value
