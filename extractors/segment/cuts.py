"""The two cuts inside a sentence, and what must not be cut.

Rules look for two cuts, and a joint where one of them holds has a sign for it beside those of its
structure; what all of them count together decides.

(a) before another event, product, agreement or project that has a date, a place or a lead of its
    own: "a workshop in Khujand (May 2015); | a seminar in Ashgabat (March 2016)";
(b) before a second verb with a concrete thing of its own of another type or status: "has laid out
    the legal foundations for cooperation | has anti-terrorism operations".

Nothing is cut inside brackets or quotations, and no list of things under one verb with one date.
"""

import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.segment.clauses import is_another_clause
from extractors.segment.inside import joint_verdict
from extractors.segment.joints import Joint, joints_of
from extractors.segment.nouns import Head
from extractors.segment.own import own_of
from extractors.segment.reading import Sentence
from extractors.segment.sides import NO_ITEM, ONE_OF_SEVERAL, sides_of
from extractors.segment.unbroken import inside_clauses
from extractors.segment.verbs import MAKING_OF, adding_cut, verb_cuts
from extractors.segment.verdict import Verdict

_MARKER = re.compile(r"\(?(?:\d{1,2}|[a-zа-я]|[ivx]{1,4})[.)]\s+")
"""The number of an item in a running list: "2) organized …"."""

_BULLET = re.compile(r"[-–—•*]\s+\w")
"""The mark of a list's item."""

_ADDED = re.compile(
    r"(?:as well as|but also|with further|а также|но и)\s+"
    r"(?:(?:within|in|at|during|for|в|на|для)\s+)?",
    re.IGNORECASE,
)

_ITEM_WORDS = 9
"""A part that names its thing later than this many words does not begin with it."""

_SAME_KIND = re.compile(
    r"(?:(?:as well as|another|further|а также)\s+)?"
    r"(?:one|another|others|the other|ещё одн\w+|другой"
    r"|(?:an?|the) (?:second|third|fourth|further|similar|last|final|next|follow-up|new) one"
    r"|(?:two|three|four|five|several) (?:more|others|further ones)"
    r"|(?:втор|треть|четв[её]рт|последн|следующ|аналогичн)[а-яё]{2,3}\s(?:–|—|-|в|во|на|состоя\w+|прош\w+))\b"
)
"""Stands for the thing named before: "a meeting in Bratislava (…), one in Dushanbe (…)"."""

_PHRASE = re.compile(
    r"(?:again|also|under|within|in|at|on|for|by|from|during|after|before|to|of|about|against|"
    r"в|во|на|по|под|при|для|из|от|с|со|к|о|об)\s",
    re.IGNORECASE,
)
"""A part that begins with such a word goes on with the thing before it."""


@dataclass(frozen=True)
class Part:
    """A part of a sentence that is an activity of its own, or the whole sentence.

    Attributes:
        sentence: the part, read anew, with the mentions that stand in it.
        begun: how surely it begins where it was cut; None for the first.
        uncut: the places inside it where it was not cut, as code points of the passage.
    """

    sentence: Sentence
    begun: Verdict | None = None
    uncut: tuple[tuple[int, Verdict], ...] = ()


def cut_inside(sentence: Sentence) -> tuple[Part, ...]:
    """The parts of a sentence that are activities of their own; mostly the sentence itself."""
    joints = joints_of(sentence)
    if not joints:
        return (Part(sentence),)
    inside = inside_clauses(sentence, joints)
    by_rule = rules_at(sentence, joints, inside)
    chosen: list[Joint] = []
    judged: dict[Joint, Verdict] = {}
    for joint in joints:
        if joint in inside:
            continue
        if joint in by_rule or _may_begin_clause(sentence, joint):
            found = judge_joint(sentence, joints, joint, chosen, by_rule.get(joint, ""))
            judged[joint] = found
            if found.yes:
                chosen.append(joint)
    judged = {_before_adverbial(sentence, joints, j): found for j, found in judged.items()}
    chosen = list(dict.fromkeys(_before_adverbial(sentence, joints, joint) for joint in chosen))
    starts = [0, *(joint.start for joint in chosen)]
    ends = [*(joint.end for joint in chosen), len(sentence.text)]
    return tuple(
        Part(
            part_of(sentence, start, end, first=number == 0) if chosen else sentence,
            judged[chosen[number - 1]] if number > 0 else None,
            tuple(
                (sentence.start + joint.start, found)
                for joint, found in judged.items()
                if start < joint.start < end
            ),
        )
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    )


def _before_adverbial(sentence: Sentence, joints: tuple[Joint, ...], joint: Joint) -> Joint:
    """The joint at which a part begins whose adverbial stands between "and" and a comma.

    "held a course in May and, | jointly with IOM, published a guide": with whom, when or where
    belongs to what it opens.
    """
    number = joints.index(joint)
    joined = _AND_COMMA.search(sentence.text[: joint.start])
    if joint.mark != "," or joined or number == 0:
        return replace(joint, end=joined.start()) if joined else joint
    before = joints[number - 1]
    joined = _AND_COMMA.search(sentence.text[: before.start])
    between = sentence.text[before.start : joint.end]
    book = sentence.language.activity
    fronted = book.has("opens-adverbial", between) or _AS_SOON_AS.match(between) is not None
    return replace(before, end=joined.start()) if joined and fronted else joint


_AS_SOON_AS = re.compile(r"(?:once|when|as soon as|после того как|когда|как только)\s", re.I)
_AND_COMMA = re.compile(r",?\s(?:and|и),\s*$")
"""Opens an adverbial that stands before what it belongs to."""


def _may_begin_clause(sentence: Sentence, joint: Joint) -> bool:
    """Whether it is worth looking at a joint: most join nouns, which takes time to read."""
    near = joint.start + _NEAR_VERB
    opens = joint.mark == "," and _OPENS_CLAUSE.match(sentence.text, joint.start) is not None
    if opens and sentence.verbs and sentence.verbs[-1].start > joint.start:
        return True
    return (
        joint.mark in (";", "keep")
        or any(joint.start <= verb.start < near for verb in sentence.verbs)
        or any(
            joint.start <= mark.start - sentence.start <= joint.start + _NEAR_DATE
            for mark in sentence.dates
        )
    )


_NEAR_VERB = 40
"""Characters in which a clause that begins at a joint has its verb."""

_OPENS_CLAUSE = re.compile(r"(?:an?|another|while|whereas)\s")
"""What may open a clause whose verb is far: ", and a guidebook on fraud in trade is being …"."""

_NEAR_DATE = 8
"""Characters in which a date opens what begins at a joint: ", and in May 2017 a consultation"."""


def rules_at(
    sentence: Sentence, joints: tuple[Joint, ...], inside: Container[Joint]
) -> Mapping[Joint, str]:
    """The joints where another activity begins by one of the rules, and the sign of that rule.

    `inside` are those that stand inside one clause.
    """
    found: dict[Joint, str] = {}
    items = _item_cuts(sentence, joints, inside)
    named = tuple(joint for joint in items if _opens_named_pair(sentence, joint, joints))
    for sign, cuts in (
        ("added deed", adding_cut(sentence, joints)),
        ("another named thing", named),
        ("another thing", items),
        ("another clause", _clause_cuts(sentence, joints)),
        ("another deed", verb_cuts(sentence, joints, part_of)),
    ):
        for joint in cuts:
            found.setdefault(joint, sign)
    return found


def judge_joint(
    sentence: Sentence,
    joints: tuple[Joint, ...],
    joint: Joint,
    chosen: Sequence[Joint],
    rule: str,
) -> Verdict:
    """Whether another activity begins at a joint, after the last of those chosen before it."""
    left = max((other.start for other in chosen if other.start < joint.start), default=0)
    return joint_verdict(sides_of(sentence, joints, joints.index(joint), left, part_of), rule)


def part_of(sentence: Sentence, start: int, end: int, *, first: bool = False) -> Sentence:
    """A part of a sentence as a sentence of its own; offsets into the sentence."""
    return sentence.part(start, end, first=first)


# (a) another thing with a date, a place or a lead of its own


def _item_cuts(
    sentence: Sentence, joints: tuple[Joint, ...], inside: Container[Joint]
) -> tuple[Joint, ...]:
    """The joints before which one thing ends and after which another of its own begins."""
    cuts: list[Joint] = []
    left = 0
    openers = [joint for joint in joints if _opens_item(sentence, joint, joints, inside)]
    for index, joint in enumerate(openers):
        ends = [j.end for j in joints if j.mark == ";" and j.end > joint.start]  # a next clause
        ends += [openers[index + 1].end] if index + 1 < len(openers) else []
        following = min(ends, default=len(sentence.text))
        earlier = part_of(sentence, left, joint.end)
        later = part_of(sentence, joint.start, following)
        if joint.mark == "," and _only_fronted(sentence, joint, joints):
            continue  # "…; two months later, in August 2018, a visit …"
        paired = _dated_bracket_pair(sentence, joint, joints)
        if _is_bullet(sentence, joint):
            cuts.append(joint)
            left = joint.start
            continue
        if not (earlier.heads or cuts or paired) or not own_of(later).like(own_of(earlier)):
            continue
        cuts.append(joint)
        left = joint.start
    return tuple(cuts)


def _is_bullet(sentence: Sentence, joint: Joint) -> bool:
    """Whether a dash after a semicolon marks the next item of a list: "…; - short films, …"."""
    return joint.mark == ";" and _BULLET.match(sentence.text, joint.start) is not None


def _only_fronted(sentence: Sentence, joint: Joint, joints: tuple[Joint, ...]) -> bool:
    """Whether nothing but an adverbial stands between a semicolon and a comma."""
    begins = max((j.start for j in joints if j.mark == ";" and j.start < joint.end), default=0)
    before = part_of(sentence, begins, joint.end)
    return begins > 0 and not before.verbs and not before.heads


def _opens_item(
    sentence: Sentence, joint: Joint, joints: tuple[Joint, ...], inside: Container[Joint]
) -> bool:
    """Whether a thing of its own begins at the joint: "… (May 2015); | a seminar in Ashgabat"."""
    text = sentence.text[joint.start :]
    if _is_bullet(sentence, joint):
        return True
    marker = _MARKER.match(text)
    shift = marker.end() if marker else 0
    added = _ADDED.match(text, shift)
    shift = added.end() if added else shift
    if joint.mark == ";" and not sentence.verbs:
        shift += _length_of_label(sentence, joint.start + shift)
    text = sentence.text[joint.start + shift :]
    if NO_ITEM.match(text) or joint in inside:
        return False
    if joint.mark == "and" and _inside_name(sentence, joint):
        return False
    if _SAME_KIND.match(text):
        return not ONE_OF_SEVERAL.search(sentence.text[: joint.end])
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


def _inside_name(sentence: Sentence, joint: Joint) -> bool:
    """Whether a conjunction joins the words of one name: "the Programming and Leadership Project".

    A number or a bracket before it ends a name; so does a new body or an article after it.
    """
    before = re.search(r"(\w+)$", sentence.text[: joint.end])
    after = sentence.text[joint.start :]
    body = any(mark.start - sentence.start == joint.start for mark in sentence.organizations)
    named = re.match(r"[A-Z][a-z]+\s+[A-Z]", after) is not None
    return bool(before and before.group(1)[:1].isupper() and named and not body)


_AFTER_DATE = re.compile(r"\s*(?:\([^()]*\)\s*)?[,:–-]\s*")


def _length_of_label(sentence: Sentence, start: int) -> int:
    """Characters of a date with which an entry begins: "9-13 September (I), workshop on …"."""
    for mark in sentence.dates:
        if mark.start - sentence.start == start:
            end = mark.end - sentence.start
            after = _AFTER_DATE.match(sentence.text, end)
            return after.end() - start if after else 0
    return 0


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
    return len(_MORE_THAN_A_PLACE.findall(words)) > 1


_MORE_THAN_A_PLACE = re.compile(
    r"\b(?!(?:in|on|at|near|from|to|between|and|the|also|border|frontier|line|side|post|crossing|"
    r"point|city|town|village|district|province|region|oblast|airport|"
    r"во|на|под|из|близ|границ[еаыу]|участке|посту?|пункте|переходе|городе|селе|районе|области)\b)"
    r"[^\W\d_]{2,}",
    re.IGNORECASE,
)
"""Words that say more than where: "on the Kyrgyz border at Karamyk" has none."""


def _opens_named_pair(sentence: Sentence, joint: Joint, joints: tuple[Joint, ...]) -> bool:
    """Whether two things, each with a date in brackets, are named: "a Plan (2001) and a Charter".

    «Стратегию … (2016) и Хартию … (2018)»: by its article or its capital letter the second is a
    thing like the first, and not whom it is for ("for judges (2016) and for guards (2017)").
    """
    opens = _NAMED.match(sentence.text, joint.start) is not None
    return opens and _dated_bracket_pair(sentence, joint, joints)


_NAMED = re.compile(r"(?:as well as\s|а также\s)?(?:(?:an?|another|its|their)\s|[А-ЯЁ«])")


def _clause_cuts(sentence: Sentence, joints: tuple[Joint, ...]) -> tuple[Joint, ...]:
    """The joints before a whole clause on another event: "…; in 2019 | UNODC trained …"."""
    cuts: list[Joint] = []
    left = 0
    for joint in joints:
        ends = [other.end for other in joints if other.mark == ";" and other.end > joint.start]
        earlier = part_of(sentence, left, joint.end)
        later = part_of(sentence, joint.start, min(ends, default=len(sentence.text)))
        if is_another_clause(earlier, later, joint):
            cuts.append(joint)
            left = joint.start
    return tuple(cuts)
