"""Moving what was dealt with out of the inbox: into `_done`, or into `_problems` with a reason.

The store decides what was ingested; a move may fail and be repeated at any time. Nothing is ever
overwritten or deleted, except a second copy of bytes that lie at their place already.
"""

import hashlib
import textwrap
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pipeline.durable import move_whole, sync_folder, write_whole
from pipeline.inbox import DONE, PROBLEMS
from pipeline.intake import NOTE_ENDINGS, Incoming, stamp_of

_WIDTH: Final = 78
_NAME_BYTES: Final = 220
_NOTE, _WHY = NOTE_ENDINGS


@dataclass(frozen=True, slots=True)
class PutAway:
    """Where the files of one inbox go."""

    inbox: Path

    def done(self, item: Incoming, *, known_as: str = "") -> Path | None:
        """Move a file that was read into `_done`, with a note when its content was known.

        Returns:
            Where it lies now; None when it has changed or gone since it was read, and was left.
        """
        if not known_as:
            return self._move(item, DONE, "")
        return self._move(
            item,
            DONE,
            f"{item.path.name} has the same content as {known_as}, which was received before.\n\n"
            "It was not read a second time, and nothing is missing: its activities are in the "
            "dataset once.\n\nYou need not do anything.",
        )

    def problem(self, item: Incoming, problem: str) -> Path | None:
        """Move a file that cannot be read into `_problems`, with the reason beside it.

        Returns:
            Where it lies now; None when it has changed or gone since it was read, and was left.
        """
        return self._move(
            item,
            PROBLEMS,
            f"{item.path.name} could not be read. Nothing of it is in the dataset.\n\n"
            f"What is wrong, and what helps: {problem.removeprefix(f'{item.path.name}: ')}.\n\n"
            "Then drop it into the inbox again. This note and the file here may be deleted.",
        )

    def _move(self, item: Incoming, folder: str, note: str) -> Path | None:
        if stamp_of(item.path) != item.stamp:
            return None
        wanted = self.inbox / folder / item.path.relative_to(self.inbox)
        target, present = _place(wanted, item)
        if note:
            # Before the move: a file in `_problems` without its reason helps nobody.
            ending = _NOTE if folder == DONE else _WHY
            paragraphs = [textwrap.fill(part, _WIDTH) for part in note.split("\n\n")]
            words = "\n\n".join(paragraphs) + "\n"
            write_whole(target.with_name(_short(target.name) + ending), words.encode("utf-8-sig"))
        if present:
            item.path.unlink()
            sync_folder(item.path.parent)
        else:
            move_whole(item.path, target)
        return target


def _place(wanted: Path, item: Incoming) -> tuple[Path, bool]:
    """The name for a file, and whether its bytes lie there already.

    A name that another content has is left alone: "report (2).docx" stands beside "report.docx".
    """
    path, number = wanted, 1
    while (found := stamp_of(path)) is not None:
        if found.size == item.stamp.size and _hash(path) == item.id:
            return path, True
        number += 1
        path = wanted.with_name(f"{_short(wanted.stem)} ({number}){wanted.suffix}")
    return path, False


def _short(name: str) -> str:
    """As much of a name as leaves room for an ending: no file system takes more than 255 bytes."""
    while len(name.encode()) > _NAME_BYTES:
        name = name[:-1]
    return name


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return f"sha256:{hashlib.file_digest(stream, 'sha256').hexdigest()}"
