"""Which of the dates that a text names say when an activity is."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from extractors.model import Cell, DateRange
from gazetteers.cue_patterns import CuePattern
from gazetteers.dates import date_cues

if TYPE_CHECKING:
    from extractors.dates import DateMention

_FEW_DAYS = 92
"""Days that an event, or a season of events, lasts; what is longer goes on."""
_A_YEAR = 366
_SIGHT = 600
"""Code points before a date in which its sentence begins; keeps endless lines cheap."""
SENTENCE_END = re.compile(
    r"(?<!\b[A-ZА-ЯЁa-zа-яё])(?<!\b[Нн]п)(?<!\bгг)(?<!\bNo)(?<!\bDr)(?<!\bMr)(?<!\bInc)"
    r"[.!?…]['’”»\")]*\s+(?=[\"“«(]?[A-ZА-ЯЁ\d])|\n\s*\n"
    r"|\n(?=[^\n:;.]{0,30}\b(?:19|20)\d\d(?:\s(?:г\.|года))?:\s)"
)
"""Rough ends of sentences: they only say which date is near. A line that a day heads ends one."""


def stops_short(text: str, match: re.Match[str]) -> bool:
    """Whether the full stop belongs to an abbreviation ("3 Oct. 2019", "2018 г. Алматы")."""
    word = re.search(r"[\w.]+$", text[max(0, match.start() - 12) : match.start()])
    return word is not None and word[0].lower() in {
        "oct", "sept", "sep", "nov", "dec", "jan", "feb", "mar", "apr", "aug", "jun", "jul", "г",
        "гг", "no", "vol", "res", "art", "para", "approx", "дек", "окт", "нояб", "сент", "авг",
        "янв", "февр", "апр", "им", "ул", "ст", "п", "incl", "cf", "e.g", "i.e", "u.s", "gen",
    }  # fmt: skip


def of_the_activity(text: str, counted: Sequence["DateMention"]) -> list["DateMention"]:
    """Without the dates of later sentences that say when something else was or will be.

    The first sentence with a date says when. Later ones tell of the background (before it), of
    days of the event itself, or of what comes after an event of a few days; they count where they
    go on with a series ("A second course was held in June") or with what lasts ("until 2023").
    """
    first = counted[0]
    opening = [mention for mention in counted if mention.sentence == first.sentence]
    begin = first.range.start or first.range.end
    last = opening[-1].range.end
    kept = list(opening)
    for mention in counted[len(opening) :]:
        day = mention.range.start or mention.range.end
        sentence = text[_sentence_start(text, mention.start) : mention.end]
        series = any(pattern.search(sentence) for pattern in _series())
        lasts = last is None or begin is None or (last - begin).days > _FEW_DAYS
        after = begin is not None and day is not None and day >= begin
        inside = last is not None and day is not None and after and day <= last
        # "to be issued before the end of 2022. A questionnaire was sent in June 2021"
        within = first.range.start is None and day is not None and last is not None and day <= last
        termed = last is not None and begin is not None and (last - begin).days >= _A_YEAR
        made = termed and _MADE_LATER.match(sentence) is not None
        if (
            series
            or within
            or made
            or (termed and _STILL_TO_BE_DONE.search(sentence) is not None)
            or (lasts and after and (not inside or mention.range.start is None))
        ):
            kept.append(mention)
    return kept


_STILL_TO_BE_DONE = CuePattern("dated", r"<still-to>\s(?:(?:be|then|also)\s)*<reaches>")
"""How a sentence says when the plan is to be made whose years the first one tells."""
_MADE_LATER = CuePattern("dated", r"<this-plan>(?:\s(?-i:[a-z])+){0,6}?\s<was-made>")
"""How a sentence says when the plan was made whose years the first one tells."""


def lasts_years(when: DateRange) -> bool:
    """Whether a range spans more than a year, as the term of a programme does."""
    first, last = when.start, when.end
    return first is not None and last is not None and (last - first).days >= _A_YEAR


def without_what_is_told_closer(counted: Sequence["DateMention"]) -> list["DateMention"]:
    """Without a year or month whose days the same sentence tells: "in June (10-14.06.2024)".

    «в 2019 году три семинара (5 февраля, 16 апреля)» has the two days. A period of several years
    stays: it is that of a programme.
    """

    def told_closer(mention: "DateMention") -> bool:
        first, last = mention.range.start, mention.range.end
        if first is None or last is None or (last - first).days >= _A_YEAR:
            return False
        return any(
            (other.start > mention.start or _OF_A_MONTH.search(other.range.raw))
            and other.sentence == mention.sentence
            and other.range.end is not None
            and first <= (other.range.start or other.range.end)
            and other.range.end <= last
            and (other.range.start or first, other.range.end) != (first, last)
            for other in counted
        )

    return [mention for mention in counted if not told_closer(mention)]


_OF_A_MONTH = re.compile(r"[а-я]ск(?:ий|ого|ому|им|ом|ая|ой|ую|ие|их|ими|ое)\Z")
"""A month as an adjective before its noun and year: «на мартовской сессии 2022 года»."""
_INTRODUCED = re.compile(r":\s+(?=[-–—•*▪]\s)|:[ \t]*\n\s*(?=\(?\w{1,2}[.)]\s|[a-zа-яё])")
"""The colon of a lead-in, behind which the first item of its list stands."""


def without_what_introduces(
    words: str, start: int, counted: Sequence["DateMention"]
) -> list["DateMention"]:
    """Without the date of a lead-in where its first item, which it belongs to, has one of its own.

    "In 2019-2020 the offices held, among others:", "- a media school in August 2019".
    """
    colon = _INTRODUCED.search(words)
    behind = [item for item in counted if colon and item.start >= start + colon.end()]
    return behind or list(counted)


def without_frames(counted: Sequence["DateMention"]) -> list["DateMention"]:
    """Without the years of a project under which something was done on a day of its own.

    "Under a project of Japan (2018-2020), a course was held in May 2019" was held in May; "… the
    Office assists the prisons" lasts as long as the project.
    """
    own = [mention for mention in counted if mention.role != "frame"]
    dated = {mention.sentence for mention in own}
    return [item for item in counted if item.role != "frame" or item.sentence not in dated]


def without_years_of_names(text: str, counted: Sequence["DateMention"]) -> list["DateMention"]:
    """Without the year in "the 2018 Forum in November", when the month says more."""

    def adds_nothing(mention: "DateMention") -> bool:
        year = mention.range
        determined = re.search(r"(?i)\b(?:the|its|their|a)\s+$", text[: mention.start][-8:])
        named = re.match(r"\s+[^\W\d_]", text[mention.end :])
        if not (re.fullmatch(r"\d{4}", year.raw) and determined and named):
            return False
        return any(
            other.sentence == mention.sentence
            and other.range.start is not None
            and other.range.end is not None
            and year.start is not None
            and year.end is not None
            and year.start <= other.range.start
            and other.range.end <= year.end
            for other in counted
            if other is not mention
        )

    return [mention for mention in counted if not adds_nothing(mention)]


def told_as_terms(text: str, beside: Sequence["DateMention"]) -> list["DateMention"]:
    """The dates beside a date cell that say something of their own.

    The term of what was adopted ("programme for 2023-2025"), though not the years that a study
    looks at ("study of sentences, 2016-2020"); and the day in another cell on which it was done
    («Закон подписан 12 мая 2023 г.»).
    """
    told = []
    for mention in beside:
        cell = text[text.rfind("|", 0, mention.start) + 1 : mention.start]
        if lasts_years(mention.range):
            if not _LOOKS_AT.search(cell):
                told.append(mention)
        elif _DONE_ON.search(cell):
            told.append(mention)
    return told


_LOOKS_AT = CuePattern("dated", r"<looks-at-years>(?![^|]*<has-a-term>)")
_DONE_ON = CuePattern("dated", r"^\s*(?:\S+\s+){0,4}<done-on>\s+(?:(?:on|in|в|во)\s+)?\Z")


def moved_in_cells(
    text: str, own: Sequence["DateMention"], cells: Sequence[Cell]
) -> list["DateMention"]:
    """The dates to which a row says that something was put off: "Not done, moved to May 2024".

    They stand for that of the date cell, on which nothing took place.
    """
    return [
        mention
        for mention in own
        for cell in cells
        if cell.column != "date" and cell.start <= mention.start < cell.end
        if _MOVED_TO.search(text, cell.start, mention.start)
        or (_TO.match(mention.range.raw) and _MOVED.search(text, cell.start, mention.start))
    ]


_MOVED = CuePattern("dated", r"<moved>(?:\s[^\s.;|]+){0,3}\s*\Z")
_MOVED_TO = CuePattern("dated", r"<moved>(?:\s[^\s.;|]+){0,3}\s(?:to|into|on|на)\s(?:the\s)?\Z")
_TO = re.compile(r"(?i)(?:to|on|на)\s")
"""Of a date that is marked with its preposition."""


def as_deadlines(
    text: str, counted: Sequence["DateMention"], cells: Sequence[Cell]
) -> list["DateMention"]:
    """The dates of a column "By when", by the end of which something is to be done.

    Days from one to another, and what begins on a day, say so themselves, whatever the column; so
    does a day with its place ("4 April 2024, Bishkek"), on which something takes place.
    """
    limits = [cell for cell in cells if cell.column == "date" and _DEADLINE.search(cell.heading)]
    return [
        replace(mention, range=mention.range.model_copy(update={"start": None}))
        if mention.range.end is not None
        and _SPAN.search(mention.range.raw) is None
        and any(
            cell.start <= mention.start < cell.end
            and _AND_PLACE.match(text, mention.end, cell.end) is None
            for cell in limits
        )
        else mention
        for mention in counted
    ]


def as_periods(
    text: str, counted: Sequence["DateMention"], cells: Sequence[Cell]
) -> list["DateMention"]:
    """The dates of two columns, "Start" and "End", as the one period that they tell.

    "01.07.2025 | 28.02.2026" lasts until February, "01.01.2023 | open" has no end.
    """
    begins = next((c for c in cells if c.column == "date" and _BEGINS.match(c.heading)), None)
    ends = next((c for c in cells if c.column == "date" and _ENDS.match(c.heading)), None)
    if begins is None or ends is None:
        return list(counted)
    first = next((m for m in counted if begins.start <= m.start < begins.end), None)
    last = next((m for m in counted if ends.start <= m.start < ends.end), None)
    others = [mention for mention in counted if mention not in (first, last)]
    if first is not None:
        until = last.range.end if last is not None else first.range.end
        if last is None and _NO_END.search(text[ends.start : ends.end]):
            until = None
        end = last.end if last is not None else first.end
        days = DateRange(raw=text[first.start : end], start=first.range.start, end=until)
        return [*others, replace(first, end=end, range=days)]
    if last is not None:
        return [*others, replace(last, range=last.range.model_copy(update={"start": None}))]
    return others


_OF_A_COLUMN = (
    r"^\W*(?:[^\W\d][^\d]{{2,40}}\s)?<{}>(?:\s+(?:date|on|of\b.*|реализации.*|работ.*))?\W*$"
)
_BEGINS = CuePattern("dated", _OF_A_COLUMN.format("column-begins"))
_ENDS = CuePattern("dated", _OF_A_COLUMN.format("column-ends"))
_NO_END = CuePattern("dated", r"<no-end>")


_AND_PLACE = re.compile(r",\s(?:г\.\s?)?[A-ZА-ЯЁ]")
"""Right of a day: the place of an event."""
_SPAN = re.compile(
    r"(?i)\w\s*[-–—]\s*\w|^\s*(?:from|between|throughout|during|с|со|в течение|на протяжении)\b"
)


_DEADLINE = CuePattern("dated", r"^\s*<column-deadline>\s*$")


def without_older_documents(text: str, counted: Sequence["DateMention"]) -> list["DateMention"]:
    """Without the day of a document that something is done with on a later one.

    "The law of 12 May 2021 was discussed on 4 June 2022", "The 2019 survey was repeated in 2022".
    """

    def is_older(mention: "DateMention") -> bool:
        if mention.role != "document" or _MADE.search(text, 0, mention.start) is not None:
            return False
        last = mention.range.end
        return any(
            other.role == "activity"
            and other.sentence == mention.sentence
            and last is not None
            and other.range.start is not None
            and other.range.end is not None
            and last < other.range.start
            and not lasts_years(other.range)  # «Указом от 29 ноября 2019 г. … на 2020–2024 годы»
            for other in counted
        )

    return [mention for mention in counted if not is_older(mention)]


_COUNT = re.compile(
    r"(?i)\s?,?\s(?:about |some |over |more than |около |более |свыше )?\d[\d\s,.]*"
    r"(?!\s?(?:will|to be)\b)(?:%|млн|тыс|[a-zа-яё]{3,}|\()"
)
_TO_COME = CuePattern("dated", r"<to-come>")


def without_figure_days(text: str, counted: Sequence["DateMention"]) -> list["DateMention"]:
    """Without a limit at which something is only counted, beside the date of the activity.

    "… set up in 2020. By 30 June, 140 judgments could be consulted"; «стартовала 1 июня и охватила
    к концу года 2,3 млн пользователей».
    """

    def counts(mention: "DateMention") -> bool:
        if mention.range.start is not None or _COUNT.match(text, mention.end) is None:
            return False
        sentence = text[_sentence_start(text, mention.start) : mention.end + _COUNTED]
        return _TO_COME.search(sentence) is None

    kept = [mention for mention in counted if not counts(mention)]
    return kept if kept else list(counted)


_COUNTED = 80
"""Code points in which the words about what is counted stand."""


_MADE = CuePattern(
    "dated",
    r"(?:ed|was|were|ят\w*|ен\w*|ён\w*|ан\w*)\s(?:in\s|on\s|в\s)?\Z"
    r"|<document-made:en>\s[^.;,()]{2,60}\sof\s\Z"
    r"|<document-made:ru>\s[^.;,()]{2,60}\sот\s\Z",
)
"""A participle before the date of a document: "the Concept adopted in 2012"."""


def _sentence_start(text: str, at: int) -> int:
    start = 0
    for match in SENTENCE_END.finditer(text, max(0, at - _SIGHT), at):
        if not stops_short(text, match):
            start = match.end()
    return start


@cache
def _series() -> tuple[re.Pattern[str], ...]:
    """Words by which a later sentence goes on with like events, in both languages."""
    words = [word for code in ("en", "ru") for word in date_cues(code).series]
    return (re.compile(rf"(?i)\b(?:{'|'.join(map(re.escape, words))})\b"),)


def without_repeats(ranges: Sequence[DateRange]) -> list[DateRange]:
    """Each range once, in the order of the text."""
    kept: list[DateRange] = []
    for item in ranges:
        if all((item.start, item.end) != (other.start, other.end) for other in kept):
            kept.append(item)
    return kept
