"""Days below the heading of a month: "(14-16) Seminar in Almaty" in a chronicle, under "March".

In the date cell of a table they stand alone: "19–23", "by the 30th", «до 15-го».
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from extractors.dates import DateContext, DateMention, find_dates
from extractors.dates.lex import lexicon
from extractors.model import Cell, DateRange, Evidence
from gazetteers.model import LanguageCode

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
    text: str,
    known: Sequence[DateMention],
    month: DateRange | None,
    cells: Sequence[Cell] = (),
    language: LanguageCode = "en",
) -> tuple[DateMention, ...]:
    """The dates of a text below the heading of a month, with the days that name no month.

    Args:
        text: the text that was searched.
        known: the dates found in it, in order.
        month: what the heading says; if it is not one month, no days are added.
        cells: of a table row: a date cell may hold the month of the days in the next one.
        language: of the text.

    Returns:
        All dates in order.
    """
    dated = [cell for cell in cells if cell.column == "date"]
    own = [mention.range for mention in known if any(_fills(text, c, mention) for c in dated)]
    month = own[0] if len(own) == 1 and _is_month(own[0]) else month
    if month is None or month.start is None or not _is_month(month):
        return tuple(known)
    year, number = month.start.year, month.start.month
    in_cells = [day for c in dated for day in _days_of_cell(text, c, year, number, language)]
    # "first half" alone would be that of the year
    known = [*in_cells, *(mention for mention in known if not _overlaps(mention, in_cells))]
    found = [
        replace(mention, sentence=_sentence_at(known, mention.start))
        for mention in _days(text, year, number)
        if not _overlaps(mention, known)
    ]
    return tuple(sorted((*known, *found), key=lambda mention: mention.start))


def _overlaps(mention: DateMention, others: Sequence[DateMention]) -> bool:
    return any(mention.start < other.end and other.start < mention.end for other in others)


def _is_month(days: DateRange) -> bool:
    """Whether days lie in one month."""
    first, last = days.start, days.end
    return (
        first is not None
        and last is not None
        and (first.year, first.month) == (last.year, last.month)
    )


def _fills(text: str, cell: Cell, mention: DateMention) -> bool:
    """Whether a whole month is all that a cell says."""
    days = mention.range
    whole = (
        days.start is not None and days.end is not None and (days.end - days.start).days >= _MONTH
    )
    return whole and text[cell.start : cell.end].strip(" .|") == days.raw


_MONTH: Final = 27
"""Days from the first to the last day of a month, at least."""


def _days_of_cell(
    text: str, cell: Cell, year: int, month: int, language: LanguageCode
) -> Iterator[DateMention]:
    """The days that a date cell gives without their month: they are read as if it stood there.

    Nothing but the days, with the words that limit them, may fill the cell: "group 3" names none.
    """
    words = _NOTE.sub("", text[cell.start : cell.end].rstrip(" .|"))
    names = lexicon(language).cues.months[month - 1].names
    name = names[1] if language == "ru" else names[0]  # «15 мая», "15 May"
    told = f"{words} {name} {year}"
    found = find_dates(told, language, DateContext(year=year))
    reads = bool(found) and found[-1].end == len(told) and found[-1].start < len(words)
    if not reads or _says_more(words, found, language):
        return
    for mention in found:
        raw = words[mention.start : mention.end]
        yield replace(
            mention,
            start=cell.start + mention.start,
            end=cell.start + mention.start + len(raw),
            range=mention.range.model_copy(update={"raw": raw}),
            role="activity",
            evidence=Evidence(method="rule", detail=f"“{raw}”: a day of the month above"),
        )


def _says_more(words: str, found: Sequence[DateMention], language: LanguageCode) -> bool:
    """Whether words stand left of the days; days of the week and small words say nothing more."""
    lex = lexicon(language)
    small = {*lex.prefixes, *lex.list_words, *lex.fillers, *map(str.lower, lex.cues.weekdays)}
    left = re.findall(r"\w+", words[: found[0].start].lower())
    return any(word not in small for word in left)


_NOTE: Final = re.compile(r"\s*\([^()]*\)\Z")
"""Behind the days of a cell: "26-28 (tbc)"."""


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
