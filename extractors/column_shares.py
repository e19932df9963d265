"""How much of a table is figures, or times of day: what tells lists of money and of hours."""

import re
from collections.abc import Sequence
from typing import Final

from extractors.columns import DIGITS, Column

_CLOCK: Final = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[:.][0-5]\d(?![\d.])")
_DAY_AND_MONTH: Final = re.compile(r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.?")
"""A day without its year below the heading of dates, "20.04", which might be a time elsewhere."""


def share_of_figures(columns: Sequence[Column]) -> float:
    """Share of the cells with words that hold only figures; 0 for a table without words.

    Running numbers do not count: a column headed so, or an unheaded one at the left.
    """
    counted = [
        column
        for column in columns
        if column.kind != "number" or not (column.by_heading or column.index == 0)
    ]
    texts = [text for column in counted for text in column.texts]
    if not texts:
        return 0.0
    return sum(bool(DIGITS.fullmatch(text)) for text in texts) / len(texts)


def share_of_clock_times(column: Column) -> float:
    """Share of a column's cells that begin with a time of day ("09:00 – 10:30")."""
    if not column.texts:
        return 0.0
    times = [
        text
        for text in column.texts
        if _CLOCK.match(text) and not (column.kind == "date" and _DAY_AND_MONTH.fullmatch(text))
    ]
    return len(times) / len(column.texts)
