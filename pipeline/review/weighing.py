"""Near-duplicates, and the order of the queue that rests on them: kept current line by line."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, Engine

from pipeline.model import ActivityId
from pipeline.review.audit import audit_band
from pipeline.review.queue import NEAR_DUPLICATE, band_of
from pipeline.store import standing as kept
from pipeline.store import weights as stored
from pipeline.store.standing import Standing

_ONE_BY_ONE: Final = 3
"""Changes in one group up to which each is compared by itself; for more the group is read once."""
_LIKE_LENGTHS: Final = 200
"""Texts of the next smaller and larger lengths that one is compared with: a near-duplicate differs
by a name or a date, and a group of thousands would be compared for minutes."""


def near_duplicates(engine: Engine, item: Standing) -> tuple[ActivityId, ...]:
    """What waits with the same organizations and nearly the same words, the nearest first."""
    with engine.connect() as connection:
        return tuple(each for each, queued in _near(connection, item) if queued)


def count_clusters(
    connection: Connection, ids: Collection[ActivityId], steps: Counter[ActivityId]
) -> None:
    """Count the near-duplicates of new lines, among all of the same organizations."""
    rows = kept.rows_of(connection, ids)
    for organizations in sorted({row.organizations for row in rows.values()}):
        group = stored.texts_of_group(connection, organizations)
        waiting = {activity_id: queued for activity_id, _, queued in group}
        for activity_id, others in _near_in(group, ids):
            for other in others:
                steps[activity_id] += waiting[other]
                if other not in ids:
                    steps[other] += waiting[activity_id]


def _near_in(
    group: Sequence[stored.Text], ids: Collection[ActivityId]
) -> Iterator[tuple[ActivityId, list[ActivityId]]]:
    """The near-duplicates of some activities in a group that is sorted by length."""
    # Importing it takes as long as many a command.
    import numpy as np

    texts = [text for _, text, _ in group]
    for index, (activity_id, text, _) in enumerate(group):
        if activity_id not in ids:
            continue
        start, end = max(0, index - _LIKE_LENGTHS), index + _LIKE_LENGTHS + 1
        scores = process.cdist(
            [text],
            texts[start:end],
            scorer=fuzz.ratio,
            score_cutoff=NEAR_DUPLICATE,
            dtype=np.uint8,
        )
        near = (group[start + each][0] for each in np.flatnonzero(scores[0]).tolist())
        yield activity_id, [other for other in near if other != activity_id]


def tell_near(
    connection: Connection,
    before: Mapping[ActivityId, Standing],
    shaded: Mapping[ActivityId, int],
    steps: Counter[ActivityId],
    unknown: Collection[ActivityId],
) -> None:
    """Let near-duplicates know of what has left the queue or come back to it.

    Args:
        connection: inside a transaction.
        before: lines as they were.
        shaded: what overlaps have taken out of the queue (-1) or into it (1).
        steps: gets the changes.
        unknown: what is compared with all others later.
    """
    now = kept.rows_of(connection, {*before, *shaded})
    changed: dict[str, dict[ActivityId, tuple[Standing, int]]] = {}
    for activity_id in sorted({*before, *shaded} - set(unknown)):
        row = before.get(activity_id) or now[activity_id]
        if activity_id in before:
            after = now.get(activity_id)
            step = (after.queued if after is not None else 0) - row.queued
        else:
            step = shaded[activity_id]
        if step:
            changed.setdefault(row.organizations, {})[activity_id] = (row, step)
    for organizations, group in changed.items():
        alike: dict[ActivityId, list[ActivityId]] = {}
        if len(group) > _ONE_BY_ONE:
            alike = dict(_near_in(stored.texts_of_group(connection, organizations), group))
        # Few, or what stands no more.
        for activity_id in group.keys() - alike.keys():
            alike[activity_id] = [other for other, _ in _near(connection, group[activity_id][0])]
        for activity_id, others in alike.items():
            step = group[activity_id][1]
            steps.update(dict.fromkeys((each for each in others if each not in unknown), step))


def weigh(connection: Connection, steps: Mapping[ActivityId, int], before: frozenset[str]) -> None:
    """Weigh lines, and those whose measure is confirmed for the first time, or no more."""
    confirmed = stored.confirmed_measures(connection)
    weights = {each.activity_id: each for each in stored.weights_of(connection, steps)}
    for each in stored.weights_under(connection, before ^ confirmed):
        weights.setdefault(each.activity_id, each)
    changed = []
    for activity_id, old in weights.items():
        cluster = max(1, old.cluster + steps.get(activity_id, 0))
        unproven = bool(old.measure) and old.measure not in confirmed
        band = band_of(old.confidence, cluster=cluster, unproven=unproven)
        if old.audit:
            band = audit_band(activity_id)
        if (cluster, band) != (old.cluster, old.band):
            changed.append(replace(old, cluster=cluster, band=band))
    stored.write_weights(connection, changed)


def _near(connection: Connection, item: Standing) -> list[tuple[ActivityId, bool]]:
    """Near-duplicates, the nearest first, each with whether it waits."""
    group = [
        each
        for each in stored.texts_around(connection, item, most=_LIKE_LENGTHS)
        if each[0] != item.activity_id
    ]
    import numpy as np

    scores = process.cdist(
        [item.key_text],
        [text for _, text, _ in group],
        scorer=fuzz.ratio,
        score_cutoff=NEAR_DUPLICATE,
        dtype=np.float32,
    )
    order = sorted(
        (-float(score), activity_id, bool(queued))
        for score, (activity_id, _, queued) in zip(scores[0], group, strict=True)
        if score
    )
    return [(activity_id, queued) for _, activity_id, queued in order]
