"""Starting the review screen; FastAPI and uvicorn are imported here only."""

import os
import threading

import uvicorn
from rich.console import Console

from flows.listen import address, listen
from gazetteers.errors import JpoaError
from pipeline.review.desk import Desk
from pipeline.review.people import load_people
from pipeline.review.web.app import create_app
from pipeline.review.web.site import Site

_PROXY_HEADER = "JPOA_REVIEW_PROXY_HEADER"
_HOSTS = "JPOA_REVIEW_HOSTS"


def run_server(
    desk: Desk,
    *,
    reviewer: str,
    host: str,
    port: int,
    reachable: bool,
    understood: bool,
    console: Console,
) -> None:
    """Serve the review screen until it is stopped.

    Args:
        desk: what is reviewed.
        reviewer: the local user, where nobody is listed in `reviewers.toml`.
        host: the address to listen on.
        port: 0 takes a free one.
        reachable: whether others can reach that address.
        understood: whether the user knows it.
        console: where the link is shown.

    Raises:
        JpoaError: if others could reach the screen without a password, or the port is taken.
    """
    people = load_people(desk.workspace.settings.data / "reviewers.toml")
    proxy_header = os.environ.get(_PROXY_HEADER, "")
    if reachable and not (understood and people.reviewers):
        raise JpoaError(
            f"{host} can be reached by others",
            remedy="List reviewers with passwords (jpoa review add-reviewer NAME) and add "
            "--i-understand",
        )
    local = "" if people.reviewers else reviewer
    site = Site(desk, people, local=local, proxy_header=proxy_header)
    hosts = tuple(filter(None, os.environ.get(_HOSTS, "").split(",")))
    app = create_app(site, host=host, hosts=hosts)
    listener = listen(host, port)
    shown = address(host, listener.getsockname()[1])
    path = f"/enter?link={site.sessions.link}" if local else "/sign-in"
    console.print(f"Review as {local or 'listed reviewers'}. Stop with Ctrl+C. Open once:")
    console.print(f"{shown}{path}", soft_wrap=True, markup=False)
    threading.Thread(target=_warm_up, args=(desk,), name="warm-up", daemon=True).start()
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, proxy_headers=False
    )
    uvicorn.Server(config).run(sockets=[listener])


def _warm_up(desk: Desk) -> None:
    """Load what the first page needs while the browser opens."""
    desk.state()
    _ = desk.codes
