"""What one Word paragraph holds, before it becomes a block."""

from lxml import etree

from extractors.readers.list_markers import split_marker
from extractors.readers.word.looks import Look
from extractors.readers.word.styles import NO_PROPERTIES, ParagraphProperties, ParagraphStyle
from extractors.stitch import is_finished, starts_small
from extractors.text import ink, normalise_marked, normalise_xml


def _begins_anew(before: str, behind: str) -> bool:
    """Whether the words behind a line break are no part of what the paragraph began to say."""
    if split_marker(behind)[0]:
        return split_marker(before)[0] != ""  # items below an introduction belong to its sentence
    return is_finished(before) and before[-1] != ":" and not starts_small(behind)


class Run:
    """What one paragraph holds, in reading order.

    Attributes:
        style: its style, with everything that it inherits.
        properties: what it states by itself.
        pieces: its text with how it looks; none is hidden.
        boxes: contents of the text boxes that are anchored in it.
        breaks: positions among the pieces where a line was broken by hand.
        contents: whether it lies in a table of contents.
    """

    __slots__ = ("boxes", "breaks", "contents", "pieces", "properties", "style")

    def __init__(
        self, style: ParagraphStyle, properties: ParagraphProperties = NO_PROPERTIES
    ) -> None:
        self.style = style
        self.properties = properties
        self.pieces: list[tuple[str, Look]] = []
        self.boxes: list[etree._Element] = []
        self.breaks: list[int] = []
        self.contents = style.contents

    def before(self, other: "Run") -> "Run":
        """The paragraph that this one becomes with the next, when its end mark was deleted."""
        joined = Run(other.style, other.properties)
        joined.pieces = self.pieces + other.pieces
        joined.boxes = self.boxes + other.boxes
        joined.breaks = self.breaks + [len(self.pieces) + place for place in other.breaks]
        joined.contents = self.contents and other.contents
        return joined

    def parts(self) -> "list[Run]":
        """The paragraphs that line breaks make of it; most break inside one, and it stays whole.

        Many part the entries of a cell by line breaks. A new one begins behind a blank line, with
        a capital behind the end of a sentence, or with a list marker where the first one does.
        """
        found = [self]
        for place in reversed(self.breaks):
            whole = found[0]
            before, behind = (
                normalise_xml("".join([text for text, _ in pieces]))
                for pieces in (whole.pieces[:place], whole.pieces[place:])
            )
            blank = place - 1 in self.breaks
            if before and behind and (blank or _begins_anew(before, behind)):
                rest = Run(self.style)
                rest.pieces, rest.contents = whole.pieces[place:], self.contents
                first = Run(self.style, self.properties)
                first.pieces, first.contents = whole.pieces[:place], self.contents
                found[:1] = [first, rest]
        return found

    def words(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """The normalised text and the ranges of it that are bold."""
        pieces = self.pieces
        for _, look in pieces:
            if look.bold:
                return normalise_marked([(text, of.bold) for text, of in pieces], of_xml=True)
        if len(pieces) == 1:
            return normalise_xml(pieces[0][0]), ()
        return normalise_xml("".join([text for text, _ in pieces])), ()

    def shape(self, text: str) -> tuple[int, bool]:
        """The prevailing type size of the normalised words, and whether all is underlined."""
        shapes = {(look.size, look.underlined) for _, look in self.pieces}
        if len(shapes) == 1:
            return shapes.pop()
        sizes: dict[int, int] = {}
        underlined = 0
        for piece, look in self.pieces:
            printed = len(piece.strip())
            sizes[look.size] = sizes.get(look.size, 0) + printed
            if look.underlined:
                underlined += printed
        return max(sizes, key=sizes.__getitem__), underlined > 0 and underlined >= ink(text)
