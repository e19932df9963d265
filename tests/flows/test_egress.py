"""Nothing leaves the machine: with a recorder on every socket, and with the network cut."""

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.demo import SAMPLES

pytestmark = pytest.mark.slow

_OFFLINE = Path(__file__).parents[1] / "offline"
_CUT = ("unshare", "--user", "--map-root-user", "--net", "sh", "-c", 'ip link set lo up; exec "$@"',
        "sh")  # fmt: skip
"""A network of its own in which nothing but the loopback exists."""

Run = Callable[..., str]


@functools.cache
def can_cut() -> bool:
    """Whether this machine lets a test have a network of its own."""
    if not (shutil.which("unshare") and shutil.which("ip")):
        return False
    tried = subprocess.run([*_CUT, "true"], capture_output=True, check=False)
    return tried.returncode == 0


@pytest.fixture(params=["recorded", "cut"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    """Runs Python in a watched process; fails on any attempt to leave the machine."""
    if request.param == "cut" and not can_cut():
        pytest.skip("this machine does not let a test cut its network (unshare)")
    noted = tmp_path / "egress.log"
    paths = [str(_OFFLINE), *(path for path in sys.path if path)]
    environment = {
        **{key: value for key, value in os.environ.items() if not key.startswith("PREFECT_")},
        "PYTHONPATH": os.pathsep.join(paths),
        "JPOA_EGRESS_LOG": str(noted),
    }

    def python(*arguments: str | Path) -> str:
        command = [sys.executable, *map(str, arguments)]
        done = subprocess.run(
            [*_CUT, *command] if request.param == "cut" else command,
            env=environment, cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        lines = noted.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if line.startswith("egress")] == []
        assert len([line for line in lines if line.startswith("watched")]) >= 1
        return done.stdout

    return python


def test_the_recorder_would_tell(tmp_path: Path) -> None:
    noted = tmp_path / "egress.log"
    program = (
        "import socket\n"
        "for call in (lambda: socket.create_connection(('192.0.2.1', 80)),\n"
        "             lambda: socket.getaddrinfo('example.org', 443),\n"
        "             lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM)"
        ".sendto(b'', ('192.0.2.1', 53))):\n"
        "    try:\n        call()\n    except OSError as error:\n        print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(_OFFLINE), "JPOA_EGRESS_LOG": str(noted)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout.count("nothing leaves this machine") == 3
    assert noted.read_text(encoding="utf-8").count("egress") == 3


def test_from_inbox_to_release_and_its_pages(run: Run, tmp_path: Path) -> None:
    jpoa = ("-m", "flows.cli", "--data", tmp_path / "data")
    assert "5 read" in run(*jpoa, "ingest", "--no-prefect", SAMPLES)
    assert "Released" in run(*jpoa, "release", "--no-prefect")
    run(*jpoa, "status")
    run(*jpoa, "reprocess", "--dry-run")
    run(*jpoa, "review", "export", "--to", tmp_path / "review.xlsx")
    run(*jpoa, "backup", "--to", tmp_path / "all.zip")
    assert "pages ok" in run(_OFFLINE / "serve_pages.py", tmp_path / "data")


@pytest.mark.prefect
@pytest.mark.xdist_group("prefect")
def test_through_prefect_and_its_own_server(run: Run, tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    shutil.copy(SAMPLES / "odkb_informatsiya_2025.txt", inbox)
    jpoa = ("-m", "flows.cli", "--data", tmp_path / "data")
    assert "1 read" in run(*jpoa, "ingest", "--prefect", inbox)
