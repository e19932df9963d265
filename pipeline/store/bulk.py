"""Tens of thousands of records: read without a search for garbage, asked for in small lists."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Final, TypeVar

T = TypeVar("T")

IN_A_STATEMENT: Final = 500
"""Ids in one statement: SQLite allows some thousand."""


@contextmanager
def reading_many() -> Iterator[None]:
    """While records are made that all stay, the search for cycles among them is switched off.

    It would run again and again over everything read so far: of 20,000 proposals and decisions
    four fifths of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def in_chunks(values: Sequence[T], most: int = IN_A_STATEMENT) -> Iterator[list[T]]:
    """Values in lists of at most so many."""
    remaining = iter(values)
    while some := list(islice(remaining, most)):
        yield some
