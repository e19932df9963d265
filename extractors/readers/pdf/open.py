"""Opening PDF files with pdfium, and one attempt to repair those that it refuses."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.errors import DocumentError
from extractors.limits import DEFAULT_LIMITS, Limits

_REPAIRED = "the file is damaged and was repaired: {pages} found, some may be missing"
_CUT_OFF = "the file is cut off at its end: words may be missing"
_END = (b"%%EOF", b"startxref")
_END_WITHIN = 4_096
"""Bytes before the end in which a PDF file says that it is whole; programs append a few."""


@contextmanager
def opened(
    data: bytes, file_name: str, *, limits: Limits = DEFAULT_LIMITS
) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """The document of the bytes, with warnings about its state; closed at the end.

    Raises:
        DocumentError: a password is needed, the file cannot be read, it has no pages or more than
            the limits allow.
    """
    document, warnings = _open(data, file_name)
    try:
        if len(document) == 0:
            raise DocumentError(
                "the PDF has no pages",
                where=file_name,
                remedy="Ask the sender for another copy",
            )
        if len(document) > limits.pages:
            raise DocumentError(
                f"it has {len(document):,} pages, more than {limits.pages:,}",
                where=file_name,
                remedy="Split the document",
            )
        yield document, warnings
    finally:
        document.close()


def _open(data: bytes, file_name: str) -> tuple[pypdfium2.PdfDocument, tuple[str, ...]]:
    try:
        document = pypdfium2.PdfDocument(data)
        return document, (() if has_end(data) else (_CUT_OFF,))
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None) or pdfium.FPDF_GetLastError()
        if code == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise _needs_password(file_name) from error
        first = error
    try:
        document = pypdfium2.PdfDocument(_repaired(data, file_name))
    except pypdfium2.PdfiumError:
        raise _unreadable(file_name) from first
    count = len(document)
    pages = "1 page was" if count == 1 else f"{count} pages were"
    return document, (_REPAIRED.format(pages=pages),)


def has_end(data: bytes) -> bool:
    """Whether a PDF file ends as a whole one does."""
    return any(mark in data[-_END_WITHIN:] for mark in _END)


def _repaired(data: bytes, file_name: str) -> bytes:
    """The file rewritten by pikepdf, which finds objects that the file's own index has lost."""
    import pikepdf  # costs memory in every process, and almost none needs it

    from extractors.readers.pdf.salvage import with_unpacked_objects

    def repair(source: bytes) -> bytes:
        target = io.BytesIO()
        with pikepdf.open(io.BytesIO(source)) as pdf:
            pdf.save(target)
        return target.getvalue()

    try:
        return repair(data)
    except pikepdf.PasswordError as error:
        raise _needs_password(file_name) from error
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        first = error
    unpacked = with_unpacked_objects(data)
    if unpacked is None:
        raise _unreadable(file_name) from first
    try:
        return repair(unpacked)
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise _unreadable(file_name) from error


def _needs_password(file_name: str) -> DocumentError:
    return DocumentError(
        "the PDF is encrypted and asks for a password",
        where=file_name,
        remedy="Save a copy without the password and drop that",
    )


def _unreadable(file_name: str) -> DocumentError:
    return DocumentError(
        "the PDF is damaged and could not be repaired",
        where=file_name,
        remedy="Ask the sender for another copy",
    )
