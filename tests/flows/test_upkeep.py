"""Backup, restore and reprocess as their user meets them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows import cli
from gazetteers.errors import JpoaError

pytestmark = pytest.mark.slow

Run = Callable[..., Result]

REPORT = """\
OSCE: input to the matrix

On 12-14 June 2018 the OSCE held a workshop on border security in Dushanbe, Tajikistan.
"""


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a workspace with one report, as `main` does."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    monkeypatch.delenv("JPOA_DATA", raising=False)
    monkeypatch.chdir(tmp_path)

    def command(*words: str, answer: str = "") -> Result:
        return CliRunner().invoke(cli.app, ["--data", "data", *words], input=answer)

    Path("report.txt").write_text(REPORT, encoding="utf-8")
    assert command("ingest", "--no-prefect", "report.txt").exit_code == 0
    return command


def test_backup_and_restore(run: Run) -> None:
    assert "1 documents, 1 proposals" in run("backup", "--to", "all.zip").stdout
    restored = run("restore", "all.zip", "--data", "new")
    assert restored.exit_code == 0, restored.output
    old, new = run("status").stdout, CliRunner().invoke(cli.app, ["--data", "new", "status"])
    told = "What is in the dataset"
    # The record of runs stays with the workspace that ran.
    assert told in old and new.stdout == old[old.index(told) :]
    again = run("restore", "all.zip", "--data", "new")
    assert isinstance(again.exception, JpoaError)
    assert "new: there is something already" in str(again.exception)
    assert [path.name for path in Path().glob("jpoa-backup-*.zip")] == []
    assert run("backup").exit_code == 0
    assert len(list(Path().glob("jpoa-backup-*.zip"))) == 1


@pytest.mark.parametrize(
    ("words", "answer", "kept"),
    [
        (["--dry-run"], "", False),
        ([], "n\n", False),
        ([], "", False),
        ([], "y\n", True),
        (["--yes"], "", True),
        (["report.txt", "--yes"], "", True),
    ],
)
def test_reprocess_keeps_only_what_was_agreed_to(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], answer: str, kept: bool
) -> None:
    assert "0 documents read anew; 1 are as this version reads them" in run("reprocess").stdout
    monkeypatch.setattr("pipeline.workspace.version", lambda name: "99.0")
    result = run("reprocess", *words, answer=answer)
    assert result.exit_code == 0, result.output
    assert "1 documents read anew" in result.stdout
    assert "1 rows stay as they are" in result.stdout
    assert ("Kept: 1" in result.stdout) == kept
    again = run("reprocess", "--dry-run").stdout
    assert (f"{0 if kept else 1} documents read anew") in again
