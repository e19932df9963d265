"""Commands for the next edition: release, compare with an earlier one, ask, show what is published.

Whatever is slow to import is imported by the command that needs it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from flows.opening import PrefectChoice, open_workspace, settings_of

out = Console(highlight=False)
err = Console(stderr=True, highlight=False)


def release(
    context: typer.Context,
    prefect: PrefectChoice = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Refuse while activities wait for a reviewer.")
    ] = False,
    iati: Annotated[
        bool,
        typer.Option("--iati", help="Write an IATI 2.03 file, too; JPOA_IATI_REPORTER says whose."),
    ] = False,
) -> None:
    """Publish the present state; the last line printed is the folder of the release."""
    from flows.report import print_release
    from flows.run import choose_engine, run_release

    workspace = open_workspace(context)
    made = run_release(
        workspace,
        through_prefect=choose_engine(workspace, prefect, err),
        strict=strict,
        iati=iati,
    )
    print_release(out, made.folder, made.activities)
    print(made.folder)


def diff(
    context: typer.Context,
    old: Annotated[str, typer.Argument(help="A version or folder of a release.")],
    new: Annotated[str, typer.Argument(help="A later one.")],
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print Markdown, with every row.")
    ] = False,
) -> None:
    """What is new, changed, moved to another measure, or no longer reported."""
    from flows.exports import show_diff

    show_diff(out, settings_of(context), old, new, markdown=markdown)


def request(
    context: typer.Context,
    org: Annotated[str, typer.Option(help="Whose entries: id, acronym or name.")],
    to: Annotated[Path | None, typer.Option(help="The file that is written.")] = None,
) -> None:
    """Write a form in which an organization confirms, amends and adds to its entries."""
    from flows.contribution import write_request
    from pipeline.review.desk import Desk

    write_request(Desk(open_workspace(context)), org, to, out)


def serve(
    context: typer.Context,
    release: Annotated[
        str | None, typer.Argument(help="A version or folder; without one, the latest release.")
    ] = None,
    port: Annotated[int, typer.Option(help="Port; 0 takes a free one.")] = 8770,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(help="A web page of another host that may read the JSON (CORS)."),
    ] = None,
) -> None:
    """Show a release as pages with search and filters, and as JSON for programs; read-only."""
    from flows.exports import find_release, newest_release
    from flows.query_server import serve_release
    from pipeline.query.dataset import PublishedDataset

    settings = settings_of(context)
    folder = find_release(settings, release) if release else newest_release(settings)
    serve_release(
        PublishedDataset(folder),
        host=host,
        port=port,
        origins=tuple(allow_origin or ()),
        console=out,
    )
