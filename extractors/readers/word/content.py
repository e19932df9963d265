"""What stands below an element of a Word file: its words, its copies, what is seen through."""

from typing import Final

from lxml import etree

from extractors.readers.word.package import MC, W, children, switched_on
from extractors.text import normalise

M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
ALTERNATE: Final = f"{MC}AlternateContent"
TRANSPARENT: Final = frozenset(
    W + name
    for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo")
)
REMOVED: Final = {W + "del": "deleted", W + "moveFrom": "moved-away"}
DRAWN_TEXT: Final = f"{A}t"
TEXT_TAGS: Final = frozenset({f"{W}t", f"{W}delText", f"{M}t", DRAWN_TEXT})
WORD_ART: Final = "{urn:schemas-microsoft-com:vml}textpath"
"""Its words are an attribute."""
DIAGRAM: Final = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
CHART_EX: Final = "{http://schemas.microsoft.com/office/drawing/2014/chartex}"
DIAGRAM_REFERENCE: Final = f"{DIAGRAM}relIds"
OBJECT: Final = "{urn:schemas-microsoft-com:office:office}OLEObject"
CHARTS: Final = frozenset({f"{CHART}chart", f"{CHART_EX}chart"})
REFERENCES: Final = frozenset({DIAGRAM_REFERENCE, OBJECT, *CHARTS})
"""What stands for words of other parts."""
CONTENT: Final = f"{W}sdtContent"
DEEPEST: Final = 150
"""Elements inside each other; honest documents stay below 60."""

SPACES: Final = frozenset(W + name for name in ("tab", "br", "cr", "ptab"))
LINE_BREAKS: Final = frozenset({f"{W}br", f"{W}cr"})
HYPHEN: Final = f"{W}noBreakHyphen"
SYMBOLS: Final = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF076: "❖", 0xF0FC: "✓", 0xF0E0: "→",
    0xF0FE: "☑", 0xF0FD: "☒", 0xF078: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF071: "☐",
}  # fmt: skip
"""Signs that Word takes from Wingdings and Symbol: bullets, arrows and boxes that are ticked."""
_PRINTED: Final = (*TEXT_TAGS, *SPACES, HYPHEN, f"{W}p", f"{A}p", f"{A}br", WORD_ART)


class TooDeep(ValueError):
    """Elements nested deeper than any honest document has them."""


def plain_text(element: etree._Element) -> str:
    """All words below an element, whatever happened to them, for discards and warnings."""
    pieces: list[str] = []
    for child in element.iter(*_PRINTED):
        tag = child.tag
        if tag in TEXT_TAGS:
            pieces.append(child.text or "")
        elif tag == WORD_ART:
            pieces.append(f" {child.get('string') or ''} ")
        else:
            pieces.append("-" if tag == HYPHEN else " ")
    return normalise("".join(pieces))


def has_words(element: etree._Element) -> bool:
    """Whether any printed character stands below an element."""
    return any(
        (child.text or child.get("string") or "").strip()
        for child in element.iter(*TEXT_TAGS, WORD_ART)
    )


def alternatives(element: etree._Element) -> tuple[etree._Element | None, list[etree._Element]]:
    """The branch of an `mc:AlternateContent` to read, and the others, which repeat it.

    The first choice is what Word shows; the fallback is read when no choice has words.
    """
    branches = [child for child in children(element) if child.tag.startswith(MC)]
    chosen = next(
        (each for each in branches if has_words(each) or any(each.iter(*REFERENCES))), None
    )
    return chosen, [branch for branch in branches if branch is not chosen]


def shows_placeholder(control: etree._Element) -> bool:
    """Whether a content control still holds the text that asks for words."""
    return switched_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")) is True
