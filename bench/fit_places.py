"""Learns what the words of a sentence say of its place in a report, with whole documents left out.

    python -m bench.fit_places [--shared ../shared] [--write]

It learns from all annotated documents that are not kept out, those of the repository and of the
reference corpus, which is looked for beside it, and from the passages that the tests of cutting
mark. How far the words are heard beside the rules is learned from what the rules said when they
first saw a document (`bench/place_examples.py`), and from words that were learned without it. What
it says of its errors was decided without the documents of the same round. With --write the result
is stored in `extractors/segment/`.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from typing import Final
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bench.fit_cutting import read
from bench.fit_traits import store
from bench.place_examples import FirstSight, Placed, first_sight, key_of, marked_sentences
from bench.place_examples import placed_sentences as placed
from extractors.segment.learned import (
    DATA,
    PLACES,
    QUESTIONS,
    UNIT,
    LearnedPlaces,
    answers,
    likeliest,
    seen_together,
    signs_of,
)

_ROOT: Final = Path(__file__).parents[1]
_PASSAGES: Final = _ROOT / "tests" / "extractors" / "test_segment_passages.py"
_PARTS: Final = 8
"""Parts of the documents that are left out in turn."""
_ROUND: Final = 1
"""Letters of a document's name that its round begins with."""
_LEAST: Final = 3
"""Sentences that a sign must stand in to count."""
_SMALL: Final = 2
"""Signs whose weights are all smaller, in tenths, are left out."""
_RIDGE: Final = 0.1
_STEPS, _INNER_STEPS, _NEAR = 25, 40, 1e-3
_RIDGE_BESIDE: Final = 2.0
_STEPS_BESIDE: Final = 3000
_GUIDE: Final = 2
"""Times that a sentence of the tests counts: they are few, and were written as the guide says."""

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def asked(question: str, item: Placed) -> tuple[bool, bool]:
    """Whether a question is asked about a sentence, and the right answer."""
    return {
        "tells": (True, item.place != "outside"),
        "begins": (True, item.place == "start"),
        "goes on": (item.place != "start", item.place == "on"),
        "turns": (item.place != "outside", item.place == "start"),
    }[question]


@dataclass(frozen=True)
class _Table:
    """Which signs stand in which examples, each counted less where an example has many."""

    rows: Ints
    columns: Ints
    values: Floats
    height: int
    width: int

    def times(self, weights: Floats) -> Floats:
        return np.bincount(self.rows, self.values * weights[self.columns], self.height)

    def back(self, slopes: Floats) -> Floats:
        return np.bincount(self.columns, self.values * slopes[self.rows], self.width)


def _table(some: Sequence[Ints], width: int) -> _Table:
    return _Table(
        np.concatenate([np.full(len(item), row) for row, item in enumerate(some)]),
        np.concatenate(some),
        np.concatenate([np.full(len(item), 1 / np.sqrt(len(item) + 1)) for item in some]),
        len(some),
        width,
    )


def _logistic(table: _Table, right: Floats) -> tuple[Floats, float]:
    """Weights and base of a logistic regression with a ridge, by Newton's steps."""
    weights, base = np.zeros(table.width), 0.0
    for _ in range(_STEPS):
        sure = 1 / (1 + np.exp(-np.clip(table.times(weights) + base, -30, 30)))
        miss = right - sure
        bend = sure * (1 - sure)
        step, base_step = _solve(table, bend, table.back(miss) - _RIDGE * weights, miss.sum())
        weights += step
        base += base_step
        if np.abs(step).max() < _NEAR:
            break
    return weights, base


def _solve(table: _Table, bend: Floats, slope: Floats, base_slope: float) -> tuple[Floats, float]:
    """Newton's step by conjugate gradients; the last number is that of the base."""
    rest = np.append(slope, base_slope)
    found, along = np.zeros_like(rest), rest.copy()
    size = rest @ rest
    for _ in range(_INNER_STEPS):
        moved = bend * (table.times(along[:-1]) + along[-1])
        turned = np.append(table.back(moved) + _RIDGE * along[:-1], moved.sum())
        far = size / (along @ turned)
        found += far * along
        rest = rest - far * turned
        before, size = size, rest @ rest
        if size < 1e-8 * max(1.0, before):
            break
        along = rest + size / before * along
    return found[:-1], float(found[-1])


def learn(some: Sequence[Placed], marked: Sequence[Placed]) -> LearnedPlaces:
    """What each sign counts for each question."""
    told = [*some, *(item for item in marked for _ in range(_GUIDE))]
    signs = [signs_of(item.text) for item in told]
    seen = Counter(sign for item in signs for sign in item)
    names = sorted(sign for sign, count in seen.items() if count >= _LEAST)
    index = {name: number for number, name in enumerate(names)}
    rows = [np.array(sorted(index[s] for s in i if s in index), dtype=np.int64) for i in signs]
    columns, base = [], []
    for question in QUESTIONS:
        answered = [asked(question, item) for item in told]
        chosen = [number for number, (is_asked, _) in enumerate(answered) if is_asked]
        right = np.array([answered[number][1] for number in chosen], dtype=float)
        weights, constant = _logistic(_table([rows[n] for n in chosen], len(names)), right)
        columns.append(np.rint(weights * UNIT).astype(int))
        base.append(round(constant * UNIT))
    by_sign = np.column_stack(columns)
    kept = np.flatnonzero(np.abs(by_sign).max(axis=1) >= _SMALL)
    return LearnedPlaces(
        sentences=len(some) + len(marked),
        base=tuple(base),
        weights={names[row]: tuple(by_sign[row].tolist()) for row in kept},
    )


def part_of(document: str) -> int:
    """The part of the documents that a document is left out with."""
    return crc32(document.encode()) % _PARTS


def seen_at_first(
    some: Sequence[Placed], marked: Sequence[Placed], sights: Sequence[FirstSight]
) -> tuple[list[FirstSight], list[Mapping[str, float]]]:
    """What rules and words said of each sentence at first sight; the words without its document."""
    texts = {(item.document, key_of(item.text)): item.text for item in some}
    found: list[FirstSight] = []
    said: list[Mapping[str, float]] = []
    for part in range(_PARTS):
        learned = learn([item for item in some if part_of(item.document) != part], marked)
        for sight in sights:
            text = texts.get((sight.document, sight.key))
            if text is None or part_of(sight.document) != part:
                continue
            signs = sorted(sign for sign in signs_of(text) if sign in learned.weights)
            words = answers(signs, learned)
            found.append(sight)
            said.append(seen_together(sight.place, sight.tells, sight.goes_on, words))
    return found, said


def fit_beside(
    sights: Sequence[FirstSight], said: Sequence[Mapping[str, float]]
) -> Mapping[str, tuple[float, ...]]:
    """What each saying counts for each place: multinomial logistic regression with a ridge."""
    names = sorted({name for item in said for name in item})
    seen = np.array([[item.get(name, 0.0) for name in names] for item in said])
    right = np.array([[sight.right == place for place in PLACES] for sight in sights], dtype=float)
    held = np.array([[0.0 if name == "always" else _RIDGE_BESIDE] for name in names])
    weights = np.zeros((len(names), len(PLACES)))
    for _ in range(_STEPS_BESIDE):
        odds = seen @ weights
        sure = np.exp(odds - odds.max(axis=1, keepdims=True))
        sure /= sure.sum(axis=1, keepdims=True)
        weights -= (seen.T @ (sure - right) + held * weights) / len(said)
    return {
        name: tuple(round(value, 2) for value in row)
        for name, row in zip(names, weights.tolist(), strict=True)
    }


def describe(sights: Sequence[FirstSight], said: Sequence[Mapping[str, float]]) -> None:
    """Print how many sentences are placed wrongly at first sight, without and with the words."""
    total = Counter[str]()
    for name in sorted({sight.document[:_ROUND] for sight in sights}):
        inside = [sight.document[:_ROUND] == name for sight in sights]
        others = [number for number, mine in enumerate(inside) if not mine]
        beside = fit_beside([sights[n] for n in others], [said[n] for n in others])
        counts = Counter(sentences=sum(inside))
        for sight, item in compress(zip(sights, said, strict=True), inside):
            heard = likeliest(sight.place, item, beside, sight.goes_on is not None)
            counts["by rules"] += sight.place != sight.right
            counts["with words"] += heard != sight.right
        print(f"  round {name}: {dict(counts)}")
        total += counts
    print(f"  wrong of all: {dict(total)}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, and print how well, or store it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=_ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    some = [item for found, entries in read(options.shared) for item in placed(found, entries)]
    marked = marked_sentences(_PASSAGES)
    print(f"{len(some)} sentences of documents, {len(marked)} of tests")
    sights, said = seen_at_first(some, marked, first_sight())
    describe(sights, said)
    if options.write:
        learned = learn(some, marked).model_copy(update={"beside": fit_beside(sights, said)})
        store(learned, DATA)
        print(f"stored in {DATA}")


if __name__ == "__main__":
    main()
