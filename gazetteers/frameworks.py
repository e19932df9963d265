"""Frameworks: plans whose measures the activities serve, with the words that point to each."""

from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from gazetteers.additions import ACCEPTED, Additions, unknown
from gazetteers.errors import GazetteerError
from gazetteers.load import DATA, parse, parse_yaml, read_content
from gazetteers.model import FrameworkId, LanguageCode, MeasureId, OrganizationId, Record

CueWeight = Literal[1, 2, 3]
"""3 names the measure's subject, 2 points to it, 1 adds to others and decides nothing."""


class Examples(Record):
    """Texts that must, and texts that must not, speak for an entry; tested on load."""

    match: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


class Translation(Record):
    """The titles of a measure in another language than the framework's own."""

    title: str
    short: str = ""


class Pillar(Record):
    """A group of measures: its number in Roman numerals and its heading, and that by language."""

    id: str
    title: str
    translations: Mapping[LanguageCode, str] = {}


class Measure(Record):
    """One row of a framework.

    Attributes:
        id: unique inside the framework ("II.4").
        pillar: id of its pillar.
        title: as printed in the official text.
        recommendation: the quotation printed below the title; empty for most.
        short: a title of a few words for narrow places.
        translations: by language, the titles in it: matrices are translated by many.
        tell_apart: how it differs from its neighbours, for reviewers.
        neighbours: measures that it is easily mistaken for.
        cues: by language, phrases that point to the measure, with their weight.
        never: by language, phrases that remove every hit of this measure that overlaps them.
        organizations: bodies that speak for the measure as actors, not as words.
        examples: texts that the matcher must, or must not, give this measure first.
    """

    id: MeasureId
    pillar: str
    title: str
    recommendation: str = ""
    short: str = ""
    translations: Mapping[LanguageCode, Translation] = {}
    tell_apart: str = ""
    neighbours: tuple[MeasureId, ...] = ()
    cues: Mapping[LanguageCode, Mapping[str, CueWeight]] = {}
    never: Mapping[LanguageCode, tuple[str, ...]] = {}
    organizations: tuple[OrganizationId, ...] = ()
    examples: Examples = Examples()

    @property
    def titles(self) -> tuple[str, ...]:
        """Its title in each language that has one, as printed first."""
        return (self.title, *(wording.title for wording in self.translations.values()))

    @property
    def shorts(self) -> tuple[str, ...]:
        """Its short title in each language that has one."""
        every = (self.short, *(wording.short for wording in self.translations.values()))
        return tuple(short for short in every if short)


class Framework(Record):
    """A plan with its pillars and measures, in the order of the official text.

    Attributes:
        id: "JPoA-2011".
        title: the plan's full name.
        source: where titles and order were taken from.
        spellings: by language, parts of words that are replaced before words are stemmed, so that
            two spellings count as one.
        stem_exceptions: by language, words that do not take their stem, which would collide with
            another word's, but the form given here.
        subjects: organizations that activities are about, so that their names count as words
            (the 1540 Committee), while the names of all others are hidden from the cues.
    """

    id: FrameworkId
    title: str
    source: str
    pillars: Annotated[tuple[Pillar, ...], Field(min_length=1)]
    spellings: Mapping[LanguageCode, Mapping[str, str]] = {}
    stem_exceptions: Mapping[LanguageCode, Mapping[str, str]] = {}
    subjects: tuple[OrganizationId, ...] = ()
    measures: Annotated[tuple[Measure, ...], Field(min_length=1)]

    @cached_property
    def by_id(self) -> Mapping[str, Measure]:
        """Measures by their ids."""
        return {measure.id: measure for measure in self.measures}

    @model_validator(mode="after")
    def _refuse_contradictions(self) -> "Framework":
        ids = [measure.id for measure in self.measures]
        for measure_id in ids:
            if ids.count(measure_id) > 1:
                raise ValueError(f"measure {measure_id} stands twice")
        pillars = {pillar.id for pillar in self.pillars}
        for measure in self.measures:
            if measure.pillar not in pillars:
                raise ValueError(f"measure {measure.id} names the unknown pillar {measure.pillar}")
            for neighbour in measure.neighbours:
                if neighbour not in ids or neighbour == measure.id:
                    raise ValueError(
                        f"measure {measure.id} names the unknown neighbour {neighbour}"
                    )
            for language, phrases in measure.cues.items():
                for phrase in set(phrases) & set(measure.never.get(language, ())):
                    raise ValueError(
                        f"measure {measure.id}: {phrase!r} is both a cue and never one"
                    )
        return self


def load_framework(path: Path) -> Framework:
    """The framework of one YAML file.

    Raises:
        GazetteerError: if the file is no framework or contradicts itself.
    """
    return _framework(read_content(path), path.name)


@lru_cache(maxsize=8)
def _framework(content: bytes, where: str) -> Framework:
    """Kept by its words: most of the time to open a further workspace went into reading it anew."""
    return parse(parse_yaml(content, where=where), Framework, where=where)


def load_frameworks(*folders: Path) -> tuple[Framework, ...]:
    """All frameworks of the package and of further folders, in order of their ids.

    Raises:
        GazetteerError: if a file is wrong, or two files describe the same framework.
    """
    paths = sorted(
        path for folder in (DATA / "measures", *folders) for path in folder.glob("*.yml")
    )
    frameworks: dict[str, Framework] = {}
    for path in paths:
        framework = load_framework(path)
        if framework.id in frameworks:
            raise GazetteerError(
                f"the framework {framework.id} is described twice", where=path.name
            )
        frameworks[framework.id] = framework
    return tuple(frameworks[framework_id] for framework_id in sorted(frameworks))


def with_cues(framework: Framework, added: Additions) -> Framework:
    """A framework with the cues that are added to it; those of other frameworks do not count.

    Raises:
        GazetteerError: if there is no such measure, or a cue is among the phrases that never are.
    """
    new = [item for item in added.measures.entries if item.framework == framework.id]
    if not new:
        return framework
    measures = dict(framework.by_id)
    for item in new:
        measure = measures.get(MeasureId(item.id))
        if measure is None:
            raise unknown(item)
        if item.name in measure.never.get(item.language, ()):
            raise GazetteerError(
                f"“{item.name}” is never a cue of {item.id}",
                where=ACCEPTED,
                remedy="Remove the entry",
            )
        cues = dict(measure.cues)
        cues[item.language] = {**cues.get(item.language, {}), item.name: item.weight}
        measures[measure.id] = measure.model_copy(update={"cues": cues})
    # A copy would keep the index of the old measures.
    fields = {name: getattr(framework, name) for name in Framework.model_fields}
    return Framework(**{**fields, "measures": tuple(measures.values())})
