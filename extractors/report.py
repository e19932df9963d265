"""Prose of reports: the paragraphs and list items under one heading as one passage."""

from collections.abc import Sequence

from extractors.field_lines import cells_of
from extractors.grid import run_ref
from extractors.language import language_of
from extractors.model import Block, Document, Paragraph, Passage
from extractors.surroundings import Surroundings, joined_bold


def prose_passage(document: Document, blocks: Sequence[Block], above: Surroundings) -> Passage:
    """Consecutive blocks under one heading as a passage, joined with one line break.

    A lead-in stays with its list, since both stand under one heading.
    """
    text = "\n".join(block.text for block in blocks)
    return Passage(
        ref=run_ref(document, tuple(blocks)),
        text=text,
        kind="prose",
        paragraphs=paragraphs_of(blocks),
        headings=above.headings,
        inherited=above.inherited,
        measure=above.measure,
        language=language_of(text, default=document.language),
        bold=joined_bold(blocks),
    )


def field_passage(document: Document, blocks: Sequence[Block], above: Surroundings) -> Passage:
    """An activity that is set as lines of fields as a row, whose cells are the fields."""
    passage = prose_passage(document, blocks, above)
    return passage.model_copy(update={"kind": "row", "cells": cells_of(blocks)})


def paragraphs_of(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """The paragraphs of a text that joins blocks with one line break."""
    paragraphs: list[Paragraph] = []
    offset = 0
    for block in blocks:
        end = offset + len(block.text)
        listed = block.kind != "heading"
        paragraphs.append(
            Paragraph(
                block=block.id,
                start=offset,
                end=end,
                level=block.level if listed else 0,
                marker=block.marker,
            )
        )
        offset = end + 1
    return tuple(paragraphs)
