"""`jpoa review …`: the screen, the workbook and the log of decisions on the command line."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

from flows.listen import LOOPBACK
from gazetteers.errors import JpoaError

if TYPE_CHECKING:
    from pipeline.review.desk import Desk

review_app = typer.Typer(help="Check what is doubtful: in the browser or in Excel.")

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

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
        reviewer=reviewer_name(name),
        host=host,
        port=port,
        reachable=host not in LOOPBACK,
        understood=i_understand,
        console=out,
    )


@review_app.command()
def export(
    context: typer.Context,
    to: Annotated[Path, typer.Option(help="The workbook that is written.")],
    scope: Annotated[str, typer.Option(help="open, flagged, decided, accepted or all.")] = "open",
    document: Annotated[str, typer.Option(help="Only the document of this file name.")] = "",
) -> None:
    """Write what waits into an Excel workbook."""
    from flows.review_workbook import export_workbook

    export_workbook(_desk(context), to, scope=scope, file_name=document, console=out)


@review_app.command("import")
def import_file(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.xlsx")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would change.")] = False,
    leave_out_stale: Annotated[
        bool,
        typer.Option("--leave-out-stale", help="Leave out what others decided meanwhile."),
    ] = False,
    status: Annotated[
        Path | None, typer.Option(help="Write the workbook with a status of each row here.")
    ] = None,
    name: Name = None,
) -> None:
    """Apply a filled-in workbook: all of it, or nothing."""
    from flows.review_workbook import import_workbook

    import_workbook(
        _desk(context),
        file,
        reviewer=reviewer_name(name),
        dry_run=dry_run,
        leave_out_stale=leave_out_stale,
        status=status,
        console=out,
    )


@review_app.command("add-reviewer")
def add_reviewer(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME")],
    lead: Annotated[bool, typer.Option("--lead", help="A lead sees what others flag.")] = False,
    by_proxy: Annotated[
        bool, typer.Option("--by-proxy", help="Without a password: a proxy signs them in.")
    ] = False,
) -> None:
    """Let somebody review with a password; the password is asked for, and kept as a hash."""
    from pipeline.review.people import add_person

    password = (
        "" if by_proxy else typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    )
    file = _desk(context).workspace.settings.data / "reviewers.toml"
    add_person(file, name, role="lead" if lead else "reviewer", password=password)
    out.print(f"{escape(name)} may review. The list is {escape(str(file))}", soft_wrap=True)


@review_app.command()
def proposals(
    context: typer.Context,
    show: Annotated[
        str | None, typer.Option(metavar="ID", help="Look at one, and what it would change.")
    ] = None,
    accept: Annotated[
        str | None, typer.Option(metavar="ID", help="Add it to the lists of this workspace.")
    ] = None,
    reject: Annotated[
        str | None, typer.Option(metavar="ID", help="Never propose it again.")
    ] = None,
    take_back: Annotated[
        str | None, typer.Option(metavar="ID", help="Take what was accepted out of the lists.")
    ] = None,
    words: Annotated[
        str | None, typer.Option(help="Another spelling than the proposed one.")
    ] = None,
    language: Annotated[str | None, typer.Option(help="en or ru.")] = None,
    match: Annotated[
        str | None,
        typer.Option(help="exact: only as written; inflected: with other endings, too."),
    ] = None,
    weight: Annotated[int | None, typer.Option(help="Of a cue: 1, 2 or 3.")] = None,
    note: Annotated[str, typer.Option(help="Why; it is kept.")] = "",
    in_spite_of_warnings: Annotated[
        bool, typer.Option("--in-spite-of-warnings", help="Accept it though a warning stands.")
    ] = False,
    name: Name = None,
) -> None:
    """Names and cues that corrections teach: list, look at, accept, reject, take back."""
    from pydantic import ValidationError

    from flows.review_proposals import list_proposals, rule, show_proposal
    from pipeline.review.proposals import Wording

    try:
        wording = Wording.model_validate(
            {"name": words, "language": language, "match": match, "weight": weight}
        )
    except ValidationError as error:
        wrong = error.errors()[0]
        raise JpoaError(f"--{wrong['loc'][0]}: {wrong['msg']}") from error
    desk = _desk(context)
    if accept is not None or reject is not None or take_back is not None:
        rule(
            out,
            desk,
            accept=accept,
            reject=reject,
            take_back=take_back,
            wording=wording,
            by=reviewer_name(name),
            note=note,
            overrule=in_spite_of_warnings,
        )
    elif show is not None:
        show_proposal(out, desk, show, wording)
    else:
        list_proposals(out, desk)


@review_app.command("log")
def show_log(
    context: typer.Context,
    last: Annotated[int, typer.Option(help="How many of the last decisions; 0 for all.")] = 20,
    activity: Annotated[str, typer.Option(help="Only those about this activity.")] = "",
) -> None:
    """Who decided what, when and why."""
    from pipeline.store.decisions import newest_decisions

    state = _desk(context).state()
    if activity:
        chosen = state.about([activity])[-last:]
    elif last:
        chosen = newest_decisions(state.engine, offset=0, limit=last)[::-1]
    else:
        chosen = state.log
    if not chosen:
        out.print("No decision yet.")
    for item in chosen:
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


def reviewer_name(name: str | None) -> str:
    """The name under which somebody decides: as given, else their login name."""
    from pipeline.review.people import check_name

    try:
        return check_name(name or getpass.getuser())
    except OSError as error:
        raise JpoaError("your name is not known", remedy="Give it with --as NAME") from error
