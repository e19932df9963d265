"""Damaged words: an unknown word becomes the cue word that it is nearly written like."""

from collections.abc import Callable, Collection, Iterable
from typing import Final

from rapidfuzz import fuzz, process

SAME_WORD: Final = 84.0
"""Least `fuzz.ratio` to a cue word: one wrong letter of seven, none of five."""
LEAST_LETTERS: Final = 5
_MOST_LONGER: Final = 2
"""Letters by which lengths may differ; more never reach `SAME_WORD` in words of usual length."""


class Repair:
    """Finds the cue word behind a damaged one. Names and acronyms are never touched.

    A word is damaged if nobody is known to write it: "smugg1ing", "терроризиа". What is written so
    in a precedent or a cue, and every word of the Russian dictionary, is a word of its own, however
    near: "boarder" is no "border" once a precedent has it.
    """

    def __init__(
        self,
        words: Iterable[str],
        *,
        known: Collection[str],
        is_word: Callable[[str], bool],
    ) -> None:
        """Prepare the cue words.

        Args:
            words: of the cues, in small letters.
            known: stems that are met in cues and precedents.
            is_word: whether a dictionary has a word.
        """
        self._by_length: dict[int, list[str]] = {}
        for word in sorted(set(words)):
            if len(word) >= LEAST_LETTERS and word.isalpha():
                self._by_length.setdefault(len(word), []).append(word)
        self._known = known
        self._is_word = is_word

    def instead_of(self, word: str, stem: str) -> str | None:
        """The cue word that stands behind `word`; None for a word that is known, or like none.

        Args:
            word: in small letters.
            stem: its stem.
        """
        if len(word) < LEAST_LETTERS or stem in self._known or self._is_word(word):
            return None
        near = [
            candidate
            for length in range(len(word) - _MOST_LONGER, len(word) + _MOST_LONGER + 1)
            for candidate in self._by_length.get(length, ())
        ]
        found = process.extractOne(word, near, scorer=fuzz.ratio, score_cutoff=SAME_WORD)
        return None if found is None else found[0]
