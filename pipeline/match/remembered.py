"""The memory of a workspace: under which key its texts were read.

    python -m pipeline.match.remembered

Reads the cues and precedents of the project once, when it is set up, so that no new workspace has
to.
"""

import hashlib
from importlib.metadata import version
from pathlib import Path
from typing import Final

from gazetteers import lookup, lookup_fuzzy, lookup_words
from gazetteers.additions import NONE, Additions
from gazetteers.frameworks import Framework, load_frameworks
from gazetteers.version import gazetteers_version
from pipeline.match import linear, precedents, surroundings, vocabulary, words
from pipeline.match.fitted import DATA, cues_version
from pipeline.match.matcher import CueMatcher
from pipeline.match.memory import Memory

PREPARED: Final = DATA / "prepared"
"""What was read when the program was set up; like compiled modules, of no use to another state of
the project, and made anew at any time."""
_READERS: Final = (
    words,
    surroundings,
    precedents,
    vocabulary,
    linear,
    lookup,
    lookup_fuzzy,
    lookup_words,
)
"""The code that decides what a text is read as, and what is learned from it."""
_PACKAGES: Final = ("pystemmer", "pymorphy3", "pymorphy3-dicts-ru")
_CHARACTERS: Final = 20


def open_memory(
    folder: Path, framework: Framework, added: Additions = NONE, prepared: Path = PREPARED
) -> Memory:
    """What cues and precedents were read as in earlier runs, or when the program was set up.

    It is forgotten when the framework, the names of organizations, those that were added to them,
    the stemmers or the code that reads have changed.
    """
    name = _file_name(framework)
    return Memory(folder / name, _key(framework, added), prepared / name)


def prepare(folder: Path = PREPARED) -> None:
    """Read the cues and precedents of each framework now; what is up to date stays as it is."""
    for framework in load_frameworks():
        memory = Memory(folder / _file_name(framework), _key(framework, NONE))
        CueMatcher(framework, memory=memory).prepare()


def _file_name(framework: Framework) -> str:
    return f"{framework.id.lower()}.words.json"


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


if __name__ == "__main__":
    prepare()
