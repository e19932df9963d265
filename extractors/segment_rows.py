"""A row of a report's table: one activity, unless its activity cell holds several."""

import re
from collections.abc import Sequence

from extractors.model import Passage
from extractors.segment_reading import Sentence
from extractors.segment_starts import Current, start_verdict

Stretch = tuple[int, int, str]
"""Half-open code points of a passage that belong to no activity, and why."""

_SURELY = 2.0
"""How clearly a sentence must turn to another activity to outweigh that a row mostly has one."""


def row_activities(
    passage: Passage, sentences: Sequence[Sentence]
) -> tuple[tuple[tuple[int, int], ...], tuple[Stretch, ...]]:
    """The activities of a row, and the words that belong to none.

    A row is one activity, from its first to its last cell. Only where sentences of the activity
    cell name different events, each with its own date, they are cut; then the other cells hold for
    all of them and belong to none. A row without words in its activity cell is no activity.

    Args:
        passage: the row.
        sentences: those of its cells, none over the border of a cell.
    """
    length = len(passage.text)
    cell = next((cell for cell in passage.cells if cell.column == "activity"), None)
    if cell is None:
        return ((0, length),), ()
    if not re.search(r"[^\W\d_]{2}", passage.text[cell.start : cell.end]):
        return (), ((0, length, "row without an activity"),)
    groups: list[list[Sentence]] = []
    for sentence in sentences:
        if not cell.start <= sentence.start < cell.end:
            continue
        if groups and not _another(sentence, Current(tuple(groups[-1]))):
            groups[-1].append(sentence)
        else:
            groups.append([sentence])
    if len(groups) <= 1:
        return ((0, length),), ()
    others = [(0, cell.start), (cell.end, length)]
    return (
        tuple((group[0].start, group[-1].end) for group in groups),
        tuple((start, end, "holds for several activities") for start, end in others if start < end),
    )


def _another(sentence: Sentence, current: Current) -> bool:
    """Whether a sentence of the activity cell surely names another event with a date of its own."""
    own = {mark.id for mark in sentence.dates} - current.dates
    if not own or not current.dates:
        return False
    score = start_verdict(sentence, current).score
    # "Study visit (4-6 June). Signing of a letter of intent (6 June)."
    entries = not sentence.verbs and not any(part.verbs for part in current.sentences)
    return score > _SURELY or (entries and bool(sentence.heads) and score > 0)
