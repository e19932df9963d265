"""What changed from one release to the next."""

from datetime import timedelta
from pathlib import Path

from factories import NOW, make_activity, make_decision, make_match
from releases import make_release
from sqlalchemy import Engine
from typer.testing import CliRunner

from extractors.model import Judged
from flows import cli
from pipeline.errors import ReleaseError
from pipeline.model import Activity
from pipeline.release.diff import (
    as_markdown,
    compare,
    compare_releases,
    latest_release,
    read_lines,
)
from pipeline.release.publish import Release

KEPT = make_activity("OSCE met experts in Osh.", block="para=1")
GONE = make_activity("UNODC delivered scanners to Termez.", block="para=2")
OLD_WORDS = make_activity(
    "EU-BOMCA trained forty border guards of the region in Osh in March 2018.", block="para=3"
)
NEW_WORDS = make_activity(
    "EU-BOMCA trained 45 border guards of the region in Osh in March 2018.", block="para=3"
)
MOVED = make_activity("CTED visited Tajikistan.", block="para=4")
CHANGED = make_activity("The SCO is preparing | drills", block="para=5")
NEW = make_activity("CARICC opened *a* <b>channel</b>.", block="para=6")


def two(engine: Engine, folder: Path) -> tuple[Release, Release]:
    old = make_release(engine, folder, activities=(KEPT, GONE, OLD_WORDS, MOVED, CHANGED))
    later: tuple[Activity, ...] = (
        KEPT,
        NEW_WORDS,
        MOVED.model_copy(update={"measures": (make_match("II.5"),)}),
        CHANGED.model_copy(update={"status": Judged(value="ongoing")}),
        NEW,
    )
    new = make_release(
        engine, folder, make_decision("confirm", KEPT), activities=later,
        now=NOW + timedelta(days=30),
    )  # fmt: skip
    return old, new


def test_each_kind_of_change(engine: Engine, tmp_path: Path) -> None:
    old, new = two(engine, tmp_path)
    changes = compare_releases(old.folder, new.folder)
    assert changes == new.changes
    assert [(item.kind, item.activity_id, item.details) for item in changes.items] == [
        ("new", NEW.id, ()),
        *sorted(
            [
                ("changed", NEW_WORDS.id, ("words changed",)),
                ("changed", CHANGED.id, ("status: completed → ongoing",)),
            ],
            key=lambda item: item[1],
        ),
        ("moved", MOVED.id, ("measures: II.4 → II.5",)),
        ("ended", GONE.id, ()),
    ]
    reworded = next(item for item in changes.items if item.activity_id == NEW_WORDS.id)
    assert reworded.replaces == OLD_WORDS.id
    assert changes.unchanged == 1
    assert changes.reviewed == 1, "KEPT was confirmed, which is no change of the row"


def test_rows_that_need_not_be_read_count_as_unchanged(engine: Engine, tmp_path: Path) -> None:
    old, new = two(engine, tmp_path)
    read = compare(read_lines(old.folder), read_lines(new.folder), old=old.version, new=new.version)
    assert compare_releases(old.folder, new.folder) == read
    assert compare_releases(new.folder, new.folder).unchanged == new.activities


def test_the_release_says_what_changed(engine: Engine, tmp_path: Path) -> None:
    old, new = two(engine, tmp_path)
    first = (old.folder / "CHANGES.md").read_text(encoding="utf-8")
    assert first == "# 2026-11-21.1\n\nThe first edition: 5 activities.\n"
    text = (new.folder / "CHANGES.md").read_text(encoding="utf-8")
    assert text == as_markdown(new.changes)
    assert "## No longer reported (1)" in text
    assert "\\*a\\* \\<b\\>channel" in text, "words are no markup"


def test_the_newest_release_is_found_by_date_and_number(tmp_path: Path) -> None:
    assert latest_release(tmp_path / "missing") is None
    for name in ("2026-11-21.9", "2026-11-21.10", "2026-10-30.11", ".building-x", "notes"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "activities.jsonl").touch()
    (tmp_path / "2026-12-01.1").mkdir()
    found = latest_release(tmp_path)
    assert found is not None
    assert found.name == "2026-11-21.10", "the folder of December is empty"


def test_the_command_prints_a_table_and_markdown(engine: Engine, tmp_path: Path) -> None:
    old, new = two(engine, tmp_path)
    arguments = ["--data", str(tmp_path), "diff", old.version, str(new.folder)]
    shown = CliRunner().invoke(cli.app, arguments)
    assert shown.exit_code == 0, shown.output
    assert "Moved to another measure (1)" in shown.output
    assert "5 changes, 1 rows as before" in shown.output
    written = CliRunner().invoke(cli.app, [*arguments, "--markdown"])
    assert written.stdout == as_markdown(new.changes)


def test_a_release_that_is_not_there_is_named(engine: Engine, tmp_path: Path) -> None:
    old, _ = two(engine, tmp_path)
    result = CliRunner().invoke(cli.app, ["--data", str(tmp_path), "diff", old.version, "2030"])
    assert isinstance(result.exception, ReleaseError)
    assert "2026-11-21.1, 2026-12-21.1" in str(result.exception)
