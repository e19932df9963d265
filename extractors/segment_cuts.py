"""The two cuts inside a sentence, and what must not be cut.

(a) before another event, product, agreement or project that has a date, a place or a lead of its
    own: "a workshop in Khujand (May 2015); | a seminar in Ashgabat (March 2016)";
(b) before a second verb with a concrete thing of its own of another type or status: "has laid out
    the legal foundations for cooperation | has anti-terrorism operations".

Nothing is cut inside brackets or quotations, and no list of things under one verb with one date.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from extractors.languages import VerbGroup
from extractors.languages.sentences import enclosed
from extractors.segment_model import Mark, Marks
from extractors.segment_reading import Head, Sentence, read_sentence

_JOINTS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\s*[;,]?\s+(?P<keep>as well as|but also|with further)\s"
        r"|\s*;\s*(?:and\s+)?|\s*,\s+(?:and\s+)?|\s+and\s+",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\s*[;,]?\s+(?P<keep>а также|но и)\s|\s*,\s+(?=а\s)"
        r"|\s*;\s*(?:и\s+)?|\s*,\s+(?:и\s+)?|\s+и\s+",
        re.IGNORECASE,
    ),
}
"""What may stand at a cut. "as well as" opens the next part; the others belong to neither."""

_MARKER = re.compile(r"\(?(?:\d{1,2}|[a-zа-я]|[ivx]{1,4})[.)]\s+")
"""The number of an item in a running list: "2) organized …"."""

_ADDED = re.compile(
    r"(?:as well as|but also|with further|а также|но и)\s+(?:(?:within|in|at|during|в|на)\s+)?",
    re.IGNORECASE,
)

_ITEM_WORDS = 9
"""A part that names its thing later than this many words does not begin with it."""

_SAME_KIND = re.compile(
    r"(?:(?:as well as|another|further|а также)\s+)?"
    r"(?:one|another|others|the other|ещё одн\w+|другой)\b"
)
"""Stands for the thing named before: "a meeting in Bratislava (…), one in Dushanbe (…)"."""

_NO_ITEM = re.compile(
    r"(?:including|such as|e\.g|namely|especially|notably|i\.e|for example|for instance|which|who|"
    r"that|where|whose|when|while|with|among|including|в том числе|включая|например|где|а именно|"
    r"(?:(?:в|на|из|с|о|об|по|для|среди|за|к|от|при)\s+)?котор\w+|"
    r"(?:in|on|at|of|from|by|to|for) which)\b",
    re.IGNORECASE,
)
"""Openings of parts that only explain what stands before them."""

_PHRASE = re.compile(
    r"(?:again|also|under|within|in|at|on|for|by|from|during|after|before|to|of|about|against|"
    r"в|во|на|по|под|при|для|из|от|с|со|к|о|об)\s",
    re.IGNORECASE,
)
"""A part that begins with such a word goes on with the thing before it."""

_LED_BY = re.compile(
    r"(?:\w+ed|held|run|led|given|built|begun)\s+(?:jointly\s+)?by\s+(?:the\s+)?$"
    r"|(?:организованн|провед[её]нн|изданн|созданн)\w+\s+$",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"(?:\b(?:in|at|near|в|во|на)\s+(?:the\s+|г\.\s?)?(?:\w+\s+)?|\()$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Joint:
    """A place where a sentence may be cut: its left part ends, its right part begins."""

    end: int
    start: int
    mark: Literal[";", ",", "and", "keep"]


def cut_inside(sentence: Sentence) -> tuple[Sentence, ...]:
    """The parts of a sentence that are activities of their own; mostly the sentence itself.

    The parts are read anew, with the mentions that stand in each.
    """
    joints = _joints(sentence)
    if not joints:
        return (sentence,)
    wanted = {
        *_item_cuts(sentence, joints),
        *_clause_cuts(sentence, joints),
        *_verb_cuts(sentence, joints),
    }
    chosen = [joint for joint in joints if joint in wanted]
    if not chosen:
        return (sentence,)
    starts = [0, *(joint.start for joint in chosen)]
    ends = [*(joint.end for joint in chosen), len(sentence.text)]
    return tuple(
        _part(sentence, start, end, first=number == 0)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    )


def _part(sentence: Sentence, start: int, end: int, *, first: bool = False) -> Sentence:
    """A part of a sentence as a sentence of its own; offsets into the sentence."""
    padded = " " * sentence.start + sentence.text
    return read_sentence(
        padded,
        (sentence.start + start, sentence.start + end),
        Marks(sentence.organizations, sentence.territories, sentence.dates),
        language=sentence.language,
        paragraph=sentence.paragraph,
        first_in_paragraph=first and sentence.first_in_paragraph,
        list_item=first and sentence.list_item,
    )


def _joints(sentence: Sentence) -> tuple[Joint, ...]:
    """Every place outside brackets, quotations and names where the sentence might be cut."""
    text = sentence.text
    closed = enclosed(text)
    names = [
        (mark.start - sentence.start, mark.end - sentence.start)
        for mark in (*sentence.organizations, *sentence.dates)
    ]
    joints: list[Joint] = []
    for match in _JOINTS[sentence.language.code].finditer(text):
        keep = match.start("keep")
        start = keep if keep >= 0 else match.end()
        if any(a < match.end() - 1 and match.start() < b for a, b in names):
            continue
        if any(a < match.start() + 1 <= b for a, b in closed) or not text[start:].strip():
            continue
        words = match.group()
        mark: Literal[";", ",", "and", "keep"] = (
            "keep" if keep >= 0 else ";" if ";" in words else "," if "," in words else "and"
        )
        joints.append(Joint(match.start(), start, mark))
    return tuple(joints)


# (a) another thing with a date, a place or a lead of its own


@dataclass(frozen=True, slots=True)
class _Own:
    """What a part says of its own when, where and by whom."""

    dates: frozenset[str]
    places: frozenset[str]
    leads: frozenset[str]

    def like(self, other: "_Own") -> bool:
        """Whether both have a date, both a place or both a lead, and not the same one."""
        return (
            bool(self.dates and other.dates and self.dates != other.dates)
            or bool(self.places and other.places and not self.places <= other.places)
            or bool(self.leads and other.leads and self.leads != other.leads)
        )


def _own(part: Sentence) -> _Own:
    def before(mark: Mark) -> str:
        return part.text[: mark.start - part.start]

    inside = [(mark.start, mark.end) for mark in part.organizations]
    return _Own(
        frozenset(mark.id for mark in part.dates),
        frozenset(
            mark.id
            for mark in part.territories
            if _LOCAL.search(before(mark)) and not any(a <= mark.start < b for a, b in inside)
        ),
        frozenset(mark.id for mark in part.organizations if _LED_BY.search(before(mark))),
    )


def _item_cuts(sentence: Sentence, joints: tuple[Joint, ...]) -> tuple[Joint, ...]:
    """The joints before which one thing ends and after which another of its own begins."""
    cuts: list[Joint] = []
    left = 0
    openers = [joint for joint in joints if _opens_item(sentence, joint, joints)]
    for index, joint in enumerate(openers):
        following = openers[index + 1].end if index + 1 < len(openers) else len(sentence.text)
        earlier = _part(sentence, left, joint.end)
        later = _part(sentence, joint.start, following)
        if not (earlier.heads or cuts) or not _own(later).like(_own(earlier)):
            continue
        cuts.append(joint)
        left = joint.start
    return tuple(cuts)


def _opens_item(sentence: Sentence, joint: Joint, joints: tuple[Joint, ...]) -> bool:
    """Whether a thing of its own begins at the joint: "… (May 2015); | a seminar in Ashgabat"."""
    text = sentence.text[joint.start :]
    marker = _MARKER.match(text)
    shift = marker.end() if marker else 0
    added = _ADDED.match(text, shift)
    shift = added.end() if added else shift
    text = text[shift:]
    if _NO_ITEM.match(text):
        return False
    if _SAME_KIND.match(text):
        return True
    if _dated_bracket_pair(sentence, joint, joints):
        return True
    head = _first_head(sentence, joint.start + shift)
    if head is None or (not added and _PHRASE.match(text)):
        return False
    between = sentence.text[joint.start + shift : head.start - sentence.start]
    if len(between.split()) > _ITEM_WORDS or re.search(r"[;,]\s", between):
        return False
    # A general term after "and" needs no verb before it, but "and to hold a seminar" is a purpose.
    return not re.match(r"(?:to|by|through|для|чтобы)\s", text)


def _first_head(sentence: Sentence, start: int) -> Head | None:
    return next((head for head in sentence.heads if head.start >= sentence.start + start), None)


_BRACKET_AT_END = re.compile(r"\(([^()]*)\)\W*$")


def _dated_bracket_pair(sentence: Sentence, joint: Joint, joints: tuple[Joint, ...]) -> bool:
    """Whether both sides end with a date in brackets: "… (2014-2018), and for … (2015-2019)".

    A side that is no more than a place ("Khorog (June 2018)") goes on with the thing before it.
    """
    following = next((other.end for other in joints if other.end > joint.start), len(sentence.text))
    right = sentence.text[joint.start : following]
    sides = (sentence.text[: joint.end], right)
    dates = [
        sentence.text[mark.start - sentence.start : mark.end - sentence.start]
        for mark in sentence.dates
    ]
    for side in sides:
        bracket = _BRACKET_AT_END.search(side)
        if bracket is None or not any(date in bracket.group(1) for date in dates):
            return False
    found = _BRACKET_AT_END.search(right)
    words = right[: found.start()] if found else right
    for mark in sentence.territories:
        words = words.replace(
            sentence.text[mark.start - sentence.start : mark.end - sentence.start], ""
        )
    return len(re.findall(r"\b(?!in\b|and\b|the\b)[^\W\d_]{2,}", words)) > 1


def _clause_cuts(sentence: Sentence, joints: tuple[Joint, ...]) -> tuple[Joint, ...]:
    """The joints before a whole clause on another event: "…; in 2019 | UNODC trained …"."""
    cuts: list[Joint] = []
    left = 0
    for joint in joints:
        ends = [other.end for other in joints if other.mark == ";" and other.end > joint.start]
        earlier = _part(sentence, left, joint.end)
        later = _part(sentence, joint.start, min(ends, default=len(sentence.text)))
        own = [mark for mark in later.dates if mark.id not in {date.id for date in earlier.dates}]
        begins = joint.mark == ";" or (
            bool(own) and own[0].start - later.start <= _DATE_BEGINS_CLAUSE
        )
        head = later.main_head
        if begins and own and head is not None and head.new and earlier.performs and later.performs:
            cuts.append(joint)
            left = joint.start
    return tuple(cuts)


_DATE_BEGINS_CLAUSE = 6
"""Characters before a date that begins its clause: "in ", "а в "."""


# (b) a second verb with a thing of its own


_CLAUSE_OPENING = re.compile(
    r"(?:(?:also|currently|now|further|then|recently|additionally|it|they|also has|"
    r"также|затем|сейчас|ныне|кроме того|он|она|оно|они)\s+){0,2}$",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:which|that|who|whose|where|котор\w+|где)\b", re.IGNORECASE)
_OBJECT_PRONOUN = re.compile(r"\s*(?:it|them|its|their|his|her|его|её|их)\b", re.IGNORECASE)
_FOREIGN_PHRASE = re.compile(
    r"\b(?:at|in|on|of|with|by|from|during|within|about|among|under|based|в|на|о|об|от|из|с|по|при)\s",
    re.IGNORECASE,
)
_ADDING = re.compile(
    r"(?:As well as|In addition to|Besides|Apart from|Помимо|Наряду с)\s", re.IGNORECASE
)


def _verb_cuts(sentence: Sentence, joints: tuple[Joint, ...]) -> tuple[Joint, ...]:
    """The joints after which a second verb does another thing of another type or status."""
    if _ADDING.match(sentence.text):
        return _adding_cut(sentence, joints)
    cuts: list[Joint] = []
    left = 0
    for joint in joints:
        verb = _verb_at(sentence, joint)
        if verb is None:
            continue
        earlier = _doing(sentence, left, joint.end)
        later = _doing_of(sentence, verb, _clause_end(sentence, verb))
        first = earlier.verb if earlier is not None else _active_verb(sentence, left, joint.end)
        if first is None or later is None:
            continue
        same_status = _status(first) == _status(verb)
        same_type = earlier is None or earlier.type == later.type
        # What a project puts out is no activity of its own.
        output = earlier is not None and earlier.type == "programme"
        relative = _RELATIVE.search(sentence.text, first.end, joint.end) is not None
        if (same_status and (same_type or output or relative)) or (earlier is None and relative):
            continue
        cuts.append(joint)
        left = joint.start
    return tuple(cuts)


@dataclass(frozen=True, slots=True)
class _Doing:
    """A finite verb and the thing that it makes happen; `end` of the thing in the sentence."""

    verb: VerbGroup
    type: str
    end: int


def _status(verb: VerbGroup) -> str:
    return "present" if verb.tense == "progressive" else verb.tense


def _verb_at(sentence: Sentence, joint: Joint) -> VerbGroup | None:
    """The finite verb that begins right at a joint, over adverbs and a pronoun."""
    for verb in sentence.verbs:
        if verb.start >= joint.start:
            opening = sentence.text[joint.start : verb.start]
            return verb if _CLAUSE_OPENING.match(opening) else None
    return None


def _active_verb(sentence: Sentence, start: int, end: int) -> VerbGroup | None:
    """The first finite verb between two places, unless it is a passive."""
    first = next((verb for verb in sentence.verbs if start <= verb.start < end), None)
    return None if first is None or first.passive else first


def _clause_end(sentence: Sentence, verb: VerbGroup) -> int:
    end = re.compile(r"[;,]\s|\s(?:and|и)\s").search(sentence.text, verb.end)
    return end.start() if end else len(sentence.text)


def _doing(sentence: Sentence, start: int, end: int) -> _Doing | None:
    """What the first finite verb between two places does; None without a thing."""
    for verb in sentence.verbs:
        if start <= verb.start < end:
            found = _doing_of(sentence, verb, end)
            if found is not None:
                return found
    return None


def _doing_of(sentence: Sentence, verb: VerbGroup, end: int) -> _Doing | None:
    """The thing that a verb makes happen: the first new head after it, as its object."""
    if verb.passive or sentence.language.activity.has("general-function", verb.verb):
        return None
    if _OBJECT_PRONOUN.match(sentence.text, verb.end):
        return None
    for head in sentence.heads:
        start = head.start - sentence.start
        if start < verb.end:
            continue
        if start >= end or not (head.new or head.defined):
            return None
        between = sentence.text[verb.end : start]
        if _FOREIGN_PHRASE.search(between) and not re.match(r"\s*(?:ready|to|out)\b", between):
            return None
        return _Doing(verb, head.type, head.end - sentence.start)
    return None


def _adding_cut(sentence: Sentence, joints: tuple[Joint, ...]) -> tuple[Joint, ...]:
    """The comma after "As well as holding a forum" when the main clause does another thing."""
    for joint in joints:
        main = next((verb for verb in sentence.verbs if verb.start > joint.start), None)
        head = next(iter(sentence.heads), None)
        if joint.mark != "," or main is None or head is None:
            continue
        if any(verb.start < joint.end for verb in sentence.verbs) or not head.new:
            return ()
        later = _doing_of(sentence, main, len(sentence.text))
        subject = sentence.text[joint.start : main.start]
        if later is not None and later.type != head.type and len(subject) < _LONGEST_SUBJECT:
            return (joint,)
    return ()


_LONGEST_SUBJECT = 90
"""Characters between the comma and the main verb; a longer stretch holds more than a subject."""
