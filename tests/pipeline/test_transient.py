"""What passes by itself, and what does not."""

import errno
import os
import sqlite3

import pytest
from sqlalchemy.exc import OperationalError

from extractors.errors import DocumentError
from pipeline.errors import StoreError
from pipeline.transient import TryAgain, as_transient


def database(words: str) -> OperationalError:
    return OperationalError("INSERT", {}, sqlite3.OperationalError(words))


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "a/b"), "a/b: the disk is full"),
        (OSError(errno.EDQUOT, "Quota exceeded"), "the disk is full"),
        (OSError(errno.ESTALE, "Stale file handle"), "cannot be used at the moment"),
        (TimeoutError("timed out"), "connection was lost"),
        (ConnectionResetError("reset"), "connection was lost"),
        (database("database is locked"), "held by another program"),
        (database("database or disk is full"), "disk of the database is full"),
        (TryAgain("it is busy"), "it is busy"),
    ],
)
def test_what_passes_is_told_in_words(error: Exception, says: str) -> None:
    found = as_transient(error)
    assert found is not None and says in str(found)


def test_an_error_of_ours_passes_when_its_cause_does() -> None:
    error = StoreError("the database cannot be opened")
    assert as_transient(error) is None
    error.__cause__ = database("database is locked")
    assert as_transient(error) is not None


@pytest.mark.parametrize(
    "error",
    [
        FileNotFoundError(errno.ENOENT, "No such file"),
        PermissionError(errno.EACCES, "Permission denied"),
        ValueError("x"),
        DocumentError("it is encrypted"),
        database("no such table: documents"),
    ],
)
def test_what_does_not_pass_is_not_tried_again(error: Exception) -> None:
    assert as_transient(error) is None
