"""A matrix without a table: paragraphs on several bodies below headings that name measures."""

from collections.abc import Iterator, Sequence
from typing import Final

from extractors.boilerplate import Element
from extractors.grid import block_ref
from extractors.language import language_of
from extractors.matrix.bodies import several_contribute
from extractors.measures.titles import Titles
from extractors.model import Block, Document, Inherited, Passage
from extractors.report import paragraphs_of
from extractors.surroundings import Surroundings, joined_bold, with_marker
from gazetteers.model import MeasureId

_LEAST_MEASURES: Final = 3
"""Headings of measures from which they order a document; a letter may name one or two."""
_MOST_WORDS: Final = 0.5
"""Share of a document's words below such headings from which they order it."""


def is_in_paragraphs(document: Document, elements: Sequence[Element], titles: Titles) -> bool:
    """Whether the paragraphs of a document list by measures what several bodies do.

    A report of one body that follows the measures is none: what it tells beside its activities is
    its own and no part of the list.
    """
    below = tuple(_below_measures(elements, titles))
    if len({measure for _, measure in below}) < _LEAST_MEASURES:
        return False
    words = sum(len(block.text) for block, _ in below)
    ranked = {element.block.id for element in elements if element.block and element.rank}
    told = sum(len(b.text) for b in document.blocks if b.kind != "cell" and b.id not in ranked)
    if words < _MOST_WORDS * told:
        return False
    return several_contribute([block.text for block, _ in below], document.language)


def _below_measures(
    elements: Sequence[Element], titles: Titles
) -> Iterator[tuple[Block, MeasureId]]:
    """The paragraphs below headings that name measures, each with its measure."""
    pillar: str | None = None
    measure: MeasureId | None = None
    for element in elements:
        block = element.block
        if block is None:
            continue
        text = with_marker(block)
        if element.rank is not None:
            pillar = titles.pillar(text) or pillar
            measure = titles.heading(text) or titles.numbered(text, pillar)
            continue
        measure = titles.run_in(text) or measure
        if measure is not None and block.kind != "note":
            yield block, measure


def paragraph_passages(
    document: Document, blocks: Sequence[Block], above: Surroundings
) -> Iterator[Passage]:
    """Each paragraph below the heading of a measure as a passage; a lead-in goes to its items."""
    lead_in: tuple[Inherited, ...] = ()
    for block in blocks:
        listed = bool(block.marker) or block.level > 0
        if not listed:
            lead_in = ()
        yield Passage(
            ref=block_ref(document, block),
            text=block.text,
            kind="matrix",
            paragraphs=paragraphs_of((block,)),
            headings=above.headings,
            inherited=(*above.inherited, *lead_in),
            measure=above.measure,
            language=language_of(block.text, default=document.language),
            bold=joined_bold((block,)),
        )
        if not listed and block.text.endswith(":"):
            ref = block_ref(document, block)
            lead_in = (Inherited(kind="lead-in", text=block.text, ref=ref),)
