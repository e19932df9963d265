"""The same flow on a running Dask scheduler with two workers."""

import importlib.util
import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from flows.engine import check_cluster
from gazetteers.errors import JpoaError
from pipeline.errors import StoreError
from pipeline.settings import Settings
from pipeline.store.kept import keep
from pipeline.store.shared_bytes import share, shared_bytes

DOCUMENTS = 24
_PATIENCE_SECONDS = 180.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[dict[str, str], list[subprocess.Popen[bytes]]]]:
    """The settings of a cluster on this machine, and its two workers."""
    if importlib.util.find_spec("prefect_dask") is None:
        pytest.skip('Dask is not installed: pip install "jpoa[dask]"')
    prefect, dask = free_port(), free_port()
    environment = {
        **os.environ,
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_API_PORT": str(prefect),
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }
    started: list[subprocess.Popen[bytes]] = []

    def start(*words: str) -> subprocess.Popen[bytes]:
        with (tmp_path / f"process {len(started)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *words],
                env=environment, cwd=tmp_path, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        started.append(process)
        return process

    address = f"tcp://127.0.0.1:{dask}"
    api = f"http://127.0.0.1:{prefect}/api"
    try:
        start("prefect", "server", "start", "--host", "127.0.0.1", "--port", str(prefect))
        start("dask", "scheduler", "--host", "127.0.0.1", "--port", str(dask), "--no-dashboard")
        workers = [
            start("dask", "worker", address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
                  "--name", f"worker {number}", "--local-directory", str(tmp_path / "scratch"))
            for number in (1, 2)
        ]  # fmt: skip
        end = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                urllib.request.urlopen(f"{api}/health", timeout=2).close()
                break
            except OSError:
                assert time.monotonic() < end, "the Prefect server does not start"
                time.sleep(0.5)
        settings = {
            "PREFECT_API_URL": api,
            "JPOA_RUNNER": "dask",
            "JPOA_DASK_ADDRESS": address,
            "JPOA_SHARED_URL": (tmp_path / "share").as_uri(),
        }
        yield environment | settings, workers
    finally:
        for process in reversed(started):
            process.kill()
            process.wait()


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
    cluster: tuple[dict[str, str], list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    environment, workers = cluster
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    for number in range(DOCUMENTS):
        lines = [
            f"On {day} June 20{number % 20:02} the OSCE held workshop {number} on border security."
            for day in range(1, 20)
        ]
        (inbox / f"report {number:02}.txt").write_text("\n\n".join(lines), encoding="utf-8")
    (inbox / "empty.pdf").write_bytes(b"")
    jpoa = [sys.executable, "-m", "flows.cli", "--data", str(tmp_path / "data")]
    run = subprocess.Popen(
        [*jpoa, "ingest", "--prefect", str(inbox)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    # Both are in the middle of a task when one is killed: each task is of ten documents.
    share = tmp_path / "share"
    end = time.monotonic() + _PATIENCE_SECONDS
    while not (share.exists() and has_read(workers[0])):
        assert run.poll() is None and time.monotonic() < end, "the worker reads nothing"
        time.sleep(0.1)
    workers[0].kill()
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


@pytest.mark.parametrize("kind", ["folder", "file URL", "object store"])
def test_bytes_are_found_where_they_were_shared(kind: str, tmp_path: Path) -> None:
    place = tmp_path / "share"
    url = {
        "folder": str(place),
        "file URL": place.as_uri(),
        "object store": f"memory://{tmp_path.name}/jpoa",
    }[kind]
    source = tmp_path / "report.txt"
    source.write_bytes(b"words")
    with source.open("rb") as stream:
        document_id = keep(tmp_path / "kept", stream, confirm=lambda: None)
    with pytest.raises(StoreError, match="does not find the document"):
        shared_bytes(url, document_id)
    for _ in range(2):
        share(url, document_id, b"words")
        assert shared_bytes(url, document_id) == b"words"
    other = "sha256:" + "0" * 64
    share(url, other, b"words")
    with pytest.raises(StoreError, match="damaged"):
        shared_bytes(url, other)
