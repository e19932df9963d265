"""Finding many names in a text at once, word by word, so that spelling details do not matter.

A name is a sequence of words. Hyphens and blanks between its words are alike ("Nur-Sultan", "Nur
Sultan"), also over the end of a line; apostrophes, accents and the genitive "'s" are left out
("Xi'an", "Türkiye", "Kazakhstan's"). Capitals count where the name has them: "Turkey" is never
"turkey", "US" never "us", but a heading in capitals throughout still matches.
"""

import re
import unicodedata
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Payload = TypeVar("Payload", bound=Hashable)

_WORD = re.compile(r"[^\W_]+(?:['’ʼʻʽ‘`´][^\W_]+)*")
_GENITIVES = ("'s", "'S", "’s", "’S")
_APOSTROPHES = dict.fromkeys(map(ord, "'’ʼʻʽ‘`´"))
_SHORTENED = frozenset({"St", "Ste", "Mt", "Ft"})
"""Words that stand in names with a full stop: "St. Petersburg"."""
_GAP = re.compile(r"(?:['’][sS])?(?:\s+|\s?[-‐‑–]\s*)\Z")
_DOT = re.compile(r"\.\s?\Z")
_LONG_ACRONYM = 5
"""A one-word name in capitals is an acronym up to this length, and then a word in capitals."""


class Word(NamedTuple):
    """A word of a text: half-open code points, as written and as compared."""

    start: int
    end: int
    written: str
    key: str


@lru_cache(maxsize=50_000)
def _compared(letters: str) -> tuple[str, str]:
    """A word of a text without its genitive, and what it is compared by."""
    written = letters[:-2] if letters.endswith(_GENITIVES) else letters
    plain = unicodedata.normalize("NFKD", written.translate(_APOSTROPHES))
    key = "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace("ı", "i")
    return written, key


def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order; a genitive "'s" belongs to no word."""
    return tuple(_word(match) for match in _WORD.finditer(text))


def _word(match: re.Match[str]) -> Word:
    written, key = _compared(match[0])
    start = match.start()
    return Word(start, start + len(written), written, key)


@dataclass(frozen=True, slots=True)
class Hit(Generic[Payload]):
    """A name in a text: half-open code points, and every meaning that was given for it."""

    start: int
    end: int
    meanings: tuple[Payload, ...]


@dataclass(slots=True)
class _Node(Generic[Payload]):
    children: dict[str, "_Node[Payload]"] = field(default_factory=dict)
    endings: list[tuple[tuple[str, ...], bool, Payload]] = field(default_factory=list)


class NameIndex(Generic[Payload]):
    """Names with their meanings, ready to be searched for; the longest name at a word wins."""

    def __init__(self, names: Mapping[Payload, tuple[tuple[str, bool], ...]]) -> None:
        """Index `names`: for each meaning the written names, each with whether case counts."""
        self._root: _Node[Payload] = _Node()
        for meaning, spellings in names.items():
            for spelling, cased in spellings:
                self._add(spelling, cased, meaning)

    def _add(self, spelling: str, cased: bool, meaning: Payload) -> None:
        parts = words(spelling)
        node = self._root
        for part in parts:
            node = node.children.setdefault(part.key, _Node())
        node.endings.append((tuple(part.written for part in parts), cased, meaning))

    def find(self, text: str) -> Iterator[Hit[Payload]]:
        """The names in a text from left to right, not overlapping, the longest first."""
        begins = self._root.children
        end = 0
        for match in _WORD.finditer(text):
            # Few words begin a name: of the others nothing but the key is looked at.
            if _compared(match[0])[1] in begins and match.start() >= end:
                hit = self._longest(text, match)
                if hit is not None:
                    end = hit.end
                    yield hit

    def _longest(self, text: str, first: re.Match[str]) -> Hit[Payload] | None:
        best: Hit[Payload] | None = None
        node = self._root
        found: list[Word] = []
        for word in map(_word, _WORD.finditer(text, first.start())):
            if found and not _joined(text, found[-1], word):
                break
            child = node.children.get(word.key)
            if child is None:
                break
            node = child
            found.append(word)
            if not node.endings:
                continue
            written = tuple(word.written for word in found)
            meanings = tuple(
                dict.fromkeys(
                    meaning
                    for spelling, cased, meaning in node.endings
                    if not cased or _same_case(spelling, written)
                )
            )
            if meanings:
                best = Hit(found[0].start, word.end, meanings)
        return best


def _joined(text: str, left: Word, right: Word) -> bool:
    """Whether two words may belong to one name: a blank or hyphen, or the stop of "U.S."."""
    between = text[left.end : right.start]
    if len(left.written) == len(right.written) == 1 and _DOT.match(between):
        return True
    if left.written in _SHORTENED and between == ". ":
        return True
    return _GAP.match(between) is not None


def _same_case(spelling: tuple[str, ...], written: tuple[str, ...]) -> bool:
    """Whether the capitals of a name stand in the text as well.

    An acronym must stand exactly; other words need their first letter as in the name, or capitals
    throughout. Where the name is lower-case ("of the") the text may have either.
    """
    for wanted, word in zip(spelling, written, strict=True):
        if len(wanted) <= _LONG_ACRONYM and wanted[1:] != wanted[1:].lower():
            if word != wanted:
                return False
        elif wanted[:1].isupper() and not word[:1].isupper():
            return False
    return True
