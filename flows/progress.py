"""How far long work has come: a bar in a terminal, a line now and then elsewhere."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

Advance = Callable[[], None]
"""Told once for each document that is done."""

_LINE_SECONDS: Final = 15.0
"""How often a line is written where there is no terminal."""


class _Rate(ProgressColumn):
    """Documents a minute."""

    def render(self, task: Task) -> Text:
        return Text(_rate(task.speed) if task.speed else "", style="dim")


@contextmanager
def progress(
    console: Console, what: str, total: int, clock: Callable[[], float] = time.monotonic
) -> Iterator[Advance]:
    """Show how many of `total` documents are done, how fast it goes, and how long it will take.

    Args:
        console: where to; one that is no terminal gets plain lines, and none for quick work.
        what: what is being done ("Reading").
        total: how many there are.
        clock: seconds, for the lines.
    """
    if console.is_terminal:
        with Progress(
            TextColumn(what),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("documents"),
            _Rate(),
            TimeRemainingColumn(),
            console=console,
            transient=True,
        ) as bar:
            task = bar.add_task(what, total=total)
            yield lambda: bar.advance(task)
        return
    start = last = 0.0
    done = 0

    def advance() -> None:
        nonlocal done, start, last
        done += 1
        now = clock()
        if done == 1:
            # The first one waits for all that is loaded: it tells nothing of the others.
            start = last = now
        elif now - last >= _LINE_SECONDS and done < total:
            last = now
            speed = (done - 1) / (now - start)
            left = (total - done) / speed
            console.print(
                f"{what}: {done} of {total} documents, {_rate(speed)}, about {_duration(left)} left"
            )

    yield advance


def _rate(a_second: float) -> str:
    return f"{a_second * 60:,.0f} a minute"


def _duration(seconds: float) -> str:
    """Rounded up: "40 s", "3 min", "2 h"."""
    if seconds < 60:
        return f"{max(1, round(seconds))} s"
    minutes = -(-int(seconds) // 60)
    return f"{minutes} min" if minutes < 120 else f"{-(-minutes // 60)} h"
