"""Ways to damage Word, PDF, mail and text files: bytes, packages, XML, objects, parts of mails.

A seed fixes each.
"""

import io
import random
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Final

import pikepdf

Mutation = Callable[[random.Random, bytes], bytes]

_EXTREMES: Final = (
    b"-1", b"0", b"1", b"65536", b"2147483647", b"-2147483648", b"99999999999", b"1e309",
    b"NaN", b"",
)  # fmt: skip


def flip_bits(pick: random.Random, data: bytes) -> bytes:
    """Some bits turned over."""
    changed = bytearray(data)
    for _ in range(pick.choice([1, 3, 10, 40])):
        changed[pick.randrange(len(changed))] ^= 1 << pick.randrange(8)
    return bytes(changed)


def truncate(pick: random.Random, data: bytes) -> bytes:
    """Cut off, also in the very first bytes."""
    return data[: pick.choice([pick.randrange(len(data)), pick.randrange(64), len(data) - 40])]


def swap_chunks(pick: random.Random, data: bytes) -> bytes:
    """Two stretches change places."""
    a, b, c, d = sorted(pick.sample(range(len(data)), 4))
    return data[:a] + data[c:d] + data[b:c] + data[a:b] + data[d:]


def splice(pick: random.Random, data: bytes) -> bytes:
    """A stretch is repeated, left out, or written over with zeros or noise."""
    start = pick.randrange(len(data))
    end = min(len(data), start + pick.choice([1, 16, 512, 4096]))
    middle = pick.choice(
        [data[start:end] * 2, b"", bytes(end - start), pick.randbytes(end - start)]
    )
    return data[:start] + middle + data[end:]


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


_ELEMENT: Final = re.compile(rb"<(\w+:\w+)(?: [^<>]*)?>(?:[^<>]|<(?!/\1>))*</\1>|<\w+:\w+[^<>]*/>")
_TAG: Final = re.compile(rb"</?[\w:]+")
_ATTRIBUTE: Final = re.compile(rb'(?<==)"[^"]*"')


def mutate_xml(pick: random.Random, data: bytes) -> bytes:
    """One part of the package says something else."""
    parts = _parts(data)
    name = pick.choice(
        ["word/document.xml"] * 4 + [n for n in parts if n.endswith((".xml", ".rels"))]
    )
    xml = parts[name]
    for _ in range(pick.choice([1, 1, 5, 30])):
        xml = pick.choice([_other_element, _other_tag, _other_attribute, _other_text])(pick, xml)
    parts[name] = xml
    return _packed(parts)


def mutate_inside(pick: random.Random, data: bytes) -> bytes:
    """A document, a page or a book inside the document is damaged, if it holds any."""
    parts = _parts(data)
    inside = [name for name in parts if not name.endswith((".xml", ".rels"))]
    if not inside:
        return mutate_xml(pick, data)
    name = pick.choice(sorted(inside))
    tricks = [flip_bits, truncate, splice]
    if name.endswith(".docx"):
        tricks += [mutate_xml, mutate_xml]
    parts[name] = pick.choice(tricks)(pick, parts[name])
    return _packed(parts)


def _other_element(pick: random.Random, xml: bytes) -> bytes:
    """An element repeated (often or within itself), left out, or moved."""
    found = list(_ELEMENT.finditer(xml))
    if not found:
        return xml
    one, other = pick.choice(found), pick.choice(found)
    new = pick.choice([b"", one[0] * 2, one[0] * 50, other[0], b"<w:tbl>" + one[0] + b"</w:tbl>",
                       b"<w:r>" * 60 + one[0] + b"</w:r>" * 60])  # fmt: skip
    return xml[: one.start()] + new + xml[one.end() :]


def _other_tag(pick: random.Random, xml: bytes) -> bytes:
    found = list(_TAG.finditer(xml))
    if len(found) < 2:
        return xml
    one, other = pick.choice(found), pick.choice(found)
    return xml[: one.start()] + other[0] + xml[one.end() :]


def _other_attribute(pick: random.Random, xml: bytes) -> bytes:
    found = list(_ATTRIBUTE.finditer(xml))
    if not found:
        return xml
    one = pick.choice(found)
    return xml[: one.start()] + b'"' + pick.choice(_EXTREMES) + b'"' + xml[one.end() :]


def _other_text(pick: random.Random, xml: bytes) -> bytes:
    start = pick.randrange(len(xml) + 1)
    new = pick.choice([b"&#0;", b"&x;", b"\xff\xfe", b"\x00", b"]]>", b"<!--", b"\xf0\x9f\x98\x80",
                       b"<!DOCTYPE a [<!ENTITY x 'y'>]>", b"A" * 5000,
                       "й\u202e\u0301".encode()])  # fmt: skip
    return xml[:start] + new + xml[start:]


def mutate_package(pick: random.Random, data: bytes) -> bytes:
    """Parts renamed, missing, doubled or swapped; lying headers."""
    parts = _parts(data)
    name = pick.choice(sorted(parts))
    trick = pick.randrange(6)
    if trick == 0:
        del parts[name]
    elif trick == 1:
        parts[pick.choice(["../../" + name, "/" + name, name.upper(), "a" * 300])] = parts.pop(name)
    elif trick == 2:
        other = pick.choice(sorted(parts))
        parts[name], parts[other] = parts[other], parts[name]
    elif trick == 3:
        parts[name] = pick.choice([b"", b"\x00" * 100, pick.randbytes(500), parts[name] * 3])
    changed = bytearray(_packed(parts))
    if trick == 4:  # sizes, checksums and flags in the central directory
        start = changed.rfind(b"PK\x01\x02")
        for _ in range(4):
            changed[start + pick.randrange(4, 46)] = pick.randrange(256)
    if trick == 5:
        start = changed.rfind(b"PK\x05\x06")
        changed[start + pick.randrange(4, 22)] = pick.randrange(256)
    return bytes(changed)


_NUMBER: Final = re.compile(rb"(?<=[ \[])-?\d+(?:\.\d+)?(?=[ \]\n/])")
_NAME: Final = re.compile(rb"/[A-Z]\w+")
_OBJECT: Final = re.compile(rb"\d+ 0 obj.*?endobj", re.DOTALL)
_WORDS: Final = (
    b"endobj",
    b"stream",
    b"endstream",
    b"BT",
    b"ET",
    b"Tf",
    b"Tm",
    b"Tj",
    b"cm",
    b"re",
)


def plain_pdf(data: bytes) -> bytes:
    """The file without compression, so that its objects can be changed."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as file:
        file.save(
            target,
            qdf=True,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return target.getvalue()


def mutate_objects(pick: random.Random, data: bytes) -> bytes:
    """Numbers, names, references and operators of a plain PDF file change."""
    for _ in range(pick.choice([1, 2, 8, 40])):
        pattern = pick.choice([_NUMBER, _NUMBER, _NAME, _OBJECT])
        # Matching from a random place is as good as choosing among all matches, and quick.
        found = pattern.search(data, pick.randrange(len(data)))
        if found is None:
            continue
        other = pattern.search(data, pick.randrange(len(data)))
        choices = {_NUMBER: [*_EXTREMES, b"3", b"7"], _NAME: [b"/Kids", b"/Parent", b"/Null", b"/"]}
        new = pick.choice([*choices.get(pattern, [b"", b"1 0 obj null endobj"]),
                           other[0] if other else b""])  # fmt: skip
        data = data[: found.start()] + new + data[found.end() :]
    if pick.random() < 0.3:
        word = pick.choice(_WORDS)
        data = data.replace(word, pick.choice([b"", b"q", word + b" " + word]), pick.choice([1, 9]))
    return data


WORD: Final[tuple[Mutation, ...]] = (
    flip_bits, truncate, swap_chunks, splice, mutate_package, mutate_xml, mutate_xml, mutate_xml,
    mutate_inside,
)  # fmt: skip
PDF: Final[tuple[Mutation, ...]] = (
    flip_bits, truncate, swap_chunks, splice, mutate_objects, mutate_objects, mutate_objects,
)  # fmt: skip

_BORDER: Final = re.compile(rb"--=+\d+==(?:--)?")
_FIELD: Final = re.compile(rb"^[A-Za-z-]+:[^\n]*", re.MULTILINE)
_FIELDS: Final = (
    b'Content-Type: multipart/mixed; boundary=""',
    b"Content-Type: multipart/mixed; boundary*0=a; boundary*=b",
    b"Content-Type: message/rfc822",
    b"Content-Type: text/html; charset=punycode",
    b"Content-Type: text/plain; charset=utf-16; format=flowed",
    b"Content-Type: text/plain; name*0*=x''%ff; name*1=b",
    b"Content-Transfer-Encoding: base64",
    b"Content-Transfer-Encoding: uuencode",
    b'Content-Disposition: attachment; filename="../../../x"',
    b"Subject: =?koi8-r?B?=?=?=?utf-8?Q?=FF?=",
    b"From: ",
    b"\x00\xff",
    b"A" * 20_000,
)
_SIGNS: Final = (
    b"> ", b">" * 3_000, b"|" * 500, b"\t" * 500, b"<table><tr><td>" * 50, b"</td>", b"**", b"&#0;",
    b"-----Original Message-----\nFrom: a\nTo: b\n", b"\x1e", b"\x00\n", b"\f", b"\r", b"\xff\xfe",
    "\u202e\u0301й".encode(), b"+---+---+\n", b"=" * 2_000, b"[" * 2_000,
)  # fmt: skip


def mutate_mail(pick: random.Random, data: bytes) -> bytes:
    """Borders of parts and header fields change places or say something senseless."""
    for _ in range(pick.choice([1, 2, 8])):
        pattern = pick.choice([_BORDER, _FIELD, _FIELD])
        found = list(pattern.finditer(data))
        if not found:
            continue
        one, other = pick.choice(found), pick.choice(found)
        new = pick.choice([b"", other[0], one[0] * 30, pick.choice(_FIELDS)])
        data = data[: one.start()] + new + data[one.end() :]
    return data


def mutate_text(pick: random.Random, data: bytes) -> bytes:
    """Signs of quotations, tables, markup and encodings stand where none belong."""
    for _ in range(pick.choice([1, 5, 40])):
        start = pick.randrange(len(data) + 1)
        data = data[:start] + pick.choice(_SIGNS) + data[start:]
    return data


MAIL: Final[tuple[Mutation, ...]] = (
    flip_bits, truncate, swap_chunks, splice, mutate_mail, mutate_mail, mutate_mail, mutate_text,
)  # fmt: skip
TEXT: Final[tuple[Mutation, ...]] = (flip_bits, truncate, swap_chunks, splice, mutate_text)
