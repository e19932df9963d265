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
