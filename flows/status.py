"""What runs, what waits in the inbox, and how the last run went: told without Prefect."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from flows.run_record import last_record, print_record
from flows.running import lock_of, print_addresses, running_up
from pipeline.inbox import DONE, PROBLEMS, Inbox
from pipeline.intake import NOTE_ENDINGS
from pipeline.lock import holder_of, is_held
from pipeline.transient import TryAgain

if TYPE_CHECKING:
    from pipeline.settings import Settings


def print_inbox(console: Console, settings: Settings) -> None:
    """Who watches the inbox, where the pages are, what lies there, and how the last run went."""
    running = running_up(settings)
    lock = lock_of(settings)
    if running is not None:
        print_addresses(console, running)
    if is_held(lock):
        console.print(f"The inbox is watched: {holder_of(lock)}.", soft_wrap=True, markup=False)
    waiting = _waiting(settings)
    problems = _count(settings.inbox / PROBLEMS)
    if waiting is None:
        console.print(f"The inbox cannot be reached: {settings.inbox}", soft_wrap=True)
    elif waiting or problems or _count(settings.inbox / DONE):
        console.print(
            f"Inbox: {waiting} waiting, {_count(settings.inbox / DONE)} done, {problems} with a "
            f"problem{f' (reasons in {settings.inbox / PROBLEMS})' if problems else ''}.",
            soft_wrap=True,
            markup=False,
        )
    record = last_record(settings.runs)
    if record is not None:
        print_record(console, record)


def _waiting(settings: Settings) -> int | None:
    inbox = Inbox(settings.inbox, settle_seconds=0, grace_seconds=0)
    try:
        return len(inbox.look(0))
    except TryAgain:
        return 0 if settings.inbox_folder is None else None


def _count(folder: Path) -> int:
    return sum(
        not name.startswith(".") and not name.endswith(NOTE_ENDINGS)
        for _, _, names in os.walk(folder)
        for name in names
    )
