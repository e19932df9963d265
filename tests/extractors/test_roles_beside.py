"""Who does something beside others: joint organizers, parties, trainers, helpers and the helped."""

import pytest

from extractors.mentions import find_organizations
from extractors.model import Cell
from extractors.places import where
from extractors.roles import RoleContext, assign_roles
from gazetteers.model import LanguageCode

L, P, F, B = "lead", "partner", "funder", "beneficiary"


def tags(
    text: str, language: LanguageCode = "en", context: RoleContext | None = None
) -> dict[str, str]:
    context = context or RoleContext()
    mentions = find_organizations(text, language, author=context.author)
    return {tag.id: tag.role for tag in assign_roles(text, mentions, language, context).tags}


GOES_ON = [
    (
        "presented it together with the Ombudsman of Kazakhstan in Aktau.",
        ("OHCHR",),
        {"OHCHR": L, "GOV-KAZ": L},
        "a part of a sentence whose subject stands before it",
    ),
    (
        "is preparing jointly with IOM a handbook for consuls.",
        ("UNHCR",),
        {"UNHCR": L, "IOM": L},
        "the same with a verb in the present",
    ),
    (
        "Jointly with FATF a typology report is being drafted.",
        ("EAG",),
        {"EAG": L, "FATF": L},
        "no subject at all, and nobody speaks in the document",
    ),
    (
        "The Ministry of Justice of Turkmenistan, together with UNICEF, held a course.",
        ("EAG",),
        {"GOV-TKM": L, "UNICEF": L},
        "a subject of its own",
    ),
]


@pytest.mark.parametrize(("text", "previous", "expected", "why"), GOES_ON)
def test_who_joins_an_unnamed_subject(
    text: str, previous: tuple[str, ...], expected: dict[str, str], why: str
) -> None:
    assert tags(text, "en", RoleContext(previous=previous)) == expected, why


ENGLISH = [
    (
        "The Ministry of Interior of Tajikistan asked IOM to help with a register.",
        {"GOV-TJK": B, "IOM": L},
        "who asks for help gets it",
    ),
    (
        "Under the Atlas programme the European Commission, together with IOM, will assist.",
        {"EU": L, "IOM": L},
        "a subject behind words of means, with its help before the verb",
    ),
    (
        "Interpol and the Customs Service of Turkmenistan have agreed to share lists of cars.",
        {"INTERPOL": L, "GOV-TKM": P},
        "two who agree: the first-named leads",
    ),
    (
        "UNICEF and UNFPA run clubs in which mothers learn to see early signs of recruitment.",
        {"UNICEF": L, "UNFPA": L},
        "signs are nothing that is signed",
    ),
    (
        "CTED held a course in Osh. Trainers came from the EAG and from FATF.",
        {"CTED": L, "EAG": P, "FATF": P},
        "trainers are from partners",
    ),
    (
        "UNODC held a workshop in Almaty. IOM contributed two speakers.",
        {"UNODC": L, "IOM": P},
        "it sent speakers",
    ),
    (
        "A quiz was held by UNICEF in Osh, UNDP Kyrgyzstan having lent the hall.",
        {"UNICEF": L, "UNDP-KGZ": P},
        "an absolute clause tells who helped",
    ),
    (
        "Under the programme the Border Service of Tajikistan received four drones.",
        {"GOV-TJK": B},
        "what an article parts from the words before is not governed by them",
    ),
    (
        "UNODC and IOM, with funds of Norway, support the Prison Service of Kazakhstan.",
        {"UNODC": L, "IOM": L, "GOV-NOR": F, "GOV-KAZ": B},
        "the object of a plural verb of helping",
    ),
    (
        "The Financial Monitoring Agency of Kazakhstan has been a member of the Egmont Group.",
        {"GOV-KAZ": L, "EGMONT": P},
        "a membership",
    ),
    (
        "A mission of UNOCT (Travel Programme), CTED and IOM to Astana looked at the system.",
        {"UNOCT": L, "CTED": L, "IOM": L},
        "brackets end no list",
    ),
    (
        "A strategy is being drafted by an inter-agency group under the Ministry of Interior of "
        "Tajikistan.",
        {"GOV-TJK": L},
        "a group at a ministry is the ministry's",
    ),
    (
        "EAG held a meeting, co-organizers of which were FATF and UNODC.",
        {"EAG": L, "FATF": L, "UNODC": L},
        "co-organizers lead beside others",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), ENGLISH)
def test_beside_others_in_english(text: str, expected: dict[str, str], why: str) -> None:
    assert tags(text) == expected, why


RUSSIAN = [
    (
        "Минюст Казахстана обратился к УНП ООН с просьбой помочь с законом.",
        {"GOV-KAZ": B, "UNODC": L},
        "кто просит о помощи, её получает",
    ),
    (
        "В Оше пройдёт семинар, соорганизаторами которого выступят УНП ООН и МОМ.",
        {"EAG": L, "UNODC": L, "IOM": L},
        "соорганизаторы ведут рядом с автором",
    ),
    (
        "ЕАГ провела семинар. Занятия вели также специалисты УНП ООН и МОМ.",
        {"EAG": L, "UNODC": P, "IOM": P},
        "занятия вели специалисты",
    ),
    (
        "ЕАГ провела курс. Лекторов предоставил ИДКТК.",
        {"EAG": L, "CTED": P},
        "лекторов предоставил партнёр",
    ),
    (
        "С 2019 года ЕАГ реализует программу стажировок для аналитиков подразделений "
        "финансовой разведки Казахстана и Таджикистана.",
        {"EAG": L},
        "аналитики – люди, а не ведомства",
    ),
    (
        "МВД Кыргызстана сообщает, что ПРООН обучает участковых.",
        {"UNDP": L},
        "кто лишь сообщает, не ведёт",
    ),
]


@pytest.mark.parametrize(("text", "expected", "why"), RUSSIAN)
def test_beside_others_in_russian(text: str, expected: dict[str, str], why: str) -> None:
    assert tags(text, "ru", RoleContext(author=("EAG",))) == expected, why


def _row(parts: list[tuple[str, str]]) -> tuple[str, tuple[Cell, ...]]:
    text, cells = "", []
    for column, words in parts:
        start = len(text) + (3 if text else 0)
        text = f"{text} | {words}" if text else words
        cells.append(
            Cell.model_validate({"column": column, "heading": "", "start": start, "end": len(text)})
        )
    return text, tuple(cells)


SEMICOLONS = [
    ([("activity", "Курс"), ("organization", "ЕАГ; УНП ООН")], {"EAG": L, "UNODC": L}, "оба"),
    (
        [("activity", "Курс"), ("organization", "ЕАГ; УНП ООН"), ("partner", "МОМ")],
        {"EAG": L, "UNODC": L, "IOM": P},
        "партнёры стоят в своей графе",
    ),
]


@pytest.mark.parametrize(("parts", "expected", "why"), SEMICOLONS)
def test_names_behind_a_semicolon(
    parts: list[tuple[str, str]], expected: dict[str, str], why: str
) -> None:
    text, cells = _row(parts)
    assert tags(text, "ru", RoleContext(cells=cells)) == expected, why


SEATS = [
    ("The OSCE Border Management Staff College offers a course.", (), "its seat is not named"),
    ("The Border Management Staff College in Dushanbe offers a course.", ("TJK",), "it is"),
    ("ICAO issued in Russian a guide to the annexes.", (), "a language before an article"),
    ("ICAO is translating into Kazakh its manual.", (), "a language before a possessive"),
]


@pytest.mark.parametrize(("text", "expected", "why"), SEATS)
def test_seats_and_languages_are_no_places(text: str, expected: tuple[str, ...], why: str) -> None:
    names = find_organizations(text)
    roles = assign_roles(text, names)
    found = where(text, "en", organizations=roles.tags, names=names)
    assert tuple(tag.code for tag in found.countries) == expected, why


UNLISTED = [
    (
        "The draft was reviewed jointly by ODIHR and the Venice Commission of the Council of "
        "Europe.",
        "en",
        {"OSCE-ODIHR": L, "NEW:Venice Commission of the Council of Europe": L},
        "a unit with its body is one name",
    ),
    (
        "UNFPA together with the Foundation for Tolerance International held a fair in Osh.",
        "en",
        {"UNFPA": L, "NEW:Foundation for Tolerance International": L},
        "a name that begins with the word for its kind",
    ),
    (
        "Встречу провели МОМ и Исполнительный комитет Международного фонда спасения Арала.",
        "ru",
        {"IOM": L, "NEW:Исполнительный комитет Международного фонда спасения Арала": L},
        "частая организация, которой нет в списке",
    ),
    (
        "Курс провела Группа ОБСЕ по безопасности границ и управлению ими.",
        "ru",
        {"OSCE-BSMU": L},
        "подразделение, а не вся организация",
    ),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), UNLISTED)
def test_names_of_the_region(
    text: str, language: LanguageCode, expected: dict[str, str], why: str
) -> None:
    assert tags(text, language) == expected, why
