"""Legends: what letters and marks in a document stand for, as one of its lines explains.

"(I) = ICAO, (W) = WCO", "C – completed; O – ongoing": afterwards "(I)" behind an activity names
who does it, and "C" in a cell says how far it is.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from extractors.heading_names import names_bodies
from extractors.model import Document, Inherited, SourceRef
from gazetteers.columns import says_status

_ENTRY: Final = re.compile(
    r"\(?(?P<key>[^\W\d_]{1,4}|[*†‡§#+✓✔●○▲]{1,3})\)?\s*(?:=|[–—:]|-(?=\s))\s*(?P<meaning>[^=]{2,80})"
)
_PREFIX: Final = re.compile(r"^\W*[^\W\d_]{3,}(?:\s[\w-]+){0,3}\s?:\s")
"""What introduces a legend: "Legend:", "Key to the table:", «Условные обозначения:»."""
_BETWEEN: Final = re.compile(r"[;\n|]\s*|,\s+(?=\(?[^\s,;=]{1,4}\)?\s*[=–—:-])|\.\s+")
_LONGEST: Final = 600
"""Code points of a line that explains letters."""
_FEWEST: Final = 2
"""Entries of a legend; one alone may be anything."""
_BRACKETED: Final = re.compile(r"[(\[](?P<keys>[^()\[\]]{1,24})[)\]]")
_KEYS: Final = re.compile(r"\s*(?:[,;/+&]|\band\b|\bи\b|\s)\s*")


@dataclass(frozen=True, slots=True)
class Legend:
    """What the letters and marks of a document mean, and where that stands."""

    meanings: Mapping[str, tuple[str, SourceRef]] = field(default_factory=dict)

    def inside(self, text: str) -> Iterator[tuple[str, SourceRef]]:
        """What the keys in brackets mean that stand in a text: "(W, U)"."""
        if self.meanings:
            for hit in _BRACKETED.finditer(text):
                yield from self.of_cell(hit["keys"])

    def of_cell(self, text: str) -> tuple[tuple[str, SourceRef], ...]:
        """What the keys mean of which a cell consists; nothing where it has other words."""
        keys = [key for key in _KEYS.split(text.strip(" ()[]")) if key]
        if not keys or any(key not in self.meanings for key in keys):
            return ()
        return tuple(self.meanings[key] for key in keys)

    def bodies(self, text: str, *, cell: bool = False) -> tuple[Inherited, ...]:
        """Who does an activity by the keys in its brackets, or in a cell of their own."""
        found = self.of_cell(text) if cell else self.inside(text)
        return tuple(
            Inherited(kind="organization", text=words, ref=ref, column="organization")
            for words, ref in found
            if names_bodies(words)
        )

    def stages(self, text: str, *, cell: bool = False) -> tuple[str, ...]:
        """How far an activity is by the keys in its brackets, or in a cell of their own."""
        found = self.of_cell(text) if cell else self.inside(text)
        return tuple(words for words, _ in found if says_status(words))


NO_LEGEND: Final = Legend()


def legend_of(document: Document) -> Legend:
    """The legend of a document: the entries of its lines that consist of several."""
    meanings: dict[str, tuple[str, SourceRef]] = {}
    for block in document.blocks:
        if block.kind == "cell" or not _FEWEST < len(block.text) <= _LONGEST:
            continue
        for key, words in _entries(block.text):
            ref = SourceRef(document=document.id, block=block.id, start=0, end=len(block.text))
            meanings.setdefault(key, (words, ref))
    return Legend(meanings) if meanings else NO_LEGEND


def _entries(text: str) -> list[tuple[str, str]]:
    """The entries of a line that is a legend; none where more than one part is something else."""
    if "=" not in text and not any(mark in text for mark in "–—:-"):
        return []
    parts = [part for part in _BETWEEN.split(_PREFIX.sub("", text)) if part.strip(" .")]
    found = [(hit["key"], hit["meaning"].strip(" .;,")) for part in parts
             if (hit := _ENTRY.fullmatch(part.strip(" .")))]  # fmt: skip
    enough = len(found) >= _FEWEST and len(found) + 1 >= len(parts)
    return found if enough else []
