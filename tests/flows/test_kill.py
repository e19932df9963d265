"""A watcher that is killed at every single step: the next one ends where an undisturbed one does.

A step is whatever changes the disk: a file opened for writing, renamed, removed, a folder made, a
transaction committed. Python reports each of them to an audit hook before it happens, so that new
code is covered without a word here.
"""

import hashlib
import io
import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console
from snapshots import differences, snapshot
from sqlalchemy import Engine, event

from flows.demo import SAMPLES
from flows.run import run_release
from flows.watch import Watcher, watching
from pipeline.match.matcher import CueMatcher
from pipeline.match.remembered import open_memory
from pipeline.settings import Settings
from pipeline.workspace import Workspace

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
]

_WRITES = frozenset("wax+")
_CHANGES = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"})
_REPORT = (
    "OSCE: input\n\nOn 12 June 2018 the OSCE held a workshop on border security in Dushanbe.\n"
)
_SHARES = 4
"""The steps are shared out, so that several processes can try them."""


def fill(inbox: Path) -> None:
    """A matrix, a report under two names, a broken file, each in the order that matters."""
    (inbox / "sub").mkdir(parents=True)
    (inbox / "a.txt").write_text(_REPORT)
    (inbox / "sub" / "the same.txt").write_text(_REPORT)
    (inbox / "broken.pdf").write_text("%PDF-1.7 and no more")
    shutil.copy(SAMPLES / "sample_matrix.docx", inbox / "matrix.docx")


def settings(data: Path) -> Settings:
    return Settings(data=data, settle_seconds=0, grace_minutes=0, scan_seconds=0.01)


def watch(data: Path) -> None:
    workspace = Workspace(settings(data))
    console = Console(file=io.StringIO())
    with watching(workspace, what="a test"):
        Watcher(workspace, out=console, err=console).empty(threading.Event())


def killed_at(step: int, work: Callable[[], None]) -> bool:
    """Do the work in a process of its own, which is killed before its so many-th change.

    Returns:
        Whether it was killed: False when the work has fewer steps.
    """
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        killed = os.WIFSIGNALED(status)
        assert killed or os.WEXITSTATUS(status) == 0
        return killed
    left = step

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(name: str, arguments: tuple[object, ...]) -> None:
        writes = (
            name == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
        )
        if writes or name in _CHANGES:
            count()

    event.listen(Engine, "commit", lambda _connection: count())
    sys.addaudithook(hook)
    try:
        work()
    finally:
        # An error must not go on with the tests in the child.
        os._exit(1 if sys.exc_info()[0] else 0)


@pytest.mark.parametrize("share", range(_SHARES))
def test_killed_at_every_step_of_the_inbox(tmp_path: Path, share: int) -> None:
    undisturbed = tmp_path / "undisturbed"
    fill(settings(undisturbed).inbox)
    watch(undisturbed)
    expected = snapshot(undisturbed)
    assert len(expected["inbox"]) == 6 and expected["left over"] == []  # type: ignore[arg-type]
    step, killed = share - _SHARES, True
    while killed:
        step += _SHARES
        if not step:
            continue
        data = tmp_path / f"killed-{step}"
        fill(settings(data).inbox)
        # What the matcher's words were read as takes longest to make, and has a test of its own.
        shutil.copytree(undisturbed / "matcher", data / "matcher")
        killed = killed_at(step, lambda data=data: watch(data))  # type: ignore[misc]
        if killed:
            watch(data)
        assert differences(expected, snapshot(data)) == [], f"killed before step {step}"
        shutil.rmtree(data)
    assert step > 30


def test_killed_while_it_notes_what_the_words_were_read_as(tmp_path: Path) -> None:
    workspace = Workspace(settings(tmp_path))
    noted_in, never_set_up = tmp_path / "matcher", tmp_path / "nowhere"

    def load() -> None:
        memory = open_memory(noted_in, workspace.framework, prepared=never_set_up)
        CueMatcher(workspace.framework, memory=memory).prepare()

    def noted() -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in noted_in.glob("[!.]*")}

    workspace.engine.dispose()
    step, killed, whole_notes = 0, True, set()
    while killed:
        step += 1
        killed = killed_at(step, load)
        whole_notes |= {(name, content) for name, content in noted().items()}
    assert step > 3 and len(whole_notes) == 1, "there is one whole note, or none"


def test_killed_at_every_step_of_a_release(tmp_path: Path) -> None:
    data = tmp_path / "data"
    fill(settings(data).inbox)
    watch(data)

    def release() -> None:
        run_release(Workspace(settings(data)), through_prefect=False, strict=False)

    # What it imports is there then for each process that is forked.
    release()
    published = settings(data).published
    step, killed = 0, True
    while killed:
        step += 3
        before = {path.name for path in published.glob("[!.]*")}
        killed = killed_at(step, release)
        for folder in published.glob("[!.]*"):
            if folder.name not in before:
                whole(folder)
    release()
    assert step > 30


def whole(folder: Path) -> None:
    """Every file of the release is there, as its list of checksums says."""
    lines = (folder / "checksums.sha256").read_text(encoding="utf-8").splitlines()
    for line in lines:
        digest, _, name = line.partition("  ")
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest, name
    assert len(lines) > 10
