"""A matrix without a table: paragraphs on several bodies below headings that name measures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from extractors.boilerplate import Element
from extractors.grid import block_ref
from extractors.language import language_of
from extractors.measures.titles import Titles
from extractors.mentions import find_organizations
from extractors.model import Block, Document, Inherited, Passage
from extractors.report import paragraphs_of
from extractors.surroundings import Surroundings, joined_bold, with_marker
from gazetteers.model import MeasureId
from gazetteers.organizations import organizations

_LEAST_MEASURES: Final = 3
"""Headings of measures from which they order a document; a letter may name one or two."""
_LEAST_BODIES: Final = 3
_MOST_OF_ONE: Final = 0.6
"""Share of the paragraphs that open with one body up to which several contribute: a body that
reports by measures opens nearly all of its own."""
_MOST_WORDS: Final = 0.5
"""Share of a document's words below such headings from which they order it."""
_OPENING: Final = 110
"""Letters of a paragraph in which it says who acts."""


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
    bodies = Counter(body for block, _ in below if (body := _opening_body(block, document)))
    return len(bodies) >= _LEAST_BODIES and max(bodies.values()) <= _MOST_OF_ONE * bodies.total()


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


def _opening_body(block: Block, document: Document) -> str | None:
    """The uppermost body above the one that a paragraph opens with; None where it names none."""
    language = language_of(block.text, default=document.language) or "en"
    found = find_organizations(block.text[:_OPENING], language)
    return organizations().root(found[0].id) if found else None


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
