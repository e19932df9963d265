"""What a programme officer would note from the real narrative documents must be found in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from extractors.extract import extract
from extractors.read import read_document
from gazetteers.frameworks import load_frameworks
from pipeline.match.matcher import CueMatcher
from pipeline.model import Activity, Versions
from pipeline.propose import propose

pytestmark = pytest.mark.slow

VERSIONS = Versions(extractor="1", gazetteers="1", matcher="1")


@dataclass(frozen=True)
class Fact:
    """One activity that stands in a document; empty fields are not asked for."""

    document: str
    words: str
    start: date | None = None
    end: date | None = None
    places: tuple[str, ...] = ()
    roles: Mapping[str, str] | None = None
    pillars: tuple[str, ...] = ()


SUMMARY = "jpoa_project_summary_phases_1_2_2017.docx"
PAGE = "unrcca_webpage_ct_central_asia.docx"
NOTE = "concept_note_astana_workshop_2018.docx"
COURSE = "elearning_human_rights_ct_central_asia.docx"
BOTH = {"CTITF": "lead", "UNRCCA": "lead"}

FACTS = [
    Fact(
        SUMMARY,
        "First Expert Meeting",
        date(2010, 12, 15),
        date(2010, 12, 16),
        ("Bratislava",),
        BOTH,
        ("I", "III", "IV"),
    ),
    Fact(
        SUMMARY,
        "Second Expert Meeting",
        date(2011, 3, 29),
        date(2011, 3, 30),
        ("Dushanbe",),
        BOTH,
        ("II", "III"),
    ),
    Fact(
        SUMMARY,
        "Third Expert Meeting",
        date(2011, 7, 21),
        date(2011, 7, 22),
        ("Almaty",),
        BOTH,
        ("III",),
    ),
    Fact(
        SUMMARY,
        "30 November 2011",
        date(2011, 11, 30),
        date(2011, 11, 30),
        ("Ashgabat",),
        pillars=("III",),
    ),
    Fact(
        SUMMARY,
        "Dialogue with Religious Institutions",
        date(2013, 11, 20),
        date(2013, 11, 22),
        ("Almaty",),
        BOTH,
        ("I",),
    ),
    Fact(
        SUMMARY,
        "Engaging the Media",
        date(2014, 7, 9),
        date(2014, 7, 11),
        ("Bishkek",),
        BOTH,
        ("I",),
    ),
    Fact(
        SUMMARY,
        "Border Security and Management",
        date(2015, 3, 4),
        date(2015, 3, 6),
        ("Ashgabat",),
        BOTH | {"OSCE": "partner"},
        ("II",),
    ),
    Fact(
        SUMMARY,
        "Countering Radicalization",
        date(2016, 3, 29),
        date(2016, 3, 31),
        ("Almaty",),
        BOTH,
        ("I", "III"),
    ),
    Fact(
        SUMMARY,
        "Countering the Financing of Terrorism",
        date(2016, 12, 14),
        date(2016, 12, 16),
        ("Ashgabat",),
        BOTH | {"UNODC": "partner"},
        ("II", "III"),
    ),
    Fact(SUMMARY, "Preparation of a Matrix", date(2012, 1, 1), date(2012, 12, 31)),
    Fact(SUMMARY, "dedicated Webpage"),
    Fact(PAGE, "High-Level Dialogue", date(2017, 6, 13), date(2017, 6, 13), ("Ashgabat",)),
    Fact(
        PAGE,
        "Phase I (2010-2011)",
        date(2010, 1, 1),
        date(2011, 12, 31),
        roles={"EU": "funder", "GOV-NOR": "funder"},
    ),
    Fact(
        PAGE,
        "Phase II (2013-2017)",
        date(2013, 1, 1),
        date(2017, 12, 31),
        roles={"EU": "funder", "GOV-NOR": "funder"},
    ),
    Fact(
        PAGE,
        "Phase III (2018-2021)",
        date(2018, 1, 1),
        date(2021, 12, 31),
        roles={"GOV-KAZ": "funder", "GOV-RUS": "funder", "GOV-SAU": "funder"},
    ),
    Fact(PAGE, "launched the EWN", date(2022, 1, 1), date(2022, 12, 31)),
    Fact(
        PAGE,
        "in partnership with the Office of the United Nations High Commissioner",
        roles={"UNOCT": "lead", "UNRCCA": "lead", "OHCHR": "partner", "UNITAR": "partner"},
    ),
    Fact(
        NOTE,
        "are organizing a workshop",
        date(2018, 5, 21),
        date(2018, 5, 22),
        ("Astana",),
        {"UNCCT": "lead", "UNRCCA": "lead"},
        ("I",),
    ),
    Fact(
        COURSE,
        "The eLearning on Human Rights",
        roles={"UNOCT": "lead", "UNRCCA": "lead", "UNITAR": "lead"},
    ),
]


@cache
def activities(path: Path) -> tuple[Activity, ...]:
    frameworks = load_frameworks()
    document = read_document(path.read_bytes(), path.name)
    return tuple(
        proposal.activity
        for proposal in propose(
            extract(document, frameworks),
            framework=frameworks[0],
            matcher=CueMatcher(frameworks[0]),
            versions=VERSIONS,
        )
    )


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.document[:8]}: {fact.words}")
def test_fact_is_found(shared: Path, fact: Fact) -> None:
    found = [
        activity
        for activity in activities(shared / "corpus" / fact.document)
        if fact.words in activity.text
    ]
    assert found, "no activity has these words"
    activity = found[0]
    if fact.start is not None:
        assert (fact.start, fact.end) in {(when.start, when.end) for when in activity.dates}
    for place in fact.places:
        assert place in [tag.name for tag in activity.places]
    roles = {tag.id: tag.role for tag in activity.organizations}
    for organization, role in (fact.roles or {}).items():
        assert roles.get(organization) == role, organization
    if fact.pillars:
        assert activity.measures[0].id.partition(".")[0] in fact.pillars
