"""The definitions of styles, of which a document uses few: only these are parsed."""

import re
from typing import Final

from lxml import etree

from extractors.readers.word.package import Package, W, attribute

_NAMESPACE: Final = W[1:-1].encode()
_ROOT: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:<\?xml[^>]{0,200}\?>\s*)?<w:styles\b[^<>]*[^<>/]>"
)
_ENCODING: Final = re.compile(rb"encoding=[\"'](?!(?i:utf-8|us-ascii)[\"'])")
_OPEN: Final = b"<w:style "
_ID: Final = b' w:styleId="'
_DEFAULT: Final = b' w:default="'
_IS_DEFAULT: Final = re.compile(rb' w:default="(?:1|true)"')
_OF_PARAGRAPHS: Final = b' w:type="paragraph"'
_UNUSUAL: Final = (b"'", b"\n", b"\r", b"\t")
"""Signs that may stand in a tag that is not written as Word writes it."""
_END: Final = b"</w:style>"
_DEFAULTS: Final = re.compile(rb"<w:docDefaults\b.*?</w:docDefaults>", re.DOTALL)


class StyleSource:
    """Finds the definition of a style by its id.

    A part with hundreds of styles takes longer to parse than the text of most documents. So it is
    cut at the tags of its styles, and a style is parsed when it is asked for; no more of the part
    is unpacked than up to there. A part that is written in any unusual way is parsed as a whole.

    Attributes:
        default: id of the style of paragraphs that name none.
    """

    def __init__(self, package: Package, name: str) -> None:
        self._package = package
        self._name = name
        self.default = ""
        self._elements: dict[str, etree._Element | None] = {}
        self._root: etree._Element | None = None
        self._pieces = package.pieces(name)
        self._data = self._tail = self._head = b""
        while not self.default:
            known = len(self._data)
            if not self._more():
                break
            self._find_default(known)

    def _more(self) -> bool:
        """Unpack further styles; False when there are none, or all are parsed."""
        if self._root is not None:
            return False
        added, cut = self._tail, -1
        while cut < 0:
            piece = next(self._pieces, b"")
            added += piece
            cut = added.rfind(_END) if piece else len(added)
        cut = min(len(added), cut + len(_END))
        added, self._tail = added[:cut], added[cut:]
        if not added:
            return False
        if not self._data:
            self._head = _plain_head(added)
        if not self._head or not _is_plain(added, 0 if self._data else len(self._head)):
            whole = b"".join((self._data, added, self._tail, *self._pieces))
            self._take_whole(self._package.parse(whole, self._name))
            return False
        self._data += added
        return True

    def _find_default(self, position: int) -> None:
        data = self._data
        position = data.find(_DEFAULT, position)
        while position >= 0 and not self.default:
            tag = data[data.rfind(b"<", 0, position) : data.find(b">", position)]
            if tag.startswith(_OPEN) and _OF_PARAGRAPHS in tag and _IS_DEFAULT.search(tag):
                self.default = tag.partition(_ID)[2].partition(b'"')[0].decode()
            position = data.find(_DEFAULT, position + 1)

    def _take_whole(self, root: etree._Element) -> None:
        self._root = root
        for element in root.iter(f"{W}style"):
            style_id = attribute(element, "styleId") or ""
            self._elements.setdefault(style_id, element)
            if attribute(element, "type") == "paragraph" and attribute(element, "default") in (
                "1",
                "true",
            ):
                self.default = style_id

    def defaults(self) -> etree._Element | None:
        """The run properties that hold for the whole document, or None."""
        root = self._root
        if root is None:
            found = _DEFAULTS.search(self._data, 0, self._data.find(_OPEN) + 1)
            root = self._parsed(found[0]) if found is not None else None
        return root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr") if root is not None else None

    def element(self, style_id: str) -> etree._Element | None:
        """The `w:style` of that id; None for an unknown one.

        Raises:
            DocumentError: if it is not well-formed.
        """
        if style_id not in self._elements:
            piece = self._piece(style_id)
            while not piece and self._more():
                piece = self._piece(style_id)
            if self._root is None or style_id not in self._elements:
                root = self._parsed(piece) if piece else None
                self._elements[style_id] = root[0] if root is not None and len(root) else None
        return self._elements[style_id]

    def _piece(self, style_id: str) -> bytes:
        """The markup of a style; empty when none of that id is unpacked."""
        data = self._data
        place = data.find(_ID + style_id.encode("utf-8", "replace") + b'"')
        start = data.rfind(b"<", 0, max(0, place))
        if place < 0 or not data.startswith(_OPEN, start):
            return b""
        close = data.find(b">", place) + 1
        return data[start:close] if data[close - 2] == 0x2F else data[start : _end(data, close)]

    def _parsed(self, piece: bytes) -> etree._Element:
        return self._package.parse_piece(self._head + piece + b"</w:styles>", self._name)


def _end(data: bytes, position: int) -> int:
    end = data.find(_END, position)
    return end + len(_END) if end >= 0 else len(data)


def _plain_head(data: bytes) -> bytes:
    """The beginning of a part up to its root's tag, if it can be cut at its tags; else empty."""
    head = _ROOT.match(data)
    if head is None or _ENCODING.search(head[0]) or b"&" in head[0]:
        return b""
    usual = _NAMESPACE in head[0] and data.count(_NAMESPACE) == 1 and b"xmlns:w=" in head[0]
    return head[0] if usual else b""


def _is_plain(data: bytes, start: int) -> bool:
    """Whether styles can be told apart by their tags: no comments, no odd writing of ids."""
    # A single sign is found much faster than two, and these hardly occur.
    if b"!" in data and b"<!" in data:
        return False
    if data.find(b"?", start) > 0 and data.find(b"<?", start) > 0:
        return False
    unusual = any(data.find(sign, start) > 0 for sign in _UNUSUAL)
    return not unusual or data.count(_OPEN) == data.count(_ID) == data.count(b"w:styleId")
