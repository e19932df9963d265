"""How the matcher does on annotated activities that it was not fitted on, for ACCURACY.md."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, get_args

import numpy as np

from bench.fit_matcher import apply, make_matcher, read_outside
from gazetteers.model import LanguageCode
from pipeline.learn import DEFAULT_TARGET, reliabilities
from pipeline.match.acceptance import accepted_elsewhere
from pipeline.match.annotated import Annotated
from pipeline.match.channels import CHANNELS
from pipeline.match.fit import Fit, fit
from pipeline.match.judged import Judged, Outcome, error_of_confidence
from pipeline.match.judging import judge
from pipeline.match.outside import NONE_FROM
from pipeline.match.reliability import Reliability
from pipeline.match.reliability_picture import draw_reliability

_LANGUAGES: Final = {"en": "English", "ru": "Russian"}
_LEAST_DOCUMENTS: Final = 6
_DRAWS: Final = 1000
_LEARNED: Final = (0.25, 0.5, 0.75, 1.0)
_SHUFFLES: Final = 3
"""Ways in which documents are dealt for the learning curve; one alone shows its accidents."""
_WHAT: Final = {
    "gaz": "its own words",
    "ctx": "headings and lead-in",
    "doc": "the whole document",
    "org": "organizations",
    "prec": "precedents",
    "lin": "words and organizations together",
    "prev": "the activity before",
    "mute": "headings and lead-in once more, for words that point nowhere",
}

FigureOf = Callable[[Sequence[Outcome]], float]


def report_markdown(documents: Sequence[Annotated], picture: str) -> tuple[str, str]:
    """The section of ACCURACY.md on the matcher alone, and its picture as SVG.

    Weights, calibration and threshold are fitted anew with each document left out; intervals hold
    95 % of 1,000 draws of whole documents. The order of the documents changes nothing.

    Args:
        documents: annotated; those without a judged activity add nothing.
        picture: the path by which the text names the picture.
    """
    matcher = make_matcher()
    judged = judge(matcher, sorted(documents, key=lambda item: item.name))
    if len({item.document for item in judged}) < _LEAST_DOCUMENTS:
        return "Too few annotated documents for a measurement of the matcher alone.\n", ""
    outside = judge(matcher, read_outside(documents))
    whole = fit([*judged, *outside], target=DEFAULT_TARGET)
    fitted = replace(whole, outcomes=whole.outcomes[: len(judged)])
    found = reliabilities(fitted.outcomes)
    lines = [
        "Spans and organizations are those of the annotation, so that the matcher alone is"
        " measured; weights and calibration were fitted without the document in question, and its"
        " acceptance is decided by the threshold of the other documents: that of all their"
        " activities or that of those in its language, whichever is higher. 95 % intervals over"
        " documents.",
        "",
        *_figures_table(fitted, accepted_elsewhere(whole.outcomes, DEFAULT_TARGET)),
        *_none_sentences(whole),
        f"![Confidence against what was right, and what accepting the surest costs]({picture})",
        "",
    ]
    for language, reliability in found.items():
        lines += _reliability_table(language, reliability)
        lines += [f"Threshold: {fitted.calibration[language].reason}.", ""]
    lines += _ablation_table(judged, fitted)
    lines += _learning_table(judged, fitted)
    return "\n".join(lines), draw_reliability(found)


def interval(outcomes: Sequence[Outcome], figure: FigureOf) -> tuple[float, float]:
    """The middle 95 % of a figure over draws of whole documents; the same draws each time."""
    by_document: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        by_document.setdefault(outcome.judged.document, []).append(outcome)
    documents = [by_document[name] for name in sorted(by_document)]
    chance = np.random.default_rng(1)
    found = []
    for _ in range(_DRAWS):
        drawn = chance.integers(0, len(documents), len(documents))
        found.append(figure([outcome for at in drawn for outcome in documents[at]]))
    low, high = np.nanpercentile(found, [2.5, 97.5])
    return float(low), float(high)


def first_right(outcomes: Sequence[Outcome]) -> float:
    """Share of activities whose first measure is acceptable, of those that have one."""
    return _mean([outcome.is_right for outcome in outcomes if outcome.judged.acceptable.any()])


def third_right(outcomes: Sequence[Outcome]) -> float:
    """Share of activities with an acceptable measure among the first three, of the same."""
    return _mean(
        [
            bool(outcome.ranked.right[:3].any())
            for outcome in outcomes
            if outcome.judged.acceptable.any()
        ]
    )


def _mean(values: Sequence[bool]) -> float:
    return float(np.mean(values)) if values else float("nan")


def _figures_table(fitted: Fit, elsewhere: Sequence[Outcome]) -> list[str]:
    """First measures and acceptance by language.

    Args:
        fitted: with the activities of reports.
        elsewhere: those that the thresholds of other documents accept.
    """
    taken_elsewhere = {id(outcome) for outcome in elsewhere}

    def accepted(outcomes: Sequence[Outcome]) -> list[Outcome]:
        return [outcome for outcome in outcomes if id(outcome) in taken_elsewhere]

    lines = [
        "| | activities | first right | one of three right | calibration error | accepted "
        "| … of these right |",
        "| --- |" + " --- |" * 6,
    ]
    for language in get_args(LanguageCode):
        some = [item for item in fitted.outcomes if item.judged.language == language]
        if not some:
            continue
        cells = [
            _with_interval(some, figure)
            for figure in (
                first_right,
                third_right,
                error_of_confidence,
                lambda drawn: len(accepted(drawn)) / len(drawn),
                lambda drawn: _mean([outcome.is_right for outcome in accepted(drawn)]),
            )
        ]
        taken = accepted(some)
        right = sum(outcome.is_right for outcome in taken)
        lines.append(
            f"| {_LANGUAGES[language]} | {len(some)} | {' | '.join(cells)}, "
            f"{right} of {len(taken)} |"
        )
    return [*lines, ""]


def _none_sentences(whole: Fit) -> list[str]:
    """What becomes of activities that serve no measure, and which others are taken for such."""
    some = [item for item in whole.outcomes if item.judged.acceptable.any()]
    none = [item for item in whole.outcomes if not item.judged.acceptable.any()]
    taken = sum(item.is_accepted(whole.thresholds.get(item.judged.language or "")) for item in none)
    return [
        f"No measure fits {len(none)} activities, most of them in texts on other subjects (farming,"
        f" health, roads): {sum(item.none >= NONE_FROM for item in none)} get none, {taken} would"
        f" be accepted. Of the {len(some)} that a measure fits,"
        f" {sum(item.none >= NONE_FROM for item in some)} get none.",
        "",
    ]


def _with_interval(outcomes: Sequence[Outcome], figure: FigureOf) -> str:
    value = figure(outcomes)
    if np.isnan(value):
        return "–"
    low, high = interval(outcomes, figure)
    return f"{value:.3f} [{low:.2f}, {high:.2f}]"


def _reliability_table(language: LanguageCode, found: Reliability) -> list[str]:
    return [
        f"Is the confidence true? {_LANGUAGES[language]}:",
        "",
        "| confidence | activities | said | right |",
        "| --- | --- | --- | --- |",
        *(
            f"| {item.low:.1f} to {item.high:.1f} | {item.activities} | {item.said:.2f} | "
            f"{item.right:.2f} |"
            for item in found.bins
        ),
        "",
        f"Right among the surest, {_LANGUAGES[language]}:",
        "",
        "| share | " + " | ".join(f"{point.share:.0%}" for point in found.curve) + " |",
        "| --- |" + " --- |" * len(found.curve),
        "| right | " + " | ".join(f"{point.right:.3f}" for point in found.curve) + " |",
        "",
    ]


def _ablation_table(judged: Sequence[Judged], whole: Fit) -> list[str]:
    lines = ["What each kind of evidence adds:", ""]
    lines += ["| without | first right | one of three right | calibration error |"]
    lines += ["| --- | --- | --- | --- |", _row("nothing", whole.outcomes)]
    for channel in CHANNELS:
        rest = [other for other in CHANNELS if other != channel]
        outcomes = fit(judged, target=DEFAULT_TARGET, only=rest, outside=whole.outside).outcomes
        lines.append(_row(f"{_WHAT[channel]} (`{channel}`)", outcomes))
    return [*lines, ""]


def _row(name: str, outcomes: Sequence[Outcome]) -> str:
    return (
        f"| {name} | {_with_interval(outcomes, first_right)} | {third_right(outcomes):.3f} | "
        f"{error_of_confidence(outcomes):.3f} |"
    )


def _learning_table(judged: Sequence[Judged], whole: Fit) -> list[str]:
    """Fitted on ever more documents, measured on those that were not among them."""
    names = sorted({item.document for item in judged})
    found: dict[float, list[tuple[float, float, float]]] = {share: [] for share in _LEARNED}
    sizes = {}
    for seed in range(_SHUFFLES):
        dealt = [str(name) for name in np.random.default_rng(seed).permutation(names)]
        kept, learned = set(dealt[: len(dealt) // 3]), dealt[len(dealt) // 3 :]
        rest = [item for item in judged if item.document in kept]
        for share in _LEARNED:
            some = set(learned[: max(2, round(share * len(learned)))])
            sizes[share] = len(some)
            fitted = fit(
                [item for item in judged if item.document in some],
                target=DEFAULT_TARGET,
                outside=whole.outside,
            )
            outcomes = apply(fitted, rest)
            taken = [
                outcome
                for outcome in outcomes
                if outcome.is_accepted(fitted.thresholds.get(outcome.judged.language or ""))
            ]
            found[share].append(
                (first_right(outcomes), error_of_confidence(outcomes), len(taken) / len(outcomes))
            )
    lines = [f"More reviewed documents (means of {_SHUFFLES} ways to deal them):", ""]
    lines += [
        "| documents | first right | calibration error | accepted |",
        "| --- |" + " --- |" * 3,
    ]
    for share in _LEARNED:
        first, error, taken_share = np.mean(found[share], axis=0)
        lines.append(f"| {sizes[share]} | {first:.3f} | {error:.3f} | {taken_share:.0%} |")
    return [*lines, ""]
