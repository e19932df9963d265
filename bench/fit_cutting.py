"""Fits what signs count in cutting anew, with whole documents left out.

    python -m bench.fit_cutting [--shared ../shared] [--write]

It learns from all annotated documents that are not kept out: those of the repository and the
reference corpus, which is looked for beside it. What it says of its errors was decided by fits
that left out the document, with one in twenty of the others. The passages that the tests of cutting
mark are always learned from. The weights set by hand in `extractors/segment/weights.py` are where
the fit starts from: a sign moves away from them only as far as the documents ask for it. What the
words of a sentence count is learned from the other documents (`bench/cut_words.py`). With --write
the result is stored in `extractors/segment/`.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Final, get_args
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from bench.cut_examples import (
    CutDocument,
    Decision,
    annotations_by_place,
    cut_document,
    decisions,
    group_of,
    letters,
    marked_decisions,
)
from bench.cut_words import WordCounts, count_words, with_words
from bench.sets import FURTHER, OWN, further_sets, matrix_sets, own_sets, report_sets
from extractors.segment import segment
from extractors.segment.fitted import (
    BORDER,
    DATA,
    SCALE,
    SET_BY_HAND,
    FittedWeights,
    Question,
    decide_by,
)
from gazetteers.frameworks import load_frameworks
from pipeline.evaluate import STRICT_AT, Annotation, pair

STRENGTH: Final[Mapping[Question, float]] = {
    "starts": 2.5,
    "bears": 2.0,
    "goes-on": 3.0,
    "inside": 2.0,
}
"""How strongly a weight is held at the one set by hand: what was best on documents left out."""
_MADE_WITH_THEM: Final[Mapping[Question, frozenset[str]]] = {
    "inside": frozenset({"another thing", "another clause", "another deed", "done by another body"})
}
"""Rules that were made with annotated documents in view, where they hardly err. A fit does not see
them, or it would learn nothing else; what they count is set by hand."""
_ROOT: Final = Path(__file__).parents[1]
_PASSAGES: Final = _ROOT / "tests" / "extractors" / "test_segment_passages.py"
_MATRIX: Final = "rolling_matrix_2018.docx"
_BY_PLACE: Final = OWN / "matrix_2018_cuts.jsonl"
"""Where an annotator saw activities in those paragraphs of the matrix that have no reference
annotations; without the words, which are not copied into the repository."""
_PARTS: Final = 20
"""Parts of the documents that are left out in turn."""
_ROUNDS: Final = 30
_CLEARLY: Final = 0.9
"""Share of the loss by hand below which a fit is worth having."""
_LEAST: Final = 0.02
"""Weights nearer to none are left out of the file."""
_EDGES: Final = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 100.0)

Floats = NDArray[np.float64]


def hand_scores(question: Question, some: Sequence[Decision]) -> Floats:
    """The log-odds by the weights set by hand alone."""
    weights = SET_BY_HAND[question]
    return SCALE[question] * np.array(
        [sum(weights.get(s, 0.0) for s in item.signs) for item in some]
    )


def fit_question(question: Question, some: Sequence[Decision]) -> dict[str, float]:
    """What each sign counts beyond its weight set by hand: logistic regression with a ridge."""
    unseen = _MADE_WITH_THEM.get(question, frozenset())
    some = [replace(i, signs=tuple(sign for sign in i.signs if sign not in unseen)) for i in some]
    names = sorted({sign for item in some for sign in item.signs})
    place = {name: index for index, name in enumerate(names)}
    seen = np.zeros((len(some), len(names)))
    for row, item in enumerate(some):
        seen[row, [place[sign] for sign in item.signs]] = 1.0
    right = np.array([item.yes for item in some], dtype=float)
    start = hand_scores(question, some)
    moved = np.zeros(len(names))
    strength = STRENGTH[question]
    for _ in range(_ROUNDS):
        sure = 1.0 / (1.0 + np.exp(-np.clip(start + seen @ moved, -30, 30)))
        slope = seen.T @ (sure - right) + strength * moved
        bend = (seen * (sure * (1.0 - sure))[:, None]).T @ seen + strength * np.eye(len(names))
        step = np.linalg.solve(bend, slope)
        moved -= step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, moved.tolist(), strict=True))


def left_out_scores(
    question: Question, some: Sequence[Decision], always: Sequence[Decision] = ()
) -> Floats:
    """The log-odds of each decision by a fit without its document, but with those of `always`."""
    scores = np.zeros(len(some))
    hand = hand_scores(question, some)
    for group in sorted({item.group for item in some}):
        fitted = fit_question(question, [*(i for i in some if i.group != group), *always])
        for row, item in enumerate(some):
            if item.group == group:
                scores[row] = hand[row] + sum(fitted.get(sign, 0.0) for sign in item.signs)
    return scores


def log_loss(scores: Floats, right: NDArray[np.bool_]) -> float:
    """Mean loss of log-odds against the right answers; lower is better."""
    return float(np.mean(np.log1p(np.exp(-np.clip(np.where(right, scores, -scores), -30, 30)))))


def describe(title: str, scores: Floats, right: NDArray[np.bool_], border: float) -> None:
    """Print errors, log loss, and how many are wrong at which distance from even chances."""
    wrong = (scores > border) != right
    loss = log_loss(scores, right)
    near = ", ".join(
        f"{low:g}+: {wrong[inside].sum()}/{inside.sum()}"
        for low, high in pairwise(_EDGES)
        if (inside := (np.abs(scores) >= low) & (np.abs(scores) < high)).any()
    )
    print(f"  {title:22} wrong {wrong.sum():3} of {len(right)}, loss {loss:.3f}; {near}")


def _is_better(scores: Floats, by_hand: Floats, right: NDArray[np.bool_], border: float) -> bool:
    """Whether a fit is clearly better than the weights set by hand: surer, or more often right.

    Those weights were set with the same documents in view, the fit has not seen the one it judges:
    one that is surer may err more often by what chance alone explains (McNemar: the root of how
    many decisions only one of the two gets wrong), one that is not must err less often by more.
    """
    wrong, wrong_by_hand = ((kind > border) != right for kind in (scores, by_hand))
    surer = log_loss(scores, right) < _CLEARLY * log_loss(by_hand, right)
    only_one = int((wrong != wrong_by_hand).sum())
    more = int(wrong.sum()) - int(wrong_by_hand.sum())
    return more < -(only_one**0.5) or (surer and more <= only_one**0.5)


Read = Sequence[tuple[CutDocument, Sequence[Annotation]]]
"""Documents that are ready to be cut, each with the annotations that speak of it."""


def read(shared: Path) -> Read:
    """The annotated documents that are not kept out, in their order."""
    sets = [*own_sets(), *further_sets()]
    files = [*(OWN / "reports").iterdir(), *FURTHER.iterdir()]
    if (shared / "gold").is_dir():
        sets += [*matrix_sets(shared / "gold"), *report_sets(shared / "gold")]
        corpus = shared / "corpus"
        files += [corpus / _MATRIX, *(corpus / "reports").iterdir()]
    else:
        print(f"the reference corpus is not at {shared}: learned without it")
    entries: dict[str, list[Annotation]] = {}
    for entry in (entry for part in sets if not part.kept_out for entry in part.annotations):
        entries.setdefault(Path(entry["document"]).stem, []).append(entry)
    frameworks = load_frameworks()
    found = []
    for path in sorted(files):
        if path.stem not in entries:
            continue
        document = cut_document(path, frameworks)
        by_place = annotations_by_place(document, _BY_PLACE) if path.name == _MATRIX else []
        found.append((document, [*entries[path.stem], *by_place]))
    return found


def part_of(group: str) -> str:
    """The part of the documents that a document, or a part of a matrix, is left out with."""
    return f"part {crc32(group.encode()) % _PARTS}"


def fit_all(some: Sequence[Decision], words: Mapping[str, float], unlisted: float) -> FittedWeights:
    """What was fitted on some decisions, for all questions."""
    return FittedWeights(
        weights={
            question: fit_question(question, [d for d in some if d.question == question])
            for question in get_args(Question)
        },
        words=words,
        unlisted=unlisted,
    )


def describe_segments(
    documents: Read, every: Sequence[Decision], always: Sequence[Decision], counts: WordCounts
) -> None:
    """Print how well each document is cut by weights that were fitted without it."""
    total = Counter[str]()
    without = {
        part: fit_all([*(i for i in every if i.group != part), *always], *counts.weights(part))
        for part in sorted({item.group for item in every})
    }
    for document, entries in documents:
        cut: list[Annotation] = []
        parts = [part_of(group_of(document, n)) for n in range(len(document.passages))]
        for part in sorted(set(parts)):
            numbers = [n for n, mine in enumerate(parts) if mine == part]
            passages = [document.passages[n] for n in numbers]
            with decide_by(without[part]):
                spans = segment(
                    passages, [document.marks[n] for n in numbers], one_event=document.one_event
                ).spans
            cut += [{"text": passages[s.passage].text[s.start : s.end]} for s in spans]
        found = _count(cut, entries)
        print(f"  {document.name[:40]:40} {_figures(found)}")
        total += found
    print(f"  {'all':40} {_figures(total)}")


def _count(cut: Sequence[Annotation], entries: Sequence[Annotation]) -> Counter[str]:
    """Activities cut and annotated inside what the annotations speak of, and how many pair."""
    known = [letters(entry["text"]) for entry in entries]
    mine = [item for item in cut if any(letters(item["text"]) in text for text in known)]
    wanted = [activity for entry in entries for activity in entry["activities"]]
    pairs = pair([item | {"measures": []} for item in mine], wanted)
    exact = sum(overlap >= STRICT_AT for overlap, _, _ in pairs)
    return Counter(cut=len(mine), wanted=len(wanted), pairs=len(pairs), exact=exact)


def _figures(counts: Counter[str]) -> str:
    size = max(1, counts["cut"] + counts["wanted"])
    found, exact = (2 * counts[name] / size for name in ("pairs", "exact"))
    return f"{counts['wanted']:4} activities, F1 {found:.3f}, with exact borders {exact:.3f}"


def _in_parts(some: Iterable[Decision]) -> list[Decision]:
    return [replace(item, group=part_of(item.group)) for item in some]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, print how well, and store if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=_ROOT.parent / "shared")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(arguments)
    documents = read(options.shared)
    every = _in_parts(item for found, entries in documents for item in decisions(found, entries))
    marked = _in_parts(marked_decisions(_PASSAGES))
    counts = count_words([*every, *marked])
    every, marked = with_words(every, counts), with_words(marked, counts)
    weights: dict[Question, Mapping[str, float]] = {}
    for question in get_args(Question):
        some = [item for item in every if item.question == question]
        always = [item for item in marked if item.question == question]
        right = np.array([item.yes for item in some], dtype=bool)
        print(f"{question}: {len(some)} decisions, {right.sum()} yes")
        border = BORDER[question]
        by_hand = hand_scores(question, some)
        describe("set by hand", by_hand, right, border)
        scores = left_out_scores(question, some, always)
        describe("fitted, left out", scores, right, border)
        if not _is_better(scores, by_hand, right, border):
            print("    the fit is no better on documents left out: the weights set by hand stay")
            continue
        fitted = fit_question(question, [*some, *always])
        weights[question] = {
            sign: round(weight, 2)
            for sign, weight in sorted(fitted.items())
            if abs(weight) >= _LEAST
        }
    print("segments, each document cut by a fit without its part:")
    describe_segments(documents, every, marked, counts)
    if options.write:
        words, unlisted = counts.weights()
        stored = FittedWeights(
            data={"documents": len(documents), "decisions": len(every), "marked": len(marked)},
            weights=weights,
            words=words,
            unlisted=unlisted,
        )
        DATA.parent.mkdir(exist_ok=True)
        DATA.write_text(
            json.dumps(stored.model_dump(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        print(f"stored in {DATA}")


if __name__ == "__main__":
    main()
