"""What a release that was killed leaves behind: a hidden folder that nobody reads."""

import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

BUILDING: Final = ".building-"
"""How the folder of a release is named until it is complete."""
_ABANDONED_SECONDS: Final = 3_600.0
"""Far longer than the largest release takes."""


def sweep_releases(published: Path, now: float) -> None:
    """Remove the folders of releases that were killed while they were made.

    Args:
        published: where releases lie; need not exist.
        now: the present time in seconds, as `time.time()` gives it.
    """
    for folder in published.glob(f"{BUILDING}*"):
        with suppress(FileNotFoundError):
            if now - folder.stat().st_mtime > _ABANDONED_SECONDS:
                shutil.rmtree(folder)
