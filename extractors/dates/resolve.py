"""Gives date expressions their days: a year of their own, or that of their neighbours."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extractors.dates.dateline import is_dateline, names_an_event
from extractors.dates.lex import Lexicon, Token
from extractors.dates.setting import AHEAD
from extractors.dates.units import Expression, Unit, can_be_pointed_to, end_of_months, span_of
from extractors.model import DateRange

_NEIGHBOURS = 30
"""Dates before and after that may lend their year."""


@dataclass(frozen=True, slots=True)
class DateContext:
    """What the surroundings of a text say about its years.

    Attributes:
        year: of a year heading or a year row above; it outranks the text before.
        previous: the last date before this text, for "4 September" and "in the same month".
        document_year: the year in which the document was written, for "this year".
        written_on: the day on which it was written, where it is known.
        spoken_on: the day of the news item or message that it is part of, for "today".
        month_first: whether it writes the month before the day ("02/25/2021").
    """

    year: int | None = None
    previous: DateRange | None = None
    document_year: int | None = None
    written_on: date | None = None
    spoken_on: date | None = None
    month_first: bool = False


_A_YEAR = 366
_PHRASE = 60
"""Code points in which "in the course of the year 2016", "(Almaty, 2016" stand."""
_YEAR_PHRASE = re.compile(
    r"(?i)\b(?:in|during|throughout|within|for|в|во|за|на)(?:\s+(?:the\s+)?(?:whole\s+)?"
    r"(?:course\s+of\s+)?(?:(?:the\s+)?year\s+)?|\s+течение\s+)?\s*\d{4}(?:\s+год\w*|\s*г\.?)?\Z|^\d{4}\Z"
)
_IMPRINT = re.compile(r"\(\s*[A-ZА-ЯЁ][\w-]+(?:\s[A-ZА-ЯЁ][\w-]+)?,\s*\d{4}\Z")


_WHOLE_YEAR = re.compile(r"в течение|на протяжении|весь")
"""«в течение года» below the heading of a year is that year."""


class Resolver:
    """Gives each expression its days: its own year, or that of its neighbours."""

    def __init__(
        self,
        text: str,
        words: Sequence[Token],
        expressions: Sequence[Expression],
        breaks: Sequence[int],
        context: DateContext,
        lex: Lexicon,
    ) -> None:
        self._text = text
        self._words = words
        self._expressions = expressions
        self._breaks = breaks
        self._context = context
        self._lex = lex
        self._resolved: list[tuple[date | None, date | None]] = []
        self._notes: list[str] = []
        self._today = context.spoken_on
        """The day from which the text speaks, as far as it was read: that of the last dateline."""

    def note(self, index: int) -> str:
        """Where the year of an expression comes from, when not from its own words."""
        return self._notes[index]

    def days(self, index: int, duration: re.Match[str] | None) -> tuple[date | None, date | None]:
        """First and last day; expressions must be asked for in order."""
        expression = self._expressions[index]
        self._notes.append("")
        outer = self._outer(index)
        result: tuple[date | None, date | None] = (None, None)
        if outer is not None:
            result = self._open(expression, *outer, duration)
            if outer[0] == outer[1] and self._heads(index):
                self._today = outer[0]
        self._resolved.append(result)
        return result

    def _heads(self, index: int) -> bool:
        """Whether a day stands at the head of a news item, which speaks from it on."""
        expression = self._expressions[index]
        whole = expression.prefix is None and self._own_year(index) is not None
        start = self._words[expression.first].start
        return whole and is_dateline(self._text, start, self._ends(index))

    def _this_year(self) -> int | None:
        """The year that "this year" means."""
        return self._context.document_year if self._today is None else self._today.year

    def _open(
        self, expression: Expression, start: date, end: date, duration: re.Match[str] | None
    ) -> tuple[date | None, date | None]:
        """The days with the open end that the words before or after a date give it."""
        lasting = expression.prefix in ("open", "as-of", "from")
        begin = expression.begin
        # "from 22 to 26 August" is one unit of several days, and closed
        several = begin.day_from != begin.day_to or begin.days[0] != begin.days[1]
        if expression.finish is not None or (several and expression.prefix == "from"):
            if expression.prefix in ("by", "before"):
                return None, end
            return start, end
        if duration is not None:
            return start, end_of_months(start, self._months_of(duration))
        if expression.open_end or lasting:
            return start, None
        if expression.prefix == "by":
            return None, end
        if expression.prefix == "before":
            # "before the end of 2018", "before 1 July" take in their last day, as "by" does
            limit = expression.begin.part is not None or start == end
            return None, end if limit else start - timedelta(days=1)
        if expression.prefix == "after":
            return end + timedelta(days=1), None
        return start, end

    def _months_of(self, duration: re.Match[str]) -> int:
        word = duration["number"].lower()
        number = int(word) if word.isdigit() else self._lex.cues.durations.numbers[word]
        return number * 12 if duration["years"] else number

    def _outer(self, index: int) -> tuple[date, date] | None:
        expression = self._expressions[index]
        limit = expression.prefix in ("by", "before")
        begin, finish = expression.begin, expression.finish
        if finish is None:
            return self._unit(begin, index, limit=limit)
        if begin.needs_year and finish.year is not None:
            begin = replace(begin, year=finish.year)
        elif begin.needs_year and finish.kind == "days" and finish.days[0] is not None:
            begin = replace(begin, year=finish.days[0].year)
        elif finish.needs_year and begin.year is not None:
            finish = replace(finish, year=begin.year)
        elif finish.needs_year and begin.pointer in ("written", "year"):
            # "May to June of this year"
            finish = replace(finish, pointer=begin.pointer, step=begin.step)
        first = self._unit(begin, index, limit=False)
        last = self._unit(finish, index, limit=limit)
        if first is None or last is None:
            return None
        if first[0] > last[1]:
            # "28 December – 3 January 2019": the year belongs to the end
            if begin.needs_year and finish.needs_year:  # "from November to January"
                following = self._unit(replace(finish, year=last[1].year + 1), index, limit=limit)
                return None if following is None else (first[0], following[1])
            if begin.year is None or first[0].year != last[1].year:
                return None
            if self._expressions[index].begin.needs_year:
                first = self._unit(replace(begin, year=begin.year - 1), index, limit=False)
            elif finish.year is not None:
                last = self._unit(replace(finish, year=finish.year + 1), index, limit=limit)
            if first is None or last is None or first[0] > last[1]:
                return None
        return first[0], last[1]

    def _unit(self, unit: Unit, index: int, *, limit: bool) -> tuple[date, date] | None:
        if unit.kind == "days":
            start, end = unit.days
            return None if start is None or end is None else (start, end)
        if unit.kind == "same":
            # «в следующем месяце» without a date before it is counted from the day of writing
            found = self._same(unit, index)
            ahead = found is None and unit.pointer == "month" and unit.step > 0
            return self._around_writing(unit, index) if ahead else found
        if unit.kind == "relative" and unit.pointer != "year":
            return self._around_writing(unit, index)
        if unit.kind == "relative":
            whole = _WHOLE_YEAR.match(self._words[unit.first].text) is not None
            known = self._this_year()
            known = self._context.year if whole and self._context.year is not None else known
            if known is None:
                return None
            year = known + unit.step
            self._notes[index] = "; the year is counted from that of the document"
            named = replace(unit, kind="part") if unit.part else replace(unit, kind="year")
            return span_of(named, year, limit=limit)
        if unit.year is not None:
            return span_of(unit, unit.year, limit=limit)
        this_year = self._this_year()
        if unit.pointer == "written" and this_year is not None:
            self._notes[index] = "; the year is counted from that of the document"
            return span_of(unit, this_year + unit.step, limit=limit)
        if unit.pointer == "year":
            pointed = self._same(replace(unit, kind="same"), index)
            if pointed is not None:
                return span_of(unit, pointed[0].year, limit=limit)
        year_found = self._year_for(index)
        return None if year_found is None else span_of(unit, year_found, limit=limit)

    def _around_writing(self, unit: Unit, index: int) -> tuple[date, date] | None:
        """The month or day counted from that on which the document was written: "last month"."""
        written = self._today or self._context.written_on
        if written is None:
            return None
        self._notes[index] = "; counted from the day of the document"
        if unit.pointer == "day":
            day = written + timedelta(days=unit.step)
            return day, day
        months = written.year * 12 + written.month - 1 + unit.step
        first = date(months // 12, months % 12 + 1, 1)
        return first, end_of_months(first, 1)

    def _same(self, unit: Unit, index: int) -> tuple[date, date] | None:
        near = self._resolved[-_NEIGHBOURS:]
        before = next((days for days in reversed(near) if can_be_pointed_to(days, unit)), None)
        if before is None and self._context.previous is not None:
            before = self._context.previous.start, self._context.previous.end
        if before is None:
            return None
        self._notes[index] = "; it points to the date before"
        start = before[0] or before[1]
        end = before[1] or before[0]
        if start is None or end is None:
            return None
        if unit.pointer == "day":
            if unit.step == 0:
                return start, end
            day = (end if unit.step > 0 else start) + timedelta(days=unit.step)
            return day, day
        if unit.pointer == "month":
            months = start.year * 12 + start.month - 1 + unit.step
            first = date(months // 12, months % 12 + 1, 1)
            return first, end_of_months(first, 1)
        return date(start.year + unit.step, 1, 1), date(start.year + unit.step, 12, 31)

    def _sentence(self, index: int) -> int:
        start = self._words[self._expressions[index].first].start
        return bisect_right(self._breaks, start)

    def _year_for(self, index: int) -> int | None:
        """The year of a day or month that has none of its own.

        In order: the expression that it is listed with ("in April and December 2009"), the nearest
        date before it in its sentence, the year row above, a date after it in its sentence, before
        it in the text, the date before the text, the document's year. Limits and periods of years
        ("until the end of 2018", "for 2022-2024") lend theirs only where nothing else does.
        """
        sentence = self._sentence(index)
        ahead = index
        last = min(len(self._expressions) - 1, index + _NEIGHBOURS)
        while self._expressions[ahead].joined and ahead < last:
            ahead += 1
            year = self._own_year(ahead)
            if year is not None:
                return self._noted(index, year, "the date it is listed with")
        for earlier in range(index - 1, max(-1, index - _NEIGHBOURS), -1):
            if self._sentence(earlier) != sentence:
                break
            silent = self._is_imprint(earlier) or self._is_a_period_of_years(earlier)
            year = None if silent else self._known_year(earlier)
            if year is not None:
                return self._noted(index, year, "the date before it")
        if self._context.year is not None and not self._was_before(index, self._context.year):
            return self._noted(index, self._context.year, "the year heading above")
        doubtful = None
        for later in range(index + 1, last + 1):
            if self._sentence(later) != sentence:
                break
            year = self._own_year(later)
            if year is not None and not self._only_limits(later):
                return self._noted(index, year, "the date after it")
            doubtful = doubtful or year
        for earlier in range(index - 1, max(-1, index - _NEIGHBOURS), -1):
            year = self._known_year(earlier) if self._lends(earlier) else None
            if year is not None and not self._is_still_to_come(index, year):
                return self._noted(index, year, "the sentence before")
        named = next((y for y in map(self._year_of_a_name, reversed(range(index))) if y), None)
        if named is not None and self._context.spoken_on is None:
            return self._noted(index, named, "the name of the event")
        if self._context.previous is not None:
            day = self._context.previous.end or self._context.previous.start
            if day is not None:
                return self._noted(index, day.year, "the text before")
        if self._context.document_year is not None:
            return self._noted(index, self._context.document_year, "the document")
        if doubtful is not None:
            return self._noted(index, doubtful, "the period after it")
        return None

    def _was_before(self, index: int, year: int) -> bool:
        """Whether a date would lie ahead of the document, but goes on with what is told above.

        A report of January 2020 tells of "29-31 January 2019", then of "March" and of "13 May".
        """
        written, begin = self._context.written_on, self._expressions[index].begin
        if written is None or year != written.year or begin.month == 0:
            return False
        days = span_of(begin, year)
        if days is None or days[0] <= written:
            return False
        sentence = self._sentence(index)
        first = self._breaks[sentence - 1] if sentence else 0
        last = self._breaks[sentence] if sentence < len(self._breaks) else len(self._text)
        if AHEAD.search(self._text, first, last):
            return False
        known = (
            self._known_year(earlier)
            for earlier in range(index - 1, max(-1, index - _NEIGHBOURS), -1)
            if self._lends(earlier)
        )
        told = next((found for found in known if found is not None), None)
        if told is None and self._context.previous is not None:
            day = self._context.previous.end or self._context.previous.start
            told = day.year if day is not None else None
        return told == year - 1

    def _is_still_to_come(self, index: int, year: int) -> bool:
        """Whether a sentence speaks of what is ahead, and a year would make it long past.

        In a report of July 2022: "It was begun in 2021. The pilot is foreseen for October".
        """
        written = self._context.written_on
        days = span_of(self._expressions[index].begin, year)
        if written is None or days is None or days[1] >= written or year >= written.year:
            return False
        sentence = self._sentence(index)
        first = self._breaks[sentence - 1] if sentence else 0
        last = self._breaks[sentence] if sentence < len(self._breaks) else len(self._text)
        return AHEAD.search(self._text, first, last) is not None

    def _is_a_period_of_years(self, index: int) -> bool:
        """Whether it spans years, as the period of a plan does: "for 2022-2024"."""
        expression = self._expressions[index]
        first, last = expression.begin, expression.finish or expression.begin
        if first.kind == "days":
            begin, end = first.days[0], last.days[1]
            return begin is not None and end is not None and (end - begin).days > _A_YEAR
        return first.kind == "year" and last.kind == "year" and first is not last

    def _only_limits(self, index: int) -> bool:
        """Whether it says only by when, since when, or for which years."""
        limit = self._expressions[index].prefix in ("by", "before", "after", "open", "as-of")
        return limit or self._is_a_period_of_years(index)

    def _lends(self, index: int) -> bool:
        """Whether a date of an earlier sentence says in which year the text now is.

        "In May 2016" and "In 2016" do; "since 2016", "next year" and a bare "(Paris, 2017)" do not.
        """
        expression = self._expressions[index]
        start, end = self._resolved[index]
        if expression.open_end or start is None or end is None or start.year != end.year:
            return False
        if expression.begin.kind == "relative":
            return expression.begin.step == 0
        if expression.begin.kind == "year":
            return _YEAR_PHRASE.search(self._text[: self._ends(index)][-_PHRASE:]) is not None
        return expression.prefix in ("in", "during", "between", None)

    def _ends(self, index: int) -> int:
        return self._words[self._expressions[index].last].end

    def _is_imprint(self, index: int) -> bool:
        """Whether it is the year in "(Paris, 2017)", which says when something was printed."""
        expression = self._expressions[index]
        if expression.begin.kind != "year" or expression.finish is not None:
            return False
        return _IMPRINT.search(self._text[: self._ends(index)][-_PHRASE:]) is not None

    def _year_of_a_name(self, index: int) -> int | None:
        """The year in the name of an event: that of "Dushanbe-Antiterror 2017"."""
        expression = self._expressions[index]
        bare = expression.begin.kind == "year" and expression.finish is None
        start = self._words[expression.first].start
        named = bare and expression.prefix is None and names_an_event(self._text, start)
        return expression.begin.year if named else None

    def _noted(self, index: int, year: int, source: str) -> int:
        self._notes[index] = f"; the year {year} comes from {source}"
        return year

    def _own_year(self, index: int) -> int | None:
        for unit in (self._expressions[index].finish, self._expressions[index].begin):
            if unit is not None:
                day = unit.days[1]
                if unit.year is not None:
                    return unit.year
                if day is not None:
                    return day.year
        return None

    def _known_year(self, index: int) -> int | None:
        start, end = self._resolved[index]
        day = end or start
        return day.year if day is not None else self._own_year(index)
