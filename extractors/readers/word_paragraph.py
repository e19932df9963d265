"""What one Word paragraph holds, before it becomes a block."""

from collections import Counter

from lxml import etree

from extractors.readers.word_styles import NO_PROPERTIES, ParagraphProperties, ParagraphStyle
from extractors.text import normalise_marked, normalise_xml


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
