"""Writes the workbook and the database, copies of the tables: of a large release beside the rest.

The first process starts this module and gives it the small tables; the large ones it reads from
the folder of the release, and from what was put aside for it.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path

from pipeline.errors import ReleaseError
from pipeline.release.database import write_database
from pipeline.release.workbooks import WorkbookTables, write_workbook


def write_copies(folder: Path, tables: WorkbookTables, aside: Path) -> None:
    """Write `jpoa_5w.xlsx` and `activities.sqlite`.

    Args:
        folder: of the release, with its CSV tables.
        tables: the small sheets of the workbook.
        aside: where the rows of its large ones are.
    """
    write_workbook(folder / "jpoa_5w.xlsx", tables, aside)
    database = folder / "activities.sqlite"
    # It does not name the version, which alone may be another when this is done again.
    if not database.exists():
        write_database(database, folder)


@contextmanager
def writing_copies(folder: Path, tables: WorkbookTables, aside: Path) -> Iterator[None]:
    """Do so in another process as long as the body runs; they are whole at the end.

    Raises:
        ReleaseError: if one could not be written.
    """
    paths = os.pathsep.join(each for each in sys.path if each)
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", __name__, str(folder), str(aside)],
            stdin=subprocess.PIPE,
            stderr=errors,
            env={**os.environ, "PYTHONPATH": paths},
        )
        try:
            assert process.stdin is not None
            # One that has ended already says why at the end.
            with suppress(BrokenPipeError), process.stdin as stream:
                stream.write(json.dumps(asdict(tables)).encode())
            yield
            status = process.wait()
        except BaseException:
            process.kill()
            process.wait()
            raise
        if status:
            errors.seek(0)
            said = errors.read().decode(errors="replace").strip().splitlines()
            why = said[-1] if said else f"status {status}"
            raise ReleaseError(
                f"the workbook and the database cannot be written ({why})",
                where=folder.name,
                remedy="See that there is room on the disk, and publish again",
            )


def main() -> None:
    """Write them into the folder that is named; the small tables come as JSON."""
    tables = WorkbookTables(**json.load(sys.stdin.buffer))
    write_copies(Path(sys.argv[1]), tables, Path(sys.argv[2]))


if __name__ == "__main__":
    main()
