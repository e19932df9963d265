"""What runs, what waits in the inbox, how the last run went, and what is in the workspace.

`jpoa status` is asked many times a day, so it loads neither lists nor database library where what
they would say was kept (`flows.status_words`) and nothing that it depends on has changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from flows.run_record import last_record, record_line
from flows.running import address_lines, lock_of, running_up
from flows.status_words import Words, read_words, write_words
from flows.summary import failure_lines, summary_lines
from pipeline.dropped_names import DONE, NOTE_ENDINGS, PROBLEMS, documents_below
from pipeline.lock import holder_of, is_held
from pipeline.store.glance import Count, Glance, SeenDocument, glance_at

if TYPE_CHECKING:
    from flows.places import Places
    from pipeline.workspace import Workspace


def print_status(data: Path) -> None:
    """Print what `status_lines` tells."""
    print(*status_lines(data), sep="\n")


def status_lines(data: Path) -> Iterator[str]:
    """What is in a workspace, and what waits for a reviewer.

    Raises:
        JpoaError: if settings, lists or database cannot be used.
    """
    words = read_words(data)
    found = None if words is None else glance_at(words.database)
    if words is None or found is None:
        words, found = _from_the_store(data)
    yield from inbox_lines(words)
    if not found.documents:
        yield f"Nothing was read yet. Put documents into {words.inbox} and run: jpoa ingest"
        return
    yield from failure_lines(found.documents)
    yield from summary_lines(found.counts, found.documents, words.pillars, words.doubts)
    yield from words.matcher


def _from_the_store(data: Path) -> tuple[Words, Glance]:
    """The same from settings, lists and store; what does not change by itself is kept."""
    from pipeline.settings import Settings
    from pipeline.workspace import Workspace

    workspace = Workspace(Settings(data=data))
    return write_words(workspace), glance_of(workspace)


def glance_of(workspace: Workspace) -> Glance:
    """What stands, as the store itself counts it."""
    documents = tuple(
        SeenDocument(each.file_name, each.id, each.state, each.kind, each.format, each.problem)
        for each in workspace.documents()
    )
    counts = tuple(
        Count(each.state, each.measure, each.doubts, each.count)
        for each in workspace.tallies()
        if not each.shadowed
    )
    return Glance(documents, counts)


def inbox_lines(places: Places) -> Iterator[str]:
    """Who watches the inbox, where the pages are, what lies there, and how the last run went."""
    running = running_up(places)
    lock = lock_of(places)
    if running is not None:
        yield from address_lines(running)
    if is_held(lock):
        yield f"The inbox is watched: {holder_of(lock)}."
    waiting = _waiting(places)
    done, problems = (_count(places.inbox / name) for name in (DONE, PROBLEMS))
    if waiting is None:
        yield f"The inbox cannot be reached: {places.inbox}"
    elif waiting or problems or done:
        yield (
            f"Inbox: {waiting} waiting, {done} done, {problems} with a "
            f"problem{f' (reasons in {places.inbox / PROBLEMS})' if problems else ''}."
        )
    record = last_record(places.runs)
    if record is not None:
        yield record_line(record)


def _waiting(places: Places) -> int | None:
    try:
        return sum(1 for _ in documents_below(places.inbox))
    except OSError:
        return 0 if places.inbox_folder is None else None


def _count(folder: Path) -> int:
    return sum(
        not name.startswith(".") and not name.endswith(NOTE_ENDINGS)
        for _, _, names in os.walk(folder)
        for name in names
    )
