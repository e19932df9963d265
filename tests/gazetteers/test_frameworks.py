"""Frameworks: what is refused, and what every measure has to offer."""

from pathlib import Path

import pytest

from gazetteers.errors import GazetteerError
from gazetteers.frameworks import Framework, load_framework, load_frameworks
from gazetteers.organizations import organizations

MINIMAL = """
id: "PLAN-1"
title: "A plan"
source: "made up"
pillars:
  - {id: "A", title: "First part"}
measures:
  - id: "A.1"
    pillar: "A"
    title: "To count sheep"
    neighbours: []
    cues: {en: {"sheep": 3}}
"""

WRONG = [
    ('pillar: "A"', 'pillar: "B"', "unknown pillar", "a measure stands under a pillar of the plan"),
    ("neighbours: []", 'neighbours: ["A.9"]', "unknown neighbour", "neighbours can be looked up"),
    ("neighbours: []", 'neighbours: ["A.1"]', "unknown neighbour", "nobody is its own neighbour"),
    ('{"sheep": 3}', '{"sheep": 4}', "1, 2 or 3", "weights go from 1 to 3"),
    ('{"sheep": 3}', '{"sheep": 3, "sheep": 1}', "stands twice", "YAML would take the last"),
    ('{"sheep": 3}}', '{"sheep": 3}}\n    never: {en: ["sheep"]}', "never one", "cue or never"),
    ('title: "To count sheep"', "title: NO", "string", "unquoted NO is false in YAML"),
    ("neighbours: []", "colour: red", "colour", "no field without a meaning"),
]


@pytest.mark.parametrize(("old", "new", "said", "why"), WRONG, ids=[row[3] for row in WRONG])
def test_contradictions_are_refused(
    tmp_path: Path, old: str, new: str, said: str, why: str
) -> None:
    path = tmp_path / "plan.yml"
    path.write_text(MINIMAL.replace(old, new), encoding="utf-8")
    with pytest.raises(GazetteerError, match=said):
        load_framework(path)


def test_a_folder_adds_frameworks(tmp_path: Path) -> None:
    (tmp_path / "plan.yml").write_text(MINIMAL, encoding="utf-8")
    assert [item.id for item in load_frameworks(tmp_path)] == ["JPoA-2011", "PLAN-1"]


def test_a_framework_described_twice_is_refused(tmp_path: Path) -> None:
    for name in ("one.yml", "two.yml"):
        (tmp_path / name).write_text(MINIMAL, encoding="utf-8")
    with pytest.raises(GazetteerError, match="described twice"):
        load_frameworks(tmp_path)


def test_the_joint_plan_has_its_28_measures(jpoa: Framework) -> None:
    assert len(jpoa.measures) == 28
    assert [pillar.id for pillar in jpoa.pillars] == ["I", "II", "III", "IV"]


def test_each_measure_can_be_matched_and_told_apart(jpoa: Framework) -> None:
    for measure in jpoa.measures:
        assert measure.short, measure.id
        assert measure.tell_apart, measure.id
        assert measure.neighbours, measure.id
        assert measure.examples.match, measure.id
        assert measure.examples.reject, measure.id
        for language in ("en", "ru"):
            weights = list(measure.cues[language].values())
            assert len(weights) >= 20, f"{measure.id} {language}: breadth pays until about 20"
            assert weights.count(3) >= 5, f"{measure.id} {language}: too few definitive cues"


def test_organizations_of_measures_are_listed(jpoa: Framework) -> None:
    known = organizations().by_id
    named = {item for measure in jpoa.measures for item in measure.organizations}
    assert sorted((named | set(jpoa.subjects)) - set(known)) == []
