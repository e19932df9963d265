"""The place and day at the head of a press release, which say when it was written."""

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from extractors.dates.choice import SENTENCE_END, stops_short
from gazetteers.model import LanguageCode

if TYPE_CHECKING:
    from extractors.dates import DateMention

_NAME = r"(?:г\.\s?)?[A-ZА-ЯЁ][\w’'-]*(?:[ ][A-ZА-ЯЁ(][\w’').-]*){0,2}"
_PLACE = re.compile(rf"\W*{_NAME}(?:,\s{_NAME})?,?\s*\(?\Z")
"""All that may stand before the day: "Tashkent,", "ASTANA, Kazakhstan,", «г. Душанбе,»."""
_TOLD = re.compile(
    r"(?:\s?(?:г\.|года))?\)?(?:\.?\s*(?:[–—]|-(?=\s))|\.|\s*/[^/\n]{2,30}/)\s*"
    r"(?=[\"“«]?[A-ZА-ЯЁ\d])"
)
"""What parts the day from what is told: a dash, a full stop, an agency between strokes."""
_BEFORE = 100
"""Code points of a line that names a place, an account or a source before its day."""
_VERB_LIKE = re.compile(
    r"(?i)\b(?:on|by|until|till|since|from|before|after|was|were|is|are|has|have|"
    r"will|с|со|до|по|от|на|был[аои]?|будет|состоял\w+|прош[её]?л\w*)\b"
)
"""Words that no dateline has: the day would belong to what they tell."""
_ENDS = re.compile(
    r"(?:\s?(?:г\.|года))?(?:,?\s\d{1,2}[:.]\d\d)?\s*(?:"
    r"[\])/]?\s*(?:\n|\Z|[.,]?\s*[–—]|\s-\s|\.\s*(?=[\"“«]?[A-ZА-ЯЁ]))"
    r"|\.?\s*/[^/\n]{2,30}/|,\s[A-ZА-ЯЁ][\w-]+\.\s|\][^\n]{0,60}(?:\n|\Z))"
)
"""What follows the day of a dateline: a dash, a full stop, the end of its line, a time of day."""


def is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a whole day heads what follows: a dateline, a byline, the line above a message.

    "Tashkent, 18 March 2021. The Council …", "[Telegram / EAG / 23 June 2023]", «АСТАНА, 5 мая
    2021 года. /КазТАГ/»; not "The course was held in Osh, 5 May 2021."

    Args:
        text: the text that was searched.
        start: first code point of the day.
        end: one past its last.
    """
    if _ENDS.match(text, end) is None:
        return False
    first = text.rfind("\n", 0, start) + 1
    before = text[max(first, start - _BEFORE) : start]
    if start - first > _BEFORE:
        return False
    return _VERB_LIKE.search(before) is None and _SENTENCE.search(before) is None


_SENTENCE = re.compile(r"[a-zа-яё]{3}[.!?]\s")
"""An end of a sentence before the day: it is in the second one of its line."""


def without_dateline(
    text: str, start: int, counted: Sequence["DateMention"]
) -> list["DateMention"]:
    """Without the day of a dateline where the sentence behind it has a date of its own.

    "Tashkent, 19 September 2024 – On 17 and 18 September the Office held …" was held on those two
    days; "Tashkent, 19 September 2024 – The Office opened a course today" was on that one.

    Args:
        text: the text that was searched, to the end of the activity.
        start: first code point of the activity.
        counted: dates that could be the activity's, in the order of the text; at least one.
    """
    day = counted[0]
    told = _TOLD.match(text, day.end)
    if (
        told is None
        or day.range.start is None
        or day.range.start != day.range.end
        or _PLACE.match(text, start, day.start) is None
    ):
        return list(counted)
    ends = (
        match.start()
        for match in SENTENCE_END.finditer(text, told.end())
        if not stops_short(text, match)
    )
    first_sentence = next(ends, len(text))
    dated = any(told.end() <= item.start < first_sentence for item in counted[1:])
    return list(counted[1:]) if dated else list(counted)


def day_of_item(lines: Sequence[str], language: LanguageCode) -> date | None:
    """The day that the lines above a news item or message give it; the nearest line decides.

    "Precursors (CARICC, 17 February 2026)", "[Telegram / EAG / 23 June 2023]", «Опубликовано:
    12.05.2021».

    Args:
        lines: headings and bylines above it, the nearest first.
        language: in which they are written.
    """
    from extractors.dates import find_dates

    for line in lines:
        if len(line.split()) > _LINE_WORDS or not any(map(str.isdigit, line)):
            continue
        days = [item.range for item in find_dates(line, language)]
        if len(days) == 1 and days[0].start is not None and days[0].start == days[0].end:
            return days[0].start
    return None


_LINE_WORDS = 16
"""Words; a longer line tells something itself."""


_EVENT_NAME = re.compile(
    r"(?i:\b(?:exercis\w+|drill\w*|manoeuvr\w+|operation\w*|forum|conference|summit|festival|academy|"
    r"camp|event|учени\w+|тренировк\w+|операци\w+|форум\w*|конференци\w+|саммит\w*|фестивал\w*))"
    r"[^.;()\d]{0,60}?[\"“«]?[A-ZА-ЯЁ][\w’-]*(?:\s?[-–—]?\s?[A-ZА-ЯЁ][\w’-]*){0,3}\s?[-–—]?\s?\Z"
)


def names_an_event(text: str, start: int) -> bool:
    """Whether a year closes the name of an exercise or forum: 'the exercise "Frontier 2022"'.

    Args:
        text: the text that was searched.
        start: first code point of the year.
    """
    return _EVENT_NAME.search(text, max(0, start - _BEFORE), start) is not None
