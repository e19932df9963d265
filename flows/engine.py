"""Prefect's settings, made before Prefect is imported; users never need to know them."""

from __future__ import annotations

import os
import urllib.error
import urllib.request
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from gazetteers.errors import JpoaError

if TYPE_CHECKING:
    from pipeline.settings import Settings

_HEALTH_TIMEOUT_SECONDS = 2.0


def prepare_prefect(data: Path) -> None:
    """Keep Prefect inside the workspace, quiet, patient, and off the network.

    Must run before the first `import prefect`; variables that a user has set are kept.
    """
    home = (data / "prefect").resolve()
    home.mkdir(parents=True, exist_ok=True)
    for name, value in {
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str(home),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_LOGGING_LEVEL": "ERROR",
        "PREFECT_SERVER_LOGGING_LEVEL": "ERROR",
        "PREFECT_SERVER_API_HOST": "127.0.0.1",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        # Without it, runs are kept for ever.
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
        # An idle server spends its time looking for what does not happen on one machine: runs that
        # wait for a person, automations, workers that went silent seconds ago.
        "PREFECT_SERVER_SERVICES_PAUSE_EXPIRATIONS_ENABLED": "false",
        "PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED": "false",
        "PREFECT_SERVER_SERVICES_CLEANUP_RECONCILER_LOOP_SECONDS": "60",
        "PREFECT_SERVER_SERVICES_FOREMAN_LOOP_SECONDS": "60",
        "PREFECT_SERVER_SERVICES_LATE_RUNS_LOOP_SECONDS": "60",
        "PREFECT_SERVER_SERVICES_REPOSSESSOR_LOOP_SECONDS": "60",
        "PREFECT_SERVER_SERVICES_CANCELLATION_CLEANUP_LOOP_SECONDS": "60",
        "PREFECT_SERVER_SERVICES_SCHEDULER_RECENT_DEPLOYMENTS_LOOP_SECONDS": "30",
        # What tasks tell is written in few transactions; by default each word of theirs is one.
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_BATCH_SIZE": "100",
        "PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_FLUSH_INTERVAL": "2",
        # The default of 20 s is too short for the first start on a busy laptop.
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    }.items():
        os.environ.setdefault(name, value)


def prefect_server() -> str | None:
    """The address of a Prefect server that answers (`PREFECT_API_URL`), or None."""
    url = os.environ.get("PREFECT_API_URL")
    return url if url and answers(url) else None


def check_cluster(settings: Settings, server: str | None) -> None:
    """Refuse to start on a cluster that cannot work.

    Args:
        settings: with the address of the cluster.
        server: the address of the Prefect server that answers, or None.

    Raises:
        JpoaError: if there is no Prefect server that workers could reach, no scheduler is named,
            or Dask is not installed.
    """
    if server is None:
        raise JpoaError(
            "a Dask cluster needs a running Prefect server: without it each worker starts its own",
            where="PREFECT_API_URL",
            remedy="Start one (prefect server start) and give an address that the workers reach",
        )
    if not settings.dask_address:
        raise JpoaError(
            "the address of the Dask scheduler is missing",
            where="JPOA_DASK_ADDRESS",
            remedy="Set it, for example tcp://127.0.0.1:8786",
        )
    if find_spec("prefect_dask") is None:
        raise JpoaError(
            "Dask is not installed", where="JPOA_RUNNER", remedy='pip install "jpoa[dask]"'
        )


def answers(url: str) -> bool:
    """Whether a Prefect server answers at the address of its API."""
    if not url.startswith(("http://", "https://")):
        return False
    try:
        with urllib.request.urlopen(
            f"{url.rstrip('/')}/health", timeout=_HEALTH_TIMEOUT_SECONDS
        ) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, TimeoutError, ConnectionError, ValueError):
        return False
