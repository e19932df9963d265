"""How long a reviewer waits from a decision to the next item: python -m bench.review [ITEMS]."""

import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from fastapi.testclient import TestClient
from lxml import html

from extractors.model import Block, Document, Doubt, Evidence, Judged, OrganizationTag, SourceRef
from gazetteers.model import FrameworkId, MeasureId, OrganizationId
from pipeline.keys import activity_id, file_series
from pipeline.model import Activity, DocumentRecord, MeasureMatch, Proposal, Versions
from pipeline.review.desk import Desk
from pipeline.review.people import People
from pipeline.review.web.app import create_app
from pipeline.review.web.site import Site
from pipeline.settings import Settings
from pipeline.store.documents import record_extraction
from pipeline.workspace import Workspace

ITEMS = 10_000
DOCUMENTS = 50
DECISIONS = 60
BODIES = ("UNODC", "OSCE", "UNRCCA", "CIS-ATC", "SCO-RATS", "IOM", "EU", "INTERPOL")
PLACES = ("Osh", "Almaty", "Dushanbe", "Ashgabat", "Tashkent", "Bishkek", "Khujand", "Termez")
SUBJECTS = (
    "border security", "travel documents", "the financing of terrorism", "arms trafficking",
    "violent extremism in prisons", "the media", "rule of law", "victims of terrorism",
)  # fmt: skip
VERSIONS = Versions(extractor="bench", gazetteers="bench", matcher="bench")
SHOWN = Evidence(method="phrase", detail="its words say “border security”", score=0.9)


def main() -> None:
    """Print median and 95th percentile of the time from a decision to the next item."""
    items = int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Settings(data=Path(folder) / "data"))
        _fill(workspace, items)
        site = Site(Desk(workspace), People(), local="bench")
        client = TestClient(create_app(site), base_url="http://127.0.0.1")
        client.get(f"/enter?link={site.sessions.link}")
        began = time.perf_counter()
        client.get("/queue")
        print(f"{items} items: first queue page {time.perf_counter() - began:.2f} s")
        began = time.perf_counter()
        client.get("/queue")
        print(f"queue page again {(time.perf_counter() - began) * 1000:.0f} ms")
        waited = _decide(client, site)
    waited.sort()
    print(
        f"decision to next item, {len(waited)} decisions: median "
        f"{statistics.median(waited):.0f} ms, p95 {waited[int(len(waited) * 0.95)]:.0f} ms, "
        f"maximum {waited[-1]:.0f} ms"
    )


def _decide(client: TestClient, site: Site) -> list[float]:
    first = html.fromstring(client.get("/queue").text).xpath("//ol//a/@href")[0]
    page = client.get(str(first)).text
    waited = []
    for number in range(DECISIONS):
        form = html.fromstring(page).get_element_by_id("decide")
        sent: dict[str, list[str]] = {"choice": ["II.4" if number % 3 else "II.5"]}
        for name, value in form.form_values():
            sent.setdefault(name, []).append(value)
        began = time.perf_counter()
        answer = client.post(str(form.action), data=sent, headers={"hx-request": "true"})
        waited.append((time.perf_counter() - began) * 1000)
        if answer.status_code != 200:
            raise SystemExit(f"answer {answer.status_code}")
        page = answer.text
    if len(site.desk.state().log) != DECISIONS:
        raise SystemExit("some decisions were not recorded")
    return waited


def _fill(workspace: Workspace, items: int) -> None:
    now = datetime(2026, 1, 5, tzinfo=UTC)
    each = items // DOCUMENTS
    for number in range(DOCUMENTS):
        name = f"report_{number:02}.docx"
        document_id = f"sha256:{number:064x}"
        texts = [
            f"{BODIES[(number + n) % len(BODIES)]} held workshop {number}-{n} on "
            f"{SUBJECTS[n % len(SUBJECTS)]} for {10 + n % 40} officers of the region in "
            f"{PLACES[(n * 7 + number) % len(PLACES)]}, {1 + n % 28} June {2012 + n % 12}."
            for n in range(each)
        ]
        series = file_series(name)
        proposals = [
            Proposal(
                versions=VERSIONS,
                activity=Activity(
                    id=activity_id(series, text, 1),
                    text=text,
                    ref=SourceRef(document=document_id, block=f"para={n}", start=0, end=len(text)),
                    organizations=(
                        OrganizationTag(
                            id=OrganizationId(text.split()[0]),
                            role="lead",
                            mention=text.split()[0],
                            evidence=(SHOWN,),
                        ),
                    ),
                    region=Judged(value=None),
                    status=Judged(value="completed"),
                    type=Judged(value="training"),
                    measures=tuple(
                        MeasureMatch(
                            framework=FrameworkId("JPoA-2011"),
                            id=MeasureId(measure),
                            basis="matched",
                            confidence=confidence,
                            evidence=(SHOWN,),
                        )
                        for measure, confidence in (
                            ("II.4", 0.3 + n % 50 / 100),
                            ("II.5", 0.1),
                            ("I.6", 0.05),
                        )
                    ),
                    doubts=(Doubt(code="measure-low", detail="not sure enough"),),
                ),
            )
            for n, text in enumerate(texts)
        ]
        record_extraction(
            workspace.engine,
            DocumentRecord(
                id=document_id,
                file_name=name,
                state="read",
                format="docx",
                kind="report",
                series=series,
                received_at=now,
            ),
            path=Path(name),
            document=Document(
                id=document_id,
                file_name=name,
                format="docx",
                blocks=tuple(
                    Block(id=f"para={n}", kind="paragraph", text=text)
                    for n, text in enumerate(texts)
                ),
            ),
            rejections=(),
            proposals=proposals,
            versions=VERSIONS,
            now=now,
        )


if __name__ == "__main__":
    main()
