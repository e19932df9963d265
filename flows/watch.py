"""Watching the inbox: what is dropped is read once, and put away with a word about it."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.markup import escape
from sqlalchemy.exc import DBAPIError

from flows.contribution import take_in
from flows.report import print_outcomes
from flows.run import ingest_files
from flows.running import lock_of
from gazetteers.errors import JpoaError
from pipeline.inbox import Dropped, Inbox
from pipeline.ingest import Outcome
from pipeline.intake import shown
from pipeline.keys import FORM_SERIES
from pipeline.lock import held
from pipeline.put_away import PutAway
from pipeline.review.desk import Desk
from pipeline.transient import as_transient

if TYPE_CHECKING:
    from pathlib import Path

    from pipeline.workspace import Workspace

log = logging.getLogger(__name__)

_STUCK_SECONDS: Final = 60.0
"""How long a file is left alone that is open elsewhere."""
_LONGEST_WAIT_SECONDS: Final = 60.0


@contextmanager
def watching(workspace: Workspace, *, what: str) -> Iterator[None]:
    """Be the only one who watches this inbox, and clear up after those who were killed.

    Raises:
        HeldError: if somebody else watches it.
    """
    inbox = workspace.settings.inbox
    inbox.mkdir(parents=True, exist_ok=True)
    with held(lock_of(workspace.settings), what=what, now=workspace.clock()):
        workspace.recover()
        yield


class Watcher:
    """Looks into the inbox of one workspace, and deals with what is ready there.

    Args:
        workspace: whose inbox.
        out: where outcomes are told.
        err: where progress and waiting are told.
        through_prefect: asked before each run: as a flow run, or the same steps directly.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        out: Console,
        err: Console,
        through_prefect: Callable[[], bool] = lambda: False,
    ) -> None:
        settings = workspace.settings
        self._workspace = workspace
        self._out = out
        self._err = err
        self._through_prefect = through_prefect
        self._put_away = PutAway(settings.inbox)
        self._inbox = Inbox(
            settings.inbox,
            settle_seconds=settings.settle_seconds,
            grace_seconds=settings.grace_minutes * 60,
        )
        self._said: set[str] = set()
        self._failures = 0
        self._forms_wait = True

    def watch(self, stop: threading.Event, *, between: Callable[[], object] = lambda: None) -> None:
        """Look every few seconds until told to stop; what passes by itself is waited for.

        Args:
            stop: ends it.
            between: called after each look.
        """
        while not stop.is_set():
            self.turn()
            between()
            stop.wait(self._pause())

    def empty(self, stop: threading.Event) -> bool:
        """Deal with all that lies in the inbox now, then return.

        Returns:
            Whether nothing is left that waits for something.
        """
        while not stop.is_set():
            left = self.turn()
            if left is not None and all(item.state in ("incomplete", "stuck") for item in left):
                for item in left:
                    self._say(f"{shown(item.path)} stays in the inbox: {item.why}")
                return not left
            stop.wait(min(self._pause(), self._workspace.settings.settle_seconds + 0.05))
        return False

    def turn(self) -> Sequence[Dropped] | None:
        """Look once, and ingest what is ready.

        Returns:
            What lies in the inbox and was not dealt with; None when it has to be tried again.
        """
        try:
            found = self._inbox.look(time.monotonic())
            ready = [item.path for item in found if item.state == "ready"]
            for item in found:
                if item.state == "stuck":
                    self._say(f"{shown(item.path)} waits in the inbox: {item.why}")
            if ready:
                self._ingest(ready)
            if self._forms_wait:
                self._take_in_forms()
        except (OSError, DBAPIError, JpoaError) as error:
            transient = as_transient(error)
            if transient is None:
                raise
            self._failures += 1
            self._say(f"{transient}. It is tried again by itself.")
            return None
        if self._failures:
            self._failures = 0
            self._said.clear()
            self._err.print("It goes on.")
        # What was ready is looked at again: it may have changed while it was read.
        return () if not found else [item for item in found if item.path.exists()]

    def _pause(self) -> float:
        seconds = self._workspace.settings.scan_seconds
        return float(min(seconds * 2**self._failures, max(seconds, _LONGEST_WAIT_SECONDS)))

    def _ingest(self, paths: Sequence[Path]) -> None:
        told: list[Outcome] = []

        def tell(outcome: Outcome) -> None:
            if outcome.incoming is None:
                self._leave(outcome.path, outcome.problem)
            elif self._move(outcome):
                told.append(outcome)

        try:
            ingest_files(
                self._workspace,
                paths,
                through_prefect=self._through_prefect(),
                console=self._err,
                tell=tell,
            )
        finally:
            if told:
                print_outcomes(self._out, told)
                self._forms_wait = True

    def _take_in_forms(self) -> None:
        """Take in returned forms; at the start as well, since the last watcher may have died."""
        # Whether there is any is asked first: a desk reads every activity.
        if any(item.series.startswith(FORM_SERIES) for item in self._workspace.documents()):
            take_in(Desk(self._workspace), self._out)
        self._forms_wait = False

    def _move(self, outcome: Outcome) -> bool:
        """Put a file away; whether it was, or need not be spoken of again."""
        assert outcome.incoming is not None
        try:
            if outcome.state == "failed":
                place = self._put_away.problem(outcome.incoming, outcome.problem)
            else:
                place = self._put_away.done(outcome.incoming, known_as=outcome.known_as)
        except OSError as error:
            transient = as_transient(error)
            if transient is not None and os.name != "nt":
                raise transient from error
            self._leave(outcome.path, f"it was dealt with but cannot be moved ({error.strerror})")
            return outcome.state != "unchanged"
        if place is None:
            log.info("changed_since_read", extra={"file": outcome.path.name})
        return True

    def _leave(self, path: Path, why: str) -> None:
        self._inbox.leave(path, time.monotonic() + _STUCK_SECONDS, why)
        self._say(f"{shown(path)} waits in the inbox: {why}")

    def _say(self, line: str) -> None:
        """Say something once, however often it comes up."""
        if line not in self._said:
            self._said.add(line)
            self._err.print(f"[yellow]note[/yellow]      {escape(line)}", soft_wrap=True)
