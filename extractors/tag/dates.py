"""Dates that an activity takes from what stands above it: its lead-in, a year, a month."""

import re
from collections.abc import Sequence

from extractors.dates import DateContext, DateMention, find_dates, year_of
from extractors.dates.choice import lasts_years
from extractors.languages import sentences
from extractors.places import find_territories
from extractors.places.around import lead_in_of_sentence
from extractors.segment import Span
from extractors.tag.countries import paragraph_before
from extractors.tag.model import Found
from extractors.traits import says_that_it_goes_on
from extractors.traits.sentence import analyse
from gazetteers.model import LanguageCode


def _goes_on(found: Found, span: Span) -> bool:
    """Whether the date cell of a row says "ongoing": then the year above dates nothing.

    What takes place "quarterly" or «ежемесячно» does so in that year.
    """
    cells = [cell for cell in found.passage.cells if cell.column == "date"]
    words = " ".join(found.passage.text[cell.start : cell.end] for cell in cells)
    return (
        bool(words.strip())
        and says_that_it_goes_on(words, found.language)
        and not any(
            cell.start <= mention.start < cell.end for cell in cells for mention in found.dates
        )
    )


def without_nowadays(
    text: str, mentions: Sequence[DateMention], language: LanguageCode
) -> tuple[DateMention, ...]:
    """The dates of a text without a "today" that means nowadays: "is used today by 300 officers".

    The day it is where something was done on it, is to be done, or is announced ("Today: forum").
    """
    if not any(_TODAY.fullmatch(item.range.raw) for item in mentions):
        return tuple(mentions)
    spans = sentences(text, language)

    def is_day(mention: DateMention) -> bool:
        if _TODAY.fullmatch(mention.range.raw) is None:
            return True
        start, end = next((s for s in spans if s[0] <= mention.start < s[1]), (0, len(text)))
        said = analyse(text[start:end], language).predicates
        if not said:
            return not text[start : mention.start].strip(' \n"“«–—-')
        return said[0].tense in ("past", "perfect", "future", "ahead") and not (
            _IN_A_CLAUSE.search(text, start, mention.start)
            or _IS_NOW.search(text, start, mention.start)
        )

    return tuple(item for item in mentions if is_day(item))


_TODAY = re.compile(r"(?i)(?:earlier )?today|сегодня")
_IN_A_CLAUSE = re.compile(r"(?i)\b(?:which|who|that|котор\w+|что)\b[^,.;]*\Z")
"""Left of a "today" in a clause on something named: "officers, who today lead units"."""
_IS_NOW = re.compile(
    r"(?i)\b(?:has|have|is|are|counts?|numbers?|includes?|covers?|uses?|works?|насчитыва\w+|"
    r"работа[ею]т|действу[ею]т|име[ею]т)\b(?!\s(?:been|\w+ed)\b)[^,.;]{0,60}\Z"
)
"""Left of a "today" behind a verb of how things are: "was founded in 2019 and has 40 members"."""

_PERIOD = re.compile(r"[^.;:()]{2,60}\((?:[^()]{1,20},\s)?\Z")
"""Between the start of a sentence and the years of the programme that is its subject."""
_CLOSES = re.compile(r"(?:\s?(?:гг?\.|годы))?\)")


def _dates_of_sentence(found: Found, span: Span) -> list[DateMention]:
    """The date of the words that introduce a list in the activity's own sentence, or its subject's.

    "In 2020 the offices held, among others: - a contest, | - a media school"; "BOMCA (phase 10,
    2021-2025) has reviewed the procedures | and is upgrading a centre".
    """
    text = found.passage.text
    before = paragraph_before(found.passage, span.start)
    begins = span.start - len(before)
    dated = any(begins <= mention.start < span.end for mention in found.dates)
    if not dated or not before.strip():
        return []
    head = lead_in_of_sentence(before, found.language)
    goes_on = text[span.start : span.start + 1].islower()
    if not (head or goes_on):
        return []
    first = begins + sentences(before, found.language)[-1][0]
    last = text.find(head, first, span.start) + len(head) if head else first
    inside = [m for m in found.dates if first <= m.start < last and m.role == "activity"]
    if inside or not goes_on:
        return inside
    fronted = [m for m in found.dates if m.role == "activity" and _is_first(text, first, m)]
    if fronted and _goes_on_with_a_deed(text[span.start : span.end], found.language):
        return fronted
    return [
        mention
        for mention in found.dates
        if first <= mention.start < span.start
        and mention.is_resolved
        and lasts_years(mention.range)
        and _PERIOD.fullmatch(text, first, mention.start) is not None
        and _CLOSES.match(text, mention.end) is not None
        and not analyse(text[first : mention.start].rpartition("(")[0], found.language).predicates
    ]


def _is_first(text: str, first: int, mention: DateMention) -> bool:
    return mention.start >= first and _AT_START.fullmatch(text, first, mention.start) is not None


_AT_START = re.compile(r"(?:(?:In|On|At|From|During|В|Во|С|Со)\s(?:the\s)?)?")


def _goes_on_with_a_deed(part: str, language: LanguageCode) -> bool:
    """Whether a part tells what else the subject of its sentence did: "…, as well as signed …".

    «В 2022 году банк ввёл в строй систему, | а также заключил соглашение»; who is named anew, or
    does something now, is not dated by the beginning of the sentence.
    """
    said = analyse(part, language).predicates
    return bool(said) and said[0].tense in ("past", "perfect") and said[0].first <= _BEFORE_VERB


_BEFORE_VERB = 2
"""Words before the verb of a part without a subject of its own: "as well as", «а также»."""


def inherited_dates(found: Found, span: Span, lead_in: tuple[int, int] | None) -> list[DateMention]:
    """Dates for an activity without one: those of its lead-in, then of a year or date above it."""
    if lead_in is not None:
        inside = [item for item in found.dates if lead_in[0] <= item.start < lead_in[1]]
        if inside:
            return inside
    if not found.passage.cells and (told := _dates_of_sentence(found, span)):
        return told
    if told := _dates_beside(found, span):
        return told
    nearest: list[DateMention] = []
    year = found.year
    if _goes_on(found, span):
        return []
    for item in found.passage.inherited:
        if item.kind == "lead-in":
            start = sentences(item.text, found.language)[-1][0] if item.text.strip() else 0
            given = find_dates(item.text[start:], found.language, DateContext(year=year))
            if any(mention.is_resolved for mention in given):
                return list(given)
    for item in found.passage.inherited:
        if item.kind == "year" and item.column is None and _is_source(item.text, found.language):
            continue
        if item.kind == "year" or item.column == "date":
            above = find_dates(item.text, found.language, DateContext(year=year))
            nearest = [mention for mention in above if mention.is_resolved] or nearest
            year = year_of(item.text, found.language) or year
    return nearest


def _dates_beside(found: Found, span: Span) -> list[DateMention]:
    """The dates in the date cell of the row that an activity was cut out of."""
    beside = [
        cell
        for cell in found.passage.cells
        if cell.column == "date" and (cell.end <= span.start or span.end <= cell.start)
    ]
    return [
        mention
        for mention in found.dates
        if mention.is_resolved and any(cell.start <= mention.start < cell.end for cell in beside)
    ]


_SOURCE = re.compile(r"\((?P<name>[^(),]{2,60}),\s*(?P<day>[^(),]{4,30})\)\s*\Z")


def _is_source(heading: str, language: LanguageCode) -> bool:
    """Whether a heading ends with where and on which day the news came out: "(Kabar, 5 May 2021)".

    A place in the brackets says where the event was: "Forum (Osh, 5 May 2021)".
    """
    note = _SOURCE.search(heading)
    if note is None or find_territories(note["name"], language):
        return False
    days = [item.range for item in find_dates(note["day"], language)]
    return len(days) == 1 and days[0].start is not None and days[0].start == days[0].end
