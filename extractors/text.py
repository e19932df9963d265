"""The only place where the words of a document are changed: normalising them once."""

import re
import unicodedata

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Soft hyphens, zero-width marks, byte order marks: layout, not words."""

_SPACES = re.compile(r"\s+")


def normalise(text: str) -> str:
    """The words in canonical form: NFC, no invisible marks, single plain spaces, no ends.

    Quotes, dashes and case stay as written, since a published text is a quotation.
    """
    return _SPACES.sub(" ", unicodedata.normalize("NFC", text.translate(_DROPPED))).strip()
