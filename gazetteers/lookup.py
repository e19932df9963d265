"""Find names in text: exact and declined forms through one trie, overlaps resolved, with reasons.

The index knows nothing of organizations: it is built from names and finds them. An entry's names
are *strong* (they tell on their own), *weak* (they tell only in a context that the caller judges),
*never* (they remove what they overlap) or *fuzzy* (matched approximately; `lookup_fuzzy`).

How names meet texts, by example:

- Case: words with capitals inside match exactly ("EU", "POiB"); of other Latin names the first
  capitalised word must have its capital ("the Centre" is not met by "the centre").
- Spelling: "Centre/Center", "Co-operation/Cooperation", "Anti-Terrorist/Antiterrorism",
  "United Nations/UN" (`spelling.yml`).
- Cyrillic words match by their stems (Центром – Центр), Cyrillic acronyms exactly, except that
  letters typed in the other alphabet are forgiven ("CHГ").
- Marks: hyphens, slashes, quotes between the words of a name do not count, nor does an inner
  "the", nor a bracket with an acronym: "Anti-Terrorism Center (ATC) of the CIS" meets
  "Anti-Terrorism Center of CIS". A comma counts.
- "#" in a name stands for any number.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from gazetteers.lookup_fuzzy import FuzzyName, find_fuzzy, fuzzy_name
from gazetteers.lookup_words import Word, name_key, words_of
from gazetteers.spans import Taken
from gazetteers.stem import is_cyrillic

Strength = Literal["strong", "weak", "never", "fuzzy"]
_SKIPPED = frozenset({"the", "г", "гор"})
"""Words inside a name in the text that do not count ("of the CIS", «в г. Бишкеке»)."""
_MAX_BRACKET_WORDS = 6
"""A bracket inside a name holds an acronym and little else ("(hereinafter the ATC)")."""

_REMEMBERED = 1_024
"""Texts whose names are remembered: a paragraph is asked for its names by each activity in it."""
_LONGEST_REMEMBERED = 4_000
"""Characters; a whole document is asked once, and would only fill the memory."""


@dataclass(frozen=True, slots=True)
class Name:
    """One name of one entry.

    Attributes:
        id: the entry's id.
        text: the name as the gazetteer writes it.
        strength: what a match of it is worth.
        exact: True for a name that is met only as it is written, letter by letter.
    """

    id: str
    text: str
    strength: Strength = "strong"
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text.

    Attributes:
        start: first code point.
        end: one past the last.
        name: the name that was met.
        score: 1.0, or for approximate matches the likeness of the two strings (0 to 1).
        rivals: ids of other entries that claim the same words; not empty means ambiguous.
    """

    start: int
    end: int
    name: Name
    score: float = 1.0
    rivals: tuple[str, ...] = ()


class _Node:
    """A node of the trie: where a key leads, and the names that end here."""

    __slots__ = ("names", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.names: list[tuple[Name, int | None]] = []


class NameIndex:
    """Names of a gazetteer, ready to be found in texts. Building is cheap, searching linear."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Index `names`; their order decides nothing."""
        self._root = _Node()
        fuzzy: list[FuzzyName[Name]] = []
        for name in sorted(
            set(names), key=lambda name: (name.id, name.text, name.strength, name.exact)
        ):
            if name.strength == "fuzzy":
                fuzzy.append(fuzzy_name(name, name.text))
            else:
                self._add(name)
        self._fuzzy = tuple(fuzzy)
        self._remembered = lru_cache(_REMEMBERED)(self._search)

    def _add(self, name: Name) -> None:
        words = [word for word in words_of(name.text) if word.text != "."]
        inner_articles = [
            position for position, word in enumerate(words) if position and word.text == "the"
        ]
        words = [word for position, word in enumerate(words) if position not in inner_articles]
        node = self._root
        for word in words:
            node = node.next.setdefault(name_key(word.text), _Node())
        node.names.append((name, _capital_to_check(words)))

    def find(self, text: str, *, approximate: bool = True) -> tuple[Hit, ...]:
        """All names in a text, overlapping ones too, in the order of their first letters.

        Exact matches hide approximate ones that overlap them. Nothing is resolved: see `resolve`.

        Args:
            text: the words.
            approximate: whether misspelt names are looked for, which takes a third of the time.
        """
        if len(text) > _LONGEST_REMEMBERED:
            return self._search(text, approximate)
        return self._remembered(text, approximate)

    def _search(self, text: str, approximate: bool) -> tuple[Hit, ...]:
        words = words_of(text)
        begins = self._root.next.keys()
        hits = [
            hit
            for position, word in enumerate(words)
            if not begins.isdisjoint(word.keys)
            for hit in self._matches_at(words, position)
        ]
        if approximate and self._fuzzy:
            taken = [(hit.start, hit.end) for hit in hits if hit.name.strength == "strong"]
            hits += [
                Hit(start, end, name, round(score, 3))
                for start, end, name, score in find_fuzzy(self._fuzzy, words)
                if not any(
                    first < end and start < last and last - first >= end - start
                    for first, last in taken
                )
            ]
        return tuple(sorted(set(hits), key=_order))

    def _matches_at(self, words: Sequence[Word], first: int) -> Iterator[Hit]:
        """Names that begin at word `first`. Each open path is a node, a position, words taken."""
        open_paths: list[tuple[_Node, int, tuple[int, ...]]] = [(self._root, first, ())]
        while open_paths:
            node, position, taken = open_paths.pop()
            for name, capital in node.names:
                if capital is None or words[taken[capital]].is_capitalised:
                    last = taken[-1]
                    if name.exact and not _is_as_written(name, words, taken):
                        continue
                    if name.strength == "never":
                        last = _bracket_after(words, last)
                    yield Hit(words[first].start, words[last].end, name)
            if position >= len(words) or not node.next:
                continue
            word = words[position]
            for key in word.keys:
                following = node.next.get(key)
                if following is not None:
                    open_paths.append((following, position + 1, (*taken, position)))
            if taken and word.text in _SKIPPED:
                dotted = position + 1 < len(words) and words[position + 1].text == "."
                open_paths.append((node, position + (2 if dotted else 1), taken))
            if taken and word.text == "(":
                after = _after_bracket(words, position)
                if after is not None:
                    open_paths.append((node, after, taken))


def _order(hit: Hit) -> tuple[int, int, str, str, str, float]:
    """Complete, so that of two spellings of one name every process takes the same."""
    name = hit.name
    return (hit.start, -hit.end, name.id, name.text, name.strength, hit.score)


def _capital_to_check(words: Sequence[Word]) -> int | None:
    """Which word of a name must have a capital in the text; None where case tells nothing.

    Cyrillic names of several words are written with and without capitals.
    """
    for position, word in enumerate(words):
        if word.is_acronym:
            return None
        if word.text[0].isupper():
            if is_cyrillic(word.text) and len(words) > 1:
                return None
            return position
    return None


def _is_as_written(name: Name, words: Sequence[Word], taken: Sequence[int]) -> bool:
    """Whether the words met are those of the name, in its case and without other endings."""
    wanted = [word.text for word in words_of(name.text) if word.text != "."]
    return [words[position].text for position in taken] == [
        word for position, word in enumerate(wanted) if not (position and word == "the")
    ]


def _bracket_after(words: Sequence[Word], last: int) -> int:
    """The last word of what a never-name removes: with its acronym, "… Task Force (FATF)"."""
    if last + 1 < len(words) and words[last + 1].text == "(":
        after = _after_bracket(words, last + 1)
        return last if after is None else after - 1
    return last


def _after_bracket(words: Sequence[Word], opening: int) -> int | None:
    """The position after a bracket that holds an acronym, None if it holds anything else."""
    for position in range(opening + 1, min(opening + _MAX_BRACKET_WORDS + 2, len(words))):
        if words[position].text == ")":
            inside = words[opening + 1 : position]
            return position + 1 if any(word.is_acronym for word in inside) else None
    return None


def resolve(hits: Iterable[Hit], *, depth: dict[str, int]) -> tuple[Hit, ...]:
    """One hit for each place: never-names remove, then the longest wins, then the most specific.

    `depth` says how specific an id is (how many parents it has). Of two ids that claim the same
    words and are equally specific the first by id stays, with the other as its rival; the caller
    raises the doubt.
    """
    found = list(hits)
    blocked = sorted(
        (hit for hit in found if hit.name.strength == "never"), key=lambda hit: hit.start
    )
    longest = max((hit.end - hit.start for hit in blocked), default=0)
    starts = [hit.start for hit in blocked]
    standing = [
        hit
        for hit in found
        if hit.name.strength != "never"
        and not any(
            _blocks(block, hit)
            for block in blocked[
                bisect_left(starts, hit.start - longest) : bisect_left(starts, hit.end)
            ]
        )
    ]
    standing.sort(key=lambda hit: (-(hit.end - hit.start), hit.name.strength != "strong"))
    kept: list[Hit] = []
    taken = Taken()
    for span in _spans_by_length(standing):
        if not taken.meets(span[0].start, span[0].end):
            taken.take(span[0].start, span[0].end)
            kept.append(_most_specific(span, depth))
    return tuple(sorted(kept, key=lambda hit: hit.start))


def _blocks(block: Hit, hit: Hit) -> bool:
    """A never-name removes the hits of its entry that overlap it, unless it is a part of them.

    Of other entries it removes what is only a part of it: "UN" in "UN Security Council resolution".
    """
    longer = hit.end - hit.start > block.end - block.start
    if block.name.id == hit.name.id:
        inside = hit.start <= block.start and block.end <= hit.end
        overlaps = block.start < hit.end and hit.start < block.end
        return overlaps and not (inside and longer)
    shorter = hit.end - hit.start < block.end - block.start
    return shorter and block.start <= hit.start and hit.end <= block.end


def _spans_by_length(hits: Sequence[Hit]) -> list[list[Hit]]:
    spans: dict[tuple[int, int], list[Hit]] = {}
    for hit in hits:
        spans.setdefault((hit.start, hit.end), []).append(hit)
    return sorted(spans.values(), key=lambda span: (span[0].start - span[0].end, span[0].start))


def _most_specific(span: Sequence[Hit], depth: dict[str, int]) -> Hit:
    order = {"strong": 0, "fuzzy": 1, "weak": 2, "never": 3}
    ranked = sorted(
        span,
        key=lambda hit: (order[hit.name.strength], -depth.get(hit.name.id, 0), hit.name.id),
    )
    best = ranked[0]
    rivals = tuple(
        dict.fromkeys(
            hit.name.id
            for hit in ranked[1:]
            if hit.name.id != best.name.id
            and hit.name.strength == best.name.strength
            and (
                best.name.strength == "weak"
                or depth.get(hit.name.id, 0) == depth.get(best.name.id, 0)
            )
        )
    )
    return Hit(best.start, best.end, best.name, best.score, rivals)
