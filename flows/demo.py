"""`jpoa demo`: the main job, shown on the sample inbox."""

import shutil
from pathlib import Path

from rich.console import Console

from flows.report import print_outcomes, print_release, print_summary
from flows.run import choose_engine, run_ingest, run_release
from flows.status import glance_of
from flows.status_words import doubt_words
from gazetteers.errors import JpoaError
from pipeline.settings import Settings
from pipeline.workspace import Workspace

SAMPLES = Path(__file__).parents[1] / "data" / "samples" / "inbox"


def run_demo(out: Console, err: Console, data: Path, *, prefect: bool | None) -> bool:
    """Ingest the sample inbox into a fresh workspace, release it, and sum up.

    Returns:
        Whether every sample was read.
    """
    if not SAMPLES.is_dir():
        raise JpoaError(
            "the sample documents are missing",
            where=str(SAMPLES),
            remedy="Run the demo in a checkout of the project",
        )
    if data.exists():
        shutil.rmtree(data)
    workspace = Workspace(Settings(data=data))
    out.print(f"Reading the sample inbox {SAMPLES} into {data}", soft_wrap=True)
    through_prefect = choose_engine(workspace, prefect, err)
    outcomes = run_ingest(
        workspace, [SAMPLES], through_prefect=through_prefect, again=False, console=err
    )
    print_outcomes(out, outcomes)
    made = run_release(workspace, through_prefect=through_prefect, strict=False)
    found = glance_of(workspace)
    print_summary(out, found.counts, found.documents, workspace.pillars(), doubt_words())
    print_release(out, made.folder, made.activities)
    print(made.folder)
    return all(outcome.state != "failed" for outcome in outcomes)
