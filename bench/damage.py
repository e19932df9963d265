"""What the matcher makes of damaged words, as scans and bad fonts leave them.

    python -m bench.damage

In the annotated reports a share of the letters is replaced by others of the same script; spans and
organizations stay those of the annotation. Measured with the shipped weights, with and without the
repair of damaged words.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bench.sets import OWN_ANNOTATIONS
from gazetteers.frameworks import load_frameworks
from pipeline.evaluate import read_annotations
from pipeline.match.annotated import Annotated, annotated
from pipeline.match.fitted import load_fitted
from pipeline.match.judged import Figures, figures, rank, rate
from pipeline.match.judging import judge
from pipeline.match.matcher import CueMatcher

SHARES: Final = (0.0, 0.01, 0.03, 0.06)
FRAMEWORK: Final = "JPoA-2011"
KINDS: Final = ("as they are", "repaired")
_LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC: Final = "абвгдежзийклмнопрстуфхцчшщъыьэюя"


@dataclass(frozen=True, slots=True)
class Measured:
    """How well measures were given in texts of which a share of the letters was wrong."""

    share: float
    repaired: bool
    found: Figures


def measure(entries: Sequence[dict[str, Any]]) -> Iterator[Measured]:
    """Top-1, top-3 and what would be accepted, for each share of wrong letters."""
    framework = next(item for item in load_frameworks() if item.id == FRAMEWORK)
    fitted = load_fitted(framework.id)
    thresholds = {language: item.accept_at for language, item in fitted.calibration.items()}
    for share in SHARES:
        documents = [damaged(entry, share) for entry in entries]
        for repairs in (False, True):
            judged = judge(CueMatcher(framework, fitted=fitted, repairs=repairs), documents)
            outcomes = [
                rate(
                    item,
                    rank(item, fitted.weights_for(item.language)),
                    fitted.calibration_for(item.language),
                    fitted.outside,
                )
                for item in judged
            ]
            yield Measured(share, repairs, figures(outcomes, thresholds))


def damaged(entry: dict[str, Any], share: float) -> Annotated:
    """An annotated document with a share of its letters replaced, the same each time."""
    chance = random.Random(f"{entry['id']} {share}")
    text = entry["text"]
    wrong = "".join(
        replacement(letter, chance) if chance.random() < share else letter for letter in text
    )
    activities, position = [], 0
    for activity in entry["activities"]:
        start = text.find(activity["text"], position)
        start = text.find(activity["text"]) if start < 0 else start
        position = start
        activities.append(activity | {"text": wrong[start : start + len(activity["text"])]})
    return annotated(entry | {"text": wrong, "activities": activities})


def replacement(letter: str, chance: random.Random) -> str:
    """Another letter of the same script and case; what is no letter stays."""
    for script in (_LATIN, _CYRILLIC):
        if letter in script:
            return chance.choice(script)
        if letter.lower() in script:
            return chance.choice(script).upper()
    return letter


def main() -> None:
    """Print a line for each share of wrong letters, with and without repair."""
    entries = read_annotations(OWN_ANNOTATIONS)
    for item in measure(entries):
        found = item.found
        print(
            f"{item.share:.0%} of letters wrong, {KINDS[item.repaired]:11}: "
            f"first right {found.first:.3f}, one of three {found.third:.3f}, "
            f"accepted {found.accepted} of {found.activities}, right {found.right}",
            flush=True,
        )


if __name__ == "__main__":
    main()
