"""Writes the workbook of a large release in a process of its own, while the rest is written.

The first process starts this module and gives it the small tables; the large ones it reads from
the CSV files beside the workbook.
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
from pipeline.release.workbooks import WorkbookTables, write_workbook


@contextmanager
def writing_workbook(path: Path, tables: WorkbookTables) -> Iterator[None]:
    """Write the workbook in another process as long as the body runs; it is whole at the end.

    Raises:
        ReleaseError: if it could not be written.
    """
    paths = os.pathsep.join(each for each in sys.path if each)
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-m", __name__, str(path)],
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
            raise ReleaseError(
                f"the workbook cannot be written ({said[-1] if said else f'status {status}'})",
                where=path.name,
                remedy="See that there is room on the disk, and publish again",
            )


def main() -> None:
    """Write the workbook that is named; its small tables come as JSON."""
    tables = WorkbookTables(**json.load(sys.stdin.buffer))
    write_workbook(Path(sys.argv[1]), tables)


if __name__ == "__main__":
    main()
