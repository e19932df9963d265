"""The place and day at the head of a press release, which say when it was written."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from extractors.dates.choice import SENTENCE_END, stops_short

if TYPE_CHECKING:
    from extractors.dates import DateMention

_NAME = r"(?:г\.\s?)?[A-ZА-ЯЁ][\w’'-]*(?:[ ][A-ZА-ЯЁ(][\w’').-]*){0,2}"
_PLACE = re.compile(rf"\W*{_NAME}(?:,\s{_NAME})?,?\s*\(?\Z")
"""All that may stand before the day: "Tashkent,", "ASTANA, Kazakhstan,", «г. Душанбе,»."""
_TOLD = re.compile(r"(?:\s?(?:г\.|года))?\)?\.?\s*(?:[–—]|-(?=\s))\s*(?=[\"“«]?[A-ZА-ЯЁ\d])")
"""What parts the day from what is told."""


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
