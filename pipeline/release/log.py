"""The log of decisions as a release needs it: gone through a few times, never held."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

from pipeline.model import ActivityId, Decision


@dataclass(frozen=True, slots=True)
class Log:
    """All decisions behind a release.

    Attributes:
        decisions: in the order of `seq`; may be gone through again.
        pseudonyms: what stands for each reviewer: r01, r02 … in the order in which they decided.
        last: `seq` of the last decision; 0 without any.
        undone: `seq` of those that an undo takes back, and of undos.
        deciders: the reviewers of those that count, in the order in which they decided.
        replacements: each activity that one that counts put in the place of another, with that
            one and `seq`.
    """

    decisions: Iterable[Decision]
    pseudonyms: Mapping[str, str]
    last: int
    undone: frozenset[int]
    deciders: tuple[str, ...]
    replacements: tuple[tuple[ActivityId, ActivityId, int], ...]

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Self:
        """What there is to know of a log."""
        said: list[tuple[int, str]] = []
        undos: list[tuple[int, int | None]] = []
        replacements: list[tuple[ActivityId, ActivityId, int]] = []
        for decision in decisions:
            said.append((decision.seq, decision.reviewer))
            before = {target.activity_id for target in decision.targets}
            for activity in decision.result:
                for replaced in sorted(before - {activity.id}):
                    replacements.append((activity.id, replaced, decision.seq))
            if decision.verdict == "undo":
                undos.append((decision.seq, decision.undoes))
        undone: set[int] = set()
        # An undo may itself be undone: the last word counts.
        for seq, undoes in sorted(undos, reverse=True):
            if seq not in undone and undoes is not None:
                undone.add(undoes)
            undone.add(seq)
        names = dict.fromkeys(name for _, name in said)
        return cls(
            decisions,
            {name: f"r{number:02}" for number, name in enumerate(names, 1)},
            max((seq for seq, _ in said), default=0),
            frozenset(undone),
            tuple(dict.fromkeys(name for seq, name in said if seq not in undone)),
            tuple(each for each in replacements if each[2] not in undone),
        )
