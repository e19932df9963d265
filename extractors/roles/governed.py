"""What the words right before a name make of it: "in co-operation with", "at the request of"."""

import re

from extractors.roles.donors import is_donor
from extractors.roles.groups import GroupedSentence
from extractors.roles.model import Group
from extractors.roles.persons import (
    SPEAK_THERE,
    is_done_by,
    speak_there,
    speaks_by_name,
    standing_of_persons,
)
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
_CO_HOST = re.compile(r"(?i)\bco-?(?:organi[sz]ed|convened)\sby\s(?:the\s)?\Z")
"""Before the one who does it beside whoever is named elsewhere."""
_PRESIDING = re.compile(r"(?i)председательств|chair|presid")
_SET_UP = re.compile(r"(?i)(?:established|created|set up|founded)\s(?:within|under|by)\b")
_SIDE = re.compile(r"(?i)\s(?:стороны|сторон|sides?)\Z")
"""At the end of what a state is called whose people take part: «от казахстанской | стороны»."""

Told = tuple[str, str, bool]
"""A standing, the words that say it, and whether words say it at all."""


_PASSIVE = re.compile(r"[а-яё]+(?:ется|ётся|ится|ются|ятся|утся)")
"""A verb of what is being done: «экспертами ФБР проводится»."""
_LESSONS = re.compile(r"\b(?:заняти|лекци|доклад|презентаци|сообщени|урок|сесси|мастер-класс)")
"""What experts give at an event of others."""


class GovernedSentence(GroupedSentence):
    """A sentence in which words before a name say how it takes part."""

    def _governed(self, group: Group, left: CueHit, right: CueHit | None) -> Told:
        """Standing, the words that say it, and whether words say it at all."""
        if EXAMPLES.search(self.words(left)):
            left = self.cue_of_examples(left) or left
        told = self._by_name(group, left)
        if told is None and left.value == "persons":
            return self._of_persons(group, left, right)
        told = told or self._by_part(group, left, right) or self._by_value(group, left, right)
        return told or self._as_said(group, left)

    def _by_name(self, group: Group, left: CueHit) -> Told | None:
        """What the name itself says: a thing, unit or side of a body."""
        words, detail = self.words(left), self._detail(left)
        if is_thing_of(self, group):
            return "named", f"{detail}: a thing of a body that is named", False
        if is_own_unit(self.plain[left.start : group.start], group):
            return "named", f"{detail}: a unit by its common noun", False
        if BY_ITS.fullmatch(words) and are_several(group):
            return "partner", f"{detail}: its units, by which it acts", True
        if left.value == "host":
            return "owner", detail, False
        if _SIDE.search(group.mentions[-1].text):
            if _FROM.fullmatch(words):
                return "part", f"{detail}: from its side", True
            if _PRESIDING.search(words):
                return "none", f"{detail}: a state that presides over a body", True
        return None

    def _by_part(self, group: Group, left: CueHit, right: CueHit | None) -> Told | None:
        """What a part of the body, or its staff, make of it."""
        if (by_part := part_that_acts(self, left, group)) is not None:
            return "lead", f"{self._detail(left)}: {by_part}", False
        is_staff = right is not None and right.group == "after.persons"
        if right is not None and is_staff and left.value != "partner" and all_authorities(group):
            return "none", f'"{self.words(right)}" after it: persons', True
        return None

    def _of_persons(self, group: Group, left: CueHit, right: CueHit | None) -> Told:
        """What persons of a body make of it: they do it, take part, speak or only are there."""
        words, detail = self.words(left), self._detail(left)
        if (told := standing_of_persons(self, left, group)) is not None:
            return told[0], f"{detail}, {told[1]}", True
        if (by_part := self._by_part(group, left, right)) is not None:
            return by_part
        if right is not None and right.group == "after.lead":
            goes_on = self.plain[group.end : right.start].strip() != ","
            if goes_on and not self._is_done_to(right):
                return "lead", f'{detail}, "{self.words(right)}" after it', True
        if right is not None and self._are_experts(right):
            return "part", f'{detail}, "{self.words(right)}" after it', True
        if self.speak(left):
            return "part", f"{detail}, and they speak", True
        if self.opens_clause(left) and self.do_it(group, group.end):
            return "lead", f"{detail}, and they do it", False
        over = self._over_apposition(group)
        joins = self.book.has("joins", self.text[over : over + JOINS_REACH])
        if self._is_done_by_persons(left, group):
            return "lead", f"{detail}, and by them it is done", True
        if TEAM.match(words) and self.opens(left, group):
            if joins:
                return "part", f"{detail}, and it takes part", True
            return "lead", f"{detail}, at the start: they go for it", False
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

    def _by_value(self, group: Group, left: CueHit, right: CueHit | None) -> Told | None:
        """What else stands around makes of a sign of this value."""
        match left.value:
            case "partner":
                return self._of_founder(group, left) or self._of_partner(left, right)
            case "states":
                return self._of_states(group, left, right)
            case "part":
                return self._of_part(group, left, right)
            case "owner":
                return self._of_owner(group, left, right)
            case "beneficiary":
                return self._of_beneficiary(group, left)
            case "recipient":
                served = "beneficiary" if all_authorities(group) else "named"
                return served, self._detail(left), True
            case _:
                return None

    def _of_founder(self, group: Group, left: CueHit) -> Told | None:
        """Who has under it what the sentence is about: "Units set up under X work in Osh"."""
        if _SET_UP.match(self.words(left)) is None or not self.is_followed_by_verb(group.end):
            return None
        if any(self.start <= start < left.start for start, _, _ in self.verbs):
            return None
        return "lead", f"{self._detail(left)}: what it has does it", True

    def _of_partner(self, left: CueHit, right: CueHit | None) -> Told | None:
        if right is None:
            return None
        behind = f'"{self.words(right)}"'
        match right.group:
            case "after.colead":
                presides = PRESIDES.search(self.words(right)) is not None
                return "lead" if presides else "colead", f"{self._detail(left)}, {behind}", True
            case "after.funder":
                return right.value, f"{behind} after it", True
            case "after.states":
                return "none", f"{behind} after it", True
            case _:
                return None

    def _of_states(self, group: Group, left: CueHit, right: CueHit | None) -> Told | None:
        detail = self._detail(left)
        if not self.plain[self.start : left.start].strip(" \n«“\"'"):
            return "lead", f"{detail}, the subject", False
        if RUSSIAN_AGENT.match(self.words(left)):
            return "lead", f"{detail}, in the instrumental", True
        if self._are_acting_states(left, right, group):
            return "lead", f"{detail}: its states are the subject", True
        return None

    def _of_part(self, group: Group, left: CueHit, right: CueHit | None) -> Told | None:
        words, detail = self.words(left), self._detail(left)
        if left.group == "before.experts":
            if speak_there(self, left, group):
                return "part", f"{detail}, {SPEAK_THERE}", True
            if self._is_done_by_persons(left, group) and not _LESSONS.search(self.plain, group.end):
                return "lead", f"{detail}, and by them it is done", True
            is_acting = right is not None and right.group == "after.lead"
            if is_acting and self.opens(left, group):
                return "voice", f"{detail}, and they do something", False
            if is_done_by(self, left):
                return "lead", f"{detail}, and by them it is done", False
            if self._acts_beside_others(left, group):
                return "lead", f"{detail}, and they do it with others", False
            if (
                self.language == "ru"
                and self.opens_clause(left)
                and EXPERTS.match(words)
                and self.do_it(group, group.end)
                and not all_authorities(group)
            ):
                return "lead", f"{detail}, and they do it", False
        if left.group == "before.founded" and self.is_before_event(group):
            return "owner", f"{detail}: an event of it", False
        if gives_share(words) and all(is_donor(mention.id) for mention in group.mentions):
            return "funder", detail, True
        return None

    def _acts_beside_others(self, left: CueHit, group: Group) -> bool:
        """Whether persons of several bodies do it: "An expert of X and an officer of Y visited"."""
        if not self.opens_clause(left) or not self.do_it(group, group.end):
            return False
        return self.behind_others(group.end, self.end) > group.end or any(
            self.behind_others(body.end, self.end) >= group.end
            for body in self.bodies
            if body.end < group.start
        )

    def _of_owner(self, group: Group, left: CueHit, right: CueHit | None) -> Told | None:
        detail = self._detail(left)
        if speaks_by_name(self, left, group):
            return "part", f"{detail}, {SPEAK_THERE}", True
        if all_authorities(group) and self.is_given(left):
            return "beneficiary", f"{detail}, and what is its own is bettered", False
        if not self.number and self._is_joint(group, left):
            return "lead", f"{detail}: a joint event of them", True
        if self._is_made_of(left, group):
            return "lead", f"{detail}: what does it is made of them", True
        if self._trains(left, group):
            return "lead", f"{detail}: where persons are trained", False
        if self._are_acting_states(left, right, group):
            return "lead", f"{detail}: its states are the subject", True
        if right is not None and right.group == "after.states":
            return "states", f'"{self.words(right)}" after it', False
        if right is not None and right.group in ("after.funder", "after.cited", "after.helper"):
            return right.value, f'"{self.words(right)}" after it', True
        return None

    def _of_beneficiary(self, group: Group, left: CueHit) -> Told | None:
        if all_authorities(group) or not self.has_event(group):
            return None
        if self.words(left).lower().startswith("in support"):
            return "named", f"{self._detail(left)}: what another's activity serves", False
        return "owner", f"{self._detail(left)}: an event of it", False

    def _as_said(self, group: Group, left: CueHit) -> Told:
        """What the sign says by itself: who asked, by whom it was done, and all others."""
        words, detail = self.words(left), self._detail(left)
        if left.group == "before.request":
            return self._of_request(group, detail)
        added = ADDED_CLAUSE.search(self.plain, self.start, left.start)
        if left.group == "before.agent" and _SERVED.search(self.plain, self.start, left.start):
            served = f"{detail}, of what is given something"
            return ("beneficiary" if all_authorities(group) else "named"), served, True
        if len(group.mentions) == 1 and _CO_HOST.search(self.plain, self.start, group.start):
            return "colead", f"{detail}, beside another", True
        is_agent = left.group == "before.agent" or _MADE.match(words) is not None
        if is_agent and (self.number or added) and not self._tells_on(added):
            return left.value, f"{detail}, of something that came of it", False
        return left.value, detail, left.value != "owner"

    def _detail(self, left: CueHit) -> str:
        return f'"{self.words(left)}" before it'

    def _is_done_to(self, right: CueHit | None) -> bool:
        """Whether a verb behind persons says what was held for them: «организованы | курсы»."""
        word = None if right is None else re.match(r"[а-яё]+", self.plain[right.start :])
        return word is not None and forms_of(word.group()).parts == {"PRTS"}

    def _is_done_by_persons(self, left: CueHit, group: Group) -> bool:
        """Whether a passive verb behind persons tells what they did: «экспертами ФБР проведён»."""
        if self.language != "ru" or RUSSIAN_AGENT.fullmatch(self.words(left)) is None:
            return False
        clause = re.split(r"[,;:]", self.plain[group.end : self.end])[0]
        return self.opens_clause(left) and any(
            _PASSIVE.fullmatch(word) or "PRTS" in forms_of(word.lower()).parts
            for word in re.findall(r"[а-яё]{4,}", clause)
        )

    def _over_apposition(self, group: Group) -> int:
        """Where the words behind a name go on: "CARICC, led by its Director, | took part"."""
        skipped = APPOSITION.match(self.text, group.end)
        return group.end if skipped is None else skipped.end()

    def _is_joint(self, group: Group, left: CueHit) -> bool:
        """Whether several have an event together, which is the activity itself."""
        return len(group.mentions) > 1 and self.is_joint_event(group, left)

    def _is_made_of(self, left: CueHit, group: Group) -> bool:
        """Whether a subject is made of several bodies: "a working group of X, Y and Z revised"."""
        before = self.plain[self.start : left.start].rstrip()
        return (
            len(group.mentions) > 1
            and any(hit.end == len(before) for hit in self.book.find("made-of", before))
            and self.is_followed_by_verb(group.end)
            and not any(self._is_in_clause(start, left) for start, _, _ in self.verbs)
        )

    def _is_in_clause(self, verb: int, left: CueHit) -> bool:
        """Whether a verb stands before a sign, in the same clause."""
        return self.start <= verb < left.start and not re.search(
            r"[,;:]", self.plain[verb : left.start]
        )

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
