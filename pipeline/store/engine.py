"""Opening the database: SQLite on one machine, PostgreSQL for teams, one schema for both."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import ExceptionContext, make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from pipeline.errors import BusyError, StoreError

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST_REVISION = "0003"
"""The last migration. It stands here so that an up-to-date database opens without Alembic, whose
import takes longer than most commands."""

_BUSY_TIMEOUT_MS = 30_000
"""How long a writer waits for another; reading documents is never inside a transaction."""
_BUSY = (
    "database is locked",
    "database table is locked",
    "canceling statement due to lock timeout",
)
"""What SQLite and PostgreSQL say when the wait was too long."""
_WRITERS_LOCK = 0x6A706F61
"""The advisory lock of writers in PostgreSQL ("jpoa"); any number that others do not take."""


def open_engine(url: str) -> Engine:
    """An engine for `url`, with the schema brought up to date.

    Raises:
        StoreError: if the database cannot be opened or was written by a newer version.
    """
    engine = connect_engine(url)
    try:
        _upgrade(engine)
    except OperationalError as error:
        raise StoreError(
            f"the database cannot be opened ({_said(error)})",
            where=str(engine.url.database),
            remedy="" if engine.dialect.name == "sqlite" else "Check JPOA_DATABASE_URL",
        ) from error
    return engine


def connect_engine(url: str) -> Engine:
    """An engine for `url` as the database stands; nothing is asked of it yet.

    Raises:
        StoreError: if the address is none, or PostgreSQL's driver is missing.
    """
    target = database_address(url)
    if target.get_backend_name() == "sqlite":
        if target.database:
            Path(target.database).parent.mkdir(parents=True, exist_ok=True)
        # An error names what is wrong, never the words that were to be written.
        engine = create_engine(target, hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        # A connection that the server has closed over night is made anew, not an error.
        engine = create_engine(target, pool_pre_ping=True, hide_parameters=True)
        event.listen(engine, "connect", _prepare_postgres)
        event.listen(engine, "begin", _begin_postgres)
    event.listen(engine, "handle_error", _tell_busy)
    return engine


def _tell_busy(context: ExceptionContext) -> None:
    """Say in one line that others write, instead of what the driver says of its locks.

    The driver has waited by then (`_BUSY_TIMEOUT_MS`), and nothing of the transaction is written.
    """
    said = str(context.original_exception)
    if any(words in said for words in _BUSY):
        raise BusyError(
            "the database is held by another program",
            remedy="Nothing was changed; close what else has it open, or try again",
        ) from context.sqlalchemy_exception


def database_address(url: str) -> URL:
    """The address that a user has given: "postgresql://anna@host/jpoa", "sqlite:///data/x.sqlite".

    Raises:
        StoreError: if it is none, is of another database, or PostgreSQL's driver is missing.
    """
    try:
        target = make_url(url)
    except ArgumentError as error:
        raise StoreError(
            "the database address is not understood",
            where="JPOA_DATABASE_URL",
            remedy="Write it as postgresql://user@host/name",
        ) from error
    kind = target.get_backend_name()
    if kind == "sqlite":
        return target
    if kind not in ("postgresql", "postgres"):
        raise StoreError(
            f"the database {kind} is not supported",
            where="JPOA_DATABASE_URL",
            remedy="Use PostgreSQL (postgresql://user@host/name), or none for a file of its own",
        )
    if find_spec("psycopg") is None:
        raise StoreError(
            "the driver for PostgreSQL is not installed",
            where="JPOA_DATABASE_URL",
            remedy='Install it with: pip install "jpoa[postgres]"',
        )
    return target.set(drivername="postgresql+psycopg")


def alembic_config(engine: Engine) -> "Config":
    """Alembic's settings for our migrations on this engine."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["engine"] = engine
    return config


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it or nothing, and one at a time.

    It takes the write lock at its beginning. On SQLite a read snapshot cannot be upgraded while
    another process writes, however long the busy timeout is. On PostgreSQL two writers would
    otherwise give the same number to two decisions, or read the same document twice.
    """
    with engine.connect().execution_options(jpoa_writing=True) as connection, connection.begin():
        yield connection


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transaction handling would begin deferred transactions behind our back.
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in (
        "journal_mode=WAL",
        "foreign_keys=ON",
        "synchronous=FULL",
        f"busy_timeout={_BUSY_TIMEOUT_MS}",
        # Without it, REPLACE deletes rows without asking the triggers that guard the log.
        "recursive_triggers=ON",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("jpoa_writing")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare_postgres(connection: Any, _record: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = {_BUSY_TIMEOUT_MS}")
        cursor.execute("SET timezone = 'UTC'")
    connection.commit()


def _begin_postgres(connection: Connection) -> None:
    if connection.get_execution_options().get("jpoa_writing"):
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")


def _said(error: OperationalError) -> str:
    """What the database said, on one line."""
    return " ".join(str(error.orig).split())


def _upgrade(engine: Engine) -> None:
    current = _revision(engine)
    if current == NEWEST_REVISION:
        return
    from alembic import command
    from alembic.script import ScriptDirectory

    known = ScriptDirectory.from_config(alembic_config(engine)).walk_revisions()
    if current is not None and current not in {item.revision for item in known}:
        raise StoreError(
            "the database was written by a newer version of jpoa",
            where=str(engine.url.database),
            remedy="Install that version, or choose another folder with --data",
        )
    command.upgrade(alembic_config(engine), "head")


def _revision(engine: Engine) -> str | None:
    """The migration that the database stands at; None for an empty one."""
    if not inspect(engine).has_table("alembic_version"):
        return None
    with engine.connect() as connection:
        found: str | None = connection.execute(
            text("SELECT version_num FROM alembic_version")
        ).scalar_one_or_none()
    return found
