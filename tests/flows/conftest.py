"""A Prefect server that the tests of one run share."""

import os
import time
import urllib.request
from collections.abc import Iterator

import pytest
from servers import free_port, processes

_PATIENCE_SECONDS = 300.0


@pytest.fixture(scope="session")
def prefect_api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Prefect server, for all tests: starting the first time takes a minute."""
    folder, port = tmp_path_factory.mktemp("prefect"), free_port()
    api = f"http://127.0.0.1:{port}/api"
    environment = {
        **os.environ,
        "DO_NOT_TRACK": "1",
        "PREFECT_HOME": str(folder),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_API_PORT": str(port),
    }
    with processes(folder, environment) as start:
        server = start("prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port))
        end = time.monotonic() + _PATIENCE_SECONDS
        while True:
            try:
                urllib.request.urlopen(f"{api}/health", timeout=2).close()
                break
            except OSError:
                assert server.poll() is None and time.monotonic() < end, "no Prefect server"
                time.sleep(0.5)
        yield api
