"""Lines pasted into a Word file as paragraphs of their own, put together again.

Whoever copies from a PDF or a mail brings its line ends along: each line is a paragraph, and most
begin in the middle of a sentence. A list in small letters does that as well, but its entries do not
fill a line.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from extractors.layout import ParagraphLayout, TableLayout
from extractors.stitch import is_finished, starts_small

_Element = ParagraphLayout | TableLayout
_LEAST: Final = 3
"""Places where a sentence runs on into the next paragraph from which a text was pasted."""
_OFTEN: Final = 0.4
"""Part of the places between its paragraphs where one does."""

_FULL: Final = 0.75
"""Part of the width that a line fills from which a sentence runs on because the line is full."""
_MOSTLY: Final = 0.8


def without_pasted_lines(elements: Sequence[_Element]) -> tuple[_Element, ...]:
    """The elements, with lines that were pasted one by one as whole paragraphs."""
    if sum(_begins_small(element) for element in elements) < _LEAST:
        return tuple(elements)
    result: list[_Element] = []
    run: list[ParagraphLayout] = []
    for element in elements:
        if isinstance(element, ParagraphLayout) and _is_plain(element):
            run.append(element)
            continue
        result += [*_joined(run), element]
        run = []
    return (*result, *_joined(run))


def _begins_small(element: _Element) -> bool:
    return isinstance(element, ParagraphLayout) and element.text[0].islower()


def _is_plain(paragraph: ParagraphLayout) -> bool:
    return paragraph.kind == "paragraph" and not paragraph.marker and not paragraph.level


def _joined(run: Sequence[ParagraphLayout]) -> list[ParagraphLayout]:
    lines = [paragraph.text for paragraph in run]
    on = [a for a, b in pairwise(lines) if starts_small(b) and not is_finished(a)]
    if len(on) < max(_LEAST, _OFTEN * (len(lines) - 1)):
        return list(run)
    # Few Word files need what reads plain text.
    from extractors.readers.plain.prose import find_wrapping, goes_on

    wrapping = find_wrapping(lines)
    full = sum(len(line) >= _FULL * wrapping.width for line in on)
    if not wrapping.width or full < _MOSTLY * len(on):
        return list(run)
    found: list[ParagraphLayout] = [run[0]]
    for upper, lower in pairwise(run):
        if goes_on(upper.text, lower.text, wrapping, listed=False):
            found[-1] = _one(found[-1], lower)
        else:
            found.append(lower)
    return found


def _one(whole: ParagraphLayout, lower: ParagraphLayout) -> ParagraphLayout:
    shift = len(whole.text) + 1
    bold = [*whole.bold]
    for start, end in lower.bold:
        if bold and bold[-1][1] == start + shift - 1:
            bold[-1] = (bold[-1][0], end + shift)
        else:
            bold.append((start + shift, end + shift))
    return whole._replace(text=f"{whole.text} {lower.text}", bold=tuple(bold))
