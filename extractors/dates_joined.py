"""Neighbouring dates that are one: "Through the year 2017 and beginning of 2018"."""

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Protocol, TypeVar

from extractors.model import DateRange

_AND = re.compile(r"\s*(?:,?\s(?:and|и|&)\s(?:in\s|the\s|в\s)*)", re.IGNORECASE)
_LASTING = re.compile(
    r"(?:\b(?:through|throughout|during|all|в\sтечение|на\sпротяжении)\s(?:the\s)?(?:year\s|years\s|"
    r"months\s(?:of\s)?)?)\Z",
    re.IGNORECASE,
)
"""Words of duration right before the first date."""
_OPENS = re.compile(r"(?:throughout|during|в\sтечение|на\sпротяжении)\b", re.IGNORECASE)
"""The same, where they belong to its phrase."""
_REACH = 30
"""Code points that they take."""
_MONTH = 27
"""Days; what is shorter is a list of days, in which each date stays."""


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
    """The dates, those made one that a word of duration opens and that follow on each other.

    "Through the year 2017 and beginning of 2018" lasts; "in 2016 and 2017" are two dates.
    """
    joined: list[T] = []
    for item in found:
        before = joined[-1] if joined else None
        if before is not None and _is_one(text, before, item):
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
    return (
        before.role == after.role == "activity"
        and (
            _LASTING.search(text, max(0, before.start - _REACH), before.start) is not None
            or _OPENS.match(text, before.start, before.end) is not None
        )
        and _AND.fullmatch(text, before.end, after.start) is not None
        and last.start - first.end == timedelta(days=1)
        and (first.end - first.start).days >= _MONTH
        and (last.end - last.start).days >= _MONTH
    )
