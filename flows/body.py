"""What the present flow run does, kept beside the flow itself.

A flow that runs on a cluster is sent to its workers with each task, and everything that it refers
to. Its work refers to the store, which cannot be sent and must not be.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

Body = Callable[[], dict[str, int]]

_bodies: list[Body] = []


@contextmanager
def body(work: Body) -> Iterator[None]:
    """Let the flow that runs in this block do this work."""
    _bodies.append(work)
    try:
        yield
    finally:
        _bodies.pop()


def run_body() -> dict[str, int]:
    """Do the work of the present flow run."""
    return _bodies[-1]()
