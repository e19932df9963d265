"""Words that Word draws: WordArt, shapes on a canvas, diagrams (SmartArt), charts, other files.

They stand in attributes, in paragraphs of the drawing language, or in parts of the package that the
document only refers to.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final

from lxml import etree

from extractors.readers.word.content import (
    CHART,
    CHART_EX,
    CHARTS,
    DIAGRAM,
    DIAGRAM_REFERENCE,
    DRAWN_TEXT,
    OBJECT,
    REFERENCES,
    WORD_ART,
    A,
    plain_text,
)
from extractors.readers.word.package import Package, W
from extractors.text import normalise

_RELATION: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
REFERENCE: Final = f"{_RELATION}id"
"""The attribute that names the part an element stands for."""
_SHAPE_TEXT: Final = f"{A}txBody"
DRAWN: Final = frozenset({WORD_ART, _SHAPE_TEXT, *REFERENCES})
_CHART_WORDS: Final = (DRAWN_TEXT, f"{CHART}v", f"{CHART_EX}pt", f"{CHART_EX}v")
_WATERMARK: Final = "watermark"
_NOT_SHOWN: Final = frozenset({"pres"})
"""Points of a diagram that only say how it is laid out."""


class Drawings:
    """Reads what one part draws.

    Attributes:
        unread: embedded files that are not read, by kind.
    """

    def __init__(self, package: Package, part: str) -> None:
        self.unread: Counter[str] = Counter()
        self._package = package
        self._part = part

    def box(self, element: etree._Element) -> etree._Element | None:
        """The contents of a text box with the words of a drawing; None when it has none."""
        if element.tag == WORD_ART:
            lines: Iterable[str] = [element.get("string") or ""]
        elif element.tag == _SHAPE_TEXT:
            lines = _paragraphs(element)
        elif element.tag == DIAGRAM_REFERENCE:
            data = self._tree(element.get(f"{_RELATION}dm"))
            lines = _diagram(data) if data is not None else ()
        else:
            return None
        box = etree.Element(f"{W}txbxContent")
        for line in lines:
            if line.strip():
                run = etree.SubElement(etree.SubElement(box, f"{W}p"), f"{W}r")
                etree.SubElement(run, f"{W}t").text = line
        return box if len(box) else None

    def left_out(self, element: etree._Element) -> tuple[str, str]:
        """Why words of a drawing are no part of the text, and these words; else ("", "")."""
        if element.tag == WORD_ART and _is_watermark(element):
            return "watermark", element.get("string") or ""
        if element.tag in CHARTS:
            chart = self._tree(element.get(REFERENCE))
            return ("chart", _chart_words(chart)) if chart is not None else ("", "")
        if element.tag == OBJECT:
            return "embedded-file", self.unread_file(element.get(REFERENCE))
        return "", ""

    def unread_file(self, reference: str | None) -> str:
        """The name of an embedded file, which is counted as not read."""
        name = PurePosixPath(self.name(reference) or "unknown").name
        self.unread[name.rpartition(".")[2] or name] += 1
        return name

    def name(self, reference: str | None) -> str | None:
        """The part of the package that an id refers to; None when there is none."""
        relationship = self._package.relationships(self._part).get(reference or "")
        if relationship is None or relationship.part not in self._package.names():
            return None
        return relationship.part

    def _tree(self, reference: str | None) -> etree._Element | None:
        name = self.name(reference)
        return self._package.tree(name) if name is not None else None


def _is_watermark(word_art: etree._Element) -> bool:
    shape = word_art.getparent()
    return shape is not None and _WATERMARK in (shape.get("id") or "").lower()


def _paragraphs(body: etree._Element) -> Iterator[str]:
    for paragraph in body.iterfind(f"{A}p"):
        yield plain_text(paragraph)


def _diagram(data: etree._Element) -> Iterator[str]:
    """The paragraphs of a diagram's points: what hangs below a point follows it."""
    points = {
        point.get("modelId"): point
        for point in data.iterfind(f"{DIAGRAM}ptLst/{DIAGRAM}pt")
        if point.get("type") not in _NOT_SHOWN
    }
    below: dict[str | None, list[tuple[int, str | None]]] = {}
    for link in data.iterfind(f"{DIAGRAM}cxnLst/{DIAGRAM}cxn"):
        if link.get("type", "parOf") == "parOf":
            order = link.get("srcOrd", "0")
            place = int(order) if order.isdecimal() and len(order) < 7 else 0
            below.setdefault(link.get("srcId"), []).append((place, link.get("destId")))
    roots = [name for name, point in points.items() if point.get("type") == "doc"]
    waiting = [*reversed(points), *reversed(roots)]
    while waiting:
        name = waiting.pop()
        point = points.pop(name, None)
        if point is None:
            continue
        for text in point.iterfind(f"{DIAGRAM}t"):
            yield from _paragraphs(text)
        inside = sorted(below.pop(name, ()), key=lambda link: link[0], reverse=True)
        waiting.extend(destination for _, destination in inside)


def _chart_words(chart: etree._Element) -> str:
    words = (normalise(element.text or "") for element in chart.iter(*_CHART_WORDS))
    return " ".join(filter(None, words))
