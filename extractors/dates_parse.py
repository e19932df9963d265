"""Date expressions, still without the year that only their context gives."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.dates_lex import Lexicon, Token
from extractors.dates_units import Expression, Unit
from gazetteers.dates import PrefixRole

_MOST_DAYS = 12
"""Days of one list ("5, 12 and 19 May"); longer runs of numbers are no dates."""


_COMMA_DAYS = ["comma", "number", "dash", "number"]
"""Kinds of what follows the month in "July, 18-22"."""
_LAST_DAY = 31


class Parser:
    """Reads expressions out of a text's tokens, from left to right, each token once."""

    def __init__(self, tokens: Sequence[Token], text: str, lex: Lexicon) -> None:
        self._tokens = tokens
        self._text = text
        self._lex = lex

    def expressions(self) -> list[Expression]:
        """Every expression, in order, not overlapping; lists of days become several."""
        found: list[Expression] = []
        at, free = 0, 0
        while at < len(self._tokens):
            parsed = self._expression(at, free)
            if not parsed:
                at += 1
                continue
            found += parsed
            at = free = max(item.last for item in parsed) + 1
        joined = [
            replace(item, joined=self._joined(item.last, following.first))
            for item, following in pairwise(found)
        ]
        return joined + found[-1:]

    def _joined(self, last: int, first: int) -> bool:
        """Whether only commas, "and" and fillers stand between two expressions."""
        return all(
            token.kind == "comma"
            or (
                token.kind == "word"
                and (
                    token.text in self._lex.list_words
                    or token.text in self._lex.fillers
                    or token.text in self._lex.prefixes
                    or token.text in self._lex.year_words
                )
            )
            for token in self._tokens[last + 1 : first]
        )

    # -- expressions ---------------------------------------------------------------------------

    def _expression(self, at: int, free: int) -> list[Expression]:
        prefix_at, prefix, kept = self._prefix(at, free)
        units = self._units(at, prefix)
        if not units:
            return []
        begin, finish, last, open_end = units[-1], None, units[-1].last, False
        if len(units) == 1:
            finish, last, open_end = self._end_of_range(begin, prefix)
        if begin.kind in ("month", "season", "part", "half", "quarter") and finish is None:
            bare = begin.year is None and not open_end
            if bare and not self._stands_as_date(begin, prefix, free):
                return []
        pointed = self._pointed_year(begin, finish, last)
        if pointed is not None:
            begin, last = pointed
        onward = self._onward(last, prefix)
        first = prefix_at if kept else at
        expressions = [
            Expression(at, unit.last, unit, None, "in" if prefix is not None else None)
            for unit in units[:-1]
        ]
        final = Expression(
            first if len(units) == 1 else units[-1].first,
            onward or last,
            begin,
            finish,
            prefix,
            open_end or onward is not None,
        )
        return [*expressions, final]

    def _pointed_year(self, begin: Unit, finish: Unit | None, last: int) -> tuple[Unit, int] | None:
        """The unit with a year that is pointed to, and the last token: "May of the same year".

        «в мае того же года», "15 March this year": the year is that of the date before, or of the
        document.
        """
        if finish is not None or not begin.needs_year:
            return None
        at = self._skip(last + 1, self._lex.fillers)
        if at >= len(self._tokens):
            return None
        token = self._tokens[at]
        if token.kind == "relative":
            return replace(
                begin, last=at, step=self._lex.relative[token.text], pointer="written"
            ), at
        if token.kind == "same" and self._lex.same[token.text][0] == "year":
            step = self._lex.same[token.text][1]
            return replace(begin, last=at, step=step, pointer="year"), at
        return None

    def _prefix(self, at: int, free: int) -> tuple[int, PrefixRole | None, bool]:
        """Index and role of the word before a unit, and whether it belongs to the phrase."""
        back = at - 1
        while back >= free and self._is_word(back, self._lex.fillers):
            back -= 1
        if back >= free and self._tokens[back].kind == "word":
            role = self._lex.prefixes.get(self._tokens[back].text)
            if role is not None:
                return back, role[0], role[1]
        return at, None, False

    def _end_of_range(
        self, begin: Unit, prefix: PrefixRole | None
    ) -> tuple[Unit | None, int, bool]:
        """The second unit after a dash or "to", the last token, and whether the end is open."""
        at = begin.last + 1
        if at >= len(self._tokens):
            return None, begin.last, False
        token = self._tokens[at]
        joins = token.kind == "dash" or (
            token.kind == "word" and token.text in self._lex.range_words
        )
        if prefix == "between" and token.kind == "word" and token.text in self._lex.list_words:
            joins = True
        if not joins:
            return None, begin.last, False
        nxt = self._skip(at + 1, self._lex.fillers)
        if self._is_word(nxt, self._lex.open_ends):
            return None, nxt, True
        if nxt < len(self._tokens) and self._tokens[nxt].kind == "word":
            role = self._lex.prefixes.get(self._tokens[nxt].text)
            if role is not None and role[0] in ("by", "in"):
                nxt = self._skip(nxt + 1, self._lex.fillers)
        units = self._units(nxt)
        if len(units) != 1:
            return None, begin.last, False
        return units[0], units[0].last, False

    def _onward(self, last: int, prefix: PrefixRole | None) -> int | None:
        """Index of "onwards" after a date; a bare "on" needs "from" before the date."""
        at = last + 1
        if not self._is_word(at, self._lex.onward):
            return None
        if self._tokens[at].text == "on" and prefix not in ("from", "open", "as-of"):
            return None
        following = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        ends_in_on = self._tokens[at].text.endswith("on")
        if ends_in_on and following is not None and following.kind in ("number", "month", "days"):
            return None  # "on 9 November and on 11 November 2021"
        return at

    def _stands_as_date(self, unit: Unit, prefix: PrefixRole | None, free: int) -> bool:
        """Whether a month, season … without a year is a date at all.

        "in May", "(June)", "April and December 2009", a cell "September" are; "the May course"
        and "the end" are not.
        """
        after = unit.last + 1
        if unit.kind == "part" and not unit.month:
            return unit.step == 1  # "by the end of the year"
        if prefix is not None:
            # "in the spring" says little, but "in autumn" of a known year is a date
            return True
        if unit.kind in ("month", "quarter", "half") and self._fills_a_cell(unit):
            return True
        before = self._tokens[unit.first - 1] if unit.first else None
        behind = self._tokens[after] if after < len(self._tokens) else None
        if unit.kind == "season":
            # instrumental case: "весной"
            return self._tokens[unit.first].text.endswith(("ой", "ом", "ою", "ью"))
        if before is None and (behind is None or behind.kind == "comma"):
            return True
        if before is not None and before.kind == "open":
            return (
                behind is None
                or behind.kind in ("close", "comma", "dash")
                or (behind.kind == "word")
            )
        near = (before is not None and unit.first == free and before.kind in ("comma", "word")) or (
            behind is not None
            and (behind.kind == "comma" or self._is_word(after, self._lex.list_words))
            and self._starts_unit(self._skip(after + 1, self._lex.fillers | {"in", "в"}))
        )
        listed = 0 < free < unit.first and self._joined(free - 1, unit.first)  # "в марте и июне"
        return (near or listed) and unit.kind == "month"

    def _fills_a_cell(self, unit: Unit) -> bool:
        """Whether a month or quarter fills a cell or a line, or opens one ("June: …").

        "first half of the year" fills it too.
        """
        last = self._skip(unit.last + 1, self._lex.fillers | self._lex.year_words) - 1
        left = self._text[: self._tokens[unit.first].start].rstrip(" \t\u00a0")
        right = self._text[self._tokens[last].end :].lstrip(" \t\u00a0")
        if not (left == "" or left[-1] in "|\n"):
            return False
        return right == "" or right[0] in "|\n:(–—" or right.startswith("- ")

    def _starts_unit(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].kind in (
            "month", "number", "quarter", "half", "year",
        )  # fmt: skip

    # -- units ---------------------------------------------------------------------------------

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
            case "year":
                return [Unit("year", at, self._with_year_word(at), year=token.number)]
            case "number":
                return self._days_before_month(at, prefix)
            case "month":
                return self._month(at)
            case "quarter" | "half":
                last, year = self._year_after(at + 1)
                return [Unit(token.kind, at, last or at, year=year, number=token.number)]
            case "season":
                return [self._season(at)]
            case "part":
                return self._part(at)
            case "same":
                pointer, step = self._lex.same[token.text]
                return [Unit("same", at, at, step=step, pointer=pointer)]
            case "relative":
                return [Unit("relative", at, at, step=self._lex.relative[token.text])]
        return []

    def _season(self, at: int) -> Unit:
        months = self._lex.seasons[self._tokens[at].text]
        last, year = self._year_after(at + 1)
        behind = self._tokens[at + 1] if at + 1 < len(self._tokens) else None
        if year is None and behind is not None and behind.kind == "year-range":
            end = behind.days[1]
            return Unit("season", at, at + 1, year=end.year if end else None, months=months)
        return Unit("season", at, last or at, year=year, months=months)

    def _days_before_month(self, at: int, prefix: PrefixRole | None) -> list[Unit]:
        """Days before their month: "9-11 July 2014", "30th of November"; lists give several."""
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
        """First and last day in "(23-27)" or "(5)", and the index of the closing bracket."""
        kinds = [token.kind for token in self._tokens[at : at + 5]]
        if kinds[:3] == ["open", "number", "close"]:
            return self._tokens[at + 1].number, self._tokens[at + 1].number, at + 2
        if kinds == ["open", "number", "dash", "number", "close"]:
            return self._tokens[at + 1].number, self._tokens[at + 3].number, at + 4
        return None

    def _part(self, at: int) -> list[Unit]:
        """A part: "end of 2018", "mid-2018", "end-June 2016", "the end of the year"."""
        part = self._lex.parts[self._tokens[at].text]
        nxt = at + 1
        if self._tokens[at].text in self._lex.year_ends:
            return [Unit("part", at, at, part=part, step=1)]
        if nxt < len(self._tokens) and self._tokens[nxt].kind == "dash":
            nxt += 1
        whole_year = False
        while nxt < len(self._tokens) and self._tokens[nxt].kind == "word":
            word = self._tokens[nxt].text
            if word in ("of the year", "of year", "года", "году"):
                whole_year = True
            elif word not in self._lex.fillers and word not in ("in", "в"):
                break
            nxt += 1
        if nxt < len(self._tokens):
            token = self._tokens[nxt]
            if token.kind == "year":
                return [Unit("part", at, self._with_year_word(nxt), token.number, part=part)]
            if token.kind == "relative":
                step = self._lex.relative[token.text]
                return [Unit("relative", at, nxt, step=step, part=part)]
            if token.kind == "month":
                last, year = self._year_after(nxt + 1)
                return [Unit("part", at, last or nxt, year, token.number, part=part)]
            if token.kind == "season":
                season = self._season(nxt)
                return [replace(season, first=at)]
            if token.kind in ("quarter", "half"):
                (period,) = self._units(nxt)
                return [replace(period, first=at)]
        if whole_year:
            return [Unit("part", at, nxt - 1, part=part, step=1)]
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
