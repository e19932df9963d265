"""One published row an activity, in the form that the dataset contract fixes."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict
from pydantic_core import to_json

from extractors.model import ActivityType, DateRange, DocumentId, Role, Status
from extractors.printed import Box
from gazetteers.frequencies import frequency_of
from gazetteers.model import LanguageCode, Record, UnitFloat
from gazetteers.target_groups import target_groups
from pipeline.model import Activity, Basis, DocumentRecord, Reviewed, ReviewState
from pipeline.release.edtf import PRECISIONS, Precision, edtf
from pipeline.release.references import legal_refs, urls
from pipeline.similar import Similar, same_words

Recurrence = Literal["none", "annual", "biennial", "semiannual", "monthly", "regular"]

_TITLE_CHARACTERS = 200


class PublishedRecord(BaseModel):
    """Base of what is published: frozen, no unknown fields.

    Unlike other records these are made, written and dropped by the hundred thousand, so that what
    `Record` does to each for the sake of memory would only take time.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


class PublishedDocument(PublishedRecord):
    """The document that a row quotes."""

    id: DocumentId
    file_name: str
    kind: Literal["matrix", "report"]
    title: str
    language: LanguageCode | None


class PublishedEvidence(PublishedRecord):
    """One reason for a measure."""

    method: str
    detail: str
    score: UnitFloat


class PublishedMeasure(PublishedRecord):
    """A measure that the activity serves."""

    id: str
    confidence: UnitFloat
    basis: Basis
    evidence: tuple[PublishedEvidence, ...]


class PublishedOrganization(PublishedRecord):
    """Who took part, as what."""

    id: str
    name: str
    role: Role
    mention: str


class PublishedPlace(PublishedRecord):
    """Where, with coordinates where they are known."""

    name: str
    country: str | None
    latitude: float | None
    longitude: float | None


class PublishedDate(PublishedRecord):
    """When, as written and as inclusive days."""

    raw: str
    start: date | None
    end: date | None


class PublishedReview(PublishedRecord):
    """What people and the machine have said of the row."""

    state: ReviewState
    reviewer: str | None
    decided_at: datetime | None
    doubts: tuple[str, ...]


class PublishedProvenance(PublishedRecord):
    """Where the words stand."""

    pages: tuple[int, ...]
    boxes: tuple[Box, ...]
    block: str
    start: int
    end: int


class AlsoReported(PublishedRecord):
    """Another row with the same activity."""

    activity_id: str
    document: str
    similarity: UnitFloat


class PublishedActivity(PublishedRecord):
    """One line of `activities.jsonl`; `docs/dataset.md` says what each field means.

    Attributes:
        date_edtf: one expression for each of `dates`, None for a phrase that gives no days.
        date_precision: the coarsest of them; "none" without any.
        target_groups: the groups of people that its words name.
        document_date: the day that the document bears; None when it bears none.
    """

    activity_id: str
    title: str
    document: PublishedDocument
    text: str
    framework: str
    pillar: str | None
    measures: tuple[PublishedMeasure, ...]
    organizations: tuple[PublishedOrganization, ...]
    countries: tuple[str, ...]
    region: Literal["central-asia"] | None
    places: tuple[PublishedPlace, ...]
    dates: tuple[PublishedDate, ...]
    date_edtf: tuple[str | None, ...]
    date_precision: Precision | Literal["none"]
    status: Status
    type: ActivityType
    recurrence: Recurrence
    target_groups: tuple[str, ...]
    legal_refs: tuple[str, ...]
    urls: tuple[str, ...]
    document_date: date | None
    review: PublishedReview
    provenance: PublishedProvenance
    also_reported_in: tuple[AlsoReported, ...]


class Row(Record):
    """A published row, with the reviewed activity that it was made from."""

    published: PublishedActivity
    reviewed: Reviewed


def build_rows(
    reviewed: Sequence[Reviewed],
    *,
    documents: Mapping[DocumentId, DocumentRecord],
    organization_names: Mapping[str, str],
    framework: str,
    pseudonyms: Mapping[str, str],
    document_dates: Mapping[DocumentId, date] | None = None,
    similar: Callable[[Iterable[Activity]], Sequence[Similar]] = same_words,
) -> tuple[Row, ...]:
    """The rows of a release, sorted by `activity_id`, all at once.

    Args:
        reviewed: the present state.
        documents: by id, all documents that `reviewed` quotes.
        organization_names: the published name of each listed organization.
        framework: the framework whose measures are published.
        pseudonyms: what stands for the name of each reviewer.
        document_dates: the day that a document bears, where it is known.
        similar: finds the rows that name each other in `also_reported_in`.
    """
    dates = document_dates or {}
    maker = RowMaker(
        documents=documents,
        organization_names=organization_names,
        framework=framework,
        pseudonyms=pseudonyms,
    )
    published = sorted(filter(maker.goes_in, reviewed), key=lambda item: item.activity.id)
    twins = twins_of(
        similar([item.activity for item in published]),
        {item.activity.id: documents[item.activity.ref.document].file_name for item in published},
    )
    return tuple(
        Row(
            reviewed=item,
            published=maker.row(
                item,
                document_date=dates.get(item.activity.ref.document),
                twins=twins.get(item.activity.id, ()),
            ),
        )
        for item in published
    )


def twins_of(
    pairs: Iterable[Similar], file_names: Mapping[str, str]
) -> Mapping[str, tuple[AlsoReported, ...]]:
    """What each row names in `also_reported_in`, the most similar first.

    Args:
        pairs: rows that are probably one activity.
        file_names: of the document of each row.
    """
    twins: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for pair in pairs:
        twins[pair.first].append((-pair.similarity, pair.second))
        twins[pair.second].append((-pair.similarity, pair.first))
    return {
        activity_id: tuple(
            AlsoReported(activity_id=other, document=file_names[other], similarity=-similarity)
            for similarity, other in sorted(others)
        )
        for activity_id, others in twins.items()
    }


def read_rows(folder: Path) -> Iterator[PublishedActivity]:
    """The rows of a release folder, one after the other, checked as a program would."""
    with (folder / "activities.jsonl").open("rb") as stream:
        for line in stream:
            yield PublishedActivity.model_validate_json(line)


def organization_name(organization_id: str, names: Mapping[str, str]) -> str:
    """The published name: the listed one, or for "NEW:…" the name as written."""
    return names.get(organization_id, organization_id.removeprefix("NEW:"))


def cells_as_sentence(text: str) -> str:
    """The cells of a row as one sentence has them: behind semicolons, without those of a dash."""
    return _EMPTY_CELLS.sub(lambda hit: " | " if hit["between"] else "", text).replace(" | ", "; ")


_EMPTY_CELLS = re.compile(
    r"\A(?:[^\w\s]{1,3} \| )+|(?P<between> \| (?:[^\w\s]{1,3} \| )+)|(?: \| [^\w\s]{1,3})+\Z"
)
"""Cells in which a dash says that there is nothing, with their borders."""


def short_title(text: str) -> str:
    """The first words of an activity, 200 characters at most; cells as in a sentence."""
    line = cells_as_sentence(" ".join(text.split()))
    if len(line) <= _TITLE_CHARACTERS:
        return line
    return line[: _TITLE_CHARACTERS - 1].rsplit(" ", 1)[0].rstrip(",;:") + "…"


def _written(when: DateRange) -> tuple[str | None, Precision | None]:
    return edtf(when.raw, when.start, when.end) or (None, None)


def _recurrence(activity: Activity) -> Recurrence:
    if activity.status.value != "recurring":
        return "none"
    return frequency_of(activity.text) or "regular"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowMaker:
    """Makes the published row of an activity.

    Attributes:
        documents: by id, all documents that are quoted.
        organization_names: the published name of each listed organization.
        framework: the framework whose measures are published.
        pseudonyms: what stands for the name of each reviewer.
    """

    documents: Mapping[DocumentId, DocumentRecord]
    organization_names: Mapping[str, str]
    framework: str
    pseudonyms: Mapping[str, str]

    def goes_in(self, item: Reviewed) -> bool:
        """Whether an activity is published.

        Rejected activities, those that overlap a decided one, and those of restricted documents
        stay out; all others go in, each with its state.
        """
        return (
            item.state != "rejected"
            and item.shadowed_by is None
            and self.documents[item.activity.ref.document].visibility == "public"
        )

    def row(
        self,
        item: Reviewed,
        *,
        document_date: date | None,
        twins: tuple[AlsoReported, ...] = (),
    ) -> PublishedActivity:
        """The row of an activity, with the day that its document bears."""
        return PublishedActivity.model_validate_json(
            self.line(item, document_date=document_date, twins=twins)
        )

    def line(
        self,
        item: Reviewed,
        *,
        document_date: date | None,
        twins: tuple[AlsoReported, ...] = (),
    ) -> bytes:
        """The same as the line of `activities.jsonl`, not yet checked by reading it."""
        record = self.documents[item.activity.ref.document]
        activity = item.activity
        measures = tuple(match for match in activity.measures if match.framework == self.framework)
        written = [_written(when) for when in activity.dates]
        # Built of plain values and read as a whole: a fraction of the time of one by one.
        content: dict[str, Any] = {
            "activity_id": activity.id,
            "title": short_title(activity.text),
            "document": {
                "id": record.id,
                "file_name": record.file_name,
                "kind": record.kind or "report",
                "title": record.title,
                "language": record.language,
            },
            "text": activity.text,
            "framework": self.framework,
            "pillar": measures[0].id.partition(".")[0] if measures else None,
            "measures": [
                {
                    "id": match.id,
                    "confidence": round(match.confidence, 4),
                    "basis": match.basis,
                    "evidence": [
                        {
                            "method": reason.method,
                            "detail": reason.detail,
                            "score": round(reason.score, 4),
                        }
                        for reason in match.evidence
                    ],
                }
                for match in measures
            ],
            "organizations": [
                {
                    "id": tag.id,
                    "name": organization_name(tag.id, self.organization_names),
                    "role": tag.role,
                    "mention": tag.mention,
                }
                for tag in activity.organizations
            ],
            "countries": [tag.code for tag in activity.countries],
            "region": activity.region.value,
            "places": [
                {
                    "name": place.name,
                    "country": place.country,
                    "latitude": place.latitude,
                    "longitude": place.longitude,
                }
                for place in activity.places
            ],
            "dates": [
                {"raw": when.raw, "start": when.start, "end": when.end} for when in activity.dates
            ],
            "date_edtf": [expression for expression, _ in written],
            "date_precision": max(
                (precision for _, precision in written if precision is not None),
                key=PRECISIONS.index,
                default="none",
            ),
            "status": activity.status.value,
            "type": activity.type.value,
            "recurrence": _recurrence(activity),
            "target_groups": target_groups(activity.text, activity.language),
            "legal_refs": legal_refs(activity.text),
            "urls": urls(activity.text),
            "document_date": document_date,
            "review": {
                "state": item.state,
                "reviewer": self.pseudonyms.get(item.reviewer) if item.reviewer else None,
                "decided_at": item.decided_at,
                "doubts": [f"{doubt.code}: {doubt.detail}" for doubt in activity.doubts],
            },
            "provenance": {
                "pages": activity.pages,
                "boxes": activity.boxes,
                "block": activity.ref.block,
                "start": activity.ref.start,
                "end": activity.ref.end,
            },
            "also_reported_in": twins,
        }
        return to_json(content)
