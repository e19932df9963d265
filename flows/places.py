"""What the status must know of where things lie, whoever says it."""

from pathlib import Path
from typing import Protocol


class Places(Protocol):
    """Where things lie; settings are such, and so is what was kept of them."""

    @property
    def data(self) -> Path:
        """The workspace."""

    @property
    def inbox(self) -> Path:
        """Where staff drop documents."""

    @property
    def inbox_folder(self) -> Path | None:
        """The same where it was chosen; None for the folder in the workspace."""

    @property
    def runs(self) -> Path:
        """What each run did."""
