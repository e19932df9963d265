"""The Prefect flow that ingests documents: one task a document, the driver stores."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture, as_completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.run import Advance, extract_one
from pipeline.ingest import Extracted, Outcome
from pipeline.intake import Incoming

if TYPE_CHECKING:
    from pipeline.workspace import Workspace


def ingest_documents(
    workspace: Workspace, incoming: Sequence[Incoming], again: bool, advance: Advance
) -> list[Outcome]:
    """Ingest a batch as a flow run: tasks read and tag, this process matches and stores.

    Prefect sees names and ids only: parameters are sent to its server, and neither the bytes of
    a document nor the workspace belong there.
    """
    by_id = {item.id: item for item in incoming}

    @task(name="read-document", task_run_name="read-{file_name}", cache_policy=NO_CACHE)
    def read_document(file_name: str, document_id: str) -> Extracted:
        return extract_one(workspace, by_id[document_id])

    def extract(items: Sequence[Incoming]) -> Iterator[Extracted]:
        futures = [read_document.submit(item.path.name, item.id) for item in items]
        for future in as_completed(futures):
            yield future.result()
            advance()

    # Prefect types its runners by the future they give, which a flow does not accept.
    runner = cast(
        "TaskRunner[PrefectFuture[Any]]",
        ThreadPoolTaskRunner(max_workers=workspace.settings.workers),
    )

    @flow(name="ingest", task_runner=runner)
    def ingest(file_names: list[str]) -> list[Outcome]:
        return list(workspace.ingest(again=again).run(incoming, extract))

    return ingest([item.path.name for item in incoming])
