"""Why an addition may do harm: what a lead must see and overrule before it can be accepted."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from gazetteers.additions import Addition
from gazetteers.bodies import BodyWords, body_words
from gazetteers.frameworks import Framework
from gazetteers.lookup_words import words_of
from gazetteers.organizations import Organizations, claimants
from gazetteers.stem import fold, is_acronym
from gazetteers.territories import Territories
from pipeline.review.word_pairs import PairReader

SHORTEST_ACRONYM: Final = 3
"""Two capitals stand for many things ("EU" is listed; a new one should not be taken on trust)."""
SHORTEST_NAME: Final = 5
"""Letters of a name that is no acronym."""
_FEW: Final = 2
"""Words of a name that may be ordinary; three of them in a row are some body's name."""
_LINKS: Final = frozenset({"the", "of", "and", "for", "in", "on", "по", "и", "в", "на", "при"})
SHORTEST_CUE: Final = 5
"""Letters of a cue of one word."""


class Cautions:
    """Knows the lists that an addition may collide with."""

    def __init__(
        self, framework: Framework, organizations: Organizations, territories: Territories
    ) -> None:
        self._framework = framework
        self._organizations = organizations
        self._territories = territories

    def of(self, entry: Addition) -> tuple[str, ...]:
        """Why a lead should think twice, one clause each; () where nothing speaks against it."""
        found = self._of_cue(entry) if entry.kind == "measure" else self._of_name(entry)
        return tuple(dict.fromkeys(found))

    def _of_name(self, entry: Addition) -> Iterator[str]:
        name = entry.name
        words = [word for word in words_of(name) if not word.is_mark]
        letters = sum(map(str.isalpha, name))
        least = SHORTEST_ACRONYM if is_acronym(name) else SHORTEST_NAME
        named = self._territories.find(name, entry.language)
        if letters < least:
            yield f"“{name}” has only {letters} letters, and a name should have {least}"
        if not any(character.isupper() for character in name):
            yield f"“{name}” has no capital letter: it may be ordinary words"
        elif not any(hit.id == entry.id for hit in named) and self._is_ordinary(
            [fold(word.text) for word in words]
        ):
            yield f"“{name}” is an ordinary word, by which others are called as well"
        for other in claimants(self._organizations, name):
            if other != entry.id:
                title = self._organizations.by_id[other].name.en
                yield f"“{name}” means {other} already ({title})"
        for hit in named:
            if hit.end - hit.start >= len(name.strip()) and hit.id != entry.id:
                yield f"“{name}” is the name of a {hit.kind} already ({hit.spelling}, {hit.id})"

    def _of_cue(self, entry: Addition) -> Iterator[str]:
        name = entry.name
        if " " not in name:
            yield f"“{name}” is a single word: it may stand in any text"
            if len(name) < SHORTEST_CUE:
                yield f"“{name}” is shorter than {SHORTEST_CUE} letters"
        for other in sorted(self._reader.measures_of(name) - {entry.id}):
            short = self._framework.by_id[other].short
            yield f"a cue inside “{name}” speaks for {other} already ({short})"
        if claimants(self._organizations, name):
            yield f"“{name}” names an organization, and names are hidden from cues"

    @cached_property
    def _reader(self) -> PairReader:
        return PairReader(self._framework, self._organizations, self._territories)

    def _is_ordinary(self, words: Sequence[str]) -> bool:
        """Whether a name is as short as "the Border Centre", and of such words only."""
        told = [word for word in words if word not in _LINKS]
        return len(told) <= _FEW and all(word in self._ordinary for word in told)

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """Words that bodies of many kinds are called by, and words that describe measures."""
        found: set[str] = set()
        for language in ("en", "ru"):
            found.update(_of_bodies(body_words(language)))
        for measure in self._framework.measures:
            for phrases in measure.cues.values():
                found.update(fold(word) for phrase in phrases for word in phrase.split())
        return frozenset(found)


def _of_bodies(words: BodyWords) -> Iterator[str]:
    for group in (
        words.heads,
        words.common_heads,
        words.unlisted_heads,
        words.qualifiers,
        words.common_adjectives,
        words.national_titles,
    ):
        for name in group:
            yield from (fold(word.text) for word in words_of(name))
