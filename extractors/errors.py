"""Errors of documents: the file is at fault, not the program."""

from gazetteers.errors import JpoaError


class DocumentError(JpoaError):
    """A document that cannot be read: unreadable, encrypted, without text, over a limit.

    `where` is the file's name; the message is the one line that staff read.
    """
