"""What the pipeline concludes, and what people decide: activities, proposals, decisions.

The fields of an activity are those of the annotation guide, each with its evidence.
"""

from datetime import datetime
from typing import Annotated, Final, Literal, NewType

from pydantic import Field, StringConstraints

from extractors.model import (
    ActivityType,
    CountryTag,
    DateRange,
    DocumentId,
    Doubt,
    Evidence,
    Inherited,
    Judged,
    OrganizationTag,
    PlaceTag,
    SourceRef,
    Status,
)
from extractors.printed import Box
from gazetteers.model import FrameworkId, LanguageCode, MeasureId, Record, UnitFloat

ActivityId = Annotated[str, StringConstraints(pattern=r"^act_[0-9a-hjkmnp-tv-z]{16}$")]
"""Depends on the activity's words and the document's series only (`pipeline.keys`)."""

Series = NewType("Series", str)
"""What the editions and formats of one text share: "matrix:jpoa-2011", or a bare file name."""

Basis = Literal["matrix-row", "matched", "reviewer"]
ReviewState = Literal["auto_accepted", "needs_review", "confirmed", "corrected", "rejected"]
DECIDED: Final[tuple[ReviewState, ...]] = ("confirmed", "corrected", "rejected")
"""States that a person has given."""
Verdict = Literal["confirm", "correct", "reject", "recut", "add", "note", "undo"]
Channel = Literal["web", "xlsx", "cli", "form"]

SCHEMA_VERSION = 1
"""Raised when the meaning of a field changes: decided activities then come back for review."""


class MeasureMatch(Record):
    """A measure that an activity serves.

    Attributes:
        basis: what the match rests on.
        confidence: calibrated probability (0 to 1) that this measure is right.
        evidence: what speaks for it, and what spoke against.
    """

    framework: FrameworkId
    id: MeasureId
    basis: Basis
    confidence: UnitFloat
    evidence: tuple[Evidence, ...] = ()


class Activity(Record):
    """What becomes a row of the dataset.

    Attributes:
        text: its words, verbatim: a slice of the document.
        ref: where they stand.
        language: of its words; None when it is not one that we read.
        headings: the headings above it, outermost first.
        inherited: what else it takes from around it, for matching it to measures anew.
        measures: best first, three at most; empty where nothing fits.
        doubts: why a person should look; none means accepted unseen.
        pages: pages (from 1) that the words stand on; empty for formats without pages.
        boxes: one box a page, around the lines that the words touch.
    """

    id: ActivityId
    text: str
    ref: SourceRef
    language: LanguageCode | None = "en"
    headings: tuple[str, ...] = ()
    inherited: tuple[Inherited, ...] = ()
    organizations: tuple[OrganizationTag, ...] = ()
    countries: tuple[CountryTag, ...] = ()
    region: Judged[Literal["central-asia"] | None]
    places: tuple[PlaceTag, ...] = ()
    dates: tuple[DateRange, ...] = ()
    status: Judged[Status]
    type: Judged[ActivityType]
    measures: Annotated[tuple[MeasureMatch, ...], Field(max_length=3)] = ()
    doubts: tuple[Doubt, ...] = ()
    pages: tuple[int, ...] = ()
    boxes: tuple[Box, ...] = ()


class Versions(Record):
    """Which versions of code and data made a proposal."""

    extractor: str
    gazetteers: str
    matcher: str


class Proposal(Record):
    """An activity as one version of the machine saw it; written once."""

    activity: Activity
    versions: Versions


class Target(Record):
    """An activity that a decision is about; `revision` is the last one seen plus 1."""

    activity_id: ActivityId
    revision: Annotated[int, Field(ge=1)]


class Decision(Record):
    """One entry of the log of decisions, which is only ever added to.

    Attributes:
        seq: position in the log, from 1.
        verdict: what the reviewer said.
        targets: the activities that it is about.
        result: what stands from now on; empty for reject, note and undo.
        answered: the proposals that the reviewer saw.
        undoes: `seq` of the decision that an undo takes back.
        reviewer: who decided.
        decided_at: when, in UTC.
        note: what the reviewer wrote.
        schema_version: the meaning of fields at that time.
        channel: where it was said.
        batch: what decisions of one bulk action share; empty otherwise.
        shown: ids of the suggested measures in the order shown.
        dwell_ms: milliseconds from showing the item to the decision; None when not measured.
    """

    seq: int
    verdict: Verdict
    targets: tuple[Target, ...]
    result: tuple[Activity, ...] = ()
    answered: tuple[Proposal, ...] = ()
    undoes: int | None = None
    reviewer: str
    decided_at: datetime
    note: str = ""
    schema_version: int = SCHEMA_VERSION
    channel: Channel = "cli"
    batch: str = ""
    shown: tuple[MeasureId, ...] = ()
    dwell_ms: int | None = None


class AuditAnswer(Record):
    """What somebody said of an activity without seeing what stood.

    Attributes:
        revision: how many decisions there were.
        state: whether a person had confirmed it, or nobody had seen it.
        stood: its first measure then; empty for none.
        answer: the measure that was chosen; empty for none, "reject" for no activity.
        answered_at: when, in UTC.
    """

    activity_id: ActivityId
    revision: int
    reviewer: str
    answered_at: datetime
    state: ReviewState
    stood: str
    answer: str


Visibility = Literal["public", "restricted"]


class DocumentRecord(Record):
    """What the store knows of a document.

    Attributes:
        id: SHA-256 of its bytes.
        file_name: as first received, for display only.
        state: "failed" documents have a `problem` and no activities.
        problem: the line that staff read; empty for documents that were read.
        series: what its editions and formats share.
        visibility: a restricted document never enters a release.
        received_at: when it was first seen, in UTC.
    """

    id: DocumentId
    file_name: str
    state: Literal["read", "failed"]
    problem: str = ""
    format: str = ""
    kind: Literal["matrix", "report", ""] = ""
    title: str = ""
    language: LanguageCode | None = None
    series: Series = Series("")
    pages: int = 0
    visibility: Visibility = "public"
    received_at: datetime


class Reviewed(Record):
    """The present state of one activity, from the newest proposals and all decisions.

    Attributes:
        activity: what stands now.
        state: what people and the machine have said of it.
        reviewer: who decided last; None without a decision.
        decided_at: when, in UTC.
        revision: number of decisions on it so far.
        proposal: what the machine proposes now; None for an activity that nobody proposes any
            more (an orphan).
        sources: where it stands, the quoted place first: its activity in each document.
        carried_from: the decided activity of an earlier edition that pre-fills it; None is the
            rule.
        shadowed_by: the decided activity whose words it overlaps; it is shown in review beside
            that one and not published. None is the rule.
    """

    activity: Activity
    state: ReviewState
    reviewer: str | None = None
    decided_at: datetime | None = None
    revision: int = 0
    proposal: Proposal | None = None
    sources: tuple[Activity, ...] = ()
    shadowed_by: ActivityId | None = None
    carried_from: ActivityId | None = None
