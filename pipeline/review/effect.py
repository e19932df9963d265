"""What an addition would change: the documents that it may touch, really read and matched anew.

Each document is cut, tagged and matched twice from its stored text, once with the lists as they are
and once with the addition (or without it, where it is to be taken back), so that nothing but the
addition makes a difference. Nothing is written.
"""

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, cast

from sqlalchemy import Engine

from extractors.extract import extract
from extractors.model import Document, DocumentId
from gazetteers.additions import Addition, Additions, using
from gazetteers.lookup import Name, NameIndex
from gazetteers.lookup_words import words_of
from pipeline.match.matcher import CueMatcher
from pipeline.match.memory import Memory
from pipeline.model import DECIDED, Activity, ActivityId, ReviewState
from pipeline.propose import propose
from pipeline.store.proposals import documents_with
from pipeline.store.standing import read
from pipeline.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PREFIX: Final = 4
"""Letters of a word by which documents are looked for: endings and spellings differ behind them."""


@dataclass(frozen=True, slots=True)
class Change:
    """An activity that would be read otherwise.

    Attributes:
        activity_id: its id.
        text: its words.
        state: what stands of it now; None for one that nobody has proposed so far.
        details: what would differ, one clause each.
    """

    activity_id: ActivityId
    text: str
    state: ReviewState | None
    details: tuple[str, ...]

    @property
    def is_decided(self) -> bool:
        """Whether a person has decided on it: then it stays as it is."""
        return self.state in DECIDED


@dataclass(slots=True)
class Effect:
    """What is known so far of the effect of an addition.

    Attributes:
        documents: how many may be touched.
        tried: how many of them were read anew.
        changes: the activities that would be read otherwise.
    """

    documents: int
    tried: int = 0
    changes: list[Change] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether every document was tried."""
        return self.tried == self.documents

    @property
    def decided(self) -> int:
        """How many of the changes are about activities that people decided on."""
        return sum(change.is_decided for change in self.changes)


class _Trial(Workspace):
    """A workspace as if one more name or cue were listed, or one less; it writes nothing."""

    def __init__(self, base: Workspace, entry: Addition) -> None:
        super().__init__(base.settings, base.clock)
        self._base = base
        known = base.additions
        self._tried = known.without(entry) if entry in known.entries else known.plus(entry)
        self._entry = entry

    @property
    def additions(self) -> Additions:
        return self._tried

    @cached_property
    def engine(self) -> Engine:
        return self._base.engine

    def remembered(self) -> Memory:
        return _Borrowed(self._base.remembered(), self._entry)


class _Borrowed(Memory):
    """The memory of a workspace, for texts that an addition does not touch; it keeps nothing."""

    def __init__(self, known: Memory, entry: Addition) -> None:
        super().__init__()
        self._lent = known
        self._touched = NameIndex(
            [Name(entry.id, entry.name)] if entry.kind == "organization" else []
        )

    def stems(self, kind: str, text: str, read: "Callable[[str], Iterable[str]]") -> list[str]:
        if self._touched.find(text, approximate=False):
            return list(read(text))
        return self._lent.stems(kind, text, read)


class EffectOf:
    """Finds out what an addition would change, document by document, as far as time allows."""

    def __init__(self, workspace: Workspace, entry: Addition) -> None:
        """Look for the documents that it may touch.

        Args:
            workspace: with the lists as they are.
            entry: what would be added; one that is listed already would be taken back.
        """
        self._base = workspace
        self._trial = _Trial(workspace, entry)
        self._entry = entry
        self._left = list(documents_with(workspace.engine, _beginnings(entry.name)))
        self.effect = Effect(len(self._left))

    def go_on(self, seconds: float | None = None) -> Iterator[Effect]:
        """Try the next documents, at least one, until time is up; None tries all.

        Yields:
            What is known after each document.
        """
        until = None if seconds is None else time.monotonic() + seconds
        while self._left:
            self.effect.changes += self._changes(self._left.pop(0))
            self.effect.tried += 1
            yield self.effect
            if until is not None and time.monotonic() > until:
                return

    @cached_property
    def _matchers(self) -> tuple[CueMatcher, CueMatcher]:
        # Learning costs a second, and most names stand in one document or none.
        return self._base.matcher(), self._trial.matcher()

    def _changes(self, document_id: DocumentId) -> list[Change]:
        stored = self._base.extraction(document_id)
        if stored is None or not self._touches(stored[0]):
            return []
        before, after = (
            self._read(stored[0], workspace, matcher)
            for workspace, matcher in zip((self._base, self._trial), self._matchers, strict=True)
        )
        differing = {
            key: details
            for key in {**before, **after}
            if (details := tuple(_differences(before.get(key), after.get(key))))
        }
        lines = read(self._base.engine, list(differing))
        return [
            Change(
                key,
                (after.get(key) or before[key]).text,
                cast(ReviewState, lines[key].state) if key in lines else None,
                details,
            )
            for key, details in differing.items()
        ]

    def _touches(self, document: Document) -> bool:
        """Whether the words of a name stand in a document as they would be met."""
        if self._entry.kind != "organization":
            return True
        index = NameIndex([Name(self._entry.id, self._entry.name)])
        return any(index.find(block.text) for block in document.blocks)

    def _read(
        self, document: Document, workspace: Workspace, matcher: CueMatcher
    ) -> Mapping[ActivityId, Activity]:
        with using(workspace.additions):
            extraction = extract(document, workspace.frameworks)
            made = propose(
                extraction,
                framework=workspace.framework,
                matcher=matcher,
                versions=workspace.versions,
            )
        return {item.activity.id: item.activity for item in made}


def _differences(old: Activity | None, new: Activity | None) -> Iterator[str]:
    if old is None:
        yield "would be cut out as an activity of its own"
    elif new is None:
        yield "would no longer be cut out like this"
    else:
        for words, were, are in (
            ("organizations", _bodies(old), _bodies(new)),
            ("countries", _countries(old), _countries(new)),
            ("measures, best first", _measures(old), _measures(new)),
        ):
            if were != are:
                yield f"{words}: {', '.join(were) or '–'} → {', '.join(are) or '–'}"


def _bodies(activity: Activity) -> list[str]:
    return [f"{tag.id} ({tag.role})" for tag in activity.organizations]


def _countries(activity: Activity) -> list[str]:
    return [tag.code for tag in activity.countries]


def _measures(activity: Activity) -> list[str]:
    return [match.id for match in activity.measures]


def _beginnings(name: str) -> tuple[str, ...]:
    """How the words of a name begin in a text, whatever their endings and their case."""
    return tuple(
        word.text[:_PREFIX]
        for word in words_of(name)
        # A phrase that counts as one word ("United Nations") may be written either way.
        if not word.is_mark and re.sub(r"\W", "", name[word.start : word.end]) == word.text
    )
