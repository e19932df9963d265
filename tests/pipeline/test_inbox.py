"""When a file in the inbox is taken, and when it is waited for."""

import io
import os
import shutil
import zipfile
from pathlib import Path

import pytest

from pipeline.inbox import CLOSED, Inbox, what_is_missing
from pipeline.transient import TryAgain


def package() -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    return written.getvalue()


WORD = package()
PDF = b"%PDF-1.7\nbody\nstartxref\n9\n%%EOF\n"


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return Inbox(folder, settle_seconds=3, grace_seconds=900)


def states(inbox: Inbox, now: float) -> dict[str, str]:
    return {item.path.name: item.state for item in inbox.look(now)}


def drop(inbox: Inbox, name: str, content: bytes = b"text") -> Path:
    path = inbox.folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_a_file_is_ready_once_it_was_the_same_for_some_seconds(inbox: Inbox) -> None:
    drop(inbox, "report.txt")
    assert states(inbox, 0) == {"report.txt": "arriving"}
    assert states(inbox, 2) == {"report.txt": "arriving"}
    assert states(inbox, 3) == {"report.txt": "ready"}


def test_each_change_starts_the_wait_anew(inbox: Inbox) -> None:
    path = drop(inbox, "report.txt")
    states(inbox, 0)
    path.write_bytes(b"longer text")
    assert states(inbox, 5) == {"report.txt": "arriving"}
    os.utime(path, ns=(1, 1))  # the same size, another time
    assert states(inbox, 10) == {"report.txt": "arriving"}
    assert states(inbox, 14) == {"report.txt": "ready"}


def test_an_old_date_does_not_make_a_copied_file_complete(inbox: Inbox) -> None:
    os.utime(drop(inbox, "report.txt"), ns=(1, 1))
    assert states(inbox, 0) == {"report.txt": "arriving"}


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.docx", WORD[:-10], "end is missing"),
        ("a.pdf", PDF[:-10], "end is missing"),
        ("a.pdf", b"", "empty"),
        ("a.docx", bytes(5000), "zeros"),
    ],
)
def test_what_looks_cut_off_is_waited_for_then_taken(
    inbox: Inbox, name: str, content: bytes, why: str
) -> None:
    drop(inbox, name, content)
    inbox.look(0)
    (waiting,) = inbox.look(5)
    assert waiting.state == "incomplete" and why in waiting.why
    assert states(inbox, 900) == {name: "ready"}


@pytest.mark.parametrize("content", [WORD, PDF, b"text", b"PK is no package", PDF + b"\r\n\r\n"])
def test_what_is_whole_misses_nothing(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    assert what_is_missing(path, len(content)) == ""


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="root may open every file")
def test_a_file_that_is_open_elsewhere_is_left(inbox: Inbox) -> None:
    drop(inbox, "report.txt").chmod(0)
    inbox.look(0)
    assert [(item.state, item.why) for item in inbox.look(5)] == [("stuck", CLOSED)]


def test_a_file_is_left_alone_until_its_time_or_a_change(inbox: Inbox) -> None:
    path = drop(inbox, "report.txt")
    inbox.look(0)
    inbox.leave(path, 60, "it cannot be moved")
    assert [(item.state, item.why) for item in inbox.look(5)] == [("stuck", "it cannot be moved")]
    assert states(inbox, 60) == {"report.txt": "ready"}
    inbox.leave(path, 120, "it cannot be moved")
    path.write_bytes(b"another text")
    assert states(inbox, 61) == {"report.txt": "arriving"}


def test_what_programs_leave_and_what_was_put_away_is_passed_over(inbox: Inbox) -> None:
    for name in ("~$a.docx", "a.part", ".hidden", "_done/a.txt", "_problems/b.txt", "Thumbs.db",
                 "a.pdf.crdownload", "b.docx.WHY.txt", "c.docx.NOTE.txt"):  # fmt: skip
        drop(inbox, name)
    drop(inbox, "OSCE/2025/a.txt")
    assert states(inbox, 0) == {"a.txt": "arriving"}


def test_a_folder_that_is_away_is_not_an_empty_one(inbox: Inbox) -> None:
    drop(inbox, "report.txt")
    shutil.rmtree(inbox.folder)
    with pytest.raises(TryAgain, match="cannot be reached"):
        inbox.look(0)
    inbox.folder.mkdir()
    drop(inbox, "report.txt")
    assert states(inbox, 1) == {"report.txt": "arriving"}
