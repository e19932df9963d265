"""Opening the database: SQLite on one machine, PostgreSQL for teams, one schema for both."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from pipeline.errors import StoreError

_BUSY_TIMEOUT_MS = 30_000
"""How long a writer waits for another; reading documents is never inside a transaction."""


def open_engine(url: str) -> Engine:
    """An engine for `url`, with the schema brought up to date.

    Raises:
        StoreError: if the database cannot be opened or was written by a newer version.
    """
    try:
        target = make_url(url)
    except ArgumentError as error:
        raise StoreError(
            "the database address is not understood",
            where="JPOA_DATABASE_URL",
            remedy="Write it as postgresql+psycopg://user@host/name",
        ) from error
    if target.get_backend_name() == "sqlite" and target.database:
        Path(target.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(target)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    try:
        _upgrade(engine)
    except OperationalError as error:
        raise StoreError(
            f"the database cannot be opened ({error.orig})", where=str(target.database)
        ) from error
    return engine


def alembic_config(engine: Engine) -> Config:
    """Alembic's settings for our migrations on this engine."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["engine"] = engine
    return config


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes: all of it or nothing.

    On SQLite it takes the write lock at its beginning: a read snapshot cannot be upgraded while
    another process writes, however long the busy timeout is.
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


def _upgrade(engine: Engine) -> None:
    script = ScriptDirectory.from_config(alembic_config(engine))
    with engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    if current == script.get_current_head():
        return
    if current is not None and current not in {item.revision for item in script.walk_revisions()}:
        raise StoreError(
            "the database was written by a newer version of jpoa",
            where=str(engine.url.database),
            remedy="Install that version, or choose another folder with --data",
        )
    command.upgrade(alembic_config(engine), "head")
