"""The lock: one holder, who says who they are, and none when the holder is gone."""

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.lock import HeldError, held, holder_of, is_held

NOW = datetime(2026, 11, 21, 10, 4, tzinfo=UTC)
HOLDS = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from pipeline.lock import held
with held(Path(sys.argv[1]), what="jpoa watch", now=datetime(2026, 11, 21, 10, 4, tzinfo=UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_the_second_is_told_who_holds_it(tmp_path: Path) -> None:
    lock = tmp_path / "inbox" / "lock"
    with held(lock, what="jpoa up", now=NOW):
        words = r"in use by jpoa up \(process \d+ on .*10:04 UTC"
        with pytest.raises(HeldError, match=words), held(lock, what="jpoa watch", now=NOW):
            pass
        assert is_held(lock)
    assert not is_held(lock)
    assert holder_of(lock) is None
    with held(lock, what="jpoa watch", now=NOW):
        found = holder_of(lock)
    assert found is not None and found.what == "jpoa watch"


def test_the_lock_ends_with_a_holder_that_is_killed(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert is_held(lock)
        process.kill()
        process.wait()
        assert not is_held(lock)
        with held(lock, what="jpoa watch", now=NOW):
            pass


def test_no_lock_file_is_no_lock(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "none")
    assert holder_of(tmp_path / "none") is None
