"""Readings of one activity's words weighed against one another, before anything is concluded."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.mentions import GOVERNMENT
from extractors.roles.attending import helps_event
from extractors.roles.donors import is_donor
from extractors.roles.inferred import Inferred
from extractors.roles.model import Reading, Standing, is_guessed
from extractors.roles.self import is_self
from extractors.roles.signs import (
    FIRST_LEADS,
    OTHERS_TAKE_PART,
    RELATIVE,
    WHO_MEET,
    carries_out,
    describes_thing,
    goes_on,
    is_frame,
    made_by,
)
from gazetteers.organizations import organizations


class WeighedReadings(Inferred):
    """What words say of a body changes where other words say what another one does."""

    def weigh_readings(self) -> None:
        """Change the readings of words that only together say what a body does."""
        self._programmes_of_donors()
        self._makers_of_what_others_use()
        self._helpers_with_things()
        self._helpers_of_authorities()
        self._makers_of_guesses()
        self._advisers_of_states()
        self._deciders_on_bodies()
        self._hosts_beside()
        self._parties_spoken_of()
        self._parties_of_others()
        self._helpers_of_events()
        self._makers_of_things()
        self._guests()
        self._hosts_of_courses()
        self._frames_of_events()

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

    def _helpers_with_things(self) -> None:
        """Who only went over a thing that another gives: "the manual, which X had reviewed, …"."""
        for at, reading in enumerate(self.readings):
            begin = reading.mention.start if reading.group < 0 else reading.group
            if (
                reading.standing == "lead"
                and RELATIVE.search(self.text[:begin])
                and _WENT_OVER.match(self.text, reading.mention.end)
                and any(
                    other.standing == "lead"
                    and other.sentence == reading.sentence
                    and other.mention.id != reading.mention.id
                    for other in self.readings
                )
            ):
                detail = f"{reading.detail}, and went over what another has"
                self.readings[at] = replace(reading, standing="partner", detail=detail)

    def _helpers_of_authorities(self) -> None:
        """Who helps an authority does it: "while UNODC helped the Ministry to draft a plan"."""
        for at, reading in enumerate(self.readings):
            helped = _HELPED.match(self.text, reading.mention.end)
            if reading.standing != "part" or helped is None:
                continue
            is_alone = not any(
                other.standing in ("lead", "colead") and other.sentence == reading.sentence
                for other in self.readings
            )
            if is_alone and any(
                other.standing == "beneficiary" and other.mention.start == helped.end()
                for other in self.readings
            ):
                detail = f"{reading.detail}, and it is an authority that it helped"
                self.readings[at] = replace(reading, standing="lead", detail=detail)

    def _makers_of_guesses(self) -> None:
        """What a body has created or does is none: "The Network, established by UNODC, links".

        Only its look makes the network a name.
        """
        for at, reading in enumerate(self.readings):
            if not is_guessed(reading.mention) or reading.standing != "lead":
                continue
            if _IS_WORK.match(self.text, reading.mention.end):
                detail = f"{reading.detail}, what others carry out"
                self.readings[at] = replace(reading, standing="named", detail=detail)
                continue
            made = _MADE_BY.match(self.text, reading.mention.end)
            if made is None:
                continue
            if any(other.mention.start == made.end() for other in self.readings):
                detail = f"{reading.detail}, what another has created"
                self.readings[at] = replace(reading, standing="named", detail=detail)

    def _advisers_of_states(self) -> None:
        """Who only had a word on what a state adopts: "the law, on which UNODC had commented"."""
        for at, reading in enumerate(self.readings):
            begin = reading.mention.start if reading.group < 0 else reading.group
            if reading.standing != "lead" or RELATIVE.search(self.text[:begin]) is None:
                continue
            is_adviser = _ADVISED.match(self.text, reading.mention.end) is not None and any(
                other.standing == "lead"
                and other.sentence == reading.sentence
                and other.mention.id.startswith(GOVERNMENT)
                for other in self.readings
            )
            if is_adviser or self.head_acts():
                detail = f"{reading.detail}, in a clause about what a state adopted"
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

    def _hosts_beside(self) -> None:
        """With whom a co-organizer holds it: «выступил соорганизатором диалога с | АТЦ СНГ»."""
        for at, reading in enumerate(self.readings):
            if reading.standing == "partner" and _WITH.match(reading.detail):
                before = max(0, reading.group)
                if any(
                    other.standing == "colead"
                    and other.sentence == reading.sentence
                    and other.mention.end <= before
                    and _CO_HOST.match(other.detail)
                    for other in self.readings
                ):
                    detail = f"{reading.detail}, who is called co-organizer"
                    self.readings[at] = replace(reading, standing="lead", detail=detail)

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

    def _hosts_of_courses(self) -> None:
        """An authority that only hosts what is another's: "the Institute hosted a BOMCA course"."""
        for at, reading in enumerate(self.readings):
            if (
                reading.standing == "lead"
                and reading.mention.id.startswith(GOVERNMENT)
                and _HOSTED.match(reading.detail)
                and any(
                    self._owns_event(other)
                    and other.mention.id in organizations().by_id
                    and other.sentence == reading.sentence
                    and other.mention.start > reading.mention.end
                    for other in self.readings
                )
            ):
                detail = f"{reading.detail}, what is another's"
                self.readings[at] = replace(reading, standing="partner", detail=detail)

    def _guests(self) -> None:
        """Who only went to another's event, be it in a column of those responsible."""
        if not any(reading.detail.endswith(OTHERS_TAKE_PART) for reading in self.readings):
            return
        for at, reading in enumerate(self.readings):
            if reading.standing == "lead" and not reading.detail.endswith(OTHERS_TAKE_PART):
                self.readings[at] = replace(reading, standing="partner")


_WENT_OVER = re.compile(
    r"\s(?:(?:has|have|had|also|earlier)\s)*(?:reviewed|commented|translated|checked|edited|printed|tested|proofread)\b"
    r"|\s(?:(?:ранее|также)\s)*(?:отрецензировал|прокомментировал|перев[её]л|проверил|отпечатал|отредактировал)[аои]?\b"
)
"""Behind who made nothing, but went over it."""
_HOSTED = re.compile(
    r'"(?:(?:has|have|also)\s)*(?:host(?:ed|s)?|принял[аио]?|принима(?:ет|л[аио]?))\b'
)
"""Of a lead that only had the event of another with it."""
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


_WITH = re.compile(r'"со?" before it')
_CO_HOST = re.compile(r'"[^"]*соорганизатор[^"]*" after it')
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
_ADVISED = re.compile(
    r"(?:[^.;]{0,60}?\s)(?:has|have|had)\s(?:also\s)?(?:commented|advised|been\sconsulted"
    r"|(?:given|provided|offered|contributed|submitted)\s(?:an?\s|its\s|their\s|written\s|legal\s|expert\s)*"
    r"(?:comments?|opinions?|advice|expertise|recommendations?))\b"
)
"""Behind those who had a word on a law or plan."""
_HELPED = re.compile(
    r"\s(?:(?:also|has|have|had|will)\s)*(?:help(?:ed|s)?|assist(?:ed|s)?)\s(?:the\s)?"
    r"|\s(?:также\s)?(?:помог(?:л[аио])?|помога(?:ет|ют|л[аио]?)|содейств(?:ует|овал[аио]?))\s"
)
"""Between who helps and the authority that it helps."""
_IS_WORK = re.compile(
    r"\s(?:is|was)\s(?:an?|the)\s(?:[\w-]+\s){0,4}(?:project|programme|program|initiative|action|campaign)\b"
    r"|\s[–—-]\s(?:это\s)?(?:[а-яё-]+\s){0,3}(?:проект|программа|инициатива|кампания)\b"
)
"""Behind the name of a piece of work, which is no body: "Safe Roads | is a joint project"."""
_MADE_BY = re.compile(
    r"(?:\s\([^()]{2,15}\))?,?\s(?:which\swas\s)?(?:established|created|founded|launched|set\sup|initiated)"
    r"(?:\sin\s(?:\w+\s)?\d{4})?\sby\s(?:the\s)?"
)
"""Behind a thing with a name: who has created it."""
