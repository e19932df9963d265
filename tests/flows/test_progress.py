"""How far work has come, for people and for log files."""

import io

from rich.console import Console

from flows.progress import progress


class Seconds:
    """A clock that is told the time."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_without_a_terminal_a_line_now_and_then() -> None:
    written, seconds = io.StringIO(), Seconds()
    with progress(Console(file=written, width=200), "Reading", 100, seconds) as advance:
        for _ in range(50):
            seconds.now += 1
            advance()
    assert written.getvalue().splitlines() == [
        "Reading: 16 of 100 documents, 60 a minute, about 2 min left",
        "Reading: 31 of 100 documents, 60 a minute, about 2 min left",
        "Reading: 46 of 100 documents, 60 a minute, about 54 s left",
    ]


def test_quick_work_says_nothing() -> None:
    written = io.StringIO()
    with progress(Console(file=written), "Reading", 3, Seconds()) as advance:
        for _ in range(3):
            advance()
    assert written.getvalue() == ""


def test_in_a_terminal_there_is_a_bar() -> None:
    written = io.StringIO()
    console = Console(file=written, force_terminal=True, width=120)
    with progress(console, "Reading", 3) as advance:
        advance()
    assert "/3" in written.getvalue() and "documents" in written.getvalue()
