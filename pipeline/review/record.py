"""Decisions made and checked, from what a reviewer saw; nothing here writes to the store."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from extractors.model import (
    ActivityType,
    CountryTag,
    DateRange,
    Evidence,
    Judged,
    OrganizationTag,
    PlaceTag,
    Role,
    Status,
)
from gazetteers.model import (
    CENTRAL_ASIA,
    CountryCode,
    FrameworkId,
    MeasureId,
    OrganizationId,
    Record,
)
from pipeline.errors import DecisionError
from pipeline.model import Activity, Channel, Decision, MeasureMatch, Proposal, Reviewed, Target
from pipeline.review.codes import BY_REVIEWER
from pipeline.review.decisions import active_decisions

FLAG: Final = "Flag: "
"""A note that begins so asks a lead to look."""
_LONGEST_NOTE: Final = 2_000


class Signature(Record):
    """Who decides, when and where; the attributes are those of `Decision`."""

    reviewer: Annotated[str, Field(min_length=1)]
    decided_at: datetime
    channel: Channel
    note: Annotated[str, Field(max_length=_LONGEST_NOTE)] = ""
    batch: str = ""
    shown: tuple[MeasureId, ...] = ()
    dwell_ms: int | None = None


class Edit(Record):
    """The fields of an activity as a reviewer wants them; None leaves a field as it stands.

    Attributes:
        measures: best first, three at most; empty says that no measure fits.
        organizations: each with its role, in the order of the text.
        words: for organizations and countries, by id or code, the words of the text that name them,
            where the reviewer said which.
        regional: whether the activity concerns Central Asia as a region.
    """

    measures: Annotated[tuple[MeasureId, ...], Field(max_length=3)] | None = None
    organizations: tuple[tuple[OrganizationId, Role], ...] | None = None
    countries: tuple[CountryCode, ...] | None = None
    words: Mapping[str, str] = {}
    regional: bool | None = None
    places: tuple[PlaceTag, ...] | None = None
    dates: tuple[DateRange, ...] | None = None
    status: Status | None = None
    type: ActivityType | None = None


def standing_measures(item: Reviewed) -> tuple[MeasureMatch, ...]:
    """What is claimed of an activity: its measures once decided, before that the first candidate.

    The second and third proposed measures are alternatives, not claims.
    """
    measures = item.activity.measures
    return measures if item.state in ("confirmed", "corrected") else measures[:1]


def answer(item: Reviewed, edit: Edit, by: Signature, *, framework: FrameworkId) -> Decision:
    """The decision that an activity is as `edit` says.

    It is a "confirm" where this is what was proposed, and a "correct" where any field differs.
    What the reviewer did not touch keeps its evidence; what was touched rests on the reviewer.
    All its doubts are answered.
    """
    base = item.activity.model_copy(update={"measures": standing_measures(item), "doubts": ()})
    result = edited(base, edit, framework=framework)
    unchanged = _content(result) == _content(base)
    proposed = unchanged
    if item.carried_from is not None and item.proposal is not None:
        # What an earlier decision pre-filled is a correction of what the machine proposes now.
        machine = item.proposal.activity
        first = machine.model_copy(update={"measures": machine.measures[:1]})
        proposed = _content(result) == _content(first)
    return Decision(
        seq=0,
        # What one person corrected and another looks at again stays a correction.
        verdict="confirm" if proposed and item.state != "corrected" else "correct",
        targets=(next_target(item),),
        result=(base if unchanged else result,),
        answered=_answered([item]),
        **_signed(by),
    )


def reject(item: Reviewed, by: Signature) -> Decision:
    """The decision that an activity is none; its text stays in the store."""
    return Decision(
        seq=0,
        verdict="reject",
        targets=(next_target(item),),
        answered=_answered([item]),
        **_signed(by),
    )


def remark(item: Reviewed, by: Signature) -> Decision:
    """A note on an activity, which changes no state.

    Raises:
        DecisionError: if it says nothing.
    """
    if not by.note.strip():
        raise DecisionError("the note is empty", remedy="Write what the next reader should know")
    return Decision(
        seq=0,
        verdict="note",
        targets=(next_target(item),),
        answered=_answered([item]),
        **_signed(by),
    )


def replace(items: Sequence[Reviewed], parts: Sequence[Reviewed], by: Signature) -> Decision:
    """The decision that `parts` stand instead of `items`: split, merged, or cut elsewhere.

    Args:
        items: what stood before; it counts as rejected from now on.
        parts: what stands instead, in reading order; `pipeline.review.recut` makes them.
        by: who decides.
    """
    seen = {item.activity.id: item for item in (*items, *parts)}
    return Decision(
        seq=0,
        verdict="recut",
        targets=tuple(next_target(item) for item in seen.values()),
        result=tuple(part.activity for part in parts),
        answered=_answered(items),
        **_signed(by),
    )


def add(item: Reviewed, by: Signature) -> Decision:
    """The decision that an activity stands where the machine saw none."""
    return Decision(
        seq=0,
        verdict="add",
        targets=(next_target(item),),
        result=(item.activity,),
        **_signed(by),
    )


def undo(log: Sequence[Decision], seqs: Sequence[int], by: Signature) -> tuple[Decision, ...]:
    """The decisions that take back those numbered `seqs`, in one batch, the last first.

    Raises:
        DecisionError: if one is not in force, if later decisions rest on it, or if it is somebody
            else's and no note says why.
    """
    in_force = {decision.seq: decision for decision in (*active_decisions(log), *_undos(log))}
    revisions: dict[str, int] = {}
    for decision in log:
        for target in decision.targets:
            revisions[target.activity_id] = max(
                revisions.get(target.activity_id, 0), target.revision
            )
    undone = []
    for seq in sorted(seqs, reverse=True):
        taken_back = in_force.get(seq)
        if taken_back is None:
            raise DecisionError(f"decision {seq} is not in force", remedy="Look at the log")
        if taken_back.reviewer != by.reviewer and not by.note.strip():
            raise DecisionError(
                f"decision {seq} was made by {taken_back.reviewer}",
                remedy="Say in a note why you take it back",
            )
        _refuse_what_others_rest_on(taken_back, in_force, seqs)
        targets = []
        for target in taken_back.targets:
            revisions[target.activity_id] += 1
            targets.append(
                Target(activity_id=target.activity_id, revision=revisions[target.activity_id])
            )
        undone.append(
            Decision(seq=0, verdict="undo", targets=tuple(targets), undoes=seq, **_signed(by))
        )
    return tuple(undone)


def next_target(item: Reviewed) -> Target:
    """The activity with the revision that a decision on what stands now makes."""
    return Target(activity_id=item.activity.id, revision=item.revision + 1)


def edited(activity: Activity, edit: Edit, *, framework: FrameworkId) -> Activity:
    """The activity with the fields of `edit`; what is the same keeps its evidence.

    Raises:
        DecisionError: if a measure or an organization stands twice.
    """
    fields: dict[str, Any] = {}
    if edit.measures is not None:
        _refuse_doubles("measure", edit.measures)
        known = {match.id: match for match in activity.measures}
        fields["measures"] = tuple(
            known.get(measure)
            or MeasureMatch(
                framework=framework,
                id=measure,
                basis="reviewer",
                confidence=1.0,
                evidence=(BY_REVIEWER,),
            )
            for measure in edit.measures
        )
    if edit.organizations is not None:
        _refuse_doubles("organization", [item for item, _ in edit.organizations])
        fields["organizations"] = tuple(
            _organization(
                activity,
                *pair,
                words=_words_of(activity, edit, pair[0]),
            )
            for pair in edit.organizations
        )
    if edit.countries is not None:
        countries = {tag.code: tag for tag in activity.countries}
        fields["countries"] = tuple(
            (countries.get(code) if code not in edit.words else None)
            or CountryTag(
                code=code,
                mention=_words_of(activity, edit, code),
                evidence=(BY_REVIEWER,),
            )
            for code in dict.fromkeys(edit.countries)
        )
    if edit.regional is not None and edit.regional != (activity.region.value is not None):
        value: Literal["central-asia"] | None = CENTRAL_ASIA if edit.regional else None
        fields["region"] = Judged(value=value, evidence=(BY_REVIEWER,))
    if edit.places is not None:
        places = {place.name: place for place in activity.places}
        fields["places"] = tuple(places.get(place.name, place) for place in edit.places)
    if edit.dates is not None:
        dates = {(item.raw, item.start, item.end): item for item in activity.dates}
        fields["dates"] = tuple(
            dates.get((item.raw, item.start, item.end), item) for item in edit.dates
        )
    if edit.status is not None and edit.status != activity.status.value:
        fields["status"] = Judged(value=edit.status, evidence=(BY_REVIEWER,))
    if edit.type is not None and edit.type != activity.type.value:
        fields["type"] = Judged(value=edit.type, evidence=(BY_REVIEWER,))
    return activity.model_copy(update=fields)


def words_standing(activity: Activity, words: str, named: str) -> str:
    """The words of the text that a reviewer says name an organization or a country.

    Raises:
        DecisionError: if they do not stand there; reviewers never type words, they point to them.
    """
    if words and words not in activity.text:
        raise DecisionError(
            f"“{words}” does not stand in the text",
            remedy=f"Copy the words as they stand there, or write {named} alone",
        )
    return words


def _words_of(activity: Activity, edit: Edit, named: str) -> str:
    return words_standing(activity, edit.words.get(named, ""), named)


def _organization(
    activity: Activity, organization: OrganizationId, role: Role, *, words: str
) -> OrganizationTag:
    for tag in activity.organizations:
        if tag.id == organization and not words:
            if tag.role == role:
                return tag
            because = Evidence(method="reviewer", detail=f"{role}, not {tag.role}")
            return tag.model_copy(update={"role": role, "confidence": 1.0, "evidence": (because,)})
    return OrganizationTag(id=organization, role=role, mention=words, evidence=(BY_REVIEWER,))


def _content(activity: Activity) -> tuple[object, ...]:
    """What an activity says, without reasons and in no order that means nothing."""
    return (
        tuple(match.id for match in activity.measures),
        frozenset((tag.id, tag.role) for tag in activity.organizations),
        frozenset(tag.code for tag in activity.countries),
        activity.region.value,
        frozenset(place.name for place in activity.places),
        tuple((item.raw, item.start, item.end) for item in activity.dates),
        activity.status.value,
        activity.type.value,
    )


def _refuse_doubles(kind: str, ids: Sequence[str]) -> None:
    for item in ids:
        if ids.count(item) > 1:
            raise DecisionError(f"the {kind} {item} stands twice", remedy="Remove one of the two")


def _undos(log: Sequence[Decision]) -> list[Decision]:
    """The undos in force: those that no later undo takes back."""
    taken_back = set()
    standing = []
    for decision in reversed(log):
        if decision.verdict == "undo" and decision.seq not in taken_back:
            taken_back.add(decision.undoes)
            standing.append(decision)
    return standing


def _refuse_what_others_rest_on(
    decision: Decision, in_force: dict[int, Decision], seqs: Sequence[int]
) -> None:
    """New cuts cannot be taken back while decisions on the new activities stand."""
    if decision.verdict not in ("recut", "add"):
        return
    made = {activity.id for activity in decision.result}
    for other in in_force.values():
        later = other.seq > decision.seq and other.seq not in seqs
        if (
            later
            and other.verdict not in ("undo", "note")
            and made & {target.activity_id for target in other.targets}
        ):
            raise DecisionError(
                f"decision {other.seq} rests on it", remedy=f"Take back {other.seq} first"
            )


def _answered(items: Sequence[Reviewed]) -> tuple[Proposal, ...]:
    return tuple(item.proposal for item in items if item.proposal is not None)


def _signed(by: Signature) -> dict[str, Any]:
    return {
        "reviewer": by.reviewer,
        "decided_at": by.decided_at,
        "channel": by.channel,
        "note": by.note.strip(),
        "batch": by.batch,
        "shown": by.shown,
        "dwell_ms": by.dwell_ms,
    }
