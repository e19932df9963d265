"""What the files of a release are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from extractors.model import DocumentId
from gazetteers.frameworks import Framework
from pipeline.model import DocumentRecord, Versions
from pipeline.release.counted import CountedRow
from pipeline.release.dac import dac_code
from pipeline.release.flat_column import CodeLists
from pipeline.release.log import Log
from pipeline.release.sources import PrintedParagraph

_SYSTEMS = ("UN", "UNSC")
"""Families of bodies that act on their own, rather than bodies with units."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The code lists of a release, as rows ready to be written.

    Attributes:
        organization_names: published name of each listed organization.
        organization_kinds: "un", "regional" … of each.
        organizations: header and rows of `organizations.csv`.
        places: header and rows of `places.csv`.
        country_names: English names by alpha-3 code.
        organization_parents: the body that each unit belongs to.
        organization_acronyms: the short name of each that has one.
    """

    organization_names: Mapping[str, str]
    organization_kinds: Mapping[str, str]
    organizations: tuple[tuple[str, ...], ...]
    places: tuple[tuple[str, ...], ...]
    country_names: Mapping[str, str]
    organization_parents: Mapping[str, str] = field(default_factory=dict)
    organization_acronyms: Mapping[str, str] = field(default_factory=dict)

    def body(self, organization_id: str) -> str:
        """The uppermost body that a unit belongs to, below a system such as the United Nations.

        The office of a UN agency belongs to the agency, that of the OSCE to the OSCE.
        """
        while parent := self.organization_parents.get(organization_id):
            if parent in _SYSTEMS:
                break
            organization_id = parent
        return organization_id

    def short_name(self, organization_id: str) -> str:
        """The acronym, else the name, else for "NEW:…" the name as written."""
        return (
            self.organization_acronyms.get(organization_id)
            or self.organization_names.get(organization_id, "").partition(" (")[0]
            or organization_id.removeprefix("NEW:")
        )


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that goes into a release, whatever its version will be.

    The rows themselves lie in `activities.jsonl`; what is told of all of them together is here.

    Attributes:
        rows: what is counted of each row, sorted by `activity_id`.
        matrix_lines: for each measure, where in `activities.jsonl` the rows begin that stand under
            it in the matrix.
        guarded_texts: rows whose words a CSV file writes with a leading apostrophe.
        framework: whose measures are published.
        catalogue: the code lists.
        documents: all documents of the store, by id.
        document_dates: the day that a document bears, where it bears one.
        paragraphs: the quoted paragraphs of matrices, by document and block.
        log: the decisions.
        versions: of code, gazetteers and matcher.
        made_at: when, in UTC.
    """

    rows: Sequence[CountedRow]
    matrix_lines: Mapping[str, Sequence[int]]
    guarded_texts: int
    framework: Framework
    catalogue: Catalogue
    documents: Mapping[DocumentId, DocumentRecord]
    document_dates: Mapping[DocumentId, date]
    paragraphs: Mapping[tuple[DocumentId, str], PrintedParagraph]
    log: Log
    versions: Versions
    made_at: datetime


def code_lists(framework: Framework, catalogue: Catalogue) -> CodeLists:
    """Names behind ids."""
    return CodeLists(
        measure_titles={measure.id: measure.title for measure in framework.measures},
        country_names=catalogue.country_names,
        dac_codes={measure.id: dac_code(measure.id) for measure in framework.measures},
    )
