"""How often a text that serves no measure is accepted because of what stands around it.

    python -m bench.strangers

Made-up texts (`strangers.yml`) are set into the annotated reports, each into every report of its
language, behind a sentence of that report and with the organizations of that sentence; weights,
calibration and threshold are the shipped ones.
"""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from bench.sets import OWN_ANNOTATIONS
from gazetteers.frameworks import load_frameworks
from pipeline.doubts import NONE_BELOW
from pipeline.evaluate import read_annotations
from pipeline.match.annotated import annotated
from pipeline.match.fitted import load_fitted
from pipeline.match.judged import Outcome, rank, rate
from pipeline.match.judging import judge
from pipeline.match.matcher import CueMatcher
from pipeline.match.outside import NONE_FROM

FRAMEWORK: Final = "JPoA-2011"
MOST_ACCEPTED: Final = 0.01


def outcomes(entries: Sequence[dict[str, Any]], matcher: CueMatcher) -> Iterator[Outcome]:
    """Every stranger in every report of its language, ranked and rated."""
    texts: Mapping[str, Sequence[str]] = yaml.safe_load(
        Path(__file__).with_name("strangers.yml").read_text(encoding="utf-8")
    )
    fitted = matcher.fitted
    for entry in entries:
        for number, text in enumerate(texts[entry["language"]]):
            for item in judge(matcher, [annotated(with_stranger(entry, text, number))]):
                if not item.acceptable.any() and item.name in text:
                    yield rate(
                        item,
                        rank(item, fitted.weights_for(item.language)),
                        fitted.calibration_for(item.language),
                        fitted.outside,
                    )


def with_stranger(entry: dict[str, Any], text: str, seed: int) -> dict[str, Any]:
    """The report with a stranger behind one of its activities; the others stay unjudged."""
    chance = random.Random(f"{entry['id']} {seed}")
    host = chance.choice(entry["activities"])
    end = entry["text"].find(host["text"]) + len(host["text"])
    stranger = host | {"text": text, "measures": []}
    return entry | {
        "text": f"{entry['text'][:end]} {text}{entry['text'][end:]}",
        "activities": [host, stranger],
    }


def measure() -> tuple[list[Outcome], list[Outcome]]:
    """Every stranger in every own report, and those of them that are accepted."""
    framework = next(item for item in load_frameworks() if item.id == FRAMEWORK)
    matcher = CueMatcher(framework, fitted=load_fitted(framework.id))
    found = list(outcomes(read_annotations(OWN_ANNOTATIONS), matcher))
    accepted = [
        item for item in found if item.is_accepted(matcher.thresholds(item.judged.language)[0])
    ]
    return found, accepted


def strangers_markdown() -> str:
    """The paragraph of ACCURACY.md on texts that serve no measure."""
    found, accepted = measure()
    none = sum(item.none >= NONE_FROM for item in found)
    doubted = sum(
        item.none < NONE_FROM and not item.ranked.own_cue and item.sure[0] < NONE_BELOW
        for item in found
    )
    return (
        f"Out of the framework: made-up texts that serve no measure (vaccination, loans, bees),"
        f" set into the project's own reports {len(found)} times, each behind an activity and with"
        f" its organizations. Accepted unseen: {len(accepted)}"
        f" ({len(accepted) / len(found):.1%}, {MOST_ACCEPTED:.0%} at most). Given no measure:"
        f" {none}; shown with the doubt `measure-none` beside one: {doubted}; the others wait as"
        f" `measure-low`.\n"
    )


def main() -> int:
    """Print how many were accepted; exit status 1 if they are too many."""
    found, accepted = measure()
    none = sum(item.none >= NONE_FROM for item in found)
    print(f"strangers: {none} of {len(found)} get no measure")
    print(f"strangers: {len(accepted)} of {len(found)} accepted ({len(accepted) / len(found):.1%})")
    for item in accepted[:10]:
        print(f"    {item.judged.document}: {item.judged.name}")
    return int(len(accepted) > MOST_ACCEPTED * len(found))


if __name__ == "__main__":
    sys.exit(main())
