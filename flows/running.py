"""Where the pages of a running `jpoa up` are: written by it, read by whoever asks."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from rich.console import Console

from pipeline.lock import is_held

if TYPE_CHECKING:
    from flows.status import Places

_LOCK: Final = ".jpoa.lock"
_FILE: Final = "up.json"


@dataclass(frozen=True, slots=True)
class Running:
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


def lock_of(places: Places) -> Path:
    """The lock of the inbox; it lies there, since two workspaces may share one inbox."""
    return places.inbox / _LOCK


def tell_running(places: Places, running: Running) -> None:
    """Write down where the pages are. The link lets in whoever has it: for this user alone."""
    from pipeline.durable import write_whole

    write_whole(places.data / _FILE, json.dumps(asdict(running)).encode(), mode=0o600)


def forget_running(places: Places) -> None:
    """Take back what `tell_running` said."""
    (places.data / _FILE).unlink(missing_ok=True)


def running_up(places: Places) -> Running | None:
    """Where the pages of the running `jpoa up` are; None when none runs."""
    try:
        running = Running(**json.loads((places.data / _FILE).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
    return running if is_held(lock_of(places)) else None


def print_addresses(console: Console, running: Running) -> None:
    """The three places that staff need."""
    lines = [("Drop documents into", running.inbox), ("Review them at", running.review)]
    if running.prefect:
        lines.append(("See runs at", running.prefect))
    for words, where in lines:
        console.print(f"{words:<20} {where}", soft_wrap=True, markup=False)
