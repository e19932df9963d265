"""Ending a process that stays: Ctrl+C and the polite signals end it between two steps."""

import signal
import socket
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGTERM", "SIGBREAK", "SIGHUP")
"""Windows knows Ctrl+Break instead of a signal from another process."""
_OF_PREFECT = "TerminationSignal"
"""The exception by which a flow ends at a signal; by name, since Prefect takes long to import."""


@contextmanager
def stops() -> Iterator[threading.Event]:
    """An event that the signals to end set; while a step runs they interrupt it as Ctrl+C does.

    Whatever is interrupted is done again later, so nothing needs to be waited for. While a flow
    runs, Prefect handles the signal by an exception, which is lost where it meets a destructor;
    the event is set nevertheless, and the end of the block interrupts.

    Raises:
        KeyboardInterrupt: where such a signal came.
    """
    stop = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        raise KeyboardInterrupt

    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {number: signal.signal(number, end) for number in numbers}
    try:
        with _heard(numbers, stop):
            yield stop
        if stop.is_set():
            raise KeyboardInterrupt
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _heard(numbers: list[int], stop: threading.Event) -> Iterator[None]:
    """Set the event at each of these signals, whoever handles it in the meantime.

    Python writes the number of every signal to the wake-up socket before any handler runs.
    """
    reader, writer = socket.socketpair()
    writer.setblocking(False)

    def listen() -> None:
        while heard := reader.recv(1):
            if heard[0] in numbers:
                stop.set()

    thread = threading.Thread(target=listen, name="signals to end", daemon=True)
    thread.start()
    told = sys.unraisablehook

    def tell(lost: "sys.UnraisableHookArgs") -> None:
        if lost.exc_type.__name__ != _OF_PREFECT:  # that one was heard here
            told(lost)

    sys.unraisablehook = tell
    before = signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
    try:
        yield
    finally:
        signal.set_wakeup_fd(before)
        sys.unraisablehook = told
        writer.close()
        thread.join()
        reader.close()
