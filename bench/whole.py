"""The whole way of one matrix: from a cold start in a fresh workspace to a release.

Runs the command line as people do, in new processes, and prints wall time and peak memory: the
largest sum of resident memory of all running processes of a command (pages that processes share
count more than once); where the system cannot tell, the largest single process.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from bench.reading import MATRIX, ROOT, SAMPLE, repeated
from bench.yardstick import Yardstick

SECONDS = 15.0
MEGABYTES = 500.0
PROC = Path("/proc")


def main(arguments: list[str] | None = None) -> int:
    """Ingest, release, print; exit status 1 when a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="jpoa-bench-") as name:
        folder = Path(name)
        matrix = chosen.shared / "corpus" / f"{MATRIX}.pdf"
        if not matrix.exists():
            print("the reference corpus is missing: the sample matrix, repeated, stands in for it")
            matrix = folder / "matrix.pdf"
            matrix.write_bytes(repeated(SAMPLE.with_suffix(".pdf").read_bytes(), 56))
        program = [sys.executable, "-m", "flows.cli", "--data", str(folder / "data")]
        steps = [["ingest", "--no-prefect", str(matrix)], ["release", "--no-prefect"]]
        with Yardstick() as machine:
            results = [(step[0], *run([*program, *step], folder)) for step in steps]
    for step, seconds, peak, work in results:
        print(f"{step:<8} {seconds:6.1f} s {peak:6.0f} MB, {work:.1f} s of processor time")
    total, peak = sum(r[1] for r in results), max(r[2] for r in results)
    told = total / machine.slowness
    kept = told < SECONDS and peak < MEGABYTES
    print(f"{'whole':<8} {total:6.1f} s {peak:6.0f} MB, on the machine of the limits {told:.1f} s")
    print(f"below {SECONDS:.0f} s and {MEGABYTES:.0f} MB: {'kept' if kept else 'BROKEN'}")
    return 0 if kept else 1


def run(command: list[str], folder: Path) -> tuple[float, float, float]:
    """Wall seconds, peak megabytes, and processor seconds of a command with its children."""
    start = time.monotonic()
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=ROOT, stdout=output, stderr=subprocess.STDOUT)
        watch = _Watch(process.pid)
        # What it used, with the children that it waited for; of no other command beside it.
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.monotonic() - start
    peak = watch.stop()
    if process.returncode:
        raise SystemExit(
            (folder / "output").read_text() + f"\n{command} ended with {process.returncode}"
        )
    return seconds, peak or used.ru_maxrss / 1024, used.ru_utime + used.ru_stime


class _Watch:
    """Looks at the memory of a process and its children twenty times a second, or more rarely.

    A look goes through all processes of the machine, which takes milliseconds of the processor
    that is measured here: it may take a fiftieth of it.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._peak = 0.0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def stop(self) -> float:
        """The largest sum in megabytes; 0 where the system does not tell."""
        self._over.set()
        self._thread.join()
        return self._peak

    def _look(self) -> None:
        pause = 0.05
        while not self._over.wait(pause):
            began = time.monotonic()
            self._peak = max(self._peak, sum(map(_resident, _family(self._pid))))
            pause = max(0.05, 50 * (time.monotonic() - began))


def _family(pid: int) -> list[int]:
    """The process and all that came from it."""
    parents: dict[int, int] = {}
    for entry in PROC.glob("[0-9]*/stat"):
        try:
            fields = entry.read_text().rpartition(")")[2].split()
        except OSError:  # it has just ended
            continue
        parents[int(entry.parent.name)] = int(fields[1])
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def _resident(pid: int) -> float:
    try:
        pages = int((PROC / str(pid) / "statm").read_text().split()[1])
    except (OSError, IndexError):  # it has just ended
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


if __name__ == "__main__":
    sys.exit(main())
