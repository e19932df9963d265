"""A review desk over a small store, for tests."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from factories import NOW, UNSURE, VERSIONS, document_id, make_activity, make_match, make_proposal
from factories import make_record as record_of
from stores import make_store

from extractors.model import Block, Document, Rejection, SourceRef
from pipeline.model import Activity
from pipeline.review.audit import is_drawn
from pipeline.review.desk import Desk
from pipeline.settings import Settings
from pipeline.store.documents import record_extraction
from pipeline.workspace import Workspace

TEXTS = (
    "OSCE held a workshop on border security in Dushanbe in May 2018.",
    "OSCE held a course on travel documents in Osh. A seminar on arms followed in June 2018.",
    "OSCE held a round table on the financing of terrorism in Almaty in 2019.",
    "OSCE held a round table on the financing of terrorism in Astana in 2019.",
)
GREETING = "Dear colleagues, thank you for your message."
SHA = document_id().removeprefix("sha256:")
"""Names the report in addresses of pages."""


class Clock:
    """A clock that moves on by one second at each look."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self):  # type: ignore[no-untyped-def]
        self.now += timedelta(seconds=1)
        return self.now


def doubtful(text: str, number: int = 1, **fields: object) -> Activity:
    """An activity that waits for a reviewer, with three candidates."""
    content = {
        "block": f"para={number}",
        "doubts": (UNSURE,),
        "measures": (make_match("II.4", 0.6), make_match("II.5", 0.3), make_match("I.6", 0.1)),
    } | fields
    return make_activity(text, **content)


def drawn_activity() -> Activity:
    """One without doubts whose id puts it into the blind sample."""
    made = (make_activity(f"OSCE held course {number} in Osh.") for number in range(1000))
    return next(activity for activity in made if is_drawn(activity.id))


def make_desk(
    folder: Path, texts: Sequence[str] = TEXTS, activities: Sequence[Activity] | None = None
) -> Desk:
    """A desk over one report with these paragraphs, each a doubtful activity, and a greeting."""
    workspace = Workspace(Settings(data=folder / "data"), clock=Clock())
    make_store(workspace.settings.database)
    if activities is None:
        activities = [doubtful(text, number) for number, text in enumerate(texts, 1)]
    last = len(texts) + 1
    read(workspace, texts, activities, greeting=last)
    return Desk(workspace)


def read(
    workspace: Workspace,
    texts: Sequence[str],
    activities: Sequence[Activity],
    *,
    greeting: int,
    version: str = "1",
) -> None:
    """Store a report as read by one version."""
    blocks = [
        Block(id=f"para={number}", kind="paragraph", text=text)
        for number, text in enumerate((*texts, GREETING), 1)
    ]
    record_extraction(
        workspace.engine,
        record_of(),
        path=Path("inbox/report.docx"),
        document=Document(
            id=document_id(), file_name="report.docx", format="docx", blocks=tuple(blocks)
        ),
        rejections=(
            Rejection(
                ref=SourceRef(
                    document=document_id(), block=f"para={greeting}", start=0, end=len(GREETING)
                ),
                reason="greeting",
            ),
        ),
        proposals=[make_proposal(activity) for activity in activities],
        versions=VERSIONS.model_copy(update={"extractor": version}),
        now=NOW,
    )
