"""The two cuts inside a sentence, and what must not be cut.

(a) before another event, product, agreement or project that has a date, a place or a lead of its
    own: "a workshop in Khujand (May 2015); | a seminar in Ashgabat (March 2016)";
(b) before a second verb with a concrete thing of its own of another type or status: "has laid out
    the legal foundations for cooperation | has anti-terrorism operations".

Nothing is cut inside brackets or quotations, and no list of things under one verb with one date.
"""

import re
from dataclasses import dataclass

from extractors.segment_joints import Joint, joints_of
from extractors.segment_model import Mark, Marks
from extractors.segment_reading import Head, Sentence, read_sentence
from extractors.segment_verbs import MAKING_OF, verb_cuts

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
    r"it|they|he|she|он|она|оно|они|"
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


def cut_inside(sentence: Sentence) -> tuple[Sentence, ...]:
    """The parts of a sentence that are activities of their own; mostly the sentence itself.

    The parts are read anew, with the mentions that stand in each.
    """
    joints = joints_of(sentence)
    if not joints:
        return (sentence,)
    wanted = {
        *_item_cuts(sentence, joints),
        *_clause_cuts(sentence, joints),
        *verb_cuts(sentence, joints, _part),
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
        paired = _dated_bracket_pair(sentence, joint, joints)
        if not (earlier.heads or cuts or paired) or not _own(later).like(_own(earlier)):
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
        return True  # also where the gazetteers do not know the things: "a Charter (2002)"
    head = _first_head(sentence, joint.start + shift)
    if head is None or (not added and _PHRASE.match(text)):
        return False
    between = sentence.text[joint.start + shift : head.start - sentence.start]
    if len(between.split()) > _ITEM_WORDS or re.search(r"[;,]\s", between):
        return False
    if re.search(r"\w of\s", MAKING_OF.sub("", between)):
        return False  # "adoption | and implementation of strategies": the thing is implementing
    # A general term after "and" needs no verb before it, but "and to hold a seminar" is a purpose.
    return not re.match(r"(?:to|by|through|для|чтобы)\s", text)


def _first_head(sentence: Sentence, start: int) -> Head | None:
    return next((head for head in sentence.heads if head.start >= sentence.start + start), None)


_BRACKET_AT_END = re.compile(r"\(([^()]*)\)\W*$")


def _dated_bracket_pair(sentence: Sentence, joint: Joint, joints: tuple[Joint, ...]) -> bool:
    """Whether both sides end with a date in brackets: "… (2014-2018), and for … (2015-2019)".

    A side that is no more than a place ("Khorog (June 2018)") goes on with the thing before it.
    """
    ends = (other.end for other in joints if other.end > joint.start)
    closed = (end for end in ends if sentence.text[:end].endswith(")"))
    right = sentence.text[joint.start : next(closed, len(sentence.text))]
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
        if _is_another_clause(earlier, later, joint):
            cuts.append(joint)
            left = joint.start
    return tuple(cuts)


def _is_another_clause(earlier: Sentence, later: Sentence, joint: Joint) -> bool:
    """Whether both parts are whole clauses on doing, the later one with a thing of its own."""
    book = later.language.activity
    if book.has("opens-pronoun", later.text) or _NO_ITEM.match(later.text):
        return False
    if not later.verbs or not earlier.verbs:
        return False
    dates = {date.id for date in earlier.dates}
    own = [mark for mark in later.dates if mark.id not in dates]
    if _is_one_more(earlier, later, joint, dated=bool(own)):
        return True
    head = later.main_head
    if head is None or not head.new or not later.performs:
        return False
    leads = {mark.id for mark in later.subject_organizations}
    leads -= {mark.id for mark in earlier.organizations}
    if joint.mark == ";" and (own or leads):
        return earlier.performs or earlier.main_head is not None
    if own and own[0].start - later.start <= _DATE_BEGINS_CLAUSE:
        return earlier.performs
    # "Trainings are held in Osh | and a project on rescue is run by the Red Crescent"
    subject = next(
        (item for item in later.heads if item.start < later.start + len(later.opening)), None
    )
    return (
        joint.mark == "and"
        and subject is not None
        and subject.determined
        and _own(later).leads > _own(earlier).leads
        and earlier.main_head is not None
    )


def _is_one_more(earlier: Sentence, later: Sentence, joint: Joint, *, dated: bool) -> bool:
    """Whether a clause tells of one more thing like the first, which it does not name again.

    "…; a third one was given in Nukus by IOM", "…; a Karakalpak version is planned", «…, а в
    Кыргызстане эксперты ежегодно проверяют …»: with a date, a place, a lead or a status of its own.
    """
    contrast = _CONTRAST.match(later.text) is not None
    stands = joint.mark == ";" and later.language.activity.has("opens-substitute", later.text)
    if not (stands or (contrast and earlier.performs)):
        return False
    places = {mark.id for mark in later.territories} - {mark.id for mark in earlier.territories}
    bodies = {mark.id for mark in later.organizations} - {mark.id for mark in earlier.organizations}
    if contrast:
        return (
            later.performs
            and bool(places)
            and (dated or bool(bodies))
            and later.tense != earlier.tense
        )
    return dated or bool(places or bodies) or (later.performs and later.tense != earlier.tense)


_CONTRAST = re.compile(r"а\s+(?!также\b)(?:(?:в|во|на|для)\s)", re.IGNORECASE)
"""Opens a Russian clause that is set against the one before it: «…, а в Кыргызстане …»."""

_DATE_BEGINS_CLAUSE = 6
"""Characters before a date that begins its clause: "in ", "а в "."""
