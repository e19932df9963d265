"""What people decided, offered again where a new edition has nearly the same words.

Unchanged words have the same id, so their decision simply stands. Changed words are a new activity:
the nearest old decision pre-fills it, and a person confirms. One date or one "not" is less than
three per cent of a paragraph, so likeness alone never accepts.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rapidfuzz import fuzz, process

from extractors.model import DocumentId, Doubt, Evidence
from pipeline.keys import key_text
from pipeline.model import DECIDED, Activity, ActivityId, MeasureMatch, Reviewed

_LIKE: Final = 90.0
"""Least `fuzz.ratio` of key texts, in one series, at which a decision is offered again."""
_SHOWN: Final = 3
_FIELDS: Final = ("organizations", "countries", "region", "places", "dates", "status", "type")


@dataclass(frozen=True, slots=True)
class Words:
    """What is compared of an activity.

    Attributes:
        places: the documents that propose it now; empty for what nobody proposes any more.
        decided: whether a person has confirmed, corrected or rejected it.
        open: whether nobody has, and it overlaps nothing that was accepted.
    """

    activity_id: ActivityId
    key_text: str
    places: frozenset[Hashable]
    decided: bool
    open: bool


def find_carried(words: Iterable[Words]) -> dict[ActivityId, ActivityId]:
    """For activities that nobody has decided on, the nearest decided one of their series.

    What one document proposes side by side are two activities, however alike they are.
    """
    ordered = sorted(words, key=lambda each: each.activity_id)
    waiting = [each for each in ordered if each.open and each.places]
    decided = [each for each in ordered if each.decided]
    if not waiting or not decided:
        return {}
    # Few workspaces hold two editions of anything.
    import numpy as np

    scores = process.cdist(
        [each.key_text for each in waiting],
        [each.key_text for each in decided],
        scorer=fuzz.ratio,
        score_cutoff=_LIKE,
        dtype=np.float32,
    )
    found: dict[ActivityId, ActivityId] = {}
    for each, row in zip(waiting, scores, strict=True):
        for index in np.argsort(-row, kind="stable"):
            if not row[index]:
                break
            if not each.places & decided[index].places:
                found[each.activity_id] = decided[index].activity_id
                break
    return found


def prefilled(item: Reviewed, old: Reviewed) -> Reviewed:
    """An undecided activity with what was decided on nearly the same words, for a person to see.

    A field takes the decided value where the machine reads the same in both texts; where it reads
    something else, the words have changed there and the new reading stands.
    """
    similarity = fuzz.ratio(item.activity.text, old.activity.text)
    by = f"{old.reviewer} on {old.decided_at:%Y-%m-%d}" if old.decided_at else f"{old.reviewer}"
    if old.state == "rejected":
        detail = f"{similarity:.0f} % the same as what {by} set aside"
        return _waiting(item, item.activity, old, detail)
    fields: dict[str, Any] = {"measures": _measures(item.activity, old, by)}
    if old.proposal is not None:
        for name in _FIELDS:
            then, now = getattr(old.proposal.activity, name), getattr(item.activity, name)
            if _content(then) == _content(now):
                fields[name] = getattr(old.activity, name)
    said = ", ".join(match.id for match in old.activity.measures) or "no measure"
    detail = f"{similarity:.0f} % the same as what {by} decided: {said}"
    return _waiting(item, item.activity.model_copy(update=fields), old, detail)


def carry_over(
    states: Mapping[ActivityId, Reviewed], series: Mapping[str, str]
) -> dict[ActivityId, Reviewed]:
    """The activities that a decision is offered for, pre-filled.

    Args:
        states: what stands, with overlaps.
        series: of each document.
    """
    by_series: dict[str, list[Reviewed]] = {}
    for item in states.values():
        name = series.get(item.activity.ref.document, "")
        by_series.setdefault(name, []).append(item)
    return {
        new: prefilled(states[new], states[old])
        for items in by_series.values()
        # Most series have one document: its activities are not even compared.
        if not frozenset.intersection(*map(_places, items))
        for new, old in find_carried(map(_words, items)).items()
    }


def _places(item: Reviewed) -> frozenset[DocumentId]:
    """The documents that propose an activity now."""
    return frozenset(source.ref.document for source in item.sources if item.proposal)


def _words(item: Reviewed) -> Words:
    return Words(
        item.activity.id,
        key_text(item.activity.text),
        _places(item),
        decided=item.state in DECIDED,
        open=item.reviewer is None and item.shadowed_by is None,
    )


def _waiting(item: Reviewed, activity: Activity, old: Reviewed, detail: str) -> Reviewed:
    doubts = (Doubt(code="carried-over", detail=detail), *activity.doubts)
    return item.model_copy(
        update={
            "activity": activity.model_copy(update={"doubts": doubts}),
            "state": "needs_review",
            "carried_from": old.activity.id,
        }
    )


def _measures(activity: Activity, old: Reviewed, by: str) -> tuple[MeasureMatch, ...]:
    """What was decided first, then what the machine suggests beside it."""
    because = Evidence(method="reviewer", detail=f"decided by {by} on nearly the same words")
    decided = [match.model_copy(update={"evidence": (because,)}) for match in old.activity.measures]
    ids = {match.id for match in decided}
    others = [match for match in activity.measures if match.id not in ids]
    return tuple([*decided, *others][:_SHOWN])


def _content(value: Any) -> object:
    """What a field says, without the reasons."""
    if isinstance(value, Sequence):
        return tuple(_content(each) for each in value)
    kept = value.model_dump(exclude={"evidence", "confidence", "ref"})
    return tuple(sorted((name, str(each)) for name, each in kept.items()))
