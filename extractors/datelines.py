"""The line in the head of a document that says where and when it was written."""

from collections.abc import Iterator, Sequence
from typing import Final

from extractors.boilerplate import Element
from extractors.surroundings import Names, heading_kinds, without_number
from gazetteers.columns import language_of_letters
from gazetteers.territories import territories

_HEAD: Final = 8
"""Blocks among which such a line stands: below letterhead, title and addressees."""


def written_where(elements: Sequence[Element], names: Names) -> frozenset[str]:
    """The ids of headings that only say where and when the document was written.

    "Bishkek, 15 January 2024", «г. Ташкент»: a line like a heading, of which nothing below takes
    its country. In a chronicle each item has such a line, and in a list by cities each part.
    """
    placed = list(_placed(elements, names))
    dated = [(number, block) for number, block, kinds in placed if "year" in kinds]
    bare = [(number, block) for number, block, kinds in placed if "year" not in kinds]
    return frozenset(
        lines[0][1] for lines in (dated, bare) if len(lines) == 1 and lines[0][0] < _HEAD
    )


def _placed(elements: Sequence[Element], names: Names) -> Iterator[tuple[int, str, Sequence[str]]]:
    """The headings that name a country or a place and no body, by their position."""
    for number, element in enumerate(elements):
        if element.block is None or element.rank is None:
            continue
        kinds = heading_kinds(element.block.text, names)
        if "country" not in kinds or "organization" in kinds:
            continue
        if number < _HEAD and not _begins_with_place(element.block.text):
            continue  # "REPUBLIC OF TAJIKISTAN" is no line of a dateline, and no part either
        yield number, element.block.id, kinds


def _begins_with_place(words: str) -> bool:
    """Whether the first territory that words name is a city or province: "Astana, Kazakhstan"."""
    bare = without_number(words)
    first = next(iter(territories().find(bare, language_of_letters(bare))), None)
    return first is not None and first.kind == "place"
