"""The only place where the words of a document are changed: normalising them once."""

import re
import unicodedata
from collections.abc import Iterable

_LAYOUT_MARKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c"
_DIRECTIONS = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_CONTROLS = "".join(
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace()
)
_DROPPED = dict.fromkeys(map(ord, _LAYOUT_MARKS + _DIRECTIONS + _CONTROLS))
"""Soft hyphens, zero-width and direction marks, control characters: layout, not words."""

_SPACES = re.compile(r"\s+")


def normalise(text: str) -> str:
    """The words in canonical form: NFC, no invisible marks, single plain spaces, no ends.

    Quotes, dashes and case stay as written, since a published text is a quotation.
    """
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(_DROPPED))).strip()


def normalise_marked(
    pieces: Iterable[tuple[str, bool]],
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Join pieces of text and normalise them, keeping track of the marked (bold) ones.

    Returns:
        `normalise` of the pieces joined, and the half-open ranges of it that come from marked
        pieces, ascending; a range neither begins nor ends with a space, and two ranges that only
        a space divides are one.
    """
    characters: list[str] = []
    marks: list[bool] = []
    for piece, marked in pieces:
        for character in unicodedata.normalize("NFC", piece.translate(_DROPPED)):
            if character.isspace():
                if characters and characters[-1] != " ":
                    characters.append(" ")
                    marks.append(marked)
            else:
                characters.append(character)
                marks.append(marked)
    if characters and characters[-1] == " ":
        characters.pop()
        marks.pop()
    text = "".join(characters)
    canonical = unicodedata.normalize("NFC", text)
    if canonical != text:
        # An accent stands in another piece than its letter: rare enough to give up the marks.
        return canonical, ()
    return text, _ranges(text, marks)


def _ranges(text: str, marks: list[bool]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for position, marked in enumerate(marks):
        if not marked or text[position] == " ":
            continue
        if found and (
            found[-1][1] == position or (found[-1][1] == position - 1 and text[position - 1] == " ")
        ):
            found[-1] = (found[-1][0], position + 1)
        else:
            found.append((position, position + 1))
    return tuple(found)


def ink(text: str) -> int:
    """Number of characters that are printed: spaces and invisible marks do not count."""
    return len(_SPACES.sub("", unicodedata.normalize("NFC", text.translate(_DROPPED))))
