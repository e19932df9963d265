"""States called a side, clauses that only add a contribution, grants that go to somebody."""

import pytest

from extractors.mentions import find_organizations
from extractors.roles import RoleContext, assign_roles
from extractors.roles.self import speaks_of_two
from gazetteers.model import LanguageCode

L, P, F, B = "lead", "partner", "funder", "beneficiary"


def tags(
    text: str, language: LanguageCode = "en", context: RoleContext | None = None
) -> dict[str, str]:
    context = context or RoleContext()
    mentions = find_organizations(text, language, author=context.author)
    found = assign_roles(text, mentions, language, context).tags
    return {tag.id: tag.role for tag in found if not tag.id.startswith("NEW:")}


SIDES = [
    ("The Uzbek side proposed to host the meeting.", "en", {"GOV-UZB": L}, "a party acts"),
    (
        "The Tajik side and UNDP signed a protocol in Dushanbe.",
        "en",
        {"GOV-TJK": L, "UNDP": P},
        "a party of an agreement",
    ),
    (
        "The Uzbek and Tajik sides agreed to exchange lists.",
        "en",
        {"GOV-UZB": L, "GOV-TJK": P},
        "two states share the word",
    ),
    (
        "UNODC delivered equipment to the Kyrgyz side.",
        "en",
        {"UNODC": L, "GOV-KGZ": B},
        "who is given something",
    ),
    (
        "UNDP repaired three posts on the Afghan side of the border.",
        "en",
        {"UNDP": L},
        "a place on the border",
    ),
    ("IOM trained officers on the Tajik side.", "en", {"IOM": L}, "a place without “border”"),
    ("Patrols along the Afghan side were organized by UNODC.", "en", {"UNODC": L}, "a place"),
    (
        "Узбекская сторона предлагает провести встречу под эгидой ООН.",
        "ru",
        {"GOV-UZB": L, "UN": P},
        "сторона действует",
    ),
    (
        "Таджикской стороной совместно с УНП ООН проведён семинар.",
        "ru",
        {"GOV-TJK": L, "UNODC": L},
        "в творительном падеже",
    ),
    (
        "УНП ООН передало кыргызской стороне 12 автомобилей.",
        "ru",
        {"UNODC": L, "GOV-KGZ": B},
        "в дательном падеже",
    ),
    (
        "МОМ отремонтировала посты на таджикской стороне границы.",
        "ru",
        {"IOM": L},
        "место, а не государство",
    ),
    ("С узбекской стороны границы ЕС построил терминал.", "ru", {"EU": L}, "тоже место"),
    (
        "В Пекине под председательством китайской стороны состоялось заседание Совета РАТС.",
        "ru",
        {"SCO-RATS": L},
        "председательствует государство, а проводит организация",
    ),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), SIDES)
def test_a_state_called_a_side(
    text: str, language: LanguageCode, expected: dict[str, str], why: str
) -> None:
    assert tags(text, language) == expected, why


ADDED = [
    (
        "UNDP ran a survey in Osh; the interviews were conducted by the OSCE Academy.",
        "en",
        {"UNDP": L, "OSCE-ACADEMY": P},
        "did a part of what another leads",
    ),
    (
        "UNICEF held a summer school; trainers were sent by UNFPA.",
        "en",
        {"UNICEF": L, "UNFPA": P},
        "sent trainers",
    ),
    (
        "UNSC decided that States shall prevent travel; CTED has since published three reports.",
        "en",
        {"CTED": L},
        "a unit of the body named first did it",
    ),
    (
        "The interviews were conducted by the OSCE Academy; the report came out in May.",
        "en",
        {"OSCE-ACADEMY": L},
        "nobody leads before it",
    ),
    (
        "В мае ПРООН провела форум; встречи с ведомствами обеспечил ЮНИСЕФ.",
        "ru",
        {"UNDP": L, "UNICEF": P},
        "подлежащее второго предложения за сказуемым",
    ),
    (
        "Каждое лето ЮНИСЕФ проводит школу медиации; тренеров присылает ЮНФПА.",
        "ru",
        {"UNICEF": L, "UNFPA": P},
        "присылает тренеров",
    ),
    (
        "УНП ООН откроет курс; учебные материалы предоставит БДИПЧ.",
        "ru",
        {"UNODC": L, "OSCE-ODIHR": P},
        "даст материалы",
    ),
    (
        "УНП ООН провело семинар. Экспертов предоставила Секция по борьбе с терроризмом "
        "Министерства юстиции США.",
        "ru",
        {"UNODC": L, "GOV-USA": P},
        "подразделение министерства",
    ),
    (
        "Семинар УНП ООН прошёл в Оше; с докладом выступил Исполнительный директор ИДКТК.",
        "ru",
        {"UNODC": L, "CTED": P},
        "между глаголом и должностью прилагательное",
    ),
    (
        "ЦАРИКЦ выступил организатором, а УНП ООН – соорганизатором семинара.",
        "ru",
        {"CARICC": L, "UNODC": L},
        "оба проводят",
    ),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), ADDED)
def test_clauses_that_add_a_contribution(
    text: str, language: LanguageCode, expected: dict[str, str], why: str
) -> None:
    assert tags(text, language) == expected, why


OTHERS = [
    (
        "A grant of Norway of 2 million dollars goes to UNDP Kyrgyzstan, which trains teachers.",
        "en",
        {"GOV-NOR": F, "UNDP-KGZ": L},
        "the money goes to who acts",
    ),
    (
        "INTERPOL and Kaspersky renewed their agreement in July 2019.",
        "en",
        {"INTERPOL": L, "KASPERSKY": P},
        "parties that renew an agreement",
    ),
    (
        "UNRCCA and RATS will hold a workshop. EAG and UNODC to be invited.",
        "en",
        {"UNRCCA": L, "SCO-RATS": L},
        "who is still to be invited does nothing",
    ),
    (
        "The seminar was held by UNRCCA and the Programme.",
        "en",
        {"UNRCCA": L, "UNODC-RPANC": L},
        "a programme speaks of itself",
    ),
    (
        "The seminar was held by UNRCCA under the programme.",
        "en",
        {"UNRCCA": L},
        "small letters: any programme",
    ),
    (
        "Передача тепловизоров заставам; финансирование – Российская Федерация.",
        "ru",
        {"UNODC-RPANC": L, "GOV-RUS": F},
        "государство не безымянная «Федерация»",
    ),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), OTHERS)
def test_grants_agreements_and_guests(
    text: str, language: LanguageCode, expected: dict[str, str], why: str
) -> None:
    author = ("UNODC-RPANC",) if "rogramme" in text or "тепловизоров" in text else ()
    assert tags(text, language, RoleContext(author=author)) == expected, why


PARTICIPATION = [
    (("GOV-TKM",), {"EAG": L, "GOV-TKM": P}, "the state reports that its delegation went there"),
    ((), {"EAG": L}, "else who only goes there is not tagged"),
]


@pytest.mark.parametrize(("author", "expected", "why"), PARTICIPATION)
def test_delegations(author: tuple[str, ...], expected: dict[str, str], why: str) -> None:
    context = RoleContext(author=author)
    english = "Participation of the delegation of Turkmenistan in the plenary meeting of the EAG"
    assert tags(english, "en", context) == expected, why
    assert tags("Участие делегации Туркменистана в заседании ЕАГ.", "ru", context) == expected, why


GOES_ON = [
    (
        "The two sides will exchange calendars every quarter.",
        "en",
        RoleContext(author=("UNRCCA",), previous=("UNRCCA", "SCO-RATS")),
        {"UNRCCA": L, "SCO-RATS": L},
        "the two that acted before",
    ),
    (
        "The two agencies have printed a guide.",
        "en",
        RoleContext(author=("UNFPA", "UNWOMEN"), previous=("UNFPA", "GOV-KGZ")),
        {"UNFPA": L, "UNWOMEN": L},
        "the two that report go before",
    ),
    (
        "Сборник типологий, подготовленный двумя секретариатами, издан в декабре.",
        "ru",
        RoleContext(author=("CICA",), previous=("CICA", "EAG")),
        {"CICA": L, "EAG": L},
        "двое, что действовали до того",
    ),
]


@pytest.mark.parametrize(("text", "language", "context", "expected", "why"), GOES_ON)
def test_two_that_were_named_before(
    text: str,
    language: LanguageCode,
    context: RoleContext,
    expected: dict[str, str],
    why: str,
) -> None:
    assert tags(text, language, context) == expected, why


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Both sides agreed on a calendar", "en", True),
        ("A handbook for these offices has been printed", "en", False),
        ("Patrols on both sides of the border", "en", False),
        ("Обе стороны договорились о сверках", "ru", True),
        ("Патрули по обе стороны границы", "ru", False),
    ],
)
def test_words_for_two_bodies(text: str, language: LanguageCode, expected: bool) -> None:
    assert speaks_of_two(text, language) is expected


SETTLED = [
    (
        "IOM Kazakhstan and the Academy of the Border Service opened a class for Kyrgyz and "
        "Tajik officers.",
        "en",
        {"IOM": L, "GOV-KAZ": L},
        "the country in the name of an office",
    ),
    (
        "UNODC trained 30 officials of the Committee on Religious Affairs of Uzbekistan, held "
        "in Samarkand.",
        "en",
        {"UNODC": L},
        "behind a comma the event was held, not by their body",
    ),
    (
        "При МВД Кыргызстана УНП ООН открыло класс.",
        "ru",
        {"UNODC": L},
        "подлежащее стоит за местом",
    ),
    (
        "With EUR 5 million contributed by the European Union, UNDP Tajikistan equips markets.",
        "en",
        {"EU": F, "UNDP-TJK": L},
        "who contributed the money",
    ),
    (
        "УНП ООН провело школу; психологов предоставило управление образования Туркестанской "
        "области.",
        "ru",
        {"UNODC": L, "GOV-KAZ": P},
        "орган области даёт людей",
    ),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), SETTLED)
def test_authorities_beside_others(
    text: str, language: LanguageCode, expected: dict[str, str], why: str
) -> None:
    assert tags(text, language) == expected, why
