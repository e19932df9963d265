"""Text to comparable words: what a name and a text are both turned into before they meet.

A word keeps its place in the text and gets one or more keys. Two words are the same when they
share a key. An acronym has an exact key; every word also has a folded one, so that the folded name
"Interpol" is met by "INTERPOL", while the acronym "EU" is not met by "eu".
"""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from gazetteers.stem import fold, is_acronym, look_alikes, spelling

_PATTERN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., U.N.
    r"|(?=[SM])(?<!\w)(?:St|Ste|Mt)\.(?=\s[A-Z])"  # St. Petersburg
    r"|[^\W_]+(?:['’][^\W_]+)*"  # word, Children's, Da’esh
    r"|[(),;:.!?|&#]"
)
_HYPHEN = re.compile(r"[-‐‑–]")
NUMBER_KEY = "#"
"""The key that every number shares, so that a name may have "#" for any number."""


class Word(NamedTuple):
    """A word or mark of a text.

    Attributes:
        text: as written, without a possessive "'s".
        start: first code point.
        end: one past the last.
        keys: what it is compared by, the folded key last; a mark is its own key.
    """

    text: str
    start: int
    end: int
    keys: tuple[str, ...]

    @property
    def is_mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Whether it begins with a capital letter or a digit."""
        return self.text[0].isupper() or self.text[0].isdigit()

    @property
    def is_acronym(self) -> bool:
        """Whether it is written like an acronym."""
        return is_acronym(self.text)


@lru_cache(maxsize=64)
def words_of(text: str) -> tuple[Word, ...]:
    """The words and marks of a text, in order, with divided words joined and phrases replaced.

    "Co-operation" is one word, "United Nations" is the word "UN"; each keeps the place of all its
    letters. The latest texts are remembered, since several indexes search each of them.
    """
    return _replace_phrases(_joined_words(text))


@cache
def keys_of(word: str) -> tuple[str, ...]:
    """What a word of a text is compared by."""
    folded = fold(word)
    if word.isdigit():
        return (NUMBER_KEY, folded)
    if is_acronym(word):
        return (*(f"={form}" for form in look_alikes(word)), folded)
    return (folded,)


@cache
def name_key(word: str) -> str:
    """What a word of a name is compared by: exactly, if it is an acronym, else folded."""
    return f"={word}" if is_acronym(word) else fold(word)


class _Form(NamedTuple):
    """What is known of the letters of a word, wherever they stand."""

    text: str
    length: int
    keys: tuple[str, ...]
    is_prefix: bool
    """Whether the next word may go on with it: "co-operation"."""
    is_spaced: bool
    """Whether it may do so behind a blank."""


@lru_cache(maxsize=50_000)
def _form_of(letters: str) -> _Form:
    word, length = letters, len(letters)
    compared = word
    if word[-1] == "." and length > 1:
        compared = word.replace(".", "")
        word = word if length > len(compared) + 1 else compared
    elif word.endswith(("'s", "’s")):
        word = compared = word[:-2]
        length -= 2
    low = word.lower()
    prefix = low in spelling().prefixes and (len(word) > 3 or not is_acronym(word))
    return _Form(word, length, keys_of(compared), prefix, low in spelling().spaced_prefixes)


def _joined_words(text: str) -> list[Word]:
    """The words and marks of a text, a divided word as one."""
    words: list[Word] = []
    prefix: _Form | None = None
    """Of the last word, where the next one may go on with it."""
    new = tuple.__new__  # takes half as long as the constructor of a named tuple
    for match in _PATTERN.finditer(text):
        form = _form_of(match[0])
        written, length, keys, is_prefix, _ = form
        start = match.start()
        word = new(Word, (written, start, start + length, keys))
        if prefix is not None and len(written) > 2 and not word.is_mark:
            held = words[-1]
            gap = text[held.end : start]
            if _HYPHEN.fullmatch(gap) is not None or (gap == " " and prefix.is_spaced):
                joined = held.text + written.lower()
                form = _form_of(joined)
                is_prefix = form.is_prefix
                word = Word(joined, held.start, word.end, keys_of(joined))
                words.pop()
        words.append(word)
        prefix = form if is_prefix else None
    return words


@cache
def _phrases() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """Phrases of the spelling file by the key of their first word, the longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for acronym, phrases in spelling().phrases.items():
        for phrase in phrases:
            words = _joined_words(phrase)
            keys = tuple(name_key(word.text) for word in words if word.text != ".")
            table.setdefault(keys[0], []).append((keys, acronym))
    return {
        first: tuple(sorted(found, key=lambda item: -len(item[0])))
        for first, found in table.items()
    }


def _replace_phrases(words: Sequence[Word]) -> tuple[Word, ...]:
    table = _phrases()
    if table.keys().isdisjoint([word.keys[-1] for word in words]):
        return tuple(words)
    replaced: list[Word] = []
    position = 0
    while position < len(words):
        word = words[position]
        for keys, acronym in table.get(word.keys[-1], ()):
            span = words[position : position + len(keys)]
            if (
                len(span) == len(keys)
                and word.is_capitalised
                and all(key in part.keys for key, part in zip(keys, span, strict=True))
            ):
                replaced.append(Word(acronym, word.start, span[-1].end, keys_of(acronym)))
                position += len(keys)
                break
        else:
            replaced.append(word)
            position += 1
    return tuple(replaced)
