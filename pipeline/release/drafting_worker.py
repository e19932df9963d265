"""Drafts a share of the rows of a large release in a process of its own.

The first process starts this module, says once what rows are made by, then names one part of the
store after the other; each part is read from the store here, and its drafts go back. What goes
through the pipes is pickled: both ends are the same program.
"""

import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import IO

from sqlalchemy.exc import SQLAlchemyError

from extractors.collection import paused_collection
from extractors.model import Document, DocumentId
from gazetteers.errors import JpoaError
from pipeline.errors import ReleaseError
from pipeline.release.drafting import Drafter, Rules, Seen
from pipeline.release.drafts import Piece
from pipeline.release.public_state import Folder, Task
from pipeline.store.documents import load_extraction
from pipeline.store.engine import connect_engine

_TOLD = (JpoaError, OSError, SQLAlchemyError)
"""Errors that are raised as if they had come up in the first process."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the other process is told first.

    Attributes:
        database: the address of the store, with its password.
        quotes: how words of restricted documents would be quoted.
        rules: what rows are made and checked by.
    """

    database: str
    quotes: frozenset[str]
    rules: Rules


class Helper:
    """The other process, as the first one sees it."""

    def __init__(self, process: subprocess.Popen[bytes], errors: IO[bytes]) -> None:
        self._process = process
        self._errors = errors

    def draft(self, task: Task) -> Piece:
        """The drafts of a part of the store.

        Raises:
            ReleaseError: if the other process has ended; any error that it tells.
        """
        piece = self._asked(task)
        assert isinstance(piece, Piece)
        return piece

    def end(self) -> Seen:
        """What it has seen in all parts.

        Raises:
            ReleaseError: if the other process has ended; any error that it tells.
        """
        seen = self._asked(None)
        assert isinstance(seen, Seen)
        return seen

    def tell(self, message: object) -> None:
        """Send what is not answered."""
        assert self._process.stdin is not None
        # One that has ended already says why when it is asked for an answer.
        with suppress(OSError):
            pickle.dump(message, self._process.stdin, pickle.HIGHEST_PROTOCOL)
            self._process.stdin.flush()

    def _asked(self, message: object) -> object:
        self.tell(message)
        assert self._process.stdout is not None
        try:
            answer = pickle.load(self._process.stdout)
        except (EOFError, pickle.UnpicklingError) as error:
            raise self._failure() from error
        if isinstance(answer, _TOLD):
            raise answer
        return answer

    def _failure(self) -> ReleaseError:
        status = self._process.wait()
        self._errors.seek(0)
        said = self._errors.read().decode(errors="replace").strip().splitlines()
        return ReleaseError(
            f"the rows cannot be drafted ({said[-1] if said else f'status {status}'})",
            remedy="See that there is room in memory, and publish again",
        )


@contextmanager
def helping(folder: Folder, rules: Rules) -> Iterator[Helper]:
    """Start another process that drafts parts of a store; it is ended with the body."""
    paths = os.pathsep.join(each for each in sys.path if each)
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", __name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, "PYTHONPATH": paths},
        )
        try:
            helper = Helper(process, errors)
            address = folder.engine.url.render_as_string(hide_password=False)
            helper.tell(Order(address, folder.quotes, rules))
            yield helper
        finally:
            process.kill()
            process.wait()
            for stream in (process.stdin, process.stdout):
                # A full pipe to a dead process cannot be flushed, and need not be.
                with suppress(OSError):
                    assert stream is not None
                    stream.close()


def main() -> None:
    """Answer the process that has started this one, until it asks what was seen."""
    source, target = sys.stdin.buffer, sys.stdout.buffer
    # Nothing else may get between the answers.
    sys.stdout = sys.stderr
    order: Order = pickle.load(source)
    engine = connect_engine(order.database)
    folder = Folder(engine, order.rules.documents, order.quotes)

    def load(document_id: DocumentId) -> Document | None:
        found = load_extraction(engine, document_id)
        return None if found is None else found[0]

    drafter = Drafter(order.rules, load)
    with paused_collection():
        while True:
            task: Task | None = pickle.load(source)
            answer: object
            try:
                answer = drafter.seen if task is None else drafter.draft(folder.fold(task))
            except _TOLD as error:
                answer = error
            pickle.dump(answer, target, pickle.HIGHEST_PROTOCOL)
            target.flush()
            if task is None:
                return


if __name__ == "__main__":
    main()
