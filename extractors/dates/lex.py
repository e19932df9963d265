"""The words of dates: those of a language, ready to look up, and what a piece of a date is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from gazetteers.dates import DateCues, PrefixRole, date_cues
from gazetteers.model import LanguageCode

TokenKind = Literal[
    "short-span", "short-day",
    "days", "year-range", "year", "number", "month", "quarter", "half", "season", "part",
    "quarters", "stretch",
    "same", "relative", "word", "dash", "comma", "open", "close", "other",
]  # fmt: skip

DASH = "[-–—−‑]"
_TWO = r"(?:0[1-9]|[12]\d|3[01])"
"""A day, or a month before a stroke, in two digits."""
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text that may be part of a date; "other" stands for all that may not.

    Attributes:
        kind: what it is.
        start: first code point.
        end: one past the last.
        text: as written, in lower case.
        number: the day, year, month or quarter; 0 where the kind has none.
        days: first and last day of a numeric date; (None, None) when the calendar has no such day.
        attached: a year that is joined to a name ("Antiterror-2021").
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    number: int = 0
    days: tuple[date | None, date | None] = (None, None)
    attached: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The date words of a language, ready to look up in lower case.

    What a `tokens` match begins with, but for digits and marks, is among `begins`: the first words
    of all the others.
    """

    cues: DateCues
    tokens: re.Pattern[str]
    begins: frozenset[str]
    weekday_words: frozenset[str]
    month_words: frozenset[str]
    masks: tuple[re.Pattern[str], ...]
    slashed_days: re.Pattern[str]
    hyphened_days: re.Pattern[str]
    weekdays: re.Pattern[str]
    month_before: re.Pattern[str]
    numbers: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    with_year_only: frozenset[str]
    stretches: dict[str, tuple[int, int]]
    parts: dict[str, Literal["start", "middle", "end"]]
    year_ends: frozenset[str]
    prefixes: dict[str, tuple[PrefixRole, bool]]
    same: dict[str, tuple[Literal["day", "month", "year"], int]]
    relative: dict[str, tuple[Literal["day", "month", "year"], int]]
    range_words: frozenset[str]
    list_words: frozenset[str]
    fillers: frozenset[str]
    year_words: frozenset[str]
    open_ends: frozenset[str]
    onward: frozenset[str]
    duration: re.Pattern[str]
    duration_before: re.Pattern[str]


WORD = re.compile(r"\w+")


def _first_words(words: Iterable[str]) -> frozenset[str]:
    return frozenset(first[0] for word in words if (first := WORD.match(word.casefold())))


def _any(words: Sequence[str]) -> str:
    """An alternation, longest first, in which a blank stands for any white space.

    Words with the same first letter stand together, so that a text, which is searched for all of
    them at each of its words, is compared with few.
    """
    families: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda word: (-len(word), word)):
        families.setdefault(word[0].casefold(), []).append(word)
    return "|".join(map(_family, families.values()))


def _family(words: Sequence[str]) -> str:
    """An alternation of words of which all, but for capitals, have the same first letter."""
    letters = {word[0] for word in words}
    if len(letters) > 1:
        return "|".join(map(_blanks, words))
    return f"{re.escape(letters.pop())}(?:{'|'.join(_blanks(word[1:]) for word in words)})"


def _blanks(word: str) -> str:
    return re.escape(word).replace(r"\ ", r"\s+")


@cache
def lexicon(language: LanguageCode) -> Lexicon:
    """The lexicon of a language, built once."""
    cues = date_cues(language)
    # "may" and "march" are verbs in English; Russian month names have no such twins
    fold = "" if language == "en" else "i"
    months = [form for month in cues.months for form in month.names]
    if language == "en":
        months += [name.upper() for name in months]
    short = [form for month in cues.months for form in month.short]
    suffixes = _any(cues.ordinal_suffixes)
    words = [word for prefix in cues.prefixes for word in prefix.words]
    words += [*cues.range_words, *cues.list_words, *cues.fillers, *cues.year_words]
    words += [*cues.open_ends, *cues.onward]
    day, month, year = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])", r"(?:19|20)\d\d"
    seasons = _any([name for season in cues.seasons for name in season.names])
    clear = r"(?<![\w¤])(?<!\d[.,:/])(?<![^\W\d_][-–])"
    # "1st–3rd June", "30 Sept-2 Oct": behind an ordinal or a short month a dash joins days.
    behind = rf"(?:{clear}|(?<=\d(?:st|nd|rd|th)[-–])|(?<=\d\s(?:{_SHORT_MONTHS})[-–])"
    behind += r"|(?<=\d\s(?:Sept|June|July)[-–]))"
    done = r"(?!\w)(?![.,:/]\d)"
    ordinals = _any([name for numeral in cues.numerals for name in numeral.names])
    # Dates in digits are many patterns: they are tried where a digit stands.
    digits = "|".join(
        (
            rf"(?P<iso>{clear}\d{{4}}-\d\d-\d\d{done})",
            rf"(?P<spans>{clear}\d\d?\.\d\d?(?:\.(?:\d{{4}})?)?\s?{DASH}\s?"
            rf"\d\d?\.\d\d?\.(?:\d{{4}}|\d\d)(?!\d))",
            rf"(?P<span>{clear}\d\d?\.?\s?{DASH}\s?\d\d?\.\d\d?\.(?:\d{{4}}|\d\d)(?!\d))",
            rf"(?P<slashspan>{clear}{_TWO}\s?{DASH}\s?{_TWO}/(?:0[1-9]|1[0-2])/\d{{4}}(?!\d)|"
            rf"{clear}{_TWO}/(?:0[1-9]|1[0-2])\s?{DASH}\s?{_TWO}/(?:0[1-9]|1[0-2])/\d{{4}}(?!\d))",
            rf"(?P<shortspan>{clear}{day}\.(?:0[1-9]|1[0-2])\.?\s?{DASH}\s?{day}\."
            rf"(?:0[1-9]|1[0-2])(?![\d.,%]\d|\d|\s?%))",
            rf"(?P<shortday>{clear}{_TWO}(?:\s?{DASH}\s?{_TWO})?\.(?:0[1-9]|1[0-2])"
            rf"(?![\d.,%/]\d|\d|\s?%)|{clear}{_TWO}/{_TWO}(?:\s?{DASH}\s?{_TWO})?"
            rf"(?![\d.,%/]\d|\d|/|\s?%))",
            rf"(?P<numeric>{clear}\d\d?(?P<mark>[./])\d\d?(?P=mark)(?:\d{{4}}|\d\d)(?![\d/]))",
            rf"(?P<months>{clear}{month}\s?{DASH}\s?{month}\.{year}{done})",
            rf"(?P<numericmonth>{clear}{month}[./]{year}{done})",
            rf"(?P<years>{clear}{year}(?:/(?:\d{{4}}|\d\d)|{DASH}\d\d){done})",
            rf"(?P<attached>(?<=[^\W\d_][-–]){year}(?!\w))",
        )
    )
    pattern = "|".join(
        (
            rf"(?=\d)(?:{digits})",
            rf"(?P<same>(?i:(?<!\w)(?:{_any([w for s in cues.same for w in s.words])})(?!['’\w])))",
            rf"(?P<relative>(?i:(?<!\w)(?:{_any([w for r in cues.relative for w in r.words])})"
            rf"(?!['’\w])))",
            rf"(?P<stretch>(?i:(?<!\w)(?:{_any([n for s in cues.month_parts for n in s.names])})"
            rf"(?!\w)))",
            rf"(?P<quarters>(?i:(?<!\w)(?:{ordinals})(?:\s?{DASH}\s?|\s+(?:{_any(cues.list_words)})\s+)"
            rf"(?:{ordinals})\s+(?:{_any(cues.quarter_nouns)})(?!\w)))",
            rf"(?P<quarter>(?i:(?<!\w)(?:{_any([n for q in cues.quarters for n in q.names])})"
            rf"(?:/(?={year})|(?!\w))|(?<![\w/])(?-i:I{{1,3}}|IV)/(?={year}(?!\d))))",
            rf"(?P<half>(?i:(?<!\w)(?:{_any([n for h in cues.halves for n in h.names])})(?!\w)))",
            rf"(?P<month>(?{fold}:(?<!\w)(?:{_any(months)})(?!\w)|(?<!\w)(?:{_any(short)})"
            rf"(?:\.|(?!\w))))",
            rf"(?P<season>(?i:(?<!\w)(?:{seasons})(?!\w)))",
            rf"(?P<year>(?:{clear}|(?<=[QКк]\d/)|(?<=\dQ/)|(?<=I/)|(?<=IV/)){year}(?=\s?г\b|{suffixes}|(?!\w))(?![.,:/]\d)(?:{suffixes})?)",
            rf"(?P<number>{behind}{day}(?:{suffixes})?{done})",
            rf"(?P<part>(?i:(?<!\w)(?:{_any([n for p in cues.parts for n in p.names])})(?!\w)))",
            rf"(?P<word>(?i:(?<!\w)(?:{_any(words)})(?!\w)))",
            rf"(?P<dash>{DASH})",
            r"(?P<comma>,)",
            r"(?P<open>\()",
            r"(?P<close>\))",
        )
    )
    named = (cues.quarters, cues.halves, cues.numerals, cues.seasons, cues.month_parts, cues.parts)
    spoken = [name for entries in named for entry in entries for name in entry.names]
    spoken += [word for same in cues.same for word in same.words]
    spoken += [word for relative in cues.relative for word in relative.words]
    # All begin with a word, a digit or a mark: nothing is tried in the middle of words.
    begins = r"(?:(?<!\w)|(?=[\d,()–—−‑-]))"
    lead = _any(list(cues.durations.lead))
    many = rf"\d{{1,3}}|{_any(list(cues.durations.numbers))}"
    units = (
        rf"(?P<months>{_any(list(cues.durations.months))})|"
        rf"(?P<years>{_any(list(cues.durations.years))})"
    )
    return Lexicon(
        cues=cues,
        tokens=re.compile(f"{begins}(?:{pattern})"),
        begins=_first_words([*spoken, *words, *months, *short, "I", "II", "III", "IV"]),
        weekday_words=_first_words(cues.weekdays),
        month_words=_first_words([*months, *short]),
        masks=tuple(re.compile(mask.pattern) for mask in cues.masks),
        slashed_days=re.compile(
            rf"(?{fold}:(?<![\d./])(\d\d?)/(\d\d?)(?=\s+(?:{_any(months)}|(?:{_any(short)})\.?)\b))"
        ),
        hyphened_days=re.compile(
            rf"(?{fold}:(?<![\w-])(\d\d?)-((?:{_any(months)})|(?:{_any(short)})\.?)-(\d{{4}})(?![\w-]))"
        ),
        weekdays=re.compile(
            rf"(?i)(?<!\w)(?:{_any(cues.weekdays)})(?:,\s*|\s+)(?=\d)"
            rf"|(?<=\d)\s?\((?:{_any(cues.weekdays)})\)|(?<=[\w.])\s\((?:{_any(cues.weekdays)})\)"
        ),
        month_before=re.compile(rf"(?{fold}:\b(?:{_any(months)}|(?:{_any(short)})\.?))[\s,]+\Z"),
        numbers={
            form.lower(): entry.number
            for group in (cues.months, cues.quarters, cues.halves, cues.numerals)
            for entry in group
            for form in (*entry.names, *entry.short)
        },
        seasons={name.lower(): season.months for season in cues.seasons for name in season.names},
        with_year_only=frozenset(
            name.lower() for season in cues.seasons if season.with_year for name in season.names
        ),
        stretches={name.lower(): part.days for part in cues.month_parts for name in part.names},
        parts={name: part.part for part in cues.parts for name in part.names},
        year_ends=frozenset(
            name
            for part in cues.parts
            for name in part.names
            if name.startswith(("year", "the year"))
        ),
        prefixes={
            word: (prefix.role, prefix.kept) for prefix in cues.prefixes for word in prefix.words
        },
        same={word: (same.unit, same.step) for same in cues.same for word in same.words},
        relative={
            word: (relative.unit, relative.step)
            for relative in cues.relative
            for word in relative.words
        },
        range_words=frozenset(cues.range_words),
        list_words=frozenset(cues.list_words),
        fillers=frozenset(cues.fillers),
        year_words=frozenset(cues.year_words),
        open_ends=frozenset(cues.open_ends),
        onward=frozenset(cues.onward),
        duration_before=re.compile(
            rf"(?i)(?<![\w-])(?P<number>{many})[\s-]+(?:{units})\s*[,(–—-]?\s*"
            r"(?:starting|beginning|counted|counting|начиная|считая)?\s*\Z"
        ),
        duration=re.compile(rf"(?i),?\s+(?:{lead})\s+(?P<number>{many})[\s-]+(?:{units})(?!\w)"),
    )
