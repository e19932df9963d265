"""The Prefect flow that publishes a release."""

from __future__ import annotations

from typing import TYPE_CHECKING

from prefect import flow, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE

from flows.ingest import RETRY_SECONDS, will_pass
from flows.run import Made

if TYPE_CHECKING:
    from pipeline.workspace import Workspace


def publish_release(workspace: Workspace, strict: bool, iati: bool = False) -> Made:
    """Publish the present state as a flow run; Prefect sees the choice only, not the data."""

    @task(
        name="publish",
        cache_policy=NO_CACHE,
        retries=len(RETRY_SECONDS),
        retry_delay_seconds=list(RETRY_SECONDS),
        retry_condition_fn=will_pass,
    )
    def publish() -> Made:
        release = workspace.publish(strict=strict, iati=iati)
        return Made(release.folder, release.activities)

    @flow(name="release")
    def release(strict: bool, iati: bool) -> Made:
        made = publish()
        create_markdown_artifact(
            key="release-report",
            markdown=f"{made.activities} activities in `{made.folder}`",
            description="The folder of the release",
        )
        return made

    return release(strict, iati)
