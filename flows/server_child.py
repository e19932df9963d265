"""The Prefect server as a child process: `python -m flows.server_child PORT`.

It lives as long as its standard input is open. When its parent is killed, the system closes the
other end, and no server is left behind, on any system and without anybody having to look for it.
"""

import os
import sys
import threading
from typing import Final

import uvicorn
from prefect.server.api.server import create_app

_GRACE_SECONDS: Final = 8.0


def main() -> None:
    """Serve until the parent closes the stream."""
    config = uvicorn.Config(
        create_app(final=True),
        host="127.0.0.1",
        port=int(sys.argv[1]),
        log_level="error",
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)

    def end_with_parent() -> None:
        sys.stdin.buffer.read()
        server.should_exit = True
        ended.wait(_GRACE_SECONDS)
        # Services of the server may hang in the middle of a start.
        os._exit(0)

    ended = threading.Event()
    threading.Thread(target=end_with_parent, name="end-with-parent", daemon=True).start()
    server.run()
    ended.set()


if __name__ == "__main__":
    main()
