"""Two Dask workers against one: `python -m bench.cluster [DOCUMENTS]`.

Made-up reports are ingested through a scheduler on this machine by one worker process of one thread
each, then by two, from a process that stays as `jpoa up` does: what starting costs is not counted.
Reading is what workers do; matching and storing is done by the process that runs the flow, and
takes the same time with any number of workers. Where all of them share two cores, what the others
use (`beside`) is not there for a second worker: the last figure says what is left for it at best.
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bench.inbox import _server, _used
from bench.reports import write_reports
from bench.whole import ROOT, _family
from pipeline.ingest import Outcome
from pipeline.settings import Settings
from pipeline.workspace import Workspace

DOCUMENTS = 300
WARM_UP = 24
FASTER = 1.7
"""How many times as fast two workers must read as one."""
CORES = 2


@dataclass(frozen=True, slots=True)
class Run:
    """One run on a cluster, in seconds.

    Attributes:
        reading: from the first file until the last answer of a worker.
        whole: until all is stored.
        working: processor time of the workers.
        beside: processor time of scheduler, Prefect server and this process while they read.
    """

    reading: float
    whole: float
    working: float
    beside: float


def main(arguments: list[str] | None = None) -> int:
    """Measure; exit status 1 when two workers do not gain what they should."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int, nargs="?", default=DOCUMENTS)
    chosen = parser.parse_args(arguments)
    runs = {}
    with tempfile.TemporaryDirectory(prefix="jpoa-bench-") as name, _server(Path(name)) as server:
        for workers in (1, 2):
            folder = Path(name) / f"workers-{workers}"
            folder.mkdir()
            run = runs[workers] = measure(folder, workers, chosen.documents, server)
            print(
                f"{workers} of them: {chosen.documents} documents read in {run.reading:.1f} s, "
                f"all stored after {run.whole:.1f} s; while reading, the workers used "
                f"{run.working:.1f} s of processor time, all beside them {run.beside:.1f} s",
                flush=True,
            )
    one, two = runs[1], runs[2]
    gain = one.reading / two.reading
    possible = CORES * one.working / (two.working + two.beside)
    print(
        f"two workers read {gain:.2f} times as fast as one (at least {FASTER}): "
        f"{'kept' if gain >= FASTER else 'BROKEN'}; "
        f"the whole run {one.whole / two.whole:.2f} times as fast; "
        f"on {CORES} cores that do nothing else, reading {possible:.2f} times at best"
    )
    return 0 if gain >= FASTER else 1


def measure(folder: Path, workers: int, documents: int, server: int) -> Run:
    """Ingest documents on so many workers."""
    # Prefect is imported when it knows its server.
    from flows.engine import prepare_prefect

    with _cluster(folder, workers) as (address, scheduler, pids):
        workspace = Workspace(
            Settings(
                data=folder / "data",
                runner="dask",
                dask_address=address,
                shared_url=(folder / "share").as_uri(),
            )
        )
        prepare_prefect(workspace.settings.data)
        others = [scheduler, server, os.getpid()]
        from flows.ingest import ingest_documents

        def ingest(files: list[Path]) -> Run:
            read = 0
            began, working, beside = time.monotonic(), _spent(pids), _spent(others)
            found = Run(0, 0, 0, 0)

            def advance() -> None:
                nonlocal read, found
                read += 1
                if read == len(files):
                    found = Run(
                        time.monotonic() - began, 0, _spent(pids) - working, _spent(others) - beside
                    )

            outcomes: list[Outcome] = []
            ingest_documents(workspace, files, False, advance, outcomes.append)
            if [each.state for each in outcomes] != ["read"] * len(files):
                raise SystemExit("not all documents were read")
            return replace(found, whole=time.monotonic() - began)

        ingest(write_reports(folder / "first", WARM_UP * workers, seed=1))
        return ingest(write_reports(folder / "reports", documents))


@contextmanager
def _cluster(folder: Path, workers: int) -> Iterator[tuple[str, int, list[int]]]:
    """The address of a scheduler, its process, and those of its workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    started: list[subprocess.Popen[bytes]] = []

    def start(*words: str) -> None:
        with (folder / f"process {len(started)}.log").open("wb") as log:
            started.append(
                subprocess.Popen(
                    [sys.executable, "-m", "dask", *words, "--no-dashboard"],
                    cwd=folder,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
                )
            )

    try:
        start("scheduler", "--host", "127.0.0.1", "--port", port)
        for number in range(workers):
            start("worker", address, "--nthreads", "1", "--no-nanny", "--name", str(number),
                  "--local-directory", str(folder / "scratch"))  # fmt: skip
        yield address, started[0].pid, [process.pid for process in started[1:]]
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


def _spent(pids: list[int]) -> float:
    """Processor seconds of processes and all that came from them."""
    return sum(
        _used(each) for pid in pids for each in ([pid] if pid == os.getpid() else _family(pid))
    )


if __name__ == "__main__":
    sys.exit(main())
