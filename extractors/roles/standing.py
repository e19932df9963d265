"""How a name stands, by what is before it, behind it, and by its own place and case."""

import re

from extractors.roles.attending import (
    are_brought_together,
    is_gathered,
    is_helped_to_attend,
    is_invited_to_speak,
)
from extractors.roles.donors import is_donor
from extractors.roles.governed import GovernedSentence, Told
from extractors.roles.model import Group, is_guessed
from extractors.roles.persons import OWN_PERSON, speaks_behind
from extractors.roles.russian import is_at_event, standing_by_grammar
from extractors.roles.sentence import JOINS_REACH, all_authorities
from extractors.roles.signs import (
    ACTS_THEN,
    ADVERBIAL,
    AMOUNT_BEFORE,
    BEHIND_HELP,
    BRACKET_ENDS,
    COMPOUND,
    EXPERTS,
    EXPLAINS,
    FUNDED,
    INVITED,
    LIST_FOLLOWS,
    REPORTED,
    SAID_BY,
)
from extractors.roles.units import owns_unit
from extractors.russian_case import grammatical_cases, is_noun
from gazetteers.cues import CueHit

_AMOUNT_REACH = 60
"""Letters before who pays in which the amount stands in the same brackets."""
_CO_DONE = re.compile(
    r"\bco-?(?:organi[sz]ed|hosted|led|chaired|convened|facilitated|implemented)\s\Z", re.IGNORECASE
)
_DAY = re.compile(r"[^:.;]{0,40}\d[^:.;]{0,40}(?::|\s[–—-])\s")
"""The day with which an entry of a calendar opens: "4 June 2018, Osh: "."""
_BRACKETS_OPEN = re.compile(r"\s\((?:[Tt]he\s)?[«“\"]?\Z")
_BRACKETS_CLOSE = re.compile(r"[»”\"]?\)\W*")
IN_INSTRUMENTAL = "in the instrumental: by whom it is done"


class StandingSentence(GovernedSentence):
    """A sentence in which each name has a standing."""

    def _standing(self, group: Group) -> Told:
        """Standing (or "parties"), the words that say it, and whether words say it at all."""
        told = self._by_money(group) or self._by_added_words(group)
        if told is not None:
            return told
        left, right = self.left_cue(group), self.right_cue(group)
        if right is not None and right.group == "after.absent":
            if is_at_event(self, group):
                return "owner", "at whose event it was", False
            if self._comes_invited(group):
                return "part", f'"{self.words(right)}" after it, and does something', True
            return "none", f'"{self.words(right)}" after it', True
        if self.fills_last_brackets(group):
            return "lead", "alone in the brackets that close an entry without a subject", True
        if self.language == "ru":
            if left is None and right is not None and right.group == "after.funder":
                return "funder", f'"{self.words(right)}" after it', True
            guessed = all(is_guessed(mention) for mention in group.mentions)
            sign = left.group if left is not None else ""
            if (told := standing_by_grammar(self, group, sign, guessed=guessed)) is not None:
                return told
        if left is not None and self._is_one_of_hosts(group, left):
            return "colead", "one of those who hold it", True
        if left is not None:
            return self._governed(group, left, right)
        if right is not None and right.group == "after.cited" and self._is_about_document(group):
            return "owner", f'"{self.words(right)}" of it, which the sentence is about', False
        if owns_unit(self, group):
            return "partner", "a body that the subject has", True
        told = self._by_case(group) or self._by_verb_before(group, right)
        if told is not None:
            return told
        if (own := OWN_PERSON.match(self.plain, group.end)) and speaks_behind(self, own.end()):
            return "part", f'"{own.group().strip()}" speak at what others hold', True
        if right is not None:
            return self._by_words_behind(group, right)
        if EXPLAINS.search(self.text[self.start : group.start]) or self.is_listed_behind(group):
            return "named", "subject of a clause that only explains, or listed behind a verb", False
        if self.begins_clause(group) or self.acts_behind(group):
            return "lead", "subject of its sentence", False
        if self._opens_bracket_of_hosts(group):
            return "lead", "opens the brackets that tell who holds it", False
        return self._attribute(group, "named beside another noun")

    def _is_one_of_hosts(self, group: Group, left: CueHit) -> bool:
        """Whether one body is named beside whoever reports: "co-organized by the Ministry".

        Of two, "co-organized by IOM and UNICEF" tells all.
        """
        return (
            left.group == "before.agent"
            and len(group.mentions) == 1
            and _CO_DONE.search(self.text, self.start, left.start) is not None
        )

    def _opens_bracket_of_hosts(self, group: Group) -> bool:
        """Whether the first name of an entry opens brackets that go on with whoever helps.

        "Seminar for judges, Osh, 4 May 2021 (UNODC with UNDP)", «Конференция (ПРООН, при поддержке
        Японии)».
        """
        close = self.text.find(")", group.end, self.end)
        return (
            min(self.named) == group.start
            and self.text[self.start : group.start].endswith("(")
            and any(
                hit.value in ("partner", "support", "funder", "lead")
                and group.end <= hit.start < close
                and not self.text[group.end : hit.start].strip(" ,;")
                for hit in self.before
            )
        )

    def fills_last_brackets(self, group: Group) -> bool:
        """Whether an entry without a subject ends with nobody but these names in brackets.

        Authorities named before are for whom it is; a later sentence may tell whose money it was.

        "4 May 2021, Osh: Seminar for judges (UNODC and OSCE).", «Семинар для судей (ПРООН)»; not
        "Forty persons were arrested (INTERPOL)", which is a source, nor the short form of a name.
        """
        return (
            self.number == 0
            and all(b.id.startswith("GOV") for b in self.bodies if b.start < group.start)
            and (not self.verbs or _opens_with_deed(self.text, self.start, self.verbs[0][0]))
            and _BRACKETS_OPEN.search(self.text[self.start : group.start]) is not None
            and _BRACKETS_CLOSE.fullmatch(self.text, group.end, self.end) is not None
        )

    def _by_money(self, group: Group) -> Told | None:
        """Who pays, and whose help or work something is: "the EU-funded", "OSCE-led"."""
        money = FUNDED.match(self.text, group.end) or (
            all(is_donor(mention.id) for mention in group.mentions) and self.has_money(group)
        )
        if money:
            return "funder", f'"{money.group().strip(" -")}" after it', True
        if self.gives_through(group, self.bodies):
            return "funder", "by another body, which does it", True
        if done := COMPOUND.match(self.text, group.end):
            is_help = done["done"].lower() in ("supported", "backed")
            if is_help and all(is_donor(mention.id) for mention in group.mentions):
                return "funder", f'"{done.group()}" after it', True
            # "the OSCE-supported Training Centre": whose it is, if nobody else leads.
            return ("owner" if is_help else "lead"), f'"{done.group()}" after it', not is_help
        if BRACKET_ENDS.match(self.text, group.end) and AMOUNT_BEFORE.search(
            self.text, max(self.start, group.start - _AMOUNT_REACH), group.start
        ):
            return "funder", "beside an amount of money in brackets", True
        return None

    def _by_added_words(self, group: Group) -> Told | None:
        """What words added right behind a name say, and the sentence before it."""
        behind = self.text[group.end : group.end + JOINS_REACH]
        if (role := self.book.first("as-partner", behind)) is not None and role.start <= 1:
            return "partner", f'"{behind[role.start : role.end]}" after it', True
        asked = self.book.first("as-beneficiary", behind)
        if asked is not None and asked.start <= len(", ") and all_authorities(group):
            return "beneficiary", f'"{behind[asked.start : asked.end]}" after it', True
        if LIST_FOLLOWS.match(self.text, group.end) and self.left_cue(group) is None:
            return "lead", "subject of the list that follows", False
        opening = self.plain[self.start : group.start]
        if all_authorities(group) and is_helped_to_attend(opening):
            return "beneficiary", "helped to attend", True
        if is_invited_to_speak(opening, self.plain[group.end : self.end]):
            return "part", "invited to speak at what others hold", True
        if is_gathered(opening) or are_brought_together(opening, self.plain[group.end :]):
            return "none", "one of those who are gathered", True
        return None

    def _by_case(self, group: Group) -> Told | None:
        """What the case of a Russian name says that nothing governs."""
        if self.language != "ru":
            return None
        case = grammatical_cases(group.mentions[0].text)
        if case == {"gent"}:
            return "owner", "in the genitive", False
        if case == {"ablt"}:
            return "lead", IN_INSTRUMENTAL, True
        if case == {"datv"}:
            if REPORTED.search(self.plain, self.start, group.start):
                return "none", "in the dative: to whom it is reported", True
            return "beneficiary", "in the dative: to whom it is given", True
        return None

    def _by_verb_before(self, group: Group, right: CueHit | None) -> Told | None:
        """What the verb before a name makes of it: who is given something, helped, or quoted."""
        behind_help = BEHIND_HELP.fullmatch(self.plain, self.start, group.start)
        if behind_help and right is None and self.is_followed_by_verb(group.end):
            return "lead", "subject behind the help it has", False
        if self.is_handed_to(group):
            return "beneficiary", "behind a verb of giving", True
        if all_authorities(group) and self.is_helped(group):
            return "beneficiary", "object of a verb of helping", True
        if self.is_object(group):
            return self._attribute(group, "object of the verb before it")
        if SAID_BY.search(self.text[self.start : group.start]) and self.book.has(
            "saying", self.text[group.end : group.end + JOINS_REACH]
        ):
            return "none", "it only says what others do", True
        return None

    def _by_words_behind(self, group: Group, right: CueHit) -> Told:
        """What a sign behind a name makes of it: "took part", "was set up", its persons."""
        said = f'"{self.words(right)}" after it'
        if right.group == "after.persons":
            if self.persons_act(group, right):
                return "lead", f"{said} do it", False
            return "none", f"{said}: persons", True
        value = self.book.groups[right.group].value
        if value == "states" and self.begins_clause(group):
            return "lead", f"{said}, the subject", False
        is_subject = EXPERTS.fullmatch(self.words(right)) and self.begins_clause(group)
        if value == "part" and is_subject and self.is_followed_by_verb(right.end):
            return "voice", f"{said} do something", False
        if value == "part" and self._gives_share(group, right):
            return "funder", said, True
        if right.group == "after.created":
            return value, said, False
        if value == "support":
            return "supports", said, False
        return value, said, True

    def _attribute(self, group: Group, detail: str) -> Told:
        """A name that is no subject: the owner of an event ("a BOMCA course"), or only named."""
        is_behind = ADVERBIAL.fullmatch(self.plain, self.start, group.start) is not None
        if is_behind and self.has_help_before_verb(group):
            return "lead", "subject, with its help named before its verb", False
        if self.has_event(group):
            return "owner", f"{detail}, an event of it", False
        if self.has_help_before_verb(group):
            return "lead", "subject, with its help named before its verb", False
        if self.language == "ru" and self._follows_noun(group):
            return "owner", f"{detail}, which is its own", False
        return "named", detail, False

    def _is_about_document(self, group: Group) -> bool:
        """Whether a body's document opens the first sentence: "The SCO Convention was signed"."""
        opening = self.plain[self.start : group.start].strip(" \n«“\"'").lower()
        return (
            self.number == 0
            and re.fullmatch(r"(?:the|a|an|this)?(?:\s?\d{4})?", opening) is not None
        )

    def _comes_invited(self, group: Group) -> bool:
        """Whether guests do something: "Kaspersky, invited by CICA, demonstrated tools"."""
        invited = INVITED.match(self.plain, group.end, self.end)
        if invited is None:
            return False
        absent = self.book.first("after.absent", self.plain[invited.end() : self.end])
        return (absent is None or absent.start > 0) and (
            ACTS_THEN.match(self.plain, invited.end()) is not None
            or any(start == invited.end() for start, _, _ in self.verbs)
        )

    def _follows_noun(self, group: Group) -> bool:
        """Whether a Russian noun stands right before a name that does not decline.

        «банк данных АТЦ СНГ»: the name is in the genitive, though it does not show.
        """
        word = re.search(r"([а-яё-]+)\s[«“\"]?$", self.plain[self.start : group.start])
        return (
            word is not None
            and not grammatical_cases(group.mentions[0].text)
            and word.group(1) not in _OF_DATES
            and is_noun(word.group(1))
        )


_OF_DATES = frozenset({"год", "года", "году", "годах", "лет", "месяца", "дня"})
"""Last words of dates: «посетили в мае 2019 года | ЦАРИКЦ», which is no body of the year."""


def _opens_with_deed(text: str, start: int, verb: int) -> bool:
    """Whether an entry tells a deed without a subject: "4 June 2018: | Trained 25 judges"."""
    return not text[start:verb].strip() or _DAY.match(text, start) is not None
