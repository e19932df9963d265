"""How long a release of many activities takes, and how much memory: `python -m bench.release`.

The activities are made up from words, names and days by a fixed seed: no two alike, spread over
documents, months, places and organizations as in a real dataset that has grown, and with as many
reasons, boxes and doubts as real ones. They are put into a store; then the command line publishes
them as people do, each time in a new process.
"""

import argparse
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bench.whole import run
from bench.yardstick import Yardstick
from extractors.model import (
    Block,
    CountryTag,
    DateRange,
    Document,
    Doubt,
    Evidence,
    Inherited,
    Judged,
    OrganizationTag,
    PlaceTag,
    SourceRef,
)
from gazetteers.frameworks import load_frameworks
from gazetteers.model import CountryCode, FrameworkId, LanguageCode, MeasureId, OrganizationId
from gazetteers.organizations import organizations
from gazetteers.territories import territories
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
from pipeline.settings import Settings
from pipeline.store.decisions import append_decisions
from pipeline.store.documents import record_extraction
from pipeline.workspace import Workspace

SECONDS = 120.0
MEGABYTES = 1_000.0
_NOW = datetime(2026, 1, 1, tzinfo=UTC)
_VERSIONS = Versions(extractor="1", gazetteers="1", matcher="1")
_IN_A_DOCUMENT = 25
_DECIDED_EACH = 20
"""One activity in so many is decided before the first release, as many again before the second."""

_WORDS = (
    "border", "customs", "prison", "judges", "police", "youth", "women", "teachers",
    "media", "training", "seminar", "course", "study", "visit", "handbook", "portal",
    "exercise", "equipment", "scanners", "passports", "cargo", "drugs", "arms", "money",
    "laundering", "assets", "evidence", "rights", "religion", "dialogue", "schools",
    "families", "returnees", "internet", "content", "chemical", "materials", "airports",
    "stations", "interviews", "statistics", "strategy", "law", "draft", "review", "network",
    "database",
)  # fmt: skip
_TYPES = ("meeting", "training", "assessment", "publication", "programme", "operation")


def made_activities(number: int) -> Iterator[Activity]:
    """Made-up activities, one by one."""
    for _, activities in _make_documents(number):
        yield from activities


def _make_documents(number: int) -> Iterator[tuple[DocumentRecord, list[Activity]]]:
    """Document by document: 100,000 activities at once take more than a gigabyte."""
    chance = random.Random(2011)
    bodies = [entry.id for entry in organizations().entries if entry.kind in ("un", "regional")]
    places = [place for place in territories().places.values() if place.country]
    measures = [measure.id for measure in load_frameworks()[0].measures]
    for start in range(0, number, _IN_A_DOCUMENT):
        name = f"report_{start // _IN_A_DOCUMENT:05}.docx"
        record = _record(f"sha256:{start // _IN_A_DOCUMENT:064x}", name)
        yield (
            record,
            [
                _activity(chance, index, record, bodies, places, measures)
                for index in range(start, min(number, start + _IN_A_DOCUMENT))
            ],
        )


def _record(document: str, name: str) -> DocumentRecord:
    return DocumentRecord(
        id=document, file_name=name, state="read", format="docx", kind="report", title=name,
        language="en", series=file_series(name), received_at=_NOW,
    )  # fmt: skip


def _activity(
    chance: random.Random,
    index: int,
    record: DocumentRecord,
    bodies: list[OrganizationId],
    places: list,
    measures: list[MeasureId],
) -> Activity:
    lead, partner = chance.sample(bodies, 2)
    place = chance.choice(places)
    start = date(2008, 1, 1) + timedelta(days=chance.randrange(6500))
    text = (
        f"{lead} and {partner} held number {index} on {' '.join(chance.choices(_WORDS, k=32))} in "
        f"{place.name.en} on {start:%d %B %Y}."
    )
    language: LanguageCode = "en"
    ref = SourceRef(document=record.id, block=f"para={index}", start=0, end=len(text))
    above = Inherited(kind="lead-in", text="In the reporting period the following was done:")
    return Activity(
        id=activity_id(file_series(record.file_name), text, 1),
        text=text,
        ref=ref,
        language=language,
        headings=("Pillar II: Preventing and combating terrorism", "What was done"),
        inherited=(above,),
        organizations=tuple(
            OrganizationTag(
                id=body, role=role, mention=body, confidence=0.85,
                evidence=(
                    Evidence(method="exact", detail=f"name “{body}” of {body}"),
                    Evidence(method="cue", detail=f"{role}: it stands before “held”, as a subject"),
                ),
            )
            for body, role in ((lead, "lead"), (partner, "partner"))
        ),
        countries=(
            CountryTag(
                code=CountryCode(place.country), mention=place.name.en,
                evidence=(Evidence(method="rule", detail=f"“{place.name.en}” lies there"),),
            ),
        ),
        region=Judged(value=None),
        places=(
            PlaceTag(
                name=place.name.en, country=CountryCode(place.country), latitude=place.latitude,
                longitude=place.longitude,
                evidence=(Evidence(method="exact", detail=f"name of {place.id}"),),
            ),
        ),
        dates=(DateRange(raw=f"{start:%d %B %Y}", start=start, end=start + timedelta(days=2)),),
        status=Judged(
            value="completed", confidence=0.95,
            evidence=(Evidence(method="cue", detail="“held” tells of what is over", score=0.95),),
        ),
        type=Judged(
            value=chance.choice(_TYPES), confidence=0.8,
            evidence=(Evidence(method="cue", detail="“on border”, what it is about", score=0.8),),
        ),
        measures=tuple(
            MeasureMatch(
                framework=FrameworkId("JPoA-2011"), id=measure, basis="matched",
                confidence=round(chance.uniform(0.3, 1) / rank, 3),
                evidence=(
                    Evidence(method="cue", detail=f"“border” and “customs” speak for {measure}",
                             score=0.6, ref=ref),
                    Evidence(method="precedent", detail=f"like a row of {measure} (0.42): “CTED "
                             "and its partners met on the subject in Almaty last year…”",
                             score=0.42),
                ),
            )
            for rank, measure in enumerate(chance.sample(measures, 3), 1)
        ),
        doubts=(Doubt(code="measure-low", detail="right with probability 0.60; 0.90 is needed"),)
        if index % 3 == 0 else (),
        pages=(1 + index % 9,),
        boxes=((72.0, 100.5 + index % 500, 523.28, 140.25 + index % 500),),
    )  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Fill a store, publish it twice, print; exit status 1 when a limit is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("activities", type=int, nargs="?", default=100_000)
    number = parser.parse_args(arguments).activities
    kept = True
    with tempfile.TemporaryDirectory(prefix="jpoa-bench-") as folder:
        data = Path(folder) / "data"
        workspace = Workspace(Settings(data=data))
        _fill(workspace, number)
        print(f"{number:,} activities in the store", flush=True)
        for turn, title in enumerate(("first release", "second release, compared with the first")):
            _decide(workspace, number, turn)
            workspace.engine.dispose()
            with Yardstick() as machine:
                seconds, peak, used = _run(data, "release", "--no-prefect")
            size = sum(
                path.stat().st_size for path in (data / "published").rglob("*") if path.is_file()
            )
            told = seconds / machine.slowness
            good = told < SECONDS and peak < MEGABYTES
            kept = kept and good
            print(
                f"{title}: {seconds:.1f} s ({used:.1f} s of processor time), on the machine of the "
                f"limits {told:.1f} s, {peak:.0f} MB (below "
                f"{SECONDS:.0f} s and {MEGABYTES:,.0f} MB): {'kept' if good else 'BROKEN'}; "
                f"{size / 1e6:.0f} MB on disk",
                flush=True,
            )
        releases = sorted(path.name for path in (data / "published").iterdir())
        seconds, peak, used = _run(data, "diff", *releases)
        print(f"jpoa diff: {seconds:.1f} s ({used:.1f} s of processor time), {peak:.0f} MB")
    return 0 if kept else 1


def _fill(workspace: Workspace, number: int) -> None:
    for record, activities in _make_documents(number):
        record_extraction(
            workspace.engine,
            record,
            path=Path(record.file_name),
            document=Document(
                id=record.id,
                file_name=record.file_name,
                format="docx",
                blocks=tuple(
                    Block(id=item.ref.block, kind="paragraph", text=item.text)
                    for item in activities
                ),
            ),
            rejections=(),
            proposals=[Proposal(activity=item, versions=_VERSIONS) for item in activities],
            versions=_VERSIONS,
            now=_NOW,
        )


def _decide(workspace: Workspace, number: int, turn: int) -> None:
    """Confirm some activities, and set one in ten of these aside."""
    decisions: list[Decision] = []
    for _, activities in _make_documents(number):
        for item in activities:
            index = int(item.ref.block.removeprefix("para="))
            if index % _DECIDED_EACH != turn:
                continue
            sets_aside = index % (10 * _DECIDED_EACH) == turn
            decisions.append(
                Decision(
                    seq=1,
                    verdict="reject" if sets_aside else "confirm",
                    targets=(Target(activity_id=item.id, revision=1),),
                    result=() if sets_aside else (item,),
                    answered=(Proposal(activity=item, versions=_VERSIONS),),
                    reviewer=f"reviewer {index % 7}",
                    decided_at=_NOW,
                )
            )
            if len(decisions) == 500:
                append_decisions(workspace.engine, decisions)
                decisions = []
    append_decisions(workspace.engine, decisions)


def _run(data: Path, *words: str) -> tuple[float, float, float]:
    """Seconds, peak megabytes of all its processes, and processor seconds of a command."""
    return run([sys.executable, "-m", "flows.cli", "--data", str(data), *words], data)


if __name__ == "__main__":
    sys.exit(main())
