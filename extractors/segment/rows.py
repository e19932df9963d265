"""A row of a report's table: one activity, unless its activity cell holds several."""

import re
from collections.abc import Sequence

from extractors.model import Cell, Passage
from extractors.segment.current import Current
from extractors.segment.cuts import cut_inside
from extractors.segment.reading import Sentence
from extractors.segment.starts import start_verdict
from extractors.segment.verdict import Verdict
from gazetteers.model import MeasureId

Stretch = tuple[int, int, str]
"""Half-open code points of a passage that belong to no activity, and why."""


def row_activities(
    passage: Passage, sentences: Sequence[Sentence]
) -> tuple[tuple[tuple[int, int], ...], tuple[Stretch, ...]]:
    """The activities of a row, and the words that belong to none.

    A row is one activity, from its first to its last cell. Only where sentences of the activity
    cell name different events, each with its own date, they are cut; then the other cells hold for
    all of them and belong to none. Below a measure the cell is written like a paragraph of a
    matrix: there a sentence that turns to another deed needs no date, and one may be cut inside.

    A row without words in its activity cell is no activity, nor is what the minutes of a meeting
    ask somebody to send, find or correct until the next one.

    Args:
        passage: the row.
        sentences: those of its cells, none over the border of a cell.
    """
    length = len(passage.text)
    cell = activity_cell(passage)
    if cell is None:
        return ((0, length),), ()
    if not re.search(r"[^\W\d_]{2}", passage.text[cell.start : cell.end]):
        return (), ((0, length, "row without an activity"),)
    if any(_is_called_off(passage, cell, sentences) for cell in passage.cells):
        return (), ((0, length, "called off"),)
    if any(item.says("errand") for item in sentences_of(cell, sentences)[:1]):
        return (), ((0, length, "errand"),)
    groups: list[list[Sentence]] = []
    for sentence in sentences_of(cell, sentences):
        first, *rest = _parts(sentence, measured=passage.measure)
        current = Current(tuple(groups[-1])) if groups else None
        if current is not None and not _another(first, current, measured=passage.measure):
            groups[-1].append(first)
        else:
            groups.append([first])
        groups.extend([part] for part in rest)
    if len(groups) <= 1:
        return ((0, length),), ()
    others = [(0, cell.start), (cell.end, length)]
    return (
        tuple((group[0].start, group[-1].end) for group in groups),
        tuple((start, end, "holds for several activities") for start, end in others if start < end),
    )


def _parts(sentence: Sentence, *, measured: MeasureId | None) -> Sequence[Sentence]:
    """The parts of a sentence that are activities of their own, where a row is like a matrix."""
    if measured is None:
        return (sentence,)
    return [part.sentence for part in cut_inside(sentence)]


def activity_cell(passage: Passage) -> Cell | None:
    """The cell of a row that says what is done; None where no column is known to do so."""
    return next((cell for cell in passage.cells if cell.column == "activity"), None)


def sentences_of(cell: Cell, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The sentences that stand in a cell."""
    return tuple(item for item in sentences if cell.start <= item.start < cell.end)


def is_open_question(sentence: Sentence, current: Current) -> bool:
    """Whether a sentence of the activity cell may name another event: it has a date of its own.

    Items with markers are no question: they are others without dates, too.
    """
    if _are_items(sentence, current):
        return False
    return bool({mark.id for mark in sentence.dates} - current.dates) and bool(current.dates)


def row_verdict(sentence: Sentence, current: Current) -> Verdict:
    """Whether a sentence of the activity cell turns to another activity; mostly a row has one."""
    # "Study visit (4-6 June). Signing of a letter of intent (6 June)."
    entries = not sentence.verbs and not any(part.verbs for part in current.sentences)
    entry = entries and bool(sentence.heads)
    return start_verdict(sentence, current, of_row="an entry of a row" if entry else "in a row")


_MARKER = re.compile(r"\(?(?:[a-zа-я]|[ivx]{1,4}|\d{1,2})[.)]\s", re.IGNORECASE)
"""The marker of an item inside a cell: "(b) Training of registrars …"."""

_LONGEST_NOTE = 6
"""Words of a cell that says no more than that an event was called off."""


def _is_called_off(passage: Passage, cell: Cell, sentences: Sequence[Sentence]) -> bool:
    """Whether a cell only says that the event did not take place: "cancelled (April)"."""
    first = next((item for item in sentences if cell.start <= item.start < cell.end), None)
    return (
        first is not None
        and len(passage.text[cell.start : cell.end].split()) <= _LONGEST_NOTE
        and first.says("called-off")
    )


def _another(sentence: Sentence, current: Current, *, measured: MeasureId | None) -> bool:
    if _are_items(sentence, current):
        return bool(sentence.heads)
    if measured is not None and not current.text.rstrip().endswith(":"):
        entry = not (sentence.verbs and current.last.verbs)
        if not entry and start_verdict(sentence, current).yes:
            return True
    return is_open_question(sentence, current) and row_verdict(sentence, current).yes


def _are_items(sentence: Sentence, current: Current) -> bool:
    marked = _MARKER.match(sentence.text) and _MARKER.match(current.sentences[0].text)
    return marked is not None
