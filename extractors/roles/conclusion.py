"""What the readings of one activity's words add up to: who leads, and who else takes part."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.mentions import GOVERNMENT
from extractors.model import OrganizationTag
from extractors.roles.attending import helps_event
from extractors.roles.donors import is_donor
from extractors.roles.entries import LIKELY, SURE
from extractors.roles.inferred import Inferred
from extractors.roles.model import Reading, Standing, is_guessed
from extractors.roles.self import is_self, speaks_of_two
from extractors.roles.signs import (
    ADDED_CLAUSE,
    FIRST_LEADS,
    OTHERS_TAKE_PART,
    RELATIVE,
    WHO_MEET,
    are_joining,
    carries_out,
    describes_thing,
    goes_on,
    is_frame,
    is_joint,
    made_by,
    speaks_of_grant,
    speaks_of_organizers,
)
from extractors.roles.tags import INHERITED, bare_tag, is_covered
from extractors.roles.units import is_instrument
from gazetteers.organizations import organizations


class Conclusion(Inferred):
    """The tags of one activity, concluded from its words first and then from what is around."""

    def run(self) -> list[OrganizationTag]:
        """All tags, in the order of the text; those without words of their own come first."""
        self._programmes_of_donors()
        self._makers_of_what_others_use()
        self._deciders_on_bodies()
        self._parties_spoken_of()
        self._parties_of_others()
        self._helpers_of_events()
        self._makers_of_things()
        self._guests()
        self._frames_of_events()
        leads = _own_leads(self.readings, self.text)
        for reading in leads:
            self.tag(reading, "lead", SURE if reading.is_firm else LIKELY)
        self._others({id(reading) for reading in leads})
        # "Meetings, jointly with UNDP", in a row below UNICEF: both.
        only_join = bool(leads) and all(is_joint(r.detail, self.language) for r in leads)
        speaking = self._who_only_speak()
        for given in self._given():
            if given.role == "lead" and given.id in speaking:
                continue  # below its name: an officer of it spoke at another's seminar
            if given.role != "lead" or not leads or only_join:
                self.add(given)
        if only_join and not self._from_those_who_tell():
            self._from_unnamed()
        if not self.has_lead:
            self._from_helper()
        if not self.has_lead and speaks_of_organizers(self.text, self.language):
            for organizer in self.context.organizers:
                self.add(bare_tag(organizer, "organizes what the document is about"))
        of_pair = len(self.context.previous) > 1 > len(self.context.author) - 1
        of_pair = of_pair and speaks_of_two(self.text, self.language)
        if not self.has_lead and (of_pair or goes_on(self.text, self.language)):
            self._from_before()
        for find_lead in (
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
            if not self.has_lead:
                find_lead()
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
        self._from_own_money()
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

    def _makers_of_what_others_use(self) -> None:
        """Who only made what the subject uses or is: "NATO gives a module developed by PfPC"."""
        for at, reading in enumerate(self.readings):
            if reading.standing != "lead" or not made_by(self.text[: reading.mention.start]):
                continue
            if any(
                other.standing == "lead"
                and other.sentence == reading.sentence
                and other.mention.end <= reading.mention.start
                and not is_guessed(other.mention)
                and not other.detail.startswith('"by')
                for other in self.readings
            ):
                detail = f"{reading.detail}, made what another uses"
                self.readings[at] = replace(reading, standing="partner", detail=detail)

    def _deciders_on_bodies(self) -> None:
        """At whose direction a body was created: "By decision of the CIS, the ATC was created".

        The body leads; a plan that is approved so is that of whoever decided.
        """
        for at, reading in enumerate(self.readings):
            if reading.standing != "lead" or _DECIDED.match(reading.detail) is None:
                continue
            for other, body in enumerate(self.readings):
                if body.sentence != reading.sentence or body.mention.id == reading.mention.id:
                    continue
                behind = _CREATED.match(self.text, body.mention.end)
                if behind or _CREATED_BEFORE.search(self.text, 0, body.mention.start):
                    detail = f"{body.detail}, which was created"
                    self.readings[other] = replace(body, standing="lead", detail=detail)
                    self.readings[at] = replace(reading, standing="none")

    def _parties_spoken_of(self) -> None:
        """Between whom something is to be better, in a later sentence: "The aim was trust between".

        Not where a later sentence tells what they signed or set up.
        """
        for at, reading in enumerate(self.readings):
            before = self.text[max(0, reading.group - _NEAR_PARTIES) : max(0, reading.group)]
            if (
                reading.sentence
                and reading.detail.endswith(FIRST_LEADS)
                and _BETWEEN.match(reading.detail) is not None
                and _SET_UP.search(before) is None
                and any(
                    r.standing == "lead" and r.sentence < reading.sentence for r in self.readings
                )
            ):
                self.readings[at] = replace(reading, standing="named")

    def _parties_of_others(self) -> None:
        """Parties between whom another has set something up: "which X opened between A and B"."""
        for at, reading in enumerate(self.readings):
            who_meet = WHO_MEET in reading.detail
            is_party = who_meet or (
                reading.standing == "lead" and reading.detail.endswith(FIRST_LEADS)
            )
            if is_party and any(
                other.standing == "lead"
                and other.sentence == reading.sentence
                and other.mention.end <= reading.mention.start
                and not other.detail.endswith(FIRST_LEADS)
                for other in self.readings
            ):
                standing: Standing = "none" if who_meet else "partner"
                self.readings[at] = replace(reading, standing=standing)

    def _helpers_of_events(self) -> None:
        """Who only supports an event that another body holds: "X assisted a course run by Y"."""
        for at, reading in enumerate(self.readings):
            if reading.standing != "lead" or reading.detail.startswith('"by'):
                continue
            for other in self.readings:
                if (
                    other.standing == "lead"
                    and other.sentence == reading.sentence
                    and other.detail.startswith('"by')
                    and other.mention.id in organizations().by_id
                    and not other.mention.id.startswith(GOVERNMENT)
                    and helps_event(self.text[reading.mention.end : other.mention.start])
                ):
                    detail = f"{reading.detail}, helps with what another holds"
                    self.readings[at] = replace(
                        reading, standing="partner", detail=detail, is_firm=True
                    )

    def _makers_of_things(self) -> None:
        """Who made what another publishes or adopts: "UNODC issued a guide, drafted by X and Y"."""
        goes_on_with = self.context.previous if goes_on(self.text, self.language) else ()
        for at, reading in enumerate(self.readings):
            begin = reading.mention.start if reading.group < 0 else reading.group
            if reading.standing != "lead" or not describes_thing(self.text[:begin]):
                continue
            others = {
                other.mention.id
                for other in self.readings
                if other.standing == "lead"
                and other.sentence == reading.sentence
                and other.mention.end <= begin
            }
            if (others or goes_on_with) and reading.mention.id not in (*others, *goes_on_with):
                detail = f"{reading.detail}: it made what another has"
                self.readings[at] = replace(reading, standing="partner", detail=detail)

    def _frames_of_events(self) -> None:
        """Under whose auspices an event is, where only a later sentence says what others do in it.

        "An exercise of special forces takes place under the auspices of X. Y will look for …".
        """
        leads = self.standing("lead")
        if not leads or any(r.sentence == 0 or r.is_firm or is_self(r.mention) for r in leads):
            return
        for at, reading in enumerate(self.readings):
            if reading.sentence:
                break
            is_partner = reading.standing == "partner" and is_frame(reading.detail, self.language)
            if is_partner or (self._owns_event(reading) and self._lends_something(leads)):
                self.readings[at] = replace(reading, standing="lead")

    def _owns_event(self, reading: Reading) -> bool:
        """Whether a body is said to have the event, and is no authority or guess."""
        return (
            reading.standing == "owner"
            and reading.is_event
            and not is_guessed(reading.mention)
            and not reading.mention.id.startswith(GOVERNMENT)
        )

    def _lends_something(self, leads: Sequence[Reading]) -> bool:
        """Whether the subjects of later sentences only give something to what is held."""
        return all(
            _GIVES.match(self.text, reading.mention.end) is not None
            or any(
                other.group == reading.group and _GIVES.match(self.text, other.mention.end)
                for other in leads
            )
            for reading in leads
        )

    def _guests(self) -> None:
        """Who only went to another's event, be it in a column of those responsible."""
        if not any(reading.detail.endswith(OTHERS_TAKE_PART) for reading in self.readings):
            return
        for at, reading in enumerate(self.readings):
            if reading.standing == "lead" and not reading.detail.endswith(OTHERS_TAKE_PART):
                self.readings[at] = replace(reading, standing="partner")

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


_GIVES = re.compile(
    r"(?:\s\([^()]{1,40}\)|\))?\s(?:also\s|has\s|had\s|также\s)?(?:provid|lent|lend|suppl|sent|paid|cover|contribut"
    r"|предостав|выдели|направи|присла|оплати|дал|обеспечи)\w*\b"
)
"""Behind who gives something to an event of others: "the ISTC | provided spectrometers"."""
_NEAR_PARTIES = 90
"""Letters before parties in which stands what they have: "a memorandum was signed between"."""
_BETWEEN = re.compile(r"\"(?:between|among|amongst|между)\"")
_SET_UP = re.compile(
    r"(?i)agreement|memorand|protocol|treaty|arrangement|channel|hotline|signed|concluded|соглашен|меморандум"
    r"|протокол|договор|канал|подписан|заключ"
)


_DECIDED = re.compile(
    r'"(?:[Bb]y (?:the |a )?(?:joint )?decision of|(?:[Пп]о решению|[Рр]ешением))"'
)
"""How it is told at whose direction something was done."""
_CREATED = re.compile(
    r"\s(?:(?:was|were|has been)\s)(?:\w+ly\s)?(?:created|established|founded|set up|formed)\b"
    r"|\s(?:был[аои]?\s)?(?:создан|учрежд[её]н|образован|сформирован)[аоы]?\b"
)
_CREATED_BEFORE = re.compile(
    r"\b(?:создан|учрежд[её]н|образован|сформирован)[аоы]?\s(?:[а-яё-]+\s){0,2}[«\"]?\Z"
)


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
