"""Lines of a table without rules that a page has cut off the rest of it.

What a page shows at its top of the last row, or at its end of the first one, is too little to be
seen as a table. The columns are known from the other pages, so that lines which keep to them there
are the table's.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby

from extractors.readers.pdf.columns import Columns, lines_of
from extractors.readers.pdf.open_rows import TextRow
from extractors.readers.pdf.runs import text_rows
from extractors.readers.pdf.words import Word

_APART = 3.5
"""Type sizes up to which lines of a table lie apart."""

_LARGER = 1.05
"""Times by which a heading above the table is larger than its text."""

_Lines = Sequence[tuple[Word, ...]]


def with_carried(
    parts: Sequence[list[TextRow]],
    edges: Mapping[int, tuple[float, ...]],
    bodies: Mapping[int, Sequence[Word]],
    taken: Container[int],
) -> list[list[TextRow]]:
    """The parts of a table, with what stands of it on the next page and on the one before.

    Args:
        parts: rows, page by page.
        edges: x of the column edges, by page.
        bodies: the words that may be in tables, by page.
        taken: ids of the words that are in other tables.
    """
    own = {id(word) for part in parts for row in part for word in row.words}
    result: list[list[TextRow]] = []
    for part in parts:
        page = part[0].page
        columns = Columns(_told(part), edges[page])
        if columns.are_known:
            size = max(row.size for row in part)
            for there, at_top in ((page - 1, False), (page + 1, True)):
                if not _meets(part, bodies[page], own, from_end=at_top):
                    continue
                words = [word for word in bodies.get(there, ()) if id(word) not in taken]
                lines = list(lines_of(words))
                run = _run(lines if at_top else lines[::-1], own, columns, size)
                if run:
                    own.update(id(word) for line in run for word in line)
                    result.append(text_rows([word for line in run for word in line], there))
        result.append(part)
    result.sort(key=lambda part: (part[0].page, part[0].y))
    return list(_joined(result, bodies, own))


def _joined(
    parts: Sequence[list[TextRow]], bodies: Mapping[int, Sequence[Word]], own: Container[int]
) -> Iterator[list[TextRow]]:
    """The parts of each page as one where nothing stands between them."""
    for page, group in groupby(parts, key=lambda part: part[0].page):
        here = list(group)
        top, bottom = here[0][0].y, here[-1][-1].y
        if any(top < word.y < bottom and id(word) not in own for word in bodies[page]):
            yield from here
        else:
            yield [row for part in here for row in part]


def _told(part: Sequence[TextRow]) -> Iterator[list[Word]]:
    """The lines that show where the text of each column begins."""
    for row in part:
        if not row.spanning and not all(word.style.bold for word in row.words):
            yield row.words


def _meets(
    part: Sequence[TextRow], words: Sequence[Word], own: Container[int], *, from_end: bool
) -> bool:
    """Whether no other words stand between the part and the end, or the top, of its page."""
    first, last = part[0].y, part[-1].y
    others = (word for word in words if id(word) not in own)
    return not any(word.y > last if from_end else word.y < first for word in others)


def _run(
    lines: _Lines, own: Container[int], columns: Columns, size: float
) -> list[tuple[Word, ...]]:
    """The first lines that keep to the columns; a heading beyond them is none of the table."""
    run: list[tuple[Word, ...]] = []
    for line in lines:
        near = not run or abs(line[0].y - run[-1][0].y) <= _APART * line[0].style.size
        if any(id(word) in own for word in line) or not near or not columns.holds(line):
            break
        run.append(line)
    while run and columns.is_first_only(run[-1]) and _is_heading(run[-1], size):
        run.pop()
    return run if columns.holds_row(run) else []


def _is_heading(line: Sequence[Word], size: float) -> bool:
    return all(word.style.bold or word.style.size > _LARGER * size for word in line)
