"""Kinds of things by the words of their class, and how far a status cell says that they are."""

from datetime import date
from typing import get_args

import pytest

from extractors.model import ActivityType, DateRange
from extractors.traits import judge_status, judge_type
from extractors.traits.words import lexicon
from gazetteers.model import LanguageCode

TYPES: list[tuple[LanguageCode, str, str, str]] = [
    ("en", "A grant of 90,000 enabled the NGO Ravshan to publish a guide for parents (May 2021).",
     "publication", "what the money made possible, not the money"),
    ("en", "The Fund used a grant to train 40 probation officers in Osh.", "training",
     "what the money was spent on"),
    ("en", "The Mission of IOM is carrying out a project for families in Vose.",
     "programme", "a Mission with a capital is an office, no visit"),
    ("en", "A mission of two experts assessed the archive.", "assessment", "a mission is a visit"),
    ("en", "Judges discussed the use of phone data at a seminar in Mary.", "training",
     "the event at which they talked"),
    ("en", "Ministers discussed a draft convention in June.", "meeting", "no event is named"),
    ("en", "The delegation visited the rehabilitation centre in Aktobe.", "assessment",
     "what is visited says nothing"),
    ("en", "The Committee is building a maintenance centre near Termez.", "equipment",
     "a house is built"),
    ("en", "The partners are building a network of teachers.", "mechanism",
     "a network is no house"),
    ("en", "Rapid assessment of four border posts: water, shelter", "assessment",
     "the head noun stands before “of”"),
    ("en", "Approval by the Council of the Programme of Cooperation for 2024-2026", "programme",
     "what is approved, not who approves"),
    ("en", "The two services signed a programme of cooperation.", "programme",
     "a programme of cooperation that is agreed on"),
    ("en", "UNODC opened a Port Control Unit at Ayvaj.", "mechanism", "a unit goes on to work"),
    ("en", "A street theatre toured six villages of Batken.", "advocacy", "a play"),
    ("en", "The Institute compared the laws of the five States.", "assessment", "a study"),
    ("en", "The lawyers prepared a review of the draft law on extremism.",
     "legislation", "an opinion on a draft"),
    ("ru", "Грант позволил фонду «Ак-Шам» издать пособие для родителей.", "publication",
     "то, что сделано на эти деньги"),
    ("ru", "МВД сообщает, что в мае ОБСЕ обучила двадцать следователей.", "training",
     "кто сообщил, не важно"),
    ("ru", "Генеральные прокуратуры подписали программу обмена опытом на два года.", "programme",
     "программа сотрудничества"),
    ("ru", "Делегация посетила следственный изолятор в Оше.", "assessment", "посещение"),
    ("ru", "Управление провело экспертизу проекта закона о пробации.", "legislation",
     "заключение на проект"),
    ("ru", "МОМ ведёт консультационную линию для мигрантов.", "mechanism", "линия действует"),
    ("ru", "Фонд закупил станки для учебных мастерских.", "equipment", "поставка"),
    ("ru", "Состоялся фестиваль молодёжи приграничных районов.", "advocacy", "акция"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "kind", "why"), TYPES)
def test_types(language: LanguageCode, text: str, kind: str, why: str) -> None:
    assert judge_type(text, language).value == kind, why


CELLS: list[tuple[LanguageCode, str, str, str, str]] = [
    ("en", "Refurbishment of the visiting rooms", "works started", "", "ongoing"),
    ("en", "Delivery of twelve vehicles", "in transit", "", "ongoing"),
    ("en", "Study of threats in Murgab", "seeking funding", "", "planned"),
    ("en", "Summer schools for adolescents", "last one held in August 2021", "annually",
     "recurring"),
    ("en", "Hotline for parents", "operating", "launched in 2021", "ongoing"),
    ("en", "Study of sentencing", "terms of reference approved; to start in August", "", "planned"),
    ("ru", "Поставка вездеходов", "в пути", "", "ongoing"),
    ("ru", "Исследование угроз", "предлагается", "", "planned"),
    ("ru", "Ремонт заставы", "работы начаты", "", "ongoing"),
    ("ru", "Поставка раций", "доставлены в мае", "", "completed"),
    ("ru", "Семинар для имамов", "ожидает финансирования", "", "planned"),
]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "frame", ["The police {past} that it was late.", "{past}", "to {verb} an NGO"]
)
def test_every_verb_gives_a_type(language: LanguageCode, frame: str) -> None:
    """A verb that only states something ("said") has none of its own and must not leave it open."""
    for name, verb in lexicon(language).verbs.items():
        text = frame.format(verb=name, past=verb.past or f"{name.removesuffix('e')}ed")

        assert judge_type(text, language).value in get_args(ActivityType), text


@pytest.mark.parametrize(("language", "activity", "cell", "date_cell", "status"), CELLS)
def test_status_cells(
    language: LanguageCode, activity: str, cell: str, date_cell: str, status: str
) -> None:
    judged = judge_status(activity, language, status_cell=cell, date_cell=date_cell)

    assert judged.value == status


STATUSES: list[tuple[LanguageCode, str, str, str]] = [
    ("en", "He informed that a strategy was being drafted by the Ministry.", "ongoing",
     "what went on when it was told"),
    ("en", "In 2025, a joint assessment visit to two crossing points; terms of reference to be "
     "circulated.", "planned", "“to be circulated” is no past"),
    ("ru", "Проект рассчитан на 24 месяца и выполняется фондом.", "ongoing", "он идёт"),
    ("ru", "Раз в полугодие представители прокуратуры посещают изоляторы.", "recurring", "частота"),
    ("ru", "По пятницам психологи принимают родителей.", "recurring", "частота"),
    ("ru", "МВД просит указать, что в июле подписан протокол.", "completed", "что сделано"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "status", "why"), STATUSES)
def test_statuses(language: LanguageCode, text: str, status: str, why: str) -> None:
    assert judge_status(text, language).value == status, why


def test_monthly_bulletin_that_goes_on_is_recurring_though_published() -> None:
    since = DateRange(raw="since May", start=date(2022, 5, 1), end=None)

    judged = judge_status(
        "Monthly bulletin on routes", "en", status_cell="published", dates=(since,)
    )

    assert judged.value == "recurring"
