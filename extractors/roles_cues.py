"""How each mention stands in its sentence, by the words around it.

Words right before a name decide first ("in co-operation with", «при поддержке»), then words right
after it ("took part", "-funded"), then its place: what nothing governs is the subject, and leads.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from extractors.languages import sentences
from extractors.model import Mention
from extractors.roles_donors import country_mentions, is_donor
from extractors.roles_model import Group, Reading, Standing
from extractors.roles_russian import standing_by_grammar
from extractors.roles_sentence import (
    JOINS_REACH,
    SentenceCues,
    all_authorities,
    filler_of,
    flat,
    is_bare_state,
)
from extractors.roles_signs import (
    ACTING,
    ADVERBIAL,
    AS_EXPERTS,
    BODIES_OF_STATES,
    COMPOUND,
    DELEGATION,
    EXAMPLES,
    EXPERTS,
    EXPLAINS,
    FIRST_LEADS,
    FUNDED,
    JOINING,
    LIST_FOLLOWS,
    LIST_GAP,
    LOOSE_GAP,
    MONEY,
    PRESIDES,
    RUSSIAN_AGENT,
    SAID_BY,
    SCHOOLED,
    TEAM,
    gives_share,
)
from extractors.roles_units import part_that_acts
from extractors.russian_case import grammatical_cases, is_noun
from gazetteers.cues import CueHit
from gazetteers.model import LanguageCode

_FRONTED = frozenset({"partner", "support", "funder", "none", "host"})
_FRONTED_LIST = 3
"""Names; with fewer a list at the start leaves none for the subject."""
_OPENING = 25
"""Letters at the start of a sentence within which an unlisted name is taken for its subject."""


def read_mentions(
    text: str, mentions: Sequence[Mention], language: LanguageCode, *, offset: int = 0
) -> tuple[Reading, ...]:
    """How each mention stands; `text` begins at `offset` of the text that mentions point into.

    A state that gives money by its bare name ("with funding from Norway") is added as its
    government; other countries are no organizations.
    """
    local = [_shifted(mention, -offset) for mention in mentions]
    donors = [
        donor
        for donor in country_mentions(text, language)
        if not any(mention.start < donor.end and donor.start < mention.end for mention in local)
    ]
    readings: list[Reading] = []
    for number, (start, end) in enumerate(sentences(flat(text), language)):
        inside = [mention for mention in local if start <= mention.start and mention.end <= end]
        states = [donor for donor in donors if start <= donor.start and donor.end <= end]
        if not inside and not states:
            continue
        sentence = _Sentence(text, start, end, number, language)
        inside = sorted(
            [*inside, *sentence.donors(inside, states)], key=lambda mention: mention.start
        )
        readings += sentence.read(inside)
    return tuple(
        replace(reading, mention=_shifted(reading.mention, offset)) for reading in readings
    )


def _shifted(mention: Mention, by: int) -> Mention:
    return mention.model_copy(update={"start": mention.start + by, "end": mention.end + by})


def is_guessed(mention: Mention) -> bool:
    """Whether only its look makes a mention a body's name; words must say what it does."""
    return mention.strength == "new" and mention.evidence.method == "rule"


_IN_INSTRUMENTAL = "in the instrumental: by whom it is done"


class _Sentence(SentenceCues):
    """How the names of one sentence stand."""

    def read(self, mentions: Sequence[Mention]) -> Iterator[Reading]:
        """How each of the mentions stands."""
        for mention in mentions:
            funded = FUNDED.match(self.text, mention.end)
            if funded is not None:
                # "the EU-funded BOMCA": what governs EU governs BOMCA.
                self.plain = _blank(self.plain, mention.start, funded.end())
        self.named = tuple(mention.start for mention in mentions)
        before: Group | None = None
        standing = ""
        for group in self._groups(mentions):
            if before is not None and standing == "none" and self._goes_on(before, group):
                before = group
                continue
            standing, detail, firm = self._standing(group)
            before = group
            if standing == "parties":
                yield from self._parties(group, detail)
                continue
            if standing == "owner" and len(group.mentions) > 1 and self._is_agreement(group):
                yield from self._parties(group, "parties of the agreement")
                continue
            is_subject = not firm or detail == _IN_INSTRUMENTAL
            if standing == "lead" and is_subject and self.is_signing and len(group.mentions) > 1:
                yield from self._parties(group, "parties of what is signed")
                continue
            event = self.has_event(group) or (standing == "owner" and self._invites(group))
            for mention in group.mentions:
                settled = self._settled(standing, mention)
                if settled == "lead" and not firm and self._is_stray(mention):
                    settled = "named"
                yield Reading(mention, settled, detail, self.number, event, firm, group.start)

    def _goes_on(self, before: Group, after: Group) -> bool:
        """Whether a list goes on over words that name nobody: "of the five States, the OSCE"."""
        gap = self.text[before.end : after.start]
        return (
            re.search(r"(?:,|\band|\bи)\s(?:the\s)?$", gap) is not None
            and not any(before.end <= start < after.start for start, _, _ in self.verbs)
            and not self.is_followed_by_verb(after.end)
            and not any(
                before.end <= hit.start < after.start and hit.value != "owner"
                for hit in self.before
            )
        )

    def _invites(self, group: Group) -> bool:
        left = self.left_cue(group)
        return left is not None and left.group == "before.invitation" and not all_authorities(group)

    def _is_stray(self, mention: Mention) -> bool:
        """Whether an unlisted name stands too deep in its sentence to be trusted as subject."""
        return (
            is_guessed(mention)
            and mention.start - self.start > _OPENING
            and not self._is_behind_adverbial(mention)
        )

    def _is_behind_adverbial(self, mention: Mention) -> bool:
        """Whether only words of time, place or means stand before a name that a verb follows.

        "With 1.4 million from the Embassy the Bureau for Human Rights is monitoring".
        """
        before = self.plain[self.start : mention.start]
        return (
            ADVERBIAL.fullmatch(before) is not None
            and not any(self.start <= start < mention.start for start, _, _ in self.verbs)
            and self.is_followed_by_verb(mention.end)
        )

    def donors(self, mentions: Sequence[Mention], states: Sequence[Mention]) -> list[Mention]:
        """Those of the states that words make donors: "financed by the EU and Norway"."""
        found: list[Mention] = []
        for group in self._groups(sorted([*mentions, *states], key=lambda m: m.start)):
            left, right = self.left_cue(group), self.right_cue(group)
            gives = left is not None and left.group in ("before.funder", "before.support")
            is_free = left is None or left.value == "partner"
            pays = is_free and right is not None and right.group == "after.funder"
            if self.is_counterpart(group):
                found += [m for m in group.mentions if m in states]
                continue
            has_money = FUNDED.match(self.text, group.end) or MONEY.match(self.text, group.end)
            if gives or pays or has_money:
                # A state of the region gives only where words speak of money.
                is_money = left is not None and left.group == "before.funder"
                found += [m for m in group.mentions if m in states and (is_money or is_donor(m.id))]
        return found

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
        if len(group) < _FRONTED_LIST or not self.is_followed_by_verb(group[-1].end):
            return [group]
        opening = [hit for hit in self.before if hit.start == self.start and hit.value in _FRONTED]
        filler = filler_of(self.language)
        if not any(filler.fullmatch(self.plain, hit.end, group[0].start) for hit in opening):
            return [group]
        for position in range(len(group) - 1, 0, -1):
            gap = self.text[group[position - 1].end : group[position].start]
            if re.fullmatch(r",\s(?:the\s)?", gap):
                return [group[:position], group[position:]]
        return [group]

    def _is_listed(self, before: Mention, after: Mention) -> bool:
        if before.start == after.start:
            return True  # "we", who are two
        if self.language == "ru":
            # "отремонтированного BOMCA, Таможенной службе": other case, other part.
            cases = grammatical_cases(before.text), grammatical_cases(after.text)
            # "пограничные ведомства Казахстана и Кыргызстана": the second is its country only.
            if all(cases) and not cases[0] & cases[1] and not is_bare_state(after):
                return False
            if not cases[0] and cases[1] and cases[1] <= {"datv"}:
                return False
        # "of Kazakhstan (5 May), Kyrgyzstan": dates in brackets end no list.
        gap = re.sub(r"\s\([^()]*\d[^()]*\)", "", self.text[before.end : after.start])
        if FUNDED.match(self.text, before.end):
            return False
        if is_donor(after.id) and not is_donor(before.id) and MONEY.match(self.text, after.end):
            return False  # "with the help of the OSCE and UK funding"
        if LIST_GAP.fullmatch(gap) is not None and re.search(r"[,/&(–-]|and|и|or", gap):
            # "With funding from Norway, UNODC printed": a comma alone before a subject.
            return gap.strip(" the)") != "," or not self.is_followed_by_verb(after.end, comma=True)
        return LOOSE_GAP.fullmatch(gap) is not None and not any(
            before.end <= start < after.start for start, _, _ in self.verbs
        )

    def _standing(self, group: Group) -> tuple[str, str, bool]:
        """Standing (or "parties"), the words that say it, and whether words say it at all."""
        money = FUNDED.match(self.text, group.end) or (
            all(is_donor(mention.id) for mention in group.mentions)
            and MONEY.match(self.text, group.end)
        )
        if money:
            return "funder", f'"{money.group().strip(" -")}" after it', True
        if done := COMPOUND.match(self.text, group.end):
            is_help = done["done"].lower() in ("supported", "backed")
            if is_help and all(is_donor(mention.id) for mention in group.mentions):
                return "funder", f'"{done.group()}" after it', True
            # "the OSCE-supported Training Centre": whose it is, if nobody else leads.
            return ("owner" if is_help else "lead"), f'"{done.group()}" after it', not is_help
        if LIST_FOLLOWS.match(self.text, group.end) and self.left_cue(group) is None:
            return "lead", "subject of the list that follows", False
        left = self.left_cue(group)
        right = self.right_cue(group)
        if right is not None and right.group == "after.absent":
            return "none", f'"{self.words(right)}" after it', True
        if self.language == "ru":
            told = standing_by_grammar(
                self,
                group,
                left.group if left is not None else "",
                guessed=all(is_guessed(mention) for mention in group.mentions),
            )
            if told is not None:
                return told
        if left is not None:
            return self._governed(group, left, right)
        if right is not None and right.group == "after.cited" and self._is_about_document(group):
            return "owner", f'"{self.words(right)}" of it, which the sentence is about', False
        case = grammatical_cases(group.mentions[0].text) if self.language == "ru" else frozenset()
        if case and case <= {"gent"}:
            return "owner", "in the genitive", False
        if case and case <= {"ablt"}:
            return "lead", _IN_INSTRUMENTAL, True
        if case and case <= {"datv"}:
            return "beneficiary", "in the dative: to whom it is given", True
        if self.is_handed_to(group):
            return "beneficiary", "behind a verb of giving", True
        if self.is_object(group):
            return self._attribute(group, "object of the verb before it")
        if SAID_BY.search(self.text[self.start : group.start]) and self.book.has(
            "saying", self.text[group.end : group.end + JOINS_REACH]
        ):
            return "none", "it only says what others do", True
        if right is not None and right.group == "after.persons" and self.persons_act(group, right):
            return "lead", f'"{self.words(right)}" after it do it', False
        if right is not None and right.group == "after.persons":
            return "none", f'"{self.words(right)}" after it: persons', True
        if right is not None:
            value = self.book.groups[right.group].value
            if value == "states" and self.begins_clause(group):
                return "lead", f'"{self.words(right)}" after it, the subject', False
            is_subject = EXPERTS.fullmatch(self.words(right)) and self.begins_clause(group)
            if value == "part" and is_subject and self.is_followed_by_verb(right.end):
                return "voice", f'"{self.words(right)}" after it do something', False
            if value == "part" and self._gives_share(group, right):
                return "funder", f'"{self.words(right)}" after it', True
            if right.group == "after.created":
                return value, f'"{self.words(right)}" after it', False
            if value == "support":
                return "supports", f'"{self.words(right)}" after it', False
            return value, f'"{self.words(right)}" after it', True
        if EXPLAINS.search(self.text[self.start : group.start]):
            return "named", "subject of a clause that only explains", False
        if self.begins_clause(group) or self.is_followed_by_verb(group.end):
            return "lead", "subject of its sentence", False
        return self._attribute(group, "named beside another noun")

    def _attribute(self, group: Group, detail: str) -> tuple[str, str, bool]:
        """A name that is no subject: the owner of an event ("a BOMCA course"), or only named."""
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

    def _is_agreement(self, group: Group) -> bool:
        """Whether the sentence opens with an agreement: "An agreement of X and Y on data"."""
        opening = self.text[self.start : group.start]
        verbs = any(self.start <= start < group.start for start, _, _ in self.verbs)
        return not verbs and self.book.has("agreement", opening)

    def _tells_on(self) -> bool:
        """Whether a later sentence speaks of the activity itself: "It was hosted by"."""
        return self.book.has("same-event", self.text[self.start : self.end].lstrip())

    def _follows_noun(self, group: Group) -> bool:
        """Whether a Russian noun stands right before a name that does not decline.

        «банк данных АТЦ СНГ»: the name is in the genitive, though it does not show.
        """
        word = re.search(r"([а-яё-]+)\s[«“\"]?$", self.plain[self.start : group.start])
        return (
            word is not None
            and not grammatical_cases(group.mentions[0].text)
            and is_noun(word.group(1))
        )

    def _governed(self, group: Group, left: CueHit, right: CueHit | None) -> tuple[str, str, bool]:
        if EXAMPLES.search(self.words(left)):
            left = self.cue_of_examples(left) or left
        value, words = left.value, self.words(left)
        detail = f'"{words}" before it'
        if value == "host":
            return "owner", detail, False
        if (by_part := part_that_acts(self, left, group)) is not None:
            return "lead", f"{detail}: {by_part}", False
        if value == "partner" and right is not None and right.group == "after.colead":
            presides = PRESIDES.search(self.words(right)) is not None
            return ("lead" if presides else "colead"), f'{detail}, "{self.words(right)}"', True
        is_staff = right is not None and right.group == "after.persons"
        if right is not None and is_staff and value != "partner" and all_authorities(group):
            return "none", f'"{self.words(right)}" after it: persons', True
        if value == "persons" and right is not None and right.group == "after.lead":
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
        is_acting = right is not None and right.group == "after.lead"
        if left.group == "before.experts" and is_acting and self.opens(left, group):
            return "voice", f"{detail}, and they do something", False
        joins = self.book.has("joins", self.text[group.end : group.end + JOINS_REACH])
        if value == "persons" and TEAM.match(words) and self.opens(left, group) and joins:
            return "part", f"{detail}, and it takes part", True
        if value == "persons" and TEAM.match(words) and self.opens(left, group):
            return "lead", f"{detail}, at the start: they go for it", False
        if value == "persons":
            acting = ACTING.search(self.text[self.start : left.start])
            if acting is not None:
                return "lead", f'"{acting.group().strip()}" before its members', True
            if not all_authorities(group) and self.join_mission(group):
                return "part", f"{detail}: they join a mission", True
            if joins:
                return "none", f"{detail}: {JOINING}", True
            if DELEGATION.match(words) and self.is_invited(left):
                return "part", f"{detail}, by invitation", True
            return "none", f"{detail}: members of it, not the body", True
        if left.group == "before.founded" and self.is_before_event(group):
            return "owner", f"{detail}: an event of it", False
        if value == "beneficiary" and not all_authorities(group) and self.has_event(group):
            return "owner", f"{detail}: an event of it", False
        if value == "owner" and all_authorities(group) and self.is_given(left):
            return "beneficiary", f"{detail}, and what is its own is bettered", False
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
        if left.group == "before.agent" and self.number and not self._tells_on():
            return value, f"{detail}, of something that came of it", False
        return value, detail, value != "owner"

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

    def _settled(self, standing: str, mention: Mention) -> Standing:
        """The standing of one mention: support is money if a donor gives it.

        Other bodies that support as the subject lead; those whose support others have are partners.
        """
        if standing == "support":
            return "funder" if is_donor(mention.id) else "partner"
        if standing == "supports":
            return "funder" if is_donor(mention.id) else "lead"
        return cast(Standing, standing)

    def _parties(self, group: Group, detail: str) -> Iterator[Reading]:
        for position, mention in enumerate(group.mentions):
            yield Reading(
                mention,
                "lead" if position == 0 else "partner",
                f"{detail}: {FIRST_LEADS}",
                self.number,
                False,
                True,
                group.start,
            )


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]
