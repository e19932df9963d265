"""The blind audit: a twentieth of what was accepted is asked again, without what stands.

Which one depends on its id alone, so nobody chooses and every run agrees.
"""

import hashlib
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from pipeline.model import ActivityId, AuditAnswer, ReviewState
from pipeline.store import audit as answers
from pipeline.store import standing as kept

NO_ACTIVITY: Final = "reject"
"""An answer that is no measure."""
AUDITED: Final[tuple[ReviewState, ...]] = ("auto_accepted", "confirmed")
_ONE_IN: Final = 20
_BANDS: Final = 16
"""Bands of the queue over which audited items are strewn: they must not come at its end only."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often people who saw nothing said what stood.

    Attributes:
        same: answers that agree.
        count: all answers.
        kappa: Cohen's; None where chance alone would agree always, or without answers.
    """

    same: int
    count: int
    kappa: float | None

    @property
    def percent(self) -> int | None:
        """The share that agrees; None without answers."""
        return round(100 * self.same / self.count) if self.count else None


def is_drawn(activity_id: ActivityId) -> bool:
    """Whether an activity is in the sample: one in twenty, by a hash of its id."""
    return _number(activity_id) % _ONE_IN == 0


def audit_band(activity_id: ActivityId) -> int:
    """Where in the queue it comes back."""
    return -(_number(activity_id) // _ONE_IN % _BANDS)


def ask_again(connection: Connection, ids: Collection[ActivityId]) -> None:
    """Mark which of some lines come back blind, and those where the answer was another."""
    drawn = [activity_id for activity_id in ids if is_drawn(activity_id)]
    said = answers.answers_about(connection, drawn)
    rows = kept.rows_of(connection, ids)
    changes = {}
    for activity_id, row in rows.items():
        answer = said.get(activity_id)
        current = answer is not None and answer.revision == row.revision
        eligible = row.state in AUDITED and not row.shadowed_by and not row.queued
        due = int(is_drawn(activity_id) and eligible and answer is None)
        differs = current and answer is not None and answer.answer != answer.stood
        new = {
            "audit": due,
            "asked": int(due or row.queued),
            "flagged": int(differs or row.flagged),
        }
        if new != {"audit": row.audit, "asked": row.asked, "flagged": row.flagged}:
            changes[activity_id] = new
    kept.change_rows(connection, changes)


def agreement(said: Sequence[AuditAnswer]) -> Agreement:
    """Agreement in percent, and beyond what chance would give.

    Cohen's kappa: (observed - expected) / (1 - expected), where expected is how often two people
    who use each answer as often as these did would agree by chance. When one measure dominates,
    kappa is low though nearly all agree: the counts stand beside it for that reason.
    """
    count = len(said)
    same = sum(each.answer == each.stood for each in said)
    if not count:
        return Agreement(0, 0, None)
    given, stood = Counter(each.answer for each in said), Counter(each.stood for each in said)
    expected = sum(given[key] * stood[key] for key in given) / count**2
    kappa = None if expected == 1 else (same / count - expected) / (1 - expected)
    return Agreement(same, count, kappa)


def _number(activity_id: ActivityId) -> int:
    return int.from_bytes(hashlib.sha256(f"audit {activity_id}".encode()).digest()[:8], "big")
