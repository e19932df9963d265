"""One sentence and the cues in it: what governs a name, and what follows it."""

import re
from functools import cache

from extractors.languages import language as spoken
from extractors.model import Mention
from extractors.roles.between import JOINED_BY, acts_over_relative, behind_others
from extractors.roles.circumstances import ONLY_WHERE, PURPOSE, WHEN
from extractors.roles.kinds import are_adjectives, is_subject
from extractors.roles.model import Group
from extractors.roles.signs import (
    ADVERBIAL,
    APPOSITION,
    BRACKET,
    CLAUSE_START,
    COUNTERPART,
    GENERAL,
    HOST,
    LAST_WORD,
    OFFICE_OF,
    OTHER_NOUN,
    RECEIVED,
    SEATED,
    UNIT_OF,
    UNKNOWN_LIST,
)
from extractors.russian_case import grammatical_cases, is_intransitive
from gazetteers.cue_notation import phrase_pattern
from gazetteers.cues import CueBook, CueHit, cues
from gazetteers.model import LanguageCode

_TITLE_BEHIND = re.compile(r"\s[«“„\"]")
"""Behind whose thing it is: its title."""
_NEAR, _MAX_TITLE_WORDS = 40, 3
"""Letters and words between a name and its verb: "CTED Executive Director also participated"."""
JOINS_REACH = 45
"""Letters behind a name within which "took part in" stands."""
_OPENING_WORDS = 5  # before the persons of a body at the start of a clause
_NO_VERBS = frozenset({"spring", "morning", "evening", "hundred", "during", "following"})
"""Words that end like a verb and are none: "Every spring UNICEF and …"."""
_TO_UNITS = frozenset({"beneficiary", "persons", "partner", "lead", "part"})
"""What may hold for an authority by a unit of it: "with the forensic centre of the Ministry"."""
_BY_OFFICES = frozenset({"partner", "lead", "support", "funder", "colead", "persons"})
"""What holds for a body by an office of it: "jointly with the liaison office of INTERPOL"."""
_SERVICES = re.compile(
    r"\s(?:the\s)?(?:[a-z-]+\s){0,3}[a-z-]+,\s(?:(?:the\s)?(?:[a-z-]+\s){0,3}[a-z-]+,\s)*"
    r"(?:and\s)?(?:(?:the\s)?(?:[a-z-]+\s){1,3}and\s)?(?:the\s)?"
    r"|\s(?:the\s)?(?:[a-z-]+\s){1,3}and\s(?:the\s)?"
    r"|\s(?:[а-яё-]+,\s)*[а-яё-]+(?:\sи\s|,\s)(?:[а-яё-]+\sи\s)?"
    r"|\s(?:[а-яё-]+\s)?[а-яё-]*(?:подразделени|управлени|отдел|департамент|безопасност)[а-яё]{0,4}\s"
)
_DESCRIBED = frozenset({"persons", "part", "partner", "support", "funder"})
_EVENT_LEFT = 5
"""Words before a name among which its event is looked for: "the 26th meeting of the"."""


def flat(text: str) -> str:
    """The text without line breaks, each a blank: typed line ends are no sentence ends here."""
    return re.sub(r"[\n\r\t]", " ", text)


@cache
def filler_of(language: LanguageCode) -> re.Pattern[str]:
    """What may lie between a cue and the name that it governs."""
    words = "|".join(
        phrase_pattern(phrase) for phrase in cues("roles", language).groups["filler"].phrases
    )
    return re.compile(rf"[\s«“\"'‘(:]*(?:(?:{words})[\s«“\"'‘(]+)*", re.IGNORECASE)


_IN_NAME = re.compile(r"[A-Z][a-z]+\s(?:Centre|Center|Institute|Academy|School|College|Unit)\b")
"""A sign that is the first word of a name."""
_OF_EVENT = re.compile(r"(?i)(?:of|in|at|under|within|during|as part of|в рамках|в ходе)")
_ADJECTIVE_END = re.compile(r"\s[А-ЯЁа-яё-]+(?:ый|ий|ой|ая|яя|ые|ие)\Z")
"""Between what persons do and their office: «выступил Исполнительный | директор»."""


class SentenceCues:
    """One sentence, its verbs and its cues."""

    def __init__(
        self, text: str, start: int, end: int, number: int, language: LanguageCode
    ) -> None:
        self.text = self.plain = flat(text)
        self.start, self.end, self.number, self.language = start, end, number, language
        self.book: CueBook = cues("roles", language)
        own = self.text[start:end]
        self.verbs = [
            (verb.start + start, verb.end + start, verb) for verb in spoken(language).verbs(own)
        ]
        self.before = [_moved(hit, start) for hit in self.book.find_any("before.", own)]
        self.after = [_moved(hit, start) for hit in self.book.find_any("after.", own)]
        self.is_signing = self.book.has("signing", own)
        self.named: tuple[int, ...] = ()
        """Where the names of the sentence begin, once they are known."""
        self.bodies: tuple[Mention, ...] = ()
        """The names themselves."""

    def is_followed_by_verb(self, end: int, *, comma: bool = False) -> bool:
        """Whether a finite verb follows, with at most two words or a bracket between.

        A comma before the verb does not count: "In co-operation with UNESCO, the Office, is".
        """
        skipped = BRACKET.match(self.text, end)
        begin = skipped.end() if skipped else end
        over = begin + 2 if comma and self.text[begin : begin + 2] == ", " else -1
        if any(start == over for start, _, _ in self.verbs) or self._over_relative(begin):
            return True
        return any(
            begin <= start <= begin + _NEAR
            and len(re.findall(r"[\w’'-]+", self.text[begin:start])) <= _MAX_TITLE_WORDS
            and not re.search(r"[,;:()/]|\b(?:and|и)\b", self.text[begin:start])
            for start, _, _ in self.verbs
        )

    def _over_relative(self, begin: int) -> bool:
        starts = [start for start, _, _ in self.verbs]
        return acts_over_relative(self.plain, begin, self.end, verbs=starts)

    def has_help_before_verb(self, group: Group) -> bool:
        """Whether words on who helps or pays stand between a name and its verb.

        "In 2023 UNDP, with funds of Japan, runs …", «ПРООН на средства Японии ведёт проект».
        """
        helped = next(
            (
                hit
                for hit in self.before
                if hit.value in ("partner", "support", "funder", "lead")
                and hit.group != "before.agent"
                and hit.start >= group.end
                and self.text[group.end : hit.start].strip(" ,") == ""
            ),
            None,
        )
        if helped is None:
            return False
        end = re.search(r"[;:]", self.text[helped.end : self.end])
        limit = helped.end + end.start() if end else self.end
        return any(helped.end < start < limit for start, _, _ in self.verbs)

    def begins_clause(self, group: Group) -> bool:
        """Whether only small words stand between the group and the start of its clause."""
        opening = CLAUSE_START.search(self.plain[self.start : group.start])
        begin = self.start + (opening.end() if opening else 0)
        return filler_of(self.language).fullmatch(self.plain, begin, group.start) is not None

    def opens(self, left: CueHit, group: Group) -> bool:
        """Whether a sign opens the sentence, of no authority: "A delegation of CTED visited"."""
        before = re.split(r"[:;]", self.plain[self.start : left.start])[-1].strip().lower()
        return before in ("", "a", "an", "the", "one", "joint", "a joint") and (
            not all_authorities(group)
        )

    def cue_of_examples(self, examples: CueHit) -> CueHit | None:
        """What governs the general word of which names are examples: "support of firms such as"."""
        governing = [
            hit
            for hit in self.before
            if hit.value in ("partner", "support", "funder", "beneficiary")
            and hit.end <= examples.start
            and GENERAL.fullmatch(self.plain[hit.end : examples.start].replace(",", ""))
        ]
        return max(governing, key=lambda hit: (hit.end, -hit.start), default=None)

    def is_given(self, left: CueHit) -> bool:
        """Whether a verb of giving stands before the thing that is the group's own."""
        return self.book.has("giving", self.text[self.start : left.start])

    def left_cue(self, group: Group) -> CueHit | None:
        """The cue that ends nearest before the group, with small words between; the longest."""
        best: CueHit | None = None
        best_rank = (0, 0, 0)
        filler = filler_of(self.language)
        for hit in self.before:
            if hit.end > group.start or group.start - hit.end > 60:
                continue
            between = (self.plain, hit.end, group.start)
            if hit.value == "persons" and "(" in self.plain[hit.end : group.start]:
                continue  # "for investigators (UNODC, …)"
            if hit.value == "persons" and _TITLE_BEHIND.match(self.plain, group.end):
                continue  # «Руководство ОБСЕ «Охрана границ»»
            if OTHER_NOUN.fullmatch(*between) and self.is_followed_by_verb(group.end):
                continue  # "Under the project the Ministry received"
            if hit.start > self.start and _IN_NAME.match(self.plain, hit.start, group.start):
                continue  # "with the Training | Centre of Judges under the Supreme Court"
            reach = hit.end
            if hit.value == "persons" and self._are_services(*between[1:]):
                reach = group.start  # "for the staff of the units of": whose units they are
            elif (
                filler.fullmatch(*between) is None
                and not (hit.value in _DESCRIBED and are_adjectives(*between))
                and UNKNOWN_LIST.fullmatch(*between) is None
            ):
                is_given = hit.value in _TO_UNITS and group.mentions[0].id.startswith("GOV")
                if hit.group == "before.agent" and self._is_done_somewhere(hit, group):
                    return hit
                by_office = hit.value in _BY_OFFICES and OFFICE_OF.fullmatch(*between) is not None
                if by_office and hit.value == "persons" and is_subject(*between):
                    continue
                is_unit = is_given and UNIT_OF.fullmatch(*between) is not None
                if not by_office and (not is_unit or self._has_verb(*between[1:])):
                    continue  # «по линии проекта Центр передаст | Службе»: the Centre acts
                reach = group.start
            rank = (reach, hit.end, -hit.start)
            if best is None or rank > best_rank:
                best, best_rank = hit, rank
        return best

    def _is_done_somewhere(self, agent: CueHit, group: Group) -> bool:
        """Whether only where and when stand before who did it: «созванный в Астане | МИД»."""
        return (
            self.language == "ru"
            and ONLY_WHERE.fullmatch(self.plain, agent.end, group.start) is not None
        )

    def _are_services(self, start: int, end: int) -> bool:
        """Whether small letters list services before one: "officers of | customs, police and"."""
        services = _SERVICES.fullmatch(self.plain, start, end)
        return services is not None and not self._has_verb(start, end)

    def _has_verb(self, start: int, end: int) -> bool:
        return any(start <= verb < end for verb, _, _ in self.verbs)

    def right_cue(self, group: Group) -> CueHit | None:
        """The cue that begins right after the group, over a bracket or an apposition."""
        places = {group.end}
        for skipped in (BRACKET, APPOSITION, HOST, SEATED):
            match = skipped.match(self.text, group.end)
            if match:
                places.add(match.end())
        places |= {told.end() for place in places if (told := WHEN.match(self.text, place))}
        best: CueHit | None = None
        for hit in self.after:
            near = any(
                hit.start - place >= 0 and not self.text[place : hit.start].strip(" ’'s(,-")
                for place in places
            )
            # "Kyrgyz customs | officers": words of the name begin the sign.
            near = near or group.mentions[-1].start < hit.start < group.end < hit.end
            if near and (best is None or hit.end - hit.start > best.end - best.start):
                best = hit
        return best

    def opens_clause(self, left: CueHit) -> bool:
        """Whether no verb of its clause stands before a sign: "Two experts of CTED visited"."""
        opening = CLAUSE_START.search(self.plain[self.start : left.start])
        begin = self.start + (opening.end() if opening else 0)
        words = self.plain[begin : left.start].split()
        return len(words) <= _OPENING_WORDS and not any(
            begin <= start < left.start for start, _, _ in self.verbs
        )

    def is_handed_to(self, group: Group) -> bool:
        """Whether authorities are given something: "sent the Senate an opinion"."""
        if not all_authorities(group):
            return False
        if self.language == "ru":
            return self._is_dative_unseen(group)
        lead = re.sub(r"\b(?:the|a|an)\s$", "", self.plain[self.start : group.start])
        word = LAST_WORD.search(lead)
        return (
            word is not None
            and self.book.is_one_of("handing", word.group(1))
            and RECEIVED.match(self.text, group.end) is not None
        )

    def _is_dative_unseen(self, group: Group) -> bool:
        """Whether a thing and a name that shows no case follow a verb of giving.

        «передало сканер МВД Казахстана»: neither «МВД» nor «Академии» tells that it receives.
        """
        cases = grammatical_cases(group.mentions[0].text)
        opening = CLAUSE_START.search(self.plain[self.start : group.start])
        clause = self.plain[self.start + (opening.end() if opening else 0) : group.start]
        verb = self.book.first("handing", clause)
        between = "" if verb is None else clause[verb.end :]
        return (
            (not cases or "datv" in cases)
            and verb is not None
            and re.fullmatch(r"(?:\s[\w-]+){1,4}\s", between) is not None
            and re.search(r"\s(?:в|во|на|от|из|для|при|с|со|по|у|к|о)\s", between) is None
        )

    def is_object(self, group: Group) -> bool:
        """Whether a verb stands right before the group: "visited", "translated the …'s guide"."""
        lead = self.plain[self.start : group.start]
        lead = re.sub(r"(?:\b(?:the|a|an|its|their)\s+)?[«“\"'(]*$", "", lead, flags=re.IGNORECASE)
        word = LAST_WORD.search(lead)
        if word is None:
            return False
        if filler_of(self.language).fullmatch(f" {word.group(1)} "):
            return False
        end = self.start + word.end(1)
        if any(verb_end == end for _, verb_end, _ in self.verbs):
            # «открылся Центр», «действует Центр»: such verbs have a subject and no object.
            return not (self.language == "ru" and is_intransitive(word.group(1)))
        if self.language == "ru":
            return False
        return word.group(1).islower() and (
            (word.group(1).endswith(("ing", "ed")) and word.group(1) not in _NO_VERBS)
            or word.group(1) in ("about", "against", "regarding", "towards", "like", "than", "per")
        )

    def has_event(self, group: Group) -> bool:
        """Whether an event or project is named beside the group: "the session of the".

        An authority's own name is no event, and has none that is for it: «для МВД курс».
        """
        before, behind = self.text[self.start : group.start], self.text[group.end : self.end]
        own = group.mentions[-1].text
        if all_authorities(group):
            own, served = "", self.language == "ru" and PURPOSE.match(before)
            before, behind = (before[served.end() :], "") if served else (before, behind)
        left = re.findall(r"[\w’'-]+", before)[-_EVENT_LEFT:]
        right = re.match(r"(?:[’'s\s“\"«]*[\w’'-]+){0,3}", behind)
        around = " ".join(left) + " | " + (right.group() if right else "") + " | " + own
        return self.book.has("event", around)

    def is_before_event(self, group: Group) -> bool:
        """Whether an event or project of the group is named right behind it: "the UNDP project"."""
        right = re.match(r"(?:[’'s\s“\"«]*[\w’'-]+){0,3}", self.text[group.end : self.end])
        return right is not None and self.book.has("event", right.group())

    def is_joint_event(self, group: Group, left: CueHit) -> bool:
        """Whether an event right behind is of them all: "of the joint UNOCT/UNRCCA project"."""
        between = self.plain[left.end : group.start]
        written = self.plain[group.start : group.end]
        is_said_of_it = _OF_EVENT.fullmatch(self.words(left)) is not None
        return (is_said_of_it and self.is_before_event(group)) and (
            re.search(r"(?i)\bjoint\s", between) is not None
            or re.search(r"[^\W\d_]\s?[/–-]\s?[A-ZА-ЯЁ]", written) is not None
        )

    def is_counterpart(self, group: Group) -> bool:
        """Whether states are the other side of a dialogue or an agreement."""
        return COUNTERPART.search(self.text[self.start : group.start]) is not None

    def speak(self, left: CueHit) -> bool:
        """Whether persons of a body are speakers: «С докладами выступили специалисты ЦАРИКЦ»."""
        before = _ADJECTIVE_END.sub("", self.plain[self.start : left.start].rstrip())
        return any(hit.end == len(before) for hit in self.book.find("spoke", before))

    def persons_act(self, group: Group, right: CueHit) -> bool:
        """Whether the body's persons are the subject of what it does: "FBI instructors trained"."""
        begins = ADVERBIAL.fullmatch(self.plain, self.start, group.start) is not None
        return (begins or self.begins_clause(group)) and self.do_it(group, right.end)

    def do_it(self, group: Group, end: int) -> bool:
        """Whether a verb of acting follows; members of authorities must teach or hold an event.

        "Kyrgyz officers visited Vienna" is what others have arranged for them.
        """
        set_off = JOINED_BY.match(self.plain, end)
        end = set_off.end() if set_off is not None else end
        verb = next((start for start, _, _ in self.verbs if start >= end), None)
        if verb is None:
            return False
        end = self.behind_others(end, verb)
        if verb - end > JOINS_REACH or re.search(r"[,;:]", self.text[end:verb]):
            return False
        if any(end < name < verb for name in self.named):
            return False  # "at the wish of an officer of CICA UNODC held"
        said = re.match(r"(?:\S+\s?){1,3}", self.text[verb : self.end])
        words = said.group() if said is not None else ""
        acts = self.book.first("persons-teach", words)
        if acts is None and not all_authorities(group):
            acts = self.book.first("persons-act", words)
        return acts is not None and not self.book.has("passive", words)

    def behind_others(self, end: int, limit: int) -> int:
        """Where the words go on behind others who do the same as the body that ends there."""
        verbs = [start for start, _, _ in self.verbs]
        return behind_others(self.plain, end, limit, bodies=self.bodies, verbs=verbs)

    def join_mission(self, group: Group) -> bool:
        """Whether members of a body join a visit: "Representatives of X took part in visits"."""
        said = self.text[group.end : self.end]
        joined = self.book.first("joins", said)
        return joined is not None and self.book.has("visit", said[joined.end :])

    def is_invited(self, left: CueHit) -> bool:
        """Whether persons who open a clause came by invitation."""
        return self.opens_clause(left) and any(
            hit.group == "before.invitation" for hit in self.before
        )

    def words(self, hit: CueHit) -> str:
        """The words of a cue, as written."""
        return self.text[hit.start : hit.end].strip()


def _moved(hit: CueHit, by: int) -> CueHit:
    return CueHit(hit.start + by, hit.end + by, hit.group, hit.value, hit.weight)


def all_authorities(group: Group) -> bool:
    """Whether a group names authorities of countries only."""
    return all(mention.id.startswith("GOV") for mention in group.mentions)
