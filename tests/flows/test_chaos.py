"""A small edition of the chaos bench: random kills, then equality."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench import chaos

pytestmark = pytest.mark.slow


def test_random_kills_change_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert chaos.main(["--documents", "12", "--kills", "4"]) == 0, capsys.readouterr().out
