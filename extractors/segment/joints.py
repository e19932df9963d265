"""Where a sentence may be cut: commas, semicolons and conjunctions outside brackets and names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from extractors.languages.sentences import enclosed
from extractors.segment.reading import Sentence

_JOINTS: Mapping[str, re.Pattern[str]] = {
    "en": re.compile(
        r"\s*[;,]?\s+(?P<keep>as well as|but (?:(?:ha[sd]|have|is|are|was|were|will) )?also|"
        r"with further)\s"
        r"|\s*;\s*(?:and\s+)?|\s*,\s+(?:and\s+)?|\s+and\s+",
        re.IGNORECASE,
    ),
    "ru": re.compile(
        r"\s*[;,]?\s+(?P<keep>а также|но и)\s|\s*,\s+(?=а\s)"
        r"|\s*;\s*(?:и\s+)?|\s*,\s+(?:и\s+)?|\s+и\s+",
        re.IGNORECASE,
    ),
}
"""What may stand at a cut. "as well as" opens the next part; the others belong to neither."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A place where a sentence may be cut: its left part ends, its right part begins."""

    end: int
    start: int
    mark: Literal[";", ",", "and", "keep"]


def joints_of(sentence: Sentence) -> tuple[Joint, ...]:
    """Every place outside brackets, quotations and names where the sentence might be cut."""
    text = sentence.text
    closed = enclosed(text)
    names = [
        (mark.start - sentence.start, mark.end - sentence.start)
        for mark in (*sentence.organizations, *sentence.dates)
    ]
    days = [(mark.start - sentence.start, mark.end - sentence.start) for mark in sentence.dates]
    places = [
        (mark.start - sentence.start, mark.end - sentence.start) for mark in sentence.territories
    ]
    joints: list[Joint] = []
    for match in _JOINTS[sentence.language.code].finditer(text):
        keep = match.start("keep")
        start = keep if keep >= 0 else match.end()
        if any(a < match.end() - 1 and match.start() < b for a, b in names):
            continue
        if _joins_partners(sentence, match.start(), start):
            continue
        ends = {match.start(), _before_bracket(text, match.start())}
        beside = any(
            any(b in ends for _, b in same)
            and any(
                a == start and (";" not in match.group() or _ends_item(text, b)) for a, b in same
            )
            for same in (days, places)
        )
        if beside:
            continue  # "in July and August 2023", "in Osh (Kyrgyzstan) and Khujand (Tajikistan)"
        if _EMPHASIS.search(text, max(0, match.start() - _LONGEST_RELATIVE), match.start()):
            continue  # "часть которого и составил семинар"
        if any(a < match.start() + 1 <= b for a, b in closed) or not text[start:].strip():
            continue
        words = match.group()
        mark: Literal[";", ",", "and", "keep"] = (
            "keep" if keep >= 0 else ";" if ";" in words else "," if "," in words else "and"
        )
        joints.append(Joint(match.start(), start, mark))
    return tuple(joints)


def _ends_item(text: str, end: int) -> bool:
    """Whether an item of a list ends: "on 3 May; 5 June; …", not "in May; in June | a course …"."""
    return _ITEM_END.match(text, end) is not None


_ITEM_END = re.compile(r"\s*(?:[;,.)]|\Z|and\b|и\b)")


def _before_bracket(text: str, end: int) -> int:
    """Where the words before a bracket without numbers end, or `end` without such a bracket."""
    bracket = _BRACKET.search(text, 0, end)
    return bracket.start() if bracket else end


_BRACKET = re.compile(r"\s*\([^()\d]*\)$")
"""What a name stands for, or where a town lies; a bracket with a date gives an event its own."""

_EMPHASIS = re.compile(r"\bкотор\w+$", re.IGNORECASE)
"""A relative pronoun, after which "и" joins nothing."""

_LONGEST_RELATIVE = 12
"""Letters."""

_BEFORE_PARTNERS = re.compile(
    r"\b(?:with|of|by|for|between|from|to|with the help of|с|со|между|для|от|при поддержке)\s+"
    r"(?:the\s+)?$",
    re.IGNORECASE,
)


def _joins_partners(sentence: Sentence, end: int, start: int) -> bool:
    """Whether a conjunction joins two bodies after one preposition: "together with A and B …"."""
    first = next((m for m in sentence.organizations if m.end - sentence.start == end), None)
    second = any(mark.start - sentence.start == start for mark in sentence.organizations)
    if first is None or not second:
        return False
    return _BEFORE_PARTNERS.search(sentence.text[: first.start - sentence.start]) is not None
