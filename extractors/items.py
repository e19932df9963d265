"""News items and messages inside a document: each speaks from a day of its own."""

from collections.abc import Sequence
from datetime import date

from extractors.dates.dateline import day_of_item
from extractors.model import Document, Passage


def items_of(document: Document, passages: Sequence[Passage]) -> tuple[date | None, ...]:
    """The day from which each passage speaks, where a heading or a line above it gives one.

    It holds until the next heading, so that the second passage of an item has it as well.
    """
    taken = {block.id for passage in passages for block in document.run(passage.ref.block)}
    days: list[date | None] = []
    for number, passage in enumerate(passages):
        language = passage.language or document.language or "en"
        if passage.cells:
            days.append(None)
            continue
        first = document.order[document.run(passage.ref.block)[0].id]
        above: list[str] = []
        for position in range(first - 1, max(-1, first - 1 - _LINES), -1):
            block = document.blocks[position]
            if block.id in taken or block.kind == "cell":
                break
            above.append(block.text)
        same = number > 0 and passages[number - 1].headings == passage.headings
        day = day_of_item((*above, *reversed(passage.headings)), language)
        days.append(day or (days[-1] if same and not passage.headings else None))
    return tuple(days)


_LINES = 2
"""Lines right above an item that can be its byline."""
