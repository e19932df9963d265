"""What staff see of the inbox: they drop files, and find them put away."""

import io
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from rich.console import Console

from extractors.extract import Extraction
from flows.demo import SAMPLES
from flows.running import lock_of
from flows.watch import Watcher, watching
from pipeline import ingest
from pipeline.lock import HeldError, held
from pipeline.settings import Settings
from pipeline.store import engine as store_engine
from pipeline.workspace import Workspace

pytestmark = pytest.mark.slow

REPORT = """\
OSCE: input to the matrix

On 12-14 June 2018 the OSCE held a workshop on border security in Dushanbe, Tajikistan.
"""


class Inbox:
    """A workspace with a watcher over its inbox, and what it says."""

    def __init__(self, folder: Path) -> None:
        settings = Settings(
            data=folder / "data", settle_seconds=0, grace_minutes=0, scan_seconds=0.01
        )
        self.workspace = Workspace(settings)
        self.folder = settings.inbox
        self.folder.mkdir(parents=True)
        self.said = io.StringIO()
        console = Console(file=self.said, width=200)
        self.watcher = Watcher(self.workspace, out=console, err=console)

    def drop(self, name: str, text: str = REPORT) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def empty(self) -> bool:
        return self.watcher.empty(threading.Event())

    def files(self) -> set[str]:
        return {
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        }


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path)


def test_each_content_is_read_once_and_put_away(inbox: Inbox) -> None:
    inbox.drop("a.txt")
    inbox.drop("sub/copy of a.txt")
    inbox.drop("bad.pdf", "%PDF-1.7 and no more")
    inbox.drop("~$a.docx", "lock")
    assert inbox.empty()
    assert inbox.files() == {
        "_done/a.txt",
        "_done/sub/copy of a.txt",
        "_done/sub/copy of a.txt.NOTE.txt",
        "_problems/bad.pdf",
        "_problems/bad.pdf.WHY.txt",
        "~$a.docx",
    }
    assert "1 read (1 activities), 1 known already, nothing changed, 1 not read" in (
        inbox.said.getvalue()
    )
    inbox.drop("a.txt")
    assert inbox.empty()
    assert "_done/a.txt" in inbox.files() and "a.txt" not in inbox.files()
    assert len(inbox.workspace.reviewed()) == 1


def test_matrices_come_before_reports_whatever_their_names(inbox: Inbox, tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "sample_matrix.docx", inbox.folder / "z.docx")
    shutil.copy(SAMPLES / "unrcca_unoct_input_2022.docx", inbox.folder / "a.docx")
    assert inbox.empty()
    other = Inbox(tmp_path / "other")
    shutil.copy(SAMPLES / "sample_matrix.docx", other.folder / "z.docx")
    assert other.empty()
    shutil.copy(SAMPLES / "unrcca_unoct_input_2022.docx", other.folder / "a.docx")
    assert other.empty()
    assert [item.activity for item in inbox.workspace.reviewed()] == [
        item.activity for item in other.workspace.reviewed()
    ]


def test_a_file_that_changes_after_it_was_read_is_read_again(inbox: Inbox) -> None:
    path = inbox.drop("a.txt")
    ingesting = inbox.workspace.ingest

    def meanwhile(**options: object) -> object:
        path.write_text(REPORT.replace("border security", "cargo control"), encoding="utf-8")
        inbox.workspace.__dict__.pop("ingest")
        return ingesting(**options)

    inbox.watcher.turn()
    inbox.workspace.__dict__["ingest"] = meanwhile
    assert inbox.empty()
    texts = [item.activity.text for item in inbox.workspace.reviewed()]
    assert any("cargo control" in text for text in texts)
    assert inbox.files() == {"_done/a.txt"}


def test_a_defect_in_matching_one_document_is_its_own(
    inbox: Inbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = ingest.propose

    def breaks(extraction: Extraction, **others: object) -> object:
        if extraction.document.file_name == "bad.txt":
            raise ZeroDivisionError("division by zero")
        return real(extraction, **others)  # type: ignore[arg-type]

    monkeypatch.setattr(ingest, "propose", breaks)
    inbox.drop("bad.txt", REPORT + "\nAnd more.\n")
    inbox.drop("good.txt")
    assert inbox.empty()
    assert inbox.files() == {"_done/good.txt", "_problems/bad.txt", "_problems/bad.txt.WHY.txt"}
    why = (inbox.folder / "_problems" / "bad.txt.WHY.txt").read_text(encoding="utf-8")
    assert "a defect in jpoa (ZeroDivisionError" in why.replace("\n", " ")


def test_a_busy_database_is_waited_for(inbox: Inbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_engine, "_BUSY_TIMEOUT_MS", 50)
    inbox.drop("a.txt")
    assert inbox.workspace.engine is not None
    other = sqlite3.connect(inbox.workspace.settings.data / "jpoa.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    inbox.watcher.turn()
    for _ in range(2):
        assert inbox.watcher.turn() is None
    assert inbox.said.getvalue().count("the database is held by another program") == 1
    assert inbox.files() == {"a.txt"}
    other.execute("ROLLBACK")
    other.close()
    assert inbox.empty()
    assert "It goes on." in inbox.said.getvalue()
    assert inbox.files() == {"_done/a.txt"}


@pytest.mark.skipif(os.name == "nt", reason="limits of a process are POSIX")
@pytest.mark.parametrize("most", [1_000, 40_000, 120_000])
def test_a_full_disk_is_waited_for(tmp_path: Path, most: int) -> None:
    """Files may not grow beyond so many bytes: each limit fails at another step."""
    inbox = Inbox(tmp_path)
    for name in ("sample_matrix.docx", "unrcca_unoct_input_2022.docx"):
        shutil.copy(SAMPLES / name, inbox.folder / name)
    code = (
        "import resource, sys\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, resource.RLIM_INFINITY))\n"
        "from flows.cli import main\n"
        f"sys.argv = ['jpoa', '--data', {str(tmp_path / 'data')!r}, 'watch']\n"
        "main()\n"
    )
    environment = {**os.environ, "JPOA_SETTLE_SECONDS": "0.05", "JPOA_SCAN_SECONDS": "0.1"}
    # A compiled module that is cut at the limit would stop every later program.
    environment["PYTHONDONTWRITEBYTECODE"] = "1"
    with subprocess.Popen(
        [sys.executable, "-c", code], env=environment, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        told = ""
        while "tried again by itself" not in told:
            line = process.stderr.readline()
            assert line, f"it ended without a word: {told}"
            told += line
        process.kill()
    assert "disk" in told and "Traceback" not in told
    problems = {name for name in inbox.files() if name.startswith("_problems")}
    assert not problems
    assert inbox.empty()
    assert {"_done/sample_matrix.docx", "_done/unrcca_unoct_input_2022.docx"} <= inbox.files()
    whole = Inbox(tmp_path / "whole")
    for name in ("sample_matrix.docx", "unrcca_unoct_input_2022.docx"):
        shutil.copy(SAMPLES / name, whole.folder / name)
    assert whole.empty()
    assert [item.activity for item in inbox.workspace.reviewed()] == [
        item.activity for item in whole.workspace.reviewed()
    ]


def test_two_watchers_never_share_an_inbox(inbox: Inbox) -> None:
    workspace = inbox.workspace
    with (
        held(lock_of(workspace.settings), what="jpoa up", now=workspace.clock()),
        pytest.raises(HeldError, match="in use by jpoa up"),
        watching(workspace, what="jpoa watch"),
    ):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_polite_signal_ends_the_watch(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "flows.cli", "--data", str(tmp_path), "watch"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "Watching" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 130
        assert "Traceback" not in process.stderr.read()
