"""What the readings of one activity's words add up to: who leads, and who else takes part."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.model import OrganizationTag, Role
from extractors.roles_cues import is_guessed
from extractors.roles_donors import is_aid, is_donor
from extractors.roles_model import Reading, RoleContext, Standing
from extractors.roles_signs import (
    FIRST_LEADS,
    RELATIVE,
    are_joining,
    carries_out,
    carries_out_column,
    gives_share,
    goes_on,
    is_frame,
    is_help,
    is_helper,
    is_joint,
    is_own_act,
    speaks_of_author,
    speaks_of_grant,
    speaks_of_members,
    speaks_of_organizers,
    speaks_of_pair,
    states_act,
    states_do,
)
from extractors.roles_tags import INHERITED, RANK, bare_tag, is_covered, tag_of
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations

_SURE, _LIKELY = 0.95, 0.85
_NOWHERE = (10**6, 10**9)
"""Place of who is named outside the activity: after all that it names."""


class Conclusion:
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
        self._programmes_of_donors()
        self._parties_of_others()
        leads = _own_leads(self.readings, self.text)
        for reading in leads:
            self.tag(reading, "lead", _SURE if reading.is_firm else _LIKELY)
        self._others({id(reading) for reading in leads})
        # "Meetings, jointly with UNDP", in a row below UNICEF: both.
        only_join = bool(leads) and all(is_joint(r.detail, self.language) for r in leads)
        for given in self._given():
            if given.role != "lead" or not leads or only_join:
                self.add(given)
        if only_join:
            self._from_unnamed()
        if not self.has_lead:
            self._from_helper()
        if not self.has_lead and speaks_of_organizers(self.text, self.language):
            for organizer in self.context.organizers:
                self.add(bare_tag(organizer, "organizes what the document is about"))
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
            self._from_frame,
            self._from_before,
            self._from_participant,
            self._from_author,
            self._from_principal,
            self._from_shared,
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
        for reading in self.standing("none"):
            if are_joining(reading.detail) and reading.mention.id in self.context.author:
                self.tag(reading, "partner", _LIKELY, "who report on it")
        for reading in self.standing("owner"):
            if reading.is_event and not is_guessed(reading.mention):
                self._with_owner(reading)
        self._from_own_money()
        order = {reading.mention.id: reading.mention.start for reading in reversed(self.readings)}
        kept = [
            entry
            for entry in self.chosen.values()
            if not is_covered(entry, self.chosen, self.readings, self.firm)
        ]
        return sorted(kept, key=lambda entry: order.get(entry.id, -1))

    def _from_own_money(self) -> None:
        """The donor that reports, where money is spoken of and nobody else gives it.

        "With 1.9 million the Academy runs a course", in an overview of an embassy's grants.
        """
        for donor in self.context.author:
            if (
                len(self.context.author) == 1
                and is_donor(donor)
                and donor not in self.chosen
                and self.has_lead
                and not any(entry.role == "funder" for entry in self.chosen.values())
                and speaks_of_grant(self.text, self.language)
            ):
                entry = bare_tag(donor, "reports on money that it gave")
                self.add(entry.model_copy(update={"role": "funder"}))

    def _programmes_of_donors(self) -> None:
        """A donor whose programme another carries out gives the money.

        "USAID's programme, implemented by IOM, trains migrants".
        """
        for at, reading in enumerate(self.readings):
            if (
                reading.standing in ("lead", "owner")
                and not reading.is_firm
                and reading.is_event
                and is_donor(reading.mention.id)
                and any(
                    other.standing == "lead"
                    and other.sentence == reading.sentence
                    and not is_donor(other.mention.id)
                    and carries_out(self.text[: other.mention.start], self.language)
                    for other in self.readings
                )
            ):
                self.readings[at] = replace(
                    reading,
                    standing="funder",
                    detail=f"{reading.detail}, which another carries out",
                )

    def _parties_of_others(self) -> None:
        """Parties between whom another has set something up: "which X opened between A and B"."""
        for at, reading in enumerate(self.readings):
            is_party = reading.standing == "lead" and reading.detail.endswith(FIRST_LEADS)
            if is_party and any(
                other.standing == "lead"
                and other.sentence == reading.sentence
                and other.mention.end <= reading.mention.start
                and not other.detail.endswith(FIRST_LEADS)
                for other in self.readings
            ):
                self.readings[at] = replace(reading, standing="partner")

    def _given(self) -> list[OrganizationTag]:
        """What is inherited; below the heading of a body its unit that leads goes on leading."""
        known = organizations()
        return [
            given
            for given in self.context.inherited
            if given.role != "lead"
            or not any(
                unit != given.id and known.is_part_of(unit, given.id)
                for unit in self.context.previous
            )
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
        context = self.context
        before = context.previous if goes_on(self.text, self.language) else ()
        for partner in before or context.author or context.principal:
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
                if self._only_pays(spoken):
                    continue  # "a project of the Service, for which we gave the funds"
                self.add(bare_tag(spoken, f'"{said}" is the author of the document'))
        elif len(self.context.author) > 1 and speaks_of_pair(self.text, self.language):
            for spoken in self.context.author:
                self.add(bare_tag(spoken, "one of those who report"))

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
        known = organizations()
        # «сеть академий Казахстана»: the report of one of them is no event of its government.
        events = [
            reading
            for reading in free
            if reading.is_event
            and not any(
                author != reading.mention.id and known.is_part_of(author, reading.mention.id)
                for author in self.context.author
            )
        ]
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
            if owner.sentence == 0 and is_own_act(self.text, self.language):
                return False
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

    def _from_frame(self) -> None:
        """The body under whose auspices states or persons do it, who lead nothing themselves."""
        for reading in self.standing("partner"):
            if reading.sentence == 0 and is_frame(reading.detail, self.language):
                self.tag(reading, "lead", INHERITED, "and nobody else acts")

    def _from_before(self) -> None:
        """Who leads the activity before it in the paragraph; not in a table, nor if states act."""
        if self.context.cells or states_do(self.text, self.language):
            return
        parts = {reading.mention.id for reading in self.standing("part")}
        for earlier in self.context.previous:
            if earlier not in parts:
                self.add(bare_tag(earlier, "leads the activity before it"))

    def _from_participant(self) -> None:
        """Who takes part, if nobody else does anything; before them the body whose states meet."""
        parts = self.standing("part")
        for reading in self.standing("states"):
            if parts and reading.sentence <= parts[0].sentence and not self.has_lead:
                self.tag(reading, "lead", INHERITED, "its states meet")
        if self.has_lead:
            return
        for reading in self.standing("part"):
            if not self.context.cells or not self.context.author:
                self.tag(reading, "lead", _LIKELY, "and nobody else leads")

    def _from_author(self) -> None:
        """The author; not a donor in a row that names who implements what it pays for."""
        if not states_do(self.text, self.language) and not self._is_implemented():
            for spoken in self.context.author:
                if not self._only_pays(spoken):
                    self.add(bare_tag(spoken, "the author of the document"))

    def _is_implemented(self) -> bool:
        """Whether a donor reports, and the row has who implements it in a column of its own."""
        return all(is_donor(author) or is_aid(author) for author in self.context.author) and any(
            cell.column == "partner"
            and carries_out_column(cell.heading, self.language)
            and any(
                cell.start <= partner.mention.start < cell.end
                for partner in self.standing("partner")
            )
            for cell in self.context.cells
        )

    def _only_pays(self, author: str) -> bool:
        """Whether an author by its own words gives money to what another body has."""
        present = self.chosen.get(author)
        return (
            present is not None
            and present.role == "funder"
            and author in self.firm
            and any(
                reading.mention.id != author and not is_guessed(reading.mention)
                for reading in self.standing("named", "owner")
            )
        )

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
                if (parent := known.by_id[spoken].parent) is not None
                and known.by_id[parent].of_states
            }
            if all(spoken in known.by_id for spoken in self.context.author)
            else set()
        )

    def _from_principal(self) -> None:
        """Who carries out what a document without an author is about."""
        if not states_do(self.text, self.language):
            for principal in self.context.principal:
                self.add(bare_tag(principal, "carries out what the document is about"))

    def _from_shared(self) -> None:
        """Whose thing it is to which a donor contributes: "Japan contributes to the UN centre"."""
        for reading in self.standing("funder"):
            if not gives_share(reading.detail):
                continue
            for other in self.standing("named", "owner"):
                is_behind = other.sentence == reading.sentence and not is_guessed(other.mention)
                if is_behind and other.mention.start > reading.mention.end and not self.has_lead:
                    self.tag(other, "lead", INHERITED, "to whose work a donor contributes")

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
        """Who helps, else who pays, leads; of those, all of the list that is named first."""
        place = {(r.mention.id): (r.sentence, r.group) for r in reversed(self.readings)}
        for role in ("partner", "funder"):
            helping = [entry for entry in self.chosen.values() if entry.role == role]
            if self.has_lead or not helping:
                continue
            first = min(helping, key=lambda entry: place.get(entry.id, _NOWHERE))
            for entry in helping:
                if place.get(entry.id) == place.get(first.id):
                    update = {"role": "lead", "confidence": INHERITED}
                    self.chosen[entry.id] = entry.model_copy(update=update)

    def _with_owner(self, reading: Reading) -> None:
        """The body whose event it is, beside those who lead; not beside its own units."""
        known = organizations()
        if not any(known.is_part_of(entry, reading.mention.id) for entry in self.chosen):
            self.tag(reading, "partner", INHERITED)


def _own_leads(readings: Sequence[Reading], text: str) -> list[Reading]:
    """Who leads by the activity's own words; a co-host counts beside others, not alone.

    A subject of a later sentence or of a relative clause ("a guide on which CTED commented") leads
    only if nobody before does, unless words say that it organizes ("hosted it").
    """
    leads: list[Reading] = []
    for reading in readings:
        if reading.standing != "lead":
            continue
        earlier = any(
            lead.sentence < reading.sentence or _is_beside(text, lead, reading) for lead in leads
        )
        if reading.is_firm or not earlier:
            leads.append(reading)
    return leads


def _is_beside(text: str, lead: Reading, reading: Reading) -> bool:
    """Whether a subject is that of a relative clause behind a lead."""
    start = reading.mention.start if reading.group < 0 else reading.group
    if start <= lead.mention.end:
        return False
    between = text[lead.mention.end : start]
    return RELATIVE.search(between) is not None
