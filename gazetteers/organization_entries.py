"""What an organization's entry holds, and the whole of them: hierarchy and name index."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from pydantic import Field

from gazetteers.errors import GazetteerError
from gazetteers.lookup import Name, NameIndex
from gazetteers.model import CountryCode, OrganizationId, Record
from gazetteers.name_forms import acronyms, reordered

Kind = Literal["un", "international", "regional", "national", "government", "ngo", "company"]


class Names(Record):
    """The official name in each language; both are strong names as well."""

    en: str = Field(min_length=2)
    ru: str | None = None


class Valid(Record):
    """From when until when a body bears its name, as ISO dates of any precision; None is open."""

    since: str | None = Field(default=None, alias="from")
    until: str | None = None


class Examples(Record):
    """Texts in which the entry must be found, and texts in which it must not."""

    match: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()


class Organization(Record):
    """A body that may take part in an activity.

    Attributes:
        id: as published; never reused.
        name: its official names.
        acronym: the short name in tables; a strong name, unless it stands among the weak ones.
        parent: the body that it is a unit of.
        kind: what sort of body it is.
        country: for a body that works in or belongs to one country: that country.
        strong: names that tell on their own.
        weak: names that tell only where the context has named the body or its family.
        alone: those of the weak names that tell where they are all that a heading or a cell says.
        never: phrases that look like a name but are none; a hit that overlaps one is removed.
        fuzzy: names of 12 letters or more, without acronyms, that are matched approximately.
        ambiguous: True allows a strong name that another entry claims too (a tie is a doubt).
        valid: when the body bears these names.
        succeeds: the body that it replaced.
        of_states: True for a body whose units say "the Member States" without naming it.
        known_by: bodies after which its weak names need no more: "the Committee" after CTED.
        examples: texts that the lint tries.
        source: where the names come from.
        exact: strong names that are met only as they are written, letter by letter.
    """

    id: OrganizationId
    name: Names
    acronym: str = ""
    parent: OrganizationId | None = None
    kind: Kind
    country: CountryCode | None = None
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    fuzzy: tuple[str, ...] = ()
    ambiguous: bool = False
    valid: Valid | None = None
    succeeds: OrganizationId | None = None
    of_states: bool = False
    known_by: tuple[OrganizationId, ...] = ()
    examples: Examples = Examples()
    source: str = ""
    exact: tuple[str, ...] = ()

    def names(self) -> Iterator[Name]:
        """All names of the entry with their strength; a bracket of the official name is left out.

        "OSCE Programme Office in Bishkek (formerly Centre in Bishkek)" is met without its bracket.
        """
        for official in (self.name.en, self.name.ru):
            if official:
                yield Name(self.id, official.partition(" (")[0])
        if self.acronym and self.acronym not in self.weak:
            yield Name(self.id, self.acronym)
        for text in self.strong:
            yield Name(self.id, text)
        for text in self.exact:
            yield Name(self.id, text, exact=True)
        for text in self.weak:
            yield Name(self.id, text, "weak")
        for text in self.never:
            yield Name(self.id, text, "never")
        for text in self.fuzzy:
            yield Name(self.id, text, "fuzzy")


@dataclass(frozen=True)
class Organizations:
    """The gazetteer of organizations, whole.

    Attributes:
        entries: in the order of the files.
    """

    entries: tuple[Organization, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Organization]:
        """Entries by id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def index(self) -> NameIndex:
        """All names, ready to be found."""
        return NameIndex(name for entry in self.entries for name in self._forms(entry))

    def _forms(self, entry: Organization) -> Iterator[Name]:
        """The names of an entry, and its strong ones with the body above in its other places."""
        names = tuple(entry.names())
        yield from names
        above = acronyms(
            name.text
            for body in self.above(entry.id)
            if body in self.by_id
            for name in self.by_id[body].names()
            if name.strength == "strong"
        )
        known = {name.text for name in names}
        for name in names:
            if name.strength == "strong" and not name.exact:
                for text in reordered(name.text, above):
                    if text not in known:
                        known.add(text)
                        yield Name(entry.id, text)

    @cached_property
    def depth(self) -> dict[str, int]:
        """How many bodies stand above each: the more, the more specific."""
        return {entry.id: len(self.above(entry.id)) for entry in self.entries}

    def above(self, organization: str) -> tuple[str, ...]:
        """The bodies above one, the nearest first; () for the uppermost and for unlisted ids.

        Raises:
            GazetteerError: if the parents run in a circle.
        """
        chain: list[str] = []
        entry = self.by_id.get(organization)
        while entry is not None and entry.parent is not None:
            if entry.parent in chain or entry.parent == organization:
                raise GazetteerError("the parents run in a circle", where=organization)
            chain.append(entry.parent)
            entry = self.by_id.get(entry.parent)
        return tuple(chain)

    def root(self, organization: str) -> str:
        """The uppermost body above one, or itself."""
        return (organization, *self.above(organization))[-1]

    def is_part_of(self, unit: str, body: str) -> bool:
        """Whether `unit` is `body` or stands below it."""
        return unit == body or body in self.above(unit)
