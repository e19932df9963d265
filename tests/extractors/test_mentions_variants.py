"""Listed bodies under the names, declined and abbreviated, that reports give them."""

import pytest

from extractors.mentions import find_organizations
from gazetteers.model import LanguageCode

LISTED: list[tuple[str, LanguageCode, str]] = [
    ("the Working Group on Border Management of the CTITF", "en", "CTITF-WG-BM"),
    ("the UN Special Rapporteur on terrorism and human rights", "en", "UNSR-CTHR"),
    ("the UN Peace Building Fund", "en", "UNPBF"),
    ("UNRCO", "en", "UNRCO"),
    ("the ICAO European and North Atlantic Office", "en", "ICAO"),
    ("the Anti-Terrorism Unit of the OSCE", "en", "OSCE-ATU"),
    ("the OSCE Project Coordinator", "en", "OSCE-UZBEKISTAN"),
    ("field offices of the OSCE", "en", "OSCE-FIELD"),
    ("the Counter-Terrorism Centre of the CIS", "en", "CIS-ATC"),
    ("the Association of South-East Asian Nations", "en", "ASEAN"),
    ("Russia's Council of Muftis", "en", "COUNCIL-OF-MUFTIS-RUSSIA"),
    ("HM Government", "en", "GOV-GBR"),
    ("the Federal Bureau of Investigation", "en", "GOV-USA"),
    ("the Government and people of Japan", "en", "GOV-JPN"),
    ("Saudi Arabia's Government", "en", "GOV-SAU"),
    ("the Xinjiang Police College", "en", "GOV-CHN"),
    ("РП УНП ООН в ЦА", "ru", "UNODC-ROCA"),
    ("Управлением по правам человека ООН", "ru", "OHCHR"),
    ("Координатора-резидента ООН", "ru", "UNRCO"),
    ("Департаментом по противодействию транснациональным угрозам", "ru", "OSCE-TNTD"),
    ("Центром ОБСЕ по предупреждению конфликтов", "ru", "OSCE-CPC"),
    ("КП ОБСЕ в Узбекистане", "ru", "OSCE-UZBEKISTAN"),
    ("Колледжа руководящих кадров пограничных служб ОБСЕ", "ru", "OSCE-BMSC"),
    ("Эгмонтской группой", "ru", "EGMONT"),
    ("Глобальным форумом по борьбе с терроризмом", "ru", "GCTF"),
    ("ФСИН России", "ru", "GOV-RUS"),
    ("компанией Гугл", "ru", "GOOGLE"),
]


@pytest.mark.parametrize(("name", "language", "expected"), LISTED)
def test_names_of_listed_bodies(name: str, language: LanguageCode, expected: str) -> None:
    said = "The list holds: {}; no more." if language == "en" else "В списке: {}; больше никого."
    assert [m.id for m in find_organizations(said.format(name), language)] == [expected]


OF_A_COUNTRY: list[tuple[str, LanguageCode, list[str], str]] = [
    ("The Norwegian MFA paid.", "en", ["GOV-NOR"], "an acronym behind the word for a people"),
    ("The SCNS of Tajikistan came.", "en", ["GOV-TJK"], "a country behind an acronym"),
    ("The MIA of the Kyrgyz Republic came.", "en", ["GOV-KGZ"], "likewise, with its article"),
    ("Kazakhstan’s State Revenue Committee held it.", "en", ["GOV-KAZ"], "a possessive"),
    ("Kazakhstan's National Guard held it.", "en", ["GOV-KAZ"], "likewise"),
    ("The MFA held a round table in Osh.", "en", ["GOV"], "a place is no part of the name"),
    ("The MoI and Kyrgyzstan's police met.", "en", ["GOV", "GOV-KGZ"], "another body's country"),
    ("Омбудсман Таджикистана издал доклад.", "ru", ["GOV-TJK"], "страна за названием"),
    (
        "Министерство труда, социального обеспечения и миграции КР издало пособие.",
        "ru",
        ["GOV-KGZ"],
        "страна за всем, чем ведает министерство",
    ),
    (
        "Министерство труда, суды и полиция Казахстана обменялись данными.",
        "ru",
        ["GOV", "GOV-KAZ"],
        "другой орган со своей страной",
    ),
    ("The OSCE Project Co-ordinator in Ukraine held it.", "en", [], "of another country"),
    ("Запись выложена на странице в Фейсбуке.", "ru", [], "где опубликовано"),
]


@pytest.mark.parametrize(("text", "language", "expected", "why"), OF_A_COUNTRY)
def test_countries_of_names_that_are_whole_without(
    text: str, language: LanguageCode, expected: list[str], why: str
) -> None:
    assert [mention.id for mention in find_organizations(text, language)] == expected, why
