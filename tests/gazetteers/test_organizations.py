"""The organizations: their files load, behave and refuse contradictions."""

import csv
from pathlib import Path

import pytest

from gazetteers.errors import GazetteerError
from gazetteers.lint import check_countries, check_organizations, unused_names
from gazetteers.organizations import organizations, read_organizations
from gazetteers.territories import territories


def test_the_gazetteer_passes_its_own_checks() -> None:
    check_organizations(organizations())
    check_countries(organizations(), territories().countries.keys())


def test_every_entry_has_an_example() -> None:
    without = [entry.id for entry in organizations().entries if not entry.examples.match]
    assert without == []


def test_every_un_and_regional_body_has_a_russian_name() -> None:
    without = {
        entry.id
        for entry in organizations().entries
        if entry.kind in ("un", "regional", "international", "government") and entry.name.ru is None
    }
    assert all(entry.startswith("CTITF-WG") for entry in without)


@pytest.mark.shared
def test_ids_names_parents_and_kinds_are_those_of_the_reference(shared: Path) -> None:
    with (shared / "reference" / "organizations.csv").open(encoding="utf-8") as stream:
        expected = {
            row["id"]: (row["name"], row["acronym"], row["parent"], row["kind"])
            for row in csv.DictReader(stream)
        }
    loaded = {
        entry.id: (entry.name.en, entry.acronym, entry.parent or "", entry.kind)
        for entry in organizations().entries
    }
    assert loaded == expected


def test_units_and_bodies() -> None:
    known = organizations()
    assert known.above("OSCE-ATU") == ("OSCE-TNTD", "OSCE-SEC", "OSCE")
    assert known.is_part_of("UNCCT", "UN")
    assert not known.is_part_of("UN", "UNCCT")
    assert known.root("NEW:somebody") == "NEW:somebody"


ENTRY = """
- id: "{id}"
  name: {{en: "{name}"}}
  kind: "regional"
"""

REFUSED = [
    (ENTRY.format(id="A", name="Alpha Centre") * 2, "id stands twice", "a doubled id"),
    (
        ENTRY.format(id="A", name="Alpha") + ENTRY.format(id="B", name="Alpha"),
        "A, B: all claim",
        "a shared name",
    ),
    (
        ENTRY.format(id="A", name="Alpha Centre") + ENTRY.format(id="B", name="alpha center"),
        "all claim",
        "a shared name in another spelling",
    ),
    (
        ENTRY.format(id="A", name="Alpha") + '  parent: "Z"\n',
        "no organization 'Z'",
        "an unknown parent",
    ),
    (ENTRY.format(id="A", name="Alpha") + '  parent: "A"\n', "circle", "a circle"),
    (
        ENTRY.format(id="A", name="Alpha") + '  never: ["Alpha"]\n',
        "is one of its names",
        "never equal to a name",
    ),
    (
        ENTRY.format(id="A", name="Alpha") + '  fuzzy: ["ALPHABETAGAMMA"]\n',
        "is an acronym",
        "an acronym under fuzzy",
    ),
    (
        ENTRY.format(id="A", name="Alpha") + '  fuzzy: ["Alpha Beta"]\n',
        "shorter than 12",
        "a short fuzzy name",
    ),
    (
        ENTRY.format(id="A", name="Alpha") + '  examples: {match: ["the Beta"]}\n',
        "not found in its example",
        "a failing example",
    ),
    (
        ENTRY.format(id="A", name="Alpha") + '  examples: {reject: ["the Alpha"]}\n',
        "which its examples reject",
        "a failing rejection",
    ),
    (ENTRY.format(id="A", name="Alpha") + "  strong: [NO]\n", "strong.0", "an unquoted NO"),
    (ENTRY.format(id="A", name="Alpha") + '  aliases: ["x"]\n', "aliases", "an unknown field"),
]


@pytest.mark.parametrize(("content", "message", "why"), REFUSED)
def test_contradictions_are_refused(tmp_path: Path, content: str, message: str, why: str) -> None:
    (tmp_path / "some.yml").write_text(content, encoding="utf-8")
    with pytest.raises(GazetteerError) as caught:
        read_organizations(tmp_path)
    assert message in str(caught.value), why


def test_an_id_in_two_files_is_refused(tmp_path: Path) -> None:
    for name in ("a.yml", "b.yml"):
        (tmp_path / name).write_text(ENTRY.format(id="A", name="Alpha"), encoding="utf-8")
    with pytest.raises(GazetteerError, match=r"a\.yml"):
        read_organizations(tmp_path)


def test_a_shared_name_may_be_declared_ambiguous(tmp_path: Path) -> None:
    content = "".join(ENTRY.format(id=id_, name="Alpha") + "  ambiguous: true\n" for id_ in "AB")
    (tmp_path / "some.yml").write_text(content, encoding="utf-8")
    assert len(read_organizations(tmp_path).entries) == 2


def test_names_that_no_text_met_are_listed(tmp_path: Path) -> None:
    content = ENTRY.format(id="A", name="Alpha") + '  strong: ["Beta"]\n'
    (tmp_path / "some.yml").write_text(content, encoding="utf-8")
    assert unused_names(read_organizations(tmp_path), ["the Beta met"]) == (("A", "Alpha"),)
