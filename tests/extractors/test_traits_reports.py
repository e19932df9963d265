"""Sentences as reports have them, with status, type and dates; no rule was made for one of them."""

from datetime import date
from pathlib import Path

import pytest

from extractors.dates import find_dates, when
from extractors.model import ActivityType, Status
from extractors.traits import judge_status, judge_type
from gazetteers.load import read_yaml
from gazetteers.model import LanguageCode

TABLES = Path(__file__).parent / "traits"
WRITTEN_ON: dict[LanguageCode, date] = {"en": date(2024, 6, 1), "ru": date(2025, 3, 1)}
CASES: list[tuple[LanguageCode, str, str]] = [
    (language, row["text"], row["expected"])
    for language in WRITTEN_ON
    for table in ("reports", "turns")
    for row in read_yaml(TABLES / f"{table}.{language}.yml")
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


HEADINGS: list[tuple[str, LanguageCode, tuple[str, ...], ActivityType, str]] = [
    ("Rights of suspects (mock interviews)", "en", ("CALENDAR OF COURSES",), "training", "a topic"),
    (
        "Rights of suspects",
        "en",
        ("Training plan 2026", "MAY 2026"),
        "training",
        "the nearest kind",
    ),
    ("Financing of terrorist networks", "en", ("Courses",), "training", "the noun is its topic"),
    ("Handbook on suspects", "en", ("CALENDAR OF COURSES",), "publication", "its own noun"),
    ("Judges visited a prison", "en", ("Courses",), "assessment", "its own verb"),
    ("Care for the elderly", "en", ("Courses and publications",), "programme", "two kinds"),
    ("Care for the elderly", "en", ("Border security",), "programme", "no kind"),
    ("Права подозреваемых", "ru", ("План семинаров на 2026 год",), "training", "тема"),
    ("Права подозреваемых", "ru", ("I. Подготовка кадров",), "training", "тема"),
    ("Пособие для следователей", "ru", ("I. Подготовка кадров",), "publication", "своё слово"),
]


@pytest.mark.parametrize(("text", "language", "headings", "expected", "why"), HEADINGS)
def test_a_topic_below_the_heading_of_a_kind(
    text: str,
    language: LanguageCode,
    headings: tuple[str, ...],
    expected: ActivityType,
    why: str,
) -> None:
    assert judge_type(text, language, headings=headings).value == expected, why


AGAIN: list[tuple[str, LanguageCode, ActivityType]] = [
    ("UNICEF plans a second round for Osh in September.", "en", "training"),
    ("В сентябре ЮНИСЕФ проведёт второй поток для Оша.", "ru", "training"),
    ("UNICEF plans a second round of consultations in Osh.", "en", "meeting"),
]


@pytest.mark.parametrize(("text", "language", "expected"), AGAIN)
def test_one_more_of_what_was_named_before(
    text: str, language: LanguageCode, expected: ActivityType
) -> None:
    assert judge_type(text, language, previous="training").value == expected


OUT: list[tuple[str, str, Status]] = [
    ("E-learning course on virtual assets", "launched", "completed"),
    ("Portal for teachers", "launched", "completed"),
    ("Network of teachers", "launched", "ongoing"),
    ("Course on virtual assets", "ongoing", "ongoing"),
]


@pytest.mark.parametrize(("text", "cell", "expected"), OUT)
def test_products_are_done_once_they_are_out(text: str, cell: str, expected: Status) -> None:
    assert judge_status(text, "en", status_cell=cell).value == expected
