"""Ingest and release, through Prefect or directly: the same steps either way."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from extractors.errors import DocumentError
from flows.engine import prefect_server, prepare_prefect
from gazetteers.errors import JpoaError
from pipeline.ingest import Extracted, Outcome
from pipeline.intake import Incoming, find_documents, receive

if TYPE_CHECKING:
    from pipeline.workspace import Workspace

log = logging.getLogger(__name__)

Advance = Callable[[], None]
"""Told once for each document that is done."""

BATCH = 50
"""Documents that are held in memory at once."""


@dataclass(frozen=True, slots=True)
class Made:
    """A release that was made: its folder and how many activities it holds."""

    folder: Path
    activities: int


def choose_engine(workspace: Workspace, prefect: bool | None, console: Console) -> bool:
    """Whether to go through Prefect, said in one line, with its settings made.

    Args:
        workspace: where Prefect keeps its own files.
        prefect: True through Prefect, False without; None through it when a server answers.
        console: where the line goes.
    """
    server = None if prefect is False else prefect_server()
    if server:
        console.print(f"[dim]Running through the Prefect server at {server}.[/dim]")
    elif prefect:
        console.print("[dim]Running through Prefect; its own server starts first.[/dim]")
    else:
        console.print("[dim]Running without Prefect.[/dim]")
        return False
    prepare_prefect(workspace.settings.data)
    return True


def run_ingest(
    workspace: Workspace,
    paths: Sequence[Path],
    *,
    through_prefect: bool,
    again: bool,
    console: Console,
) -> list[Outcome]:
    """Ingest files and folders; one bad document never stops the others.

    Args:
        workspace: where to.
        paths: files and folders.
        through_prefect: as a flow run, or the same steps directly (see `choose_engine`).
        again: read anew what an older version has read.
        console: where progress goes.
    """
    found = find_documents(paths)
    files = found.files
    outcomes = [Outcome(path, "failed", problem=str(problem)) for path, problem in found.problems]
    with _progress(console, "Reading", len(files)) as advance:
        for start in range(0, len(files), BATCH):
            incoming: list[Incoming] = []
            for path in files[start : start + BATCH]:
                try:
                    incoming.append(receive(path))
                except DocumentError as error:
                    outcomes.append(Outcome(path, "failed", problem=str(error)))
                    advance()
            if through_prefect:
                from flows.ingest import ingest_documents

                results: Iterable[Outcome] = ingest_documents(workspace, incoming, again, advance)
            else:
                results = workspace.ingest(again=again).run(
                    incoming, lambda items: extract_each(workspace, items, advance)
                )
            outcomes.extend(results)
    return sorted(outcomes, key=lambda outcome: outcome.path)


def run_release(
    workspace: Workspace, *, through_prefect: bool, strict: bool, iati: bool = False
) -> Made:
    """Publish the present state, with an IATI file if it is asked for.

    Raises:
        ReleaseError: if it must not be published.
    """
    if through_prefect:
        from flows.release import publish_release

        return publish_release(workspace, strict, iati)
    release = workspace.publish(strict=strict, iati=iati)
    return Made(release.folder, len(release.rows))


def extract_each(
    workspace: Workspace, incoming: Sequence[Incoming], advance: Advance
) -> Iterator[Extracted]:
    """Read and tag documents one after the other."""
    for item in incoming:
        yield extract_one(workspace, item)
        advance()


def extract_one(workspace: Workspace, item: Incoming) -> Extracted:
    """Read and tag one document; whatever goes wrong is its own problem, not the run's."""
    try:
        return Extracted(item, workspace.extract(item))
    except JpoaError as error:
        return Extracted(item, None, error)
    except Exception as error:
        # The one boundary where a defect of ours must not take the other documents with it.
        log.exception("a defect while reading %s", item.id)
        return Extracted(
            item,
            None,
            DocumentError(
                f"reading failed because of a defect in jpoa ({type(error).__name__}: {error})",
                where=item.path.name,
                remedy="Report it with the file; the other documents are not affected",
            ),
        )


@contextmanager
def _progress(console: Console, what: str, total: int) -> Iterator[Advance]:
    with Progress(
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("documents"),
        TimeRemainingColumn(),
        console=console,
        transient=True,
    ) as progress:
        task = progress.add_task(what, total=total)
        yield lambda: progress.advance(task)
