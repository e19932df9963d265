"""Whether a file holds every word that was to be printed: LibreOffice loses some.

A row taller than a page, or one with a table inside that a page cuts, may be printed without its
last lines. What such a file lacks no reader gives back, so it says nothing of readers.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import pypdfium2

_SPACES_AND_HYPHENS = re.compile(r"[\s\-\u00ad\u2010\u0002\ufffe]+")
_PAGE_NUMBER = re.compile(r"Page\s+\d+\s*$")
_WORD = re.compile(r"[^\W\d_]{4,}")


def unprinted(data: bytes, texts: Iterable[str], repeated: Iterable[str] = ()) -> tuple[str, ...]:
    """Words of texts that a file holds less often than they were to be printed.

    Args:
        data: the file; its text is taken by pdfium's bulk call, as it stands.
        texts: the paragraphs, each to be printed once.
        repeated: what pages may repeat, which hides no loss.
    """
    # A page may end inside a word, with its number behind it.
    printed = "".join(_squeezed(_PAGE_NUMBER.sub("", page)) for page in _pages(data))
    for text in sorted(map(_squeezed, repeated), key=len, reverse=True):
        printed = printed.replace(text, "")
    told = list(texts)
    letters = Counter(filter(str.isalpha, _squeezed("".join(told))))
    if not letters - Counter(printed):
        return ()  # words cut in narrow columns may be parted in the file, but nothing is lost
    words = Counter(word for text in told for word in _WORD.findall(text))
    lost = [
        word
        for word in words
        if printed.count(word) < sum(times * other.count(word) for other, times in words.items())
    ]
    return tuple(sorted(lost))


def _pages(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    try:
        texts = []
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_range())
            text_page.close()
            page.close()
        return texts
    finally:
        document.close()


def _squeezed(text: str) -> str:
    return _SPACES_AND_HYPHENS.sub("", unicodedata.normalize("NFKC", text))
