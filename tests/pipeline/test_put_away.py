"""Where files go when they were dealt with."""

import errno
import os
from pathlib import Path

import pytest

from pipeline import durable
from pipeline.durable import move_whole, sweep, unfinished, write_whole
from pipeline.intake import Incoming, receive
from pipeline.put_away import PutAway


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def drop(inbox: Path, name: str, text: str = "text") -> Incoming:
    path = inbox / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return receive(path, inbox.parent / "documents")


def tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8-sig")
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_what_was_read_goes_to_done_with_its_folder(inbox: Path) -> None:
    assert PutAway(inbox).done(drop(inbox, "OSCE/report.txt"))
    assert tree(inbox) == {"_done/OSCE/report.txt": "text"}


def test_what_cannot_be_read_goes_to_problems_with_the_reason(inbox: Path) -> None:
    item = drop(inbox, "a.docx")
    PutAway(inbox).problem(item, "a.docx: it is protected. Save it without a password")
    found = tree(inbox)
    assert found.pop("_problems/a.docx") == "text"
    ((name, reason),) = found.items()
    assert name == "_problems/a.docx.WHY.txt"
    for words in ("a.docx could not be read", "it is protected. Save it without a password"):
        assert words in reason.replace("\n", " ")


def test_known_content_goes_to_done_with_a_note(inbox: Path) -> None:
    PutAway(inbox).done(drop(inbox, "copy.docx"), known_as="report.docx")
    note = tree(inbox)["_done/copy.docx.NOTE.txt"].replace("\n", " ")
    assert "same content as report.docx" in note


def test_another_content_of_the_same_name_stands_beside(inbox: Path) -> None:
    for text in ("one", "two", "three"):
        PutAway(inbox).done(drop(inbox, "report.txt", text))
    assert tree(inbox) == {
        "_done/report.txt": "one",
        "_done/report (2).txt": "two",
        "_done/report (3).txt": "three",
    }


def test_the_same_content_of_the_same_name_lies_there_once(inbox: Path) -> None:
    for _ in range(2):
        PutAway(inbox).done(drop(inbox, "report.txt", "one"))
    assert tree(inbox) == {"_done/report.txt": "one"}


def test_a_file_that_changed_since_it_was_read_is_left(inbox: Path) -> None:
    item = drop(inbox, "report.txt", "one")
    (inbox / "report.txt").write_text("something else")
    assert PutAway(inbox).done(item) is None
    assert PutAway(inbox).problem(item, "bad") is None
    assert tree(inbox) == {"report.txt": "something else"}


def test_the_longest_name_has_room_for_its_reason(inbox: Path) -> None:
    name = "ш" * 120 + ".docx"
    PutAway(inbox).problem(drop(inbox, name), "bad")
    assert len(tree(inbox)) == 2


def across(source: object, target: object) -> None:
    raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))


def test_a_move_to_another_file_system_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.txt"
    source.write_text("text")
    os.utime(source, ns=(10**18, 10**18))
    monkeypatch.setattr(durable.os, "rename", across)
    move_whole(source, tmp_path / "there" / "a.txt")
    assert tree(tmp_path) == {"there/a.txt": "text"}
    assert (tmp_path / "there" / "a.txt").stat().st_mtime_ns == 10**18


def test_a_move_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "b.txt").write_text("b")
    with pytest.raises(FileExistsError):
        move_whole(tmp_path / "a.txt", tmp_path / "b.txt")
    assert tree(tmp_path) == {"a.txt": "a", "b.txt": "b"}


def test_a_write_that_fails_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path / "a", b"old")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(durable.os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(tmp_path / "a", b"new")
    assert tree(tmp_path) == {"a": "old"}


def test_only_abandoned_files_are_swept(tmp_path: Path) -> None:
    with unfinished(tmp_path) as stream:
        now = os.stat(stream.name).st_mtime
        sweep(tmp_path, now + 60)
        assert len(list(tmp_path.iterdir())) == 1
        sweep(tmp_path, now + 3600)
        assert list(tmp_path.iterdir()) == []
