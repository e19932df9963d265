"""One process at a time, by a lock of the operating system: it ends with its holder, however."""

import errno
import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Final

from gazetteers.errors import JpoaError

_LOCKED_BYTE: Final = 1 << 30
"""Windows forbids reading locked bytes, and who holds the lock must stay readable."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lock: a process, on a machine, since a time in UTC."""

    what: str
    pid: int
    host: str
    since: datetime

    def __str__(self) -> str:
        """As a user reads it."""
        return (
            f"{self.what} (process {self.pid} on {self.host}, since {self.since:%d %B %H:%M} UTC)"
        )


class HeldError(JpoaError):
    """Somebody else holds the lock; `holder` is None when they have not said who they are."""

    def __init__(self, holder: Holder | None, *, where: str, remedy: str) -> None:
        self.holder = holder
        super().__init__(f"in use by {holder or 'another process'}", where=where, remedy=remedy)


@contextmanager
def held(path: Path, *, what: str, now: datetime) -> Iterator[None]:
    """Hold the lock at `path` as long as the block runs.

    Args:
        path: the lock file; it stays when the lock is given back.
        what: what the holder is doing, for whoever comes second ("jpoa watch").
        now: the present time, in UTC.

    Raises:
        HeldError: if another process holds it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as stream:
        if not _take(stream):
            raise HeldError(
                holder_of(path),
                where=str(path.parent),
                remedy="Only one process can watch a folder; stop that one first",
            )
        me = Holder(what=what, pid=os.getpid(), host=socket.gethostname(), since=now)
        stream.truncate(0)
        stream.write(json.dumps(asdict(me) | {"since": now.isoformat()}).encode())
        stream.flush()
        try:
            yield
        finally:
            stream.truncate(0)
            _give_back(stream)


def holder_of(path: Path) -> Holder | None:
    """Who says to hold the lock, or None; only `is_held` tells whether they still do."""
    try:
        said = json.loads(path.read_bytes())
        return Holder(**said | {"since": datetime.fromisoformat(said["since"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def is_held(path: Path) -> bool:
    """Whether a process holds the lock now."""
    try:
        stream = path.open("r+b")
    except OSError:
        return False
    with stream:
        if not _take(stream):
            return True
        _give_back(stream)
        return False


if sys.platform == "win32":
    import msvcrt

    def _take(stream: IO[bytes]) -> bool:
        stream.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _give_back(stream: IO[bytes]) -> None:
        stream.seek(_LOCKED_BYTE)
        with suppress(OSError):
            msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(stream: IO[bytes]) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            # A share without locks cannot keep others out; the store still counts nothing twice.
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EINVAL):
                raise
        return True

    def _give_back(stream: IO[bytes]) -> None:
        with suppress(OSError):
            fcntl.flock(stream, fcntl.LOCK_UN)
