"""A document that kills the program itself, again and again, is put aside; the others are read."""

import hashlib
import io
import os
import signal
import sys
import threading
from pathlib import Path

import pytest
from rich.console import Console

from extractors.errors import DocumentError
from extractors.warm import load_lists
from flows.watch import Watcher, watching
from pipeline.attempts import MOST, Attempts
from pipeline.settings import Settings
from pipeline.workspace import Workspace

REPORT = "On {} June 2018 the OSCE held a workshop on border security in Dushanbe.\n"
DOCUMENT = f"sha256:{'7' * 64}"


def watch(data: Path) -> None:
    workspace = Workspace(Settings(data=data, settle_seconds=0, grace_minutes=0, scan_seconds=0.01))
    console = Console(file=io.StringIO())
    with watching(workspace, what="a test"):
        Watcher(workspace, out=console, err=console).empty(threading.Event())


def watch_and_die(data: Path, step: str) -> bool:
    """Watch in a process of its own that dies within a step of the document "b.txt".

    Returns:
        Whether it died.
    """
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
        return os.WIFSIGNALED(status)
    doomed = f"{hashlib.sha256(REPORT.format(13).encode()).hexdigest()}.{step}"

    begun = False

    def hook(name: str, arguments: tuple[object, ...]) -> None:
        nonlocal begun
        if name in ("open", "os.remove") and Path(str(arguments[0])).name.startswith(doomed):
            # The mark of a step is taken away when it has ended: that moment never comes.
            if begun and name == "os.remove":
                os.kill(os.getpid(), signal.SIGKILL)
            begun = begun or name == "open"

    sys.addaudithook(hook)
    try:
        watch(data)
    finally:
        # An error must not go on with the tests in the child.
        os._exit(1 if sys.exc_info()[0] else 0)


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("step", ["cutting", "matching"])
def test_put_aside_after_so_many_deaths(tmp_path: Path, step: str) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number, name in enumerate(("a.txt", "b.txt", "c.txt"), 12):
        (inbox / name).write_text(REPORT.format(number))
    # Each process that is forked has them then.
    workspace = Workspace(Settings(data=tmp_path))
    load_lists("en", workspace.frameworks)
    workspace.matcher().prepare()
    workspace.engine.dispose()
    deaths = 0
    while watch_and_die(tmp_path, step):
        deaths += 1
        assert deaths <= MOST
        assert (inbox / "b.txt").exists()
    assert deaths == MOST
    assert {path.name for path in (inbox / "_done").iterdir()} == {"a.txt", "c.txt"}
    why = (inbox / "_problems" / "b.txt.WHY.txt").read_text(encoding="utf-8-sig")
    assert f"the program was brought down {MOST} times" in " ".join(why.split())
    workspace = Workspace(Settings(data=tmp_path))
    assert {item.file_name: item.state for item in workspace.documents()} == {
        "a.txt": "read", "b.txt": "failed", "c.txt": "read",
    }  # fmt: skip
    assert not list((tmp_path / "work").rglob("*.*"))
    # Who drops it again wants it to be tried again: here it is read.
    (inbox / "b.txt").write_text(REPORT.format(13))
    watch(tmp_path)
    assert (inbox / "_done" / "b.txt").exists()


def begin(attempts: Attempts, step: str = "cutting") -> None:
    """Begin a step that never ends, as far as the disk knows."""
    unended = attempts.step(DOCUMENT, step, where="report.docx")
    unended.__enter__()
    _BEGUN.append(unended)


_BEGUN: list[object] = []
"""What nobody refers to any more would end by itself."""


def test_a_step_that_ends_leaves_nothing(tmp_path: Path) -> None:
    attempts = Attempts(tmp_path / "attempts")
    for _ in range(MOST + 1):
        with attempts.step(DOCUMENT, "cutting", where="report.docx"):
            assert attempts.suspected(DOCUMENT)
        with pytest.raises(KeyboardInterrupt), attempts.step(DOCUMENT, "matching", where=""):
            raise KeyboardInterrupt
    assert not attempts.suspected(DOCUMENT)


def test_refused_after_so_many_and_then_counted_anew(tmp_path: Path) -> None:
    attempts = Attempts(tmp_path / "attempts")
    for _ in range(MOST):
        begin(attempts)
    begin(attempts, "matching")
    with pytest.raises(DocumentError, match=f"brought down {MOST} times") as refused:
        begin(attempts)
    assert refused.value.where == "report.docx"
    assert not attempts.suspected(DOCUMENT)
    begin(attempts)


def test_marks_of_files_that_went_away_are_swept(tmp_path: Path) -> None:
    attempts = Attempts(tmp_path / "attempts")
    begin(attempts)
    (mark,) = (tmp_path / "attempts").iterdir()
    attempts.sweep(mark.stat().st_mtime + 86_400)
    assert attempts.suspected(DOCUMENT)
    attempts.sweep(mark.stat().st_mtime + 8 * 86_400)
    assert not attempts.suspected(DOCUMENT)


def test_a_worker_counts_nothing() -> None:
    attempts = Attempts(None)
    for _ in range(MOST + 1):
        begin(attempts)
    assert not attempts.suspected(DOCUMENT)
