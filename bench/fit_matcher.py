"""Fits the matcher that is shipped: weights, calibration, thresholds, whole documents left out.

    python -m bench.fit_matcher ANNOTATIONS.jsonl ... [--check OTHER.jsonl ...] [--write]

ANNOTATIONS hold one JSON line a document, as the annotation guide says; passages of matrices are
left out, since their row gives the measure. What is printed for the others was fitted without the
document in question, and without the cues that may come from it; the documents of --check were not
fitted on at all.
Texts on other subjects (`OUTSIDE_ANNOTATIONS`) teach what serves no measure.
With --write the result is stored in `pipeline/match/data/`.
"""

import argparse
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, get_args

from bench.sets import OUTSIDE_ANNOTATIONS
from gazetteers.frameworks import load_frameworks
from gazetteers.model import FrameworkId, LanguageCode
from pipeline.learn import DEFAULT_TARGET, reliabilities, sizes
from pipeline.match.acceptance import accepted_elsewhere
from pipeline.match.annotated import Annotated, annotated
from pipeline.match.channels import CHANNELS
from pipeline.match.fit import Fit, fit
from pipeline.match.fitted import DATA, Fitted
from pipeline.match.judged import Judged, Outcome, figures, rank, rate
from pipeline.match.judging import judge
from pipeline.match.matcher import CueMatcher
from pipeline.match.outside import NONE_FROM
from pipeline.match.reliability import measure_reliability

FRAMEWORK: Final = FrameworkId("JPoA-2011")
_SHARE_OUTSIDE: Final = 0.05
"""Share of activities in reports that serve no measure; of the annotated ones it is 0.4 %, but who
annotated them had been asked for reports on the plan."""
_NUMBERS: Final = re.compile(r"\[[-\d.,\s]+\]")


def read_reports(path: Path) -> Iterator[Annotated]:
    """The reports of an annotation file; in matrices there is nothing to match."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line) if line.strip() else {}
        if entry and "measure" not in entry:
            yield annotated(entry)


def read_outside(usual: Sequence[Annotated]) -> list[Annotated]:
    """The texts on other subjects, counted as often as such activities come in.

    Args:
        usual: the reports that they are added to.
    """
    found = [item for path in OUTSIDE_ANNOTATIONS for item in read_reports(path)]
    known = sum(len(item.measures) for item in usual)
    none = sum(not said for item in found for said in item.measures)
    weight = _SHARE_OUTSIDE / (1 - _SHARE_OUTSIDE) * known / none
    return [replace(item, weights=(weight,) * len(item.weights)) for item in found]


def make_matcher() -> CueMatcher:
    """The matcher of the project's framework, with nothing fitted."""
    framework = next(item for item in load_frameworks() if item.id == FRAMEWORK)
    return CueMatcher(framework, fitted=Fitted(framework=framework.id))


def apply(fitted: Fit, judged: Sequence[Judged]) -> list[Outcome]:
    """Activities that nothing was fitted on, ranked and rated; only in languages fitted on."""
    return [
        rate(item, rank(item, fitted.weights), fitted.calibration[item.language], fitted.outside)
        for item in judged
        if item.language in fitted.calibration
    ]


def describe(title: str, outcomes: Sequence[Outcome], fitted: Fit) -> None:
    """Print accuracy, calibration and what would be accepted, each language apart."""
    for language in get_args(LanguageCode):
        some = [outcome for outcome in outcomes if outcome.judged.language == language]
        if not some:
            continue
        found = figures(some, fitted.thresholds)
        print(
            f"{title} {language}: {found.activities} activities, top-1 {found.first:.3f}, "
            f"top-3 {found.third:.3f}, calibration error {found.error:.3f}, "
            f"accepted {found.accepted} ({found.accepted / len(some):.0%}), right {found.right}"
        )
        reliability = measure_reliability(some)
        for item in reliability.bins:
            print(
                f"    {item.low:.1f}-{item.high:.1f}: {item.activities:3} said {item.said:.2f} "
                f"right {item.right:.2f}"
            )
        points = [f"{item.share:.0%} {item.right:.3f}" for item in reliability.curve]
        print(f"    right among the surest: {', '.join(points)}")


def describe_none(outcomes: Sequence[Outcome]) -> None:
    """Print how many activities that serve no measure get none, and how many others."""
    for title, wanted in (("serve no measure", False), ("serve one", True)):
        some = [item for item in outcomes if item.judged.acceptable.any() == wanted]
        given_none = sum(item.none >= NONE_FROM for item in some)
        print(f"of {len(some)} activities that {title}, {given_none} get none")


def _in_one_line(numbers: re.Match[str]) -> str:
    return " ".join(numbers[0].split())


def main() -> None:
    """Fit, print, and store if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("annotations", nargs="+", type=Path)
    parser.add_argument("--check", nargs="*", type=Path, default=[])
    parser.add_argument("--only", nargs="*", help="documents to fit on; all without it")
    parser.add_argument("--target", type=float, default=DEFAULT_TARGET)
    parser.add_argument("--ablation", action="store_true", help="leave out one channel at a time")
    parser.add_argument("--errors", action="store_true", help="name what is wrong")
    parser.add_argument("--write", action="store_true", help="store the result")
    arguments = parser.parse_args()
    matcher = make_matcher()
    framework = matcher.framework
    documents = [document for path in arguments.annotations for document in read_reports(path)]
    if arguments.only is not None:
        documents = [document for document in documents if document.name in arguments.only]
    judged = judge(matcher, documents)
    outside = judge(matcher, read_outside(documents))
    fitted = fit([*judged, *outside], target=arguments.target)
    print(f"weights: {fitted.weights.model_dump()}, none: {fitted.outside}")
    describe("left out", fitted.outcomes[: len(judged)], fitted)
    describe_none(fitted.outcomes)
    reports = {document.name for document in documents}
    accepted = [
        outcome
        for outcome in accepted_elsewhere(fitted.outcomes, arguments.target)
        if outcome.judged.document in reports
    ]
    right = sum(outcome.is_right for outcome in accepted)
    print(f"thresholds of others: {len(accepted)} of {len(judged)} accepted, {right} right")
    checked = []
    for path in arguments.check:
        outcomes = apply(fitted, judge(matcher, list(read_reports(path))))
        describe(path.stem, outcomes, fitted)
        checked += outcomes
    if arguments.errors:
        measures = [measure.id for measure in framework.measures]
        for outcome in (*fitted.outcomes, *checked):
            if not outcome.is_right:
                wanted = [
                    m for m, yes in zip(measures, outcome.judged.acceptable, strict=True) if yes
                ]
                given = [measures[at] for at in outcome.ranked.order[:3]]
                print(
                    f"{outcome.judged.document[:24]} {outcome.sure[0]:.2f} {given} not {wanted}: "
                    f"{outcome.judged.name}"
                )
    if arguments.ablation:
        for channel in CHANNELS:
            rest = [other for other in CHANNELS if other != channel]
            found = figures(
                fit(judged, target=arguments.target, only=rest, outside=fitted.outside).outcomes, {}
            )
            print(f"without {channel}: top-1 {found.first:.3f}, top-3 {found.third:.3f}")
    if arguments.write:
        stored = Fitted(
            framework=framework.id,
            data=sizes(judged),
            weights=dict.fromkeys(fitted.calibration, fitted.weights),
            calibration=fitted.calibration,
            outside=fitted.outside,
            reliability=reliabilities(fitted.outcomes[: len(judged)]),
        )
        path = DATA / f"{framework.id.lower()}.json"
        path.write_text(_NUMBERS.sub(_in_one_line, stored.model_dump_json(indent=1)) + "\n")
        print(f"written to {path.name}")


if __name__ == "__main__":
    main()
