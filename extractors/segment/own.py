"""What a sentence or a part of it has of its own: a date, a place, a lead, what announces it."""

import re
from dataclasses import dataclass

from extractors.segment.model import Mark
from extractors.segment.reading import Sentence

_ALSO_JOINED = re.compile(r"\bа также\b", re.IGNORECASE)
"""Joins words of a list, and announces nothing."""

_ON_PERSONS = re.compile(r"\b(?:who|whose|whom|котор\w+)\b[^,;:]*$")
"""The beginning of a clause on persons or, in Russian, on a thing, up to its next mark."""


def announces(sentence: Sentence) -> bool:
    """Whether a word says that something further follows: "also", "another", «кроме того»."""
    if not sentence.says("adds") or only_states(sentence):
        return False
    return sentence.language.activity.has("adds", _ALSO_JOINED.sub("", sentence.text))


def only_states(sentence: Sentence) -> bool:
    """Whether it only says what somebody is: "In addition, Iran and Türkiye are observers"."""
    head = sentence.main_head
    said = sentence.dates or sentence.organizations or (head is not None and head.new)
    return len(sentence.verbs) == 1 and sentence.copular and not said


def tells_of_its_project(sentence: Sentence) -> bool:
    """Whether it leads to the project behind an event, and says who carries that out.

    "The course belongs to the project “Safe routes”, which the Office launched in May"; a project
    that is only named says no more than where the event belongs.
    """
    return _ITS_PROJECT.search(sentence.text) is not None


def is_dated(sentence: Sentence) -> bool:
    """Whether it says when; the years of a plan that is adopted do not: "a plan for 2022-2024"."""
    return any(_YEARS.fullmatch(mark.id) is None for mark in sentence.dates)


_YEARS = re.compile(r"(?:for |на )?\d{4}\s?[-–—]\s?\d{4}(?:\s?(?:гг\.?|год[ыа]))?")

_ITS_PROJECT = re.compile(
    r"(?:\b(?:part of|belongs? to|under|within|framework of)\s[^.“«\"]{0,40}"
    r"(?:project|programme|initiative)\b"
    r"|\b(?:в рамках|част\w+|входит в|вош(?:ёл|ел|ла|ло|ли) в)\s[^.“«\"]{0,40}"
    r"(?:проект|программ|инициатив)\w*)"
    r"[^.“«\"]{0,30}[“«\"][^”»\"]+[”»\"],\s(?:which|котор(?:ый|ую|ое))\s(?:\w+ly\s)?"
    r"(?!(?:is|was|were|are|has|had|will|aims?|includes?|covers?)\b|\w+(?:ен|ена|ся)\b)",
    re.IGNORECASE,
)


def is_entry(sentence: Sentence) -> bool:
    """Whether an item of a list begins with its thing and has no verb: "- Manual on risks, 600"."""
    if not (sentence.list_item and sentence.first_in_paragraph) or sentence.verbs:
        return False
    before = sentence.text[: sentence.heads[0].start - sentence.start] if sentence.heads else ""
    return bool(sentence.heads) and len(before.split()) <= _WORDS_BEFORE_THING


def is_terse(sentence: Sentence) -> bool:
    """Whether it names its thing first and has no verb: "Typologies report with the EAG, 2021"."""
    if sentence.verbs or not sentence.heads:
        return False
    before = sentence.text[: sentence.heads[0].start - sentence.start]
    return len(before.split()) <= _WORDS_BEFORE_THING


_WORDS_BEFORE_THING = 3
"""Words of an entry before its noun: "Second regional conference"."""


def own_place_marks(sentence: Sentence) -> tuple[Mark, ...]:
    """Its places without the seats of bodies: the "Programme Office in Dushanbe" works anywhere."""
    return tuple(
        mark
        for mark in sentence.territories
        if not any(
            body.start <= mark.start and mark.end <= body.end for body in sentence.organizations
        )
    )


def is_beside_main_clause(sentence: Sentence, mark: Mark) -> bool:
    """Whether a date belongs to a clause on persons: "by trainers who took a course in 2017"."""
    before = sentence.text[: mark.start - sentence.start]
    clause = _ON_PERSONS.search(before)
    return clause is not None and bool(sentence.language.verbs(before[: clause.start()]))


def takes_part_in_it(sentence: Sentence) -> bool:
    """Whether somebody shares in the event just named, not in "a summer camp" of its own."""
    shares = sentence.language.activity.first("takes-part", sentence.text)
    if shares is None or _INVITES.search(sentence.text, 0, shares.start):
        return False  # who invites others to take part tells of an event of its own
    return not any(
        head.determined and head.start >= sentence.start + shares.end for head in sentence.heads
    )


_INVITES = re.compile(
    r"\b(?:invites?|is inviting|are inviting|will invite|приглаша(?:ет|ют)|приглас(?:ит|ят))\b"
)

_LED_BY = re.compile(
    r"(?:\w+ed|held|run|led|given|built|begun)\s+(?:jointly\s+)?by\s+(?:the\s+)?$"
    r"|(?:организованн|провед[её]нн|изданн|созданн)\w+\s+$",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"(?:\b(?:in|at|near|в|во|на)\s+(?:the\s+|г\.\s?)?(?:\w+\s+)?|\()$", re.IGNORECASE
)


_BEFORE = 80
"""Letters before a name in which such words stand."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a part says of its own when, where and by whom."""

    dates: frozenset[str]
    places: frozenset[str]
    leads: frozenset[str]

    def like(self, other: "Own") -> bool:
        """Whether both have a date, both a place or both a lead, and not the same one."""
        return (
            bool(self.dates and other.dates and self.dates != other.dates)
            or bool(self.places and other.places and not self.places <= other.places)
            or bool(self.leads and other.leads and self.leads != other.leads)
        )


def own_of(part: Sentence) -> Own:
    """What a part says of its own."""

    def before(mark: Mark) -> str:
        end = mark.start - part.start
        return part.text[max(0, end - _BEFORE) : end]

    inside = [(mark.start, mark.end) for mark in part.organizations]
    return Own(
        frozenset(mark.id for mark in part.dates),
        frozenset(
            mark.id
            for mark in part.territories
            if _LOCAL.search(before(mark)) and not any(a <= mark.start < b for a, b in inside)
        ),
        frozenset(mark.id for mark in part.organizations if _LED_BY.search(before(mark))),
    )


def says_only_when_and_where(item: Sentence) -> bool:
    """Whether nothing but dates and places stands after the joint: "in 2016 in Yerevan"."""
    if item.verbs or not item.territories:
        return False
    words = item.text
    for mark in (*item.dates, *item.territories):
        start, end = mark.start - item.start, mark.end - item.start
        words = words[:start] + " " * (end - start) + words[end:]
    return not re.search(r"[^\W\d_]{4,}", re.sub(r"\bгоду\b", "", words))
