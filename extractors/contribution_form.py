"""Contribution forms: what an organization confirmed, amended or added, read from a returned form.

A form lists an organization's entries under each measure, and the organization writes into it. It
is told by the headings of its tables and by the line that says whose it is; people may have added
rows, lines and words of their own anywhere else.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from extractors.grid import block_ref
from extractors.language import language_of
from extractors.measures.titles import Titles, titles_of
from extractors.model import Block, Document, Inherited, Paragraph, Passage, Rejection, SourceRef
from extractors.printed import GridRow, TableGrid
from extractors.surroundings import with_marker
from gazetteers.frameworks import Framework
from gazetteers.model import MeasureId

FORM_HEADINGS: Final = ("Reference", "Entry", "Recorded as", "Your answer")
"""Headings of the tables of a form."""
NEW_ENTRY: Final = "new"
"""Stands in the column "Reference" where an organization may add an entry."""

_WHOSE = re.compile(r"Form for (?P<organization>\S+), framework (?P<framework>\S+?),")
_REFERENCE = re.compile(r"(?P<id>act_[0-9a-z]{16})\s*/\s*(?P<revision>\d+)")


@dataclass(frozen=True, slots=True)
class FormEntry:
    """An entry that stood in the form when it was sent out.

    Attributes:
        activity_id: of the activity that it is about.
        revision: number of decisions on that activity when the form was made.
        ref: where the words stand now; None when they were deleted.
        text: the words as the organization left them.
        answer: what stands in the column "Your answer", as written.
    """

    activity_id: str
    revision: int
    ref: SourceRef | None
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class ContributionForm:
    """A returned form.

    Attributes:
        organization: id of the organization that it was made for.
        framework: id of the framework whose measures it lists.
        entries: the entries that stood in it.
        additions: what was added, a passage a paragraph, each under its measure.
        rejections: all other words, with the reason.
    """

    organization: str
    framework: str
    entries: tuple[FormEntry, ...]
    additions: tuple[Passage, ...]
    rejections: tuple[Rejection, ...]


def form_line(organization: str, framework: str, day: str) -> str:
    """The line by which a form is told: "Form for OSCE, framework JPoA-2011, 21 November 2026"."""
    return f"Form for {organization}, framework {framework}, {day}"


def form_reference(activity_id: str, revision: int) -> str:
    """What stands in the column "Reference" of an entry."""
    return f"{activity_id} / {revision}"


def read_form(document: Document, frameworks: Sequence[Framework]) -> ContributionForm | None:
    """The contribution form that a document is; None if it is none."""
    whose = next((hit for block in document.blocks if (hit := _WHOSE.match(block.text))), None)
    tables = {
        row.block: (grid, row)
        for grid in document.tables
        if _is_form_table(document, grid)
        for row in grid.rows
    }
    if whose is None or not tables:
        return None
    reader = _Reader(document, titles_of(frameworks), whose["organization"])
    cells = {block for _, row in tables.values() for cell in row.cells for block in cell.blocks}
    for block in document.blocks:
        if block.id in tables:
            reader.read_row(*tables[block.id])
        elif block.id not in cells:
            reader.read_outside(block)
    return ContributionForm(
        organization=whose["organization"],
        framework=whose["framework"],
        entries=tuple(reader.entries),
        additions=tuple(reader.additions),
        rejections=tuple(reader.rejections),
    )


def _is_form_table(document: Document, grid: TableGrid) -> bool:
    if not grid.rows:
        return False
    heads = _texts(document, grid.rows[0])
    return tuple(heads.get(column, "") for column in range(len(FORM_HEADINGS))) == FORM_HEADINGS


def _texts(document: Document, row: GridRow) -> dict[int, str]:
    """The words of each cell by its column."""
    return {
        cell.column: " ".join(document.by_id[block].text for block in cell.blocks)
        for cell in row.cells
    }


class _Reader:
    def __init__(self, document: Document, titles: Titles, organization: str) -> None:
        self.document = document
        self.titles = titles
        self.organization = organization
        self.measure: MeasureId | None = None
        self.headings: tuple[str, ...] = ()
        self.entries: list[FormEntry] = []
        self.additions: list[Passage] = []
        self.rejections: list[Rejection] = []

    def read_outside(self, block: Block) -> None:
        """A heading says under which measure the table below it stands."""
        if block.kind == "heading":
            self.measure = self.titles.heading(with_marker(block))
            self.headings = (block.text,)
        if block.text and block.kind != "cell":
            reason = "heading" if block.kind == "heading" else "words of a form"
            self.rejections.append(Rejection(ref=block_ref(self.document, block), reason=reason))

    def read_row(self, grid: TableGrid, row: GridRow) -> None:
        """An entry with its answer, or what the organization added."""
        texts = _texts(self.document, row)
        reference = _REFERENCE.search(texts.get(0, ""))
        written = next((cell.blocks for cell in row.cells if cell.column == 1), ())
        if reference is not None:
            self.entries.append(
                FormEntry(
                    activity_id=reference["id"],
                    revision=int(reference["revision"]),
                    ref=self._ref(written) if written else None,
                    text=texts.get(1, ""),
                    answer=texts.get(3, ""),
                )
            )
        elif row is not grid.rows[0] and self.measure is not None:
            self.additions += (self._addition(self.document.by_id[block]) for block in written)
            if written:
                self._reject_cells(row, but=written)
                return
        line = self.document.by_id[row.block]
        if line.text:
            reason = "entry of a form" if reference is not None else "words of a form"
            self.rejections.append(Rejection(ref=block_ref(self.document, line), reason=reason))

    def _reject_cells(self, row: GridRow, *, but: Sequence[str]) -> None:
        for cell in row.cells:
            for block in cell.blocks:
                if block not in but:
                    ref = block_ref(self.document, self.document.by_id[block])
                    self.rejections.append(Rejection(ref=ref, reason="words of a form"))

    def _ref(self, blocks: Sequence[str]) -> SourceRef:
        """The words of a cell, whatever number of paragraphs they stand in now."""
        first, last = blocks[0], blocks[-1]
        block = first if first == last else f"{first}..{last.rpartition('=')[2]}"
        end = len(self.document.block_text(block))
        return SourceRef(document=self.document.id, block=block, start=0, end=end)

    def _addition(self, block: Block) -> Passage:
        return Passage(
            ref=block_ref(self.document, block),
            text=block.text,
            kind="matrix",
            paragraphs=(
                Paragraph(
                    block=block.id, start=0, end=len(block.text), level=block.level,
                    marker=block.marker,
                ),
            ),
            headings=self.headings,
            inherited=(Inherited(kind="organization", text=self.organization),),
            measure=self.measure,
            language=language_of(block.text, default=self.document.language),
            bold=block.bold,
        )  # fmt: skip
