"""How each mention stands in its sentence, by the words around it.

Words right before a name decide first ("in co-operation with", «при поддержке»), then words right
after it ("took part", "-funded"), then its place: what nothing governs is the subject, and leads.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import cast

from extractors.languages import language as spoken
from extractors.languages import sentences
from extractors.model import Mention
from extractors.roles_case import grammatical_cases
from extractors.roles_model import Group, Reading, Standing
from gazetteers.cues import CueBook, CueHit, cues, phrase_pattern
from gazetteers.model import LanguageCode
from gazetteers.organizations import organizations

_DONOR_COUNTRIES_NOT = frozenset({"KAZ", "KGZ", "TJK", "TKM", "UZB", "AFG"})
"""Whose governments receive in this region; support of any other government is money."""
_DONORS = frozenset({"EU", "EU-DEVCO", "UNPBF"})

_LIST_GAP = re.compile(
    r"(?:[\s,/&()“”\"'’«»–-]|\b(?:and|as well as|or|plus|including|the|its|both|also|other|NGO|NGOs|"
    r"regional|bodies|body|company|companies|и|а также|или|его|её|их|региональные|органы)\b)*"
)
_LOOSE_GAP = re.compile(r",\s(?:[\w’'-]+\s){1,5}(?:and|и)\s(?:the\s)?", re.IGNORECASE)
_LAST_WORD = re.compile(r"([\w’'-]+)[\s«“\"'(]*$")
_FUNDED = re.compile(r"[-‑\s](?:co-)?(?:funded|financed|sponsored)\b", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\([^()]{1,60}\)")
_APPOSITION = re.compile(r",\s(?:the|a|an)\s[^,.;]{3,60},")
_NEAR = 40
"""Letters beside a name in which an event that it owns is looked for."""


def read_mentions(
    text: str, mentions: Sequence[Mention], language: LanguageCode, *, offset: int = 0
) -> tuple[Reading, ...]:
    """How each mention stands; `text` begins at `offset` of the text that mentions point into."""
    local = [
        mention.model_copy(update={"start": mention.start - offset, "end": mention.end - offset})
        for mention in mentions
    ]
    readings: list[Reading] = []
    for number, (start, end) in enumerate(sentences(_flat(text), language)):
        inside = [mention for mention in local if start <= mention.start and mention.end <= end]
        if inside:
            readings += _Sentence(text, start, end, number, language).read(inside)
    back = {
        (copy.start, copy.end): original for copy, original in zip(local, mentions, strict=True)
    }
    return tuple(
        Reading(
            back[reading.mention.start, reading.mention.end],
            reading.standing,
            reading.detail,
            reading.sentence,
            reading.is_event,
            reading.is_firm,
        )
        for reading in readings
    )


def speaks_of_author(text: str, language: LanguageCode) -> str | None:
    """The words by which the author speaks of itself ("we", "our Office"), or None."""
    hit = cues("roles", language).first("first-person", text)
    return None if hit is None else text[hit.start : hit.end]


def states_act(text: str, language: LanguageCode) -> bool:
    """Whether states are the subject: "With the support of X, all five States adopted …"."""
    return cues("roles", language).has("states-act", text)


def _flat(text: str) -> str:
    """The text without line breaks, each a blank: typed line ends are no sentence ends here."""
    return re.sub(r"[\n\r\t]", " ", text)


@cache
def _filler(language: LanguageCode) -> re.Pattern[str]:
    """What may lie between a cue and the name that it governs."""
    words = "|".join(
        phrase_pattern(phrase) for phrase in cues("roles", language).groups["filler"].phrases
    )
    return re.compile(rf"[\s«“\"'‘(:]*(?:(?:{words})[\s«“\"'‘(]+)*", re.IGNORECASE)


class _Sentence:
    """One sentence and the cues in it."""

    def __init__(
        self, text: str, start: int, end: int, number: int, language: LanguageCode
    ) -> None:
        self.text = _flat(text)
        self.start, self.end, self.number, self.language = start, end, number, language
        self.book: CueBook = cues("roles", language)
        own = self.text[start:end]
        self.verbs = [
            (verb.start + start, verb.end + start, verb) for verb in spoken(language).verbs(own)
        ]
        self.before = [_moved(hit, start) for hit in self.book.find_any("before.", own)]
        self.after = [_moved(hit, start) for hit in self.book.find_any("after.", own)]
        self.is_signing = self.book.has("signing", own)

    def read(self, mentions: Sequence[Mention]) -> Iterator[Reading]:
        """How each of the mentions stands."""
        subjects = 0
        for group in self._groups(mentions):
            standing, detail, firm = self._standing(group)
            if standing == "parties":
                yield from self._parties(group, detail)
                continue
            if standing == "lead" and not firm:
                subjects += 1
                if self.is_signing and len(group.mentions) > 1:
                    yield from self._parties(group, "parties of what is signed")
                    continue
            event = self._has_event(group)
            for mention in group.mentions:
                yield Reading(
                    mention,
                    self._settled(standing, mention),
                    detail,
                    self.number,
                    event,
                    firm,
                )

    def _groups(self, mentions: Sequence[Mention]) -> list[Group]:
        groups: list[list[Mention]] = []
        for mention in mentions:
            if groups and self._is_listed(groups[-1][-1], mention):
                groups[-1].append(mention)
            else:
                groups.append([mention])
        return [Group(tuple(group)) for group in groups]

    def _is_listed(self, before: Mention, after: Mention) -> bool:
        gap = self.text[before.end : after.start]
        if _FUNDED.match(self.text, before.end):
            return False
        if _LIST_GAP.fullmatch(gap) is not None and re.search(r"[,/&(–-]|and|и|or", gap):
            return True
        return _LOOSE_GAP.fullmatch(gap) is not None and not any(
            before.end <= start < after.start for start, _, _ in self.verbs
        )

    def _standing(self, group: Group) -> tuple[str, str, bool]:
        """Standing (or "parties"), the words that say it, and whether words say it at all."""
        if funded := _FUNDED.match(self.text, group.end):
            return "funder", f'"{funded.group().strip(" -")}" after it', True
        left = self._left_cue(group)
        right = self._right_cue(group)
        if right is not None and right.group == "after.none" and _in_bracket(self.text, right):
            return "none", f'"{self._words(right)}" after it', True
        if left is not None:
            return self._governed(group, left, right)
        case = grammatical_cases(group.mentions[0].text) if self.language == "ru" else frozenset()
        if case and case <= {"gent"}:
            return "owner", "in the genitive", False
        if case and case <= {"ablt"}:
            return "lead", "in the instrumental: by whom it is done", True
        if case and case <= {"datv"}:
            return "beneficiary", "in the dative: to whom it is given", True
        if self._is_object(group):
            return "named", "object of the verb before it", False
        if right is not None:
            value = self.book.groups[right.group].value
            return value, f'"{self._words(right)}" after it', True
        return "lead", "subject of its sentence", False

    def _governed(self, group: Group, left: CueHit, right: CueHit | None) -> tuple[str, str, bool]:
        value, words = left.value, self._words(left)
        detail = f'"{words}" before it'
        if value == "persons":
            return "none", f"{detail}: members of it, not the body", True
        if value == "recipient":
            return ("beneficiary" if _all_authorities(group) else "named"), detail, True
        if value in ("owner", "lead") and right is not None and right.group == "after.states":
            return "states", f'"{self._words(right)}" after it', False
        if value == "owner" and right is not None and right.group in ("after.funder", "after.none"):
            return right.value, f'"{self._words(right)}" after it', True
        if value == "partner" and right is not None and right.group == "after.states":
            return "none", f'"{self._words(right)}" after it', True
        return value, detail, value != "owner"

    def _settled(self, standing: str, mention: Mention) -> Standing:
        """The standing of one mention: support is money if a donor gives it."""
        if standing == "support":
            return "funder" if _is_donor(mention.id) else "partner"
        return cast(Standing, standing)

    def _parties(self, group: Group, detail: str) -> Iterator[Reading]:
        for position, mention in enumerate(group.mentions):
            yield Reading(
                mention,
                "lead" if position == 0 else "partner",
                f"{detail}: the first-named leads",
                self.number,
                False,
                True,
            )

    def _left_cue(self, group: Group) -> CueHit | None:
        """The cue that ends nearest before the group, with small words between; the longest."""
        best: CueHit | None = None
        filler = _filler(self.language)
        for hit in self.before:
            if hit.end > group.start or group.start - hit.end > 60:
                continue
            if filler.fullmatch(self.text, hit.end, group.start) is None:
                continue
            if best is None or (hit.end, -hit.start) > (best.end, -best.start):
                best = hit
        return best

    def _right_cue(self, group: Group) -> CueHit | None:
        """The cue that begins right after the group, over a bracket or an apposition."""
        places = {group.end}
        for skipped in (_BRACKET, _APPOSITION):
            match = skipped.match(self.text, group.end)
            if match:
                places.add(match.end())
        best: CueHit | None = None
        for hit in self.after:
            near = any(
                hit.start - place >= 0 and not self.text[place : hit.start].strip(" ’'s(,-")
                for place in places
            )
            if near and (best is None or hit.end - hit.start > best.end - best.start):
                best = hit
        return best

    def _is_object(self, group: Group) -> bool:
        """Whether a verb stands right before the group: "visited", "translated the …'s guide"."""
        lead = self.text[self.start : group.start]
        lead = re.sub(r"(?:\b(?:the|a|an|its|their)\s+)?[«“\"'(]*$", "", lead, flags=re.IGNORECASE)
        word = _LAST_WORD.search(lead)
        if word is None:
            return False
        end = self.start + word.end(1)
        if any(verb_end == end for _, verb_end, _ in self.verbs):
            return True
        if self.language == "ru":
            return False
        return word.group(1).islower() and (
            word.group(1).endswith(("ing", "ed"))
            or word.group(1) in ("about", "against", "regarding", "towards", "like", "than", "per")
        )

    def _has_event(self, group: Group) -> bool:
        around = (
            self.text[max(self.start, group.start - _NEAR) : group.start]
            + " "
            + self.text[group.end : min(self.end, group.end + _NEAR)]
        )
        return self.book.has("event", around)

    def _words(self, hit: CueHit) -> str:
        return self.text[hit.start : hit.end].strip()


def _moved(hit: CueHit, by: int) -> CueHit:
    return CueHit(hit.start + by, hit.end + by, hit.group, hit.value, hit.weight)


def _in_bracket(text: str, hit: CueHit) -> bool:
    return text[hit.start : hit.end].startswith("(") or text[: hit.start].rstrip().endswith("(")


def _is_donor(organization: str) -> bool:
    """Whether support of this body is money: a state outside the region, the EU, a fund."""
    entry = organizations().by_id.get(organization)
    if organization in _DONORS:
        return True
    return (
        entry is not None
        and entry.kind == "government"
        and entry.country not in _DONOR_COUNTRIES_NOT
    )


def _all_authorities(group: Group) -> bool:
    return all(mention.id.startswith("GOV") for mention in group.mentions)
