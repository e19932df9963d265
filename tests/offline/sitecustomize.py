"""Loaded by every Python process whose PYTHONPATH begins here: refuses what leaves this machine.

Each process notes that it was watched, and each attempt, in the file that JPOA_EGRESS_LOG names.
"""

import os
import socket
import sys
from ipaddress import ip_address

_LOG = os.environ["JPOA_EGRESS_LOG"]
_NAMES = {"localhost", "", None, b"localhost", socket.gethostname()}


def _note(line: str) -> None:
    with open(_LOG, "a", encoding="utf-8") as stream:
        stream.write(line + "\n")


def _is_local(host: object) -> bool:
    if host in _NAMES:
        return True
    try:
        return ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        # Sockets of the file system have a path, not a pair.
        host = address[0] if isinstance(address, tuple) else "localhost"
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    else:
        return
    if not _is_local(host):
        _note(f"egress {event} {host!r} {sys.argv}")
        raise OSError(f"nothing leaves this machine: {event} {host!r}")


_note(f"watched {sys.argv}")
sys.addaudithook(_watch)
