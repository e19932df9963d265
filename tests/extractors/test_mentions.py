"""Which organizations a text names: listed ones, authorities, weak names, unlisted ones."""

from itertools import pairwise

import pytest

from extractors.mentions import find_aliases, find_organizations
from gazetteers.model import LanguageCode


def ids(text: str, language: LanguageCode = "en", **context: tuple[str, ...]) -> list[str]:
    return [mention.id for mention in find_organizations(text, language, **context)]  # type: ignore[arg-type]


LISTED = [
    ("Terrorism Prevention Branch (TPB) of UNODC", ["UNODC-TPB"]),
    ("UNODCT TPB", ["UNODC-TPB"]),
    ("UNODC Regional Office for Central Asia (ROCA)", ["UNODC-ROCA"]),
    ("Anti-Terrorism Center (ATC) of the CIS", ["CIS-ATC"]),
    ("the CIS ATC, the ATC/CIS and the CIS Antiterrorism Center", ["CIS-ATC"] * 3),
    ("Regional Counter-Terrorism Structure (RATS) of SCO", ["SCO-RATS"]),
    ("RATS SCO; SCO RATS Council", ["SCO-RATS", "SCO-RATS"]),
    (
        "OSCE Transnational Threats Department (TNTD)/Action Against Terrorism Unit (ATU)",
        ["OSCE-ATU"],
    ),
    ("Border Security and Management Unit (TNTD/BSMU)", ["OSCE-BSMU"]),
    ("OSCE/TNTD/ATU", ["OSCE-ATU"]),
    ("the OSCE's TNTD/SPMU", ["OSCE-SPMU"]),
    ("OSCE Project Co-ordinator in Uzbekistan", ["OSCE-UZBEKISTAN"]),
    ("Programme Office in Bishkek (POiB)", ["OSCE-BISHKEK"]),
    ("UNOCT-UNCCT and UNRCCA", ["UNCCT", "UNRCCA"]),
    ("UNCCT/CTITF", ["UNCCT", "CTITF"]),
    ("UNCCT/UNOCT", ["UNCCT"]),
    ("UNRCCA/UNOCT", ["UNRCCA", "UNOCT"]),
    ("close cooperation with OCT", ["UNOCT"]),
    ("on 12 OCT 2018", []),
    ("Counter-Terrorism Committee and CTED", ["CTC", "CTED"]),
    ("EU (DEVCO)", ["EU-DEVCO"]),
    ("the European External Action Service and DG INTPA", ["EU", "EU-DEVCO"]),
    ("United Nations Inter-regional Crime and Justice Research Institute", ["UNICRI"]),
    ("the Central Asian Regional Informational and Coordination Center", ["CARICC"]),
    ("UN Regional Centre for Preventative Diplomacy", ["UNRCCA"]),
    ("UNICEF Kazakhstan and UNDP Kazakhstan", ["UNICEF", "UNDP-KAZ"]),
    ("the UNODC Global Programme against Money Laundering", ["UNODC-GPML"]),
    ("GIZ, JICA and the FCDO", ["GOV-DEU", "GOV-JPN", "GOV-GBR"]),
    ("the Bureau of Counterterrorism of the US Department of State", ["GOV-USA"]),
    ("the Boarder Management Staff College", ["OSCE-BMSC"]),
    ("the 1267 and 1540 Committees", ["UNSC-1267", "UNSC-1540"]),
    ("countering terrorism, PVE, CT, VERLT, FTF, CA, ICT, JPoA, Member States", []),
    ("the UN Global Counter-Terrorism Strategy", []),
    ("Security Council resolution 1373 (2001)", []),
    ("the OSCE Ministerial Council decision", []),
    ("checked against the INTERPOL databases", []),
    ("recommendations of the Financial Action Task Force (FATF)", []),
    ("a course of EU-BOMNAF", ["NEW:EU-BOMNAF"]),
    ("UNOCT's UN Counter-Terrorism Centre (UNCCT)", ["UNCCT"]),
]


@pytest.mark.parametrize(("text", "expected"), LISTED)
def test_listed_names(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


RUSSIAN = [
    ("Антитеррористическим центром СНГ", ["CIS-ATC"]),
    ("АТЦ СНГ и РАТС ШОС", ["CIS-ATC", "SCO-RATS"]),
    ("Антитеррористический центр государств – участников СНГ (АТЦ СНГ)", ["CIS-ATC"]),
    ("Программного офиса ОБСЕ в Бишкеке", ["OSCE-BISHKEK"]),
    ("Бюро по демократическим институтам и правам человека (БДИПЧ) ОБСЕ", ["OSCE-ODIHR"]),
    ("при содействии МУМЦФМ", ["ITMCFM"]),
    ("с Управлением ООН по наркотикам и преступности", ["UNODC"]),
    ("Региональному центру ООН по превентивной дипломатии для Центральной Азии", ["UNRCCA"]),
    ("Министерством внутренних дел Республики Казахстан", ["GOV-KAZ"]),
    ("ГКНБ Кыргызской Республики", ["GOV-KGZ"]),
    ("Погранслужба КНБ РК", ["GOV-KAZ"]),
    ("казахстанские власти", ["GOV-KAZ"]),
    ("Правительствами Казахстана, Кыргызстана и России", ["GOV-KAZ", "GOV-KGZ", "GOV-RUS"]),
    ("Министерство юстиции провело в Таджикистане семинар", ["GOV"]),
    ("государствах – участниках СНГ", ["CIS"]),
    ("на пространстве СНГ", []),
    ("в рамках Глобальной контртеррористической стратегии ООН", []),
    ("Организации Договора о коллективной безопасности", ["CSTO"]),
]


@pytest.mark.parametrize(("text", "expected"), RUSSIAN)
def test_russian_names(text: str, expected: list[str]) -> None:
    assert ids(text, "ru") == expected


AUTHORITIES = [
    ("Ministry of Education of the Kyrgyz Republic", ["GOV-KGZ"]),
    ("the Kyrgyz State Commission on Religious Affairs", ["GOV-KGZ"]),
    ("State Revenue Committee of Kazakhstan", ["GOV-KAZ"]),
    ("Tajik Border Troops", ["GOV-TJK"]),
    ("Kazakhstan's Ministry of Defence", ["GOV-KAZ"]),
    ("Ministry of Labour, Employment and Migration of the Kyrgyz Republic", ["GOV-KGZ"]),
    ("the Kazakh government", ["GOV-KAZ"]),
    ("state institutions of Tajikistan", ["GOV-TJK"]),
    ("competent authorities of Uzbekistan and Kyrgyzstan", ["GOV-UZB", "GOV-KGZ"]),
    ("Governments of Russia and Tajikistan", ["GOV-RUS", "GOV-TJK"]),
    ("Drug Control Agency of Tajikistan", ["GOV-TJK"]),
    ("the Embassy of Japan in Tajikistan", ["GOV-JPN"]),
    ("Turkish National Police", ["NEW:Turkish National Police"]),
    ("the State Prison Service", ["GOV"]),
    ("the Supreme Court of Uzbekistan", ["GOV-UZB"]),
    ("the governments of the region", []),
    ("the Council of Muftis of Russia", ["COUNCIL-OF-MUFTIS-RUSSIA"]),
    (
        "Law Enforcement Academy under the Office of Prosecutor General of the Republic "
        "of Kazakhstan",
        ["LEA-KAZ"],
    ),
    ("an office in Tajikistan", []),
]


@pytest.mark.parametrize(("text", "expected"), AUTHORITIES)
def test_authorities(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


UNLISTED = [
    ("the Aga Khan Development Network", ["NEW:Aga Khan Development Network"]),
    ("the Centre for the Training of Journalists", ["NEW:Centre for the Training of Journalists"]),
    ("organized by Internews in Osh", ["NEW:Internews"]),
    ("a Whole-of-Society Approach", []),
    ("CA Member States", []),
    ("the Mobile Training Team", []),
    ("ICMPD, which leads the group, held a meeting", ["NEW:ICMPD"]),
]


@pytest.mark.parametrize(("text", "expected"), UNLISTED)
def test_unlisted_bodies(text: str, expected: list[str]) -> None:
    assert ids(text) == expected


WEAK = [
    (
        "The OSCE Border Management Staff College grew. The College moved.",
        {},
        ["OSCE-BMSC"] * 2,
        "named before",
    ),
    ("The College moved.", {}, [], "nothing before"),
    (
        "The College moved.",
        {"antecedents": ("OSCE-BMSC",)},
        ["OSCE-BMSC"],
        "earlier in the document",
    ),
    ("The Centre met UNRCCA.", {"author": ("CARICC",)}, ["CARICC", "UNRCCA"], "the author"),
    (
        "UNRCCA and CARICC met; the Centre reported.",
        {},
        ["UNRCCA", "CARICC", "CARICC"],
        "the nearest",
    ),
    (
        "the former Office in Tajikistan",
        {"author": ("OSCE-ATU",)},
        ["OSCE-DUSHANBE"],
        "the family of the author",
    ),
    ("the former Office in Tajikistan", {"author": ("IOM",)}, [], "of another family"),
    (
        "UNODC opened it. The Centre for Peace Studies came.",
        {"antecedents": ("CARICC",)},
        ["UNODC", "NEW:Centre for Peace Studies"],
        "part of a longer name",
    ),
]


@pytest.mark.parametrize(("text", "context", "expected", "why"), WEAK)
def test_weak_names(
    text: str, context: dict[str, tuple[str, ...]], expected: list[str], why: str
) -> None:
    assert ids(text, **context) == expected, why


def test_a_document_introduces_names_of_its_own() -> None:
    text = (
        "The Aga Khan Development Network (AKDN) and the European Union (hereinafter the Donor) "
        "run it with EU-BOMNAF."
    )
    aliases = find_aliases(text)
    named = find_organizations("AKDN and BOMNAF thanked the Donor.", aliases=aliases)
    assert [mention.id for mention in named] == [
        "NEW:Aga Khan Development Network",
        "NEW:EU-BOMNAF",
        "EU",
    ]


def test_an_introduced_acronym_never_takes_over_a_listed_one() -> None:
    aliases = find_aliases("the Central Asian Academy Network (OSCE)")
    assert [m.id for m in find_organizations("the OSCE", aliases=aliases)] == ["OSCE"]


def test_mentions_quote_the_text_and_do_not_overlap() -> None:
    text = (
        "UNODC, the OSCE Programme Office in Dushanbe (POiD), the Tajik Border Troops and the "
        "Aga Khan Foundation met the Office."
    )
    mentions = find_organizations(text)
    assert all(text[m.start : m.end] == m.text for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))
    assert all(m.evidence.detail for m in mentions)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        (
            "CTED met the Special Rapporteur on freedom of religion who visited Osh.",
            ["CTED", "NEW:Special Rapporteur on freedom of religion"],
            "another mandate",
        ),
        (
            "CTED wrote. The Special Rapporteur on adequate housing visited Osh.",
            ["CTED", "NEW:Special Rapporteur on adequate housing"],
            "another mandate, up to the verb",
        ),
        (
            "CTED met the Special Rapporteur on Human Rights While Countering Terrorism.",
            ["CTED", "UNSR-CTHR"],
            "the listed mandate",
        ),
        ("CTED met the Special Rapporteur on 5 May 2021.", ["CTED", "UNSR-CTHR"], "a day"),
    ],
)
def test_mandate_behind_a_weak_name(text: str, expected: list[str], why: str) -> None:
    assert ids(text) == expected, why


def test_what_a_weak_name_does_something_for_is_no_mandate() -> None:
    text = "A web page is kept by the Centre for the focal points of Central Asia."
    assert ids(text, author=("UNRCCA",)) == ["UNRCCA"]
