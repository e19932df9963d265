"""Where tasks run: in threads of this process, or on a running Dask cluster."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

if TYPE_CHECKING:
    from prefect.futures import PrefectFuture

    from pipeline.settings import Settings


def make_runner(settings: Settings) -> TaskRunner[PrefectFuture[Any]]:
    """What runs the tasks of a flow; `flows.engine.check_cluster` looks at the settings first."""
    runner: Any
    if settings.runner == "dask":
        from prefect_dask.task_runners import DaskTaskRunner

        runner = DaskTaskRunner(address=settings.dask_address)
    else:
        runner = ThreadPoolTaskRunner(max_workers=settings.workers)
    # Prefect types its runners by the future they give, which a flow does not accept.
    return cast("TaskRunner[PrefectFuture[Any]]", runner)
