"""Ingest and release, through Prefect or directly: the same steps either way."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.console import Console
from sqlalchemy.exc import DBAPIError

from extractors.errors import DocumentError
from flows.engine import check_cluster, prefect_server, prepare_prefect
from flows.logs import place_of
from flows.progress import Advance, progress
from flows.run_record import write_record
from gazetteers.errors import JpoaError
from pipeline.ingest import Extracted, Outcome
from pipeline.intake import Incoming, find_documents
from pipeline.transient import as_transient

if TYPE_CHECKING:
    from pipeline.workspace import Workspace

log = logging.getLogger(__name__)

T = TypeVar("T")

Tell = Callable[[Outcome], None]
"""Told of each document as soon as it was dealt with."""


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
    if workspace.settings.runner == "dask" and prefect is not False:
        check_cluster(workspace.settings, server)
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

    Raises:
        TryAgain: if something stands in the way that will pass; what was finished is kept.
    """
    found = find_documents(paths)
    outcomes = [Outcome(path, "failed", problem=str(problem)) for path, problem in found.problems]
    ingest_files(
        workspace,
        found.files,
        through_prefect=through_prefect,
        again=again,
        console=console,
        tell=outcomes.append,
    )
    return sorted(outcomes, key=lambda outcome: outcome.path)


def ingest_files(
    workspace: Workspace,
    files: Sequence[Path],
    *,
    through_prefect: bool,
    console: Console,
    tell: Tell,
    again: bool = False,
) -> None:
    """Ingest files in one run, and tell of each as soon as it was dealt with.

    Raises:
        TryAgain: if something stands in the way that will pass; what was finished is kept.
    """
    outcomes: list[Outcome] = []

    def told(outcome: Outcome) -> None:
        outcomes.append(outcome)
        tell(outcome)

    with (
        _recorded(workspace, outcomes, through_prefect=through_prefect),
        progress(console, "Reading", len(files)) as advance,
    ):
        if through_prefect and files:
            from flows.ingest import ingest_documents

            ingest_documents(workspace, files, again, advance, told)
        else:
            for outcome in workspace.ingest(again=again, attempt=attempt).run(
                files, lambda items: extract_each(workspace, items, advance)
            ):
                told(outcome)
        workspace.bring_up_to_date()


@contextmanager
def _recorded(
    workspace: Workspace, outcomes: Sequence[Outcome], *, through_prefect: bool
) -> Iterator[None]:
    """Keep a record of the run, however it ends; tell what passes by itself as such."""
    started_at = workspace.clock()
    stopped_by = "its process was interrupted"
    log.info("run_started", extra={"through_prefect": through_prefect})
    try:
        yield
        stopped_by = ""
    except (OSError, DBAPIError, JpoaError) as error:
        stopped_by = str(as_transient(error) or error)
        _raise_if_transient(error)
        raise
    finally:
        counted = Counter(str(outcome.state) for outcome in outcomes)
        log.info("run_ended", extra={"files": dict(counted), "stopped_by": stopped_by})
        if outcomes:
            write_record(
                workspace.settings.runs,
                outcomes,
                started_at=started_at,
                ended_at=workspace.clock(),
                through_prefect=through_prefect,
                stopped_by=stopped_by,
            )


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
    return Made(release.folder, release.activities)


def extract_each(
    workspace: Workspace, incoming: Iterable[Incoming], advance: Advance
) -> Iterator[Extracted]:
    """Read and tag documents one after the other."""
    for item in incoming:
        yield extract_one(workspace, item)
        advance()


def extract_one(workspace: Workspace, item: Incoming) -> Extracted:
    """Read and tag one document; whatever is wrong with it is its own problem, not the run's.

    Raises:
        TryAgain: if the document has no part in it, and the same step will work later.
        JpoaError: if lists, settings or the place of the bytes are at fault: the same would be said
            of every document.
    """
    try:
        found = attempt(item, lambda: workspace.extract(item))
    except DocumentError as error:
        _raise_if_transient(error)
        return Extracted(item, None, error)
    except JpoaError as error:
        _raise_if_transient(error)
        raise
    return (
        Extracted(item, None, found) if isinstance(found, DocumentError) else Extracted(item, found)
    )


def attempt(item: Incoming, step: Callable[[], T]) -> T | DocumentError:
    """Do a step of one document; a defect of ours in it must not take the other documents with it.

    Returns:
        What the step gives, or what the user is told of the defect.

    Raises:
        TryAgain: if the document has no part in it, and the same step will work later.
    """
    try:
        return step()
    except JpoaError:
        raise
    except Exception as error:
        # The one boundary that catches whatever is our mistake.
        _raise_if_transient(error)
        kind, place = type(error).__name__, place_of(error)
        log.error("defect", extra={"document": item.id, "error": kind, "place": place})
        log.debug("defect", exc_info=error)
        return DocumentError(
            f"reading failed because of a defect in jpoa ({kind} at {place})",
            where=item.path.name,
            remedy="Report it with the file; the other documents are not affected",
        )


def _raise_if_transient(error: Exception) -> None:
    transient = as_transient(error)
    if transient is not None:
        raise transient from (None if transient is error else error)
