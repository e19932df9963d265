"""Offices told by where they work, co-hosts in Russian, and who receives with whose help."""

import pytest

from extractors.mentions import find_organizations
from extractors.places import where
from extractors.roles import RoleContext, assign_roles
from gazetteers.model import LanguageCode

L, P, B = "lead", "partner", "beneficiary"

SENTENCES: list[tuple[LanguageCode, str, RoleContext, dict[str, str], str]] = [
    ("en", "The OSCE Programme Office opened a hotline in Dushanbe.", RoleContext(),
     {"OSCE-DUSHANBE": L}, "the place tells which of several offices"),
    ("ru", "Программный офис ОБСЕ открыл в Астане горячую линию.", RoleContext(),
     {"OSCE-ASTANA": L}, "in Russian too"),
    ("ru", "Программный офис ОБСЕ открыл горячую линию.", RoleContext(),
     {"OSCE": L}, "no place: no guess which office it is"),
    ("ru", "На семинаре ЮНЕСКО и ПРООН был представлен справочник для судей.",
     RoleContext(previous=("IOM",)), {"UNESCO": L, "UNDP": L},
     "what was presented there is the subject, not those who hold it"),
    ("ru", "На март 2025 года намечен практикум ЮНЕСКО и ПРООН.", RoleContext(),
     {"UNESCO": L, "UNDP": L}, "both have the event"),
    ("ru", "ОДКБ выступила соорганизатором форума с АТЦ СНГ и ЦАРИКЦ.",
     RoleContext(previous=("IOM",)), {"CSTO": L, "CIS-ATC": L, "CARICC": L},
     "co-organizers of one event"),
    ("ru", "В Оше ЮНЕСКО провела с нашим участием форум.", RoleContext(author=("CICA",)),
     {"UNESCO": L, "CICA": P}, "the writer takes part"),
    ("en", "In Osh UNESCO held a forum with our support.", RoleContext(author=("CICA",)),
     {"UNESCO": L, "CICA": P}, "the writer helps"),
    ("ru", "В марте Пограничной службе КНБ при содействии ОЗХО переданы приборы.",
     RoleContext(author=("GOV-KAZ",)), {"GOV-KAZ": B, "OPCW": L},
     "an authority that only receives does not lead in its own report"),
    ("ru", "Сбор проведён спецслужбами государств ШОС под эгидой РАТС.", RoleContext(),
     {"SCO-RATS": L}, "the unit under which agencies of its body act"),
    ("ru", "Вооружённые силы государств ОДКБ проведут манёвры.", RoleContext(countries=("TJK",)),
     {"CSTO": L}, "forces of many states are those of no one country"),
    ("ru", "Эксперты УНП ООН посетили порт; вместе с ними в Актау выезжали сотрудники МОМ.",
     RoleContext(), {"UNODC": L, "IOM": P}, "who goes along"),
    ("ru", "Обсуждается создание при Секретариате сети криминалистов.",
     RoleContext(author=("CICA",)), {"CICA": L}, "what is set up there is no part of its name"),
    ("ru", "Центр передаст Таможенной службе Туркменистана три сканера.",
     RoleContext(author=("OSCE-ASHGABAT",)), {"OSCE-ASHGABAT": L, "GOV-TKM": B},
     "a verb is no part of an authority's name"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "context", "expected", "why"), SENTENCES)
def test_who_takes_part(
    language: LanguageCode, text: str, context: RoleContext, expected: dict[str, str], why: str
) -> None:
    mentions = find_organizations(text, language, author=context.author)
    roles = assign_roles(text, mentions, language, context)
    assert {tag.id: tag.role for tag in roles.tags} == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Занятия в Нарыне вели специалисты из Эстонии и Дании.", ["KGZ"], "behind the verb"),
        ("Офицеры из Эстонии и Дании обучили кинологов в Нарыне.", ["KGZ"], "before the verb"),
        ("Слушатели из Эстонии приехали в Нарын.", ["EST", "KGZ"], "those who are taught"),
    ],
)
def test_where_teachers_come_from_is_no_country_of_the_activity(
    text: str, expected: list[str], why: str
) -> None:
    found = where(text, "ru", organizations=(), names=find_organizations(text, "ru"))
    assert [tag.code for tag in found.countries] == expected, why
