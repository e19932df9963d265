"""Parts of a sentence that tell of a further thing without the words of a clause of its own.

Beside whole clauses (`segment.clauses`) stand clauses without a finite verb ("with further courses
being planned for 2019"), what a body does again and again ("and it regularly reviews cases"), and
a thing of another kind that a body has ("; its online course is open").
"""

import re

from extractors.languages import VerbGroup
from extractors.segment.joints import Joint
from extractors.segment.reading import Sentence
from gazetteers.cues import cues

IT = re.compile(r"(?:^|\s)(?:it|they|он|она|оно|они)\s+$", re.IGNORECASE)
"""A pronoun right before the verb."""

_ITS = re.compile(r"(?:its|его|её)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)


def is_absolute(earlier: Sentence, later: Sentence, joint: Joint) -> bool:
    """Whether a further thing that is planned stands beside a clause, without a finite verb.

    "…, with further courses being planned for 2019", "…, the third Olympiad being scheduled to
    2021", «…, при этом второй этап запланирован на май» has a verb and is none.
    """
    if joint.mark not in (",", "keep", ";") or not earlier.verbs or later.verbs:
        return False
    end = next((match.start() for match in _NEXT_PART.finditer(later.text)), len(later.text))
    planned = _PLANNED.match(later.text[:end])
    return (
        planned is not None
        and any(mark.start - later.start < end for mark in later.dates)
        and not {mark.id for mark in later.dates} <= {mark.id for mark in earlier.dates}
    )


_NEXT_PART = re.compile(r"[;,]\s")
_PLANNED = re.compile(
    r"(?:(?:and\s+)?with\s+(?:an?|another|further|more|the|two|three|four|several|one)\s[^,;]*?\s"
    r"(?:being\s+|to be\s+)?"
    r"|(?:an?|another|further|two|three|the (?:second|third|fourth|next|last|final))\s[^,;]*?\s"
    r"(?:being|to be)\s+)"
    r"(?:(?:tentatively|provisionally|already)\s+)?"
    r"(?:planned|scheduled|foreseen|envisaged|expected|prepared|held|organi[sz]ed|developed|follow)\b",
    re.IGNORECASE,
)


_REPORTED = re.compile(
    r"\b(?:announced|reported|informed|said|told|added|explained|confirmed|mentioned|indicated|"
    r"noted|stated|сообщил\w*|проинформировал\w*|рассказал\w*|доложил\w*|отметил\w*|"
    r"добавил\w*|уточнил\w*|подтвердил\w*|сообща[ею]т|информиру[ею]т)\b"
    r"[^;:]{0,60}?,?\s(?:that|что)\s",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r"(?:а также,?\s)?(?:that|что)\s", re.IGNORECASE)


def is_reported_as_well(earlier: Sentence, later: Sentence) -> bool:
    """Whether a body tells of a second thing: "announced that a decree was signed, and that …".

    «сообщил, что принят закон, и что строится центр»: with a thing of its own and another date,
    status or kind.
    """
    if not _AND_THAT.match(later.text) or not _REPORTED.search(earlier.text):
        return False
    head, first = later.main_head, earlier.main_head
    if head is None or not later.verbs:
        return False
    known = {mark.id for mark in earlier.dates}
    dated = bool({mark.id for mark in later.dates} - known)
    other = first is None or first.type != head.type
    return (head.new or head.determined) and (dated or other or later.tense != earlier.tense)


def keeps_doing(earlier: Sentence, later: Sentence, joint: Joint) -> bool:
    """Whether a body called by a pronoun does another thing again and again, or with others.

    "… issued a guide, and it regularly intervenes …", "…; every first Monday they meet online".
    """
    verb = later.main_verb
    if verb is None or verb.passive or joint.mark == "keep" or _RELATES.search(later.text):
        return False
    said = later.text[: verb.start]
    things = any(head.start < earlier.start + len(earlier.opening) for head in earlier.heads)
    body = not things and not earlier.opens_with_people
    return (
        body
        and IT.search(_ADVERBS_AT_END.sub("", said)) is not None
        and later.says("frequency")
        and not earlier.says("frequency")
        and verb.tense == "present"
        and earlier.performs | (earlier.main_verb is not None and not earlier.explains)
    )


_RELATES = re.compile(r"^(?:which|who|that|where|when|котор\w+|где)\b", re.IGNORECASE)
_ADVERBS_AT_END = re.compile(r"(?<=\s)(?:\w+ly|also|также|регулярно|ежегодно)\s+$", re.IGNORECASE)


def has_another_thing(earlier: Sentence, later: Sentence, joint: Joint) -> bool:
    """Whether a body has a thing of another kind: "… keeps a roster; its online course is open"."""
    head = next(iter(later.heads), None)
    first = earlier.main_head
    verb = later.main_verb
    if joint.mark != ";" or head is None or verb is None or not earlier.subject_organizations:
        return False
    before = later.text[: head.start - later.start]
    states = later.language.activity.is_one_of("copula", verb.verb)
    used = later.says("on-offer") or later.performs or states
    return (
        _ITS.match(before) is not None
        and used
        and not later.explains
        and (first is None or first.type != head.type)
        and head.type not in ("legislation", "assessment")
    )


_ON_WHICH = re.compile(
    r"(?:on the (?:basis|strength) of|within the framework of|as part of|following|under) which\b"
    r"|(?:на основе|на основании|в рамках|по итогам|в развитие) котор\w+",
    re.IGNORECASE,
)


_AT_WHICH = re.compile(
    r"(?:for|before|after|with) which\b|(?:для|перед|до|после) (?:котор\w+|чего)", re.IGNORECASE
)
"""Less sure: the clause needs a body, an event, a date and a place of its own."""


def builds_on_it(earlier: Sentence, later: Sentence) -> bool:
    """Whether a clause tells what another body did, or another thing that was done, upon it.

    "…, on the basis of which UNICEF has opened rooms", "…, within the framework of which a joint
    exercise is conducted".
    """
    upon = _ON_WHICH.match(later.text) is not None
    if not (upon or _AT_WHICH.match(later.text)) or not later.performs or later.explains:
        return False
    head, first = later.main_head, earlier.main_head
    known = {mark.id for mark in (*earlier.dates, *earlier.territories)}
    of_its_own = bool({mark.id for mark in later.dates} - known) and bool(
        {mark.id for mark in later.territories} - known
    )
    bodies = {mark.id for mark in later.subject_organizations}
    if bodies - {mark.id for mark in earlier.organizations}:
        return upon or (of_its_own and head is not None and head.determined)
    return upon and (
        head is not None
        and head.determined
        and head.start < later.start + len(later.opening)
        # What is done under a project by those who run it is no activity of its own.
        and (of_its_own or first is None or first.type not in (head.type, "programme"))
    )


def is_turn(earlier: Sentence, later: Sentence, joint: Joint) -> bool:
    """Whether another body is the subject behind a semicolon, with an act of its own.

    "…; the RATS follows the status of ratification", "…; INTERPOL and Kaspersky renewed theirs in
    July 2019"; not what it only gives to the activity before ("; IOM provided two trainers").
    """
    verb = later.main_verb
    if joint.mark != ";" or verb is None or verb.passive or not earlier.verbs:
        return False
    near = [mark for mark in later.subject_organizations if mark.start - later.start <= _NEAR]
    known = {mark.id for mark in earlier.organizations}
    if not later.in_matrix or not near or {mark.id for mark in near} & known:
        return False
    opening = later.text[near[0].end - later.start : verb.start]
    joined = re.fullmatch(r"\s*(?:(?:and|и)\s[^,;:]{2,40}\s)?(?:\w+\s)?", opening) is not None
    return joined and not gives_to_it(later)


def gives_to_it(later: Sentence) -> bool:
    """Whether a body only takes part in, pays for or speaks at what is named before."""
    verb = later.main_verb
    if verb is None:
        return False
    said = later.text[verb.start :]
    if later.language.activity.has("takes-part", said):
        return True
    book = cues("roles", later.language.code)
    # "follows the ratification and reports on it": the pronoun is what its own clause names
    second = next((item for item in later.verbs if item.start > verb.start), None)
    first_part = later.text[verb.start : second.start] if second is not None else said
    return _TO_IT.search(first_part) is not None or any(
        hit.start <= len(verb.verb) and hit.value in ("part", "partner", "funder", "none", "voice")
        for hit in book.find_any("after.", said)
    )


_TO_IT = re.compile(
    r"\b(?:it|them|this|these|the (?:event|course|training|meeting|workshop|seminar|venue|premises"
    r"|trainers|experts|speakers))\b|\b(?:(?:его|её|их)\b(?!\s[а-яё]{4})|мероприяти\w+|тренеров|экспертов|помещени\w+)\b",
    re.IGNORECASE,
)


_NEAR = 8
"""Characters before the name of a body that is the subject: "the "."""


_BESIDE = re.compile(r"[,;:]|\b(?:to|in|of|for|from|with|by)\b")
"""What separates a name from a verb that is not its own: "Tajikistan in the return of children"."""


def done_by_another(earlier: Sentence, later: Sentence, joint: Joint) -> bool:
    """Whether a second body does a thing of another kind, or at another time.

    "UNICEF has opened support rooms and UNFPA is preparing guidelines for doctors".
    """
    verb, head, first = later.main_verb, later.main_head, earlier.main_head
    if joint.mark not in ("and", ",") or verb is None or verb.passive or head is None:
        return False
    near = [mark for mark in later.subject_organizations if mark.start - later.start <= _NEAR]
    ends = (*earlier.territories, *earlier.organizations)
    if any(mark.end == earlier.end for mark in ends) and any(
        mark.start == later.start for mark in (*later.territories, *later.organizations)
    ):
        return False  # "the Governments of Kazakhstan, Tajikistan and Uzbekistan"
    bodies = {mark.id for mark in near} - {mark.id for mark in earlier.organizations}
    if not near or _BESIDE.search(later.text, near[0].end - later.start, verb.start):
        return False
    doing = earlier.performs and later.performs and bool(earlier.subject_organizations)
    if not bodies or not doing or not head.new or head.start < later.start + verb.end:
        return False
    other = first is None or first.type != head.type or later.tense != earlier.tense
    return other and not later.explains


def at_another_time(earlier: Sentence, later: Sentence, joint: Joint) -> bool:
    """Whether two subjects have a date each, and one of them is still to come.

    "The post was completed in August 2018, and the outpost would be finished by April 2019".
    """
    first, second = earlier.main_verb, later.main_verb
    if joint.mark == "keep" or first is None or second is None:
        return False
    known = {mark.id for mark in earlier.dates}
    subject = later.text[: second.start].strip()
    return (
        bool(known and {mark.id for mark in later.dates} - known)
        and bool(subject)
        and subject.count(",") != 1
        and IT.search(later.text[: second.start]) is None
        and not later.language.activity.has("opens-pronoun", later.text)
        and not later.explains
        and (_to_come(earlier, first) != _to_come(later, second))
    )


def _to_come(part: Sentence, verb: VerbGroup) -> bool:
    """Whether a verb tells of what is to come, also as seen from the past: "would be finished"."""
    return verb.tense == "future" or part.text.startswith("would", verb.start)


def plans_further(sentence: Sentence, left: int, joint: Joint, verb: VerbGroup) -> bool:
    """Whether the body that did one thing plans another: "held a course, and plans a visit to Osh".

    Where it plans no more than to go on with the same ("and plans to repeat it") it does not.
    """
    book = sentence.language.activity
    planned = book.first("intends", sentence.text[verb.start :])
    before = [item for item in sentence.verbs if left <= item.start < joint.end]
    if planned is None or not before or before[0].passive:
        return False
    if "future" in (before[0].tense, before[-1].tense):
        return False
    if not sentence.subject_organizations and not book.has("opens-pronoun", sentence.core):
        return False
    if _GUESTS.match(sentence.text, verb.start + planned.end):
        return False
    again = _GOES_ON.match(sentence.text, verb.start + planned.end)
    known = sentence.text[left : joint.end].lower()
    return again is None or (
        again["thing"] is not None and again["thing"].lower()[:_STEM] not in known
    )


_GUESTS = re.compile(
    r"\s*(?:to\s+)?(?:receive|welcome|accommodate|attract|invite|reach|gather|принять|собрать|"
    r"привлечь|пригласить|охватить)\s(?:(?:some|about|around|over|up to|more than|около|до|более|"
    r"свыше|не менее|порядка)\s)?"
    r"(?:\d|\w+\s(?:participants|delegates|guests|участник|делегат|гост))",
    re.IGNORECASE,
)
"""How many are to come to the event just named: "; they hope to receive 300 delegates"."""

_GOES_ON = re.compile(
    r"\s*(?:to\s+)?(?:continue|go on|repeat|do so|proceed|продолж|повтор)\w*\b"
    r"|\s*(?:to\s+)?\w+\s+(?:(?:it|them|these|его|её|их)\b"
    r"|(?:the|its|this|эт\w+|их|его)\s(?P<thing>\w+))",
    re.IGNORECASE,
)
"""What is planned for the thing just named: "plans to extend it", "will repeat the course"."""

_STEM = 5
"""Letters by which two forms of a word are taken for one."""


def tells_of_part(clause: Sentence, opening: str) -> bool:
    """Whether the subject of a clause is a part of the thing before: "; the agenda", «; тираж»."""
    part = clause.language.activity.first("opens-part", opening)
    return part is not None and any(verb.start >= part.end for verb in clause.verbs)


def is_told_later(clause: Sentence) -> bool:
    """Whether it says no more than that more will be made known: "dates will be announced"."""
    return len(clause.verbs) == 1 and clause.says("told-later")


def is_part_of_event(clause: Sentence) -> bool:
    """Whether a passive clause without a date tells what was dealt with or done at an event.

    "; the draft law was discussed", "; a survey was circulated to the participants at the end".
    """
    if clause.dates:
        return False
    return any(words.match(clause.text) is not None for words in (_DEALT_WITH, _AT_THE_EVENT))


_DEALT_WITH = re.compile(
    r"[^;]{0,60}?\b(?:(?:was|were) (?:discussed|considered|examined|addressed|debated)|"
    r"рассматрива(?:лся|лась|лось|лись)|обсужда(?:лся|лась|лось|лись)|"
    r"рассмотрен[аоы]?|обсужд[её]н[аоы]?|затронут[аоы]?)\b",
    re.IGNORECASE,
)

_AT_THE_EVENT = re.compile(
    r"[^;]*\b(?:to|among|by|from) (?:the|all|its|all the) "
    r"(?:participants|trainees|attendees|delegates)\b"
    r"|[^;]*\b(?:beforehand|in advance|on the spot|on that occasion"
    r"|at the (?:end|close|outset|beginning)(?! of))\b"
    r"|(?:(?:as of|by) [^,;]{4,25}, )?(?:(?:more than|over|some|about|nearly) )?\d[\d ,]*\s"
    r"[^;]{3,60}?"
    r"\b(?:were|was|have been|had been) (?:trained|reached|enrolled|covered|certified|supported|"
    r"assisted|consulted|registered|screened)\b"
    r"|(?:подготовлен|обучен|охвачен|переподготовлен|проконсультирован)[аоы]?\s(?:\w+ )?\d"
    r"|[^;]*\b(?:среди|между) участник\w+|[^;]*\b(?:участникам|заранее|предварительно"
    r"|в (?:начале|конце|завершение)(?! \w+[яаи]\b))",
    re.IGNORECASE,
)
"""What was done in the course of the event before: "; a survey went to the participants"."""
