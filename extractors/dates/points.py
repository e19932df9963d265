"""Single points and periods of the calendar in a text's date words: "9-11 July", "end of June"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.dates.lex import Lexicon, Token
from extractors.dates.units import Unit
from gazetteers.dates import PrefixRole

_MOST_DAYS = 12
"""Days of one list ("5, 12 and 19 May"); longer runs of numbers are no dates."""
_COMMA_DAYS = ["comma", "number", "dash", "number"]
"""Kinds of what follows the month in "July, 18-22"."""
_LAST_DAY = 31
_HALVES = {1: (1, 15), 2: (16, 31)}
"""First and last day of the halves of a month."""
_PREFIX = 24
"""Code points that a list mark and "не позднее" take before a day."""
_OPENS_A_LINE = re.compile(
    r"(?i)(?:\A|[|\n])\s*(?:[-•–—*]\s*)?"
    r"(?:(?:from|by|until|till|since|before|с|со|до|по|к|не позднее)\s+)?\Z"
)
"""Left of a day in digits at the beginning of a cell or a line."""
_IN_COMMAS = re.compile(r"[^\W\d_]{3,}[)»”]?[,(]\s*\Z|[^\W\d_]{3,}\s\(\Z")
"""Left of days in digits that stand between commas or in brackets behind a word."""
_NOUNS = frozenset({"start", "end", "beginning"})
"""Parts of a year that are verbs, or stand for themselves, before "in"."""


class UnitReader:
    """Reads units out of a text's tokens; what joins them to expressions is the parser's."""

    def __init__(self, tokens: Sequence[Token], text: str, lex: Lexicon) -> None:
        self._tokens = tokens
        self._text = text
        self._lex = lex

    def _units(self, at: int, prefix: PrefixRole | None = None) -> list[Unit]:
        """The unit that begins at a token; several for a list of days ("5, 12 and 19 May")."""
        if at >= len(self._tokens):
            return []
        token = self._tokens[at]
        match token.kind:
            case "days" | "year-range":
                return [Unit("days", at, self._with_year_word(at), days=token.days)]
            case "short-span":
                day_from, first, day_to, final = map(int, re.findall(r"\d+", token.text))
                return [
                    Unit("span", at, at, day_from=day_from, day_to=day_to, months=(first, final))
                ]
            case "short-day":
                return self._short_day(at)
            case "year":
                return [Unit("year", at, self._with_year_word(at), year=token.number)]
            case "number":
                return self._days_before_month(at, prefix)
            case "month":
                return self._month(at)
            case "quarter" | "half":
                month_at = self._skip(at + 1, self._lex.fillers)
                if token.kind == "half" and self._kind(month_at) == "month":
                    return self._part_of_month(at, month_at, _HALVES[token.number])
                last, year = self._year_after(at + 1)
                return [Unit(token.kind, at, last or at, year=year, number=token.number)]
            case "quarters":
                last, year = self._year_after(at + 1)
                first, final = divmod(token.number, 10)
                months = first * 3 - 2, final * 3
                return [Unit("season", at, last or at, year=year, months=months)]
            case "stretch":
                month_at = self._skip(at + 1, self._lex.fillers)
                if self._kind(month_at) != "month":
                    return []
                return self._part_of_month(at, month_at, self._lex.stretches[token.text])
            case "season":
                return self._season(at)
            case "part":
                return self._part(at)
            case "same":
                pointer, step = self._lex.same[token.text]
                return [Unit("same", at, at, step=step, pointer=pointer)]
            case "relative":
                pointer, step = self._lex.relative[token.text]
                return [Unit("relative", at, at, step=step, pointer=pointer)]
        return []

    def _short_day(self, at: int) -> list[Unit]:
        """Days without a year, where they open a cell or a line: "| 12–14.03 |", "до 30.11".

        Several days also stand between commas: "Study visit to Riga, 21–25.10, six officers".
        """
        token = self._tokens[at]
        right = self._text[token.end :].lstrip(" \t\u00a0")
        in_line = _OPENS_A_LINE.search(self._text, max(0, token.start - _PREFIX), token.start)
        spaced = self._text[token.end :].startswith(("  ", "\t"))
        named = right[:1].isupper()  # "03/29-31 Bishkek", «26.05 Вебинар»
        opens = right == "" or right[0] in "|\n:;,(–—" or spaced or named
        listed = _IN_COMMAS.search(self._text, max(0, token.start - _PREFIX), token.start)
        between = listed is not None and "-" in token.text[:-3] and right[:1] in ("", *",;.)")
        if not (in_line is not None and opens) and not (between or self._reaches_a_day(at)):
            return []
        *days, month = map(int, token.text.split("-"))
        return [Unit("day", at, at, month=month, day_from=days[0], day_to=days[-1])]

    def _reaches_a_day(self, at: int) -> bool:
        """Whether a whole date in digits ends what begins here: «с 28.02 по 02.03.2019»."""
        return (
            self._kind(at + 1) == "dash" or self._is_word(at + 1, self._lex.range_words)
        ) and self._kind(at + 2) == "days"

    def _part_of_month(self, at: int, month_at: int, days: tuple[int, int]) -> list[Unit]:
        """Ten days or half of a month: "second half of May 2023", «первой декаде октября»."""
        month = self._tokens[month_at].number
        last, year = self._year_after(month_at + 1)
        first, final = days
        return [Unit("month", at, last or month_at, year, month, day_from=first, day_to=final)]

    def _season(self, at: int) -> list[Unit]:
        months = self._lex.seasons[self._tokens[at].text]
        last, year = self._year_after(at + 1)
        behind = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if year is None and behind is not None and behind.kind == "year-range":
            end = behind.days[1]
            last, year = self._with_year_word(at + 1), end.year if end else None
        elif year is not None and last is not None and months[0] > months[1]:
            # "winter of 2022-2023" is one winter
            second, following = self._year_after(last + 2)
            if self._kind(last + 1) == "dash" and following == year + 1 and second is not None:
                last, year = second, following
        if year is None and self._tokens[at].text in self._lex.with_year_only:
            return []
        return [Unit("season", at, last or at, year=year, months=months)]

    def _days_before_month(self, at: int, prefix: PrefixRole | None) -> list[Unit]:
        """Days before their month: "9-11 July 2014", "30th of November"; days apart are several."""
        days: list[tuple[int, bool]] = [(at, False)]  # index of the number, joined as a range
        nxt = at + 1
        while nxt + 1 < len(self._tokens) and len(days) < _MOST_DAYS:
            joins = self._tokens[nxt]
            following = nxt + 1
            if joins.kind == "comma" and self._is_word(following, self._lex.list_words):
                following += 1
            ranged = joins.kind == "dash" or self._is_word(nxt, self._lex.range_words)
            listed = joins.kind == "comma" or self._is_word(nxt, self._lex.list_words)
            if not (ranged or listed) or following >= len(self._tokens):
                break
            if self._tokens[following].kind != "number":
                break
            between = prefix == "between" and joins.kind == "word"
            days.append((following, ranged or between))
            nxt = following + 1
        month_at = self._skip(days[-1][0] + 1, self._lex.fillers)
        if month_at >= len(self._tokens) or self._tokens[month_at].kind != "month":
            return []
        month = self._tokens[month_at].number
        last, year = self._year_after(month_at + 1)
        groups: list[list[int]] = []
        for index, ranged in days:
            number = self._tokens[index].number
            if groups and (ranged or number == groups[-1][1] + 1):
                groups[-1][1] = number
            else:
                groups.append([number, number, index])
        return [
            Unit("day", first_at, last or month_at, year, month, day_from=first, day_to=final)
            for first, final, first_at in groups
        ]

    def _month(self, at: int) -> list[Unit]:
        """A month: "May 2018", "November 20-22, 2013", "January 2023 (23-27)"."""
        month = self._tokens[at].number
        last, year = self._year_after(at + 1)
        if year is not None and last is not None:
            inside = self._bracketed_days(last + 1)
            if inside is not None:
                first, final, close = inside
                return [Unit("day", at, close, year, month, day_from=first, day_to=final)]
            return [Unit("month", at, last, year, month)]
        inside = self._bracketed_days(at + 1)
        if inside is not None:
            first, final, close = inside
            last, year = self._year_after(close + 1)
            return [Unit("day", at, last or close, year, month, day_from=first, day_to=final)]
        if at + 1 < len(self._tokens) and self._tokens[at + 1].kind == "number":
            return self._days_after_month(at)
        if [token.kind for token in self._tokens[at + 1 : at + 5]] == _COMMA_DAYS:
            begin, final = self._tokens[at + 2].number, self._tokens[at + 4].number
            last, year = self._year_after(at + 5)
            if 0 < begin < final <= _LAST_DAY:
                return [Unit("day", at, last or at + 4, year, month, day_from=begin, day_to=final)]
        return [Unit("month", at, at, None, month)]

    def _days_after_month(self, at: int) -> list[Unit]:
        month = self._tokens[at].number
        first = final = at + 1
        if final + 2 < len(self._tokens) and self._tokens[final + 2].kind == "number":
            joins = self._tokens[final + 1]
            if joins.kind == "dash" or self._is_word(
                final + 1, self._lex.range_words | self._lex.list_words
            ):
                behind = self._tokens[final + 3] if final + 3 < len(self._tokens) else None
                # "May 28 to 2 June": the second number belongs to the next month
                if behind is None or behind.kind != "month":
                    final += 2
        last, year = self._year_after(final + 1)
        if last is None and self._text[self._tokens[final].end :].lstrip(" ")[:1].isalpha():
            kind = self._tokens[final + 1].kind if final + 1 < len(self._tokens) else "other"
            if kind == "other":  # "In May 20 officers were trained"
                return [Unit("month", at, at, None, month)]
        days = self._tokens[first].number, self._tokens[final].number
        return [Unit("day", at, last or final, year, month, day_from=days[0], day_to=days[1])]

    def _bracketed_days(self, at: int) -> tuple[int, int, int] | None:
        """First and last day in "(23-27)", "(23 to 27)" or "(5)", and the closing bracket."""
        kinds = [token.kind for token in self._tokens[at : at + 5]]
        if kinds[:3] == ["open", "number", "close"]:
            return self._tokens[at + 1].number, self._tokens[at + 1].number, at + 2
        joins = kinds[2:3] == ["dash"] or self._is_word(at + 2, self._lex.range_words)
        if joins and [*kinds[:2], *kinds[3:]] == ["open", "number", "number", "close"]:
            return self._tokens[at + 1].number, self._tokens[at + 3].number, at + 4
        return None

    def _part(self, at: int) -> list[Unit]:
        """A part: "end of 2018", "mid-2018", "end-June 2016", "the end of the year"."""
        part = self._lex.parts[self._tokens[at].text]
        nxt = at + 1
        name = self._tokens[at].text
        if name in self._lex.year_ends:
            last, year = self._year_after(nxt)
            return [Unit("part", at, last or at, year, part=part, step=1)]
        if nxt < len(self._tokens) and self._tokens[nxt].kind == "dash":
            nxt += 1
        whole_year, told = False, at
        while nxt < len(self._tokens) and self._tokens[nxt].kind == "word":
            word = self._tokens[nxt].text
            if word in ("of the year", "of year", "года", "году"):
                whole_year, told = True, nxt
            elif word == "in" and name in _NOUNS:
                break  # "to start in 2024": no part of the year
            elif word not in self._lex.fillers and word not in ("in", "в"):
                break
            nxt += 1
        if nxt < len(self._tokens):
            token = self._tokens[nxt]
            if token.kind == "year":
                return [Unit("part", at, self._with_year_word(nxt), token.number, part=part)]
            if token.kind == "relative":
                pointer, step = self._lex.relative[token.text]
                return [Unit("relative", at, nxt, step=step, part=part, pointer=pointer)]
            if token.kind == "month":
                last, year = self._year_after(nxt + 1)
                return [Unit("part", at, last or nxt, year, token.number, part=part)]
            if token.kind == "season":
                return [replace(season, first=at) for season in self._season(nxt)]
            if token.kind in ("quarter", "half"):
                (period,) = self._units(nxt)
                return [replace(period, first=at)]
        if whole_year:
            return [Unit("part", at, told, part=part, step=1)]
        return []

    # -- tokens --------------------------------------------------------------------------------

    def _year_after(self, at: int) -> tuple[int | None, int | None]:
        """Index of the last token of a year that follows, and the year; (None, None) without."""
        nxt = at
        if nxt < len(self._tokens) and self._tokens[nxt].kind == "comma":
            nxt += 1
        else:
            nxt = self._skip(nxt, self._lex.fillers)
        if nxt < len(self._tokens) and self._tokens[nxt].kind == "year":
            if self._tokens[nxt].attached:
                return None, None
            return self._with_year_word(nxt), self._tokens[nxt].number
        return None, None

    def _kind(self, at: int) -> str:
        return self._tokens[at].kind if at < len(self._tokens) else ""

    def _with_year_word(self, at: int) -> int:
        """The index itself, or that of the word "года" after it."""
        return at + 1 if self._is_word(at + 1, self._lex.year_words) else at

    def _skip(self, at: int, words: frozenset[str] | set[str]) -> int:
        while self._is_word(at, words):
            at += 1
        return at

    def _is_word(self, at: int, words: frozenset[str] | set[str]) -> bool:
        if not 0 <= at < len(self._tokens):
            return False
        token = self._tokens[at]
        return token.kind == "word" and token.text in words
