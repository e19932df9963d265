"""Short forms that a document introduces behind a name: "Border Agency (BAX)", «… (далее – Центр)».

A short form may belong to more than the known name before it. In "Regional Intelligence Liaison
Office for the CIS (RILO)" the letters are those of a longer name that only ends with a listed one:
that body is another, and neither the name nor the letters stand for the CIS.
"""

import re
from dataclasses import dataclass
from typing import Final

_INTRODUCED: Final = re.compile(
    r"[”»\"]?\s*\(\s*(?:"
    r"(?:hereinafter|hereafter|henceforth|далее)(?:\s+(?:referred\s+to\s+as|called))?\s*[–—:-]?\s*"
    r"[«“\"'‘]?(?P<said>[^()«»“”\"]{2,40}?)"
    r"|[«“\"]?(?P<acronym>[A-ZА-ЯЁ][\w&/-]*[A-ZА-ЯЁ][\w&/-]*)"
    r")[»”\"'’]?\s*[);,]"
)
"""What follows a name to introduce a short form of it."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_GAP: Final = re.compile(r"[\s“”«»\"&-]*")
"""Between the words of one name."""
_LINKS: Final = frozenset(
    {"of", "for", "the", "and", "on", "in", "to", "at", "against", "with", "by", "a"}
    | {"и", "по", "в", "во", "на", "с", "со", "о", "об", "для", "при", "из", "от", "за"}
)
"""Words of a name that give its short form no letter."""
_MOST_WORDS: Final = 14
_FEWEST_LETTERS: Final = 3
"""Of a short form that can show to which words it belongs; two letters fit too many."""


@dataclass(frozen=True, slots=True)
class Introduced:
    """A short form and the name that it stands for; half-open code points of the name."""

    short: str
    start: int
    end: int


def introduced_behind(text: str, start: int, end: int) -> Introduced | None:
    """The short form that stands in brackets behind a known name, None where none does.

    Args:
        text: the document.
        start: first code point of the known name.
        end: one past its last.
    """
    match = _INTRODUCED.match(text, end)
    if match is None:
        return None
    short = " ".join((match["said"] or match["acronym"]).split())
    if match["acronym"] is not None:
        start = _start_of_longer(text, start, end, short)
    return Introduced(short, start, end)


def _start_of_longer(text: str, start: int, end: int, letters: str) -> int:
    """Where the name begins whose first letters a short form gives: at `start` or before it.

    The longer name counts only where the known one does not fit the letters itself.
    """
    wanted = "".join(filter(str.isalpha, letters))
    if len(wanted) < _FEWEST_LETTERS or not wanted.isupper():
        return start
    if _fits(_words(text[start:end]), wanted):
        return start
    first = start
    before = list(_WORD.finditer(text, max(0, start - 20 * _MOST_WORDS), start))
    for number, word in enumerate(reversed(before)):
        if number >= _MOST_WORDS or _GAP.fullmatch(text, word.end(), first) is None:
            break
        first = word.start()
        if word.group()[0].isupper() and _fits(_words(text[first:end]), wanted):
            return first
    return start


def _words(name: str) -> list[str]:
    return [word for word in _WORD.findall(name) if word.lower() not in _LINKS]


def _fits(words: list[str], letters: str) -> bool:
    """Whether the words of a name begin with the letters in turn; its last words may give none."""
    return len(words) >= len(letters) and all(
        word[0].upper() == letter for word, letter in zip(words, letters, strict=False)
    )
