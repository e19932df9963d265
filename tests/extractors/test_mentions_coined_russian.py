"""Bodies under coined names in Russian, in quotes and without them."""

import pytest

from extractors.mentions import find_aliases, find_organizations
from extractors.roles import assign_roles

BODIES = [
    ("«Йылдызак» провёл опрос 40 семей.", {"Йылдызак"}, "она действует"),
    ("Йылдызак опросил 40 семей в Исфаре.", {"Йылдызак"}, "без кавычек, слова нет в словаре"),
    ("В январе 2022 года «Мехр чашма» открыла телефон.", {"Мехр чашма"}, "за словами о времени"),
    ("«Йылдызак» с 2019 года ведёт курсы.", {"Йылдызак"}, "время между именем и глаголом"),
    ("Курс проведён при поддержке «Ак Босого».", {"Ак Босого"}, "при чьей поддержке"),
    ("Встреча прошла совместно с «Йылдызак».", {"Йылдызак"}, "совместно с кем"),
    ("Психологи «Дилнома» отвечают на звонки.", {"Дилнома"}, "чьи это люди"),
    ("«Дилнома» совместно с МВД провела курс.", {"Дилнома"}, "действует не одна"),
    ("ОФ «Даярбек» есть. «Даярбек» ушёл.", {"Даярбек"}, "вид сказан один раз"),
]

NO_BODIES = [
    ("Проект «Йылдызак» охватил 40 сёл.", "проект"),
    ("В рамках кампании «Йылдызак» обучены 40 женщин.", "кампания"),
    ("«Йылдызак» прошёл в Оше.", "событие"),
    ("Каримова провела семинар.", "фамилия"),
    ("Отчёт подписал А. Йылдызак.", "человек с инициалом"),
    ("Занятия прошли в селе Йылдызак.", "место"),
    ("Семинар на тему «Вместе против террора» провела школа.", "тема"),
    ("«Мир» открыл 40 окон.", "одного знака мало для слов из словаря"),
]


@pytest.mark.parametrize(("text", "names", "why"), BODIES)
def test_what_acts_is_a_body(text: str, names: set[str], why: str) -> None:
    found = {name.text for name in find_aliases(text, "ru").names}

    assert found == names, why


@pytest.mark.parametrize(("text", "why"), NO_BODIES)
def test_what_does_not_act_is_none(text: str, why: str) -> None:
    assert find_aliases(text, "ru").names == (), why


def test_a_named_body_acts_in_every_case() -> None:
    document = "«Йылдызак» провёл опрос.\nКурс организован Йылдызаком в Оше."
    sentence = "Курс организован Йылдызаком в Оше."

    mentions = find_organizations(sentence, "ru", aliases=find_aliases(document, "ru"))
    roles = assign_roles(sentence, mentions, "ru")

    assert [(tag.id, tag.role) for tag in roles.tags] == [("NEW:Йылдызак", "lead")]
    assert roles.doubts == ()


def test_a_longer_name_is_not_cut_to_what_the_document_knows() -> None:
    document = "ОФ «Даярбек» есть.\nРегиональный учебный центр ОФ «Даярбек» провёл курс."

    found = find_organizations(
        "Региональный учебный центр ОФ «Даярбек» провёл курс.",
        "ru",
        aliases=find_aliases(document, "ru"),
    )

    assert [mention.text for mention in found] == ["Региональный учебный центр ОФ «Даярбек»"]


@pytest.mark.parametrize("text", ["Исполком провёл", "с Исполкомом", "от Исполкома", "Исполкому"])
def test_a_short_name_declines_whatever_its_end_looks_like(text: str) -> None:
    aliases = find_aliases("Исполнительный комитет РАТС ШОС (далее – Исполком) сообщает.", "ru")

    assert [item.id for item in find_organizations(text, "ru", aliases=aliases)] == ["SCO-RATS"]
