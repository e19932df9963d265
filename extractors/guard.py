"""Reads documents in child processes, so that a hostile or broken file harms nothing else.

Children are kept and used again, since starting one costs more than reading most documents. One
that is over a limit is killed and replaced.
"""

import atexit
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import IO, Final

from extractors.errors import DocumentError
from extractors.guard_worker import Request
from extractors.limits import DEFAULT_LIMITS, Limits
from extractors.model import Document

__all__ = ["DEFAULT_LIMITS", "Limits", "ReaderCrash", "close_readers", "read_guarded"]

_MOST_IDLE: Final = 4
_MOST_DOCUMENTS: Final = 100
"""After so many documents a child is replaced, against what libraries leave behind."""
_STARTING_SECONDS: Final = 30.0
"""Added to a new child's first deadline: on a loaded machine imports take long."""
_SHOWN: Final = 4_000


class _BroughtDown(DocumentError):
    """A child ended without a word and without having been over a limit."""


class ReaderCrash(RuntimeError):
    """A defect in a reader; the message holds the child's traceback."""


def read_guarded(
    data: bytes,
    file_name: str,
    *,
    titles: Sequence[str] = (),
    limits: Limits = DEFAULT_LIMITS,
    ocr: bool = False,
) -> Document:
    """Read a document in a child process, within limits on time and memory.

    May be called from several threads; each call has a child of its own. Arguments are those of
    `extractors.read.read_document`.

    Raises:
        DocumentError: if the document cannot be read, is over a limit, or brings the reader down.
        ReaderCrash: if a reader fails in a way that is our mistake.
    """
    if len(data) > limits.input_bytes:
        raise DocumentError(
            f"it has {len(data) / 1e6:,.0f} MB, more than {limits.input_bytes / 1e6:,.0f} MB",
            where=file_name,
            remedy="Split it, or save it with smaller pictures",
        )
    request = Request(len(data), file_name, tuple(titles), limits, ocr)
    try:
        return _read(request, data)
    except _BroughtDown:
        # Whoever ends processes (a person, a system short of memory) may have meant another one:
        # only a document that brings down a second child is to blame.
        return _read(request, data)


def _read(request: Request, data: bytes) -> Document:
    child = _POOL.borrow()
    try:
        document = child.read(request, data)
    except DocumentError:
        _POOL.give_back(child)
        raise
    except BaseException:
        # Interrupted in the middle of an answer: the child cannot be used again.
        child.kill()
        raise
    _POOL.give_back(child)
    return document


def close_readers() -> None:
    """End all idle child processes; the next document starts a new one."""
    _POOL.close()


class _Child:
    """One child process and the conversation with it."""

    def __init__(self) -> None:
        self.owner = os.getpid()
        self._documents = 0
        self._errors: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the child
        paths = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", "extractors.guard_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "PYTHONPATH": paths},
        )

    @property
    def usable(self) -> bool:
        return (
            self._process.poll() is None
            and self._documents < _MOST_DOCUMENTS
            and self.owner == os.getpid()
        )

    def kill(self) -> None:
        """End the process, whatever it does."""
        if self.owner != os.getpid():
            return
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._errors):
            if stream is not None:
                # A full pipe to a dead process cannot be flushed, and need not be.
                with suppress(OSError):
                    stream.close()

    def read(self, request: Request, data: bytes) -> Document:
        limits = request.limits
        starting = 0.0 if self._documents else _STARTING_SECONDS
        self._documents += 1
        clock = _Clock(self._process, limits.seconds + starting)
        try:
            answer = self._ask(request, data, clock)
        finally:
            clock.stop()
        if answer is None:
            raise self._failure(request, clock)
        if answer.startswith(b'{"document": '):
            return Document.model_validate_json(answer[len(b'{"document": ') : -2])
        told = json.loads(answer)
        if "memory" in told:
            raise _too_much_memory(request)
        error = told["error"]
        raise DocumentError(error["problem"], where=error["where"], remedy=error["remedy"])

    def _ask(self, request: Request, data: bytes, clock: "_Clock") -> bytes | None:
        """The child's last word on a document; None when it ended without one."""
        source, target = self._process.stdout, self._process.stdin
        assert source is not None and target is not None
        try:
            target.write(request.to_line())
            target.write(data)
            target.flush()
        except OSError:
            return None
        while line := source.readline():
            if not line.endswith(b"\n"):
                return None
            if not line.startswith(b'{"seconds": '):
                return line
            clock.add(json.loads(line)["seconds"])
        return None

    def _failure(self, request: Request, clock: "_Clock") -> Exception:
        code = self._process.wait()
        if clock.struck or (sys.platform != "win32" and code == -24):  # SIGXCPU
            return DocumentError(
                f"reading it took more than {clock.allowed:,.0f} seconds",
                where=request.file_name,
                remedy="Open it and save it anew, or ask its sender for another format",
            )
        self._errors.seek(0)
        told = self._errors.read().decode(errors="replace")
        if "MemoryError" in told.rpartition("\n  ")[2]:
            return _too_much_memory(request)
        if code > 0 and "Traceback" in told:
            return ReaderCrash(f"reading {request.file_name} failed\n{told[-_SHOWN:]}")
        return _BroughtDown(
            f"reading it brought the reader down (exit code {code})",
            where=request.file_name,
            remedy="Open it and save it anew, or ask its sender for another format",
        )


class _Clock:
    """Kills a process when its time is up; time may be added while it runs."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self.allowed = seconds
        self.struck = False
        self._process = process
        self._start = time.monotonic()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def add(self, seconds: float) -> None:
        self.allowed += seconds

    def stop(self) -> None:
        self._stopped.set()
        self._thread.join()

    def _watch(self) -> None:
        while (left := self._start + self.allowed - time.monotonic()) > 0:
            if self._stopped.wait(left):
                return
        self.struck = True
        self._process.kill()


class _Pool:
    """Idle children, for whichever thread comes next."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._idle: list[_Child] = []

    def borrow(self) -> _Child:
        with self._lock:
            while self._idle:
                child = self._idle.pop()
                if child.usable:
                    return child
                child.kill()
        return _Child()

    def give_back(self, child: _Child) -> None:
        with self._lock:
            if child.usable and len(self._idle) < _MOST_IDLE:
                self._idle.append(child)
                return
        child.kill()

    def close(self) -> None:
        with self._lock:
            children, self._idle = self._idle, []
        for child in children:
            child.kill()


def _too_much_memory(request: Request) -> DocumentError:
    return DocumentError(
        f"reading it needs more than {request.limits.memory_bytes / 1e9:g} GB of memory",
        where=request.file_name,
        remedy="Split it, or save it with smaller pictures",
    )


_POOL: Final = _Pool()
atexit.register(close_readers)
