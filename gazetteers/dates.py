"""The words that dates are made of, one file a language: `data/cues/dates.<language>.yml`."""

import re
from functools import cache
from typing import Literal

from pydantic import Field

from gazetteers.errors import GazetteerError
from gazetteers.load import DATA, parse, read_yaml
from gazetteers.model import LanguageCode, Record

PrefixRole = Literal[
    "open", "as-of", "from", "between", "by", "before", "after", "during", "in"
]  # fmt: skip
"""What a word before a date makes of it: "open" has no end ("since"), "by" no start."""

Unit = Literal["day", "month", "year"]


class Numbered(Record):
    """A month, quarter, half or ordinal: its number and its names; `short` may end in a stop."""

    number: int = Field(ge=1, le=12)
    names: tuple[str, ...]
    short: tuple[str, ...] = ()


class Season(Record):
    """First and last month of a season; winter begins in the year before the one named.

    Runs of months, too ("first nine months"); `with_year` for those that are lengths of time where
    no year follows ("9 months").
    """

    months: tuple[int, int]
    names: tuple[str, ...]
    with_year: bool = False


class MonthPart(Record):
    """First and last day of a stretch of a month; the month ends where the calendar says."""

    days: tuple[int, int]
    names: tuple[str, ...]


class Part(Record):
    """A part of a year (its first quarter, the whole, its last quarter) or of a month (all)."""

    part: Literal["start", "middle", "end"]
    names: tuple[str, ...]


class Prefix(Record):
    """Words before a date; `kept` when they belong to the published phrase."""

    role: PrefixRole
    kept: bool
    words: tuple[str, ...]


class Same(Record):
    """Words that point to the day, month or year of the date before, `step` units on."""

    unit: Unit
    step: int
    words: tuple[str, ...]


class Relative(Record):
    """Words that point to the year, month or day of the document, `step` of them on."""

    unit: Unit = "year"
    step: int
    words: tuple[str, ...]


class Durations(Record):
    """How a length of time is written ("for 30 months")."""

    months: tuple[str, ...]
    years: tuple[str, ...]
    lead: tuple[str, ...]
    numbers: dict[str, int]


class MaskExamples(Record):
    """Texts in which a mask covers something, and texts in which it covers nothing."""

    match: tuple[str, ...] = Field(min_length=1)
    reject: tuple[str, ...] = Field(min_length=1)


class Mask(Record):
    """Numbers that look like dates and are none: a pattern, why, and examples."""

    id: str
    why: str
    pattern: str
    examples: MaskExamples


class DateCues(Record):
    """Everything that the date grammar knows of one language."""

    language: LanguageCode
    months: tuple[Numbered, ...]
    seasons: tuple[Season, ...]
    quarters: tuple[Numbered, ...]
    halves: tuple[Numbered, ...]
    parts: tuple[Part, ...]
    month_parts: tuple[MonthPart, ...]
    numerals: tuple[Numbered, ...]
    quarter_nouns: tuple[str, ...]
    ordinal_suffixes: tuple[str, ...]
    prefixes: tuple[Prefix, ...]
    range_words: tuple[str, ...]
    list_words: tuple[str, ...]
    fillers: tuple[str, ...]
    weekdays: tuple[str, ...]
    year_words: tuple[str, ...]
    open_ends: tuple[str, ...]
    onward: tuple[str, ...]
    durations: Durations
    school_years: tuple[str, ...]
    same: tuple[Same, ...]
    relative: tuple[Relative, ...]
    undated: tuple[str, ...]
    masks: tuple[Mask, ...]
    document_nouns: tuple[str, ...]
    period_nouns: tuple[str, ...]
    made: tuple[str, ...]
    citing: tuple[str, ...]
    term_nouns: tuple[str, ...]
    counting: tuple[str, ...]
    continuing: tuple[str, ...]
    measured: tuple[str, ...]
    small_words: tuple[str, ...]
    auxiliaries: tuple[str, ...]
    series: tuple[str, ...]


@cache
def date_cues(language: LanguageCode) -> DateCues:
    """The date words of a language, read once.

    Raises:
        GazetteerError: if the file is broken, or a mask does not do what its examples say.
    """
    path = DATA / "cues" / f"dates.{language}.yml"
    cues = parse(read_yaml(path), DateCues, where=path.name)
    for mask in cues.masks:
        _check(mask, where=f"{path.name}, mask {mask.id}")
    return cues


def _check(mask: Mask, *, where: str) -> None:
    try:
        pattern = re.compile(mask.pattern)
    except re.error as error:
        raise GazetteerError(f"the pattern is broken ({error})", where=where) from error
    for text in mask.examples.match:
        if pattern.search(text) is None:
            raise GazetteerError(f"the example {text!r} is not covered", where=where)
    for text in mask.examples.reject:
        if pattern.search(text) is not None:
            raise GazetteerError(f"the example {text!r} is covered", where=where)
