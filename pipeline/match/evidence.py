"""Why a measure was proposed, in words that a reviewer can check."""

from collections.abc import Sequence
from typing import Final

from extractors.model import Evidence, SourceRef
from gazetteers.frameworks import Framework
from pipeline.match.channels import CHANNELS, Spoken
from pipeline.match.cues import CueHit
from pipeline.match.surroundings import Case
from pipeline.match.weights import Weights

_MOST_WORDS: Final = 5
_DEFINITIVE: Final = 3


def explain(
    framework: Framework, case: Case, spoken: Spoken, row: int, weights: Weights, *, measure: int
) -> tuple[Evidence, ...]:
    """The reasons for one measure of one activity, the words of the activity first.

    A cue in the activity's own words has a `ref` to these words, and its score is a third of its
    weight: two thirds and more are strong.
    """
    found = list(_own(case, spoken.own[row], measure))
    around = _phrases(spoken.around[row], measure)
    if around:
        found.append(
            Evidence(method="cue", detail=f"headings and lead-in say {_quoted(around)}", score=0.5)
        )
    values = spoken.values[row]
    organizations = values[CHANNELS.index("org")]
    if organizations[measure] > 0:
        names = ", ".join(dict.fromkeys(tag.id for tag in case.tagged.organizations))
        found.append(
            Evidence(
                method="precedent",
                detail=f"{names}: more often under {framework.measures[measure].id} than others",
                score=0.5,
            )
        )
    return tuple(found)


def _own(case: Case, hits: Sequence[CueHit], measure: int) -> Sequence[Evidence]:
    seen: dict[str, Evidence] = {}
    ref = case.tagged.ref
    for hit in sorted(hits, key=lambda hit: (-hit.cue.weight, hit.first)):
        if hit.cue.measure == measure and hit.cue.phrase not in seen:
            seen[hit.cue.phrase] = Evidence(
                method="cue",
                detail=f"its words say “{hit.cue.phrase}”",
                score=hit.cue.weight / _DEFINITIVE,
                ref=SourceRef(
                    document=ref.document,
                    block=ref.block,
                    start=case.own.starts[hit.first],
                    end=case.own.ends[hit.last],
                ),
            )
    return list(seen.values())[:_MOST_WORDS]


def _phrases(hits: Sequence[CueHit], measure: int) -> list[str]:
    ranked = sorted(hits, key=lambda hit: (-hit.cue.weight, hit.first))
    return list(dict.fromkeys(hit.cue.phrase for hit in ranked if hit.cue.measure == measure))


def _quoted(phrases: Sequence[str]) -> str:
    return ", ".join(f"“{phrase}”" for phrase in phrases[:_MOST_WORDS])
