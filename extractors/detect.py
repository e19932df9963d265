"""What a file is, by its content and never by its name."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePath
from typing import Final, Literal

from extractors.errors import DocumentError
from extractors.limits import DEFAULT_LIMITS, Limits
from extractors.readers.mail.parts import is_mail, is_mailbox
from extractors.readers.plain.decode import decode
from extractors.readers.word.package import open_package

_PDF_WITHIN: Final = 1_024
_PDF_BEHIND: Final = re.compile(rb"%PDF-[12]\.\d[\r\n]")
_PDF_END: Final = re.compile(rb"startxref\s+\d+\s+%%EOF")
_PDF_BEHIND_WITHIN: Final = 65_536
_PDF_END_WITHIN: Final = 4_096
"""A header further on, behind what a server or a mail program has put before the file, is one of a
PDF where the file ends as one."""
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_WORD_TYPE: Final = re.compile(rb"wordprocessingml\.(?:document|template)\.main\+xml")
_MACRO_TYPE: Final = re.compile(rb"ms-word\.(?:document|template)\.macroEnabled")
_PACKAGES: Final = (
    (re.compile(rb"spreadsheetml|ms-excel"), "an Excel workbook"),
    (re.compile(rb"presentationml|ms-powerpoint"), "a PowerPoint presentation"),
)
_OPEN_DOCUMENT: Final = {
    b"application/vnd.oasis.opendocument.text": "an OpenDocument text (.odt)",
    b"application/vnd.oasis.opendocument.spreadsheet": "an OpenDocument spreadsheet (.ods)",
    b"application/vnd.oasis.opendocument.presentation": "an OpenDocument presentation (.odp)",
    b"application/epub+zip": "an e-book (.epub)",
}
_OTHERS: Final = (
    (re.compile(rb"\{\\rtf"), "a Rich Text file (.rtf)", "Save it as .docx"),
    (re.compile(rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF....WEBP", re.DOTALL),
     "a picture", "Save it as PDF and read it with --ocr"),
    (re.compile(rb"%!PS"), "a PostScript file", "Save it as PDF"),
    (re.compile(rb"Rar!|7z\xbc\xaf|\x1f\x8b"), "a compressed archive", "Unpack it first"),
    (re.compile(rb"\x78\x9f\x3e\x22"), "an Outlook attachment container (winmail.dat)",
     "Ask the sender for the document itself"),
)  # fmt: skip
_PAGE: Final = re.compile(r"<(?:!doctype html|html)\b", re.IGNORECASE)
_PAGE_WITHIN: Final = 5_000
_XML: Final = re.compile(r"\s*<\?xml")
_SUFFIXES: Final = {
    "docx": {".docx"}, "pdf": {".pdf"}, "text": {".txt", ".md", ".eml", ".text", ".csv", ".tsv"},
    "mail": {".eml", ".txt", ".text", ".mht", ".mhtml"},
}  # fmt: skip
_NAMES: Final = {
    "docx": "a Word document", "pdf": "a PDF", "text": "plain text", "mail": "an e-mail",
}  # fmt: skip
_MOST_CONTROLS: Final = 0.01


Format = Literal["docx", "pdf", "text", "mail"]


@dataclass(frozen=True, slots=True)
class Detected:
    """The format of a file, and a warning when its name says otherwise."""

    format: Format
    warnings: tuple[str, ...] = ()


def detect(data: bytes, file_name: str, *, limits: Limits = DEFAULT_LIMITS) -> Detected:
    """Which reader can read these bytes.

    A header with "MIME-Version:" or the like is a mail in its transport form; "%PDF" within the
    first 1,024 bytes, or behind them in a file that ends as one, is a PDF; a zip package with a
    Word main part is a DOCX; anything that decodes to printable characters is text. The name is
    only compared.

    Raises:
        DocumentError: for an empty or too large file and for every other format, named, with what
            to do about it.
    """
    if len(data) > limits.input_bytes:
        raise DocumentError(
            f"it has {len(data) / 1e6:,.0f} MB, more than {limits.input_bytes / 1e6:,.0f} MB",
            where=file_name,
            remedy="Split it, or save it with smaller pictures",
        )
    if not data.strip(b"\0 \t\r\n"):
        raise DocumentError("the file is empty", where=file_name, remedy="Ask for another copy")
    form = _format(data, file_name, limits)
    suffix = PurePath(file_name).suffix.lower()
    if suffix and suffix not in _SUFFIXES[form] and _known(suffix):
        return Detected(form, (f"the name ends in {suffix}, but the file is {_NAMES[form]}",))
    return Detected(form)


def is_web_page(data: bytes) -> bool:
    """Whether bytes are a web page or a piece of one, and no other kind of XML."""
    if data.startswith((*_ZIP, _OLE)):
        return False
    text = decode(data[:_PAGE_WITHIN]).text.lstrip()
    return text.startswith("<") and (bool(_PAGE.search(text)) or not _XML.match(text))


def _is_pdf(data: bytes) -> bool:
    if b"%PDF" in data[:_PDF_WITHIN]:
        return True
    end = data[-_PDF_END_WITHIN:]
    ends = bool(_PDF_END.search(end))
    return ends and bool(_PDF_BEHIND.search(data[:_PDF_BEHIND_WITHIN]))


def _known(suffix: str) -> bool:
    return suffix in {".doc", ".rtf", ".odt", ".html", ".htm"} | set().union(*_SUFFIXES.values())


def _format(data: bytes, file_name: str, limits: Limits) -> Format:
    if data.startswith(_ZIP):
        _check_word_package(data, file_name, limits)
        return "docx"
    if data.startswith(_OLE):
        raise _old_office(data, file_name)
    for pattern, name, remedy in _OTHERS:
        if pattern.match(data):
            raise DocumentError(f"it is {name}", where=file_name, remedy=remedy)
    if is_mail(data):
        return "mail"
    if is_mailbox(data):
        raise DocumentError(
            "it is a mailbox with several mails (.mbox)",
            where=file_name,
            remedy="Open it in the mail program and save each mail as a file of its own (.eml)",
        )
    if _is_pdf(data):
        return "pdf"
    text = decode(data[:100_000]).text
    controls = sum(ord(sign) < 32 and sign not in "\n\t\f\x1b" for sign in text)
    if controls > _MOST_CONTROLS * len(text):
        raise DocumentError(
            "it is neither Word, PDF nor text",
            where=file_name,
            remedy="Save it as .docx, PDF or plain text",
        )
    if text.lstrip().startswith("<") and _PAGE.search(text[:_PAGE_WITHIN]):
        raise DocumentError(
            "it is a web page (.html)",
            where=file_name,
            remedy="Open it in a browser and print it to PDF",
        )
    if _XML.match(text):
        raise DocumentError(
            "it is an XML file", where=file_name, remedy="Save it as .docx, PDF or plain text"
        )
    return "text"


_SAVE_MESSAGE: Final = (
    "Open it in Outlook, choose File, Save As, and the type Text Only (.txt) or, where it is "
    "offered, .eml; save its attachments as documents of their own"
)


def _old_office(data: bytes, file_name: str) -> DocumentError:
    # Names inside the container are in UTF-16; no directory is needed to tell them apart.
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        return DocumentError(
            "it is protected by a password",
            where=file_name,
            remedy="Save it without a password and send it again",
        )
    kinds = (
        ("__properties_version1.0", "an Outlook message (.msg)", _SAVE_MESSAGE),
        ("__substg1.0_", "an Outlook message (.msg)", _SAVE_MESSAGE),
        ("WordDocument", "an old Word document (.doc)", "Save it as .docx"),
        ("Workbook", "an old Excel workbook (.xls)", "Copy its table into a Word document"),
        ("PowerPoint Document", "an old presentation (.ppt)", "Save it as PDF"),
    )
    for marker, name, remedy in kinds:
        if holds(marker):
            return DocumentError(f"it is {name}", where=file_name, remedy=remedy)
    return DocumentError(
        "it is an old Office file", where=file_name, remedy="Save it as .docx or PDF"
    )


def _check_word_package(data: bytes, file_name: str, limits: Limits) -> None:
    _check_other_package(data, file_name)
    package = open_package(data, file_name, limits=limits)
    if "[Content_Types].xml" not in package.names():
        if "word/document.xml" in package.names():
            return
        raise DocumentError(
            "it is a zip archive and no Word document",
            where=file_name,
            remedy="Unpack it and add the documents one by one",
        )
    types = package.read("[Content_Types].xml")
    if _WORD_TYPE.search(types):
        if b"macroEnabled" in types:
            raise _with_macros(file_name)
        return
    if _MACRO_TYPE.search(types):
        raise _with_macros(file_name)
    for pattern, name in _PACKAGES:
        if pattern.search(types):
            raise DocumentError(
                f"it is {name}", where=file_name, remedy="Copy its text into a Word document"
            )
    # The types may be damaged although the document is not: the main part decides.
    if package.tree(package.main_part()).tag.rpartition("}")[2] != "document":
        raise DocumentError(
            "it is a package without a Word document",
            where=file_name,
            remedy="Save it as .docx or PDF",
        )


def _with_macros(file_name: str) -> DocumentError:
    return DocumentError(
        "it is a Word document with macros (.docm)",
        where=file_name,
        remedy="Save it as .docx, which holds none",
    )


def _check_other_package(data: bytes, file_name: str) -> None:
    """OpenDocument files and e-books name themselves in an uncompressed first member."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            info = archive.infolist()[0] if archive.infolist() else None
            if info is None or info.filename != "mimetype" or info.file_size > 200:
                return
            kind = archive.read(info).strip()
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        # A damaged directory is reported by `open_package`, with what to do.
        return
    if kind in _OPEN_DOCUMENT:
        raise DocumentError(
            f"it is {_OPEN_DOCUMENT[kind]}", where=file_name, remedy="Save it as .docx"
        )
