"""`jpoa deploy`: what Prefect shall run by itself, and when."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from rich.console import Console

from flows.engine import prefect_server, prepare_prefect
from flows.running import running_up
from gazetteers.errors import JpoaError

if TYPE_CHECKING:
    from pipeline.settings import Settings

POOL: Final = "jpoa"


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A flow of `flows.deployments` and when it runs.

    Attributes:
        flow: the function's name.
        name: of the deployment.
        cron: when, as cron writes it, in UTC.
        when: the same in words.
    """

    flow: str
    name: str
    cron: str
    when: str


DEPLOYMENTS: Final = (
    Scheduled("ingest_inbox", "inbox", "*/10 * * * *", "every ten minutes"),
    Scheduled("release_dataset", "nightly", "0 2 * * *", "at night, if anything changed"),
    Scheduled("rematch_reports", "weekly", "0 3 * * 0", "on Sundays"),
)
"""`prefect.yaml` says the same to `prefect deploy`."""


def deploy_flows(settings: Settings, console: Console) -> None:
    """Register the deployments with the Prefect server that runs; again changes nothing.

    Raises:
        JpoaError: if no server answers.
    """
    address = _server(settings)
    prepare_prefect(settings.data)
    os.environ["PREFECT_API_URL"] = address
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.types.entrypoint import EntrypointType

    from flows import deployments

    _make_pool()
    for item in DEPLOYMENTS:
        flow = getattr(deployments, item.flow)
        flow.to_deployment(
            name=item.name,
            cron=item.cron,
            parameters={"data": str(settings.data.resolve())},
            description=flow.__doc__,
            tags=["jpoa"],
            work_pool_name=POOL,
            # The flows live in the installed package, wherever the worker runs.
            entrypoint_type=EntrypointType.MODULE_PATH,
            # A run that is late is not made up for: the next one does its work.
            concurrency_limit=ConcurrencyLimitConfig(
                limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW
            ),
        ).apply()
        console.print(f"{flow.name}/{item.name:<10} {item.when}", markup=False)
    console.print(
        f"Registered at {address.removesuffix('/api')}. They run where a worker runs:\n"
        f"  PREFECT_API_URL={address} prefect worker start --pool {POOL}",
        soft_wrap=True,
        markup=False,
    )


def _server(settings: Settings) -> str:
    running = running_up(settings)
    address = prefect_server() or (f"{running.prefect}/api" if running and running.prefect else "")
    if not address:
        raise JpoaError(
            "no Prefect server answers", remedy="Start jpoa up first, or set PREFECT_API_URL"
        )
    return address


def _make_pool() -> None:
    from prefect import get_client
    from prefect.client.schemas.actions import WorkPoolCreate
    from prefect.exceptions import ObjectAlreadyExists

    with get_client(sync_client=True) as client:
        try:
            client.create_work_pool(WorkPoolCreate(name=POOL, type="process"))
        except ObjectAlreadyExists:
            return
