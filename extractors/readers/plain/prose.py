"""Paragraphs, headings and lists of plain text: lines that belong together, by their shape."""

import re
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from extractors.layout import ParagraphLayout
from extractors.readers.list_markers import split_marker
from extractors.readers.plain.inline import inline
from extractors.stitch import is_finished, starts_small

LONGEST_HEADING: Final = 150
_ATX: Final = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*")
_UNDERLINE: Final = re.compile(r"\s*(?:={3,}|-{3,}|~{3,}|\^{3,})\s*")
_DECORATED: Final = re.compile(r"\s*([*=~#_+-])\1{1,}\s+(\S.*?)\s+\1{2,}\s*")
_BOLD_LINE: Final = re.compile(r"\s*(\*\*|__)(?P<text>(?:(?!\1).)+)\1\s*:?\s*", re.DOTALL)
_ITEM: Final = re.compile(
    r"(?P<indent>\s*)(?P<marker>[•‣◦▪■□●○◆➢➤→⇒✓·*+–—o-]|\(?(?:\d{1,2}|[a-zа-я]|[ivx]{1,5})\)"
    r"|\d{1,2}\.)(?P<gap>\s+)(?=\S)"
)
_NUMBERED: Final = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Z])[.)]?\s+\S")
_HEADING_END: Final = re.compile(r"[.;,!?:…]$")
_FIELD: Final = re.compile(r"[A-ZА-ЯЁ][a-zа-яё-]+(?: [a-zа-яё-]+){0,3}:\s+\S")
"""A label with its value ("Contact: …"), not the number of a section ("Phase II: …")."""
_SMALL_WORD: Final = re.compile(r"\W*[a-zа-яё]+\b")
_OPEN_END: Final = re.compile(
    r"(?<![\w-])(?:a|an|the|of|in|on|at|by|to|for|from|with|and|or|в|во|на|по|с|со|к|о|об|из|от|для|и)$"
)
_LINK: Final = re.compile(r"\s*(?:https?://\S+|www\.\S+|\S+@\S+)\s*")
_NARROWEST: Final = 45
_WIDEST: Final = 120
_FEWEST_WRAPPED: Final = 4
_TITLE_LINES: Final = 5


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How the lines of a text are broken: at `width` characters, or only after paragraphs (0)."""

    width: int


@dataclass(frozen=True, slots=True)
class _Unit:
    """Lines that make one paragraph or list item."""

    text: str
    marker: str = ""
    level: int = 0


def is_open(line: str) -> bool:
    """Whether a line ends where no paragraph can: "… held in", "… судей и"."""
    return _OPEN_END.search(line.rstrip()[-20:]) is not None


def find_wrapping(lines: Sequence[str]) -> Wrapping:
    """Whether lines are broken at a width: many of 45 to 120 characters that others follow."""
    lengths = [
        len(line.rstrip())
        for line, following in pairwise(lines)
        if line.strip() and following.strip() and not _ITEM.match(following)
    ]
    longest = max((len(line.rstrip()) for line in lines), default=0)
    full = [length for length in lengths if _NARROWEST <= length <= _WIDEST]
    if longest > 2 * _WIDEST or len(full) < _FEWEST_WRAPPED or len(full) * 2 < len(lengths):
        # One long line (an address) does not make a wrapped text unwrapped.
        too_long = sum(len(line) > _WIDEST for line in lines)
        if len(full) < _FEWEST_WRAPPED or too_long * 10 > len(full):
            return Wrapping(0)
    return Wrapping(int(statistics.quantiles(full, n=20)[-1]))


def read_prose(
    lines: Sequence[str],
    wrapping: Wrapping,
    *,
    markdown: bool,
    at_start: bool = False,
    at_end: bool = True,
) -> list[ParagraphLayout]:
    """The paragraphs of a stretch of lines.

    Headings are lines with Markdown signs, underlines or decoration, bold lines, and short lines
    that stand alone, begin with a capital and have no end mark ("Expected outcomes"). List items
    lose their marker to `marker`; their depth comes from the indent.

    Args:
        lines: the lines.
        wrapping: how lines are broken in the whole file.
        markdown: whether emphasis, links and tags are markup.
        at_start: the stretch begins the document: its first short lines are the title.
        at_end: the stretch ends the document: nothing follows its last line.
    """
    blocks = list(_blocks(lines))
    found: list[ParagraphLayout] = []
    indents: list[int] = []
    for position, block in enumerate(blocks):
        last = position == len(blocks) - 1
        headings = _marked_headings(block, markdown=markdown)
        if headings is None and _stands_alone(block, followed=not (last and at_end)):
            headings = _shape_heading(block, first=at_start and not found, markdown=markdown)
        if headings is not None:
            indents = []
            found.extend(headings)
            continue
        units = list(_units(block, wrapping, indents))
        title = at_start and not found and not (last and at_end)
        for unit in units:
            text, bold = inline(unit.text, markdown=markdown)
            if not text:
                continue
            if title and len(units) <= _TITLE_LINES and all(_is_short(each.text) for each in units):
                found.append(ParagraphLayout(text, kind="heading", bold=bold, level=1))
            else:
                found.append(ParagraphLayout(text, bold=bold, level=unit.level, marker=unit.marker))
    return found


def _blocks(lines: Sequence[str]) -> Iterator[list[str]]:
    """Lines between blank ones; headings that signs make are blocks of their own."""
    block: list[str] = []
    number = 0
    while number < len(lines):
        line = lines[number].expandtabs(4).rstrip()
        below = lines[number + 1] if number + 1 < len(lines) else ""
        own = 0
        if _is_titled(line):
            own = 1
        elif not block and line.strip() and _is_underlined(line, below):
            own = 2
        if not block and _UNDERLINE.fullmatch(line):
            # A rule below nothing divides; it begins no paragraph.
            number += 1
            continue
        if own or not line.strip():
            if block:
                yield block
                block = []
            if own:
                yield [line, below][:own]
            number += max(own, 1)
            continue
        if block and _UNDERLINE.fullmatch(line):
            # A rule below a few lines: the first is the heading, the others say more of it.
            if len(block) <= _TITLE_LINES and _is_underlined(block[0], line):
                yield [block[0], line]
                block = block[1:]
            if block:
                yield block
            block = []
            number += 1
            continue
        block.append(line)
        number += 1
    if block:
        yield block


def _is_titled(line: str) -> bool:
    return len(line) <= 2 * LONGEST_HEADING and bool(
        _ATX.fullmatch(line) or (_DECORATED.fullmatch(line))
    )


def _is_underlined(line: str, below: str) -> bool:
    return (
        len(line) <= LONGEST_HEADING
        and _UNDERLINE.fullmatch(below) is not None
        and _UNDERLINE.fullmatch(line) is None
        and len(below.strip()) * 2 >= len(line.strip())
    )


def _marked_headings(block: Sequence[str], *, markdown: bool) -> list[ParagraphLayout] | None:
    """Headings that signs make; None when the block has text besides."""
    found: list[ParagraphLayout] = []
    whole = _BOLD_LINE.fullmatch("\n".join(block)) if markdown else None
    if whole is not None and all(len(line) <= LONGEST_HEADING for line in block):
        # Bold lines one below the other are a title in several lines.
        return [
            heading
            for line in whole["text"].splitlines()
            if (heading := _heading(f"**{line}**", 1 if len(block) > 1 else 3, markdown=True))
        ]
    position = 0
    while position < len(block):
        line = block[position]
        if len(line) > 2 * LONGEST_HEADING:
            return None
        following = block[position + 1] if position + 1 < len(block) else ""
        if (atx := _ATX.fullmatch(line)) is not None:
            heading = _heading(atx[2], len(atx[1]), markdown=True)
        elif _UNDERLINE.fullmatch(line):
            heading = None
        elif _is_underlined(line, following):
            level = 1 if following.strip().startswith("=") else 2
            heading = _heading(line, level, markdown=markdown)
            position += 1
        elif (decorated := _DECORATED.fullmatch(line)) is not None:
            heading = _heading(decorated[2], 2, markdown=False)
        else:
            return None
        if heading is not None:
            found.append(heading)
        position += 1
    return found


def _heading(raw: str, level: int, *, markdown: bool) -> ParagraphLayout | None:
    text, bold = inline(raw, markdown=markdown)
    marker, rest = split_marker(text, heading=True)
    if not rest:
        return None
    cut = len(text) - len(rest)
    moved = tuple((max(0, start - cut), end - cut) for start, end in bold if end > cut)
    return ParagraphLayout(rest, kind="heading", bold=moved, level=level, marker=marker)


def _stands_alone(block: Sequence[str], *, followed: bool) -> bool:
    return len(block) == 1 and followed


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST_HEADING and not _HEADING_END.search(text.rstrip())


def _is_date_line(line: str) -> bool:
    """Whether a line gives no more than a date, or a place and a date ("Ashgabat, 5 May 2018")."""
    words = len(re.findall(r"[^\W\d_]+", line))
    numbers = re.findall(r"\d+", line)
    years = [number for number in numbers if re.fullmatch(r"(?:19|20)\d\d", number)]
    return bool(years) and words <= 2 and "(" not in line and (numbers != years or words < 2)


def _shape_heading(
    block: Sequence[str], *, first: bool, markdown: bool
) -> list[ParagraphLayout] | None:
    line = block[0].strip()
    if line.isupper() and len(line.split()) > 1 and len(line) <= LONGEST_HEADING:
        heading = _heading(line, 1 if first else 2, markdown=markdown)
        return [heading] if heading is not None else None
    if (
        not _is_short(line)
        or _SMALL_WORD.match(line)
        or not re.search(r"[^\W\d_]", line)
        or line[0] in "•‣◦▪*–—-([|<"
        or _is_date_line(line)
        or _FIELD.match(line)
        or _LINK.fullmatch(line)
    ):
        return None
    level = 1 if first else 2
    if (numbered := _NUMBERED.match(line)) is not None:
        level = min(9, 2 + numbered[1].count("."))
    heading = _heading(line, level, markdown=markdown)
    return [heading] if heading is not None else None


def _units(block: Sequence[str], wrapping: Wrapping, indents: list[int]) -> Iterator[_Unit]:
    """Paragraphs and list items of a block; `indents` are those of the list levels so far."""
    text: list[str] = []
    marker, level, hanging = "", 0, 0
    fields = _lines_of_fields(block)
    for number, line in enumerate(block):
        item = _ITEM.match(line)
        if item is not None and _is_rule_of_stars(line):
            item = None
        indent = len(line) - len(line.lstrip())
        if item is not None:
            if text:
                yield _Unit(" ".join(text), marker, level)
            level = _depth(len(item["indent"]), indents)
            marker, hanging = item["marker"], item.end()
            text = [line[item.end() :]]
            continue
        if not marker and not text and indent == 0:
            indents.clear()
        if text and (
            _begins_at_fields(text[-1], line, wrapping, number in fields, number - 1 in fields)
            or not goes_on(
                text[-1], line, wrapping, listed=bool(marker) and indent >= min(hanging, 2) > 0
            )
        ):
            yield _Unit(" ".join(text), marker, level)
            text, marker, level = [], "", 0
        text.append(line.strip())
    if text:
        yield _Unit(" ".join(text), marker, level)


def _lines_of_fields(block: Sequence[str]) -> frozenset[int]:
    """The lines that open with a label, where two at least follow each other."""
    labelled = [_FIELD.match(line.strip()) is not None for line in block]
    pairs = [n for n, (here, after) in enumerate(pairwise(labelled)) if here and after]
    return frozenset((*pairs, *(n + 1 for n in pairs)))


def _begins_at_fields(
    upper: str, lower: str, wrapping: Wrapping, opens: bool, follows: bool
) -> bool:
    """Whether a line begins a paragraph since it is a field among others, or follows on them.

    The title above fields has no end mark; a value that fills its line goes on below it.
    """
    if opens:
        return not is_open(upper) and not upper.rstrip().endswith((",", "-"))
    full = bool(wrapping.width) and len(upper) + 1 + len(lower.split()[0]) > wrapping.width
    return follows and not (full or is_open(upper) or starts_small(lower))


def _is_rule_of_stars(line: str) -> bool:
    return re.fullmatch(r"[\s*=~_+-]+", line) is not None


def _depth(indent: int, indents: list[int]) -> int:
    while indents and indents[-1] > indent:
        indents.pop()
    if not indents or indents[-1] < indent:
        indents.append(indent)
    return len(indents)


def goes_on(upper: str, lower: str, wrapping: Wrapping, *, listed: bool) -> bool:
    """Whether two lines of a block are one paragraph.

    A line that is full goes on: the next line's first word would not have fitted. So does a line
    without an end mark before lower case; "Best regards," and a name are two paragraphs.
    """
    if listed:
        return True
    if is_open(upper):
        return True
    small = starts_small(lower) and not is_finished(upper)
    if wrapping.width == 0:
        return small and len(upper) > _NARROWEST
    if _FIELD.match(lower) and _FIELD.match(upper):
        return False
    first_word = lower.split()[0]
    full = len(upper) + 1 + len(first_word) > wrapping.width
    long_and_open = not is_finished(upper) and len(upper) >= 0.6 * wrapping.width
    return full or small or long_and_open
