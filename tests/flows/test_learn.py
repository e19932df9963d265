"""`jpoa learn` as its user meets it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows import cli
from gazetteers.errors import JpoaError
from gazetteers.model import FrameworkId
from pipeline.settings import Settings
from pipeline.workspace import Workspace
from tests.herds import HERDS, reviewed_reports

pytestmark = pytest.mark.slow

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a workspace whose framework has made-up measures."""
    lists = tmp_path / "lists"
    lists.mkdir()
    (lists / "herds.yml").write_text(HERDS, encoding="utf-8")
    monkeypatch.setenv("JPOA_FRAMEWORK", "HERDS-2030")
    monkeypatch.setenv("JPOA_GAZETTEERS", str(lists))
    monkeypatch.setenv("COLUMNS", "200")

    def command(*words: str, answer: str = "") -> Result:
        arguments = ["--data", str(tmp_path / "data"), *words]
        return CliRunner().invoke(cli.app, arguments, input=answer)

    return command


@pytest.fixture
def workspace(tmp_path: Path, run: Run) -> Workspace:
    found = Workspace(
        Settings(
            data=tmp_path / "data",
            framework=FrameworkId("HERDS-2030"),
            gazetteers=tmp_path / "lists",
        )
    )
    reviewed_reports(found, 8)
    return found


def test_gains_and_losses_come_before_the_question(run: Run, workspace: Workspace) -> None:
    result = run("learn", answer="n\n")
    shown = result.stdout
    assert shown.index("gained: ") < shown.index("Switch on the matcher")
    assert shown.index("lost: ") < shown.index("Switch on the matcher")
    assert "Kept, but not in use" in shown
    assert workspace.matchers.in_use()[0].name == "shipped"
    assert len(workspace.matchers.names()) == 1


def test_no_answer_is_no(run: Run, workspace: Workspace) -> None:
    assert "Kept, but not in use" in run("learn").stdout
    assert workspace.matchers.in_use()[0].name == "shipped"


def test_a_dry_run_keeps_nothing(run: Run, workspace: Workspace) -> None:
    assert "Nothing was kept" in run("learn", "--dry-run").stdout
    assert workspace.matchers.names() == ()


def test_one_can_switch_on_list_and_go_back(run: Run, workspace: Workspace) -> None:
    shown = run("learn", "--yes").stdout
    name = workspace.matchers.names()[0]
    assert f"The matcher {name} is in use from now on." in shown
    assert "To go back: jpoa learn --use shipped" in shown
    assert "no measure is accepted unseen" in run("status").stdout, "32 are too few for 98 %"
    assert f"Matcher: {name}-" in run("status").stdout
    listed = [line for line in run("learn", "--list").stdout.splitlines() if "in use" in line]
    assert len(listed) == 1 and name in listed[0]
    back = run("learn", "--use", "shipped")
    assert back.exit_code == 0
    assert workspace.matchers.in_use()[0].name == "shipped"


def test_an_unknown_version_is_refused(run: Run, workspace: Workspace) -> None:
    result = run("learn", "--use", "2020-01-01.1")
    assert isinstance(result.exception, JpoaError)


def test_explain_names_the_matcher(run: Run, workspace: Workspace) -> None:
    run("learn", "--yes")
    name = workspace.matchers.names()[0]
    waiting = next(item for item in workspace.reviewed() if item.state == "confirmed")
    assert f"matcher {name}-" in run("explain", waiting.activity.id).stdout
