"""What an activity says itself, and what stands around it: the texts behind the word channels."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from extractors.extract import Extraction
from extractors.model import Document, Tagged
from gazetteers.lookup import resolve
from gazetteers.model import LanguageCode, OrganizationId
from gazetteers.organizations import Organizations
from pipeline.match.words import SENTENCE, Stems, Words, joined

LEAD_IN: Final = 350
"""Characters before an activity that still speak for it."""
_BESIDE_LEAD: Final = 0.5
"""How much partners and funders tell of the subject, where the lead tells 1."""
_GOVERNMENT: Final = "GOV-"
_NO_LEAD_IN: Final = frozenset({"cell", "note"})
_WITHOUT_TOPIC: Final = frozenset({"year", "country"})
"""Kinds of inherited words that never name a subject."""


class Names:
    """The names of organizations in texts, which are hidden from the word channels.

    "Border Management Staff College" is no border activity: a name speaks through who it is.
    """

    def __init__(self, organizations: Organizations, subjects: Iterable[OrganizationId]) -> None:
        """Hide all names but those of `subjects`, which are what an activity is about."""
        self._organizations = organizations
        self._subjects = frozenset(subjects)

    def ranges(self, text: str, *, approximate: bool = True) -> list[tuple[int, int]]:
        """Where names stand, half-open; misspelt ones too, unless they are not asked for."""
        found = self._organizations.index.find(text, approximate=approximate)
        hits = resolve(found, depth=self._organizations.depth)
        return [
            (hit.start, hit.end)
            for hit in hits
            if hit.name.strength != "weak" and hit.name.id not in self._subjects
        ]


@dataclass(frozen=True, slots=True)
class Case:
    """An activity as the matcher sees it.

    Attributes:
        tagged: the activity.
        language: whose weights and calibration hold; None when its words are in no language read.
        own: its own words.
        around: its headings, what it inherits and its lead-in.
    """

    tagged: Tagged
    language: LanguageCode | None
    own: Words
    around: Words


class DocumentWords:
    """The words of one document, each block read once."""

    def __init__(self, document: Document, stems: Stems, names: Names) -> None:
        """Read nothing yet; blocks are read when they are needed."""
        self._document = document
        self._stems = stems
        self._names = names
        self._blocks: dict[str, Words] = {}
        self._texts: dict[str, Words] = {}

    def at(self, reference: str) -> Words:
        """The words of a block or of a run of blocks, with offsets into its text."""
        known = self._blocks.get(reference)
        if known is None:
            if ".." in reference:
                known = self._run(reference)
            else:
                known = self._read(self._document.by_id[reference].text)
            self._blocks[reference] = known
        return known

    def before(self, reference: str, characters: int) -> Sequence[Words]:
        """The last words before a block, in reading order; those of cells stand in the rows."""
        found: list[Words] = []
        position = self._document.order[reference.partition("..")[0]]
        while characters > 0 and position:
            position -= 1
            block = self._document.blocks[position]
            if block.kind not in _NO_LEAD_IN:
                start = max(0, len(block.text) - characters)
                found.append(self.at(block.id).between(start, len(block.text)))
                characters -= len(block.text)
        return found[::-1]

    def text(self, text: str) -> Words:
        """The words of a heading or of something inherited."""
        known = self._texts.get(text)
        if known is None:
            known = self._texts[text] = self._read(text)
        return known

    @cached_property
    def whole(self) -> Words:
        """All words of the document once; those of cells stand in the rows."""
        return joined(self.at(block.id) for block in self._document.blocks if block.kind != "cell")

    def _read(self, text: str) -> Words:
        return self._stems.read(text, self._names.ranges(text))

    def _run(self, reference: str) -> Words:
        stems: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        mended: set[int] = set()
        offset = 0
        for block in self._document.run(reference):
            words = self.at(block.id)
            stems += (*words.stems, SENTENCE)
            starts += (*(start + offset for start in words.starts), offset + len(block.text))
            ends += (*(end + offset for end in words.ends), offset + len(block.text))
            mended.update(start + offset for start in words.mended)
            offset += len(block.text) + 1
        return Words(tuple(stems), tuple(starts), tuple(ends), frozenset(mended))


def read_cases(extraction: Extraction, words: DocumentWords) -> tuple[Case, ...]:
    """The activities of a document with what they say and what stands around them."""
    return tuple(_case(tagged, words) for tagged in extraction.tagged)


def _case(tagged: Tagged, words: DocumentWords) -> Case:
    passage, ref = tagged.passage, tagged.ref
    block = words.at(ref.block)
    before = max(0, ref.start - LEAD_IN)
    inherited = [item.text for item in passage.inherited if item.kind not in _WITHOUT_TOPIC]
    around = joined(
        (
            *(words.text(text) for text in (*passage.headings, *inherited)),
            *words.before(ref.block, LEAD_IN - ref.start),
            block.between(before, ref.start),
        )
    )
    return Case(tagged, passage.language, block.between(ref.start, ref.end), around)


def organizations_of(case: Case) -> Mapping[OrganizationId, float]:
    """The organizations that take part, in order, with how much each tells of the subject.

    Who leads tells most.
    """
    found: dict[OrganizationId, float] = {}
    for tag in case.tagged.organizations:
        if not tells(tag.id):
            continue
        told = 1.0 if tag.role == "lead" else _BESIDE_LEAD
        found[tag.id] = max(told, found.get(tag.id, 0.0))
    return found


def tells(organization: OrganizationId) -> bool:
    """Whether its taking part tells of the subject; a government takes part in everything."""
    return not organization.startswith(_GOVERNMENT)
