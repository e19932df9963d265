"""What is read from documents: blocks, passages, mentions, tags and the reasons for them.

Offsets are code points, half-open, into the text of one block. The text of a block is normalised
once, by the reader, and never changes afterwards; every published word is a slice of it.
"""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Generic, Literal, NewType, TypeVar

from pydantic import Field, StringConstraints

from extractors.printed import Line, TableGrid
from gazetteers.model import CountryCode, LanguageCode, MeasureId, OrganizationId, Record, UnitFloat

DocumentId = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{64}$")]
"""SHA-256 of the bytes as received."""

Role = Literal["lead", "partner", "funder", "beneficiary"]
Status = Literal["completed", "ongoing", "planned", "recurring"]
ActivityType = Literal[
    "meeting",
    "training",
    "assessment",
    "publication",
    "legislation",
    "programme",
    "mechanism",
    "operation",
    "equipment",
    "advocacy",
]
BlockKind = Literal["heading", "paragraph", "cell", "row", "note"]
Method = Literal["matrix-row", "exact", "phrase", "fuzzy", "cue", "precedent", "rule", "reviewer"]
DoubtCode = Literal[
    "measure-low",
    "measure-close",
    "measure-none",
    "row-unsure",
    "organization-unknown",
    "organization-ambiguous",
    "no-lead",
    "role-unsure",
    "date-unparsed",
    "place-unsure",
    "split-unsure",
    "text-damaged",
    "language-unsupported",
    "twin-differs",
    "carried-over",
]
BlockId = NewType("BlockId", str)
"""Where a block stands: "para=17", "table=2;row=5", "table=2;row=5;cell=2;para=3"."""


class Block(Record):
    """A paragraph, a heading, a paragraph in a cell, a whole table row, or a note.

    A row block joins the texts of its cells with " | "; a cell with several paragraphs joins them
    with one space. The same words also stand in the cell blocks of that row.

    Attributes:
        id: where the block stands in the document.
        kind: what it is.
        text: its words, normalised once (NFC, single spaces), then final.
        lines: printed lines in order; empty for formats without pages.
        bold: half-open ranges of `text` in bold type, ascending.
        level: 1 to 9 for headings, 1 for the uppermost; list items: nesting depth from 1; else 0.
        marker: the list marker that was printed before the text ("•", "3.", "a)"), or empty.
        warnings: what makes the words of this block doubtful, in words; empty is the rule.
    """

    id: str
    kind: BlockKind
    text: str
    lines: tuple[Line, ...] = ()
    bold: tuple[tuple[int, int], ...] = ()
    level: int = 0
    marker: str = ""
    warnings: tuple[str, ...] = ()


class Discard(Record):
    """Words of the document that are in no block, and why.

    Attributes:
        reason: header, footer, page-number, repeated-header, list-marker, note-mark, hidden,
            deleted, watermark, quoted-mail …
        text: the words.
        page: from 1; None for formats without pages.
    """

    reason: str
    text: str
    page: int | None = None


class SourceRef(Record):
    """Where words stand.

    `start`, `end`: code points, half-open, into the text of `block`: a paragraph "para=17", one in
    a cell "table=2;row=5;cell=2;para=3", a table row "table=2;row=5" (its cells joined with
    " | "), or a run of paragraphs "para=17..19" (joined with one line break).
    """

    document: DocumentId
    block: str
    start: int
    end: int


class Document(Record):
    """A document as read: every word is in a block or in a named discard.

    Attributes:
        id: SHA-256 of the bytes.
        file_name: as received, for display only.
        format: what the bytes are, whatever the name says.
        kind: "matrix" when a table lists activities under known measures, else "report".
        title: the document's own title, or its file name without extension.
        language: the prevailing language, None when it is not one that we read.
        pages: number of pages; 0 for formats without pages.
        blocks: in reading order; the blocks of a row follow its row block.
        tables: the tables whose blocks are among `blocks`.
        discards: what was left out, with reasons.
        warnings: what a reader should know of the whole file ("repaired, 56 pages").
    """

    id: DocumentId
    file_name: str
    format: Literal["docx", "pdf", "text"]
    kind: Literal["matrix", "report"] = "report"
    title: str = ""
    language: LanguageCode | None = "en"
    pages: int = 0
    blocks: tuple[Block, ...] = ()
    tables: tuple[TableGrid, ...] = ()
    discards: tuple[Discard, ...] = ()
    warnings: tuple[str, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Block]:
        """Blocks by their ids."""
        return {block.id: block for block in self.blocks}

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Position of each block in reading order, by block id."""
        return {block.id: position for position, block in enumerate(self.blocks)}

    def run(self, reference: str) -> tuple[Block, ...]:
        """The blocks that a reference names: one, or for "para=17..19" all from first to last.

        Raises:
            KeyError: if the document has no such block.
        """
        if ".." not in reference:
            return (self.by_id[reference],)
        stem, _, last = reference.rpartition("..")
        prefix = stem[: stem.rindex("=") + 1]
        first, final = self.order[stem], self.order[prefix + last]
        return self.blocks[first : final + 1]

    def block_text(self, reference: str) -> str:
        """The text that offsets of `reference` point into: a run is joined with line breaks."""
        return "\n".join(block.text for block in self.run(reference))

    def text_at(self, ref: SourceRef) -> str:
        """The words that `ref` points to."""
        return self.block_text(ref.block)[ref.start : ref.end]


ColumnKind = Literal[
    "number", "activity", "organization", "partner", "funder", "beneficiary", "date", "place",
    "status", "measure", "result", "type", "programme", "source", "other",
]  # fmt: skip
"""What a column of a table holds; "other" columns are read like prose, "source" names who told."""


class Inherited(Record):
    """Something that a passage takes from its surroundings rather than from its own words.

    Attributes:
        kind: what it is: the lead-in of a list, a year row, a country or programme heading, the
            caption or heading of the column that a cell stands under …
        text: the words.
        ref: where they stand.
        column: for the words of a cell, what its column holds: a merged cell under "Donor" is
            no lead; None for headings and lead-ins.
        heading: the heading of that column as printed; empty without one.
    """

    kind: Literal["lead-in", "year", "country", "organization", "programme", "group"]
    text: str
    ref: SourceRef | None = None
    column: ColumnKind | None = None
    heading: str = ""


class Cell(Record):
    """A cell of a table row inside the text of its passage.

    Attributes:
        column: what the cell's column holds.
        heading: the column's heading as printed; empty without one.
        start: first code point of the cell in the passage's text.
        end: one past the last.
    """

    column: ColumnKind
    heading: str
    start: int
    end: int


class Paragraph(Record):
    """A paragraph or list item inside the text of a passage.

    Attributes:
        block: id of its block.
        start: first code point in the passage's text.
        end: one past the last.
        level: nesting depth from 1 for list items, else 0.
        marker: the list marker as printed, or empty.
    """

    block: str
    start: int
    end: int
    level: int = 0
    marker: str = ""


class Passage(Record):
    """A stretch of a document that may hold activities, with what it inherits.

    Attributes:
        ref: where it stands. In a matrix: one paragraph. In a report: the run of paragraphs and
            list items under one heading ("para=17..19"), or one table row, without the running
            number and the cells that hold for several rows.
        text: its words, `document.text_at(ref)`.
        kind: "matrix" (covered completely by its activities), "prose" (activities and other
            words), "row" (of a report's table).
        paragraphs: the paragraphs inside `text`, in order; they are joined with one line break.
        headings: the headings above it, outermost first, table captions last.
        inherited: what else it takes from its surroundings.
        cells: the cells of a row inside `text`; empty for prose.
        measure: the measure of its matrix row; None in reports.
        further: the other measures that its row names ("II.4, II.5").
        row_confidence: how sure it is that this paragraph belongs to that row.
        language: of its own words; None when it is not one that we read.
        bold: half-open ranges of `text` in bold type.
        doubts: what makes it uncertain that these words belong together or to this row.
    """

    ref: SourceRef
    text: str
    kind: Literal["matrix", "prose", "row"] = "prose"
    paragraphs: tuple[Paragraph, ...] = ()
    headings: tuple[str, ...] = ()
    inherited: tuple[Inherited, ...] = ()
    cells: tuple[Cell, ...] = ()
    measure: MeasureId | None = None
    further: tuple[MeasureId, ...] = ()
    row_confidence: UnitFloat = 1.0
    language: LanguageCode | None = "en"
    bold: tuple[tuple[int, int], ...] = ()
    doubts: tuple["Doubt", ...] = ()


class Rejection(Record):
    """Words of a passage that are no activity, and why ("greeting", "background", "quotation")."""

    ref: SourceRef
    reason: str


class Evidence(Record):
    """One reason that a reviewer can read: 'alias "border guards" of II.4'."""

    method: Method
    detail: str
    score: UnitFloat = 1.0
    ref: SourceRef | None = None


class Doubt(Record):
    """One reason why a person should look, in words."""

    code: DoubtCode
    detail: str


class Mention(Record):
    """Words that name something, before anything is concluded from them.

    Offsets point into the text that was searched (a passage's text, unless said otherwise).

    Attributes:
        kind: what the words name.
        id: an organization id, a country code, a place id, or "central-asia".
        start: first code point.
        end: one past the last.
        text: the words as written.
        strength: "strong" names tag on their own; "weak" ones only after a strong one in the same
            context; "fuzzy" ones were matched approximately; "new" is name-like but unlisted.
        evidence: why.
    """

    kind: Literal["organization", "country", "place", "region"]
    id: str
    start: int
    end: int
    text: str
    strength: Literal["strong", "weak", "fuzzy", "new"] = "strong"
    evidence: Evidence


class DateRange(Record):
    """When: the phrase as written and the days that it covers.

    `start` and `end` are inclusive; None is an open end. Words that give no range have neither,
    and raise a doubt.
    """

    raw: str
    start: date | None
    end: date | None
    ref: SourceRef | None = None


class OrganizationTag(Record):
    """Who took part, as what.

    An unlisted body has the id "NEW:its name as written"; `evidence` is never empty.
    """

    id: OrganizationId
    role: Role
    mention: str
    confidence: UnitFloat = 1.0
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class CountryTag(Record):
    """A country that the activity concerns, with the words that name it."""

    code: CountryCode
    mention: str
    confidence: UnitFloat = 1.0
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


class PlaceTag(Record):
    """Where the activity happens; coordinates in degrees (WGS 84), None when not known."""

    name: str
    country: CountryCode | None
    latitude: float | None = None
    longitude: float | None = None
    evidence: Annotated[tuple[Evidence, ...], Field(min_length=1)]


T = TypeVar("T")


class Judged(Record, Generic[T]):
    """A value that was concluded, with how sure it is and why."""

    value: T
    confidence: UnitFloat = 1.0
    evidence: tuple[Evidence, ...] = ()


class Tagged(Record):
    """One activity as cut and tagged, before it is matched to measures.

    Attributes:
        ref: its words in the document.
        text: the words, verbatim.
        passage: the passage that it was cut from.
        organizations: in the order of the text, each once.
        countries: in the order of the text, each once.
        doubts: reasons why a person should look at the cut or the tags.
    """

    ref: SourceRef
    text: str
    passage: Passage
    organizations: tuple[OrganizationTag, ...] = ()
    countries: tuple[CountryTag, ...] = ()
    region: Judged[Literal["central-asia"] | None]
    places: tuple[PlaceTag, ...] = ()
    dates: tuple[DateRange, ...] = ()
    status: Judged[Status]
    type: Judged[ActivityType]
    doubts: tuple[Doubt, ...] = ()
