"""Fits the matcher anew: weights, calibration and thresholds, with whole documents left out.

    python -m bench.fit_matcher ANNOTATIONS.jsonl ... [--check OTHER.jsonl ...] [--write]

ANNOTATIONS hold one JSON line a document, as the annotation guide says. What is printed for them
was fitted without the document in question; the documents of --check were not fitted on at all.
With --write the result is stored in `pipeline/match/data/`.
"""

import argparse
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final, get_args

import numpy as np

from bench.annotated import Annotated, read_annotated
from gazetteers.frameworks import load_frameworks
from gazetteers.model import LanguageCode
from pipeline.match.calibration import calibration_error
from pipeline.match.channels import CHANNELS, best_cues
from pipeline.match.fit import SURE_WORDS, Fit, Judged, Outcome, fit, rank
from pipeline.match.fitted import DATA, Fitted
from pipeline.match.matcher import CueMatcher

FRAMEWORK: Final = "JPoA-2011"
TARGET: Final = 0.98
_BINS: Final = (0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


def judge(
    matcher: CueMatcher, documents: Sequence[Annotated]
) -> dict[str, tuple[LanguageCode, Sequence[Judged]]]:
    """What the channels say of annotated activities that have an acceptable measure."""
    judged: dict[str, tuple[LanguageCode, Sequence[Judged]]] = {}
    measures = [measure.id for measure in matcher.framework.measures]
    for document in documents:
        cases, spoken = matcher.listen(document.extraction)
        judged[document.name] = (
            document.language,
            [
                Judged(
                    document=document.name,
                    values=spoken.values[row],
                    acceptable=np.array([item in document.measures[row] for item in measures]),
                    own_cues=best_cues(spoken.own[row], len(measures)),
                    headed=spoken.headed[row],
                )
                for row in range(len(cases))
                if set(document.measures[row]) & set(measures)
            ],
        )
    return judged


def apply(
    fitted: Fit, judged: Mapping[str, tuple[LanguageCode, Sequence[Judged]]]
) -> list[Outcome]:
    """Activities that nothing was fitted on, ranked and rated."""
    outcomes = []
    for name, (language, items) in judged.items():
        for item in items:
            ranked = rank(item, fitted.weights)
            sure = fitted.calibration[language].confidences(
                [float(share) for share in ranked.shares[:3]], own_cue=ranked.own_cue
            )
            outcomes.append(Outcome(name, language, ranked, sure))
    return outcomes


def describe(title: str, outcomes: Sequence[Outcome], fitted: Fit) -> None:
    """Print accuracy, calibration and what would be accepted, each language apart."""
    for language in get_args(LanguageCode):
        some = [outcome for outcome in outcomes if outcome.language == language]
        if not some:
            continue
        right = np.array([outcome.ranked.right[0] for outcome in some], dtype=bool)
        sure = np.array([outcome.sure[0] for outcome in some])
        third = np.mean([outcome.ranked.right[:3].any() for outcome in some])
        print(
            f"{title} {language}: {len(some)} activities, top-1 {right.mean():.3f}, "
            f"top-3 {third:.3f}, calibration error {calibration_error(sure, right):.3f}, "
            f"Brier {np.mean((sure - right) ** 2):.3f}"
        )
        for low, high in pairwise(_BINS):
            inside = (sure >= low) & (sure < high)
            if inside.any():
                print(
                    f"    {low:.1f}-{min(high, 1.0):.1f}: {inside.sum():3} said "
                    f"{sure[inside].mean():.2f} right {right[inside].mean():.2f}"
                )
        order = np.argsort(-sure, kind="stable")
        points = [
            f"{share:.0%} {right[order[: max(1, round(share * len(order)))]].mean():.3f}"
            for share in (0.2, 0.4, 0.6, 0.8)
        ]
        print(f"    right among the surest: {', '.join(points)}")
        threshold = fitted.calibration[language].accept_at
        if threshold is None:
            print("    no threshold: nothing is accepted")
        else:
            pointed = np.array([outcome.ranked.own_cue >= SURE_WORDS for outcome in some])
            accepted = (sure >= threshold) & pointed
            print(
                f"    accepted at {threshold:.2f}: {accepted.sum()} of {len(some)}, "
                f"right {right[accepted].sum()}"
            )


def sizes(judged: Mapping[str, tuple[LanguageCode, Sequence[Judged]]]) -> dict[str, int]:
    """How many documents and activities of each language something was fitted on."""
    found: dict[str, int] = {}
    for language, items in judged.values():
        for what, count in ((f"{language} documents", 1), (f"{language} activities", len(items))):
            found[what] = found.get(what, 0) + count
    return dict(sorted(found.items()))


def main() -> None:
    """Fit, print, and store if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("annotations", nargs="+", type=Path)
    parser.add_argument("--check", nargs="*", type=Path, default=[])
    parser.add_argument("--only", nargs="*", help="documents to fit on; all without it")
    parser.add_argument("--target", type=float, default=TARGET)
    parser.add_argument("--ablation", action="store_true", help="leave out one channel at a time")
    parser.add_argument("--write", action="store_true", help="store the result")
    arguments = parser.parse_args()
    framework = next(item for item in load_frameworks() if item.id == FRAMEWORK)
    matcher = CueMatcher(framework, fitted=Fitted(framework=framework.id))
    documents = [document for path in arguments.annotations for document in read_annotated(path)]
    if arguments.only is not None:
        documents = [document for document in documents if document.name in arguments.only]
    judged = judge(matcher, documents)
    fitted = fit(judged, target=arguments.target)
    print(f"weights: {fitted.weights.model_dump()}")
    describe("left out", fitted.outcomes, fitted)
    for path in arguments.check:
        checked = judge(matcher, list(read_annotated(path)))
        describe(path.stem, apply(fitted, checked), fitted)
    if arguments.ablation:
        for channel in CHANNELS:
            rest = [other for other in CHANNELS if other != channel]
            outcomes = fit(judged, target=arguments.target, only=rest).outcomes
            top1 = np.mean([outcome.ranked.right[0] for outcome in outcomes])
            top3 = np.mean([outcome.ranked.right[:3].any() for outcome in outcomes])
            print(f"without {channel}: top-1 {top1:.3f}, top-3 {top3:.3f}")
    if arguments.write:
        stored = Fitted(
            framework=framework.id,
            data=sizes(judged),
            weights=dict.fromkeys(fitted.calibration, fitted.weights),
            calibration=fitted.calibration,
        )
        path = DATA / f"{framework.id.lower()}.json"
        path.write_text(stored.model_dump_json(indent=1) + "\n", encoding="utf-8")
        print(f"written to {path.name}")


if __name__ == "__main__":
    main()
