"""A release is what other tools take it for: Frictionless, HXL, JSON Schema, checksums."""

import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import hxl
import pytest
from factories import BECAUSE, UNSURE, make_activity, make_decision, make_match
from frictionless import Package, system
from jsonschema import Draft202012Validator
from releases import ACTIVITIES, make_release, read_csv, read_jsonl
from sqlalchemy import Engine

from extractors.model import CountryTag, DateRange, Judged, OrganizationTag, PlaceTag
from gazetteers.model import CountryCode, OrganizationId
from pipeline.model import Activity
from pipeline.release import fivew
from pipeline.release.columns import COLUMNS
from pipeline.release.publish import Release
from pipeline.store.engine import open_engine

pytestmark = pytest.mark.slow


def tag(organization: str, role: str) -> OrganizationTag:
    return OrganizationTag(
        id=OrganizationId(organization),
        role=role,  # type: ignore[arg-type]
        mention=organization.removeprefix("NEW:"),
        evidence=BECAUSE,
    )


RICH = make_activity(
    "UNODC, with EU funding and the Road Police of Osh, trains 40 officers in Osh and Khujand "
    "every year under resolution 2178 (2014), see https://example.org/course.",
    block="para=4",
    organizations=(
        tag("UNODC", "lead"),
        tag("NEW:Road Police of Osh", "partner"),
        tag("EU", "funder"),
    ),
    countries=(
        CountryTag(code=CountryCode("KGZ"), mention="Osh", evidence=BECAUSE),
        CountryTag(code=CountryCode("TJK"), mention="Khujand", evidence=BECAUSE),
    ),
    region=Judged(value="central-asia"),
    places=(
        PlaceTag(
            name="Osh", country=CountryCode("KGZ"), latitude=40.53, longitude=72.8, evidence=BECAUSE
        ),
        PlaceTag(name="Khujand", country=CountryCode("TJK"), latitude=None, evidence=BECAUSE),
    ),
    dates=(
        DateRange(raw="since 2012", start=date(2012, 1, 1), end=None),
        DateRange(raw="spring 2019", start=date(2019, 3, 1), end=date(2019, 5, 31)),
    ),
    status=Judged(value="recurring"),
    measures=(make_match("II.3", 0.7), make_match("II.4", 0.6), make_match("II.5", 0.5)),
    doubts=(UNSURE,),
)
RUSSIAN = make_activity(
    "«АТЦ СНГ» провёл | учения; =1+1", block="para=5", organizations=(), dates=()
)
ALL: tuple[Activity, ...] = (*ACTIVITIES, RICH, RUSSIAN)


@pytest.fixture
def release(tmp_path: Path) -> Release:
    engine = open_engine(f"sqlite:///{tmp_path / 'jpoa.sqlite'}")
    decision = make_decision("confirm", ACTIVITIES[0])
    return make_release(engine, tmp_path, decision, activities=ALL)


def test_frictionless_finds_nothing_wrong(release: Release) -> None:
    with system.use_context(trusted=True):
        report = Package(str(release.folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["taskNumber", "rowNumber", "fieldName", "type", "note"])
    assert report.stats["warnings"] == 0


def test_frictionless_names_a_changed_cell(release: Release) -> None:
    path = release.folder / "activities.csv"
    path.write_bytes(path.read_bytes().replace(b",completed,", b",finished,", 1))
    with system.use_context(trusted=True):
        report = Package(str(release.folder / "datapackage.json")).validate()
    kinds = {error[0] for error in report.flatten(["type"])}
    assert {"constraint-error", "hash-count"} <= kinds


def test_every_file_is_described(release: Release) -> None:
    package = json.loads((release.folder / "datapackage.json").read_text(encoding="utf-8"))
    described = {resource["path"] for resource in package["resources"]}
    files = {path.name for path in release.folder.iterdir()}
    assert files - described == {"datapackage.json", "manifest.json", "checksums.sha256"}
    tables = [item for item in package["resources"] if item["path"].endswith(".csv")]
    for table in tables:
        header = read_csv(release.folder / table["path"])[0]
        assert [field["name"] for field in table["schema"]["fields"]] == header, table["path"]


@pytest.mark.parametrize("name", ["activities.csv", "activity_5w.hxl.csv"])
def test_hxl_finds_nothing_wrong(release: Release, name: str) -> None:
    options = hxl.InputOptions(allow_local=True)
    with hxl.data(str(release.folder / name), options) as dataset:
        report = hxl.validate(dataset)
    assert report["stats"]["total"] == 0, report["issues"]


def test_hxl_expands_lists(release: Release) -> None:
    options = hxl.InputOptions(allow_local=True)
    with hxl.data(str(release.folder / "activities.csv"), options) as dataset:
        rows = dataset.with_rows(f"#activity+id+code={RICH.id}").expand_lists(
            patterns="#country+code+list", separator="|"
        )
        assert [row.get("#country+code+v_iso3") for row in rows] == ["KGZ", "TJK"]


def test_each_line_follows_the_schema(release: Release) -> None:
    schema = json.loads((release.folder / "activity.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    for row in read_jsonl(release):
        validator.validate(row)
    assert list(validator.iter_errors(read_jsonl(release)[0] | {"status": "done"}))


def test_checksums_are_those_of_sha256sum(release: Release) -> None:
    lines = (release.folder / "checksums.sha256").read_text(encoding="utf-8").splitlines()
    assert {line[66:] for line in lines} == {
        path.name for path in release.folder.iterdir() if path.name != "checksums.sha256"
    }
    for line in lines:
        content = (release.folder / line[66:]).read_bytes()
        assert line[:64] == hashlib.sha256(content).hexdigest()


def test_what_is_derived(release: Release) -> None:
    row = next(row for row in read_jsonl(release) if row["activity_id"] == RICH.id)
    assert row["recurrence"] == "annual"
    assert row["date_edtf"] == ["2012/..", "2019-21"]
    assert row["date_precision"] == "open"
    assert row["legal_refs"] == ["S/RES/2178(2014)"]
    assert row["urls"] == ["https://example.org/course"]
    flat = dict(zip(*_row(release, RICH.id), strict=True))
    assert flat["date_start"] == "2012-01-01"
    assert flat["date_end"] == "", "one of its dates is open"
    assert flat["geo_scope"] == "regional"


def test_the_five_ws_are_one_row_a_combination(release: Release) -> None:
    header, _, *rows = read_csv(release.folder / "activity_5w.hxl.csv")
    assert header == [name for name, _ in fivew.COLUMNS]
    mine = [dict(zip(header, row, strict=True)) for row in rows if row[0] == RICH.id]
    assert len(mine) == 3 * 2 * 3, "organizations, places, measures"
    assert {(row["country_id"], row["place"]) for row in mine} == {
        ("KGZ", "Osh"),
        ("TJK", "Khujand"),
    }
    bare = [dict(zip(header, row, strict=True)) for row in rows if row[0] == RUSSIAN.id]
    assert [(row["organization_id"], row["country_id"]) for row in bare] == [("", "TJK")]


def test_unlisted_organizations_can_be_looked_up(release: Release) -> None:
    listed = {row[0]: row for row in read_csv(release.folder / "organizations.csv")}
    assert listed["NEW:Road Police of Osh"][4] == "unlisted"


def test_the_database_answers(release: Release) -> None:
    with closing(sqlite3.connect(release.folder / "activities.sqlite")) as connection:
        found = connection.execute(
            "SELECT a.text, o.role FROM activities a JOIN activity_organizations o "
            "USING (activity_id) WHERE o.organization_id = 'UNODC'"
        ).fetchall()
        texts = connection.execute("SELECT text FROM activities WHERE text LIKE '=%'").fetchall()
        dates = connection.execute("SELECT date_end FROM activities WHERE date_end = ''").fetchall()
    assert found == [(RICH.text, "lead")]
    assert texts == [("=HYPERLINK(evil) OSCE met experts.",)], "as it is, without the guard"
    assert dates == [], "nothing known is NULL"


def test_the_documents_are_named(release: Release) -> None:
    rows = read_csv(release.folder / "documents.csv")
    assert [row[1] for row in rows] == ["file_name", "report.docx"]


def test_every_column_is_documented() -> None:
    text = Path("docs/dataset.md").read_text(encoding="utf-8")
    assert [column.name for column in COLUMNS if f"`{column.name}`" not in text] == []


def test_a_folder_is_open_to_others(release: Release) -> None:
    assert release.folder.stat().st_mode & 0o777 == 0o755


def test_an_error_stops_a_release(tmp_path: Path) -> None:
    engine: Engine = open_engine(f"sqlite:///{tmp_path / 'jpoa.sqlite'}")
    backward = make_activity(
        "OSCE met.", dates=(DateRange(raw="?", start=date(2019, 1, 1), end=date(2018, 1, 1)),)
    )
    with pytest.raises(Exception, match="a date ends before it starts: act_"):
        make_release(engine, tmp_path, activities=(backward,))
    assert not (tmp_path / "published").exists()


def test_findings_stand_in_the_manifest(tmp_path: Path) -> None:
    engine: Engine = open_engine(f"sqlite:///{tmp_path / 'jpoa.sqlite'}")
    early = make_activity(
        "OSCE met.", dates=(DateRange(raw="?", start=date(1899, 1, 1), end=date(1899, 1, 1)),)
    )
    made = make_release(engine, tmp_path, activities=(early,))
    manifest = json.loads((made.folder / "manifest.json").read_text(encoding="utf-8"))
    assert [item["rule"] for item in manifest["findings"]] == ["dates-are-plausible"]


def _row(release: Release, activity_id: str) -> tuple[list[str], list[str]]:
    header, _, *rows = read_csv(release.folder / "activities.csv")
    return header, next(row for row in rows if row[0] == activity_id)
