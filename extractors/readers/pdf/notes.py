"""Footnotes: small type at the foot of a page, or of a column, each behind its mark.

Each column of a page has footnotes of its own, so notes are looked for column by column: below a
short rule, else where small lines at the foot begin with a mark that counts on. A note that a page
has cut goes on at the foot of the next column, without a mark.
"""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.lines import PrintedLine, make_lines, raised, with_words
from extractors.readers.pdf.order import Chunk, column_starts, reading_order
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.tables import Grid
from extractors.readers.pdf.words import Word
from extractors.stitch import is_finished, starts_small

_NOTE_SIZE = 0.97
"""Footnotes are set smaller than this part of the text."""

_UNRULED_SIZE = 0.93
"""Footnotes below no rule are plainly smaller than the text."""

_RAISED = 0.8
"""Marks in the text are smaller than this part of it."""

_WHOLE = 0.75
"""Part of the text's width from which words are in no column."""

_TOUCHES = 0.08
"""Type sizes: what begins this near to a mark has no space before it."""

_NOTE_RULE = (20.0, 0.6)
"""Width in points and part of the text width between which the rule above footnotes lies."""

NOTE_MARK = re.compile(r"^(?:\d{1,3}|\*{1,3}|[†‡§])$")
_NOTE_START = re.compile(r"^(\d{1,3}|\*{1,3}|[†‡§])(?=\D|$)")


@dataclass(frozen=True, slots=True)
class Notes:
    """The footnotes of a document, and what its pages hold without them.

    Attributes:
        bodies: the other words, by page number.
        notes: (mark, lines) in reading order; the mark is empty where none was seen.
        tops: areas of footnotes, by page.
    """

    bodies: dict[int, tuple[Word, ...]]
    notes: list[tuple[str, list[PrintedLine]]]
    tops: dict[int, list[Rect]]


def split_notes(
    pages: Sequence[PageContent],
    bodies: Mapping[int, Sequence[Word]],
    grids: Mapping[int, Sequence[Grid]],
    sides: Mapping[int, tuple[float, float]],
    body_size: float,
) -> Notes:
    """Takes the footnotes out of the text of all pages.

    Args:
        pages: of the document.
        bodies: words outside tables without running heads, by page number.
        grids: tables and boxes, by page number.
        sides: left and right edge of the text, by page number.
        body_size: type size of most of the document.
    """
    rest: dict[int, tuple[Word, ...]] = {}
    notes: list[tuple[str, list[PrintedLine]]] = []
    tops: dict[int, list[Rect]] = {}
    starts = column_starts(bodies, grids, sides)
    for page in pages:
        words = bodies[page.number]
        if not any(word.style.size <= _NOTE_SIZE * body_size for word in words):
            rest[page.number] = tuple(words)
            continue
        gone: set[int] = set()
        marks = {
            word.text
            for word in words
            if word.style.size <= _RAISED * body_size and NOTE_MARK.match(word.text)
        }
        for column in _columns(words, grids[page.number], sides[page.number], starts[page.number]):
            found = _notes_of(column, page, body_size, notes, marks)
            gone.update(id(word) for word in found)
            if found:
                left, right = min(word.x0 for word in found), max(word.x1 for word in found)
                top = min(word.y - 0.8 * word.style.size for word in found)
                tops.setdefault(page.number, []).append(Rect(left, top, right, page.height))
            for mark, lines in split_note_lines(make_lines(found, page.number), notes):
                if not mark and notes and _is_rest(notes[-1][1], lines):
                    notes[-1][1].extend(lines)
                else:
                    notes.append((mark, lines))
        rest[page.number] = tuple(word for word in words if id(word) not in gone)
    return Notes(rest, notes, tops)


def _columns(
    words: Sequence[Word],
    grids: Sequence[Grid],
    sides: tuple[float, float],
    start: float | None,
) -> list[list[Word]]:
    """The words of each column, in whatever parts tables and full-width text cut it."""
    chunks = [part for part in reading_order(words, grids, sides, start) if isinstance(part, Chunk)]
    columns: dict[tuple[float, bool], list[Word]] = {}
    for chunk in chunks:
        whole = chunk.right - chunk.left > _WHOLE * (sides[1] - sides[0])
        columns.setdefault((round(chunk.left), whole), []).extend(chunk.words)
    return list(columns.values())


def _notes_of(
    words: Sequence[Word],
    page: PageContent,
    body_size: float,
    before: Sequence[tuple[str, list[PrintedLine]]],
    marks: Set[str],
) -> list[Word]:
    """The words of a column that are footnotes; `marks`: small ones that stand on the page."""
    rule = _note_rule(page, words, body_size, before)
    if rule is not None:
        return [word for word in words if _below(word, rule)]
    return _unruled(words, page, body_size, before, marks)


def _below(word: Word, rule: Rect) -> bool:
    return word.y - 0.6 * word.style.size > rule.top and word.x0 >= rule.x0 - 2 * word.style.size


def _note_rule(
    page: PageContent,
    words: Sequence[Word],
    body_size: float,
    before: Sequence[tuple[str, list[PrintedLine]]],
) -> Rect | None:
    """The short rule above the footnotes: all below it is small and begins with a mark."""
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    for rule in sorted(page.rules, key=lambda r: -r.top):
        width = rule.x1 - rule.x0
        if rule.bottom - rule.top > 3 or not _NOTE_RULE[0] <= width <= _NOTE_RULE[1] * (
            right - left
        ):
            continue
        if rule.x0 < left - 2 * body_size or rule.x1 > right + 2 * body_size:
            continue
        below = [word for word in words if _below(word, rule)]
        if not below:
            continue
        # The mark itself may be of any size, so lines are compared, not words.
        lines = make_lines(below, page.number)
        if any(line.size > _NOTE_SIZE * body_size for line in lines):
            continue
        first = lines[0]
        nearest = first.y - 0.6 * first.size - rule.top
        marked = _NOTE_START.match(first.words[0].text)
        if nearest < 2.5 * first.size and (marked or (before and _is_rest(before[-1][1], lines))):
            return rule
    return None


def _unruled(
    words: Sequence[Word],
    page: PageContent,
    body_size: float,
    before: Sequence[tuple[str, list[PrintedLine]]],
    marks: Set[str],
) -> list[Word]:
    """Small lines at the foot of a column of larger type that begin with a mark of the page."""
    lines = make_lines(words, page.number)
    foot = len(lines)
    while foot and lines[foot - 1].size <= _UNRULED_SIZE * body_size:
        foot -= 1
    if foot == len(lines) or lines[foot].y < page.height / 4:
        return []
    marked = None
    for i in range(foot, len(lines)):
        first = lines[i].words[0]
        match = _NOTE_START.match(first.text)
        if match is not None and (
            _is_raised(first, lines[i])
            or match[1] in marks
            or (before and _counts(match[1], before[-1][0]))
        ):
            marked = i
            break
    if marked is None or marked > foot:
        # The small lines above the first mark are the rest of a note, or no notes at all.
        rest = lines[foot : marked if marked is not None else len(lines)]
        if not (before and _goes_on(before[-1][1], rest)):
            foot = marked if marked is not None else len(lines)
    return [word for line in lines[foot:] for word in line.words]


def _is_raised(word: Word, line: PrintedLine) -> bool:
    """Whether the word is a mark: raised, or smaller than the note behind it."""
    return raised(word, line) or word.style.size < 0.8 * line.size


def _counts(mark: str, before: str) -> bool:
    return mark.isdigit() and before.isdigit() and int(mark) == int(before) + 1


def _goes_on(note: Sequence[PrintedLine], lines: Sequence[PrintedLine]) -> bool:
    """Whether small lines without a mark finish the sentence of the note before them."""
    last, first = note[-1], lines[0]
    if not _is_rest(note, lines) or _NOTE_START.match(first.words[0].text):
        return False
    return not is_finished(last.text) or starts_small(first.text)


def _is_rest(note: Sequence[PrintedLine], lines: Sequence[PrintedLine]) -> bool:
    """Whether notes without a mark, on the next page or in the next column, belong to the last."""
    last, first = note[-1], lines[0]
    if abs(last.size - first.size) > 0.3:
        return False
    return first.page == last.page + 1 or (first.page == last.page and first.x0 > last.x0 + 20)


def split_note_lines(
    lines: Sequence[PrintedLine], before: Sequence[tuple[str, list[PrintedLine]]] = ()
) -> list[tuple[str, list[PrintedLine]]]:
    """Cuts note lines into notes: (mark, lines). A note begins with a mark at the left edge.

    `before`: the notes of the pages before, whose numbers go on.
    """
    if not lines:
        return []
    left = min(line.x0 for line in lines)
    notes: list[tuple[str, list[PrintedLine]]] = []
    for line in lines:
        match = _NOTE_START.match(line.words[0].text)
        last = notes[-1][0] if notes else ""
        mark = match[1] if match is not None and line.x0 - left < 2 * line.size else ""
        if mark and not _is_next(mark, last):
            mark = ""
        if mark and not notes and before and not _is_first(mark, before[-1], line):
            mark = ""
        if mark:
            notes.append((mark, [line]))
        elif notes:
            notes[-1][1].append(line)
        else:
            notes.append(("", [line]))
    return notes


def _is_first(mark: str, before: tuple[str, list[PrintedLine]], line: PrintedLine) -> bool:
    """Whether a number at the foot begins a note: "2017" or "12" may be the rest of one."""
    if not mark.isdigit() or _is_raised(line.words[0], line):
        return True
    return is_finished(before[1][-1].text) or _counts(mark, before[0]) or mark == "1"


def _is_next(mark: str, before: str) -> bool:
    """Whether a number goes on counting: "1998" at a line start is no mark behind note 2."""
    if not mark.isdigit() or not before.isdigit():
        return True
    return int(mark) == int(before) + 1


def without_marks(line: PrintedLine, marks: frozenset[str]) -> tuple[PrintedLine | None, list[str]]:
    """The line without raised marks of notes that exist; None when nothing else is in it."""
    if not marks or not any(
        raised(word, line) and NOTE_MARK.match(word.text) for word in line.words
    ):
        return line, []
    kept: list[Word] = []
    gone: list[str] = []
    mark: Word | None = None
    for word in line.words:
        if word.text in marks and raised(word, line):
            gone.append(word.text)
            mark = word
            continue
        # "held in 2021¹." is "held in 2021." without the mark.
        if kept and mark is not None and mark.glued and word.x0 - mark.x1 < _TOUCHES * line.size:
            word = word._replace(glued=True)
        kept.append(word)
        mark = None
    if not gone:
        return line, []
    if not kept:
        return None, gone
    return with_words(line, kept), gone
