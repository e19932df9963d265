"""What the words of a sentence tell about whether it is one of an activity."""

import pytest

from bench.cut_examples import Decision
from bench.cut_words import count_words, with_words
from extractors.segment.fitted import FittedWeights, decide_by
from extractors.segment.words import WORDS, signs_by, stems, word_signs

LEARNED = {"worksh": 3.0, "organi": 2.5, "judges": 1.0, "rained": -3.0, "kettle": -2.0}


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Workshops, workshop!", {"worksh"}, "two forms of a word are one"),
        ("On 5 May 2020 UNODC-led", {"on", "may", "unodc", "led"}, "numbers and marks are none"),
        ("судей и судьями", {"судей", "судьям"}, "single letters are none"),
        ("", frozenset(), "no words"),
    ],
)
def test_words_are_told_apart_by_their_first_letters(
    text: str, expected: set[str], why: str
) -> None:
    assert stems(text) == expected, why


@pytest.mark.parametrize(
    ("text", "highest", "why"),
    [
        ("Workshop organized", 3, "words of activities, two of them"),
        ("A judges workshop", 2, "the root of the number of words: no more is told by length"),
        ("judges", 0, "one word that tells little"),
        ("The kettle on", -2, "words of other text"),
        ("rained kettle rained", None, "the same word counts once, and no step is exceeded"),
        ("", -1, "no words tell nothing"),
    ],
)
def test_a_sentence_has_a_sign_for_each_step_that_its_words_exceed(
    text: str, highest: int | None, why: str
) -> None:
    steps = [int(sign.removeprefix(WORDS)) for sign in signs_by(text, LEARNED, -0.25)]
    assert (steps[-1] if steps else None) == highest, why
    assert steps == list(range(-3, -3 + len(steps))), why


def test_nothing_is_told_where_nothing_was_learned() -> None:
    with decide_by(FittedWeights()):
        assert word_signs("Workshop organized") == []
    with decide_by(FittedWeights(words=LEARNED, unlisted=-0.25)):
        assert word_signs("Workshop organized") == signs_by("Workshop organized", LEARNED, -0.25)


def test_no_document_learns_from_its_own_words() -> None:
    some = [
        Decision("bears", "first", (f"{WORDS}0", "date"), True, "Workshop held"),
        Decision("bears", "first", (), False, "Kettle broken"),
        Decision("starts", "second", (), False, "The workshop went on"),
        Decision("starts", "second", (), True, "A workshop"),
        Decision("goes-on", "second", (), False, "Kettle lost"),
        Decision("bears", "third", (), False, "The kettle"),
    ]
    counts = count_words(some)
    words, unlisted = counts.weights()
    assert words["worksh"] > 0 > words["kettle"]
    assert "held" not in words, "one sentence is too few"
    without, _ = counts.weights("second")
    assert "worksh" not in without
    assert without["kettle"] < unlisted
    first, *_ = with_words(some, counts)
    assert "date" in first.signs
    assert [sign for sign in first.signs if sign != "date"] == signs_by(
        "Workshop held", *counts.weights("first")
    )
    assert with_words(some, counts)[2] == some[2], "only what tells of an activity is asked"
