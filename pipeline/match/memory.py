"""What texts were read as, and what they taught, kept from one run to the next.

Reading cues and precedents takes a second, solving what they teach half of one.
"""

import base64
import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, cast

import numpy as np
from numpy.typing import NDArray

_CHARACTERS: Final = 20
_NUMBERS: Final = "<f8"


@dataclass(slots=True)
class _Content:
    """What a file holds.

    Attributes:
        stems: by the digest of a text, its stems with blanks between them.
        solved: by the digest of some equations, the bytes of the numbers that solve them.
    """

    stems: dict[str, str] = field(default_factory=dict)
    solved: dict[str, str] = field(default_factory=dict)


class Memory:
    """Stems by text, and solutions by equations, in a file that may be deleted at any time."""

    def __init__(
        self, path: Path | None = None, key: str = "", prepared: Path | None = None
    ) -> None:
        """Open `path`, which need not exist; None remembers nothing beyond this run.

        Args:
            path: the file.
            key: of all that reading depends on; what was written under another is forgotten.
            prepared: a file that was written when the program was set up, which is read where
                `path` holds nothing, and never written.
        """
        self._path = path
        self._key = key
        self._known = _Content()
        self._used = _Content()
        self._new = False
        for file in (path, prepared):
            if file is not None and not self._known.stems:
                self._known = _load(file, key)

    def stems(self, kind: str, text: str, read: Callable[[str], Iterable[str]]) -> list[str]:
        """The stems of a text: remembered, or read now.

        Args:
            kind: what the text is read for; the same words may be read in two ways.
            text: the words.
            read: reads them.
        """
        digest = hashlib.sha256(f"{kind}\n{text}".encode()).hexdigest()[:_CHARACTERS]
        known = self._known.stems.get(digest) or self._used.stems.get(digest)
        if known is None:
            known = " ".join(read(text))
            self._new = True
        self._used.stems[digest] = known
        return known.split()

    def solution(
        self,
        equations: Iterable[NDArray[np.generic]],
        shape: tuple[int, int],
        solve: Callable[[], NDArray[np.float64]],
    ) -> NDArray[np.float64]:
        """What solves some equations: remembered, or found now.

        Args:
            equations: all that the solution depends on.
            shape: of the solution.
            solve: finds it.
        """
        whole = hashlib.sha256(repr(shape).encode())
        for part in equations:
            whole.update(np.ascontiguousarray(part).tobytes())
        digest = whole.hexdigest()[:_CHARACTERS]
        packed = self._known.solved.get(digest) or self._used.solved.get(digest)
        found = None if packed is None else _unpacked(packed, shape)
        if packed is None or found is None:
            found = solve()
            packed = base64.b64encode(found.astype(_NUMBERS).tobytes()).decode()
            self._new = True
        self._used.solved[digest] = packed
        return found

    def keep(self) -> None:
        """Write down what was used since the file was opened, if anything of it was new.

        A folder that cannot be written to costs the next run its second, and nothing else.
        """
        if self._path is None or not self._new:
            return
        content = {"key": self._key, "stems": self._used.stems, "solved": self._used.solved}
        building = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            building.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            building.replace(self._path)
        except OSError:
            return
        self._new = False


def _load(path: Path, key: str) -> _Content:
    """What is remembered; nothing from a file that is damaged or was written for other lists."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return _Content()
    if not isinstance(content, dict) or content.get("key") != key:
        return _Content()
    parts = [content.get(name) for name in ("stems", "solved")]
    if not all(isinstance(part, Mapping) for part in parts):
        return _Content()
    return _Content(*(dict(cast("Mapping[str, str]", part)) for part in parts))


def _unpacked(packed: str, shape: tuple[int, int]) -> NDArray[np.float64] | None:
    """The numbers of a solution; None where they are damaged."""
    try:
        numbers = np.frombuffer(base64.b64decode(packed, validate=True), dtype=_NUMBERS)
        found = numbers.astype(np.float64).reshape(shape)
    except ValueError:
        return None
    return found if np.isfinite(found).all() else None
