"""What roles are concluded from, and what comes out."""

from dataclasses import dataclass
from typing import Literal

from extractors.model import Cell, Doubt, Mention, OrganizationTag, Role

Standing = Literal[
    "lead",
    "colead",
    "partner",
    "funder",
    "beneficiary",
    "owner",
    "part",
    "named",
    "states",
    "voice",
    "none",
]
"""How a mention stands in its sentence. "owner": whose event or unit it is. "part": takes part in
what another leads. "colead": leads beside another. "named": an object or attribute, no more.
"states": member states of it. "voice": it calls on others to act."""


LeadEnd = Literal["", "name", "slash", "semicolon"]
"""Behind what the leads in a cell end and partners begin; "" unsaid."""


@dataclass(frozen=True, slots=True)
class Group:
    """Mentions that a sentence lists together, so that one cue serves all: "A, B and C"."""

    mentions: tuple[Mention, ...]

    @property
    def start(self) -> int:
        """First code point of the first."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """One past the last."""
        return self.mentions[-1].end


@dataclass(frozen=True, slots=True)
class Reading:
    """How one mention stands in its sentence, and by which words.

    Attributes:
        mention: what is named.
        standing: how.
        detail: the words that say so.
        sentence: number of its sentence in the activity, from 0.
        is_event: whether an event or project is named beside it ("the session of …").
        is_firm: whether words say it, and not only the place in the sentence.
        group: where the list begins that the mention belongs to ("A, B and C"); first code point.
    """

    mention: Mention
    standing: Standing
    detail: str
    sentence: int
    is_event: bool = False
    is_firm: bool = False
    group: int = -1


@dataclass(frozen=True, slots=True)
class RoleContext:
    """What an activity takes from outside its own words.

    Attributes:
        inherited: organizations that a lead-in, a heading or a merged cell gives it, with roles.
        previous: leads of the activity before it in the same paragraph, or of its section.
        author: who speaks in the document.
        cells: the cells of a table row, with offsets into the activity's text; else empty.
        countries: the countries that the activity is about, for "the Customs Service"; if empty,
            the countries that its words name.
        principal: who carries out what the whole document is about, where it has no author.
        organizers: who leads the first activity of the document, for "the two organizers".
        kinds: nouns by which the author may be called, in small letters ("foundation").
        in_matrix: whether it stands in a paragraph of a matrix, which tells what one body does.
        heading_role: the role that the heading gives to the names below it ("Donors"), or None.
        lead_end: behind what in a cell the leads end, where the document says so.
        led_by_column: whether a merged cell of the table says who leads what its rows tell.
    """

    inherited: tuple[OrganizationTag, ...] = ()
    previous: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    cells: tuple[Cell, ...] = ()
    countries: tuple[str, ...] = ()
    principal: tuple[str, ...] = ()
    heading_role: Role | None = None
    organizers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    in_matrix: bool = False
    lead_end: LeadEnd = ""
    led_by_column: bool = False


@dataclass(frozen=True, slots=True)
class Roles:
    """Who takes part as what, in the order of the text, each id once; and what is uncertain.

    `beside`: who only joined in leading this activity ("with X as co-organizer").
    """

    tags: tuple[OrganizationTag, ...]
    doubts: tuple[Doubt, ...] = ()
    beside: tuple[str, ...] = ()

    @property
    def leads(self) -> tuple[str, ...]:
        """Ids of the leads."""
        return tuple(tag.id for tag in self.tags if tag.role == "lead")

    @property
    def going_on(self) -> tuple[str, ...]:
        """Ids of the leads that may lead the activity that follows."""
        return tuple(lead for lead in self.leads if lead not in self.beside) or self.leads


def is_guessed(mention: Mention) -> bool:
    """Whether only its look makes a mention a body's name; words must say what it does."""
    return mention.strength == "new" and mention.evidence.method == "rule"
