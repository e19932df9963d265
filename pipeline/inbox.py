"""The inbox: which files are ready to be taken, looked at again and again, without any events.

Events are no ground to build on: none come from other machines of a network share, none says that
a file is complete, and a watched folder that is replaced falls silent. A scan of thousands of
files takes milliseconds.
"""

import os
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from pipeline.intake import UNREADABLE, Stamp, is_document, is_readable, stamp_of
from pipeline.transient import TryAgain

DONE: Final = "_done"
PROBLEMS: Final = "_problems"
_PDF_WITHIN: Final = 1_024
_TAIL: Final = 2_048
"""Where the end mark of a PDF stands; some programs write a few bytes after it."""


State = Literal["ready", "arriving", "incomplete", "stuck"]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file in the inbox.

    Attributes:
        path: where it lies.
        state: "ready" to be taken; "arriving" until it has stayed the same for some seconds;
            "incomplete" while it looks cut off; "stuck" when it cannot be opened or moved.
        why: what it waits for, in words; empty when it is ready.
    """

    path: Path
    state: State
    why: str = ""


@dataclass(slots=True)
class _Sight:
    """What was seen of a file: its stamp, since when it is so, and until when it is left alone."""

    stamp: Stamp
    since: float
    not_before: float = 0.0
    why: str = ""


class Inbox:
    """Looks at a folder again and again and tells which files are complete.

    A file is ready when it was the same in two looks, some seconds apart, can be opened, and does
    not look cut off. One that looks cut off for a quarter of an hour is taken all the same: reading
    it tells what is wrong with it.
    """

    def __init__(self, folder: Path, *, settle_seconds: float, grace_seconds: float) -> None:
        self.folder = folder
        self._settle = settle_seconds
        self._grace = grace_seconds
        self._seen: dict[Path, _Sight] = {}

    def look(self, now: float) -> tuple[Dropped, ...]:
        """All files of the inbox, by name, with what is to be done with each.

        Args:
            now: seconds on a clock that never jumps. Whether a file is new is measured on it: a
                copied file keeps its old date.

        Raises:
            TryAgain: if the folder cannot be reached.
        """
        try:
            found = {path: stamp for path in self._documents() if (stamp := stamp_of(path))}
        except OSError as error:
            raise TryAgain(
                f"the inbox cannot be reached ({error.strerror})",
                where=str(self.folder),
                remedy="Check the connection",
            ) from error
        self._seen = {path: sight for path, sight in self._seen.items() if path in found}
        return tuple(self._judge(path, found[path], now) for path in sorted(found))

    def leave(self, path: Path, until: float, why: str) -> None:
        """Leave a file alone until a time on the clock of `look`, unless it changes."""
        if sight := self._seen.get(path):
            sight.not_before, sight.why = until, why

    def _documents(self) -> Iterator[Path]:
        for name, folders, files in os.walk(self.folder, onerror=_refuse):
            # What was put away is not looked through: it only ever grows.
            folders[:] = [inner for inner in folders if not inner.startswith(("_", "."))]
            for file in files:
                path = Path(name, file)
                if is_document(path, self.folder):
                    yield path

    def _judge(self, path: Path, stamp: Stamp, now: float) -> Dropped:
        if not is_readable(path):
            return Dropped(path, "stuck", f"{UNREADABLE}; rename it")
        sight = self._seen.get(path)
        if sight is None or sight.stamp != stamp:
            self._seen[path] = _Sight(stamp, now)
            return Dropped(path, "arriving", "it was just found")
        if now < sight.not_before:
            return Dropped(path, "stuck", sight.why)
        unchanged = now - sight.since
        if unchanged < self._settle or not unchanged:
            return Dropped(path, "arriving", "it may still be written to")
        why = what_is_missing(path, stamp.size)
        if why == CLOSED:
            return Dropped(path, "stuck", why)
        if why and unchanged < self._grace:
            return Dropped(path, "incomplete", why)
        return Dropped(path, "ready")


def _refuse(error: OSError) -> None:
    """Without it, a folder that is away would look like an empty one."""
    raise error


CLOSED: Final = "it is open in another program"


def what_is_missing(path: Path, size: int) -> str:
    """Why a file looks as if its copying had not ended, in words; empty when it looks whole.

    A PDF ends with "%%EOF", a Word document with the directory of its zip package. A file that was
    given its size before its content begins with zeros.
    """
    if size == 0:
        return "it is empty so far"
    try:
        with path.open("rb") as stream:
            head = stream.read(_PDF_WITHIN)
            stream.seek(max(0, size - _TAIL))
            tail = stream.read(_TAIL)
        if not head.strip(b"\0"):
            return "it holds nothing but zeros so far"
        if b"%PDF-" in head and b"%%EOF" not in tail:
            return "its end is missing so far"
        if head.startswith(b"PK\x03\x04") and not zipfile.is_zipfile(path):
            return "its end is missing so far"
    except PermissionError:
        return CLOSED
    except FileNotFoundError:
        return "it has gone"
    return ""
