"""Roles as letters, regional reports and other matrices write them, in both languages."""

import pytest

from extractors.mentions import find_organizations
from extractors.model import Cell
from extractors.roles import RoleContext, assign_roles
from gazetteers.model import LanguageCode

L, P, F, B = "lead", "partner", "funder", "beneficiary"

ENGLISH = [
    ("UNODC gave advisory services to the Parliament of Turkmenistan on a draft law.",
     {"UNODC": L, "GOV-TKM": B}, "a common noun ends before the name of an authority"),
    ("The operation was run by INTERPOL with the police and customs services of Kazakhstan and "
     "Uzbekistan.",
     {"INTERPOL": L, "GOV-KAZ": P, "GOV-UZB": P}, "a list of services, and of countries"),
    ("A workshop was held by IOM for Kazakhstan's and Uzbekistan's migration services.",
     {"IOM": L, "GOV-KAZ": B, "GOV-UZB": B}, "two possessives"),
    ("USAID's programme, implemented by IOM, trains migrants.",
     {"GOV-USA": F, "IOM": L}, "another carries out the programme of a donor"),
    ("The OSCE Programme Office in Bishkek equipped a post together with the State Border Service.",
     {"OSCE-BISHKEK": L, "GOV-KGZ": L}, "the country of the office that is named"),
    ("In Kazakhstan and Kyrgyzstan UNODC held a forum in partnership with government agencies.",
     {"UNODC": L, "GOV-KAZ": P, "GOV-KGZ": P}, "agencies of no name, of two countries"),
    ("The EU and UNICRI have set up a CBRN Centre of Excellence in the region.",
     {"EU": L, "UNICRI": L, "EU-CBRN-COE": P}, "the body that they have created"),
    ("Representatives of the 1540 Committee participated in the visit of CTED to Dushanbe.",
     {"UNSC-1540": P, "CTED": L}, "who joins a mission"),
    ("CTED visits States, and is joined by UNODC.", {"CTED": L, "UNODC": P}, "who joins"),
    ("CTED held two special meetings of the Committee.", {"CTED": L, "CTC": P},
     "the Committee, where its Directorate is named"),
    ("IOM trained thirty imams. Two of them were later engaged by UNFPA as mentors.",
     {"IOM": L, "UNFPA": P}, "what came of it has another agent"),
    ("An agreement of INTERPOL and RATS SCO on data has been under negotiation since 2020.",
     {"INTERPOL": L, "SCO-RATS": P}, "parties of an agreement that opens the sentence"),
    ("The SCO Convention on Extremism was signed in Astana.", {"SCO": L},
     "whose document the sentence is about"),
    ("An INTERPOL liaison officer has been working at CARICC.", {"INTERPOL": L, "CARICC": P},
     "where somebody works"),
    ("UNODC plans a course, which the European Union has promised to finance.",
     {"UNODC": L, "EU": F}, "who will pay"),
    ("The Strategy was adopted by the Collective Security Council.", {"CSTO": L},
     "no part of the name of the Security Council"),
    ("A delegation of RATS took part in a forum convened by UNOCT.", {"SCO-RATS": P, "UNOCT": L},
     "a delegation that only joins"),
]  # fmt: skip

RUSSIAN = [
    ("Семинар для судей провела МОМ.", {"IOM": L}, "подлежащее за сказуемым не склоняется"),
    ("Готовится стратегия; экспертную помощь оказывают БДИПЧ и ПРООН.",
     {"OSCE-ODIHR": L, "UNDP": L}, "кто оказывает помощь"),
    ("В Астане размещён банк данных АТЦ СНГ.", {"CIS-ATC": L}, "чей, хотя не склоняется"),
    ("Прошли учения компетентных органов Таджикистана, Кыргызстана и Узбекистана.",
     {"GOV-TJK": L, "GOV-KGZ": L, "GOV-UZB": L}, "органы трёх стран"),
    ("Программа ЕС, реализуемая ПРООН, помогает пограничникам.",
     {"EU": F, "UNDP": L}, "программу донора реализует другой"),
]  # fmt: skip


def roles(text: str, language: LanguageCode, context: RoleContext) -> dict[str, str]:
    tags = assign_roles(text, find_organizations(text, language), language, context).tags
    return {tag.id: tag.role for tag in tags}


@pytest.mark.parametrize(("text", "expected", "why"), ENGLISH)
def test_english(text: str, expected: dict[str, str], why: str) -> None:
    assert roles(text, "en", RoleContext()) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), RUSSIAN)
def test_russian(text: str, expected: dict[str, str], why: str) -> None:
    assert roles(text, "ru", RoleContext()) == expected, why


def test_two_authors_are_meant_by_their_number() -> None:
    context = RoleContext(author=("UNDP", "UNICEF"), previous=("GOV-KGZ",))
    found = roles("Since 2020 the two agencies have been printing a magazine.", "en", context)
    assert found == {"UNDP": L, "UNICEF": L}


def test_a_pronoun_behind_words_of_time_means_who_was_named_before() -> None:
    context = RoleContext(previous=("ICRC",))
    text = "In November 2020, jointly with the Ministry of Defence of Uzbekistan, it held a course."
    assert roles(text, "en", context) == {"ICRC": L, "GOV-UZB": L}


@pytest.mark.parametrize(
    ("words", "expected", "why"),
    [
        ("46 engineers of the Ministry of Defence of Kazakhstan", {}, "persons of a body"),
        ("Ministry of Defence of Kazakhstan", {"GOV-KAZ": B}, "the body itself"),
        ("31 officers; UNODC paid for travel", {"UNODC": F}, "who pays, said in the cell"),
    ],
)
def test_cells_of_participants(words: str, expected: dict[str, str], why: str) -> None:
    text = f"Course | {words}"
    cells = (
        Cell(column="activity", heading="Event", start=0, end=6),
        Cell(column="beneficiary", heading="Participants", start=9, end=len(text)),
    )
    found = roles(text, "en", RoleContext(author=("NATO",), cells=cells))
    assert {key: value for key, value in found.items() if key != "NATO"} == expected, why


def test_who_goes_on_does_it_jointly_with_those_named() -> None:
    context = RoleContext(previous=("CTED",))
    found = roles("but also held a course together with INTERPOL.", "en", context)
    assert found == {"CTED": L, "INTERPOL": L}
