"""Where our own pages listen: one socket, opened before anything is announced."""

import socket
from typing import Final

from gazetteers.errors import JpoaError

LOOPBACK: Final = ("127.0.0.1", "localhost", "::1")
"""Addresses that only this machine can reach."""


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; port 0 takes a free one.

    Raises:
        JpoaError: if the port cannot be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        # A browser that comes before the server answers waits, and is not turned away.
        listener.listen()
    except OSError as error:
        listener.close()
        raise JpoaError(
            f"port {port} of {host} cannot be used ({error.strerror})",
            remedy="Choose another with --port, or 0 for a free one",
        ) from error
    return listener


def address(host: str, port: int) -> str:
    """The beginning of addresses there: "http://127.0.0.1:8765"."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
