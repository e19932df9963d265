"""What is known of a passage before its activities are tagged, and of the activity before."""

from dataclasses import dataclass
from datetime import date

from extractors.dates import DateMention
from extractors.model import ActivityType, Mention, OrganizationTag, Passage
from extractors.places.collected import Where
from extractors.roles.model import LeadEnd
from gazetteers.model import LanguageCode


@dataclass(frozen=True, slots=True)
class Found:
    """A passage with everything that it names; offsets point into its text.

    Attributes:
        passage: the passage.
        language: in which it was searched.
        organizations: mentions of organizations.
        dates: mentions of dates.
        authors: ids of the organizations that report.
        kinds: nouns by which the only author may be called ("foundation").
        written_on: the day of the document, where it is known.
        year: the year that bare months in headings belong to, where none of them says it.
        about: the countries that the document as a whole is about, by its title or its author.
        warnings: what makes its words doubtful.
        of_all: who pays for all activities of the document, by a remark in it.
        lead_end: behind what in a cell the leads end, where it says so.
        of_rest: who does what a row of it tells without saying who, by a remark in it.
    """

    passage: Passage
    language: LanguageCode
    organizations: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    authors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    written_on: date | None = None
    year: int | None = None
    about: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    of_all: tuple[OrganizationTag, ...] = ()
    lead_end: LeadEnd = ""
    of_rest: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the activity before gives to the next one of the same passage.

    Attributes:
        passage: its passage; None before the first.
        end: where it ends in the passage's text.
        leads: who leads it.
        principal: who carries out what the document is about: the leads of its first prose.
        where: where it is.
        type: what it is.
        subjects: those who lead it and are not only joined to the others by "together with".
        shared: who pays for or helps with all that its sentence tells.
        project: who leads the last project that its passage tells of.
    """

    passage: Passage | None = None
    end: int = 0
    leads: tuple[str, ...] = ()
    principal: tuple[str, ...] = ()
    where: Where | None = None
    type: ActivityType | None = None
    subjects: tuple[str, ...] = ()
    shared: tuple[OrganizationTag, ...] = ()
    project: tuple[str, ...] = ()
