"""Where tasks run: in threads of this process, or on a running Dask cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from prefect.context import SettingsContext, get_settings_context
from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

if TYPE_CHECKING:
    from prefect.futures import PrefectFuture

    from pipeline.settings import Settings


class RunSettings(SettingsContext):
    """Prefect's settings during one run, taken apart once.

    They go to a cluster with each task, and taking them apart costs as much as reading a document.
    """

    @cached_property
    def _apart(self) -> dict[str, Any]:
        return super().serialize()

    def serialize(self, include_secrets: bool = True) -> dict[str, Any]:
        """What goes to a worker."""
        return self._apart if include_secrets else super().serialize(include_secrets=False)


@contextmanager
def run_settings() -> Iterator[None]:
    """Prefect's settings for a run of ours."""
    # A flow waits a second for the thread of its heartbeat to end, and nobody listens to it: what
    # a killed process left is found by the next one. Only code can switch it off.
    with (
        temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}) as settings,
        RunSettings(profile=get_settings_context().profile, settings=settings),
    ):
        yield


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
