"""How fast the machine is while something is measured, so that limits mean the same everywhere.

A limit in seconds is one of a machine that does five million multiplications and additions in 0.37
seconds. Other work on the same processor, and other guests of the same host, slow a machine down
two to four times, and for seconds at a time: so the same sums are timed again and again beside
what is measured, in the processor time of their own thread, and seconds are told by them. Where the
sums are done quicker, seconds count as they are: other work than sums need not be quicker there.
"""

import statistics
import threading
import time
from types import TracebackType
from typing import Self

SUMS = 5_000_000
SECONDS = 0.37
"""In which the machine of the limits does so many sums."""
_AT_ONCE = 50_000
"""A few milliseconds: they must not disturb what is measured."""
_PAUSE = 0.4


class Yardstick:
    """Times sums as long as its body runs.

    Attributes:
        slowness: how many times longer than on the machine of the limits things take here, at
            least 1; known when the body has ended.
    """

    def __init__(self) -> None:
        self.slowness = 1.0
        self._found: list[float] = []
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._over.set()
        self._thread.join()
        self._found.append(_slowness())
        self.slowness = max(1.0, statistics.fmean(self._found))

    def _look(self) -> None:
        self._found.append(_slowness())
        while not self._over.wait(_PAUSE):
            self._found.append(_slowness())


def _slowness() -> float:
    began, total = time.thread_time(), 0
    for number in range(_AT_ONCE):
        total += number * number
    return (time.thread_time() - began) / SECONDS * SUMS / _AT_ONCE
