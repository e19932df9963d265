"""`provenance.jsonld` and `coverage.svg`: who and what is behind a release, and its picture."""

import json
from pathlib import Path

import pytest
from factories import make_decision
from lxml import etree
from releases import ACTIVITIES, make_release

from pipeline.release.publish import Release
from pipeline.store.engine import open_engine

pytestmark = pytest.mark.slow


@pytest.fixture
def releases(tmp_path: Path) -> tuple[Release, Release]:
    engine = open_engine(f"sqlite:///{tmp_path}/jpoa.sqlite")
    decided = make_decision("confirm", ACTIVITIES[0])
    return make_release(engine, tmp_path), make_release(engine, tmp_path, decided)


def graph(release: Release) -> dict[str, dict]:
    content = json.loads((release.folder / "provenance.jsonld").read_text("utf-8"))
    return {node["@id"]: node for node in content["@graph"]}


def test_every_node_that_is_named_is_there(releases: tuple[Release, Release]) -> None:
    _, second = releases
    nodes = graph(second)
    run = nodes[f"urn:jpoa:run:{second.version}"]
    for named in (*run["used"], *run["wasAssociatedWith"]):
        assert named in nodes
    assert "activities.jsonl" in nodes
    assert {path.name for path in second.folder.iterdir()} >= {
        name for name in nodes if not name.startswith("urn:")
    }


def test_reviewers_are_named_by_pseudonym_only(releases: tuple[Release, Release]) -> None:
    first, second = releases
    assert "urn:jpoa:reviewer:r01" not in graph(first)
    assert graph(second)["urn:jpoa:reviewer:r01"] == {
        "@id": "urn:jpoa:reviewer:r01", "@type": "prov:Person",
    }  # fmt: skip
    assert "Aigul" not in (second.folder / "provenance.jsonld").read_text("utf-8")


def test_a_release_revises_the_one_before(releases: tuple[Release, Release]) -> None:
    first, second = releases
    dataset = graph(second)[f"urn:jpoa:release:{second.version}"]
    assert dataset["wasRevisionOf"] == f"urn:jpoa:release:{first.version}"


def test_the_picture_says_its_numbers_in_words_and_cells(
    releases: tuple[Release, Release],
) -> None:
    root = etree.parse(releases[0].folder / "coverage.svg").getroot()
    names = {"svg": "http://www.w3.org/2000/svg"}
    assert "3 activities in all" in root.findtext("svg:desc", namespaces=names)
    cells = [text.text for text in root.findall("svg:text[@text-anchor]", names)]
    assert sorted(cells)[-2:] == ["1", "2"], "OSCE leads two under II.4, one serves no measure"
