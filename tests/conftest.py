"""Fixtures that every layer's tests share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The reference corpus beside the project; tests that need it are skipped without it."""
    folder = Path(os.environ.get("JPOA_SHARED", Path(__file__).parents[2] / "shared"))
    if not (folder / "corpus").is_dir():
        pytest.skip(f"the reference corpus is not at {folder} (set JPOA_SHARED)")
    return folder
