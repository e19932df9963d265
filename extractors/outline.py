"""The headings of a document: those that readers marked, and lines that act as headings."""

import re
from dataclasses import dataclass, field
from typing import Final

from extractors.columns import has_date
from extractors.grid import block_ref
from extractors.model import Block, Document, Inherited
from extractors.surroundings import (
    Names,
    Surroundings,
    inherit_from,
    is_date,
    with_marker,
    without_number,
)
from gazetteers.model import MeasureId

_HEADING_WORDS: Final = 14
"""Words; longer lines that are not marked as headings are sentences."""
_LABEL_WORDS: Final = 40
"""Words of the longest title of a measure, all in bold type behind its number."""
_DATED_WORDS: Final = 6
"""Words; a longer line with a date names an event, not a section ("Workshop …, Osh, May 2019")."""
_NAME_WORDS: Final = 7
"""Words; a longer line is no bare name of an organization or country."""
_NUMBERED: Final = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4}|[A-ZА-Я])(?:[.)]|(?<=\d))\s+(?=[^\W\d_])"
)
_NUMBER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,4}|[A-ZА-Я]")
_ORNAMENT: Final = re.compile(
    r"([*=~#_-])\1{1,}\s*\S.*\S\s*\1{2,}|#{1,6}\s+\S.*|[*=~]{2,6}\s*[^\W_].*[^.;,]"
)
_END: Final = re.compile(r"[.;,!?…]$|(?<!\d)[–-]$")
_PILLAR: Final = re.compile(
    r"(?:Pillar|Компонент|Столп|Раздел|Направление)\s+(?:IV|I{1,3}|[1-4])\s*(?:[.:–—-]|$)",
    re.IGNORECASE,
)
"""The titles of pillars fill two lines, and readers do not always see that they are headings."""
_MEASURE: Final = re.compile(
    r"(?:Measure|Row|Мера|Строка|Пункт)\s+(?:IV|I{1,3}|[1-4])\.\d{1,2}(?!\d)|(?:IV|I{1,3})\.\d{1,2}(?!\d)",
    re.IGNORECASE,
)
"""The label of a measure, which heads what follows whatever its type."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAY: Final = re.compile(r"\d{1,2}\D")
"""A line with a day alone dates a letter; one with a month or quarter heads a chronicle."""
_SENTENCES: Final = re.compile(r"[.!?]\s+\S")

Rank = tuple[int, int]
"""How high a heading stands, smaller is higher: first how sure its shape is, then its depth."""


ITEM_RANK: Final = 4
"""The first part of the rank of an item that heads deeper items; its level is the second."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in force.

    Attributes:
        rank: it ends headings of the same and of lower ranks.
        text: as printed.
        inherited: what it gives to passages below.
        measure: the measure that it names in full, or None.
    """

    rank: Rank
    text: str
    inherited: tuple[Inherited, ...] = ()
    measure: MeasureId | None = None


@dataclass
class Outline:
    """The headings above the present place, outermost first."""

    path: list[Heading] = field(default_factory=list)

    def enter(self, heading: Heading) -> None:
        """Go below a heading; those of its rank and of lower ranks end."""
        while self.path and self.path[-1].rank >= heading.rank:
            self.path.pop()
        self.path.append(heading)

    def leave_items(self, level: int) -> None:
        """Leave the items of a list that head deeper ones, at an item of `level` (0: at a text)."""
        while self.path and self.path[-1].rank >= (ITEM_RANK, level):
            self.path.pop()

    def surroundings(self) -> Surroundings:
        """What passages at the present place take from the headings above them.

        Of what headings name, the nearest of each kind counts: below "2019 > 2020" it is 2020.
        A month or quarter without a year keeps the year above it: "2019 > April".
        """
        nearest: dict[str, tuple[Inherited, ...]] = {}
        for heading in self.path:
            for item in heading.inherited:
                goes_on = item.kind == "year" and not _YEAR.search(item.text)
                nearest[item.kind] = (*(nearest.get(item.kind, ()) if goes_on else ()), item)
        measure = next((item.measure for item in reversed(self.path) if item.measure), None)
        return Surroundings(
            headings=tuple(heading.text for heading in self.path),
            inherited=tuple(item for items in nearest.values() for item in items),
            measure=measure,
        )


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands before and after a block outside tables: its blocks, footnotes left out.

    `table` is True when a table follows at once; `after` is None then, and at the end.
    """

    before: Block | None = None
    after: Block | None = None
    table: bool = False


def heading_rank(block: Block, neighbours: Neighbours, names: Names) -> Rank | None:
    """The rank of a block as a heading, None when it is none.

    Headings that the reader marked come first, by level. Then lines that act as headings: between
    ornaments ("*** 1. CICA Secretariat ***"), numbered and short ("3.1 Kazakhstan") unless their
    neighbours are numbered too, all bold or all capitals and short, and bare names of countries
    and organizations before text. A line with a date of its own is an event.

    Args:
        block: a block outside tables.
        neighbours: what stands around it.
        names: tells bare names.
    """
    if block.kind == "heading":
        depth = _depth(block)
        return (0, max(block.level, depth))
    if block.kind != "paragraph" or not block.text.strip():
        return None
    if _ORNAMENT.fullmatch(block.text) and len(block.text.split()) <= _HEADING_WORDS:
        return (1, 0)
    if _PILLAR.match(block.text) and not _SENTENCES.search(block.text):
        return (0, max(block.level, 1))
    if _MEASURE.match(with_marker(block)) and _could_be_label(block):
        return (1, 0)
    if not _could_be_heading(block.text):
        return None
    following = neighbours.after
    if following is None:
        return (2, 0) if neighbours.table and _is_bold(block) else None
    if _is_numbered(block) and not block.level:
        before = neighbours.before
        alone = not _is_numbered(following) and not (before is not None and _is_numbered(before))
        if alone and (_has_text(following) or following.kind == "heading"):
            return (1, _depth(block))
        return (2, 0) if _is_bold(block) and alone else None
    if block.marker or block.level:
        return None
    if _is_bold(block):
        return (2, 0)
    if _is_capitals(block.text) and _has_text(following):
        return (2, 1)
    words = without_number(block.text).rstrip(":").strip()
    if len(words.split()) <= _NAME_WORDS and names.kind_of(words) is not None:
        return (3, 0)
    if re.fullmatch(r"(?:19|20)\d\d(?:\s*(?:г\.|год))?:?", words):
        return (3, 1)
    return (3, 2) if not _DAY.match(words) and is_date(words) else None


def _could_be_heading(text: str) -> bool:
    words = text.split()
    if len(words) > _HEADING_WORDS or _END.search(text) or "@" in text or "...." in text:
        return False
    if ":" in text.rstrip(": "):
        return False
    return not (has_date(text) and len(words) >= _DATED_WORDS)


def _could_be_label(block: Block) -> bool:
    """Whether a line that names a measure does no more: "Measure II.4 – Border management".

    In bold type the title may be as long as the plan prints it.
    """
    most = _LABEL_WORDS if _is_bold(block) else _HEADING_WORDS
    text = block.text
    return len(text.split()) <= most and not _END.search(text) and not has_date(text)


def _is_numbered(block: Block) -> bool:
    return bool(_NUMBERED.match(block.text) or _NUMBER.fullmatch(block.marker.rstrip(".)")))


def _depth(block: Block) -> int:
    """1 for "3.", 2 for "3.1"; 1 without a number."""
    hit = _NUMBERED.match(block.text)
    number = hit["number"] if hit else block.marker.rstrip(".)")
    return number.count(".") + 1


def _has_text(block: Block) -> bool:
    """Whether a block goes on below a heading: a list item, or a line that is no heading."""
    return bool(block.marker or block.level) or not _could_be_heading(block.text)


def _is_bold(block: Block) -> bool:
    return sum(end - start for start, end in block.bold) >= len(block.text.rstrip(": "))


def _is_capitals(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) >= 4 and all(letter.isupper() for letter in letters)


def make_heading(
    document: Document,
    block: Block,
    rank: Rank,
    names: Names,
    measure: MeasureId | None,
    *,
    is_title: bool = False,
    is_dateline: bool = False,
) -> Heading:
    """The heading that a block is.

    The title of a report names its author and its period: they are the document's, and no
    activity below takes them for its own lead or date. Where a document was written is the place
    of nothing that it tells.
    """
    if is_dateline:
        return Heading(rank, block.text, measure=measure)
    inherited = inherit_from(block_ref(document, block), block.text, names)
    if is_title:
        inherited = tuple(item for item in inherited if item.kind not in ("organization", "year"))
    return Heading(rank, block.text, inherited, measure)
