"""A release is whole, repeatable, never overwritten, and can be opened by others."""

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from factories import make_activity, make_decision, make_match
from releases import ACTIVITIES, make_release, read_csv, read_jsonl
from sqlalchemy import Engine

from pipeline.errors import ReleaseError
from pipeline.release.cells import guarded, joined
from pipeline.release.columns import COLUMNS
from pipeline.release.copies_worker import writing_copies
from pipeline.release.workbooks import WorkbookTables
from pipeline.store.engine import open_engine


def test_all_files_of_the_contract_are_there(engine: Engine, tmp_path: Path) -> None:
    release = make_release(engine, tmp_path)
    assert release.folder.name == "2026-11-21.1"
    assert {path.name for path in release.folder.iterdir()} == {
        "activities.jsonl",
        "activities.csv",
        "activities.parquet",
        "activity_measures.csv",
        "activity_organizations.csv",
        "activity_dates.csv",
        "activity_countries.csv",
        "activity_sources.csv",
        "measures.csv",
        "organizations.csv",
        "places.csv",
        "decisions.jsonl",
        "manifest.json",
        "rolling_matrix.docx",
        # and further ones
        "activities.sqlite",
        "activity.schema.json",
        "activity_5w.hxl.csv",
        "activity_links.csv",
        "CHANGES.md",
        "checksums.sha256",
        "coverage.csv",
        "coverage.svg",
        "datapackage.json",
        "documents.csv",
        "jpoa_5w.xlsx",
        "provenance.jsonld",
        "report.html",
        "rolling_matrix.xlsx",
    }


def test_rows_are_sorted_and_carry_their_state(engine: Engine, tmp_path: Path) -> None:
    rows = read_jsonl(make_release(engine, tmp_path))
    assert [row["activity_id"] for row in rows] == sorted(row["activity_id"] for row in rows)
    states = {row["text"]: row["review"]["state"] for row in rows}
    assert states == {
        "OSCE held a workshop.": "auto_accepted",
        "=HYPERLINK(evil) OSCE met experts.": "needs_review",
        "OSCE | drew a picture": "auto_accepted",
    }
    first = next(row for row in rows if row["text"].startswith("OSCE held"))
    assert first["pillar"] == "II"
    assert first["organizations"][0] == {
        "id": "OSCE",
        "name": "Organization for Security and Co-operation in Europe",
        "role": "lead",
        "mention": "OSCE",
    }
    assert first["dates"] == [{"raw": "in 2018", "start": "2018-01-01", "end": "2018-12-31"}]


def test_rejected_activities_stay_out(engine: Engine, tmp_path: Path) -> None:
    rows = read_jsonl(make_release(engine, tmp_path, make_decision("reject", ACTIVITIES[0])))
    assert len(rows) == 2


def test_restricted_documents_stay_out(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="nothing to publish"):
        make_release(engine, tmp_path, record={"visibility": "restricted"})


def test_the_flat_table_has_a_row_of_hashtags(engine: Engine, tmp_path: Path) -> None:
    header, hashtags, *rows = read_csv(make_release(engine, tmp_path).folder / "activities.csv")
    assert header == [column.name for column in COLUMNS]
    assert all(tag.startswith("#") for tag in hashtags)
    assert len(set(hashtags)) == len(hashtags)
    assert len(rows) == 3
    assert all(len(row) == len(header) for row in rows)


def test_no_text_becomes_a_formula(engine: Engine, tmp_path: Path) -> None:
    release = make_release(engine, tmp_path)
    column = [item.name for item in COLUMNS].index("text")
    texts = [row[column] for row in read_csv(release.folder / "activities.csv")[2:]]
    assert "'=HYPERLINK(evil) OSCE met experts." in texts
    assert any(row["text"].startswith("=") for row in read_jsonl(release))


def test_parquet_holds_the_same_rows(engine: Engine, tmp_path: Path) -> None:
    release = make_release(engine, tmp_path)
    table = pq.read_table(release.folder / "activities.parquet").to_pylist()
    expected = read_jsonl(release)
    assert [row["activity_id"] for row in table] == [row["activity_id"] for row in expected]
    assert [row["countries"] for row in table] == [row["countries"] for row in expected]
    assert table[0]["review"]["doubts"] == expected[0]["review"]["doubts"]


def test_the_same_state_gives_the_same_bytes(engine: Engine, tmp_path: Path) -> None:
    other = open_engine(f"sqlite:///{tmp_path / 'other.sqlite'}")
    one = make_release(engine, tmp_path / "one")
    two = make_release(other, tmp_path / "two", activities=tuple(reversed(ACTIVITIES)))
    for path in one.folder.iterdir():
        assert path.read_bytes() == (two.folder / path.name).read_bytes(), path.name


def test_a_version_is_never_overwritten(engine: Engine, tmp_path: Path) -> None:
    first = make_release(engine, tmp_path)
    before = {path.name: path.read_bytes() for path in first.folder.iterdir()}
    second = make_release(engine, tmp_path, make_decision("reject", ACTIVITIES[0]))
    assert second.folder.name == "2026-11-21.2"
    assert {path.name: path.read_bytes() for path in first.folder.iterdir()} == before


def test_strict_refuses_open_reviews_and_leaves_nothing(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(ReleaseError, match="1 activities still wait"):
        make_release(engine, tmp_path, strict=True)
    assert not (tmp_path / "published").exists()


@pytest.mark.slow
def test_a_large_release_has_the_same_bytes(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = make_release(engine, tmp_path / "small")
    monkeypatch.setattr("pipeline.release.publish._WORTH_A_PROCESS", 1)
    other = open_engine(f"sqlite:///{tmp_path / 'other.sqlite'}")
    large = make_release(other, tmp_path / "large")
    for path in small.folder.iterdir():
        assert path.read_bytes() == (large.folder / path.name).read_bytes(), path.name


@pytest.mark.slow
def test_a_workbook_that_cannot_be_written_stops_the_release(tmp_path: Path) -> None:
    tables = WorkbookTables(coverage=(), organizations=(("id",),), measures=(), about=())
    with (
        pytest.raises(ReleaseError, match=r"the workbook .* cannot be written .*No such file"),
        writing_copies(tmp_path, tables, tmp_path / "gone"),
    ):
        pass


@pytest.mark.parametrize("step", ["row_files.ParquetFile.add", "publish.write_matrix"])
def test_a_failing_write_leaves_nothing(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full_disk(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(f"pipeline.release.{step}", full_disk)
    with pytest.raises(OSError, match="No space"):
        make_release(engine, tmp_path)
    assert list((tmp_path / "published").iterdir()) == []


def test_the_manifest_says_what_went_in(engine: Engine, tmp_path: Path) -> None:
    release = make_release(engine, tmp_path, make_decision("confirm", ACTIVITIES[0]))
    manifest = json.loads((release.folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["counts"]["by_state"] == {
        "auto_accepted": 1,
        "confirmed": 1,
        "needs_review": 1,
    }
    assert manifest["last_decision"] == 1
    assert manifest["open_reviews"]["rows"] == 1
    assert [item["file_name"] for item in manifest["inputs"]] == ["report.docx"]
    assert "activities.jsonl" in manifest["files"]


def test_reviewers_are_pseudonyms(engine: Engine, tmp_path: Path) -> None:
    release = make_release(engine, tmp_path, make_decision("confirm", ACTIVITIES[0]))
    text = "".join(
        path.read_text(encoding="utf-8")
        for path in release.folder.iterdir()
        if path.suffix in (".csv", ".jsonl", ".json")
    )
    assert "Aigul" not in text
    assert '"reviewer":"r01"' in text


def test_the_same_words_elsewhere_are_named(engine: Engine, tmp_path: Path) -> None:
    one = make_activity("OSCE held a workshop.")
    two = one.model_copy(update={"id": "act_0000000000000000", "measures": (make_match("III.2"),)})
    rows = {
        row["activity_id"]: row
        for row in read_jsonl(make_release(engine, tmp_path, activities=(one, two)))
    }
    assert [item["activity_id"] for item in rows[one.id]["also_reported_in"]] == [two.id]
    assert [item["activity_id"] for item in rows[two.id]["also_reported_in"]] == [one.id]


@pytest.mark.parametrize(
    ("text", "cell"),
    [("=1+1", "'=1+1"), ("-5 staff", "'-5 staff"), ("OSCE", "OSCE"), ("", "")],
)
def test_formula_guard(text: str, cell: str) -> None:
    assert guarded(text) == cell


def test_a_list_never_hides_its_separator() -> None:
    assert joined(["a|b", "c"]) == "a¦b|c"
