"""Each type in varied sentences: active, passive, nominal, planned, going on, without a verb."""

from datetime import date
from pathlib import Path

import pytest

from extractors.traits import judge_status, judge_type
from gazetteers.load import read_yaml
from gazetteers.model import LanguageCode

TABLES = Path(__file__).parent / "traits"
LANGUAGES: tuple[LanguageCode, ...] = ("en", "ru")
ALL: list[tuple[LanguageCode, str, str, str]] = [
    (language, text, status, kind)
    for language in LANGUAGES
    for kind, by_status in read_yaml(TABLES / f"kinds.{language}.yml").items()
    for status, texts in by_status.items()
    for text in texts
]


@pytest.mark.parametrize(("language", "text", "status", "kind"), ALL)
def test_kinds(language: LanguageCode, text: str, status: str, kind: str) -> None:
    judged = judge_status(text, language).value, judge_type(text, language).value
    assert judged == (status, kind)


ABOVE = [
    ("27 June: briefing for editors", "en", "Agenda", None, "planned", "a heading announces it"),
    ("Tajikistan: March 2027", "en", "These visits are still ahead:", None, "planned",
     "the sentence that opens the list announces it"),
    ("27 June: briefing for editors", "en", "Women, peace and security agenda of the OSCE in Asia",
     None, "completed", "the agenda is only a part of the heading"),
    ("27 июня: брифинг для редакторов", "ru", "Анонсы", None, "planned", "a heading announces it"),
    ("Briefing for editors was held.", "en", "Upcoming events", None, "completed",
     "its own verb says more"),
    ("Seminar for editors | April | Osh", "en", "Network of NGOs: plan of activities 2023-2024",
     None, "planned", "the title of a plan"),
    ("Seminar for editors | April | Osh", "en", "Action plan for 2022: progress report", None,
     "completed", "a report on a plan"),
    ("17 January | Talks on a draft | Osh", "en", "Joint calendar 2022 – regional bodies", None,
     "planned", "a calendar of its own name"),
    ("Mentoring of 40 released persons in Osh", "en", "Under way", None, "ongoing",
     "the heading says that it goes on"),
    ("Network of contact points in Osh", "en", "Achieved so far", None, "ongoing",
     "what was created still exists"),
    ("Семинар для редакторов | апрель | Ош", "ru", "План мероприятий на 2025 год", None, "planned",
     "the title of a plan"),
    ("Наставничество для 40 женщин в Оше", "ru", "Реализуемые проекты", None, "ongoing",
     "the heading says that it goes on"),
]  # fmt: skip


FREQUENT = [
    ("Dialogues with residents are held by IOM regularly in Isfana.", "recurring"),
    ("The Forum is organized by OSCE/ODIHR every two years as a platform.", "recurring"),
    ("The course is supported by experts who regularly travel to Osh.", "ongoing"),
    ("Four vehicles and 22 radio sets were handed over by IOM.", "completed"),
]


@pytest.mark.parametrize(("text", "status"), FREQUENT)
def test_frequency_behind_the_body_that_acts(text: str, status: str) -> None:
    assert judge_status(text, "en").value == status


def test_the_nearest_heading_decides() -> None:
    above = ("Events already held", "Calendar of events 2022")
    assert judge_status("Seminar for editors, Osh", "en", above=above).value == "completed"
    assert judge_status("Seminar for editors, Osh", "en", above=above[::-1]).value == "planned"


@pytest.mark.parametrize(("text", "language", "above", "day", "status", "why"), ABOVE)
def test_what_a_heading_says_of_what_stands_below(
    text: str, language: LanguageCode, above: str, day: date | None, status: str, why: str
) -> None:
    judged = judge_status(text, language, above=(above,), written_on=day)
    assert judged.value == status, why


MINUTES = [
    ("IOM informed participants that it had trained 64 officers.", "en", "training"),
    ("The Office mentioned that scanners were handed over to the customs.", "en", "equipment"),
    ("BMSC announced a conference, to be held on 5 December 2018.", "en", "meeting"),
    ("Представитель БДИПЧ сообщил, что издано пособие для судей.", "ru", "publication"),
    ("The Council stressed that States should share data.", "en", "advocacy"),
]


@pytest.mark.parametrize(("text", "language", "kind"), MINUTES)
def test_what_minutes_report(text: str, language: LanguageCode, kind: str) -> None:
    assert judge_type(text, language).value == kind


CELLS = [
    ("Протокол об обмене сведениями", "ru", "на согласовании", "", "ongoing", "in the making"),
    ("Совместное учение", "ru", "на согласовании", "", "planned", "an event that waits"),
    ("Study on returnees", "en", "fund-raising", "Q4, postponed", "planned", "put off"),
    ("Agreement on transit", "en", "under negotiation", "", "ongoing", "a text in the making"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "cell", "day", "status", "why"), CELLS)
def test_status_cells(
    text: str, language: LanguageCode, cell: str, day: str, status: str, why: str
) -> None:
    judged = judge_status(text, language, status_cell=cell, date_cell=day)
    assert judged.value == status, why
