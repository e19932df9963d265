"""What stands above and around a passage, and what it takes from there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, Protocol

from extractors.columns import has_date
from extractors.dates import DateContext, find_dates
from extractors.heading_names import is_one_body
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
_IN_A_YEAR: Final = re.compile(
    r"(?:in|during|throughout|в|за)\s(?:the\s)?(?:year\s)?(?:19|20)\d\d(?:\s?(?:г\.?|год[ау]?))?\W*$",
    re.IGNORECASE,
)
"""The end of a heading that says when: "Events already held by the partners in 2022"."""
_LONG: Final = 9
"""Words of such a heading."""


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
    "Supreme Court of Uzbekistan", "Project Kalkan"; but not "Border security".
    """
    words = without_number(text)
    if _YEARS_ONLY.fullmatch(words):
        return "year"
    if _YEAR.search(words) and len(words.split()) <= _SHORT and not _names_programme(words):
        return "year"
    when = len(words.split()) <= _LONG and _IN_A_YEAR.search(words) is not None
    if is_date(words) or when:
        return "year"
    kind = names.kind_of(words.rstrip(":"))
    if kind is not None:
        return kind
    if is_one_body(words.rstrip(":")):
        return "organization"
    return "programme" if _names_programme(words) else None


def heading_kinds(text: str, names: Names) -> tuple[InheritedKind, ...]:
    """All that a heading names: "OSCE activities in Kazakhstan in 2019" names three."""
    kind = heading_kind(text, names)
    words = without_number(text).rstrip(":")
    kinds = [] if kind is None else [kind]
    rest = _without_dates(words)
    named = names.kind_of(rest) if rest != words else None
    if named is not None:
        kinds = [named, "year"]
    if "organization" in kinds:
        _, preposition, place = rest.rpartition(_IN[language_of_letters(words)])
        if preposition and names.kind_of(place) == "country":
            kinds.insert(0, "country")
    return tuple(kinds)


_IN: Final = {"en": " in ", "ru": " в "}


def _without_dates(words: str) -> str:
    """Words without their dates and the preposition before them."""
    found = find_dates(words, language_of_letters(words), _ANY_YEAR)
    for mention in reversed(found):
        words = f"{words[: mention.start]} {words[mention.end :]}"
    return re.sub(r"[\s,(]+(?:in|for|of|during|в|за|на)?[\s,.)]*$", "", words).strip()


def is_date(words: str) -> bool:
    """Whether words are a date and nothing else: "April", "Q2 2019", «Январь – март 2019 г.»."""
    bare = words.strip(" .:;")
    if not has_date(bare):
        return False
    found = find_dates(bare, language_of_letters(bare), _ANY_YEAR)
    return len(found) == 1 and found[0].is_resolved and (found[0].end - found[0].start) >= len(bare)


def is_open_ended(heading: str) -> bool:
    """Whether a heading names a time without an end: "Done since January 2023"."""
    found = find_dates(heading, language_of_letters(heading), _ANY_YEAR)
    return any(mention.is_resolved and mention.range.end is None for mention in found)


_ANY_YEAR: Final = DateContext(year=2000)
"""Makes bare months dates; which year it is does not matter here."""


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
    r"(?:(?:Part|Section|Chapter|Annex|Appendix|Часть|Раздел|Глава|Приложение|(?i:Input|Contribution|Reply"
    r"|Response|Submission|Letter|Message|Вклад|Ответ|Материал|Письмо|Сообщение))\s+(?:(?:No\.?|№|#)\s?)?)?"
    r"(?:[A-ZА-Я]|[IVX]{1,4}|\d{1,2}(?:\.\d{1,2}){0,3})(?:[.):]|(?<=\d))\s+(?=\S)"
    r"|[\[(]\d{1,2}[\])]\s+(?=\S)"
)


def without_number(text: str) -> str:
    """A heading without its number and ornaments: "3.1 Kazakhstan" is "Kazakhstan"."""
    bare = text.strip().strip("*=_#~•·-–— ").strip()
    return _NUMBERED.sub("", bare, count=1) if _NUMBERED.match(bare) else bare


def numbering(text: str) -> str:
    """How a heading is numbered: "roman", "letter", "1", "1.1"; empty for one without a number."""
    hit = _NUMBERED.match(text.strip().strip("*=_#~•·-–— "))
    if hit is None:
        return ""
    number = hit[0].strip().rstrip(".):")
    if number[0].isdigit():
        return re.sub(r"\d+", "1", number)
    return "roman" if re.fullmatch(r"[IVX]+", number) else "letter"


def with_marker(block: Block) -> str:
    """A block's words with the marker that was printed before them: "II.7. Use of the Internet".

    A number may be torn between them ("II." and "7. Use of the Internet").
    """
    torn = block.marker.endswith(".") and block.text[:1].isdigit()
    return f"{block.marker}{'' if torn or not block.marker else ' '}{block.text}"


def inherit_from(ref: SourceRef, text: str, names: Names) -> tuple[Inherited, ...]:
    """What passages below a heading inherit from it; nothing from a heading that names nothing."""
    return tuple(Inherited(kind=kind, text=text, ref=ref) for kind in heading_kinds(text, names))


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
