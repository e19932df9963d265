"""How each mention stands in its sentence, by the words around it.

Words right before a name decide first ("in co-operation with", «при поддержке»), then words right
after it ("took part", "-funded"), then its place: what nothing governs is the subject, and leads.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import cast

from extractors.languages import sentences
from extractors.mentions import GOVERNMENT
from extractors.model import Mention
from extractors.roles.attending import takes_part
from extractors.roles.donors import country_mentions, is_donor
from extractors.roles.kinds import as_named, with_kinds
from extractors.roles.model import Group, Reading, Standing, is_guessed
from extractors.roles.russian import DONE_BY
from extractors.roles.sentence import (
    all_authorities,
    flat,
)
from extractors.roles.signs import (
    ADVERBIAL,
    FIRST_LEADS,
    MEET,
    OTHERS_TAKE_PART,
    SCHOOLED,
    TAUGHT,
    TAUGHT_THERE,
    WHO_MEET,
)
from extractors.roles.standing import IN_INSTRUMENTAL, StandingSentence
from extractors.roles.turns import (
    GRANT_AGREEMENT,
    forerunners,
    givers,
    guests_who_show,
    tellers,
)
from gazetteers.model import LanguageCode

_AT = re.compile(r"\bat\s(?:the\s)?\Z")
_OPENING = 25
"""Letters at the start of a sentence within which an unlisted name is taken for its subject."""


def read_mentions(
    text: str, mentions: Sequence[Mention], language: LanguageCode, *, offset: int = 0
) -> tuple[Reading, ...]:
    """How each mention stands; `text` begins at `offset` of the text that mentions point into.

    A state that gives money by its bare name ("with funding from Norway") is added as its
    government; other countries are no organizations.
    """
    named = [_shifted(mention, -offset) for mention in mentions]
    wide = list(with_kinds(text, named, language))
    local = [mention for mention, _ in wide]
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
        replace(reading, mention=_shifted(as_named(reading.mention, wide), offset))
        for reading in readings
    )


def _shifted(mention: Mention, by: int) -> Mention:
    return mention.model_copy(update={"start": mention.start + by, "end": mention.end + by})


class _Sentence(StandingSentence):
    """How the names of one sentence stand."""

    def read(self, mentions: Sequence[Mention]) -> Iterator[Reading]:
        """How each of the mentions stands."""
        mentions = self.without_general(mentions)
        self.overlook_funded(mentions)
        self.named = tuple(mention.start for mention in mentions)
        self.bodies = tuple(mentions)
        asked = list(self._with_asked(list(self._read(mentions))))
        told = list(forerunners(self, list(tellers(self, list(givers(self.plain, asked))))))
        yield from guests_who_show(self, told)

    def _with_asked(self, readings: list[Reading]) -> Iterator[Reading]:
        """The readings; who asks another to help gets the help: "The Ministry asked UNODC to"."""
        for asker, asked in pairwise(readings):
            if (
                asker.standing == "lead"
                and asker.mention.id.startswith(GOVERNMENT)
                and self.book.has("asks", self._between(asker.mention.end, asked.mention.start))
                and self.book.has("asked-for", self._between(asked.mention.end, self.end))
            ):
                detail = f"asks {asked.mention.text} for help"
                at = readings.index(asker)
                readings[at] = replace(asker, standing="beneficiary", detail=detail)
                readings[at + 1] = replace(asked, standing="lead", detail="is asked for help")
        yield from readings

    def _between(self, start: int, end: int) -> str:
        return self.plain[start:end].lstrip()

    def _read(self, mentions: Sequence[Mention]) -> Iterator[Reading]:
        before: Group | None = None
        standing = ""
        for group in self._groups(mentions):
            if before is not None and standing == "none" and self._goes_on(before, group):
                before = group
                continue
            standing, detail, firm = self._standing(group)
            before = group
            if standing == "parties":
                if MEET.search(self.plain[self.start : group.start]):
                    detail = f"{detail}, {WHO_MEET}"
                yield from self._parties(group, detail)
                continue
            if standing == "owner" and len(group.mentions) > 1 and self._is_agreement(group):
                yield from self._parties(group, "parties of the agreement")
                continue
            if standing in ("owner", "named") and self.is_signed_between(group):
                yield from self._parties(group, "between whom it is signed")
                continue
            is_subject = not firm or detail in (IN_INSTRUMENTAL, DONE_BY)
            if standing == "lead" and is_subject and self.is_signing and len(group.mentions) > 1:
                yield from self._parties(group, "parties of what is signed")
                continue
            event = self.has_event(group) or (standing == "owner" and self._invites(group))
            if standing == "owner" and self._lets_in(group):
                standing, detail, firm, event = (
                    "partner",
                    f"{detail}: it lets in others",
                    True,
                    False,
                )
            if standing == "owner" and self._is_taught_at(group):
                standing, detail = "part", f"{detail}, {TAUGHT_THERE}"
            is_at_school = standing == "owner" and self._is_school_of_others(group)
            if is_at_school or (standing == "owner" and event and self._is_taken_part_in(group)):
                standing, detail, firm = "lead", f"{detail}, {OTHERS_TAKE_PART}", True
            for mention in group.mentions:
                settled = self._settled(standing, mention)
                if settled == "lead" and not firm and self._is_stray(mention, group):
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
        """Whether the group has invited to it; a government that lets in a visit has not."""
        said = self.text[self.start : self.end]
        is_visited = all_authorities(group) and self.book.has("visit", said)
        return self._is_inviting(group) and not is_visited

    def _lets_in(self, group: Group) -> bool:
        """Whether authorities have only let in others, who act: "At its invitation, X commented".

        Where no event of theirs is spoken of, and they are named before those who act.
        """
        said = self.text[self.start : self.end]
        is_event = self.book.has("event", said) and not self.book.has("visit", said)
        return (
            self._is_inviting(group)
            and all_authorities(group)
            and not is_event
            and any(body.start > group.end for body in self.bodies)
        )

    def _is_inviting(self, group: Group) -> bool:
        left = self.left_cue(group)
        return left is not None and left.group == "before.invitation"

    def _is_taught_at(self, group: Group) -> bool:
        """Whether others teach at a school of authorities: "gave four modules at the Academy"."""
        left = self.left_cue(group)
        return (
            left is not None
            and all_authorities(group)
            and SCHOOLED.fullmatch(self.words(left)) is not None
            and self.book.has("school", group.mentions[0].text)
            and TAUGHT.search(self.plain, self.start, left.start) is not None
        )

    def _is_school_of_others(self, group: Group) -> bool:
        """Whether somebody lectured at the school of another body, which holds the course."""
        return (
            self.number == 0
            and not all_authorities(group)
            and self.book.has("school", group.mentions[0].text)
            and self.book.has("lectured-at", self.plain[self.start : group.start])
            and _AT.search(self.plain, self.start, group.start) is not None
        )

    def _is_taken_part_in(self, group: Group) -> bool:
        """Whether an activity is that others go to the event: "Participation of officers in a"."""
        return self.number == 0 and takes_part(self.plain, self.start, group.start)

    def _is_stray(self, mention: Mention, group: Group) -> bool:
        """Whether an unlisted name stands too deep in its sentence to be trusted as subject.

        Not in a list with one that is known: "on the wishes of 180 judges UNICEF and the Clinic".
        """
        return (
            is_guessed(mention)
            and all(is_guessed(other) for other in group.mentions)
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

    def _is_agreement(self, group: Group) -> bool:
        """Whether the sentence opens with an agreement: "An agreement of X and Y on data"."""
        opening = self.text[self.start : group.start]
        verbs = any(self.start <= start < group.start for start, _, _ in self.verbs)
        return not verbs and self.book.has("agreement", opening)

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
        pays = GRANT_AGREEMENT.search(self.plain, self.start, self.end) is not None
        for position, mention in enumerate(group.mentions):
            standing: Standing = "lead" if position == 0 else "partner"
            said = FIRST_LEADS
            if pays and position and is_donor(mention.id):
                standing, said = "funder", "who gives the grant"
            told = f"{detail}: {said}"
            yield Reading(mention, standing, told, self.number, False, True, group.start)
