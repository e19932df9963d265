"""Units of the calendar as named, and the days that they cover in a year."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from gazetteers.dates import PrefixRole

UnitKind = Literal[
    "days", "span", "day", "month", "quarter", "half", "season", "part", "year", "same", "relative"
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """One point or period of the calendar as named: "9-11 July", "Q3 2018", "end of June".

    Attributes:
        kind: what is named.
        first: index of its first token.
        last: index of its last token.
        year: None when the words do not say it.
        month: of a day, a month, or a part of a month; else 0.
        day_from: first day of a "day", or of a part of a "month".
        day_to: last day of it.
        number: of a quarter or half; months between, for "same".
        part: which part of the year or month.
        months: first and last month of a season, or of a span of days.
        days: of a numeric date.
        step: for "same" and "relative": how many units on.
        pointer: for "same": which unit of the date before it points to; for "relative": which unit
            of the day on which the document was written; for others "year" when "of the same year"
            follows, "written" when "this year" does.
    """

    kind: UnitKind
    first: int
    last: int
    year: int | None = None
    month: int = 0
    day_from: int = 0
    day_to: int = 0
    number: int = 0
    part: Literal["start", "middle", "end"] | None = None
    months: tuple[int, int] = (0, 0)
    days: tuple[date | None, date | None] = (None, None)
    step: int = 0
    pointer: Literal["day", "month", "year", "written"] = "day"

    @property
    def needs_year(self) -> bool:
        """Whether the context has to say the year."""
        return self.year is None and self.kind not in ("days", "same", "relative")

    @property
    def is_today(self) -> bool:
        """Whether it is "today", which may also mean "nowadays"."""
        return self.kind == "relative" and self.pointer == "day" and self.step == 0


@dataclass(frozen=True, slots=True)
class Expression:
    """One or two units with the words before them, and whether the end is open.

    Attributes:
        first: index of the first token of the published phrase.
        last: index of its last token.
        begin: the unit, or the first of a range.
        finish: the second unit of a range.
        prefix: what the words before it make of it.
        open_end: "onwards", "– ongoing".
        joined: the next expression follows after a comma or "and" only.
    """

    first: int
    last: int
    begin: Unit
    finish: Unit | None
    prefix: PrefixRole | None
    open_end: bool = False
    joined: bool = False


def span_of(unit: Unit, year: int, *, limit: bool = False) -> tuple[date, date] | None:
    """First and last day of a unit in a year; None when the calendar has no such day.

    "beginning of 2018" is its first quarter, "end of 2018" its last; beginning and end of a month
    are the month. With `limit` the unit is the end of something: "by mid-2025" ends with June.
    """
    match unit.kind:
        case "day":
            return _days(year, unit.month, unit.day_from, unit.day_to)
        case "span":  # "22.08–02.09" of a year that stands elsewhere
            first, last = unit.months
            begin = _days(year - (first > last), first, unit.day_from, unit.day_from)
            finish = _days(year, last, unit.day_to, unit.day_to)
            return (begin[0], finish[1]) if begin and finish and begin[0] <= finish[1] else None
        case "month" if unit.day_from:  # the second half, the last ten days of it
            whole = _months(year, unit.month, unit.month)[1].day
            return _days(year, unit.month, unit.day_from, min(unit.day_to, whole))
        case "month":
            return _months(year, unit.month, unit.month)
        case "quarter":
            return _months(year, unit.number * 3 - 2, unit.number * 3)
        case "half":
            return _months(year, unit.number * 6 - 5, unit.number * 6)
        case "season":
            first, last = unit.months
            if first > last:
                return _months(year - 1, first, 12)[0], _months(year, 1, last)[1]
            return _months(year, first, last)
        case "part" if unit.month:
            return _months(year, unit.month, unit.month)
        case "part" if unit.part == "start":
            return _months(year, 1, 3)
        case "part" if unit.part == "end":
            return _months(year, 10, 12)
        case "part":
            return _months(year, 1, 6 if limit else 12)
    return _months(year, 1, 12)


def _days(year: int, month: int, first: int, last: int) -> tuple[date, date] | None:
    end = _months(year, month, month)[1].day
    if not 1 <= first <= last <= end:
        return None
    return date(year, month, first), date(year, month, last)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    following = date(year + last // 12, last % 12 + 1, 1)
    return date(year, first, 1), following - timedelta(days=1)


def can_be_pointed_to(days: tuple[date | None, date | None], unit: Unit) -> bool:
    """Whether "the same day" or "the same month" can mean these days: a whole year is neither."""
    start, end = days[0] or days[1], days[1] or days[0]
    if start is None or end is None:
        return False
    return unit.pointer == "year" or end - start < timedelta(days=32)


def end_of_months(start: date, months: int) -> date:
    """The last day of a length of whole months that begins with `start`."""
    total = start.year * 12 + start.month - 1 + months
    year, month = total // 12, total % 12 + 1
    following = date(year, month, 1)
    if start.day == 1:
        return following - timedelta(days=1)
    nxt = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(year, month, min(start.day, nxt.day)) - timedelta(days=1)
