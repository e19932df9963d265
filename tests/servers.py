"""Servers and workers for tests: processes of their own on this machine, ended with the test."""

import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

_END_SECONDS = 20.0

Start = Callable[..., subprocess.Popen[bytes]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def processes(folder: Path, environment: dict[str, str]) -> Iterator[Start]:
    """What starts `python -m …` in a folder; all are ended at the end."""
    started: list[subprocess.Popen[bytes]] = []

    def start(*words: str) -> subprocess.Popen[bytes]:
        with (folder / f"process {len(started)}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *words],
                env=environment, cwd=folder, stdout=log, stderr=subprocess.STDOUT,
            )  # fmt: skip
        started.append(process)
        return process

    try:
        yield start
    finally:
        # A worker that is told to end takes with it the process that its nanny watches.
        for process in reversed(started):
            process.terminate()
        for process in reversed(started):
            try:
                process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
