"""`jpoa status` says the same quickly as at length, and never something outdated."""

import io
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from desks import make_desk
from factories import NOW
from rich.console import Console

from flows import status
from flows.status_words import read_words, write_words
from pipeline.review.desk import Desk
from pipeline.review.record import Edit, Signature, answer
from pipeline.store.glance import glance_at

ASKS = """
import sys
from flows.cli import main
sys.argv = ["jpoa", "--data", sys.argv[1], "status"]
main()
slow = {"sqlalchemy", "pydantic", "prefect", "spacy", "numpy", "yaml"} & set(sys.modules)
print("imported", sorted(slow), file=sys.stderr)
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = make_desk(tmp_path)
    desk.state()
    return desk


def said(data: Path) -> str:
    console = Console(width=100, record=True, file=io.StringIO())
    status.print_status(console, data)
    return console.export_text()


def decide(desk: Desk) -> None:
    item = next(each for each in desk.state().in_order if each.state == "needs_review")
    by = Signature(reviewer="Aigul", decided_at=NOW, channel="cli")
    desk.decide([answer(item, Edit(), by, framework=desk.workspace.framework.id)])


def test_the_second_call_says_what_the_first_said(desk: Desk) -> None:
    data = desk.workspace.settings.data
    assert read_words(data) is None
    first = said(data)
    assert read_words(data) is not None
    assert said(data) == first
    assert "waiting for a reviewer" in first and "Matcher: shipped" in first


def test_a_decision_counts_at_once(desk: Desk) -> None:
    data = desk.workspace.settings.data
    said(data)
    decide(desk)
    assert glance_at(data / "jpoa.sqlite") is not None
    lines = [line.split() for line in said(data).splitlines() if "confirmed" in line]
    assert [line[-2] for line in lines] == ["1"]


def change_setting(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JPOA_ACCEPT_AT", "0.5")


def add_a_name(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = desk.workspace.settings.additions
    folder.mkdir(parents=True)
    (folder / "additions.yml").write_text(
        '- {proposal: "p", kind: "organization", id: "OSCE", name: "Wiener Amt", language: "en", '
        f'source: {{by: "A", day: "{date(2026, 1, 5)}"}}}}\n',
        encoding="utf-8",
    )


def choose_a_matcher(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = desk.workspace.settings.data / "matcher" / "jpoa-2011"
    folder.mkdir(parents=True)
    (folder / "in_use").write_text("shipped\n", encoding="utf-8")


def damage_what_was_kept(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.workspace.settings.data / "status.json").write_text('{"words": {"data": 1}}')


@pytest.mark.parametrize(
    "change", [change_setting, add_a_name, choose_a_matcher, damage_what_was_kept]
)
def test_what_was_kept_is_not_used_once_it_may_be_wrong(
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Desk, pytest.MonkeyPatch], None],
) -> None:
    data = desk.workspace.settings.data
    write_words(desk.workspace)
    assert read_words(data) is not None
    change(desk, monkeypatch)
    assert read_words(data) is None
    assert "Matcher: shipped" in said(data)
    assert read_words(data) is not None


def test_what_is_not_taken_in_yet_is_counted_by_the_store(desk: Desk) -> None:
    database = desk.workspace.settings.data / "jpoa.sqlite"
    with desk.workspace.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE brought_up SET decision = 7")
    assert glance_at(database) is None
    assert "waiting for a reviewer" in said(desk.workspace.settings.data)
    assert glance_at(database) is not None


def test_no_database_is_no_glance(tmp_path: Path) -> None:
    assert glance_at(tmp_path / "none.sqlite") is None
    (tmp_path / "other.sqlite").write_bytes(b"no database at all")
    assert glance_at(tmp_path / "other.sqlite") is None


@pytest.mark.slow
def test_the_second_call_loads_no_library_that_is_slow(desk: Desk) -> None:
    data = desk.workspace.settings.data
    for expected in (None, "imported []"):
        found = subprocess.run(
            [sys.executable, "-c", ASKS, str(data)], capture_output=True, text=True, check=True
        )
        assert "waiting for a reviewer" in found.stdout
        assert expected is None or expected in found.stderr
