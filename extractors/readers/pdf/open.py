"""Opening PDF files with pdfium, and one attempt to repair those that it refuses."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from extractors.errors import DocumentError

_REPAIRED = "the file is damaged and was repaired: {count} pages were found, some may be missing"


@contextmanager
def opened(data: bytes, file_name: str) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """The document of the bytes, with warnings about its state; closed at the end.

    Raises:
        DocumentError: a password is needed, the file cannot be read, or it has no pages.
    """
    document, warnings = _open(data, file_name)
    try:
        if len(document) == 0:
            raise DocumentError(
                "the PDF has no pages",
                where=file_name,
                remedy="Ask the sender for another copy",
            )
        yield document, warnings
    finally:
        document.close()


def _open(data: bytes, file_name: str) -> tuple[pypdfium2.PdfDocument, tuple[str, ...]]:
    try:
        return pypdfium2.PdfDocument(data), ()
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None) or pdfium.FPDF_GetLastError()
        if code == pdfium.FPDF_ERR_PASSWORD or "password" in str(error).lower():
            raise _needs_password(file_name) from error
        first = error
    try:
        document = pypdfium2.PdfDocument(_repaired(data, file_name))
    except pypdfium2.PdfiumError:
        raise _unreadable(file_name) from first
    return document, (_REPAIRED.format(count=len(document)),)


def _repaired(data: bytes, file_name: str) -> bytes:
    """The file rewritten by pikepdf, which finds objects that the file's own index has lost."""
    import pikepdf  # costs memory in every process, and almost none needs it

    target = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(target)
    except pikepdf.PasswordError as error:
        raise _needs_password(file_name) from error
    except (pikepdf.PdfError, RuntimeError, ValueError) as error:
        raise _unreadable(file_name) from error
    return target.getvalue()


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
