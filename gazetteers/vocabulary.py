"""Every word that the lists use, in lower case: a small dictionary of what reports are about."""

import re
from functools import cache

from gazetteers.load import DATA

_WORD = re.compile(r"(?<![\w*])[^\W\d_]{2,}(?:-[^\W\d_]{2,})*(?![\w*])")
"""A word; what stands before or behind a star is a part of one."""

_BRACKETS = re.compile(r"\(([^()]*)\)")
_PART_BEFORE = re.compile(r"[\w*)]")
_PART_BEHIND = re.compile(r"[\w*]")


@cache
def vocabulary() -> frozenset[str]:
    """All words of the lists; a compound stands as it is written ("cross-border") and in parts.

    The files are read as text, which is many times faster than as lists.
    """
    words: set[str] = set()
    for path in sorted(DATA.rglob("*.yml")):
        text = _BRACKETS.sub(_whole_words, path.read_text(encoding="utf-8").lower())
        found = set(_WORD.findall(text))
        words |= found
        words.update(part for word in found if "-" in word for part in word.split("-"))
    return frozenset(words)


def _whole_words(found: re.Match[str]) -> str:
    """Brackets without the parts of words in them: "organi(s|z)ation", "(actively |)took part"."""
    text, start, end = found.string, found.start(), found.end()
    if not (_PART_BEFORE.match(text, start - 1) or _PART_BEHIND.match(text, end)):
        return found[0]
    whole = [part for part in found[1].split("|") if not part.strip() or part != part.strip()]
    return f" {' '.join(whole)} " if whole else "* *"
