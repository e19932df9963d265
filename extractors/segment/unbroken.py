"""Joints inside one clause, where nothing is cut: between its subject, its verb and its object."""

import re
from collections.abc import Callable, Mapping, Sequence

from extractors.languages import VerbGroup
from extractors.segment.joints import Joint
from extractors.segment.objects import after_when_and_where
from extractors.segment.predicates import RELATIVE, clause_around, waits_for_predicate
from extractors.segment.reading import Sentence

_CLAUSE_OPENING = re.compile(
    r"(?:(?:also|now|further|then|as well as|but also|it|they|\w+ly|in addition|"
    r"а также|но и|также|затем|сейчас|ныне|кроме того|регулярно|ежегодно|он|она|оно|они)"
    r",?\s+){0,3}$",
    re.IGNORECASE,
)


def is_inside_clause(sentence: Sentence, joint: Joint) -> bool:
    """Whether the words on both sides of a joint are one clause, which nothing can be cut from.

    A subject and its verb: "Seventeen centres, managed by the Committee, | have received support".
    A verb and its object: "carried out, for the National Bank, | a review". A clause before its
    verb: «…, для чего дважды, | в мае и июне, проведены сборы». Or a participle with the one who
    does it: "held its meeting, | joined this year by a delegation". Or two verbs before the thing
    that both speak of: "developed | and in May handed over a manual".
    """
    if any(verb.start < joint.start < verb.end for verb in sentence.verbs):
        return True  # "has, | since 2015, helped"
    looks = _AT.get(joint.mark, ())
    return _is_in_question(sentence, joint) or any(look(sentence, joint) for look in looks)


def inside_clauses(sentence: Sentence, joints: Sequence[Joint]) -> frozenset[Joint]:
    """The joints of a sentence that stand inside one clause."""
    return frozenset(joint for joint in joints if is_inside_clause(sentence, joint))


def _is_before_subordinate(sentence: Sentence, joint: Joint) -> bool:
    return _SUBORDINATE_NEXT.match(sentence.text, joint.start) is not None


def _is_after_purpose(sentence: Sentence, joint: Joint) -> bool:
    """Whether only a purpose stands before the subject: "To help courts, | it held two courses"."""
    start = clause_around(sentence, joint)[0]
    fronted = _PURPOSE_FIRST.fullmatch(sentence.text, start, joint.end) is not None
    return fronted and not any(start <= verb.start < joint.end for verb in sentence.verbs)


def _waits_inside(sentence: Sentence, joint: Joint) -> bool:
    """Whether what stands before a comma waits for its subject, its object or its verb."""
    before = [verb for verb in sentence.verbs if verb.start < joint.end]
    return (
        _only_says_at_what(sentence, joint, before)
        or _waits_for_object(sentence, joint, before)
        or _waits_for_verb(sentence, joint, before)
    )


def _is_before_own_verb(sentence: Sentence, joint: Joint) -> bool:
    """Whether the verb of the clause stands right behind a comma."""
    verb = verb_at(sentence, joint)
    if verb is None or verb.start != joint.start:
        return False
    start = clause_around(sentence, joint)[0]
    before = [verb for verb in sentence.verbs if start <= verb.start < joint.end]
    return not before or is_inserted(sentence, start, joint, before[-1])


def _is_phrase_before_clause(sentence: Sentence, joint: Joint) -> bool:
    """Whether only when or where stands between "and" and the next clause, with an "and" too.

    "The chiefs met at Dusti (16 April) and | at Karamyk (22 August), and a course was held".
    """
    phrase = _PHRASE_THEN_CLAUSE.match(sentence.text, joint.start)
    return phrase is not None and not any(
        joint.start <= verb.start < phrase.end() for verb in sentence.verbs
    )


_PHRASE_THEN_CLAUSE = re.compile(
    r"(?:again\s)?(?:in|on|at|from|with|for|near|between|в|во|на|с|со|для|при|у)\s[^,;:]+,\s"
    r"(?:and|while|а|и)\s"
)

_SUBORDINATE_NEXT = re.compile(
    r"(?:which|who|whom|whose|where|how|why|whether|if|because|although|though|unless|until|"
    r"so that|как(?!\sи\s)|(?<!и\s)что|чтобы|если|хотя|поскольку|так как|котор\w+|чей|чь[яиёе]|"
    r"где|куда|откуда|когда)\s"
)
"""Opens a clause that belongs to the words before it: «консультации о том, | как идёт работа».

One that opens with more may tell of another thing: "on the basis of which UNICEF has opened …".
"""

_PURPOSE_FIRST = re.compile(
    r"(?:In order to|To|With a view to|For the purpose of|So as to|Чтобы|Для того,? чтобы|С целью|"
    r"В целях)\s[^;:]*",
    re.IGNORECASE,
)
"""A purpose, which the subject of the sentence follows."""


def _only_says_at_what(sentence: Sentence, joint: Joint, before: Sequence[VerbGroup]) -> bool:
    """Whether no more than an occasion stands before the subject of the sentence.

    "At its sixth session, held on 4 May in Osh, | the Council adopted a plan", "At a meeting
    convened in May, | it …", where the noun's own verb can be but a participle. What has a date or
    place before it is a thing of its own: "In Osh a course (May), | in Naryn a visit were paid".
    """
    head = next(iter(sentence.heads), None)
    if head is None or head.start >= sentence.start + joint.end:
        return False
    participle = len(before) == 1 and before[0].start - (head.end - sentence.start) == 1
    if (before and not participle) or len(sentence.verbs) == len(before):
        return False
    opening = sentence.text[: head.start - sentence.start]
    marks = (*sentence.dates, *sentence.territories)
    return (
        _AT_WHAT.match(opening) is not None
        and "," not in opening
        and not _DOING.search(opening)  # "In addition to running a course, | UNODC advises …"
        and not any(mark.start < head.start for mark in marks)
    )


_DOING = re.compile(r"\w+ing\b|^in addition\b", re.IGNORECASE)
_AT_WHAT = re.compile(
    r"(?:at|during|in|on|under|within|following|after|as part of|на|в|во|по|при|после|под)\s",
    re.IGNORECASE,
)


def _is_in_question(sentence: Sentence, joint: Joint) -> bool:
    """Whether a question is the subject, and its verb is to come: "How guns are found, | hid …"."""
    if _QUESTION.match(sentence.text) is None or sentence.text.rstrip().endswith("?"):
        return False
    before = sum(verb.start < joint.end for verb in sentence.verbs)
    return before <= 1 < len(sentence.verbs)


_QUESTION = re.compile(
    r"(?:How|Why|Whether|What|Which|Where|Как|Каким образом|Почему|Зачем|Что|Чем|Где|Куда)\b"
    r"(?!\s(?:is more|ever|follows|и|известно|касается|раньше|прежде|только|правило)\b)(?!,)"
)
"""A question, told or asked; «Как и раньше, …» is none."""


def _is_description(sentence: Sentence, joint: Joint) -> bool:
    """Whether a long participle opens what follows: «письмо, | предусматривающее семинары»."""
    if sentence.language.code == "en":
        return _WITH_AGENT.match(sentence.text, joint.start) is not None
    return sentence.language.opens_with_participle(sentence.text[joint.start :])


def _waits_for_object(sentence: Sentence, joint: Joint, before: Sequence[VerbGroup]) -> bool:
    """Whether no more than an insertion between commas stands between a verb and a joint."""
    if not before or before[-1].passive or _JOINED.search(sentence.text, joint.end, joint.start):
        return False
    between = _INSERTION.fullmatch(sentence.text, before[-1].end, joint.end)
    between = between or _after_time_or_place(sentence, joint, before[-1])
    opens = _PARTICLE.match(sentence.text, before[-1].end) is not None
    listed = bool(sentence.language.kinds(before[-1].verb))
    return between is not None and (opens or listed)


def _after_time_or_place(sentence: Sentence, joint: Joint, verb: VerbGroup) -> re.Match[str] | None:
    """An insertion after when or where: "carried out in May 2021, with the Agency, | a study"."""
    found = _LATER_INSERTION.fullmatch(sentence.text, verb.end, joint.end)
    if found is None:
        return None
    start, end = (sentence.start + place for place in found.span("when"))
    marks = (*sentence.dates, *sentence.territories)
    told = any(start <= mark.start < end for mark in marks)
    return found if told and not any(start <= head.start < end for head in sentence.heads) else None


def _shares_object(sentence: Sentence, joint: Joint) -> bool:
    """Whether a verb right before "and" waits for the thing that the next verb names, too."""
    verb = next((verb for verb in sentence.verbs if verb.end == joint.end), None)
    if verb is None or "perform" not in sentence.language.kinds(verb.verb):
        return False
    later = next((other for other in sentence.verbs if other.start >= joint.start), None)
    if later is None or later.passive != verb.passive:
        return False
    # a passive has named its thing before: "The law was adopted and in May …"
    return not verb.passive or not sentence.text[: verb.start].strip()


_LATER_INSERTION = re.compile(
    r"(?:\s(?:out|up|over|on))?"
    r"(?P<when>\s(?:between|from|in|on|during|throughout|at|в|во|с|на|по|между)\s[^,;]+),\s[^,;]+",
    re.IGNORECASE,
)
_PARTICLE = re.compile(r"\s(?:out|up|over|on)\b")
_INSERTION = re.compile(r"(?:\s(?:out|up|over|on))?,\s[^,;]+")
_JOINED = re.compile(r"\b(?:and|or|и|или)\b")


def _waits_for_verb(sentence: Sentence, joint: Joint, before: Sequence[VerbGroup]) -> bool:
    """Whether a subordinate clause was opened before a joint, and its verb is still to come."""
    start = before[-1].end if before else 0
    opened = list(_SUBORDINATE.finditer(sentence.text, start, joint.end))
    return (
        bool(opened)
        and "," not in sentence.text[opened[-1].end() : joint.end]
        and any(verb.start >= joint.start for verb in sentence.verbs)
    )


_SUBORDINATE = re.compile(
    r",\s(?:and\s|и\s)?(?:where|when|because|although|while|on which occasion|"
    r"(?:(?:in|on|at|of|from|by|to|for|under|with|within|after|during)\s)?(?:which|whom)|"
    r"где|когда|поскольку|хотя|причём|причем|для чего|в связи с чем|после чего|благодаря чему|"
    r"(?:(?:в|на|из|с|о|об|по|для|при|за|к|от|в ходе|в рамках|по итогам)\s)?котор\w+)\b",
    re.IGNORECASE,
)
"""Opens a clause that its verb closes: "…, in which the Office, together with IOM, trained …"."""

_WITH_AGENT = re.compile(
    r"(?:\w+ed|held|built|run|given|led|taught|paid)\s+"
    r"(?:(?!(?:an?|the|its|their|his|her|and|or|that)\s)[^\W\d]\w*\s+){0,3}by\s"
)
"""A past form without an object before "by" is a participle."""


def is_inserted(sentence: Sentence, left: int, joint: Joint, first: VerbGroup) -> bool:
    """Whether the verb before a joint only describes the subject of the one after it.

    "The Envoy, who heads UNRCCA, held talks", "The College founded in 2009 in Osh, trains guards".
    """
    verbs = [verb for verb in sentence.verbs if left <= verb.start < joint.end]
    if len(verbs) != 1 or joint.mark != ",":
        return False
    if RELATIVE.search(sentence.text, left, first.start):
        return True
    if _JOINED.search(sentence.text, joint.end, joint.start):
        return False  # "agreed with Europol on exchange, and plans to …"
    return sentence.language.code == "en" and REDUCED.match(sentence.text, first.start) is not None


REDUCED = re.compile(
    r"(?:\w+ed|held|built|run|given|led)\s+(?:in|by|on|at|for|under|within|with)\b"
)
"""A past form without an object may be a participle: "established in 2009"."""


def verb_at(sentence: Sentence, joint: Joint) -> VerbGroup | None:
    """The finite verb that begins right at a joint, over adverbs, a pronoun, when and where.

    "held courses | and in 2023 opened an academy", «проводит курсы | и в 2023 году открыл …».
    """
    for verb in sentence.verbs:
        if verb.start >= joint.start:
            begin = after_when_and_where(sentence, joint.start) if joint.mark == "and" else 0
            begin += len(sentence.text[begin:]) - len(sentence.text[begin:].lstrip(" ,"))
            opening = sentence.text[max(begin, joint.start) : verb.start]
            return verb if _CLAUSE_OPENING.match(opening) else None
    return None


def before_next_predicate(sentence: Sentence, joint: Joint, later: Sequence[Joint]) -> int:
    """Where a thing after a joint ends if the next verb goes with the subject before them both.

    "held courses in Osh (May) and | Khujand (June) and published a manual": nobody in Khujand did.
    """
    verb = next((verb for verb in sentence.verbs if verb.start >= joint.start), None)
    for other in later:
        if verb is not None and other.mark in ("and", "keep") and verb_at(sentence, other) == verb:
            return other.end
    return len(sentence.text)


_AT: Mapping[str, tuple[Callable[[Sentence, Joint], bool], ...]] = {
    "and": (
        _is_before_subordinate,
        waits_for_predicate,
        _is_phrase_before_clause,
        _shares_object,
    ),
    ",": (
        _is_before_subordinate,
        waits_for_predicate,
        _is_after_purpose,
        _is_description,
        _waits_inside,
        _is_before_own_verb,
    ),
}
"""What is looked at by the mark of a joint; nothing at a semicolon."""
