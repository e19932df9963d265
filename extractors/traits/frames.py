"""A sentence that names an event once more only in order to tell of the project behind it."""

import re

from extractors.model import Status
from extractors.traits.sentence import analyse
from gazetteers.model import LanguageCode

_EVENTS = (
    r"(?:course|event|training|workshop|seminar|meeting|visit|activity|conference|exercise|school|"
    r"round table|forum)"
)
_TOLD: re.Pattern[str] = re.compile(
    rf"(?:The|This|Both|These|Such) (?:[a-z-]+ ){{0,3}}?{_EVENTS}s? "
    r"(?:was|were|is|are|belongs?|forms?|takes? place|took place)\b[^.;,:“\"«A-Z\d]{0,70}?\b"
    r"(?:project|programme|initiative) [“\"«][^”\"»]{3,200}[”\"»],? (?:which|that) "
    r"(?P<clause>[^.;]+)"
    r"|(?:Данн\w+ |Эт\w+ |Сам\w* )?(?:Мероприяти|Курс|Тренинг|Семинар|Встреч|Обучени|Конференци|"
    r"Круглы\w+ стол|Заняти|Визит|Учени|мероприяти|курс|тренинг|семинар|встреч|обучени)\w*"
    r" [^.;,:«\"А-ЯЁ\d]{0,60}в рамках (?:\w+ ){0,3}?(?:проект|программ|инициатив)\w* "
    r"[«\"“][^»\"”]{3,200}[»\"”], котор\w+ (?P<clause_ru>[^.;]+)"
)


def clause_on_project(sentence: str) -> str:
    """The clause about the project where the event is only the way to it; empty elsewhere.

    "The course is part of the project “X”, *which the Office launched in 2018*", «Мероприятие
    организовано в рамках проекта «Х», который ЮНИСЕФ осуществляет …». With a day or a place of its
    own the event is what is told of.
    """
    told = _TOLD.match(sentence)
    return "" if told is None else told["clause"] or told["clause_ru"]


def status_of_project(sentence: str, language: LanguageCode) -> Status | None:
    """How far the project is by its clause: "launched in 2018" and «осуществляет» go on."""
    clause = clause_on_project(sentence)
    if not clause:
        return None
    said = next(iter(analyse(clause, language).predicates), None)
    if said is None or said.tense in ("present", "progressive"):
        return "ongoing"
    if said.tense in ("future", "ahead"):
        return "planned"
    return "ongoing" if said.verb.creates or said.verb.lasting else "completed"


def came_about(cell: str) -> bool:
    """Whether a cell gives the day on which something came about: "opened on 1 June 2022"."""
    return _CAME_ABOUT.search(cell) is not None


_CAME_ABOUT = re.compile(
    r"(?i)(?:^|[,;.|]\s*)(?:opened|launched|established|founded|created|set up|запу[щс]\w+"
    r"|открыт[аоы]?\b|создан\w*|учрежд\w+)"
)
