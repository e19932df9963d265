"""Column headings, in two languages, by table of (heading, kind)."""

from typing import get_args

import pytest

from extractors.model import ColumnKind
from gazetteers.columns import heading_meaning, names_measures, says_how_far, without_continued
from gazetteers.cues import cues
from gazetteers.sections import section_of

HEADINGS = [
    ("No.", "number"),
    ("#", "number"),
    ("№ п/п", "number"),
    ("Activity and result", "activity"),
    ("What was done", "activity"),
    ("Name of the event", "activity"),
    ("Наименование мероприятия", "activity"),
    ("Проведённые мероприятия", "activity"),
    ("Date of the activity", "date"),
    ("When and where", "date"),
    ("Дата и место проведения", "date"),
    ("Срок исполнения", "date"),
    ("Location of the event", "place"),
    ("Место проведения", "place"),
    ("State of play", "status"),
    ("Status of implementation", "status"),
    ("Отметка об исполнении", "status"),
    ("Lead / partners", "organization"),
    ("Implemented by", "organization"),
    ("Ответственный исполнитель", "organization"),
    ("Together with", "partner"),
    ("With whom", "partner"),
    ("Партнёры", "partner"),
    ("Source of funding", "funder"),
    ("Источник финансирования", "funder"),
    ("Target group", "beneficiary"),
    ("Целевая группа", "beneficiary"),
    ("Type of activity", "type"),
    ("Вид мероприятия", "type"),
    ("Programme", "programme"),
    ("Направление деятельности", "programme"),
    ("Measure identified in the Joint Plan of Action (JPoA)", "measure"),
    ("Мера", "measure"),
    ("Results", "result"),
    ("Remarks", "other"),
    ("Carried out with", "partner"),
    ("Implementing partners", "partner"),
    ("Supporting organizations", "partner"),
    ("National counterparts", "partner"),
    ("With the participation of", "partner"),
    ("Соисполнители", "partner"),
    ("Совместно с", "partner"),
    ("Взаимодействующие органы", "partner"),
    ("Organizer(s)", "organization"),
    ("Main implementing entity", "organization"),
    ("Submitting entity", "organization"),
    ("Held by", "organization"),
    ("Организаторы", "organization"),
    ("Ответственные за исполнение", "organization"),
    ("Donor(s)", "funder"),
    ("Supported by", "funder"),
    ("Costs covered by", "funder"),
    ("Доноры", "funder"),
    ("На средства", "funder"),
    ("Targeted institutions", "beneficiary"),
    ("Состав участников", "beneficiary"),
    ("Time-frame", "date"),
    ("Indicative dates", "date"),
    ("Held on", "date"),
    ("Period", "date"),
    ("Сроки", "date"),
    ("Сроки и место проведения", "date"),
    ("Время и место", "date"),
    ("Venue", "place"),
    ("Host country", "place"),
    ("Страна проведения", "place"),
    ("Населённый пункт", "place"),
    ("Current state", "status"),
    ("Состояние", "status"),
    ("Положение дел", "status"),
    ("Main results", "result"),
    ("Итоги", "result"),
    ("Основные итоги", "result"),
    ("Workstream", "programme"),
    ("Project or activity", "activity"),
    ("Project / event", "activity"),
    ("Project activity", "activity"),
    ("Output (activity)", "activity"),
    ("Проект или мероприятие", "activity"),
    ("Проекты и мероприятия", "activity"),
    ("Results of activities", "result"),
    ("Project that the event belongs to", "programme"),
    ("Measure of the JPoA", "measure"),
    ("JPoA measure", "measure"),
    ("Action Plan measure", "measure"),
    ("Title of the measure", "measure"),
    ("Pillar / measure", "measure"),
    ("No. and measure", "measure"),
    ("Мера СПД", "measure"),
    ("Мера Совместного плана действий", "measure"),
    ("Направление/мера", "measure"),
    ("Measures being taken", "activity"),
    ("Planned measures", "activity"),
    ("Принимаемые меры", "activity"),
    ("Меры, принимаемые организациями", "activity"),
    ("UN system", "organization"),
    ("Regional organizations", "organization"),
    ("Региональные организации", "organization"),
    ("Regions", "place"),
    ("News item", "activity"),
    ("Item No.", "number"),
    ("Source", "source"),
    ("Source of funding", "funder"),
    ("Link", "source"),
    ("Источник", "source"),
    ("Источник финансирования", "funder"),
    ("Новость", "activity"),
    ("Favourite colour", ""),
    ("2019", ""),
]


@pytest.mark.parametrize(("heading", "kind"), HEADINGS)
def test_heading(heading: str, kind: str) -> None:
    assert heading_meaning(heading).kind == kind


@pytest.mark.parametrize(
    ("heading", "table"),
    [
        ("Risk", "risk log"),
        ("Mitigation measures", "risk log"),
        ("Contact person", "contacts"),
        ("Planned expenditure", "budget"),
        ("Абонентский телефон", "contacts"),
        ("Докладчик", "agenda of one event"),
        ("Activity", ""),
    ],
)
def test_headings_of_tables_without_activities(heading: str, table: str) -> None:
    assert heading_meaning(heading).table == table


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Done in 2019", {"completed"}),
        ("Completed and on-going activities", {"completed", "ongoing"}),
        ("Planned activities", {"planned"}),
        ("What is being done/planned by regional organizations", {"ongoing", "planned"}),
        ("Next steps", {"planned"}),
        ("Проведено", {"completed"}),
        ("Запланировано на 2020 год", {"planned"}),
        ("Что делается и планируется", {"ongoing", "planned"}),
        ("Planned results", set()),
        ("Планируемые результаты", set()),
        ("Implemented by", set()),
        ("Planned budget", set()),
        ("Measure of the Action Plan", set()),
        ("Activities", set()),
    ],
)
def test_how_far_the_activities_of_a_column_are(heading: str, expected: set[str]) -> None:
    assert says_how_far(heading) == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Measure", True),
        ("JPoA area", True),
        ("Направление СПД", True),
        ("Activities under the JPoA", False),
        ("Measures taken under the JPoA", False),
        ("Направление", False),
    ],
)
def test_headings_of_measures(heading: str, expected: bool) -> None:
    assert names_measures(heading) == expected


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Border management (continued)", "Border management"),
        ("Border management, cont’d", "Border management"),
        ("Управление границами (продолжение)", "Управление границами"),
        ("To continue efforts", "To continue efforts"),
        ("Continued support of victims", "Continued support of victims"),
    ],
)
def test_label_printed_again(label: str, expected: str) -> None:
    assert without_continued(label) == expected


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_kind_in_the_gazetteer_is_a_column_kind(language: str) -> None:
    book = cues("columns", "ru" if language == "ru" else "en")
    kinds = {group.value for name, group in book.groups.items() if name.startswith("heading.")}
    assert kinds <= set(get_args(ColumnKind))
    assert kinds == set(get_args(ColumnKind)), "each kind has headings in each language"


@pytest.mark.parametrize(
    ("heading", "kind", "certain"),
    [
        ("7. Financial overview", "finances", True),
        ("CONTACT", "contact data", True),
        ("Notes to editors", "note to editors", True),
        ("Список сокращений", "glossary", True),
        ("Background", "background", False),
        ("1. Введение", "background", False),
        ("Challenges and lessons learned", "reflection", False),
    ],
)
def test_section(heading: str, kind: str, certain: bool) -> None:
    section = section_of(heading)
    assert section is not None
    assert (section.kind, section.certain) == (kind, certain)


@pytest.mark.parametrize(
    "heading",
    ["Background checks at airports", "Contact group meetings", "Distribution of handbooks",
     "Budget support", "Контакты между ведомствами", "Financing of terrorism"],
)  # fmt: skip
def test_a_subject_is_no_known_section(heading: str) -> None:
    assert section_of(heading) is None
