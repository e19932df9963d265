"""What the log teaches now: lessons read once a decision, and what leads have said of them."""

import threading
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from extractors.collection import paused_collection
from gazetteers.additions import Addition, Additions, read_rejected
from gazetteers.organizations import Organizations
from gazetteers.territories import Territories
from pipeline.errors import DecisionError
from pipeline.model import Activity, ActivityId, Decision
from pipeline.review.teaching import (
    Known,
    Lesson,
    Teaching,
    in_order,
    key_of,
    lessons_of,
    names_taught,
)
from pipeline.store.decisions import decisions_after

if TYPE_CHECKING:
    from pipeline.workspace import Workspace

_SAYS: Final = frozenset({"confirm", "correct", "add", "recut", "reject"})
"""Verdicts that say what stands; a note changes nothing, and an undo takes back."""


class RuledBefore(DecisionError):
    """Somebody has ruled on a proposal before."""

    def __init__(self, entry: Addition, ruling: str) -> None:
        ruling = "taken back" if entry.source.accepted else ruling
        super().__init__(
            f"“{entry.name}” of {entry.id} was {ruling} by {entry.source.by} on "
            f"{entry.source.day} already"
        )


@dataclass(frozen=True, slots=True)
class Taught:
    """What there is to decide, and what was decided.

    Attributes:
        waiting: teachings that no lead has ruled on.
        accepted: what is in the lists.
        rejected: what is not to be proposed again.
    """

    waiting: tuple[Teaching, ...]
    accepted: tuple[Addition, ...]
    rejected: tuple[Addition, ...]

    def waits(self, teaching_id: str) -> Teaching:
        """One that waits.

        Raises:
            RuledBefore: if a lead has ruled on it.
            DecisionError: if there is none.
        """
        for item in self.waiting:
            if item.id == teaching_id:
                return item
        for words, entries in (("accepted", self.accepted), ("rejected", self.rejected)):
            for entry in entries:
                if entry.proposal == teaching_id:
                    raise RuledBefore(entry, words)
        raise DecisionError("there is no such proposal", where=teaching_id)

    def listed(self, proposal: str) -> Addition:
        """What was accepted of a proposal.

        Raises:
            RuledBefore: if it was rejected, or taken back by now.
            DecisionError: if nothing was.
        """
        for entry in self.accepted:
            if entry.proposal == proposal:
                return entry
        for entry in self.rejected:
            if entry.proposal == proposal:
                raise RuledBefore(entry, "rejected")
        raise DecisionError("nothing was accepted of this proposal", where=proposal)


@dataclass(frozen=True, slots=True)
class _Read:
    """What is kept of a decision."""

    seq: int
    undoes: int | None
    says: bool
    about: frozenset[ActivityId]
    lessons: tuple[Lesson, ...]
    known: tuple[Known, ...]


class Teacher:
    """What the decisions of a workspace teach; each is read once."""

    def __init__(self, workspace: "Workspace") -> None:
        self._workspace = workspace
        self._lock = threading.Lock()
        self._read: list[_Read] = []
        self._made: tuple[object, tuple[Teaching, ...]] = (None, ())

    def taught(self) -> Taught:
        """What the log teaches now.

        Raises:
            GazetteerError: if the file of what was accepted or rejected is damaged.
        """
        additions = self._workspace.additions
        rejected = read_rejected(self._workspace.settings.additions)
        with self._lock:
            last = self._read[-1].seq if self._read else 0
            with paused_collection():
                new = decisions_after(self._workspace.engine, last)
            self._read += map(_read, new)
            version = (self._read[-1].seq if self._read else 0, additions)
            if self._made[0] != version:
                self._made = version, self._teachings(additions)
            found = self._made[1]
        ruled = {entry.proposal for entry in (*additions.entries, *rejected)}
        return Taught(
            waiting=tuple(item for item in found if item.id not in ruled),
            accepted=additions.entries,
            rejected=rejected,
        )

    def _teachings(self, additions: Additions) -> tuple[Teaching, ...]:
        standing = _in_force(self._read)
        lessons = [lesson for item in standing for lesson in item.lessons]
        if not lessons:
            return ()
        # What compares words is slow to import, and the queue needs none of it.
        from pipeline.match.fitted import load_precedents
        from pipeline.review.word_pairs import PairReader, cues_taught

        workspace = self._workspace
        listed, territories = workspace.organizations, workspace.territories
        names = names_taught(
            lessons,
            known={"organization": _body_names(listed), "country": _country_names(territories)},
            is_listed=listed.by_id,
        )
        known = [each for item in standing for each in item.known] + [
            Known(_small(precedent.text), tuple(precedent.measures))
            for precedent in load_precedents(workspace.framework.id)
        ]
        reader = PairReader(workspace.framework, listed, territories)
        return in_order((*names, *cues_taught(lessons, known, reader)))


def _read(decision: Decision) -> _Read:
    return _Read(
        seq=decision.seq,
        undoes=decision.undoes,
        says=decision.verdict in _SAYS,
        about=frozenset(target.activity_id for target in decision.targets),
        lessons=tuple(lessons_of(decision)),
        known=tuple(map(_known, decision.result)),
    )


def _known(activity: Activity) -> Known:
    return Known(_small(activity.text), tuple(match.id for match in activity.measures))


def _small(text: str) -> str:
    return " ".join(text.lower().split())


def _in_force(read: Iterable[_Read]) -> list[_Read]:
    """The last word on each activity: no undo takes it back, and none came after it."""
    undone: set[int] = set()
    answered: set[ActivityId] = set()
    found = []
    for item in sorted(read, key=lambda item: -item.seq):
        if item.seq in undone:
            continue
        if item.undoes is not None:
            undone.add(item.undoes)
        elif item.says:
            if not item.about <= answered:
                found.append(item)
            answered |= item.about
    return found[::-1]


def _body_names(listed: Organizations) -> Collection[tuple[str, str]]:
    return {
        (entry.id, key_of(name.text))
        for entry in listed.entries
        for name in entry.names()
        if name.strength != "never"
    }


def _country_names(known: Territories) -> Collection[tuple[str, str]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for country in known.countries.values():
        for group in (country.also, country.people, country.acronyms, country.exact):
            names[country.id].update((*group.en, *group.ru))
        names[country.id].update(name for name in (country.name.en, country.name.ru) if name)
    return {(code, key_of(name)) for code, each in names.items() for name in each}
