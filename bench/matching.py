"""Speed of matching and learning.

    python -m bench.matching

Seconds of CPU, of the machine of the limits (`bench.yardstick`): to read cues and precedents, as is
done once when the project is set up, to load the matcher in a new workspace behind that, and in one
where it was used before, for 10,000 activities, and to learn from 10,000 decisions. The activities
are the project's examples of measures, twelve a document in changing company.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from bench.yardstick import Yardstick
from gazetteers.frameworks import load_frameworks
from gazetteers.model import FrameworkId, MeasureId
from gazetteers.organizations import organizations
from pipeline.match.annotated import Annotated, annotated
from pipeline.match.fitted import load_precedents
from pipeline.match.matcher import CueMatcher
from pipeline.match.remembered import open_memory, prepare
from pipeline.model import DocumentRecord
from pipeline.propose import propose, series_of
from pipeline.review.desk import Desk
from pipeline.review.record import Edit, Signature, answer
from pipeline.settings import Settings
from pipeline.store.documents import record_extraction
from pipeline.workspace import Workspace

ROOT: Final = Path(__file__).parents[1]
ACTIVITIES: Final = 10_000
AT_SET_UP: Final = 2.0
"""Seconds to read cues and precedents, once, where nothing is remembered of them."""
LOADED: Final = 1.0
"""Seconds to load the matcher from what is remembered."""
_STATES: Final = (
    ("where nothing was read yet, as at set-up", "", "used", AT_SET_UP),
    ("with what was read at set-up", "prepared", "new", LOADED),
    ("with what was read before", "", "used", LOADED),
)
"""What is measured, the folders of what set-up read and of the workspace, seconds at most."""
FRAMEWORK: Final = FrameworkId("JPoA-2011")
_A_DOCUMENT: Final = 12
_NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Limit:
    """A time that was measured, and what it may be at most.

    Both are seconds of CPU, of the machine of the limits (`bench.yardstick`).
    """

    what: str
    seconds: float
    most: float


def measure(activities: int = ACTIVITIES) -> Iterator[Limit]:
    """Loading, the gazetteers being there; matching; learning."""
    framework = next(item for item in load_frameworks() if item.id == FRAMEWORK)
    listed = organizations()
    documents = tuple(make_documents(activities, list(listed.by_id)[:40]))
    matcher = CueMatcher(framework, listed=listed)
    matcher.prepare()
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder) / "prepared")
        for what, prepared, workspace, most in _STATES:
            took = _load_anew(Path(folder) / prepared, Path(folder) / workspace)
            yield Limit(f"loading the matcher {what}", took, most)
    with Yardstick() as machine:
        begun = time.process_time()
        for document in documents:
            matcher.match(document.extraction)
        took = time.process_time() - begun
    yield Limit(f"matching {activities} activities", took / machine.slowness, 20.0)
    with tempfile.TemporaryDirectory() as folder:
        filled = fill_store(Path(folder), documents, matcher)
        with Yardstick() as machine:
            begun = time.process_time()
            lesson = filled.learn()
            took = (time.process_time() - begun) / machine.slowness
        filled.engine.dispose()
    yield Limit(f"learning from {activities} decisions, {lesson.decisions} fitted on", took, 10.0)


def _load_anew(prepared: Path, workspace: Path) -> float:
    """Seconds to load the matcher in a new process, of which the gazetteers are no part."""
    with Yardstick() as machine:
        command = [sys.executable, "-m", "bench.matching", "--load", str(prepared), str(workspace)]
        done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return float(done.stdout) / machine.slowness


def _load(prepared: Path, workspace: Path) -> float:
    framework = next(item for item in load_frameworks() if item.id == FRAMEWORK)
    listed = organizations()
    begun = time.process_time()
    memory = open_memory(workspace, framework, prepared=prepared)
    CueMatcher(framework, listed=listed, memory=memory).prepare()
    return time.process_time() - begun


def make_documents(activities: int, ids: Sequence[str]) -> Iterator[Annotated]:
    """Documents of examples, the same each time."""
    chance = random.Random(1)
    examples = load_precedents(FRAMEWORK)
    for number in range(-(-activities // _A_DOCUMENT)):
        language = ("en", "ru")[number % 4 == 3]
        known = [item for item in examples if item.language == language]
        chosen = chance.sample(known, _A_DOCUMENT)
        yield annotated(
            {
                "id": f"report {number}",
                "language": language,
                "text": "\n".join(item.text for item in chosen),
                "activities": [
                    {
                        "text": item.text,
                        "organizations": [
                            {"id": name, "role": "lead"} for name in chance.sample(ids, 2)
                        ],
                        "region": None,
                        "status": "completed",
                        "type": "meeting",
                        "measures": list(item.measures),
                    }
                    for item in chosen
                ],
            }
        )


def fill_store(folder: Path, documents: Sequence[Annotated], matcher: CueMatcher) -> Workspace:
    """A workspace in which every activity of these documents was proposed and decided."""
    workspace = Workspace(Settings(data=folder))
    right: dict[str, tuple[MeasureId, ...]] = {}
    for annotation in documents:
        extraction = annotation.extraction
        proposals = propose(
            extraction,
            framework=workspace.framework,
            matcher=matcher,
            versions=workspace.versions,
        )
        for proposal, measures in zip(proposals, annotation.measures, strict=True):
            right[proposal.activity.id] = tuple(MeasureId(item) for item in measures or ())
        record_extraction(
            workspace.engine,
            DocumentRecord(
                id=extraction.document.id,
                file_name=annotation.name,
                state="read",
                format="txt",
                kind="report",
                series=series_of(extraction.document, workspace.framework),
                received_at=_NOW,
            ),
            path=folder / annotation.name,
            document=extraction.document,
            rejections=(),
            proposals=proposals,
            versions=workspace.versions,
            now=_NOW,
        )
    desk = Desk(workspace)
    by = Signature(reviewer="bench", decided_at=_NOW, channel="cli")
    desk.decide(
        [
            answer(item, Edit(measures=right[activity_id]), by, framework=FRAMEWORK)
            for activity_id, item in desk.state().items.items()
        ]
    )
    return workspace


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the times; exit status 1 when one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--load",
        type=Path,
        nargs=2,
        metavar=("PREPARED", "WORKSPACE"),
        help="print what loading takes with these folders",
    )
    chosen = parser.parse_args(arguments)
    if chosen.load is not None:
        print(_load(*chosen.load))
        return 0
    status = 0
    for limit in measure():
        over = limit.seconds > limit.most
        status = max(status, int(over))
        print(
            f"{limit.what}: {limit.seconds:.1f} s of CPU, {limit.most:.0f} s at most"
            f"{' - OVER' if over else ''}",
            flush=True,
        )
    return status


if __name__ == "__main__":
    sys.exit(main())
