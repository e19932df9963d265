"""Fixtures that every layer's tests share."""

import gc
import os
import secrets
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url
from stores import make_store

from gazetteers.frameworks import Framework, load_frameworks
from pipeline.match.matcher import CueMatcher
from pipeline.match.memory import Memory
from pipeline.match.remembered import open_memory
from pipeline.store.engine import open_engine

POSTGRES = "JPOA_TEST_POSTGRES"
"""Names the PostgreSQL server on which tests make databases of their own."""


def pytest_collection_finish() -> None:
    """Modules, lists and the tests themselves stay: no search for garbage goes through them."""
    gc.freeze()


@pytest.fixture(scope="session")
def jpoa() -> Framework:
    """The framework of the project."""
    return next(item for item in load_frameworks() if item.id == "JPoA-2011")


@pytest.fixture(scope="session")
def _prepared(
    jpoa: Framework, tmp_path_factory: pytest.TempPathFactory
) -> tuple[CueMatcher, Memory, Path]:
    folder = tmp_path_factory.mktemp("words_read")
    memory = open_memory(folder, jpoa)
    matcher = CueMatcher(jpoa, memory=memory)
    matcher.prepare()
    return matcher, memory, folder


@pytest.fixture(scope="session")
def matcher(_prepared: tuple[CueMatcher, Memory, Path]) -> CueMatcher:
    """The matcher of the project; no test changes it."""
    return _prepared[0]


@pytest.fixture(scope="session")
def memory(_prepared: tuple[CueMatcher, Memory, Path]) -> Memory:
    """What its cues and precedents are read as, for other matchers of the same framework."""
    return _prepared[1]


@pytest.fixture(scope="session")
def words_read(_prepared: tuple[CueMatcher, Memory, Path]) -> Path:
    """The same as a folder: a workspace with a copy of it as its folder `matcher` need not read
    them, which takes a second.
    """
    return _prepared[2]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference corpus beside the project; tests that need it are skipped without it."""
    folder = Path(os.environ.get("JPOA_SHARED", Path(__file__).parents[2] / "shared"))
    if not (folder / "corpus").is_dir():
        pytest.skip(f"the reference corpus is not at {folder} (set JPOA_SHARED)")
    return folder


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A new, empty PostgreSQL database; dropped after the test."""
    server = os.environ.get(POSTGRES)
    if not server:
        pytest.skip(f"no PostgreSQL server ({POSTGRES}); run: make test-postgres")
    address = make_url(server)
    name = f"jpoa_test_{secrets.token_hex(6)}"
    admin = create_engine(address, isolation_level="AUTOCOMMIT")
    try:
        with admin.connect() as connection:
            # Sorting by a language, as servers do out of the box: order must not come from there.
            connection.exec_driver_sql(
                f"CREATE DATABASE {name} TEMPLATE template0 "
                "LOCALE_PROVIDER icu ICU_LOCALE 'en' LOCALE 'C.UTF-8' ENCODING 'UTF8'"
            )
        yield address.set(database=name).render_as_string(hide_password=False)
        with admin.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    finally:
        admin.dispose()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> str:
    """An empty database, once of each kind; workspaces that the test opens use the same one."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'jpoa.sqlite'}"
    else:
        url = request.getfixturevalue("postgres_url")
        monkeypatch.setenv("JPOA_DATABASE_URL", url)
    return url


@pytest.fixture
def engine(database_url: str) -> Iterator[Engine]:
    """A store with nothing in it, once on each kind of database."""
    make_store(database_url)
    engine = open_engine(database_url)
    yield engine
    engine.dispose()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Tests of logic never start Prefect, which takes seconds; those that do say so by a marker."""
    if "not prefect" in session.config.option.markexpr and "prefect" in sys.modules:
        raise pytest.UsageError("a test without the marker `prefect` imported Prefect")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested, since skipped tests look like passed ones."""
    skipped = [
        report
        for report in terminalreporter.stats.get("skipped", [])
        if POSTGRES in str(report.longrepr)
    ]
    if skipped:
        terminalreporter.write_line(
            f"NOT TESTED on PostgreSQL: {len(skipped)} tests. Run: make test-postgres", yellow=True
        )
