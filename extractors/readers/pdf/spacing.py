"""How far lines and paragraphs of a document stand apart, learned from the document itself.

Gaps behind *full* lines show the line pitch, gaps behind *short* ones show how paragraphs are set
apart, if at all; where no gap does, the first words of paragraphs may.
"""

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from statistics import median
from typing import Final

from extractors.readers.pdf.drawing import Rect
from extractors.readers.pdf.lines import PrintedLine, Sides, is_full
from extractors.readers.pdf.markers import is_item
from extractors.stitch import is_finished, starts_small

_REMARK_PITCH = 1.6
_KEPT_TOGETHER = 2.0
"""Lines that may be missing above footnotes: the rule, and a line that must not stand alone."""

_SIZE_CHANGE = 0.06
_TORN = 0.1
"""Share of tagged paragraphs that end inside a sentence from which tags name lines."""

_KNOWN_OPENING = {"pair": 1, "actor": 8, "kind": 2, "word": 3, "acronym-kind": 4, "acronym": 6}
"""Times that words must begin a paragraph or sentence before that is a habit of the text: two
words, one that names who acts, as the paragraph above has done or not ("The SCO"), one and the kind
of the next ("In 2016", "In addition"), one, any acronym and the kind of the next ("INTERPOL,
together"), any acronym."""

_BELOW_OTHERS = 0.25
"""Share of paragraphs that stand below another in their cell; of fewer, each has its own."""

_OFTENER_BEGUN = 1.5
"""A line's end cuts a sentence's end inside a paragraph oftener than a paragraph fills its line."""

_ACRONYM = re.compile(r"[^\W\d_a-zа-я]{3,}")
_NAME = 2
"""Words that a sentence begins with in which its subject may be named by an acronym: "The SCO"."""

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

BLOCK: Final = "block"
"""The context of short blocks abreast in one column."""


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
                if not same_size(upper, lower) or not 0 < gap < 4 * upper.size:
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
            if context in (ASIDE, BLOCK) and limit is not None:
                # A few remarks of a line or two do not show how far their lines are apart.
                most = _REMARK_PITCH * self._ratio * size
                self._limits[context, size] = min(most, limit)
        close = {key[0] for key, hole in holes.items() if hole is None}
        close -= {key[0] for key, hole in holes.items() if hole is not None}
        self._openings = {
            context: Openings([column for column in columns if column.context == context])
            for context in close
        }
        self._all = Openings([column for column in columns if column.context in close])

    def limit(self, context: str, line: PrintedLine) -> float:
        """The largest baseline distance inside a paragraph."""
        known = self._limits.get((context, _size_key(line)))
        return known if known is not None else (self._ratio * 1.15 + 0.05) * line.size

    def opens(self, context: str, said: Sequence[PrintedLine], line: PrintedLine) -> bool:
        """Whether `line`, below a full line that ends a sentence, begins a paragraph by its words.

        Asked only of what no gap and no indent sets apart; `said` is the paragraph above.
        """
        upper = said[-1]
        known = self._openings.get(context)
        if known is None or not is_finished(upper.text) or not known.may_begin(line):
            return False
        # Where a column is too short to show its habits, those of the others may.
        begins = known.begins(said, line)
        return bool(self._all.begins(said, line) if begins is None else begins)

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
        said: list[str] = []
        for line in column.lines:
            words = [word.text for word in line.words]
            begins = before is None or not is_full(before, line, column.sides)
            if begins and not starts_small(line.text):
                self._begun.update(_opening(words, said))
                self._lines += 1
                self._below += before is not None
                self._set_in += line.x0 - column.sides.left > FIRST_LINE * line.size
                said = []
            for i in range(1, len(words)):
                if is_finished(words[i - 1]) and not starts_small(words[i]):
                    self._inside.update(_opening(words[i:], [*said, *words[:i]]))
            said += words
            before = line

    def may_begin(self, line: PrintedLine) -> bool:
        """Whether it can begin a paragraph: nothing is set in, and cells hold several."""
        alone = self._below < _BELOW_OTHERS * self._lines
        return not (alone or 2 * self._set_in > self._lines or starts_small(line.text))

    def begins(self, said: Sequence[PrintedLine], line: PrintedLine) -> bool | None:
        """Whether the line's first words begin paragraphs oftener than sentences inside them.

        None where too few did either. `said`: the lines of the paragraph above.
        """
        upper, text = said[-1], " ".join(part.text for part in said)
        if line.words[0].style.bold and not upper.words[-1].style.bold:
            return True
        if text.count("(") > text.count(")"):
            return False
        if text[-1] == ";":
            return True
        words = [word.text for word in line.words]
        for key in _opening(words, text.split()):
            begun, inside = self._begun[key], self._inside[key]
            if begun + inside >= _KNOWN_OPENING[key.partition(" ")[0]]:
                return begun > _OFTENER_BEGUN * inside
        return None


def _opening(words: Sequence[str], said: Sequence[str]) -> list[str]:
    """Keys of how words begin behind what a paragraph has said, the closest first."""
    first = words[0]
    kind = _kind(words[1]) if len(words) > 1 else ""
    keys = [f"pair {' '.join(words[:2])}"]
    actors = {name for word in words[:_NAME] for name in _ACRONYM.findall(word)}
    if actors:
        known = any(name in word for word in said for name in actors)
        keys.append("actor known" if known else "actor new")
    keys += [f"kind {first} {kind}", f"word {first}"]
    if first[:1].isalpha() and len(first) > 2 and first.isupper():
        mark = "," if first[-1] == "," else ""
        keys += [f"acronym-kind AAA{mark} {kind}", "acronym"]
    return keys


def _kind(word: str) -> str:
    """A number, a name, or another word."""
    return "0" if word[0].isdigit() else "A" if word[0].isupper() else "a"


_REACHED = 0.7
"""Part of a page's height down to which text reaches at least before there is no more room."""


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
        self._bottoms = {
            page: max(usual.get(round(height), height), _REACHED * height)
            for page, height in heights.items()
        }

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


def same_size(a: PrintedLine, b: PrintedLine) -> bool:
    """Whether two lines are set in one type size."""
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
