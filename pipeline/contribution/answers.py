"""From a returned form to decisions: each answer is checked against what stands now."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from extractors.contribution_form import ContributionForm, FormEntry
from gazetteers.model import MeasureId
from pipeline.errors import DecisionError
from pipeline.keys import key_text
from pipeline.model import ActivityId, Decision, Reviewed
from pipeline.review.codes import Codes
from pipeline.review.record import Edit, Signature, answer, reject, remark
from pipeline.review.record import replace as replace_by
from pipeline.review.recut import Cutter

Kind = Literal["confirmed", "amended", "removed", "moved", "remark", "open", "conflict", "missing"]

CHOOSE: Final = "choose"
"""Stands in the column of answers until somebody answers."""
OFFERED: Final = ("confirm", "amend", "remove")

_ANSWERS: Mapping[str, str] = {
    "": "", CHOOSE: "",
    "confirm": "confirm", "confirmed": "confirm", "yes": "confirm", "correct": "confirm",
    "да": "confirm", "верно": "confirm", "подтверждаем": "confirm", "подтвердить": "confirm",
    "amend": "amend", "amended": "amend", "изменить": "amend", "изменено": "amend",
    "remove": "remove", "delete": "remove", "удалить": "remove", "исключить": "remove",
}  # fmt: skip
"""What people write, in small letters without signs at the ends."""


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of one entry of a form.

    Attributes:
        kind: what the organization said; "open" where it said nothing, "conflict" where somebody
            decided after the form was made, "missing" where the activity is not known any more.
        before: the words that stood in the dataset; empty where it is missing.
        after: the words, the measure or the remark that the organization wrote.
        decision: what is added to the log; None where nothing is.
    """

    activity_id: ActivityId
    kind: Kind
    before: str = ""
    after: str = ""
    decision: Decision | None = None


@dataclass(frozen=True)
class Answers:
    """Makes decisions from the entries of one form.

    Attributes:
        known: every activity that was proposed or decided, by id.
        cutter: makes activities from the words of the form.
        codes: the measures that may be written as an answer.
        sign: makes the signature from a note.
    """

    known: Mapping[ActivityId, Reviewed]
    cutter: Cutter
    codes: Codes
    sign: Callable[[str], Signature]

    def of(self, form: ContributionForm) -> tuple[Answered, ...]:
        """What became of each entry, in the order of the form.

        Two amended entries with the same words give two activities; none is lost.
        """
        made: list[Answered] = []
        for entry in form.entries:
            results = [result for item in made if item.decision for result in item.decision.result]
            made.append(self._entry(entry, [result.id for result in results]))
        return tuple(made)

    def _entry(self, entry: FormEntry, taken: Sequence[ActivityId]) -> Answered:
        item = self.known.get(entry.activity_id)
        if item is None:
            return Answered(entry.activity_id, "missing", after=entry.text)
        before = item.activity.text
        answered, note = self._answer(entry.answer)
        amended = bool(entry.text) and key_text(entry.text) != key_text(before)
        if not answered and not note and not amended:
            return Answered(entry.activity_id, "open", before)
        if entry.revision != item.revision:
            return Answered(entry.activity_id, "conflict", before, entry.text or entry.answer)
        by = self.sign(note)
        framework = self.cutter.framework.id
        if answered == "remove":
            reason = entry.text if amended else ""
            signed = self.sign(reason) if reason else by
            return Answered(entry.activity_id, "removed", before, reason, reject(item, signed))
        if amended and entry.ref is not None:
            part = self._part(entry, item, taken)
            decision = replace_by([item], [part], by)
            return Answered(entry.activity_id, "amended", before, part.activity.text, decision)
        if answered in ("confirm", "amend"):
            decision = answer(item, Edit(), by, framework=framework)
            return Answered(entry.activity_id, "confirmed", before, decision=decision)
        if answered:
            edit = Edit(measures=(MeasureId(answered),))
            decision = answer(item, edit, by, framework=framework)
            return Answered(entry.activity_id, "moved", before, answered, decision)
        return Answered(entry.activity_id, "remark", before, note, remark(item, by))

    def _answer(self, written: str) -> tuple[str, str]:
        """An answer and a note: a word that is offered, the id of a measure, else the words."""
        word = written.casefold().strip(" .!:;-–—")
        if word in _ANSWERS:
            return _ANSWERS[word], ""
        try:
            return self.codes.measure(written.strip(" .!:;-–—")), ""
        except DecisionError:
            return "", written

    def _part(self, entry: FormEntry, item: Reviewed, taken: Sequence[ActivityId]) -> Reviewed:
        if entry.ref is None:
            raise DecisionError("the entry has no words", where=entry.activity_id)
        part = self.cutter.cut(entry.ref, instead_of=[item])
        if part.activity.id in taken:
            known = {**self.cutter.known, **dict.fromkeys(taken, part)}
            part = replace(self.cutter, known=known).cut(entry.ref, instead_of=[item])
        return part
