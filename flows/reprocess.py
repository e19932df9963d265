"""`jpoa reprocess`: what reading documents anew would change, and keeping it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.markup import escape

from flows.progress import progress
from flows.report import state_in_words
from flows.run import extract_each
from pipeline.model import ReviewState
from pipeline.release.diff import KINDS
from pipeline.reprocess import Difference, find_records, reprocessing

if TYPE_CHECKING:
    from pipeline.workspace import Workspace

_SHOWN: Final = 20
"""Changes of each kind that are listed unless all are asked for."""
_KINDS: Final = {**KINDS, "ended": "Gone"}


def reprocess_documents(
    console: Console,
    workspace: Workspace,
    names: Sequence[str],
    *,
    dry_run: bool,
    agreed: bool,
    show_all: bool,
    ask: Callable[[str], bool],
) -> None:
    """Read documents anew, show what it changes, and keep it if that is wanted.

    Raises:
        StoreError: if a name means no document, or others have read documents meanwhile.
    """
    records = find_records(workspace, names)
    with ExitStack() as stack:
        with progress(console, "Reading", len(records)) as advance:
            made = stack.enter_context(
                reprocessing(
                    workspace,
                    records,
                    lambda copy: lambda items: extract_each(copy, items, advance),
                )
            )
        _print(console, made.difference, show_all=show_all)
        if made.difference.read == 0:
            return
        if dry_run:
            console.print("Nothing was kept.")
        elif agreed or ask("Keep this?"):
            console.print(f"Kept: {made.accept()} documents as they are read now.")
        else:
            console.print("Nothing was kept. To keep it: jpoa reprocess --yes")


def _print(console: Console, found: Difference, *, show_all: bool) -> None:
    for problem in found.problems:
        console.print(f"[red]not read[/red]  {escape(problem)}", soft_wrap=True)
    console.print(
        f"{found.read} documents read anew; {found.unchanged} are as this version reads them.",
        soft_wrap=True,
    )
    if found.read == 0:
        return
    for kind, title in _KINDS.items():
        changes = found.rows.of(kind)
        if not changes:
            continue
        console.print(f"\n[bold]{title} ({len(changes)})[/bold]")
        shown = changes if show_all else changes[:_SHOWN]
        for change in shown:
            console.print(
                f"  {change.measure or '–':<6} {escape(change.title)}  "
                f"[dim]{change.activity_id}[/dim]",
                soft_wrap=True,
            )
            for detail in change.details:
                console.print(f"         {escape(detail)}", soft_wrap=True)
        if len(changes) > len(shown):
            console.print(f"  [dim]{len(changes) - len(shown)} more; --all lists them.[/dim]")
    console.print(f"\n{found.rows.unchanged} rows stay as they are.")
    for (old, new), count in sorted(
        found.transitions.items(), key=lambda item: (-item[1], str(item[0]))
    ):
        console.print(f"{count} × {_state(old)} → {_state(new)}")
    console.print(
        f"{found.decided} activities are decided and stay so"
        + (
            f"; {len(found.orphans)} of them would not be proposed any more."
            if found.orphans
            else "."
        ),
        soft_wrap=True,
    )


def _state(state: ReviewState | None) -> str:
    return state_in_words(state) if state is not None else "not there"
