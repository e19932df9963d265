"""Signs that what begins inside a sentence is a part of what stands before it."""

import re

from extractors.segment.clause_acts import is_done_to_it
from extractors.segment.further import (
    is_part_of_event,
    is_reported_as_well,
    is_told_later,
    tells_of_part,
)
from extractors.segment.own import says_only_when_and_where
from extractors.segment.sides import ONE_OF_SEVERAL, POSSESSIVE, SUBSTITUTE, Sides
from extractors.segment.verbs import EACH, has_nothing_of_its_own


def signs_of_oneness(sides: Sides) -> list[str]:
    """Signs that what begins after the joint is a part of what stands before it."""
    clause, before, signs = sides.right, sides.left.main_head, []
    announced = clause.language.activity.has("adds", clause.opening)
    part = POSSESSIVE.match(sides.opening) or tells_of_part(clause, sides.opening)
    if part and not announced:
        signs.append("part of it")
    elif is_done_to_it(clause) and not announced:
        signs.append("done to it")
    if is_told_later(clause):
        signs.append("told later")
    if is_reported_as_well(sides.left, clause):
        signs.append("reported as well")
    each = sides.verb_first is not None and EACH.match(sides.left.text.rpartition(";")[2].lstrip())
    counted = SUBSTITUTE.match(sides.opening) and ONE_OF_SEVERAL.search(sides.left.text)
    if (_SAME_THINGS.match(sides.opening) and not announced) or each or counted:
        signs.append("the same things")
    verb = next(iter(clause.verbs), None)
    if verb is not None and verb.passive and is_part_of_event(clause):
        signs.append("what was dealt with")
    if _only_tells_who(sides):
        signs.append("only who")
    if _is_number_alone(sides):
        signs.append("some of them")
    if not SUBSTITUTE.match(sides.opening) and says_only_when_and_where(sides.item):
        signs.append("only when and where")
    if sides.verb_first is not None and has_nothing_of_its_own(clause):
        signs.append("nothing of its own")
    if _is_bare_function(sides):
        signs.append("a function beside it")
    project = before is not None and before.type == "programme"
    if project and sides.verb_first is not None and not sides.item.dates and not announced:
        signs.append("output of a project")
    return signs


def _is_bare_function(sides: Sides) -> bool:
    """Whether what begins is no more than a general function: "| cooperates with INTERPOL"."""
    verb, item = sides.verb_first, sides.item
    return (
        verb is not None
        and sides.joint.mark != ";"
        and len(item.text.split()) > 1
        and item.language.activity.has("general-function", verb.verb)
        and not (item.heads or item.dates or item.territories)
        and len(item.verbs) == 1
    )


def _only_tells_who(sides: Sides) -> bool:
    """Whether an event named without a verb is followed by no more than who holds it."""
    found = _WHO.match(sides.opening)
    if _WHO_TAUGHT.match(sides.opening):
        return not sides.right.dates and not sides.right.territories
    if found is None or sides.left.verbs or not sides.left.heads:
        return False
    return not (sides.right.dates or sides.right.heads)


_WHO = re.compile(
    r"(?:jointly\s)?(?:organi[sz]ed|held|run|led|hosted|conducted|chaired|delivered|funded|paid)"
    r"\s(?:jointly\s)?by\b"
    r"|(?:organi[sz]ers?|hosts?|co-?organi[sz]ers?|partners?|lead|donors?|funding|trainers?)\s?[:–—-]"
    r"|(?:проводит|проводят|провели|провёл|провел|провела|организует|организуют|организовал[аи]?|"
    r"проведут|проведёт|проведет|организаторы?|соорганизаторы?|партн[её]ры?|принимающая сторона|"
    r"финансирует|финансируют|доноры?|ведущи[ей])\b",
    re.IGNORECASE,
)
"""Opens a note on who holds an event: "; organisers: the OSCE and the Ministry"."""

_WHO_TAUGHT = re.compile(
    r"(?:the\s)?(?:sessions?|lectures?|lessons?|classes|modules?|presentations?|trainings?|trainers|"
    r"lecturers|speakers|facilitators|instructors|experts|teaching|interpretation)\s"
    r"(?:(?:was|were|is|are)\s(?:led|given|delivered|facilitated|provided|conducted|moderated|held|"
    r"taught|prepared|contributed|invited|sent)|came)\s(?:by|from)\b"
    r"|(?:занятия|лекции|уроки|тренинги?|сессии|мастер-классы|инструктаж|практикумы?|секции|модули|"
    r"доклады|презентации|обучение)\s(?:вели|в[её]л|вела|ведут|вед[её]т|провели|пров[её]л|провела|"
    r"проводили|проводят|проводил[аи]?|проводит|читали|читают|прочитали|прочл[аи]|представили|модерировал[аи]?)\b",
    re.IGNORECASE,
)
"""Opens a note on who taught or spoke: "; lectures were given by officers of the Customs"."""

_SAME_THINGS = re.compile(
    r"(?:the|both|all|all the)\s(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})\s"
    r"(?:events|workshops|seminars|courses|trainings|sessions|meetings|visits|rounds|groups|parts)\b"
    r"|(?:оба|обе|все|эти)\s(?:(?:два|две|три|четыре|пять|шесть|\d{1,2})\s)?"
    r"(?:мероприятия|семинара|семинары|встречи|тренинга|тренинги|курса|курсы|занятия|визита|этапа)\b",
    re.IGNORECASE,
)


def _is_number_alone(sides: Sides) -> bool:
    """Whether a number is the whole subject: "two had no textbooks", "most of them will return"."""
    verb = next(iter(sides.right.verbs), None)
    return verb is not None and _NUMBER.fullmatch(sides.right.text[: verb.start]) is not None


_NUMBER = re.compile(
    r"(?:(?:the )?(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|many|most|several|"
    r"all|none|both|others?|rest)|один|одна|два|две|три|четыре|пять|некоторые|многие|все|остальные)"
    r"(?: of (?:them|these|those|which|whom)| из них)?\s*",
    re.IGNORECASE,
)
