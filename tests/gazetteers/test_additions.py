"""What a team adds: how it is read, what it finds, and what is refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gazetteers.additions import (
    ACCEPTED,
    NONE,
    Addition,
    Additions,
    Source,
    parse_additions,
    read_additions,
    using,
)
from gazetteers.errors import GazetteerError
from gazetteers.frameworks import load_frameworks, with_cues
from gazetteers.lookup import Name, NameIndex
from gazetteers.organizations import organizations
from gazetteers.territories import territories
from gazetteers.version import gazetteers_version


def addition(name: str, of: str = "OSCE-BMSC", **fields: Any) -> Addition:
    content = {
        "proposal": "p1",
        "kind": "organization",
        "id": of,
        "name": name,
        "language": "en",
        "source": Source(decisions=(1,), by="Lead", day=date(2026, 1, 5)),
    } | fields
    return Addition(**content)


def met(text: str) -> list[str]:
    return [hit.name.id for hit in organizations().index.find(text, approximate=False)]


def test_a_name_counts_inside_the_block_and_not_outside() -> None:
    text = "the Border Research Institute held a course"
    assert met(text) == []
    with using(Additions.of([addition("Border Research Institute")])):
        assert met(text) == ["OSCE-BMSC"]
    assert met(text) == []


@pytest.mark.parametrize(
    ("match", "text", "found", "why"),
    [
        ("inflected", "в Пограничном институте науки", True, "endings do not count"),
        ("exact", "в Пограничном институте науки", False, "it stands in another case"),
        ("exact", "Пограничный институт науки провёл", True, "as written"),
        ("exact", "ПОГРАНИЧНЫЙ ИНСТИТУТ НАУКИ", False, "capitals are another spelling"),
    ],
)
def test_exact_names_are_met_as_written_only(match: str, text: str, found: bool, why: str) -> None:
    name = Name("X", "Пограничный институт науки", exact=match == "exact")
    assert bool(NameIndex([name]).find(text)) is found, why


@pytest.mark.parametrize(
    ("match", "text", "found", "why"),
    [
        ("inflected", "помощь Таджикистании", True, "a Russian name declines"),
        ("exact", "помощь Таджикистании", False, "only as written"),
        ("exact", "Таджикистания", True, "as written"),
    ],
)
def test_a_country_gets_a_name(match: str, text: str, found: bool, why: str) -> None:
    entry = addition("Таджикистания", "TJK", kind="country", language="ru", match=match)
    with using(Additions.of([entry])):
        assert ("TJK" in [hit.id for hit in territories().find(text, "ru")]) is found, why


def test_a_measure_gets_a_cue_and_the_others_keep_theirs() -> None:
    framework = load_frameworks()[0]
    entry = addition("phishing drills", "II.7", kind="measure", framework=framework.id, weight=3)
    cued = with_cues(framework, Additions.of([entry]))
    assert cued.by_id["II.7"].cues["en"]["phishing drills"] == 3
    assert "phishing drills" not in framework.by_id["II.7"].cues["en"]
    assert [each for each in cued.measures if each.id != "II.7"] == [
        each for each in framework.measures if each.id != "II.7"
    ]


def test_the_version_of_the_lists_tells_of_additions_but_not_of_who_made_them() -> None:
    one = Additions.of([addition("Border Research Institute")])
    by_another = Additions.of([addition("Border Research Institute", proposal="p2")])
    assert gazetteers_version(NONE) != gazetteers_version(one) == gazetteers_version(by_another)


@pytest.mark.parametrize(
    ("entry", "problem", "why"),
    [
        (addition("UNODC"), "all claim", "another body is called so"),
        (addition("A Border Body", "NOBODY"), "there is no organization 'NOBODY'", "unknown id"),
    ],
)
def test_names_that_contradict_the_lists_are_refused(
    entry: Addition, problem: str, why: str
) -> None:
    with using(Additions.of([entry])), pytest.raises(GazetteerError, match=problem):
        organizations()


def test_a_lead_may_share_a_name_in_spite_of_the_warning() -> None:
    with using(Additions.of([addition("EU FPI", despite=("it means EU already",))])):
        assert set(met("EU FPI held a course")) == {"EU", "OSCE-BMSC"}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("- id: [", "line 2"),
        ("id: OSCE", "a list of entries is expected"),
        ("- {proposal: p1, kind: organization, id: OSCE}", "entry 1: name: Field required"),
        ("- {proposal: p1, kind: planet, id: X, name: Y, language: en}", "kind: Input should be"),
        ("\xff\xfe", "not text in UTF-8"),
    ],
)
def test_a_damaged_file_is_one_line_with_its_place(
    tmp_path: Path, content: str, problem: str
) -> None:
    (tmp_path / ACCEPTED).write_bytes(content.encode("latin-1"))
    with pytest.raises(GazetteerError) as error:
        read_additions(tmp_path)
    line = str(error.value)
    assert problem in line and ACCEPTED in line and "\n" not in line


def test_the_same_words_twice_are_refused() -> None:
    entry = (
        '- {proposal: "p%s", kind: "organization", id: "OSCE", name: "Border  Body", '
        'language: "en", source: {by: "A", day: "2026-01-05"}}\n'
    )
    with pytest.raises(GazetteerError, match="stands in entry 1 as well"):
        parse_additions((entry % 1 + entry % 2).encode(), where="additions.yml")


def test_without_a_file_nothing_is_added(tmp_path: Path) -> None:
    assert read_additions(tmp_path / "missing") == NONE
