"""Contribution forms on the command line: written for an organization, taken in when returned."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape

from gazetteers.errors import JpoaError
from gazetteers.organizations import organizations
from pipeline.contribution.form_docx import entries_of, write_form
from pipeline.contribution.take_in import TakenIn, take_in_forms
from pipeline.review.codes import Codes
from pipeline.review.desk import Desk

_SHOWN = 90
"""Letters of a text in a line of the summary."""


def write_request(desk: Desk, organization: str, to: Path | None, console: Console) -> Path:
    """Write the form of an organization with its current entries.

    Args:
        desk: over the workspace.
        organization: its id, acronym or name.
        to: the file; without one, "contribution_form_ID.docx" in the present folder.
        console: where the summary goes.

    Raises:
        JpoaError: if there is no such organization, or the file exists.
    """
    codes: Codes = desk.codes
    entry = organizations().by_id.get(codes.organization(organization))
    if entry is None:
        raise JpoaError(
            f"{organization} is not listed", remedy="Name an organization of organizations.csv"
        )
    path = to or Path(f"contribution_form_{entry.id}.docx")
    if path.exists():
        raise JpoaError(
            "it is there already, perhaps with answers in it",
            where=str(path),
            remedy="Choose another name with --to",
        )
    workspace = desk.workspace
    state = desk.state()
    public = [
        item
        for item in state.in_order
        if state.documents[item.activity.ref.document].visibility == "public"
    ]
    entries = entries_of(entry.id, public, organizations())
    path.parent.mkdir(parents=True, exist_ok=True)
    write_form(
        path,
        entries,
        organization=entry.id,
        name=entry.name.en,
        framework=workspace.framework,
        today=desk.now().date(),
    )
    console.print(
        f"{len(entries)} entries of {escape(entry.name.en)} written to {escape(str(path))}. When "
        "the form comes back, put it into the inbox, and run: jpoa ingest",
        soft_wrap=True,
    )
    return path


def take_in(desk: Desk, console: Console) -> tuple[TakenIn, ...]:
    """Apply the answers of returned forms, and show every change."""
    found = take_in_forms(desk)
    for form in found:
        _print(form, console)
    return found


def _print(form: TakenIn, console: Console) -> None:
    console.print(
        f"[bold]Form of {escape(form.organization)}[/bold] ({escape(form.document.file_name)}): "
        f"{len(form.of('confirmed'))} confirmed, {len(form.of('amended'))} amended, "
        f"{len(form.of('removed'))} removed, {len(form.of('moved'))} moved, "
        f"{len(form.of('remark'))} with a remark, {form.additions} added, "
        f"{len(form.of('open'))} without an answer.",
        soft_wrap=True,
    )
    for item in form.of("amended", "removed", "moved", "remark"):
        after = f" → {_short(item.after)}" if item.after else ""
        console.print(
            f"  {item.kind}  {item.activity_id}  {escape(_short(item.before))}{escape(after)}",
            soft_wrap=True,
        )
    for item in form.of("conflict"):
        console.print(
            f"  [yellow]not applied[/yellow]  {item.activity_id}  somebody decided on it after the "
            f"form was made; the form says: {escape(_short(item.after))}",
            soft_wrap=True,
        )
    for item in form.of("missing"):
        console.print(
            f"  [yellow]not applied[/yellow]  {item.activity_id}  is not in this dataset; the form "
            f"says: {escape(_short(item.after))}",
            soft_wrap=True,
        )
    if any(item.decision for item in form.answers):
        console.print("  Each of these can be undone: jpoa review serve, Log.", soft_wrap=True)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
