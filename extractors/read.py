"""From the bytes of a file to a document, in this process; `guard` runs it in another."""

from collections.abc import Sequence

from extractors.assemble import assemble
from extractors.detect import detect
from extractors.layout import Layout
from extractors.limits import DEFAULT_LIMITS, Limits
from extractors.model import Document
from extractors.text import display_name


def read_document(
    data: bytes,
    file_name: str,
    titles: Sequence[str] = (),
    *,
    limits: Limits = DEFAULT_LIMITS,
    ocr: bool = False,
) -> Document:
    """Read a Word, PDF or text file, or a mail.

    Args:
        data: the file as received.
        file_name: its name, for display and warnings only.
        titles: known titles of measures, which settle where a cut row of a matrix goes on.
        limits: what the file may ask for.
        ocr: whether pages without text are recognised from their pictures.

    Raises:
        DocumentError: if it cannot be read; the message is the one line that staff read.
    """
    name = display_name(file_name)
    detected = detect(data, name, limits=limits)
    # Readers are imported one by one: each costs time in every new reading process.
    if detected.format == "docx":
        from extractors.readers.word import read_word

        layout = read_word(data, name, limits=limits)
    elif detected.format == "pdf":
        layout = _read_pdf(data, name, titles, limits, ocr=ocr)
    elif detected.format == "mail":
        from extractors.readers.mail import read_mail

        layout = read_mail(data, name, titles, limits=limits)
    else:
        from extractors.readers.plain import read_plain

        layout = read_plain(data, name, titles, limits=limits)
    return assemble(layout, data, name, limits=limits, warnings=detected.warnings)


def _read_pdf(
    data: bytes, name: str, titles: Sequence[str], limits: Limits, *, ocr: bool
) -> Layout:
    from extractors.readers.pdf import read_pdf

    if not ocr:
        return read_pdf(data, name, titles, limits=limits)
    from extractors.readers.ocr import merged, pages_without_text, read_scan

    blind = pages_without_text(data, name, limits=limits)
    if not blind:
        return read_pdf(data, name, titles, limits=limits)
    scan = read_scan(data, name, blind)
    if len(blind) == scan.pages:
        return scan
    return merged(read_pdf(data, name, titles, limits=limits), scan, blind)
