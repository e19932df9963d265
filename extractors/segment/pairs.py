"""Two neighbouring clauses of a sentence, with the joint between them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from extractors.segment.joints import Joint
from extractors.segment.nouns import Head
from extractors.segment.reading import Sentence


@dataclass(frozen=True)
class Pair:
    """Two clauses, of which the later one may tell of another activity.

    Attributes:
        earlier: from the cut before to the joint.
        later: from the joint to the end of the clause.
        joint: what parts them.
    """

    earlier: Sentence
    later: Sentence
    joint: Joint

    @cached_property
    def own_dates(self) -> tuple[int, ...]:
        """Where the dates of the later clause begin that the earlier one does not have."""
        known = {mark.id for mark in self.earlier.dates}
        return tuple(mark.start for mark in self.later.dates if mark.id not in known)

    @cached_property
    def subject(self) -> Head | None:
        """The first thing before the verb of the later clause."""
        limit = self.later.start + len(self.later.opening)
        return next((head for head in self.later.heads if head.start < limit), None)

    @property
    def opens_definite(self) -> bool:
        """Whether the later clause opens with "the"."""
        return _THE.match(self.later.core) is not None

    def opens(self, group: str) -> bool:
        """Whether the first words of the later clause belong to a cue group."""
        return self.later.language.activity.has(group, self.later.text)


Test = Callable[[Pair], bool]
"""Whether something holds for two clauses."""

EVENTS = frozenset({"meeting", "training", "operation"})
"""Types of what takes place."""

_THE = re.compile(r"the\b", re.IGNORECASE)
