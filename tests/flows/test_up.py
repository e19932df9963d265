"""`jpoa up`: one process with the inbox, the review screen and a Prefect server of its own."""

import json
import os
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from flows.demo import SAMPLES

pytestmark = [
    pytest.mark.prefect,
    pytest.mark.xdist_group("prefect"),
    pytest.mark.skipif(os.name == "nt", reason="signals are POSIX"),
]

_PATIENCE_SECONDS = 180.0
_SETTINGS = {"JPOA_SCAN_SECONDS": "0.3", "JPOA_SETTLE_SECONDS": "0.3"}


class Up:
    """A running `jpoa up` and what it has said."""

    def __init__(self, data: Path, said: Path) -> None:
        self.data = data
        self._said = said
        with said.open("ab") as told:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "flows.cli", "--data", str(data), "up", "--as", "Anna",
                 "--port", "0"],
                env={**os.environ, **_SETTINGS},
                stdout=told,
                stderr=subprocess.STDOUT,
            )  # fmt: skip

    @property
    def said(self) -> str:
        return self._said.read_text(encoding="utf-8")

    @property
    def running(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads((self.data / "up.json").read_text(encoding="utf-8"))
        return found

    def wait(self, until: Callable[[], bool]) -> None:
        """Wait for something, as long as it runs."""
        end = time.monotonic() + _PATIENCE_SECONDS
        while not until():
            assert self.process.poll() is None, self.said
            assert time.monotonic() < end, self.said
            time.sleep(0.2)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Up]]:
    started: list[Up] = []

    def begin() -> Up:
        started.append(Up(tmp_path / "data", tmp_path / "said.txt"))
        return started[-1]

    yield begin
    for up in started:
        up.process.kill()
        up.process.wait()


def ask(api: str, what: str) -> list[dict[str, Any]]:
    request = urllib.request.Request(
        f"{api}/api/{what}/filter", b"{}", {"content-type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        found: list[dict[str, Any]] = json.load(answer)
        return found


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5):
            return True
    except OSError:
        return False


def test_drop_and_forget(start: Callable[[], Up], tmp_path: Path) -> None:
    up = start()
    up.wait((up.data / "up.json").exists)
    inbox = up.data / "inbox"
    sample = SAMPLES / "odkb_informatsiya_2025.txt"
    (inbox / sample.name).write_bytes(sample.read_bytes())
    up.wait((inbox / "_done" / sample.name).exists)
    up.wait(lambda: "1 document: 1 read" in up.said)
    api, review = up.running["prefect"], up.running["review"]
    up.wait(lambda: [run["state_type"] for run in ask(api, "flow_runs")] == ["COMPLETED"])
    assert "ingest-report" in {item["key"] for item in ask(api, "artifacts")}
    with urllib.request.urlopen(review, timeout=20) as answer:
        assert "Signed in" in answer.read().decode()
    # A link lets in once; the next lies ready.
    up.wait(lambda: up.running["review"] != review)

    jpoa = [sys.executable, "-m", "flows.cli", "--data", str(up.data)]
    second = subprocess.run([*jpoa, "up"], capture_output=True, text=True, check=False)
    assert second.returncode == 0 and "It runs already" in second.stdout
    status = subprocess.run([*jpoa, "status"], capture_output=True, text=True, check=False)
    for words in (api, "The inbox is watched: jpoa up", "0 waiting, 1 done", "Last run:", "1 read"):
        assert words in status.stdout
    deployed = subprocess.run([*jpoa, "deploy"], capture_output=True, text=True, check=False)
    assert deployed.returncode == 0, deployed.stderr
    assert {item["name"] for item in ask(api, "deployments")} == {"inbox", "nightly", "weekly"}
    watch = subprocess.run([*jpoa, "watch"], capture_output=True, text=True, check=False)
    assert watch.returncode == 1 and "in use by jpoa up" in watch.stderr

    up.process.kill()
    up.process.wait()
    end = time.monotonic() + 30
    while answers(f"{api}/api/health"):
        assert time.monotonic() < end, "the server has outlived its owner"
        time.sleep(0.2)
    (inbox / "more.txt").write_text("OSCE held a workshop on customs in Dushanbe in June 2018.\n")
    again = start()
    again.wait((inbox / "_done" / "more.txt").exists)
    assert again.running["prefect"] == api, "links to the page of runs stay good"
    again.process.send_signal(signal.SIGTERM)
    assert again.process.wait(60) == 130
    assert not answers(f"{api}/api/health")
    assert not (up.data / "up.json").exists()
    assert "Traceback" not in again.said
