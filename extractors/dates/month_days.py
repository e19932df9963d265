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
    rf"^(?:\({_DAYS}\)|{_DAYS.replace('first', 'day').replace('last', 'until')}"
    r"\s*(?:[:,]|[–—]\s|(?<=\d[-–]\d|[-–]\d\d)\.?\s(?=[A-ZА-ЯЁ])))",
    re.MULTILINE,
)
"""At the beginning of a line: "(14-16)", "21:", "3 and 4:", "5, Osh", "5-7. Drill";
but not "12 seminars"."""
_FURTHER: Final = re.compile(
    r"(?:[,;]\s(?:and\s|и\s)?|\s(?:and|и)\s)(?P<first>\d{1,2})(?:\s*[-–—]\s*(?P<last>\d{1,2}))?"
    r"(?=,\s[A-ZА-ЯЁ])"
)
"""Days of a second place behind the first: "18-19, Osh, *and 25-26*, Talas"."""
_OPENED: Final = 60
"""Code points in which the places and days of an entry stand."""
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
    opening = _OPENING.match(text)
    further = _FURTHER.finditer(text, opening.end(), opening.end() + _OPENED) if opening else ()
    for hits in (_OPENING.finditer(text), further, _INSIDE.finditer(text)):
        for hit in hits:
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
