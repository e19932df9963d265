"""PDF files to whole paragraphs and tables.

The steps, each in a module of its own: words and rules of a page (`pdf.words`, `pdf.page`), ruled
tables (`pdf.tables`), running heads and footnotes (`pdf.furniture`), reading order (`pdf.order`),
lines and paragraphs (`pdf.lines`, `pdf.spacing`, `pdf.paragraphs`, `pdf.joining`, `pdf.pieces`),
tables over pages (`pdf.rows`), and the check that no word is lost (`pdf.losses`). pdfium is not
thread safe: read one document at a time in a process.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pypdfium2.raw as pdfium

from extractors.collection import paused_collection
from extractors.errors import DocumentError
from extractors.layout import Layout, ParagraphLayout, TableLayout
from extractors.limits import DEFAULT_LIMITS, Limits
from extractors.model import Discard
from extractors.readers.pdf.abreast import split_abreast
from extractors.readers.pdf.aside_labels import with_aside_labels
from extractors.readers.pdf.beside import put_beside
from extractors.readers.pdf.borderless import find_borderless
from extractors.readers.pdf.continued import with_continued
from extractors.readers.pdf.frames import frames_of, vertical_frames, without_rows
from extractors.readers.pdf.furniture import main_size, sort_furniture
from extractors.readers.pdf.headings import with_headings
from extractors.readers.pdf.hyphens import Hyphens
from extractors.readers.pdf.lines import Sides, is_full, is_justified, make_lines, right_edge
from extractors.readers.pdf.losses import missing_words, with_losses
from extractors.readers.pdf.notes import split_notes
from extractors.readers.pdf.open import has_end, opened
from extractors.readers.pdf.open_tables import column_rules
from extractors.readers.pdf.order import Chunk, column_starts, reading_order
from extractors.readers.pdf.overflow import with_overflow
from extractors.readers.pdf.page import PageContent, read_page
from extractors.readers.pdf.parted import parted_starts, twin_start
from extractors.readers.pdf.pieces import Composer, Piece, append, cut_column, goes_on
from extractors.readers.pdf.rows import PrintedTable, is_same_table
from extractors.readers.pdf.shown import with_shown_tables
from extractors.readers.pdf.spacing import ASIDE, BLOCK, Bottoms, Column, Spacing
from extractors.readers.pdf.tables import Grid, find_grids, words_in_cells
from extractors.readers.pdf.tags import Tags, read_tags
from extractors.readers.pdf.text_layer import check_text
from extractors.readers.pdf.words import Known, Word
from extractors.stitch import starts_small
from extractors.text import normalise

_FEW_LINES = 10
"""Lines from which the longest one shows where the text of a column ends."""

_PADDING = 12.0
"""Points by which a table may begin before or behind the text around it."""

_NARROW = 0.6
"""Part of its room that a column of text takes at most where a second one stood beside it."""

_MOSTLY = 0.6
"""Part of the lines of a column of text that are full; of a list, fewer are."""

_IN_COLUMNS = frozenset({"body", ASIDE})
"""Contexts of what stands in columns of the page, and not in boxes."""

_Flow = list[Column | PrintedTable]


def read_pdf(
    data: bytes,
    file_name: str,
    titles: Sequence[str] = (),
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Layout:
    """Reads a PDF file.

    Args:
        data: the file.
        file_name: as received, for messages only.
        titles: known texts of a matrix's left column (titles of measures, with their
            recommendations), which decide where a row cut by a page goes on.
        limits: how many pages are read; the others are asked of what was read.

    Raises:
        DocumentError: a password is needed, the file is damaged, has no pages or too many, or no
            text.
    """
    with (
        paused_collection(),
        opened(data, file_name, limits=limits) as (
            document,
            warnings,
        ),
    ):
        title = normalise(document.get_metadata_value("Title"))
        try:
            known = Known({}, {})
            tags = read_tags(data) if pdfium.FPDFCatalog_IsTagged(document.raw) else Tags({})
            pages = [
                read_page(document.raw, index, known, tags.marks.get(index))
                for index in range(len(document))
            ]
        except ValueError as error:
            raise DocumentError(
                f"the PDF is damaged: {error}",
                where=file_name,
                remedy="Ask the sender for another copy",
            ) from error
        warnings = (*warnings, *check_text(pages, file_name, whole=has_end(data)))
        count, bulk = len(pages), {page.number: page.bulk for page in pages}
        reading = _Reading(with_shown_tables(pages, tags.cells), titles)
        del pages  # `reading` lets go of the words that it has read
        elements, discards = reading.read()
        lost = missing_words(bulk, elements, discards)
    return Layout(
        format="pdf",
        elements=with_losses(elements, lost),
        title=title,
        pages=count,
        discards=discards,
        warnings=(*warnings, *lost.values()),
    )


class _Reading:
    """The passage of one document from pages to elements."""

    def __init__(self, pages: Sequence[PageContent], titles: Sequence[str]) -> None:
        self._pages = pages
        self._titles = titles
        self._tables = 0

    def read(self) -> tuple[tuple[ParagraphLayout | TableLayout, ...], tuple[Discard, ...]]:
        pages = self._pages
        size = main_size(pages)
        between = column_rules(pages)
        found = {
            page.number: with_aside_labels(*with_overflow(*find_grids(page, between[page.number])))
            for page in pages
        }
        laid = {id(word) for page in pages for word in words_in_cells(page, found[page.number][0])}
        outside = {number: words for number, (_, words) in found.items()}
        texts = sort_furniture(pages, outside, size)
        continued = with_continued({number: grids for number, (grids, _) in found.items()})
        grids = put_beside(continued, outside)
        bodies = {number: text.body for number, text in texts.items()}
        split = split_notes(pages, bodies, grids, _text_sides(pages, bodies), size)
        notes = split.notes
        flow = self._flow(grids, split.bodies)
        columns = [
            c for item in flow for c in (item.columns if isinstance(item, PrintedTable) else [item])
        ]
        spacing = Spacing(columns)
        heights = {page.number: page.height for page in pages}
        bottoms = Bottoms(columns, heights, split.tops)
        marks = frozenset(mark for mark, _ in notes if mark)
        composer = Composer(Hyphens(pages), marks)
        discards = [d for page in pages for d in texts[page.number].discards]
        discards += [
            Discard(
                reason="turned-text" if word.style.angle % 90 == 0 else "watermark",
                text=word.text,
                page=page.number,
            )
            for page in pages
            for word in page.slanted
            if id(word) not in laid
        ]
        discards += [
            Discard(reason="hidden", text=word.text, page=page.number)
            for page in pages
            for word in page.unseen
        ]
        # A long document has no room for its words once more as paragraphs.
        del pages, found, continued, outside, texts, bodies, split, grids, columns
        self._pages = ()
        body = self._body(flow, spacing, composer, bottoms)
        composed = [composer.note(mark, lines) for mark, lines in notes]
        discards += composer.discards
        discards.sort(key=lambda discard: discard.page or 0)
        return (*body, *(note for note in composed if note is not None)), tuple(discards)

    def _flow(self, grids: dict[int, list[Grid]], bodies: dict[int, tuple[Word, ...]]) -> _Flow:
        """Columns of text and whole tables in reading order."""
        items: list[Column | list[Grid]] = []
        sides = _text_sides(self._pages, bodies)
        open_grids = without_rows(grids, self._pages)
        frames = [
            frame
            for page in self._pages
            for frame in (
                *vertical_frames(page, grids[page.number], bodies[page.number]),
                *frames_of(open_grids[page.number]),
            )
        ]
        loose = {
            number: [*words, *(w for g in open_grids[number] for c in g.cells for w in c.words)]
            for number, words in bodies.items()
        }
        framed = {
            id(word)
            for page in self._pages
            for grid in open_grids[page.number]
            if frames_of([grid])
            for cell in grid.cells
            for word in cell.words
        }
        unruled = find_borderless(loose, sides, frames, framed)
        tables, rest = _kept_together(grids, open_grids, unruled)
        starts = column_starts(rest, tables, sides)
        for page in self._pages:
            parted = parted_starts(page, rest[page.number], tables[page.number])
            if parted is None and starts[page.number] is None:
                parted = twin_start(rest[page.number], tables[page.number])
            starts[page.number] = starts[page.number] if parted is None else parted
        for page in self._pages:
            number = page.number
            order = reading_order(rest[number], tables[number], sides[number], starts[number])
            for part in order:
                if isinstance(part, Chunk):
                    items += split_abreast(_body_column(part, page.number))
                elif part.columns < 2:
                    items += _box_columns(part)
                elif items and isinstance(items[-1], list) and is_same_table(items[-1][-1], part):
                    items[-1].append(part)
                else:
                    items.append([part])
        flow: _Flow = []
        for item in _with_sides(items):
            if isinstance(item, Column):
                flow.append(item)
                continue
            self._tables += 1
            table = PrintedTable(item, self._tables)
            table.align()
            flow.append(table)
        return flow

    def _body(
        self, flow: _Flow, spacing: Spacing, composer: Composer, bottoms: Bottoms
    ) -> list[ParagraphLayout | TableLayout]:
        parts: list[Piece | TableLayout] = []
        open_piece: Piece | None = None
        box: Piece | None = None
        adjacent = boxed = False
        flow.reverse()
        while flow:
            item = flow.pop()
            if isinstance(item, PrintedTable):
                parts.append(item.layout(spacing, composer, self._titles, bottoms))
                adjacent, box, boxed = False, None, False
                continue
            pieces = cut_column(item, spacing)
            if item.context == BLOCK:
                parts += pieces
                adjacent, box, boxed = False, None, False
                continue
            if item.context != "body":
                if box is not None and _is_elsewhere(box, pieces[0]):
                    verdict = goes_on(box, pieces[0], bottoms, spacing)
                    if verdict.goes_on and verdict.sure:
                        append(box, pieces[0], verdict)
                        pieces = pieces[1:]
                parts += pieces
                box = pieces[-1] if pieces else box
                if open_piece is None or not _is_beside(item.sides, open_piece.column.sides):
                    adjacent = False
                continue
            box = None
            if open_piece is not None:
                verdict = goes_on(open_piece, pieces[0], bottoms, spacing)
                # Over a table only a sentence that plainly runs on is joined.
                boxed = boxed and _is_elsewhere(open_piece, pieces[0])
                plainly = verdict.sure and (boxed or starts_small(pieces[0].text))
                if verdict.goes_on and (adjacent or plainly):
                    append(open_piece, pieces[0], verdict)
                    pieces = pieces[1:]
            if pieces:
                parts += pieces
                open_piece = pieces[-1]
            adjacent = boxed = True
        return with_headings(parts, composer)


def _is_beside(box: Sides, text: Sides) -> bool:
    """Whether a box stands beside the column of the text, which goes on as if it were not there."""
    return box.left >= text.right or box.right <= text.left


def _is_elsewhere(upper: Piece, lower: Piece) -> bool:
    """Whether the second piece stands in another column, or on another page."""
    last, first = upper.lines[-1], lower.lines[0]
    return last.page != first.page or first.x0 > last.x1


def _text_sides(
    pages: Sequence[PageContent], bodies: Mapping[int, Sequence[Word]]
) -> dict[int, tuple[float, float]]:
    """Left and right edge of the text by page; pages of one width share them."""
    words: dict[int, list[Word]] = {}
    for page in pages:
        words.setdefault(round(page.width), []).extend(bodies[page.number])
    sides = {
        width: (min(word.x0 for word in found), max(word.x1 for word in found))
        for width, found in words.items()
        if found
    }
    return {page.number: sides.get(round(page.width), (0.0, page.width)) for page in pages}


def _kept_together(
    grids: Mapping[int, Sequence[Grid]],
    open_grids: Mapping[int, Sequence[Grid]],
    unruled: Mapping[int, tuple[list[Grid], list[Word]]],
) -> tuple[dict[int, list[Grid]], dict[int, list[Word]]]:
    """Tables and remaining words by page; open grids stand as they are where no table took them."""
    tables: dict[int, list[Grid]] = {}
    rest: dict[int, list[Word]] = {}
    for number, (found, words) in unruled.items():
        left = {id(word) for word in words}
        alone = [
            grid
            for grid in open_grids[number]
            if all(id(word) in left for cell in grid.cells for word in cell.words)
        ]
        held = {id(word) for grid in alone for cell in grid.cells for word in cell.words}
        ruled = [g for g in grids[number] if not any(g is c for c in open_grids[number])]
        tables[number] = sorted([*ruled, *alone, *found], key=lambda g: g.area.top)
        rest[number] = [word for word in words if id(word) not in held]
    return tables, rest


def _body_column(chunk: Chunk, page: int) -> Column:
    context = ASIDE if chunk.aside else "body"
    return Column(tuple(make_lines(chunk.words, page)), Sides(chunk.left, chunk.right), context)


def _box_columns(grid: Grid) -> list[Column]:
    """The text of a box, or of a table of one column, cell by cell."""
    result = []
    for cell in grid.cells:
        lines = make_lines(cell.words, grid.page)
        if lines:
            left = min(line.x0 for line in lines)
            right = max(*(line.x1 for line in lines), cell.area.x1 - (left - cell.area.x0))
            ends = [line.x1 for line in lines]
            sides = Sides(left, right, is_justified(ends, max(ends)))
            result.append(Column(tuple(lines), sides, "box"))
    return result


def _with_sides(items: list[Column | list[Grid]]) -> list[Column | list[Grid]]:
    """Gives each column of the body the text edges that columns at its place share."""
    body = [item for item in items if isinstance(item, Column) and item.context in _IN_COLUMNS]
    result: list[Column | list[Grid]] = []
    for item in items:
        if not isinstance(item, Column) or item.context not in _IN_COLUMNS:
            result.append(item)
            continue
        same = [c for c in body if _at_one_place(c.sides, item.sides)]
        if _is_narrow(item):
            same = [item]
        left = min(line.x0 for c in same for line in c.lines)
        ends = [line.x1 for c in same for line in c.lines]
        right = right_edge(ends)
        if len(ends) < _FEW_LINES:
            right = max(right, _reach(item, body, items))
        sides = Sides(left, right, is_justified(ends, right))
        result.append(Column(item.lines, sides, item.context))
    return result


def _is_narrow(column: Column) -> bool:
    """Whether many lines end where a narrower column would, as on a page with its second empty."""
    lines = column.lines
    right = right_edge([line.x1 for line in lines])
    if len(lines) < _FEW_LINES or right - column.sides.left > _NARROW * _width(column.sides):
        return False
    own = Sides(column.sides.left, right)
    full = sum(is_full(a, b, own) for a, b in pairwise(lines))
    return full > _MOSTLY * len(lines)


def _width(sides: Sides) -> float:
    return sides.right - sides.left


def _reach(column: Column, body: Sequence[Column], items: Sequence[Column | list[Grid]]) -> float:
    """How far right tables reach that begin where a column does, which stands alone on its page.

    Captions and notes are too short to show it.
    """
    page = column.lines[0].page
    if any(c.lines[0].page == page and c.sides.left > column.sides.left + 1 for c in body):
        return 0.0
    ends = [
        word.x1
        for grids in items
        if isinstance(grids, list)
        for grid in grids
        if grid.page == page and abs(grid.area.x0 - column.sides.left) < _PADDING
        for cell in grid.cells
        for word in cell.words
    ]
    return max(ends, default=0.0)


def _at_one_place(a: Sides, b: Sides) -> bool:
    """Whether two columns have the same edges, as far as short lines let them be seen."""
    return abs(a.left - b.left) < 3 and abs(a.right - b.right) < 12
