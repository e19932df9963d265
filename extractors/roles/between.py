"""What may stand between a subject and its verb: further persons beside it, a relative clause."""

import re
from collections.abc import Sequence

from extractors.model import Mention

_OTHERS = re.compile(
    r"(?:,\s(?:the\s)?[A-Z][\w’'-]*){0,3}\s(?:and|и)\s(?:the\s)?[A-Z][\w’'-]*(?=\s[a-z])"
)
"""Further bodies of the same persons: "Staff of the EEAS | , the Council and the Commission"."""
JOINED_BY = re.compile(
    r",?\s(?:joined|accompanied|supported|assisted)\sby\s[^,;.]{3,80},\s(?=[a-z])"
    r"|,\s(?:together|along|jointly)\swith\s[^,;.]{3,80},\s(?=[a-z])"
    r"|,\s(?:вместе|совместно)\sс\s[^,;.]{3,80},\s(?=[а-яё])"
)
"""Set off between who acts and what they do: "Two members, joined by an officer of X, visited"."""
_PERSON = re.compile(
    r"(?:,?\s(?:and|as\swell\sas)|,)\s(?:(?!(?:which|who|that|whose)\b)[\w’'-]+\s){1,6}?(?:of|from|at)\s(?:the\s)?"
    r"|(?:\sи|,)\s(?:(?!котор)[а-яё-]+\s){1,5}(?:из\s|от\s)?"
)
"""Before the body of a further person: "An expert of X | and a legal officer of Y travelled"."""
_SEAT = re.compile(r"\sin\s(?:[A-Z][\w-]+\s?){1,2}(?=,)")
_RELATIVE = re.compile(
    r",\s(?:(?:in|to|at|of|for|with|by|on|through|under)\s)?(?:which|who|whose|whom|where)\s"
    r"[^.;:]{3,160}"
)
"""A relative clause behind a subject, and what follows: "the Centre, where X has a desk, runs"."""


def behind_persons(text: str, end: int, *, bodies: Sequence[Mention], verbs: Sequence[int]) -> int:
    """Where the words go on behind further persons who do the same, each of a body of their own.

    Args:
        text: the sentence, without line breaks.
        end: where the first person's body ends.
        bodies: the bodies that the sentence names.
        verbs: where its verbs begin; none may stand between.

    Returns:
        `end` itself where nobody further is named.
    """
    while (person := _PERSON.match(text, end)) is not None:
        body = next((body for body in bodies if body.start == person.end()), None)
        if body is None or any(end <= verb < body.start for verb in verbs):
            break
        end = body.end
    return end


def behind_others(
    text: str, end: int, limit: int, *, bodies: Sequence[Mention], verbs: Sequence[int]
) -> int:
    """Where the words go on behind all who are named beside a subject, before `limit`."""
    further = behind_persons(text, end, bodies=bodies, verbs=verbs)
    others = _OTHERS.match(text, further, limit)
    return further if others is None else others.end()


def acts_over_relative(text: str, end: int, limit: int, *, verbs: Sequence[int]) -> bool:
    """Whether a verb follows a relative clause: "The office of X, where Y has a desk, runs"."""
    seat = _SEAT.match(text, end, limit)
    relative = _RELATIVE.match(text, end if seat is None else seat.end(), limit)
    return relative is not None and any(
        relative.start() < verb <= relative.end() and text.startswith(", ", verb - 2)
        for verb in verbs
    )
