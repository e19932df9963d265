"""The entry point: `jpoa status`, which people ask all day, is answered before anything is built.

Building the other commands takes several times as long as that answer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gazetteers.errors import JpoaError


def main() -> None:
    """Run `jpoa`: an error that a person can mend is one line and exit status 1."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # A name that the code page of an old console lacks must not end the program.
            stream.reconfigure(errors="replace")
    try:
        if not _told_status(sys.argv[1:]):
            from flows.commands import app

            app()
    except JpoaError as error:
        from flows.commands import err

        err.print(f"[red]jpoa:[/red] {error}", soft_wrap=True, markup=True)
        sys.exit(1)
    except KeyboardInterrupt:
        print("Stopped; what was finished is kept.", file=sys.stderr)
        sys.exit(130)


def _told_status(arguments: list[str]) -> bool:
    match arguments:
        case ["status"]:
            data = Path(os.environ.get("JPOA_DATA") or "data")
        case ["--data", folder, "status"]:
            data = Path(folder)
        case _:
            return False
    from flows.status import print_status

    print_status(data)
    return True


if __name__ == "__main__":
    main()
