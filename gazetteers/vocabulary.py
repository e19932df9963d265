"""Every word that the lists use, in lower case: a small dictionary of what reports are about."""

import re
from functools import cache

from gazetteers.load import DATA

_WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?:-[^\W\d_]{2,})*(?![\w*])")
"""A word; what stands before a star is the stem of one."""


@cache
def vocabulary() -> frozenset[str]:
    """All words of the lists; a compound stands as it is written ("cross-border") and in parts.

    The files are read as text, which is many times faster than as lists.
    """
    words: set[str] = set()
    for path in sorted(DATA.rglob("*.yml")):
        found = set(_WORD.findall(path.read_text(encoding="utf-8").lower()))
        words |= found
        words.update(part for word in found if "-" in word for part in word.split("-"))
    return frozenset(words)
