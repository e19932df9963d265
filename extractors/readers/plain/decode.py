"""From the bytes of a text file to characters."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CYRILLIC_BYTES: Final = re.compile(rb"[\x80-\xff]{3,}")
"""Three or more letters of the upper half in a row: Russian words, hardly ever accents."""

_CYRILLIC_ENCODINGS: Final = ("cp1251", "koi8-r", "cp866")
"""The first is the commonest by far, and wins a draw."""
_COMMON: Final = re.compile("[оеаинтсрвл]")
_SAMPLE: Final = 100_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with plain line ends, and what should be known about its encoding."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Decode by byte order mark, as UTF-8, or, with a warning, as Windows Cyrillic or Western."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return Decoded(_plain_lines(text), _damaged(text))
    try:
        return Decoded(_plain_lines(data.decode("utf-8")))
    except UnicodeDecodeError:
        pass
    encoding = _cyrillic_encoding(data) if _looks_cyrillic(data) else "cp1252"
    text = data.decode(encoding, errors="replace")
    return Decoded(
        _plain_lines(text),
        (f"its encoding is not stated; it was read as {encoding}", *_damaged(text)),
    )


def _looks_cyrillic(data: bytes) -> bool:
    runs = sum(len(run) for run in _CYRILLIC_BYTES.findall(data))
    upper = sum(byte >= 0x80 for byte in data)
    return runs * 2 > upper


def _cyrillic_encoding(data: bytes) -> str:
    """The encoding in which most letters are the common small ones of Russian."""
    sample = data[:_SAMPLE]

    def common(encoding: str) -> int:
        return len(_COMMON.findall(sample.decode(encoding, errors="replace")))

    return max(_CYRILLIC_ENCODINGS, key=common)


def _damaged(text: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    return (f"{count} characters could not be decoded",) if count else ()


def _plain_lines(text: str) -> str:
    for end in ("\r\n", "\r", "\x0b", "\x85", "\u2028", "\u2029"):
        text = text.replace(end, "\n")
    return text
