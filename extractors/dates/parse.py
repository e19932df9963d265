"""Date expressions, still without the year that only their context gives."""

import re
from dataclasses import replace
from itertools import pairwise

from extractors.dates.points import UnitReader
from extractors.dates.units import Expression, Unit
from gazetteers.dates import PrefixRole

_STOP_BEFORE_TEXT = re.compile(r"\.\s+[A-ZА-ЯЁ«“\"]")
_BARE = ("month", "season", "part", "half", "quarter")
"""Units that are dates without a year only where they stand like one."""


class Parser(UnitReader):
    """Reads expressions out of a text's tokens, from left to right, each token once."""

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
                    or token.text in self._lex.onward  # "9 May and on 11 May"
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
        if begin.kind in _BARE and finish is None:
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

    def _is_today(self, at: int) -> bool:
        """Whether a token is "today", which ends a range as "now" does.

        Behind a dateline it opens the sentence: «Ашхабад, 31 марта 2023 г. – Сегодня …».
        """
        if at >= len(self._tokens) or self._tokens[at].kind != "relative":
            return False
        token = self._tokens[at]
        small = self._text[token.start].islower()
        return small and self._lex.relative[token.text] == ("day", 0)

    def _pointed_year(self, begin: Unit, finish: Unit | None, last: int) -> tuple[Unit, int] | None:
        """The unit with a year that is pointed to, and the last token: "May of the same year".

        «в мае того же года», "15 March this year": the year is that of the date before, or of the
        document.
        """
        if not begin.needs_year or (finish is not None and not finish.needs_year):
            return None
        at = self._skip(last + 1, self._lex.fillers)
        if at >= len(self._tokens):
            return None
        token = self._tokens[at]
        if token.kind == "relative" and self._lex.relative[token.text][0] == "year":
            step = self._lex.relative[token.text][1]
            return replace(begin, last=at, step=step, pointer="written"), at
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
        if token.kind == "dash" and begin.kind == "year" and self._breaks_off(at):
            return None, at, True
        if self._is_word(nxt, self._lex.open_ends) or self._is_today(nxt):
            return None, nxt, True
        if nxt < len(self._tokens) and self._tokens[nxt].kind in ("word", "relative"):
            if token.kind == "dash" and self._text[self._tokens[nxt].start].isupper():
                return None, begin.last, False  # "Osh, 19 May 2024 – On 17 May …": another sentence
            role = self._lex.prefixes.get(self._tokens[nxt].text)
            if role is not None and role[0] in ("by", "in"):
                nxt = self._skip(nxt + 1, self._lex.fillers)
        units = self._units(nxt)
        if len(units) != 1:
            return None, begin.last, False
        return units[0], units[0].last, False

    def _breaks_off(self, dash: int) -> bool:
        """Whether a bracket closes behind a dash that stands at its year: "(2021-)"."""
        token = self._tokens[dash]
        close = self._text[token.end : token.end + 2].lstrip()[:1] == ")"
        return close and not self._text[token.start - 1].isspace()

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
        several = self._tokens[unit.first].kind == "quarters"
        whole = several or unit.kind in ("month", "quarter", "half")
        whole = whole or (unit.kind == "part" and unit.month > 0)
        if whole and self._fills_a_cell(unit):
            return True
        before = self._tokens[unit.first - 1] if unit.first else None
        behind = self._tokens[after] if after < len(self._tokens) else None
        if unit.kind == "season" and not several:
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
        if several or unit.kind in ("quarter", "half"):
            return self._closes_a_line(unit)  # "| Ashgabat, second quarter |"
        return (near or listed or self._closes_a_line(unit)) and unit.kind == "month"

    def _closes_a_line(self, unit: Unit) -> bool:
        """Whether a month is the last of what commas part: "Final conference, Astana, November"."""
        if not unit.first or self._tokens[unit.first - 1].kind != "comma":
            return False
        right = self._text[self._tokens[unit.last].end :].lstrip(" \t\u00a0")
        return right == "" or right[0] in "|\n)" or right in (".", ";")

    def _fills_a_cell(self, unit: Unit) -> bool:
        """Whether a month or quarter fills a cell or a line, or opens one ("June: …").

        "first half of the year" fills it too.
        """
        last = self._skip(unit.last + 1, self._lex.fillers | self._lex.year_words) - 1
        left = self._text[: self._tokens[unit.first].start].rstrip(" \t\u00a0")
        right = self._text[self._tokens[last].end :].lstrip(" \t\u00a0")
        if not (left == "" or left[-1] in "|\n"):
            return False
        if left.endswith("|") and right.startswith(","):
            return True  # "| November, Tashkent |"
        if (left == "" or left.endswith("\n")) and _STOP_BEFORE_TEXT.match(right):
            return True  # "June. A protocol was signed."
        return right == "" or right[0] in "|\n:(–—" or right.startswith("- ")

    def _starts_unit(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].kind in (
            "month", "number", "quarter", "half", "year",
        )  # fmt: skip
