"""What a page repeats or sets apart from its text: running heads, page numbers, footnotes.

Running heads go before anything is joined over pages, else a page number ends up inside a
sentence. They are known by standing at the same place on several pages with the same words, where
numbers may count with the pages.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.model import Discard
from extractors.readers.pdf_drawing import Rect
from extractors.readers.pdf_lines import PrintedLine, make_lines, raised, with_words
from extractors.readers.pdf_page import PageContent, Word
from extractors.readers.pdf_paragraphs import Column

_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:page|p\.?|стр(?:аница|\.)?|с\.)?\s*(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:of|from|/|из|от|[-–—])\s*\d{1,4})?[\W_]*$",
    re.IGNORECASE,
)
_DEPTH = 5
"""Lines looked at from each edge of the page."""

_SAME_PLACE = 4.0
"""Points by which a running head may move from page to page."""

_MARGIN = 0.12
"""Part of the page height in which a page number of a single page must stand."""

_NOTE_SIZE = 0.97
"""Footnotes are set smaller than this part of the text."""

_NOTE_RULE = (20.0, 0.6)
"""Width in points and part of the text width between which the rule above footnotes lies."""

NOTE_MARK = re.compile(r"^(?:\d{1,3}|\*{1,3}|[†‡])$")
_NOTE_START = re.compile(r"^(\d{1,3}|\*{1,3}|[†‡])(?=\D|$)")


@dataclass(frozen=True, slots=True)
class PageText:
    """What remains of a page's words outside tables when running heads and notes are taken out."""

    body: tuple[Word, ...]
    notes: tuple[Word, ...]
    discards: tuple[Discard, ...]


def sort_furniture(
    pages: Sequence[PageContent], outside: Mapping[int, Sequence[Word]], body_size: float
) -> dict[int, PageText]:
    """Parts the words outside tables into text, footnotes and running heads, by page number.

    Args:
        pages: of the document.
        outside: words outside ruled tables, by page number.
        body_size: type size of most of the document.
    """
    lines = {page.number: make_lines(outside[page.number], page.number) for page in pages}
    running = _running(pages, lines)
    result: dict[int, PageText] = {}
    for page in pages:
        gone = running[page.number]
        taken = {id(word) for line, _ in gone for word in line.words}
        rest = _same_words(outside[page.number], taken, lines[page.number])
        body, notes = _split_notes(page, rest, body_size)
        discards = tuple(
            Discard(reason=why, text=line.text, page=page.number) for line, why in gone
        )
        result[page.number] = PageText(tuple(body), tuple(notes), discards)
    return result


def _same_words(words: Sequence[Word], taken: set[int], lines: Sequence[PrintedLine]) -> list[Word]:
    """The words that are in no running line; lines may hold copies of raised words."""
    if not taken:
        return list(words)
    return [word for line in lines for word in line.words if id(word) not in taken]


def _running(
    pages: Sequence[PageContent], lines: Mapping[int, list[PrintedLine]]
) -> dict[int, list[tuple[PrintedLine, str]]]:
    """Running lines of each page with "header", "footer" or "page-number"."""
    found: dict[int, list[tuple[PrintedLine, str]]] = {page.number: [] for page in pages}
    for edge in ("header", "footer"):
        places: dict[str, list[tuple[int, float, str]]] = {}
        for page in pages:
            for line in _edge(lines[page.number], edge, page.height):
                place = line.y if edge == "header" else page.height - line.y
                masked = _NUMBERS.sub("#", line.text)
                places.setdefault(masked, []).append((page.number, place, line.text))
        for page in pages:
            for line in _edge(lines[page.number], edge, page.height):
                place = line.y if edge == "header" else page.height - line.y
                masked = _NUMBERS.sub("#", line.text)
                again = any(
                    number != page.number
                    and abs(other - place) <= _SAME_PLACE
                    and _counts_with_pages(line.text, page.number, text, number)
                    for number, other, text in places[masked]
                )
                if _heads_columns(line, lines[page.number]):
                    break
                numbered = bool(_PAGE_NUMBER.match(line.text))
                alone = numbered and place <= _MARGIN * page.height
                if not again and not (alone and _apart(line, lines[page.number])):
                    break
                found[page.number].append((line, "page-number" if numbered else edge))
    return found


def _edge(lines: Sequence[PrintedLine], edge: str, height: float) -> list[PrintedLine]:
    """The lines nearest to an edge of the page, from the edge inwards, up to its middle."""
    if edge == "header":
        return [line for line in lines[:_DEPTH] if line.y < height / 2]
    return [line for line in reversed(lines[-_DEPTH:]) if line.y >= height / 2]


def _heads_columns(line: PrintedLine, lines: Sequence[PrintedLine]) -> bool:
    """Whether the line stands in columns that go on below: headings of a table without rules."""
    starts = _segment_starts(line)
    if len(starts) < 2:
        return False
    others = [_segment_starts(other) for other in lines if other.y > line.y]
    return all(
        sum(1 for other in others if any(abs(x - start) < 2.5 for x in other)) >= 3
        for start in starts
    )


def _segment_starts(line: PrintedLine) -> list[float]:
    """Where the line begins, and begins anew behind a wide gap."""
    return [line.x0] + [
        b.x0 for a, b in pairwise(line.words) if b.x0 - a.x1 > 1.2 * line.size and not b.glued
    ]


def _counts_with_pages(text: str, page: int, other: str, other_page: int) -> bool:
    """Whether the numbers of two lines are equal or differ as the pages do."""
    if text == other:
        return True
    ours = [int(number) for number in _NUMBERS.findall(text)]
    theirs = [int(number) for number in _NUMBERS.findall(other)]
    return all(a == b or a - b == page - other_page for a, b in zip(ours, theirs, strict=True))


def _apart(line: PrintedLine, lines: Sequence[PrintedLine]) -> bool:
    """Whether blank space sets the line off from all others."""
    near = [abs(other.y - line.y) for other in lines if other is not line]
    return not near or min(near) > 1.8 * line.size


def _split_notes(
    page: PageContent, words: list[Word], body_size: float
) -> tuple[list[Word], list[Word]]:
    """Footnotes: smaller type below a short rule, or a block that begins with a raised mark."""
    rule = _note_rule(page, words, body_size)
    if rule is not None:
        notes = [word for word in words if _below(word, rule)]
        if notes:
            return [word for word in words if not _below(word, rule)], notes
    return words, []


def _below(word: Word, rule: Rect) -> bool:
    return word.y - 0.6 * word.style.size > rule.top and word.x0 >= rule.x0 - 2 * word.style.size


def _note_rule(page: PageContent, words: Sequence[Word], body_size: float) -> Rect | None:
    """The short rule above the footnotes: all below it is small and begins with a mark."""
    if not words:
        return None
    text_width = max(word.x1 for word in words) - min(word.x0 for word in words)
    for rule in sorted(page.rules, key=lambda r: -r.top):
        width = rule.x1 - rule.x0
        if rule.bottom - rule.top > 3 or not _NOTE_RULE[0] <= width <= _NOTE_RULE[1] * text_width:
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
        if _NOTE_START.match(first.words[0].text) and nearest < 2.5 * first.size:
            return rule
    return None


def split_note_lines(
    lines: Iterable[PrintedLine],
) -> list[tuple[str, list[PrintedLine]]]:
    """Cuts note lines into notes: (mark, lines). A note begins with a mark at the left edge."""
    every = list(lines)
    if not every:
        return []
    left = min(line.x0 for line in every)
    notes: list[tuple[str, list[PrintedLine]]] = []
    for line in every:
        match = _NOTE_START.match(line.words[0].text)
        begins = match is not None and line.x0 - left < 2 * line.size and _is_next(match[1], notes)
        if begins:
            notes.append((match[1] if match else "", [line]))
        elif notes:
            notes[-1][1].append(line)
        else:
            notes.append(("", [line]))
    return notes


def _is_next(mark: str, notes: Sequence[tuple[str, list[PrintedLine]]]) -> bool:
    """Whether a number goes on counting: "1998" at a line start is no mark behind note 2."""
    if not notes or not mark.isdigit() or not notes[-1][0].isdigit():
        return True
    return int(mark) == int(notes[-1][0]) + 1


def without_marks(line: PrintedLine, marks: frozenset[str]) -> tuple[PrintedLine | None, list[str]]:
    """The line without raised marks of notes that exist; None when nothing else is in it."""
    if not marks or not any(
        NOTE_MARK.match(word.text) and raised(word, line) for word in line.words
    ):
        return line, []
    kept, gone = [], []
    for word in line.words:
        if word.text in marks and raised(word, line):
            gone.append(word.text)
        else:
            kept.append(word)
    if not gone:
        return line, []
    if not kept:
        return None, gone
    return with_words(line, kept), gone


def main_size(pages: Iterable[PageContent]) -> float:
    """The type size of most words of a document; 10 for one without words."""
    weights: Counter[float] = Counter()
    for page in pages:
        weights.update([word.style.size for word in page.words])
    return max(weights, key=lambda size: (weights[size], size), default=10.0)


def body_bottoms(columns: Iterable[Column], heights: Mapping[int, float]) -> dict[int, float]:
    """The baseline of the lowest text lines by page, against which room on it is measured.

    Args:
        columns: all text of the document.
        heights: of its pages, by number; pages of one height share the result.
    """
    lowest: dict[int, float] = {}
    for column in columns:
        line = column.lines[-1]
        lowest[line.page] = max(lowest.get(line.page, 0.0), line.y)
    by_height: dict[int, list[float]] = {}
    for page, y in lowest.items():
        by_height.setdefault(round(heights[page]), []).append(y)
    usual: dict[int, float] = {}
    for height, found in by_height.items():
        values = sorted(found)
        # In a long document one page may run lower than all others: the usual full page counts.
        few = len(values) < 4
        usual[height] = values[-1] if few else median(values[-max(3, len(values) // 2) :])
    return {page: usual.get(round(height), height) for page, height in heights.items()}
