"""Fits the matcher anew: weights, calibration and thresholds, with whole documents left out.

    python -m bench.fit_matcher ANNOTATIONS.jsonl ... [--check OTHER.jsonl ...] [--write]

ANNOTATIONS hold one JSON line a document, as the annotation guide says. What is printed for them
was fitted without the document in question; the documents of --check were not fitted on at all.
With --write the result is stored in `pipeline/match/data/`.
"""

import argparse
from collections.abc import Callable, Mapping, Sequence
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
_LANGUAGES: Final[Mapping[str, str]] = {"en": "English", "ru": "Russian"}
_LEAST_DOCUMENTS: Final = 6
_DRAWS: Final = 1000
_SHARES: Final = (0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0)
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


def report_markdown(annotation_sets: Sequence[Sequence[Annotated]]) -> str:
    """How the matcher does on annotated activities that it was not fitted on, as Markdown.

    Weights, calibration and threshold are fitted anew with each document left out; intervals hold
    95 % of 1,000 draws of whole documents.

    Args:
        annotation_sets: documents that stand together; sets in which nothing is annotated add
            nothing.
    """
    matcher = make_matcher()
    judged = judge(matcher, [document for part in annotation_sets for document in part])
    judged = {name: found for name, found in judged.items() if found[1]}
    if len(judged) < _LEAST_DOCUMENTS:
        return "Too few annotated documents for a measurement of the matcher alone.\n"
    fitted = fit(judged, target=TARGET)
    lines = [
        "Spans and organizations are those of the annotation, so that the matcher alone is"
        " measured; weights, calibration and threshold were fitted without the document in"
        " question.",
        "",
    ]
    lines += _figures_table(fitted)
    for language in get_args(LanguageCode):
        some = [outcome for outcome in fitted.outcomes if outcome.language == language]
        if some:
            lines += _reliability_table(language, some)
            lines += _coverage_table(language, some)
            lines += [f"Threshold: {fitted.calibration[language].reason}.", ""]
    lines += _ablation_table(judged, fitted)
    lines += _learning_table(judged)
    return "\n".join(lines)


def make_matcher() -> CueMatcher:
    """The matcher of the project's framework, with nothing fitted."""
    framework = next(item for item in load_frameworks() if item.id == FRAMEWORK)
    return CueMatcher(framework, fitted=Fitted(framework=framework.id))


def interval(
    outcomes: Sequence[Outcome], figure: Callable[[Sequence[Outcome]], float]
) -> tuple[float, float]:
    """The middle 95 % of a figure over draws of whole documents; the same draws each time."""
    by_document: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_document.setdefault(outcome.document, []).append(outcome)
    documents = list(by_document.values())
    chance = np.random.default_rng(1)
    found = []
    for _ in range(_DRAWS):
        drawn = chance.integers(0, len(documents), len(documents))
        found.append(figure([outcome for at in drawn for outcome in documents[at]]))
    low, high = np.nanpercentile(found, [2.5, 97.5])
    return float(low), float(high)


def first_right(outcomes: Sequence[Outcome]) -> float:
    """Share of activities whose first measure is acceptable."""
    return float(np.mean([outcome.ranked.right[0] for outcome in outcomes]))


def third_right(outcomes: Sequence[Outcome]) -> float:
    """Share of activities with an acceptable measure among the first three."""
    return float(np.mean([outcome.ranked.right[:3].any() for outcome in outcomes]))


def error_of_confidence(outcomes: Sequence[Outcome]) -> float:
    """Calibration error of the first measure's confidence."""
    return calibration_error(
        np.array([outcome.sure[0] for outcome in outcomes]),
        np.array([outcome.ranked.right[0] for outcome in outcomes], dtype=bool),
    )


def is_accepted(outcome: Outcome, threshold: float | None) -> bool:
    """Whether the first measure would be accepted unseen."""
    return (
        threshold is not None
        and outcome.sure[0] >= threshold
        and outcome.ranked.own_cue >= SURE_WORDS
    )


def _figures_table(fitted: Fit) -> list[str]:
    lines = [
        "| | activities | first right | one of three right | calibration error | accepted "
        "| … right |",
        "| --- |" + " --- |" * 6,
    ]
    for language in get_args(LanguageCode):
        some = [outcome for outcome in fitted.outcomes if outcome.language == language]
        if not some:
            continue
        threshold = fitted.calibration[language].accept_at
        accepted = [outcome for outcome in some if is_accepted(outcome, threshold)]
        cells = [
            _with_interval(some, figure)
            for figure in (first_right, third_right, error_of_confidence)
        ]
        right = sum(bool(outcome.ranked.right[0]) for outcome in accepted)
        lines.append(
            f"| {_LANGUAGES[language]} | {len(some)} | {' | '.join(cells)} | "
            f"{len(accepted) / len(some):.0%} | {right} of {len(accepted)} |"
        )
    return [*lines, ""]


def _with_interval(
    outcomes: Sequence[Outcome], figure: Callable[[Sequence[Outcome]], float]
) -> str:
    low, high = interval(outcomes, figure)
    return f"{figure(outcomes):.3f} [{low:.2f}, {high:.2f}]"


def _reliability_table(language: LanguageCode, outcomes: Sequence[Outcome]) -> list[str]:
    lines = [
        f"Is the confidence true? {_LANGUAGES[language]}:",
        "",
        "| confidence | activities | said | right |",
        "| --- | --- | --- | --- |",
    ]
    for low, high in pairwise(_BINS):
        inside = [outcome for outcome in outcomes if low <= outcome.sure[0] < high]
        if inside:
            said = np.mean([outcome.sure[0] for outcome in inside])
            lines.append(
                f"| {low:.1f} to {min(high, 1.0):.1f} | {len(inside)} | {said:.2f} | "
                f"{first_right(inside):.2f} |"
            )
    return [*lines, ""]


def _coverage_table(language: LanguageCode, outcomes: Sequence[Outcome]) -> list[str]:
    ordered = sorted(outcomes, key=lambda outcome: -outcome.sure[0])
    lines = [
        f"Right among the surest, {_LANGUAGES[language]}:",
        "",
        "| share | " + " | ".join(f"{share:.0%}" for share in _SHARES) + " |",
        "| --- |" + " --- |" * len(_SHARES),
    ]
    cells = [
        f"{first_right(ordered[: max(1, round(share * len(ordered)))]):.3f}" for share in _SHARES
    ]
    return [*lines, f"| right | {' | '.join(cells)} |", ""]


def _ablation_table(
    judged: Mapping[str, tuple[LanguageCode, Sequence[Judged]]], whole: Fit
) -> list[str]:
    lines = ["What each channel adds:", "", "| without | first right | one of three right |"]
    lines += ["| --- | --- | --- |", _row("nothing", whole.outcomes)]
    for channel in CHANNELS:
        rest = [other for other in CHANNELS if other != channel]
        lines.append(_row(channel, fit(judged, target=TARGET, only=rest).outcomes))
    return [*lines, ""]


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    return (
        f"| {name} | {_with_interval(outcomes, first_right)} | "
        f"{_with_interval(outcomes, third_right)} |"
    )


def _learning_table(
    judged: Mapping[str, tuple[LanguageCode, Sequence[Judged]]],
) -> list[str]:
    """Fitted on ever more documents, measured on those that were not among them."""
    names = [str(name) for name in np.random.default_rng(1).permutation(sorted(judged))]
    kept, learned = names[: len(names) // 3], names[len(names) // 3 :]
    rest = {name: judged[name] for name in kept}
    lines = ["More reviewed documents:", "", "| documents | first right | calibration error |"]
    lines.append("| --- | --- | --- |")
    for share in (0.25, 0.5, 0.75, 1.0):
        some = learned[: max(2, round(share * len(learned)))]
        fitted = fit({name: judged[name] for name in some}, target=TARGET)
        known = {name: found for name, found in rest.items() if found[0] in fitted.calibration}
        outcomes = apply(fitted, known)
        lines.append(
            f"| {len(some)} | {first_right(outcomes):.3f} | {error_of_confidence(outcomes):.3f} |"
        )
    return [*lines, ""]


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
    matcher = make_matcher()
    framework = matcher.framework
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
