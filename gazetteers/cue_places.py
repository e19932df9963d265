"""Where in a text phrases of cue groups may begin, seen from its words before any is searched for.

To try every phrase of a group at every letter takes ten times as long. A phrase is told by the
beginnings of its first two words, since "the", "of" and "in" open phrases of many groups, and stand
in every text.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import Generic, NamedTuple, TypeVar

from gazetteers.cue_notation import NUMBER, WORD, Beginning, beginnings_of

_MOST_WORDS = 20_000
"""Words of which it is remembered what they may begin: the same return from text to text."""

_TEXTS = 64
"""Texts of which it is remembered where phrases may begin."""


class Places:
    """Where phrases of several groups may begin in a text.

    Attributes:
        anywhere: the groups with a phrase that may begin with any letter or mark; their places are
            not told.
    """

    def __init__(self, phrases: Iterable[tuple[str, Iterable[str]]]) -> None:
        """For groups by name, each with its phrases in the notation of `cue_notation`."""
        first: _Table[_Phrase] = _Table()
        for group, written in phrases:
            for begins in set[Beginning]().union(*map(beginnings_of, written)):
                first.add(begins, _Phrase(group, begins.following))
        self.anywhere = frozenset(phrase.group for phrase in first.parts.get("", ()))
        self._first = first
        self._words: dict[str, _Begun] = {}
        self._pairs: dict[tuple[str, str], Sequence[str]] = {}

    @cached_property
    def of(self) -> Callable[[str], Mapping[str, Sequence[int]]]:
        """Where words of a text begin as a phrase of a group does, by group, in ascending order.

        The latest texts are remembered, since each is asked for one group after the other.
        """
        return lru_cache(maxsize=_TEXTS)(self._found)

    def _found(self, text: str) -> Mapping[str, Sequence[int]]:
        places: dict[str, list[int]] = {}
        known, pairs = self._words, self._pairs
        held, held_start = "", 0
        for word in WORD.finditer(text):
            letters, start = word[0], word.start()
            if held:
                groups = pairs.get((held, letters))
                for group in self._begun_by_both(held, letters) if groups is None else groups:
                    places.setdefault(group, []).append(held_start)
            begun = known.get(letters) or self._begun_by(letters)
            for group in begun.alone:
                places.setdefault(group, []).append(start)
            held, held_start = letters if begun.following is not None else "", start
        return places

    def _begun_by(self, word: str) -> "_Begun":
        """What a word may begin."""
        phrases = self._first.of(word)
        alone = {phrase.group for phrase in phrases if phrase.following is None}
        following: _Table[str] | None = None
        for phrase in phrases:
            if phrase.following is not None and phrase.group not in alone:
                following = following or _Table()
                following.add(phrase.following, phrase.group)
        if len(self._words) >= _MOST_WORDS:
            self._words.clear()
        self._words[word] = begun = _Begun(tuple(alone), following)
        return begun

    def _begun_by_both(self, word: str, following: str) -> Sequence[str]:
        """The groups with a phrase that begins as two words do, and is not told by the first."""
        table = (self._words.get(word) or self._begun_by(word)).following
        groups = tuple(set(table.of(following))) if table is not None else ()
        if len(self._pairs) >= _MOST_WORDS:
            self._pairs.clear()
        self._pairs[word, following] = groups
        return groups


class _Phrase(NamedTuple):
    """A phrase whose first word is known: its group, and what its second word begins with."""

    group: str
    following: Beginning | None


_Entry = TypeVar("_Entry")


class _Table(Generic[_Entry]):
    """Entries by what they begin with: whole words, or the letters of words that may go on."""

    def __init__(self) -> None:
        self.whole: dict[str, list[_Entry]] = {}
        self.parts: dict[str, list[_Entry]] = {}

    def add(self, begins: Beginning, entry: _Entry) -> None:
        """Enter what begins so."""
        (self.whole if begins.is_whole else self.parts).setdefault(begins.letters, []).append(entry)

    def of(self, word: str) -> Sequence[_Entry]:
        """The entries that begin as a word does."""
        letters = word.casefold()
        found = [self.parts.get(letters[:length], ()) for length in self._lengths]
        if word[0].isdecimal():
            found.append(self.parts.get(NUMBER, ()))
        return [*chain.from_iterable(found), *self.whole.get(letters, ())]

    @cached_property
    def _lengths(self) -> Sequence[int]:
        return sorted({len(letters) for letters in self.parts if letters != NUMBER} - {0})


class _Begun(NamedTuple):
    """What a word may begin: groups by itself, and groups with the word behind it."""

    alone: Sequence[str]
    following: _Table[str] | None
