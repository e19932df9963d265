"""What a file is, whatever its name says."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from extractors.detect import detect
from extractors.errors import DocumentError
from extractors.limits import Limits

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100


def archive(*members: tuple[str, str]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as target:
        for name, text in members:
            target.writestr(name, text)
    return buffer.getvalue()


def office(main_type: str) -> bytes:
    return archive(("[Content_Types].xml", f"<Types><Override ContentType='{main_type}'/></Types>"))


REFUSED = [
    (b"", "the file is empty", "nothing"),
    (b" \n\t\r\n", "the file is empty", "blanks"),
    (OLE + "WordDocument".encode("utf-16-le"), "old Word document", "doc"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password", "encrypted"),
    (OLE + "Workbook".encode("utf-16-le"), "old Excel workbook", "xls"),
    (OLE + "__substg1.0_1".encode("utf-16-le"), "Outlook message", "msg"),
    (OLE + "WordDocument __properties_version1.0".encode("utf-16-le"), "Outlook message",
     "msg that carries an old Word document"),
    (OLE, "old Office file", "some other container"),
    (office("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
     "Excel workbook", "xlsx"),
    (office("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"),
     "PowerPoint", "pptx"),
    (office("application/vnd.ms-word.document.macroEnabled.main+xml"), "macros", "docm"),
    (archive(("mimetype", "application/vnd.oasis.opendocument.text")), "OpenDocument", "odt"),
    (archive(("a.pdf", "x")), "zip archive", "documents in an archive"),
    (b"PK\x03\x04 rubbish", "damaged", "cut package"),
    (b"{\\rtf1 words}", "Rich Text", "rtf"),
    (b"<!DOCTYPE html><html><p>words</p></html>", "web page", "html"),
    (b"<?xml version='1.0'?><html><body/></html>", "web page", "xhtml"),
    (b"<?xml version='1.0'?><a/>", "XML file", "xml"),
    (b"From a@example.org Mon May  1 10:00:00 2023\nMIME-Version: 1.0\n\nwords\n\n"
     b"From b@example.org Mon May  1 11:00:00 2023\nMIME-Version: 1.0\n\nwords\n", "mailbox",
     "mbox"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture", "png"),
    (b"\xff\xd8\xff\xe0" + b"\0" * 50, "picture", "jpeg"),
    (b"\x00\x01\x02\x03\x04" * 50, "neither Word, PDF nor text", "anything else"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "problem", "why"), REFUSED, ids=[why for *_, why in REFUSED])
def test_refused_with_what_to_do(data: bytes, problem: str, why: str) -> None:
    with pytest.raises(DocumentError, match=problem) as caught:
        detect(data, "report.docx")
    assert caught.value.remedy, why
    assert "\n" not in str(caught.value)


ACCEPTED = [
    (b"%PDF-1.7\n", "a.pdf", "pdf", False, "a PDF"),
    (b"junk before\n%PDF-1.4\n", "a.pdf", "pdf", False, "a PDF behind mail junk"),
    (b"%PDF-1.7\n", "a.docx", "pdf", True, "a PDF under another name"),
    ("Семинар".encode(), "a.txt", "text", False, "text"),
    ("Семинар".encode("cp1251"), "a.txt", "text", False, "text in Windows Cyrillic"),
    ("Семинар".encode("utf-16"), "a.txt", "text", False, "text in UTF-16"),
    (b"Dear all", "mail.eml", "text", False, "a mail that was saved as text"),
    (b"From: A\r\nSubject: inputs\r\n\r\nDear all", "mail.txt", "text", False, "a copied mail"),
    (b"From: A\r\nMIME-Version: 1.0\r\n\r\nDear all", "mail.eml", "mail", False, "a raw mail"),
    (b"Received: from a\n by b;\n Mon\nFrom: A\n\nDear all", "x.txt", "mail", False, "another"),
    (b"MIME-Version: 1.0\n\nwords", "note.docx", "mail", True, "a raw mail under another name"),
    (b"Note on mails:\nMIME-Version: 1.0 is a\nline of them\n", "a.txt", "text", False, "a text"),
    (b"Dear all", "note.pdf", "text", True, "text under another name"),
    (b"Dear all", "note.final", "text", False, "an unknown ending says nothing"),
]


@pytest.mark.parametrize(
    ("data", "name", "form", "warned", "why"), ACCEPTED, ids=[why for *_, why in ACCEPTED]
)
def test_accepted(data: bytes, name: str, form: str, warned: bool, why: str) -> None:
    found = detect(data, name)
    assert (found.format, bool(found.warnings)) == (form, warned), why


def test_a_word_file_is_known_by_its_package(word_file: Callable[..., bytes]) -> None:
    assert detect(word_file("<w:p/>"), "a.docx").format == "docx"
    assert detect(word_file("<w:p/>"), "a.pdf").warnings


def test_too_large() -> None:
    with pytest.raises(DocumentError, match="more than"):
        detect(b"words" * 100, "a.txt", limits=Limits(input_bytes=100))
