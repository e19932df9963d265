"""Normalising once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.text import ink, normalise, normalise_marked

CASES = [
    ("  a \u00a0 b\n\tc ", "a b c", "spaces"),
    ("ter\u00adror\u200bism\ufeff", "terrorism", "invisible marks"),
    ("и\u0306ога", "йога", "composed letters"),
    ("a\x00b\x07", "ab", "control characters"),
    ("the o\ufb03ce was \ufb01rst", "the office was first", "ligatures of printed text"),
    ("Straße, Æthel, № 5, ½", "Straße, Æthel, № 5, ½", "letters and signs that are no ligatures"),
    ("\u202eabc\u202c", "abc", "direction marks"),
    ("“UN” – ‘x’", "“UN” – ‘x’", "quotes and dashes stay"),
]


@pytest.mark.parametrize(("text", "expected", "why"), CASES, ids=[why for *_, why in CASES])
def test_normalise(text: str, expected: str, why: str) -> None:
    assert normalise(text) == expected, why


MARKED = [
    ([("The ", False), ("OSCE", True), (" met", False)], "The OSCE met", ((4, 8),)),
    ([("  a ", True), (" b", True)], "a b", ((0, 3),)),
    ([(" ", True), ("a", False)], "a", ()),
    ([("\u00a0The ", False), ("OSCE ", True)], "The OSCE", ((4, 8),)),
    ([(" \u200bThe", True), (" OSCE", False), ("\u200b ", True)], "The OSCE", ((0, 3),)),
    ([("и", True), ("\u0306", False)], "й", ()),
]


@pytest.mark.parametrize(("pieces", "text", "ranges"), MARKED)
def test_marks_move_with_the_words(
    pieces: list[tuple[str, bool]], text: str, ranges: tuple[tuple[int, int], ...]
) -> None:
    assert normalise_marked(pieces) == (text, ranges)


@given(st.text())
def test_normalising_twice_is_once(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert ink(text) == len(once.replace(" ", ""))


@given(st.lists(st.tuples(st.text(max_size=8), st.booleans()), max_size=8))
def test_marked_text_is_the_normalised_text(pieces: list[tuple[str, bool]]) -> None:
    text, ranges = normalise_marked(pieces)
    assert text == normalise("".join(piece for piece, _ in pieces))
    assert all(0 <= start < end <= len(text) for start, end in ranges)
