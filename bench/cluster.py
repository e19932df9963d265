"""Two Dask workers against one: `python -m bench.cluster [DOCUMENTS]`.

Made-up reports are ingested through a scheduler on this machine by one worker process of one thread
each, then by two, from a process that stays as `jpoa up` does: what starting costs is not counted.
Workers read and match; the process that runs the flow receives and stores, and takes the same time
with any number of workers. Where all of them share two cores, what the others use (`beside`) is not
there for a second worker, and neither is what other programs use: both are said, and what is left
for the second worker at best.
"""

import argparse
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.inbox import _server, _used
from bench.reports import write_reports
from bench.whole import PROC, ROOT, _family
from pipeline.ingest import Outcome
from pipeline.settings import Settings
from pipeline.workspace import Workspace

DOCUMENTS = 100
WARM_UP = 12
START_SECONDS = 120
FASTER = 1.7
"""How many times as fast two workers must read as one."""
BESIDE = 0.10
"""What all others may use of the processor time while two workers read."""
CORES = 2
QUIET = {
    "DASK_DISTRIBUTED__ADMIN__TICK__INTERVAL": "500ms",
    "DASK_DISTRIBUTED__ADMIN__SYSTEM_MONITOR__INTERVAL": "10s",
    "DASK_DISTRIBUTED__WORKER__PROFILE__ENABLED": "false",
}
"""How a cluster is told to watch itself less, as `docs/teams.md` says."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run on a cluster, in seconds.

    Attributes:
        documents: how many.
        reading: from the first file until the last answer of a worker.
        whole: until all is stored.
        working: processor time of the workers while they read.
        beside: processor time of each of the others meanwhile.
        foreign: processor time of all other programs of the machine meanwhile.
    """

    documents: int
    reading: float
    whole: float
    working: float
    beside: Mapping[str, float]
    foreign: float

    @property
    def rate(self) -> float:
        """Documents a minute while they are read."""
        return self.documents / self.reading * 60

    @property
    def share_beside(self) -> float:
        """Of the processor time of a run, what all but the workers use."""
        beside = sum(self.beside.values())
        return beside / (self.working + beside)

    def __str__(self) -> str:
        """One line of the report."""
        others = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in self.beside.items())
        return (
            f"{self.documents} documents read in {self.reading:.1f} s ({self.rate:.0f} a minute), "
            f"all stored after {self.whole:.1f} s; processor time: workers {self.working:.1f} s "
            f"({self.working / self.documents * 1000:.0f} ms a document), {others} "
            f"({self.share_beside:.0%} beside the workers), other programs {self.foreign:.1f} s"
        )


def main(arguments: list[str] | None = None) -> int:
    """Measure; exit status 1 when two workers do not gain what they should."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=int, nargs="?", default=DOCUMENTS)
    chosen = parser.parse_args(arguments)
    runs: list[Run] = []
    with (
        tempfile.TemporaryDirectory(prefix="jpoa-bench-") as name,
        _server(Path(name)) as server,
        _cluster(Path(name)) as cluster,
    ):
        for workers in (1, 2):
            cluster.start_worker()
            runs.append(measure(Path(name) / str(workers), cluster, chosen.documents, server))
            print(f"{workers} of them: {runs[-1]}", flush=True)
    one, two = runs
    gain = one.reading / two.reading
    # The second worker finds what the first and all others leave of the cores.
    possible = CORES * one.working / (two.working + sum(two.beside.values()))
    free = CORES - two.foreign / two.reading
    print(
        f"two workers read {gain:.2f} times as fast as one (at least {FASTER}): "
        f"{_kept(gain >= FASTER)}; the whole run {one.whole / two.whole:.2f} times as fast"
    )
    print(
        f"beside the workers {two.share_beside:.0%} of the processor time is used (at most "
        f"{BESIDE:.0%}): {_kept(two.share_beside <= BESIDE)}; by processor time, {CORES} cores "
        f"that do nothing else would read {possible:.2f} times as fast; "
        f"{free:.1f} of them were free for it"
    )
    return 0 if gain >= FASTER and two.share_beside <= BESIDE else 1


def measure(folder: Path, cluster: "Cluster", documents: int, server: int) -> Run:
    """Ingest documents on the workers that are there, after some that warm them up."""
    # Prefect is imported when it knows its server.
    from flows.engine import prepare_prefect

    folder.mkdir()
    workspace = Workspace(
        Settings(
            data=folder / "data",
            runner="dask",
            dask_address=cluster.address,
            shared_url=(folder / "share").as_uri(),
        )
    )
    prepare_prefect(workspace.settings.data)
    from flows.ingest import ingest_documents

    def ingest(files: list[Path], advance: Callable[[], None]) -> None:
        outcomes: list[Outcome] = []
        ingest_documents(workspace, files, False, advance, outcomes.append)
        if [each.state for each in outcomes] != ["read"] * len(files):
            raise SystemExit("not all documents were read")

    ingest(write_reports(folder / "first", WARM_UP * len(cluster.workers), seed=1), lambda: None)
    files = write_reports(folder / "reports", documents)
    workers = [process.pid for process in cluster.workers]
    others = {"scheduler": cluster.scheduler.pid, "Prefect": server}

    def now() -> tuple[float, float, float, dict[str, float]]:
        beside = {name: _spent([pid]) for name, pid in others.items()}
        return time.monotonic(), _busy(), _spent(workers), beside

    # Looking through all processes of the machine takes as long as a document: it is done before
    # and after what this process uses is looked at.
    began = now()
    own = time.process_time()
    ended = began
    left = len(files)

    def advance() -> None:
        nonlocal left, own, ended
        left -= 1
        if not left:
            own = time.process_time() - own
            ended = now()

    ingest(files, advance)
    whole = time.monotonic() - began[0]
    used = {"this process": own} | {name: ended[3][name] - began[3][name] for name in others}
    working = ended[2] - began[2]
    return Run(
        documents=documents,
        reading=ended[0] - began[0],
        whole=whole,
        working=working,
        beside=used,
        foreign=max(0.0, ended[1] - began[1] - working - sum(used.values())),
    )


class Cluster:
    """A scheduler on this machine, and workers of one thread that are started one by one."""

    def __init__(self, folder: Path) -> None:
        """Start the scheduler; logs go to the folder."""
        self._folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = str(probe.getsockname()[1])
        self.address = f"tcp://127.0.0.1:{port}"
        self.workers: list[subprocess.Popen[bytes]] = []
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", port)

    def start_worker(self) -> None:
        """One more worker; it is there when this returns, or the first would warm up alone."""
        from distributed import Client

        number = str(len(self.workers))
        self.workers.append(
            self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--name", number,
                        "--local-directory", str(self._folder / "scratch"))
        )  # fmt: skip
        with Client(self.address, timeout=START_SECONDS, set_as_default=False) as client:
            client.wait_for_workers(len(self.workers), timeout=START_SECONDS)

    def _start(self, *words: str) -> subprocess.Popen[bytes]:
        with (self._folder / f"{words[0]} {len(self.workers)}.log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *words, "--no-dashboard"],
                cwd=self._folder,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={
                    **os.environ,
                    **QUIET,
                    "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path]),
                },
            )


@contextmanager
def _cluster(folder: Path) -> Iterator[Cluster]:
    cluster = Cluster(folder)
    try:
        yield cluster
    finally:
        for process in (*cluster.workers, cluster.scheduler):
            process.kill()
            process.wait()


def _busy() -> float:
    """Processor seconds that all programs of this machine have used since it was started."""
    user, nice, system, _, _, irq, soft = map(
        int, (PROC / "stat").read_text().splitlines()[0].split()[1:8]
    )
    return (user + nice + system + irq + soft) / os.sysconf("SC_CLK_TCK")


def _kept(kept: bool) -> str:
    return "kept" if kept else "BROKEN"


def _spent(pids: list[int]) -> float:
    """Processor seconds of processes and all that came from them."""
    return sum(_used(each) for pid in pids for each in _family(pid))


if __name__ == "__main__":
    sys.exit(main())
