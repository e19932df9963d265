"""The Prefect flow that ingests documents: tasks read and tag, on a cluster match as well.

The process that runs the flow stores what they give; where they have not matched, it does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from prefect import flow, task
from prefect.artifacts import create_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun
from prefect.futures import PrefectFuture
from prefect.tasks import Task

from flows.blocks import in_blocks
from flows.body import body
from flows.progress import Advance
from flows.report import outcome_rows
from flows.run import Tell, attempt, extract_one
from flows.runner import make_runner, run_settings
from pipeline.ingest import Extracted
from pipeline.intake import Incoming
from pipeline.transient import as_transient

if TYPE_CHECKING:
    from pipeline.workspace import Workspace

BLOCK: Final = 25
"""Documents of one task: a task costs some 75 ms of processor time, a small report 100 ms."""
RETRY_SECONDS: Final = (2.0, 10.0, 60.0)


def ingest_documents(
    workspace: Workspace, files: Sequence[Path], again: bool, advance: Advance, tell: Tell
) -> None:
    """Ingest files as a flow run: tasks read, this process stores.

    Prefect sees names and ids only: parameters are sent to its server, and neither the bytes of
    a document nor the workspace belong there.
    """
    by_id: dict[str, Incoming] = {}

    @task(
        name="read-documents",
        task_run_name="read-{first}",
        cache_policy=NO_CACHE,
        retries=len(RETRY_SECONDS),
        retry_delay_seconds=list(RETRY_SECONDS),
        retry_condition_fn=will_pass,
    )
    def read_documents(first: str, document_ids: list[str]) -> list[Extracted]:
        return [extract_one(workspace, by_id[document_id]) for document_id in document_ids]

    def extract_there(items: Iterable[Incoming]) -> Iterator[Extracted]:
        from flows.remote import read_remotely

        for extracted in read_remotely(workspace, items, len(files)):
            yield extracted
            advance()

    def submit(block: Sequence[Incoming]) -> PrefectFuture[list[Extracted]]:
        by_id.update({item.id: item for item in block})
        return read_documents.submit(block[0].path.name, [item.id for item in block])

    def extract_here(items: Iterable[Incoming]) -> Iterator[Extracted]:
        for block, future in in_blocks(
            items, submit, size=lambda: BLOCK, ahead=lambda: workspace.settings.workers
        ):
            for extracted in future.result():
                yield extracted
                advance()
            for item in block:
                del by_id[item.id]

    extract = extract_there if workspace.settings.runner == "dask" else extract_here

    def work() -> dict[str, int]:
        outcomes = []
        for outcome in workspace.ingest(again=again, attempt=attempt).run(files, extract):
            tell(outcome)
            outcomes.append(outcome)
        create_table_artifact(
            key="ingest-report",
            table=outcome_rows(outcomes),
            description=f"What became of {len(outcomes)} files of the inbox",
        )
        return Counter(outcome.state for outcome in outcomes)

    with body(work), run_settings():
        ingest.with_options(task_runner=make_runner(workspace.settings))(
            [path.name for path in files]
        )


@flow(name="ingest")
def ingest(file_names: list[str]) -> dict[str, int]:
    """Ingest the files of these names; what is done with them stands in `flows.body`."""
    from flows.body import run_body

    return run_body()


def will_pass(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    """Whether to try a task again: only where its cause has nothing to do with the documents."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, BaseException) and as_transient(error) is not None
