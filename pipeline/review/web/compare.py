"""Two texts word by word, so that a reader sees at once what differs."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from pipeline.model import Reviewed

Change = Literal["same", "gone", "new"]


@dataclass(frozen=True, slots=True)
class Carried:
    """An earlier decision on nearly the same words, and how the words have changed."""

    old: Reviewed
    words: tuple[tuple[Change, str], ...]


def word_changes(old: str, new: str) -> tuple[tuple[Change, str], ...]:
    """How `new` differs from `old`, word by word."""
    one, other = old.split(), new.split()
    changes: list[tuple[Change, str]] = []
    for kind, i, j, k, m in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            changes.append(("same", " ".join(one[i:j])))
            continue
        if j > i:
            changes.append(("gone", " ".join(one[i:j])))
        if m > k:
            changes.append(("new", " ".join(other[k:m])))
    return tuple(changes)
