"""Keeps what stands now beside the log: brought up to date at each look, by what is new only."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, Engine

from extractors.collection import paused_collection
from extractors.model import DocumentId
from pipeline.doubts import proposed_state
from pipeline.model import DECIDED, ActivityId, Decision, Reviewed, Series
from pipeline.review.audit import ask_again
from pipeline.review.carry import Words, find_carried, prefilled
from pipeline.review.decisions import active_decisions, decided_states, proposed_states, shadows
from pipeline.review.queue import flags
from pipeline.review.standing_lines import doubts_in, line_of, pointers_of, written_doubts
from pipeline.review.weighing import count_clusters, tell_near, weigh
from pipeline.store import standing as kept
from pipeline.store import weights as stored
from pipeline.store.bulk import in_chunks
from pipeline.store.engine import writing
from pipeline.store.glance import MADE_BY
from pipeline.store.standing import Mark, Standing
from pipeline.store.standing_sources import (
    changed_series,
    decisions_about,
    document_numbers,
    proposals_at,
    series_documents,
    series_of,
    series_proposals,
    targets_between,
)

_PLACES_A_DOCUMENT: Final = 2**20
_PLACE_STEP: Final = 1e-4
"""New cuts are placed behind what they replace, before the next proposal."""
_AT_ONCE: Final = 2_000
"""Decisions that are taken in together: each document among them costs some statements."""


def bring_up_to_date(engine: Engine) -> Mark:
    """Take in what was read and decided since the last look; nothing to do costs two look-ups."""
    with engine.connect() as connection:
        newest = kept.newest_mark(connection, MADE_BY)
        if kept.mark(connection) == newest:
            return newest
    with writing(engine) as connection, paused_collection():
        return take_in(connection)


def take_in(connection: Connection) -> Mark:
    """The same inside a transaction that writes."""
    old = kept.mark(connection, lock=True)
    newest = kept.newest_mark(connection, MADE_BY)
    if old == newest:
        return newest
    if old.made_by != MADE_BY:
        kept.clear(connection)
        old = Mark(MADE_BY, 0, 0)
    confirmed = stored.confirmed_measures(connection)
    steps: Counter[ActivityId] = Counter()
    unknown: set[ActivityId] = set()
    remade: set[ActivityId] = set()
    touched = set(changed_series(connection, old.extraction))
    for series in sorted(touched):
        remade |= _remake(connection, series, steps, unknown)
    decided = targets_between(connection, old.decision, newest.decision)
    left = [activity_id for activity_id in decided if activity_id not in remade]
    for some in in_chunks(left, _AT_ONCE):
        touched |= _restate(connection, some, steps, unknown)
    for series in kept.with_editions(connection, touched):
        _carry(connection, series, steps, unknown)
    count_clusters(connection, unknown, steps)
    ask_again(connection, steps)
    weigh(connection, steps, confirmed)
    kept.set_mark(connection, newest)
    return newest


def load_reviewed(engine: Engine, ids: Collection[ActivityId]) -> dict[ActivityId, Reviewed]:
    """Activities as they stand, by id; those that nobody knows are left out."""
    with engine.connect() as connection:
        rows = kept.rows_of(connection, ids)
        states = _states(connection, rows, decisions_about(connection, ids))
        states = _prefill(
            connection, states, {each: row.carried_from for each, row in rows.items()}
        )
    found = {}
    for activity_id in rows.keys() & states.keys():
        shadow = rows[activity_id].shadowed_by
        item = states[activity_id]
        found[activity_id] = item.model_copy(update={"shadowed_by": shadow}) if shadow else item
    return found


def _remake(
    connection: Connection,
    series: Series,
    steps: Counter[ActivityId],
    unknown: set[ActivityId],
) -> frozenset[ActivityId]:
    """Make the lines of one series anew, from its newest proposals and what was decided.

    Args:
        connection: inside a transaction.
        series: the series.
        steps: what must be weighed, with how many near-duplicates have come or gone.
        unknown: gets what was not yet compared with others.

    Returns:
        What was looked at.
    """
    documents = {record.id: record for record in series_documents(connection, series)}
    proposals = list(series_proposals(connection, series))
    pointers = {(document, each.activity.id): at for document, at, each in proposals}
    proposed = proposed_states((each for _, _, each in proposals), documents)
    old = kept.rows_of(connection, {*kept.ids_of_series(connection, series), *proposed})
    ids = frozenset({*old, *proposed})
    decisions = decisions_about(connection, ids)
    states = decided_states(proposed, decisions)
    flagged = flags(decisions)
    numbers = document_numbers(connection, list(documents))
    rows = []
    for activity_id in sorted(ids & states.keys()):
        item, quoted, former = states[activity_id], proposed.get(activity_id), old.get(activity_id)
        place = former.place if former is not None else 0.0
        if quoted is not None:
            at = pointers[quoted.activity.ref.document, activity_id]
            number = numbers[quoted.activity.ref.document]
            place = float(number * _PLACES_A_DOCUMENT + at[1])
        record = documents.get(item.activity.ref.document)
        row = line_of(
            item,
            series=series,
            place=place,
            received_at=record.received_at.isoformat() if record else "",
            flagged=activity_id in flagged,
            sources=[
                pointers[source.ref.document, activity_id]
                for source in (quoted.sources if quoted is not None else ())
            ],
            further_doubts=written_doubts(quoted),
        )
        if former is not None and former.organizations == row.organizations:
            row = replace(row, cluster=former.cluster)
        rows.append(row)
    kept.delete_rows(connection, ids)
    kept.write_rows(connection, rows)
    kept.write_in_force(connection, decisions, active_decisions(decisions))
    _shade(connection, [row for row in rows if row.state in ("confirmed", "corrected")])
    steps.update(dict.fromkeys((row.activity_id for row in rows), 0))
    fresh = {
        row.activity_id
        for row in rows
        if row.activity_id not in old or old[row.activity_id].organizations != row.organizations
    }
    unknown |= fresh
    tell_near(connection, {key: old[key] for key in old.keys() - fresh}, {}, steps, unknown)
    return ids


def _restate(
    connection: Connection,
    ids: Sequence[ActivityId],
    steps: Counter[ActivityId],
    unknown: set[ActivityId],
) -> set[Series]:
    """Take in the decisions about some activities; `steps` and `unknown` as for `_remake`.

    Returns:
        The series that they belong to.
    """
    rows = kept.rows_of(connection, ids)
    decisions = decisions_about(connection, ids)
    states = _states(connection, rows, decisions)
    flagged = flags(decisions)
    places = _places_of_new_cuts(connection, decisions, rows)
    written: list[Standing] = []
    origins: dict[DocumentId, tuple[Series, str]] = {}
    for activity_id in ids:
        if activity_id not in states:
            continue  # an addition that was taken back
        item, former = states[activity_id], rows.get(activity_id)
        document_id = item.activity.ref.document
        if document_id not in origins:
            origins[document_id] = series_of(connection, document_id)
        series, received_at = origins[document_id]
        row = line_of(
            item,
            series=series,
            place=former.place if former is not None else places[activity_id],
            received_at=received_at,
            flagged=activity_id in flagged,
            sources=pointers_of(former) if former is not None else (),
            further_doubts=former.further_doubts if former is not None else "",
        )
        written.append(replace(row, cluster=former.cluster) if former is not None else row)
    kept.delete_rows(connection, ids)
    kept.write_rows(connection, written)
    kept.write_in_force(connection, decisions, active_decisions(decisions))
    shaded = _shade(connection, [*rows.values(), *written])
    steps.update(dict.fromkeys((*shaded, *(states.keys() & set(ids))), 0))
    unknown |= {row.activity_id for row in written if row.activity_id not in rows}
    tell_near(connection, rows, shaded, steps, unknown)
    return {row.series for row in (*rows.values(), *written)}


def _states(
    connection: Connection, rows: Mapping[ActivityId, Standing], decisions: Sequence[Decision]
) -> dict[ActivityId, Reviewed]:
    """What stands, from the proposals that lines point to and all decisions about them."""
    pointers = {activity_id: pointers_of(row) for activity_id, row in rows.items()}
    proposals = proposals_at(connection, {at for each in pointers.values() for at in each})
    proposed = {}
    for activity_id, at in pointers.items():
        if not at:
            continue
        first = proposals[at[0]]
        activity = first.activity
        if rows[activity_id].further_doubts:
            further = doubts_in(rows[activity_id])
            activity = activity.model_copy(update={"doubts": activity.doubts + further})
        proposed[activity_id] = Reviewed(
            activity=activity,
            state=proposed_state(activity),
            proposal=first,
            sources=tuple(proposals[each].activity for each in at),
        )
    return decided_states(proposed, decisions)


def _prefill(
    connection: Connection,
    states: dict[ActivityId, Reviewed],
    carried: Mapping[ActivityId, ActivityId | str],
) -> dict[ActivityId, Reviewed]:
    """The same states with what was decided on nearly the same words."""
    pairs = {new: old for new, old in carried.items() if old and new in states}
    rows = kept.rows_of(connection, set(pairs.values()))
    former = _states(connection, rows, decisions_about(connection, rows))
    return states | {
        new: prefilled(states[new], former[old]) for new, old in pairs.items() if old in former
    }


def _carry(
    connection: Connection,
    series: Series,
    steps: Counter[ActivityId],
    unknown: Collection[ActivityId],
) -> None:
    """Offer decisions again in the later editions of a series, or no more."""
    lines = kept.words_of_series(connection, series)
    carried = find_carried(
        Words(
            line.activity_id,
            line.key_text,
            frozenset(pair.partition(":")[0] for pair in line.sources.split()),
            decided=line.state in DECIDED,
            open=not line.reviewer and not line.shadowed_by,
        )
        for line in lines
    )
    changed = {
        line.activity_id: carried.get(line.activity_id, "")
        for line in lines
        if line.carried_from != carried.get(line.activity_id, "")
    }
    rows = kept.rows_of(connection, changed)
    states = _states(connection, rows, decisions_about(connection, rows))
    states = _prefill(connection, states, changed)
    written = [
        replace(
            line_of(
                states[activity_id],
                series=series,
                place=row.place,
                received_at=row.received_at,
                flagged=bool(row.flagged),
                sources=pointers_of(row),
                further_doubts=row.further_doubts,
            ),
            cluster=row.cluster,
            shadowed_by=row.shadowed_by,
            queued=_waits(states[activity_id].state, row.shadowed_by),
            carried_from=changed[activity_id],
        )
        for activity_id, row in rows.items()
    ]
    kept.write_rows(connection, written)
    steps.update(dict.fromkeys(rows, 0))
    tell_near(connection, rows, {}, steps, unknown)


def _places_of_new_cuts(
    connection: Connection, decisions: Sequence[Decision], rows: Mapping[ActivityId, Standing]
) -> dict[ActivityId, float]:
    """Where activities that only people know come in reading order."""
    places: dict[ActivityId, float] = {}
    for decision in decisions:
        made = [activity for activity in decision.result if activity.id not in rows]
        if not made:
            continue
        known = kept.rows_of(connection, [target.activity_id for target in decision.targets])
        places |= {activity_id: row.place for activity_id, row in known.items()}
        before = [
            places[target.activity_id]
            for target in decision.targets
            if target.activity_id in places
        ]
        fresh = [activity for activity in made if activity.id not in places]
        for number, activity in enumerate(fresh, 1):
            ref = activity.ref
            start = min(before, default=None) or kept.last_place(
                connection, ref.document, ref.block, ref.start
            )
            places[activity.id] = (start or 0.0) + number * _PLACE_STEP
    return places


def _shade(connection: Connection, rows: Sequence[Standing]) -> dict[ActivityId, int]:
    """Look for overlaps in the blocks of some lines.

    Returns:
        What has come into the queue by it (1) or left it (-1).
    """
    changed, steps = {}, {}
    blocks = {(row.document_id, row.block) for row in rows}
    for spans in kept.spans_in(connection, blocks).values():
        found = shadows(spans)
        for span in spans:
            shadow = found.get(span.activity_id, "")
            if shadow != span.shadowed_by:
                waits = _waits(span.state, shadow)
                changed[span.activity_id] = {"shadowed_by": shadow, "queued": waits}
                steps[span.activity_id] = waits - _waits(span.state, span.shadowed_by)
    kept.change_rows(connection, changed)
    return steps


def _waits(state: str, shadowed_by: str) -> int:
    return int(state == "needs_review" or (bool(shadowed_by) and state not in DECIDED))
