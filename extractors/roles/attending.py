"""Whose part is in what others hold: helped to attend it, gathered there, or helping with it."""

import re

_HELPED = re.compile(
    r"(?i)(?:.*\s)?(?:facilitat|sponsor|support|fund|enabl|financ|ensur|arrang)\w*\s(?:the\s)?"
    r"(?:active\s|regular\s)?(?:participation|attendance|travel)\s"
    r"(?:(?:of|by|for)\s)?(?:(?:an?|the)\s)?(?:delegations?\s(?:of|from)\s)?"
    r"(?:the\s)?(?:(?:respective|relevant|competent|national)\s){0,2}"
    r"|(?:.*\s)?(?:обеспечи|организ|профинансир|финансир|поддерж|содейств|оплати|оплачив)\w*\s"
    r"(?:участи[еяю]|проезд|поездк[аиу])\s(?:делегаци\w+\s)?"
)
"""Words before an authority that is helped to attend: "facilitates the participation of"."""

_GATHERED = re.compile(
    r"(?i).*\b(?:(?:bring(?:s|ing)?|brought)\s(?:\w+ly\s)?together|gather(?:s|ed|ing)|unit(?:es|ing))\s"
    r"[^;:]*,\s(?:including|among them)\s(?:(?:the|those of|members of|officers of)\s)*"
    r"|.*\b(?:собира|собра|объединя|объедини)[^\W\d_]+\s[^;:]*,\s(?:включая|в том числе)\s"
)
"""Words between who gathers others and a body that is one of them."""


_HELPS_EVENT = re.compile(
    r"(?i)(?:\s\([^()]*\))?\s(?:also\s)?(?:(?:has|have|had)\s)?(?:support(?:ed|s)|assist(?:ed|s)|"
    r"(?:provid|giv|gav|offer|render|lent)\w*\s(?:[\w-]+\s){0,3}?(?:support|assistance|help)\s(?:to|for))\s"
    r"(?:the\s|an?\s|two\s|several\s)?[^.;,]{0,60}?\b(?:workshop|seminar|conference|meeting|forum|course|"
    r"training|event|exercise|round\stable|session)s?\b[^.;]*\b(?:organi[sz]ed|held|hosted|conducted|"
    r"run|convened)\s(?:jointly\s)?by\s[^.;]*"
)
"""Words between who helps and who holds an event: "supported the workshop on FTFs organized by"."""


_EVENT_OF_OTHERS = r"(?:[^.;:,]{1,60}\s)?"
_TAKES_PART = re.compile(
    r"(?i)(?:[^.;:]{0,60}[,\s])?(?:we|our\s(?:[\w-]+\s){0,3}(?:experts?|officers?|specialists?|lawyers?"
    r"|trainers?|colleagues?|lecturers?|staff|analysts?|instructors?|psychologists?|team))\s(?:also\s)?"
    r"(?:took\spart|participated|spoke|lectured|taught|gave\s(?:an?\s|two\s)?(?:lectures?|talks?|presentations?)"
    rf"|attended)\s(?:[^.;:]{{0,60}}\s)?(?:in|at)\s{_EVENT_OF_OTHERS}"
    r"|(?:[^.;:]{0,60}[,\s])?(?:мы|наш(?:и|а)?\s(?:[а-яё]+\s){0,2}?(?:эксперт|специалист|сотрудни|юрист|психолог"
    r"|тренер|лектор|инструктор|аналитик|консультант|преподавател|коллег|офицер|советник)[а-яё]*"
    r"|[а-яё]+\sнаш(?:его|ей)\s[а-яё]+)\s(?:также\s)?(?:приня(?:ли|л|ла)\sучастие|участвовал[аи]?|выступил[аи]?"
    rf"|прочита(?:ли|л|ла)|преподавал[аи]?)\s(?:[^.;:]{{0,60}}\s)?(?:на|в|во)\s{_EVENT_OF_OTHERS}"
    r"|[\W\d]*(?:the\s)?(?:participation|attendance)\s[^.;:,]{0,80}\s(?:in|at)\s(?:[^.;:,]{1,60}\s)?"
    r"|[\W\d]*(?:[A-Za-z]+\s){0,2}(?:lectures?|presentations?|talks?|speech(?:es)?|papers?|classes)\s"
    r"(?:[^.;:,]{0,60}\s)?(?:in|at|to|during)\s(?:[^.;:,]{1,60}\s)?"
    r"|[\W\d]*(?:[а-яё]+\s){0,2}(?:лекци|доклад|выступлени|заняти)[а-яё]*\s[^.;:,]{0,80}?\s?(?:в|во|на)\s"
    r"(?:[^.;:,]{1,60}\s)?"
    r"|[\W\d]*участи[ея]\s[^.;:,]{0,80}?\s?(?:в|во|на)\s(?:[^.;:,]{1,60}\s)?"
)
"""Before whose event it is that an activity says others have gone to."""


_BROUGHT = re.compile(
    r"(?i).*\b(?:brought|bring|brings|bringing|called|got)\s(?:the\s)?(?:[\w-]+\s){0,2}"
)
_TOGETHER = re.compile(r"\s(?:[\w-]+\s){0,2}?together\b(?!\swith\b)")


_INVITED = re.compile(
    r"(?i).*\b(?:invite[sd]?|inviting|(?:has|have|had)\s(?:also\s)?asked)\s(?:the\s)?"
    r"|.*\bприглас(?:ил[аио]?|ит|ят)\s|.*\bприглаша(?:ет|ют|л[аи]?)\s"
)
_TO_SPEAK = re.compile(
    r"(?i)\s(?:(?:and|as\swell\sas)\s(?:the\s)?[A-Z][\w-]+\s)?to\s(?:also\s)?(?:speak|teach|lecture|present|talk"
    r"|moderate|facilitate|train|contribute|share|explain|demonstrate|(?:give|deliver|lead|hold|run|conduct)\s"
    r"(?:an?|the|its|two|three|one|part|several|some)\b)"
    r"|\s(?:также\s)?(?:выступить|рассказать|поделиться|прочитать|прочесть|провести\s(?:[а-яё]+\s){0,2}?"
    r"(?:занят|сесси|лекци|модул|мастер|част)|вести|преподавать|представить\s(?:сво|доклад|опыт)"
    r"|сделать\sдоклад|показать|обучить)"
)


def is_invited_to_speak(before: str, behind: str) -> bool:
    """Whether those named are asked to teach or speak at what the inviter holds.

    Args:
        before: the words of the sentence before their names.
        behind: the words behind the last of them.
    """
    return _TO_SPEAK.match(behind) is not None and _INVITED.fullmatch(before) is not None


def are_brought_together(before: str, behind: str) -> bool:
    """Whether those named are only gathered by somebody: "brought | units of X and Y | together".

    Args:
        before: the words of the sentence before their names.
        behind: the words behind the last of them.
    """
    return _TOGETHER.match(behind) is not None and _BROUGHT.fullmatch(before) is not None


def takes_part(sentence: str, start: int, end: int) -> bool:
    """Whether words before an event only say that others go to it: "Participation of officers in".

    Args:
        sentence: the text.
        start: where the sentence begins.
        end: where the name of whose event it is begins.
    """
    return _TAKES_PART.fullmatch(sentence, start, end) is not None


def helps_event(between: str) -> bool:
    """Whether one body only helps with an event that the next one holds.

    Args:
        between: the words between their names.
    """
    return _HELPS_EVENT.fullmatch(between) is not None


def is_helped_to_attend(before: str) -> bool:
    """Whether what follows is helped to take part in an event of others.

    Args:
        before: the words of its sentence before its name.
    """
    return _HELPED.fullmatch(before) is not None


def is_gathered(before: str) -> bool:
    """Whether what follows is an example of those who are gathered: "brings together X, including".

    Args:
        before: the words of its sentence before its name.
    """
    return _GATHERED.fullmatch(before) is not None
