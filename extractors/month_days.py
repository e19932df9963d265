"""Days below the heading of a month: "(14-16) Seminar in Almaty" in a chronicle, under "March"."""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from extractors.dates import DateMention
from extractors.model import DateRange, Evidence

_DAYS: Final = r"(?P<first>\d{1,2})(?:\s*(?:[-–—,]|and|и)\s*(?P<last>\d{1,2}))?"
_OPENING: Final = re.compile(
    rf"^(?:\({_DAYS}\)|{_DAYS.replace('first', 'day').replace('last', 'until')}\s*(?:[:,]|[–—]\s))",
    re.MULTILINE,
)
"""At the beginning of a line: "(14-16)", "21:", "3 and 4:", "5, Osh"; but not "12 seminars"."""
_INSIDE: Final = re.compile(r"\((?P<first>\d{1,2})\s*[-–—]\s*(?P<last>\d{1,2})\)")


def days_below(
    text: str, known: Sequence[DateMention], month: DateRange
) -> tuple[DateMention, ...]:
    """The dates of a text below the heading of a month, with the days that name no month.

    Args:
        text: the text that was searched.
        known: the dates found in it, in order.
        month: what the heading says; if it is not one month, no days are added.

    Returns:
        All dates in order.
    """
    start, end = month.start, month.end
    if start is None or end is None or (start.year, start.month) != (end.year, end.month):
        return tuple(known)
    found = [
        replace(mention, sentence=_sentence_at(known, mention.start))
        for mention in _days(text, start.year, start.month)
        if not any(mention.start < other.end and other.start < mention.end for other in known)
    ]
    return tuple(sorted((*known, *found), key=lambda mention: mention.start))


def _sentence_at(known: Sequence[DateMention], position: int) -> int:
    """The number of the sentence, as far as the dates around tell it."""
    before = [mention.sentence for mention in known if mention.start < position]
    return before[-1] if before else 0


def _days(text: str, year: int, month: int) -> Iterator[DateMention]:
    taken: set[int] = set()
    for pattern in (_OPENING, _INSIDE):
        for hit in pattern.finditer(text):
            groups = hit.groupdict()
            name = "first" if groups.get("first") else "day"
            first = int(groups[name])
            last = int(groups.get("last") or groups.get("until") or first)
            begins = hit.start(name)
            if not 1 <= first <= last <= monthrange(year, month)[1] or begins in taken:
                continue
            taken.add(begins)
            ends = max(hit.end(group) for group, words in groups.items() if words)
            raw = text[begins:ends]
            yield DateMention(
                begins,
                ends,
                DateRange(raw=raw, start=date(year, month, first), end=date(year, month, last)),
                "activity",
                Evidence(method="rule", detail=f"“{raw}”: a day of the month in the heading"),
            )
