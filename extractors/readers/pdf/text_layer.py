"""Whether the pages of a PDF file hold text, or pictures of text."""

import re
from collections.abc import Sequence

from extractors.errors import DocumentError
from extractors.readers.pdf.page import PageContent

_SCAN_AREA = 0.4
"""Part of a page that a picture covers when the page is a scan."""

_MOST_UNMAPPED = 0.3
"""Share of characters without a known letter from which a text layer is useless."""

_LEAST_TEXT = 20
"""Characters; a page with fewer is none that is read for its text."""

_NO_LETTER = re.compile("[\ufffd\ue000-\uf8ff\x01\x03-\x08\x0e-\x1f]")


def check_text(
    pages: Sequence[PageContent], file_name: str, *, whole: bool = True
) -> tuple[str, ...]:
    """Warns of pages that are pictures of text, and refuses a document that has no other.

    `whole`: the file has its end; of one that is cut off, the contents of pages may be gone.
    """
    scans = [page.number for page in pages if not page.words and _is_scan(page)]
    unmapped = [page.number for page in pages if is_unmapped(page.bulk, page.unmapped)]
    blind = sorted({*scans, *unmapped})
    if not any(page.words for page in pages if page.number not in unmapped):
        if not whole and not blind:
            raise DocumentError(
                "the PDF is cut off at its end, and no text is left",
                where=file_name,
                remedy="Ask the sender for another copy",
            )
        are = "is a scan" if len(blind) == 1 else "are scans"
        what = f"{_listed(blind)} {are}" if blind else "its pages are blank"
        raise DocumentError(
            f"the PDF has no text layer: {what}",
            where=file_name,
            remedy="Read it with jpoa ingest --ocr, or ask for the original file",
        )
    if not blind:
        return ()
    look = "it looks like a scan" if len(blind) == 1 else "they look like scans"
    return (f"no text was found on {_listed(blind)}: {look}",)


def _is_scan(page: PageContent) -> bool:
    area = sum((image.x1 - image.x0) * (image.bottom - image.top) for image in page.images)
    return area > _SCAN_AREA * page.width * page.height


def is_unmapped(text: str, unmapped: float) -> bool:
    """Whether too many characters of a page stand for no letter, or for an unknown one.

    Fonts that do not name their letters give words such as "0HDVXUH" for "Measure".

    Args:
        text: the page's text by one bulk call.
        unmapped: share of its characters that pdfium can only guess.
    """
    if len(text) < _LEAST_TEXT:
        return False
    return max(unmapped, len(_NO_LETTER.findall(text)) / len(text)) > _MOST_UNMAPPED


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers as people write them: "page 7", "pages 1-3, 7"."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    listed = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}"
