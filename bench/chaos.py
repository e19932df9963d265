"""Kills the watcher again and again: `python -m bench.chaos` compares with an undisturbed run.

Made-up reports, a matrix in two formats, copies under other names and broken files lie in two
inboxes. One is emptied undisturbed. The watcher of the other (or one of its children) is killed at
random moments, spread over the whole way: each time so much further that the kills last until the
inbox is nearly empty. Then ids, tags, states, and every file of inbox and store must be equal.
Exit status 1 when anything differs.

Watchers are forked from a process that has loaded everything, where the system can do so: loading
changes nothing on the disk, and takes longer than most of them live.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from bench.reports import write_reports
from bench.whole import ROOT, _family

sys.path.insert(0, str(ROOT / "tests"))

from snapshots import Snapshot, differences, snapshot

SAMPLES = ROOT / "data" / "samples" / "inbox"
SETTINGS = {
    "JPOA_SETTLE_SECONDS": "0.2",
    "JPOA_SCAN_SECONDS": "0.2",
    "JPOA_GRACE_MINUTES": "0",
}
AT_WORK_SECONDS = 0.2
START_SECONDS = 2.0
START_SHARE = 0.15
"""Of the kills strike while the watcher starts."""
CHILD_SHARE = 0.2
"""Of the kills strike a child instead."""
PARTS = 5
"""Into which the way is divided, to tell how the kills were spread."""


def main(arguments: list[str] | None = None) -> int:
    """Fill, kill, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="jpoa-chaos-") as name:
        calm, wild = Path(name) / "calm", Path(name) / "wild"
        for data in (calm, wild):
            fill(data / "inbox", chosen.documents)
        load()
        begun = time.monotonic()
        finish(calm)
        print(f"undisturbed: {time.monotonic() - begun:.0f} s", flush=True)
        disturb(wild, chosen.kills, random.Random(chosen.seed))
        finish(wild)
        print(f"with all kills: {time.monotonic() - begun:.0f} s", flush=True)
        expected = snapshot(calm)
        found = differences(expected, snapshot(wild))
    for line in found:
        print(line)
    verdict = "DIFFERENT" if found else "equal"
    print(f"{_count(expected)} in the inbox after {chosen.kills} kills: {verdict}")
    return 1 if found else 0


def fill(inbox: Path, documents: int) -> None:
    """The same files each time: every tenth report has a copy, every twentieth is broken."""
    for number, path in enumerate(write_reports(inbox, documents)):
        if number % 10 == 3:
            (inbox / "copies").mkdir(exist_ok=True)
            shutil.copy(path, inbox / "copies" / f"copy of {path.name}")
        if number % 20 == 7:
            (inbox / f"broken_{number:04}.docx").write_bytes(b"PK\3\4 damaged %d" % number)
    for form in ("docx", "pdf"):
        # Late in the order of names: yet its rows are precedents for all reports.
        shutil.copy(SAMPLES / f"sample_matrix.{form}", inbox / f"zz_matrix.{form}")


def load() -> None:
    """Load what every watcher needs, so that it need not be loaded after each kill."""
    from extractors.warm import load_lists
    from flows import cli, watch  # noqa: F401 - loaded for those who are forked
    from pipeline.settings import Settings
    from pipeline.workspace import Workspace

    load_lists("en", Workspace(Settings()).frameworks)


class Forked:
    """A watcher in a process of its own that has all loaded: as `subprocess.Popen` has it."""

    def __init__(self, arguments: list[str], said: Path) -> None:
        self.returncode: int | None = None
        self.pid = os.fork()
        if self.pid:
            return
        status = 1
        try:
            with said.open("wb") as out:
                os.dup2(out.fileno(), 1)
                os.dup2(out.fileno(), 2)
            os.environ.update(SETTINGS)
            sys.argv = ["jpoa", *arguments]
            from flows.cli import main as jpoa

            jpoa()
            status = 0
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        finally:
            # Nothing of the parent may go on here.
            os._exit(status)

    def poll(self) -> int | None:
        """How it ended; None while it runs."""
        if self.returncode is None:
            ended, status = os.waitpid(self.pid, os.WNOHANG)
            if ended:
                self.returncode = os.waitstatus_to_exitcode(status)
        return self.returncode

    def kill(self) -> None:
        """End it at once."""
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """How it ended, when it has."""
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.returncode


def start(data: Path) -> "Forked | subprocess.Popen[bytes]":
    """Start a watcher that ends when the inbox is empty."""
    arguments = ["--data", str(data), "watch", "--once"]
    said = data.with_suffix(".said")
    if hasattr(os, "fork"):
        return Forked(arguments, said)
    with said.open("wb") as out:
        return subprocess.Popen(
            [sys.executable, "-m", "flows.cli", *arguments],
            cwd=ROOT,
            env={**os.environ, **SETTINGS, "PYTHONPATH": str(ROOT)},
            stdout=out,
            stderr=out,
        )


def finish(data: Path) -> None:
    """Run the watcher to its end."""
    status = start(data).wait()
    if status:
        told = data.with_suffix(".said").read_text(encoding="utf-8")
        raise SystemExit(f"the watcher ended with {status}\n{told}")


def disturb(data: Path, kills: int, chance: random.Random) -> None:
    """Kill the watcher so many times."""
    struck: Counter[str] = Counter()
    places: Counter[int] = Counter()
    whole = _left(data)
    for still in range(kills, 0, -1):
        process = start(data)
        when = "at its start" if chance.random() < START_SHARE else "at work"
        if when == "at work":
            # Twice the mean, since any number up to it is as likely.
            _wait_for(process, data, chance.randint(1, max(1, 2 * _left(data) // (still + 1))))
        time.sleep(chance.uniform(0, AT_WORK_SECONDS if when == "at work" else START_SECONDS))
        children = _family(process.pid)[1:]
        if children and chance.random() < CHILD_SHARE:
            _end(chance.choice(children))
            when = "a child"
            time.sleep(chance.uniform(0, START_SECONDS))
        if process.poll() is not None:
            # It came to the end of its work: the next one finds little or nothing.
            process = start(data)
            time.sleep(chance.uniform(0, AT_WORK_SECONDS))
            when = "at its start"
        process.kill()
        process.wait()
        struck[when] += 1
        places[min(PARTS - 1, PARTS * (whole - _left(data)) // whole)] += 1
    told = ", ".join(f"{number} {what}" for what, number in sorted(struck.items()))
    spread = ", ".join(str(places[part]) for part in range(PARTS))
    print(f"killed: {told}; by fifths of the way: {spread}", flush=True)


def _wait_for(process: "Forked | subprocess.Popen[bytes]", data: Path, steps: int) -> None:
    """Wait until the watcher has done so many steps, or ended."""
    until = max(0, _left(data) - steps)
    while process.poll() is None and _left(data) > until:
        time.sleep(0.01)


def _left(data: Path) -> int:
    """Steps that are left: each document is read, and then put away."""
    inbox = data / "inbox"
    waiting = sum(
        path.is_file() and path.relative_to(inbox).parts[0][0] not in "._"
        for path in inbox.rglob("*")
    )
    read = len(list((data / "work").glob("*.reading")))
    return 2 * waiting - read


def _end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:  # it has just ended
        return


def _count(found: Snapshot) -> str:
    sizes = {name: len(found[name]) for name in ("documents", "activities", "inbox")}
    return (
        f"{sizes['documents']} documents, {sizes['activities']} activities, {sizes['inbox']} files"
    )


if __name__ == "__main__":
    sys.exit(main())
