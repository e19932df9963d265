"""A signal to end is heard whoever handles it."""

import os
import signal
import sys
import time

import pytest

from flows.stopping import stops

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a process can't signal itself")


def test_a_signal_interrupts_a_step_and_sets_the_event() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(KeyboardInterrupt), stops() as stop:
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(10)
    assert stop.is_set()
    assert signal.getsignal(signal.SIGTERM) is before


def test_a_signal_that_another_handler_loses_is_heard() -> None:
    heard = False
    with pytest.raises(KeyboardInterrupt), stops() as stop:
        signal.signal(signal.SIGTERM, lambda _number, _frame: None)
        os.kill(os.getpid(), signal.SIGTERM)
        heard = stop.wait(10)
    assert heard, "the handler of a flow swallowed it"


def test_another_signal_ends_nothing() -> None:
    before = signal.signal(signal.SIGUSR1, lambda _number, _frame: None)
    try:
        with stops() as stop:
            os.kill(os.getpid(), signal.SIGUSR1)
            assert not stop.wait(0.2)
    finally:
        signal.signal(signal.SIGUSR1, before)
