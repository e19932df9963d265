"""Which names of a sentence are listed together, so that the same words govern all of them."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.model import Mention
from extractors.roles.donors import is_donor, is_outside_state
from extractors.roles.model import Group
from extractors.roles.russian import gives_money
from extractors.roles.sentence import SentenceCues, filler_of
from extractors.roles.signs import (
    ABSOLUTE,
    FUNDED,
    LAST_WORD,
    LIST_GAP,
    LOOSE_GAP,
    MONEY,
    NO_NOUN,
    PARTICIPATION,
)
from extractors.russian_case import grammatical_cases
from gazetteers.cues import CueHit

_FRONTED = frozenset({"partner", "support", "funder", "none", "host"})
_THROUGH = re.compile(r",?\s(?:through|via|by|через|в\sлице)\s(?:its\s|the\s)?")
_UNIT_WORD = re.compile(r"\b(?:подразделени|орган|управлени|отдел|департамент|центр)[а-яё]{0,4}\s")
"""A unit in small letters before an authority: «и подразделениями | разведки Казахстана»."""
_AGAIN_WITH = re.compile(r",?(?:\sand)?\swith\s(?:the\s)?")
_BEHIND_WITH = re.compile(
    r"\bwith\s(?:the\s)?(?:[^.;,]{0,60}\band\s(?:with\s)?(?:the\s)?)?\Z", re.IGNORECASE
)
"""Before the first of those with whom something is done: "with the OSCE and with UNICEF"."""
_OFFICE = (
    r"(?:[Oo]ffice|[Mm]ission|[Bb]ureau|[Dd]elegation|[Ss]ecretariat|[Bb]ranch|[Hh]eadquarters)"
)
_OWN_OFFICE = re.compile(
    rf"\A\s(?:[A-Z][\w-]+\s){{0,2}}{_OFFICE}(?:\s(?:in|for|to)\s(?:the\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)?"
    r"(?=,?\s(?:and|&)\s|,\s)"
)
"""An office of the first of two names: "the ICAO | Regional Office in Paris | and the Ministry"."""
_OF_OFFICE = re.compile(
    rf"((?:,|&|\band|\bи)\s(?:with\s|with\sthe\s)?)(?:the\s)?(?:[\w-]+\s)?{_OFFICE}\sof\s(?:the\s)?\Z"
    r"|((?:,|\bи)\s)(?:секретариат|офис|представительств|мисси|бюро|отделени|штаб-квартир)[а-яё]{0,3}\s\Z"
)
"""An office of the second: "GPML and | the secretariat of the | EAG"; but "the CTITF Office of the
United Nations" is one body."""
_HAD = re.compile(r"\b(?:with|thanks\sto|through)\s(?:the\s|some\s|generous\s)?\Z", re.IGNORECASE)
_HELP = re.compile(
    r"['’]?s?\s(?:financial\s|generous\s|kind\s)?(?:support|assistance|help|aid|backing)\b"
)
_AGENCIES = re.compile(
    r"\s(?:sister\s)?(?:agencies|organi[sz]ations|bodies|offices|entities|partners|units|missions)\s\("
)
"""Between a general word and its members: "UN | agencies ( | UNDP and UNICEF)"."""
_GIVE = re.compile(
    r"\s(?:(?:also|then|recently|has|have|had|will)\s)*(?:donat(?:ed|es|e)|suppl(?:ied|ies|y)"
    r"|deliver(?:ed|s)?|equip(?:ped|s)?|hand(?:ed|s)?\sover|transferred|buil(?:t|ds|d)|renovated|repaired|refurbished"
    r"|trained|provided|gave|given|furnished|constructed|lent)\s"
    r"|\s(?:(?:также|уже|вновь)\s)*(?:переда(?:л[аио]?|ёт|ет|ст)|постав(?:ил[аио]?|ляет|ит)|построил[аио]?"
    r"|обучил[аио]?|оснастил[аио]?|подарил[аио]?|отремонтировал[аио]?|закупил[аио]?|предоставил[аио]?"
    r"|оборудовал[аио]?)\s"
)
"""Behind a state by its bare name that gives something, and no money alone."""
_GIVEN_BY = re.compile(
    r"\s(?:[^\s,.;:]+\s){0,4}?(?:(?:была?|было|были)\s)?(?:передан|поставлен|построен|обучен|оснащ[её]н|подарен"
    r"|отремонтирован|закуплен|предоставлен|оборудован)[аоы]?\b"
)
_FRONTED_LIST = 3
"""Names; with fewer a list at the start leaves none for the subject."""


class GroupedSentence(SentenceCues):
    """A sentence whose names stand in lists: "A, B and C"."""

    def without_general(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The names, without a general word of which brackets list the members.

        "Three UN agencies (UNDP, UNICEF and UNFPA) run": the brackets no longer stand in the way.
        """
        kept = list(mentions)
        for body, first in pairwise(mentions):
            general = _AGENCIES.match(self.text, body.end)
            close = self.text.find(")", first.end)
            if general is None or general.end() != first.start or close < 0:
                continue
            kept.remove(body)
            for start, end in ((body.start, first.start), (close, close + 1)):
                self.text = f"{self.text[:start]}{' ' * (end - start)}{self.text[end:]}"
            self.plain = self.text
        return kept

    def overlook_funded(self, mentions: Sequence[Mention]) -> None:
        """Overlook who pays: what governs "EU-funded BOMCA" governs BOMCA."""
        for mention in mentions:
            funded = FUNDED.match(self.text, mention.end)
            if funded is not None:
                start, end = mention.start, funded.end()
                self.plain = self.plain[:start] + " " * (end - start) + self.plain[end:]

    def _is_of_participants(self, left: CueHit) -> bool:
        """Whether persons of a state go to an event: "Participation of the delegation of"."""
        before = PARTICIPATION.search(self.plain, self.start, left.start)
        return left.value == "persons" and before is not None

    def donors(self, mentions: Sequence[Mention], states: Sequence[Mention]) -> list[Mention]:
        """Those of the states that words make donors: "financed by the EU and Norway"."""
        found: list[Mention] = []
        for group in self._groups(sorted([*mentions, *states], key=lambda m: m.start)):
            left, right = self.left_cue(group), self.right_cue(group)
            gives = left is not None and left.group in ("before.funder", "before.support")
            is_free = left is None or left.value == "partner"
            pays = is_free and right is not None and right.group == "after.funder"
            if left is not None and self._is_of_participants(left):
                found += [m for m in group.mentions if m in states]
                continue
            if self.is_counterpart(group):
                found += [m for m in group.mentions if m in states]
                continue
            has_money = FUNDED.match(self.text, group.end) or self.has_money(group)
            if left is None and len(group.mentions) == 1 and group.mentions[0] in states:
                # "Germany, through GIZ, has supported": the state acts by its agency.
                through = _THROUGH.match(self.text, group.end)
                by = {m.id for m in mentions if through and m.start == through.end()}
                found += [m for m in group.mentions if m.id in by and self.begins_clause(group)]
                if self.gives_through(group, mentions):
                    found += group.mentions
            # «деньги, предоставленные Китаем»: the participle is no sign of who receives.
            is_open = left is None or left.value == "beneficiary"
            takes_on = self.language == "ru" and is_open and gives_money(self, group)
            if left is None and (
                self._acts_with_body(group, states) or self._agree(group) or self._give(group)
            ):
                found += [m for m in group.mentions if m in states]
                continue
            if gives or pays or has_money or takes_on:
                # A state of the region gives only where words speak of money.
                is_money = takes_on or (left is not None and left.group == "before.funder")
                found += [
                    m
                    for m in group.mentions
                    if m in states
                    and (is_money or is_donor(m.id) or is_outside_state(m))
                    and not (self.language == "ru" and grammatical_cases(m.text) == {"datv"})
                ]
        return found

    def has_money(self, group: Group) -> re.Match[str] | None:
        """Words for money, or for help that is had, right behind a name: "with US support"."""
        helped = _HAD.search(self.text, self.start, group.start) and _HELP.match(
            self.text, group.end
        )
        return MONEY.match(self.text, group.end) or helped or None

    def gives_through(self, group: Group, bodies: Sequence[Mention]) -> bool:
        """Whether a donor acts by a body that is none of its own: "Japan, through UNDP, built"."""
        through = _THROUGH.match(self.text, group.end)
        return (
            through is not None
            and all(is_donor(mention.id) for mention in group.mentions)
            and any(
                body.start == through.end() and not is_donor(body.id) and body.strength != "new"
                for body in bodies
            )
            and self.begins_clause(group)
        )

    def _acts_with_body(self, group: Group, states: Sequence[Mention]) -> bool:
        """Whether states and an organization are the subject: "Kazakhstan and UNODC proposed"."""
        bodies = [mention for mention in group.mentions if mention not in states]
        if not bodies or len(bodies) == len(group.mentions):
            return False
        between = [
            self.text[first.end : second.start]
            for first, second in pairwise(group.mentions)
            if (first in states) != (second in states)
        ]
        return (
            all(
                re.fullmatch(r"\s(?:and|и|together with|вместе с)\s(?:the\s)?", gap)
                for gap in between
            )
            and self.begins_clause(group)
            and self.is_followed_by_verb(group.end)
        )

    def _give(self, group: Group) -> bool:
        """Whether states that help others are said to give: "Japan donated", «Японией переданы»."""
        if not all(is_donor(m.id) or is_outside_state(m) for m in group.mentions):
            return False
        if self.language == "ru" and grammatical_cases(group.mentions[0].text) == {"ablt"}:
            return _GIVEN_BY.match(self.plain, group.end) is not None
        return self.begins_clause(group) and _GIVE.match(self.plain, group.end) is not None

    def _agree(self, group: Group) -> bool:
        """Whether states are the parties that conclude something: "X and Y signed a protocol"."""
        right = self.right_cue(group)
        return (
            len(group.mentions) > 1
            and right is not None
            and right.group == "after.parties"
            and self.begins_clause(group)
        )

    def _groups(self, mentions: Sequence[Mention]) -> list[Group]:
        groups: list[list[Mention]] = []
        for mention in mentions:
            if groups and self._is_listed(groups[-1][-1], mention):
                groups[-1].append(mention)
            else:
                groups.append([mention])
        return [Group(tuple(part)) for group in groups for part in self._parts(group)]

    def _parts(self, group: list[Mention]) -> list[list[Mention]]:
        """The list, in two where words at the start govern only its first names.

        "At the request of the Senate, PCUz and ODIHR are preparing": the verb's subject begins
        after the last comma.
        """
        if len(group) > 1 and (payers := self._payers(group)):
            return [group[:payers], group[payers:]]
        if len(group) < _FRONTED_LIST or not self.is_followed_by_verb(group[-1].end):
            return [group]
        filler = filler_of(self.language)
        opening = [hit for hit in self.before if hit.start == self.start and hit.value in _FRONTED]
        if not any(filler.fullmatch(self.plain, hit.end, group[0].start) for hit in opening):
            return [group]
        for position in range(len(group) - 1, 0, -1):
            gap = self.text[group[position - 1].end : group[position].start]
            if _COMMA.fullmatch(gap):
                return [group[:position], group[position:]]
        return [group]

    def acts_behind(self, group: Group) -> bool:
        """Whether a verb follows a group, or the brackets that its last name closes."""
        gap = self.text[group.mentions[0].end : group.mentions[-1].start]
        closes = "(" in gap and ")" not in gap and self.text[group.end : group.end + 1] == ")"
        return self.is_followed_by_verb(group.end + closes)

    def is_helped(self, group: Group) -> bool:
        """Whether a verb of helping stands right before a group: "UNODC and UNDP support the"."""
        before = re.sub(r"\b(?:the|its|their)\s$", "", self.plain[self.start : group.start])
        word = LAST_WORD.search(before)
        return (
            word is not None
            and self.book.is_one_of("helps", word.group(1))
            and NO_NOUN.search(before[: word.start(1)]) is not None
        )

    def _payers(self, group: list[Mention]) -> int:
        """How many names at the start of a list are donors of what its others do; 0 where none.

        "Under a project financed by the Government of Japan, UNDP and UNICEF opened".
        """
        paid = [hit for hit in self.before if hit.value in ("funder", "support")]
        filler = filler_of(self.language)
        if not any(filler.fullmatch(self.plain, hit.end, group[0].start) for hit in paid):
            return 0
        number = next((at for at, m in enumerate(group) if not is_donor(m.id)), 0)
        if not number or not self.is_followed_by_verb(group[-1].end):
            return 0
        gap = self.text[group[number - 1].end : group[number].start]
        return number if re.fullmatch(r"\)?,\s(?:the\s)?", gap) else 0

    def _is_listed(self, before: Mention, after: Mention) -> bool:
        if before.start == after.start:
            return True  # "we", who are two
        if "," in self.text[before.end : after.start] and ABSOLUTE.match(self.text, after.end):
            return False  # "held by UNICEF in Osh, UNDP (and IOM) having lent the hall"
        if self.language == "ru":
            # "отремонтированного BOMCA, Таможенной службе": other case, other part.
            cases = grammatical_cases(before.text), grammatical_cases(after.text)
            # "пограничные ведомства Казахстана и Кыргызстана": the second is its country only.
            if all(cases) and not cases[0] & cases[1] and not is_bare_state(after):
                return False
            if not cases[0] and cases[1] and cases[1] <= {"datv"}:
                return False
        # "of Kazakhstan (5 May), Kyrgyzstan", "UNOCT (Travel), CTED": brackets end no list.
        gap = re.sub(r"\s\([^()]{1,70}\)(?=,?\s)", "", self.text[before.end : after.start])
        gap = _OF_OFFICE.sub(r"\1\2", _OWN_OFFICE.sub("", gap, count=1), count=1)
        if self.language == "ru" and after.id.startswith("GOV"):
            gap = _UNIT_WORD.sub("", gap)
        if FUNDED.match(self.text, before.end):
            return False
        if _opens_last_brackets(self.text[self.start : self.end], before, after, self.start):
            return False
        if _AGAIN_WITH.fullmatch(gap) and not _BEHIND_WITH.search(self.text[: before.start]):
            return False  # "with a grant of the EU and with UNICEF as partner"
        if is_donor(after.id) and not is_donor(before.id) and MONEY.match(self.text, after.end):
            return False  # "with the help of the OSCE and UK funding"
        if LIST_GAP.fullmatch(gap) is not None and re.search(r"[,/&(–-]|and|и|or", gap):
            # "With funding from Norway, UNODC printed": a comma alone before a subject.
            return gap.strip(" the)") != "," or not self.is_followed_by_verb(after.end, comma=True)
        if any(
            hit.value == "none" and before.end <= hit.start < after.start for hit in self.before
        ):
            return False  # "by the CIS ATC, with observers from Iran and INTERPOL"
        return LOOSE_GAP.fullmatch(gap) is not None and not any(
            before.end <= start < after.start for start, _, _ in self.verbs
        )

    def is_listed_behind(self, group: Group) -> bool:
        """Whether a name ends a list behind a verb: "talked with experts, agencies and"."""
        before = self.plain[self.start : group.start]
        return (
            _ITEM.search(before) is not None
            and any(self.start <= start < group.start for start, _, _ in self.verbs)
            and not self.is_followed_by_verb(group.end)
            and not any(start >= group.end for start, _, _ in self.verbs)
        )

    def is_signed_between(self, group: Group) -> bool:
        """Whether something is signed between names: «подписан меморандум между X и Y»."""
        return (
            self.is_signing
            and len(group.mentions) > 1
            and _BETWEEN.search(self.plain, self.start, group.start) is not None
        )


def is_bare_state(mention: Mention) -> bool:
    """Whether a mention holds a country's name only, as the end of "the services of A and B"."""
    return mention.id.startswith("GOV") and _STATE_NAME.fullmatch(mention.text.strip()) is not None


def _opens_last_brackets(sentence: str, before: Mention, after: Mention, start: int) -> bool:
    """Whether another than an authority opens the brackets at the end of a sentence behind it.

    "Courses for staff of the Ministry of Justice (| UNESCO)": who holds them, and no part of it.
    """
    if not before.id.startswith("GOV") or after.id.startswith("GOV"):
        return False
    opens = sentence[before.end - start : after.start - start] in (" (", " (the ")
    return opens and _LAST_BRACKETS.fullmatch(sentence, after.end - start) is not None


_LAST_BRACKETS = re.compile(r"[^()]*\)\W*")


_STATE_NAME = re.compile(
    r"\S+|(?:the\s)?(?:\S+\sRepublic|Republic\sof\s\S+)|Республик\w+\s\S+|\S+\sРеспублик\w+"
)


_ITEM = re.compile(
    r"\b(?:with|to|for|from|by|of|among|between|including)\s(?!inter\salia|example)(?:the\s)?(?:[a-z-]+\s){0,2}[a-z-]+,\s"
    r"(?:(?:[a-z-]+\s){0,3}[a-z-]+,?\s)*(?:and\s)?(?:the\s)?\Z"
)
"""Before a name, words in small letters that are listed with it behind a preposition."""
_COMMA = re.compile(r",\s(?:the\s)?")
_BETWEEN = re.compile(r"\b(?:between|между)\s(?:the\s)?(?:[а-яё-]+\s){0,3}\Z", re.IGNORECASE)
