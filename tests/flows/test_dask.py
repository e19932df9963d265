"""The same flow on a running Dask scheduler with two workers."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from servers import free_port, processes

from extractors.extract import Extraction
from extractors.model import DocumentId
from flows.engine import check_cluster
from flows.run import extract_one
from gazetteers.errors import JpoaError
from pipeline.errors import StoreError
from pipeline.ingest import Extracted
from pipeline.intake import Incoming, Stamp
from pipeline.knowledge import Knowledge
from pipeline.propose import propose
from pipeline.readings import Reading
from pipeline.settings import Settings
from pipeline.store.packing import bodies_of
from pipeline.store.shared_bytes import share
from pipeline.workspace import Workspace

DOCUMENTS = 24
_PATIENCE_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """The settings of a cluster on this machine, and its workers."""

    environment: dict[str, str]
    workers: list[subprocess.Popen[bytes]]


@contextmanager
def running_cluster(folder: Path, api: str, *options: str) -> Iterator[Cluster]:
    """A scheduler on this machine, and two workers that are started with these options."""
    if importlib.util.find_spec("prefect_dask") is None:
        pytest.skip('Dask is not installed: pip install "jpoa[dask]"')
    address = f"tcp://127.0.0.1:{free_port()}"
    environment = {
        **os.environ,
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str(folder / "prefect"),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    with processes(folder, environment) as start:
        start("dask", "scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2],
              "--no-dashboard")  # fmt: skip
        workers = [
            start("dask", "worker", address, "--nthreads", "1", "--no-dashboard", *options,
                  "--name", f"worker {number}", "--local-directory", str(folder / "scratch"))
            for number in (1, 2)
        ]  # fmt: skip
        settings = {
            "PREFECT_API_URL": api,
            "JPOA_RUNNER": "dask",
            "JPOA_DASK_ADDRESS": address,
            "JPOA_SHARED_URL": (folder / "share").as_uri(),
        }
        yield Cluster(environment | settings, workers)


def has_read(worker: subprocess.Popen[bytes]) -> bool:
    """Whether a worker has started the process that reads documents for it."""
    with suppress(OSError):  # one of them has just ended
        for task in Path(f"/proc/{worker.pid}/task").glob("*/children"):
            for child in task.read_text().split():
                if b"guard_worker" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return True
    return False


@pytest.mark.slow
@pytest.mark.prefect
@pytest.mark.xdist_group("prefect")
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes")
def test_two_workers_read_what_one_process_stores_though_one_is_killed(
    prefect_api: str, tmp_path: Path
) -> None:
    with running_cluster(tmp_path, prefect_api, "--no-nanny") as cluster:
        _read_though_a_worker_is_killed(cluster, tmp_path)


def write_reports(inbox: Path, documents: int) -> None:
    inbox.mkdir()
    for number in range(documents):
        lines = [
            f"On {day} June 20{number % 20:02} the OSCE held workshop {number} on border security."
            for day in range(1, 20)
        ]
        (inbox / f"report {number:02}.txt").write_text("\n\n".join(lines), encoding="utf-8")


def _read_though_a_worker_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    write_reports(inbox, DOCUMENTS)
    (inbox / "empty.pdf").write_bytes(b"")
    jpoa = [sys.executable, "-m", "flows.cli", "--data", str(tmp_path / "data")]
    run = subprocess.Popen(
        [*jpoa, "ingest", "--prefect", str(inbox)],
        env=cluster.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    # Both are in the middle of a task when one is killed: each task is of ten documents.
    share = tmp_path / "share"
    end = time.monotonic() + _PATIENCE_SECONDS
    while not (share.exists() and has_read(cluster.workers[0])):
        assert run.poll() is None and time.monotonic() < end, "the worker reads nothing"
        time.sleep(0.1)
    cluster.workers[0].kill()
    said, _ = run.communicate(timeout=400)
    assert run.returncode == 1, "one document is empty"
    assert f"{DOCUMENTS} read" in said and "1 not read" in said, said
    shutil.rmtree(inbox)
    released = subprocess.run(
        [*jpoa, "release", "--no-prefect"], capture_output=True, text=True, check=True
    )
    folder = Path(released.stdout.rstrip().rpartition("\n")[2])
    rows = (folder / "activities.jsonl").read_text(encoding="utf-8").splitlines()
    names = {json.loads(row)["document"]["file_name"] for row in rows}
    assert len(names) == DOCUMENTS


KILLER = """
import os, signal, sys
DOOMED = {digest!r}
def hook(event, arguments):
    if event == "open" and str(arguments[0]).endswith(DOOMED):
        os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(hook)
"""


@pytest.mark.slow
@pytest.mark.prefect
@pytest.mark.xdist_group("prefect")
@pytest.mark.skipif(os.name != "posix", reason="kills by a signal")
def test_a_document_that_kills_workers_is_put_aside_and_the_others_are_read(
    prefect_api: str, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    write_reports(inbox, 5)
    digest = hashlib.sha256((inbox / "report 01.txt").read_bytes()).hexdigest()
    preload = tmp_path / "killer.py"
    preload.write_text(KILLER.format(digest=digest), encoding="utf-8")
    with running_cluster(tmp_path, prefect_api, "--preload", str(preload)) as cluster:
        run = subprocess.run(
            [sys.executable, "-m", "flows.cli", "--data", str(tmp_path / "data"), "ingest",
             "--prefect", str(inbox)],
            env=cluster.environment, capture_output=True, text=True, check=False, timeout=900,
        )  # fmt: skip
    said = run.stdout + run.stderr
    assert run.returncode == 1, said
    assert "report 01.txt: the program was brought down 2 times" in said, said
    assert "5 documents: 4 read" in said and "1 not read" in said, said
    documents = Workspace(Settings(data=tmp_path / "data")).documents()
    assert [each.file_name for each in documents if each.state == "failed"] == ["report 01.txt"]


@pytest.mark.parametrize(
    ("settings", "server", "where"),
    [
        ({}, None, "PREFECT_API_URL"),
        ({}, "http://127.0.0.1:4200/api", "JPOA_DASK_ADDRESS"),
    ],
)
def test_a_cluster_that_cannot_work_is_refused(
    settings: dict[str, str], server: str | None, where: str
) -> None:
    with pytest.raises(JpoaError) as caught:
        check_cluster(Settings(runner="dask", **settings), server)
    assert caught.value.where == where


@pytest.mark.slow
def test_a_worker_proposes_what_this_machine_would(tmp_path: Path) -> None:
    pytest.importorskip("prefect_dask")
    from flows.remote import read_on_worker, remote_workspace

    here = Workspace(Settings(data=tmp_path / "data"))
    files = sorted((Path(__file__).parents[2] / "data" / "samples" / "inbox").rglob("*.*"))
    found: dict[str, tuple[DocumentId, Extraction | None]] = {}

    def extract(items: Iterable[Incoming]) -> Iterator[Extracted]:
        for item in items:
            extracted = extract_one(here, item)
            found[item.path.name] = item.id, extracted.extraction
            yield extracted

    list(here.ingest().run(files, extract))
    # The rows of the matrices are among the precedents by now.
    knowledge, url = here.knowledge(), (tmp_path / "share").as_uri()
    share(url, knowledge.id, knowledge.content)
    worker = remote_workspace(str(here.settings.documents), url, knowledge.id)
    reports = 0
    for name, (document_id, extraction) in found.items():
        assert extraction is not None
        answer = read_on_worker(
            worker, Incoming(Path(name), document_id, Stamp(0, 0)), knowledge.id
        )
        assert isinstance(answer, bytes)
        reading = Reading.from_bytes(answer)
        assert reading.extraction == extraction
        mine = propose(
            extraction, framework=here.framework, matcher=here.matcher(), versions=here.versions
        )
        assert reading.bodies == bodies_of(mine)
        assert reading.about.knowledge == knowledge.id
        reports += reading.about.kind == "report"
    assert reports


@pytest.mark.slow
def test_bytes_that_a_worker_does_not_find_are_no_fault_of_the_document(tmp_path: Path) -> None:
    pytest.importorskip("prefect_dask")
    from flows.remote import RemoteWorkspace

    here = Workspace(Settings(data=tmp_path / "data"))
    worker = RemoteWorkspace(str(tmp_path), Knowledge.unpacked(here.knowledge().content))
    item = Incoming(Path("report.txt"), DocumentId("sha256:" + "0" * 64), Stamp(0, 0))
    with pytest.raises(StoreError, match="does not find the document"):
        extract_one(worker, item)
