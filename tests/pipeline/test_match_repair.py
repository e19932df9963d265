"""Damaged words are read as cue words; other words stay what they are."""

import pytest

from pipeline.doubts import measure_doubts
from pipeline.match.matcher import CueMatcher
from pipeline.match.repair import Repair
from tests.pipeline.match_cases import extraction

pytestmark = pytest.mark.slow

WORDS = [
    ("smugg1ing", "smuggling", "a digit for a letter"),
    ("smuglging", "smuggling", "two letters that changed places"),
    ("traffcking", "trafficking", "a letter lost"),
    ("smuggling", None, "a cue word needs no repair"),
    ("juggling", None, "a word that a precedent has"),
    ("bnrder", None, "one wrong letter of six is too much"),
    ("haul", None, "too short"),
    ("cooperative", None, "like nothing"),
    ("террорнстов", "террористов", "a wrong letter in Russian"),
    ("территория", None, "a word of the dictionary"),
]


@pytest.mark.parametrize(("word", "expected", "why"), WORDS, ids=[row[0] for row in WORDS])
def test_the_cue_word_behind_a_word(word: str, expected: str | None, why: str) -> None:
    repair = Repair(
        ("smuggling", "trafficking", "border", "haul", "террористов"),
        known={"smuggling", "juggling"},
        is_word=lambda word: word == "территория",
    )
    assert repair.instead_of(word, word) == expected, why


TEXTS = [
    ("Training on the smugg1ing of radioactlve materials", "en", "damaged in scanning"),
    ("Обучение по вопросам финансирования террорнзма", "ru", "damaged in scanning"),
]


@pytest.mark.parametrize(("text", "language", "why"), TEXTS, ids=[row[0] for row in TEXTS])
def test_damaged_texts_meet_their_cues(
    matcher: CueMatcher, text: str, language: str, why: str
) -> None:
    whole = text.replace("smugg1ing", "smuggling").replace("radioactlve", "radioactive")
    whole = whole.replace("террорнзма", "терроризма")

    def met(words: str) -> list[str]:
        found = matcher.match(extraction(words, language=language))[0]  # type: ignore[arg-type]
        said = [item for item in found[0].evidence if item.method in ("cue", "fuzzy")]
        said = [item for item in said if item.ref is not None]
        assert said
        return [item.detail.replace("nearly ", "") for item in said]

    assert met(text) == met(whole), why


def test_what_is_merely_alike_is_never_accepted(matcher: CueMatcher) -> None:
    for text, sure in (
        ("Training on money laundering.", True),
        ("Training on money laundcring.", False),
    ):
        read = extraction(text)
        found = matcher.match(read)[0]
        assert found[0].id == "II.6"
        doubts = measure_doubts(read.tagged[0], found, accept_at=0.1, margin=0.0)
        assert (not doubts) is sure, text


def test_names_are_not_repaired(matcher: CueMatcher) -> None:
    found = matcher.match(extraction("Mr Smuglling opened a car park."))[0]
    assert not any(item.ref for match in found for item in match.evidence)
