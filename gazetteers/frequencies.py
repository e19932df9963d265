"""How often something is done: the words for it, `data/frequencies.yml`."""

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Literal

from gazetteers.errors import GazetteerError
from gazetteers.load import DATA, read_entries
from gazetteers.model import Record

FrequencyId = Literal["semiannual", "biennial", "monthly", "annual"]


class Examples(Record):
    """Sentences that say so, and sentences that do not though they look like it."""

    match: tuple[str, ...]
    reject: tuple[str, ...]


class Frequency(Record):
    """A frequency with its words; "*" ends a stem ("ежегодн*")."""

    id: FrequencyId
    en: tuple[str, ...]
    ru: tuple[str, ...]
    examples: Examples

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any of the words, whole, in any case."""
        return re.compile(
            r"(?<!\w)(?:" + "|".join(_expressions((*self.en, *self.ru))) + r")(?!\w)",
            re.IGNORECASE,
        )


def _expressions(phrases: Iterable[str]) -> Iterable[str]:
    for phrase in phrases:
        yield re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")


@cache
def frequencies() -> tuple[Frequency, ...]:
    """All frequencies in the order in which they are tried, read once.

    Raises:
        GazetteerError: if the file is broken, or an entry does not do what its examples say.
    """
    path = DATA / "frequencies.yml"
    entries = read_entries(path, Frequency)
    for entry in entries:
        for text in entry.examples.match:
            if entry.pattern.search(text) is None:
                raise GazetteerError(f"{text!r} is not matched", where=f"{path.name}, {entry.id}")
        for text in entry.examples.reject:
            if entry.pattern.search(text) is not None:
                raise GazetteerError(f"{text!r} is matched", where=f"{path.name}, {entry.id}")
    return entries


def frequency_of(text: str) -> FrequencyId | None:
    """The frequency that a text names; None when it names none."""
    return next((entry.id for entry in frequencies() if entry.pattern.search(text)), None)
