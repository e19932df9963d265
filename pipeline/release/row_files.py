"""The files that hold a line or more of each row: all are written as the rows pass by."""

import hashlib
from array import array
from collections import defaultdict
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from pipeline.release.cells import csv_text
from pipeline.release.counted import CountedRow
from pipeline.release.drafts import ROW_FILES, SHEET_FILES, Draft
from pipeline.release.fivew import fivew_header
from pipeline.release.links import LINK_TABLES, SOURCES_HEADER
from pipeline.release.tables import ParquetFile, flat_header

_LINES = 1 << 20
"""Bytes that are gathered before the system is asked to write them."""


class RowFiles:
    """Takes the rows of a release in the order of their ids, and writes them into every table."""

    def __init__(self, folder: Path, aside: Path) -> None:
        """Open the files and write their heads.

        Args:
            folder: of the release.
            aside: where `SHEET_FILES` are put.
        """
        self.rows: list[CountedRow] = []
        self.matrix_lines: dict[str, array[int]] = defaultdict(lambda: array("q"))
        """For each measure, where in `activities.jsonl` the rows begin that stand under it."""
        self._position = 0
        self._digest = hashlib.sha256()
        with ExitStack() as opened:
            self._streams = [
                opened.enter_context((folder / name).open("wb", _LINES)) for name in ROW_FILES
            ]
            for stream, head in zip(self._streams[1:], _heads(), strict=True):
                stream.writelines(f"{csv_text(cells)}\n".encode() for cells in head)
            self._streams += [
                opened.enter_context((aside / name).open("wb", _LINES)) for name in SHEET_FILES
            ]
            self._parquet = ParquetFile(folder / "activities.parquet")
            opened.callback(self._parquet.close)
            self._opened = opened.pop_all()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._opened.__exit__(kind, error, trace)

    @property
    def digest(self) -> str:
        """SHA-256 of the lines of `activities.jsonl`, in hexadecimal digits."""
        return self._digest.hexdigest()

    def add(self, draft: Draft) -> None:
        """Write a row."""
        for measure in draft.measures:
            self.matrix_lines[measure].append(self._position)
        line = draft.texts[0] + b"\n"
        self._digest.update(line)
        self._position += self._streams[0].write(line)
        for stream, text in zip(self._streams[1:], draft.texts[1:], strict=True):
            stream.write(text)
        self._parquet.add(draft.texts[0])
        self.rows.append(draft.counted)


def _heads() -> list[list[list[str]]]:
    """The first lines of the CSV files, in the order of `ROW_FILES`."""
    return [
        [*flat_header()],
        [*fivew_header()],
        [SOURCES_HEADER.split()],
        *([header.split()] for header, _ in LINK_TABLES.values()),
    ]
