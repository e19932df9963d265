"""What stands below an element of a Word file: its words, its copies, what is seen through."""

from typing import Final

from lxml import etree

from extractors.readers.word.package import MC, W, children, switched_on
from extractors.text import normalise

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

SPACES: Final = frozenset(W + name for name in ("tab", "br", "cr", "ptab"))
LINE_BREAKS: Final = frozenset({f"{W}br", f"{W}cr"})
HYPHEN: Final = f"{W}noBreakHyphen"
SYMBOLS: Final = {
    0xF0B7: "•", 0xF0A7: "▪", 0xF0D8: "➢", 0xF076: "❖", 0xF0FC: "✓", 0xF0E0: "→",
    0xF0FE: "☑", 0xF0FD: "☒", 0xF078: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF071: "☐",
}  # fmt: skip
"""Signs that Word takes from Wingdings and Symbol: bullets, arrows and boxes that are ticked."""
_PRINTED: Final = (*TEXT_TAGS, *SPACES, HYPHEN, f"{W}p")


class TooDeep(ValueError):
    """Elements nested deeper than any honest document has them."""


def plain_text(element: etree._Element) -> str:
    """All words below an element, whatever happened to them, for discards and warnings."""
    pieces: list[str] = []
    for child in element.iter(*_PRINTED):
        tag = child.tag
        if tag in TEXT_TAGS:
            pieces.append(child.text or "")
        else:
            pieces.append("-" if tag == HYPHEN else " ")
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


def shows_placeholder(control: etree._Element) -> bool:
    """Whether a content control still holds the text that asks for words."""
    return switched_on(control.find(f"{W}sdtPr/{W}showingPlcHdr")) is True
