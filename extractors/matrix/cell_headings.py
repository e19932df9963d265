"""Headings inside a cell of activities: a body, a day, the columns of a table typed into it."""

from collections.abc import Sequence
from typing import Final

from extractors.grid import block_ref
from extractors.heading_names import names_bodies, names_places
from extractors.model import Block, Document, Inherited
from extractors.surroundings import Names, heading_kind, is_date
from gazetteers.columns import heading_meaning

_HEADING_WORDS: Final = 3
_NAME_WORDS: Final = 8
"""Words; the longest names of organizations that stand alone as a heading."""


def cell_heading(
    document: Document, block: Block, last: Block, names: Names
) -> tuple[Inherited, ...]:
    """What a short paragraph of a cell says of those below it: "UNODC", "May 2019".

    Bold type makes it a heading, or that it is nothing but a name or a day and stands above
    others. Where a day is the `last` of the cell, days stand below what was done on them.
    """
    text = block.text.rstrip(": ")
    if len(text.split()) > _NAME_WORDS:
        return ()
    bold = sum(end - start for start, end in block.bold) >= len(text)
    alone = names_bodies(text) or names_places(text)
    alone = alone or (is_date(text) and not is_date(last.text))
    if not bold and (block is last or not alone):
        return ()
    kind = heading_kind(text, names)
    if kind is None:
        return ()
    return (Inherited(kind=kind, text=text, ref=block_ref(document, block)),)


def inner_headings(blocks: Sequence[Block]) -> set[str]:
    """The ids of column headings of a table inside the cell: "Date", "Event", "Place" in a row."""
    found: set[str] = set()
    run: list[str] = []
    for block in (*blocks, None):
        if block is not None and _heads_column(block.text):
            run.append(block.id)
            continue
        if len(run) > 1:
            found.update(run)
        run = []
    return found


def _heads_column(text: str) -> bool:
    return len(text.split()) <= _HEADING_WORDS and heading_meaning(text).kind != ""
