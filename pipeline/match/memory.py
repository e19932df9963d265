"""What texts were read as, kept from one run to the next: reading the cues takes half a second."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

_CHARACTERS: Final = 20


class Memory:
    """Stems by text, in a file that may be deleted at any time."""

    def __init__(self, path: Path | None = None, key: str = "") -> None:
        """Open `path`, which need not exist; None remembers nothing beyond this run.

        Args:
            path: the file.
            key: of all that reading depends on; what was written under another is forgotten.
        """
        self._path = path
        self._key = key
        self._known: dict[str, str] = {}
        self._used: dict[str, str] = {}
        self._new = False
        if path is not None:
            self._known = _load(path, self._key)

    def stems(self, kind: str, text: str, read: Callable[[str], Iterable[str]]) -> list[str]:
        """The stems of a text: remembered, or read now.

        Args:
            kind: what the text is read for; the same words may be read in two ways.
            text: the words.
            read: reads them.
        """
        digest = hashlib.sha256(f"{kind}\n{text}".encode()).hexdigest()[:_CHARACTERS]
        known = self._known.get(digest) or self._used.get(digest)
        if known is None:
            known = " ".join(read(text))
            self._new = True
        self._used[digest] = known
        return known.split()

    def keep(self) -> None:
        """Write down what was used since the file was opened, if anything of it was new.

        A folder that cannot be written to costs the next run its half second, and nothing else.
        """
        if self._path is None or not self._new:
            return
        content = {"key": self._key, "stems": self._used}
        building = self._path.with_name(f".{self._path.name}.{os.getpid()}")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            building.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
            building.replace(self._path)
        except OSError:
            return
        self._new = False


def _load(path: Path, key: str) -> dict[str, str]:
    """What is remembered; nothing from a file that is damaged or was written for other lists."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(content, dict) or content.get("key") != key:
        return {}
    return dict(content["stems"])
