"""Objects of a PDF file without its tail that lie packed in streams, put where a repair finds them.

Most programs pack the small objects (pages, fonts, the catalogue) into streams and keep the index
of these at the end of the file. Without that end nothing says what a stream holds, though it says
so itself at its beginning.
"""

import re
import zlib
from collections.abc import Iterator
from typing import Final

_STREAM: Final = re.compile(rb"<<([^\0]{0,2000}?)>>\s*stream\r?\n")
_PACKED: Final = re.compile(rb"/Type\s*/ObjStm\b")
_FIRST: Final = re.compile(rb"/First\s+(\d{1,9})\b")
_CATALOGUE: Final = re.compile(rb"/Type\s*/Catalog\b")
_OBJECT: Final = re.compile(rb"(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj\b")
_MOST_UNPACKED: Final = 50_000_000
_NEAR: Final = 10_000
"""Bytes behind the beginning of an object within which a catalogue says what it is."""


def with_unpacked_objects(data: bytes) -> bytes | None:
    """The file with the objects of its streams behind its end, and a trailer.

    Returns:
        None when it holds no such objects, or no catalogue to begin with.
    """
    found: dict[int, bytes] = {}
    left = _MOST_UNPACKED
    for dictionary, begin in _packed_streams(data):
        first = _FIRST.search(dictionary)
        if first is None or not left:
            continue
        end = data.find(b"endstream", begin)
        unpacked = _inflated(data[begin : end if end >= 0 else len(data)], left)
        left = max(0, left - len(unpacked))
        found.update(_objects(unpacked, int(first[1])))
    root = next((n for n, content in found.items() if _CATALOGUE.search(content)), None)
    for match in _OBJECT.finditer(data):
        if root is None and _CATALOGUE.search(data, match.end(), match.end() + _NEAR):
            root = int(match[1])
        # What was written anew after it had been packed stands in the file itself.
        found.pop(int(match[1]), None)
    if root is None or not found:
        return None
    objects = b"".join(b"%d 0 obj\n%b\nendobj\n" % item for item in found.items())
    trailer = b"trailer\n<</Root %d 0 R/Size %d>>\nstartxref\n0\n%%%%EOF\n"
    return b"%b\nendstream\nendobj\n%b%b" % (data, objects, trailer % (root, max(found) + 1))


def _packed_streams(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Dictionaries of streams of objects, and where their contents begin."""
    for place in _PACKED.finditer(data):
        start = data.rfind(b"<<", max(0, place.start() - 1_000), place.start())
        match = _STREAM.match(data, start) if start >= 0 else None
        if match is not None:
            yield match[1], match.end()


def _inflated(packed: bytes, most: int) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _objects(unpacked: bytes, first: int) -> Iterator[tuple[int, bytes]]:
    """Numbers and contents of the objects of a stream; its head says where each begins."""
    head = [int(number) for number in unpacked[:first].split() if number.isdigit()]
    pairs = list(zip(head[::2], head[1::2], strict=False))
    ends = [*(offset for _, offset in pairs[1:]), len(unpacked) - first]
    # A damaged head names no object, and then none of their ends either.
    for (number, begin), end in zip(pairs, ends, strict=False):
        if 0 <= begin < end:
            yield number, unpacked[first + begin : first + end]
