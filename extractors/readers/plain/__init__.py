"""Reads text files: conversions of matrices, notes, e-mails."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from extractors.layout import Layout, ParagraphLayout, TableLayout
from extractors.limits import DEFAULT_LIMITS, Limits, check_length
from extractors.model import Discard
from extractors.readers.plain.decode import decode
from extractors.readers.plain.inline import looks_like_markdown
from extractors.readers.plain.mail import take_apart
from extractors.readers.plain.prose import Wrapping, find_wrapping, is_open, read_prose
from extractors.readers.plain.rows import TextRow, find_rows, is_rule, with_tables_apart
from extractors.readers.plain.tables import Item, Stitcher
from extractors.stitch import is_finished, starts_small

_PAGE_NUMBER: Final = re.compile(
    r"\s*[-–—]?\s*(?:(?:page|p\.|стр\.|страница)\s*)?(?P<number>\d{1,4})"
    r"(?:\s*(?:of|/|из)\s*\d{1,4})?\s*[-–—]?\s*",
    re.IGNORECASE,
)
_FEWEST_PAGES: Final = 3
_DRAWN: Final = re.compile(r"\s*[\u2500-\u257f]")
"""A line that begins with a sign for drawing boxes."""
_TYPED: Final = str.maketrans(
    {
        chr(code): "|" if chr(code) in "│┃║╎╏┆┇┊┋" else
        ("=" if chr(code) == "═" else "-" if chr(code) in "─━╌╍┄┅┈┉" else "+")
        for code in range(0x2500, 0x2570)
    }
)  # fmt: skip
_PADDED: Final = re.compile(r"[,;]{2,}\s*$")
"""Empty fields behind a title, as spreadsheets save it."""
_RULE_IN_PARTS: Final = re.compile(r"(?<!-)--+ +-|(?<!=)==+ +=")


def read_plain(
    data: bytes,
    file_name: str,
    titles: Sequence[str] = (),
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Layout:
    """Read a text file.

    Tables may be made of tabs, bars, HTML tags, drawn borders or aligned columns; rows that pages
    have cut are one again, and so are hard-broken lines. Quoted mail, signatures, page numbers and
    repeated column headings are discards.

    Args:
        data: the bytes, in UTF-8 or with a byte order mark; else Windows Cyrillic or Western.
        file_name: for messages only.
        titles: known texts of the left column of matrices, which settle where a cut label goes on.
        limits: how long a text may be.

    Raises:
        DocumentError: if it is longer.
    """
    decoded = decode(data)
    check_length(len(decoded.text), file_name, limits)
    return read_lines(decoded.text.split("\n"), titles, warnings=decoded.warnings)


def read_lines(
    lines: Sequence[str],
    titles: Sequence[str] = (),
    *,
    markdown: bool | None = None,
    passed_on: bool = False,
    warnings: Sequence[str] = (),
) -> Layout:
    """The layout of the lines of a text.

    Args:
        lines: the text.
        titles: known texts of the left column of matrices.
        markdown: whether emphasis, links and tags are markup; None lets the text itself tell.
        passed_on: whether the messages below the first are known to be passed on.
        warnings: what is known of the text as a whole.
    """
    lines, numbers = _without_page_numbers(with_tables_apart(_with_drawn_signs(lines)))
    mail = take_apart(_without_page_breaks(lines), passed_on=passed_on, markup=markdown is True)
    if markdown is None:
        markdown = looks_like_markdown("\n".join(mail.body))
    elements: list[ParagraphLayout | TableLayout] = list(mail.header)
    discards = list(numbers)
    wrapping = find_wrapping(_prose_lines(mail.body, find_rows(mail.body)))
    for number, part in enumerate(mail.parts):
        if part.heading is not None:
            elements.append(part.heading)
        stretch = _Stretch(
            part.lines,
            markdown=markdown,
            at_start=not elements,
            at_end=number == len(mail.parts) - 1,
            wrapping=wrapping,
        )
        stitcher = Stitcher(_items(stretch), titles)
        elements.extend(map(_as_quoted, stitcher.elements) if part.quoted else stitcher.elements)
        discards.extend(stitcher.discards)
    return Layout(
        format="text",
        elements=tuple(elements),
        title=mail.subject,
        discards=(*discards, *mail.discards),
        warnings=(*warnings, *mail.warnings),
    )


_QUOTED: Final = "it is quoted from an older message, which may have been reported before"


def _as_quoted(element: ParagraphLayout | TableLayout) -> ParagraphLayout | TableLayout:
    """The same, with the warning that an older message says it."""
    if isinstance(element, ParagraphLayout):
        return element._replace(warnings=(*element.warnings, _QUOTED))
    return element


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines of one message, and how they are to be read."""

    lines: Sequence[str]
    markdown: bool
    at_start: bool
    at_end: bool
    wrapping: Wrapping


def _prose_lines(lines: Sequence[str], rows: Mapping[int, Sequence[TextRow]]) -> list[str]:
    """The lines with those of tables blanked."""
    inside = {
        number
        for group in rows.values()
        for row in group
        for number in range(row.line, row.last + 1)
    }
    return [
        _PADDED.sub("", line) if number not in inside and not _draws(line) else ""
        for number, line in enumerate(lines)
    ]


def _items(stretch: _Stretch) -> list[Item]:
    lines = stretch.lines
    rows = find_rows(lines)
    prose_lines = _prose_lines(lines, rows)
    wrapping = find_wrapping(prose_lines)
    if not wrapping.width:
        # A short message is broken like the others.
        wrapping = stretch.wrapping
    items: list[Item] = []
    start = 0

    def prose_until(end: int, *, at_end: bool) -> None:
        found: list[ParagraphLayout] = read_prose(
            prose_lines[start:end],
            wrapping,
            markdown=stretch.markdown,
            at_start=stretch.at_start and not items,
            at_end=at_end,
        )
        items.extend(found)

    for line, group in rows.items():
        prose_until(line, at_end=False)
        items.extend(group)
        start = max(row.last for row in group) + 1
    prose_until(len(lines), at_end=stretch.at_end)
    return items


def _draws(line: str) -> bool:
    """Whether a line belongs to the drawing of a table; a plain rule may underline a heading."""
    return is_rule(line) and (
        any(sign in line for sign in "|\t+") or _RULE_IN_PARTS.search(line) is not None
    )


def _with_drawn_signs(lines: Sequence[str]) -> list[str]:
    """The lines, where tables drawn with box signs are drawn with the usual ones."""
    return [line.translate(_TYPED) if _DRAWN.match(line) else line for line in lines]


def _without_page_breaks(lines: Sequence[str]) -> list[str]:
    """The lines without form feeds; a sentence that goes on behind one is not cut by it."""
    found: list[str] = []
    broken = False
    for line in lines:
        head, feed, tail = line.partition("\f")
        if head.strip():
            _put(found, head, broken=broken)
            broken = False
        elif not feed and not broken:
            found.append("")
        if feed:
            broken = True
            rest = tail.replace("\f", " ")
            if rest.strip():
                _put(found, rest, broken=True)
                broken = False
    return found


def _put(found: list[str], line: str, *, broken: bool) -> None:
    """Add a line; behind a page break as the rest of the last one, or after a blank line."""
    if not broken:
        found.append(line)
        return
    while found and not found[-1]:
        found.pop()
    upper = found[-1].rstrip() if found else ""
    if upper and (is_open(upper) or (starts_small(line) and not is_finished(upper))):
        found[-1] = f"{upper} {line.strip()}"
    else:
        found.extend(["", line])


def _without_page_numbers(lines: Sequence[str]) -> tuple[list[str], list[Discard]]:
    """Take out lines that hold the next page's number, when at least three follow each other."""
    places: list[tuple[int, int]] = []
    for position, line in enumerate(lines):
        match = _PAGE_NUMBER.fullmatch(line.replace("\f", " ")[:60])
        alone = all(
            not lines[other].strip() or "\f" in lines[other]
            for other in (position - 1, position + 1)
            if 0 <= other < len(lines)
        )
        if match is not None and alone:
            number = int(match["number"])
            if not places or number == places[-1][1] + 1:
                places.append((position, number))
    if len(places) < _FEWEST_PAGES:
        return list(lines), []
    gone = {position for position, _ in places}
    kept = [
        ("\f" if "\f" in line else "") if position in gone else line
        for position, line in enumerate(lines)
    ]
    return kept, [
        Discard(reason="page-number", text=lines[position].replace("\f", " ").strip(), page=number)
        for position, number in places
    ]
