"""Cells of a report's table that hold several activities rather than one a row."""

import re
from collections.abc import Mapping
from typing import Final

from extractors.columns import has_date
from extractors.grid import CellView, RowView
from extractors.model import Block
from gazetteers.columns import refers_elsewhere

_ENUMERATED: Final = re.compile(r"\(?(?:[a-zа-я]|\d{1,2}|[ivx]{1,4})[).]\s|[•·▪◦–—*-]\s")
HEADING_WORDS: Final = 12
"""Words; longer rows across the table are text, not headings ("A. Past and current activities")."""
_SENTENCE: Final = re.compile(r"[^\W\d].*[.!?…]$", re.DOTALL)
_SENTENCE_WORDS: Final = 6
"""Words; a row across the table that ends with a full stop and has more is a sentence."""
_SENTENCE_END: Final = re.compile(r"(?<=\w{3})[.!?…](?=\s[^\W\d]|$)")


def parts_of(row: RowView, activity: CellView) -> tuple[tuple[Block, ...], ...]:
    """The paragraphs of a cell that are activities of their own; empty for one activity.

    Enumerated paragraphs are when each has a date of its own, or the row's other cells have a line
    for each or only point to them; an unmarked first paragraph belongs to the first part.
    Paragraphs are without a mark where another cell has a date for each.
    """
    if activity not in row.own or len(activity.blocks) < 2:
        return ()
    if any(_is_beside(cell, len(activity.blocks)) for cell in row.own if cell is not activity):
        return tuple((block,) for block in activity.blocks)
    starts = [
        position
        for position, block in enumerate(activity.blocks)
        if block.marker or _ENUMERATED.match(block.text)
    ]
    if len(starts) < 2:
        return ()
    starts[0] = 0
    ends = [*starts[1:], len(activity.blocks)]
    parts = tuple(activity.blocks[start:end] for start, end in zip(starts, ends, strict=True))
    dated = all(any(has_date(block.text) for block in part) for part in parts)
    return parts if dated or _is_pointed_to(row, activity) else ()


def _is_beside(cell: CellView, lines: int) -> bool:
    """Whether a cell has a date for each of the lines of the cell beside it."""
    return len(cell.blocks) == lines and all(has_date(block.text) for block in cell.blocks)


def lines_of(row: RowView, activity: CellView, parts: int) -> Mapping[tuple[str, int], str]:
    """The lines that cells beside an activity have for its parts, by their words and the part."""
    return {
        (cell.text, number): _ENUMERATED.sub("", block.text, count=1)
        for cell in row.own
        if cell is not activity and len(cell.blocks) == parts
        for number, block in enumerate(cell.blocks)
    }


def is_text(text: str) -> bool:
    """Whether a row across the table is text rather than a heading."""
    words = len(text.split())
    return words > HEADING_WORDS or (words > _SENTENCE_WORDS and bool(_SENTENCE.search(text)))


def tells_apart(row: RowView, activity: CellView) -> bool:
    """Whether a cell has several sentences that tell when and where, since other cells point to it.

    "In May … trained 30 officers. A handbook was printed in June. | see left"
    """
    several = sum(1 for _ in _SENTENCE_END.finditer(activity.text)) > 1
    return several and activity in row.own and _is_pointed_to(row, activity)


def _is_pointed_to(row: RowView, activity: CellView) -> bool:
    return any(refers_elsewhere(cell.text) for cell in row.own if cell is not activity)
