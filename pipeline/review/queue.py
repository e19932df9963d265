"""The queue: what a person should look at, worst doubts first."""

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

import numpy as np
from rapidfuzz import fuzz, process

from extractors.model import DocumentId, DoubtCode
from gazetteers.model import OrganizationId, Record
from pipeline.keys import key_text
from pipeline.model import ActivityId, Decision, Reviewed
from pipeline.review.decisions import active_decisions
from pipeline.review.desk import State
from pipeline.review.record import DECIDED, FLAG, standing_measures
from pipeline.store.items import Claim

Order = Literal["risk", "margin", "document", "oldest", "measure", "organization"]
ORDERS: Final[tuple[Order, ...]] = get_args(Order)
Scope = Literal["open", "flagged", "decided", "accepted", "all"]
SCOPES: Final[tuple[Scope, ...]] = get_args(Scope)

NEAR_DUPLICATE: Final = 90.0
"""Least `fuzz.ratio` of normalised texts, with the same organizations, of near-duplicates."""
_MOST_ALIKE: Final = 50
"""Near-duplicates that are counted: one decision on more would not be read through anyway."""
_BAND: Final = 0.1
"""Inside a band of risk the document's order holds, so that one page is read once."""
_NEW_MEASURE: Final = 1.0
"""Added to the weight of an activity whose measure nobody has confirmed yet."""
_CONFIDENCE_LEFT: Final[Mapping[DoubtCode, float]] = {
    "split-unsure": 0.5,
    "text-damaged": 0.5,
    "language-unsupported": 0.3,
    "no-lead": 0.6,
    "organization-unknown": 0.7,
    "organization-ambiguous": 0.6,
    "role-unsure": 0.8,
    "date-unparsed": 0.7,
    "place-unsure": 0.8,
    "twin-differs": 0.5,
    "carried-over": 0.6,
}
"""How sure an activity can be at most while a doubt stands that has no probability of its own."""


class Wanted(Record):
    """Which items a reviewer wants to see; empty strings leave a filter out.

    Attributes:
        document: an id.
        measure: an id, or a pillar ("II"); "none" for activities without one.
        organization: an id.
        doubt: a code.
        words: what the text, an id or an organization must contain, in any case.
        who: "mine" for what I have decided or have open, "free" for what nobody has open.
    """

    scope: Scope = "open"
    order: Order = "risk"
    document: str = ""
    measure: str = ""
    organization: str = ""
    doubt: str = ""
    words: str = ""
    who: Literal["", "mine", "free"] = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One activity in the queue.

    Attributes:
        reviewed: the activity with its state.
        risk: (1 - confidence) times its weight; what is looked at first.
        cluster: number of undecided near-duplicates, itself included.
    """

    reviewed: Reviewed
    risk: float
    cluster: int = 1


@dataclass
class Clusters:
    """Near-duplicates among the activities of a state, found once and kept.

    They have the same organizations, and texts that are nearly the same. Texts never change under
    an id, so what was compared once holds.
    """

    groups: dict[ActivityId, frozenset[ActivityId]] = field(default_factory=dict)

    def update(self, items: Sequence[Reviewed]) -> None:
        """Compare what has not been compared yet, group by group of organizations."""
        if all(item.activity.id in self.groups for item in items):
            return
        by_organizations: dict[frozenset[OrganizationId], list[Reviewed]] = defaultdict(list)
        new: set[frozenset[OrganizationId]] = set()
        for item in items:
            key = frozenset(tag.id for tag in item.activity.organizations)
            by_organizations[key].append(item)
            if item.activity.id not in self.groups:
                new.add(key)
        for key in new:
            group = by_organizations[key]
            texts = [key_text(item.activity.text) for item in group]
            # The same list twice lets rapidfuzz compare each pair once.
            scores = process.cdist(
                texts, texts, scorer=fuzz.ratio, score_cutoff=NEAR_DUPLICATE, dtype=np.uint8
            )
            for row, item in enumerate(group):
                near = np.flatnonzero(scores[row])[:_MOST_ALIKE]
                self.groups[item.activity.id] = frozenset(
                    (item.activity.id, *(group[column].activity.id for column in near))
                )

    def of(self, activity_id: ActivityId) -> frozenset[ActivityId]:
        """The activity and its near-duplicates, 50 at most."""
        return self.groups.get(activity_id, frozenset((activity_id,)))


def needs_a_look(item: Reviewed) -> bool:
    """Whether an activity is in the queue: undecided and doubtful, or beside an accepted one."""
    return item.state == "needs_review" or (
        item.shadowed_by is not None and item.state not in DECIDED
    )


def confidence_of(item: Reviewed) -> float:
    """How sure the machine is of the activity as a whole: as sure as of its weakest part."""
    measures = item.activity.measures
    sure = measures[0].confidence if measures else 0.0
    return min([sure, *(_CONFIDENCE_LEFT.get(doubt.code, 1.0) for doubt in item.activity.doubts)])


def queue(
    state: State,
    wanted: Wanted,
    *,
    clusters: Clusters,
    reviewer: str,
    claims: Mapping[ActivityId, Claim],
) -> tuple[Item, ...]:
    """The items that are wanted, in the order that is wanted."""
    clusters.update(tuple(state.items.values()))
    confirmed = {
        standing_measures(item)[0].id
        for item in state.items.values()
        if item.state in ("confirmed", "corrected") and standing_measures(item)
    }
    decided = frozenset(key for key, item in state.items.items() if item.state in DECIDED)
    flagged = flags(state.log)
    words = wanted.words.casefold().strip()
    chosen = []
    for item in state.items.values():
        if not _in_scope(item, wanted.scope, flagged) or not _is_wanted(item, wanted, words):
            continue
        holder = claims.get(item.activity.id)
        if wanted.who == "mine" and reviewer not in (item.reviewer, holder and holder.reviewer):
            continue
        if wanted.who == "free" and holder is not None and holder.reviewer != reviewer:
            continue
        chosen.append(_weigh(item, clusters, confirmed, decided))
    return tuple(sorted(chosen, key=_keys(state)[wanted.order]))


def flags(log: Sequence[Decision]) -> frozenset[ActivityId]:
    """The activities that wait for a lead: flagged, and not decided since."""
    waiting: set[ActivityId] = set()
    for decision in active_decisions(log):
        ids = {target.activity_id for target in decision.targets}
        if decision.verdict != "note":
            waiting -= ids
        elif decision.note.startswith(FLAG.strip()):
            waiting |= ids
    return frozenset(waiting)


def _in_scope(item: Reviewed, scope: Scope, flagged: frozenset[ActivityId]) -> bool:
    match scope:
        case "open":
            return needs_a_look(item)
        case "flagged":
            return item.activity.id in flagged
        case "decided":
            return item.state in DECIDED
        case "accepted":
            return item.state == "auto_accepted" and item.shadowed_by is None
        case "all":
            return True


def _is_wanted(item: Reviewed, wanted: Wanted, words: str) -> bool:
    activity = item.activity
    if wanted.document and activity.ref.document != wanted.document:
        return False
    if wanted.measure:
        first = activity.measures[0].id if activity.measures else "none"
        if wanted.measure not in (first, first.partition(".")[0]):
            return False
    if wanted.organization and wanted.organization not in {
        tag.id for tag in activity.organizations
    }:
        return False
    if wanted.doubt and wanted.doubt not in {doubt.code for doubt in activity.doubts}:
        return False
    return not words or any(
        words in part.casefold()
        for part in (activity.text, activity.id, *(tag.id for tag in activity.organizations))
    )


def _weigh(
    item: Reviewed,
    clusters: Clusters,
    confirmed: Collection[str],
    decided: frozenset[ActivityId],
) -> Item:
    near = clusters.of(item.activity.id)
    alike = len(near) - len(near & decided)
    weight = 1 + math.log(max(1, alike))
    measures = item.activity.measures
    if measures and measures[0].id not in confirmed:
        weight += _NEW_MEASURE
    return Item(item, risk=(1 - confidence_of(item)) * weight, cluster=max(1, alike))


Key = Callable[[Item], tuple[float | str, ...]]


def _keys(state: State) -> Mapping[Order, Key]:
    def place(item: Item) -> float:
        return state.places[item.reviewed.activity.id]

    def margin(item: Item) -> float:
        measures = item.reviewed.activity.measures
        second = measures[1].confidence if len(measures) > 1 else 0.0
        return (measures[0].confidence if measures else 0.0) - second

    def received(item: Item) -> str:
        document: DocumentId = item.reviewed.activity.ref.document
        record = state.documents.get(document)
        return record.received_at.isoformat() if record else ""

    def measure(item: Item) -> str:
        measures = item.reviewed.activity.measures
        return measures[0].id if measures else ""

    def organization(item: Item) -> str:
        tags = item.reviewed.activity.organizations
        return tags[0].id if tags else ""

    return {
        "risk": lambda item: (-math.floor(item.risk / _BAND), place(item)),
        "margin": lambda item: (margin(item), place(item)),
        "document": lambda item: (place(item),),
        "oldest": lambda item: (received(item), place(item)),
        "measure": lambda item: (measure(item), place(item)),
        "organization": lambda item: (organization(item), place(item)),
    }
