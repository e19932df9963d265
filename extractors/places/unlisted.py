"""Places that the gazetteer does not know, found by the words around them.

Border posts and villages are too many to be listed. A name with a capital is taken for a place
where its kind is said ("the village of Zumrad", "Kairakum-2 crossing point"), between a preposition
and a country ("in Ketrzyn, Poland"), and in a column of places.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.model import Cell
from gazetteers.cues import cues
from gazetteers.model import LanguageCode

_NAME = r"[A-ZА-ЯЁ][\w’'ʼ]+(?:-[\w’'ʼ]+)*(?:\s[A-ZА-ЯЁ][\w’'ʼ]+(?:-[\w’'ʼ]+)*)?"
"""One or two words with capitals: "Zumrad", "Kairakum-2", "Ai Khanoum"."""

_CELL_PARTS = re.compile(r"\s*(?:,|;|/|\band\b|\bи\b)\s*")
_WHOLE_NAME = re.compile(rf"{_NAME}\Z")
_BEFORE_COUNTRY = re.compile(rf"\b(?:in|at|near|в|во)\s+(?P<name>{_NAME}),\s+\Z")
_BEFORE_COUNTRY_SPAN = 60
"""How far, in letters, a preposition and a name may stand before a country: two long words."""


@dataclass(frozen=True, slots=True)
class UnlistedPlace:
    """A name that must be a place: half-open code points, and the sign that says so."""

    start: int
    end: int
    name: str
    sign: str


@cache
def _patterns(language: LanguageCode) -> tuple[re.Pattern[str], ...]:
    book = cues("where", language)
    before = book.pattern("kind-before").pattern
    patterns = [re.compile(rf"{before}\s*[\"“«]?(?P<name>{_NAME})")]
    if "kind-after" in book.groups:
        after = book.pattern("kind-after").pattern
        patterns.append(re.compile(rf"(?<![\w-])(?P<name>{_NAME})[\"”»]?\s+{after}"))
    return tuple(patterns)


def find_unlisted(
    text: str,
    language: LanguageCode,
    *,
    taken: Sequence[tuple[int, int]],
    countries: Iterable[int],
    cells: Sequence[Cell],
) -> tuple[UnlistedPlace, ...]:
    """The places that only the words around them reveal, by position, each name once.

    Args:
        text: the words of the activity.
        language: of the words.
        taken: half-open ranges of what is known already: places, countries, organizations.
        countries: where names of countries begin.
        cells: the cells of a table row.
    """
    found: dict[str, UnlistedPlace] = {}
    for place in sorted(_candidates(text, language, countries, cells), key=lambda p: p.start):
        if any(start < place.end and place.start < end for start, end in taken):
            continue
        if _is_no_name(place.name, language):
            continue
        found.setdefault(place.name, place)
    return tuple(found.values())


def _candidates(
    text: str, language: LanguageCode, countries: Iterable[int], cells: Sequence[Cell]
) -> Iterator[UnlistedPlace]:
    for pattern in _patterns(language):
        for match in pattern.finditer(text):
            yield UnlistedPlace(*match.span("name"), match["name"], "the kind of place is said")
    for country in countries:
        first = max(0, country - _BEFORE_COUNTRY_SPAN)
        found = _BEFORE_COUNTRY.search(text[first:country])
        if found:
            start, end = found.span("name")
            yield UnlistedPlace(
                first + start, first + end, found["name"], "it stands before its country"
            )
    for cell in cells:
        if cell.column == "place":
            yield from _in_cell(text, cell)


def _in_cell(text: str, cell: Cell) -> Iterator[UnlistedPlace]:
    position = cell.start
    for part in _CELL_PARTS.split(text[cell.start : cell.end]):
        start = text.index(part, position)
        position = start + len(part)
        if _WHOLE_NAME.match(part):
            yield UnlistedPlace(start, position, part, "column of places")


def _is_no_name(name: str, language: LanguageCode) -> bool:
    """Whether any word of a name says that it is none: "City Council", "Online"."""
    book = cues("where", language)
    return book.has("no-place-name", name) or name.isupper()
