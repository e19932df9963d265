"""Documents in blocks: a task for each, and no more of them under way than can be worked on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeVar

from pipeline.intake import Incoming

if TYPE_CHECKING:
    from prefect.futures import PrefectFuture

R = TypeVar("R")


def in_blocks(
    items: Iterable[Incoming],
    submit: Callable[[Sequence[Incoming]], PrefectFuture[R]],
    *,
    size: Callable[[], int],
    ahead: Callable[[], int],
) -> Iterator[tuple[Sequence[Incoming], PrefectFuture[R]]]:
    """Hand documents out in blocks, and give each block with its future as soon as it is done.

    Args:
        items: asked for the next ones only when a task is to be made of them.
        submit: makes a task of a block.
        size: documents of the next block.
        ahead: tasks that may be under way now.
    """
    rest = iter(items)
    done: SimpleQueue[PrefectFuture[R]] = SimpleQueue()
    under_way: dict[PrefectFuture[R], Sequence[Incoming]] = {}
    while True:
        while len(under_way) < ahead() and (block := tuple(islice(rest, size()))):
            future = submit(block)
            under_way[future] = block
            future.add_done_callback(done.put)
        if not under_way:
            return
        future = done.get()
        yield under_way.pop(future), future
