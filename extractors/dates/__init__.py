"""When: dates in English and Russian text, what they say, and which belong to an activity."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.dates.choice import (
    SENTENCE_END,
    as_deadlines,
    as_periods,
    moved_in_cells,
    of_the_activity,
    stops_short,
    told_as_terms,
    without_figure_days,
    without_frames,
    without_older_documents,
    without_repeats,
    without_what_introduces,
    without_what_is_told_closer,
    without_years_of_names,
)
from extractors.dates.dateline import without_dateline
from extractors.dates.joined import join_neighbours
from extractors.dates.lex import Token, lexicon
from extractors.dates.parse import Parser
from extractors.dates.resolve import DateContext, Resolver
from extractors.dates.roles import role_of
from extractors.dates.school import in_school_year
from extractors.dates.setting import DateRole, Setting
from extractors.dates.tokens import masked, tokens
from extractors.dates.units import Expression
from extractors.model import Cell, DateRange, Doubt, Evidence
from gazetteers.model import LanguageCode

__all__ = [
    "DateContext",
    "DateMention",
    "DateRole",
    "context_after",
    "date_doubts",
    "find_dates",
    "when",
    "writes_month_first",
    "year_of",
]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date phrase in a text.

    Attributes:
        start: first code point of the phrase.
        end: one past the last.
        range: the phrase and its days; neither start nor end when the words give no range.
        role: what the date says; only "activity" and sometimes "document" dates are published.
        evidence: why it has this role, and where its year comes from.
        sentence: number of its sentence within the text, from 0.
    """

    start: int
    end: int
    range: DateRange
    role: DateRole
    evidence: Evidence
    sentence: int = 0

    @property
    def is_resolved(self) -> bool:
        """Whether the phrase gave a range."""
        return self.range.start is not None or self.range.end is not None


_PHRASE = 40
"""Code points that "eighteen months, starting" may take before a date."""
_SIGHT = 600
"""Code points around a date that can say what it is; keeps endless lines cheap."""


_SINCE_REACH = 120
_SINCE = re.compile(
    r"(?i)\b(?:since\s+(?:the|its|their)|с\s+момента|со\s+(?:времени|дня))\s+[^,;.()\n]{3,100}\s"
    r"(?:in|on|of|в|во|от)\s+\Z"
)
"""What came first, before its date: "since the first meeting of the heads in May 2010"."""
_SINCE_THEN = re.compile(r"(?i)since|ever|from then|с ")
"""A pointer back that opens a period: "since then", «с тех пор»."""
_ELAPSED = re.compile(r"(?i)since\b")
"""After a length of time it tells how long something has gone on: "for three years, since 2019"."""
_BEGUN_REACH = 70
_BEGUN = re.compile(
    r"(?i)\b(?:started|starts|start|began|begun|begins|launched|commenced|opened|running|runs|"
    r"(?:стартова|нача[влт]|запу[щс]|открыт|рассчитан|введ[её]н)\w*|действует)\b[^.;()]*\Z"
)
"""What began, left of a date behind which a length of time says how long it lasts."""
_DATING = re.compile(r"(?i)\b(?:dates?|dated|dating|stems?|датиру\w+)\s+(?:back\s+)?\Z")
"""Words after which "from 2016" is no beginning."""


def find_dates(
    text: str, language: LanguageCode, context: DateContext | None = None
) -> tuple[DateMention, ...]:
    """Every date phrase of a text, in order, not overlapping.

    Numbers of resolutions, symbols, standards, phones and counted things are no dates. A day or
    month without a year takes it from its sentence, the sentences before, then the context; a
    phrase that stays without a year, or names a day that the calendar does not have, is found but
    has neither start nor end.

    Examples:
        "9-11 July 2014" → 2014-07-09..2014-07-11; "since 2012" → 2012-01-01..; "by mid-2025" →
        ..2025-06-30; «В тот же день» → the day before it in the text.
    """
    context = context or DateContext()
    lex = lexicon(language)
    covered = masked(text, language)
    words = tokens(covered, language, month_first=context.month_first)
    expressions = Parser(words, text, lex).expressions()
    if not expressions:
        return ()
    breaks = [match.end() for match in SENTENCE_END.finditer(text) if not stops_short(text, match)]
    resolver = Resolver(text, words, expressions, breaks, context, lex)
    found = []
    for index, expression in enumerate(expressions):
        start, end = words[expression.first].start, words[expression.last].end
        if expression.prefix == "from" and _DATING.search(text, max(0, start - 20), start):
            expression = expressions[index] = replace(expression, prefix="in")
        if expression.begin.kind == "same" and _SINCE_THEN.match(text, start):
            expression = expressions[index] = replace(expression, prefix="open")
        since = _SINCE.search(
            text, max(0, start - _SINCE_REACH), words[expression.begin.first].start
        )
        if since is not None and expression.finish is None and expression.prefix in ("in", None):
            expression = expressions[index] = replace(expression, prefix="open")
            start = since.start()
        duration = lex.duration.match(text, end)
        if duration is None and not _ELAPSED.match(text, start):
            duration = lex.duration_before.search(text, max(0, start - _PHRASE), start)
        lasts = expression.prefix in ("open", "as-of", "from")
        if duration is not None and not lasts:
            begun = _BEGUN.search(text, max(0, start - _BEGUN_REACH), start)
            lasts = begun is not None and duration.start() == end
        duration = duration if lasts else None
        days = resolver.days(index, duration)
        days = in_school_year(text, start, end, days, expression.prefix, language)
        if duration is not None:
            start, end = min(start, duration.start()), max(end, duration.end())
        sentence = bisect_right(breaks, start)
        left = breaks[sentence - 1] if sentence else 0
        right = breaks[sentence] if sentence < len(breaks) else len(text)
        setting = Setting(
            left=text[max(left, start - _SIGHT) : start],
            right=text[end : min(right, end + _SIGHT)],
            expression=expression,
            written=text[start:end],
            attached=words[expression.begin.first].attached,
            after_mask=covered[max(left, start - _SIGHT) : start]
            .rstrip(" ,(")
            .removesuffix(" of")
            .endswith("¤"),
        )
        role, why = role_of(setting, language)
        if expression.begin.is_today and (days[1] is None or expression.prefix is not None):
            continue  # "until today", «на сегодня»: how things are now
        pointed = expression.begin.kind in ("same", "relative")
        if pointed and _spelt_out(text, end, expressions, index, words):
            role, why = "reference", "the date that follows says which day"
        found.append(
            DateMention(
                start,
                end,
                DateRange(raw=text[start:end], start=days[0], end=days[1]),
                role,
                Evidence(method="rule", detail=f"“{text[start:end]}”: {why}{resolver.note(index)}"),
                sentence,
            )
        )
    return tuple(join_neighbours(text, found, _merged))


def _merged(before: DateMention, after: DateMention, days: DateRange) -> DateMention:
    return replace(before, end=after.end, range=days)


def _spelt_out(
    text: str, end: int, expressions: Sequence[Expression], index: int, words: Sequence[Token]
) -> bool:
    """Whether a day with its month follows in apposition: «Накануне, 22 ноября 2019 года»."""
    if index + 1 == len(expressions):
        return False
    following = expressions[index + 1]
    between = text[end : words[following.first].start]
    return following.begin.kind in ("day", "days") and _APPOSED.fullmatch(between) is not None


_APPOSED = re.compile(r"\s*[,(–—]\s*(?:on\s+)?")


_MONTH_FIRST = re.compile(
    r"(?<![\d/])(?:0?[1-9]|1[0-2])/(?:1[3-9]|2\d|3[01])(?:/(?:19|20)\d\d|(?![\d/]))"
)
_DAY_FIRST = re.compile(r"(?<![\d/])(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/(?:19|20)\d\d")


def writes_month_first(texts: Sequence[str]) -> bool:
    """Whether a document writes "02/25/2021", and nowhere "25/02/2021"."""
    return any(_MONTH_FIRST.search(text) for text in texts) and not any(
        _DAY_FIRST.search(text) for text in texts
    )


def context_after(mentions: Sequence[DateMention], context: DateContext) -> DateContext:
    """The context of the text that follows: the last date of this one that lends its year.

    What is open, only cited, or counted from the year of the document lends none.
    """
    last = next((mention for mention in reversed(mentions) if _lends_its_year(mention)), None)
    return context if last is None else replace(context, previous=last.range)


def _lends_its_year(mention: DateMention) -> bool:
    days = mention.range
    if mention.role != "activity" or days.start is None or days.end is None:
        return False
    return days.start.year == days.end.year and "that of the document" not in (
        mention.evidence.detail
    )


def year_of(heading: str, language: LanguageCode) -> int | None:
    """The year that a heading or a year row sets for what stands under it.

    "2018", "Activities in 2018", «2025 год» do; "2017-2018" and "Strategy 2030" do not.
    """
    years = {
        mention.range.start.year
        for mention in find_dates(heading, language)
        if mention.range.start is not None
        and mention.range.end is not None
        and mention.range.start.year == mention.range.end.year
    }
    return years.pop() if len(years) == 1 else None


def when(
    text: str,
    mentions: Sequence[DateMention],
    *,
    start: int = 0,
    end: int | None = None,
    lead_in: Sequence[DateMention] = (),
    cells: Sequence[Cell] = (),
) -> tuple[DateRange, ...]:
    """The dates that say when an activity happened, happens or will, in the order of the text.

    A lead-in gives its date only to an activity without a date of its own. Dates of cited
    documents, terms of office, days of figures and years in names are left out; a phrase that gave
    no range is left out as well, and `date_doubts` says so.

    Args:
        text: the text that was searched, of which the activity is a part.
        mentions: what `find_dates` found in it.
        start: first code point of the activity.
        end: one past its last; None for the end of the text.
        lead_in: dates of the lead-in that the activity inherits from.
        cells: of a table row: where its date cells hold a date they decide, and beside them only
            the term of what was adopted ("programme for 2023-2025") counts.
    """
    end = len(text) if end is None else end
    own = [mention for mention in mentions if start <= mention.start < end and mention.is_resolved]
    counted = [mention for mention in own if mention.role in ("activity", "frame", "document")]
    in_cells = [
        mention
        for mention in counted
        if any(cell.column == "date" and cell.start <= mention.start < cell.end for cell in cells)
    ]
    if moved := moved_in_cells(text, own, cells):
        counted = moved
    elif in_cells:
        terms = told_as_terms(text, [item for item in counted if item not in in_cells])
        counted = as_periods(text, without_what_is_told_closer(in_cells), cells)
        counted = as_deadlines(text, counted, cells)
        counted = sorted((*counted, *terms), key=lambda mention: mention.start)
    elif counted:
        counted = without_dateline(text[:end], start, counted)
        counted = without_what_introduces(text[start:end], start, counted)
        counted = without_frames(without_what_is_told_closer(counted))
        counted = without_years_of_names(text, counted)
        counted = without_older_documents(text, counted)
        counted = of_the_activity(text[:end], counted)
        counted = without_figure_days(text[:end], counted)
    else:
        counted = [item for item in lead_in if item.is_resolved and item.role == "activity"]
    return tuple(without_repeats([mention.range for mention in counted]))


def date_doubts(
    text: str,
    mentions: Sequence[DateMention],
    language: LanguageCode,
    *,
    start: int = 0,
    end: int | None = None,
    cells: Sequence[Cell] = (),
) -> tuple[Doubt, ...]:
    """What a person should look at: phrases without a range, date cells that hold no date.

    "tbd", "n/a", "every second month" in a date cell say openly that there is none; "see protocol"
    does not.
    """
    end = len(text) if end is None else end
    doubts = [
        Doubt(
            code="date-unparsed", detail=f"“{mention.range.raw}” looks like a date but gives none"
        )
        for mention in mentions
        if start <= mention.start < end and not mention.is_resolved
    ]
    undated = lexicon(language).cues.undated
    for cell in cells:
        words = text[cell.start : cell.end].strip(" .-–—/|()").lower()
        if cell.column != "date" or not start <= cell.start < end or not words:
            continue
        if any(cell.start <= mention.start < cell.end for mention in mentions):
            continue
        if not any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", words) for word in undated):
            doubts.append(
                Doubt(code="date-unparsed", detail=f"the date cell “{words}” gives no date")
            )
    return tuple(doubts)
