"""The memory of a workspace: under which key its texts were read."""

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Final

from gazetteers import lookup, lookup_fuzzy, lookup_words
from gazetteers.additions import NONE, Additions
from gazetteers.frameworks import Framework
from gazetteers.version import gazetteers_version
from pipeline.match import precedents, surroundings, words
from pipeline.match.fitted import cues_version
from pipeline.match.memory import Memory

_READERS: Final = (words, surroundings, precedents, lookup, lookup_fuzzy, lookup_words)
"""The code that decides what a text is read as."""
_PACKAGES: Final = ("pystemmer", "pymorphy3", "pymorphy3-dicts-ru")
_CHARACTERS: Final = 20


def open_memory(folder: Path, framework: Framework, added: Additions = NONE) -> Memory:
    """What cues and precedents were read as in earlier runs.

    It is forgotten when the framework, the names of organizations, those that were added to them,
    the stemmers or the code that reads have changed.
    """
    return Memory(folder / f"{framework.id.lower()}.words.json", _key(framework, added))


def _key(framework: Framework, added: Additions) -> str:
    digest = hashlib.sha256()
    for part in (
        cues_version(framework),
        gazetteers_version(added),
        *(version(package) for package in _PACKAGES),
    ):
        digest.update(f"{part}\n".encode())
    for module in _READERS:
        digest.update(Path(str(module.__file__)).read_bytes())
    return digest.hexdigest()[:_CHARACTERS]
