"""Errors of the pipeline's own steps."""

from gazetteers.errors import JpoaError


class StoreError(JpoaError):
    """The store cannot do what was asked: locked, from a newer version, a stale revision."""


class BusyError(StoreError):
    """Others have been writing to the store for too long: the same step works a little later."""


class DecisionError(JpoaError):
    """A decision that cannot be recorded; nothing of its batch was."""


class ReleaseError(JpoaError):
    """A release that must not be published; nothing was written."""
