"""From the inbox to a release: `python -m bench.inbox 100 300 1000`.

Made-up reports (Word, PDF, text; three to twelve activities each) are dropped into an inbox, the
watcher empties it, a release is made: each in new processes, as people start them. Wall time and
processor time of all processes, their peak memory together, and what a document costs at each
size. Then each size is ingested directly and through a running Prefect server, and what Prefect
costs (its server, its client) is printed as a share of the whole; the largest size must keep to it.
Sizes are compared as the machine of the limits would have them (`bench.yardstick`), since one run
may meet a busy host and the other not; the two ways run side by side.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.reports import write_reports
from bench.whole import PROC, ROOT, _family, _resident, run
from bench.yardstick import Yardstick

SETTINGS = {"JPOA_SETTLE_SECONDS": "0.2", "JPOA_SCAN_SECONDS": "0.2"}
GROWTH = 1.3
"""How much more a further document may cost in the largest run than in the one before it."""
PREFECT_SHARE = 0.10


@dataclass(frozen=True, slots=True)
class Cost:
    """What a number of documents cost.

    Attributes:
        documents: their number.
        wall: seconds on the clock.
        peak: megabytes.
        processor: seconds of all processors.
        slowness: how many times longer than on the machine of the limits it took.
    """

    documents: int
    wall: float
    peak: float
    processor: float
    slowness: float

    @property
    def compared(self) -> float:
        """Seconds of processors of the machine of the limits."""
        return self.processor / self.slowness

    def __str__(self) -> str:
        """One line of the report."""
        return (
            f"{self.documents:>5} documents {self.wall:7.1f} s "
            f"({self.documents / self.wall * 60:,.0f} a minute), {self.processor:6.1f} s of "
            f"processor time ({self.processor / self.documents * 1000:,.0f} ms a document; on the "
            f"machine of the limits {self.compared / self.documents * 1000:,.0f}), "
            f"{self.peak:,.0f} MB"
        )


def main(arguments: list[str] | None = None) -> int:
    """Measure each size; exit status 1 when a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=[100, 300, 1000])
    parser.add_argument("--prefect", action=argparse.BooleanOptionalAction, default=True)
    chosen = parser.parse_args(arguments)
    os.environ.update(SETTINGS)
    base = _nothing()
    print(f"starting alone: {base.processor:.1f} s of processor time, {base.peak:,.0f} MB")
    costs = []
    for size in sorted(chosen.sizes):
        cost = measure(size)
        costs.append(cost)
        print(cost, flush=True)
    kept = _grows_evenly([base, *costs])
    if chosen.prefect:
        share = through_prefect([cost.documents for cost in costs])
        fits = share <= PREFECT_SHARE
        print(f"Prefect costs {share:.0%} of the whole at {costs[-1].documents} documents "
              f"(at most {PREFECT_SHARE:.0%}): {'kept' if fits else 'BROKEN'}")  # fmt: skip
        kept = kept and fits
    return 0 if kept else 1


def measure(documents: int) -> Cost:
    """Documents from inbox to release, without Prefect."""
    with tempfile.TemporaryDirectory(prefix="jpoa-bench-") as name:
        folder = Path(name)
        write_reports(folder / "data" / "inbox", documents)
        program = [sys.executable, "-m", "flows.cli", "--data", str(folder / "data")]
        steps = (["watch", "--once"], ["release", "--no-prefect"])
        with Yardstick() as machine:
            found = [run([*program, *step], folder) for step in steps]
        _check(folder / "data", documents)
    return Cost(
        documents,
        sum(seconds for seconds, _, _ in found),
        max(peak for _, peak, _ in found),
        sum(processor for _, _, processor in found),
        machine.slowness,
    )


def through_prefect(sizes: list[int]) -> float:
    """Ingest with and without a Prefect server; its share of the cost at the last size.

    Both ways run side by side, so that whatever slows the machine down slows both.
    """
    share = 0.0
    with tempfile.TemporaryDirectory(prefix="jpoa-bench-") as name, _server(Path(name)) as pid:
        folder = Path(name)
        for size in sizes:
            reports = folder / f"reports {size}"
            write_reports(reports, size)
            _settle(pid)
            before = _used(pid)
            with ThreadPoolExecutor() as both, Yardstick() as machine:
                ways = [
                    both.submit(_ingest, folder / f"{way} {size}", f"--{way}", reports)
                    for way in ("no-prefect", "prefect")
                ]
                direct, through = (way.result() for way in ways)
                _settle(pid)
            server = _used(pid) - before
            wall, peak, processor = through
            without = Cost(size, *direct, machine.slowness)
            with_it = Cost(size, wall, peak + _resident(pid), processor + server, machine.slowness)
            share = 1 - without.processor / with_it.processor
            print(f"without Prefect, ingest alone: {without}")
            print(f"through Prefect, ingest alone: {with_it} ({server:.1f} s by its server)")
            print(f"{'':8}Prefect's share at {size} documents: {share:.0%}", flush=True)
    return share


def _ingest(data: Path, option: str, reports: Path) -> tuple[float, float, float]:
    """What `bench.whole.run` tells of an ingest."""
    data.mkdir()
    program = [sys.executable, "-m", "flows.cli", "--data", str(data / "data")]
    return run([*program, "ingest", option, str(reports)], data)


def _nothing() -> Cost:
    """What starting costs: one document."""
    return measure(1)


def _each(cost: Cost, base: Cost) -> float:
    return (cost.compared - base.compared) / (cost.documents - base.documents)


def _grows_evenly(costs: list[Cost]) -> bool:
    """Whether further documents cost as much in the largest run as in the one before it."""
    if len(costs) < 3:
        return True
    first, second, last = costs[-3:]
    growth = _each(last, second) / _each(second, first)
    kept = growth <= GROWTH
    print(f"a further document costs {growth:.2f} times as much up to {last.documents} as up to "
          f"{second.documents} (at most {GROWTH}): {'kept' if kept else 'BROKEN'}")  # fmt: skip
    return kept


def _check(data: Path, documents: int) -> None:
    done = len(list((data / "inbox" / "_done").glob("report_*")))
    (release,) = (data / "published").glob("[!.]*")
    manifest = json.loads((release / "manifest.json").read_text(encoding="utf-8"))
    if done != documents or not manifest:
        raise SystemExit(f"{done} of {documents} documents were read")


@contextmanager
def _server(folder: Path) -> Iterator[int]:
    """A Prefect server of its own, to which `PREFECT_API_URL` points."""
    code = (
        "import sys, time; from pathlib import Path; from flows.server import own_server\n"
        "with own_server(Path(sys.argv[1])) as server:\n"
        "    print(server.page, flush=True); sys.stdin.read()\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder / "server")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    os.environ["PREFECT_API_URL"] = f"{process.stdout.readline().strip()}/api"
    try:
        yield _family(process.pid)[1]
    finally:
        del os.environ["PREFECT_API_URL"]
        # The end of its input ends it.
        process.communicate()


def _used(pid: int) -> float:
    """Processor seconds of a process so far."""
    fields = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _settle(pid: int) -> None:
    """Wait until the server has written down what it was told."""
    before = -1.0
    while (now := _used(pid)) - before > 0.15:
        before = now
        time.sleep(2)


if __name__ == "__main__":
    sys.exit(main())
