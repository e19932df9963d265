"""Many records asked for by their ids, some hundred in one statement."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final, TypeVar

T = TypeVar("T")

IN_A_STATEMENT: Final = 500
"""Ids in one statement: SQLite allows some thousand."""


def in_chunks(values: Sequence[T], most: int = IN_A_STATEMENT) -> Iterator[list[T]]:
    """Values in lists of at most so many."""
    remaining = iter(values)
    while some := list(islice(remaining, most)):
        yield some
