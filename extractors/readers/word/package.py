"""The package around a Word document: parts, relationships, and limits on what is unpacked."""

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from operator import itemgetter
from typing import Final, NamedTuple
from urllib.parse import unquote

from lxml import etree

from extractors.errors import DocumentError
from extractors.limits import DEFAULT_LIMITS, Limits

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_STRICT: Final = re.compile(r"\{http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL: Final = r"{http://schemas.openxmlformats.org/\1/2006/"
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CHUNK: Final = 1 << 14
_LARGEST_CHUNK: Final = 1 << 20
"""Pieces grow, so that a beginning costs little and a whole is not joined from thousands."""
_MOST_DEFLATED: Final = 1032
"""How many times its packed size a part can have at most, whatever its header says."""
_LOCAL_HEADER: Final = struct.Struct("<4s22xHH")
"""Its magic number and the lengths of the name and the extra field that follow it."""
_LOCAL_MAGIC: Final = b"PK\3\4"
_DISTRUST: Final = "Do not trust this file; ask its sender for a PDF"
_PROLOGUE: Final = 4_096
"""Bytes at the beginning of a part in which a document type would be declared."""
_DAMAGED = "Open it in Word and save it again as .docx, or ask for another copy"


OFF: Final = frozenset({"0", "false", "off", "none"})
"""Values that switch a property off."""


children: Final[Callable[[etree._Element], list[etree._Element]]] = itemgetter(slice(None))
"""The child elements; the parser drops comments and processing instructions.

A slice is had in a third of the time of a loop over the element, and its tags are kept.
"""


def by_tag(element: etree._Element) -> dict[str, etree._Element]:
    """The child elements by their tags; of two of one kind the first counts.

    To look for a single one with `find` takes longer than this, in elements of usual length.
    """
    found: dict[str, etree._Element] = {}
    for child in children(element):
        found.setdefault(child.tag, child)
    return found


def attribute(element: etree._Element, name: str = "val") -> str | None:
    """A `w:` attribute of an element; None when it is not there."""
    value = element.get(W + name)
    return str(value) if value is not None else None


def switched_on(element: etree._Element | None) -> bool | None:
    """An on/off property: None when it is not stated, True for `<w:b/>` and `w:val="1"`."""
    if element is None:
        return None
    return attribute(element) not in OFF


class Relationship(NamedTuple):
    """What a part refers to: the last word of its type ("footnotes") and the part's name."""

    kind: str
    part: str


@dataclass(slots=True)
class Package:
    """An opened package; parts are inflated when they are asked for, within the limits."""

    data: bytes
    archive: zipfile.ZipFile
    file_name: str
    limits: Limits
    unpacked: int = 0
    sizes: dict[str, int] = field(default_factory=dict)
    _names: frozenset[str] | None = None
    _parser: etree.XMLParser | None = None
    _relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)

    def names(self) -> frozenset[str]:
        """Names of all parts."""
        if self._names is None:
            self._names = frozenset(self.archive.namelist())
        return self._names

    def read(self, name: str) -> bytes:
        """The bytes of a part, counted while they are inflated, since headers can lie.

        Raises:
            DocumentError: if the part is missing, damaged or unpacks to more than is allowed.
        """
        info = self.archive.NameToInfo.get(name)
        if info is None or _MOST_DEFLATED * info.compress_size > self.limits.unpacked_bytes:
            return b"".join(self.pieces(name))
        return b"".join(self.pieces(name, whole=True))

    def pieces(self, name: str, *, whole: bool = False) -> Iterator[bytes]:
        """The bytes of a part, piece by piece, for who needs only its beginning; see `read`.

        As a `whole` it is one piece, whose size is known only when it is inflated.
        """
        size = 0
        info = self.archive.NameToInfo.get(name)
        if info is None:
            raise DocumentError(
                f"the package has no part {name}", where=self.file_name, remedy=_DAMAGED
            )
        try:
            for piece in _inflated(self.data, info, whole):
                size += len(piece)
                self._check(info, size)
                yield piece
        except (zipfile.BadZipFile, zlib.error, struct.error) as error:
            raise DocumentError(
                f"the part {name} is damaged ({error})", where=self.file_name, remedy=_DAMAGED
            ) from error
        except NotImplementedError as error:
            raise DocumentError(
                f"the part {name} is packed in a way that Word does not use ({error})",
                where=self.file_name,
                remedy=_DAMAGED,
            ) from error
        self.unpacked += size - self.sizes.get(name, 0)
        self.sizes[name] = size

    def _check(self, info: zipfile.ZipInfo, size: int) -> None:
        _check_ratio(info, size, self.file_name, self.limits)
        if self.unpacked - self.sizes.get(info.filename, 0) + size > self.limits.unpacked_bytes:
            raise _too_large(self.file_name, self.limits)

    def tree(self, name: str) -> etree._Element:
        """The root of an XML part, in the transitional namespace whichever the part uses.

        Raises:
            DocumentError: if the part is missing, over a limit, or not the XML it should be.
        """
        return self.parse(self.read(name), name)

    def parse(self, data: bytes, name: str) -> etree._Element:
        """The root of the XML of a part; see `tree`."""
        # What a declared type would unpack to is not waited for.
        if b"<!DOCTYPE" in data[:_PROLOGUE]:
            raise _with_type(name, self.file_name)
        root = self.parse_piece(data, name)
        if root.getroottree().docinfo.internalDTD is not None:
            raise _with_type(name, self.file_name)
        if _STRICT.match(root.tag):
            _make_transitional(root)
        return root

    def parse_piece(self, data: bytes, name: str) -> etree._Element:
        """The root of a transitional piece of a part, of which is known that it declares no type.

        Raises:
            DocumentError: if it is not well-formed.
        """
        parser, self._parser = self._parser or _new_parser(), None
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            if "depth" in (error.msg or ""):
                raise DocumentError(
                    f"the elements of the part {name} are nested too deeply",
                    where=self.file_name,
                    remedy=_DISTRUST,
                ) from error
            raise DocumentError(
                f"the part {name} is not well-formed XML ({error.msg})",
                where=self.file_name,
                remedy=_DAMAGED,
            ) from error
        # One that met an error must not be used again.
        self._parser = parser
        return root

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part by their ids; external targets are left alone.

        `part` is "" for the package itself.
        """
        if part in self._relationships:
            return self._relationships[part]
        folder, base = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{base}.rels")
        found: dict[str, Relationship] = {}
        if name in self.names():
            for element in children(self.tree(name)):
                if element.tag != _RELATIONSHIP or element.get("TargetMode") == "External":
                    continue
                target = element.get("Target", "")
                if "%" in target:
                    target = unquote(target)
                path = target.lstrip("/")
                if path == target and folder:
                    path = f"{folder}/{target}"
                if "./" in path or "//" in path:
                    path = posixpath.normpath(path)
                kind = element.get("Type", "").rpartition("/")[2]
                found[element.get("Id", "")] = Relationship(kind, path)
        self._relationships[part] = found
        return found

    def main_part(self) -> str:
        """Name of the part that holds the document, found through the relationships.

        Raises:
            DocumentError: if the package names none.
        """
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and relationship.part in self.names():
                return relationship.part
        raise DocumentError(
            "the package does not name its main part", where=self.file_name, remedy=_DAMAGED
        )


def open_package(data: bytes, file_name: str, *, limits: Limits = DEFAULT_LIMITS) -> Package:
    """Open a zip package after checking what its directory promises.

    Raises:
        DocumentError: for a damaged or encrypted package, or one over a limit.
    """
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise DocumentError(
            f"the file begins like a Word document but its package is damaged ({error})",
            where=file_name,
            remedy=_DAMAGED,
        ) from error
    members = archive.infolist()
    if len(members) > limits.parts:
        raise DocumentError(
            f"the package has {len(members):,} parts, more than {limits.parts:,}",
            where=file_name,
            remedy="Open it in Word and save it again as .docx",
        )
    if sum(info.file_size for info in members) > limits.unpacked_bytes:
        raise _too_large(file_name, limits)
    for info in members:
        if info.flag_bits & 0x1:
            raise DocumentError(
                f"the part {info.filename} is encrypted",
                where=file_name,
                remedy="Save it without a password",
            )
        _check_ratio(info, info.file_size, file_name, limits)
    return Package(data, archive, file_name, limits)


def _inflated(data: bytes, info: zipfile.ZipInfo, whole: bool) -> Iterator[bytes]:
    """A member of a zip file in pieces, never more of it than the directory says.

    The stream that `zipfile` opens costs more than to inflate and parse a small part.
    """
    magic, name, extra = _LOCAL_HEADER.unpack_from(data, info.header_offset)
    if magic != _LOCAL_MAGIC:
        raise zipfile.BadZipFile("no header where the directory says")
    start = info.header_offset + _LOCAL_HEADER.size + name + extra
    packed = data[start : start + info.compress_size]
    left, check = info.file_size, 0
    if info.compress_type == zipfile.ZIP_STORED:
        pieces = iter((packed,))
    elif info.compress_type == zipfile.ZIP_DEFLATED:
        # Into room of the right size, the whole is inflated in two thirds of the time.
        pieces = (
            iter((zlib.decompress(packed, -zlib.MAX_WBITS, info.file_size + 1),))
            if whole
            else _deflated(packed)
        )
    else:
        raise NotImplementedError(f"compression {info.compress_type}")
    for piece in pieces:
        left -= len(piece)
        if left < 0:
            break
        check = zlib.crc32(piece, check)
        yield piece
    if left or check != info.CRC:
        raise zipfile.BadZipFile("not the size or checksum of the directory")


def _deflated(packed: bytes) -> Iterator[bytes]:
    stream = zlib.decompressobj(-zlib.MAX_WBITS)
    size = _CHUNK
    while piece := stream.decompress(packed, size):
        yield piece
        packed, size = stream.unconsumed_tail, min(2 * size, _LARGEST_CHUNK)


def _new_parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def _check_ratio(info: zipfile.ZipInfo, size: int, file_name: str, limits: Limits) -> None:
    if size > limits.ratio_from_bytes and size > limits.ratio * max(1, info.compress_size):
        raise DocumentError(
            f"the part {info.filename} unpacks to more than {limits.ratio:g} times its size",
            where=file_name,
            remedy=_DISTRUST,
        )


def _with_type(name: str, file_name: str) -> DocumentError:
    return DocumentError(
        f"the part {name} declares a document type, which Word never writes",
        where=file_name,
        remedy=_DISTRUST,
    )


def _too_large(file_name: str, limits: Limits) -> DocumentError:
    return DocumentError(
        f"the package unpacks to more than {limits.unpacked_bytes // 1_000_000} MB",
        where=file_name,
        remedy="Remove the pictures, or split the document",
    )


def _make_transitional(root: etree._Element) -> None:
    for element in root.iter(etree.Element):
        element.tag = _STRICT.sub(_TRANSITIONAL, element.tag)
        for name, value in element.attrib.items():
            if _STRICT.match(str(name)):
                del element.attrib[name]
                element.set(_STRICT.sub(_TRANSITIONAL, str(name)), value)
