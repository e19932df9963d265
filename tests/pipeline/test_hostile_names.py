"""No path from a file name or a document reaches the file system outside the workspace."""

import os
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from factories import document_id
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.guard import read_guarded
from extractors.text import display_name
from pipeline.inbox import Inbox
from pipeline.ingest import Extracted
from pipeline.intake import find_documents, receive
from pipeline.put_away import PutAway
from pipeline.settings import Settings
from pipeline.store.kept import kept_path
from pipeline.workspace import Workspace

TEXT = "On {} June 2018 the OSCE held a workshop on border security in Dushanbe.\n"
NAMES = (
    b"x..\\..\\evil.txt", b"C:\\evil.txt", b"\\\\server\\share\\evil.txt", b"CON.txt", b"NUL",
    b"COM1.txt", b"report.txt. . ", b"a:stream.txt", "\u202etxt.exe.txt".encode(),
    b"a" * 251 + b".txt", "я".encode() * 125 + b".txt", b"new\nline.txt", b"-rf.txt",
    b"%2e%2e%2fx.txt", b"<script>.txt", b"'; DROP TABLE documents;--.txt", b"=cmd|calc.txt",
    b"\x1b[31mred.txt", b"*?.txt", b"$(touch x).txt", b"~.txt",
)  # fmt: skip

_writing: list[str] | None = None
_CHANGES = {"os.rename": (0, 1), "os.mkdir": (0,), "os.remove": (0,), "os.rmdir": (0,),
            "os.link": (1,), "os.symlink": (1,), "os.truncate": (0,)}  # fmt: skip


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if _writing is None:
        return
    if event == "open":
        path, mode, flags = arguments
        writes = isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
        if isinstance(path, str | bytes) and (writes or (isinstance(mode, str) and mode[0] != "r")):
            _writing.append(os.fsdecode(path))
    for position in _CHANGES.get(event, ()):
        path = arguments[position]
        if isinstance(path, str | bytes | os.PathLike):
            _writing.append(os.path.join(_folder_of(event, arguments), os.fsdecode(path)))


def _folder_of(event: str, arguments: tuple[object, ...]) -> str:
    """The folder whose descriptor a removal names, as `shutil.rmtree` does; "" without one."""
    if event in {"os.remove", "os.rmdir"} and isinstance(folder := arguments[1], int):
        return os.readlink(f"/proc/self/fd/{folder}") if folder >= 0 else ""
    return ""


sys.addaudithook(_watch)


@pytest.fixture
def written() -> Iterator[list[str]]:
    """The paths that are written, made, renamed or removed meanwhile."""
    global _writing
    _writing = []
    yield _writing
    _writing = None


def outside(paths: list[str], folder: Path) -> list[str]:
    """Those that lie neither in a folder nor are temporary files without a name of anybody's."""
    temporary = Path(tempfile.gettempdir()).resolve()
    found = []
    for path in {Path(path) for path in paths}:
        where = path.resolve()
        unnamed = where == temporary or (where.parent == temporary and path.name[:3] == "tmp")
        if not (where.is_relative_to(folder.resolve()) or unnamed or path == Path(os.devnull)):
            found.append(str(path))
    return [path for path in found if "__pycache__" not in path]


def drop(inbox: Path, name: bytes, content: bytes) -> Path | None:
    """A file of that name; None where the file system refuses it."""
    inbox.mkdir(parents=True, exist_ok=True)
    path = Path(os.fsdecode(bytes(inbox) + b"/" + name))
    try:
        path.write_bytes(content)
    except (OSError, ValueError):
        return None
    return path


@pytest.mark.slow
def test_hostile_names_stay_names(tmp_path: Path, written: list[str]) -> None:
    workspace = Workspace(Settings(data=tmp_path / "data"))
    inbox = workspace.settings.inbox
    dropped = [
        path
        for number, name in enumerate(NAMES, 1)
        if (path := drop(inbox, name, TEXT.format(number).encode()))
    ]
    assert len(dropped) >= 5
    found = find_documents([inbox])
    assert sorted(found.files) == sorted(dropped)
    outcomes = list(
        workspace.ingest().run(
            found.files,
            lambda items: [Extracted(item, workspace.extract(item)) for item in items],
        )
    )
    assert {outcome.state for outcome in outcomes} == {"read"}
    put_away = PutAway(inbox)
    for number, outcome in enumerate(outcomes):
        assert outcome.incoming is not None
        if number % 2:
            put_away.done(outcome.incoming, known_as="..\\other.txt")
        else:
            put_away.problem(outcome.incoming, "it is damaged")
    release = workspace.publish()
    assert release.activities == len(dropped)
    assert outside(written, tmp_path) == []
    assert {path.name for path in inbox.iterdir()} == {"_done", "_problems"}
    kept = {path.name for path in workspace.settings.documents.iterdir()}
    assert all(len(name) == 64 and set(name) <= set("0123456789abcdef") for name in kept)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_name_that_is_no_text_is_one_line(tmp_path: Path) -> None:
    path = drop(tmp_path, b"\xff\xfe.txt", b"words")
    if path is None:
        pytest.skip("this file system refuses such names")
    found = find_documents([tmp_path])
    assert found.files == ()
    ((_, problem),) = found.problems
    assert str(problem) == "??.txt: its name holds signs that are no text. Rename the file"
    assert find_documents([path]).files == ()
    inbox = Inbox(tmp_path, settle_seconds=0, grace_seconds=0)
    assert [(item.state, item.why) for item in inbox.look(0.0)] == [
        ("stuck", "its name holds signs that are no text; rename it")
    ]


names = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="/\0"), min_size=1, max_size=80
).filter(lambda name: name not in (".", "..") and len(name.encode()) <= 250)


@given(name=names)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_name_a_file_is_kept_and_put_away_inside(name: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        inbox, documents = Path(place) / "inbox", Path(place) / "documents"
        path = drop(inbox, name.encode(), b"words")
        if path is None:
            return
        item = receive(path, documents)
        assert [kept.name for kept in documents.iterdir()] == [item.id.removeprefix("sha256:")]
        target = PutAway(inbox).problem(item, "it is damaged")
        assert target is not None and target.parent == inbox / "_problems"
        assert sorted(os.listdir(place)) == ["documents", "inbox"]
        assert os.listdir(inbox) == ["_problems"]


@given(name=st.text(max_size=400))
@settings(max_examples=200, deadline=None)
def test_whatever_the_name_what_is_shown_is_one_short_line(name: str) -> None:
    shown = display_name(name)
    assert 0 < len(shown) <= 120
    assert not set(shown) & set("/\\\n\r\t\0\x1b\u202e\u2066")
    assert shown == display_name(shown)


def test_kept_bytes_have_the_name_of_their_hash_only() -> None:
    assert kept_path(Path("documents"), document_id()).parent == Path("documents")


@pytest.mark.parametrize(
    "entry",
    ["../../evil.txt", "/tmp/evil.txt", "C:\\evil.txt", "word/../../evil.xml", "..\\evil.txt",
     "word/" + "a" * 300 + ".xml", "NUL", "\u202eevil.xml"],
)  # fmt: skip
@pytest.mark.slow
def test_entries_of_a_word_file_are_never_unpacked(
    entry: str, tmp_path: Path, written: list[str]
) -> None:
    from docx import Document as Word

    plain, hostile = BytesIO(), BytesIO()
    word = Word()
    word.add_paragraph("The OSCE held a workshop on border security in Dushanbe in June 2018.")
    word.save(plain)
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(hostile, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        new.writestr(entry, b"evil")
    del written[:]
    before = set(os.listdir(tmp_path.parent)), set(os.listdir(Path.cwd()))
    document = read_guarded(hostile.getvalue(), "report.docx")
    assert "OSCE" in document.blocks[0].text
    assert outside(written, tmp_path) == []
    assert (set(os.listdir(tmp_path.parent)), set(os.listdir(Path.cwd()))) == before
    assert not Path("/tmp/evil.txt").exists()
