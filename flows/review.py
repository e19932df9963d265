"""`jpoa review …`: the screen, the workbook and the log of decisions on the command line."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from gazetteers.errors import JpoaError

if TYPE_CHECKING:
    from pipeline.review.desk import Desk

review_app = typer.Typer(help="Check what is doubtful: in the browser or in Excel.")

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
Name = Annotated[
    str | None,
    typer.Option("--as", help="Your name in the log of decisions; without it, your login name."),
]


@review_app.command()
def serve(
    context: typer.Context,
    name: Name = None,
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.")] = 8765,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    i_understand: Annotated[
        bool,
        typer.Option("--i-understand", help="Listen on an address that others can reach."),
    ] = False,
) -> None:
    """Open the review screen for a browser on this machine."""
    from flows.review_server import run_server

    run_server(
        _desk(context),
        reviewer=_reviewer(name),
        host=host,
        port=port,
        reachable=host not in _LOOPBACK,
        understood=i_understand,
        console=out,
    )


@review_app.command("log")
def show_log(
    context: typer.Context,
    last: Annotated[int, typer.Option(help="How many of the last decisions; 0 for all.")] = 20,
    activity: Annotated[str, typer.Option(help="Only those about this activity.")] = "",
) -> None:
    """Who decided what, when and why."""
    state = _desk(context).state()
    chosen = [
        item
        for item in state.log
        if not activity or any(target.activity_id == activity for target in item.targets)
    ]
    if not chosen:
        out.print("No decision yet.")
    for item in chosen[-last:] if last else chosen:
        ids = " ".join(target.activity_id for target in item.targets)
        measures = " ".join(match.id for each in item.result for match in each.measures)
        undone = f" takes back {item.undoes}" if item.undoes is not None else ""
        note = f"  “{item.note}”" if item.note else ""
        out.print(
            escape(
                f"{item.seq:>5}  {item.decided_at:%Y-%m-%d %H:%M}  {item.reviewer}  "
                f"{item.verdict}{undone}  {ids}  {measures}{note}"
            ),
            soft_wrap=True,
        )


def _desk(context: typer.Context) -> Desk:
    from pipeline.review.desk import Desk
    from pipeline.settings import Settings
    from pipeline.workspace import Workspace

    return Desk(Workspace(Settings(data=context.obj)))


def _reviewer(name: str | None) -> str:
    from pipeline.review.people import check_name

    try:
        return check_name(name or getpass.getuser())
    except OSError as error:
        raise JpoaError("your name is not known", remedy="Give it with --as NAME") from error
