"""The memory of a workspace: under which key its texts were read."""

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Final

from gazetteers import lookup, lookup_fuzzy, lookup_words
from gazetteers.frameworks import Framework
from gazetteers.version import gazetteers_version
from pipeline.match import precedents, surroundings, words
from pipeline.match.fitted import cues_version
from pipeline.match.memory import Memory

_READERS: Final = (words, surroundings, precedents, lookup, lookup_fuzzy, lookup_words)
"""The code that decides what a text is read as."""
_PACKAGES: Final = ("snowballstemmer", "pymorphy3", "pymorphy3-dicts-ru")
_CHARACTERS: Final = 20


def open_memory(folder: Path, framework: Framework) -> Memory:
    """What cues and precedents were read as in earlier runs.

    It is forgotten when the framework, the names of organizations, the stemmers or the code that
    reads have changed.
    """
    return Memory(folder / f"{framework.id.lower()}.words.json", _key(framework))


def _key(framework: Framework) -> str:
    digest = hashlib.sha256()
    for part in (
        cues_version(framework),
        gazetteers_version(),
        *(version(package) for package in _PACKAGES),
    ):
        digest.update(f"{part}\n".encode())
    for module in _READERS:
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:_CHARACTERS]
