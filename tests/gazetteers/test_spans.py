"""Stretches that are taken."""

import pytest

from gazetteers.spans import Taken


@pytest.mark.parametrize(
    ("start", "end", "meets", "why"),
    [
        (0, 3, False, "it ends where the first one begins"),
        (0, 4, True, "its last letter is taken"),
        (4, 5, True, "it lies inside"),
        (0, 99, True, "it lies around all of them"),
        (7, 9, False, "it lies between two"),
        (8, 11, True, "it runs into the one after it"),
        (12, 20, False, "it begins where the last one ends"),
    ],
)
def test_a_stretch_meets_those_that_it_overlaps(
    start: int, end: int, meets: bool, why: str
) -> None:
    taken = Taken()
    for first, last in ((10, 12), (3, 7)):
        taken.take(first, last)

    assert taken.meets(start, end) is meets, why


def test_nothing_meets_where_nothing_is_taken() -> None:
    assert not Taken().meets(0, 5)
