"""Headings of PDF files, which nothing but their type tells from text."""

from collections import Counter
from collections.abc import Sequence

from extractors.layout import ParagraphLayout, TableLayout
from extractors.model import Discard
from extractors.readers.headings import BodyParagraph, find_headings
from extractors.readers.pdf.joining import Joined
from extractors.readers.pdf.pieces import Composer, ListDepth, Piece, cut_marker
from extractors.stitch import is_finished

_LONGEST_HEADING = 250
"""Characters of a heading whose type shows what it is."""


def with_headings(
    parts: Sequence[Piece | TableLayout], composer: Composer
) -> list[ParagraphLayout | TableLayout]:
    """Composes the pieces and tells headings from text by their type."""
    bodies: list[BodyParagraph | TableLayout] = []
    depth = ListDepth()
    for part in parts:
        if isinstance(part, TableLayout):
            bodies.append(part)
            continue
        paragraph = composer.paragraph(part)
        if paragraph is not None:
            level = depth.of(part, paragraph.marker)
            paragraph = paragraph._replace(level=level) if level > 1 else paragraph
            size = round(2 * part.lines[0].size)
            listed = bool(paragraph.marker) and not paragraph.marker[0].isdigit()
            bodies.append(BodyParagraph(paragraph, size, listed=listed))
    result: list[ParagraphLayout | TableLayout] = []
    for element in _like_headings(find_headings(bodies), bodies):
        if isinstance(element, TableLayout) or element.kind != "heading" or element.marker:
            result.append(element)
            continue
        joined = Joined(element.text, element.lines, element.bold, ())
        marker, rest = cut_marker(joined, heading=True)
        if marker:
            page = element.lines[0].page
            composer.discards.append(Discard(reason="list-marker", text=marker, page=page))
            element = element._replace(
                text=rest.text, lines=rest.lines, bold=rest.bold, marker=marker
            )
        result.append(element)
    return result


def _like_headings(
    found: Sequence[ParagraphLayout | TableLayout],
    bodies: Sequence[BodyParagraph | TableLayout],
) -> list[ParagraphLayout | TableLayout]:
    """Makes headings of longer bold lines in the very type of headings that were found.

    "Pillar III: …" may take two lines where "Pillar II: …" takes one.
    """
    sizes = Counter[int]()
    for body in bodies:
        if isinstance(body, BodyParagraph):
            sizes[body.size] += len(body.layout.text)
    text_size = max(sizes, key=lambda size: (sizes[size], size), default=0)
    levels = {
        body.size: element.level
        for element, body in zip(found, bodies, strict=True)
        if isinstance(body, BodyParagraph)
        and isinstance(element, ParagraphLayout)
        and element.kind == "heading"
        and _all_bold(element)
    }
    return [
        element._replace(kind="heading", level=levels[body.size])
        if isinstance(body, BodyParagraph)
        and isinstance(element, ParagraphLayout)
        and element.kind == "paragraph"
        and body.size in levels
        and not body.listed
        and _all_bold(element)
        and len(element.text) <= _LONGEST_HEADING
        and (body.size > text_size or not is_finished(element.text))
        else element
        for element, body in zip(found, bodies, strict=True)
    ]


def _all_bold(paragraph: ParagraphLayout) -> bool:
    return sum(end - start for start, end in paragraph.bold) >= len(paragraph.text)
