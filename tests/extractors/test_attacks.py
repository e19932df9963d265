"""Known attacks, made here and never stored: each is read or refused with a clear word, in time."""

import io
import re
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress

import pikepdf
import pytest
from docx import Document as new_document

from extractors.errors import DocumentError
from extractors.guard import Limits, close_readers, read_guarded
from extractors.model import Document

pytestmark = pytest.mark.slow

IN_TIME = 30.0
"""Seconds on a busy machine; most take far below one."""

QUICK = Limits(seconds=10.0, seconds_per_page=1.0)


@pytest.fixture(scope="module", autouse=True)
def _ended_readers() -> Iterator[None]:
    # The first document of a child is given time for its start, which is not measured here.
    with suppress(DocumentError):
        read_guarded(b"", "first.txt")
    yield
    close_readers()


def refusal(data: bytes, name: str, limits: Limits = QUICK) -> str:
    """What the reader says on refusing the file, after a look at the clock."""
    start = time.monotonic()
    with pytest.raises(DocumentError) as caught:
        read_guarded(data, name, limits=limits)
    assert time.monotonic() - start < IN_TIME
    assert name in str(caught.value)
    return str(caught.value)


def read(data: bytes, name: str) -> Document:
    start = time.monotonic()
    document = read_guarded(data, name, limits=QUICK)
    assert time.monotonic() - start < IN_TIME
    return document


def word(*paragraphs: str, change: Callable[[str, bytes], bytes] | None = None) -> bytes:
    """A Word file; `change` may write over its parts."""
    document = new_document()
    for text in paragraphs:
        document.add_paragraph(text)
    plain = io.BytesIO()
    document.save(plain)
    if change is None:
        return plain.getvalue()
    target = io.BytesIO()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return target.getvalue()


def body_of(xml: str, head: str = "") -> bytes:
    """A Word file with this body and what stands before the root element."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    part = f'{head}<w:document xmlns:w="{namespace}"><w:body>{xml}</w:body></w:document>'
    return word(change=lambda name, old: part.encode() if name == "word/document.xml" else old)


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return target.getvalue()


def pdf(*objects: bytes) -> bytes:
    """A PDF file of numbered objects, the first its catalogue."""
    numbered = (b"%d 0 obj\n%b\nendobj\n" % (i, one) for i, one in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"".join(numbered) + b"trailer<</Root 1 0 R>>"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    head = b"<<%b/Filter/FlateDecode/Length %d>>" % (entries, len(packed))
    return head + b"stream\n" + packed + b"\nendstream"


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def page(resources: bytes) -> bytes:
    return (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<<%b>>>>"
        % resources
    )


def form(content: bytes, resources: bytes) -> bytes:
    entries = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<%b>>" % resources
    return stream(content, entries)


def fan_out(levels: int, width: int) -> bytes:
    """Forms that each show the next one many times: a small file, 10 ** 7 drawings."""
    forms = [
        form(b"/X Do " * width, b"/XObject<</X %d 0 R>>" % (6 + level)) for level in range(levels)
    ]
    last = form(b"0 0 m 9 9 l S", b"")
    return pdf(CATALOGUE, PAGES, page(b"/XObject<</X 5 0 R>>"), stream(b"/X Do"), *forms, last)


FONT = b"/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>"


def test_entity_bomb() -> None:
    entities = "".join(
        f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' if i else '<!ENTITY e0 "terror">'
        for i in range(10)
    )
    data = body_of("<w:p><w:r><w:t>&e9;</w:t></w:r></w:p>", f"<!DOCTYPE d [{entities}]>")
    refusal(data, "bomb.docx")


def test_external_entity_is_never_fetched() -> None:
    head = '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    data = body_of("<w:p><w:r><w:t>Visit &e; end</w:t></w:r></w:p>", head)
    try:
        document = read(data, "outside.docx")
    except DocumentError:
        return
    assert "root:" not in "".join(block.text for block in document.blocks)


@pytest.mark.slow
def test_zip_bomb() -> None:
    data = word(change=lambda name, old: bytes(300_000_000) if name.endswith("styles.xml") else old)
    assert len(data) < 1_000_000
    assert "unpack" in refusal(data, "bomb.docx").lower()


@pytest.mark.slow
def test_a_million_paragraphs() -> None:
    data = body_of("<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 1_000_000)
    refusal(data, "million.docx")


def test_a_hundred_megabytes() -> None:
    assert "MB" in refusal(b"%PDF-1.7\n" + bytes(100_000_001), "large.pdf")


def test_macros_are_refused() -> None:
    macro = b"application/vnd.ms-word.document.macroEnabled.main+xml"
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    data = word("Text", change=lambda _, old: old.replace(plain, macro))
    assert "macro" in refusal(with_part(data, "word/vbaProject.bin", b"\xd0\xcf"), "a.docm").lower()


def test_embedded_files_are_not_opened() -> None:
    inner = word("hidden words")
    data = with_part(word("UNODC trained judges."), "word/embeddings/inner.docx", inner)
    assert [block.text for block in read(data, "outer.docx").blocks] == ["UNODC trained judges."]
    with pikepdf.new() as file:
        file.add_blank_page()
        file.attachments["inner.docx"] = inner
        target = io.BytesIO()
        file.save(target)
    assert "blank" in refusal(target.getvalue(), "outer.pdf")


@pytest.mark.parametrize(
    ("name", "form"),
    [("report.pdf", "docx"), ("report.txt", "docx"), ("../../x.docx", "docx"), ("CON.pdf", "docx")],
)
def test_the_content_decides_and_not_the_name(name: str, form: str) -> None:
    assert read(word("UNODC trained judges."), name).format == form


@pytest.mark.parametrize(
    "data",
    [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        b"PK\x03\x04" + bytes(90),
        b"MZ" + bytes(900),
    ],
    ids=["old Word file", "torn package", "program"],
)
def test_what_is_no_document(data: bytes) -> None:
    refusal(data, "report.docx")


def test_a_loop_in_the_page_tree() -> None:
    loop = b"<</Type/Pages/Kids[2 0 R]/Count 1/Parent 2 0 R>>"
    refusal(pdf(CATALOGUE, loop), "loop.pdf")


def test_a_page_tree_that_lies_about_its_pages() -> None:
    refusal(pdf(CATALOGUE, PAGES.replace(b"Count 1", b"Count 2000000000")), "pages.pdf")


def test_a_form_that_shows_itself() -> None:
    circular = form(b"/X Do", b"/XObject<</X 5 0 R>>")
    text = stream(b"BT /F 12 Tf 60 700 Td (UNODC trained judges.) Tj ET /X Do")
    data = pdf(CATALOGUE, PAGES, page(b"/XObject<</X 5 0 R>>" + FONT), text, circular)
    assert [block.text for block in read(data, "circle.pdf").blocks] == ["UNODC trained judges."]


@pytest.mark.slow
def test_forms_that_fan_out() -> None:
    data = fan_out(levels=7, width=10)
    assert len(data) < 4000
    refusal(data, "fan.pdf")


@pytest.mark.slow
def test_three_million_operators() -> None:
    data = pdf(CATALOGUE, PAGES, page(FONT), stream(b"0 0 m 1 1 l S " * 1_000_000))
    assert len(data) < 40_000
    refusal(data, "operators.pdf")


def test_control_characters_never_come_through() -> None:
    text = "BT /F 12 Tf 60 700 Td (UNODC\\033[31m trained \\001 judges.) Tj ET"
    data = pdf(CATALOGUE, PAGES, page(FONT), stream(text.encode()))
    words = "".join(block.text for block in read(data, "control.pdf").blocks)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f]", words)
