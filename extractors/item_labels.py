"""Items of a list that only head the items below them: "- Kazakhstan", "- Border police"."""

from collections.abc import Sequence
from typing import Final

from extractors.columns import has_date
from extractors.language import language_of
from extractors.languages import language as spoken
from extractors.model import Block
from extractors.segment.nouns import heads_of
from extractors.surroundings import Names, is_date

_LABEL_WORDS: Final = 7
"""Words; a longer item tells something."""
_LEAD_IN_WORDS: Final = 3
"""Words before a colon; fewer head a list and give its items no subject ("Results:")."""
_MAY_HEAD: Final = frozenset({"programme", "mechanism"})
"""What goes on may be the heading of what was done in it; an event is what the items explain."""


def item_labels(blocks: Sequence[Block | None], names: Names) -> dict[str, int]:
    """The ids of the items that head the deeper items below them, with their levels.

    They say of whom, where, when or on what the items are. An event with details below it is none,
    nor are the items of a list whose lead-in they complete ("In 2021 the Office supported:").

    Args:
        blocks: those outside tables in order; None for a table.
        names: tells bare names.
    """
    labels: dict[str, int] = {}
    lead_in = False
    for position, block in enumerate(blocks):
        if block is None or not block.level:
            words = block.text.split() if block is not None else []
            lead_in = len(words) > _LEAD_IN_WORDS and words[-1].endswith(":")
            continue
        after = blocks[position + 1] if position + 1 < len(blocks) else None
        if after is None or after.level <= block.level or block.kind != "paragraph":
            continue
        text = block.text.rstrip(": ")
        named = names.kind_of(text) is not None or is_date(text)
        if named or (not lead_in and _is_topic(text)):
            labels[block.id] = block.level
    return labels


def _is_topic(text: str) -> bool:
    """Whether words name a subject, and no event, deed or number."""
    if len(text.split()) > _LABEL_WORDS or not text[-1:].isalpha() or not text[:1].isupper():
        return False
    if has_date(text) or any(map(str.isdigit, text)):
        return False
    language = spoken(language_of(text, default="en") or "en")
    heads = heads_of(text, 0, (), language)
    in_heads = [(head.start, head.end) for head in heads]
    for verb in language.verbs(text):  # "Resource centres" has none
        if not any(start <= verb.start and verb.end <= end for start, end in in_heads):
            return False
    return all(head.type in _MAY_HEAD for head in heads)
