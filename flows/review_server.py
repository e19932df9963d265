"""Starting the review screen; FastAPI and uvicorn are imported here only."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import uvicorn
from rich.console import Console

from flows.listen import address, listen
from gazetteers.errors import JpoaError
from pipeline.review.desk import Desk
from pipeline.review.people import load_people
from pipeline.review.web.app import create_app
from pipeline.review.web.site import Site

_GRACE_SECONDS = 3
"""How long a stop waits for open connections."""


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
    page = open_page(
        desk, reviewer=reviewer, host=host, port=port, reachable=reachable, understood=understood
    )
    console.print(f"Review as {page.reviewer or 'listed reviewers'}. Stop with Ctrl+C. Open once:")
    console.print(page.link, soft_wrap=True, markup=False)
    page.serve()


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """The review screen on an address of this machine.

    Attributes:
        reviewer: the local user; empty where people sign in.
        base: the address without what lets in.
    """

    reviewer: str
    base: str
    _site: Site
    _server: uvicorn.Server
    _listener: socket.socket

    @property
    def link(self) -> str:
        """The address that lets in: once, where there is a local user."""
        path = f"/enter?link={self._site.sessions.link}" if self.reviewer else "/sign-in"
        return f"{self.base}{path}"

    def renew(self) -> bool:
        """Make a new link if the last was used; whether there is one."""
        return bool(self.reviewer) and self._site.sessions.renew()

    def serve(self) -> None:
        """Serve until the process is interrupted."""
        self._warm_up()
        self._server.run(sockets=[self._listener])

    @contextmanager
    def beside(self) -> Iterator[None]:
        """Serve in a thread as long as the block runs."""
        self._warm_up()
        thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._listener]}, name="review"
        )
        thread.start()
        try:
            yield
        finally:
            self._server.should_exit = True
            thread.join()

    def _warm_up(self) -> None:
        """Load what the first page needs while the browser opens."""
        threading.Thread(target=self._site.prepare, name="warm-up", daemon=True).start()


def open_page(
    desk: Desk, *, reviewer: str, host: str, port: int, reachable: bool, understood: bool
) -> ReviewPage:
    """Open the port of the review screen; see `run_server` for the arguments.

    Raises:
        JpoaError: if others could reach the screen without a password, or the port is taken.
    """
    settings = desk.workspace.settings
    people = load_people(settings.data / "reviewers.toml")
    if reachable and not (understood and people.reviewers):
        raise JpoaError(
            f"{host} can be reached by others",
            remedy="List reviewers with passwords (jpoa review add-reviewer NAME) and add "
            "--i-understand",
        )
    local = "" if people.reviewers else reviewer
    site = Site(desk, people, local=local, proxy_header=settings.review_proxy_header)
    hosts = tuple(host.strip() for host in settings.review_hosts.split(",") if host.strip())
    app = create_app(site, host=host, hosts=hosts)
    listener = listen(host, port)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",  # the pages use none, and loading what speaks it takes a tenth of the start
        timeout_graceful_shutdown=_GRACE_SECONDS,
    )
    base = address(host, listener.getsockname()[1])
    return ReviewPage(local, base, site, uvicorn.Server(config), listener)
