"""The only place where the words of a document are changed: normalising them once."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath
from typing import Final

_LAYOUT_MARKS = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u061c"
_DIRECTIONS = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_CONTROLS = "".join(
    chr(code) for code in (*range(0x20), *range(0x7F, 0xA0)) if not chr(code).isspace()
)
_PLAIN: Final = bytes(range(0x20, 0x7F))
_TYPOGRAPHIC: Final = "‘’‚“”„«»‹›–—…•·§°€£№"
"""Signs that need no mending among ASCII letters: printable, and composed with none."""
_has_gap: Final = re.compile("  ").search
_LONGEST_NAME: Final = 120
_DROPPED = re.compile(f"[{re.escape(_LAYOUT_MARKS + _DIRECTIONS + _CONTROLS)}]+")
"""Soft hyphens, zero-width and direction marks, control characters: layout, not words."""


_LIGATURES: Final = re.compile("[\ufb00-\ufb06]")
"""What print programs write for "fi", "ffl" … and people copy from printed text."""


def _composed(text: str) -> str:
    if _LIGATURES.search(text):
        text = _LIGATURES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return unicodedata.normalize("NFC", text)


def normalise(text: str) -> str:
    """The words in canonical form: NFC, no ligatures, invisible marks, or needless spaces.

    Quotes, dashes and case stay as written, since a published text is a quotation.
    """
    if not _is_printable(text):
        text = " ".join(_DROPPED.sub("", text).split())
    elif "  " in text or text[:1] == " " or text[-1:] == " ":
        # No other space is printable.
        text = " ".join(text.split())
    return text if text.isascii() else _composed(text)


def normalise_xml(text: str) -> str:
    """`normalise` for text of an XML file, in less time.

    Most has nothing to mend: it is ASCII, where XML has no control characters but these four, or
    ASCII with typographic signs.
    """
    # A pattern finds two spaces in half the time of `in`; what has nothing to strip is given back.
    if _has_gap(text) or text.strip() is not text:
        return normalise(text)
    if text.isascii():
        if "\n" in text or "\t" in text or "\r" in text or "\x7f" in text:
            return normalise(text)
        return text
    rest = text.encode("utf-8", "replace").translate(None, _PLAIN)
    if 8 * len(rest) < len(text) and not rest.decode().strip(_TYPOGRAPHIC):
        return text
    return normalise(text)


def _is_printable(text: str) -> bool:
    """`str.isprintable`; of plain letters, which are most, in a fifth of the time."""
    if text.isascii():
        return not text.encode("ascii").translate(None, _PLAIN)
    return text.isprintable()


def normalise_marked(
    pieces: Iterable[tuple[str, bool]], *, of_xml: bool = False
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """Join pieces of text and normalise them, keeping track of the marked (bold) ones.

    `of_xml`: they stand in an XML file (see `normalise_xml`).

    Returns:
        `normalise` of the pieces joined, and the half-open ranges of it that come from marked
        pieces, ascending; a range neither begins nor ends with a space, and two ranges that only
        a space divides are one.
    """
    pieces = list(pieces)
    if len(pieces) == 1:
        text = normalise_xml(pieces[0][0]) if of_xml else normalise(pieces[0][0])
        return text, ((0, len(text)),) if pieces[0][1] and text else ()
    raw = "".join([piece for piece, _ in pieces])
    text = normalise_xml(raw) if of_xml else normalise(raw)
    ranges: list[tuple[int, int]] = []
    if text == (bare := raw.strip()):
        position = -raw.index(bare[0]) if bare else 0
        for piece, marked in pieces:
            if marked and (words := piece.strip()):
                start = position + piece.index(words[0])
                _add_range(ranges, text, start, start + len(words))
            position += len(piece)
        return text, tuple(ranges)
    if not any(marked and piece.strip() for piece, marked in pieces):
        return text, ()
    # The pieces are found again in the text by the number of their printed characters.
    places = [position for position, character in enumerate(text) if character != " "]
    inked = 0
    for piece, marked in pieces:
        start, inked = inked, inked + ink(piece)
        if marked and inked > start:
            _add_range(ranges, text, places[start], places[min(inked, len(places)) - 1] + 1)
    if inked != len(places):
        # An accent stands in another piece than its letter: rare enough to give up the marks.
        return text, ()
    return text, tuple(ranges)


def _add_range(ranges: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    if ranges and not text[ranges[-1][1] : start].strip():
        ranges[-1] = (ranges[-1][0], end)
    else:
        ranges.append((start, end))


def ink(text: str) -> int:
    """Number of characters that are printed: spaces and invisible marks do not count."""
    return sum(map(len, _visible(text).split()))


def _visible(text: str) -> str:
    # Marks and control characters are not printable, and only other letters than ASCII compose.
    if not _is_printable(text):
        text = _DROPPED.sub("", text)
    return text if text.isascii() else _composed(text)


def display_name(file_name: str) -> str:
    """A file name that is safe to show: no folders, control or direction marks, 120 characters."""
    readable = file_name.encode("utf-8", "replace").decode("utf-8")
    name = normalise(PurePath(readable.replace("\\", "/")).name)
    return name[:_LONGEST_NAME] if name.strip(".") else "document"
