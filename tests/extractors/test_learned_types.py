"""What the words of a sentence count for its type, beside what the rules find."""

from pathlib import Path

import pytest

from bench.type_examples import marked_sentences
from extractors.traits import judge_type, learned
from extractors.traits.learned import LearnedTypes, load_learned, log_odds, signs_of
from extractors.traits.objects import SURE, WEAK
from gazetteers.errors import GazetteerError

KETTLES = LearnedTypes(
    types=("meeting", "training"),
    base=(0, 10),
    weights={"word kettle": (400, -400), "stem kettl": (300, 0), "word rope": (-50, 850)},
)


@pytest.fixture
def kettles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned, "load_learned", lambda: KETTLES)


@pytest.mark.parametrize(
    ("sentences", "expected", "why"),
    [
        (("Six guards learned ropes.",), {"word ropes", "stem ropes", "first guard"}, "its words"),
        (("Six guards learned ropes.",), {"learn ropes", "verb0 learn"}, "pairs, and its verb"),
        (("IOM ran a seminar in Osh.",), {"noun0 training True False"}, "nouns of a type"),
        (("IOM ran a seminar.", "Kettles boiled."), {"next kettl"}, "the sentence behind it"),
    ],
)
def test_signs_of_the_naming_sentence(
    sentences: tuple[str, ...], expected: set[str], why: str
) -> None:
    assert expected <= signs_of(sentences, "en"), why


def test_a_later_sentence_counts_apart() -> None:
    assert "word kettles" not in signs_of(("IOM ran a seminar.", "Kettles boiled."), "en")


@pytest.mark.usefixtures("kettles")
@pytest.mark.parametrize(
    ("sentence", "kind", "confidence", "expected", "why"),
    [
        ("The kettle was on.", "training", SURE, "meeting", "the words are clearly surer"),
        ("The kettle was on.", "meeting", WEAK, None, "the words agree"),
        ("A rope and a kettle.", "training", SURE, None, "surer, but not clearly"),
        ("A rope and a kettle.", "training", WEAK, "meeting", "enough against a weak sign"),
        ("Nothing is known of this.", "meeting", WEAK, None, "no sign has a weight"),
    ],
)
def test_the_words_are_heard_where_they_are_clearly_surer(
    sentence: str, kind: str, confidence: float, expected: str | None, why: str
) -> None:
    other = learned.second_opinion(kind, confidence, (sentence,), "en")
    assert (other[0] if other else None) == expected, why


@pytest.mark.usefixtures("kettles")
def test_the_reason_names_the_words_that_count_most() -> None:
    other = learned.second_opinion("training", WEAK, ("A rope and a kettle.",), "en")
    assert other == ("meeting", "known activities with “kettle”, “rope” are such")


def test_signs_of_a_long_text_count_less() -> None:
    alone = log_odds(["word rope"], KETTLES)["training"]
    among = log_odds(["word rope", "word rope", "word rope"], KETTLES)["training"]
    assert alone < among < 3 * alone


def test_the_rules_decide_alone_where_nothing_was_learned(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nothing = load_learned(tmp_path / "missing.json")
    monkeypatch.setattr(learned, "load_learned", lambda: nothing)
    assert learned.second_opinion("meeting", WEAK, ("IOM ran a course.",), "en") is None
    assert judge_type("IOM ran a course in Osh.", "en").value == "training"


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "learned.json"
    path.write_text('{"types": 5}', encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"learned\.json"):
        load_learned(path)


@pytest.mark.usefixtures("kettles")
def test_a_column_for_the_kind_is_not_asked_again() -> None:
    judged = judge_type("The kettle was on.", "en", type_cell="seminar")
    assert judged.value == "training"


def test_the_sentences_of_the_tests_are_learned_from() -> None:
    known = dict(marked_sentences(Path(__file__).with_name("test_traits.py")))
    assert "training" in known.values()
    assert all(" " in text for text in known)
