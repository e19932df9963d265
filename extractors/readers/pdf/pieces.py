"""Paragraphs in the making: groups of lines, joined over cuts, then composed to text.

A piece is a paragraph or the part of one that stands in one column, cell or page. Joining two
pieces is decided by `extractors.stitch` from what this module sees of their lines.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.layout import ParagraphLayout
from extractors.model import Discard
from extractors.readers.list_markers import split_marker as split_typed_marker
from extractors.readers.pdf.hyphens import Hyphens
from extractors.readers.pdf.joining import Joined, join_lines
from extractors.readers.pdf.lines import PrintedLine, are_centred, is_full, same_run, with_words
from extractors.readers.pdf.markers import is_item, next_number, numbered, split_marker
from extractors.readers.pdf.notes import without_marks
from extractors.readers.pdf.paragraphs import cut_paragraphs, ends_word
from extractors.readers.pdf.spacing import FIRST_LINE, Bottoms, Column, Spacing
from extractors.stitch import (
    TAGGED,
    Beginning,
    Ending,
    Verdict,
    counts_on,
    paragraph_continues,
)

_ONE_PLACE = 4.0
"""Points within which list markers stand one below the other."""

_BEHIND_MARK = frozenset(".)")
"""Signs that may stand behind the mark of a note, as web pages number them: "1. See"."""

_DEEPEST = 4.0
"""Type sizes: what begins further to the right is no first-line indent."""


@dataclass(slots=True)
class Piece:
    """Lines of one paragraph, with the column that holds the last of them.

    Attributes:
        lines: at least one.
        column: where its last line stands.
        first: it begins a column, so the text before it may go on here.
        last: it ends a column, so it may go on elsewhere.
        warnings: what makes its words doubtful.
    """

    lines: list[PrintedLine]
    column: Column
    first: bool = False
    last: bool = False
    warnings: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words as printed, for decisions only."""
        return " ".join(line.text for line in self.lines)


def cut_column(column: Column, spacing: Spacing) -> list[Piece]:
    """The paragraphs of a column, the first and the last open to what other pages hold."""
    pieces = [Piece(list(lines), column) for lines in cut_paragraphs(column, spacing)]
    pieces[0].first = True
    pieces[-1].last = True
    return pieces


def goes_on(upper: Piece, lower: Piece, bottoms: Bottoms, spacing: Spacing) -> Verdict:
    """Whether `lower`, at the top of a column, continues `upper`, at the bottom of another.

    Args:
        upper: the last piece before the cut.
        lower: the first piece behind it.
        bottoms: how far down each page holds text.
        spacing: of the document, for the room that a line needs.
    """
    last, first = upper.lines[-1], lower.lines[0]
    if spacing.tagged and last.tag and first.tag:
        return Verdict(last.tag == first.tag, sure=True, reason=TAGGED)
    if upper.text.isdigit() and lower.text.isdigit():
        return Verdict(False, sure=True, reason="another number")
    items = numbered(upper.lines[0]) and numbered(first)
    marks = upper.lines[0].words[0].text, first.words[0].text
    if items and (counts_on(*marks) or next_number(*marks)):
        return Verdict(False, sure=True, reason="the next number of a list")
    run = same_run(last, first)
    if run is not None:
        return Verdict(run, sure=True, reason=TAGGED)
    same = abs(last.size - first.size) <= 0.06 * max(last.size, first.size)
    full = is_full(last, first, upper.column.sides)
    if last.bold != first.bold and not full:
        same = False
    verdict = paragraph_continues(
        Ending(upper.text, full=full, room=bottoms.room_below(last, spacing)),
        Beginning(
            lower.text,
            bold=first.words[0].style.bold and not last.words[-1].style.bold,
            item=(is_item(first) and not ends_word(last, first, upper.column.sides))
            or _is_set_in(lower),
            same_type=same,
        ),
    )
    ragged = not upper.column.sides.justified
    if (
        verdict.goes_on
        and not verdict.sure
        and ragged
        and spacing.opens(upper.column.context, upper.lines, first)
    ):
        return Verdict(False, False, "the next words begin as paragraphs do")
    return verdict


def _is_set_in(piece: Piece) -> bool:
    """Whether the piece begins with a first-line indent, seen from its second line."""
    if len(piece.lines) < 2:
        return False
    first, second = piece.lines[:2]
    if are_centred(first, second, piece.column.sides):
        return False
    back = second.x0 - piece.column.sides.left < 1
    return back and FIRST_LINE < (first.x0 - second.x0) / first.size < _DEEPEST


def append(upper: Piece, lower: Piece, verdict: Verdict) -> None:
    """Makes one piece of two; a doubtful joint is noted with its pages."""
    if not verdict.sure:
        pages = f"pages {upper.lines[-1].page} and {lower.lines[0].page}"
        if upper.lines[-1].page == lower.lines[0].page:
            pages = f"two columns of page {lower.lines[0].page}"
        upper.warnings.append(f"joined over {pages} without a clear sign")
    upper.lines += lower.lines
    upper.column = lower.column
    upper.last = lower.last
    upper.warnings += lower.warnings


class ListDepth:
    """How deep list items lie, from where their markers stand below one another."""

    def __init__(self) -> None:
        self._places: list[float] = []

    def of(self, piece: Piece, marker: str) -> int:
        """The depth of the next paragraph, from 1; 0 for one without a marker, which ends a list.

        An item further to the right than the one above it lies deeper; one further to the left
        belongs to the item above that began there.
        """
        if not marker:
            self._places = []
            return 0
        place = piece.lines[0].x0 - piece.column.sides.left
        while self._places and self._places[-1] > place + _ONE_PLACE:
            self._places.pop()
        if not self._places or place > self._places[-1] + _ONE_PLACE:
            self._places.append(place)
        return len(self._places)


class Composer:
    """Turns pieces into paragraphs and keeps what is left out of them."""

    def __init__(self, hyphens: Hyphens, marks: frozenset[str]) -> None:
        self._hyphens = hyphens
        self._marks = marks
        self.discards: list[Discard] = []

    def paragraph(self, piece: Piece, *, cell: bool = False) -> ParagraphLayout | None:
        """The paragraph of a piece; None when only note marks were in it."""
        lines = self._unmarked(piece.lines)
        if not lines:
            return None
        marker, lines = split_marker(lines)
        page = lines[0].page
        joined = join_lines(lines, self._hyphens, piece.column.sides)
        if not marker and not cell:
            marker, joined = cut_marker(joined)
        if marker:
            self.discards.append(Discard(reason="list-marker", text=marker, page=page))
            # Symbol fonts print bullets with characters that only they know.
            marker = "•" if "\ue000" <= marker <= "\uf8ff" else marker
        for hyphen, where in joined.dropped:
            self.discards.append(Discard(reason="line-end-hyphen", text=hyphen, page=where))
        return ParagraphLayout(
            text=joined.text,
            lines=joined.lines,
            bold=joined.bold,
            level=1 if marker else 0,
            marker=marker,
            warnings=tuple(dict.fromkeys(piece.warnings)),
        )

    def note(self, mark: str, lines: Sequence[PrintedLine]) -> ParagraphLayout | None:
        """A footnote without its mark, which stays as its marker."""
        first = lines[0]
        word = first.words[0]
        words = first.words[1:]
        rest = word.text[len(mark) :] if mark else ""
        shown = mark
        if mark and not rest and words and words[0].text in _BEHIND_MARK:
            rest, words = words[0].text, words[1:]
        if mark and rest[:1] in _BEHIND_MARK:
            shown, rest = mark + rest[:1], rest[1:]
        if mark and rest:
            words = (word._replace(text=rest), *words)
        body = list(lines)
        if mark:
            self.discards.append(Discard(reason="note-mark", text=shown, page=first.page))
            head = [] if not words else [with_words(first, words)]
            body = head + body[1:]
        if not body:
            return None
        joined = join_lines(body, self._hyphens)
        for hyphen, where in joined.dropped:
            self.discards.append(Discard(reason="line-end-hyphen", text=hyphen, page=where))
        return ParagraphLayout(
            text=joined.text, kind="note", lines=joined.lines, bold=joined.bold, marker=mark
        )

    def _unmarked(self, lines: Sequence[PrintedLine]) -> list[PrintedLine]:
        kept = []
        for line in lines:
            rest, gone = without_marks(line, self._marks)
            for mark in gone:
                self.discards.append(Discard(reason="note-mark", text=mark, page=line.page))
            if rest is not None:
                kept.append(rest)
        return kept


def cut_marker(joined: Joined, *, heading: bool = False) -> tuple[str, Joined]:
    """Takes a typed marker ("(b)", "2.1") off the text and moves its slices along."""
    marker, rest = split_typed_marker(joined.text, heading=heading)
    if not marker or not rest:
        return "", joined
    cut = len(joined.text) - len(rest)
    lines = tuple(
        line.model_copy(update={"start": max(0, line.start - cut), "end": line.end - cut})
        for line in joined.lines
        if line.end > cut
    )
    bold = tuple((max(0, start - cut), end - cut) for start, end in joined.bold if end > cut)
    return marker, Joined(rest, lines, bold, joined.dropped)
