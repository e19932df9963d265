"""Learns what the words of an activity say of its type, with whole documents left out.

    python -m bench.fit_traits [--shared ../shared] [--write]

It learns from all annotated activities that are not kept out, those of the repository and of the
reference corpus, which is looked for beside it, from the examples of the cues and from the
sentences of the tests. What it says of its errors was decided by fits that left out the document,
with one in ten of the others. The rules were made with the same documents in view: how far they are
trusted beside the words (`TRUST`) can only be weighed in documents that both have not seen. With
--write the result is stored in `extractors/traits/`.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bench.type_examples import TYPES, Example, read
from extractors.traits.learned import DATA, LearnedTypes, log_odds
from gazetteers.model import Record

_ROOT: Final = Path(__file__).parents[1]
_PARTS: Final = 10
"""Parts of the documents that are left out in turn."""
_LEAST: Final = 3
"""Activities that a sign must stand in to count."""
_ROUNDS: Final = 6
_STEP: Final = 0.5
_BASE_STEP: Final = 0.01
_RIDGE: Final = 1e-4
_FIRST_SQUARE: Final = 1e-6
_SEED: Final = 26
_SMALL: Final = 95
"""Signs whose weights differ less between any two types, in hundredths, are left out."""
_HUNDREDTHS: Final = 100

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def learn(some: Sequence[Example]) -> LearnedTypes:
    """Multinomial logistic regression, in small steps over the examples in a fixed order."""
    seen = Counter(sign for item in some for sign in item.signs)
    names = sorted(sign for sign, count in seen.items() if count >= _LEAST)
    place = {name: index for index, name in enumerate(names)}
    told = [item for item in some for _ in range(item.times)]
    rows = [np.array(sorted(place[s] for s in i.signs if s in place), dtype=np.int64) for i in told]
    right = np.array([TYPES.index(item.type) for item in told])
    weights, base = _descend(rows, right, len(names))
    hundredths = np.rint(weights * _HUNDREDTHS).astype(int)
    kept = np.flatnonzero(hundredths.max(axis=1) - hundredths.min(axis=1) >= _SMALL)
    return LearnedTypes(
        activities=len(some),
        types=TYPES,
        base=tuple(np.rint(base * _HUNDREDTHS).astype(int).tolist()),
        weights={names[row]: tuple(hundredths[row].tolist()) for row in kept},
    )


def _descend(rows: Sequence[Ints], right: Ints, signs: int) -> tuple[Floats, Floats]:
    """Weights and base after some rounds; steps get smaller for signs that were seen often."""
    weights, base = np.zeros((signs, len(TYPES))), np.zeros(len(TYPES))
    squares = np.full((signs, 1), _FIRST_SQUARE)
    order = np.random.default_rng(_SEED)
    for _ in range(_ROUNDS):
        for number in order.permutation(len(rows)):
            row = rows[number]
            scale = 1 / np.sqrt(len(row) + 1)
            odds = weights[row].sum(axis=0) * scale + base
            slope = np.exp(odds - odds.max())
            slope /= slope.sum()
            slope[right[number]] -= 1
            moved = slope * scale + _RIDGE * weights[row]
            squares[row, 0] += (moved**2).sum(axis=1)
            weights[row] -= _STEP * moved / np.sqrt(squares[row])
            base -= _BASE_STEP * slope
    return weights, base


def part_of(document: str) -> int:
    """The part of the documents that a document is left out with."""
    return crc32(document.encode()) % _PARTS


def left_out(some: Sequence[Example]) -> int:
    """How many are right by words that were learned from other documents."""
    correct = 0
    for part in range(_PARTS):
        learned = learn([item for item in some if part_of(item.document) != part])
        for item in (item for item in some if part_of(item.document) == part):
            odds = log_odds([sign for sign in item.signs if sign in learned.weights], learned)
            correct += max(odds, key=lambda kind: odds[kind]) == item.type
    return correct


def store(learned: Record, path: Path) -> None:
    """Write it with one sign a line, so that a change shows where it is."""
    text = learned.model_dump_json()
    path.write_text(text.replace('],"', '],\n"') + "\n", encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, and print how well, or store it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=_ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    some = read(options.shared)
    print(f"{len(some)} activities, {left_out(some)} right by the words of other documents")
    if options.write:
        store(learn(some), DATA)
        print(f"stored in {DATA}")


if __name__ == "__main__":
    main()
