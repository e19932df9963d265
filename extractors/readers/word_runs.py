"""The words inside one Word paragraph: tracked changes, fields, hidden text, notes, text boxes."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml import etree

from extractors.model import Discard
from extractors.readers.word_package import MC, OFF, W, attribute, by_tag, children, switched_on
from extractors.readers.word_styles import (
    NO_PROPERTIES,
    ParagraphProperties,
    ParagraphStyle,
    RunStyle,
    Styles,
    paragraph_properties,
    type_size,
)
from extractors.text import normalise, normalise_marked, normalise_xml

M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
ALTERNATE: Final = f"{MC}AlternateContent"
TRANSPARENT: Final = frozenset(
    W + name
    for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
)
REMOVED: Final = {W + "del": "deleted", W + "moveFrom": "moved-away"}
TEXT_TAGS: Final = frozenset({f"{W}t", f"{W}delText", f"{M}t"})
DEEPEST: Final = 150
"""Elements inside each other; honest documents stay below 60."""

_SPACES: Final = frozenset(W + name for name in ("tab", "br", "cr", "ptab"))
_NOTE_MARKS: Final = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_PICTURES: Final = frozenset(W + name for name in ("drawing", "pict", "object"))
_SILENT: Final = frozenset(
    W + name
    for name in (
        "rPr", "pPr", "sdtPr", "sdtEndPr", "fldData", "customXmlPr", "smartTagPr",
        "softHyphen", "lastRenderedPageBreak", "footnoteRef", "endnoteRef", "annotationRef",
        "separator", "continuationSeparator", "proofErr", "sectPr", "bookmarkStart",
        "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference",
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    )
)  # fmt: skip


_RUN: Final = f"{W}r"
_TEXT: Final = f"{W}t"
_PARAGRAPH: Final = f"{W}p"
_HYPHEN: Final = f"{W}noBreakHyphen"
_PARAGRAPH_PROPERTIES: Final = f"{W}pPr"
_RUN_PROPERTIES: Final = f"{W}rPr"
_VALUE: Final = f"{W}val"
_LOOKS: Final = frozenset(W + name for name in ("b", "vanish", "sz", "rStyle", "u"))
_USUAL_SIZE: Final = 20
"""Half points; what Word takes when nothing states a size."""

_Stated = tuple[tuple[str, str | None], ...]
"""The properties of a run that matter here, with their values, as written."""


class TooDeep(ValueError):
    """Elements nested deeper than any honest document has them."""


class Run:
    """What one paragraph holds, in reading order.

    Attributes:
        style: its style, with everything that it inherits.
        properties: what it states by itself.
        pieces: its text with whether it is bold.
        sizes: printed characters by type size (half points).
        underlined: printed characters that are underlined.
        boxes: contents of the text boxes that are anchored in it.
        contents: whether it lies in a table of contents.
        bold: whether any of its pieces is bold.
    """

    __slots__ = (
        "bold", "boxes", "contents", "pieces", "properties", "sizes", "style", "underlined",
    )  # fmt: skip

    def __init__(
        self, style: ParagraphStyle, properties: ParagraphProperties = NO_PROPERTIES
    ) -> None:
        self.style = style
        self.properties = properties
        self.pieces: list[tuple[str, bool]] = []
        self.sizes: dict[int, int] = {}
        self.underlined = 0
        self.boxes: list[etree._Element] = []
        self.contents = style.contents
        self.bold = False

    def before(self, other: "Run") -> "Run":
        """The paragraph that this one becomes with the next, when its end mark was deleted."""
        joined = Run(other.style, other.properties)
        joined.pieces = self.pieces + other.pieces
        joined.sizes = dict(Counter(self.sizes) + Counter(other.sizes))
        joined.underlined = self.underlined + other.underlined
        joined.boxes = self.boxes + other.boxes
        joined.contents = self.contents and other.contents
        joined.bold = self.bold or other.bold
        return joined

    def words(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The normalised text and the ranges of it that are bold."""
        pieces = self.pieces
        if self.bold:
            return normalise_marked(pieces, of_xml=True)
        if len(pieces) == 1:
            return normalise_xml(pieces[0][0]), ()
        return normalise_xml("".join([piece for piece, _ in pieces])), ()


@dataclass(slots=True)
class _Field:
    in_code: bool = True
    code: str = ""

    @property
    def is_contents(self) -> bool:
        return not self.in_code and self.code.split()[:1] == ["TOC"]


class _Look(NamedTuple):
    """How a run looks: resolved from its own properties, its style and its paragraph's."""

    bold: bool
    hidden: bool
    size: int
    underlined: bool | None


def plain_text(element: etree._Element) -> str:
    """All words below an element, whatever happened to them, for discards and warnings."""
    pieces: list[str] = []
    for child in element.iter():
        if child.tag in TEXT_TAGS:
            pieces.append(child.text or "")
        elif child.tag == _HYPHEN:
            pieces.append("-")
        elif child.tag in _SPACES or child.tag == _PARAGRAPH:
            pieces.append(" ")
    return normalise("".join(pieces))


def has_words(element: etree._Element) -> bool:
    """Whether any printed character stands below an element."""
    return any((child.text or "").strip() for child in element.iter(*TEXT_TAGS))


def alternatives(element: etree._Element) -> tuple[etree._Element | None, list[etree._Element]]:
    """The branch of an `mc:AlternateContent` to read, and the others, which repeat it.

    The first choice is what Word shows; the fallback is read when no choice has words.
    """
    branches = [child for child in children(element) if child.tag.startswith(MC)]
    chosen = next((branch for branch in branches if has_words(branch)), None)
    return chosen, [branch for branch in branches if branch is not chosen]


class RunReader:
    """Reads paragraphs one after the other, since fields may go over several.

    Attributes:
        notes: (kind, id) of footnotes and endnotes in the order of their marks.
        discards: words that were left out, with the reason.
        unknown: elements with words that this reader does not know, by tag.
    """

    def __init__(self, styles: Styles) -> None:
        self.notes: list[tuple[str, str]] = []
        self.discards: list[Discard] = []
        self.unknown: Counter[str] = Counter()
        self._styles = styles
        self._fields: list[_Field] = []
        self._left_out: dict[str, list[str]] = {}
        self._starts: dict[tuple[str | None, bool], tuple[ParagraphStyle, RunStyle, _Look]] = {}
        self._plain = _Look(bold=False, hidden=False, size=_USUAL_SIZE, underlined=None)
        self._looks: dict[tuple[bool | None, bool | None, int | None, _Stated], _Look] = {}

    def read(self, paragraph: etree._Element, *, bold: bool) -> Run:
        """The words of a `w:p`; `bold` is what a table style adds to its paragraph style.

        Raises:
            TooDeep: if its elements are nested too deeply.
        """
        # A field's code never goes over a paragraph's end; one that seems to was left open.
        if self._fields:
            self._fields = [open_field for open_field in self._fields if not open_field.in_code]
        parts = children(paragraph)
        properties = NO_PROPERTIES
        if parts and (tag := parts[0].tag) != _RUN:
            # They stand first, but in damaged files.
            first = parts[0] if tag == _PARAGRAPH_PROPERTIES else None
            first = by_tag(paragraph).get(_PARAGRAPH_PROPERTIES) if first is None else first
            if first is not None:
                properties = paragraph_properties(first)
        start = self._starts.get((properties.style, bold))
        if start is None:
            start = self._starts[properties.style, bold] = self._start(properties.style, bold)
        style, base, self._plain = start
        run = Run(style, properties)
        self._inline(parts, run, base, 0)
        if self._left_out:
            self.flush()
        return run

    def empty(self) -> Run:
        """A paragraph without words."""
        return Run(self._styles.paragraph(None))

    def _start(self, style_id: str | None, bold: bool) -> tuple[ParagraphStyle, RunStyle, _Look]:
        """The style of a paragraph, and how a run in it looks that states nothing."""
        style = self._styles.paragraph(style_id)
        base = RunStyle(bold=bold or bool(style.bold), hidden=style.hidden, size=style.size)
        return style, base, self._resolved((), base)

    def discard(self, reason: str, text: str) -> None:
        """Name words that are left out."""
        if words := normalise(text):
            self.discards.append(Discard(reason=reason, text=words))

    def flush(self) -> None:
        """Turn what was left out of the paragraph at hand into discards."""
        for reason, pieces in self._left_out.items():
            self.discard(reason, "".join(pieces))
        self._left_out.clear()

    def _in_contents(self) -> bool:
        return any(open_field.is_contents for open_field in self._fields)

    def _leave_out(self, reason: str, text: str) -> None:
        self._left_out.setdefault(reason, []).append(text)

    def _inline(
        self, inside: Iterable[etree._Element], run: Run, base: RunStyle, depth: int
    ) -> None:
        if depth > DEEPEST:
            raise TooDeep
        for child in inside:
            tag = child.tag
            if tag == _RUN:
                parts = children(child)
                # Nearly all runs hold one text, at most with its properties before it.
                if len(parts) == 1:
                    only, look = parts[0], self._plain
                elif len(parts) == 2 and parts[0].tag == _RUN_PROPERTIES:
                    only, look = parts[1], self._look(parts[0], base)
                else:
                    self._run(parts, run, base, depth)
                    continue
                if only.tag != _TEXT:
                    self._run(parts, run, base, depth)
                elif self._fields or look[1]:
                    self._text(only.text or "", run, look)
                else:
                    # `_text` for words that neither a field nor hidden type holds: most of all.
                    bold, _, size, underlined = look
                    text = only.text or ""
                    run.pieces.append((text, bold))
                    printed = len(text.strip())
                    sizes = run.sizes
                    sizes[size] = sizes[size] + printed if size in sizes else printed
                    if bold:
                        run.bold = True
                    if underlined:
                        run.underlined += printed
            elif tag in _SILENT:
                continue
            elif tag in TRANSPARENT or tag.startswith(M):
                if tag == f"{M}t":
                    self._text(child.text or "", run, self._plain)
                else:
                    self._inline(child, run, base, depth + 1)
            elif tag in REMOVED:
                self._leave_out(REMOVED[tag], plain_text(child))
            elif tag == f"{W}sdt":
                self._content_control(child, run, base, depth)
            elif tag == ALTERNATE:
                self._alternate(child, run, base, depth)
            elif has_words(child):
                self.unknown[etree.QName(child).localname] += 1
                self._inline(child, run, base, depth + 1)

    def _content_control(
        self, control: etree._Element, run: Run, base: RunStyle, depth: int
    ) -> None:
        content = control.find(f"{W}sdtContent")
        if content is None:
            return
        if shows_placeholder(control):
            self._leave_out("placeholder", plain_text(content))
        else:
            self._inline(content, run, base, depth + 1)

    def _alternate(self, element: etree._Element, run: Run, base: RunStyle, depth: int) -> None:
        chosen, others = alternatives(element)
        for other in others:
            self._leave_out("alternate-copy", plain_text(other))
        if chosen is not None:
            self._picture_or_inline(chosen, run, base, depth + 1)

    def _picture_or_inline(
        self, parent: etree._Element, run: Run, base: RunStyle, depth: int
    ) -> None:
        if depth > DEEPEST:
            raise TooDeep
        if any(child.tag == f"{W}r" for child in children(parent)):
            self._inline(parent, run, base, depth)
            return
        for child in children(parent):
            if child.tag == f"{W}txbxContent":
                run.boxes.append(child)
            elif child.tag == ALTERNATE:
                self._alternate(child, run, base, depth + 1)
            else:
                self._picture_or_inline(child, run, base, depth + 1)

    def _run(self, parts: Sequence[etree._Element], run: Run, base: RunStyle, depth: int) -> None:
        look = self._plain
        stated = custom_mark = False
        for child in parts:
            tag = child.tag
            if tag == _TEXT:
                if custom_mark:
                    self._leave_out("note-mark", child.text or "")
                else:
                    self._text(child.text or "", run, look)
            elif tag == _RUN_PROPERTIES:
                if not stated:
                    look = self._look(child, base)
                stated = True
            elif tag in _SPACES:
                run.pieces.append((" ", look.bold))
            elif tag == _HYPHEN:
                self._text("-", run, look)
            elif tag == f"{W}fldChar":
                self._field_mark(attribute(child, "fldCharType") or "")
            elif tag == f"{W}instrText":
                if self._fields and self._fields[-1].in_code:
                    self._fields[-1].code += child.text or ""
            elif tag in _NOTE_MARKS:
                self.notes.append((_NOTE_MARKS[tag], attribute(child, "id") or ""))
                custom_mark = switched_on_attribute(child, "customMarkFollows")
            elif tag == f"{W}delText":
                self._leave_out("deleted", child.text or "")
            elif tag == f"{W}sym":
                self._symbol(child, run, look)
            elif tag in _PICTURES:
                self._picture_or_inline(child, run, base, depth + 1)
            elif tag == ALTERNATE:
                self._alternate(child, run, base, depth + 1)
            elif tag == f"{W}ruby":
                self._ruby(child, run, base, depth + 1)
            elif tag not in _SILENT and has_words(child):
                self.unknown[etree.QName(child).localname] += 1
                self._leave_out("unknown-element", plain_text(child))

    def _look(self, properties: etree._Element, base: RunStyle) -> _Look:
        """How a run looks; runs that state the same share one answer."""
        stated: list[tuple[str, str | None]] = []
        for child in children(properties):
            tag = child.tag
            if tag in _LOOKS:
                stated.append((tag, child.get(_VALUE)))
        return self._resolved(tuple(stated), base) if stated else self._plain

    def _resolved(self, stated: "_Stated", base: RunStyle) -> _Look:
        key = (base.bold, base.hidden, base.size, stated)
        look = self._looks.get(key)
        if look is None:
            self._looks[key] = look = self._new_look(dict(reversed(stated)), base)
        return look

    def _new_look(self, stated: Mapping[str, str | None], base: RunStyle) -> _Look:
        style = self._styles.run(stated.get(f"{W}rStyle"))
        size = type_size(stated.get(f"{W}sz")) or style.size or base.size
        return _Look(
            bold=_toggled(_switch(stated, "b"), style.bold, base.bold),
            hidden=_toggled(_switch(stated, "vanish"), style.hidden, base.hidden),
            size=size or _USUAL_SIZE,
            underlined=_switch(stated, "u"),
        )

    def _text(self, text: str, run: Run, look: _Look) -> None:
        if self._fields:
            if any(open_field.in_code for open_field in self._fields):
                self._leave_out("field-code", text)
                return
            if not look.hidden:
                run.contents = run.contents or self._in_contents()
        bold, hidden, size, underlined = look
        if hidden:
            self._leave_out("hidden", text)
            return
        run.pieces.append((text, bold))
        printed = len(text.strip())
        sizes = run.sizes
        sizes[size] = sizes[size] + printed if size in sizes else printed
        if bold:
            run.bold = True
        if underlined:
            run.underlined += printed

    def _symbol(self, element: etree._Element, run: Run, look: _Look) -> None:
        """Codes of symbol fonts mean nothing as characters; real characters are words."""
        try:
            character = chr(int(attribute(element, "char") or "", 16))
        except (ValueError, OverflowError):
            return
        if "\ue000" <= character <= "\uf8ff" or "\ud800" <= character <= "\udfff":
            self.unknown["sym"] += 1
        else:
            self._text(character, run, look)

    def _ruby(self, element: etree._Element, run: Run, base: RunStyle, depth: int) -> None:
        for child in children(element):
            if child.tag == f"{W}rubyBase":
                self._inline(child, run, base, depth)
            elif child.tag == f"{W}rt":
                self._leave_out("reading-aid", plain_text(child))

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_code = False
        elif kind == "end" and self._fields:
            self._fields.pop()


def shows_placeholder(control: etree._Element) -> bool:
    """Whether a content control still holds the text that asks for words."""
    return switched_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")) is True


def switched_on_attribute(element: etree._Element, name: str) -> bool:
    """Whether an on/off attribute is stated and on."""
    return attribute(element, name) in ("1", "true", "on")


def _switch(stated: Mapping[str, str | None], name: str) -> bool | None:
    """An on/off property among stated ones; None when it is not stated."""
    tag = W + name
    return stated[tag] not in OFF if tag in stated else None


def _toggled(direct: bool | None, style: bool | None, base: bool | None) -> bool:
    """Word's rule for bold and hidden: a run's own word counts, else two styles cancel out."""
    if direct is not None:
        return direct
    if style is None:
        return bool(base)
    return style != bool(base) if style else False
