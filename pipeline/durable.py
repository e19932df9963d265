"""Files that survive a power cut: written, brought to the disk, and only then given their name."""

import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

UNFINISHED: Final = ".unfinished-"
"""How the names of files begin that are being written; what a killed process leaves behind."""
_ABANDONED_SECONDS: Final = 600.0
"""An unfinished file of this age has no writer any more: documents are written in seconds."""
_BUSY_TRIES: Final = 8
_BUSY_SECONDS: Final = 0.25


@contextmanager
def unfinished(folder: Path) -> Iterator[IO[bytes]]:
    """A new file in `folder` to write into; removed at the end unless it was given a name."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{UNFINISHED}{secrets.token_hex(8)}"
    with path.open("xb") as stream:
        try:
            yield stream
        finally:
            stream.close()
            with suppress(FileNotFoundError):
                path.unlink()


def give_name(stream: IO[bytes], target: Path) -> None:
    """Bring an unfinished file to the disk and give it its name, over whatever had it."""
    stream.flush()
    os.fsync(stream.fileno())
    stream.close()
    _when_free(lambda: os.replace(stream.name, target))
    sync_folder(target.parent)


def write_whole(target: Path, data: bytes, *, mode: int | None = None) -> None:
    """Write a file so that after a crash it is there with these bytes, or as it was before.

    Args:
        target: its name.
        data: its content.
        mode: who may read it (0o600: this user alone); None leaves it to the system.
    """
    with unfinished(target.parent) as stream:
        if mode is not None:
            Path(stream.name).chmod(mode)
        stream.write(data)
        give_name(stream, target)


def move_whole(source: Path, target: Path) -> None:
    """Move a file so that at every moment at least one of the two names holds all of it.

    Within a file system it is one rename; from one to another the copy is complete and on the disk
    before the source goes.

    Raises:
        FileExistsError: if `target` is taken.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target))
    try:
        _when_free(lambda: os.rename(source, target))
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        with unfinished(target.parent) as copy, source.open("rb") as original:
            while part := original.read(1 << 20):
                copy.write(part)
            copy.flush()
            shutil.copystat(source, copy.name)
            give_name(copy, target)
        _when_free(source.unlink)
    sync_folder(target.parent)
    if source.parent != target.parent:
        sync_folder(source.parent)


def sync_folder(folder: Path) -> None:
    """Bring the names in a folder to the disk; Windows does so by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        # Network file systems may not know it; the file itself is on the disk by now.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def sweep(folder: Path, now: float) -> None:
    """Remove what killed processes left unfinished in a folder.

    Args:
        folder: need not exist.
        now: the present time in seconds, as `time.time()` gives it.
    """
    for path in folder.glob(f"{UNFINISHED}*"):
        with suppress(FileNotFoundError):
            if now - path.stat().st_mtime > _ABANDONED_SECONDS:
                path.unlink()


def _when_free(act: Callable[[], None]) -> None:
    """Rename or remove; on Windows wait for whoever looks at the file (a virus scanner, say)."""
    tries = _BUSY_TRIES if sys.platform == "win32" else 1
    for left in reversed(range(tries)):
        try:
            return act()
        except PermissionError:
            if not left:
                raise
            time.sleep(_BUSY_SECONDS)
