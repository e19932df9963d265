"""What writers may call the subjects of the measures, and what merely sounds like them."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from gazetteers.model import LanguageCode
from pipeline.doubts import measure_doubts
from pipeline.match.matcher import CueMatcher
from tests.pipeline.match_cases import extraction

_TABLE: Final[dict[str, Sequence[Any]]] = yaml.safe_load(
    Path(__file__).with_name("match_concepts.yml").read_text(encoding="utf-8")
)


def first_of(matcher: CueMatcher, text: str) -> tuple[str | None, bool]:
    """The first measure of an activity of these words, and whether it would be accepted."""
    language: LanguageCode = "ru" if any("а" <= letter <= "я" for letter in text) else "en"
    read = extraction(text, language=language)
    found = matcher.match(read)[0]
    accept_at, margin = matcher.thresholds(language)
    doubts = measure_doubts(read.tagged[0], found, accept_at=accept_at, margin=margin)
    return (found[0].id if found else None), not doubts


@pytest.mark.parametrize("row", _TABLE["first"], ids=lambda row: row["text"])
def test_what_writers_may_say(matcher: CueMatcher, row: dict[str, str]) -> None:
    assert first_of(matcher, row["text"])[0] == row["measure"]


@pytest.mark.parametrize("row", _TABLE["not_first"], ids=lambda row: row["text"])
def test_near_misses(matcher: CueMatcher, row: dict[str, str]) -> None:
    assert first_of(matcher, row["text"])[0] != row["measure"], row["why"]


@pytest.mark.parametrize("text", _TABLE["strangers"])
def test_strangers_are_not_accepted(matcher: CueMatcher, text: str) -> None:
    assert not first_of(matcher, text)[1]
