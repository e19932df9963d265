"""Short names that a list of abbreviations gives: «Сокращения: ГП – Генеральная прокуратура; …».

The list stands in one line, one entry to a line, or as a table of two columns below its heading.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from gazetteers.sections import opens_with

_GLOSSARY: Final = "section.glossary"
_HEADING_REST: Final = re.compile(
    r"(?:,?\s[^\W\d_]+){0,6}\s*(?P<mark>:|\Z)|\s*[.–—-]\s(?P<rest>.*)\Z", re.DOTALL
)
"""Behind the words that announce a list: «…, принятые в таблице:»."""
_KEY: Final = r"(?P<key>[A-ZА-ЯЁ][\w&/.-]*(?:\s[A-ZА-ЯЁ][\w&/.-]*){0,2})"
_ENTRY: Final = re.compile(
    rf"\s*[«“\"(]?{_KEY}[»”\")]?(?:\s*=\s*|\s*[–—:]\s*|\s-\s|\s\|\s|\t\s*)(?P<meaning>[^=\n]{{3,200}})"
)
_ALONE: Final = re.compile(rf"\s*{_KEY}\s*")
_PARTS: Final = re.compile(r"[^;\n]+")
_COMMA_PARTS: Final = re.compile(r",\s+(?=[A-ZА-ЯЁ][\w&/.-]{1,14}\s*[=–—:-]\s)")
_LONGEST_KEY: Final = 20
_FEWEST_CAPITALS: Final = 2
"""Of a short name: «ГП», "MoI"; a word with one capital is a term that the list explains."""
_MOST_STRANGE: Final = 2
"""Lines of a table that are no entries, behind which a list below a heading ends."""


class Abbreviation(NamedTuple):
    """A short name, and where the text says what it stands for; half-open code points."""

    short: str
    start: int
    end: int


def abbreviations(text: str) -> Iterator[Abbreviation]:
    """The entries of the lists of abbreviations of a document."""
    lines = [(m.start(), m.end()) for m in re.finditer(r"[^\n]+", text)]
    for at, (start, end) in enumerate(lines):
        said = opens_with(_GLOSSARY, text[start:end])
        if not said:
            continue
        begin = text.index(said, start) + len(said)
        rest = _HEADING_REST.match(text[begin:end])
        if rest is None:
            continue
        begin += rest.start("rest") if rest["rest"] is not None else rest.end()
        if text[begin:end].strip():
            yield from _entries(text, begin, end)
        else:
            yield from _below(text, lines[at + 1 :])


def _entries(text: str, start: int, end: int) -> Iterator[Abbreviation]:
    """The entries of one line."""
    for part in _PARTS.finditer(text, start, end):
        begin = part.start()
        for mark in (*_COMMA_PARTS.finditer(text, begin, part.end()), None):
            stop = mark.start() if mark is not None else part.end()
            entry = _ENTRY.match(text, begin, stop)
            if entry is not None and _is_short(entry["key"]):
                yield _trimmed(text, entry["key"], entry.start("meaning"), entry.end("meaning"))
            begin = mark.end() if mark is not None else stop


def _below(text: str, lines: list[tuple[int, int]]) -> Iterator[Abbreviation]:
    """The entries below a heading: one to a line, or a short name and its meaning in two cells."""
    strange = 0
    key = ""
    for start, end in lines:
        alone = _ALONE.fullmatch(text, start, end)
        entries = () if alone is not None else tuple(_entries(text, start, end))
        if entries:
            yield from entries
            key, strange = "", 0
        elif not key and alone is not None and _is_short(alone["key"]):
            key = alone["key"]
        elif key:
            yield _trimmed(text, key, start, end)
            key, strange = "", 0
        else:
            strange += 1
            if strange > _MOST_STRANGE:
                return


def _is_short(key: str) -> bool:
    return len(key) <= _LONGEST_KEY and sum(map(str.isupper, key)) >= _FEWEST_CAPITALS


def _trimmed(text: str, key: str, start: int, end: int) -> Abbreviation:
    words = text[start:end]
    kept = words.rstrip(" .,;")
    first = len(words) - len(words.lstrip())
    return Abbreviation(key, start + first, start + len(kept))
