"""Checks across the entries of the organizations, which loading alone cannot see.

`check_organizations` finds what is refused on load: two entries that claim a name, a `never` equal
to a name, an acronym under `fuzzy`, a circle of parents, an example that does not behave.
`check_countries` and `unused_names` serve the lint: countries that no gazetteer knows, and names
that no text has met. `check_cues` tries the examples of all cue groups.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import get_args

from gazetteers.cues import CUES, read_cues
from gazetteers.dates import date_cues
from gazetteers.errors import GazetteerError
from gazetteers.lookup import Hit, resolve
from gazetteers.lookup_fuzzy import MIN_LENGTH
from gazetteers.lookup_words import name_key, words_of
from gazetteers.model import LanguageCode
from gazetteers.organization_entries import Organization, Organizations
from gazetteers.stem import is_acronym
from gazetteers.traits import trait_cues


def check_organizations(known: Organizations) -> None:
    """Refuse entries that contradict each other or themselves.

    Raises:
        GazetteerError: naming every entry that is wrong and why.
    """
    problems = list(_problems(known))
    if problems:
        raise GazetteerError(
            "; ".join(problems),
            where="organizations",
            remedy="Correct the entries, or mark a shared name with ambiguous: true in each.",
        )


def check_countries(known: Organizations, countries: Collection[str]) -> None:
    """Refuse entries whose country is not among `countries`.

    Raises:
        GazetteerError: naming every entry that is wrong.
    """
    wrong = [
        f"{entry.id}: there is no country {entry.country!r}"
        for entry in known.entries
        if entry.country is not None and entry.country not in countries
    ]
    if wrong:
        raise GazetteerError("; ".join(wrong), where="organizations")


def check_cues() -> int:
    """Read every cue file and try the examples of its groups.

    Returns:
        How many groups there are.

    Raises:
        GazetteerError: naming the file and the first group that is wrong.
    """
    for language in get_args(LanguageCode):
        date_cues(language)
        trait_cues(language)
    paths = sorted(CUES.glob("*.yml"))
    return sum(
        len(read_cues(path).groups)
        for path in paths
        if path.name.partition(".")[0] not in _OF_OTHER_SHAPE
    )


_OF_OTHER_SHAPE = frozenset({"dates", "traits", "verbs"})
"""Cue files that are no lists of groups."""


def unused_names(known: Organizations, texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Id and name of each strong or weak name that stands in none of the texts, by id."""
    met: set[tuple[str, str]] = set()
    for text in texts:
        met.update((hit.name.id, hit.name.text) for hit in known.index.find(text))
    return tuple(
        sorted(
            {
                (entry.id, name.text)
                for entry in known.entries
                for name in entry.names()
                if name.strength in ("strong", "weak") and (entry.id, name.text) not in met
            }
        )
    )


def _problems(known: Organizations) -> Iterator[str]:
    for entry in known.entries:
        known.above(entry.id)
        yield from _wrong_names(entry)
        yield from _wrong_examples(entry, known)
    yield from _claimed_twice(known)


def _wrong_names(entry: Organization) -> Iterator[str]:
    names = {_key(name.text) for name in entry.names() if name.strength in ("strong", "weak")}
    for text in entry.never:
        if _key(text) in names:
            yield f"{entry.id}: never {text!r} is one of its names"
    for text in entry.fuzzy:
        if len(text) < MIN_LENGTH:
            yield f"{entry.id}: fuzzy {text!r} is shorter than {MIN_LENGTH} characters"
        if " " not in text and is_acronym(text):
            yield f"{entry.id}: fuzzy {text!r} is an acronym"


def _wrong_examples(entry: Organization, known: Organizations) -> Iterator[str]:
    for text in entry.examples.match:
        if entry.id not in _found(text, known):
            yield f"{entry.id}: it is not found in its example {text!r}"
    for text in entry.examples.reject:
        if entry.id in _found(text, known):
            yield f"{entry.id}: it is found in {text!r}, which its examples reject"


def _found(text: str, known: Organizations) -> set[str]:
    """Ids that a text names by strong and approximate names, whatever stands beside them."""
    hits: tuple[Hit, ...] = resolve(known.index.find(text), depth=known.depth)
    return {hit.name.id for hit in hits if hit.name.strength in ("strong", "fuzzy")}


def _claimed_twice(known: Organizations) -> Iterator[str]:
    owners: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    written: dict[tuple[str, ...], str] = {}
    for entry in known.entries:
        for name in entry.names():
            if name.strength == "strong":
                owners[_key(name.text)].add(entry.id)
                written[_key(name.text)] = name.text
    for key, ids in sorted(owners.items()):
        if len(ids) > 1 and not all(known.by_id[owner].ambiguous for owner in ids):
            yield f"{', '.join(sorted(ids))}: all claim {written[key]!r}"


def _key(name: str) -> tuple[str, ...]:
    return tuple(
        name_key(word.text)
        for position, word in enumerate(words_of(name))
        if word.text != "." and not (position and word.text == "the")
    )
