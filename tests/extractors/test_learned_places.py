"""The words of a sentence as a second opinion on its place, beside the rules."""

from pathlib import Path

import pytest

from extractors.languages import language
from extractors.segment import Marks, learned
from extractors.segment.learned import (
    LearnedPlaces,
    Place,
    answers,
    likeliest,
    load_learned,
    second_opinion,
)
from extractors.segment.reading import Sentence, read_sentence
from extractors.segment.verdict import Verdict
from gazetteers.errors import GazetteerError

KETTLES = LearnedPlaces(
    sentences=2,
    base=(0, 0, 0, 0),
    weights={"kettle": (-90, 0, -90, 0), "rope": (0, 90, 0, 90)},
    beside={
        "start": (1.0, 0.0, 0.0),
        "on": (0.0, 1.0, 0.0),
        "outside": (0.0, 0.0, 1.0),
        "words: tells": (0.0, 0.0, -1.0),
        "words: begins": (1.0, 0.0, 0.0),
        "words: goes on": (0.0, 0.2, 0.0),
    },
)
"""Kettles are other text, ropes begin an activity."""
YES, NO = Verdict(0.5, (), "bears"), Verdict(-0.5, (), "bears")


@pytest.fixture
def kettles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned, "load_learned", lambda: KETTLES)


def sentence(text: str) -> Sentence:
    nothing = Marks(organizations=(), territories=(), dates=())
    return read_sentence(text, (0, len(text)), nothing, language=language("en"))


@pytest.mark.usefixtures("kettles")
@pytest.mark.parametrize(
    ("text", "by_rules", "tells", "goes_on", "expected"),
    [
        ("The kettle was on.", "on", NO, YES, "outside"),
        ("The kettle was on.", "start", YES, None, "start"),
        ("The rope was long.", "outside", NO, None, "start"),
        ("The room was warm.", "on", NO, YES, "on"),
        ("A kettle, a table.", "on", NO, YES, "on"),  # a line without a verb
    ],
)
def test_words_are_heard_where_they_speak_clearly(
    text: str, by_rules: Place, tells: Verdict, goes_on: Verdict | None, expected: Place
) -> None:
    assert second_opinion(sentence(text), by_rules, tells, goes_on) == expected


def test_what_begins_by_rule_stays() -> None:
    beside = {"start": (0.0, 9.0, 0.0), "outside": (0.0, 9.0, 0.0)}

    assert likeliest("start", {"start": 1.0}, beside, after_activity=True) == "start"
    assert likeliest("outside", {"outside": 1.0}, beside, after_activity=True) == "on"
    assert likeliest("outside", {"outside": 1.0}, beside, after_activity=False) == "outside"


def test_signs_of_a_long_text_count_less() -> None:
    alone = answers(["rope"], KETTLES)[1]
    among = answers(["rope", "rope", "rope"], KETTLES)[1]

    assert alone < among < 3 * alone


def test_the_rules_decide_alone_where_nothing_was_learned(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nothing = load_learned(tmp_path / "missing.json")
    monkeypatch.setattr(learned, "load_learned", lambda: nothing)

    assert second_opinion(sentence("The kettle was on."), "on", NO, YES) == "on"


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "learned.json"
    path.write_text('{"base": "five"}', encoding="utf-8")

    with pytest.raises(GazetteerError, match=r"learned\.json"):
        load_learned(path)
