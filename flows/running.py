"""Where the pages of a running `jpoa up` are: written by it, read by whoever asks."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pydantic import ValidationError
from rich.console import Console

from gazetteers.model import Record
from pipeline.durable import write_whole
from pipeline.lock import is_held
from pipeline.settings import Settings

_LOCK: Final = ".jpoa.lock"
_FILE: Final = "up.json"


class Running(Record):
    """Where the pages of a running `jpoa up` are.

    Attributes:
        pid: of the process.
        host: the machine that it runs on.
        inbox: where documents are dropped.
        review: the link to the review screen.
        prefect: the page of the Prefect server; empty when it runs without one.
    """

    pid: int
    host: str
    inbox: str
    review: str
    prefect: str


def lock_of(settings: Settings) -> Path:
    """The lock of the inbox; it lies there, since two workspaces may share one inbox."""
    return settings.inbox / _LOCK


def tell_running(settings: Settings, running: Running) -> None:
    """Write down where the pages are. The link lets in whoever has it: for this user alone."""
    write_whole(settings.data / _FILE, running.model_dump_json().encode(), mode=0o600)


def forget_running(settings: Settings) -> None:
    """Take back what `tell_running` said."""
    (settings.data / _FILE).unlink(missing_ok=True)


def running_up(settings: Settings) -> Running | None:
    """Where the pages of the running `jpoa up` are; None when none runs."""
    try:
        running = Running.model_validate_json((settings.data / _FILE).read_bytes())
    except (OSError, ValidationError):
        return None
    return running if is_held(lock_of(settings)) else None


def print_addresses(console: Console, running: Running) -> None:
    """The three places that staff need."""
    lines = [("Drop documents into", running.inbox), ("Review them at", running.review)]
    if running.prefect:
        lines.append(("See runs at", running.prefect))
    for words, where in lines:
        console.print(f"{words:<20} {where}", soft_wrap=True, markup=False)
