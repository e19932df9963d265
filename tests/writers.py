"""What several processes do to one store at the same time, for tests."""

from factories import make_activity, make_decision

from pipeline.errors import DecisionError
from pipeline.store.decisions import append_decisions
from pipeline.store.engine import open_engine

WANTED_BY_ALL = tuple(make_activity(f"Wanted by all, {number}") for number in range(10))


def decide(database_url: str, writer: int, count: int) -> int:
    """Record `count` decisions of one's own, and try for those that all writers want.

    Returns:
        How many of the latter were recorded.
    """
    engine = open_engine(database_url)
    won = 0
    for number in range(count):
        own = make_activity(f"Report of writer {writer}, activity {number}")
        append_decisions(engine, [make_decision("confirm", own, reviewer=f"Writer {writer}")])
        if number < len(WANTED_BY_ALL):
            wanted = make_decision("reject", WANTED_BY_ALL[number], reviewer=f"Writer {writer}")
            try:
                append_decisions(engine, [wanted])
                won += 1
            except DecisionError:
                continue
    engine.dispose()
    return won


def open_only(database_url: str) -> None:
    """Open a store that may not have its tables yet."""
    open_engine(database_url).dispose()
