"""Small valid objects for tests; each test names only what it is about."""

import hashlib
from datetime import UTC, date, datetime
from typing import Any

from extractors.model import (
    CountryTag,
    DateRange,
    Doubt,
    Evidence,
    Judged,
    OrganizationTag,
    SourceRef,
)
from gazetteers.model import CountryCode, FrameworkId, MeasureId, OrganizationId
from pipeline.keys import activity_id, file_series
from pipeline.model import (
    Activity,
    Decision,
    DocumentRecord,
    MeasureMatch,
    Proposal,
    Target,
    Versions,
)

NOW = datetime(2026, 11, 21, 10, 0, tzinfo=UTC)
VERSIONS = Versions(extractor="1", gazetteers="g1", matcher="m1")
BECAUSE = (Evidence(method="exact", detail="written so"),)
UNSURE = Doubt(code="measure-low", detail="II.4 is right with probability 0.60; 0.90 is needed")


def document_id(name: str = "report.docx") -> str:
    return f"sha256:{hashlib.sha256(name.encode()).hexdigest()}"


def make_record(name: str = "report.docx", **fields: Any) -> DocumentRecord:
    return DocumentRecord.model_validate(
        {
            "id": document_id(name),
            "file_name": name,
            "state": "read",
            "format": name.rpartition(".")[2],
            "kind": "report",
            "title": "A report",
            "language": "en",
            "series": file_series(name),
            "received_at": NOW,
        }
        | fields
    )


def make_activity(
    text: str = "OSCE held a workshop.",
    *,
    document: str = "report.docx",
    block: str = "para=1",
    **fields: Any,
) -> Activity:
    content = {
        "id": activity_id(file_series(document), text, 1),
        "text": text,
        "ref": SourceRef(document=document_id(document), block=block, start=0, end=len(text)),
        "organizations": (
            OrganizationTag(
                id=OrganizationId("OSCE"), role="lead", mention="OSCE", evidence=BECAUSE
            ),
        ),
        "countries": (CountryTag(code=CountryCode("TJK"), mention="Tajikistan", evidence=BECAUSE),),
        "region": Judged[None](value=None),
        "dates": (DateRange(raw="in 2018", start=date(2018, 1, 1), end=date(2018, 12, 31)),),
        "status": Judged[str](value="completed"),
        "type": Judged[str](value="training"),
        "measures": (make_match(),),
    } | fields
    return Activity(**content)


def make_match(measure: str = "II.4", confidence: float = 0.95) -> MeasureMatch:
    return MeasureMatch(
        framework=FrameworkId("JPoA-2011"),
        id=MeasureId(measure),
        basis="matched",
        confidence=confidence,
        evidence=BECAUSE,
    )


def make_proposal(activity: Activity) -> Proposal:
    return Proposal(activity=activity, versions=VERSIONS)


def make_decision(
    verdict: str, *activities: Activity, seq: int = 1, revision: int = 1, **fields: Any
) -> Decision:
    content = {
        "seq": seq,
        "verdict": verdict,
        "targets": tuple(
            Target(activity_id=activity.id, revision=revision) for activity in activities
        ),
        "result": activities if verdict in ("confirm", "correct") else (),
        "answered": tuple(make_proposal(activity) for activity in activities),
        "reviewer": "Aigul",
        "decided_at": NOW,
    } | fields
    return Decision.model_validate(content)
