"""Headings inside a cell of activities: a body, a day, the columns of a table typed into it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.grid import block_ref
from extractors.heading_names import names_bodies, names_places
from extractors.model import Block, Document, Inherited, Rejection
from extractors.surroundings import Names, heading_kind, is_date
from gazetteers.columns import heading_meaning, names_kind

_HEADING_WORDS: Final = 3
_NAME_WORDS: Final = 8
"""Words; the longest names of organizations that stand alone as a heading."""

_NO_NAME: Final = re.compile(r"[.;!?]$|\d")
"""In a short paragraph that says what was done or when: "Seminar in May 2019", "Done."."""


def cell_heading(
    document: Document, block: Block, last: Block, names: Names, column: str = ""
) -> tuple[Inherited, ...]:
    """What a short paragraph of a cell says of those below it: "UNODC", "May 2019".

    Bold type makes it a heading, or that it is nothing but a name or a day and stands above
    others. Where a day is the `last` of the cell, days stand below what was done on them. In a
    column of bodies and of what they do, the short paragraphs are the bodies, known or not.

    Args:
        document: the document.
        block: the paragraph.
        last: the last paragraph of its cell.
        names: tells countries and organizations.
        column: the heading of its column.
    """
    text = block.text.rstrip(": ")
    if len(text.split()) > _NAME_WORDS:
        return ()
    if block is not last and not block.marker and _holds_bodies_and_acts(column, text):
        ref = block_ref(document, block)
        body = Inherited(
            kind="organization", text=text, ref=ref, column="organization", heading=column
        )
        return (body,)
    bold = sum(end - start for start, end in block.bold) >= len(text)
    alone = names_bodies(text) or names_places(text)
    alone = alone or (is_date(text) and not is_date(last.text))
    if not bold and (block is last or not alone):
        return ()
    kind = heading_kind(text, names)
    if kind is None:
        return ()
    return (Inherited(kind=kind, text=text, ref=block_ref(document, block)),)


def _holds_bodies_and_acts(column: str, text: str) -> bool:
    """Whether a short paragraph of a column is a body by the heading "Executor and content"."""
    first = heading_meaning(column).kind
    both = first in ("organization", "partner") and names_kind(column, "activity")
    return both and _NO_NAME.search(text) is None


@dataclass(frozen=True, slots=True)
class Run:
    """Paragraphs of a cell, and what the short one above them says of them."""

    heading: tuple[Inherited, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Runs:
    """The paragraphs of a cell below their headings, and the headings as what they are not."""

    runs: tuple[Run, ...]
    headings: tuple[Rejection, ...]


def runs_below_headings(
    document: Document, blocks: Sequence[Block], names: Names, column: str
) -> Runs:
    """The paragraphs of a cell of prose, parted at those that are nothing but headings.

    "UNODC" above what it did is a field of the row, as a column of its own would be.
    """
    runs: list[Run] = []
    headings: list[Rejection] = []
    heading: tuple[Inherited, ...] = ()
    run: list[Block] = []
    for block in blocks:
        named = cell_heading(document, block, blocks[-1], names, column)
        if not named:
            run.append(block)
            continue
        if run:
            runs.append(Run(heading, tuple(run)))
        heading, run = named, []
        headings.append(Rejection(ref=block_ref(document, block), reason="heading in a cell"))
    if run:
        runs.append(Run(heading, tuple(run)))
    return Runs(tuple(runs), tuple(headings))


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
