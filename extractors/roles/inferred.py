"""Who leads an activity whose words name no subject: whoever speaks, has it, supports it."""

import re

from extractors.mentions import NEW
from extractors.roles.cells import says_who
from extractors.roles.donors import is_aid, is_donor
from extractors.roles.entries import LIKELY, Entries
from extractors.roles.heads_of_state import acts_of_heads, signing_state
from extractors.roles.laws import adopting_state
from extractors.roles.model import Reading, is_guessed
from extractors.roles.persons import AS_TEACHERS
from extractors.roles.self import speaks_of_pair
from extractors.roles.signs import (
    TAUGHT_THERE,
    carries_out_column,
    continues_sentence,
    gives_share,
    goes_on,
    has_fronted_support,
    is_frame,
    is_helped_by,
    is_helper,
    is_own_act,
    speaks_of_author,
    speaks_of_members,
    stands,
    states_act,
    states_do,
)
from extractors.roles.tags import INHERITED, bare_tag
from gazetteers.cues import cues
from gazetteers.organizations import organizations

_NOWHERE = (10**6, 10**9)
"""Place of who is named outside the activity: after all that it names."""


_TEACHING = re.compile(
    r"(?i)\"(?:заняти|лекци|тренинг|урок|сесси|(?:с )?доклад|презентаци|сообщени|обзор"
    r"|speaker|lecturer|trainer|(?:also\s)?present(?:ed|s)\b|(?:also\s)?(?:spoke|briefed)\b"
    r"|(?:also\s)?(?:gave|delivered)\s(?:\w+\s){0,2}(?:lectures?|talks?|presentations?)\b)"
)
"""Of a cue by which a body only teaches or speaks at what whoever reports holds."""


_WHERE = re.compile(r'"(?:в|во|на\sбазе|at|in)"')
_HOST = re.compile(r"(?i)\"(?:hosted\sby|(?:the\s)?hosts?\b|принима|приня)")
_ASIDE = re.compile(r"(?i),\s(?:kindly\s|jointly\s)?hosted\sby\s(?:the\s)?\Z")
_HOST_REACH = 30
_TRIP = re.compile(
    r"(?i)\b(?:study\s(?:visit|tour|trip)|visit|internship|secondment|placement)s?\b"
    r"|\b(?:поездк|стажировк|визит)[а-яё]*"
)
"""What whoever reports arranges and another only hosts."""


class Inferred(Entries):
    """Where nobody is said to lead, the next best reason, each in a method of its own."""

    def _from_unnamed(self) -> None:
        """Who does it jointly with those named, and is named before or speaks here.

        A part of a sentence whose subject stands before it ("| presented them together with Y")
        goes on with that; so does a text without an author.
        """
        if any(given.role == "lead" for given in self._given()):
            return
        if self.context.cells and (
            not self.context.author or says_who(self.text, self.context.cells, self.language)
        ):
            return
        context = self.context
        is_part = goes_on(self.text, self.language) or continues_sentence(self.text)
        before = context.previous if is_part else ()
        for partner in before or context.author or context.principal or context.previous:
            self.add(bare_tag(partner, "does it jointly with those named"))

    def _from_helper(self) -> None:
        """Who helps somebody that is the subject: "The Service is being assisted by UNODC"."""
        for reading in self.standing("partner"):
            if is_helper(reading.detail) and any(
                other.standing == "beneficiary" and other.sentence == reading.sentence
                for other in self.readings
            ):
                self.tag(reading, "lead", LIKELY)

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
                self.tag(reading, "lead", LIKELY)

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
            if reading.mention.id not in parts
            and not is_guessed(reading.mention)
            and not self._is_place_of_experts(reading)
            and not self._is_framed_by_unit(reading)
        ]
        known = organizations()
        # «сеть академий Казахстана»: the report of one of them is no event of its government.
        # Nor does the OSCE lead where the work of ODIHR is told of, "prepared for its conference".
        named = tuple(reading.mention.id for reading in free)
        events = [
            reading
            for reading in free
            if reading.is_event
            and not any(
                unit != reading.mention.id and known.is_part_of(unit, reading.mention.id)
                for unit in (*self.context.author, *named)
            )
        ]
        helped = min((r.sentence for r in self.standing("partner", "funder")), default=_NOWHERE[0])
        events = events or [
            reading
            for reading in free
            if not self._is_only_subject(reading)
            # "held with the support of the OSCE. … guests from the UN": nothing of the UN's.
            and reading.sentence <= helped
        ]
        for reading in events:
            first = events[0]
            if (reading.sentence, reading.detail) == (first.sentence, first.detail):
                self.tag(reading, "lead", LIKELY, "whose it is")

    def _is_place_of_experts(self, owner: Reading) -> bool:
        """Whether experts of a body do it at an authority: "UNODC experts held talks at the"."""
        return (
            owner.mention.id.startswith("GOV")
            and _WHERE.match(owner.detail) is not None
            and any(
                reading.sentence == owner.sentence
                and not reading.is_firm
                and not reading.mention.id.startswith("GOV")
                and reading.mention.end <= owner.mention.start
                for reading in self.standing("voice")
            )
        )

    def _from_experts(self) -> None:
        """Whose experts act, or what was created, where no event has an owner."""
        for reading in self.standing("voice"):
            if not reading.is_firm:
                self.tag(reading, "lead", LIKELY)

    def _from_donor(self) -> None:
        """A donor as the subject, where nobody else acts: "The EU supports Turkmenistan"."""
        for reading in self.standing("funder"):
            if not reading.is_firm and not self.has_lead:
                self.tag(reading, "lead", LIKELY, "and nobody else acts")

    def _from_frame(self) -> None:
        """The body under whose auspices states or persons do it, who lead nothing themselves."""
        for reading in self.standing("partner"):
            if reading.sentence == 0 and is_frame(reading.detail, self.language):
                self.tag(reading, "lead", INHERITED, "and nobody else acts")

    def _from_only_helper(self) -> None:
        """Who helps a standing thing, where nobody speaks and no words go on with who was before.

        "Since 2017 three liaison offices work with the assistance of UNODC", in minutes.
        """
        if self.context.author or self.context.cells or self.context.in_matrix:
            return
        is_part = continues_sentence(self.text) or goes_on(self.text, self.language)
        if is_part or not stands(self.text, self.language):
            return
        if self.context.inherited or self.context.principal == self.context.previous:
            return  # whom the whole document is about goes on
        helpers = [
            r for r in self.standing("partner") if r.sentence == 0 and is_helped_by(r.detail)
        ]
        if helpers and len(helpers) == len(self.standing("partner")):
            for reading in helpers:
                self.tag(reading, "lead", INHERITED, "and nobody else acts")

    def _from_states_at_work(self) -> None:
        """The body in whose member states work goes on: "Efforts continue in CIS countries"."""
        if self.context.cells or not cues("roles", self.language).has("work-goes-on", self.text):
            return
        for reading in self.standing("states"):
            if reading.sentence == 0:
                self.tag(reading, "lead", INHERITED, "in whose states work goes on")

    def _from_before(self) -> None:
        """Who leads the activity before it in the paragraph; not in a table, nor if states act."""
        if self.context.cells or states_do(self.text, self.language):
            return
        parts = {reading.mention.id for reading in self.standing("part")}
        for earlier in self.context.previous:
            if (
                earlier not in parts
                and not self._acts_by_helper(earlier)
                and not self._is_given_with_help(earlier)
            ):
                self.add(bare_tag(earlier, "leads the activity before it"))

    def _from_participant(self) -> None:
        """Who takes part, if nobody else does anything; before them the body whose states meet."""
        parts = self.standing("part")
        for reading in self.standing("states"):
            if parts and reading.sentence <= parts[0].sentence and not self.has_lead:
                self.tag(reading, "lead", INHERITED, "its states meet")
        if self.has_lead or self.standing("colead"):
            return
        helped = min((r.sentence for r in self.standing("partner")), default=_NOWHERE[0])
        guests = [r for r in self.standing("part") if _HOST.match(r.detail) is None]
        for reading in guests or self.standing("part"):
            if reading.sentence > helped:
                continue  # "with the support of the OSCE. Experts of UNHCR took part": the OSCE
            if self.context.author and (
                reading.detail.endswith((TAUGHT_THERE, *AS_TEACHERS))
                or _TEACHING.match(reading.detail)
                or (_HOST.match(reading.detail) and self._only_hosts(reading))
            ):
                continue
            if not self.context.cells or not self.context.author:
                self.tag(reading, "lead", LIKELY, "and nobody else leads")

    def _only_hosts(self, reading: Reading) -> bool:
        """Whether a host gives the place for what whoever reports holds.

        So on a trip, and where words set off by a comma name it: "a seminar in Osh, hosted by X";
        "the meeting was hosted by X" says who held it.
        """
        before = self.text[max(0, reading.mention.start - _HOST_REACH) : reading.mention.start]
        return _TRIP.search(self.text) is not None or _ASIDE.search(before) is not None

    def _from_author(self) -> None:
        """The author; not a donor in a row that names who implements what it pays for."""
        if not states_do(self.text, self.language) and not self._is_implemented():
            named = {reading.mention.id for reading in self.readings}
            own = [spoken for spoken in self.context.author if spoken in named]
            # Of two who report, the one that the words name: "The trainers of IOM gave classes".
            for spoken in own or self.context.author:
                if (
                    not self._only_pays(spoken)
                    and not self._acts_by_helper(spoken)
                    and not self._is_given_with_help(spoken)
                ):
                    self.add(bare_tag(spoken, "the author of the document"))

    def _from_members(self) -> None:
        """The body whose "Member States" act, in a report of one of its units."""
        for body in sorted(self._bodies_of_members()):
            self.add(bare_tag(body, "its Member States act"))

    def _from_adopting_state(self) -> None:
        """The state whose law or strategy was adopted, where nobody is said to have adopted it."""
        if self.context.cells or (self.context.in_matrix and self.context.previous):
            return
        government = adopting_state(self.text, self.language)
        if government is not None and self.chosen and has_fronted_support(self.text, self.language):
            self._promote()  # "With the support of the EAG, Uzbekistan adopted a law": the EAG
            return
        if government is not None:
            self.add(bare_tag(government, "its own law or strategy was adopted"))

    def _from_head_of_state(self) -> None:
        """The state whose head signed or ordered it, where nobody else is said to act."""
        if self.context.cells or not self.head_acts():
            return
        government = signing_state(self.text, self.language, self.context.countries)
        if government is not None:
            self.add(bare_tag(government, "its head signed or ordered it"))

    def head_acts(self) -> bool:
        """Whether a head of state or government signs or orders something."""
        return any(True for _ in acts_of_heads(self.text, self.language))

    def _from_principal(self) -> None:
        """Who carries out what a document without an author is about."""
        if not states_do(self.text, self.language) and not self.standing("colead"):
            for principal in self.context.principal:
                if not self._acts_by_helper(principal):
                    said = "carries out what the document is about"
                    self.add(bare_tag(principal, said))

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

    def _is_only_subject(self, owner: Reading) -> bool:
        """Whether an owner's thing is only what others work on.

        So it is if the author is a unit of the owner ("translation of the UNDP toolkit"), and for
        an authority or an unlisted body if others are there to lead ("review of the system of the
        Tajik FIU", "equipment for the laboratory of Osh University").
        """
        known, context = organizations(), self.context
        if owner.mention.id.startswith(("GOV", NEW)):
            if owner.sentence == 0 and is_own_act(self.text, self.language):
                return False
            return bool(context.author or context.previous or context.principal)
        return owner.mention.id not in context.author and any(
            known.is_part_of(author, owner.mention.id) for author in context.author
        )

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

    def _promote(self) -> None:
        """Who helps, else who pays, leads; of those, all of the list that is named first."""
        place = {(r.mention.id): (r.sentence, r.group) for r in reversed(self.readings)}
        # Another column says who does it, if not in names: who only helps does not lead there.
        if self.context.cells and says_who(self.text, self.context.cells, self.language):
            return
        for role in ("partner", "funder"):
            helping = [entry for entry in self.chosen.values() if entry.role == role]
            if self.has_lead or not helping:
                continue
            first = min(helping, key=lambda entry: place.get(entry.id, _NOWHERE))
            for entry in helping:
                if place.get(entry.id) == place.get(first.id):
                    update = {"role": "lead", "confidence": INHERITED}
                    self.chosen[entry.id] = entry.model_copy(update=update)
