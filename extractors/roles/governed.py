"""What the words right before a name make of it: "in co-operation with", "at the request of"."""

import re

from extractors.roles.donors import is_donor
from extractors.roles.groups import GroupedSentence
from extractors.roles.model import Group
from extractors.roles.persons import SPEAK_THERE, speak_there, standing_of_persons
from extractors.roles.sentence import JOINS_REACH, all_authorities
from extractors.roles.signs import (
    ACTING,
    ADDED_CLAUSE,
    APPOSITION,
    AS_EXPERTS,
    BODIES_OF_STATES,
    DELEGATION,
    EXAMPLES,
    EXPERTS,
    JOINING,
    PARTICIPATION,
    PRESIDES,
    RUSSIAN_AGENT,
    SCHOOLED,
    TEAM,
    VISIT_OF,
    gives_share,
)
from extractors.roles.units import (
    BY_ITS,
    are_several,
    is_own_unit,
    is_thing_of,
    part_that_acts,
)
from extractors.russian_case import forms_of
from gazetteers.cues import CueHit

_SERVED = re.compile(
    r"\b(?:to|for)\s(?:the\s|all\s|two\s|three\s|several\s)?(?:[\w-]+\s){1,4}"
    r"(?:run|managed|administered|operated|maintained|supervised|headed|owned|controlled)\s\Z",
    re.IGNORECASE,
)
"""Before "by" whose institution something goes to: "scanners to prisons run | by the Ministry"."""
_MADE = re.compile(r"(?i)(?:подготов|разработ|изда|выпуст|напечат|перев)\w*\Z")
"""What others do for an activity: «…; операторов для неё подготовила | МОМ»."""
_FROM = re.compile(r"(?i)от|со?|from")
_PRESIDING = re.compile(r"(?i)председательств|chair|presid")
_SIDE = re.compile(r"(?i)\s(?:стороны|сторон|sides?)\Z")
"""At the end of what a state is called whose people take part: «от казахстанской | стороны»."""


class GovernedSentence(GroupedSentence):
    """A sentence in which words before a name say how it takes part."""

    def _governed(self, group: Group, left: CueHit, right: CueHit | None) -> tuple[str, str, bool]:
        if EXAMPLES.search(self.words(left)):
            left = self.cue_of_examples(left) or left
        value, words = left.value, self.words(left)
        detail = f'"{words}" before it'
        if is_thing_of(self, group):
            return "named", f"{detail}: a thing of a body that is named", False
        if is_own_unit(self.plain[left.start : group.start], group):
            return "named", f"{detail}: a unit by its common noun", False
        if BY_ITS.fullmatch(words) and are_several(group):
            return "partner", f"{detail}: its units, by which it acts", True
        if value == "host":
            return "owner", detail, False
        if _SIDE.search(group.mentions[-1].text):
            if _FROM.fullmatch(words):
                return "part", f"{detail}: from its side", True
            if _PRESIDING.search(words):
                return "none", f"{detail}: a state that presides over a body", True
        if value == "persons" and (told := standing_of_persons(self, left, group)) is not None:
            return told[0], f"{detail}, {told[1]}", True
        if (by_part := part_that_acts(self, left, group)) is not None:
            return "lead", f"{detail}: {by_part}", False
        if value == "partner" and right is not None and right.group == "after.colead":
            presides = PRESIDES.search(self.words(right)) is not None
            return ("lead" if presides else "colead"), f'{detail}, "{self.words(right)}"', True
        is_staff = right is not None and right.group == "after.persons"
        if right is not None and is_staff and value != "partner" and all_authorities(group):
            return "none", f'"{self.words(right)}" after it: persons', True
        goes_on = right is not None and self.plain[group.end : right.start].strip() != ","
        goes_on = goes_on and not self._is_done_to(right)
        if value == "persons" and goes_on and right is not None and right.group == "after.lead":
            return "lead", f'{detail}, "{self.words(right)}" after it', True
        if value == "persons" and right is not None and self._are_experts(right):
            return "part", f'{detail}, "{self.words(right)}" after it', True
        if value == "states" and not self.plain[self.start : left.start].strip(" \n«“\"'"):
            return "lead", f"{detail}, the subject", False
        if value == "states" and RUSSIAN_AGENT.match(words):
            return "lead", f"{detail}, in the instrumental", True
        if value == "persons" and self.speak(left):
            return "part", f"{detail}, and they speak", True
        if value == "persons" and self.opens_clause(left) and self.do_it(group, group.end):
            return "lead", f"{detail}, and they do it", False
        if left.group == "before.experts" and speak_there(self, left, group):
            return "part", f"{detail}, {SPEAK_THERE}", True
        is_acting = right is not None and right.group == "after.lead"
        if left.group == "before.experts" and is_acting and self.opens(left, group):
            return "voice", f"{detail}, and they do something", False
        if (
            left.group == "before.experts"
            and self.language == "ru"
            and self.opens_clause(left)
            and EXPERTS.match(words)
            and self.do_it(group, group.end)
            and not all_authorities(group)
        ):
            return "lead", f"{detail}, and they do it", False
        over = self._over_apposition(group)
        joins = self.book.has("joins", self.text[over : over + JOINS_REACH])
        if value == "persons" and TEAM.match(words) and self.opens(left, group) and joins:
            return "part", f"{detail}, and it takes part", True
        if value == "persons" and TEAM.match(words) and self.opens(left, group):
            return "lead", f"{detail}, at the start: they go for it", False
        if value == "persons":
            acting = ACTING.search(self.text[self.start : left.start])
            if acting is not None:
                return "lead", f'"{acting.group().strip()}" before its members', True
            if not all_authorities(group) and VISIT_OF.search(self.plain, self.start, left.start):
                return "lead", f"{detail}, whose visit it is", True
            if not all_authorities(group) and self.join_mission(group):
                return "part", f"{detail}: they join a mission", True
            if joins or PARTICIPATION.search(self.plain, self.start, left.start):
                return "none", f"{detail}: {JOINING}", True
            if DELEGATION.match(words) and self.is_invited(left):
                return "part", f"{detail}, by invitation", True
            return "none", f"{detail}: members of it, not the body", True
        if left.group == "before.founded" and self.is_before_event(group):
            return "owner", f"{detail}: an event of it", False
        if value == "beneficiary" and not all_authorities(group) and self.has_event(group):
            if words.lower().startswith("in support"):
                return "named", f"{detail}: what another's activity serves", False
            return "owner", f"{detail}: an event of it", False
        if value == "owner" and all_authorities(group) and self.is_given(left):
            return "beneficiary", f"{detail}, and what is its own is bettered", False
        if value == "owner" and not self.number and self._is_joint(group, left):
            return "lead", f"{detail}: a joint event of them", True
        if left.group == "before.request":
            return self._of_request(group, detail)
        if value == "recipient":
            return ("beneficiary" if all_authorities(group) else "named"), detail, True
        if value == "owner" and self._trains(left, group):
            return "lead", f"{detail}: where persons are trained", False
        if value in ("owner", "states") and self._are_acting_states(left, right, group):
            return "lead", f"{detail}: its states are the subject", True
        if value == "owner" and right is not None and right.group == "after.states":
            return "states", f'"{self.words(right)}" after it', False
        if (
            value in ("owner", "partner")
            and right is not None
            and right.group in ("after.funder", "after.cited")
            and (value == "owner" or right.group == "after.funder")
        ):
            return right.value, f'"{self.words(right)}" after it', True
        if value == "partner" and right is not None and right.group == "after.states":
            return "none", f'"{self.words(right)}" after it', True
        added = ADDED_CLAUSE.search(self.plain, self.start, left.start)
        if left.group == "before.agent" and _SERVED.search(self.plain, self.start, left.start):
            served = f"{detail}, of what is given something"
            return ("beneficiary" if all_authorities(group) else "named"), served, True
        if value == "part" and gives_share(words) and all(is_donor(m.id) for m in group.mentions):
            return "funder", detail, True
        is_agent = left.group == "before.agent" or _MADE.match(words) is not None
        if is_agent and (self.number or added) and not self._tells_on(added):
            return value, f"{detail}, of something that came of it", False
        return value, detail, value != "owner"

    def _is_done_to(self, right: CueHit | None) -> bool:
        """Whether a verb behind persons says what was held for them: «организованы | курсы»."""
        word = None if right is None else re.match(r"[а-яё]+", self.plain[right.start :])
        return word is not None and forms_of(word.group()).parts == {"PRTS"}

    def _over_apposition(self, group: Group) -> int:
        """Where the words behind a name go on: "CARICC, led by its Director, | took part"."""
        skipped = APPOSITION.match(self.text, group.end)
        return group.end if skipped is None else skipped.end()

    def _is_joint(self, group: Group, left: CueHit) -> bool:
        """Whether several have an event together, which is the activity itself."""
        return len(group.mentions) > 1 and self.is_joint_event(group, left)

    def _trains(self, left: CueHit, group: Group) -> bool:
        """Whether persons are trained at the group: "In the Academy of the Ministry 30 studied"."""
        return (
            all_authorities(group)
            and SCHOOLED.fullmatch(self.words(left)) is not None
            and self.book.has("school", group.mentions[0].text)
            and self.book.has("schooling", self.text[self.start : self.end])
            and not any(hit.value == "lead" and hit.start < left.start for hit in self.before)
        )

    def _are_acting_states(self, left: CueHit, right: CueHit | None, group: Group) -> bool:
        """Whether states of the body do something: "the border services of the X Member States"."""
        if left.value == "owner" and (right is None or right.group != "after.states"):
            return False
        named = self.plain[self.start : left.end if left.value == "owner" else left.start]
        return BODIES_OF_STATES.search(named) is not None and self.is_followed_by_verb(
            right.end if right is not None else group.end
        )

    def _of_request(self, group: Group, detail: str) -> tuple[str, str, bool]:
        """Who asked for something: an authority that asked for help receives it."""
        if all_authorities(group) and self.book.has("advice", self.text[self.start : self.end]):
            return "beneficiary", f"{detail}, which is given help", True
        return "none", detail, True

    def _are_experts(self, right: CueHit) -> bool:
        """Whether persons act as experts: "staff of the World Bank joined, as experts,"."""
        said = self.text[right.start : right.end]
        return right.group == "after.part" and AS_EXPERTS.search(said) is not None

    def _gives_share(self, group: Group, right: CueHit) -> bool:
        """Whether donors contribute to something, which is money: "Japan contributes to the"."""
        return gives_share(self.words(right)) and all(
            is_donor(mention.id) for mention in group.mentions
        )

    def _tells_on(self, added: re.Match[str] | None) -> bool:
        """Whether a later sentence or clause speaks of the activity itself: "It was hosted by"."""
        start = self.start if added is None else added.start() + 1
        return self.book.has("same-event", self.text[start : self.end].lstrip())
