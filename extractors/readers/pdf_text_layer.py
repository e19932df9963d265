"""Whether the pages of a PDF file hold text, or pictures of text."""

import re
from collections.abc import Sequence

from extractors.errors import DocumentError
from extractors.readers.pdf_page import PageContent

_SCAN_AREA = 0.4
"""Part of a page that a picture covers when the page is a scan."""

_MOST_UNMAPPED = 0.3
"""Share of characters without a known letter from which a text layer is useless."""

_NO_LETTER = re.compile("[\ufffd\ue000-\uf8ff\x01\x03-\x08\x0e-\x1f]")


def check_text(pages: Sequence[PageContent], file_name: str) -> tuple[str, ...]:
    """Warns of pages that are pictures of text, and refuses a document that has no other."""
    scans = [page.number for page in pages if not page.words and _is_scan(page)]
    unmapped = [page.number for page in pages if _unmapped(page) > _MOST_UNMAPPED]
    blind = sorted({*scans, *unmapped})
    if not any(page.words for page in pages if page.number not in unmapped):
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


def _unmapped(page: PageContent) -> float:
    """Share of characters in the page's text that stand for no letter."""
    if len(page.bulk) < 20:
        return 0.0
    return len(_NO_LETTER.findall(page.bulk)) / len(page.bulk)


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
