"""An error that crosses a process boundary says the same on the other side."""

import pickle

import pytest

from gazetteers.errors import JpoaError
from pipeline.errors import StoreError
from pipeline.transient import TryAgain


@pytest.mark.parametrize("kind", [JpoaError, StoreError, TryAgain])
def test_errors_come_back_whole(kind: type[JpoaError]) -> None:
    error = kind("it is full", where="disk", remedy="Free some space")
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is kind
    assert (str(back), back.where) == ("disk: it is full. Free some space", "disk")
    assert back.args == error.args
