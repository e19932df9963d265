"""One Prefect server on this machine, owned by one process and ended with it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flows.engine import answers, prepare_prefect
from gazetteers.errors import JpoaError
from pipeline.durable import write_whole

_START_SECONDS: Final = 120.0
_FIRST_START_SECONDS: Final = 300.0
"""A first start makes the database of Prefect: 20 s on a free laptop, minutes on a busy one."""
_DATABASE: Final = "prefect.db"
_END_SECONDS: Final = 15.0
_LOOK_SECONDS: Final = 0.25


@dataclass(frozen=True, slots=True)
class PrefectServer:
    """A server that answers.

    Attributes:
        page: where a browser finds it.
        log: what it has to say; mostly empty.
    """

    page: str
    log: Path

    @property
    def alive(self) -> bool:
        """Whether it answers now."""
        return answers(f"{self.page}/api")


@contextmanager
def own_server(data: Path) -> Iterator[PrefectServer]:
    """Run a Prefect server as a child, and point this process to it.

    Must be entered before the first `import prefect`. The port is the same each time as long as it
    is free, so that links stay good.

    Raises:
        JpoaError: if it does not answer in time.
    """
    home = data / "prefect"
    home.mkdir(parents=True, exist_ok=True)
    started_before = (home / _DATABASE).exists()
    port = _port(home / "port")
    prepare_prefect(data)
    server = PrefectServer(page=f"http://127.0.0.1:{port}", log=home / "server.log")
    os.environ["PREFECT_SERVER_API_PORT"] = str(port)
    os.environ["PREFECT_API_URL"] = f"{server.page}/api"
    try:
        with server.log.open("wb") as log:
            child = subprocess.Popen(
                [sys.executable, "-m", "flows.server_child", str(port)],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
                # Ctrl+C is for this process, which ends its child when all is told to it.
                start_new_session=sys.platform != "win32",
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        try:
            _wait(child, server, _START_SECONDS if started_before else _FIRST_START_SECONDS)
            yield server
        finally:
            _end(child)
    finally:
        for name in ("PREFECT_SERVER_API_PORT", "PREFECT_API_URL"):
            os.environ.pop(name, None)


def _wait(child: subprocess.Popen[bytes], server: PrefectServer, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not server.alive:
        if child.poll() is not None or time.monotonic() > until:
            raise JpoaError(
                "the Prefect server did not start",
                where=str(server.log),
                remedy="Documents are read without it; nothing else is missing",
            )
        time.sleep(_LOOK_SECONDS)


def _end(child: subprocess.Popen[bytes]) -> None:
    assert child.stdin is not None
    with suppress(OSError):
        child.stdin.close()
    try:
        child.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _port(file: Path) -> int:
    """The port of the last time if it is free, else any free one, which is remembered."""
    try:
        remembered = int(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        remembered = 0
    for port in (remembered, 0):
        with socket.socket() as probe:
            # As the server will do: a port of which old connections linger is free.
            if sys.platform != "win32":
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            found = int(probe.getsockname()[1])
        if found != remembered:
            write_whole(file, str(found).encode())
        return found
    raise JpoaError("there is no free port on this machine", remedy="Restart it")


def close_lost_runs() -> int:
    """Tell Prefect of runs that a killed process left "running"; nobody decides anything by it.

    Returns:
        How many there were.
    """
    from prefect import get_client
    from prefect.client.schemas.filters import FlowRunFilter
    from prefect.states import Crashed

    running = FlowRunFilter.model_validate({"state": {"type": {"any_": ["RUNNING", "PENDING"]}}})
    with get_client(sync_client=True) as client:
        lost = client.read_flow_runs(flow_run_filter=running)
        for run in lost:
            client.set_flow_run_state(
                run.id,
                Crashed(message="its process was killed; the inbox was dealt with anew"),
                force=True,
            )
    return len(lost)
