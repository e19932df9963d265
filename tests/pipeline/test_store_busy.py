"""Somebody else holds the database for longer than anybody waits: one clear line, nothing lost."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from desks import make_desk
from factories import NOW
from fastapi.testclient import TestClient
from lxml import html
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from pipeline.errors import BusyError
from pipeline.review.desk import Desk
from pipeline.review.people import People
from pipeline.review.record import Edit, Signature, answer
from pipeline.review.web.app import create_app
from pipeline.review.web.site import Site
from pipeline.store.engine import writing
from pipeline.transient import TryAgain, as_transient


def impatient(engine: Engine) -> Engine:
    """An engine that gives up after a moment instead of half a minute."""

    def give_up_early(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA busy_timeout=20")

    engine.dispose()
    event.listen(engine, "connect", give_up_early)
    return engine


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = make_desk(tmp_path)
    desk.state()
    impatient(desk.workspace.engine)
    return desk


@pytest.fixture
def other(desk: Desk) -> Iterator[sqlite3.Connection]:
    """A program that holds the database."""
    file = desk.workspace.settings.data / "jpoa.sqlite"
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection


def test_a_writer_is_told_in_one_line_and_may_try_again(
    desk: Desk, other: sqlite3.Connection
) -> None:
    item = desk.state().in_order[0]
    by = Signature(reviewer="Aigul", decided_at=NOW, channel="cli")
    decision = answer(item, Edit(), by, framework=desk.workspace.framework.id)
    with pytest.raises(BusyError) as busy:
        desk.decide([decision])
    assert "the database is held by another program" in str(busy.value) and "locked" not in str(
        busy.value
    )
    assert isinstance(as_transient(busy.value), TryAgain)
    other.execute("ROLLBACK")
    desk.decide([decision])
    assert [entry.verdict for entry in desk.state().log] == ["confirm"]


def test_other_faults_of_the_database_stay_what_they_are(desk: Desk) -> None:
    with (
        pytest.raises(OperationalError, match="no such table"),
        writing(desk.workspace.engine) as connection,
    ):
        connection.exec_driver_sql("SELECT * FROM missing_table")


@pytest.mark.slow
def test_a_reviewer_keeps_what_was_typed(desk: Desk, other: sqlite3.Connection) -> None:
    site = Site(desk, People(), local="Aigul")
    client = TestClient(create_app(site), base_url="http://127.0.0.1", follow_redirects=False)
    client.get(f"/enter?link={site.sessions.link}")
    path = f"/item/{desk.state().in_order[0].activity.id}"
    page = client.get(path)
    assert page.status_code == 200, "looking needs no lock"
    form = html.fromstring(page.text).get_element_by_id("decide")
    sent = {**dict(form.form_values()), "choice": "reject", "note": "a long note"}
    refused = client.post(f"{path}/decide", data=sent)
    assert refused.status_code == 503
    assert (
        "the database is held by another program" in refused.text and "a long note" in refused.text
    )
    assert "OperationalError" not in refused.text
    other.execute("ROLLBACK")
    assert client.post(f"{path}/decide", data=sent).status_code == 303
    assert [entry.note for entry in desk.state().log] == ["a long note"]
