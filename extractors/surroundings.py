"""What stands above and around a passage, and what it takes from there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, Protocol

from extractors.model import Block, Inherited, SourceRef
from gazetteers.columns import language_of_letters
from gazetteers.cues import cues
from gazetteers.model import MeasureId

InheritedKind = Literal["lead-in", "year", "country", "organization", "programme", "group"]

_YEARS_ONLY: Final = re.compile(
    r"(?:(?:19|20)\d\d)(?:\s*[-–—/]\s*(?:(?:19|20)?\d\d))?\s*(?:г\.?|гг\.?|год|годы|году)?\.?:?"
)
_YEAR: Final = re.compile(r"(?<![\d/№-])(?:19|20)\d\d(?![\d/])")
"""Not the year in a number like "14/2022"."""
_SHORT: Final = 5
"""Words; "Activities in 2019" is a year's heading, a longer one has a subject of its own."""


class Names(Protocol):
    """Knows whether a few words are the name of a country or of an organization."""

    def kind_of(self, words: str) -> Literal["country", "organization"] | None:
        """What the words as a whole name, None when they name neither."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a passage takes from above.

    Attributes:
        headings: the headings above it, outermost first.
        inherited: years, countries, organizations, programmes that these headings name.
        measure: the measure that the nearest of them names, or None.
    """

    headings: tuple[str, ...] = ()
    inherited: tuple[Inherited, ...] = ()
    measure: MeasureId | None = None

    def under(self, text: str, *inherited: Inherited) -> "Surroundings":
        """The same, below one more heading."""
        return replace(
            self, headings=(*self.headings, text), inherited=(*self.inherited, *inherited)
        )


def heading_kind(text: str, names: Names) -> InheritedKind | None:
    """What a heading names: a year, a country, an organization, a programme; None for a subject.

    "2019", "Activities in 2019", "Kazakhstan", "3.1 Kazakhstan", "CICA Secretariat",
    "Project Kalkan"; but not "Border security".
    """
    words = without_number(text)
    if _YEARS_ONLY.fullmatch(words):
        return "year"
    if _YEAR.search(words) and len(words.split()) <= _SHORT and not _names_programme(words):
        return "year"
    kind = names.kind_of(words.rstrip(":"))
    if kind is not None:
        return kind
    return "programme" if _names_programme(words) else None


def _names_programme(words: str) -> bool:
    """Whether words give a programme or project with its name, not only the word for it.

    A name is an acronym, a quotation, or one single word with a capital: "BOMCA programme",
    "Project “Safe Roads”", "Project Kalkan"; but not "Project Achievements", "Regional projects".
    """
    hit = cues("sections", language_of_letters(words)).first("names-programme", words)
    if hit is None:
        return False
    rest = f"{words[: hit.start]} {words[hit.end :]}".strip()
    if _NAME.search(rest):
        return True
    return len(rest.split()) == 1 and rest[0].isupper() and hit.start == 0


_NAME: Final = re.compile(r"[“«„\"]|(?<!\w)[A-ZА-ЯЁ]{3,}")


_NUMBERED: Final = re.compile(
    r"(?:[A-ZА-Я]|[IVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,3})(?:[.):]|(?<=\d))\s+(?=\S)"
)


def without_number(text: str) -> str:
    """A heading without its number and ornaments: "3.1 Kazakhstan" is "Kazakhstan"."""
    bare = text.strip().strip("*=_#~•·-–— ").strip()
    return _NUMBERED.sub("", bare, count=1) if _NUMBERED.match(bare) else bare


def with_marker(block: Block) -> str:
    """A block's words with the marker that was printed before them: "II.7. Use of the Internet".

    A number may be torn between them ("II." and "7. Use of the Internet").
    """
    torn = block.marker.endswith(".") and block.text[:1].isdigit()
    return f"{block.marker}{'' if torn or not block.marker else ' '}{block.text}"


def inherit_from(ref: SourceRef, text: str, names: Names) -> tuple[Inherited, ...]:
    """What passages below a heading inherit from it; nothing from a heading that names nothing."""
    kind = heading_kind(text, names)
    return () if kind is None else (Inherited(kind=kind, text=text, ref=ref),)


def sliced(ranges: Sequence[tuple[int, int]], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The parts of ascending ranges that lie in a slice, counted from its start."""
    return tuple(
        (max(first, start) - start, min(last, end) - start)
        for first, last in ranges
        if first < end and start < last
    )


def joined_bold(blocks: Sequence[Block]) -> tuple[tuple[int, int], ...]:
    """Bold ranges of paragraphs that are joined with one line break."""
    ranges: list[tuple[int, int]] = []
    offset = 0
    for block in blocks:
        ranges += [(offset + start, offset + end) for start, end in block.bold]
        offset += len(block.text) + 1
    return tuple(ranges)
