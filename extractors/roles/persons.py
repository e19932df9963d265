"""What persons of a body do that tells how the body takes part: sign for it, go along, teach."""

import re

from extractors.roles.model import Group
from extractors.roles.sentence import SentenceCues, all_authorities
from gazetteers.cues import CueHit

_SHARE, _TEACH, _HELP, _SPEAK = (
    "and they share what they know",
    "and they teach there",
    "and they take part as experts",
    "and they speak there",
)
AS_TEACHERS = (_SHARE, _TEACH, _SPEAK)
"""Why a body takes part whose persons only teach at what whoever reports holds."""
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


_SHARE_THERE = re.compile(
    r"\s(?:also\s|then\s)?(?:shared?|explain(?:ed)?|demonstrated?)\s(?:[\w-]+\s){0,7}?"
    r"(?:experiences?|practices?|knowledge|lessons|methods|expertise|how|approach(?:es)?)\b"
    r"|\s(?:также\s)?(?:поделил(?:ся|ась|ись)|дел(?:ятся|ится))\s"
)
"""Behind persons who let others learn from them: "Specialists of X | shared with teachers how"."""


_SPEAK_THERE = re.compile(
    r"\s(?:also\s|then\s)?(?:gave|delivered|made|presented)\s(?:an?\s|the\s|two\s)?(?:[\w-]+\s){0,2}"
    r"(?:presentation|lecture|talk|paper|speech|report)s?\b"
    r"|\s(?:также\s)?(?:выступил[аи]?|прочитал[аи]?|прочёл|прочел|прочла|сделал[аи]?)\s(?:[\w-]+\s){0,4}?"
    r"(?:доклад|сообщени|лекци|презентаци)\w*"
)
"""Behind who speaks in a later sentence: «Представитель X | выступил с докладом»."""


_WORK_THERE = re.compile(
    r"(?i)(?:принима(?:ют|ли|ет|л)|приня(?:ли|л|ло))\sучастие\s(?:также\s)?\Z"
    r"|\bучаству(?:ют|ет)\s(?:также\s)?\Z|\bучаствовал[аио]?\s(?:также\s)?\Z"
)
"""Before who takes part in a council or course: «в работе которого принимают участие»."""
_AS_TEACHERS = re.compile(
    r"(?i)в\sкачестве\s(?:(?:экспертов|тренеров|лекторов|докладчиков|модераторов|фасилитаторов"
    r"|инструкторов|преподавателей|наставников|консультантов|спикеров)(?:,\s|\sи\s)?)+"
    r"(?:\s(?:выступили|участвовали|работали|приглашены|были|также|приглашены\sбыли))*\s\Z"
)
"""Before those who teach, officers or staff: «участвовали в качестве тренеров | сотрудники»."""
_EXPERTS = re.compile(r"(?i)(?:специалист|эксперт|инструктор|преподавател|аналитик|криминалист)")
_GUESTS = re.compile(r"(?i)(?:representative|delegat|official|представител|делегат)")
"""Who may only have been there and said a few words."""


_MEETING_WITH = re.compile(
    r"(?i)\b(?:состоял[аи]сь|прошл[аи]|пров[её]л[аи]?)\s(?:[а-яё-]+\s){0,3}?(?:встреч|переговор|консультаци)\w*"
    r"\sс\s(?:[а-яё-]+\s){0,2}\Z"
    r"|\b(?:held|had)\s(?:an?\s)?(?:[\w-]+\s){0,2}(?:meetings?|talks|consultations)\swith\s(?:the\s|an?\s)?"
    r"(?:[\w-]+\s){0,2}\Z"
)
"""Before representatives with whom a meeting is held, which is the activity itself."""
_HEAD = re.compile(
    r"(?i)(?:the\s)?(?:(?:deputy|acting|executive)\s)?(?:heads?|directors?|ministers?|ambassadors?|chiefs?"
    r"|leaders?|leadership|management|secretary[- ]general|chair(?:man|person)?|commander)\b"
    r"|(?:глав|руководител|руководств|директор|министр|посол|посл|председател|начальник|командующ)"
)
"""Who speaks for a body when he meets others."""
_MEETS = re.compile(
    r"\s(?:[^\s,.;]+\s){0,3}?(?:met|meets|received|receives|held\s(?:a\s|the\s)?(?:[\w-]+\s)?(?:meeting|talks"
    r"|consultations)|discussed)\b"
    r"|\s(?:[^\s,.;]+\s){0,3}?(?:встретил(?:ся|ась|ись)|принял[аи]?(?!\sучасти)|пров[её]л[аи]?\s(?:[а-яё]+\s)?"
    r"(?:встреч|переговор|консультаци|бесед)\w*|обсудил[аи]?)\b"
)
"""Behind whose head meets somebody: "The Director of CARICC | met with"."""
_MET = re.compile(
    r"(?i)\b(?:met|meets|meeting|meetings|talks|consultations|conferred)\s(?:[\w-]+\s){0,2}?with\s(?:the\s|an?\s)?"
    r"(?:[\w-]+\s){0,2}\Z|\b(?:received|receives)\s(?:the\s|an?\s)?(?:[\w-]+\s){0,2}\Z"
    r"|\b(?:встретил(?:ся|ась|ись)|встреч[ауи]|переговоры|консультации|бесед[ауы])\s(?:[а-яё-]+\s){0,3}?со?\s(?:[^.;:]{3,80}\sи\s)?"
    r"(?:[а-яё-]+\s){0,3}\Z|\bпринял[аи]?\s(?:[а-яё-]+\s){0,3}\Z"
)
"""Before the head of a body whom another's head meets: «провёл встречу с | главой Офиса»."""


def meets_as_head(sentence: SentenceCues, left: CueHit, group: Group) -> str | None:
    """The standing of a body whose head meets another's: who opens the clause leads."""
    if _HEAD.match(sentence.words(left)) is None:
        return None
    if sentence.opens_clause(left) and _MEETS.match(sentence.plain, group.end, sentence.end):
        return "lead"
    met = _MET.search(sentence.plain, sentence.start, left.start)
    if met is None or not any(body.end <= met.start() for body in sentence.bodies):
        return None
    opening = sentence.plain[sentence.start : met.start()]
    return "partner" if any(_HEAD.match(word) for word in opening.split()) else None


def standing_of_persons(
    sentence: SentenceCues, left: CueHit, group: Group
) -> tuple[str, str] | None:
    """How a body stands whose persons a sign names, and why; None where nothing tells."""
    begin = sentence.start
    if (met := meets_as_head(sentence, left, group)) is not None:
        return met, "whose head meets another's"
    if sentence.is_signing and _HEADS.match(sentence.words(left)):
        is_other = _SIGNS_TOO.search(sentence.plain, begin, left.start) is not None
        return ("partner" if is_other else "lead"), "and they sign for it"
    if not all_authorities(group) and _BESIDE.search(sentence.plain, begin, left.start):
        return "partner", "and they go along"
    if not _GUESTS.match(sentence.words(left)) and _SHARE_THERE.match(
        sentence.plain, group.end, sentence.end
    ):
        return "part", _SHARE
    if sentence.number and _SPEAK_THERE.match(sentence.plain, group.end, sentence.end):
        return "part", _SPEAK
    is_guest = not sentence.number and _GUESTS.match(sentence.words(left)) is not None
    if is_guest and _MEETING_WITH.search(sentence.plain, begin, left.start):
        return "partner", "and the meeting is with them"
    if not _GUESTS.match(sentence.words(left)) and _TEACH_THERE.match(
        sentence.plain, group.end, sentence.end
    ):
        return "part", _TEACH
    if _WORK_THERE.search(sentence.plain, begin, left.start) and _EXPERTS.match(
        sentence.words(left)
    ):
        return "part", _HELP
    if _AS_TEACHERS.search(sentence.plain, begin, left.start):
        return "part", _HELP
    if _LECTURES.search(sentence.plain, begin, left.start):
        return "part", "and they speak"
    return None
