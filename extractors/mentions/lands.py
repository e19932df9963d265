"""A text prepared for the search for authorities: its words, and the countries among them."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from gazetteers.bodies import BodyWords, body_words
from gazetteers.lookup_words import Word, words_of
from gazetteers.model import LanguageCode
from gazetteers.territories import territories


@dataclass(frozen=True, slots=True)
class Land:
    """A country in the text: its code, the words it takes, whether it is a word for people."""

    code: str
    first: int
    last: int
    is_people: bool


@dataclass(frozen=True)
class Sentence:
    """A text prepared for the search.

    Attributes:
        text: as given.
        language: of the text.
        words: its words and marks.
        lexicon: the words of bodies in that language.
        lands: countries, by the position of each of their words.
        places: cities and provinces with the country that they lie in, likewise.
        taken: positions of words that belong to known names.
    """

    text: str
    language: LanguageCode
    words: tuple[Word, ...]
    lexicon: BodyWords
    lands: dict[int, Land]
    places: dict[int, Land]
    taken: frozenset[int]

    @classmethod
    def of(cls, text: str, language: LanguageCode, taken: Sequence[tuple[int, int]]) -> "Sentence":
        """Prepare a text; `taken` are the places of names that are already known."""
        words = words_of(text)
        known = territories()
        lands: dict[int, Land] = {}
        places: dict[int, Land] = {}
        for hit in known.find(text, language):
            inside = positions(words, hit.start, hit.end)
            for position in inside:
                if hit.kind == "country":
                    lands[position] = Land(hit.id, inside[0], inside[-1], hit.sort == "people")
                elif (code := known.country_of(hit)) is not None:
                    places[position] = Land(code, inside[0], inside[-1], is_people=False)
        covered = frozenset(
            position for start, end in taken for position in positions(words, start, end)
        )
        return cls(text, language, words, body_words(language), lands, places, covered)

    def gap(self, before: int, after: int) -> str:
        """The letters between two words."""
        return self.text[self.words[before].end : self.words[after].start]

    def is_core(self, position: int, keys: frozenset[str]) -> bool:
        """Whether a word is among the cores with these keys."""
        return not keys.isdisjoint(self.words[position].keys)


def positions(words: Sequence[Word], start: int, end: int) -> list[int]:
    """The positions of the words, without marks, that lie between two code points."""
    # Words are in order; those before `start` are skipped by bisection.
    first = bisect_left(words, start, key=lambda word: word.start)
    if first and words[first - 1].end > start:
        first -= 1
    found = []
    for position in range(first, len(words)):
        if words[position].start >= end:
            break
        if not words[position].is_mark:
            found.append(position)
    return found
