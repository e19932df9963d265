"""The version of the gazetteers: a hash of every file that they are read from."""

import hashlib
from functools import cache

from gazetteers.additions import NONE, Additions
from gazetteers.load import DATA

_CHARACTERS = 12


def gazetteers_version(added: Additions = NONE) -> str:
    """The first characters of a SHA-256 over all gazetteer files of the package and additions."""
    if not added.entries:
        return _packaged()
    return hashlib.sha256(f"{_packaged()}{added.version}".encode()).hexdigest()[:_CHARACTERS]


@cache
def _packaged() -> str:
    digest = hashlib.sha256()
    for path in sorted(DATA.rglob("*.yml")):
        name = path.relative_to(DATA).as_posix().encode()
        content = path.read_bytes().replace(b"\r\n", b"\n")
        for part in (name, content):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()[:_CHARACTERS]
