"""Parts, heads and hosts of bodies that act, in both languages; who only lends or pays."""

import pytest

from extractors.mentions import find_organizations
from extractors.roles import RoleContext, assign_roles

L, P, F, B = "lead", "partner", "funder", "beneficiary"

ENGLISH = [
    ("The Mission of IOM is carrying out a project in Kulob. Norway and the Danish Refugee "
     "Council pay for it.", {"IOM": L, "GOV-NOR": F}, "a part of a body is the body"),
    ("An inter-agency group under the Prosecutor General's Office of Tajikistan has been drafting, "
     "with written comments from OHCHR and UNODC, a new strategy.",
     {"GOV-TJK": L, "OHCHR": P, "UNODC": P}, "a group at a body, and those who comment"),
    ("The Head of the OSCE Programme Office in Dushanbe signed a memorandum with the Customs "
     "Service of Tajikistan.", {"OSCE-DUSHANBE": L, "GOV-TJK": P}, "its head signs for it"),
    ("The customs hotline, which UNODC opened in 2021 between the customs services of Uzbekistan "
     "and Kazakhstan, is staffed day and night.", {"UNODC": L, "GOV-UZB": P, "GOV-KAZ": P},
     "parties of what another has opened"),
    ("IOM held a course in Osh. The Government of Kyrgyzstan provided the premises.",
     {"IOM": L, "GOV-KGZ": P}, "who lends a room"),
    ("IOM held a meeting in Osh; the EAG is expected to send a speaker.", {"IOM": L, "EAG": P},
     "who sends a speaker"),
    ("UNODC runs a project on the financing of terrorism.", {"UNODC": L},
     "the topic is nobody's money"),
    ("A grant enabled OHCHR to produce a manual.", {"OHCHR": L}, "whom a grant enables"),
    ("The OSCE has been holding through its centres in the region courses on drugs.",
     {"OSCE": L, "OSCE-FIELD": P}, "the units of a body, by a common noun, are its instrument"),
    ("The OSCE, through its Border Security and Management Unit, holds courses on drugs.",
     {"OSCE-BSMU": L}, "a unit with a name does it"),
    ("IOM facilitated the participation of the Border Service of Tajikistan in a seminar of CTED.",
     {"IOM": L, "GOV-TJK": B, "CTED": P}, "an authority that is helped to attend"),
    ("UNODC supported the participation of experts from CTED in a workshop.",
     {"UNODC": L, "CTED": P}, "experts give, and are not helped"),
    ("CARICC brings together heads of agencies of seven States, including the Financial Action "
     "Task Force.", {"CARICC": L}, "one of those who are gathered"),
    ("UNODC brought together judges in Osh, including with the support of CTED.",
     {"UNODC": L, "CTED": P}, "help, behind the same word"),
    ("The European Union has set up a platform, with its Secretariat in Tashkent.", {"EU": L},
     "a part of what was just named"),
    ("UNODC trains judges in Osh, as does IOM.", {"UNODC": L, "IOM": L}, "who does the same"),
    ("In May CTED provided expert support to the workshop on returnees organized by the EAG and "
     "IOM.", {"CTED": P, "EAG": L, "IOM": L}, "who only helps with what others hold"),
    ("UNODC supported the work of judges in Osh, who were trained by IOM.",
     {"UNODC": L, "IOM": L}, "no event that another holds"),
    ("Through its Global Programme against Money Laundering (GPML), UNODC delivers assistance.",
     {"UNODC-GPML": L}, "the programme by which a body acts"),
    ("The OSCE/TNTD informs States through the OSCE Counter-Terrorism Network.",
     {"OSCE-TNTD": L}, "a thing of the body, and no body"),
    ("CTED facilitates assistance as per the Counter-Terrorism Committee's recommendations.",
     {"CTED": L}, "whose recommendations are followed"),
    ("Efforts continue in CIS countries on bringing laws into line.", {"CIS": L},
     "the states of a body work on"),
    ("The Council directed CTED to continue its work and to advise the Committee.", {"CTED": L},
     "a unit serves its own body"),
    ("The paper builds on the work of ODIHR, with a chapter for the 2015 OSCE Conference.",
     {"OSCE-ODIHR": L}, "the unit whose work it is, not the owner of the event"),
    ("The youth contest was run in support of the OSCE campaign and of ODIHR.",
     {"OSCE-ODIHR": L}, "only named: with nobody else the body is the best guess"),
]  # fmt: skip

RUSSIAN = [
    ("При Генеральной прокуратуре Кыргызской Республики с 2017 года действует рабочая группа; в её "
     "заседаниях в качестве эксперта участвует МККК.", {"GOV-KGZ": L, "ICRC": P},
     "what works at a body is its own"),
    ("При содействии МОМ и УВКБ проведён семинар в Оше.", {"IOM": L, "UNHCR": L},
     "help is no place"),
    ("МОМ провела курс в Оше, средства выделены Посольством Великобритании.",
     {"IOM": L, "GOV-GBR": F}, "money in the passive"),
    ("МОМ провела курс в Оше (средства Европейского союза).", {"IOM": L, "EU": F},
     "money in brackets"),
    ("МОМ передала технические средства МВД Казахстана.", {"IOM": L, "GOV-KAZ": B},
     "equipment is no money"),
    ("МОМ намечает визит в Бишкек; расходы готова взять на себя ОБСЕ.", {"IOM": L, "OSCE": F},
     "who is ready to pay"),
    ("МОМ провела семинары в Оше; лекторов предоставило посольство США.",
     {"IOM": L, "GOV-USA": P}, "who sends lecturers"),
    ("МОМ открыла кабинет в Оше. Акимат бесплатно выделил помещение.", {"IOM": L, "GOV-KGZ": P},
     "who lends a room"),
    ("МОМ обеспечила участие Пограничной службы Кыргызстана в семинаре в Алматы.",
     {"IOM": L, "GOV-KGZ": B}, "кому помогли приехать"),
    ("В государствах – участниках СНГ ведётся работа по сближению законов.", {"CIS": L},
     "работают государства организации"),
    ("АТЦ СНГ собирает экспертов восьми стран, включая МВД Казахстана.", {"CIS-ATC": L},
     "один из тех, кого собрали"),
]  # fmt: skip


def _roles(text: str, language: str, context: RoleContext) -> dict[str, str]:
    assert language in ("en", "ru")
    spoken = "ru" if language == "ru" else "en"
    mentions = find_organizations(text, spoken, author=context.author)
    tags = assign_roles(text, mentions, spoken, context).tags
    return {tag.id: tag.role for tag in tags if not tag.id.startswith("NEW:Danish")}


@pytest.mark.parametrize(("text", "expected", "why"), ENGLISH)
def test_english(text: str, expected: dict[str, str], why: str) -> None:
    assert _roles(text, "en", RoleContext()) == expected, why


@pytest.mark.parametrize(("text", "expected", "why"), RUSSIAN)
def test_russian(text: str, expected: dict[str, str], why: str) -> None:
    assert _roles(text, "ru", RoleContext(countries=("KGZ",))) == expected, why


def test_a_delegation_that_was_invited_takes_part() -> None:
    text = "Делегация МВД Кыргызской Республики по приглашению МОМ посетила центр в Караганде."
    assert _roles(text, "ru", RoleContext()) == {"IOM": L, "GOV-KGZ": P}


def test_the_organizers_are_those_of_the_first_activity() -> None:
    text = "In October the recommendations will be presented to donors by the two organizers."
    context = RoleContext(previous=("OSCE-ACADEMY",), organizers=("UNRCCA", "UNODC"))
    assert _roles(text, "en", context) == {"UNRCCA": L, "UNODC": L}


@pytest.mark.parametrize(
    ("text", "above", "expected", "why"),
    [
        (
            "Проект ПРООН в Кыргызстане «Путь» (2018–2022), финансируемый МОМ, помогает юристам.",
            "ПРООН провела его.",
            {"UNDP-KGZ": L, "IOM": F},
            "the unit whose project it is, below the name of the whole",
        ),
        (
            "При участии Академии ОБСЕ в Бишкеке проведён курс.",
            "ОБСЕ провела его.",
            {"OSCE": L, "OSCE-ACADEMY": P},
            "a unit that only helps leaves the lead to the whole",
        ),
        (
            "Проект ПРООН в Кыргызстане «Путь» (2018–2022), финансируемый МОМ, помогает юристам.",
            "ОБСЕ провела его.",
            {"OSCE": L, "UNDP-KGZ": P, "IOM": F},
            "the project of another body",
        ),
    ],
)
def test_a_unit_below_the_name_of_the_whole(
    text: str, above: str, expected: dict[str, str], why: str
) -> None:
    given = assign_roles(above, find_organizations(above, "ru"), "ru").tags
    assert _roles(text, "ru", RoleContext(inherited=given)) == expected, why


def test_who_joins_a_row_leads_beside_who_leads_the_rows() -> None:
    text = "Meetings of elders, jointly with UNDP Tajikistan"
    above = assign_roles("UNICEF held it.", find_organizations("UNICEF held it.")).tags
    assert _roles(text, "en", RoleContext(inherited=above)) == {"UNICEF": L, "UNDP-TJK": L}


@pytest.mark.parametrize(
    ("text", "leads", "why"),
    [
        ("With 1.4 million from Norway the Kazakhstan International Bureau for Human Rights is "
         "monitoring trials.", ("NEW:Kazakhstan International Bureau for Human Rights",),
         "an unlisted subject behind words of means"),
        ("The Norwegian Institute of International Affairs has compared laws since 2018.",
         ("NEW:Norwegian Institute of International Affairs",), "learned bodies abroad"),
        ("The German Federal Police University held a course in Almaty.", ("GOV-DEU",),
         "a school of the police is the state's"),
    ],
)  # fmt: skip
def test_unlisted_subjects(text: str, leads: tuple[str, ...], why: str) -> None:
    assert assign_roles(text, find_organizations(text)).leads == leads, why
