"""Several processes on one store: nothing lost, nothing doubled."""

import multiprocessing
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import func, select
from writers import WANTED_BY_ALL, decide, open_only

from pipeline.errors import StoreError
from pipeline.store import tables
from pipeline.store.decisions import all_decisions
from pipeline.store.documents import list_documents
from pipeline.store.engine import database_address, open_engine

WRITERS = 4
EACH = 250


@pytest.mark.slow
def test_four_writers_at_once_lose_and_double_nothing(database_url: str) -> None:
    open_only(database_url)
    with multiprocessing.get_context("spawn").Pool(WRITERS) as pool:
        won = pool.starmap(decide, [(database_url, writer, EACH) for writer in range(WRITERS)])
    log = all_decisions(open_engine(database_url))
    assert [decision.seq for decision in log] == list(range(1, len(log) + 1))
    confirmed = Counter(item.reviewer for item in log if item.verdict == "confirm")
    assert confirmed == {f"Writer {writer}": EACH for writer in range(WRITERS)}
    rejected = [item.targets[0].activity_id for item in log if item.verdict == "reject"]
    assert sorted(rejected) == sorted(activity.id for activity in WANTED_BY_ALL)
    assert sum(won) == len(WANTED_BY_ALL)


@pytest.mark.slow
def test_processes_that_open_an_empty_database_together_make_its_tables_once(
    database_url: str,
) -> None:
    with multiprocessing.get_context("spawn").Pool(WRITERS) as pool:
        pool.map(open_only, [database_url] * WRITERS)
    assert all_decisions(open_engine(database_url)) == ()


@pytest.mark.slow
def test_two_machines_that_ingest_one_inbox_store_each_document_once(
    database_url: str, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(8):
        text = f"On {number + 1} June 2018 the OSCE held workshop {number} in Dushanbe.\n"
        (inbox / f"report {number}.txt").write_text(text, encoding="utf-8")
    environment = {**os.environ, "JPOA_DATABASE_URL": database_url}
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "flows.cli", "--data", str(tmp_path / machine), "ingest",
             "--no-prefect", str(inbox)],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )
        for machine in ("one", "other")
    ]  # fmt: skip
    said = [run.communicate(timeout=120)[0] for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    engine = open_engine(database_url)
    assert [record.state for record in list_documents(engine)] == ["read"] * 8
    with engine.connect() as connection:
        readings = connection.execute(
            select(tables.extractions.c.document_id, func.count()).group_by(
                tables.extractions.c.document_id
            )
        ).all()
    assert [count for _, count in readings] == [1] * 8
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "driver", "why"),
    [
        ("postgresql://anna@host/jpoa", "postgresql+psycopg", "the driver need not be named"),
        ("postgres://anna@host/jpoa", "postgresql+psycopg", "as hosting services write it"),
        ("postgresql+psycopg2://anna@host/jpoa", "postgresql+psycopg", "there is one driver"),
        ("sqlite:///x.sqlite", "sqlite", "a file"),
    ],
)
def test_addresses_as_people_write_them(url: str, driver: str, why: str) -> None:
    assert database_address(url).drivername == driver, why


@pytest.mark.parametrize(
    ("url", "words"),
    [("nonsense", "not understood"), ("mysql://anna@host/jpoa", "mysql is not supported")],
)
def test_other_addresses_are_refused_in_one_line(url: str, words: str) -> None:
    with pytest.raises(StoreError, match=words):
        open_engine(url)


def test_an_error_never_shows_the_password(tmp_path: Path) -> None:
    url = f"postgresql://anna:secret@/jpoa?host={tmp_path}"
    with pytest.raises(StoreError, match="cannot be opened") as caught:
        open_engine(url)
    assert "secret" not in str(caught.value)
