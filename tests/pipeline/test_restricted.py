"""Nothing of a restricted document is published: neither its rows nor a trace in any file."""

import gzip
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from factories import (
    BECAUSE,
    NOW,
    VERSIONS,
    document_id,
    make_activity,
    make_decision,
    make_match,
    make_proposal,
    make_record,
)
from fastapi.testclient import TestClient
from releases import read_jsonl

from extractors.model import Block, Document, Evidence
from pipeline.errors import ReleaseError
from pipeline.match.evidence import quote_of
from pipeline.model import Activity, Reviewed
from pipeline.query.app import create_query_app
from pipeline.query.dataset import PublishedDataset
from pipeline.release.publish import Release
from pipeline.release.restricted import Guard
from pipeline.settings import Settings
from pipeline.store.decisions import append_decisions
from pipeline.store.documents import (
    list_documents,
    record_extraction,
    record_failure,
    set_visibility,
)
from pipeline.store.engine import open_engine
from pipeline.workspace import Workspace

pytestmark = pytest.mark.slow

SECRET = "Zanzibarium"
"""Stands in the words, the file name, the title and the reviewer's note of the restricted one."""
OPEN = make_activity("OSCE held a workshop on borders.", document="open.docx")
INSIDE = make_activity(f"OSCE trained agents at {SECRET}.", document=f"{SECRET} inside.docx")


def citing(text: str) -> Activity:
    """A public activity whose measure rests on likeness to another."""
    likeness = Evidence(method="precedent", detail=f"like a row of II.4 (0.70): {quote_of(text)}")
    measure = make_match().model_copy(update={"evidence": (*BECAUSE, likeness)})
    return make_activity(
        "OSCE trained officers.", document="open.docx", block="para=2", measures=(measure,)
    )


@pytest.fixture
def workspace(database_url: str, tmp_path: Path) -> Workspace:
    return Workspace(Settings(data=tmp_path / "data", database_url=database_url))


def put_in(workspace: Workspace, name: str, *activities: Activity, restricted: bool) -> None:
    record_extraction(
        workspace.engine,
        make_record(
            name,
            title=f"Title of {name}",
            visibility="restricted" if restricted else "public",
        ),
        path=Path(name),
        document=Document(
            id=document_id(name),
            file_name=name,
            format="docx",
            blocks=tuple(
                Block(id=item.ref.block, kind="paragraph", text=item.text) for item in activities
            ),
        ),
        rejections=(),
        proposals=[make_proposal(item) for item in activities],
        versions=VERSIONS,
        now=NOW,
    )


def contents(data: bytes, name: str) -> Iterator[bytes]:
    """The bytes of a file, and of whatever is packed in it."""
    yield data
    if data[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from contents(archive.read(inner), inner)
    if data[:2] == b"\x1f\x8b":
        yield gzip.decompress(data)
    if name.endswith(".parquet"):
        yield str(pq.read_table(BytesIO(data)).to_pylist()).encode()


def traces(release: Release, word: str) -> list[str]:
    """The files of a release in which a word stands, names included."""
    found = []
    for path in sorted(release.folder.rglob("*")):
        if path.is_file() and any(
            word.encode() in each or word.encode("utf-16-le") in each
            for each in (path.name.encode(), *contents(path.read_bytes(), path.name))
        ):
            found.append(path.name)
    return found


def test_no_file_of_a_release_holds_a_trace(workspace: Workspace) -> None:
    public = citing(INSIDE.text)
    put_in(workspace, "open.docx", OPEN, public, restricted=False)
    put_in(workspace, f"{SECRET} inside.docx", INSIDE, restricted=True)
    append_decisions(
        workspace.engine,
        [
            make_decision("confirm", INSIDE, note=f"{SECRET} was there"),
            make_decision("confirm", OPEN),
            make_decision("confirm", public),
            make_decision("undo", undoes=1, note=f"not {SECRET}"),
        ],
    )
    release = workspace.publish()
    assert {row["activity_id"] for row in read_jsonl(release)} == {OPEN.id, public.id}
    assert traces(release, SECRET) == []
    assert traces(release, "workshop on borders"), "the search would find it"
    app = create_query_app(PublishedDataset(release.folder))
    with TestClient(app, base_url="http://127.0.0.1") as client:
        for page in ("/", "/api/activities", "/api/choices", f"/activities/{public.id}"):
            answer = client.get(page)
            assert answer.status_code == 200, page
            assert SECRET not in answer.text and INSIDE.id not in answer.text, page
        assert client.get(f"/activities/{INSIDE.id}").status_code == 404
        assert client.get("/files/..%2F..%2Fjpoa.sqlite").status_code == 404


def test_what_is_restricted_later_leaves_with_the_next_release(workspace: Workspace) -> None:
    put_in(workspace, "open.docx", OPEN, restricted=False)
    put_in(workspace, f"{SECRET} inside.docx", INSIDE, restricted=False)
    assert traces(workspace.publish(), SECRET), "as long as it is public it is there"
    set_visibility(workspace.engine, [document_id(f"{SECRET} inside.docx")], "restricted")
    release = workspace.publish()
    assert release.folder.name.endswith(".2")
    assert traces(release, SECRET) == []


def test_what_a_public_document_says_too_is_quoted_from_there(workspace: Workspace) -> None:
    words = "OSCE met experts in Osh."
    both = [make_activity(words, document=f"{place}.docx") for place in ("open", SECRET)]
    both[1] = both[1].model_copy(update={"id": both[0].id})
    put_in(workspace, "open.docx", both[0], restricted=False)
    put_in(workspace, f"{SECRET}.docx", both[1], restricted=True)
    append_decisions(workspace.engine, [make_decision("correct", both[1])])
    release = workspace.publish()
    (row,) = read_jsonl(release)
    assert row["document"]["file_name"] == "open.docx"
    assert row["review"]["state"] == "auto_accepted", "decided before the restricted words"
    assert traces(release, SECRET) == []


def test_a_caller_that_forgets_is_stopped() -> None:
    records = {
        document_id("open.docx"): make_record("open.docx"),
        document_id(f"{SECRET} inside.docx"): make_record(
            f"{SECRET} inside.docx", visibility="restricted"
        ),
    }
    guard = Guard(records)
    assert len(list(guard.passed([make_decision("confirm", OPEN)]))) == 1
    with pytest.raises(ReleaseError, match="would be published"):
        list(guard.passed([make_decision("confirm", INSIDE)]))
    item = Reviewed(activity=OPEN, state="auto_accepted", sources=(OPEN,))
    guard.look_at(item)
    with pytest.raises(ReleaseError, match="would be published"):
        guard.look_at(item.model_copy(update={"sources": (OPEN, INSIDE)}))


@pytest.mark.parametrize(
    ("path", "settings", "expected", "why"),
    [
        ("inbox/report.docx", {}, "public", "the rule"),
        ("inbox/restricted/report.docx", {}, "restricted", "its folder says so"),
        ("inbox/2026/Restricted/osce/report.docx", {}, "restricted", "at any depth, in any case"),
        ("inbox/restricted", {}, "public", "a file of that name, not a folder"),
        ("restricted/report.docx", {}, "public", "a folder outside the inbox says nothing"),
        ("inbox/report.docx", {"restricted": True}, "restricted", "--restricted"),
    ],
)
def test_who_is_restricted(
    path: str, settings: dict[str, bool], expected: str, why: str, tmp_path: Path
) -> None:
    workspace = Workspace(Settings(data=tmp_path, **settings))
    assert workspace.visibility(tmp_path / path) == expected, why


def test_a_restriction_is_never_lost(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'jpoa.sqlite'}")
    workspace = Workspace(Settings(data=tmp_path, database_url=str(engine.url)))

    def visibility() -> list[str]:
        return [record.visibility for record in list_documents(engine)]

    record_failure(
        engine, document_id("open.docx"), path=Path("open.docx"), problem="it is damaged",
        now=NOW, visibility="restricted",
    )  # fmt: skip
    assert visibility() == ["restricted"], "unreadable today, readable by a later version"
    put_in(workspace, "open.docx", OPEN, restricted=False)
    assert visibility() == ["restricted"], "the same content, dropped again elsewhere"
    set_visibility(engine, [document_id("open.docx")], "public")
    put_in(workspace, "open.docx", OPEN, restricted=True)
    assert visibility() == ["public"], "nothing was read anew"
