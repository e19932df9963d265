"""Looking after a workspace: backup, restore, reading anew, and what stays inside."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.markup import escape

if TYPE_CHECKING:
    from pipeline.backup import Backup

out = Console(highlight=False)


def backup(
    context: typer.Context,
    to: Annotated[
        Path | None,
        typer.Option(help="The file to write; without it one named by the time, in this folder."),
    ] = None,
) -> None:
    """Write the whole workspace into one file, while others go on working."""
    from pipeline.backup import make_backup
    from pipeline.settings import Settings
    from pipeline.workspace import utc_now

    now = utc_now()
    target = to or Path(f"jpoa-backup-{now:%Y-%m-%d-%H%M%S}.zip")
    made = make_backup(Settings(data=context.obj), target, now)
    _print_backup(made, f"Written to {target}")


def restore(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="A file that jpoa backup has written.")],
    data: Annotated[
        Path | None, typer.Option(help="The new workspace: a folder that is missing or empty.")
    ] = None,
) -> None:
    """Make a new workspace from a backup; nothing is ever overwritten."""
    from pipeline.backup import restore_backup
    from pipeline.settings import Settings

    settings = Settings(data=data or context.obj)
    restored = restore_backup(file, settings)
    _print_backup(restored, f"Restored into {settings.data}")
    own = ("gazetteers/", "gazetteers/additions/")
    if any(
        name.startswith(own[0]) and not name.startswith(own[1]) for name in restored.manifest.files
    ):
        out.print(
            f"Your own gazetteers lie in {escape(str(settings.data / 'gazetteers'))}; "
            "set JPOA_GAZETTEERS to that folder.",
            soft_wrap=True,
        )


def reprocess(
    context: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="DOCUMENT…", help="File names or ids; without any, all documents."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Only show what would change; keep nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Keep it without a question.")] = False,
    show_all: Annotated[bool, typer.Option("--all", help="List every change.")] = False,
) -> None:
    """Read documents anew with the present lists and version; see what it changes, then keep it."""
    from flows.reprocess import reprocess_documents
    from pipeline.settings import Settings
    from pipeline.workspace import Workspace

    reprocess_documents(
        out,
        Workspace(Settings(data=context.obj)),
        documents or [],
        dry_run=dry_run,
        agreed=yes,
        show_all=show_all,
        ask=_agrees,
    )


def restrict(
    context: typer.Context,
    documents: Annotated[
        list[str] | None,
        typer.Argument(metavar="DOCUMENT…", help="File names or ids; without any, lists them."),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Take it back: they may be published.")
    ] = False,
) -> None:
    """Keep documents out of every release from now on; without a name, list those kept out."""
    from pipeline.reprocess import find_records
    from pipeline.settings import Settings
    from pipeline.store.documents import set_visibility
    from pipeline.workspace import Workspace

    workspace = Workspace(Settings(data=context.obj))
    if not documents:
        listed = [item for item in workspace.documents() if item.visibility == "restricted"]
        for item in listed:
            out.print(f"{escape(item.file_name)}  [dim]{item.id[7:19]}[/dim]", soft_wrap=True)
        out.print(f"{len(listed)} documents are restricted.")
        return
    records = find_records(workspace, documents)
    ids = [record.id for record in records]
    set_visibility(workspace.engine, ids, "public" if public else "restricted")
    for record in records:
        out.print(
            f"{escape(record.file_name)} "
            + ("may be published." if public else "stays out of every release from now on."),
            soft_wrap=True,
        )
    if not public and workspace.settings.published.is_dir():
        out.print("Releases that were made before stay as they are.")


def _agrees(question: str) -> bool:
    """Whether the user says yes; no answer, as from a script, is none."""
    try:
        return typer.confirm(question, default=False)
    except typer.Abort:
        return False


def _print_backup(done: Backup, what: str) -> None:
    for note in done.notes:
        out.print(f"[yellow]note[/yellow]      {escape(note)}", soft_wrap=True)
    manifest = done.manifest
    releases = {name.split("/")[1] for name in manifest.files if name.startswith("published/")}
    out.print(
        f"{escape(what)}: {manifest.rows['documents']} documents, "
        f"{manifest.rows['proposals']} proposals, {manifest.rows['decisions']} decisions, "
        f"{len(releases)} releases, as of {manifest.made_at:%Y-%m-%d %H:%M} UTC.",
        soft_wrap=True,
    )
