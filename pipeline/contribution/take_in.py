"""Returned forms that were read: their answers become decisions, once for each form."""

from dataclasses import dataclass, field

from extractors.contribution_form import read_form
from pipeline.contribution.answers import Answered, Answers
from pipeline.keys import FORM_SERIES
from pipeline.model import DocumentRecord
from pipeline.review.desk import Desk, State
from pipeline.review.record import Signature
from pipeline.review.recut import Cutter

_BATCH = 16
"""Letters of a document's id that tell the decisions of one form from those of others."""
_LONGEST_NOTE = 2_000


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a returned form changed.

    Attributes:
        document: the form.
        organization: id of the organization that returned it.
        answers: what became of each entry.
        additions: number of paragraphs that were added; they are proposals like any other.
    """

    document: DocumentRecord
    organization: str
    answers: tuple[Answered, ...] = field(default=())
    additions: int = 0

    def of(self, *kinds: str) -> tuple[Answered, ...]:
        """The entries of these kinds."""
        return tuple(item for item in self.answers if item.kind in kinds)


def take_in_forms(desk: Desk) -> tuple[TakenIn, ...]:
    """Turn the answers of all forms that were read and not yet taken in into decisions.

    The decisions of one form are added to the log together or not at all, so that after an
    interruption a form is taken in by the next call. They are signed with the organization's id
    and can be undone like any other.
    """
    taken = []
    with desk.deciding() as state:
        forms = [
            record for record in state.documents.values() if record.series.startswith(FORM_SERIES)
        ]
        # The log is read where there is a form only: most workspaces have none.
        done = {item.batch for item in state.log if item.channel == "form"} if forms else set()
        waiting = [record for record in forms if _batch(record) not in done]
    for record in sorted(waiting, key=lambda record: (record.received_at, record.id)):
        with desk.deciding() as state:
            found = _read(desk, state, record)
            if found is None:
                continue
            decisions = [item.decision for item in found.answers if item.decision is not None]
            if decisions:
                desk.decide(decisions)
        if decisions or found.of("conflict", "missing"):
            taken.append(found)
    return tuple(taken)


def _batch(record: DocumentRecord) -> str:
    return record.id.removeprefix("sha256:")[:_BATCH]


def _read(desk: Desk, state: State, record: DocumentRecord) -> TakenIn | None:
    document, _ = desk.document(record.id)
    form = read_form(document, desk.workspace.frameworks)
    if form is None:
        return None
    now = desk.now()
    answers = Answers(
        known=state.items,
        cutter=Cutter(
            document=document,
            series=record.series,
            frameworks=desk.workspace.frameworks,
            framework=desk.workspace.framework,
            known=state.items,
            added=desk.workspace.additions,
        ),
        codes=desk.codes,
        sign=lambda note: Signature(
            reviewer=form.organization,
            decided_at=now,
            channel="form",
            note=note[:_LONGEST_NOTE],
            batch=_batch(record),
        ),
    )
    return TakenIn(record, form.organization, answers.of(form), len(form.additions))
