"""Rows on their way into a release: on disk, until all are there and can be put in order."""

import tempfile
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.release.rows import PublishedActivity


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as it will be published, but for what it names in `also_reported_in`.

    Attributes:
        line: the row as JSON.
        sources: its lines of `activity_sources.csv`.
    """

    line: bytes
    sources: bytes

    @property
    def row(self) -> PublishedActivity:
        """The row itself."""
        return PublishedActivity.model_validate_json(self.line)


class Drafts:
    """Takes rows in any order, gives them in the order of their ids; in memory are ids only."""

    def __init__(self, folder: Path) -> None:
        """Open a file that is gone when it is closed, whatever happens.

        Args:
            folder: where there is room for it; need not exist.
        """
        folder.mkdir(parents=True, exist_ok=True)
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 (closed on leaving)
        self._ids: list[str] = []
        self._begins = array("q")
        self._middles = array("q")
        self._end = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, row: PublishedActivity, sources: str) -> None:
        """Put a row down."""
        line, beside = row.model_dump_json().encode(), sources.encode()
        self._file.write(line)
        self._file.write(beside)
        self._ids.append(row.activity_id)
        self._begins.append(self._end)
        self._middles.append(self._end + len(line))
        self._end += len(line) + len(beside)

    def __iter__(self) -> Iterator[Draft]:
        ends = self._begins[1:]
        ends.append(self._end)
        for number in sorted(range(len(self._ids)), key=self._ids.__getitem__):
            begin, middle = self._begins[number], self._middles[number]
            self._file.seek(begin)
            both = self._file.read(ends[number] - begin)
            yield Draft(both[: middle - begin], both[middle - begin :])
