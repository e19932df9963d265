"""Hostile and broken files end in one clear error, within seconds."""

import zipfile
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from time import monotonic

import pytest

from extractors.errors import DocumentError
from extractors.guard import Limits, close_readers, read_guarded
from extractors.read import read_document

pytestmark = pytest.mark.slow

WordFile = Callable[..., bytes]


@pytest.fixture(scope="module", autouse=True)
def _ended_readers() -> Iterator[None]:
    yield
    close_readers()


def pdf(content: bytes) -> bytes:
    packed = zlib.compress(content, 9)
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1<</Type/Font"
        b"/Subtype/Type1/BaseFont/Helvetica>>>>>>/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Filter/FlateDecode/Length " + str(len(packed)).encode() + b">>stream\n"
        + packed + b"\nendstream endobj\ntrailer<</Root 1 0 R>>"
    )  # fmt: skip


def paragraph(text: str = "x") -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_the_child_gives_what_the_reader_gives(word_file: WordFile) -> None:
    data = word_file(paragraph("Семинар в Оше"), title="Записка")
    assert read_guarded(data, "note.docx") == read_document(data, "note.docx")


def test_several_threads_read_at_once(word_file: WordFile) -> None:
    files = [word_file(paragraph(f"number {number}")) for number in range(6)]
    with ThreadPoolExecutor(3) as threads:
        documents = list(threads.map(lambda data: read_guarded(data, "a.docx"), files))
    assert [document.blocks[0].text for document in documents] == [
        f"number {number}" for number in range(6)
    ]


def test_errors_come_through_as_they_are() -> None:
    with pytest.raises(DocumentError) as caught:
        read_guarded(b"", "empty.txt")
    assert str(caught.value) == "empty.txt: the file is empty. Ask for another copy"


SMALL = Limits(seconds=3, seconds_per_page=0)


def test_too_slow_a_file_is_given_up_and_the_next_one_is_read(word_file: WordFile) -> None:
    operators = pdf(b"BT /F1 1 Tf (a) Tj ET\n" * 3_000_000)
    read_guarded(word_file(paragraph()), "warm-up.docx")
    start = monotonic()
    with pytest.raises(DocumentError, match="took more than"):
        read_guarded(operators, "slow.pdf", limits=SMALL)
    assert monotonic() - start < 10
    assert read_guarded(word_file(paragraph("fine")), "a.docx").blocks[0].text == "fine"


def test_too_many_blocks(word_file: WordFile) -> None:
    data = word_file(paragraph() * 200)
    with pytest.raises(DocumentError, match="more than 100"):
        read_guarded(data, "long.docx", limits=Limits(blocks=100))


def bomb(*, honest: bool) -> bytes:
    """A part of 30 MB of blanks in 30 KB; `honest` says whether the directory admits it."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("[Content_Types].xml", "<Types/>")
        target.writestr("word/document.xml", b" " * 30_000_000)
    data = buffer.getvalue()
    if honest:
        return data
    return data.replace((30_000_000).to_bytes(4, "little"), (30_000).to_bytes(4, "little"))


@pytest.mark.parametrize("honest", [True, False])
def test_zip_bombs(honest: bool) -> None:
    with pytest.raises(DocumentError):
        read_guarded(bomb(honest=honest), "bomb.docx")


def test_a_package_of_too_many_parts(word_file: WordFile) -> None:
    with pytest.raises(DocumentError, match="parts"):
        read_guarded(word_file(paragraph()), "a.docx", limits=Limits(parts=3))


def test_a_package_that_unpacks_to_too_much(word_file: WordFile) -> None:
    with pytest.raises(DocumentError, match="unpacks to more than"):
        read_guarded(word_file(paragraph()), "a.docx", limits=Limits(unpacked_bytes=500))


def test_names_are_for_display_only(word_file: WordFile) -> None:
    document = read_guarded(word_file(paragraph()), "../../etc/\u202etxt.docx")
    assert document.file_name == "txt.docx"
