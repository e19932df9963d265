"""Who acts where the writer names itself without its name: "we", "our lawyers", "the project"."""

import pytest

from extractors.mentions import find_organizations
from extractors.roles import RoleContext, assign_roles

L, P, F, B = "lead", "partner", "funder", "beneficiary"

BY_THE_WRITER = [
    ("Our lawyers reviewed the draft law and sent comments to the Senate.", {"UNHCR": L},
     "its staff act"),
    ("A study was proposed by our Bureau to all five States.", {"UNHCR": L}, "a passive"),
    ("Every year we and IOM have convened the Almaty Process.", {"UNHCR": L, "IOM": L},
     "listed beside a name"),
    ("That is why our legal team drew up, with IOM, a pocket guide.", {"UNHCR": L, "IOM": P},
     "a partner between subject and object does not lead"),
    ('A campaign of ours called "Papers" runs in five countries.', {"UNHCR": L}, "whose it is"),
    ("A project of the Kyrgyz State Registration Service, for which we gave the funds, went from "
     "village to village.", {"GOV-KGZ": L, "UNHCR": F}, "the writer only pays"),
    ("Thirty officers were trained by the project in Osh, the trainers being provided by Penal "
     "Reform International.", {"UNHCR": L, "PENAL-REFORM-INTERNATIONAL": P},
     "the writer's project is the agent"),
    ("Supported by the project, the Academy of the Ministry of Justice of Kazakhstan introduced a "
     "course.", {"GOV-KAZ": L, "UNHCR": P}, "the writer's project only helps"),
    ("The Kyrgyz Ministry of Justice held a forum with the advice of our office.",
     {"GOV-KGZ": L, "UNHCR": P}, "the writer only advises"),
    ("Inside the UN family we lead a working group with UNICEF.", {"UNHCR": L, "UNICEF": P},
     "the frame does not lead"),
    ("UNICEF opened a centre in Osh. We were glad to see so many children.", {"UNICEF": L},
     "a remark in a later sentence is no act"),
    ("In the framework of the project, UNICEF printed a guide.", {"UNICEF": L},
     "a frame says nothing of the writer"),
    ("The EU, whose offices used our presence in Osh, held a meeting.", {"EU": L},
     "what is ours need not be done by us"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), BY_THE_WRITER)
def test_the_writer_is_read_like_a_name(text: str, expected: dict[str, str], why: str) -> None:
    mentions = find_organizations(text, "en", author=("UNHCR",))
    roles = assign_roles(text, mentions, "en", RoleContext(author=("UNHCR",)))
    assert {tag.id: tag.role for tag in roles.tags} == expected, why


UNLISTED = "NEW:Institute for Justice and Security Training"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("The manual has been published by our Institute in Uzbek and Russian.", "its kind"),
        ("In 2023 we hope to open a branch of the Institute in Termez.", "we"),
        ("Three lectures were given by the Institute for prosecutors.", "its kind with “the”"),
    ],
)
def test_an_unlisted_writer_leads_as_well(text: str, why: str) -> None:
    mentions = find_organizations(text, "en", author=(UNLISTED,))
    roles = assign_roles(text, mentions, "en", RoleContext(author=(UNLISTED,)))
    assert roles.leads == (UNLISTED,), why


def test_two_writers_are_both_meant_by_we() -> None:
    text = "On 8 May a centre was opened by the UN Resident Coordinator and our two agencies."
    context = RoleContext(author=("UNWOMEN", "UNFPA"))
    roles = assign_roles(text, find_organizations(text, "en"), "en", context)
    assert set(roles.leads) == {"UNRCO", "UNWOMEN", "UNFPA"}


def test_without_a_writer_we_is_nobody() -> None:
    text = "We held a seminar in Osh."
    assert assign_roles(text, find_organizations(text, "en"), "en").tags == ()


WITH_CUES = [
    ("The next meeting is planned for May with UNDP in the chair.", {"UNDP": L}, "who chairs"),
    ("A training was held by IOM, with the OSCE Programme Office in Astana as co-organizer.",
     {"IOM": L, "OSCE-ASTANA": L}, "a co-organizer leads as well"),
    ("The Government of Japan annually contributes to the UNRCCA Academy, which trains youth.",
     {"GOV-JPN": F, "UNRCCA": L}, "a donor that contributes pays"),
    ("Scanners were put into operation by the Uzbek Customs Committee; they are a gift of Japan.",
     {"GOV-UZB": L, "GOV-JPN": F}, "a gift"),
    ("Workshop on passenger data. Co-organizer with IOM: WCO.", {"IOM": L, "WCO": L},
     "both organize"),
    ("The hall was renovated by IOM. Funds: US Department of State.", {"IOM": L, "GOV-USA": F},
     "a label before who pays"),
    ("The course was given by the foundation Jashtar Demi under a grant of UNDP.",
     {"NEW:Jashtar Demi": L, "UNDP": F}, "under a grant"),
    ("The order of the Kyrgyz Probation Department was issued with legal advice from UNDP.",
     {"GOV-KGZ": L, "UNDP": P}, "an authority leads its own act"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), WITH_CUES)
def test_who_organizes_and_who_pays(text: str, expected: dict[str, str], why: str) -> None:
    roles = assign_roles(text, find_organizations(text, "en"), "en")
    assert {tag.id: tag.role for tag in roles.tags} == expected, why
