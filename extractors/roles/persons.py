"""What persons of a body do that tells how the body takes part: sign for it, go along, teach."""

import re

from extractors.roles.model import Group
from extractors.roles.sentence import SentenceCues, all_authorities
from gazetteers.cues import CueHit

_BESIDE = re.compile(
    r"(?i)\b(?:joined|accompanied|together|jointly|along)\s(?:by|with)\s(?:[\w-]+\s){0,3}\Z"
)
"""Before persons who go along: "joined by | an officer of"."""
_HEADS = re.compile(
    r"(?i)(?:the\s)?(?:heads?|directors?|ministers?|ambassadors?|chiefs?|leaders?|representatives?)\b"
    r"|(?:глав|руководител|директор|министр|посол|посл|председател|представител)"
)
"""Persons who sign for their body."""
_SIGNS_TOO = re.compile(r"(?:\band|,|\bи|\bwith|\bс)\s(?:the\s)?(?:[\w-]+\s){0,2}\Z")
"""Before the second who signs: "the minister and | the head of"."""
_LECTURES = re.compile(
    r"(?i)\b(?:lectures?|presentations?|talks?|speeches|papers|sessions?|modules?|classes|keynotes?)"
    r"\s(?:(?:was|were|are|is|will\sbe|had\sbeen|have\sbeen)\s)?"
    r"(?:given|delivered|made|presented|read|held|taught|conducted|facilitated|led)\b"
    r"(?:,[^,;.]{1,40},)?\s(?:[\w-]+\s){0,3}?by\s(?:[\w-]+\s){0,4}\Z"
)
"""Before persons who only teach: "Lectures were given, among others, by | specialists of"."""


_TEACH_THERE = re.compile(
    r"\s(?:(?:also|then|will|regularly)\s)?(?:taught|teach|lectured?|spoke|speak|presented|instructed"
    r"|moderated)\s(?:[\w-]+\s){0,4}?(?:at|in|during|on)\s(?:the\s|an?\s)?(?:[\w-]+\s){0,5}?"
    r"(?:courses?|seminars?|workshops?|conferences?|sessions?|trainings?|schools?|forums?|meetings?)\b"
    r"|\s(?:также\s)?(?:преподава|выступ|чита|вел|вёл|провод|прове)\w*\s(?:[а-яё]+\s){0,4}?"
    r"(?:на|в|во)\s(?:[а-яё-]+\s){0,4}?"
    r"(?:курс|семинар|тренинг|конференци|школ|форум|сесси|заняти|совещани)\w*"
)
"""Behind persons who teach at another's event: "instructors of X | taught at the course of Y"."""


_WORK_THERE = re.compile(
    r"(?i)(?:принима(?:ют|ли|ет|л)|приня(?:ли|л|ло))\sучастие\s(?:также\s)?\Z"
    r"|\bучаству(?:ют|ет)\s(?:также\s)?\Z|\bучаствовал[аио]?\s(?:также\s)?\Z"
)
"""Before who takes part in a council or course: «в работе которого принимают участие»."""
_EXPERTS = re.compile(r"(?i)(?:специалист|эксперт|инструктор|преподавател|аналитик|криминалист)")
_GUESTS = re.compile(r"(?i)(?:representative|delegat|official|представител|делегат)")
"""Who may only have been there and said a few words."""


def standing_of_persons(
    sentence: SentenceCues, left: CueHit, group: Group
) -> tuple[str, str] | None:
    """How a body stands whose persons a sign names, and why; None where nothing tells."""
    begin = sentence.start
    if sentence.is_signing and _HEADS.match(sentence.words(left)):
        is_other = _SIGNS_TOO.search(sentence.plain, begin, left.start) is not None
        return ("partner" if is_other else "lead"), "and they sign for it"
    if not all_authorities(group) and _BESIDE.search(sentence.plain, begin, left.start):
        return "partner", "and they go along"
    if not _GUESTS.match(sentence.words(left)) and _TEACH_THERE.match(
        sentence.plain, group.end, sentence.end
    ):
        return "part", "and they teach there"
    if _WORK_THERE.search(sentence.plain, begin, left.start) and _EXPERTS.match(
        sentence.words(left)
    ):
        return "part", "and they take part as experts"
    if _LECTURES.search(sentence.plain, begin, left.start):
        return "part", "and they speak"
    return None
