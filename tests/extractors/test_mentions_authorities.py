"""Authorities of seven states under the names that documents give them, in both languages."""

import pytest

from extractors.heading_names import reports
from extractors.mentions import find_organizations
from extractors.roles import assign_roles
from gazetteers.model import LanguageCode

STATES = {
    "KAZ": ("Kazakh", "the Republic of Kazakhstan", "Республики Казахстан"),
    "KGZ": ("Kyrgyz", "the Kyrgyz Republic", "Кыргызской Республики"),
    "TJK": ("Tajik", "Tajikistan", "Таджикистана"),
    "TKM": ("Turkmen", "Turkmenistan", "Туркменистана"),
    "UZB": ("Uzbek", "Uzbekistan", "Республики Узбекистан"),
    "AFG": ("Afghan", "the Islamic Republic of Afghanistan", "Афганистана"),
    "RUS": ("Russian", "the Russian Federation", "Российской Федерации"),
}
OF_A_STATE = [
    "ATC",
    "Ministry of Internal Affairs",
    "Interior Ministry",
    "Ministry of Labour, Migration and Employment",
    "Ministry for the Support of the Mahalla and the Family",
    "Emergency Ministry",
    "Security Council",
    "State Committee for National Security",
    "Committee of National Security",
    "State Security Service",
    "Border Troops",
    "Border Guard Service",
    "State Customs Committee",
    "Customs Service",
    "Embassy",
    "Financial Intelligence Unit",
    "Drug Control Agency",
    "Prosecutor General’s Office",
    "Supreme Court",
    "High Judicial Council",
    "Academy of the Ministry of Internal Affairs",
    "State Penitentiary Service",
    "State Commission for Religious Affairs",
    "Office of the Ombudsman",
    "Executive Office of the President",
    "National Institute for Strategic Studies",
    "Central Bank",
    "Civil Aviation Committee",
    "National Central Bureau of Interpol",
    "Military Institute of the Border Troops",
    "Parliament",
]
WITH_PEOPLE = [
    "Government",
    "border guard service",
    "Customs",
    "police",
    "financial intelligence unit",
    "Ombudsman",
    "Prosecutor General's Office",
    "authorities",
    "Ministry of Justice",
    "prison service",
    "Judicial School",
]
RUSSIAN = [
    ("АТЦ", "АТЦ"),
    ("Министерству внутренних дел", "Министерством внутренних дел"),
    ("МВД", "МВД"),
    ("Генеральной прокуратуре", "Генеральной прокуратурой"),
    ("Академии МВД", "Академией МВД"),
    ("Пограничным войскам", "Пограничными войсками"),
    ("Омбудсмену", "Омбудсменом"),
    ("Администрации Президента", "Администрацией Президента"),
    ("Верховному суду", "Верховным судом"),
    ("Министерству по поддержке махалли и семьи", "Министерством по поддержке махалли и семьи"),
    ("Национальному банку", "Национальным банком"),
    ("Комитету по делам религий", "Комитетом по делам религий"),
]
ALONE = [
    "GKNB",
    "National Centre for the Prevention of Torture",
    "Diplomatic Academy",
    "hukumat",
    "Human Rights Commissioner",
    "Committee of National Security",
    "High Judicial Council",
    "Executive Office of the President",
    "National Bank",
    "Institute of Forensic Expertise",
    "Ministry of Ecology",
    "State Revenue Committee",
]


def roles(text: str, language: LanguageCode = "en") -> dict[str, str]:
    found = assign_roles(text, find_organizations(text, language), language)
    return {tag.id: tag.role for tag in found.tags}


@pytest.mark.parametrize("name", OF_A_STATE)
def test_names_with_their_state_behind_them(name: str) -> None:
    for code, (_, state, _) in STATES.items():
        expected = {"UNODC": "lead", f"GOV-{code}": "partner"}
        assert roles(f"UNODC held a course in cooperation with the {name} of {state}.") == expected
        expected = {"UNODC": "lead", f"GOV-{code}": "beneficiary"}
        assert roles(f"UNODC handed a scanner over to the {name} of {state}.") == expected


@pytest.mark.parametrize("name", WITH_PEOPLE)
def test_names_behind_the_word_for_a_people(name: str) -> None:
    for code, (people, _, _) in STATES.items():
        found = roles(f"UNODC handed a scanner over to the {people} {name}.")
        assert found == {"UNODC": "lead", f"GOV-{code}": "beneficiary"}


@pytest.mark.parametrize(("dative", "instrumental"), RUSSIAN)
def test_russian_names(dative: str, instrumental: str) -> None:
    for code, (_, _, state) in STATES.items():
        given = roles(f"УНП ООН передало сканер {dative} {state}.", "ru")
        assert given == {"UNODC": "lead", f"GOV-{code}": "beneficiary"}
        together = roles(f"УНП ООН провело курс совместно с {instrumental} {state}.", "ru")
        assert together == {"UNODC": "lead", f"GOV-{code}": "lead"}


@pytest.mark.parametrize("name", ALONE)
def test_names_without_a_state_are_those_of_the_country_of_the_activity(name: str) -> None:
    found = roles(f"UNODC handed a scanner over to the {name} in Osh.")
    assert found == {"UNODC": "lead", "GOV-KGZ": "beneficiary"}


def test_the_anti_terrorism_centre_of_a_union_is_its_own() -> None:
    assert roles("UNODC held a course with the ATC of the CIS.") == {
        "UNODC": "lead",
        "CIS-ATC": "partner",
    }
    assert roles("An exercise of the ATC took place in Kazakhstan.") == {}, "of whom is not said"


@pytest.mark.parametrize("people", ["Kazakh", "Kyrgyz", "Tajik", "Uzbek", "Afghan", "Russian"])
def test_a_national_security_council_is_not_that_of_the_united_nations(people: str) -> None:
    assert "UNSC" not in roles(f"UNODC advised the {people} Security Council on borders.")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("МИНИСТЕРСТВО ВНУТРЕННИХ ДЕЛ РЕСПУБЛИКИ ТАДЖИКИСТАН Управление связей", True),
        ("о сотрудничестве Генеральной прокуратуры Кыргызской Республики с партнёрами", True),
        ("Ministry of Justice of the Republic of Uzbekistan", True),
        ("Contribution of the State Border Service of Turkmenistan to the matrix", True),
        ("Assistance to the State Border Service of Turkmenistan", False),
        ("Ministry of Justice of Uzbekistan receives computers", False),
        ("Meeting of the ministries of justice of Kazakhstan and Uzbekistan", False),
        ("Border security", False),
    ],
)
def test_who_reports_in_the_head_of_a_document(line: str, expected: bool) -> None:
    assert reports(line) is expected


PLACED = [
    (
        "The Issyk-Kul police department and UNODC signed an agreement.",
        "Issyk-Kul police department",
    ),
    ("UNODC signed an agreement with the Osh Customs Service.", "Osh Customs Service"),
    ("Courses were opened in Osh police departments by UNODC.", "police departments"),
]


@pytest.mark.parametrize(("text", "expected"), PLACED)
def test_a_place_before_a_name_belongs_to_it(text: str, expected: str) -> None:
    found = [m.text for m in find_organizations(text, "en") if m.id.startswith("GOV")]
    assert not found or found == [expected]
