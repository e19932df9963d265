"""Prefect's settings, made before Prefect is imported; users never need to know them."""

import os
import urllib.error
import urllib.request
from pathlib import Path

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
        # The default of 20 s is too short for the first start on a busy laptop.
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    }.items():
        os.environ.setdefault(name, value)


def prefect_server() -> str | None:
    """The address of a Prefect server that answers (`PREFECT_API_URL`), or None."""
    url = os.environ.get("PREFECT_API_URL")
    return url if url and answers(url) else None


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
