"""The flows that Prefect runs by itself, on a schedule or on a click: thin, and safe to repeat."""

from __future__ import annotations

import io
import threading
from pathlib import Path

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from rich.console import Console

from flows.ingest import RETRY_SECONDS, will_pass
from flows.release import publish_release
from flows.watch import Watcher, watching
from pipeline.lock import HeldError
from pipeline.settings import Settings
from pipeline.store.releases import changed_since_release
from pipeline.workspace import Workspace


@flow(name="ingest-inbox")
def ingest_inbox(data: str = "data") -> str:
    """Deal with what lies in the inbox now; nothing to do while somebody watches it."""
    workspace = _workspace(data)
    said = io.StringIO()
    console = Console(file=said, width=200)
    try:
        with watching(workspace, what="a scheduled run"):
            watcher = Watcher(workspace, out=console, err=console, through_prefect=lambda: True)
            watcher.empty(threading.Event())
    except HeldError as error:
        return _told(str(error))
    return _told(said.getvalue().strip() or "The inbox is empty.")


@flow(name="release-dataset")
def release_dataset(data: str = "data", strict: bool = False, always: bool = False) -> str:
    """Publish a release, unless nothing was read or decided since the last one."""
    workspace = _workspace(data)
    if not (always or changed_since_release(workspace.engine)):
        return _told("Nothing was read or decided since the last release.")
    made = publish_release(workspace, strict)
    return _told(f"{made.activities} activities in {made.folder}")


@flow(name="rematch-reports")
def rematch_reports(data: str = "data") -> str:
    """Match the stored reports with what was learned since; decisions stay as they are."""
    workspace = _workspace(data)

    @task(
        name="rematch",
        cache_policy=NO_CACHE,
        retries=len(RETRY_SECONDS),
        retry_delay_seconds=list(RETRY_SECONDS),
        retry_condition_fn=will_pass,
    )
    def rematch() -> list[int]:
        return list(workspace.rematch())

    changed = rematch()
    workspace.bring_up_to_date()
    summary = (
        f"{len(changed)} reports matched, {sum(map(bool, changed))} of them differently: "
        f"{sum(changed)} activities have other measures or doubts."
    )
    create_markdown_artifact(key="rematch-report", markdown=summary)
    return _told(summary)


def _workspace(data: str) -> Workspace:
    return Workspace(Settings(data=Path(data)))


def _told(line: str) -> str:
    get_run_logger().info(line)
    return line
