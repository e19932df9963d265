"""How much a label is like a title by its letters."""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

LABEL_WORDS: Final = 3
"""Words; shorter labels are compared by their code ("II.4") only."""
_OPENING_WORDS: Final = 5
"""Words from which the beginning of a title says which one it is."""
_CUT_OFF: Final = 92.0
"""Score of a title that is cut off; two that open alike are told apart by what follows."""
_WORDS: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=1_024)
def comparable(text: str) -> str:
    """Words in lower case with single spaces, nothing else: what titles are compared by."""
    return " ".join(_WORDS.findall(text.lower().replace("ё", "е")))


def _opens(label: str, form: str) -> bool:
    """Whether a label is the beginning of a title, cut off after some words of its subject."""
    words, title = label.removeprefix("to "), form.removeprefix("to ")
    return len(words.split()) >= _OPENING_WORDS and f"{title} ".startswith(f"{words} ")


def likeness(label: str, form: str) -> float:
    """0 to 100; a label may go on after the title, with its recommendation or a remark."""
    plain = max(fuzz.ratio(label, form), fuzz.token_sort_ratio(label, form))
    if _opens(label, form):
        plain = max(plain, _CUT_OFF)
    if len(label) > len(form) and len(form.split()) > LABEL_WORDS:
        # Cut at the word, since the title's own typing errors move its end.
        end = label.find(" ", len(form))
        plain = max(plain, fuzz.ratio(label[: end if end > 0 else len(label)], form))
    return plain
