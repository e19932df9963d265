"""Ending a process that stays: Ctrl+C and the polite signals end it between two steps."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stops() -> Iterator[threading.Event]:
    """An event that the signals to end set; while a step runs they interrupt it as Ctrl+C does.

    Whatever is interrupted is done again later, so nothing needs to be waited for.
    """
    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        raise KeyboardInterrupt

    # Windows knows Ctrl+Break instead of a signal from another process.
    names = [name for name in ("SIGTERM", "SIGBREAK", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), end) for name in names}
    try:
        yield stop
    finally:
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
