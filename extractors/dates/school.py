"""School years: "in the school year 2022/23" lasts from September to May."""

import re
from datetime import date
from functools import cache

from gazetteers.dates import PrefixRole, date_cues
from gazetteers.model import LanguageCode

_BEGINS, _ENDS = (9, 1), (5, 31)
"""First and last day of the year of schools and universities, as month and day."""
_REACH = 24
"""Code points that "school year" takes before its years."""

Days = tuple[date | None, date | None]


def in_school_year(
    text: str, start: int, end: int, days: Days, prefix: PrefixRole | None, language: LanguageCode
) -> Days:
    """The days of a phrase of two years, which are those of a school year where the text says so.

    "the 2021/22 academic year" → 2021-09-01..2022-05-31; «с 2021/2022 учебного года» →
    2021-09-01..; "a plan for 2021/22" stays two whole years.
    """
    first, last = days
    if first is None or last is None or last.year != first.year + 1:
        return days
    if (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return days
    behind, before = _words(language)
    if not (behind.match(text, end) or before.search(text, max(0, start - _REACH), start)):
        return days
    first, last = date(first.year, *_BEGINS), date(last.year, *_ENDS)
    if prefix in ("open", "as-of", "from"):
        return first, None
    return (None, last) if prefix in ("by", "before") else (first, last)


@cache
def _words(language: LanguageCode) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands behind the years, and what before them."""
    names = "|".join(map(re.escape, date_cues(language).school_years))
    return (
        re.compile(rf"(?i)(?:-\w{{1,3}})?\s+(?:{names})(?!\w)"),
        re.compile(rf"(?i)(?<!\w)(?:{names})\s*\(?\Z"),
    )
