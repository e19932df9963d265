"""A backup holds everything, is checked byte by byte, and becomes the same workspace again."""

import json
import shutil
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from factories import NOW, make_activity, make_decision, make_proposal
from releases import make_release
from sqlalchemy import Engine, text

from extractors.model import Block, Document
from pipeline.backup import make_backup, read_backup, restore_backup
from pipeline.errors import StoreError
from pipeline.model import Decision
from pipeline.settings import Settings
from pipeline.store import tables
from pipeline.store.decisions import all_decisions, append_decisions
from pipeline.store.documents import record_extraction
from pipeline.store.engine import alembic_config, connect_engine, open_engine
from pipeline.store.transfer import DERIVED, KEPT
from pipeline.workspace import Workspace

pytestmark = pytest.mark.slow

TEXTS = ("OSCE held a workshop.", "ОБСЕ провела семинар в Душанбе.", "OSCE\0met experts.")


@pytest.fixture
def settings(database_url: str, tmp_path: Path) -> Settings:
    """A workspace with a document, decisions, a release, reviewers and gazetteers of its own."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "measures.yml").write_text("framework: X\n", encoding="utf-8")
    settings = Settings(
        data=tmp_path / "data", database_url=database_url, gazetteers=tmp_path / "lists"
    )
    workspace = Workspace(settings)
    put_in(workspace)
    make_release(workspace.engine, settings.data)
    (settings.data / "reviewers.toml").write_text("[reviewers]\n", encoding="utf-8")
    (settings.documents / ".unfinished-1").write_bytes(b"half")
    learned = settings.data / "matcher" / "jpoa-2011"
    learned.mkdir(parents=True)
    (learned / "in_use").write_text("2026-11-20.1", encoding="utf-8")
    workspace.engine.dispose()
    return settings


def put_in(workspace: Workspace) -> None:
    from factories import VERSIONS, document_id, make_record

    activities = [make_activity(words, block=f"para={n}") for n, words in enumerate(TEXTS, 1)]
    record_extraction(
        workspace.engine,
        make_record(),
        path=Path("inbox/report.docx"),
        document=Document(
            id=document_id(),
            file_name="report.docx",
            format="docx",
            blocks=tuple(
                Block(id=f"para={n}", kind="paragraph", text=words)
                for n, words in enumerate(TEXTS, 1)
            ),
        ),
        rejections=(),
        proposals=[make_proposal(activity) for activity in activities],
        versions=VERSIONS,
        now=NOW,
    )
    append_decisions(workspace.engine, [make_decision("confirm", activities[0])])
    append_decisions(workspace.engine, [make_decision("reject", activities[1], note="нет")])
    kept = workspace.settings.documents
    kept.mkdir(parents=True)
    # The factories name documents by the hash of their file name.
    (kept / document_id().removeprefix("sha256:")).write_bytes(b"report.docx")


def content_of(settings: Settings) -> object:
    """All that a user can see of a workspace."""
    workspace = Workspace(settings)
    try:
        return (
            workspace.reviewed(),
            all_decisions(workspace.engine),
            workspace.documents(),
            [workspace.extraction(record.id) for record in workspace.documents()],
            {
                path.relative_to(settings.data).as_posix(): path.read_bytes()
                for folder in (settings.documents, settings.published)
                for path in folder.rglob("*")
                if path.is_file() and not path.name.startswith(".")
            },
        )
    finally:
        workspace.engine.dispose()


def test_a_restored_workspace_is_the_same(settings: Settings, tmp_path: Path) -> None:
    made = make_backup(settings, tmp_path / "all.zip", NOW)
    assert made.notes == ()
    assert made.manifest.rows["decisions"] == 2
    new = Settings(data=tmp_path / "new", database_url=None)
    restore_backup(tmp_path / "all.zip", new)
    assert content_of(new) == content_of(settings)
    assert (new.data / "reviewers.toml").read_text(encoding="utf-8") == "[reviewers]\n"
    assert (new.data / "gazetteers" / "measures.yml").is_file()
    in_use = new.data / "matcher" / "jpoa-2011" / "in_use"
    assert in_use.read_text(encoding="utf-8") == "2026-11-20.1"
    assert not list(new.documents.glob(".unfinished*"))


@pytest.mark.postgres
@pytest.mark.parametrize("direction", ["into PostgreSQL", "out of PostgreSQL"])
def test_from_one_kind_of_database_into_the_other(
    direction: str, postgres_url: str, tmp_path: Path
) -> None:
    file = Settings(data=tmp_path / "file", database_url=None)
    team = Settings(data=tmp_path / "team", database_url=postgres_url)
    old, new = (file, team) if direction == "into PostgreSQL" else (team, file)
    workspace = Workspace(old)
    put_in(workspace)
    workspace.engine.dispose()
    make_backup(old, tmp_path / "all.zip", NOW)
    restore_backup(tmp_path / "all.zip", new)
    assert content_of(new) == content_of(old)


def test_what_is_restored_can_be_worked_with(settings: Settings, tmp_path: Path) -> None:
    make_backup(settings, tmp_path / "all.zip", NOW)
    new = Settings(data=tmp_path / "new", database_url=None)
    restore_backup(tmp_path / "all.zip", new)
    engine = open_engine(new.database)
    append_decisions(engine, [make_decision("reject", make_activity(TEXTS[0]), revision=2)])
    assert [decision.seq for decision in all_decisions(engine)] == [1, 2, 3]
    with pytest.raises(Exception, match="only ever added"):
        change(engine)
    engine.dispose()


def change(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM decision_targets"))


@pytest.mark.postgres
def test_documents_are_counted_on_after_a_restore(postgres_url: str, tmp_path: Path) -> None:
    file = Settings(data=tmp_path / "file", database_url=None)
    workspace = Workspace(file)
    put_in(workspace)
    workspace.engine.dispose()
    make_backup(file, tmp_path / "all.zip", NOW)
    restore_backup(
        tmp_path / "all.zip", Settings(data=tmp_path / "team", database_url=postgres_url)
    )
    engine = connect_engine(postgres_url)
    with engine.connect() as connection:
        following = connection.execute(
            text("SELECT nextval(pg_get_serial_sequence('extractions', 'seq'))")
        ).scalar()
    assert following == 2
    engine.dispose()


def test_nothing_is_overwritten(settings: Settings, tmp_path: Path) -> None:
    target = tmp_path / "all.zip"
    make_backup(settings, target, NOW)
    before = target.read_bytes()
    with pytest.raises(StoreError, match="such a file already"):
        make_backup(settings, target, NOW)
    assert target.read_bytes() == before
    with pytest.raises(StoreError, match="something already"):
        restore_backup(target, settings)
    with pytest.raises(StoreError, match="not empty"):
        restore_backup(target, settings.model_copy(update={"data": tmp_path / "new"}))
    assert not (tmp_path / "new").exists()
    assert not list(tmp_path.glob(".restoring*"))


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def rewritten(change: Callable[[dict[str, bytes]], None]) -> Callable[[Path], None]:
    """Another ZIP file with other content, its own checksums in order."""

    def rewrite(path: Path) -> None:
        with zipfile.ZipFile(path) as archive:
            content = {name: archive.read(name) for name in archive.namelist()}
        change(content)
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in content.items():
                archive.writestr(name, data)

    return rewrite


def rename_in_manifest(content: dict[str, bytes], name: str) -> None:
    manifest = json.loads(content["manifest.json"])
    manifest["files"][name] = manifest["files"].pop("reviewers.toml")
    content["manifest.json"] = json.dumps(manifest).encode()
    content[name] = content.pop("reviewers.toml")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (flip, "not what was written|damaged"),
        (cut, "damaged"),
        (lambda path: path.write_bytes(b""), "damaged"),
        (lambda path: path.write_text("a letter", encoding="utf-8"), "damaged"),
        (rewritten(lambda content: content.pop("reviewers.toml")), "files that it lists"),
        (rewritten(lambda content: content.update({"x.exe": b"x"})), "files that it lists"),
        (
            rewritten(lambda content: content.update({"store/decisions.jsonl": b""})),
            "not what was written",
        ),
        *(
            (
                rewritten(lambda content, name=name: rename_in_manifest(content, name)),
                "does not belong",
            )
            for name in (
                "../outside.txt",
                "documents/../../outside.txt",
                "/outside.txt",
                "documents\\..\\..\\outside.txt",
                "C:/outside.txt",
                "documents/C:outside.txt",
                "elsewhere/file.txt",
                "documents/.hidden",
                "documents/name. ",
            )
        ),
    ],
)
def test_a_damaged_backup_is_refused_and_nothing_is_written(
    damage: Callable[[Path], object], words: str, tmp_path: Path
) -> None:
    old = Settings(data=tmp_path / "old", database_url=None)
    workspace = Workspace(old)
    put_in(workspace)
    workspace.engine.dispose()
    (old.data / "reviewers.toml").write_text("[reviewers]\n", encoding="utf-8")
    target = tmp_path / "backups" / "all.zip"
    make_backup(old, target, NOW)
    damage(target)
    with pytest.raises(StoreError, match=words):
        restore_backup(target, Settings(data=tmp_path / "new", database_url=None))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["backups", "old"]
    assert [path.name for path in target.parent.iterdir()] == ["all.zip"]


def test_a_missing_or_changed_original_is_told(settings: Settings, tmp_path: Path) -> None:
    (original,) = (path for path in settings.documents.iterdir() if path.name[0] != ".")
    original.write_bytes(b"something else")
    made = make_backup(settings, tmp_path / "one.zip", NOW)
    assert len(made.notes) == 1 and "damaged" in made.notes[0]
    shutil.rmtree(settings.documents)
    made = make_backup(settings, tmp_path / "two.zip", NOW)
    assert len(made.notes) == 1 and "missing" in made.notes[0]


def test_a_backup_made_while_others_write_is_of_one_moment(
    database_url: str, tmp_path: Path
) -> None:
    settings = Settings(data=tmp_path / "data", database_url=database_url)
    engine = open_engine(database_url)
    stop = threading.Event()

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            append_decisions(engine, [make_decision("reject", make_activity(f"number {number}"))])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        backups = [make_backup(settings, tmp_path / f"{n}.zip", NOW).manifest for n in range(5)]
    finally:
        stop.set()
        writer.join()
    engine.dispose()
    for manifest in backups:
        # One target a decision: rows of two moments would not agree.
        assert manifest.rows["decisions"] == manifest.rows["decision_targets"]
    restored = Settings(data=tmp_path / "new", database_url=None)
    restore_backup(tmp_path / "4.zip", restored)
    engine = open_engine(restored.database)
    log: tuple[Decision, ...] = all_decisions(engine)
    assert [item.seq for item in log] == list(range(1, backups[4].rows["decisions"] + 1))
    engine.dispose()


def test_every_table_is_kept_or_can_be_made_anew() -> None:
    kept = {table.name for table in KEPT}
    assert set(tables.metadata.tables) - kept <= DERIVED
    assert not kept & DERIVED


def test_a_backup_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    old = Settings(data=tmp_path / "old", database_url=None)
    open_engine(old.database).dispose()
    make_backup(old, tmp_path / "all.zip", NOW)

    def newer(content: dict[str, bytes]) -> None:
        manifest = json.loads(content["manifest.json"]) | {"revision": "9999"}
        content["manifest.json"] = json.dumps(manifest).encode()

    rewritten(newer)(tmp_path / "all.zip")
    with pytest.raises(StoreError, match="newer version"):
        restore_backup(tmp_path / "all.zip", Settings(data=tmp_path / "new", database_url=None))


def test_an_older_backup_is_brought_up_to_date(tmp_path: Path) -> None:
    from alembic.script import ScriptDirectory

    old = Settings(data=tmp_path / "old", database_url=None)
    workspace = Workspace(old)
    put_in(workspace)
    script = ScriptDirectory.from_config(alembic_config(workspace.engine))
    oldest = script.get_base()
    workspace.engine.dispose()
    make_backup(old, tmp_path / "all.zip", NOW)

    def older(content: dict[str, bytes]) -> None:
        manifest = json.loads(content["manifest.json"]) | {"revision": oldest}
        content["manifest.json"] = json.dumps(manifest).encode()

    rewritten(older)(tmp_path / "all.zip")
    assert read_backup(tmp_path / "all.zip").manifest.revision == oldest
    new = Settings(data=tmp_path / "new", database_url=None)
    restore_backup(tmp_path / "all.zip", new)
    assert content_of(new) == content_of(old)
