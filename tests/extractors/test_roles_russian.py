"""Who acts, by Russian word forms: inverted order, infinitives, chairs, unlisted bodies."""

import pytest

from extractors.mentions import find_aliases, find_organizations
from extractors.mentions.russian import unlisted_name
from extractors.roles import RoleContext, assign_roles
from extractors.russian_case import in_nominative

L, P, F, B = "lead", "partner", "funder", "beneficiary"

SENTENCES = [
    ("Дорогу к заставе построила Международная организация по миграции.",
     {"IOM": L}, "a verb before its subject, in the nominative"),
    ("28 июля застава сдана; её оснастила Организация по безопасности и сотрудничеству в Европе.",
     {"OSCE": L}, "a pronoun before the verb"),
    ("Средства (2,1 млн долл.) предоставил Фонд миростроительства ООН, проект ведёт ПРООН.",
     {"UNPBF": F, "UNDP": L}, "who gives money stands behind the verb"),
    ("Делегация ОБСЕ посетила Академию МВД Кыргызской Республики.",
     {"OSCE": L}, "the subject before the verb agrees with it"),
    ("Таможенной службе Республики Таджикистан создать к концу 2024 года базу данных.",
     {"GOV-TJK": L}, "the dative before an infinitive is told to do it"),
    ("ПРООН и Программному офису ОБСЕ в Душанбе провести до 1 мая совместный семинар.",
     {"UNDP": L, "OSCE-DUSHANBE": L}, "two that are told, one without a case"),
    ("Рекомендовать УНП ООН разработать модуль для следователей.", {"UNODC": L}, "recommended to"),
    ("Генеральной прокуратуре Республики Казахстан поручено подготовить пособие.",
     {"GOV-KAZ": L}, "who is charged with it"),
    ("ЮНЕСКО передала Академии МВД Кыргызской Республики двадцать компьютеров.",
     {"UNESCO": L, "GOV-KGZ": B}, "the dative behind a verb of giving receives"),
    ("Сопредседателями выступили посол Канады и глава Программного офиса ОБСЕ в Бишкеке.",
     {"OSCE-BISHKEK": L}, "heads of bodies chair it"),
    ("Заседание вели представители УНП ООН и ЦАРИКЦ.", {"UNODC": L, "CARICC": L}, "they chair it"),
    ("15 мая 2024 года в Оше Представительство Европейского союза и ПРООН открыли форум.",
     {"EU": L, "UNDP": L}, "time and place before the subject"),
    ("Всемирным банком завершено внедрение в Министерстве финансов Таджикистана системы учёта.",
     {"WORLDBANK": L, "GOV-TJK": B}, "where a system is put to use"),
    ("Курс, разработанный УНП ООН, включён в программу Академии МВД Кыргызской Республики.",
     {"UNODC": L, "GOV-KGZ": B}, "into whose programme it goes"),
    ("МОМ составила перечень для передачи в УНП ООН и ПРООН.",
     {"IOM": L}, "two that only get it"),
    ("Кампанию провела ЮНИСЕФ. Деньги – Германия.", {"UNICEF": L, "GOV-DEU": F}, "money, curtly"),
    ("Тренинг провёл Региональный учебный центр ОФ «Ак жол» на средства посольства Германии.",
     {"NEW:Региональный учебный центр ОФ «Ак жол»": L, "GOV-DEU": F}, "an embassy pays"),
    ("НПО «Гражданская инициатива» и ЮНИСЕФ запустили кампанию.",
     {"NEW:Гражданская инициатива": L, "UNICEF": L}, "a name in quotes without its kind"),
    ("Сборник издан Институтом востоковедения совместно с ЮНЕСКО.",
     {"NEW:Институт востоковедения": L, "UNESCO": L}, "an institute by its genitive"),
    ("ЮНФПА открыл молодёжный центр «Келечек», который помогает подросткам.",
     {"UNFPA": L}, "what is opened leads nothing"),
    ("Сеть женщин-лидеров долины, созданная ПРООН, объединяет триста участниц.",
     {"UNDP": L}, "what was created does not lead"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), SENTENCES, ids=[s[2] for s in SENTENCES])
def test_word_forms_tell_who_acts(text: str, expected: dict[str, str], why: str) -> None:
    mentions = find_organizations(text, "ru")
    tags = assign_roles(text, mentions, "ru", RoleContext()).tags
    assert {tag.id: tag.role for tag in tags} == expected, why


NAMES = [
    ("ОФ «Мутакалим»", "Мутакалим", "without the kind"),
    ('Общественного объединения "Луч света"', "Луч света", "adjectives of the kind go as well"),
    ("Региональному центру ОФ «Ак жол»", "Региональный центр ОФ «Ак жол»", "a unit of it"),
    ("Институтом исламоведения", "Институт исламоведения", "in the nominative"),
    ("Ассоциацией банков Таджикистана", "Ассоциация банков Таджикистана", "a feminine core"),
]


@pytest.mark.parametrize(("written", "expected", "why"), NAMES)
def test_an_unlisted_body_is_named_as_in_a_list(written: str, expected: str, why: str) -> None:
    assert unlisted_name(written) == expected, why


def test_words_that_do_not_decline_stay() -> None:
    assert in_nominative("ПРООН") == "ПРООН"


PLACES = [
    ("Семинар провёл Центр поддержки журналистов в Оше.", ["NEW:Центр поддержки журналистов"],
     "the name ends before the place"),
    ("Заседание Координационной группы по пограничным вопросам прошло в Оше.",
     ["NEW:Координационная группа по пограничным вопросам"], "a group with its subject"),
    ("Новый центр поддержки молодёжи открыт в Оше.", [], "the capital of the sentence"),
    ("Проект «Международный центр рисков» завершён.", [], "a title in quotes is no body"),
    ("Рабочая группа по праву собралась в Оше.", [], "any working group"),
    ("Работали с Ассоциацией ветеранов и ННО «Истиклол».",
     ["NEW:Ассоциация ветеранов", "NEW:Истиклол"], "another body behind «и»"),
    ("Курс Академии дипломатии для молодёжи Центральной Азии и Афганистана.",
     ["NEW:Академия дипломатии"], "no authority of the last country named"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), PLACES, ids=[p[2] for p in PLACES])
def test_where_an_unlisted_name_begins_and_ends(text: str, expected: list[str], why: str) -> None:
    assert [mention.id for mention in find_organizations(text, "ru")] == expected, why


def test_a_body_once_named_goes_on_by_its_noun() -> None:
    text = "Страновой офис ООН-женщины провёл курс. Позже Офис издал пособие, а ПРООН – буклет."
    mentions = find_organizations(text, "ru", aliases=find_aliases(text, "ru"))
    assert [mention.id for mention in mentions] == ["UNWOMEN", "UNWOMEN", "UNDP"]


def test_in_a_report_of_an_authority_its_centre_is_its_own() -> None:
    text = "Курс провёл Центр подготовки кадров, а ОФ «Луч» – семинар."
    mentions = find_organizations(text, "ru", author=("GOV-KGZ",))
    assert [mention.id for mention in mentions] == ["GOV", "NEW:Луч"]


def test_a_noun_with_a_genitive_is_another_body() -> None:
    text = "Программный офис ОБСЕ в Бишкеке открыл сезон. Офис генерального прокурора помог."
    mentions = find_organizations(text, "ru", aliases=find_aliases(text, "ru"))
    assert [mention.id for mention in mentions] == ["OSCE-BISHKEK", "GOV"]
