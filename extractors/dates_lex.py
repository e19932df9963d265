"""Words and numbers that dates are made of, found in a text after the look-alikes are masked."""

import re
from collections.abc import Sequence
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

_MASKED = "¤"
_DASH = "[-–—−‑]"
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
    """The date words of a language, ready to look up in lower case."""

    cues: DateCues
    tokens: re.Pattern[str]
    masks: tuple[re.Pattern[str], ...]
    slashed_days: re.Pattern[str]
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
            rf"(?P<spans>{clear}\d\d?\.\d\d?(?:\.(?:\d{{4}})?)?\s?{_DASH}\s?"
            rf"\d\d?\.\d\d?\.(?:\d{{4}}|\d\d)(?!\d))",
            rf"(?P<span>{clear}\d\d?\.?\s?{_DASH}\s?\d\d?\.\d\d?\.(?:\d{{4}}|\d\d)(?!\d))",
            rf"(?P<slashspan>{clear}{_TWO}\s?{_DASH}\s?{_TWO}/(?:0[1-9]|1[0-2])/\d{{4}}(?!\d))",
            rf"(?P<shortspan>{clear}{day}\.(?:0[1-9]|1[0-2])\.?\s?{_DASH}\s?{day}\."
            rf"(?:0[1-9]|1[0-2])(?![\d.,%]\d|\d|\s?%))",
            rf"(?P<shortday>{clear}{_TWO}(?:\s?{_DASH}\s?{_TWO})?\.(?:0[1-9]|1[0-2])"
            rf"(?![\d.,%/]\d|\d|\s?%)|{clear}{_TWO}/{_TWO}(?:\s?{_DASH}\s?{_TWO})?"
            rf"(?![\d.,%/]\d|\d|/|\s?%))",
            rf"(?P<numeric>{clear}\d\d?(?P<mark>[./])\d\d?(?P=mark)(?:\d{{4}}|\d\d)(?![\d/]))",
            rf"(?P<months>{clear}{month}\s?{_DASH}\s?{month}\.{year}{done})",
            rf"(?P<numericmonth>{clear}{month}[./]{year}{done})",
            rf"(?P<years>{clear}{year}(?:/(?:\d{{4}}|\d\d)|{_DASH}\d\d){done})",
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
            rf"(?P<quarters>(?i:(?<!\w)(?:{ordinals})(?:\s?{_DASH}\s?|\s+(?:{_any(cues.list_words)})\s+)"
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
            rf"(?P<dash>{_DASH})",
            r"(?P<comma>,)",
            r"(?P<open>\()",
            r"(?P<close>\))",
        )
    )
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
        masks=tuple(re.compile(mask.pattern) for mask in cues.masks),
        slashed_days=re.compile(
            rf"(?{fold}:(?<![\d./])(\d\d?)/(\d\d?)(?=\s+(?:{_any(months)}|(?:{_any(short)})\.?)\b))"
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


def masked(text: str, language: LanguageCode) -> str:
    """The text with resolution numbers, symbols, phones … replaced, at unchanged offsets.

    A year directly after a month counts nothing: "In November 2022 experts met".
    """
    lex = lexicon(language)
    covered = lex.slashed_days.sub(r"\1-\2", text)  # "5/6 October"
    covered = lex.weekdays.sub(lambda day: " " * len(day[0]), covered)

    def cover(match: re.Match[str]) -> str:
        left = match.string[max(0, match.start() - _MONTH_REACH) : match.start()]
        if _YEAR_FIRST.match(match[0]) and lex.month_before.search(left):
            return match[0]
        return _MASKED * len(match[0])

    for mask in lex.masks:
        covered = mask.sub(cover, covered)
    return covered


_YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b(?![/(])")
_MONTH_REACH = 20
"""Code points that the longest name of a month takes, with blanks."""


def tokens(covered: str, language: LanguageCode, *, month_first: bool = False) -> list[Token]:
    """The date words of a masked text in order, with one "other" for each stretch in between.

    With `month_first` "06/09/2021" is the ninth of June.
    """
    lex = lexicon(language)
    found: list[Token] = []
    end = 0
    for match in lex.tokens.finditer(covered):
        if covered[end : match.start()].strip():
            found.append(Token("other", end, match.start(), ""))
        found.append(_token(match, lex, month_first=month_first))
        end = match.end()
    if covered[end:].strip():
        found.append(Token("other", end, len(covered), ""))
    return found


def _token(match: re.Match[str], lex: Lexicon, *, month_first: bool) -> Token:
    group = match.lastgroup or ""
    start, end = match.span()
    text = re.sub(r"\s+", " ", match[0].lower())
    match group:
        case "iso":
            return Token("days", start, end, text, days=_both(_day(*map(int, text.split("-")))))
        case "slashspan":
            return Token("days", start, end, text, days=_numeric(text.replace("/", ".")))
        case "span" | "spans" | "numeric":
            return Token("days", start, end, text, days=_numeric(text, month_first=month_first))
        case "shortday":
            return _short_day(start, end, text, month_first=month_first)
        case "shortspan":
            return Token("short-span", start, end, text)
        case "months" | "numericmonth":
            numbers = [int(number) for number in re.findall(r"\d+", text)]
            first = _day(numbers[-1], numbers[0], 1)
            return Token(
                "days", start, end, text, days=(first, _month_end(numbers[-1], numbers[-2]))
            )
        case "years":
            return _years(start, end, text)
        case "attached":
            return Token("year", start, end, text, number=int(text), attached=True)
        case "year":
            return Token("year", start, end, text, number=int(text[:4]))
        case "number":
            digits = re.match(r"\d+", text)
            return Token("number", start, end, text, number=int(digits[0]) if digits else 0)
        case "month":
            return Token("month", start, end, text, number=lex.numbers[text.rstrip(".")])
        case "quarter" | "half":
            name = text.rstrip("/")
            return Token(group, start, end, text, number=_ROMAN.get(name) or lex.numbers[name])
        case "quarters":
            begins, ends = (lex.numbers[word] for word in _ordinals(text, lex))
            return Token("quarters", start, end, text, number=begins * 10 + ends)
        case "season" | "part" | "same" | "relative" | "word" | "stretch":
            return Token(group, start, end, text)
        case "dash" | "comma" | "open" | "close":
            return Token(group, start, end, text)
    raise AssertionError(f"the token pattern has no group {group!r}")


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
"""Quarters as written before a year: "II/2015"."""


def _ordinals(text: str, lex: Lexicon) -> tuple[str, str]:
    """The two ordinals of "second and third quarters", «I–II кварталах»."""
    words = [
        word for word in re.split(r"[\s–—−‑]+|(?<=[iv])-|-(?![йм]\b)", text) if word in lex.numbers
    ]
    return words[0], words[-1]


def _years(start: int, end: int, text: str) -> Token:
    """Two years ("2018/19", "2016-18"); anything else with that shape is a month or nothing."""
    first, last = int(text[:4]), int(text[5:])
    if last < 100:
        last += first // 100 * 100
    if first < last <= first + 30:
        days = (date(first, 1, 1), date(last, 12, 31))
        return Token("year-range", start, end, text, days=days)
    if text[4] != "/" and 1 <= int(text[5:]) <= 12:  # "2018-07"
        month = int(text[5:])
        return Token(
            "days", start, end, text, days=(date(first, month, 1), _month_end(first, month))
        )
    return Token("other", start, end, text)


_TWELVE = 12


def _short_day(start: int, end: int, text: str, *, month_first: bool) -> Token:
    """A day in two digits without a year: "12–14.03", "04.06"; "03/29-31" month first.

    With a stroke the month stands first where the day cannot, or the document writes so; the token
    then reads like the one with a full stop, day first.
    """
    numbers = [int(number) for number in re.findall(r"\d+", text)]
    if "/" in text:
        first, *days = numbers
        if first > _TWELVE or not (month_first or max(days) > _TWELVE):
            return Token("other", start, end, text)
        numbers = [*days, first]
    return Token("short-day", start, end, "-".join(map(str, numbers)))


def _numeric(text: str, *, month_first: bool = False) -> tuple[date | None, date | None]:
    """Day first, as everywhere in the region: "27-28.02.2017", "29.09-03.10.2008".

    With strokes the month stands first where the day cannot ("02/25/2021").
    """
    left, dash, right = _split(text)
    last = [int(number) for number in re.findall(r"\d+", right)]
    swapped = "/" in text and not dash and last[0] <= _TWELVE
    if swapped and (month_first or last[1] > _TWELVE):
        last[:2] = last[1], last[0]
    last[2] += 2000 if last[2] < 100 else 0
    end = _day(last[2], last[1], last[0])
    if not dash:
        return end, end
    first = [int(number) for number in re.findall(r"\d+", left)]
    first += last[len(first) :]
    first[2] += 2000 if first[2] < 100 else 0
    start = _day(first[2], first[1], first[0])
    if start is not None and end is not None and start > end:
        start = _day(first[2] - 1, first[1], first[0]) if len(left) < 7 else None
    return (start, end) if start is not None and end is not None else (None, None)


def _split(text: str) -> tuple[str, bool, str]:
    parts = re.split(_DASH, text)
    return (parts[0], True, parts[1]) if len(parts) == 2 else ("", False, text)


def _both(day: date | None) -> tuple[date | None, date | None]:
    return day, day


def _day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
