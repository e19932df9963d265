"""What the styles of a Word document say about paragraphs and runs."""

import re
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from lxml import etree

from extractors.readers.word.package import W, attribute, by_tag, children, switched_on
from extractors.readers.word.style_source import StyleSource

_HEADING_NAME: Final = re.compile(r"heading\s*([1-9])(?!\d)", re.IGNORECASE)
_LIST_NAME: Final = re.compile(r"list (?:bullet|number) ([2-5])", re.IGNORECASE)
_CONTENTS_NAME: Final = re.compile(r"toc\s*[1-9]|toc heading|contents heading", re.IGNORECASE)
_TITLE_LEVELS: Final = {"title": 1, "subtitle": 2}
_BASED_ON: Final = f"{W}basedOn"
_CONDITION: Final = f"{W}tblStylePr"
_NAME: Final = f"{W}name"
_PROPERTIES: Final = f"{W}pPr"
_RUN_PROPERTIES: Final = f"{W}rPr"
_OUTLINE: Final = f"{W}outlineLvl"
_NUMBERING: Final = f"{W}numPr"
_KEEP_NEXT: Final = f"{W}keepNext"
_DEEPEST_CHAIN: Final = 12
"""Styles based on styles; Word allows no circles, but damaged files hold them."""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A paragraph or table style with everything that it inherits.

    Attributes:
        heading: 1 to 9, or 0 for text.
        contents: True for lines of a table of contents.
        bold: None when no style of the chain states it; so for `hidden` and `size`.
        hidden: whether its text is hidden.
        size: in half points.
        number: id of its list, or None.
        depth: list level from 0.
        keep_next: whether it stays on the page of the next paragraph, as headings do.
        below: how many levels its name puts its items below those of a list ("List Bullet 2").
    """

    heading: int = 0
    contents: bool = False
    bold: bool | None = None
    hidden: bool | None = None
    size: int | None = None
    number: str | None = None
    depth: int | None = None
    keep_next: bool = False
    below: int = 0


@dataclass(frozen=True, slots=True)
class RunStyle:
    """What a run states: bold, hidden, size in half points; None when it does not."""

    bold: bool | None = None
    hidden: bool | None = None
    size: int | None = None


_PLAIN: Final = ParagraphStyle()


class Styles:
    """The styles of a document, resolved on demand; an unknown style is plain."""

    def __init__(self, source: StyleSource | None) -> None:
        self._source = source
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._runs: dict[str | None, RunStyle] = {None: RunStyle()}
        self._first_rows: dict[str | None, bool] = {}
        self._base = _PLAIN
        if source is None:
            return
        run = run_properties(source.defaults())
        self._base = ParagraphStyle(bold=run.bold, hidden=run.hidden, size=run.size)

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        """The style of that id, or the document's default style for None."""
        style = self._paragraphs.get(style_id)
        if style is None:
            wanted = self._default() if style_id is None else style_id
            style = self._paragraphs[style_id] = self._resolve(wanted, _DEEPEST_CHAIN)
        return style

    def _default(self) -> str:
        return self._source.default if self._source is not None else ""

    def _element(self, style_id: str) -> etree._Element | None:
        return self._source.element(style_id) if self._source is not None and style_id else None

    def run(self, style_id: str | None) -> RunStyle:
        """The character style of that id; states nothing for None."""
        if style_id not in self._runs:
            self._runs[style_id] = self._run(style_id or "")
        return self._runs[style_id]

    def _run(self, style_id: str) -> RunStyle:
        if self._element(style_id) is None:
            return RunStyle()
        style = self.paragraph(style_id)
        base = self._base
        return RunStyle(
            bold=None if style.bold == base.bold else style.bold,
            hidden=None if style.hidden == base.hidden else style.hidden,
            size=None if style.size == base.size else style.size,
        )

    def first_row_bold(self, style_id: str | None) -> bool:
        """Whether a table style prints the first row in bold."""
        bold = self._first_rows.get(style_id)
        if bold is None:
            bold = self._first_rows[style_id] = self._first_row_bold(style_id)
        return bold

    def _first_row_bold(self, style_id: str | None) -> bool:
        for _ in range(_DEEPEST_CHAIN):
            element = self._element(style_id or "")
            if element is None:
                return False
            based_on = None
            for child in children(element):
                tag = child.tag
                if tag == _CONDITION and attribute(child, "type") == "firstRow":
                    return run_properties(by_tag(child).get(_RUN_PROPERTIES)).bold is True
                if tag == _BASED_ON and based_on is None:
                    based_on = child
            style_id = attribute(based_on) if based_on is not None else None
        return False

    def _resolve(self, style_id: str, depth: int) -> ParagraphStyle:
        element = self._element(style_id)
        if element is None or depth == 0:
            return self._base
        stated = by_tag(element)
        based_on = stated.get(_BASED_ON)
        parent_id = attribute(based_on) if based_on is not None else None
        style = self._resolve(parent_id, depth - 1) if parent_id else self._base
        name_element = stated.get(_NAME)
        name = (attribute(name_element) if name_element is not None else None) or ""
        properties = by_tag(stated[_PROPERTIES]) if _PROPERTIES in stated else {}
        if (match := _HEADING_NAME.fullmatch(name.strip())) is not None:
            style = replace(style, heading=int(match.group(1)))
        elif name.strip().lower() in _TITLE_LEVELS:
            style = replace(style, heading=_TITLE_LEVELS[name.strip().lower()])
        if _CONTENTS_NAME.fullmatch(name.strip()):
            style = replace(style, contents=True, heading=0)
        elif (outline := _outline(properties.get(_OUTLINE))) is not None:
            style = replace(style, heading=outline)
        if (item := _LIST_NAME.fullmatch(name.strip())) is not None:
            style = replace(style, below=int(item[1]) - 1)
        run = run_properties(stated.get(_RUN_PROPERTIES))
        number, level = _list(properties.get(_NUMBERING))
        keep = switched_on(properties.get(_KEEP_NEXT))
        return ParagraphStyle(
            heading=style.heading,
            contents=style.contents,
            bold=style.bold if run.bold is None else run.bold,
            hidden=style.hidden if run.hidden is None else run.hidden,
            size=style.size if run.size is None else run.size,
            number=style.number if number is None else number,
            depth=style.depth if level is None else level,
            keep_next=style.keep_next if keep is None else keep,
            below=style.below,
        )


def run_properties(properties: etree._Element | None) -> RunStyle:
    """What a `w:rPr` states by itself."""
    if properties is None:
        return RunStyle()
    stated = by_tag(properties)
    size = stated.get(f"{W}sz")
    return RunStyle(
        bold=switched_on(stated.get(f"{W}b")),
        hidden=switched_on(stated.get(f"{W}vanish")),
        size=type_size(attribute(size)) if size is not None else None,
    )


def type_size(raw: str | None) -> int | None:
    """A type size in half points, None for what is none."""
    return int(float(raw)) if raw and re.fullmatch(r"\d{1,4}(\.\d+)?", raw) else None


def _outline(element: etree._Element | None) -> int | None:
    """The heading level that is stated: 1 to 9, 0 for text, None when none is."""
    raw = attribute(element) if element is not None else None
    if raw is None or not raw.isdecimal():
        return None
    return int(raw) + 1 if int(raw) < 9 else 0


def _list(numbering: etree._Element | None) -> tuple[str | None, int | None]:
    """The list id and level (from 0) that are stated; None for what is not."""
    if numbering is None:
        return None, None
    stated = by_tag(numbering)
    number, level = stated.get(f"{W}numId"), stated.get(f"{W}ilvl")
    raw = attribute(level) if level is not None else None
    return (
        attribute(number) if number is not None else None,
        min(int(raw), 8) if raw is not None and raw.isdecimal() else None,
    )


class ParagraphProperties(NamedTuple):
    """What a paragraph states by itself.

    Attributes:
        style: id of its style, None for the document's default.
        outline: its heading level (0 for text), None when it states none.
        number: id of its list; None when it states none.
        level: its list level from 0; None when it states none.
        mark: properties of its end mark, or None.
        initial: whether it is the large initial of the next paragraph.
    """

    style: str | None = None
    outline: int | None = None
    number: str | None = None
    level: int | None = None
    mark: etree._Element | None = None
    initial: bool = False


NO_PROPERTIES: Final = ParagraphProperties()
_STYLE: Final = f"{W}pStyle"
_FRAME: Final = f"{W}framePr"
_PARTS: Final = frozenset({_STYLE, _OUTLINE, _NUMBERING, _RUN_PROPERTIES, _FRAME})


def paragraph_properties(properties: etree._Element) -> ParagraphProperties:
    """What a `w:pPr` states, in one pass; of an element that stands twice the first counts."""
    found: dict[str, etree._Element] | None = None
    for child in children(properties):
        tag = child.tag
        if tag in _PARTS:
            if found is None:
                found = {}
            found.setdefault(tag, child)
    if found is None:
        return NO_PROPERTIES
    style = found.get(_STYLE)
    number, level = _list(found.get(_NUMBERING)) if _NUMBERING in found else (None, None)
    return ParagraphProperties(
        attribute(style) if style is not None else None,
        _outline(found[_OUTLINE]) if _OUTLINE in found else None,
        number,
        level,
        found.get(_RUN_PROPERTIES),
        _FRAME in found and attribute(found[_FRAME], "dropCap") in ("drop", "margin"),
    )
