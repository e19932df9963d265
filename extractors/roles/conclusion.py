"""What the readings of one activity's words add up to: who leads, and who else takes part."""

from collections.abc import Sequence

from extractors.model import OrganizationTag
from extractors.roles.donors import is_donor
from extractors.roles.entries import LIKELY, SURE
from extractors.roles.model import Reading, is_guessed
from extractors.roles.self import speaks_of_two
from extractors.roles.signs import (
    ADDED_CLAUSE,
    RELATIVE,
    are_joining,
    goes_on,
    is_joint,
    speaks_of_grant,
    speaks_of_organizers,
)
from extractors.roles.tags import INHERITED, bare_tag, is_covered
from extractors.roles.units import is_instrument
from extractors.roles.weighed import WeighedReadings
from gazetteers.organizations import organizations


class Conclusion(WeighedReadings):
    """The tags of one activity, concluded from its words first and then from what is around."""

    def run(self) -> list[OrganizationTag]:
        """All tags, in the order of the text; those without words of their own come first."""
        self.weigh_readings()
        leads = _own_leads(self.readings, self.text)
        if self.context.led_by_column:
            leads = [reading for reading in leads if _outdoes_column(reading)]
        for reading in leads:
            self.tag(reading, "lead", SURE if reading.is_firm else LIKELY)
        self._others({id(reading) for reading in leads})
        self._add_given(leads)
        self._find_lead()
        self._add_beside()
        self._from_own_money()
        return self._kept()

    def _add_given(self, leads: Sequence[Reading]) -> None:
        """Add whom the cells of a row or what stands above it give.

        Leads of its own come before those given; unless they only join another: "Meetings, jointly
        with UNDP", in a row below UNICEF, has both.
        """
        only_join = bool(leads) and all(is_joint(r.detail, self.language) for r in leads)
        speaking = self._who_only_speak()
        for given in self._given():
            if given.role == "lead" and given.id in speaking:
                continue  # below its name: an officer of it spoke at another's seminar
            if given.role != "lead" or not leads or only_join:
                self.add(given)
        if only_join and not self._from_those_who_tell():
            self._from_unnamed()

    def _find_lead(self) -> None:
        """Where the words and cells give no lead, the first source that has one gives it."""
        for find in (
            self._from_head_of_state,
            self._from_helper,
            self._from_organizers,
            self._from_before_by_words,
            self._from_speaker,
            self._from_voice,
            self._from_supporter,
            self._from_owner,
            self._from_experts,
            self._from_donor,
            self._from_members,
            self._from_adopting_state,
            self._from_frame,
            self._from_only_helper,
            self._from_states_at_work,
            self._from_before,
            self._from_participant,
            self._from_author,
            self._from_principal,
            self._from_shared,
            self._from_anybody,
        ):
            if self.has_lead:
                return
            find()

    def _from_organizers(self) -> None:
        """The organizers of what a document is about, where the words speak of them."""
        if speaks_of_organizers(self.text, self.language):
            for organizer in self.context.organizers:
                self.add(bare_tag(organizer, "organizes what the document is about"))

    def _from_before_by_words(self) -> None:
        """The lead of the activity before, where the words go on with it: "The course also"."""
        of_pair = len(self.context.previous) > 1 > len(self.context.author) - 1
        of_pair = of_pair and speaks_of_two(self.text, self.language)
        if of_pair or goes_on(self.text, self.language):
            self._from_before()

    def _add_beside(self) -> None:
        """Add those who lead or take part beside the leads."""
        for reading in self.standing("colead"):
            self.tag(reading, "lead", SURE)
        for reading in self.standing("part"):
            self.tag(reading, "partner", LIKELY)
        for reading in self.standing("voice"):
            if not reading.is_firm:
                self.tag(reading, "partner", LIKELY)
        for reading in self.standing("none"):
            if are_joining(reading.detail) and reading.mention.id in self.context.author:
                self.tag(reading, "partner", LIKELY, "who report on it")
        for reading in self.standing("owner"):
            if reading.is_event and not is_guessed(reading.mention):
                self._with_owner(reading)

    def _kept(self) -> list[OrganizationTag]:
        """The tags by the place of their words, without those that another one covers."""
        order = {reading.mention.id: reading.mention.start for reading in reversed(self.readings)}
        kept = [
            entry
            for entry in self.chosen.values()
            if not is_covered(entry, self.chosen, self.readings, self.firm)
            and not self._acts_by_unit(entry.id)
        ]
        return sorted(kept, key=lambda entry: order.get(entry.id, -1))

    def _from_those_who_tell(self) -> bool:
        """Who tells of what it did jointly with another: "UNHCR recalled the joint visit with"."""
        telling = [reading for reading in self.standing("voice") if reading.is_firm]
        for reading in telling:
            self.tag(reading, "lead", LIKELY)
        return bool(telling)

    def _who_only_speak(self) -> frozenset[str]:
        """Who only speaks or helps at the event that another is said to have."""
        parts = frozenset(reading.mention.id for reading in self.standing("part"))
        return (
            parts
            if any(r.is_event and r.mention.id not in parts for r in self.standing("owner"))
            else frozenset()
        )

    def _acts_by_unit(self, body: str) -> bool:
        """Whether a body acts by a unit with a name: "Through its GPML, UNODC delivers"."""
        known = organizations()
        return any(
            reading.standing == "lead"
            and is_instrument(reading.detail)
            and reading.mention.id != body
            and known.is_part_of(reading.mention.id, body)
            for reading in self.readings
        )

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

    def _others(self, leading: set[int]) -> None:
        """Funders, beneficiaries and partners; also subjects of later sentences."""
        for reading in self.readings:
            match reading.standing:
                case "funder":
                    self.tag(reading, "funder", SURE)
                case "beneficiary" if not self._is_served_by_unit(reading):
                    self.tag(reading, "beneficiary", LIKELY)
                case "partner":
                    self.tag(reading, "partner", SURE)
                case "lead" if id(reading) not in leading:
                    self.tag(reading, "partner", LIKELY, "in a later sentence")

    def _is_served_by_unit(self, reading: Reading) -> bool:
        """Whether a body only has its own unit's service: CTED "is to advise the Committee"."""
        known = organizations()
        served = known.by_id.get(reading.mention.id)
        return (
            served is not None
            and served.country is None
            and any(
                entry.id in served.known_by or known.is_part_of(entry.id, served.id)
                for entry in self.chosen.values()
                if entry.role == "lead"
            )
        )

    def _with_owner(self, reading: Reading) -> None:
        """The body whose event it is, beside those who lead; not beside its own units."""
        known = organizations()
        if not any(known.is_part_of(entry, reading.mention.id) for entry in self.chosen):
            self.tag(reading, "partner", INHERITED)


def _own_leads(readings: Sequence[Reading], text: str) -> list[Reading]:
    """Who leads by the activity's own words; a co-host counts beside others, not alone.

    A subject of a later sentence, of a relative clause ("a guide on which CTED commented") or of a
    clause that adds something ("CTED led; the lectures were given by UNODC") leads only if nobody
    before does, unless words say that it organizes ("hosted it").
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


def _outdoes_column(reading: Reading) -> bool:
    """Whether words lead although a merged cell says who does: not a later sentence, nor a guess.

    "Course in ten schools. The Commission has approved the textbook", in the rows of UNICEF.
    """
    return reading.is_firm or (reading.sentence == 0 and not is_guessed(reading.mention))


def _is_beside(text: str, lead: Reading, reading: Reading) -> bool:
    """Whether a subject is that of a relative or an added clause behind a lead.

    A unit of who leads rather says who of them did it: "the Council decided; CTED has published".
    """
    start = reading.mention.start if reading.group < 0 else reading.group
    if start <= lead.mention.end:
        return False
    between = text[lead.mention.end : start]
    return RELATIVE.search(between) is not None or (
        ADDED_CLAUSE.search(between) is not None
        and not organizations().is_part_of(reading.mention.id, lead.mention.id)
    )
