"""Patterns of code over cue groups: places of groups, languages, capitals."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gazetteers import cue_patterns
from gazetteers import cues as cue_files
from gazetteers.cue_patterns import CuePattern, words_of

ENGLISH = """
- {id: "study", means: "looks at something", phrases: ["stud(y|ies)", "# reviews"]}
- {id: "covers", means: "what it looks at", phrases: ["cover(s|ed|ing|)", "looks at"]}
- {id: "law", means: "a title", exact_case: true, phrases: ["(Law|Act) on"]}
- {id: "only-english", means: "no twin", phrases: ["such as"]}
"""
RUSSIAN = """
- {id: "study", means: "изучает", phrases: ["обзор*"]}
- {id: "covers", means: "что изучает", phrases: ["охватыва*"]}
"""


@pytest.fixture(autouse=True)
def two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A subject of two languages and one of English alone."""
    (tmp_path / "looks.en.yml").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "looks.ru.yml").write_text(RUSSIAN, encoding="utf-8")
    (tmp_path / "one.en.yml").write_text(ENGLISH, encoding="utf-8")
    monkeypatch.setattr(cue_files, "CUES", tmp_path)
    monkeypatch.setattr(cue_patterns, "CUES", tmp_path)
    cue_files.cues.cache_clear()
    words_of.cache_clear()
    yield
    cue_files.cues.cache_clear()
    words_of.cache_clear()


@pytest.mark.parametrize(
    ("template", "text", "found", "why"),
    [
        (r"<study>\s<covers>", "Two studies covering 2016", True, "two groups in their order"),
        (r"<study>\s<covers>", "covering studies", False, "not the other way round"),
        (
            r"<study>\s<covers>",
            "12 reviews covered 2016",
            True,
            "a phrase that opens with a number",
        ),
        (r"<study>\s<covers>", "Обзоры охватывают", True, "the phrases of each language"),
        (r"<study:ru>", "two studies", False, "of one language only, where it is named"),
        (r"<study>", "understudy", False, "whole words"),
        (r"\w{0,3}?<study>", "a study", True, "a place behind a lazy repetition"),
        (r"(?P<year>\d{4})\s<study>", "2016 study", True, "a named part is no place"),
        (r"(?<!no )<study>", "no study", False, "nor is what must not stand before"),
        (r"<law> drugs", "the Law on drugs", True, "a group with capitals"),
        (r"<law> drugs", "the law on drugs", False, "whose capitals count, whatever the rest"),
        (r"<only-english>", "courses such as", True, "no twin is needed"),
    ],
)
def test_a_place_stands_for_the_phrases_of_its_group(
    template: str, text: str, found: bool, why: str
) -> None:
    assert (CuePattern("looks", template).search(text) is not None) is found, why


def test_capitals_count_where_the_template_says_so() -> None:
    pattern = CuePattern("looks", r"[A-Z]\w+ <covers>", exact_case=True)
    assert pattern.search("UNODC covers")
    assert not pattern.search("somebody covers")
    assert CuePattern("looks", r"[A-Z]\w+ <covers>").search("somebody Covers")


def test_the_methods_look_where_they_are_told() -> None:
    pattern = CuePattern("one", "<study>")
    assert pattern.match("study") and not pattern.match("a study")
    assert pattern.match("a study", 2) and not pattern.search("a study", 3)
    assert pattern.fullmatch("studies") and not pattern.fullmatch("studies of")


def test_words_are_the_phrases_as_written() -> None:
    assert words_of("looks", "covers") == {"cover(s|ed|ing|)", "looks at", "охватыва*"}


@pytest.mark.parametrize("name", ["studies", "study:ru"])
def test_a_group_that_no_file_has_is_refused(name: str) -> None:
    with pytest.raises(KeyError, match="group"):
        _ = CuePattern("one", f"<{name}>").compiled
