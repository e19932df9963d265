"""Which files of a folder are meant as documents, by their names alone."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

DONE: Final = "_done"
PROBLEMS: Final = "_problems"
NOTE_ENDINGS: Final = (".NOTE.txt", ".WHY.txt")
"""How the names of our own notes end; one that lands in the inbox is no document."""
_UNFINISHED: Final = ("~$", ".", "._")
_UNFINISHED_ENDINGS: Final = (".tmp", ".part", ".partial", ".crdownload", ".download")
_SYSTEM_FILES: Final = frozenset({"thumbs.db", "desktop.ini"})


def documents_below(folder: Path) -> Iterator[Path]:
    """The documents in a folder at any depth, except in what was put away.

    Raises:
        OSError: if a folder cannot be looked through; one that is away would look empty.
    """
    for name, folders, files in os.walk(folder, onerror=_refuse):
        # What was put away is not looked through: it only ever grows.
        folders[:] = [inner for inner in folders if not inner.startswith(("_", "."))]
        for file in files:
            path = Path(name, file)
            if is_document(path, folder):
                yield path


def is_document(path: Path, folder: Path) -> bool:
    """Whether a file found in a folder is meant.

    What programs leave while they work ("~$report.docx", "x.part"), hidden files, and folders that
    begin with "_" or "." are not; symbolic links are not followed.
    """
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


def _refuse(error: OSError) -> None:
    raise error
