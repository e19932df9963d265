"""The words inside one Word paragraph: tracked changes, fields, hidden text, notes, text boxes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from extractors.model import Discard
from extractors.readers.word.choices import form_choice, with_choice
from extractors.readers.word.content import (
    ALTERNATE,
    DEEPEST,
    HYPHEN,
    LINE_BREAKS,
    REMOVED,
    SPACES,
    SYMBOLS,
    TRANSPARENT,
    M,
    TooDeep,
    alternatives,
    has_words,
    plain_text,
    shows_placeholder,
)
from extractors.readers.word.drawn import DRAWN, Drawings
from extractors.readers.word.looks import Look, Looks
from extractors.readers.word.package import W, attribute, by_tag, children
from extractors.readers.word.paragraph import Run
from extractors.readers.word.styles import (
    NO_PROPERTIES,
    ParagraphProperties,
    ParagraphStyle,
    Styles,
    paragraph_properties,
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


_LINKED: Final = f"{W}subDoc"
"""Another file that Word shows as a chapter of this one."""
_RUN: Final = f"{W}r"
_TEXT: Final = f"{W}t"
_PARAGRAPH_PROPERTIES: Final = f"{W}pPr"
_RUN_PROPERTIES: Final = f"{W}rPr"
Single = tuple[str, Look, ParagraphStyle, ParagraphProperties]
"""A paragraph of one run: its text, how that looks, its style, and what it states itself."""


@dataclass(slots=True)
class _Field:
    """A field that is open; `choice` is what it shows when it has no result."""

    choice: str
    in_code: bool = True
    code: str = ""

    @property
    def is_contents(self) -> bool:
        return not self.in_code and self.code.split()[:1] == ["TOC"]


class RunReader:
    """Reads paragraphs one after the other, since fields may go over several.

    Attributes:
        drawings: reads words that are drawn.
        notes: (kind, id) of footnotes and endnotes in the order of their marks.
        discards: words that were left out, with the reason.
        unknown: elements with words that this reader does not know, by tag.
    """

    def __init__(self, styles: Styles, drawings: Drawings) -> None:
        self.drawings = drawings
        self.notes: list[tuple[str, str]] = []
        self.discards: list[Discard] = []
        self.unknown: Counter[str] = Counter()
        self._styles = styles
        self._looks = Looks(styles)
        self._fields: list[_Field] = []
        self._left_out: dict[str, list[str]] = {}
        self._left_at: dict[str, int] = {}

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
        self._looks.enter(properties.style, bold)
        run = Run(self._looks.style, properties)
        self._inline(parts, run, 0)
        if self._left_out:
            self.flush()
        return run

    def read_single(self, parts: Sequence[etree._Element], bold: bool) -> Single | None:
        """`read` for a paragraph that is one run of one text, as most are; None for all others."""
        number = len(parts)
        if not 0 < number <= 2 or self._fields:
            return None
        run = parts[-1]
        inside = children(run)
        if not inside or (last := inside[-1]).tag != _TEXT or run.tag != _RUN:
            return None
        properties, style_id = NO_PROPERTIES, None
        # What is empty here says nothing, whatever it is; to ask for its tag would take longer.
        if number == 2 and (len(first := parts[0]) or first.text):
            if first.tag != _PARAGRAPH_PROPERTIES:
                return None
            properties = paragraph_properties(first)
            style_id = properties.style
        looks = self._looks
        looks.enter(style_id, bold)
        look, style = looks.plain, looks.style
        if len(inside) != 1:
            stated = inside[0]
            if len(inside) > 2 or stated.tag != _RUN_PROPERTIES:
                return None
            if len(stated):
                look = looks.of(stated)
        text = last.text
        if look.hidden or style.contents or not text or not (text := normalise_xml(text)):
            return None
        return text, look, style, properties

    def empty(self) -> Run:
        """A paragraph without words."""
        return Run(self._styles.paragraph(None))

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

    def _leave_out(self, reason: str, text: str, run: Run) -> None:
        """Keep words for a discard; what was shown between two of them parts them."""
        pieces, place = self._left_out.setdefault(reason, []), len(run.pieces)
        if pieces and self._left_at.get(reason) != place:
            pieces.append(" ")
        pieces.append(text)
        self._left_at[reason] = place

    def _inline(self, inside: Sequence[etree._Element], run: Run, depth: int) -> None:
        if depth > DEEPEST:
            raise TooDeep
        position, end = self._plain_runs(inside, 0, run), len(inside)
        while position < end:
            self._other(inside[position], run, depth)
            position = self._plain_runs(inside, position + 1, run)

    def _plain_runs(self, parts: Sequence[etree._Element], position: int, run: Run) -> int:
        """Read runs of one text, as nearly all are, from a position on.

        Returns:
            The position of the first part that is anything else, or the number of parts.
        """
        if self._fields:
            return position
        looks, add = self._looks, run.pieces.append
        for child in parts[position:] if position else parts:
            if child.tag != _RUN:
                break
            inside = children(child)
            look = looks.plain
            if len(inside) == 1:
                only = inside[0]
            elif len(inside) == 2 and (stated := inside[0]).tag == _RUN_PROPERTIES:
                only = inside[1]
                if len(stated):
                    look = looks.of(stated)
            else:
                break
            if only.tag != _TEXT or look.hidden:
                break
            add((only.text or "", look))
            position += 1
        return position

    def _other(self, child: etree._Element, run: Run, depth: int) -> None:
        tag = child.tag
        if tag == _RUN:
            self._run(children(child), run, depth)
        elif tag in _SILENT:
            return
        elif tag in TRANSPARENT or tag.startswith(M):
            if tag == f"{M}t":
                self._text(child.text or "", run, self._looks.plain)
            else:
                self._inline(children(child), run, depth + 1)
        elif tag in REMOVED:
            self._leave_out(REMOVED[tag], plain_text(child), run)
        elif tag == f"{W}sdt":
            self._content_control(child, run, depth)
        elif tag == ALTERNATE:
            self._alternate(child, run, depth)
        elif tag == _LINKED:
            self.drawings.unread["linked document"] += 1
        elif has_words(child):
            self.unknown[etree.QName(child).localname] += 1
            self._inline(children(child), run, depth + 1)

    def _content_control(self, control: etree._Element, run: Run, depth: int) -> None:
        content = with_choice(control)
        if content is None:
            return
        if shows_placeholder(control):
            self._leave_out("placeholder", plain_text(content), run)
        else:
            self._inline(children(content), run, depth + 1)

    def _alternate(self, element: etree._Element, run: Run, depth: int) -> None:
        chosen, others = alternatives(element)
        for other in others:
            self._leave_out("alternate-copy", plain_text(other), run)
        if chosen is not None:
            self._picture_or_inline(chosen, run, depth + 1)

    def _picture_or_inline(self, parent: etree._Element, run: Run, depth: int) -> None:
        if depth > DEEPEST:
            raise TooDeep
        if any(child.tag == f"{W}r" for child in children(parent)):
            self._inline(children(parent), run, depth)
            return
        for child in children(parent):
            tag = child.tag
            if tag == f"{W}txbxContent":
                run.boxes.append(child)
            elif tag == ALTERNATE:
                self._alternate(child, run, depth + 1)
            elif tag in DRAWN:
                self._drawn(child, run)
            else:
                self._picture_or_inline(child, run, depth + 1)

    def _drawn(self, element: etree._Element, run: Run) -> None:
        reason, words = self.drawings.left_out(element)
        if words:
            self.discard(reason, words)
        elif (box := self.drawings.box(element)) is not None:
            run.boxes.append(box)

    def _run(self, parts: Sequence[etree._Element], run: Run, depth: int) -> None:
        look = self._looks.plain
        stated = custom_mark = False
        for child in parts:
            tag = child.tag
            if tag == _TEXT:
                if custom_mark:
                    self._leave_out("note-mark", child.text or "", run)
                else:
                    self._text(child.text or "", run, look)
            elif tag == _RUN_PROPERTIES:
                if not stated:
                    look = self._looks.of(child)
                stated = True
            elif tag in SPACES:
                if tag in LINE_BREAKS and attribute(child, "type") in (None, "textWrapping"):
                    run.breaks.append(len(run.pieces))
                run.pieces.append((" ", look))
            elif tag == HYPHEN:
                self._text("-", run, look)
            elif tag == f"{W}fldChar":
                self._field_mark(child, run, look)
            elif tag == f"{W}instrText":
                if self._fields and self._fields[-1].in_code:
                    self._fields[-1].code += child.text or ""
            elif tag in _NOTE_MARKS:
                self.notes.append((_NOTE_MARKS[tag], attribute(child, "id") or ""))
                custom_mark = switched_on_attribute(child, "customMarkFollows")
            elif tag == f"{W}delText":
                self._leave_out("deleted", child.text or "", run)
            elif tag == f"{W}sym":
                self._symbol(child, run, look)
            elif tag in _PICTURES:
                self._picture_or_inline(child, run, depth + 1)
            elif tag == ALTERNATE:
                self._alternate(child, run, depth + 1)
            elif tag == f"{W}ruby":
                self._ruby(child, run, depth + 1)
            elif tag not in _SILENT and has_words(child):
                self.unknown[etree.QName(child).localname] += 1
                self._leave_out("unknown-element", plain_text(child), run)

    def _text(self, text: str, run: Run, look: Look) -> None:
        if self._fields:
            if any(open_field.in_code for open_field in self._fields):
                self._leave_out("field-code", text, run)
                return
            for open_field in self._fields:
                open_field.choice = ""
            if not look.hidden:
                run.contents = run.contents or self._in_contents()
        if look.hidden:
            self._leave_out("hidden", text, run)
        else:
            run.pieces.append((text, look))

    def _symbol(self, element: etree._Element, run: Run, look: Look) -> None:
        """Codes of symbol fonts are signs or mean nothing; real characters are words."""
        try:
            character = chr(int(attribute(element, "char") or "", 16))
        except (ValueError, OverflowError):
            return
        if ord(character) in SYMBOLS:
            self._text(SYMBOLS[ord(character)], run, look)
        elif "\ue000" <= character <= "\uf8ff" or "\ud800" <= character <= "\udfff":
            self.unknown["sym"] += 1
        else:
            self._text(character, run, look)

    def _ruby(self, element: etree._Element, run: Run, depth: int) -> None:
        for child in children(element):
            if child.tag == f"{W}rubyBase":
                self._inline(children(child), run, depth)
            elif child.tag == f"{W}rt":
                self._leave_out("reading-aid", plain_text(child), run)

    def _field_mark(self, mark: etree._Element, run: Run, look: Look) -> None:
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self._fields.append(_Field(form_choice(mark) if len(mark) else ""))
        elif kind == "separate" and self._fields:
            self._fields[-1].in_code = False
        elif kind == "end" and self._fields and (choice := self._fields.pop().choice):
            self._text(choice, run, look)


def switched_on_attribute(element: etree._Element, name: str) -> bool:
    """Whether an on/off attribute is stated and on."""
    return attribute(element, name) in ("1", "true", "on")
