"""Opening the database: SQLite on one machine, PostgreSQL for teams, one schema for both."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError

from pipeline.errors import StoreError

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST_REVISION = "0001"
"""The last migration. It stands here so that an up-to-date database opens without Alembic, whose
import takes longer than most commands."""

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


def alembic_config(engine: Engine) -> "Config":
    """Alembic's settings for our migrations on this engine."""
    from alembic.config import Config

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
