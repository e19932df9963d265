"""What persons of a body do that tells how the body takes part: sign for it, go along, teach."""

import re

from extractors.roles.model import Group
from extractors.roles.sentence import SentenceCues, all_authorities
from gazetteers.cue_patterns import CuePattern
from gazetteers.cues import CueHit

_SHARE, _TEACH, _HELP, _AMONG, SPEAK_THERE = (
    "and they share what they know",
    "and they teach there",
    "and they take part as experts",
    "and they are among the lecturers",
    "and they speak there",
)
AS_TEACHERS = (_SHARE, _TEACH, _AMONG, SPEAK_THERE)
"""Why a body takes part whose persons only teach at what whoever reports holds."""
_BESIDE = CuePattern("persons", r"<along>\s(?:[\w-]+\s){0,3}\Z")
"""Before persons who go along: "joined by | an officer of"."""
_HEADS = CuePattern("persons", r"(?:the\s)?<signers>")
"""Persons who sign for their body."""
_SIGNS_TOO = re.compile(r"(?:\band|,|\bи|\bwith|\bс)\s(?:the\s)?(?:[\w-]+\s){0,2}\Z")
"""Before the second who signs: "the minister and | the head of"."""
_LECTURES = CuePattern(
    "persons",
    r"<lessons>\s(?:(?:was|were|are|is|will\sbe|had\sbeen|have\sbeen)\s)?<given>"
    r"(?:,[^,;.]{1,40},)?\s(?:[\w-]+\s){0,3}?by\s(?:[\w-]+\s){0,4}\Z",
)
"""Before persons who only teach: "Lectures were given, among others, by | specialists of"."""


_TEACH_THERE = CuePattern(
    "persons",
    r"\s(?:(?:also|then|will|regularly)\s)?<teaches:en>\s(?:[\w-]+\s){0,4}?"
    r"(?:at|in|during|on)\s(?:the\s|an?\s)?(?:[\w-]+\s){0,5}?<taught-at:en>"
    r"|\s(?:также\s)?<teaches:ru>\s(?:[а-яё]+\s){0,4}?"
    r"(?:на|в|во)\s(?:[а-яё-]+\s){0,4}?<taught-at:ru>",
    exact_case=True,
)
"""Behind persons who teach at another's event: "instructors of X | taught at the course of Y"."""


_SHARE_THERE = CuePattern(
    "persons",
    r"\s(?:also\s|then\s)?<shares:en>\s(?:[\w-]+\s){0,7}?<experience>"
    r"|\s(?:также\s)?<shares:ru>\s",
    exact_case=True,
)
"""Behind persons who let others learn from them: "Specialists of X | shared with teachers how"."""


_WORK_THERE = CuePattern("persons", r"<takes-part>\s(?:также\s)?\Z")
"""Before who takes part in a council or course: «в работе которого принимают участие»."""
_AS_TEACHERS = CuePattern(
    "persons",
    r"в\sкачестве\s(?:<as-teachers:ru>(?:,\s|\sи\s)?)+(?:\s<were-there>)*\s\Z"
    r"|(?:in\sthe\s(?:capacity|role|quality)\sof|as)\s(?:<as-teachers:en>(?:,\s|\sand\s)?)+,?\s"
    r"(?:(?:the|two|three|several)\s)?\Z",
)
"""Before those who teach, officers or staff: «участвовали в качестве тренеров | сотрудники»."""
_AMONG_TEACHERS = CuePattern(
    "persons",
    r"among\s(?:the|its|their)\s(?:other\s)?<as-teachers:en>\s(?:was|were|is|are)\s(?:[\w-]+\s){0,4}\Z"
    r"|среди\s<as-teachers:ru>(?:\s[а-яё]+)?\s(?:был[аио]?|есть)\s(?:[а-яё-]+\s){0,3}\Z",
)
"""Before some of those who taught: "among the lecturers were | staff of"."""
_DONE_BY = CuePattern(
    "persons",
    r"(?:was|were|is|are|been|being|be)\s(?:[a-z]+ly\s)?<done-by:en>\sby\s(?:[\w-]+\s){0,4}\Z",
)
"""Before experts who did what the sentence is about: "a review was carried out by | experts of"."""
_NAMED_PERSON = CuePattern(
    "persons",
    r"(?:the\s)?(?i:<titled:en>)\s(?:[A-Z][\w.’'-]*\s){1,3}of\s(?:the\s)?\Z",
    exact_case=True,
)
"""Before the body of a person with a name: "Director Lind of | the OSCE"."""
_EXPERTS = CuePattern("persons", "<experts>")
_GUESTS = CuePattern("persons", "<guests>")
"""Who may only have been there and said a few words."""


_MEETING_WITH = CuePattern(
    "persons",
    r"(?:<held:ru>|<took-place>)\s(?:[а-яё-]+\s){0,3}?<talks:ru>\sс\s(?:[а-яё-]+\s){0,2}\Z"
    r"|<held:en>\s(?:an?\s)?(?:[\w-]+\s){0,2}<talks:en>\swith\s(?:the\s|an?\s)?"
    r"(?:[\w-]+\s){0,2}\Z",
)
"""Before representatives with whom a meeting is held, which is the activity itself."""
_HEAD = CuePattern("persons", r"(?:the\s)?<heads>")
"""Who speaks for a body when he meets others."""
_MEETS = CuePattern(
    "persons",
    r"\s(?:[^\s,.;]+\s){0,3}?(?:<meets>|<receives>(?!\sучасти)"
    r"|<held:en>\s(?:a\s|the\s)?(?:[\w-]+\s)?<talks:en>|<held:ru>\s(?:[а-яё]+\s)?<talks:ru>)",
    exact_case=True,
)
"""Behind whose head meets somebody: "The Director of CARICC | met with"."""
_MET = CuePattern(
    "persons",
    r"<met-with:en>\s(?:[\w-]+\s){0,2}?with\s(?:the\s|an?\s)?(?:[\w-]+\s){0,2}\Z"
    r"|<receives:en>\s(?:the\s|an?\s)?(?:[\w-]+\s){0,2}\Z"
    r"|<met-with:ru>\s(?:[а-яё-]+\s){0,3}?со?\s(?:[^.;:]{3,80}\sи\s)?(?:[а-яё-]+\s){0,3}\Z"
    r"|<receives:ru>\s(?:[а-яё-]+\s){0,3}\Z",
)
"""Before the head of a body whom another's head meets: «провёл встречу с | главой Офиса»."""


_SPEAK = CuePattern(
    "persons",
    r"(?:,[^,;.]{1,60},)?\s(?:(?:also|then|have|had|has|will|также|затем|подробно)\s){0,2}<speaks>",
)
"""Behind persons who speak or teach at what the words before are about."""
OWN_PERSON = re.compile(
    r"[’']s?\s(?:[a-z-]+\s){0,2}?(?:expert|officer|advis[eo]r|specialist|lawyer|trainer|analyst|lecturer"
    r"|consultant|co-?ordinator|instructor|psychologist|researcher|focal\spoint)s?(?=\s)"
)
"""Behind a body whose person is the subject: "UNRCCA | 's political officer | moderated"."""
_SPOKE = CuePattern("persons", r"<spoke:ru>\s(?:(?:также|затем|слушателям|участникам|им)\s){0,2}\Z")
"""Before them: «о доказывании рассказали | юристы»."""
_OF_EVENT = re.compile(
    r"(?i)\b(?:(?:at|in|on|during|to|for|within)\s(?:the\scourse\sof\s)?which|where|whose)\b[^.;]*\Z"
    r"|(?:котор(?:ом|ой|ых|ого)|где)\b[^.;]*\Z|;[^.;]*\Z"
)
"""Before a clause that tells what others do at the event named before it."""


def speak_there(sentence: SentenceCues, left: CueHit, group: Group) -> bool:
    """Whether persons speak or teach at another's event: "at which specialists of X made reports".

    A later sentence, or a relative clause, tells of the event that the first words name.
    """
    opening = sentence.plain[sentence.start : left.start]
    if not sentence.number and _OF_EVENT.search(opening) is None:
        return False
    if _SPOKE.search(sentence.plain, sentence.start, left.start):
        return True
    end = sentence.behind_others(group.end, sentence.end)
    return sentence.opens_clause(left) and (
        _SPEAK.match(sentence.plain, end, sentence.end) is not None
    )


def is_done_by(sentence: SentenceCues, left: CueHit) -> bool:
    """Whether experts did what a sentence is about, no lesson: "carried out by consultants of"."""
    return _DONE_BY.search(sentence.plain, sentence.start, left.start) is not None


def speaks_by_name(sentence: SentenceCues, left: CueHit, group: Group) -> bool:
    """Whether a person with a name speaks for a body: "; Director Lind of the OSCE spoke"."""
    opening = sentence.plain[sentence.start : group.start]
    return _NAMED_PERSON.search(opening) is not None and speak_there(sentence, left, group)


def speaks_behind(sentence: SentenceCues, end: int) -> bool:
    """Whether words behind a name say that it shows, tells or practises something."""
    return _SPEAK.match(sentence.plain, end, sentence.end) is not None


def meets_as_head(sentence: SentenceCues, left: CueHit, group: Group) -> str | None:
    """The standing of a body whose head meets another's: who opens the clause leads."""
    if _HEAD.match(sentence.words(left)) is None:
        return None
    if sentence.opens_clause(left) and _MEETS.match(sentence.plain, group.end, sentence.end):
        return "lead"
    met = _MET.search(sentence.plain, sentence.start, left.start)
    if met is None:
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
    if speak_there(sentence, left, group):
        return "part", SPEAK_THERE
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
    if _AMONG_TEACHERS.search(sentence.plain, begin, left.start):
        return "part", _AMONG
    if _AS_TEACHERS.search(sentence.plain, begin, left.start):
        return "part", _HELP
    if _LECTURES.search(sentence.plain, begin, left.start):
        return "part", "and they speak"
    return None
