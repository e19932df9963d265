"""`jpoa serve`: a release on the web; FastAPI and uvicorn are imported here only."""

import uvicorn
from rich.console import Console

from flows.listen import LOOPBACK, address, listen
from pipeline.query.app import create_query_app
from pipeline.query.dataset import PublishedDataset


def serve_release(
    dataset: PublishedDataset,
    *,
    host: str,
    port: int,
    origins: tuple[str, ...],
    console: Console,
) -> None:
    """Serve a release until it is stopped.

    Args:
        dataset: the release.
        host: the address to listen on.
        port: 0 takes a free one.
        origins: web pages of other hosts that may read the JSON.
        console: where the address is shown.

    Raises:
        JpoaError: if the port is taken.
    """
    local = host in LOOPBACK
    # Under any other name, a page of a stranger could read a release that is not yet public.
    app = create_query_app(dataset, hosts=LOOPBACK if local else ("*",), origins=origins)
    listener = listen(host, port)
    shown = address(host, listener.getsockname()[1])
    console.print(f"Release {dataset.version}, read-only. Stop with Ctrl+C.")
    if not local:
        console.print("Everybody who reaches this machine can read it.")
    console.print(f"{shown}/", markup=False, soft_wrap=True)
    console.print(f"For programs: {shown}/api/openapi.json", markup=False, soft_wrap=True)
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False
    )
    uvicorn.Server(config).run(sockets=[listener])
