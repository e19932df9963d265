"""PDF files that were cut off, or ask for more than is given."""

import io
import re

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from extractors.errors import DocumentError
from extractors.limits import Limits
from extractors.read import read_document
from extractors.readers import pdf

WORDS = "UNODC trained twelve judges in Osh in May 2023."


def printed(pages: int = 1) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, invariant=1)
    for _ in range(pages):
        canvas.drawString(72, 700, WORDS)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def packed(data: bytes) -> bytes:
    """The same file as most programs write it: objects in streams, and no index but at the end."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return stream.getvalue()


@pytest.mark.parametrize("lost", [40, 90, 200])
def test_packed_objects_are_found_without_the_index(lost: int) -> None:
    document = read_document(packed(printed())[:-lost], "a.pdf")
    assert [block.text for block in document.blocks] == [WORDS]
    assert any(re.search("repaired: 1 page was found|cut off", w) for w in document.warnings)


def test_what_was_written_anew_counts_more_than_what_was_packed() -> None:
    data = packed(printed())
    page = re.compile(rb"/Type/Pages|/Type /Pages")
    assert not page.search(data)
    later = b"\n9999 0 obj\n<</Type/Nothing>>\nendobj\n"
    document = read_document(data[:-60] + later, "a.pdf")
    assert [block.text for block in document.blocks] == [WORDS]


@pytest.mark.parametrize("first", [b"0", b"99999"])
def test_a_stream_without_a_head_holds_no_objects(first: bytes) -> None:
    data = re.sub(rb"/First \d+", b"/First " + first, packed(printed())[:-60])
    with pytest.raises(DocumentError, match="damaged"):
        read_document(data, "a.pdf")


def test_a_file_that_lost_its_words_is_no_scan() -> None:
    whole = printed()
    start = whole.index(b"stream")
    with pytest.raises(DocumentError, match=r"cut off at its end|could not be repaired"):
        read_document(whole[: start + 10], "a.pdf")


def test_a_file_cut_off_behind_its_words_says_so() -> None:
    document = read_document(printed()[:-60], "a.pdf")
    assert [block.text for block in document.blocks] == [WORDS]
    assert len(document.warnings) == 1
    assert read_document(printed(), "a.pdf").warnings == ()


def test_pages_are_counted_before_they_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_page(*_: object) -> None:
        raise AssertionError("read although there are too many pages")

    monkeypatch.setattr(pdf, "read_page", read_page)
    for ocr in (False, True):
        with pytest.raises(DocumentError, match="3 pages, more than 2"):
            read_document(printed(3), "a.pdf", limits=Limits(pages=2), ocr=ocr)


def test_a_text_longer_than_any_report_is_refused() -> None:
    limits = Limits(characters=100)
    with pytest.raises(DocumentError, match="more than 100"):
        read_document(b"UNODC trained judges. " * 9, "a.txt", limits=limits)
    with pytest.raises(DocumentError, match="more than 100"):
        read_document(printed(3), "a.pdf", limits=limits)


def test_a_rule_of_any_length_is_looked_at_once() -> None:
    text = f"UNODC trained judges.\n{'-' * 300_000}\nThe OSCE held a seminar."
    assert len(read_document(text.encode(), "a.txt").blocks) == 2
