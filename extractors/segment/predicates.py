"""Whether a clause still waits for its predicate where it might be cut.

What stands before it then only describes its subject, or opens it, and can be no activity alone.
"""

import re
from collections.abc import Sequence

from extractors.languages import VerbGroup
from extractors.segment.joints import Joint
from extractors.segment.reading import Sentence

RELATIVE = re.compile(r"\b(?:which|that|who|whose|where|[Кк]отор\w+|где)\b")
"""In small letters: "WHO" is a body."""

_PARTICIPLE = re.compile(
    r"(?:\w+ed|held|built|run|given|led|set|made|taught|drawn|written|begun|paid)\s"
    r"(?:(?:up|out|over|off|down|together|jointly|back)\s)?"
    r"(?:in|by|on|at|for|to|from|under|within|with|as|of|during|since|between)\b"
)
"""A past form without an object, which may be a participle: "set up by IOM in 2014"."""

_JOINED = re.compile(r"\b(?:and|or|и|или)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_APART = re.compile(r",\s+(?:\w+ly\s+)?$")


def waits_for_predicate(sentence: Sentence, joint: Joint) -> bool:
    """Whether each verb of a clause before a joint only describes what it is about.

    "The project, which UNDP carries out and which Japan pays for, | runs from 2018 to 2021", «В
    рамках проекта, который финансирует Норвегия | и осуществляет МОМ, открыт класс», "The network,
    set up in 2014 | and handed over in 2020, | offers lessons".
    """
    start, end = clause_around(sentence, joint)
    before = [verb for verb in sentence.verbs if start <= verb.start < joint.end]
    if not before or not all(_describing(sentence, start, before)):
        return False
    after = [verb for verb in sentence.verbs if joint.start <= verb.start < end]
    if joint.mark == "and":
        return _is_predicate_behind(sentence, after)
    return any(not d for d in _describing(sentence, joint.start, after))


def clause_around(sentence: Sentence, joint: Joint) -> tuple[int, int]:
    """Where the clauses between the semicolons around a joint begin and end."""
    before = sentence.text.rfind(";", 0, joint.end) + 1
    after = sentence.text.find(";", joint.start)
    start = before + len(sentence.text[before:]) - len(sentence.text[before:].lstrip())
    return start, len(sentence.text) if after < 0 else after


def _describing(sentence: Sentence, start: int, verbs: Sequence[VerbGroup]) -> list[bool]:
    """Of each verb, whether it stands in a relative clause or is a participle behind its noun."""
    found: list[bool] = []
    for verb in verbs:
        between = sentence.text[start : verb.start]
        participle = (
            sentence.language.code == "en"
            and _PARTICIPLE.match(sentence.text, verb.start) is not None
        )
        joined = bool(found and found[-1]) and _JOINED.search(between) is not None
        apart = participle and _APART.search(between) is not None
        alike = joined and (participle or sentence.language.code == "ru")
        found.append(RELATIVE.search(between) is not None or apart or alike)
        start = verb.end
    return found


def _is_predicate_behind(sentence: Sentence, after: Sequence[VerbGroup]) -> bool:
    """Whether a comma parts the next verb from a later one, which is that of the clause."""
    if not after:
        return False
    first, *later = after
    return any(
        "," in sentence.text[first.end : verb.start]
        and not RELATIVE.search(sentence.text, first.end, verb.start)
        and not _JOINED.search(sentence.text[first.end : verb.start])
        for verb in later
    )
