"""Reading tens of thousands of records without looking for garbage that cannot be there."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def reading_many() -> Iterator[None]:
    """While records are made that all stay, the search for cycles among them is switched off.

    It would run again and again over everything read so far: of 20,000 proposals and decisions
    four fifths of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
