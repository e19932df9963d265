"""Cuts before a second verb that does another thing.

"has laid out the legal foundations for cooperation | has anti-terrorism operations": the second
thing is of another type or status. General functions in a row ("promotes and supports") and what
a project puts out are not cut, and neither are infinitives and -ing forms under one verb.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from extractors.languages import VerbGroup
from extractors.segment.further import plans_further
from extractors.segment.joints import Joint
from extractors.segment.objects import WORK_ON, after_when_and_where, before_thing
from extractors.segment.reading import Sentence
from extractors.segment.unbroken import is_inserted, verb_at

PartOf = Callable[[Sentence, int, int], Sentence]
"""Reads a part of a sentence anew; offsets into the sentence."""

_PRONOUN = re.compile(r"(?:it|they|он|она|оно|они)\s", re.IGNORECASE)
_ADDS = re.compile(r"\b(?:also|further|then|in addition|также|затем|кроме того)\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:which|that|who|whose|where|[Кк]отор\w+|где)\b")
"""In small letters: "WHO" is a body."""
_OBJECT_PRONOUN = re.compile(r"\s*(?:it|them|its|their|his|her|его|её|их)\b", re.IGNORECASE)
IT_AGAIN = re.compile(
    r"\s+(?:it|them)\b(?!\s+to\b)|\s+(?:его|её|ее|их)(?:[.;,]|\s+(?:в|во|на|по|с|со|среди|для|из)\b)",
    re.IGNORECASE,
)
"""The thing just named, as an object: "reprinted a glossary, and distributes it in Khatlon"."""
_FOREIGN_PHRASE = re.compile(
    r"\b(?:at|in|on|of|with|by|from|during|within|about|among|under|based|through|via|into|against|"
    r"between|across|в|на|о|об|от|из|с|по|при|через|между)\s",
    re.IGNORECASE,
)
MAKING_OF = re.compile(
    r"\b(?:establishment|creation|development|launch|adoption|holding|organi[sz]ation|drafting|"
    r"publication|signing|introduction|preparation|conduct|opening|formation|conclusion|"
    r"elaboration|delivery|production|possibility|series|set|round|number|cycle|"
    r"setting up|building) of\s",
    re.IGNORECASE,
)
"""Nouns of doing, which only say that the thing after them is made: "the establishment of a …"."""

ADDING = re.compile(
    r"(?:As well as|In addition to|Besides|Apart from|Помимо|Наряду с)\s", re.IGNORECASE
)


def verb_cuts(sentence: Sentence, joints: tuple[Joint, ...], part: PartOf) -> tuple[Joint, ...]:
    """The joints after which a second verb does another thing of another type or status."""
    if ADDING.match(sentence.text):
        return ()
    cuts: list[Joint] = []
    left = 0
    for joint in joints:
        verb = verb_at(sentence, joint)
        if verb is None:
            continue
        # The verb of a clause goes with the subject before it: "…; the Centre, in turn, plans a …".
        semicolon = max(
            (j.start for j in joints if j.mark == ";" and j.start < joint.end), default=0
        )
        if _does_another(sentence, max(left, semicolon), joint, verb, part):
            cuts.append(joint)
            left = joint.start
    return tuple(cuts)


def _does_another(
    sentence: Sentence, left: int, joint: Joint, verb: VerbGroup, part: PartOf
) -> bool:
    """Whether the verb at a joint makes another thing happen than the verb before the joint."""
    end = _clause_end(sentence, joint, verb)
    earlier = _doing(sentence, left, joint.end)
    later = _doing_of(sentence, verb, end) or _dated_event(sentence, verb, end)
    passive = later is not None and later.dated
    first = (
        earlier.verb
        if earlier is not None
        else _last_verb(sentence, left, joint.end, passive=passive)
    )
    last = _last_verb(sentence, left, joint.end, passive=True)
    if EACH.match(sentence.text, left):
        return (
            False  # "…; every group has lessons and makes a film": no body turns to another thing
        )
    inserted = last is None or is_inserted(sentence, left, joint, last)
    if not inserted and plans_further(sentence, left, joint, verb):
        return True
    opening = sentence.text[joint.start : verb.start]
    if first is None or (_PRONOUN.match(opening) and not _ADDS.search(opening)):
        return False  # "…; it is to be repeated": the thing just named
    if is_inserted(sentence, left, joint, first) or IT_AGAIN.match(sentence.text, verb.end):
        return False
    same_status = _status(first) == _status_of(sentence, verb) and not (
        later is not None
        and not later.bare
        and part(sentence, joint.start, end).says("frequency")
        and not part(sentence, left, joint.end).says("frequency")
    )  # "keeps contact with the States | and convenes every year a meeting"
    relative = _RELATIVE.search(sentence.text, first.end, joint.end) is not None
    if later is None:
        return (
            not same_status
            and not relative
            and not verb.passive
            and _elsewhere(part(sentence, left, joint.end), part(sentence, joint.start, end))
        )
    if not same_status and not relative and later.dated:
        return True  # "has been translated | and will be presented at a round table in May"
    if later.bare and same_status:
        return False
    same_type = earlier is None or earlier.type == later.type
    # What a project puts out is no activity of its own.
    output = earlier is not None and (earlier.type == "programme" or _by_project(sentence, left))
    if same_status and earlier is None and not relative and not output:
        # "encourages the States … and conducts workshops": a function, then things that happen
        return later.type in _HAPPENING and _is_function(sentence, first)
    if same_status and (same_type or output or relative):
        return False
    return earlier is not None or not relative


EACH = re.compile(
    r"(?:every|each|all|all the|both)\s(?!(?:of\s)?(?:countries|states|agencies|organi[sz]ations|"
    r"offices|bodies|ministries|partners)\b)"
    r"|(?:кажд\w{2,3}|все)\s(?!(?:государств|стран|орган|ведомств|партн|министерств))",
    re.IGNORECASE,
)
"""Opens a clause whose subject is each of the things or people just named."""


def _status_of(sentence: Sentence, verb: VerbGroup) -> str:
    """When a verb happens; who "has started work on a database" is at it."""
    at_work = _AT_WORK.match(sentence.text, verb.end) is not None
    return "present" if at_work and verb.tense == "past" else _status(verb)


_AT_WORK = re.compile(r"\s*(?:the\s+)?work(?:ing)?\s+on\s", re.IGNORECASE)

_HAPPENING = frozenset(
    {"meeting", "training", "publication", "operation", "legislation", "assessment", "advocacy"}
)


def _is_function(sentence: Sentence, verb: VerbGroup) -> bool:
    return sentence.language.activity.has("general-function", verb.verb)


def _elsewhere(earlier: Sentence, later: Sentence) -> bool:
    """Whether both parts tell of doing, the later one in a place that the earlier does not name."""
    places = {mark.id for mark in later.territories}
    return bool(
        earlier.performs
        and later.performs
        and earlier.territories
        and places
        and not places & {mark.id for mark in earlier.territories}
    )


@dataclass(frozen=True, slots=True)
class _Doing:
    """A finite verb and the thing that it makes happen; `end` of the thing in the sentence.

    `dated` is True for an event with a date at which another thing is shown or discussed, `bare`
    where only the verb says what is done ("exchanges information").
    """

    verb: VerbGroup
    type: str
    end: int
    dated: bool = False
    bare: bool = False


def _status(verb: VerbGroup) -> str:
    return "present" if verb.tense == "progressive" else verb.tense


def _by_project(sentence: Sentence, left: int) -> bool:
    """Whether a project is the subject of a clause: what it does are its outputs."""
    verb = next((verb for verb in sentence.verbs if verb.start >= left), None)
    if verb is None:
        return False
    begins = max(left, len(sentence.text) - len(sentence.core))
    return any(
        head.type == "programme"
        and begins <= head.start - sentence.start < verb.start
        and not _INSERTED.search(sentence.text, begins, head.start - sentence.start)
        for head in sentence.heads
    )


_INSERTED = re.compile(
    r"\b(?:with|under|within|through|from|by|for|to|in|at|on|во?|при|по|с|со|для)\s", re.IGNORECASE
)
"""Opens a phrase beside the subject: what stands in it does nothing."""


def _last_verb(sentence: Sentence, start: int, end: int, *, passive: bool) -> VerbGroup | None:
    """The last finite verb between two places; a passive only if asked for."""
    verbs = [verb for verb in sentence.verbs if start <= verb.start < end]
    return verbs[-1] if verbs and (passive or not verbs[-1].passive) else None


def _clause_end(sentence: Sentence, joint: Joint, verb: VerbGroup) -> int:
    """Where the clause of a verb ends: at a semicolon or before the next finite verb."""
    following = next(
        (other.start for other in sentence.verbs if other.start > verb.start), len(sentence.text)
    )
    stop = sentence.text.find(";", joint.start)
    return min(following, stop if stop >= 0 else following)


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
    works_on = WORK_ON.match(sentence.text, verb.end) is not None
    if verb.passive or (_is_function(sentence, verb) and not works_on):
        return None
    if _OBJECT_PRONOUN.match(sentence.text, verb.end):
        return _founded(sentence, verb)
    behind = after_when_and_where(sentence, verb.end)
    for head in sentence.heads:
        start = head.start - sentence.start
        if start < verb.end:
            continue
        if start >= end or not (head.new or head.defined):
            break
        begin = behind if behind <= start else verb.end
        between = before_thing(MAKING_OF.sub("", sentence.text[begin:start]))
        if _FOREIGN_PHRASE.search(between) and not re.match(r"\s*(?:ready|to|out)\b", between):
            break
        return _Doing(verb, head.type, head.end - sentence.start)
    return _deed(sentence, verb)


def _deed(sentence: Sentence, verb: VerbGroup) -> _Doing | None:
    """What a verb with an object says by itself: "will train 40 psychologists"."""
    founded = _founded(sentence, verb)
    if founded is not None:
        return founded
    found = next(iter(sentence.language.activity.find_any("deed-", verb.verb)), None)
    after = after_when_and_where(sentence, verb.end)
    if found is None or not _OBJECT.match(sentence.text, after):
        return None
    return _Doing(verb, found.value, after, bare=not _COUNTED.match(sentence.text, after))


def founds_body(sentence: Sentence) -> bool:
    """Whether a sentence is about the founding of a body that it names."""
    verb = sentence.main_verb
    return verb is not None and _founded(sentence, verb) is not None


def _founded(sentence: Sentence, verb: VerbGroup) -> _Doing | None:
    """A body that is founded, by its name, be it in no list of nouns: "created the Structure"."""
    named = _NAMED_BODY.match(sentence.text, after_when_and_where(sentence, verb.end)) is not None
    founds = named and sentence.language.activity.has("founds", verb.verb)
    return _Doing(verb, "mechanism", verb.end) if founds else None


_NAMED_BODY = re.compile(
    r"\s+(?:(?:an?|the|its|their)\s(?:(?:joint|new|own)\s)?[A-Z]|(?:свою\s|свой\s)?[А-ЯЁ])"
)
_OBJECT = re.compile(
    r"\s+(?!(?:in|on|at|to|of|by|from|with|for|under|that|during|and|or|again|together|every|each|once|twice|regularly|annually|"
    r"в|во|на|с|со|по|о|об|из|к|для|от|и)\b)[^\W_]",
    re.IGNORECASE,
)
_NO_THING = re.compile(
    r"\s+(?:(?:to|by)\s+\w+\s+)?(?:it|them|place|его|её|ее|их|место)\b", re.IGNORECASE
)
"""What stands after a verb and is no thing of its own: "held it", "took place"."""


_THING_LATER = re.compile(r",|\s+to\s+(?!be\b)\w+\s+(?!it\b|them\b|its\b)\w")
"""After "provides, upon request, advice" or "intends to equip posts" the thing is to come."""


AGAIN = re.compile(
    r"\b(?:repeat\w*|again|once more|resum\w*|повтор\w*|снова|вновь|возобнов\w*)\b", re.IGNORECASE
)
"""What is done once more is another event: "It will be repeated in Osh in 2024"."""


def has_nothing_of_its_own(clause: Sentence) -> bool:
    """Whether a clause that begins with its verb names no other thing than the one before it.

    "had to be moved | and will take place in Osh", "was signed | and is open to all".
    """
    verb = next(iter(clause.verbs), None)
    if verb is None or clause.heads or clause.says("frequency") or AGAIN.search(clause.text):
        return False
    if verb.passive and clause.language.code == "en":
        return True  # the subject of a Russian one may follow it: «опубликован отчёт»
    states = clause.language.activity.is_one_of("copula", verb.verb)
    if _THING_LATER.match(clause.text, verb.end):
        return False
    object_ = _OBJECT.match(clause.text, verb.end)
    return states or object_ is None or _NO_THING.match(clause.text, verb.end) is not None


_COUNTED = re.compile(
    r"\s+(?:an?|the|its|some|about|over|another|several|many|\d+|one|two|three|four|five|six|ten|"
    r"первы\w+|нов\w+|два|две|три|\w+ский|\w+скую)\b",
    re.IGNORECASE,
)


def _dated_event(sentence: Sentence, verb: VerbGroup, end: int) -> _Doing | None:
    """An event with its own date in the clause of a verb: "at a round table on 10 December"."""
    start = sentence.start + verb.end
    dated = any(start <= mark.start < sentence.start + end for mark in sentence.dates)
    event = next(
        (
            head
            for head in sentence.heads
            if start <= head.start < sentence.start + end
            and head.determined
            and head.type in ("meeting", "training", "operation")
        ),
        None,
    )
    if event is None or not dated:
        return None
    return _Doing(verb, event.type, event.end - sentence.start, dated=True)


def adding_cut(sentence: Sentence, joints: tuple[Joint, ...]) -> tuple[Joint, ...]:
    """The comma after "As well as holding a forum" when the main clause does another thing."""
    if not ADDING.match(sentence.text):
        return ()
    for joint in joints:
        main = next((verb for verb in sentence.verbs if verb.start > joint.start), None)
        head = next(iter(sentence.heads), None)
        if joint.mark != "," or main is None or head is None:
            continue
        if any(verb.start < joint.end for verb in sentence.verbs) or not head.new:
            return ()
        later = _doing_of(sentence, main, len(sentence.text))
        subject = sentence.text[joint.start : main.start]
        another = later is None or later.type != head.type
        if another and "perform" in sentence.language.kinds(main.verb):
            return (joint,) if len(subject) < _LONGEST_SUBJECT else ()
    return ()


_LONGEST_SUBJECT = 90
"""Characters between the comma and the main verb; a longer stretch holds more than a subject."""
