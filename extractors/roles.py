"""Who takes part in one activity, as what.

Each mention's standing in its sentence or cell comes first (`roles_cues`, `roles_cells`). Then the
activity as a whole decides: who leads; whether the owner of an event leads or is a partner; what
is inherited by a text without a subject of its own. If anybody is tagged, somebody leads.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.model import Doubt, Mention, OrganizationTag, Role
from extractors.roles_cells import read_cell
from extractors.roles_cues import is_guessed, read_mentions
from extractors.roles_donors import REGION, country_mentions
from extractors.roles_model import Reading, RoleContext, Roles, Standing
from extractors.roles_signs import (
    MEMBERSHIPS,
    goes_on,
    is_help,
    is_helper,
    is_joint,
    speaks_of_author,
    speaks_of_members,
    states_act,
    states_do,
)
from extractors.roles_tags import INHERITED, RANK, bare_tag, doubts_of, is_covered, tag_of
from gazetteers.bodies import NATIONAL
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations
from gazetteers.territories import territories

__all__ = ["RoleContext", "Roles", "assign_roles", "mentions_within"]

_ORGANIZATION_COLUMNS = frozenset({"organization", "partner", "funder", "beneficiary"})
_READ_AS_PROSE = frozenset({"activity", "result", "programme", "other"})
_ITEM_WORDS = 25
"""Longer items below a heading are sentences, whose own words say who does what."""
_SURE, _LIKELY = 0.95, 0.85


def mentions_within(mentions: Sequence[Mention], start: int, end: int) -> tuple[Mention, ...]:
    """The mentions inside a span of their text, with offsets into the span."""
    return tuple(
        mention.model_copy(update={"start": mention.start - start, "end": mention.end - start})
        for mention in mentions
        if start <= mention.start and mention.end <= end
    )


def assign_roles(
    text: str,
    mentions: Sequence[Mention],
    language: LanguageCode = "en",
    context: RoleContext | None = None,
) -> Roles:
    """The organizations that take part in an activity, each once, in the order of the text.

    Args:
        text: the activity's words.
        mentions: the organizations in it, with offsets into `text` (`mentions_within`).
        language: of the text.
        context: what stands around the activity.

    Returns:
        Tags with their reasons, and doubts: `no-lead` when nobody leads and nobody can be
        inherited, `role-unsure` when somebody is taken for the lead only because nobody else is
        named, `organization-unknown` for each unlisted body that is tagged,
        `organization-ambiguous` for an authority whose country stays open and for a name that
        two bodies bear.
    """
    context = context or RoleContext()
    doubts: list[Doubt] = []
    readings = tuple(_settle_countries(_read(text, mentions, language, context), text, language,
                                       context, doubts))  # fmt: skip
    tags = _Conclusion(readings, text, language, context).run()
    if tags and not any(tag.role == "lead" for tag in tags):
        doubts.append(Doubt(code="no-lead", detail="nobody is said to lead"))
    doubts += doubts_of(tags)
    return Roles(tuple(tags), tuple(dict.fromkeys(doubts)))


def _read(
    text: str, mentions: Sequence[Mention], language: LanguageCode, context: RoleContext
) -> Iterator[Reading]:
    """How every mention stands: cell by cell in a row, sentence by sentence in prose.

    Below a heading "Donors" short items only name them, states by their bare names.
    """
    if context.heading_role is not None and len(text.split()) <= _ITEM_WORDS:
        states = country_mentions(text, language) if context.heading_role != "beneficiary" else ()
        for mention in [*mentions, *(s for s in states if not _overlaps(s, mentions))]:
            role = context.heading_role
            yield Reading(mention, role, f"below a heading of {role}s", 0, False, True)
        return
    if not context.cells:
        yield from read_mentions(text, mentions, language)
        return
    for cell in context.cells:
        if cell.column in _ORGANIZATION_COLUMNS:
            yield from read_cell(text, cell, mentions, language)
        elif cell.column in _READ_AS_PROSE:
            inside = [m for m in mentions if cell.start <= m.start and m.end <= cell.end]
            words = text[cell.start : cell.end]
            yield from read_mentions(words, inside, language, offset=cell.start)
        elif cell.column == "status":
            # "funds pledged by Japan": who pays or gets something, never who acts.
            inside = [m for m in mentions if cell.start <= m.start and m.end <= cell.end]
            words = text[cell.start : cell.end]
            for reading in read_mentions(words, inside, language, offset=cell.start):
                if reading.standing in ("funder", "beneficiary"):
                    yield reading


def _overlaps(mention: Mention, others: Sequence[Mention]) -> bool:
    return any(other.start < mention.end and mention.start < other.end for other in others)


def _settle_countries(
    readings: Iterator[Reading],
    text: str,
    language: LanguageCode,
    context: RoleContext,
    doubts: list[Doubt],
) -> Iterator[Reading]:
    """The readings, with authorities without a country given the country of the activity.

    If the activity is about several countries or none, such an authority stays untagged.
    """
    for reading in readings:
        if reading.mention.id != NATIONAL:
            yield reading
            continue
        countries = context.countries or _countries_named(text, language)
        if len(countries) > 1:
            # "on the Turkmen-Afghan border", "donors: Germany": the one of the region is meant.
            countries = tuple(code for code in countries if code in REGION)
        listed = f"GOV-{countries[0]}" if len(countries) == 1 else ""
        if listed in organizations().by_id:
            mention = reading.mention.model_copy(update={"id": listed})
            yield replace(reading, mention=mention)
        elif reading.standing not in ("none", "named", "owner"):
            doubts.append(
                Doubt(
                    code="organization-ambiguous",
                    detail=f'"{reading.mention.text}": of which country, the words do not say',
                )
            )


def _countries_named(text: str, language: LanguageCode) -> tuple[str, ...]:
    known = territories()
    codes = [known.country_of(hit) for hit in known.find(text, language)]
    return tuple(dict.fromkeys(code for code in codes if code is not None))


class _Conclusion:
    """The tags of one activity while they are being found."""

    def __init__(
        self,
        readings: Sequence[Reading],
        text: str,
        language: LanguageCode,
        context: RoleContext,
    ) -> None:
        self.text, self.language, self.context = text, language, context
        self.readings = [self._as_help(reading) for reading in readings]
        self.chosen: dict[str, OrganizationTag] = {}
        self.firm: set[str] = set()

    def _as_help(self, reading: Reading) -> Reading:
        """In an activity that is help, the authority whose work is helped receives it."""
        is_owner = reading.standing == "owner" and reading.mention.id.startswith("GOV")
        if is_owner and is_help(self.text, self.language):
            return replace(reading, standing="beneficiary")
        return reading

    def standing(self, *standings: Standing) -> list[Reading]:
        """The readings that stand in one of these ways."""
        return [reading for reading in self.readings if reading.standing in standings]

    def add(self, entry: OrganizationTag) -> None:
        """Add a tag; of two for one body the stronger role stays."""
        present = self.chosen.get(entry.id)
        if present is None or RANK[entry.role] < RANK[present.role]:
            self.chosen[entry.id] = entry

    def tag(self, reading: Reading, role: Role, confidence: float, why: str = "") -> None:
        """Tag what a reading names."""
        if reading.is_firm:
            self.firm.add(reading.mention.id)
        detail = f"{reading.detail}{', ' if why else ''}{why}"
        self.add(tag_of(reading, role, confidence, detail))

    @property
    def has_lead(self) -> bool:
        """Whether anybody leads yet."""
        return any(entry.role == "lead" for entry in self.chosen.values())

    def run(self) -> list[OrganizationTag]:
        """All tags, in the order of the text; those without words of their own come first."""
        leads = _own_leads(self.readings)
        for reading in leads:
            self.tag(reading, "lead", _SURE if reading.is_firm else _LIKELY)
        self._others({id(reading) for reading in leads})
        for given in self._given():
            if given.role != "lead" or not leads:
                self.add(given)
        if leads and all(is_joint(reading.detail, self.language) for reading in leads):
            self._from_unnamed()
        if not self.has_lead:
            self._from_helper()
        if not self.has_lead and goes_on(self.text, self.language):
            self._from_before()
        for find_lead in (
            self._from_speaker,
            self._from_voice,
            self._from_supporter,
            self._from_owner,
            self._from_experts,
            self._from_donor,
            self._from_members,
            self._from_before,
            self._from_participant,
            self._from_author,
            self._from_principal,
            self._from_anybody,
        ):
            if not self.has_lead:
                find_lead()
        for reading in self.standing("colead"):
            self.tag(reading, "lead", _SURE)
        for reading in self.standing("part"):
            self.tag(reading, "partner", _LIKELY)
        for reading in self.standing("voice"):
            if not reading.is_firm:
                self.tag(reading, "partner", _LIKELY)
        for reading in self.standing("owner"):
            if reading.is_event and not is_guessed(reading.mention):
                self._with_owner(reading)
        order = {reading.mention.id: reading.mention.start for reading in reversed(self.readings)}
        kept = [
            entry
            for entry in self.chosen.values()
            if not is_covered(entry, self.chosen, self.readings, self.firm)
        ]
        return sorted(kept, key=lambda entry: order.get(entry.id, -1))

    def _given(self) -> list[OrganizationTag]:
        """What is inherited; below the heading of a body its unit that leads goes on leading."""
        known = organizations()
        return [
            given
            for given in self.context.inherited
            if given.role != "lead"
            or not any(known.is_part_of(unit, given.id) for unit in self.context.previous)
        ]

    def _others(self, leading: set[int]) -> None:
        """Funders, beneficiaries and partners; also subjects of later sentences."""
        for reading in self.readings:
            match reading.standing:
                case "funder":
                    self.tag(reading, "funder", _SURE)
                case "beneficiary":
                    self.tag(reading, "beneficiary", _LIKELY)
                case "partner":
                    self.tag(reading, "partner", _SURE)
                case "lead" if id(reading) not in leading:
                    self.tag(reading, "partner", _LIKELY, "in a later sentence")

    def _from_unnamed(self) -> None:
        """Who does it jointly with those named, and is named before or speaks here."""
        if self.context.cells or any(given.role == "lead" for given in self._given()):
            return
        for partner in self.context.author or self.context.principal:
            self.add(bare_tag(partner, "does it jointly with those named"))

    def _from_helper(self) -> None:
        """Who helps somebody that is the subject: "The Service is being assisted by UNODC"."""
        for reading in self.standing("partner"):
            if is_helper(reading.detail) and any(
                other.standing == "beneficiary" and other.sentence == reading.sentence
                for other in self.readings
            ):
                self.tag(reading, "lead", _LIKELY)

    def _from_speaker(self) -> None:
        """The author, who says "we" or "our Office"."""
        said = speaks_of_author(self.text, self.language)
        if said is not None:
            for spoken in self.context.author:
                self.add(bare_tag(spoken, f'"{said}" is the author of the document'))

    def _from_voice(self) -> None:
        """Who calls on others to act, where nobody is said to act."""
        for reading in self.standing("voice"):
            if reading.is_firm:
                self.tag(reading, "lead", _LIKELY)

    def _from_supporter(self) -> None:
        """Who supports states that act: "With the support of X, all five States introduced …"."""
        if self.chosen and states_act(self.text, self.language):
            self._promote()

    def _from_owner(self) -> None:
        """Whose event or product it is: of the first event that is named, else the first."""
        parts = {reading.mention.id for reading in self.standing("part")}
        free = [
            reading
            for reading in self.standing("owner")
            if reading.mention.id not in parts and not is_guessed(reading.mention)
        ]
        events = [reading for reading in free if reading.is_event]
        events = events or [reading for reading in free if not self._is_only_subject(reading)]
        for reading in events:
            first = events[0]
            if (reading.sentence, reading.detail) == (first.sentence, first.detail):
                self.tag(reading, "lead", _LIKELY, "whose it is")

    def _is_only_subject(self, owner: Reading) -> bool:
        """Whether an owner's thing is only what others work on.

        So it is if the author is a unit of the owner ("translation of the UNDP toolkit"), and for
        an authority if others are there to lead ("review of the system of the Tajik FIU").
        """
        known, context = organizations(), self.context
        if owner.mention.id.startswith("GOV"):
            return bool(context.author or context.previous or context.principal)
        return owner.mention.id not in context.author and any(
            known.is_part_of(author, owner.mention.id) for author in context.author
        )

    def _from_experts(self) -> None:
        """Whose experts act, or what was created, where no event has an owner."""
        for reading in self.standing("voice"):
            if not reading.is_firm:
                self.tag(reading, "lead", _LIKELY)

    def _from_donor(self) -> None:
        """A donor as the subject, where nobody else acts: "The EU supports Turkmenistan"."""
        for reading in self.standing("funder"):
            if not reading.is_firm and not self.has_lead:
                self.tag(reading, "lead", _LIKELY, "and nobody else acts")

    def _from_before(self) -> None:
        """Who leads the activity before it in the paragraph; not in a table, nor if states act."""
        if self.context.cells or states_do(self.text, self.language):
            return
        parts = {reading.mention.id for reading in self.standing("part")}
        for earlier in self.context.previous:
            if earlier not in parts:
                self.add(bare_tag(earlier, "leads the activity before it"))

    def _from_participant(self) -> None:
        """Who takes part, if nobody else does anything."""
        for reading in self.standing("part"):
            if not self.context.cells or not self.context.author:
                self.tag(reading, "lead", _LIKELY, "and nobody else leads")

    def _from_author(self) -> None:
        if not states_do(self.text, self.language):
            for spoken in self.context.author:
                self.add(bare_tag(spoken, "the author of the document"))

    def _from_members(self) -> None:
        """The body whose "Member States" act, in a report of one of its units."""
        for body in sorted(self._bodies_of_members()):
            self.add(bare_tag(body, "its Member States act"))

    def _bodies_of_members(self) -> set[str]:
        """The bodies of which "the Member States" act, if the author is a unit of such a body."""
        if not speaks_of_members(self.text, self.language):
            return set()
        known = organizations()
        return (
            {
                parent
                for spoken in self.context.author
                if (parent := known.by_id[spoken].parent) in MEMBERSHIPS
            }
            if all(spoken in known.by_id for spoken in self.context.author)
            else set()
        )

    def _from_principal(self) -> None:
        """Who carries out what a document without an author is about."""
        if not states_do(self.text, self.language):
            for principal in self.context.principal:
                self.add(bare_tag(principal, "carries out what the document is about"))

    def _from_anybody(self) -> None:
        """Whoever supports; else the only body that is named."""
        self._promote()
        if self.has_lead or states_do(self.text, self.language):
            return
        listed = [
            reading
            for reading in [*self.standing("states"), *self.standing("named")]
            if not is_guessed(reading.mention)
        ]
        for reading in listed:
            if (reading.sentence, reading.group) == (listed[0].sentence, listed[0].group):
                self.tag(reading, "lead", INHERITED, "nobody else is named")

    def _promote(self) -> None:
        for role in ("partner", "funder"):
            for entry in list(self.chosen.values()):
                if entry.role == role and not self.has_lead:
                    update = {"role": "lead", "confidence": INHERITED}
                    self.chosen[entry.id] = entry.model_copy(update=update)

    def _with_owner(self, reading: Reading) -> None:
        """The body whose event it is, beside those who lead; not beside its own units."""
        known = organizations()
        if not any(known.is_part_of(entry, reading.mention.id) for entry in self.chosen):
            self.tag(reading, "partner", INHERITED)


def _own_leads(readings: Sequence[Reading]) -> list[Reading]:
    """Who leads by the activity's own words; a co-host counts beside others, not alone.

    A subject of a later sentence leads only if no sentence before has a lead, unless words say
    that it organizes ("hosted it").
    """
    leads: list[Reading] = []
    for reading in readings:
        if reading.standing != "lead":
            continue
        earlier = any(lead.sentence < reading.sentence for lead in leads)
        if reading.is_firm or not earlier:
            leads.append(reading)
    return leads
