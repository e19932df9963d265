"""The log of decisions as a release needs it: gone through a few times, never held."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from pipeline.model import Decision


@dataclass(frozen=True, slots=True)
class Log:
    """All decisions behind a release.

    Attributes:
        decisions: in the order of `seq`; may be gone through again.
        pseudonyms: what stands for each reviewer: r01, r02 … in the order in which they decided.
        last: `seq` of the last decision; 0 without any.
        undone: `seq` of those that an undo takes back, and of undos.
    """

    decisions: Iterable[Decision]
    pseudonyms: Mapping[str, str]
    last: int
    undone: frozenset[int]

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Self:
        """What there is to know of a log."""
        names: dict[str, None] = {}
        undos: list[tuple[int, int | None]] = []
        last = 0
        for decision in decisions:
            names.setdefault(decision.reviewer)
            last = max(last, decision.seq)
            if decision.verdict == "undo":
                undos.append((decision.seq, decision.undoes))
        undone: set[int] = set()
        # An undo may itself be undone: the last word counts.
        for seq, undoes in sorted(undos, reverse=True):
            if seq not in undone and undoes is not None:
                undone.add(undoes)
            undone.add(seq)
        return cls(
            decisions,
            {name: f"r{number:02}" for number, name in enumerate(names, 1)},
            last,
            frozenset(undone),
        )

    def active(self) -> Iterator[Decision]:
        """The decisions that count, as `pipeline.review.decisions.active_decisions` has them."""
        return (decision for decision in self.decisions if decision.seq not in self.undone)
