"""Four reviewers at once: nothing is lost, nothing is decided twice."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from desks import Clock
from factories import BECAUSE, NOW, VERSIONS, document_id, make_activity, make_proposal, make_record

from extractors.model import Block, Document, OrganizationTag
from gazetteers.model import OrganizationId
from pipeline.errors import DecisionError
from pipeline.review.desk import Desk
from pipeline.review.record import Signature, reject
from pipeline.settings import Settings
from pipeline.store.documents import record_extraction
from pipeline.store.queue import count_waiting
from pipeline.workspace import Workspace

REVIEWERS = ("Aigul", "Botir", "Chinara", "Daulet")
DECISIONS = 1_000
CONTESTED = 10
"""Every tenth activity is decided on by all four at once."""


@pytest.mark.slow
def test_a_thousand_decisions_by_four_reviewers(tmp_path: Path, database_url: str) -> None:
    def open_desk() -> Desk:
        settings = Settings(data=tmp_path, database_url=database_url)
        return Desk(Workspace(settings, clock=Clock()))

    activities = [
        make_activity(
            f"Body {number} held course {number}.",
            organizations=(
                OrganizationTag(
                    id=OrganizationId(f"NEW:Body {number % 100}"),
                    role="lead",
                    mention="Body",
                    evidence=BECAUSE,
                ),
            ),
        )
        for number in range(DECISIONS)
    ]
    text = " ".join(activity.text for activity in activities)
    desk = open_desk()
    record_extraction(
        desk.workspace.engine,
        make_record(),
        path=Path("report.docx"),
        document=Document(
            id=document_id(),
            file_name="report.docx",
            format="docx",
            blocks=(Block(id="para=1", kind="paragraph", text=text),),
        ),
        rejections=(),
        proposals=[make_proposal(activity) for activity in activities],
        versions=VERSIONS,
        now=NOW,
    )
    items = {item.activity.id: item for item in desk.state().in_order}
    ids = [activity.id for activity in activities]
    refused: Counter[str] = Counter()

    def work(number: int) -> None:
        own = open_desk()
        by = Signature(reviewer=REVIEWERS[number], decided_at=NOW, channel="web")
        for position, activity_id in enumerate(ids):
            if position % CONTESTED and position % len(REVIEWERS) != number:
                continue
            # Nobody decides without looking; SQLite serves whoever asks first, not in turn.
            time.sleep(0.02)
            try:
                # As each of them saw it at the beginning: nobody has decided.
                own.decide([reject(items[activity_id], by)])
            except DecisionError:
                refused[by.reviewer] += 1
        own.workspace.engine.dispose()

    with ThreadPoolExecutor(len(REVIEWERS)) as threads:
        for done in [threads.submit(work, number) for number in range(len(REVIEWERS))]:
            done.result()

    log = desk.state().log
    assert [decision.seq for decision in log] == list(range(1, DECISIONS + 1))
    decided = Counter(target.activity_id for decision in log for target in decision.targets)
    assert decided == Counter(dict.fromkeys(ids, 1))
    contested = len(ids) // CONTESTED
    assert sum(refused.values()) == contested * (len(REVIEWERS) - 1)
    assert count_waiting(desk.state().engine) == (0, DECISIONS)
    desk.workspace.engine.dispose()
