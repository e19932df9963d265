"""Finding the documents that a user means, and knowing them by their content."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.errors import DocumentError
from extractors.model import DocumentId

_UNFINISHED = ("~$", ".", "._")
_UNFINISHED_ENDINGS = (".tmp", ".part", ".partial", ".crdownload", ".download")
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file with its bytes, known by their SHA-256."""

    path: Path
    id: DocumentId
    data: bytes


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
            inside = [item for item in sorted(path.rglob("*")) if _is_document(item, path)]
            found.update(dict.fromkeys(inside))
            if not inside:
                problem = DocumentError(
                    "the folder holds no documents",
                    where=str(path),
                    remedy="Put reports or matrices (DOCX, PDF or text) into it",
                )
                problems.append((path, problem))
        elif path.exists():
            found[path] = None
        else:
            problem = DocumentError(
                "there is no such file or folder", where=str(path), remedy="Check the name"
            )
            problems.append((path, problem))
    return FoundDocuments(tuple(found), tuple(problems))


def receive(path: Path) -> Incoming:
    """Read a file's bytes once; everything after works on this copy.

    Raises:
        DocumentError: if the file cannot be opened.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"the file cannot be opened ({error.strerror})",
            where=path.name,
            remedy="Close it in other programs and try again",
        ) from error
    return Incoming(path=path, id=f"sha256:{hashlib.sha256(data).hexdigest()}", data=data)


def _is_document(path: Path, folder: Path) -> bool:
    inner = path.relative_to(folder)
    if any(part.startswith(("_", ".")) for part in inner.parts[:-1]):
        return False
    name = path.name.lower()
    return (
        not name.startswith(_UNFINISHED)
        and not name.endswith(_UNFINISHED_ENDINGS)
        and name not in _SYSTEM_FILES
        and not path.is_symlink()
        and path.is_file()
    )
