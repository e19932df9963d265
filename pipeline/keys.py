"""Stable ids: they depend on words and series, never on offsets, pages, times or run order."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from gazetteers.model import FrameworkId
from pipeline.model import ActivityId, Series

KEY_VERSION = "1"
"""Part of every id: a change of the normaliser below raises it and ships with a migration."""

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_ID_CHARACTERS = 16
_BITS_A_CHARACTER = 5

_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")

_NOT_LETTERS_OR_DIGITS = {code: None for code in range(128) if not chr(code).isalnum()}

_COPY_MARKS = re.compile(
    r"(?:\s*\(\d+\)|\s*[-–—_]\s*(?:copy|копия)(?:\s*\(\d+\))?|^(?:copy of|копия)\s+)", re.IGNORECASE
)
"""What file managers add to a second copy: "(1)", "- Copy", "Copy of", «— копия»."""


FORM_SERIES = "form:"
"""Begins the series of contribution forms."""


def key_text(text: str) -> str:
    """The words as they enter an id: NFKC, case folded, letters and digits only.

    Formats differ in spaces, hyphens, quotes and ligatures; none of these reaches the key.
    "OSCE-led work\u00adshop" and "OSCE - led workshop" have the same key text.
    """
    if text.isascii():
        # The same for these letters, in a fraction of the time.
        return text.lower().translate(_NOT_LETTERS_OR_DIGITS)
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return "".join(_LETTERS_AND_DIGITS.findall(folded))


def activity_id(series: Series, text: str, occurrence: int) -> ActivityId:
    """The id of an activity: 80 bits of SHA-256 in base 32 without i, l, o and u.

    Args:
        series: what the editions and formats of the document share.
        text: the activity's words.
        occurrence: 1, or 2, 3 … where the same words stand again in one document.
    """
    digest = hashlib.sha256()
    for part in (KEY_VERSION, series, key_text(text), str(occurrence)):
        encoded = part.encode()
        # Without the length, ("ab", "c") and ("a", "bc") would give one id.
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    number = int.from_bytes(digest.digest()[: _ID_CHARACTERS * _BITS_A_CHARACTER // 8], "big")
    characters = []
    for _ in range(_ID_CHARACTERS):
        number, index = divmod(number, len(_ALPHABET))
        characters.append(_ALPHABET[index])
    return "act_" + "".join(reversed(characters))


def activity_ids(series: Series, texts: Iterable[str]) -> tuple[ActivityId, ...]:
    """Ids for the activities of one document, in reading order."""
    seen: Counter[str] = Counter()
    ids = []
    for text in texts:
        key = key_text(text)
        seen[key] += 1
        ids.append(activity_id(series, text, seen[key]))
    return tuple(ids)


def matrix_series(framework: FrameworkId) -> Series:
    """The series of all editions and formats of a framework's matrix."""
    return Series(f"matrix:{framework.casefold()}")


def form_series(organization: str) -> Series:
    """What all contribution forms of an organization share."""
    return Series(f"{FORM_SERIES}{organization.casefold()}")


def file_series(file_name: str) -> Series:
    """The series of a report: its file name without extension, case and copy marks.

    "Report.docx", "report.PDF" and "Report (1).docx" are one series.
    """
    stem = unicodedata.normalize("NFC", PurePath(file_name.replace("\\", "/")).stem)
    bare = " ".join(_COPY_MARKS.sub("", stem).split()).casefold()
    return Series(f"file:{bare or stem.casefold()}")
