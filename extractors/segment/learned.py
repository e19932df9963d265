"""What the words of a sentence of a report say of its place, learned from annotated documents.

The rules know who acts, what is new and what refers back, and say why. Nobody can list in what
words reports praise, complain and look back beside what was done. The words of a sentence, taken
together, are a second opinion on whether it begins an activity, goes on with one or is other text.
It was learned from annotated documents (`bench/fit_places.py`), and is heard against the rules
only where both together speak clearly for another place.
"""

import math
import re
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal, get_args

from pydantic import ValidationError

from extractors.segment.reading import Sentence
from extractors.segment.verdict import Verdict
from gazetteers.errors import GazetteerError
from gazetteers.model import Record

Place = Literal["start", "on", "outside"]
"""Where a sentence belongs: it begins an activity, goes on with the last one, or tells of none."""

PLACES: Final[tuple[Place, ...]] = get_args(Place)
QUESTIONS: Final = ("tells", "begins", "goes on", "turns")
"""What was learned: whether a sentence tells of an activity, whether it begins one, whether one
that begins none goes on with one, and whether one of an activity turns to another."""
DATA: Final = Path(__file__).parent / "learned.json"
CLEARLY: Final = 0.5
"""Log-odds by which another place must be likelier than that by the rules: where both are nearly
as likely, a change is wrong about as often as right."""

UNIT: Final = 10
"""The weights are stored in tenths of log-odds."""
_HALF: Final = 2.0
_MOST: Final = 5.0
"""Log-odds of the rules beyond which they are no surer, before they are halved."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_NUMBER: Final = re.compile(r"\d+")
_CAPITAL: Final = re.compile(r"(?<!^)\b[A-ZА-Я]")
_QUOTE: Final = re.compile('[«“"]')
_STEM, _SHORT_STEM = 6, 5
"""Letters by which two forms of a word are taken for one: alone, and beside another word."""
_FIRST: Final = 2
"""Words of an opening whose order counts."""
_OPENING: Final = 5
_STEP, _LONGEST = 4, 8
"""Words by which lengths differ, and the number of lengths that are told apart."""
_MOST_NUMBERS, _MOST_NAMES, _MOST_COMMAS = 3, 4, 3


class LearnedPlaces(Record):
    """What each sign counts for each question, and what the answers count beside the rules.

    Attributes:
        sentences: how many it was learned from, for the record.
        base: what counts without any sign, a question, in tenths of log-odds.
        weights: by sign, the same; a sign without weights counts nothing.
        beside: by what the rules and the words say, what it counts for each place, in log-odds;
            nothing where the rules decide alone.
    """

    sentences: int = 0
    base: tuple[int, ...] = ()
    weights: Mapping[str, tuple[int, ...]] = {}
    beside: Mapping[str, tuple[float, ...]] = {}


@cache
def load_learned(path: Path = DATA) -> LearnedPlaces:
    """What is stored; nothing, so that the rules decide alone, without a file.

    Raises:
        GazetteerError: if the file is damaged.
    """
    if not path.exists():
        return LearnedPlaces()
    try:
        return LearnedPlaces.model_validate_json(path.read_bytes())
    except ValidationError as error:
        told = f"what was learned cannot be read: {error}"
        raise GazetteerError(told, where=path.name) from error


def signs_of(text: str) -> frozenset[str]:
    """The signs of the words and marks of a sentence."""
    words = _WORD.findall(text.lower())
    short = [word[:_SHORT_STEM] for word in words]
    return frozenset(
        {
            *(word[:_STEM] for word in words),
            *(f"{left} {right}" for left, right in pairwise(short)),
            *(f"{place}: {stem}" for place, stem in enumerate(short[:_FIRST])),
            *(f"^{stem}" for stem in short[:_OPENING]),
            f"length: {min(_LONGEST, len(words) // _STEP)}",
            f"numbers: {min(_MOST_NUMBERS, len(_NUMBER.findall(text)))}",
            f"names: {min(_MOST_NAMES, len(_CAPITAL.findall(text)))}",
            f"commas: {min(_MOST_COMMAS, text.count(','))}",
            "semicolon" if ";" in text else "no semicolon",
            "quote" if _QUOTE.search(text) else "no quote",
        }
    )


def answers(signs: Sequence[str], learned: LearnedPlaces) -> tuple[float, ...]:
    """The log-odds of each question; the root, because the signs of a long text repeat others.

    Args:
        signs: such as have weights.
        learned: the weights.
    """
    scale = 1 / (UNIT * math.sqrt(len(signs) + 1))
    columns = zip(*(learned.weights[sign] for sign in signs), strict=True)
    sums = [sum(column) for column in columns] or [0] * len(learned.base)
    return tuple(
        base / UNIT + total * scale for base, total in zip(learned.base, sums, strict=True)
    )


def seen_together(
    place: Place, tells: float, goes_on: float | None, said: Sequence[float]
) -> dict[str, float]:
    """What the rules and the words say of a sentence, by the names in `LearnedPlaces.beside`.

    Args:
        place: by the rules.
        tells: the log-odds of the rules that it tells of an activity.
        goes_on: the same that it goes on with the last one; None where none is open.
        said: the answers of the words.
    """
    return {
        "always": 1.0,
        place: 1.0,
        "after an activity": float(goes_on is not None),
        "rules: tells": max(-_MOST, min(_MOST, tells)) / _HALF,
        "rules: goes on": max(-_MOST, min(_MOST, goes_on or 0.0)) / _HALF,
        **{f"words: {name}": score for name, score in zip(QUESTIONS, said, strict=True)},
    }


def second_opinion(
    sentence: Sentence, place: Place, tells: Verdict, goes_on: Verdict | None
) -> Place:
    """Where a sentence belongs by the rules and its words together.

    A line without a verb is left to the rules, which look at the lines around it.

    Args:
        sentence: what is asked about.
        place: where it belongs by the rules.
        tells: whether it tells of an activity, by the rules.
        goes_on: whether it goes on with the last activity; None where none is open.
    """
    learned = load_learned()
    if place == "start" or not (learned.beside and sentence.verbs):
        return place
    # in order, because sums of decimals depend on it
    signs = sorted(sign for sign in signs_of(sentence.text) if sign in learned.weights)
    score = None if goes_on is None else goes_on.score
    seen = seen_together(place, tells.score, score, answers(signs, learned))
    return likeliest(place, seen, learned.beside, goes_on is not None)


def likeliest(
    place: Place,
    seen: Mapping[str, float],
    beside: Mapping[str, Sequence[float]],
    after_activity: bool,
) -> Place:
    """The place that is clearly likelier than that by the rules; else that one.

    What begins an activity by rule stays: it has a date, a body or a thing of its own, of which
    the rules know more than the words, and a reviewer sees one too many, not one that is missing.

    Args:
        place: by the rules.
        seen: what rules and words say, see `seen_together`.
        beside: what each saying counts.
        after_activity: whether there is an activity to go on with.
    """
    if place == "start":
        return place
    odds = {
        one: sum(beside[name][number] * value for name, value in seen.items() if name in beside)
        for number, one in enumerate(PLACES)
        if one != "on" or after_activity
    }
    best = max(odds, key=lambda one: odds[one])
    return best if odds[best] - odds[place] > CLEARLY else place
