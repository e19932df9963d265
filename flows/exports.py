"""`jpoa diff`: what changed between two releases, as a table or as Markdown."""

from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from pipeline.errors import ReleaseError
from pipeline.release.diff import KINDS, Changes, as_markdown, compare_releases, latest_release
from pipeline.settings import Settings

_SHOWN = 40
"""Rows of each kind in the table; Markdown has all of them."""


def show_diff(
    console: Console, settings: Settings, old: str, new: str, *, markdown: bool = False
) -> None:
    """Print the changes from one release to another.

    Args:
        console: where to.
        settings: where releases lie.
        old: a folder, the version of a release of this workspace, or "latest".
        new: likewise.
        markdown: print Markdown, with every row.

    Raises:
        ReleaseError: if one of them is no release.
    """
    changes = compare_releases(find_release(settings, old), find_release(settings, new))
    if markdown:
        print(as_markdown(changes), end="")
        return
    if changes.items:
        console.print(_table(changes))
    for kind, title in KINDS.items():
        rest = len(changes.of(kind)) - _SHOWN
        if rest > 0:
            console.print(f"[dim]{title}: {rest} more; --markdown prints all.[/dim]")
    console.print(
        f"{len(changes.items)} changes, {changes.unchanged} rows as before, {changes.reviewed} "
        "confirmed or corrected by a person since.",
        soft_wrap=True,
    )


def find_release(settings: Settings, name: str) -> Path:
    """The folder of a release, given as a folder or as a version.

    Raises:
        ReleaseError: if there is none, with the versions that there are.
    """
    if name == "latest":
        return newest_release(settings)
    for folder in (Path(name), settings.published / name):
        if (folder / "activities.jsonl").is_file():
            return folder.resolve()
    versions = sorted(
        path.parent.name for path in settings.published.glob("[!.]*/activities.jsonl")
    )
    raise ReleaseError(
        f"there is no release {name}",
        where=str(settings.published),
        remedy=f"Name one of: {', '.join(versions)}" if versions else "Make one: jpoa release",
    )


def newest_release(settings: Settings) -> Path:
    """The folder of the latest release.

    Raises:
        ReleaseError: if there is none.
    """
    folder = latest_release(settings.published)
    if folder is None:
        raise ReleaseError(
            "there is no release yet", where=str(settings.published), remedy="jpoa release"
        )
    return folder


def _table(changes: Changes) -> Table:
    table = Table(title=f"{changes.old} → {changes.new}", title_justify="left")
    table.add_column("", style="bold", no_wrap=True)
    table.add_column("measure", no_wrap=True)
    table.add_column("activity", ratio=3)
    table.add_column("what differs", ratio=2)
    for kind, title in KINDS.items():
        found = changes.of(kind)
        for number, item in enumerate(found[:_SHOWN]):
            table.add_row(
                f"{title} ({len(found)})" if number == 0 else "",
                item.measure,
                escape(item.title),
                escape("\n".join(item.details)),
            )
        if found:
            table.add_section()
    return table
