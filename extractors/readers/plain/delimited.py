"""Tables as spreadsheets save them: fields that commas, semicolons or tabs part, some in quotes.

Prose has a blank behind its commas and semicolons; what parts fields has none, and parts every
line into as many. A field in quotes may hold the delimiter, doubled quotes and line ends.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

_DELIMITERS: Final = ";,\t"
_FIELDS: Final = {
    sign: re.compile(rf'[ ]*"(?P<quoted>(?:[^"]|"")*)"[ ]*(?={sign}|$)|(?P<plain>[^{sign}]*)')
    for sign in _DELIMITERS
}
_OPENED: Final = {sign: re.compile(rf'(?:^|{sign})[ ]*"') for sign in _DELIMITERS}
"""A quote where a field begins: it may go on below."""
_PARTS: Final = {sign: re.compile(rf"(?<!\d){sign}(?!\s)|{sign}(?![\s\d])") for sign in ";,"}
"""Delimiters that prose does not write: without a blank behind them, and not inside a number."""
_LONGEST_RECORD: Final = 40
"""Lines of one record; a quote that is never closed must not swallow a text."""
_FEWEST_FIELDS: Final = 3
_MOST_FIELDS: Final = 200
_LONGEST_HEADING: Final = 60
_OWN_LINE: Final = re.compile(r"\s*\n\s*(?=[^\sa-zа-яё])")
"""A line end inside a field before a capital, a number or a sign: someone pressed Alt+Enter."""


class Record(NamedTuple):
    """A line, or lines, of a table of fields; `heading`: it names the columns."""

    line: int
    last: int
    fields: tuple[str, ...]
    heading: bool


def find_records(lines: Sequence[str], taken: set[int]) -> Iterator[Record]:
    """The records of all tables of fields among lines that nothing else has taken."""
    number = 0
    while number < len(lines):
        group: list[Record] = []
        behind = number + 1
        if number not in taken and lines[number].strip():
            ends = []
            for sign in _DELIMITERS:
                if sign in lines[number]:
                    group, end = _group(lines, taken, number, sign)
                    ends.append(end)
                if group:
                    break
            # Where lines of as many fields are no table, the last of them are none either.
            behind = max(behind, group[-1].last + 1 if group else min(ends, default=0))
        yield from group
        number = behind


def _group(
    lines: Sequence[str], taken: set[int], start: int, sign: str
) -> tuple[list[Record], int]:
    """The records from a line on with as many fields, none if they are no table; where they end."""
    group: list[Record] = []
    number = start
    while number < len(lines) and number not in taken and lines[number].strip():
        record = _record(lines, taken, number, sign)
        if record is None or len(record.fields) != len((group or [record])[0].fields):
            break
        group.append(record)
        number = record.last + 1
    # Lines above the row of headings, padded to its width, are titles.
    filled = [sum(map(bool, record.fields)) for record in group]
    titles = next((place for place, count in enumerate(filled) if count != 1), 0)
    group = group[titles:] if max(filled, default=0) > 1 else group
    if not _is_table(lines, group, sign):
        return [], number
    first = group[0]
    return [first._replace(heading=_names_columns(first.fields)), *group[1:]], number


def _record(lines: Sequence[str], taken: set[int], number: int, sign: str) -> Record | None:
    """The fields of the record that begins in a line; None where a quote stays open."""
    text, last = lines[number], number
    if text.count(sign) >= _MOST_FIELDS:
        return None
    if _OPENED[sign].search(text):
        is_open = text.count('"') % 2 == 1
        while is_open:
            last += 1
            if last == len(lines) or last in taken or last - number >= _LONGEST_RECORD:
                return None
            is_open = lines[last].count('"') % 2 == 0
        text = "\n".join(lines[number : last + 1])
    fields: list[str] = []
    position = 0
    while position <= len(text):
        match = _FIELDS[sign].match(text, position)
        if match is None or (match.end() < len(text) and text[match.end()] != sign):
            return None
        quoted = match["quoted"]
        field = match["plain"] if quoted is None else quoted.replace('""', '"')
        fields.append(_OWN_LINE.sub("<br>", field.strip()).replace("\n", " "))
        position = match.end() + 1
    return Record(number, last, tuple(fields), heading=False)


def _is_table(lines: Sequence[str], group: Sequence[Record], sign: str) -> bool:
    if len(group) < 2:
        return False
    quoted = any(record.last > record.line for record in group) or any(
        _OPENED[sign].search(lines[record.line]) for record in group
    )
    if sign == "\t":
        # Without quotes they are lines with tabs like any others.
        return quoted
    fields, heading = len(group[0].fields), _names_columns(group[0].fields)
    if all(_PARTS[sign].search(lines[record.line]) for record in group):
        return heading or (
            fields >= _FEWEST_FIELDS and sum(map(_is_parted, group)) * 2 > len(group)
        )
    # Written by hand, with a blank behind each sign: a row of headings has to stand above.
    return sign == ";" and heading and fields >= _FEWEST_FIELDS and len(group) > 2


def _is_parted(record: Record) -> bool:
    """Whether most fields hold words or numbers of their own."""
    return sum(bool(field) for field in record.fields) * 2 > len(record.fields)


def _names_columns(fields: Sequence[str]) -> bool:
    """Whether fields are short words without numbers and end marks, each another one."""
    return (
        all(fields)
        and len(set(fields)) == len(fields)
        and all(
            len(field) <= _LONGEST_HEADING
            and not re.search(r"\d|[.!?;:,]$|<br>", field)
            and not field[0].islower()
            for field in fields
        )
    )
