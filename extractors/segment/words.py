"""How far the words of a sentence are those of activities, and not of what stands around them.

No word list names all that reports tell besides: the weather, the tea, what a guest remembered.
What each word counts was learned from annotated documents (`bench/fit_cutting.py`): how often it
stands in sentences of activities and how often in other text.
"""

import math
import re
from collections.abc import Mapping

from extractors.segment.fitted import fitted
from extractors.segment.signs import PREFIX

_WORD = re.compile(r"[^\W\d_]{2,}")
_STEM = 6
"""Letters by which two forms of a word are taken for one."""

_STEPS = (-3, -2, -1, 0, 1, 2, 3, 4)
"""Scores that are told apart: a sentence has a sign for each that it exceeds."""


def stems(text: str) -> frozenset[str]:
    """The different words of a text by their first letters, without numbers."""
    return frozenset(word.lower()[:_STEM] for word in _WORD.findall(text))


def word_signs(text: str) -> list[str]:
    """The signs that the words of a sentence give together; none where nothing was learned."""
    learned = fitted()
    return signs_by(text, learned.words, learned.unlisted) if learned.words else []


def signs_by(text: str, words: Mapping[str, float], unlisted: float) -> list[str]:
    """The signs of a text by what each word counts.

    Args:
        text: a sentence.
        words: log-odds that a sentence with the word tells of an activity.
        unlisted: what any other word counts.
    """
    found = stems(text)
    # the root, because the words of a long sentence repeat one another
    score = sum(words.get(stem, unlisted) for stem in found) / math.sqrt(max(1, len(found)))
    return [f"{WORDS}{step}" for step in _STEPS if score > step]


WORDS = f"{PREFIX}words of activities above "
"""Begins the signs of this module."""
