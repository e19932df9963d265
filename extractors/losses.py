"""The check that no word vanishes: what a file holds against what was read or named.

The characters of the file are counted by other means than the readers': all text elements of a
Word package by pattern, pdfium's bulk text of a page, the decoded text without its markup.
"""

import html
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import Final, Literal

from extractors.model import Block, Discard
from extractors.readers.mail.parts import is_mail, read_parts, without_tags
from extractors.readers.plain.decode import decode
from extractors.readers.word.content import SYMBOLS
from extractors.stated_choices import stated_choices
from extractors.text import normalise

_NAMESPACES: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/main",
)
_COUNTED_PART: Final = re.compile(
    r"[^/]+/(?:(?:document|footnotes|endnotes|comments|header|footer)\d*|diagrams/data\d*)\.xml"
)
_CHUNK: Final = re.compile(r"<Relationship\s[^>]*/aFChunk\"[^>]*>")
_TARGET: Final = re.compile(r"\sTarget=\"(?:/?word/)?([^\"]+)\"")
_PART_ROOT: Final = re.compile(
    rb"<(?:\w+:)?(?:document|footnotes|endnotes|comments|hdr|ftr|dataModel)[\s>]"
)
"""What a part of counted words begins with, whatever name a program gives it."""
_ROOT_WITHIN: Final = 2_000
_NEVER_COUNTED: Final = (
    "docProps/", "customXml/", "word/theme/", "word/glossary/", "word/styles", "word/numbering",
    "word/settings", "word/fontTable", "word/webSettings", "word/charts/",
)  # fmt: skip
"""Beginnings of names of parts that hold no words of the document, which need no look."""
_OTHER_PARTS: Final = frozenset({"chart", "embedded-file"})
"""Discards of words that stand in parts which are not counted."""
_SHOWN: Final = 5
_MARKUP: Final = re.compile(
    r"<(?!https?:|mailto:|[^<>\s@]{1,100}@)/?[a-zA-Z][^<>]{0,2000}>|\[([^\[\]\n]{0,500})\]\([^()\s]{0,2000}[^()\n]{0,200}\)"
)


def losses(
    data: bytes,
    form: Literal["docx", "pdf", "text"],
    blocks: Sequence[Block],
    discards: Sequence[Discard],
) -> tuple[str, ...]:
    """What differs between the file's characters and those in blocks and discards, in words.

    Returns:
        No warning when all agree. Of text files letters and digits are compared, since their
        signs may be markup; of Word files all characters, without list markers that Word computes.
        PDF files are not compared here: their reader counts page by page.
    """
    if form == "pdf":
        return ()
    unread = {discard.text for discard in discards if discard.reason == "embedded-file"}
    source = _word_texts(data, unread) if form == "docx" else _plain_texts(data)
    read = [block.text for block in blocks if block.kind != "row"]
    read.extend(each.text for each in discards if each.reason not in _OTHER_PARTS)
    if form == "text":
        read.extend(block.marker for block in blocks)
        read = [_alphanumeric(text) for text in read]
    before, after = _characters(source), _characters(read)
    lost, gained = before - after, after - before
    if gained and form == "docx":
        gained -= _characters(_unsaid(data, unread))
    warnings = []
    if lost:
        warnings.append(
            f"{lost.total():,} of {before.total():,} characters of the file are in no block and no "
            f"discard: {_shown(lost)}"
        )
    if gained:
        warnings.append(
            f"{gained.total():,} characters were read that the file does not hold: {_shown(gained)}"
        )
    return tuple(warnings)


def _characters(texts: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in texts:
        found.update(normalise(text))
    del found[" "]
    return found


def _shown(difference: Counter[str]) -> str:
    common = difference.most_common(_SHOWN)
    shown = ", ".join(f"{count} × {character!r}" for character, count in common)
    return f"{shown} …" if len(difference) > _SHOWN else shown


def _word_texts(data: bytes, unread: Collection[str]) -> Iterator[str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if _is_counted(archive, name):
                xml = _decoded(_part(archive, name))
                yield _text_elements(xml)
                yield from stated_choices(xml)
        for part in _chunks(archive, unread):
            if part.startswith(b"PK"):
                yield from _word_texts(part, unread)


def _chunks(archive: zipfile.ZipFile, unread: Collection[str]) -> Iterator[bytes]:
    """The documents inside a document that were read."""
    name = "word/_rels/document.xml.rels"
    xml = _part(archive, name).decode("utf-8", "replace") if name in archive.namelist() else ""
    for chunk in _CHUNK.findall(xml):
        target = _TARGET.search(chunk)
        part = f"word/{html.unescape(target[1])}" if target is not None else ""
        if part in archive.namelist() and PurePosixPath(part).name not in unread:
            yield _part(archive, part)


def _unsaid(data: bytes, unread: Collection[str]) -> Iterator[str]:
    """Words that a Word file may show although no text element holds them: those of web pages."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for part in _chunks(archive, unread):
            if is_mail(part):
                yield from (
                    html.unescape(text.text)
                    for message in read_parts(part, "").messages
                    for text in message.texts
                )
            elif not part.startswith(b"PK"):
                yield html.unescape(decode(part).text)


def _is_counted(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether a part holds words of the document: by its usual name, else by its beginning."""
    if _COUNTED_PART.fullmatch(name):
        return True
    if not name.endswith(".xml") or name.startswith(_NEVER_COUNTED):
        return False
    return _PART_ROOT.search(_part(archive, name, _ROOT_WITHIN)) is not None


def _part(archive: zipfile.ZipFile, name: str, most: int = -1) -> bytes:
    """The beginning of a part, or all of it; nothing when it is too damaged to be unpacked."""
    try:
        with archive.open(name) as part:
            return part.read(most)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError):
        return b""


def _decoded(part: bytes) -> str:
    return part.decode("utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8", "replace")


def _text_elements(xml: str) -> str:
    names = "|".join(
        re.escape(prefix + ":" if prefix else "")
        for prefix in sorted(
            {
                match[1] or ""
                for namespace in _NAMESPACES
                for match in re.finditer(
                    rf"""xmlns(?::(\w+))?=["']{re.escape(namespace)}["']""", xml
                )
            },
            reverse=True,
        )
    )
    pieces: list[str] = []
    for match in re.finditer(
        rf"<(?:{names})(?:(?:t|delText)(?:\s[^>]*)?(?<!/)>([^<]*)<|(noBreakHyphen)\s*/?>"
        rf"|sym\s[^>]*?char=[\"']([0-9A-Fa-f]+)[\"'])"
        r"|<(?:\w+:)?textpath\s[^>]*?string=[\"']([^\"'>]*)",
        xml,
    ):
        if match[2]:
            pieces.append("-")
        elif match[3]:
            code = int(match[3], 16)
            if code in SYMBOLS:
                pieces.append(SYMBOLS[code])
            elif not 0xE000 <= code <= 0xF8FF and not 0xD800 <= code <= 0xDFFF and code < 0x110000:
                pieces.append(chr(code))
        else:
            pieces.append(html.unescape(match[1] if match[4] is None else f" {match[4]} "))
    return "".join(pieces)


def _plain_texts(data: bytes) -> Iterator[str]:
    if is_mail(data):
        yield from _mail_texts(data)
        return
    text = decode(data).text
    yield _alphanumeric(html.unescape(_MARKUP.sub(lambda match: match[1] or " ", text)))


def _mail_texts(data: bytes) -> Iterator[str]:
    for message in read_parts(data, "").messages:
        yield from map(_alphanumeric, message.fields)
        for part in message.texts:
            text = part.text if part.kind == "plain" else html.unescape(without_tags(part.text))
            yield _alphanumeric(text)


def _alphanumeric(text: str) -> str:
    return "".join(filter(str.isalnum, normalise(text)))
