"""Approximate matching of listed long names: one or two typing errors, never an acronym.

A window of the text meets a name when it has as many words, acronyms and numbers are equal, all
words but two are equal, and each of the two is nearly equal ("Boarder" – "Border"). So "Programme
Office in Astana" is never taken for the one in Dushanbe.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from gazetteers.lookup_words import Word, name_key, words_of

MIN_LENGTH = 12
"""Shorter strings are too alike by chance."""
_MIN_RATIO = 90.0
"""`ratio` of the whole strings; two errors in 25 letters leave 92."""
_MAX_WRONG_WORDS = 2
_MAX_ERRORS = 2
_MIN_WRONG_WORD = 5
"""In words shorter than this one letter makes another word ("for", "four")."""

Owner = TypeVar("Owner")


@dataclass(frozen=True, slots=True)
class FuzzyName(Generic[Owner]):
    """A name that may be met approximately.

    Attributes:
        owner: whose it is.
        keys: of its words.
        longest: of its longest words, one more than may be wrong: most texts have none of them.
    """

    owner: Owner
    keys: tuple[str, ...]
    longest: frozenset[str]


def fuzzy_name(owner: Owner, text: str) -> FuzzyName[Owner]:
    """The name `text`, prepared for approximate matching."""
    words = [word for word in words_of(text) if not word.is_mark and word.text != "the"]
    keys = tuple(name_key(word.text) for word in words)
    return FuzzyName(owner, keys, frozenset(sorted(keys, key=len)[-_MAX_WRONG_WORDS - 1 :]))


def find_fuzzy(
    names: Sequence[FuzzyName[Owner]], words: Sequence[Word]
) -> Iterator[tuple[int, int, Owner, float]]:
    """Start, end, name and likeness (0 to 1) of each approximate, not exact, match."""
    plain = [word for word in words if not word.is_mark and word.text != "the"]
    places: dict[str, list[int]] = {}
    for position, word in enumerate(plain):
        for key in word.keys:
            places.setdefault(key, []).append(position)
    for name in names:
        if places.keys().isdisjoint(name.longest):
            continue
        least = len(name.keys) - _MAX_WRONG_WORDS
        met = [(offset, places[key]) for offset, key in enumerate(name.keys) if key in places]
        if len(met) < least:
            continue
        equal = Counter(position - offset for offset, found in met for position in found)
        for first in sorted(first for first, words in equal.items() if words >= least):
            window = plain[first : first + len(name.keys)] if first >= 0 else []
            if len(window) == len(name.keys):
                score = _likeness(name.keys, window)
                if score is not None:
                    yield window[0].start, window[-1].end, name.owner, score


def _likeness(keys: Sequence[str], window: Sequence[Word]) -> float | None:
    """How alike a name and a window are, None if they are equal or too different."""
    wrong = [(key, word) for key, word in zip(keys, window, strict=True) if key not in word.keys]
    if not wrong or len(wrong) > _MAX_WRONG_WORDS or not window[0].is_capitalised:
        return None
    for key, word in wrong:
        written = word.keys[-1]
        if (
            key.startswith(("=", "#"))
            or word.is_acronym
            or min(len(key), len(written)) < _MIN_WRONG_WORD
            or OSA.distance(key, written, score_cutoff=_MAX_ERRORS) > _MAX_ERRORS
        ):
            return None
    score = ratio(
        " ".join(keys),
        " ".join(
            key if key in word.keys else word.keys[-1]
            for key, word in zip(keys, window, strict=True)
        ),
    )
    return score / 100 if score >= _MIN_RATIO else None
