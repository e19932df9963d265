"""Why a person should look: the one place that decides between acceptance and review."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from extractors.model import Doubt, DoubtCode, Tagged
from gazetteers.model import UnitFloat
from pipeline.model import Activity, MeasureMatch, ReviewState

MAX_SHOWN = 3
"""Measures that are proposed for one activity at most."""
NONE_BELOW = 0.6
"""Confidence below which a measure that no own word points to may well be none at all."""
_POINTING = 0.6
"""Least score of a cue that points to a measure; two of them decide, as one definitive does."""
_DEFINITIVE = 0.9
_ASKED_ONCE: Final[DoubtCode] = "organization-unknown"
"""Is about a name, not about an activity: the same answer holds wherever the name stands."""

DOUBT_WORDS: Mapping[DoubtCode, str] = {
    "measure-low": "the measure is not sure enough",
    "measure-close": "two measures fit about as well",
    "measure-none": "no measure fits",
    "row-unsure": "the matrix row is not certain",
    "organization-unknown": "an organization is not in the list",
    "organization-ambiguous": "a name may mean several organizations",
    "no-lead": "nobody is named as leading it",
    "role-unsure": "a role is not certain",
    "date-unparsed": "a date is not understood",
    "split-unsure": "where the activity begins or ends is not certain",
    "place-unsure": "a name may mean two places",
    "text-damaged": "the text is damaged",
    "language-unsupported": "the language is not one that is read",
    "twin-differs": "two formats of one document differ",
    "carried-over": "changed since it was decided",
}
"""Every doubt in the words that people read, wherever it is shown."""


def measure_doubts(
    tagged: Tagged,
    measures: Sequence[MeasureMatch],
    *,
    accept_at: UnitFloat | None,
    margin: UnitFloat,
) -> tuple[Doubt, ...]:
    """What is doubtful about the measures of an activity.

    In a matrix the row gives the measure; how sure the row is was judged with the passage. In a
    report the first measure must be as probable as `accept_at` and `margin` ahead of the second,
    and the activity's own words must tell it, by a definitive cue, two that point to it, or as in
    known activities (a precedent with a `ref` to these words): what stands around an activity lends
    itself to any words.

    Args:
        tagged: the activity with its passage.
        measures: what was matched, best first.
        accept_at: the threshold; None means that too little is known to accept anything.
        margin: least distance to the second measure.
    """
    if tagged.passage.measure is not None:
        return ()
    if not measures:
        return (Doubt(code="measure-none", detail="no measure of the framework fits its words"),)
    first = measures[0]
    own = [item for item in first.evidence if item.ref is not None]
    cues = [item.score for item in own if item.method == "cue"]
    pointing = sum(score >= _POINTING for score in cues)
    decided = (
        pointing > 1
        or any(score >= _DEFINITIVE for score in cues)
        or any(item.method == "precedent" for item in own)
    )
    if not pointing and not decided and first.confidence < NONE_BELOW:
        return (
            Doubt(
                code="measure-none",
                detail=f"none of its words points to {first.id}, nor anything else for certain",
            ),
        )
    if accept_at is None or first.confidence < accept_at:
        needed = "no threshold is known yet" if accept_at is None else f"{accept_at:.2f} is needed"
        return (
            Doubt(
                code="measure-low",
                detail=f"{first.id} is right with probability {first.confidence:.2f}; {needed}",
            ),
        )
    if not decided:
        return (
            Doubt(
                code="measure-low",
                detail=f"{first.id} rests more on what stands around than on its words",
            ),
        )
    if len(measures) > 1 and first.confidence - measures[1].confidence < margin:
        return (
            Doubt(
                code="measure-close",
                detail=f"{first.id} ({first.confidence:.2f}) is hardly ahead of "
                f"{measures[1].id} ({measures[1].confidence:.2f})",
            ),
        )
    return ()


def asked_once(doubts: Iterable[Sequence[Doubt]]) -> list[tuple[Doubt, ...]]:
    """The doubts of one document's activities in reading order, each unlisted body asked for once.

    Whether "Fidokor" is a body, and which one, a person answers where it first takes part. Six
    activities that it leads in the same report raise the same question, and are as often right as
    those without doubts.
    """
    seen: set[Doubt] = set()
    left = []
    for some in doubts:
        kept = tuple(item for item in some if item.code != _ASKED_ONCE or item not in seen)
        seen.update(kept)
        left.append(kept)
    return left


def proposed_state(activity: Activity) -> ReviewState:
    """Accepted unseen if and only if it has no doubts."""
    return "needs_review" if activity.doubts else "auto_accepted"
