"""Words to printed lines.

The tests of a line's end live here too: a line is *full* when the first word of the next one would
not have fitted behind it. That holds for justified and ragged type alike, and is the strongest sign
on the page that a paragraph goes on.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import NamedTuple

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.words import Style, Word
from extractors.stitch import starts_small

_SAME_BASELINE = 0.25
"""Baselines this near, in type sizes, are one line: pdfium's places differ by rounding only."""

_FAR = 4.0
"""Type sizes: a line that begins further from the left edge is not set from there."""

_INDENTED = 3.0
"""Type sizes: a line set in by less, above one from edge to edge, is a paragraph's first."""

_AT_EDGE = 1.2
"""Points by which the end of a justified line may miss the edge: loose boxes end within one."""

_OVER_EDGE = 4.0
"""Points by which single lines reach over the edge of justified text."""

_ROUNDING = 0.4
"""Points by which a word may seem to fit though the typesetter found that it did not."""

_REACH = 0.7
"""Type sizes: a mark is raised by less than this."""

# By position in the tuple, which is found faster than a name.
_DOWN_THEN_RIGHT = itemgetter(Word._fields.index("y"), Word._fields.index("x0"))
_LEFT = itemgetter(Word._fields.index("x0"))

_SPACED_LETTERS = 5
"""Single letters in a row from which a line may be a heading in spaced type."""

_WORD_GAP = 1.6
"""Times the gap between spaced letters from which a gap parts two words."""

_MANY_LINES = 8
"""Lines from which the ends of lines show whether a text is justified."""

_RAISED_SIZE = 0.85
"""A word set smaller than this part of its line, and off its baseline, is a raised mark."""


class PrintedLine(NamedTuple):
    """One line of a column or cell.

    Attributes:
        words: from left to right; raised marks stand where they are printed.
        x0: left edge of the first word.
        x1: right edge of the last word.
        y: baseline.
        size: type size of most characters.
        page: from 1.
        bold: every word is bold.
        italic: every word is italic.
        text: the words with single spaces.
        plain: the words are of one type, and a space stands between any two.
    """

    words: tuple[Word, ...]
    x0: float
    x1: float
    y: float
    size: float
    page: int
    bold: bool
    italic: bool
    text: str
    plain: bool

    @property
    def tag(self) -> int:
        """The paragraph that the file names for the line, or 0; markers have none of their own."""
        tag = self.words[-1].style.tag
        return tag if tag > 0 else 0

    @property
    def box(self) -> Rect:
        """The area of the line, from ascenders to descenders."""
        return Rect(self.x0, self.y - 0.8 * self.size, self.x1, self.y + 0.25 * self.size)


def join_words(words: Sequence[Word]) -> str:
    """The words of a line with single spaces, glued ones without."""
    if not any(word.glued for word in words):
        return " ".join([word.text for word in words])
    return "".join(
        word.text if i == 0 or word.glued else " " + word.text for i, word in enumerate(words)
    )


def make_lines(words: Sequence[Word], page: int) -> list[PrintedLine]:
    """Groups words by baseline, from top to bottom; raised marks join the line they belong to.

    The words must be of one column or cell: whatever shares a baseline becomes one line.
    """
    rows: list[list[Word]] = []
    base = float("-inf")
    near = largest = 0.0
    type_before: Style | None = None
    for word in sorted(words, key=_DOWN_THEN_RIGHT):
        _, _, _, y, style, _ = word
        if style is not type_before:
            type_before, near = style, _SAME_BASELINE * style.size
            largest = max(largest, style.size)
        if y - base <= near:
            rows[-1].append(word)
        else:
            rows.append([word])
            base = y
    return [_line(row, page) for row in _with_raised(rows, largest)]


def _with_raised(rows: list[list[Word]], largest: float) -> list[list[Word]]:
    """Puts rows of raised (or lowered) marks into the line below (or above) them.

    `largest`: the largest type size in the rows.
    """
    if all(b[0].y - a[0].y > _REACH * largest for a, b in pairwise(rows)):
        return rows
    kept: list[list[Word]] = []
    carried: list[Word] = []
    for i, row in enumerate(rows):
        size = max(word.style.size for word in row)
        below = rows[i + 1] if i + 1 < len(rows) else None
        if below is not None and _belongs(row, size, below, above=True):
            carried.extend(word._replace(glued=_touches(word, below)) for word in row)
            continue
        if kept and not carried and _belongs(row, size, kept[-1], above=False):
            kept[-1].extend(word._replace(glued=_touches(word, kept[-1])) for word in row)
            continue
        kept.append([*row, *carried])
        carried = []
    return kept


def _belongs(row: list[Word], size: float, host: list[Word], *, above: bool) -> bool:
    host_size = max(word.style.size for word in host)
    distance = (host[0].y - row[0].y) if above else (row[0].y - host[0].y)
    reach = _REACH if above else 0.35
    if size > _RAISED_SIZE * host_size or distance > reach * host_size:
        return False
    return all(
        all(word.x0 >= other.x1 - 1 or word.x1 <= other.x0 + 1 for other in host)
        and min(min(abs(word.x0 - o.x1), abs(o.x0 - word.x1)) for o in host) < 0.8 * host_size
        for word in row
    )


def _touches(word: Word, host: list[Word]) -> bool:
    return any(-1 <= word.x0 - other.x1 < 0.12 * other.style.size for other in host)


def _line(row: list[Word], page: int) -> PrintedLine:
    row.sort(key=_LEFT)
    if len(row) > _SPACED_LETTERS and len(row[0].text) == len(row[1].text) == 1:
        row = _without_letter_spacing(row)
    first = row[0]
    style = first.style
    if is_plain(row):
        text = " ".join([word[0] for word in row])
        size, bold, italic = style[:3]
        # Makes a named tuple in half the time.
        return tuple.__new__(
            PrintedLine,
            (tuple(row), first.x0, row[-1].x1, first.y, size, page, bold, italic, text, True),
        )
    size = _main_size(row)
    base = next(word.y for word in row if word.style.size == size)
    return PrintedLine(
        words=tuple(row),
        x0=row[0].x0,
        x1=max(word.x1 for word in row),
        y=base,
        size=size,
        page=page,
        bold=all(word.style.bold for word in row),
        italic=all(word.style.italic for word in row),
        text=join_words(row),
        plain=False,
    )


def _without_letter_spacing(row: list[Word]) -> list[Word]:
    """The words of a heading in spaced type: "R E S U L T S" gives "RESULTS"."""
    letters = sum(1 for word in row if len(word.text) == 1 and word.text.isalpha())
    gaps = [b.x0 - a.x1 for a, b in pairwise(row)]
    usual = median(gaps)
    if letters < 0.8 * len(row) or not 0 < usual < row[0].style.size:
        return row
    words = [row[0]]
    for word, gap in zip(row[1:], gaps, strict=True):
        if gap > _WORD_GAP * usual or word.style is not words[-1].style:
            words.append(word)
        else:
            words[-1] = words[-1]._replace(text=words[-1].text + word.text, x1=word.x1)
    return words


def is_plain(words: Sequence[Word]) -> bool:
    """Whether words are of one type and a space stands between any two."""
    style = words[0].style
    for _, _, _, _, other, glued in words:
        if other is not style or glued:
            break
    else:
        return True
    return False


def _main_size(row: Sequence[Word]) -> float:
    first = row[0].style.size
    if all(word.style.size == first for word in row):
        return first
    weights: dict[float, int] = {}
    for word in row:
        weights[word.style.size] = weights.get(word.style.size, 0) + len(word.text)
    return max(weights, key=lambda size: (weights[size], size))


def with_words(line: PrintedLine, words: Sequence[Word]) -> PrintedLine:
    """The line with other words, of which there must be at least one."""
    return PrintedLine(
        words=tuple(words),
        x0=words[0].x0,
        x1=words[-1].x1,
        y=line.y,
        size=line.size,
        page=line.page,
        bold=line.bold,
        italic=line.italic,
        text=join_words(words),
        plain=is_plain(words),
    )


def raised(word: Word, line: PrintedLine) -> bool:
    """Whether the word is a raised mark in its line."""
    return word.style.size <= _RAISED_SIZE * line.size and line.y - word.y > 0.1 * line.size


class Sides(NamedTuple):
    """Where the text of a column begins and ends.

    `justified`: its full lines end there exactly. `wall`: where its cell would have let a line end,
    as far as the cell's left padding shows it; 0 when unknown.
    """

    left: float
    right: float
    justified: bool = False
    wall: float = 0.0


def right_edge(ends: Sequence[float]) -> float:
    """Where the lines of a column end at most: where most do, or else the longest.

    In justified text a closing mark or an unbreakable line may reach a little over the edge.
    """
    longest = max(ends)
    if is_justified(ends, longest):
        return longest
    (usual, _), *_ = Counter(round(end) for end in ends).most_common(1)
    near = [end for end in ends if abs(end - usual) <= 1]
    edge = median(near)
    return edge if longest - edge <= _OVER_EDGE and is_justified(ends, edge) else longest


def is_justified(ends: Sequence[float], right: float) -> bool:
    """Whether line ends show justified text: most of them lie at the right edge."""
    at_edge = sum(1 for end in ends if abs(end - right) <= _AT_EDGE)
    return len(ends) >= _MANY_LINES and at_edge > 0.55 * len(ends)


def is_full(line: PrintedLine, following: PrintedLine, sides: Sides) -> bool:
    """Whether the text had to break after this line.

    In justified text a full line ends at the right edge; else the first word of the following line
    would not have fitted behind it.

    Args:
        line: the line in question.
        following: the next line of the same column, or the first of the next column.
        sides: of the column.
    """
    room = sides.right - line.x1
    shifted = line.x0 - sides.left > _FAR * line.size
    from_left = line.x0 - sides.left < 1 and following.x0 - sides.left < 1  # as most lines are
    if from_left:
        if sides.justified and len(line.words) > 1 and not line.bold:
            return room <= _AT_EDGE + 0.3
    elif are_centred(line, following, sides) or (shifted and abs(line.x0 - following.x0) > 1):
        # Centred and right-aligned lines have room before them as well.
        room += line.x0 - sides.left
    elif sides.justified and len(line.words) > 1 and not shifted and not line.bold:
        # Headings and labels may be ragged beside text that is not.
        return room <= _AT_EDGE + 0.3
    first = following.words[0]
    room -= first.x1 - first.x0 + _ROUNDING
    if room < 0 or room > 0.5 * line.size:
        return room < 0
    return room < space_width(line)


def changes_alignment(upper: PrintedLine, line: PrintedLine, sides: Sides) -> bool:
    """Whether the line begins far to the right of the one before, as right-aligned lines do."""
    far = _FAR * line.size
    if line.x0 - upper.x0 <= far or line.x0 - sides.left <= far:
        return False
    return not are_centred(upper, line, sides)


def same_run(upper: PrintedLine, line: PrintedLine) -> bool | None:
    """Whether a tagged file names both sides of a line's end as one run of text, or as two.

    Two of one type, of which the second does not go on in lower case, have a line break between
    them. None where the file says nothing.
    """
    last = upper.words[-1].style
    if last.tag >= 0:
        return None
    first = line.words[0].style
    if first.tag >= 0:
        return None
    if last.tag == first.tag:
        return True
    alike = (last.bold, last.italic, last.size) == (first.bold, first.italic, first.size)
    return False if alike and not starts_small(line.text) else None


def are_centred(line: PrintedLine, following: PrintedLine, sides: Sides) -> bool:
    """Whether both lines leave as much space before as behind them, the shorter one plainly."""
    first = line.x0 - sides.left
    if following.x0 - sides.left < 1 and first < _INDENTED * line.size:
        return False
    for one in (line, following):
        before, behind = one.x0 - sides.left, sides.right - one.x1
        if abs(before - behind) > max(2.0, 0.2 * one.size):
            return False
    return max(line.x0, following.x0) - sides.left > 1.5 * line.size and line.x0 != following.x0


def space_width(line: PrintedLine) -> float:
    """The usual space between the line's words; a quarter of the type size for a single word."""
    gaps = [b.x0 - a.x1 for a, b in zip(line.words, line.words[1:], strict=False) if not b.glued]
    usual = 0.25 * line.size
    # A justified line has wide spaces; what the next word needs is a space of the usual width.
    return min(median(gaps), 1.3 * usual) if gaps else usual
