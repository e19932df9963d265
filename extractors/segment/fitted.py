"""What was fitted on annotated documents about cutting, stored beside the code as data."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import Final, Literal

from pydantic import ValidationError

from extractors.segment.weights import BEARS, GOES_ON, INSIDE, STARTS
from gazetteers.errors import GazetteerError
from gazetteers.model import Record

Question = Literal["starts", "bears", "goes-on", "inside"]
"""Does a sentence turn to another activity? tell of one at all? go on with the one before? Does
another activity begin inside it?"""

SET_BY_HAND: Final[Mapping[Question, Mapping[str, float]]] = {
    "starts": STARTS,
    "bears": BEARS,
    "goes-on": GOES_ON,
    "inside": INSIDE,
}
SCALE: Final[Mapping[Question, float]] = {
    "starts": 1.5,
    "bears": 2.0,
    "goes-on": 2.0,
    "inside": 1.0,
}
"""Log-odds of one unit of the weights that are set by hand. For "starts", where most was fitted,
they are trusted less: that leaves more to the fit, and documents left out are cut better."""

BORDER: Final[Mapping[Question, float]] = {
    "starts": -0.3,
    "bears": -0.3,
    "goes-on": 0.0,
    "inside": 0.0,
}
"""Log-odds above which the answer is yes. It stands below even chances where a yes makes one more
activity: a reviewer sees one that is none, or half of one, but nobody sees one that is missing.
Words that are taken into an activity by mistake make no other, and must be surer."""

DATA: Final = Path(__file__).parent / "cutting.json"


class FittedWeights(Record):
    """What signs count beyond the weights set by hand, in log-odds, by question.

    Attributes:
        data: how many decisions of how many documents it was fitted on, for the record.
        weights: by question and sign; a sign without a weight counts nothing.
        words: log-odds that a sentence with a word tells of an activity, see `segment.words`.
        unlisted: the same for any other word.
    """

    data: Mapping[str, int] = {}
    weights: Mapping[Question, Mapping[str, float]] = {}
    words: Mapping[str, float] = {}
    unlisted: float = 0.0


@cache
def load_fitted(path: Path = DATA) -> FittedWeights:
    """What is stored; nothing, so that the weights set by hand decide alone, without a file.

    Raises:
        GazetteerError: if the file is damaged.
    """
    if not path.exists():
        return FittedWeights()
    try:
        return FittedWeights.model_validate(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, ValidationError) as error:
        raise GazetteerError(f"what was fitted cannot be read: {error}", where=path.name) from error


_INSTEAD: ContextVar[FittedWeights | None] = ContextVar("_INSTEAD", default=None)


@contextmanager
def decide_by(weights: FittedWeights) -> Iterator[None]:
    """Cut by other weights than those stored: by a fit that has not seen the document."""
    token = _INSTEAD.set(weights)
    try:
        yield
    finally:
        _INSTEAD.reset(token)


def fitted() -> FittedWeights:
    """What cutting decides by: what is stored, or what was put in its place."""
    return _INSTEAD.get() or load_fitted()


def sign_weight(question: Question, sign: str) -> float:
    """What a sign counts for a question, in log-odds."""
    moved = fitted().weights.get(question, {}).get(sign, 0.0)
    return SCALE[question] * SET_BY_HAND[question].get(sign, 0.0) + moved
