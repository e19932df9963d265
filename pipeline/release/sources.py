"""What the stored documents say of the published words: what stands around them, and the day."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from extractors.dates import find_dates
from extractors.dates.resolve import DateContext
from extractors.model import Block, Document, DocumentId, SourceRef
from gazetteers.model import LanguageCode
from pipeline.model import Activity

LoadDocument = Callable[[DocumentId], Document | None]

_AROUND = 32
"""Characters before and after a quotation, by which it is found again in a changed document."""

_HEAD_BLOCKS = 12
_DATELINE_WORDS = 8
_OTHER_WORDS = 2
"""A document bears its date in a line of its own near its beginning: "Ashgabat, 12 July 2018"."""


@dataclass(frozen=True, slots=True)
class Around:
    """The characters just before and just after a quotation, within its block."""

    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class PrintedParagraph:
    """A paragraph of a matrix as its document has it.

    Attributes:
        text: its words.
        bold: half-open ranges in bold type.
        marker: the list marker before it, or empty.
        level: nesting depth of a list item, else 0.
        position: among the blocks of the document.
    """

    text: str
    bold: tuple[tuple[int, int], ...]
    marker: str
    level: int
    position: int


@dataclass(frozen=True, slots=True)
class Sources:
    """What was found; empty where a document is no longer stored.

    Attributes:
        around: by the quoted place.
        paragraphs: the quoted paragraphs of matrices, by document and block.
        dates: the day that a document bears, where it bears one.
    """

    around: Mapping[SourceRef, Around] = field(default_factory=dict)
    paragraphs: Mapping[tuple[DocumentId, str], PrintedParagraph] = field(default_factory=dict)
    dates: Mapping[DocumentId, date] = field(default_factory=dict)


def read_sources(activities: Iterable[Activity], load: LoadDocument) -> Sources:
    """Look up all quoted places; each document is loaded once and not kept.

    Args:
        activities: what is quoted; a document changed since then counts as gone.
        load: gives a stored document, or None.
    """
    quoted: dict[DocumentId, set[SourceRef]] = defaultdict(set)
    for activity in activities:
        quoted[activity.ref.document].add(activity.ref)
    around: dict[SourceRef, Around] = {}
    paragraphs: dict[tuple[DocumentId, str], PrintedParagraph] = {}
    dates: dict[DocumentId, date] = {}
    for document_id in sorted(quoted):
        document = load(document_id)
        if document is None:
            continue
        day = document_date(document)
        if day is not None:
            dates[document_id] = day
        for ref in quoted[document_id]:
            try:
                text = document.block_text(ref.block)
            except KeyError:
                # An older decision may quote a block that a newer reading has no more.
                continue
            around[ref] = Around(
                prefix=text[max(0, ref.start - _AROUND) : ref.start],
                suffix=text[ref.end : ref.end + _AROUND],
            )
            block = document.by_id.get(ref.block)
            if document.kind == "matrix" and block is not None:
                paragraphs[document_id, ref.block] = _printed(document, block)
    return Sources(around=around, paragraphs=paragraphs, dates=dates)


def document_date(document: Document) -> date | None:
    """The day that a line of its own near the beginning gives; None without such a line.

    "Ashgabat, 12 July 2018" and "As of 12 July 2018" are such lines; "July 2018" is no day, and
    "Seminar in Osh on 12 July 2018" tells of an event.
    """
    language: LanguageCode = document.language or "en"
    for block in document.blocks[:_HEAD_BLOCKS]:
        line = block.text
        if block.kind not in ("heading", "paragraph") or len(line.split()) > _DATELINE_WORDS:
            continue
        found = find_dates(line, language, DateContext())
        if len(found) != 1 or found[0].range.start is None:
            continue
        days = found[0].range
        others = line[: found[0].start] + line[found[0].end :]
        if len(others.split()) <= _OTHER_WORDS and days.end in (days.start, None):
            return days.start
    return None


def _printed(document: Document, block: Block) -> PrintedParagraph:
    return PrintedParagraph(
        text=block.text,
        bold=block.bold,
        marker=block.marker,
        level=block.level,
        position=document.order[block.id],
    )
