"""What leads rule on: proposals with their cautions and effects, accepted as they stand or edited.

The review screen and the command line both go through here.
"""

import threading
from collections import OrderedDict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, Literal

from pydantic import ValidationError

from gazetteers.additions import Addition, Source
from gazetteers.errors import GazetteerError
from gazetteers.model import LanguageCode, Record
from pipeline.errors import DecisionError
from pipeline.review.teacher import Taught, Teacher
from pipeline.review.teaching import Teaching
from pipeline.store.proposals import newest_extraction

if TYPE_CHECKING:
    from pipeline.review.effect import Effect, EffectOf
    from pipeline.workspace import Workspace

_EFFECTS_KEPT: Final = 8
"""Effects held in memory: a lead looks at one after the other."""


class Wording(Record):
    """How a lead wants an addition written; None leaves it as it is proposed."""

    name: str | None = None
    language: LanguageCode | None = None
    match: Literal["exact", "inflected"] | None = None
    weight: Literal[1, 2, 3] | None = None


class Proposals:
    """The proposals of one workspace."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._teacher = Teacher(workspace)
        self._lock = threading.Lock()
        self._effects: OrderedDict[object, tuple[threading.Lock, EffectOf]] = OrderedDict()

    def taught(self) -> Taught:
        """What waits for a lead, and what leads have ruled.

        Raises:
            GazetteerError: if a file of theirs is damaged.
        """
        return self._teacher.taught()

    def entry(
        self, teaching: Teaching, wording: Wording, *, by: str = "", note: str = ""
    ) -> Addition:
        """The entry that a proposal would be in the lists.

        Raises:
            DecisionError: if it has no words, or too many.
        """
        source = Source(
            decisions=tuple(dict.fromkeys(lesson.seq for lesson in teaching.lessons)),
            by=by,
            day=self._workspace.clock().date(),
            note=" ".join(note.split()),
        )
        plain = teaching.as_addition(source)
        try:
            return Addition.model_validate(
                plain.model_dump() | wording.model_dump(exclude_none=True)
            )
        except ValidationError as error:
            raise DecisionError(
                "the words are missing or too long", remedy="Write 200 letters at most"
            ) from error

    def cautions(self, entry: Addition) -> tuple[str, ...]:
        """Why an addition may do harm; a lead must overrule each of them to accept it."""
        from pipeline.review.cautions import Cautions

        workspace = self._workspace
        known = Cautions(workspace.framework, workspace.organizations, workspace.territories)
        return known.of(entry)

    def refusal(self, entry: Addition) -> str:
        """Why the lists cannot take an addition at all; empty where they can."""
        from pipeline.review.rulings import try_out

        overruled = entry.model_copy(update={"despite": self.cautions(entry)})
        try:
            try_out(self._workspace, self._workspace.additions, overruled)
        except GazetteerError as error:
            return str(error)
        return ""

    def accept(
        self,
        teaching: Teaching,
        wording: Wording,
        *,
        by: str,
        note: str,
        overruled: Collection[str],
    ) -> Addition:
        """Add a proposal to the lists; it counts from the next reading on.

        Args:
            teaching: the proposal.
            wording: as the lead wants it.
            by: the lead.
            note: why.
            overruled: the cautions that the lead has seen and overrules.

        Raises:
            DecisionError: if a caution stands, or somebody has ruled on it before.
            GazetteerError: if the lists cannot take it.
        """
        from pipeline.review.rulings import accept

        entry = self.entry(teaching, wording, by=by, note=note)
        cautions = self.cautions(entry)
        standing = [caution for caution in cautions if caution not in overruled]
        if standing:
            raise DecisionError(
                "; ".join(standing), remedy="Confirm that it is right all the same, or reject it"
            )
        entry = entry.model_copy(update={"despite": cautions})
        accept(self._workspace, entry)
        return entry

    def reject(self, teaching: Teaching, *, by: str, note: str) -> Addition:
        """Refuse a proposal for good.

        Raises:
            DecisionError: if somebody has ruled on it before.
            GazetteerError: if the list of what was refused is damaged.
        """
        from pipeline.review.rulings import reject

        entry = self.entry(teaching, Wording(), by=by, note=note)
        reject(self._workspace, entry)
        return entry

    def take_back(self, entry: Addition, *, by: str, note: str) -> None:
        """Take what was accepted out of the lists; it is not proposed again.

        Raises:
            DecisionError: if somebody has taken it back meanwhile, or it was accepted by somebody
                else and no note says why.
            GazetteerError: if a list is damaged.
        """
        from pipeline.review.rulings import take_back

        note = " ".join(note.split())
        accepted = entry.source
        if accepted.by != by and not note:
            raise DecisionError(
                f"it was accepted by {accepted.by}", remedy="Say in a note why you take it back"
            )
        why = f": {accepted.note}" if accepted.note else ""
        source = Source(
            decisions=accepted.decisions,
            by=by,
            day=self._workspace.clock().date(),
            note=note,
            accepted=f"{accepted.by}, {accepted.day}{why}",
        )
        take_back(self._workspace, entry, source)

    def effect(self, entry: Addition, seconds: float | None) -> "Effect":
        """What an addition would change, as far as it can be found out in some seconds.

        Of one that is listed already, what taking it back would change.

        Asked again it goes on where it stopped; None goes to the end.
        """
        with self._effect_of(entry) as found:
            for _ in found.go_on(seconds):
                pass
            return found.effect

    @contextmanager
    def _effect_of(self, entry: Addition) -> "Iterator[EffectOf]":
        from pipeline.review.effect import EffectOf

        listed = entry in self._workspace.additions.entries
        key = (
            entry.model_copy(update={"source": Source(by="", day=entry.source.day)}),
            listed,
            self._workspace.additions,
            newest_extraction(self._workspace.engine),
        )
        with self._lock:
            if key not in self._effects:
                self._effects[key] = threading.Lock(), EffectOf(self._workspace, entry)
            self._effects.move_to_end(key)
            while len(self._effects) > _EFFECTS_KEPT:
                self._effects.popitem(last=False)
            lock, found = self._effects[key]
        with lock:
            yield found
