"""What a page repeats or sets apart from its text: running heads and page numbers.

Running heads go before anything is joined over pages, else a page number ends up inside a
sentence. They are known by standing at the same place on several pages with the same words, where
numbers may count with the pages.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

from extractors.model import Discard
from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.lines import PrintedLine, make_lines
from extractors.readers.pdf.page import PageContent
from extractors.readers.pdf.words import Word

_NUMBERS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:page|p\.?|стр(?:аница|\.)?|с\.)?\s*(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:of|from|/|из|от|[-–—])\s*\d{1,4})?[\W_]*$",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:table|figure|fig|chart|box|map|photo|annex|source|note|таблица|табл|рисунок|рис|график"
    r"|диаграмма|карта|фото|приложение|источник|примечание)\b",
    re.IGNORECASE,
)
_COUNTING = 0.4
"""Share of all pages; running heads may be of left or right pages only."""
_DEPTH = 5
"""Lines looked at from each edge of the page."""

_SAME_PLACE = 4.0
"""Points by which a running head may move from page to page."""

_ONE_BLOCK = 1.45
"""Type sizes between two lines of a block."""

_FIELDS_APART = 3
"""Type sizes between two fields of a form, which are paragraphs of their own."""

_FIELD_WORDS = 5
"""Words of the name of a field."""

_BELOW = 3
"""Type sizes by which a rule between columns goes on below their headings."""

_SENTENCE_END = re.compile(r"[.;!?…][»”\"’)\]]*$")
_SENTENCE = 6
"""Words from which a line with a full stop is a sentence, and not a name with an abbreviation."""

_HEAD_ZONE = 0.08
"""Part of the page height at its edges where even sentences that stand again are no text."""

_STYLE = itemgetter(Word._fields.index("style"))

_MARGIN = 0.12
"""Part of the page height in which a page number of a single page must stand."""


@dataclass(frozen=True, slots=True)
class PageText:
    """What remains of a page's words outside tables when running heads are taken out."""

    body: tuple[Word, ...]
    discards: tuple[Discard, ...]


def sort_furniture(
    pages: Sequence[PageContent], outside: Mapping[int, Sequence[Word]], size: float
) -> dict[int, PageText]:
    """Parts the words outside tables into text and running heads, by page number.

    Args:
        pages: of the document.
        outside: words outside ruled tables, by page number.
        size: of most of the document's words (`main_size`).
    """
    lines = {page.number: make_lines(outside[page.number], page.number) for page in pages}
    running = _running(pages, lines, size)
    result: dict[int, PageText] = {}
    for page in pages:
        gone = running[page.number]
        taken = {id(word) for line, _ in gone for word in line.words}
        rest = _same_words(outside[page.number], taken, lines[page.number])
        discards = tuple(
            Discard(reason=why, text=line.text, page=page.number) for line, why in gone
        )
        result[page.number] = PageText(tuple(rest), discards)
    return result


def _same_words(words: Sequence[Word], taken: set[int], lines: Sequence[PrintedLine]) -> list[Word]:
    """The words that are in no running line; lines may hold copies of raised words."""
    if not taken:
        return list(words)
    return [word for line in lines for word in line.words if id(word) not in taken]


def _running(
    pages: Sequence[PageContent], lines: Mapping[int, list[PrintedLine]], size: float
) -> dict[int, list[tuple[PrintedLine, str]]]:
    """Running lines of each page with "header", "footer" or "page-number"."""
    found: dict[int, list[tuple[PrintedLine, str]]] = {page.number: [] for page in pages}
    for edge in ("header", "footer"):
        places: dict[str, list[tuple[int, float, str]]] = {}
        # A page may hold no more of a column than its heading: the other pages show what it is.
        headings: set[str] = set()
        for page in pages:
            for line in _edge(lines[page.number], edge, page.height):
                place = line.y if edge == "header" else page.height - line.y
                masked = _NUMBERS.sub("#", line.text)
                places.setdefault(masked, []).append((page.number, place, line.text))
                if masked not in headings and (
                    _heads_columns(line, lines[page.number]) or _is_ruled(line, page.rules)
                ):
                    headings.add(masked)
        for page in pages:
            run: list[tuple[PrintedLine, str]] = []
            for line in _edge(lines[page.number], edge, page.height):
                place = line.y if edge == "header" else page.height - line.y
                masked = _NUMBERS.sub("#", line.text)
                if masked in headings:
                    break
                numbered = bool(_PAGE_NUMBER.match(line.text))
                there = [
                    (number, text)
                    for number, other, text in places[masked]
                    if number != page.number and abs(other - place) <= _SAME_PLACE
                ]
                again = _stands_again(line.text, page.number, there, numbered, len(pages))
                alone = numbered and place <= _MARGIN * page.height
                if not again and not (alone and _apart(line, lines[page.number])):
                    break
                if _is_prose(line, lines[page.number], edge, page.height, size):
                    break
                run.append((line, "page-number" if numbered else edge))
            found[page.number].extend(_without_text(run, lines[page.number]))
    return found


def _without_text(
    run: list[tuple[PrintedLine, str]], lines: Sequence[PrintedLine]
) -> list[tuple[PrintedLine, str]]:
    """The running lines, from the edge inwards, without those that belong to the text below.

    Forms of one page each repeat their fields ("Organization: UNODC") at the same place. What is
    printed as one block with the text, in its type and line by line, is text.
    """
    kept = list(run)
    while kept and kept[-1][1] != "page-number":
        line, gone = kept[-1][0], {id(each) for each, _ in kept}
        others = [other for other in lines if id(other) not in gone]
        if not any(_in_one_block(line, other) for other in others) and not _is_field_above(
            line, [each for each, _ in kept], others
        ):
            break
        kept.pop()
    return kept


def _in_one_block(line: PrintedLine, other: PrintedLine) -> bool:
    """Whether two lines follow each other closely, begin at one place, and are of one type.

    The type is that in which they begin, or in which the upper one ends: "**Measure:** II.4 …".
    """
    if not 0 < abs(other.y - line.y) < _ONE_BLOCK * line.size or abs(other.x0 - line.x0) >= 1:
        return False
    upper, lower = (line, other) if line.y < other.y else (other, line)
    follows = _type(lower.words[0])
    return follows in (_type(upper.words[0]), _type(upper.words[-1]))


def _is_field_above(
    line: PrintedLine, run: Sequence[PrintedLine], others: Sequence[PrintedLine]
) -> bool:
    """Whether a line ends a field of a form, and the next field stands below it as text."""
    begins = line
    for other in sorted(run, key=lambda each: -each.y):
        if other.y < begins.y and _in_one_block(begins, other):
            begins = other
    return _is_field(begins) and any(
        0 < other.y - line.y < _FIELDS_APART * line.size
        and abs(other.x0 - line.x0) < 1
        and other.size == line.size
        and _is_field(other)
        for other in others
    )


def _is_field(line: PrintedLine) -> bool:
    """Whether a line has the name of a field and its value: "Organization: UNODC"."""
    return any(word.text.endswith(":") for word in line.words[:_FIELD_WORDS])


def _type(word: Word) -> tuple[float, bool, bool]:
    return word.style.size, word.style.bold, word.style.italic


def _is_prose(
    line: PrintedLine, lines: Sequence[PrintedLine], edge: str, height: float, size: float
) -> bool:
    """Whether the line belongs to sentences in the type of the text that reach into the text.

    Forms and letters of one page each may begin with the same paragraph; no running head does.
    """
    if line.size < size:
        return False
    block = [line]
    for other in sorted(lines, key=lambda each: abs(each.y - line.y)):
        if any(_in_one_block(other, each) for each in block):
            block.append(other)
    block.sort(key=lambda each: each.y)
    inmost = block[-1].y if edge == "header" else height - block[0].y
    words = sum(len(each.words) for each in block)
    return (
        inmost > _HEAD_ZONE * height
        and words >= _SENTENCE
        and _SENTENCE_END.search(block[-1].text) is not None
    )


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
    below = [
        start
        for start in starts
        if sum(1 for other in others if any(abs(x - start) < 2.5 for x in other)) >= 3
    ]
    return len(below) > 1


def _is_ruled(line: PrintedLine, rules: Sequence[Rect]) -> bool:
    """Whether a vertical rule parts the words of the line, and goes on below it."""
    return any(
        rule.top <= line.y < rule.bottom - _BELOW * line.size
        and rule.x1 - rule.x0 < rule.bottom - rule.top
        and line.x0 < rule.x0
        and rule.x1 < line.x1
        for rule in rules
    )


def _segment_starts(line: PrintedLine) -> list[float]:
    """Where the line begins, and begins anew behind a wide gap."""
    return [line.x0] + [
        b.x0 for a, b in pairwise(line.words) if b.x0 - a.x1 > 1.2 * line.size and not b.glued
    ]


def _stands_again(
    text: str, page: int, others: Iterable[tuple[int, str]], numbered: bool, pages: int
) -> bool:
    """Whether lines at the same place of other pages make a line a running one.

    The same words do on any page, and so do numbers of pages. What else counts with the pages has
    to do so on many of them: captions count, too, and now and then stand at the top of a page.
    """
    counting, enough = 1, 1 if numbered else max(1, _COUNTING * pages)
    for other_page, other in others:
        if other == text:
            return True
        if counting <= enough:
            counting += _counts_with_pages(text, page, other, other_page)
    return counting > enough and (numbered or _CAPTION.match(text) is None)


def _counts_with_pages(text: str, page: int, other: str, other_page: int) -> bool:
    """Whether the numbers of two lines are equal or differ as the pages do."""
    pairs = zip(_numbers_in(text), _numbers_in(other), strict=True)
    return all(a == b or a - b == page - other_page for a, b in pairs)


@lru_cache(maxsize=4_096)
def _numbers_in(text: str) -> tuple[int, ...]:
    """The numbers of a line, which is compared with those at its place on many pages."""
    return tuple(map(int, _NUMBERS.findall(text)))


def _apart(line: PrintedLine, lines: Sequence[PrintedLine]) -> bool:
    """Whether blank space sets the line off from all others."""
    near = [abs(other.y - line.y) for other in lines if other is not line]
    return not near or min(near) > 1.8 * line.size


def main_size(pages: Iterable[PageContent]) -> float:
    """The type size of most words of a document; 10 for one without words."""
    weights: Counter[float] = Counter()
    for page in pages:
        # Run by run: words that follow each other are of one style.
        for style, run in groupby(page.words, _STYLE):
            weights[style.size] += sum(1 for _ in run)
    return max(weights, key=lambda size: (weights[size], size), default=10.0)
