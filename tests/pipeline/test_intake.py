"""Which files are taken, and which are not."""

import io
from pathlib import Path

import pytest

from pipeline.intake import Unsettled, find_documents, receive, stamp_of
from pipeline.store.kept import keep, kept_bytes


def make(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())


def test_a_folder_gives_its_documents_in_order(tmp_path: Path) -> None:
    make(tmp_path, "b.docx", "a.pdf", "sub/c.txt")
    assert [path.name for path in find_documents([tmp_path]).files] == ["a.pdf", "b.docx", "c.txt"]


@pytest.mark.parametrize(
    "name",
    [
        "~$report.docx",
        ".hidden.docx",
        "report.docx.part",
        "report.pdf.crdownload",
        "x.tmp",
        "Thumbs.db",
        "_done/report.docx",
        "report.docx.WHY.txt",
        ".git/config",
    ],
)
def test_what_is_no_document_is_passed_over(tmp_path: Path, name: str) -> None:
    make(tmp_path, "report.docx", name)
    assert [path.name for path in find_documents([tmp_path]).files] == ["report.docx"]


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    make(tmp_path, "secret.txt", "inbox/report.docx")
    (tmp_path / "inbox" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert [path.name for path in find_documents([tmp_path / "inbox"]).files] == ["report.docx"]


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    make(tmp_path, "report.docx")
    path = tmp_path / "report.docx"
    assert find_documents([path, tmp_path]).files == (path,)


@pytest.mark.parametrize(
    ("name", "problem"),
    [("empty", "holds no documents"), ("missing.docx", "no such file")],
)
def test_a_path_without_documents_is_a_problem_and_the_others_go_on(
    tmp_path: Path, name: str, problem: str
) -> None:
    make(tmp_path, "report.docx")
    (tmp_path / "empty").mkdir()
    found = find_documents([tmp_path / name, tmp_path / "report.docx"])
    assert [path.name for path in found.files] == ["report.docx"]
    assert [path for path, _ in found.problems] == [tmp_path / name]
    assert problem in str(found.problems[0][1])


def test_a_file_is_known_by_its_content_and_kept_once(tmp_path: Path) -> None:
    make(tmp_path, "one/report.docx")
    (tmp_path / "two.docx").write_bytes((tmp_path / "one" / "report.docx").read_bytes())
    kept = tmp_path / "documents"
    one = receive(tmp_path / "one" / "report.docx", kept)
    assert receive(tmp_path / "two.docx", kept).id == one.id
    assert [path.name for path in kept.iterdir()] == [one.id.removeprefix("sha256:")]
    assert kept_bytes(kept, one.id) == b"one/report.docx"


def test_a_file_that_changes_while_it_is_read_is_not_kept(tmp_path: Path) -> None:
    make(tmp_path, "report.docx")
    path = tmp_path / "report.docx"

    class Writes(io.BytesIO):
        """A source during whose reading somebody goes on writing."""

        def read(self, size: int | None = -1, /) -> bytes:
            path.write_bytes(b"more than before")
            return super().read(size)

    before = stamp_of(path)

    def confirm() -> None:
        if stamp_of(path) != before:
            raise Unsettled("it changed")

    with pytest.raises(Unsettled):
        keep(tmp_path / "documents", Writes(b"content"), confirm=confirm)
    assert list((tmp_path / "documents").iterdir()) == []


def test_a_file_that_has_gone_can_be_taken_later(tmp_path: Path) -> None:
    with pytest.raises(Unsettled, match="gone"):
        receive(tmp_path / "report.docx", tmp_path / "documents")
