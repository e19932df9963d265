"""The words inside one Word paragraph: tracked changes, fields, hidden text, notes, text boxes."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml import etree

from extractors.model import Discard
from extractors.readers.word_content import (
    ALTERNATE,
    DEEPEST,
    HYPHEN,
    REMOVED,
    SPACES,
    TRANSPARENT,
    M,
    TooDeep,
    alternatives,
    has_words,
    plain_text,
    shows_placeholder,
)
from extractors.readers.word_package import OFF, W, attribute, by_tag, children
from extractors.readers.word_paragraph import Run
from extractors.readers.word_styles import (
    NO_PROPERTIES,
    ParagraphProperties,
    ParagraphStyle,
    RunStyle,
    Styles,
    paragraph_properties,
    type_size,
)
from extractors.text import normalise, normalise_xml

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
_PARAGRAPH_PROPERTIES: Final = f"{W}pPr"
_RUN_PROPERTIES: Final = f"{W}rPr"
_VALUE: Final = f"{W}val"
_LOOKS: Final = frozenset(W + name for name in ("b", "vanish", "sz", "rStyle", "u"))
_USUAL_SIZE: Final = 20
"""Half points; what Word takes when nothing states a size."""

Single = tuple[str, bool, int, bool, ParagraphStyle, ParagraphProperties]
"""A paragraph of one run: its text, whether that is bold, its size, whether it is underlined."""
_Stated = tuple[tuple[str, str | None], ...]
"""The properties of a run that matter here, with their values, as written."""


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

    def read(self, paragraph: etree._Element, parts: list[etree._Element], bold: bool) -> Run:
        """The words of a `w:p` of so many parts.

        `bold` is what a table style adds to its paragraph style.

        Raises:
            TooDeep: if its elements are nested too deeply.
        """
        # A field's code never goes over a paragraph's end; one that seems to was left open.
        if self._fields:
            self._fields = [open_field for open_field in self._fields if not open_field.in_code]
        properties = NO_PROPERTIES
        if parts and (tag := parts[0].tag) != _RUN:
            if tag == _PARAGRAPH_PROPERTIES:
                if len(parts[0]):
                    properties = paragraph_properties(parts[0])
                parts = parts[1:]
            # They stand first, but in damaged files.
            elif (other := by_tag(paragraph).get(_PARAGRAPH_PROPERTIES)) is not None:
                properties = paragraph_properties(other)
        style_id = properties.style
        start = self._starts.get((style_id, bold)) or self._start(style_id, bold)
        style, base, self._plain = start
        run = Run(style, properties)
        self._inline(parts, run, base, 0)
        if self._left_out:
            self.flush()
        return run

    def read_single(self, parts: Sequence[etree._Element], bold: bool) -> Single | None:
        """`read` for a paragraph that is one run of one text, as most are; None for all others."""
        properties, style_id = NO_PROPERTIES, None
        if len(parts) != 1:
            first, run = parts
            if first.tag != _PARAGRAPH_PROPERTIES:
                return None
            if len(first):
                properties = paragraph_properties(first)
                style_id = properties.style
        else:
            (run,) = parts
        inside = children(run)
        if not inside or (last := inside[-1]).tag != _TEXT or run.tag != _RUN or self._fields:
            return None
        style, base, look = self._starts.get((style_id, bold)) or self._start(style_id, bold)
        if len(inside) != 1:
            stated = inside[0]
            if len(inside) > 2 or stated.tag != _RUN_PROPERTIES:
                return None
            if len(stated):
                self._plain = look
                look = self._look(stated, base)
        marked, hidden, size, underlined = look
        text = last.text
        if hidden or style.contents or not text or not (text := normalise_xml(text)):
            return None
        return text, marked, size, underlined is True, style, properties

    def empty(self) -> Run:
        """A paragraph without words."""
        return Run(self._styles.paragraph(None))

    def _start(self, style_id: str | None, bold: bool) -> tuple[ParagraphStyle, RunStyle, _Look]:
        """The style of a paragraph, and how a run in it looks that states nothing."""
        style = self._styles.paragraph(style_id)
        base = RunStyle(bold=bold or bool(style.bold), hidden=style.hidden, size=style.size)
        start = self._starts[style_id, bold] = style, base, self._resolved((), base)
        return start

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
        self, inside: Sequence[etree._Element], run: Run, base: RunStyle, depth: int
    ) -> None:
        if depth > DEEPEST:
            raise TooDeep
        position, end = self._plain_runs(inside, 0, run, base), len(inside)
        while position < end:
            self._other(inside[position], run, base, depth)
            position = self._plain_runs(inside, position + 1, run, base)

    def _plain_runs(
        self, parts: Sequence[etree._Element], position: int, run: Run, base: RunStyle
    ) -> int:
        """Read runs of one text, as nearly all are, from a position on.

        Returns:
            The position of the first part that is anything else, or the number of parts.
        """
        if self._fields:
            return position
        plain = look = self._plain
        bold, hidden, size, underlined = plain
        add, sizes = run.pieces.append, run.sizes
        for child in parts[position:] if position else parts:
            if child.tag != _RUN:
                break
            inside = children(child)
            if len(inside) == 1:
                only, own = inside[0], plain
            elif len(inside) == 2 and (stated := inside[0]).tag == _RUN_PROPERTIES:
                only, own = inside[1], self._look(stated, base) if len(stated) else plain
            else:
                break
            if only.tag != _TEXT:
                break
            if own is not look:
                look = own
                bold, hidden, size, underlined = own
            if hidden:
                break
            text = only.text or ""
            add((text, bold))
            printed = len(text.strip())
            sizes[size] = sizes[size] + printed if size in sizes else printed
            if bold:
                run.bold = True
            if underlined:
                run.underlined += printed
            position += 1
        return position

    def _other(self, child: etree._Element, run: Run, base: RunStyle, depth: int) -> None:
        tag = child.tag
        if tag == _RUN:
            self._run(children(child), run, base, depth)
        elif tag in _SILENT:
            return
        elif tag in TRANSPARENT or tag.startswith(M):
            if tag == f"{M}t":
                self._text(child.text or "", run, self._plain)
            else:
                self._inline(children(child), run, base, depth + 1)
        elif tag in REMOVED:
            self._leave_out(REMOVED[tag], plain_text(child))
        elif tag == f"{W}sdt":
            self._content_control(child, run, base, depth)
        elif tag == ALTERNATE:
            self._alternate(child, run, base, depth)
        elif has_words(child):
            self.unknown[etree.QName(child).localname] += 1
            self._inline(children(child), run, base, depth + 1)

    def _content_control(
        self, control: etree._Element, run: Run, base: RunStyle, depth: int
    ) -> None:
        content = control.find(f"{W}sdtContent")
        if content is None:
            return
        if shows_placeholder(control):
            self._leave_out("placeholder", plain_text(content))
        else:
            self._inline(children(content), run, base, depth + 1)

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
            self._inline(children(parent), run, base, depth)
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
            elif tag in SPACES:
                run.pieces.append((" ", look.bold))
            elif tag == HYPHEN:
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
        stated = [
            (tag, child.get(_VALUE))
            for child in children(properties)
            if (tag := child.tag) in _LOOKS
        ]
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
                self._inline(children(child), run, base, depth)
            elif child.tag == f"{W}rt":
                self._leave_out("reading-aid", plain_text(child))

    def _field_mark(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_code = False
        elif kind == "end" and self._fields:
            self._fields.pop()


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
