"""Finding the documents that a user means, and knowing them by their content."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extractors.errors import DocumentError
from gazetteers.errors import JpoaError

if TYPE_CHECKING:
    from extractors.model import DocumentId

_UNFINISHED = ("~$", ".", "._")
_UNFINISHED_ENDINGS = (".tmp", ".part", ".partial", ".crdownload", ".download")
NOTE_ENDINGS = (".NOTE.txt", ".WHY.txt")
"""How the names of our own notes end; one that lands in the inbox is no document."""
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


class Unsettled(JpoaError):
    """A file that is still being written: nothing is wrong with it, it is taken later."""


class Stamp(NamedTuple):
    """Size in bytes and time of the last change in nanoseconds: another one is another content."""

    size: int
    changed_ns: int


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file that was received, known by the SHA-256 of its bytes.

    Attributes:
        path: where it was dropped.
        id: of its content.
        stamp: of the file as it was read; another one by now is another content.
    """

    path: Path
    id: DocumentId
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class FoundDocuments:
    """The files that are meant, and what is wrong with paths that gave none."""

    files: tuple[Path, ...]
    problems: tuple[tuple[Path, DocumentError], ...] = ()


def find_documents(paths: Sequence[Path]) -> FoundDocuments:
    """The files that are meant: those named, and all in the folders named, at any depth.

    What programs leave while they work ("~$report.docx", "x.part"), hidden files, and folders
    that begin with "_" or "." are passed over in folders; symbolic links are not followed. A path
    that does not exist and a folder without documents are problems; the others go on.
    """
    found: dict[Path, None] = {}
    problems = []
    for path in paths:
        if path.is_dir():
            inside = [item for item in sorted(path.rglob("*")) if is_document(item, path)]
            for item in inside:
                if is_readable(item):
                    found[item] = None
                else:
                    problems.append((item, _unreadable(item)))
            if not inside:
                problem = DocumentError(
                    "the folder holds no documents",
                    where=str(path),
                    remedy="Put reports or matrices (DOCX, PDF or text) into it",
                )
                problems.append((path, problem))
        elif path.exists() and not is_readable(path):
            problems.append((path, _unreadable(path)))
        elif path.exists():
            found[path] = None
        else:
            problem = DocumentError(
                "there is no such file or folder", where=str(path), remedy="Check the name"
            )
            problems.append((path, problem))
    return FoundDocuments(tuple(found), tuple(problems))


UNREADABLE = "its name holds signs that are no text"


def _unreadable(path: Path) -> DocumentError:
    return DocumentError(UNREADABLE, where=shown(path), remedy="Rename the file")


def is_readable(path: Path) -> bool:
    """Whether a path can be written down; names from old or foreign disks may be bytes only."""
    return shown(path) == path.name


def shown(path: Path) -> str:
    """The name of a file with "?" for whatever is no text."""
    return path.name.encode("utf-8", "replace").decode("utf-8")


def receive(path: Path, folder: Path) -> Incoming:
    """Keep a copy of a file in `folder`; everything after works on this copy.

    Raises:
        DocumentError: if the file cannot be opened.
        Unsettled: if it changed or went while it was read: it can be taken later.
    """
    from pipeline.store.kept import keep

    try:
        with path.open("rb") as source:
            stamp = _stamp(os.fstat(source.fileno()))

            def confirm() -> None:
                if stamp_of(path) != stamp:
                    raise Unsettled("the file changed while it was read", where=path.name)

            document_id = keep(folder, source, confirm=confirm)
    except FileNotFoundError as error:
        raise Unsettled("the file has gone", where=path.name) from error
    except PermissionError as error:
        raise DocumentError(
            f"the file cannot be opened ({error.strerror})",
            where=path.name,
            remedy="Close it in other programs and try again",
        ) from error
    return Incoming(path=path, id=document_id, stamp=stamp)


def stamp_of(path: Path) -> Stamp | None:
    """The present stamp of a file; None when it has gone."""
    try:
        return _stamp(path.stat())
    except FileNotFoundError:
        return None


def _stamp(found: os.stat_result) -> Stamp:
    return Stamp(found.st_size, found.st_mtime_ns)


def is_document(path: Path, folder: Path) -> bool:
    """Whether a file found in a folder is meant; see `find_documents`."""
    inner = path.relative_to(folder)
    if any(part.startswith(("_", ".")) for part in inner.parts[:-1]):
        return False
    name = path.name.lower()
    return (
        not name.startswith(_UNFINISHED)
        and not name.endswith(_UNFINISHED_ENDINGS)
        and not path.name.endswith(NOTE_ENDINGS)
        and name not in _SYSTEM_FILES
        and not path.is_symlink()
        and path.is_file()
    )
