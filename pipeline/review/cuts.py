"""Where an activity may be cut, and where two of them are one: spans, without reading them anew."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.model import Document, SourceRef
from pipeline.errors import DecisionError

_WORD = re.compile(r"\S+")
_CUT_AFTER = re.compile(r"[.;:!?)\]»”\"]$|\|$")
"""Signs at the end of a word after which people cut most often."""


def split_refs(ref: SourceRef, text: str, cuts: Sequence[int]) -> tuple[SourceRef, ...]:
    """The parts of an activity that is cut before the code points `cuts` of its text.

    Raises:
        DecisionError: if there is no cut, or one lies outside the text.
    """
    inside = sorted(set(cuts))
    if not inside or inside[0] <= 0 or inside[-1] >= len(text):
        raise DecisionError("no cut was chosen", remedy="Tick where a new activity begins")
    edges = [0, *inside, len(text)]
    return tuple(
        ref.model_copy(update={"start": ref.start + start, "end": ref.start + end})
        for start, end in pairwise(edges)
    )


def joined_ref(document: Document, one: SourceRef, other: SourceRef) -> SourceRef:
    """One span from the beginning of the first to the end of the last of two activities.

    Raises:
        DecisionError: if they stand in different cells, rows or tables.
    """
    if one.document != other.document:
        raise DecisionError("they stand in different documents")
    if one.block == other.block:
        return one.model_copy(
            update={"start": min(one.start, other.start), "end": max(one.end, other.end)}
        )
    first, last = sorted((one, other), key=lambda ref: document.order[_ends(document, ref)[0]])
    start, end = _ends(document, first)[0], _ends(document, last)[1]
    prefix, _, _ = start.rpartition("=")
    if prefix != end.rpartition("=")[0]:
        raise DecisionError(
            "they stand in different rows or cells, which cannot be one activity",
            remedy="Correct one of the two, and reject the other",
        )
    block = f"{start}..{end.rpartition('=')[2]}"
    offset_first = offset_in(document, block, first)
    offset_last = offset_in(document, block, last)
    return SourceRef(
        document=one.document,
        block=block,
        start=first.start + offset_first,
        end=last.end + offset_last,
    )


def cut_points(text: str, *, every: bool = False) -> tuple[tuple[str, int | None], ...]:
    """The text in pieces, each with the code point where a cut before it would lie.

    Cuts are offered behind sentences, clauses and cells; with `every` before each word. The first
    piece has none.
    """
    pieces: list[tuple[str, int | None]] = []
    begins: int | None = None
    previous = ""
    start = 0
    for word in _WORD.finditer(text):
        new_line = "\n" in text[start : word.start()][len(text[start : word.start()].rstrip()) :]
        if previous and (every or new_line or _CUT_AFTER.search(previous)):
            pieces.append((text[start : word.start()], begins))
            start = begins = word.start()
        previous = word.group()
    pieces.append((text[start:], begins))
    return tuple(pieces)


def words_of(text: str) -> tuple[tuple[int, int, str], ...]:
    """Each word with its first code point and one past its last."""
    return tuple((word.start(), word.end(), word.group()) for word in _WORD.finditer(text))


def _ends(document: Document, ref: SourceRef) -> tuple[str, str]:
    """Ids of the first and last block that a reference names."""
    blocks = document.run(ref.block)
    return blocks[0].id, blocks[-1].id


def offset_in(document: Document, block: str, ref: SourceRef) -> int:
    """Where the text of `ref`'s block begins in the text of the run `block`."""
    begins = _ends(document, ref)[0]
    offset = 0
    for item in document.run(block):
        if item.id == begins:
            return offset
        offset += len(item.text) + 1
    raise DecisionError("they cannot be one activity", where=ref.block)
