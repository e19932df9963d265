"""How long reviewers wait: `python -m bench.review [--items N] [--only decide|excel|large]`.

From a decision to the next item; for a workbook out and in; for the queue and `jpoa status` over
100,000 activities of which 20,000 are decided. Each figure with the processor time that it took,
and each that has a limit as the machine of the limits would take it (`bench.yardstick`).
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

from fastapi.testclient import TestClient
from lxml import html
from openpyxl import load_workbook
from rich.console import Console

from bench.yardstick import Yardstick
from extractors.model import Block, Document, Doubt, Evidence, Judged, OrganizationTag, SourceRef
from flows.review_workbook import export_workbook, import_workbook
from gazetteers.model import FrameworkId, MeasureId, OrganizationId
from pipeline.keys import activity_id, file_series
from pipeline.model import Activity, DocumentRecord, MeasureMatch, Proposal, Versions
from pipeline.review.desk import Desk
from pipeline.review.people import People
from pipeline.review.record import Edit, Signature, answer
from pipeline.review.web.app import create_app
from pipeline.review.web.site import Site
from pipeline.settings import Settings
from pipeline.store.documents import record_extraction
from pipeline.workspace import Workspace

ITEMS = 10_000
LARGE = 100_000
LARGE_DECIDED = 20_000
BATCH = 1_000
ROWS = 2_000
DOCUMENTS = 50
DECISIONS = 60
TRIES = 3
STATUS_MS = 300
PAGE_MS = 300
SERVE_MS = 2_000
EXCEL_MS = 10_000
MEDIAN_MS, P95_MS = 100, 250
BODIES = ("UNODC", "OSCE", "UNRCCA", "CIS-ATC", "SCO-RATS", "IOM", "EU", "INTERPOL")
PLACES = ("Osh", "Almaty", "Dushanbe", "Ashgabat", "Tashkent", "Bishkek", "Khujand", "Termez")
SUBJECTS = (
    "border security", "travel documents", "the financing of terrorism", "arms trafficking",
    "violent extremism in prisons", "the media", "rule of law", "victims of terrorism",
)  # fmt: skip
VERSIONS = Versions(extractor="bench", gazetteers="bench", matcher="bench")
SHOWN = Evidence(method="phrase", detail="its words say “border security”", score=0.9)


class Figures:
    """Prints what was measured.

    Attributes:
        kept: whether all was within its limit so far.
    """

    def __init__(self) -> None:
        self.kept = True

    @contextmanager
    def timed(self, what: str, *, child: bool = False, limit: int | None = None) -> Iterator[None]:
        """Time what the body does, or the processes that it starts."""
        with Yardstick() as machine:
            began, used = time.perf_counter(), _processor(child)
            yield
            passed = (time.perf_counter() - began) * 1000
            used = (_processor(child) - used) * 1000
        said = "" if limit is None else f", {self._judged(passed, machine, limit)}"
        print(f"{what}: {passed:.0f} ms (processor {used:.0f} ms){said}", flush=True)

    def judge(self, what: str, passed: float, machine: Yardstick, limit: int) -> None:
        """Compare milliseconds that were measured with their limit."""
        print(f"{what}: {passed:.0f} ms, {self._judged(passed, machine, limit)}", flush=True)

    def _judged(self, passed: float, machine: Yardstick, limit: int) -> str:
        told = passed / machine.slowness
        kept = told <= limit
        self.kept = self.kept and kept
        over = "" if kept else ": OVER"
        return f"on the machine of the limits {told:.0f} ms, limit {limit} ms{over}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure all or one; exit status 1 when a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=ITEMS, help="in the queue")
    parser.add_argument("--only", choices=("decide", "excel", "large"))
    chosen = parser.parse_args(arguments)
    figures = Figures()
    if chosen.only in (None, "decide"):
        _decisions(figures, chosen.items)
    if chosen.only in (None, "excel"):
        _excel(figures)
    if chosen.only in (None, "large"):
        _large(figures)
    return 0 if figures.kept else 1


def _decisions(figures: Figures, items: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        workspace = Workspace(Settings(data=data))
        _fill(workspace, items)
        site = Site(Desk(workspace), People(), local="bench")
        client = TestClient(create_app(site), base_url="http://127.0.0.1")
        client.get(f"/enter?link={site.sessions.link}")
        with figures.timed(f"{items} items: taking them in after an import"):
            workspace.bring_up_to_date()
        with figures.timed("first queue page"):
            client.get("/queue")
        with figures.timed("queue page again"):
            client.get("/queue")
        with Yardstick() as machine:
            used = time.process_time()
            waited = _decide(client, site)
            used = (time.process_time() - used) * 1000 / len(waited)
        workspace.engine.dispose()
        _serve(figures, data)
    waited.sort()
    print(
        f"decision to next item, {len(waited)} decisions: maximum {waited[-1]:.0f} ms "
        f"(processor {used:.0f} ms each)"
    )
    figures.judge("the median of them", statistics.median(waited), machine, MEDIAN_MS)
    figures.judge("the 95th percentile", waited[int(len(waited) * 0.95)], machine, P95_MS)


def _status(figures: Figures, data: Path) -> None:
    """`jpoa status` in processes of its own: the first makes what the others find."""
    command = [sys.executable, "-m", "flows.cli", "--data", str(data), "status"]
    for what in ("jpoa status, the first after an update", *["jpoa status"] * TRIES):
        limit = STATUS_MS if what == "jpoa status" else None
        with figures.timed(what, child=True, limit=limit):
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _serve(figures: Figures, data: Path) -> None:
    """From `jpoa review serve` to the first queue page that a browser gets."""
    command = [sys.executable, "-m", "flows.cli", "--data", str(data), "review", "serve"]
    for _ in range(TRIES):
        with figures.timed("jpoa review serve, to the first page", child=True, limit=SERVE_MS):
            process = subprocess.Popen([*command, "--port", "0"], stdout=subprocess.PIPE, text=True)
            try:
                assert process.stdout is not None
                link = next(line for line in process.stdout if line.startswith("http")).strip()
                opener = build_opener(HTTPCookieProcessor())
                opener.open(link, timeout=30).read()
                base = link.partition("/enter")[0]
                if b"<ol" not in opener.open(f"{base}/queue", timeout=30).read():
                    raise SystemExit("the queue did not come")
            finally:
                process.terminate()
                process.wait()


def _excel(figures: Figures) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(Settings(data=Path(folder) / "data"))
        _fill(workspace, ROWS)
        desk = Desk(workspace)
        desk.state()
        _ = desk.codes
        _ = desk.codes.organizations, desk.codes.territories
        file, quiet = Path(folder) / "review.xlsx", Console(quiet=True)
        with Yardstick() as machine:
            began = time.perf_counter()
            _round_trip(figures, desk, file, quiet)
            passed = (time.perf_counter() - began) * 1000
        figures.judge("out, filled in, and in", passed, machine, EXCEL_MS)
        if len(desk.state().log) != ROWS:
            raise SystemExit("some rows were not applied")


def _round_trip(figures: Figures, desk: Desk, file: Path, quiet: Console) -> None:
    with figures.timed(f"{ROWS} rows: out"):
        export_workbook(desk, file, scope="open", file_name="", console=quiet)
    with figures.timed("filled in (what a person does, here by a program)"):
        book = load_workbook(file)
        sheet = book["Review"]
        column = [cell.value for cell in sheet[1]].index("decision") + 1
        for row in range(2, ROWS + 2):
            sheet.cell(row=row, column=column).value = "confirm"
        book.save(file)
    with figures.timed("in: checked and applied"):
        import_workbook(
            desk,
            file,
            reviewer="bench",
            dry_run=False,
            leave_out_stale=False,
            status=None,
            console=quiet,
        )


def _large(figures: Figures) -> None:
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        workspace = Workspace(Settings(data=data))
        _fill(workspace, LARGE)
        with figures.timed(f"{LARGE} activities: taking them in"):
            workspace.bring_up_to_date()
        desk = Desk(workspace)
        ids = list(desk.state().items)[:LARGE_DECIDED]
        by = Signature(reviewer="bench", decided_at=datetime(2026, 1, 6, tzinfo=UTC), channel="cli")
        with figures.timed(f"{len(ids)} decisions in batches"):
            for start in range(0, len(ids), BATCH):
                some = tuple(desk.state().items.of(ids[start : start + BATCH]))
                framework = workspace.framework.id
                desk.decide([answer(item, Edit(), by, framework=framework) for item in some])
        workspace.engine.dispose()
        _status(figures, data)
        _serve(figures, data)
        workspace = Workspace(Settings(data=data))
        site = Site(Desk(workspace), People(), local="bench")
        client = TestClient(create_app(site), base_url="http://127.0.0.1")
        client.get(f"/enter?link={site.sessions.link}")
        with figures.timed("what a new server loads while the browser opens"):
            site.prepare()
        with figures.timed("first queue page of a new server", limit=PAGE_MS):
            client.get("/queue")
        with figures.timed("queue page again"):
            client.get("/queue")
        with figures.timed("queue of one organization"):
            client.get("/queue?organization=OSCE")
        with figures.timed("queue of some words"):
            client.get("/queue?words=travel+documents")
        with figures.timed("dashboard"):
            client.get("/dashboard")


def _processor(child: bool) -> float:
    times = os.times()
    return times.children_user + times.children_system if child else times.user + times.system


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
    sys.exit(main())
