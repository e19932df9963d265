"""A made-up framework, and a store whose reports were reviewed, for tests of learning."""

from collections.abc import Sequence
from pathlib import Path

from extractors.extract import Extraction
from gazetteers.model import MeasureId
from pipeline.model import DocumentRecord, Proposal
from pipeline.propose import propose, series_of
from pipeline.review.desk import Desk
from pipeline.review.record import Edit, Signature, answer
from pipeline.store.documents import record_extraction
from pipeline.workspace import Workspace
from tests.factories import NOW
from tests.pipeline.match_cases import extraction

HERDS = """
id: "HERDS-2030"
title: "A plan for herds"
source: "made up"
pillars:
  - {id: "A", title: "Care"}
measures:
  - id: "A.1"
    pillar: "A"
    title: "To vaccinate herds against disease"
    cues: {en: {"vaccination": 3, "veterinary": 2}}
  - id: "A.2"
    pillar: "A"
    title: "To improve pastures"
    cues: {en: {"pasture": 3, "grazing": 2}}
  - id: "A.3"
    pillar: "A"
    title: "To open markets for wool"
    cues: {en: {"wool": 3, "fair": 2}}
"""
TEXTS = (
    ("Vaccination of sheep in village {}.", "A.1"),
    ("A pasture was fenced near town {}.", "A.2"),
    ("Wool of grade {} was sold.", "A.3"),
    ("Shepherds met on day {} to hear about felting.", "A.3"),
)


def ingest(workspace: Workspace, read: Extraction) -> Sequence[Proposal]:
    """Store a document as ingest does, with what the present matcher proposes."""
    proposals = propose(
        read,
        framework=workspace.framework,
        matcher=workspace.matcher(),
        versions=workspace.versions,
    )
    record_extraction(
        workspace.engine,
        DocumentRecord(
            id=read.document.id,
            file_name=read.document.file_name,
            state="read",
            kind="report",
            series=series_of(read.document, workspace.framework),
            received_at=NOW,
        ),
        path=Path(read.document.file_name),
        document=read.document,
        rejections=(),
        proposals=proposals,
        versions=workspace.versions,
        now=NOW,
    )
    return proposals


def review(workspace: Workspace, right: dict[str, str]) -> None:
    """Decide on every stored activity whose first word says what is right."""
    desk = Desk(workspace)
    by = Signature(reviewer="aigul", decided_at=NOW, channel="cli")
    framework = workspace.framework.id
    desk.decide(
        [
            answer(item, Edit(measures=(MeasureId(right[word]),)), by, framework=framework)
            for item in desk.state().items.values()
            if (word := item.activity.text.partition(" ")[0]) in right and item.revision == 0
        ]
    )


RIGHT = {text.partition(" ")[0]: measure for text, measure in TEXTS}


def reviewed_reports(workspace: Workspace, count: int) -> None:
    for number in range(count):
        texts = [text.format(number) for text, _ in TEXTS]
        ingest(workspace, extraction(*texts, name=f"report {number}.docx"))
    review(workspace, RIGHT)
