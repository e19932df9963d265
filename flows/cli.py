"""`jpoa`: the command line over flows and pipeline.

Whatever is slow to import is imported by the command that needs it, so that `jpoa --help` and
`jpoa status` answer at once; Prefect is imported by the flows only.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.edition import diff, release, request, serve
from flows.opening import PrefectChoice, open_workspace, settings_of
from flows.review import review_app
from flows.upkeep import backup, reprocess, restore, restrict
from gazetteers.errors import JpoaError

app = typer.Typer(
    help="Reports and matrices in, a reviewed dataset of activities out.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
_DAILY, _EDITION, _UPKEEP = "Every day", "For the next edition", "Now and then"
"""Parts of the help."""

gazetteers_app = typer.Typer(help="The lists of names and cues.", no_args_is_help=True)

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


@app.callback()
def _start(
    context: typer.Context,
    data: Annotated[
        Path,
        typer.Option(envvar="JPOA_DATA", help="The workspace: inbox, database, releases."),
    ] = Path("data"),
    log_json: Annotated[
        bool,
        typer.Option("--log-json", envvar="JPOA_LOG_JSON", help="Log as JSON, one object a line."),
    ] = False,
    log_level: Annotated[
        str | None,
        typer.Option(envvar="JPOA_LOG_LEVEL", help="debug, info, warning or error."),
    ] = None,
) -> None:
    from flows.logs import set_up_logs

    set_up_logs(as_json=log_json, level=log_level)
    context.obj = data


@app.command(rich_help_panel=_DAILY)
def ingest(
    context: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files or folders; without any, the inbox of the workspace."),
    ] = None,
    prefect: PrefectChoice = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read anew what was read by an older version.")
    ] = False,
    restricted: Annotated[
        bool, typer.Option("--restricted", help="These documents never enter a release.")
    ] = False,
    ocr: Annotated[
        bool, typer.Option("--ocr", help="Read scanned pages with Tesseract (English, Russian).")
    ] = False,
) -> None:
    """Read documents, cut them into activities, and propose measures."""
    from flows.contribution import take_in
    from flows.learn import print_matcher
    from flows.report import print_outcomes
    from flows.run import choose_engine, run_ingest
    from flows.status_words import write_words
    from pipeline.review.desk import Desk

    workspace = open_workspace(context, restricted=restricted, ocr=ocr)
    workspace.settings.inbox.mkdir(parents=True, exist_ok=True)
    report = run_ingest(
        workspace,
        paths or [workspace.settings.inbox],
        through_prefect=choose_engine(workspace, prefect, err),
        again=again,
        console=err,
    )
    print_outcomes(out, report)
    take_in(Desk(workspace), out)
    print_matcher(out, workspace, only_problems=True)
    write_words(workspace)
    if any(outcome.state == "failed" for outcome in report):
        raise typer.Exit(1)


@app.command(rich_help_panel=_DAILY)
def up(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Option("--as", help="Your name in the log of decisions.")
    ] = None,
    port: Annotated[int, typer.Option(help="Port of the review screen.")] = 8765,
    prefect: Annotated[
        bool,
        typer.Option("--prefect/--no-prefect", help="Run through a Prefect server of its own."),
    ] = True,
) -> None:
    """Start everything: watch the inbox, serve the review screen and the page of runs."""
    from flows.review import reviewer_name
    from flows.up import run_up

    run_up(
        open_workspace(context),
        reviewer=reviewer_name(name),
        port=port,
        prefect=prefect,
        out=out,
        err=err,
    )


@app.command(rich_help_panel=_DAILY)
def watch(
    context: typer.Context,
    once: Annotated[
        bool, typer.Option("--once", help="Deal with what lies there now, then stop.")
    ] = False,
) -> None:
    """Watch the inbox: what is dropped there is read once and put away."""
    from flows.stopping import stops
    from flows.watch import Watcher, watching

    workspace = open_workspace(context)
    with stops() as stop, watching(workspace, what="jpoa watch"):
        watcher = Watcher(workspace, out=out, err=err)
        if once:
            if not watcher.empty(stop):
                raise typer.Exit(1)
            return
        err.print(f"Watching {workspace.settings.inbox}. Stop with Ctrl+C.", soft_wrap=True)
        watcher.watch(stop)


@app.command(rich_help_panel=_DAILY)
def status(context: typer.Context) -> None:
    """What is in the workspace, and what waits for a reviewer."""
    from flows.status import print_status

    print_status(out, context.obj)


@app.command(rich_help_panel=_DAILY)
def explain(
    context: typer.Context,
    activity_id: Annotated[str | None, typer.Argument(metavar="ID")] = None,
    document: Annotated[
        str | None, typer.Option(help="A file name: what was read from it and what was left out.")
    ] = None,
) -> None:
    """Why a row says what it says, or what was left out of a document."""
    from flows.explain import explain_activity, explain_document

    workspace = open_workspace(context)
    if document is not None:
        explain_document(out, workspace, document)
    elif activity_id is not None:
        explain_activity(out, workspace, activity_id)
    else:
        raise JpoaError("name an activity, or a document with --document")


# Here, since the help has its parts in the order of their first commands.
for _edition in (release, diff, request, serve):
    app.command(rich_help_panel=_EDITION)(_edition)


@app.command(rich_help_panel=_UPKEEP)
def deploy(context: typer.Context) -> None:
    """Register schedules with a Prefect server: ingest, release, matching anew."""
    from flows.deploy import deploy_flows

    deploy_flows(settings_of(context), out)


@app.command(rich_help_panel=_UPKEEP)
def learn(
    context: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would change; keep nothing.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Switch the new version on without a question.")
    ] = False,
    list_versions: Annotated[
        bool, typer.Option("--list", help="Show all versions, and which one is in use.")
    ] = False,
    use_version: Annotated[
        str | None,
        typer.Option("--use", metavar="VERSION", help="Switch on an earlier version."),
    ] = None,
) -> None:
    """Learn from what reviewers decided: fit the matcher anew, compare, then switch it on."""
    from flows.learn import learn_anew, print_versions, use

    workspace = open_workspace(context)
    if list_versions:
        print_versions(out, workspace)
    elif use_version is not None:
        use(out, workspace, use_version)
    else:
        learn_anew(out, workspace, dry_run=dry_run, agreed=yes, ask=_agrees)


def _agrees(question: str) -> bool:
    """Whether the user says yes; no answer, as from a script, is none."""
    try:
        return typer.confirm(question, default=False)
    except typer.Abort:
        return False


@app.command(rich_help_panel=_UPKEEP)
def evaluate(
    context: typer.Context,
    annotations: Annotated[list[Path], typer.Argument(metavar="GOLD.jsonl…")],
    baseline: Annotated[
        Path | None, typer.Option(help="Figures to compare with; written when missing.")
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Store these figures as the new baseline.")
    ] = False,
) -> None:
    """Score the present state against reference annotations."""
    from flows.evaluation import evaluate_workspace

    if not evaluate_workspace(
        out, open_workspace(context), annotations, baseline=baseline, accept=accept
    ):
        raise typer.Exit(1)


@app.command(rich_help_panel=_DAILY)
def demo(
    context: typer.Context,
    prefect: PrefectChoice = True,
) -> None:
    """The main job on the sample inbox: read, propose, release, and show where it all lies."""
    from flows.demo import run_demo

    data: Path = context.obj
    if not run_demo(out, err, data / "demo", prefect=prefect):
        raise typer.Exit(1)


@gazetteers_app.command("check")
def check_gazetteers(context: typer.Context) -> None:
    """Load every list, refuse contradictions, and try every example."""
    from flows.gazetteers import check

    check(out, settings_of(context))


app.add_typer(review_app, name="review", rich_help_panel=_DAILY)
for _upkeep in (reprocess, restrict, backup, restore):
    app.command(rich_help_panel=_UPKEEP)(_upkeep)
app.add_typer(gazetteers_app, name="gazetteers", rich_help_panel=_UPKEEP)


def _told_status(arguments: list[str]) -> bool:
    """Answer `jpoa status` alone, which people ask all day, before the other commands are built.

    Building them takes twice as long as the answer.
    """
    match arguments:
        case ["status"]:
            data = Path(os.environ.get("JPOA_DATA") or "data")
        case ["--data", folder, "status"]:
            data = Path(folder)
        case _:
            return False
    from flows.status import print_status

    print_status(out, data)
    return True


def main() -> None:
    """The entry point: an error that a person can mend is one line and exit status 1."""
    try:
        if not _told_status(sys.argv[1:]):
            app()
    except JpoaError as error:
        err.print(f"[red]jpoa:[/red] {error}", soft_wrap=True, markup=True)
        sys.exit(1)
    except KeyboardInterrupt:
        err.print("Stopped; what was finished is kept.")
        sys.exit(130)


if __name__ == "__main__":
    main()
