"""Sentences as reports have them, with status, type and dates; no rule was made for one of them."""

from datetime import date
from pathlib import Path

import pytest

from extractors.dates import find_dates, when
from extractors.traits import judge_status, judge_type
from gazetteers.load import read_yaml
from gazetteers.model import LanguageCode

TABLES = Path(__file__).parent / "traits"
WRITTEN_ON: dict[LanguageCode, date] = {"en": date(2024, 6, 1), "ru": date(2025, 3, 1)}
CASES: list[tuple[LanguageCode, str, str]] = [
    (language, row["text"], row["expected"])
    for language in WRITTEN_ON
    for row in read_yaml(TABLES / f"reports.{language}.yml")
]


def judged(text: str, language: LanguageCode, written_on: date) -> str:
    """Status, type and dates of a sentence, or of a row (cells joined with " | ") whose last cell
    is its status.
    """
    words, *cells = text.split(" | ")
    dates = when(text, find_dates(text, language))
    cell = cells[-1] if cells else ""
    status = judge_status(words, language, dates=dates, status_cell=cell, written_on=written_on)
    shown = [f"{item.start or ''}..{item.end or ''}" for item in dates]
    return " ".join([status.value, judge_type(words, language).value, *shown])


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_status_type_and_dates(language: LanguageCode, text: str, expected: str) -> None:
    assert judged(text, language, WRITTEN_ON[language]) == expected
