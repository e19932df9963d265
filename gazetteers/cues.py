"""Cue files: groups of words that are signs of something, each with examples that prove it.

A file holds a list of groups. Their phrases are written in the notation of `cue_notation` and match
whole words; case does not matter unless the group says `exact_case: true`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from pydantic import Field

from gazetteers.cue_notation import compiled
from gazetteers.cue_places import Places
from gazetteers.errors import GazetteerError
from gazetteers.load import DATA, read_entries
from gazetteers.model import LanguageCode, Record

CUES = DATA / "cues"
"""Where the cue files lie, one a subject and language: "activity.en.yml"."""

_MOST_WORDS = 20_000
"""Words of which it is remembered whether they are a sign: the same return from text to text."""

_NEVER = " never"
"""Behind the id of a group: its phrases that take a sign away."""


class Examples(Record):
    """Texts in which a group must be found, and texts in which it must not be."""

    match: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


class CueGroup(Record):
    """Words that are signs of one thing.

    Attributes:
        id: the name by which code asks for the group.
        means: what the words are a sign of, for whoever extends the list.
        phrases: the words, in the notation of `cue_notation`.
        never: phrases around a sign that make it something else ("law enforcement"); a sign that
            overlaps one of them does not count.
        value: what the sign stands for where several groups share one use ("training").
        weight: how much the sign counts where groups are added up; signs are alike at 1.
        exact_case: True where capitals are part of the sign.
        at_start: True where the sign counts at the very beginning of a text only.
        examples: texts that prove the phrases right; checked on load.
    """

    id: str
    means: str
    phrases: tuple[str, ...] = Field(min_length=1)
    never: tuple[str, ...] = ()
    value: str = ""
    weight: float = 1.0
    exact_case: bool = False
    at_start: bool = False
    examples: Examples = Examples()


@dataclass(frozen=True, slots=True)
class CueHit:
    """A sign in a text: half-open code points, and the group that it belongs to."""

    start: int
    end: int
    group: str
    value: str
    weight: float


@dataclass(frozen=True)
class CueBook:
    """The cue groups of one file, ready to be searched for.

    Attributes:
        groups: the groups by their ids, in the order of the file.
    """

    groups: Mapping[str, CueGroup]
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)
    _alone: dict[tuple[str, str], bool] = field(default_factory=dict, repr=False)
    _families: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)

    def pattern(self, group: str) -> re.Pattern[str]:
        """The compiled phrases of a group, longest first.

        Raises:
            KeyError: if the file has no such group.
        """
        if group not in self._patterns:
            entry = self.groups[group]
            self._patterns[group] = compiled(
                entry.phrases, exact_case=entry.exact_case, at_start=entry.at_start
            )
        return self._patterns[group]

    def _exceptions(self, group: str, text: str) -> tuple[tuple[int, int], ...]:
        """Where phrases stand that take signs of a group away."""
        entry, never = self.groups[group], f"{group}{_NEVER}"
        if not entry.never:
            return ()
        if never not in self._patterns:
            self._patterns[never] = compiled(entry.never, exact_case=entry.exact_case)
        return tuple(hit.span() for hit in self._standing(never, self._patterns[never], text))

    def has(self, group: str, text: str) -> bool:
        """Whether a sign of the group stands in the text."""
        return self.first(group, text) is not None

    def may_stand(self, group: str, text: str) -> bool:
        """Whether words of a text begin as a sign of the group; else none is in any part of it."""
        return group in self._places.anywhere or group in self._places.of(text)

    def find(self, group: str, text: str) -> Iterator[CueHit]:
        """The signs of a group in a text, from left to right, not overlapping."""
        entry = self.groups[group]
        exceptions: Sequence[tuple[int, int]] | None = None
        for hit in self._matches(group, text):
            if exceptions is None:
                exceptions = self._exceptions(group, text)
            if any(start < hit.end() and hit.start() < end for start, end in exceptions):
                continue
            yield CueHit(hit.start(), hit.end(), group, entry.value, entry.weight)

    def _matches(self, group: str, text: str) -> Iterator[re.Match[str]]:
        """The matches of a group's phrases, from left to right, not overlapping."""
        pattern = self.pattern(group)
        if self.groups[group].at_start:
            opening = pattern.match(text)
            return iter(() if opening is None else (opening,))
        return self._standing(group, pattern, text)

    def _standing(self, name: str, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """The matches of a pattern where words begin as its phrases do."""
        if name in self._places.anywhere:
            return pattern.finditer(text)
        return _matches_at(self._places.of(text).get(name, ()), pattern, text)

    def present(self, text: str) -> tuple[str, ...]:
        """The groups of which a sign stands in a text, in the order of the file.

        Signs are looked for only where a word begins as one of their phrases does: a text of many
        words is gone through once, not once for each group.
        """
        starts = self._places.of(text)
        return tuple(
            group
            for group in self.groups
            if (group in starts or group in self._places.anywhere) and self.has(group, text)
        )

    def _family(self, prefix: str) -> tuple[str, ...]:
        if prefix not in self._families:
            self._families[prefix] = tuple(g for g in self.groups if g.startswith(prefix))
        return self._families[prefix]

    @cached_property
    def _places(self) -> Places:
        """Where phrases may begin: those of the groups, and those that take a sign away."""
        signs = [(group, entry.phrases) for group, entry in self.groups.items()]
        nevers = [(f"{group}{_NEVER}", entry.never) for group, entry in self.groups.items()]
        return Places([*signs, *nevers])

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        """The groups that are not looked for where a word begins as one of their phrases does."""
        openings = {group for group, entry in self.groups.items() if entry.at_start}
        return self._places.anywhere.union(openings)

    def is_one_of(self, group: str, word: str) -> bool:
        """Whether a word, and nothing else, is a sign of the group."""
        known = self._alone.get((group, word))
        if known is None:
            if len(self._alone) >= _MOST_WORDS:
                self._alone.clear()
            known = self.pattern(group).fullmatch(word) is not None
            self._alone[group, word] = known
        return known

    def first(self, group: str, text: str) -> CueHit | None:
        """The first sign of a group in a text, or None."""
        if group not in self._elsewhere and group not in self._places.of(text):
            return None  # as most are, which a generator would find out at twice the cost
        return next(self.find(group, text), None)

    def find_any(self, prefix: str, text: str) -> tuple[CueHit, ...]:
        """The signs of all groups whose ids begin with `prefix`, by position, longest first."""
        places, anywhere = self._places.of(text), self._places.anywhere
        hits: list[CueHit] = []
        for group in self._family(prefix):
            if group in places or group in anywhere:
                hits += self.find(group, text)
        return tuple(sorted(hits, key=lambda hit: (hit.start, -hit.end)))


def _matches_at(
    starts: Sequence[int], pattern: re.Pattern[str], text: str
) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin at given places, from left to right, not overlapping."""
    end = 0
    for start in starts:
        if start >= end:
            hit = pattern.match(text, start)
            if hit is not None:
                end = hit.end()
                yield hit


def _check(book: CueBook, groups: Sequence[CueGroup], *, where: str) -> None:
    """Refuse groups whose phrases cannot be read or whose examples do not behave."""
    for group in groups:
        entry = f"{where}, entry {group.id}"
        try:
            book.pattern(group.id)
        except ValueError as error:
            raise GazetteerError(str(error), where=entry) from error
        for text in group.examples.match:
            if not book.has(group.id, text):
                raise GazetteerError(f"the example {text!r} is not found", where=entry)
        for text in group.examples.reject:
            hit = book.first(group.id, text)
            if hit is not None:
                raise GazetteerError(
                    f"{text[hit.start : hit.end]!r} is found in {text!r}, a text to reject",
                    where=entry,
                )


def read_cues(path: Path) -> CueBook:
    """The cue groups of a file.

    Raises:
        GazetteerError: if the file is broken, a phrase cannot be read, a phrase stands twice in
            its group, or an example does not behave; names the entry.
    """
    groups = read_entries(path, CueGroup)
    for group in groups:
        twice = sorted({phrase for phrase in group.phrases if group.phrases.count(phrase) > 1})
        if twice:
            raise GazetteerError(
                f"given twice: {', '.join(twice)}", where=f"{path.name}, entry {group.id}"
            )
    book = CueBook({group.id: group for group in groups})
    _check(book, groups, where=path.name)
    return book


@cache
def cues(subject: str, language: LanguageCode) -> CueBook:
    """The cues of a subject in a language: `cues("activity", "en")`. Read once a process.

    Raises:
        GazetteerError: if there is no such file, or it cannot be trusted.
    """
    return read_cues(CUES / f"{subject}.{language}.yml")
