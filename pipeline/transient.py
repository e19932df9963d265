"""Telling what passes by itself (a full disk, a busy database) from the faults of a document."""

import errno
import sys
from typing import Final

from gazetteers.errors import JpoaError
from pipeline.errors import BusyError


class TryAgain(JpoaError):
    """Nothing is wrong with the documents: the same step works once its cause has passed."""


_NO_SPACE: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_BUSY: Final = frozenset(
    {errno.EAGAIN, errno.EBUSY, errno.ETIMEDOUT, errno.ESTALE, errno.EMFILE, errno.ENFILE,
     errno.ENOMEM, errno.EIO, errno.EROFS, errno.ENETUNREACH, errno.EHOSTUNREACH,
     errno.ENETDOWN, errno.EHOSTDOWN}
)  # fmt: skip
_WINDOWS_NO_SPACE: Final = frozenset({39, 112})
_WINDOWS_BUSY: Final = frozenset({32, 33, 53, 59, 64, 121, 1231})
"""Sharing and lock violations, and a network path that is away."""
_NO_SPACE_REMEDY: Final = "Free some space; nothing is lost"
_DATABASE: Final = (
    ("is locked", "the database is held by another program",
     "Close what else has it open"),
    ("is full", "the disk of the database is full", _NO_SPACE_REMEDY),
    ("disk I/O error", "the disk of the database does not answer",
     "Check disk and connection"),
    ("readonly database", "the database cannot be written to",
     "Check who may write there"),
    ("unable to open", "the database cannot be opened",
     "Check disk and connection"),
)  # fmt: skip


def as_transient(error: BaseException) -> TryAgain | None:
    """What to tell a user of an error that will pass; None for every other error.

    `OSError(ENOSPC)` is a full disk, "database is locked" a busy database, a network path that is
    away is a share; a file that does not exist or may not be read is none of these.
    """
    # `jpoa status` asks what lies in the inbox without ever opening a database.
    from sqlalchemy.exc import DBAPIError, OperationalError

    if isinstance(error, TryAgain):
        return error
    if isinstance(error, BusyError):
        return TryAgain(error.problem, remedy=error.remedy)
    if isinstance(error, JpoaError):
        return as_transient(error.__cause__) if error.__cause__ is not None else None
    if isinstance(error, OperationalError):
        said = str(error.orig)
        for words, problem, remedy in _DATABASE:
            if words in said:
                return TryAgain(problem, remedy=remedy)
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return TryAgain("the database cannot be reached", remedy="Check the network")
    if isinstance(error, ConnectionError | TimeoutError) or _has_lost_its_store(error):
        return TryAgain("a connection was lost", remedy="Check the network")
    if isinstance(error, OSError):
        where = str(error.filename or "")
        windows = getattr(error, "winerror", None)
        if error.errno in _NO_SPACE or windows in _WINDOWS_NO_SPACE:
            return TryAgain("the disk is full", where=where, remedy=_NO_SPACE_REMEDY)
        if error.errno in _BUSY or windows in _WINDOWS_BUSY:
            return TryAgain(
                f"it cannot be used at the moment ({error.strerror})",
                where=where,
                remedy="Check disk and connection",
            )
    return None


def _has_lost_its_store(error: BaseException) -> bool:
    """Whether the library of object stores could not reach one; its errors are of no usual kind."""
    library = sys.modules.get("botocore.exceptions")
    return library is not None and isinstance(
        error, (library.ConnectionError, library.HTTPClientError)
    )
