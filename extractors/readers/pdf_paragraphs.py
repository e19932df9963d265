"""Lines to paragraphs: where a column or a cell starts a new one.

What separates paragraphs differs from text to text (a gap, an indent, a short last line), so the
distances are learned from the text itself: gaps behind *full* lines show the line pitch, gaps
behind *short* ones show how paragraphs are set apart, if at all.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median
from typing import Final

from extractors.readers.pdf_drawing import Rect
from extractors.readers.pdf_lines import (
    PrintedLine,
    Sides,
    are_centred,
    changes_alignment,
    is_full,
    with_words,
)
from extractors.stitch import is_finished, starts_small

BULLETS = "•●○◦▪■□◾►▶➢➤✓✔❖‣⁃∙\uf0b7\uf0a7\uf0d8\uf076\uf0a8\uf02d\uf0fc"
_DASHES = "–—-―·*o"
_NUMBER = re.compile(
    r"^\(?(?:\d{1,3}|[a-zа-я]|[ivx]{1,5}|[IVX]{1,5})[.)]$|^\d{1,2}(?:\.\d{1,2})+\.?$"
)
_LONGEST_MARK = 9
_TAB = 1.5
"""A marker followed by a gap of more than this many spaces is set off by a tab."""

_REMARK_PITCH = 1.6
_WIDER_PITCH = 1.2
"""A gap up to this part of the limit for paragraphs may still be the pitch of a list."""

_KEPT_TOGETHER = 2.0
"""Lines that may be missing above footnotes: the rule, and a line that must not stand alone."""

_SIZE_CHANGE = 0.06

_TORN = 0.1
"""Share of tagged paragraphs that end inside a sentence from which tags name lines."""

_KNOWN_OPENING = (1, 3, 6)
"""Times that two words, one word or any acronym must begin a paragraph or sentence before that is
a habit of the text."""

_BELOW_OTHERS = 0.25
"""Share of paragraphs that stand below another in their cell; of fewer, each has its own."""

_OFTENER_BEGUN = 1.5
"""A line's end cuts a sentence's end inside a paragraph oftener than a paragraph fills its line."""

FIRST_LINE = 0.7
"""Type sizes: a first-line indent is larger, the shift of a justified line's start smaller."""


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of one column, cell, box or note area, from top to bottom.

    Attributes:
        lines: at least one.
        sides: where its text begins and ends.
        context: columns with the same context share their spacing ("body", a table's column).
    """

    lines: tuple[PrintedLine, ...]
    sides: Sides
    context: str


ASIDE: Final = "aside"
"""The context of narrow columns beside the text."""


class Spacing:
    """Line pitch and paragraph gaps of each context and type size, learned from a document.

    Attributes:
        tagged: the paragraphs that the file names can be trusted; some programs tag each line.
    """

    def __init__(self, columns: Sequence[Column]) -> None:
        # Plain numbers in arrays: a long document has no room for as many objects.
        samples: dict[tuple[str, float], _Gaps] = defaultdict(_Gaps)
        ratios = array("d")
        parted = torn = 0
        for column in columns:
            for upper, lower in pairwise(column.lines):
                gap = lower.y - upper.y
                if upper.tag and lower.tag and upper.tag != lower.tag:
                    parted += 1
                    torn += starts_small(lower.text) and not is_finished(upper.text)
                if not _same_size(upper, lower) or not 0 < gap < 4 * upper.size:
                    continue
                full = is_full(upper, lower, column.sides) and not is_item(lower)
                gaps = samples[column.context, _size_key(upper)]
                (gaps.full if full else gaps.short).append(gap)
                if full:
                    ratios.append(gap / upper.size)
        self.tagged = torn <= _TORN * parted
        self._ratio = median(ratios) if ratios else 1.2
        holes = {key: _hole(gaps, key[1]) for key, gaps in samples.items()}
        self._limits = {key: hole or _widest_pitch(samples[key], key[1])
                        for key, hole in holes.items()}  # fmt: skip
        for (context, size), limit in self._limits.items():
            if context == ASIDE and limit is not None:
                # A few remarks of a line or two do not show how far their lines are apart.
                most = _REMARK_PITCH * self._ratio * size
                self._limits[context, size] = min(most, limit)
        self._openings = {
            context: Openings([column for column in columns if column.context == context])
            for context in {key[0] for key, hole in holes.items() if hole is None}
            if all(hole is None for key, hole in holes.items() if key[0] == context)
        }

    def limit(self, context: str, line: PrintedLine) -> float:
        """The largest baseline distance inside a paragraph."""
        known = self._limits.get((context, _size_key(line)))
        return known if known is not None else (self._ratio * 1.15 + 0.05) * line.size

    def opens(self, context: str, upper: PrintedLine, line: PrintedLine) -> bool:
        """Whether `line`, below a full line that ends a sentence, begins a paragraph by its words.

        Asked only of what no gap and no indent sets apart.
        """
        known = self._openings.get(context)
        return known is not None and is_finished(upper.text) and known.begins(upper, line)

    def pitch(self, line: PrintedLine) -> float:
        """The usual baseline distance for this type size."""
        return self._ratio * line.size


class Openings:
    """The first words of paragraphs that nothing but a short last line sets apart.

    Where a paragraph's last line happens to be full, the page shows no end. Its next words may:
    "UNODC" begins other paragraphs of the text and hardly ever a sentence inside one.
    """

    def __init__(self, columns: Iterable[Column]) -> None:
        self._begun: Counter[str] = Counter()
        self._inside: Counter[str] = Counter()
        self._lines = self._below = self._set_in = 0
        for column in columns:
            self._learn(column)

    def _learn(self, column: Column) -> None:
        before: PrintedLine | None = None
        for line in column.lines:
            words = [word.text for word in line.words]
            begins = before is None or not is_full(before, line, column.sides)
            if begins and not starts_small(line.text):
                self._begun.update(_opening(words))
                self._lines += 1
                self._below += before is not None
                self._set_in += line.x0 - column.sides.left > FIRST_LINE * line.size
            for i in range(1, len(words)):
                if is_finished(words[i - 1]) and not starts_small(words[i]):
                    self._inside.update(_opening(words[i:]))
            before = line

    def begins(self, upper: PrintedLine, line: PrintedLine) -> bool:
        """Whether the line's first words begin paragraphs oftener than sentences inside them."""
        alone = self._below < _BELOW_OTHERS * self._lines
        if alone or 2 * self._set_in > self._lines or starts_small(line.text):
            return False
        if line.words[0].style.bold and not upper.words[-1].style.bold:
            return True
        if upper.text[-1] == ";":
            return True
        keys = _opening([word.text for word in line.words])
        for key, least in zip(keys, _KNOWN_OPENING, strict=False):
            begun, inside = self._begun[key], self._inside[key]
            if begun + inside >= least:
                return begun > _OFTENER_BEGUN * inside
        return False


def _opening(words: Sequence[str]) -> list[str]:
    """Keys of how words begin, the closest first: two words, one, and that it is an acronym."""
    first = words[0]
    acronym = ["AAA"] if first[:1].isalpha() and len(first) > 2 and first.isupper() else []
    return [" ".join(words[:2]), f"{first} …", *acronym]


class Bottoms:
    """How far down the pages of a document hold text."""

    def __init__(
        self,
        columns: Iterable[Column],
        heights: Mapping[int, float],
        notes: Mapping[int, Sequence[Rect]],
    ) -> None:
        """Learns it from the lowest lines.

        Args:
            columns: all text of the document.
            heights: of its pages, by number; pages of one height share the result.
            notes: areas of footnotes by page, which take the room of the column above them.
        """
        self._notes = notes
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
        self._bottoms = {page: usual.get(round(height), height) for page, height in heights.items()}

    def room_below(self, line: PrintedLine, spacing: Spacing) -> bool:
        """Whether the line's paragraph could have gone on below it.

        Word processors keep two lines together on either side of a cut, so one line's room is none.
        """
        notes = [
            area.top
            for area in self._notes.get(line.page, ())
            if area.x0 < line.x1 and area.x1 > line.x0 and area.top > line.y
        ]
        if notes:
            return line.y + (1 + _KEPT_TOGETHER) * spacing.pitch(line) < min(notes)
        return line.y + spacing.pitch(line) <= self._bottoms[line.page] + 1


def _size_key(line: PrintedLine) -> float:
    return round(2 * line.size) / 2


def _same_size(a: PrintedLine, b: PrintedLine) -> bool:
    return a.size == b.size or abs(a.size - b.size) <= _SIZE_CHANGE * max(a.size, b.size)


class _Gaps:
    """Distances between lines of one type, below full lines and below short ones."""

    def __init__(self) -> None:
        self.full = array("d")
        self.short = array("d")


def _line_pitch(gaps: _Gaps) -> float | None:
    """The usual distance of lines inside a paragraph; None where too few lines show it."""
    if gaps.full:
        # Some paragraphs end in a full line, so the larger of these gaps may lie between two.
        return sorted(gaps.full)[len(gaps.full) // 4]
    return round(min(gaps.short), 1) if len(gaps.short) >= 3 else None


def _widest_pitch(gaps: _Gaps, size: float) -> float | None:
    """The distance up to which a line belongs to the one above where no gap parts paragraphs."""
    pitch = _line_pitch(gaps)
    return None if pitch is None else pitch + 0.4 * size


def _hole(gaps: _Gaps, size: float) -> float | None:
    """The distance that tells gaps inside paragraphs from gaps between them; None: none does.

    Candidates are the holes between the distances that occur. A hole is good when few full lines
    have a larger gap and few short lines a smaller one; a wide blank separates in any case.
    """
    full, short = gaps.full, gaps.short
    values = sorted({round(gap, 1) for gap in chain(full, short)})
    pitch = _line_pitch(gaps)
    if pitch is None:
        return None
    least = max(0.6, 0.05 * size)
    above = [value for value in values if value >= pitch - 0.1]
    holes = [(a, b) for a, b in pairwise(above) if b - a >= least]
    best: tuple[float, float] | None = None
    for a, b in holes:
        limit = (a + b) / 2
        over = sum(1 for gap in full if gap > limit)
        under = sum(1 for gap in short if gap <= limit)
        wide = b - pitch > 0.4 * size
        between = len(short) - under
        if over > 2 * between and not wide:
            continue
        # A cut paragraph is the worse mistake: short lines are seen in other ways too.
        cost = 3 * over + under - min(1.0, (b - a) / size) / 2
        if best is None or cost < best[0]:
            best = (cost, limit)
    return best[1] if best is not None else None


def is_item(line: PrintedLine) -> bool:
    """Whether the line begins with a bullet, or with a number or dash set off by a tab."""
    first = line.words[0]
    if first.text[0] in BULLETS:
        return True
    if len(line.words) < 2:
        return False
    return is_mark(first.text) and _set_off(line)


def is_mark(text: str) -> bool:
    """Whether a word looks like a list marker: "•", "3.", "(b)", "–"."""
    if len(text) > 1 and (text.isalpha() or len(text) > _LONGEST_MARK):
        return False
    return bool(_NUMBER.match(text)) or text in _DASHES or text in BULLETS


def _set_off(line: PrintedLine) -> bool:
    """Whether a tab follows the first word: a gap wider than all spaces of the line."""
    gaps = [b.x0 - a.x1 for a, b in pairwise(line.words)]
    others = max(gaps[1:], default=0.0)
    return gaps[0] > _TAB * max(0.25 * line.size, others if len(gaps) > 2 else 0.0)


def split_marker(lines: Sequence[PrintedLine]) -> tuple[str, list[PrintedLine]]:
    """Takes the list marker off a paragraph's first line: ("•", the lines without it).

    A number or dash counts when a tab sets it off or the following lines hang behind it. Numbers
    of headings are words of the heading, so do not call this for headings.
    """
    first = lines[0]
    word = first.words[0]
    if word.text[0] in BULLETS:
        if len(word.text) > 1:
            rest = word._replace(text=word.text[1:].strip())
            return word.text[0], [with_words(first, (rest, *first.words[1:])), *lines[1:]]
        if len(first.words) > 1:
            return word.text, [with_words(first, first.words[1:]), *lines[1:]]
        if len(lines) > 1:
            return word.text, list(lines[1:])
        return "", list(lines)
    if len(first.words) < 2 or not is_mark(word.text):
        return "", list(lines)
    behind = first.words[1].x0
    hangs = len(lines) > 1 and abs(lines[1].x0 - behind) < 1.5 and behind - first.x0 > 0.5
    if _set_off(first) or hangs:
        return word.text, [with_words(first, first.words[1:]), *lines[1:]]
    return "", list(lines)


def cut_paragraphs(column: Column, spacing: Spacing) -> list[tuple[PrintedLine, ...]]:
    """The lines of the column, grouped into paragraphs."""
    lines = column.lines
    groups: list[list[PrintedLine]] = [[lines[0]]]
    for i in range(1, len(lines)):
        following = lines[i + 1] if i + 1 < len(lines) else None
        if why_new(groups[-1], lines[i], following, column, spacing):
            groups.append([lines[i]])
        else:
            groups[-1].append(lines[i])
    return [tuple(group) for group in groups]


def why_new(
    group: Sequence[PrintedLine],
    line: PrintedLine,
    following: PrintedLine | None,
    column: Column,
    spacing: Spacing,
) -> str:
    """Why the line starts a new paragraph behind `group`; empty when it goes on.

    The cases stand in the order of their strength.
    """
    upper = group[-1]
    gap = line.y - upper.y
    if not _same_size(upper, line):
        return "other type size"
    if gap <= 0:
        return "not below the line before"
    if spacing.tagged and upper.tag and line.tag:
        return "another paragraph by its tag" if upper.tag != line.tag else ""
    if changes_alignment(upper, line, column.sides):
        return "other alignment"
    limit = spacing.limit(column.context, upper)
    # First lines of paragraphs are set in too, but the lines below them are not.
    block = abs(upper.x0 - line.x0) < 1
    full = is_full(upper, line, _sides_at(upper, column) if block else column.sides)
    if gap > limit:
        # Lists may have a wider pitch than the text around them; a sentence that runs on shows it.
        runs_on = full and starts_small(line.text) and not is_finished(upper.text)
        if not (runs_on and gap <= _WIDER_PITCH * limit):
            return "gap"
    if is_item(line) and not ends_word(upper, line, column.sides):
        return "list marker"
    if full and line.bold and not upper.bold and is_finished(upper.text):
        return "a line in bold below the end of a sentence"
    if (upper.bold, upper.italic) != (line.bold, line.italic) and not full:
        if upper.bold != line.bold:
            return "bold changes"
        if upper.italic != line.italic and is_finished(upper.text):
            return "italics change"
    if _numbered(line) and (not full or is_finished(upper.text)) and _numbered(group[0]):
        return "number"
    if not full and not starts_small(line.text):
        return "short line"
    # The last line of justified text hardly ever ends at the edge by chance.
    if full and not column.sides.justified and spacing.opens(column.context, upper, line):
        return "begins as paragraphs do"
    shifted = is_item(group[0]) or are_centred(upper, line, column.sides)
    if not shifted and _indented(upper, line, following, column) and not starts_small(line.text):
        return "first-line indent"
    return ""


def ends_word(upper: PrintedLine, line: PrintedLine, sides: Sides) -> bool:
    """Whether what looks like a marker is the rest of a word too wide for its column.

    "instabilit" fills its line, and "y." begins the next.
    """
    mark = line.words[0].text
    rest = len(mark) == 2 and mark[0].islower() and mark[1] == "."
    alone = len(upper.words) == 1 and upper.text[-1].islower()
    return rest and alone and sides.wall - upper.x1 < 0.75 * upper.size


def _numbered(line: PrintedLine) -> bool:
    return len(line.words) > 1 and bool(_NUMBER.match(line.words[0].text))


def _sides_at(line: PrintedLine, column: Column) -> Sides:
    """Where the line could have ended: blocks indented on the left often are on the right too."""
    left, right, justified, wall = column.sides
    shift = line.x0 - left
    if shift < FIRST_LINE * line.size:
        return column.sides
    same = [other.x1 for other in column.lines if abs(other.x0 - line.x0) < 1]
    reach = max(same)
    if len(same) < 3 or reach > right - 0.5 * shift:
        return column.sides
    return Sides(left, reach, justified, wall)


def _indented(
    upper: PrintedLine, line: PrintedLine, following: PrintedLine | None, column: Column
) -> bool:
    """A line that begins further right than its neighbours, which begin at the left edge."""
    least = FIRST_LINE * line.size
    back = following is None or line.x0 - following.x0 > least
    return line.x0 - upper.x0 > least and line.x0 - column.sides.left > least and back
