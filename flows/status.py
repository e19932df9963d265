"""What runs, what waits in the inbox, how the last run went, and what is in the workspace.

`jpoa status` is asked many times a day, so it loads neither lists nor database library where what
they would say was kept (`flows.status_words`) and nothing that it depends on has changed.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rich.console import Console

from flows.report import print_failures, print_summary
from flows.run_record import last_record, print_record
from flows.running import lock_of, print_addresses, running_up
from flows.status_words import Words, read_words, write_words
from pipeline.inbox import DONE, PROBLEMS, Inbox
from pipeline.intake import NOTE_ENDINGS
from pipeline.lock import holder_of, is_held
from pipeline.store.glance import Count, Glance, SeenDocument, glance_at
from pipeline.transient import TryAgain

if TYPE_CHECKING:
    from pipeline.workspace import Workspace


class Places(Protocol):
    """Where things lie; settings are such, and so is what was kept of them."""

    @property
    def data(self) -> Path:
        """The workspace."""

    @property
    def inbox(self) -> Path:
        """Where staff drop documents."""

    @property
    def inbox_folder(self) -> Path | None:
        """The same where it was chosen; None for the folder in the workspace."""

    @property
    def runs(self) -> Path:
        """What each run did."""


def print_status(console: Console, data: Path) -> None:
    """What is in a workspace, and what waits for a reviewer.

    Raises:
        JpoaError: if settings, lists or database cannot be used.
    """
    words = read_words(data)
    found = None if words is None else glance_at(words.database)
    if words is None or found is None:
        words, found = _from_the_store(data)
    print_inbox(console, words)
    if not found.documents:
        console.print(
            f"Nothing was read yet. Put documents into {words.inbox} and run: jpoa ingest",
            soft_wrap=True,
        )
        return
    print_failures(console, found.documents)
    print_summary(console, found.counts, found.documents, words.pillars, words.doubts)
    for line in words.matcher:
        console.print(line, soft_wrap=True)


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


def print_inbox(console: Console, places: Places) -> None:
    """Who watches the inbox, where the pages are, what lies there, and how the last run went."""
    running = running_up(places)
    lock = lock_of(places)
    if running is not None:
        print_addresses(console, running)
    if is_held(lock):
        console.print(f"The inbox is watched: {holder_of(lock)}.", soft_wrap=True, markup=False)
    waiting = _waiting(places)
    problems = _count(places.inbox / PROBLEMS)
    if waiting is None:
        console.print(f"The inbox cannot be reached: {places.inbox}", soft_wrap=True)
    elif waiting or problems or _count(places.inbox / DONE):
        console.print(
            f"Inbox: {waiting} waiting, {_count(places.inbox / DONE)} done, {problems} with a "
            f"problem{f' (reasons in {places.inbox / PROBLEMS})' if problems else ''}.",
            soft_wrap=True,
            markup=False,
        )
    record = last_record(places.runs)
    if record is not None:
        print_record(console, record)


def _waiting(places: Places) -> int | None:
    inbox = Inbox(places.inbox, settle_seconds=0, grace_seconds=0)
    try:
        return len(inbox.look(0))
    except TryAgain:
        return 0 if places.inbox_folder is None else None


def _count(folder: Path) -> int:
    return sum(
        not name.startswith(".") and not name.endswith(NOTE_ENDINGS)
        for _, _, names in os.walk(folder)
        for name in names
    )
