"""How often a step of a document was begun and never ended: who kills the program is put aside.

Reading happens in child processes, which may die. What is done with a document in this process (it
is cut, tagged, matched) could take the whole program with it, above all by memory, and again after
each restart. So a mark stands on the disk while such a step runs. One that nobody took away tells
that the program ended in the middle, by whatever cause.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from extractors.errors import DocumentError
from extractors.model import DocumentId

MOST: Final = 3
"""Times that the program may end within one step of a document; the next time it is refused."""
_ENDING: Final = ".attempts"
_FORGOTTEN_SECONDS: Final = 7 * 86_400.0
"""Marks of this age are of files that were taken away again."""


class Attempts:
    """The marks of one workspace.

    Args:
        folder: where they lie; None for a process whose end others look after.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def suspected(self, document_id: DocumentId) -> bool:
        """Whether the program has ended within a step of a document."""
        return any(True for _ in self._marks(document_id))

    @contextmanager
    def step(self, document_id: DocumentId, name: str, *, where: str) -> Iterator[None]:
        """Do a step of a document, and count it if it never ends.

        Args:
            document_id: of which.
            name: of the step.
            where: the name of its file.

        Raises:
            DocumentError: if the program has ended `MOST` times within this step. The count begins
                anew then: whoever drops the file again wants it to be tried again.
        """
        if self._folder is None:
            yield
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        mark = self._folder / f"{document_id.rpartition(':')[2]}.{name}{_ENDING}"
        begun = mark.stat().st_size if mark.exists() else 0
        if begun >= MOST:
            self.forget(document_id)
            raise DocumentError(
                f"the program was brought down {begun} times while it worked on this file",
                where=where,
                remedy="It may need more memory than there is: close other programs, "
                "or divide the file into smaller ones",
            )
        # One byte each time. A power cut may lose it, and is not the document's fault.
        with mark.open("ab") as stream:
            stream.write(b"|")
        try:
            yield
        finally:
            mark.unlink(missing_ok=True)

    def forget(self, document_id: DocumentId) -> None:
        """Take away what is left of a document that was dealt with."""
        for mark in self._marks(document_id):
            with suppress(FileNotFoundError):
                mark.unlink()

    def sweep(self, now: float) -> None:
        """Take away the marks of files that never came again.

        Args:
            now: the present time in seconds, as `time.time()` gives it.
        """
        for mark in self._folder.glob(f"*{_ENDING}") if self._folder else ():
            with suppress(FileNotFoundError):
                if now - mark.stat().st_mtime > _FORGOTTEN_SECONDS:
                    mark.unlink()

    def _marks(self, document_id: DocumentId) -> Iterator[Path]:
        folder, digest = self._folder, document_id.rpartition(":")[2]
        if folder is None or not folder.exists():
            return
        # Asked of every document, and hardly ever any is there: a pattern would be compiled anew.
        for name in os.listdir(folder):
            if name.startswith(f"{digest}.") and name.endswith(_ENDING):
                yield folder / name
