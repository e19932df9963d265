"""Whether a heading is the bare name of a country, a place or an organization."""

from typing import Literal

from gazetteers.columns import language_of_letters
from gazetteers.lookup import resolve
from gazetteers.organizations import organizations
from gazetteers.territories import territories

_MOST = 0.6
"""Share of a heading's letters that names must cover: "CICA Secretariat", not "CICA seminar on
confidence building"."""
_REST_WORDS = 3
"""Words that may follow a name at the start of a heading: "INTERPOL, project Kalkan"."""


class GazetteerNames:
    """Knows the names of the gazetteers."""

    def kind_of(self, words: str) -> Literal["country", "organization"] | None:
        """What the words as a whole name: a place counts as the country that it lies in.

        "Kyrgyz Republic", "Bishkek", "Kazakhstan and Uzbekistan" are countries, "OSCE/ODIHR,
        Warsaw" an organization; "Border security in Tajikistan" is neither.
        """
        letters = sum(map(str.isalpha, words))
        if not letters:
            return None
        known = organizations()
        named = [
            hit
            for hit in resolve(known.index.find(words), depth=known.depth)
            if hit.name.strength in ("strong", "fuzzy")
        ]
        covered = sum(_letters(words, hit.start, hit.end) for hit in named)
        if covered >= _MOST * letters:
            return "organization"
        if named and named[0].start == 0 and len(words[named[0].end :].split()) <= _REST_WORDS:
            return "organization"
        places = territories().find(words, language_of_letters(words))
        covered = sum(_letters(words, hit.start, hit.end) for hit in places if hit.sort != "people")
        return "country" if covered >= _MOST * letters else None


def names_organization(words: str) -> bool:
    """Whether words hold the strong name of a known organization."""
    return any(hit.name.strength == "strong" for hit in organizations().index.find(words))


def organizations_in(words: str) -> tuple[str, ...]:
    """The ids of the known organizations that words name, in their order, each once."""
    known = organizations()
    hits = resolve(known.index.find(words), depth=known.depth)
    return tuple(dict.fromkeys(hit.name.id for hit in hits if hit.name.strength == "strong"))


def _letters(words: str, start: int, end: int) -> int:
    return sum(map(str.isalpha, words[start:end]))
