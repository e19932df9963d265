"""`jpoa up`: the one process that staff start; it watches the inbox and serves the pages."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from rich.console import Console

from flows.engine import prefect_server
from flows.review_server import ReviewPage, open_page
from flows.running import Running, forget_running, print_addresses, running_up, tell_running
from flows.server import PrefectServer, close_lost_runs, own_server
from flows.stopping import stops
from flows.watch import Watcher, watching
from gazetteers.errors import JpoaError
from pipeline.lock import HeldError
from pipeline.review.desk import Desk

if TYPE_CHECKING:
    from pipeline.workspace import Workspace

WHAT: Final = "jpoa up"


def run_up(
    workspace: Workspace,
    *,
    reviewer: str,
    port: int,
    prefect: bool,
    out: Console,
    err: Console,
) -> None:
    """Watch the inbox and serve the pages until told to stop.

    Args:
        workspace: over which.
        reviewer: the local user of the review screen.
        port: of the review screen; a free one is taken when it is in use.
        prefect: whether runs go through a Prefect server of its own.
        out: where addresses and outcomes are told.
        err: where progress and waiting are told.
    """
    with stops() as stop, ExitStack() as stack:
        try:
            stack.enter_context(watching(workspace, what=WHAT))
        except HeldError as error:
            running = running_up(workspace.settings)
            if running is None:
                raise
            out.print(f"It runs already: {error.holder}.", soft_wrap=True)
            print_addresses(out, running)
            return
        page = _review_page(workspace, reviewer=reviewer, port=port)
        stack.enter_context(page.beside())
        server = _server(workspace, stack, err) if prefect else None
        outside = None if server else prefect_server()
        address = server.page if server else (outside or "").removesuffix("/api")
        tell = _teller(workspace, page, address)
        stack.callback(forget_running, workspace.settings)
        print_addresses(out, tell())
        err.print("[dim]Stop with Ctrl+C.[/dim]")
        watcher = Watcher(
            workspace,
            out=out,
            err=err,
            through_prefect=lambda: _goes_through(server, outside, err),
        )
        watcher.watch(stop, between=lambda: tell() if page.renew() else None)


def _review_page(workspace: Workspace, *, reviewer: str, port: int) -> ReviewPage:
    try:
        return _open(workspace, reviewer, port)
    except JpoaError:
        if not port:
            raise
        return _open(workspace, reviewer, 0)


def _open(workspace: Workspace, reviewer: str, port: int) -> ReviewPage:
    return open_page(
        Desk(workspace),
        reviewer=reviewer,
        host="127.0.0.1",
        port=port,
        reachable=False,
        understood=False,
    )


def _server(workspace: Workspace, stack: ExitStack, err: Console) -> PrefectServer | None:
    """A Prefect server of our own, unless one is running already or none will start."""
    if prefect_server():
        return None
    err.print("[dim]Starting; this takes up to half a minute …[/dim]")
    try:
        server = stack.enter_context(own_server(workspace.settings.data))
    except JpoaError as error:
        err.print(f"[yellow]note[/yellow]      {error}.", soft_wrap=True)
        return None
    close_lost_runs()
    return server


def _goes_through(server: PrefectServer | None, outside: str | None, err: Console) -> bool:
    if server is None:
        return outside is not None and prefect_server() is not None
    if server.alive:
        return True
    err.print("[dim]The Prefect server does not answer: going on without it.[/dim]")
    return False


def _teller(workspace: Workspace, page: ReviewPage, prefect: str) -> Callable[[], Running]:
    """Writes down where the pages are, for `jpoa status` and for whoever starts it twice."""

    def tell() -> Running:
        running = Running(
            pid=os.getpid(),
            host=socket.gethostname(),
            inbox=str(workspace.settings.inbox.resolve()),
            review=page.link,
            prefect=prefect,
        )
        tell_running(workspace.settings, running)
        return running

    return tell
