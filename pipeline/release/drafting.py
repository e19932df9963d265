"""Each activity is looked at once: its row is made, checked, and written as every file has it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extractors.model import DocumentId
from pipeline.checks import Checking, Known
from pipeline.model import DocumentRecord, Reviewed
from pipeline.release.cells import csv_lines, guarded
from pipeline.release.content import Catalogue
from pipeline.release.counted import Counting
from pipeline.release.drafts import Draft, Piece
from pipeline.release.fivew import fivew
from pipeline.release.flat_column import CodeLists
from pipeline.release.links import LINK_TABLES, source_rows
from pipeline.release.restricted import Guard
from pipeline.release.rows import AlsoReported, PublishedActivity, RowMaker
from pipeline.release.sources import LoadDocument, PrintedParagraph, Sources, read_sources
from pipeline.release.tables import flat_cells, flat_row
from pipeline.similar import Search


@dataclass(frozen=True, slots=True)
class Rules:
    """What rows are made and checked by; nothing in it hinders its going to another process.

    Attributes:
        documents: all documents of the store, by id.
        framework: the id of the framework whose measures are published.
        pseudonyms: what stands for the name of each reviewer.
        known: what rows may refer to.
        lists: names behind ids.
        catalogue: the code lists.
    """

    documents: Mapping[DocumentId, DocumentRecord]
    framework: str
    pseudonyms: Mapping[str, str]
    known: Known
    lists: CodeLists
    catalogue: Catalogue


@dataclass(slots=True)
class Seen:
    """What was seen of the activities that became rows.

    Attributes:
        checking: the expectations that were looked at.
        search: finds those that are probably the same.
        dates: the days that documents bear.
        paragraphs: of matrices, by document and block.
        guarded_texts: rows whose words a CSV file writes with a leading apostrophe.
        unlisted: names of the organizations outside the list, by id.
    """

    checking: Checking
    search: Search = field(default_factory=Search)
    dates: dict[DocumentId, date] = field(default_factory=dict)
    paragraphs: dict[tuple[DocumentId, str], PrintedParagraph] = field(default_factory=dict)
    guarded_texts: int = 0
    unlisted: dict[str, str] = field(default_factory=dict)

    def join(self, other: "Seen") -> None:
        """Take in what another process has seen."""
        self.checking.join(other.checking)
        self.search.join(other.search)
        self.dates |= other.dates
        self.paragraphs |= other.paragraphs
        self.guarded_texts += other.guarded_texts
        self.unlisted |= other.unlisted


class Drafter:
    """Drafts the rows of activities, group by group."""

    def __init__(self, rules: Rules, load: LoadDocument) -> None:
        self.seen = Seen(Checking(rules.known))
        self._rules = rules
        self._load = load
        self._guard = Guard(rules.documents)
        self._maker = RowMaker(
            documents=rules.documents,
            organization_names=rules.catalogue.organization_names,
            framework=rules.framework,
            pseudonyms=rules.pseudonyms,
        )
        self._counting = Counting()

    def draft(self, group: Sequence[Reviewed]) -> Piece:
        """The rows of those activities of a group that go in.

        Raises:
            ReleaseError: if a restricted document would be published.
        """
        sources = read_sources(
            (activity for item in group for activity in (item.activity, *item.sources)), self._load
        )
        self.seen.dates |= sources.dates
        self.seen.paragraphs |= sources.paragraphs
        piece = Piece()
        texts: list[bytes] = []
        for item in filter(self._maker.goes_in, group):
            self._guard.look_at(item)
            line = self._maker.line(
                item, document_date=sources.dates.get(item.activity.ref.document)
            )
            # Read as a program would: what cannot be read must never be published.
            row = PublishedActivity.model_validate_json(line)
            self._look_at(item, row)
            drafted = self._texts(item, row, line, sources)
            texts += drafted
            piece.lengths.extend(map(len, drafted))
            piece.ids.append(row.activity_id)
            piece.counted.append(self._counting.row(row))
            piece.measures.append(matrix_measures(row))
        piece.texts = b"".join(texts)
        return piece

    def _look_at(self, item: Reviewed, row: PublishedActivity) -> None:
        seen = self.seen
        seen.checking.add(row)
        seen.search.add(item.activity)
        seen.guarded_texts += guarded(row.text) != row.text
        for tag in row.organizations:
            if tag.id.startswith("NEW:"):
                seen.unlisted[tag.id] = tag.name

    def _texts(
        self, item: Reviewed, row: PublishedActivity, line: bytes, sources: Sources
    ) -> list[bytes]:
        """In the order of `TEXTS`."""
        rules = self._rules
        flat = flat_row(row, rules.lists)
        fivew_of = fivew(row, rules.lists, rules.catalogue)
        return [
            line,
            csv_lines((flat,)).encode(),
            fivew_of.lines.encode(),
            csv_lines(source_rows(item, sources)).encode(),
            *(csv_lines(rows(row)).encode() for _, rows in LINK_TABLES.values()),
            flat_cells(flat) + b"\n",
            fivew_of.parts + b"\n",
        ]


def with_twins(draft: Draft, twins: tuple[AlsoReported, ...], lists: CodeLists) -> Draft:
    """A draft that names the rows with the same activity: in three of its texts."""
    row = PublishedActivity.model_validate_json(draft.texts[0])
    line = row.model_copy(update={"also_reported_in": twins}).model_dump_json().encode()
    row = PublishedActivity.model_validate_json(line)
    flat = flat_row(row, lists)
    before = draft.texts
    return replace(
        draft,
        texts=(
            line,
            csv_lines((flat,)).encode(),
            *before[2:-2],
            flat_cells(flat) + b"\n",
            before[-1],
        ),
    )


def matrix_measures(row: PublishedActivity) -> tuple[str, ...]:
    """The measures under which a row stands in the matrix.

    Its first one, and others that a matrix row or a reviewer gave it.
    """
    return tuple(
        match.id
        for position, match in enumerate(row.measures)
        if position == 0 or match.basis in ("matrix-row", "reviewer")
    )
