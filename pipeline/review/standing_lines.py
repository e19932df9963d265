"""The line of one activity as it stands, alone as yet, and what can be read off it again."""

from collections.abc import Sequence
from typing import Final

from pydantic import TypeAdapter

from extractors.model import Doubt
from pipeline.keys import key_text
from pipeline.model import Reviewed, Series
from pipeline.review.queue import confidence_of, margin_of, needs_a_look
from pipeline.review.record import standing_measures
from pipeline.store.standing import Standing, listed
from pipeline.store.standing_sources import Pointer

_EXCERPT: Final = 240
_doubts = TypeAdapter(tuple[Doubt, ...])


def line_of(
    item: Reviewed,
    *,
    series: Series,
    place: float,
    received_at: str,
    flagged: bool,
    sources: Sequence[Pointer],
    further_doubts: str,
) -> Standing:
    """The line of an activity, alone as yet: no near-duplicates, no overlap, not weighed."""
    activity, ref = item.activity, item.activity.ref
    key = key_text(activity.text)
    return Standing(
        activity_id=activity.id,
        series=series,
        document_id=ref.document,
        block=ref.block,
        first=ref.start,
        last=ref.end,
        place=place,
        state=item.state,
        revision=item.revision,
        reviewer=item.reviewer or "",
        shadowed_by="",
        queued=int(needs_a_look(item)),
        audit=0,
        asked=0,
        flagged=int(flagged),
        confidence=confidence_of(item),
        margin=margin_of(item),
        cluster=1,
        band=0,
        received_at=received_at,
        measure=activity.measures[0].id if activity.measures else "",
        measure_confidence=activity.measures[0].confidence if activity.measures else 0.0,
        measures=listed(match.id for match in standing_measures(item)),
        organization=activity.organizations[0].id if activity.organizations else "",
        organizations=listed(sorted({tag.id for tag in activity.organizations})),
        countries=listed(sorted({tag.code for tag in activity.countries})),
        doubts=listed(dict.fromkeys(doubt.code for doubt in activity.doubts)),
        language=activity.language or "",
        page=activity.pages[0] if activity.pages else 0,
        excerpt=activity.text[:_EXCERPT],
        key_text=key,
        length=len(key),
        sources=" ".join(f"{extraction}:{position}" for extraction, position in sources),
        further_doubts=further_doubts,
        carried_from="",
    )


def written_doubts(quoted: Reviewed | None) -> str:
    """What other documents make doubtful, beside what the proposal says of itself."""
    if quoted is None or quoted.proposal is None:
        return ""
    further = quoted.activity.doubts[len(quoted.proposal.activity.doubts) :]
    return _doubts.dump_json(further).decode() if further else ""


def doubts_in(row: Standing) -> tuple[Doubt, ...]:
    """What `written_doubts` has written."""
    return _doubts.validate_json(row.further_doubts)


def pointers_of(row: Standing) -> tuple[Pointer, ...]:
    """Where the proposals are kept that a line was made from."""
    pairs = (pair.partition(":") for pair in row.sources.split())
    return tuple((int(extraction), int(position)) for extraction, _, position in pairs)
