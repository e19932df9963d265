"""Events for which people are brought together, objects before their verb, status in any cell."""

import pytest

from extractors.model import Cell
from extractors.traits import judge_status, judge_type, row_words
from gazetteers.model import LanguageCode

TYPES: list[tuple[str, LanguageCode, str, str]] = [
    ("UNODC will bring prosecutors of Osh to Almaty for a workshop.", "en", "training", "brought"),
    ("The Agency invited forty judges to a conference.", "en", "meeting", "invited"),
    ("IOM sent ten officers to Riga for a study visit.", "en", "training", "sent"),
    ("Академия приняла группу следователей на стажировку.", "ru", "training", "принята группа"),
    ("Центр направил экспертов на конференцию.", "ru", "meeting", "направлены"),
    ("Первый семинар цикла провели в Оше.", "ru", "training", "предмет перед глаголом"),
    ("Очередной тренинг для таможенников организовал Центр.", "ru", "training", "то же"),
    ("В 2021 году провели два вебинара.", "ru", "training", "число после даты"),
    ("Учебный визит десяти офицеров; принимала Академия.", "ru", "training", "до точки с запятой"),
    ("Study visit of ten officers; the Academy hosted them.", "en", "training", "before it"),
    ("Рабочая группа по границам продолжает консультации.", "ru", "mechanism", "орган работает"),
    ("The working group continues its consultations.", "en", "mechanism", "a body goes on"),
    ("The contact group has been following the situation.", "en", "mechanism", "a body acts"),
    ("The networks compare their data in an online meeting.", "en", "meeting", "at an event"),
    ("OHCHR and the Coalition train newly recruited doctors.", "en", "training", "plural subject"),
    ("From 3 to 5 May IOM experts visited Osh to study trade.", "en", "assessment", "after a date"),
    ("The Ombudsman monitored conditions in eleven closed homes.", "en", "assessment",
     "a number before an adjective"),
    ("In May 2021 in the north of Kazakhstan the joint exercise of police took place, where boats "
     "were used.", "en", "operation", "the subject stands behind a place"),
    ("Университет разрабатывает магистерскую программу.", "ru", "training", "учебная программа"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "language", "kind", "why"), TYPES)
def test_types(text: str, language: LanguageCode, kind: str, why: str) -> None:
    assert judge_type(text, language).value == kind, why


STATUSES: list[tuple[str, str, str]] = [
    ("Also considered is a fund for families of victims.", "planned", "the order is turned round"),
    ("Also planned are two courses for nurses.", "planned", "the same"),
    ("Under consideration is a hotline.", "planned", "the same"),
]


@pytest.mark.parametrize(("text", "status", "why"), STATUSES)
def test_statuses(text: str, status: str, why: str) -> None:
    assert judge_status(text, "en").value == status, why


def row(*cells: tuple[str, str]) -> tuple[str, tuple[Cell, ...]]:
    """The text of a row and its cells, from (column, words)."""
    found, at = [], 0
    for column, words in cells:
        found.append(
            Cell.model_validate(
                {"column": column, "heading": "", "start": at, "end": at + len(words)}
            )
        )
        at += len(words) + 3
    return " | ".join(words for _, words in cells), tuple(found)


@pytest.mark.parametrize(
    ("remark", "status", "why"),
    [
        ("planned", "planned", "only a status"),
        ("completed, film available", "completed", "a status and a remark"),
        ("under way; second draft", "ongoing", "the same"),
        ("planned by the Centre in Osh", "completed", "more than a status"),
    ],
)
def test_a_status_in_a_column_of_remarks(remark: str, status: str, why: str) -> None:
    text, cells = row(("activity", "Mock trial of a case"), ("other", remark))
    words = row_words(text, cells)

    assert judge_status(words.activity, "en", remarks=words.remarks).value == status, why


def test_a_date_cell_may_say_that_it_goes_on() -> None:
    judged = judge_status("Assistance with amendments to the law", "en", date_cell="ongoing")

    assert judged.value == "ongoing"
