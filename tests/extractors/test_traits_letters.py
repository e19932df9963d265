"""Status, type and dates as letters and other matrices write them."""

from datetime import date

import pytest

from extractors.dates import find_dates, when
from extractors.traits import judge_status, judge_type

CASES = [
    ("UNHCR supports the State Migration Service in reviewing its refugee legislation.",
     "ongoing", "legislation", "", "help with a law, whatever the verb"),
    ("The 1540 Committee stands ready to assist States in preparing implementation action plans.",
     "planned", "legislation", "", "plans for implementation are made, not applied"),
    ("The project's mid-term review was carried out in May 2023.",
     "completed", "assessment", "2023-05-01..2023-05-31", "the project only owns the review"),
    ("Security studies summer school for students",
     "completed", "training", "", "a noun, though it may be a verb"),
    ("The course had been announced for May 2024; it has been postponed to July 2024.",
     "planned", "training", "2024-07-01..2024-07-31", "put off, so still to come"),
    ("The forum, moved from March, was held in June 2021.",
     "completed", "meeting", "2021-06-01..2021-06-30", "the day from which it was moved"),
    ("The OIC prepared a protocol to the Convention on Terrorism (1999) in May 2019.",
     "completed", "legislation", "2019-05-01..2019-05-31", "the year of a cited title"),
    ("A drill is held every other year.", "recurring", "operation", "", "a frequency"),
    ("The Centre coordinates joint operations of its members.",
     "ongoing", "mechanism", "", "coordination is a function"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "status", "kind", "dates", "why"), CASES)
def test_traits(text: str, status: str, kind: str, dates: str, why: str) -> None:
    found = when(text, find_dates(text, "en"))
    shown = " ".join(f"{item.start or ''}..{item.end or ''}" for item in found)
    judged = judge_status(text, "en", dates=found, written_on=date(2024, 6, 1))
    assert (judged.value, judge_type(text, "en").value, shown) == (status, kind, dates), why
