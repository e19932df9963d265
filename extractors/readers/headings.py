"""Headings that were made with bold type or size instead of heading styles."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from extractors.layout import ParagraphLayout, TableLayout

LONGEST_HEADING: Final = 150
"""Characters; longer bold paragraphs are standfirsts and warnings."""
_LARGER: Final = 3
"""Half points above the body's size from which type counts as a heading's."""
_SENTENCE_END: Final = re.compile(r"(?<!\d)[.;,…]$")


class BodyParagraph(NamedTuple):
    """A paragraph of the body with what its shape says.

    Attributes:
        layout: the paragraph; headings by style are headings already.
        size: prevailing type size in half points.
        underlined: whether all of it is underlined.
        listed: whether Word numbers it or sets a bullet.
    """

    layout: ParagraphLayout
    size: int
    underlined: bool = False
    listed: bool = False


def find_headings(
    elements: Sequence[BodyParagraph | TableLayout],
) -> tuple[ParagraphLayout | TableLayout, ...]:
    """Turn short bold, underlined or larger paragraphs into headings, with a level by size.

    "**Border security**" in a line of its own is a heading; "**UNODC** held a workshop." is not,
    nor is a bold standfirst of several lines, nor the last line of a document.
    """
    body = _body_size(elements)
    bold_counts = _bold_is_rare(elements)
    chosen: dict[int, BodyParagraph] = {}
    styled: dict[int, int] = {}
    for position, element in enumerate(elements):
        if not isinstance(element, BodyParagraph):
            continue
        if element.layout.kind == "heading":
            styled[element.layout.level] = max(styled.get(element.layout.level, 0), element.size)
        elif position + 1 < len(elements) and _has_heading_shape(element, body, bold_counts):
            chosen[position] = element
    levels = _levels([heading.size for heading in chosen.values()], styled)
    return tuple(
        element
        if isinstance(element, TableLayout)
        else _as_heading(element.layout, levels[element.size])
        if position in chosen
        else element.layout
        for position, element in enumerate(elements)
    )


def _as_heading(paragraph: ParagraphLayout, level: int) -> ParagraphLayout:
    return ParagraphLayout(
        text=paragraph.text,
        kind="heading",
        lines=paragraph.lines,
        bold=paragraph.bold,
        level=level,
        marker=paragraph.marker,
        warnings=paragraph.warnings,
    )


def _body_size(elements: Sequence[BodyParagraph | TableLayout]) -> int:
    sizes: Counter[int] = Counter()
    for element in elements:
        if isinstance(element, BodyParagraph) and element.layout.kind == "paragraph":
            sizes[element.size] += len(element.layout.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _bold_is_rare(elements: Sequence[BodyParagraph | TableLayout]) -> bool:
    paragraphs = [element.layout for element in elements if isinstance(element, BodyParagraph)]
    letters = sum(len(paragraph.text) for paragraph in paragraphs)
    bold = sum(len(paragraph.text) for paragraph in paragraphs if _is_bold(paragraph))
    return bold * 2 <= letters


def _is_bold(paragraph: ParagraphLayout) -> bool:
    return sum(end - start for start, end in paragraph.bold) >= len(paragraph.text)


def _has_heading_shape(element: BodyParagraph, body: int, bold_counts: bool) -> bool:
    text = element.layout.text
    if element.listed and not _is_bold(element.layout):
        return False
    if len(text) > LONGEST_HEADING or _SENTENCE_END.search(text) or not re.search(r"\w", text):
        return False
    return (
        (bold_counts and _is_bold(element.layout))
        or element.underlined
        or element.size >= body + _LARGER
        or (len(text.split()) > 1 and text.isupper())
    )


def _levels(sizes: Sequence[int], styled: dict[int, int]) -> dict[int, int]:
    """A level for each type size: that of styled headings of the same size, else by rank."""
    if not styled:
        ranked = sorted(set(sizes), reverse=True)
        return {size: min(rank, 9) for rank, size in enumerate(ranked, start=1)}
    deepest = max(styled)
    return {
        size: next(
            (level for level in sorted(styled) if size >= styled[level]), min(deepest + 1, 9)
        )
        for size in set(sizes)
    }
