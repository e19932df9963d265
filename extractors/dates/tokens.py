"""Words and numbers that dates are made of, found in a text after the look-alikes are masked."""

import re
from collections.abc import Iterator
from datetime import date

from extractors.dates.lex import DASH, WORD, Lexicon, Token, lexicon
from gazetteers.model import LanguageCode

_MASKED = "¤"


def masked(text: str, language: LanguageCode) -> str:
    """The text with resolution numbers, symbols, phones … replaced, at unchanged offsets.

    A year directly after a month counts nothing: "In November 2022 experts met".
    """
    lex = lexicon(language)
    covered, said = text, frozenset(WORD.findall(text.casefold()))
    if not said.isdisjoint(lex.month_words):
        covered = lex.slashed_days.sub(r"\1-\2", covered)  # "5/6 October"
        covered = lex.hyphened_days.sub(r"\1 \2 \3", covered)  # "12-May-2022"
    if not said.isdisjoint(lex.weekday_words):
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
    for match in _date_words(covered, lex):
        if covered[end : match.start()].strip():
            found.append(Token("other", end, match.start(), ""))
        found.append(_token(match, lex, month_first=month_first))
        end = match.end()
    if covered[end:].strip():
        found.append(Token("other", end, len(covered), ""))
    return found


def _date_words(covered: str, lex: Lexicon) -> Iterator[re.Match[str]]:
    """The pieces of dates, from left to right: looked for only where one can begin."""
    end = 0
    for begin in _BEGINNING.finditer(covered):
        start, letters = begin.start(), begin[0]
        if start < end:
            continue
        if begin.lastgroup is None or letters[0].isdecimal() or letters.casefold() in lex.begins:
            match = lex.tokens.match(covered, start)
            if match is not None:
                end = match.end()
                yield match


_BEGINNING = re.compile(r"(?P<word>\w+)|[,()–—−‑-]")


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
    parts = re.split(DASH, text)
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
