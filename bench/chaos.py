"""Kills the watcher again and again: `python -m bench.chaos` compares with an undisturbed run.

Made-up reports, a matrix in two formats, copies under other names and broken files lie in two
inboxes. One is emptied undisturbed. The watcher of the other (or one of its children) is killed at
random moments, most of them while it works. Then ids, tags, states, and every file of inbox and
store must be equal. Exit status 1 when anything differs.
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
STEPS_A_DOCUMENT = 2
"""One is set aside, then put away: the kills are spread over all of them."""
AT_WORK_SECONDS = 0.2
START_SECONDS = 4.0
START_SHARE = 0.15
"""Of the kills strike while the watcher starts."""
CHILD_SHARE = 0.2
"""Of the kills strike a child instead."""


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
        start = time.monotonic()
        finish(calm)
        print(f"undisturbed: {time.monotonic() - start:.0f} s", flush=True)
        steps = max(2, round(2 * STEPS_A_DOCUMENT * chosen.documents / chosen.kills))
        kills = disturb(wild, chosen.kills, steps, random.Random(chosen.seed))
        left = len(list((wild / "inbox").glob("report_*")))
        print(f"killed: {kills}; {left} documents were left in the inbox", flush=True)
        finish(wild)
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


def start(data: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "flows.cli", "--data", str(data), "watch", "--once"],
        cwd=ROOT,
        env={**os.environ, **SETTINGS, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def finish(data: Path) -> None:
    """Run the watcher to its end."""
    process = start(data)
    _, told = process.communicate()
    if process.returncode:
        raise SystemExit(f"the watcher ended with {process.returncode}\n{told.decode()}")


def disturb(data: Path, kills: int, most: int, chance: random.Random) -> str:
    """Kill the watcher so many times, at work after one to `most` changes of its folders.

    Returns:
        How many of the kills struck what.
    """
    struck = {"at its start": 0, "at work": 0, "a child": 0}
    while sum(struck.values()) < kills:
        process = start(data)
        when = "at its start" if chance.random() < START_SHARE else "at work"
        before = _state(data)
        steps = chance.randint(1, most) if when == "at work" else 0
        while steps and process.poll() is None:
            time.sleep(0.005)
            now = _state(data)
            steps -= now != before
            before = now
        time.sleep(chance.uniform(0, AT_WORK_SECONDS if when == "at work" else START_SECONDS))
        children = _family(process.pid)[1:]
        if children and chance.random() < CHILD_SHARE:
            os.kill(chance.choice(children), signal.SIGKILL)
            when = "a child"
            time.sleep(chance.uniform(0, START_SECONDS))
        if process.poll() is not None:
            print(f"all was done after {sum(struck.values())} kills", flush=True)
            break
        process.kill()
        process.communicate()
        struck[when] += 1
    return ", ".join(f"{number} {what}" for what, number in struck.items())


def _state(data: Path) -> tuple[int, ...]:
    """Changes whenever the watcher has set a document aside, or put one away."""
    folders = ("work", "inbox/_done", "inbox/_problems")
    return tuple(
        (data / name).stat().st_mtime_ns if (data / name).exists() else 0 for name in folders
    )


def _count(found: Snapshot) -> str:
    sizes = {name: len(found[name]) for name in ("documents", "activities", "inbox")}  # type: ignore[arg-type]
    return (
        f"{sizes['documents']} documents, {sizes['activities']} activities, {sizes['inbox']} files"
    )


if __name__ == "__main__":
    sys.exit(main())
