"""Cue files: groups of words that are signs of something, each with examples that prove it.

A file holds a list of groups. Their phrases are written in the notation of `cue_notation` and match
whole words; case does not matter unless the group says `exact_case: true`.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from pathlib import Path

from pydantic import Field

from gazetteers.cue_notation import NUMBER, WORD, Beginning, beginnings_of, compiled
from gazetteers.errors import GazetteerError
from gazetteers.load import DATA, read_entries
from gazetteers.model import LanguageCode, Record

CUES = DATA / "cues"
"""Where the cue files lie, one a subject and language: "activity.en.yml"."""

_MOST_WORDS = 20_000
"""Words of which it is remembered what they may begin: the same return from text to text."""

_TEXTS = 64
"""Texts of which a book remembers where its phrases may begin."""


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


_Index = Mapping[str, Sequence[str]]
"""Groups by what their phrases begin with."""


@dataclass(frozen=True)
class CueBook:
    """The cue groups of one file, ready to be searched for.

    Attributes:
        groups: the groups by their ids, in the order of the file.
    """

    groups: Mapping[str, CueGroup]
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)
    _nevers: dict[str, tuple[Sequence[str], re.Pattern[str]]] = field(
        default_factory=dict, repr=False
    )
    _words: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
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
        entry = self.groups[group]
        if not entry.never:
            return ()
        if group not in self._nevers:
            self._nevers[group] = (
                sorted(
                    {found.letters for phrase in entry.never for found in beginnings_of(phrase)}
                ),
                compiled(entry.never, exact_case=entry.exact_case),
            )
        beginnings, pattern = self._nevers[group]
        letters = text.casefold()
        if not any(beginning in letters for beginning in beginnings):
            return ()
        return tuple(hit.span() for hit in pattern.finditer(text))

    def has(self, group: str, text: str) -> bool:
        """Whether a sign of the group stands in the text."""
        return self.first(group, text) is not None

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
        """The matches of a group's phrases, from left to right, not overlapping.

        A phrase is tried only where a word begins as it does: to try all at every letter takes
        ten times as long.
        """
        pattern = self.pattern(group)
        if self.groups[group].at_start:
            opening = pattern.match(text)
            if opening is not None:
                yield opening
            return
        if group in self._anywhere:
            yield from pattern.finditer(text)
            return
        end = 0
        for start in self._places(text).get(group, ()):
            if start >= end:
                hit = pattern.match(text, start)
                if hit is not None:
                    end = hit.end()
                    yield hit

    def present(self, text: str) -> tuple[str, ...]:
        """The groups of which a sign stands in a text, in the order of the file.

        Signs are looked for only where a word begins as one of their phrases does: a text of many
        words is gone through once, not once for each group.
        """
        starts = self._places(text)
        return tuple(
            group
            for group in self.groups
            if (group in starts and self._stands(group, text, starts[group]))
            or (group in self._anywhere and self.has(group, text))
        )

    def _family(self, prefix: str) -> tuple[str, ...]:
        if prefix not in self._families:
            self._families[prefix] = tuple(g for g in self.groups if g.startswith(prefix))
        return self._families[prefix]

    @cached_property
    def _places(self) -> Callable[[str], Mapping[str, Sequence[int]]]:
        """Where words of a text begin as a phrase of a group does, by group.

        The latest texts are remembered, since each is asked for one group after the other.
        """
        return lru_cache(maxsize=_TEXTS)(self._found_places)

    def _found_places(self, text: str) -> Mapping[str, Sequence[int]]:
        places: dict[str, list[int]] = {}
        known = self._words
        for word in WORD.finditer(text):
            letters = word[0]
            groups = known.get(letters)
            if groups is None:
                groups = self._begun_by(letters)
            if groups:
                start = word.start()
                for group in groups:
                    if group in places:
                        places[group].append(start)
                    else:
                        places[group] = [start]
        return places

    def _begun_by(self, word: str) -> tuple[str, ...]:
        """The groups one of whose phrases begins as a word does."""
        whole, index, lengths = self._beginnings
        letters = word.casefold()
        begun = {g for length in lengths for g in index.get(letters[:length], ())}
        begun.update(whole.get(letters, ()))
        if word[0].isdecimal():
            begun.update(index.get(NUMBER, ()))
        if len(self._words) >= _MOST_WORDS:
            self._words.clear()
        self._words[word] = groups = tuple(begun)
        return groups

    @cached_property
    def _anywhere(self) -> frozenset[str]:
        """The groups with a phrase that may begin with any letter or mark."""
        return frozenset(self._beginnings[1].get("", ()))

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        """The groups that are not looked for where a word begins as one of their phrases does."""
        return self._anywhere.union(g for g, entry in self.groups.items() if entry.at_start)

    def _stands(self, group: str, text: str, starts: Sequence[int]) -> bool:
        """Whether a sign of a group begins at one of these places, as `find` has it."""
        pattern, end = self.pattern(group), 0
        for start in starts:
            hit = pattern.match(text, start) if start >= end else None
            if hit is None:
                continue
            end = hit.end()
            exceptions = self._exceptions(group, text)
            if not any(first < end and start < last for first, last in exceptions):
                return True
        return False

    @cached_property
    def _beginnings(self) -> tuple[_Index, _Index, Sequence[int]]:
        """The groups by the whole words and by the letters their phrases begin with.

        Behind them how many letters there are.
        """
        whole: dict[str, list[str]] = {}
        parts: dict[str, list[str]] = {}
        for group, entry in self.groups.items():
            for beginning in set[Beginning]().union(*map(beginnings_of, entry.phrases)):
                index = whole if beginning.is_whole else parts
                index.setdefault(beginning.letters, []).append(group)
        return whole, parts, sorted({len(letters) for letters in parts if letters != NUMBER} - {0})

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
        if group not in self._elsewhere and group not in self._places(text):
            return None  # as most are, which a generator would find out at twice the cost
        return next(self.find(group, text), None)

    def find_any(self, prefix: str, text: str) -> tuple[CueHit, ...]:
        """The signs of all groups whose ids begin with `prefix`, by position, longest first."""
        places = self._places(text)
        hits: list[CueHit] = []
        for group in self._family(prefix):
            starts = places.get(group)
            if group in self._elsewhere:
                if starts is not None or group in self._anywhere:
                    hits += self.find(group, text)
            elif starts is not None and self._may_match(group, text, starts):
                hits += self.find(group, text)
        return tuple(sorted(hits, key=lambda hit: (hit.start, -hit.end)))

    def _may_match(self, group: str, text: str, starts: Sequence[int]) -> bool:
        """Whether a phrase stands at one of the places where a word begins as one does.

        Mostly none does, which is seen without setting up a search.
        """
        match = self.pattern(group).match
        return any(match(text, start) for start in starts)


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
