"""The check that no word of a PDF vanishes: characters in against characters out, page by page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.layout import ParagraphLayout, TableLayout
from extractors.model import Discard
from extractors.text import normalise

_UNSEEN = (("\x02", "-"), ("\ufffe", "-"), ("\x00", ""), ("\uffff", ""))


def missing_words(
    bulk: Mapping[int, str],
    elements: Sequence[ParagraphLayout | TableLayout],
    discards: Sequence[Discard],
) -> dict[int, str]:
    """A warning for each page whose printed characters are not all in elements and discards.

    What is printed is counted from pdfium's bulk text, which no later step has touched; characters
    that came twice are reported like those that are missing. Empty when nothing is lost.
    """
    given: dict[int, list[str]] = {}
    for paragraph in paragraphs_of(elements):
        for line in paragraph.lines:
            given.setdefault(line.page, []).append(paragraph.text[line.start : line.end])
    for discard in discards:
        if discard.page is not None:
            given.setdefault(discard.page, []).append(discard.text)
    warnings: dict[int, str] = {}
    for page, text in bulk.items():
        seen = text
        for sign, printed_as in _UNSEEN:
            seen = seen.replace(sign, printed_as)
        # Words are fewer than characters: only those that differ are compared letter by letter.
        read, there = Counter(" ".join(given.get(page, [])).split()), Counter(seen.split())
        if _letters(read, there) == _letters(there, read):
            continue
        found = Counter("".join(given.get(page, [])))
        printed = Counter(normalise(seen))
        printed[" "] = found[" "] = 0
        lost, extra = (printed - found).total(), (found - printed).total()
        if lost or extra:
            which = ", ".join(filter(None, [_amount(lost, "missing"), _amount(extra, "extra")]))
            warnings[page] = f"page {page}: {which} against the printed text"
    return warnings


def _letters(words: Mapping[str, int], others: Mapping[str, int]) -> Counter[str]:
    """The letters of the words that are not as often among the others."""
    return Counter("".join([word * n for word, n in words.items() if others.get(word) != n]))


def with_losses(
    elements: Sequence[ParagraphLayout | TableLayout], lost: Mapping[int, str]
) -> tuple[ParagraphLayout | TableLayout, ...]:
    """The elements, those on pages that lost words with a warning, since any may be the one."""
    if not lost:
        return tuple(elements)
    result: list[ParagraphLayout | TableLayout] = []
    for element in elements:
        if isinstance(element, ParagraphLayout):
            result.append(_warned(element, lost))
            continue
        rows = [
            row._replace(
                cells=tuple(
                    cell._replace(paragraphs=tuple(_warned(p, lost) for p in cell.paragraphs))
                    for cell in row.cells
                ),
            )
            for row in element.rows
        ]
        result.append(replace(element, rows=tuple(rows)))
    return tuple(result)


def _warned(paragraph: ParagraphLayout, lost: Mapping[int, str]) -> ParagraphLayout:
    pages = dict.fromkeys(line.page for line in paragraph.lines)
    more = tuple(lost[page] for page in pages if page in lost)
    return paragraph._replace(warnings=(*paragraph.warnings, *more)) if more else paragraph


def _amount(count: int, what: str) -> str:
    if not count:
        return ""
    return f"{count} character{'s' if count > 1 else ''} {what}"


def paragraphs_of(
    elements: Iterable[ParagraphLayout | TableLayout],
) -> Iterator[ParagraphLayout]:
    """All paragraphs, also those in cells, in order."""
    for element in elements:
        if isinstance(element, ParagraphLayout):
            yield element
        else:
            for row in element.rows:
                for cell in row.cells:
                    yield from cell.paragraphs
