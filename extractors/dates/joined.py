"""Neighbouring dates that are one: "July and August 2023", "through 2017 and early 2018"."""

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from extractors.model import DateRange

_AND = re.compile(r"\s*(?:,?\s(?:and|и|&)\s(?:in\s|the\s|в\s)*)", re.IGNORECASE)
_LASTING = re.compile(
    r"(?:\b(?:through|throughout|during|all|(?:in|over)\sthe\scourse\sof|в\sтечение|на\sпротяжении)"
    r"\s(?:the\s)?(?:year\s|years\s|"
    r"months\s(?:of\s)?)?)\Z",
    re.IGNORECASE,
)
"""Words of duration right before the first date."""
_OPENS = re.compile(
    r"(?:throughout|during|(?:in|over)\sthe\scourse\sof|в\sтечение|на\sпротяжении)\b", re.IGNORECASE
)
"""The same, where they belong to its phrase."""
_REACH = 30
"""Code points that they take."""
_MONTH = 27
"""Days; what is shorter is a list of days, in which each date stays."""
_NEXT_MONTH = re.compile(r"(?:,|,?\s(?:and|и|&))\s(?!во?\s)", re.IGNORECASE)
_BRACKET = re.compile(r"\(\s*\Z")
_APIECE = re.compile(r"[^.;]{0,80}\b(?:respectively|соответственно)\b", re.IGNORECASE)
"""Around months of which each is that of another event: "two courses (May and June 2019)"."""


class Dated(Protocol):
    """A date with its place."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """One past the last."""

    @property
    def range(self) -> DateRange:
        """Its days."""

    @property
    def role(self) -> str:
        """What it says."""


T = TypeVar("T", bound=Dated)


def join_neighbours(
    text: str, found: Sequence[T], merged: Callable[[T, T, DateRange], T]
) -> list[T]:
    """The dates, those made one that follow on each other and last from the first to the last.

    A word of duration opens them ("through the year 2017 and beginning of 2018"), or they are
    months of one list ("in July and August 2023") or two years ("in 2016 and 2017"). "In March and
    June", "in 2016 and in 2017", "in 2016, 2017 and 2018" are apart.
    """
    joined: list[T] = []
    for item in found:
        before = joined[-1] if joined else None
        if before is not None and (
            _is_one(text, before, item) or _are_two_years(text, joined, item)
        ):
            days = DateRange(
                raw=text[before.start : item.end], start=before.range.start, end=item.range.end
            )
            joined[-1] = merged(before, item, days)
        else:
            joined.append(item)
    return joined


def _is_one(text: str, before: Dated, after: Dated) -> bool:
    first, last = before.range, after.range
    if first.start is None or first.end is None or last.start is None or last.end is None:
        return False
    if before.role != "activity" or after.role != "activity":
        return False
    if last.start - first.end != timedelta(days=1):
        return False
    if _is_one_of_months(first) and _is_month(last):
        listed = _NEXT_MONTH.match(text, before.end)
        enumerated = _BRACKET.search(text, max(0, before.start - _REACH), before.start)
        enumerated = enumerated or _APIECE.match(text, after.end)
        if listed and listed.end() == after.start and not enumerated:
            return True
    return (
        (
            _LASTING.search(text, max(0, before.start - _REACH), before.start) is not None
            or _OPENS.match(text, before.start, before.end) is not None
        )
        and _AND.fullmatch(text, before.end, after.start) is not None
        and (first.end - first.start).days >= _MONTH
        and (last.end - last.start).days >= _MONTH
    )


def _are_two_years(text: str, earlier: Sequence[Dated], after: Dated) -> bool:
    """Whether something took place over two years that stand in a sentence: "in 2016 and 2017"."""
    before = earlier[-1]
    first, last = before.range, after.range
    if not (_is_year(first) and _is_year(last)) or {before.role, after.role} != {"activity"}:
        return False
    if first.end is None or last.start is None or last.start - first.end != timedelta(days=1):
        return False
    listed = _NEXT_YEAR.fullmatch(text, before.end, after.start) is not None
    listed = listed and _IN_YEAR.match(text, after.start) is None
    opened = _IN_YEAR.match(text, before.start) or _IN.search(
        text, max(0, before.start - _REACH), before.start
    )
    apart = _APIECE.match(text, after.end) or (
        len(earlier) > 1 and _COMMA.fullmatch(text, earlier[-2].end, before.start) is not None
    )
    return listed and opened is not None and not apart


_NEXT_YEAR = re.compile(r"(?:\sгод[уа]|\sг\.)?\s(?:and|и|&)\s")
_IN = re.compile(r"(?:^|(?<=[^(\w]))(?:in|в)\s(?:the years?\s)?\Z", re.IGNORECASE)
_IN_YEAR = re.compile(r"(?:in|в)\s", re.IGNORECASE)
"""The same, where it belongs to the date."""
_COMMA = re.compile(r"\s*,\s*")


def _is_year(days: DateRange) -> bool:
    first, last = days.start, days.end
    return (
        first is not None
        and last is not None
        and first.year == last.year
        and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    )


def _is_month(days: DateRange) -> bool:
    first, last = days.start, days.end
    return (
        first is not None
        and last is not None
        and _is_whole(first, last)
        and ((first.year, first.month) == (last.year, last.month))
    )


def _is_one_of_months(days: DateRange) -> bool:
    """Whether it is a month, or months that were joined to one: "April, May" of "and June"."""
    first, last = days.start, days.end
    if first is None or last is None or not _is_whole(first, last):
        return False
    return _is_month(days) or _NEXT_MONTH.search(days.raw) is not None


def _is_whole(first: date, last: date) -> bool:
    return first.day == 1 and (last + timedelta(days=1)).day == 1
