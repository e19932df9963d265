"""Dates as expressions of EDTF (ISO 8601-2): one a date, with `start` and `end` as its bounds."""

import calendar
import re
from datetime import date, timedelta
from typing import Literal

from gazetteers.dates import date_cues
from gazetteers.model import LanguageCode

Precision = Literal["day", "month", "quarter", "season", "half", "year", "range", "open"]

PRECISIONS: tuple[Precision, ...] = (
    "day",
    "month",
    "quarter",
    "season",
    "half",
    "year",
    "range",
    "open",
)
"""From the finest to the coarsest."""

_LANGUAGES: tuple[LanguageCode, ...] = ("en", "ru")
_FIRST_QUARTER, _FIRST_HALF, _SPRING = 33, 40, 21
_DAY_OF_MONTH = re.compile(r"(?<!\d)(?:[12]?\d|3[01]|0[1-9])(?!\d)")


def edtf(raw: str, start: date | None, end: date | None) -> tuple[str, Precision] | None:
    """The expression and its precision; None for a phrase that gives no days.

    "March 2015" is ("2015-03", "month"), "since 2012" ("2012/..", "open"), "9-11 July 2014"
    ("2014-07-09/2014-07-11", "range"), "Q3 2018" ("2018-35", "quarter"). An open side is always
    written as ".."; an empty one would mean "unknown".

    Args:
        raw: the phrase, which tells a season from any other three months, and the first of a
            month from the month.
        start: first day; None is open.
        end: last day; None is open.
    """
    if start is None and end is None:
        return None
    if start is None or end is None:
        last = ".." if end is None else end.isoformat()
        return f"{_begun(raw, start)}/{last}", "open"
    if start == end:
        return start.isoformat(), "day"
    whole = _whole(raw, start, end)
    if whole is not None:
        return whole
    if _begins_month(start) and _ends_month(end):
        if start.month == 1 and end.month == 12:
            return f"{start.year:04}/{end.year:04}", "range"
        return f"{start:%Y-%m}/{end:%Y-%m}", "range"
    return f"{start.isoformat()}/{end.isoformat()}", "range"


def _whole(raw: str, start: date, end: date) -> tuple[str, Precision] | None:
    """The expression of one month, quarter, season, half or year."""
    if not (_begins_month(start) and _ends_month(end)):
        return None
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    year = f"{start.year:04}"
    if months == 1:
        return f"{start:%Y-%m}", "month"
    if months == 12 and start.month == 1:
        return year, "year"
    if months == 6 and start.month in (1, 7):
        return f"{year}-{_FIRST_HALF + start.month // 7}", "half"
    if months == 3 and start.month in (1, 4, 7, 10):
        return f"{year}-{_FIRST_QUARTER + start.month // 3}", "quarter"
    # Winter as a season of EDTF is read as December only, so it stays a range of months.
    if months == 3 and start.month in (3, 6, 9) and _names_season(raw):
        return f"{year}-{_SPRING + start.month // 3 - 1}", "season"
    return None


def _names_season(raw: str) -> bool:
    folded = raw.casefold()
    return any(
        name.casefold() in folded
        for language in _LANGUAGES
        for season in date_cues(language).seasons
        for name in season.names
    )


def _begun(raw: str, start: date | None) -> str:
    if start is None:
        return ".."
    if start.day == 1 and not _DAY_OF_MONTH.search(raw):
        return f"{start.year:04}" if start.month == 1 and _year_only(raw) else f"{start:%Y-%m}"
    return start.isoformat()


def _year_only(raw: str) -> bool:
    """Whether a phrase names no month, as "since 2012" and «с 2012 года» do."""
    folded = raw.casefold()
    return not any(
        name.casefold() in folded
        for language in _LANGUAGES
        for month in date_cues(language).months
        for name in (*month.names, *month.short)
    )


def _begins_month(day: date) -> bool:
    return day.day == 1


def _ends_month(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def bounds(expression: str) -> tuple[date | None, date | None]:
    """The days that an expression of `edtf` covers; None on an open side.

    Raises:
        ValueError: if it is none of the forms that `edtf` writes.
    """
    if "/" in expression:
        first, _, last = expression.partition("/")
        return (
            None if first == ".." else _bounds_of_one(first)[0],
            None if last == ".." else _bounds_of_one(last)[1],
        )
    return _bounds_of_one(expression)


def _bounds_of_one(expression: str) -> tuple[date, date]:
    parts = [int(part) for part in expression.split("-")]
    if len(parts) == 3:
        day = date(*parts)
        return day, day
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    year, code = parts
    if code <= 12:
        first, length = code, 1
    elif _SPRING <= code < _SPRING + 3:
        first, length = 3 * (code - _SPRING + 1), 3
    elif _FIRST_QUARTER <= code < _FIRST_QUARTER + 4:
        first, length = 3 * (code - _FIRST_QUARTER) + 1, 3
    elif _FIRST_HALF <= code < _FIRST_HALF + 2:
        first, length = 6 * (code - _FIRST_HALF) + 1, 6
    else:
        raise ValueError(f"{expression!r} is not an expression that a release writes")
    last = first + length - 1
    after = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), after - timedelta(days=1)
